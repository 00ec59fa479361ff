"""An article as one strip of words and numbers: what every proposer looks for relations in.

Sentences follow each other in the order of the text, so that a window over two sentences is a stretch of the strip
like any other. Words are stems in lower case; words that say which way a number went are "+" or "-"; a number stands as
the capital of its kind (see `factcheck.claims.grammar`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Any

from factcheck.claims.facets.around import around, stem_of
from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.mention import DIMENSIONS
from factcheck.model.records import dataclass, replace
from factcheck.numbers.tolerance import one_grain, spread
from factcheck.numbers.units import unit
from factcheck.relations.frames.change_words import words as movements
from factcheck.relations.places import PARAGRAPH, SENTENCE, Place, places, root

_TOKEN = regex(r"[a-z0-9&'’.-]*[a-z][a-z0-9&'’-]*|[,;:()—|*•·%$]|\.(?= |$)|[?!]")
JUBILEES = ("anniversary", "birthday", "jubilee", "wedding anniversary")
OLDEST = 1000
"""The first year that is reckoned with."""
LONGEST = 80
"""Numbers in a sentence that is still read as one."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A number as an operand: `at` is its place among the tokens, `order` its number among the terms of the strip,
    `sentence` and `paragraph` count from 0.

    Numbers of one `group` can be added and compared: "money:USD", "count", "percent", "length". `value` is in the
    group's base unit; `low` to `high` is what it may have been rounded from, as a sum or a quotient takes it. All three
    are floats, for search alone: what is reported is computed again from the claims' decimals.
    """

    claim: Claim
    at: int
    order: int
    sentence: int
    paragraph: int
    letter: str
    group: str
    value: float
    low: float
    high: float

    @property
    def number(self) -> tuple[float, float, float]:
        """Value, low and high in the group's base unit."""
        return self.value, self.low, self.high

    @property
    def own(self) -> float:
        """The value in the unit that is written."""
        return float(self.claim.quantity.value or 0)

    @property
    def in_own_unit(self) -> tuple[float, float, float]:
        """Value, low and high in the unit that is written: "25" of "25 days"."""
        factor = self.own / self.value if self.value else 1.0
        return self.own, self.low * factor, self.high * factor

    def scaled(self, factor: float) -> Term:
        """The same number so many times as large."""
        return replace(self, value=self.value * factor, low=self.low * factor, high=self.high * factor)

    @property
    def jubilee(self) -> bool:
        """Is it the number of an anniversary ("its 50th anniversary")?"""
        return self.letter == "O" and self.claim.quantity.unit in JUBILEES

    @property
    def bare(self) -> bool:
        """Is it a number with neither unit nor noun, which may be of any kind?"""
        return self.claim.quantity.kind == "number" and self.claim.quantity.unit is None


