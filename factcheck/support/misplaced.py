"""A right number in the wrong place: said of something else, of another period, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claim import Claim
from factcheck.support.evidence import Candidate, Evidence
from factcheck.support.passages import title_case
from factcheck.support.values import rate, relate, same_noun, slot

FEW = 100
"""Smaller counts stand for too many things to be told apart by their surroundings."""
SAME_PLACE = 0.75
OTHER_PLACE = 0.25
DIGITS = 2
RUN = 4
"""So many content words in a row are no chance."""
BOUND = 30
"""So many characters may stand between a number and the period that it is given for."""
_OPPOSITE = {"up": "down", "down": "up"}


def misplaced(figure: Claim, evidence: Evidence) -> tuple[Candidate, str] | None:
    """The number that the figure should have been, or that it is with another period or direction, and which of the
    three; None where nothing speaks against its place."""
    equal = [one for one in evidence.candidates[figure.id] if one.relation == "equal"]
    other = _swapped(figure, equal, evidence) or _copied(figure, equal, evidence)
    other = other or _of_another_thing(figure, equal, evidence)
    if other is not None:
        return other, "swapped"
    if not equal:
        return None
    if all(_another_rate(figure, one.claim) for one in equal):
        return equal[0], "rate"
    if _digits(figure) < DIGITS:
        return None
    if all(_OPPOSITE.get(figure.direction) == one.claim.direction for one in equal):
        return equal[0], "direction"
    if all(_another_period(figure, one.claim, evidence) for one in equal):
        return equal[0], "period"
    return None


def _swapped(figure: Claim, equal: list[Candidate], evidence: Evidence) -> Candidate | None:
    """Another number stands where the figure should: between the same words, and the equal one does not."""
    value = figure.quantity.value
    if slot(figure) in ("count", "ordinal") and (value is None or abs(value) < FEW):
        return None
    if any((evidence.beside(figure, one.claim) or 0) > OTHER_PLACE for one in equal):
        return None
    for one in evidence.candidates[figure.id]:
        if one.relation == "clashes" and (evidence.beside(figure, one.claim) or 0) >= SAME_PLACE:
            return one
    return None


def _copied(figure: Claim, equal: list[Candidate], evidence: Evidence) -> Candidate | None:
    """Another number stands before the very words that the figure stands before, and the equal one does not."""
    if not equal:
        return None
    run = max(evidence.run(figure, one.claim) for one in equal)
    near = max(one.nearness for one in equal)
    for one in evidence.candidates[figure.id]:
        nearer = one.relation == "clashes" and one.nearness > near and one.claim.quantity.value is not None
        if nearer and evidence.run(figure, one.claim) >= max(RUN, run + RUN - 1):
            return one
    return None


def _of_another_thing(figure: Claim, equal: list[Candidate], evidence: Evidence) -> Candidate | None:
    """ "52 million likes" where the text has 52 million followers and 74 million likes. Headlines are left out: their
    nouns may stand behind a verb ("2 Face Charges")."""
    if slot(figure) not in ("count", "ordinal") or not figure.mention.unit or title_case(figure.sentence_text):
        return None
    if not equal or any(same_noun(figure, one.claim) is not False for one in equal):
        return None
    best = max(one.nearness for one in equal)
    for one in evidence.candidates[figure.id]:
        exact = one.claim.mention.unit == figure.mention.unit
        if one.relation == "clashes" and exact and one.nearness > best and not evidence.told(one, figure):
            return one
    return None


def _digits(claim: Claim) -> int:
    number = claim.mention.number
    return len([c for c in number.digits.rstrip("0") if c.isdigit()]) if number else 0


def _another_rate(figure: Claim, given: Claim) -> bool:
    """ "200 hours a week" for "200 hours a month"."""
    stated, known = rate(figure), rate(given)
    return stated is not None and known is not None and stated != known


def _another_period(figure: Claim, given: Claim, evidence: Evidence) -> bool:
    """Is the figure given for one period and its equal in the text for another that clashes with it?"""
    stated = _period_of(figure, evidence.beside_figures[evidence.summary.of(figure)])
    known = _period_of(given, evidence.by_sentence[evidence.body.of(given)])
    return stated is not None and known is not None and relate(stated, known) == "clashes"


def _period_of(number: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The period right beside a number, with no other number of its kind between."""
    inside = [c for c in claims if c.sentence == number.sentence and c is not number]
    near: list[tuple[int, Claim]] = []
    for claim in inside:
        if slot(claim) != "calendar":
            continue
        low, high = sorted((number.span, claim.span), key=lambda span: span.start)
        between = [c for c in inside if low.end <= c.span.start < high.start and slot(c) == slot(number)]
        if not between and high.start - low.end <= BOUND:
            near.append((high.start - low.end, claim))
    return min(near, key=lambda one: one[0])[1] if near else None
