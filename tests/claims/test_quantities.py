"""What a written number stands for: the figures of the chapter on two intervals in docs/ARCHITECTURE.md."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.claims.quantities import implied_interval, literal_interval, rounding_interval
from factcheck.model.interval import Interval
from factcheck.model.mention import Numeral


def numeral(value: str, quantum: str, scale: str = "1", vague: bool = False) -> Numeral:
    return Numeral(0, 0, Decimal(value), Decimal(quantum), "", Decimal(scale), vague=vague)


def closed(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def half_open(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high), high_open=True)


@pytest.mark.parametrize(
    ("value", "quantum", "counted", "interval"),
    [
        ("5600000", "100000", False, half_open("5550000", "5650000")),  # $5.6 million
        ("4100000000", "10000000", False, half_open("4095000000", "4105000000")),  # $4.10 billion
        ("20000", "10000", True, half_open("19500", "20500")),  # never wider than 2.5% to either side
        ("20", "10", True, closed("20", "20")),  # 20 dead
        ("100", "100", True, closed("100", "100")),  # 100 countries
        ("361601", "1", True, closed("361601", "361601")),  # counted, last digit not a zero
        ("361600", "100", True, half_open("361550", "361650")),
    ],
)
def test_a_plain_number_is_as_wide_as_its_writing(value: str, quantum: str, counted: bool, interval: Interval) -> None:
    assert literal_interval(numeral(value, quantum), "exact", counted) == interval


def test_over_is_a_floor_that_reaches_to_the_next_number_as_round() -> None:
    n = numeral("360000", "10000")
    assert literal_interval(n, "over", True) == Interval(Decimal(360000), None, low_open=True)
    implied = implied_interval(n, "over", True)
    assert implied.contains(Decimal(369999)) and not implied.contains(Decimal(370000))
    assert not implied.contains(Decimal(360000))


def test_a_plus_sign_includes_the_number_itself() -> None:
    assert literal_interval(numeral("45000", "1000"), "at-least", True) == Interval(Decimal(45000), None)


def test_less_than_a_year_is_more_than_nothing() -> None:
    literal = literal_interval(numeral("1", "1"), "under", False)
    assert literal == Interval(Decimal(0), Decimal(1), True, True)


def test_nearly_mirrors_over() -> None:
    implied = implied_interval(numeral("360000", "10000"), "under", True)
    assert implied == Interval(Decimal(350000), Decimal(360000), True, True)


def test_a_number_cut_to_thousands_may_be_rounded_or_truncated() -> None:
    implied = implied_interval(numeral("361000", "1000", "1000"), "exact", True)
    assert implied == half_open("360500", "362000")


def test_a_range_is_its_two_ends() -> None:
    low, high = numeral("700000", "100000"), numeral("800000", "100000")
    assert literal_interval(low, "between", True, high) == closed("700000", "800000")


def test_about_is_wider_than_the_number_alone() -> None:
    n = numeral("27260000", "10000", "1000000")
    plain, about = literal_interval(n, "exact", False), literal_interval(n, "about", False)
    assert plain.within(about) and plain != about


def test_dozens_are_a_floor() -> None:
    assert literal_interval(numeral("24", "12", vague=True), "at-least", True) == Interval(Decimal(24), None)


def test_sums_are_computed_with_all_that_rounds_to_the_number() -> None:
    assert rounding_interval(numeral("5", "1"), "exact", False) == half_open("4.5", "5.5")
