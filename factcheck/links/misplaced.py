"""A right number in the wrong place: said of something else, of another period, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.facets.binding import LONGEST
from factcheck.claims.grammar import POINTS
from factcheck.links.bound import Clause, fit
from factcheck.links.evidence import BESIDE, Candidate, Evidence
from factcheck.links.passages import title_case
from factcheck.links.values import BEARING, rate, relate, same_noun, slot
from factcheck.model.claim import Claim

FEW = 100
"""Smaller counts stand for too many things to be told apart by their surroundings."""
SAME_PLACE = 0.75
OTHER_PLACE = 0.25
DIGITS = 2
RUN = 4
"""So many content words in a row are no chance."""
BOUND = 30
"""So many characters may stand between a number and the period that it is given for."""
NEARBY = 0.1
"""Equal numbers are told apart by their surroundings up to this difference."""
_OPPOSITE = {"up": "down", "down": "up"}


def misplaced(figure: Claim, evidence: Evidence) -> tuple[Candidate, str] | None:
    """The number that the figure should have been, or that it is with another period or direction, and which of the
    three; None where nothing speaks against its place."""
    equal = [one for one in evidence.candidates[figure.id] if one.relation == "equal"]
    other = _swapped(figure, equal, evidence) or _copied(figure, equal, evidence)
    other = other or _of_another_thing(figure, equal, evidence)
    if other is not None:
        return other, "swapped"
    return _told_otherwise(figure, equal, evidence) if equal else None


def _told_otherwise(figure: Claim, equal: list[Candidate], evidence: Evidence) -> tuple[Candidate, str] | None:
    """The same number over another stretch of time, the other way round, or of another period."""
    if all(_another_rate(figure, one.claim) for one in equal):
        return equal[0], "rate"
    turned = _turned(figure, equal)
    if turned is not None:
        return turned, "direction"
    if _digits(figure) >= DIGITS and all(_another_period(figure, one.claim, evidence) for one in equal):
        return equal[0], "period"
    return None


def _turned(figure: Claim, equal: list[Candidate]) -> Candidate | None:
    """The nearest equal number, where all near ones move the other way; a number of few digits must be of points."""
    if _digits(figure) < DIGITS and figure.quantity.unit not in POINTS:
        return None
    near = max(one.nearness for one in equal) - NEARBY
    nearest = [one for one in equal if one.nearness >= near]
    return nearest[0] if all(_OPPOSITE.get(figure.direction) == one.claim.direction for one in nearest) else None


def of_another(figure: Claim, evidence: Evidence) -> tuple[Candidate, bool] | None:
    """The number that the text gives with the figure's words, where it gives the figure with others in their place:
    "imports rose 6%" of "exports rose 6%, imports 4%". False with it where some of the words are the figure's own."""
    bearing = [one for one in evidence.candidates[figure.id] if one.relation in BEARING]
    if not bearing or max(len(one.sentence_text) for one in (figure, *(one.claim for one in bearing))) > LONGEST:
        return None
    near = max((one.nearness for one in bearing), default=0.0) - NEARBY
    stated = evidence.stated(figure)
    found = [_taken(stated, one, figure, evidence) for one in bearing if one.nearness >= near]
    taken = [one for one in found if one is not None]
    return taken[0] if taken and len(taken) == len(found) else None


def _taken(stated: Clause, equal: Candidate, figure: Claim, evidence: Evidence) -> tuple[Candidate, bool] | None:
    own = evidence.clause(equal.claim)
    found = None
    for one in (*evidence.beside_of(equal), *evidence.candidates[figure.id]):
        if one.relation != "clashes" or not _of_one_build(one.claim, equal.claim, evidence):
            continue
        how = fit(stated, own, evidence.clause(one.claim))
        if how == "other":
            return one, True
        if how == "mixed" and one.claim.sentence == equal.claim.sentence:
            found = one, False
    return found


def _of_one_build(rival: Claim, equal: Claim, evidence: Evidence) -> bool:
    """Are two numbers of one kind told in one sentence, or in two that follow each other?"""
    one_unit = slot(rival) == "count" or rival.quantity.unit == equal.quantity.unit
    if slot(rival) != slot(equal) or not one_unit or len(rival.sentence_text) > LONGEST:
        return False
    if rival.mention.number is not None and rival.mention.number.vague:
        return False
    return abs(evidence.body.of(rival) - evidence.body.of(equal)) <= 1


def _swapped(figure: Claim, equal: list[Candidate], evidence: Evidence) -> Candidate | None:
    """Another number stands where the figure should: between the same words, and the equal one does not. Clauses that
    leave out what the one before them says are passed over."""
    value = figure.quantity.value
    if slot(figure) in ("count", "ordinal") and (value is None or abs(value) < FEW):
        return None
    if any((evidence.beside(figure, one.claim) or 0) > OTHER_PLACE for one in equal):
        return None
    for one in evidence.candidates[figure.id]:
        if one.relation != "clashes" or (evidence.beside(figure, one.claim) or 0) < SAME_PLACE:
            continue
        if not any(_leaves_out(other.claim, one.claim, evidence) for other in equal):
            return one
    return None


def _leaves_out(claim: Claim, other: Claim, evidence: Evidence) -> bool:
    """Does a number's clause go on with the words of another one's ("rose to 45 million units from 20 million")?"""
    return claim.sentence == other.sentence and evidence.clause(claim).lead < BESIDE


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
