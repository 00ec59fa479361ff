"""Intervals obey their laws."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.interval import Interval

numbers = st.integers(-1000, 1000).map(Decimal)
ends = st.one_of(st.none(), numbers)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    point = low is not None and low == high
    return Interval(low, high, draw(st.booleans()) and not point, draw(st.booleans()) and not point)


@given(intervals(), intervals())
def test_meeting_is_symmetric(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)


@given(intervals(), intervals(), numbers)
def test_a_common_number_means_that_they_meet(a: Interval, b: Interval, x: Decimal) -> None:
    if a.contains(x) and b.contains(x):
        assert a.meets(b)


@given(intervals(), intervals(), numbers)
def test_within_carries_membership(a: Interval, b: Interval, x: Decimal) -> None:
    if a.within(b) and a.contains(x):
        assert b.contains(x)


@given(intervals(), intervals(), numbers)
def test_the_hull_holds_both(a: Interval, b: Interval, x: Decimal) -> None:
    if a.contains(x) or b.contains(x):
        assert a.hull(b).contains(x)
        assert b.hull(a).contains(x)


@given(intervals(), intervals(), numbers, numbers)
def test_sums_and_differences_of_members_are_members(a: Interval, b: Interval, x: Decimal, y: Decimal) -> None:
    if a.contains(x) and b.contains(y):
        assert (a + b).contains(x + y)
        assert (a - b).contains(x - y)


@given(intervals(), numbers, numbers)
def test_scaling_carries_members(a: Interval, x: Decimal, factor: Decimal) -> None:
    if a.contains(x):
        assert a.scaled(factor).contains(x * factor)


positive = st.integers(1, 1000).map(Decimal)


@given(positive, positive, positive, positive)
def test_quotients_of_members_are_members(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    top, bottom = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert top.over(bottom).contains(a / d)
    assert top.times(bottom).contains(b * c)


def test_open_ends_that_touch_do_not_meet() -> None:
    assert not Interval(Decimal(1), Decimal(2), high_open=True).meets(Interval(Decimal(2), Decimal(3)))
    assert Interval(Decimal(1), Decimal(2)).meets(Interval(Decimal(2), Decimal(3)))


def test_an_interval_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        Interval(Decimal(2), Decimal(1))


def test_products_want_non_negative_intervals() -> None:
    with pytest.raises(ValueError, match="non-negative"):
        Interval(Decimal(-1), Decimal(1)).times(Interval(Decimal(1), Decimal(2)))
