"""Rounding as printed decides how far sums, shares and changes may be off."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.model.interval import Interval
from factcheck.model.mention import Numeral
from factcheck.numbers.tolerance import distance, grain, percent_change


def numeral(digits: str, scale: int = 1) -> Numeral:
    value = Decimal(digits.replace(",", ""))
    zeros = len(digits) - len(digits.rstrip("0")) if "." not in digits else 0
    quantum = Decimal(10) ** zeros if "." not in digits else Decimal(1).scaleb(int(value.as_tuple().exponent))
    return Numeral(0, len(digits), value * scale, quantum * scale, digits, Decimal(scale))


@pytest.mark.parametrize(
    ("digits", "scale", "step"),
    [("100", 10**6, "10000000"), ("5.6", 10**6, "100000"), ("361,600", 1, "100"), ("3", 10**6, "1000000")],
)
def test_trailing_zeros_count_as_digits_up_to_two_significant_ones(digits: str, scale: int, step: str) -> None:
    assert grain(numeral(digits, scale)) == Decimal(step)


def test_a_rise_from_19_3_to_20_0_is_3_1_to_4_1_percent() -> None:
    change = percent_change(
        Interval(Decimal("19.25"), Decimal("19.35"), high_open=True), Interval(Decimal("19.95"), Decimal("20.05"))
    )
    assert change.contains(Decimal("3.6"))
    assert not change.contains(Decimal("3.0"))
    assert not change.contains(Decimal("4.2"))


def test_a_fall_is_a_negative_change() -> None:
    change = percent_change(Interval.point(Decimal(20)), Interval.point(Decimal(15)))
    assert (change.low, change.high) == (Decimal(-25), Decimal(-25))


def test_intervals_that_meet_are_not_apart() -> None:
    assert distance(Interval(Decimal(1), Decimal(3)), Interval(Decimal(2), Decimal(9))) == 0
    assert distance(Interval(Decimal(5), Decimal(6)), Interval(Decimal(1), Decimal(3))) == 2