@dataclass(frozen=True, eq=False)
class Strip:
    """`tokens` are the words and numbers in order; `terms` the numbers that have a value, in order; `starts` the number
    of the first term of each sentence, with the number of all terms last."""

    reading: Reading
    tokens: list[str]
    terms: list[Term]
    starts: list[int]
    zones: list[str]
    published: Term | None = None

    def sentence(self, number: int) -> list[Term]:
        """The terms of one sentence; none of one that is too long to be read as one."""
        return self.sentences[number] if 0 <= number < len(self.sentences) else []

    @cached_property
    def sentences(self) -> list[list[Term]]:
        return [self.terms[first:after] if after - first <= LONGEST else [] for first, after in pairwise(self.starts)]

    def beside(self, term: Term) -> set[tuple[str, float]]:
        """The other numbers of a term's sentence, each by its group and value."""
        return {(one.group, one.value) for one in self.sentence(term.sentence) if one is not term}

    @cached_property
    def places(self) -> list[Place]:
        """Where each term stands, by its `order`."""
        return places(self.tokens, self.terms)

    @cached_property
    def seen(self) -> Counter[str]:
        """In how many sentences of the article each root stands."""
        return Counter(word for words in self.roots for word in words)

    @cached_property
    def roots(self) -> list[frozenset[str]]:
        """The roots of the words of each sentence, with those of what its numbers count."""
        found: list[set[str]] = [set() for _ in self.zones]
        number = 0
        for token in self.tokens:
            if token == SENTENCE:
                number += 1
            elif len(token) > 2:
                found[number].add(root(token.lstrip("+-")))
        for term in self.terms:
            found[term.sentence] |= self.places[term.order].phrase
        return [frozenset(one) for one in found]

    @cached_property
    def below(self) -> list[int]:
        """How many sentences stand before each one that are of the text itself, no headline or summary."""
        return list(accumulate((zone not in ("headline", "summary") for zone in self.zones), initial=0))

    @cached_property
    def resemblances(self) -> dict[tuple[int, int], float]:
        """How much pairs of terms resemble each other, as far as it was asked (see `resemblance`)."""
        return {}

    @cached_property
    def beside_terms(self) -> dict[int, Any]:
        """What stands beside terms, by their `order`, as far as it was asked (see `likeness`)."""
        return {}

    @cached_property
    def sides(self) -> dict[int, tuple[str, str, str, str]]:
        """What stands beside numbers, by their place, as far as it was asked (see `evidence`)."""
        return {}

    @cached_property
    def gaps(self) -> dict[tuple[int, int], list[str]]:
        """What stands between numbers, by their places, as far as it was asked (see `evidence`)."""
        return {}

    @cached_property
    def groups(self) -> dict[str, list[Term]]:
        """The terms by what they can be compared with, in order."""
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            found.setdefault(term.group, []).append(term)
        return found

    def group(self, name: str) -> list[Term]:
        """The terms of one group, but for a group that is too large to be held all against all."""
        found = self.groups.get(name, [])
        return found if len(found) <= LONGEST else []

    def named(self, sentence: int) -> frozenset[str]:
        """The capitalized words inside a sentence that holds a term."""
        known = self.names.get(sentence)
        if known is None:
            inside = self.sentence(sentence)
            known = self.names[sentence] = around(inside[0].claim).names if inside else frozenset()
        return known

    @cached_property
    def names(self) -> dict[int, frozenset[str]]:
        """What `named` found so far."""
        return {}

    def windows(self) -> Iterator[tuple[int, list[Term]]]:
        """The sentences that hold terms, by number."""
        return ((number, inside) for number, inside in enumerate(self.sentences) if inside)


def strip(reading: Reading) -> Strip:
    """The strip of one article; teasers and correction notices are left out."""
    tokens: list[str] = []
    terms: list[Term] = []
    starts: list[int] = []
    zones: list[str] = []
    paragraph, block, field = -1, -1, ""
    for number, frame in enumerate(reading.frames):
        sentence = frame.sentence
        if sentence.block != block or sentence.field != field:
            paragraph, block, field = paragraph + 1, sentence.block, sentence.field
            tokens.append(PARAGRAPH)
        starts.append(len(terms))
        zones.append(sentence.zone)
        _add(frame, number, paragraph, tokens, terms)
        tokens.append(SENTENCE)
    starts.append(len(terms))
    return Strip(reading, tokens, terms, starts, zones, _published(reading, len(tokens), len(terms)))


def _published(reading: Reading, at: int, order: int) -> Term | None:
    """The day of publication as a term behind all others; None where it is not known to the month."""
    window = reading.context.published
    if window is None or window.start is None or window.end is None or not reading.claims:
        return None
    low, high = float(window.start.toordinal()), float(window.end.toordinal() - 1)
    if high - low > 31:
        return None
    return Term(reading.claims[0], at, order, -1, -1, "D", "date", (low + high) / 2, low, high)


def _add(frame: Frame, sentence: int, paragraph: int, tokens: list[str], terms: list[Term]) -> None:
    """Appends the tokens and the terms of one sentence."""
    done = 0
    for claim, place in zip(frame.claims, frame.places, strict=True):
        tokens.extend(_tokens(frame.text[done:place]))
        letter = frame.text[place]
        made = _term(claim, letter, len(tokens), len(terms), sentence, paragraph)
        if made is not None:
            terms.append(made)
        tokens.append(letter)
        done = place + 1
    tokens.extend(_tokens(frame.text[done:]))


def _tokens(text: str) -> list[str]:
    return [token_of(word) for word in _TOKEN.findall(text)]


