"""How much the surroundings of two numbers resemble each other: the words that both stand among, each the heavier the
rarer it is in news and in the article."""

from __future__ import annotations

from math import sqrt

from factcheck.model.records import dataclass
from factcheck.relations.places import common_words
from factcheck.relations.rarity import rarity
from factcheck.relations.strip import Strip, Term

FAR = 9
"""Tokens away at which a word of a number's surroundings that is not close is taken to stand."""
HALF = 6.0
"""Tokens from both numbers, added up, at which a shared word weighs half."""
SEEN = 2.0
"""Sentences of the article that may have a word for it to be rare."""
COMMONEST, RARE = 0.5, 4.0
"""The rarity of a root that weighs nothing, and of one that weighs 1: one article in 55 has it."""
NAME, NAMES = 0.5, 2
"""What a name that both sentences have weighs in rare words, and how many are counted."""


def weight(strip: Strip, root: str) -> float:
    """How much it says that two numbers share a word."""
    if root in common_words():
        return 0.0
    rare = min(max((rarity(root) - COMMONEST) / (RARE - COMMONEST), 0.0), 1.0)
    return rare * sqrt(SEEN / max(strip.seen[root], SEEN))


def resemblance(strip: Strip, a: Term, b: Term) -> float:
    """How much the surroundings of two numbers have in common, in rare words right beside both."""
    key = (a.order, b.order) if a.order < b.order else (b.order, a.order)
    known = strip.resemblances.get(key)
    if known is None:
        known = strip.resemblances[key] = _resemblance(strip, a, b)
    return known


def _resemblance(strip: Strip, a: Term, b: Term) -> float:
    at, other = strip.places[a.order], strip.places[b.order]
    found = 0.0
    for word in sorted(at.stems & other.stems):
        away = at.close.get(word, FAR) + other.close.get(word, FAR)
        found += weight(strip, word) * HALF / (HALF + away)
    names = strip.named(a.sentence) & strip.named(b.sentence)
    return found + NAME * min(len(names), NAMES)


def shared(strip: Strip, a: Term, b: Term) -> float:
    """The weight of the words that the sentences of two numbers share."""
    return sum(weight(strip, word) for word in sorted(strip.roots[a.sentence] & strip.roots[b.sentence]))


def covered(strip: Strip, term: Term, sentence: int) -> float:
    """The share of the words around a number, by their weight, that a sentence has too."""
    stems = sorted(strip.places[term.order].stems)
    whole = sum(weight(strip, word) for word in stems)
    if not whole:
        return 0.0
    return sum(weight(strip, word) for word in stems if word in strip.roots[sentence]) / whole


@dataclass(frozen=True, slots=True)
class Standing:
    """How two numbers stand among the others of their kind: `better` are those that resemble one of them more than the
    other one does, and as large as either; `margin` is by how much the two resemble each other more than the next."""

    better: int
    margin: float


def standing(strip: Strip, term: Term, other: Term) -> Standing:
    """How a number stands to another, against the rest of its group outside of its own sentence."""
    least = resemblance(strip, term, other)
    rest = [
        resemblance(strip, term, one)
        for one in strip.group(term.group)
        if one.sentence != term.sentence and one.order != other.order
    ]
    return Standing(sum(found > least for found in rest), least - max(rest, default=0.0))
