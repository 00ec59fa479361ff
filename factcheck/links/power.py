"""How likely a slip in a figure, or in the number that bears it out, would have been caught."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.links.evidence import Candidate
from factcheck.links.values import BEARING, slot
from factcheck.model.claim import Claim
from factcheck.numbers.digits import digits_of
from factcheck.numbers.tolerance import BLIND
from factcheck.numbers.tolerance import power as digit_power

EXACT = 0.9
"""A copied number may have no other digit, but for the zeros that end it."""
TELLING = 3
SCATTER = 0.2
"""A slip takes a number so much further from its like, on average, where it has few digits."""
CHANCE = 0.8
"""Numbers of few digits may become another number of the text."""


def powers(
    figure: Claim, support: Candidate, every: Sequence[Candidate], needed: float, linked: float
) -> tuple[float, float]:
    """How likely slips in the figure and in the number that bears it out are caught, each 0 to 1. A slip is caught
    where the surroundings of the two are near enough to link them still (`needed`; `linked` for numbers of many
    digits) and both are numbers of one kind, no ranges; and, in the text, where no other number bears the figure out
    in its place."""
    others = [one for one in every if one.claim is not support.claim and one.relation in BEARING]
    if slot(figure) == "calendar":
        here = 1.0 if support.nearness >= needed else 0.0
    else:
        here = _of_numbers(figure, support, needed, linked)
    return round(here, 2), round(here if not others else 0.0, 2)


def _of_numbers(figure: Claim, support: Candidate, needed: float, linked: float) -> float:
    value = figure.quantity.value
    telling = value is not None and len(digits_of(value)) >= TELLING
    linkable = support.nearness >= linked if telling else support.nearness - SCATTER >= needed
    alike = slot(figure) == slot(support.claim) and support.claim.quantity.value is not None
    if not linkable or not alike:
        return BLIND
    allowed = figure.quantity.literal.hull(support.claim.quantity.literal)
    strength = EXACT if support.relation == "equal" else digit_power(figure, allowed)
    return strength * (1.0 if telling else CHANCE)
