"""What is drawn on the number line, and to which scale."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.findings.outcome import Outcome
from factcheck.model.check import Check
from factcheck.model.interval import Interval
from factcheck.report.pages.axis import Axis, short
from factcheck.report.pages.number_line import bars_of, number_line

D = Decimal


def check(outcome: Outcome, rule: str, nth: int = 0) -> Check:
    return [finding.check for finding in outcome.findings if finding.check.rule == rule][nth]


def test_a_conversion_is_drawn_in_the_currency_of_the_printed_amount(outcome: Outcome) -> None:
    fitting, printed = bars_of(check(outcome, "currency-mismatch"))
    assert printed.literal == Interval(D(6050000), D(6150000), high_open=True)
    assert fitting.literal.contains(D(67200000))
    assert fitting.literal.low == D(635000000) * D(67200000) / D(640000000)


def test_a_sum_is_drawn_against_its_total(outcome: Outcome) -> None:
    parts, total = bars_of(check(outcome, "sum-mismatch"))
    assert (parts.literal, total.literal) == (Interval.point(D(222)), Interval.point(D(212)))


def test_a_floor_reaches_to_the_edge_with_an_arrow_and_shows_what_it_implies(outcome: Outcome) -> None:
    drawing = number_line(check(outcome, "conflicting-values"))
    assert drawing.count('class="implied') == 1
    assert drawing.count('<path class="literal') == 1
    assert ElementTree.fromstring(drawing).tag == "svg"


@pytest.mark.parametrize("expected", ["1E+999999", "NaN", "1E-400"])
def test_a_number_beyond_all_measure_has_no_drawing(outcome: Outcome, expected: str) -> None:
    hostile = replace(check(outcome, "currency-mismatch"), expected=D(expected))
    assert number_line(hostile) == ""


def test_what_would_fit_is_printed_with_six_digits(outcome: Outcome) -> None:
    bare = check(outcome, "sum-mismatch")
    total = replace(bare, operands=bare.operands[-1:], expected=D("222.00000000049"), ratio=D("0.954955"))
    assert [bar.text for bar in bars_of(total)] == ["222", "212"]


def test_two_equal_numbers_need_no_drawing(outcome: Outcome) -> None:
    drift = check(outcome, "precision-gap")
    assert number_line(replace(drift, operands=(drift.operands[0], drift.operands[0]))) == ""


def test_a_date_has_no_number_line(outcome: Outcome) -> None:
    assert number_line(check(outcome, "wrong-weekday")) == ""


def test_the_bar_of_the_smaller_number_lies_left(outcome: Outcome) -> None:
    drawing = number_line(check(outcome, "disputed-value"))
    police, organisers = (float(x) for x in re.findall(r'<rect class="literal[^>]* x="([0-9.]+)"', drawing))
    assert police < organisers


finite = st.floats(-1e18, 1e18).filter(lambda value: value == 0 or abs(value) >= 1e-18)


@given(st.lists(finite, min_size=1, max_size=4), st.booleans(), st.booleans())
def test_every_value_has_a_place_and_ticks_lie_inside(values: list[float], low: bool, high: bool) -> None:
    axis = Axis.over(values, low, high)
    assert all(0 <= axis.at(value) <= 1 for value in values)
    assert axis.at(min(values)) < axis.at(max(values)) or max(values) - min(values) <= 1e-9 * abs(max(values))
    ticks = axis.ticks()
    assert len(ticks) <= 6
    assert all(axis.low - abs(axis.low) * 1e-9 <= tick <= axis.high + abs(axis.high) * 1e-9 for tick in ticks)


def test_far_apart_values_get_a_logarithmic_scale() -> None:
    axis = Axis.over([1e3, 1e9], False, False)
    assert axis.log
    assert axis.at(1e6) == pytest.approx(0.5)
    assert not Axis.over([5, 99], False, False).log


@pytest.mark.parametrize(
    ("value", "label"),
    [(5e6, "5m"), (1.2e9, "1.2bn"), (250000, "250k"), (12500, "12,500"), (0.5, "0.5"), (-2e6, "-2m"),
     (0, "0"), (3e12, "3tn")],
)  # fmt: skip
def test_ticks_are_labelled_like_news(value: float, label: str) -> None:
    assert short(value) == label
