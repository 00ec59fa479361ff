"""A conversion into another dimension: "20 pounds (9 litres)", where the number is right and the unit is not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.numbers.unit_causes import CONFUSED
from factcheck.numbers.units import convert, same_dimension
from factcheck.relations.frames.conversions import coarse, stretch


def unit_meant(original: Claim, converted: Claim) -> tuple[Claim, str, Decimal] | None:
    """Which of two measures of different dimensions has the wrong unit, the unit that would be right, and the value in
    it; None where no unit of one's dimension explains the number of the other."""
    for one, other in ((original, converted), (converted, original)):
        for name in _units_like(one.quantity.unit or ""):
            value = _converted(one, name)
            if value is not None and coarse(other).contains(value) and not stretch(one).contains(value):
                return other, name, value
    return None


def _units_like(name: str) -> Iterator[str]:
    """The common units of a unit's dimension, but for itself."""
    for group in CONFUSED:
        for other in group:
            if other != name and same_dimension(other, name):
                yield other


def _converted(one: Claim, name: str) -> Decimal | None:
    try:
        return convert(one.quantity.value or Decimal(0), one.quantity.unit or "", name)
    except (ValueError, ArithmeticError):
        return None
