"""Could one number have become another by a slip of the hand, and is that more than chance?"""

from __future__ import annotations

from decimal import Decimal

from factcheck.claims.levels import is_slip
from factcheck.links.values import one_currency, slot
from factcheck.model.claim import Claim
from factcheck.numbers.digits import digits_of

FEW = 2
"""Numbers with fewer digits that say something are one slip away from too many others."""


def slipped(figure: Claim, given: Claim) -> bool:
    """Are two numbers one slip apart, and such that hardly any others are? Another currency between equal numbers, a
    power of ten between equal digits (two or more), a wrong or swapped digit in a number of three."""
    x, y = figure.quantity.value, given.quantity.value
    if not x or not y or figure.mention.when is not None or "time" in (slot(figure), slot(given)):
        return False
    if slot(figure) == "money" == slot(given) and not one_currency(figure, given):
        return True
    same = digits_of(x) == digits_of(y)
    return is_slip(x, y) and len(digits_of(x)) >= (FEW if same or _swapped(x, y) else FEW + 1)


def _swapped(x: Decimal, y: Decimal) -> bool:
    return sorted(digits_of(x)) == sorted(digits_of(y))
