"""The same thing twice: two numbers of an article that may speak of one quantity."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.places import Place
from factcheck.relations.slips import SLIPS, difference, significant
from factcheck.relations.strip import Strip, Term

LETTERS = frozenset("MCNPLRAXTU")
MOST = 60
"""Numbers of one kind in an article that are still held all against all."""
WITHIN = 3.0
TIED = 6
"""Tokens from both numbers, added up, to a word that stands close to either."""
LEAD = 2
"""Sentences of the text in which a figure of the headline is looked for in any words."""
LONG = 4
"""Digits of two numbers that are no accident where all but one are the same."""
SELECTING = frozenset(("top", "number", "no", "last", "first", "next"))
"""Words before a number that pick so many out of more, or make it a name."""
LARGE = 1_000_000
"""A bare number with such a scale ("thirty-six million") may be an amount of money."""
POWERS = (10, 100, 1000, 1e6)
LENGTHENED = frozenset(("swap", "words", "scale", "teen"))
"""Slips that two unrelated numbers of two digits and more are hardly ever apart by."""


def same(strip: Strip) -> Iterator[Hypothesis]:
    """The pairs that may speak of one quantity, each with the later number as its anchor."""
    groups: dict[str, list[Term]] = {}
    for term in strip.terms:
        if term.letter in LETTERS and term.value > 0 and says(strip, term):
            groups.setdefault("count" if term.bare else term.group.partition("/")[0], []).append(term)
    large = [term for term in groups.get("count", ()) if term.bare and _scale(term) >= LARGE]
    for group, terms in groups.items():
        if large and group.startswith("money:"):
            terms = sorted([*terms, *large], key=lambda term: term.order)
        if len(terms) <= MOST:
            yield from _pairs(strip, terms)


def says(strip: Strip, term: Term) -> bool:
    """Is it a number of its own: no "a million" or "dozens", no "top 10", no "two-member commission"?"""
    claim = term.claim
    numeral = claim.mention.number
    if numeral is None or numeral.vague or claim.text[:2].lower() == "a ":
        return False
    end = claim.mention.end - claim.sentence.start
    if term.letter in "CN" and claim.sentence_text[end : end + 1] == "-":
        return False
    return term.at == 0 or strip.tokens[term.at - 1] not in SELECTING


def _scale(term: Term) -> int:
    numeral = term.claim.mention.number
    return int(numeral.scale) if numeral is not None else 1


def _pairs(strip: Strip, terms: list[Term]) -> Iterator[Hypothesis]:
    for i, a in enumerate(terms):
        for b in terms[i + 1 :]:
            if a.sentence == b.sentence or not likened(a, b) or not _tied(strip, a, b) or _picked(strip, b):
                continue
            made = hypothesis("same", b, ("earlier", a))
            if made is not None:
                yield made


def _picked(strip: Strip, term: Term) -> bool:
    """Does a clause pick some of the things that were counted before ("all 35 managers who answered")?"""
    return not RELATIVE.isdisjoint(strip.tokens[term.at + 1 : term.at + 3])


RELATIVE = frozenset(("who", "that", "which", "whose"))


def likened(a: Term, b: Term) -> bool:
    """Are two numbers so near, or powers of ten apart, that one may be the other miswritten?"""
    ratio = a.value / b.value
    if 1 / WITHIN < ratio < WITHIN:
        return True
    if a.claim.quantity.per != b.claim.quantity.per:
        return False  # a total and so much of it for each are a power of ten apart by accident
    return any(abs(ratio / power - 1) < NEGLIGIBLE or abs(ratio * power - 1) < NEGLIGIBLE for power in POWERS)


NEGLIGIBLE = 1e-6


def _tied(strip: Strip, a: Term, b: Term) -> bool:
    """Does anything tie two numbers: a word of their surroundings, what they count, the headline and the lead, or the
    slip that makes one of the other, which is the less of an accident the longer they are?"""
    at, other = strip.places[a.order], strip.places[b.order]
    if not at.stems.isdisjoint(other.stems):
        return True
    if a.letter == b.letter == "C" and a.claim.quantity.unit == b.claim.quantity.unit:
        return True
    if strip.zones[a.sentence] == "headline" and b.sentence <= a.sentence + LEAD:
        return True
    digits = max(significant(a), significant(b))
    if digits < 2:
        return False
    how = difference(a, b)
    return how in LENGTHENED or (how == "digit" and digits >= LONG) or bool(other.pointing and how in SLIPS)


def tie(a: Place, b: Place) -> int:
    """How far the nearest common word is from both numbers together."""
    return min((away + b.close[word] for word, away in a.close.items() if word in b.close), default=2 * TIED)
