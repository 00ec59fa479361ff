"""The digits of a number that say something: those between the zeros at both ends."""

from __future__ import annotations

from decimal import Decimal


def digits_of(value: Decimal) -> str:
    """The digits without the zeros at both ends, and without sign and point.

    >>> digits_of(Decimal("47200")), digits_of(Decimal("-0.0472"))
    ('472', '472')
    """
    return "".join(map(str, abs(value).normalize().as_tuple().digits))


def swapped(a: Decimal, b: Decimal) -> bool:
    """Have digits changed places between two numbers of one size?"""
    one, other = digits_of(a), digits_of(b)
    return a.adjusted() == b.adjusted() and one != other and sorted(one) == sorted(other)
