"""The same thing twice: two numbers of an article that may speak of one quantity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.strip import PARAGRAPH, SENTENCE, Strip, Term
from factcheck.vocabulary import rows

LETTERS = frozenset("MCNPLRAXTU")
REACH = 9
MOST = 60
"""Numbers of one kind in an article that are still held all against all."""
WITHIN = 3.0
COMMON = 2
"""So many words of their surroundings two numbers share at the least, if they do not count the same noun."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A number with the content words around it, within its clause."""

    term: Term
    stems: frozenset[str]


def same(strip: Strip) -> Iterator[Hypothesis]:
    """The pairs that may speak of one quantity, each with the later number as its anchor."""
    groups: dict[str, list[Place]] = {}
    for term in strip.terms:
        if term.letter in LETTERS and term.value > 0:
            group = "count" if term.bare else term.group
            groups.setdefault(group, []).append(Place(term, stems(strip, term)))
    for places in groups.values():
        if len(places) <= MOST:
            yield from _pairs(places)


def _pairs(places: list[Place]) -> Iterator[Hypothesis]:
    for i, a in enumerate(places):
        for b in places[i + 1 :]:
            if a.term.sentence == b.term.sentence or not _near(a.term, b.term):
                continue
            if not _related(a, b):
                continue
            made = hypothesis("same", b.term, ("earlier", a.term))
            if made is not None:
                yield made


def _related(a: Place, b: Place) -> bool:
    """Do two numbers count the same noun, share words, or share what they measure or whether it is to come?"""
    x, y = a.term.claim, b.term.claim
    shared = len(a.stems & b.stems)
    if shared >= COMMON or _one_noun(a.term, b.term):
        return True
    facets = (x.measure is not None and x.measure == y.measure) + (x.status == y.status != "actual")
    return shared + facets >= COMMON or (shared > 0 and a.term.sentence == 0)


def _near(a: Term, b: Term) -> bool:
    ratio = a.value / b.value
    if 1 / WITHIN < ratio < WITHIN:
        return True
    return any(abs(ratio / power - 1) < 0.005 or abs(ratio * power - 1) < 0.005 for power in (10, 100, 1000, 1e6))


def _one_noun(a: Term, b: Term) -> bool:
    one, other = a.claim.quantity.unit, b.claim.quantity.unit
    return a.letter == "C" and one is not None and one == other


def stems(strip: Strip, term: Term) -> frozenset[str]:
    """The content words around a number, up to the ends of its sentence."""
    tokens = strip.tokens
    left = term.at
    while left > 0 and term.at - left < REACH and tokens[left - 1] not in (SENTENCE, PARAGRAPH):
        left -= 1
    right = term.at + 1
    while right < len(tokens) and right - term.at <= REACH and tokens[right] not in (SENTENCE, PARAGRAPH):
        right += 1
    common = common_words()
    return frozenset(
        token for token in tokens[left:right] if len(token) > 2 and token not in common and not token.isupper()
    )


@cache
def common_words() -> frozenset[str]:
    """Words that say nothing of what a number counts."""
    from factcheck.facets.around import stem_of

    listed = {word for kind, words in rows("context") if kind == "common" for word in words.split("|")}
    return frozenset(listed | {stem_of(word) for word in listed})
