"""The verdict on two quantities that speak of the same thing: symmetric, and independent of their order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.model.quantity import Quantity
from factcheck.model.records import replace

if TYPE_CHECKING:
    from factcheck.model.check import Verdict

FLOORS = ("over", "at-least")
CEILINGS = ("under", "at-most")
BOUNDS = (*FLOORS, *CEILINGS)


def comparable(a: Quantity, b: Quantity) -> Quantity | None:
    """`b` in the unit of `a`, or None where they cannot be held against each other."""
    if a.currency != b.currency:
        return None
    if a.unit == b.unit or a.kind not in _physical() or b.kind not in _physical():
        return b
    return in_unit(b, a.unit)


def _physical() -> frozenset[str]:
    from factcheck.model.mention import DIMENSIONS

    return frozenset((*DIMENSIONS, "temperature", "duration"))


def in_unit(quantity: Quantity, unit: str | None) -> Quantity | None:
    """The same quantity written in another unit of its dimension; None where there is no exact factor."""
    from factcheck.numbers.units import lookup

    source, target = lookup(quantity.unit or ""), lookup(unit or "")
    if source is None or target is None or source.dimension != target.dimension or source.offset or target.offset:
        return None
    factor = source.factor / target.factor
    return replace(
        quantity,
        unit=unit,
        value=None if quantity.value is None else quantity.value * factor,
        literal=quantity.literal.scaled(factor),
        implied=quantity.implied.scaled(factor),
        rounding=quantity.rounding.scaled(factor),
    )


def verdict(a: Quantity, b: Quantity) -> Verdict:
    """agree, precision-gap, tension, contradiction or not-comparable (docs/ARCHITECTURE.md, "Two intervals").

    Two numbers of which one is the other, properly rounded, agree: rounding loses nothing that the words promised.
    """
    other = comparable(a, b)
    if other is None or (a.value is None and a.literal.low is None) or (b.value is None and b.literal.low is None):
        return "not-comparable"
    if a.literal.meets(other.literal):
        return _of_meeting(a, other)
    if _rounds_to(a, other) or _rounds_to(other, a):
        return "agree"
    if a.implied.meets(other.implied):
        return "precision-gap"
    return "contradiction"


def _of_meeting(a: Quantity, b: Quantity) -> Verdict:
    if a.literal == b.literal or (a.value is not None and a.value == b.value):
        return "agree"
    if not a.implied.meets(b.implied):
        return "tension"
    bounded = (*BOUNDS, "between")
    if a.relation in bounded or b.relation in bounded:
        return "precision-gap"
    return "agree"


def _rounds_to(fine: Quantity, coarse: Quantity) -> bool:
    """Is the coarse number what the fine one rounds to? Then nothing is wrong with either."""
    if fine.value is None or coarse.value is None or coarse.relation not in ("exact", "about"):
        return False
    return _width(fine) < _width(coarse) and coarse.rounding.contains(fine.value)


def _width(quantity: Quantity) -> Decimal:
    low, high = quantity.rounding.low, quantity.rounding.high
    return Decimal("Infinity") if low is None or high is None else high - low
