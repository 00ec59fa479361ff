"""The same thing twice: two numbers of an article that may speak of one quantity."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.places import Place
from factcheck.relations.strip import Strip, Term

LETTERS = frozenset("MCNPLRAXTU")
MOST = 60
"""Numbers of one kind in an article that are still held all against all."""
WITHIN = 3.0
COMMON = 2
"""So many words of their surroundings two numbers share at the least, if nothing else ties them."""
TIED = 6
"""Tokens from both numbers, added up, to a word that stands close to either."""
SMALL = 100
"""Numbers below are not taken for ten times too few."""
HANDFUL = 12
CLOSELY = 3
SELECTING = frozenset(("top", "number", "no", "last", "first", "next"))
"""Words before a number that pick so many out of more, or make it a name."""
LARGE = 1_000_000
"""A bare number with such a scale ("thirty-six million") may be an amount of money."""


def same(strip: Strip) -> Iterator[Hypothesis]:
    """The pairs that may speak of one quantity, each with the later number as its anchor."""
    groups: dict[str, list[Term]] = {}
    for term in strip.terms:
        if term.letter in LETTERS and term.value > 0 and _says(strip, term):
            groups.setdefault("count" if term.bare else term.group, []).append(term)
    large = [term for term in groups.get("count", ()) if term.bare and _scale(term) >= LARGE]
    for group, terms in groups.items():
        if large and group.startswith("money:"):
            terms = sorted([*terms, *large], key=lambda term: term.order)
        if len(terms) <= MOST:
            yield from _pairs(strip, terms)


def _says(strip: Strip, term: Term) -> bool:
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
    places = strip.places
    for i, a in enumerate(terms):
        for b in terms[i + 1 :]:
            if a.sentence == b.sentence or not _related(a, b, places[a.order], places[b.order]):
                continue
            made = hypothesis("same", b, ("earlier", a))
            if made is not None:
                yield made


def _related(a: Term, b: Term, at: Place, other: Place) -> bool:
    """Are two numbers so near, or powers of ten apart, that one may be the other miswritten, and tied by a word close
    to both, by more words around them, or by what they measure? Handfuls are two things, but for "all nine"."""
    ratio = a.value / b.value
    within = 1 / WITHIN < ratio < WITHIN
    if not within and not _powers(a, b, ratio):
        return False
    tied = tie(at, other)
    if a.letter in "CN" and a.own <= HANDFUL and b.own <= HANDFUL:
        return tied <= CLOSELY and other.pointing == "all"
    shared = len(at.stems & other.stems)
    if not within:
        return tied <= CLOSELY or shared > COMMON
    if tied <= TIED or shared >= COMMON:
        return True
    x, y = a.claim, b.claim
    facets = (x.measure is not None and x.measure == y.measure) + (x.status == y.status != "actual")
    return shared + facets >= COMMON


def _powers(a: Term, b: Term, ratio: float) -> bool:
    if min(a.own, b.own) < SMALL and not (_scale(a) > 1 and _scale(b) > 1):
        return False
    return any(abs(ratio / power - 1) < 0.005 or abs(ratio * power - 1) < 0.005 for power in (10, 100, 1000, 1e6))


def tie(a: Place, b: Place) -> int:
    """How far the nearest common word is from both numbers together."""
    return min((away + b.close[word] for word, away in a.close.items() if word in b.close), default=2 * TIED)
