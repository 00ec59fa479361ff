"""One exact figure under two names: a load factor of 87.4 pct that comes back as "the punctuality of 87.4 pct".

A figure's name is the noun of which it is said outright: "sales of $612 million", "Punctuality: 81.3 pct", "turnover
was $4.16 million", "9.4 million seats". Right news that gives an exact figure again gives it the same name, or one that
means as much. So two names are a slip where the words are known to mean two things, or where the second one has a
figure of its own in the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from factcheck.claims.facets.around import stem_of
from factcheck.claims.view import Reading
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.numbers.digits import digits_of

DIGITS, MOST = 3, 6
"""Digits of a figure that hardly comes up twice, and places of one that are held against each other."""
SHORTEST, HALF = 3, 5
APART = 50
"""Figures of one kind, of which one is so many times the other, are not of two names that could be confused."""
ZONES = frozenset(("teaser", "correction", "table"))
KINDS = frozenset(("money", "percent", "count", "number"))
_ABOUT = r"(?:about |some |around |nearly |over |just |more than |almost |up to )?"
_BEFORE = (
    regex(rf"([A-Za-z-]+) of {_ABOUT}$"),
    regex(r"^\W*([A-Z][A-Za-z -]{2,40}): ?$"),
    regex(
        r"\b([a-z-]{4,})(?: of [a-z -]{0,25})? (?:was|were|is|are|total+ed|came to|stood at|reached|amounted to|rose to"
        rf"|fell to|grew to) {_ABOUT}$"
    ),
)
_BEHIND = regex(
    r"^ (?:in|of) (?:[a-z]+ )?([a-z-]{3,})"
    r"(?=[,.;)]|$| (?:in|for|from|last|this|a|on|to|was|were|and|at|during|are|is)\b)"
)
_WORD = regex(r"[a-z-]+")


@dataclass(frozen=True, slots=True)
class TwoNames:
    """Two places of one figure, in the order of the text, and the names that they give it; `rival` is the figure that
    has the second of them elsewhere."""

    first: Claim
    second: Claim
    names: tuple[str, str]
    rival: Claim | None


def two_names(reading: Reading) -> Iterator[TwoNames]:
    """The exact figures of an article that have two names, each once."""
    groups: dict[tuple[str, str | None, Decimal], list[Claim]] = {}
    for claim in reading.claims:
        value = claim.quantity.value
        if value is not None and claim.mention.kind in KINDS and claim.zone not in ZONES and _is_exact(claim, value):
            groups.setdefault((_kind(claim), claim.quantity.currency, value), []).append(claim)
    beside = {(sentence.field, sentence.start): claims for sentence, claims in reading.by_sentence}
    for places in groups.values():
        yield from list(_renamed(reading, places[:MOST], beside))[:1]


def _kind(claim: Claim) -> str:
    return "count" if claim.mention.kind == "number" else claim.mention.kind


def _is_exact(claim: Claim, value: Decimal) -> bool:
    """Has a figure three digits, or two with a decimal that is no half ("9.4 million")?"""
    if claim.mention.number is None or claim.mention.number.vague or value <= 0:
        return False
    digits = digits_of(value)
    return len(digits) >= DIGITS or (len(digits) == DIGITS - 1 and "." in claim.text and digits[-1] != str(HALF))


def _renamed(
    reading: Reading, places: Sequence[Claim], beside: Mapping[tuple[str, int], Sequence[Claim]]
) -> Iterator[TwoNames]:
    """The places of one figure under two names; `beside` are the claims of each sentence."""
    for first, second in combinations(places, 2):
        one, other = (
            _own_names(here, there, beside[there.sentence.field, there.sentence.start])
            for here, there in ((first, second), (second, first))
        )
        if first.sentence == second.sentence or not one or not other:
            continue
        rival = next((claim for claim in reading.claims if _is_rival(claim, first, one, other)), None)
        if rival is not None or _mean_two_things(one, other):
            yield TwoNames(first, second, (min(one), min(other)), rival)


def _own_names(claim: Claim, other: Claim, beside: Sequence[Claim]) -> frozenset[str]:
    """The names of a figure that the sentence of its other place does not have, unless for another figure; none where
    that has one of them."""
    there = {stem_of(word) for word in _WORD.findall(other.sentence_text.lower())}
    rivals = (name for one in beside if one.quantity.value != other.quantity.value for name in names_of(one))
    there -= set(map(stem_of, rivals)) - set(map(stem_of, names_of(other)))
    names = names_of(claim)
    return frozenset() if any(stem_of(name) in there for name in names) else names


def names_of(claim: Claim) -> frozenset[str]:
    """The nouns of which a figure is said outright; of what is counted, its noun."""
    start = claim.span.start - claim.sentence.start
    before, behind = claim.sentence_text[:start], claim.sentence_text[start + len(claim.text) :]
    found = [match[1] for pattern in _BEFORE if (match := pattern.search(before))]
    if (match := _BEHIND.match(behind)) and claim.mention.kind == "money":
        found.append(match[1])
    if claim.mention.kind == "count" and claim.mention.unit:
        found = [claim.mention.unit.split()[-1]]
    words = (word for name in found for word in name.lower().split())
    return frozenset(word for word in words if len(word) >= SHORTEST and stem_of(word) not in _empty())


def _is_rival(claim: Claim, first: Claim, one: frozenset[str], other: frozenset[str]) -> bool:
    """Has another figure of the kind the second name, and nothing of the first? What is counted has many names: homes
    are customers, mothers are participants."""
    value, own = claim.quantity.value, first.quantity.value
    if value is None or own is None or value <= 0 or value == own or not 1 / APART < value / own < APART:
        return False
    if _kind(claim) != _kind(first) or claim.quantity.currency != first.quantity.currency or _kind(claim) == "count":
        return False
    stems = {stem_of(name) for name in names_of(claim)}
    return any(stem_of(name) in stems for name in other) and not any(stem_of(name) in stems for name in one)


def _mean_two_things(one: frozenset[str], other: frozenset[str]) -> bool:
    """Are both names known, as words of two senses?"""
    a, b = ({sense for name in names for sense in _senses().get(name, ())} for names in (one, other))
    return bool(a) and bool(b) and a.isdisjoint(b)


@cache
def _senses() -> dict[str, tuple[str, ...]]:
    """What the words say of a figure."""
    found: dict[str, tuple[str, ...]] = {}
    for sense, _, _, forms in rows("senses"):
        for form in forms.split("|"):
            found[form] = (*found.get(form, ()), sense)
    return found


@cache
def _empty() -> frozenset[str]:
    """The stems of nouns that name no measure: "a total of", "a figure of"."""
    return frozenset(
        stem_of(word) for kind, words in rows("sense_signs") if kind == "empty" for word in words.split("|")
    )
