"""Numbers that stand together: close, with no other that could take the place of one, and of one kind."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.strip import Strip, Term, commensurate

FAR = 1
"""Sentences between the first and the last number of a construction."""
ASIDE = "DUOAT"
"""Letters of numbers that may stand between without taking part: dates, lengths of time, ordinals, ages."""


def follows(strip: Strip, a: Term, b: Term) -> bool:
    """Does one number come right after another, but for dates and the like?"""
    return a.order < b.order and all(term.letter in ASIDE for term in strip.terms[a.order + 1 : b.order])


def alone(strip: Strip, one: Term, aside: str) -> bool:
    """Does a number stand in a sentence of its own, but for numbers with some letters?"""
    return all(term is one or term.letter in aside for term in strip.sentence(one.sentence))


def another(strip: Strip, members: Sequence[Term], result: Term) -> bool:
    """Does another number of the result's kind stand in a sentence of these?"""
    kind = result.group.partition("/")[0]
    mine = {term.order for term in members}
    return any(
        term.group.partition("/")[0] == kind and term.order not in mine
        for number in {term.sentence for term in members}
        for term in strip.sentence(number)
    )


def span(first: Term, last: Term) -> str:
    """What the name of a construction ends in where its numbers stand in more than one sentence."""
    return "" if first.sentence == last.sentence else " over two sentences"


def closed(strip: Strip, one: Hypothesis, letters: str = "PQX", far: int = FAR) -> bool:
    """Do the numbers of a hypothesis stand together, with no other that could take the place of one of them?"""
    members = [term for _, term in one.roles if term.order >= 0]
    first, last = members[0], members[-1]
    if last.sentence - first.sentence > far or strip.zones[first.sentence] == "table":
        return False
    if ("headline" in (strip.zones[first.sentence], strip.zones[last.sentence])) and first.sentence != last.sentence:
        return False
    mine = {term.order for term in members}
    pair = [term for _, term in one.operands if not term.bare] or [term for _, term in one.operands]
    return not any(
        term.letter in letters or term.letter == one.anchor.letter or any(_alternative(term, other) for other in pair)
        for term in strip.terms[first.order : last.order + 1]
        if term.order not in mine
    )


def _alternative(term: Term, other: Term) -> bool:
    """Could a number stand in the place of another? A count of other things could not ("530 shops, nine countries")."""
    if not commensurate(term, other):
        return False
    names = term.claim.quantity.unit, other.claim.quantity.unit
    return term.letter != "C" or other.letter != "C" or None in names or names[0] == names[1]


def alike(a: Term, b: Term) -> bool:
    x, y = a.claim, b.claim
    nouns = {x.quantity.unit, y.quantity.unit} - {None}
    if (
        len(nouns) > 1
        and a.letter not in "LT"
        and not (x.mention.noun_class and x.mention.noun_class == y.mention.noun_class)
    ):
        return False
    counted = a.letter in "NC" and b.letter in "NC"
    return a.letter == b.letter or counted or a.bare or b.bare or "R" in (a.letter, b.letter)
