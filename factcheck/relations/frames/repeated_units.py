"""One measure that an article tells twice, with one number in two units or with the decimal point in two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.numbers.digits import digits_of
from factcheck.numbers.unit_causes import CONFUSED
from factcheck.numbers.units import comparable, convert
from factcheck.relations.frames.conversions import amount

_NEAR_UNITS = tuple(group for group in CONFUSED if "ton" not in group)
_LEAST = 10
_THREE_DIGITS = 100
_POWERS = frozenset(Decimal(power) for power in ("10", "100", "0.1", "0.01"))
Twice = tuple[Claim, Claim, str]
"""Both places, and what went wrong."""


def one_number(measures: Sequence[Claim]) -> Iterator[Twice]:
    """The measures of one article that are told twice in such a way."""
    yield from _copied(measures)
    yield from _shifted(measures)


def _copied(measures: Sequence[Claim]) -> Iterator[Twice]:
    """One number in two units of an article: "22 kilometres from the coast" and, further down, "22 miles offshore". In
    4,000 articles of news it came up twice, with round numbers and with tons."""
    first: dict[Decimal, Claim] = {}
    for claim in measures:
        value = claim.quantity.value
        if value is None or not _is_odd(value):
            continue
        other = first.setdefault(value, claim)
        units = {other.quantity.unit, claim.quantity.unit}
        if len(units) > 1 and any(units <= set(group) for group in _NEAR_UNITS):
            yield other, claim, "The number is the same, the unit is not."


def _is_odd(value: Decimal) -> bool:
    """Has a number two digits that count? A round one may come up twice by chance."""
    return value >= _LEAST and len(digits_of(value)) > 1


def _shifted(measures: Sequence[Claim]) -> Iterator[Twice]:
    """One measure in two units of which one is ten or a hundred times too large: "61,400 hectares" and, further down,
    "6,140 square kilometres"."""
    first: dict[tuple[str, int], Claim] = {}
    for claim in measures:
        value = claim.quantity.value
        if value is None or value <= 0 or claim.quantity.per is not None:
            continue
        digits = int(digits_of(value))
        if digits < _THREE_DIGITS:
            continue
        other = first.setdefault((claim.quantity.kind, digits), claim)
        one, two = other.quantity.unit or "", claim.quantity.unit or ""
        if one != two and comparable(one, two) and convert(amount(other), one, two) / value in _POWERS:
            yield other, claim, "The digits are the same, the decimal point is not."