@lru_cache(maxsize=65536)
def token_of(word: str) -> str:
    """A word as a token: "+" or "-" for what says which way a number went, else its stem."""
    moved = movements().get(word)
    if moved is not None:
        return f"+{moved[1]}" if moved[0] == "up" and moved[1] else f"-{moved[1]}" if moved[1] else _SIGN[moved[0]]
    return stem_of(word)


_SIGN = {"up": "+", "down": "-"}


def _term(claim: Claim, letter: str, at: int, order: int, sentence: int, paragraph: int) -> Term | None:
    quantity = claim.quantity
    value = quantity.value
    if letter == "D":
        when = quantity.when
        if when is None or when.start is None or when.end is None or when.start.year < OLDEST:
            return None
        first, last = float(when.start.toordinal()), float(when.end.toordinal() - 1)
        return Term(claim, at, order, sentence, paragraph, letter, "date", (first + last) / 2, first, last)
    if value is None:
        return None
    group, scale = group_of(claim)
    around = spread(claim)
    low = value if around.low is None else around.low
    high = value if around.high is None else around.high
    factor = float(scale)
    return Term(
        claim, at, order, sentence, paragraph, letter, group,
        float(value) * factor, float(low) * factor, float(high) * factor,
    )  # fmt: skip


def group_of(claim: Claim) -> tuple[str, Decimal]:
    """What a claim can be added to and compared with, and the factor into that group's base unit."""
    quantity = claim.quantity
    group, factor = _plain(claim), Decimal(1)
    if quantity.kind in DIMENSIONS or quantity.kind == "duration":
        known = unit(quantity.unit or "")
        if known is None or known.offset or known.reciprocal:
            group = f"{quantity.kind}:{quantity.unit}"
        else:
            group, factor = quantity.kind, known.factor
    return (group if quantity.per is None else f"{group}/{quantity.per}"), factor


def _plain(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity.kind == "money":
        return f"money:{quantity.currency}"
    if quantity.kind in ("count", "number"):
        return "count"
    if quantity.kind == "percent":
        return quantity.unit or "percent"
    return quantity.kind


def commensurate(a: Term, b: Term) -> bool:
    """May two numbers be of one kind? A bare number may be of any kind that is no percentage, age or ordinal."""
    if a.group == b.group:
        return True
    if a.bare:
        return b.group.startswith(("money", "count")) or b.group in DIMENSIONS
    return b.bare and (a.group.startswith(("money", "count")) or a.group in DIMENSIONS)


def in_unit_of(term: Term, other: Term) -> Term:
    """A bare number in the unit of another: "1,900" of "4,200 hectares"."""
    if not term.bare or other.bare or not other.own:
        return term
    return term.scaled(other.value / other.own)


def as_precise(a: Term, b: Term) -> tuple[Term, Term]:
    """Two values of one thing, told as precisely as each other: of "$1,210 million" and "$1,100 million" the second is
    no rounder than the first. Where one has two digits more than the other, each is as precise as it is written."""
    widths = a.high - a.low, b.high - b.low
    fine, coarse = min(widths), max(widths)
    if fine <= 0 or not 1.5 < coarse / fine < 15 or a.letter != b.letter or not one_grain(a.claim, b.claim):
        return a, b
    return tuple(
        replace(term, low=term.value - fine / 2, high=term.value + fine / 2) if term.high - term.low > fine else term
        for term in (a, b)
    )  # type: ignore[return-value]


REACH = 55
"""Tokens from the number that a relation computes to the farthest of the others."""
NEAREST = 6
"""So many numbers nearest to it are tried."""


def nearest(strip: Strip, number: int, anchor: Term, wanted: Callable[[Term], bool], sentences: int = 1) -> list[Term]:
    """The wanted numbers above zero nearest to another, in its sentence (`number`) and so many beside it, in the order
    of the text."""
    around = [
        term
        for n in range(number - sentences, number + sentences + 1)
        for term in strip.sentence(n)
        if term is not anchor and term.value > 0 and abs(term.at - anchor.at) <= REACH and wanted(term)
    ]
    if len(around) > NEAREST:
        around = sorted(
            sorted(around, key=lambda term: abs(term.at - anchor.at))[:NEAREST], key=lambda term: term.order
        )
    return around
