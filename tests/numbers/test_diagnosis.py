"""Causes: each is found where it was put in, and none where the figure is right or merely odd."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from factcheck.model.interval import Interval
from factcheck.model.period import Period
from factcheck.numbers.conversion_causes import Conversion, conversion_causes
from factcheck.numbers.diagnosis import change_causes, scale_causes
from factcheck.numbers.rates import Rates
from factcheck.numbers.unit_causes import Measurement, unit_causes

SPRING = Period.of_day(date(2025, 3, 24))


@pytest.fixture(scope="module")
def rates() -> Rates:
    return Rates()


def around(value: str, half: str) -> Interval:
    return Interval.around(D(value), D(half))


def money(original: str, base: str, printed: str, quote: str, digits: str, half: str) -> Conversion:
    narrow = Interval.around(D(original), D(original) / 200)
    return Conversion(D(original), base, D(printed), quote, narrow, around(printed, half), SPRING, digits)


@pytest.mark.parametrize(
    ("case", "cause", "words"),
    [
        (money("842e6", "CNY", "5.6e6", "USD", "5.6", "5e4"), "other-currency", "842 million yen"),
        (money("842e6", "CNY", "116e9", "USD", "116", "5e8"), "power-of-ten", "a thousand times too large"),
        (money("842e6", "CNY", "11.6e6", "USD", "11.6", "5e4"), "power-of-ten", "10 times too small"),
        (money("842e6", "CNY", "161e6", "USD", "161", "5e5"), "swapped-digits", "61 for 16"),
        (money("100e6", "GBP", "77e6", "USD", "77", "5e5"), "inverse-rate", "turned round"),
        (money("100e6", "GBP", "108e6", "USD", "108", "5e5"), "other-currency", "€100 million"),
        (money("100e6", "GBP", "160e6", "USD", "160", "5e5"), "other-time", "2015"),
        (money("700e6", "JPY", "700e6", "USD", "700", "5e5"), "not-converted", "copied"),
        (money("50e6", "HKD", "50e6", "USD", "50", "5e5"), "not-converted", "copied"),
        (money("10e6", "SEK", "1.45e6", "USD", "1.45", "5e3"), "other-currency", "kroner"),
    ],
)
def test_causes_of_a_wrong_conversion(case: Conversion, cause: str, words: str, rates: Rates) -> None:
    first = conversion_causes(case, rates)[0]
    assert first.cause == cause
    assert words in first.text


def test_what_nothing_explains_is_not_explained(rates: Rates) -> None:
    assert conversion_causes(money("842e6", "CNY", "37e6", "USD", "37", "5e5"), rates) == ()


def measure(original: str, source: str, printed: str, target: str, low: str, high: str, **more: bool) -> Measurement:
    return Measurement(
        D(original), source, D(printed), target, around(printed, "0.5"), Interval(D(low), D(high)), printed, **more
    )


@pytest.mark.parametrize(
    ("case", "cause"),
    [
        (measure("131", "acre", "530", "hectare", "52", "54"), "power-of-ten"),
        (measure("131", "acre", "324", "hectare", "52", "54"), "inverse-rate"),
        (measure("100", "mile", "62", "kilometer", "155", "165"), "inverse-rate"),
        (measure("60", "mile", "69", "kilometer", "95", "98"), "swapped-digits"),
        (measure("60", "mile", "111", "kilometer", "95", "98"), "other-unit"),
        (measure("2", "degree Celsius", "36", "degree Fahrenheit", "3", "4", difference=True), "level-for-difference"),
        (measure("30", "degree Celsius", "54", "degree Fahrenheit", "85", "87"), "level-for-difference"),
        (measure("500", "gallon", "2273", "liter", "1850", "1900"), "other-unit"),
    ],
)
def test_causes_of_a_wrong_measure(case: Measurement, cause: str) -> None:
    assert unit_causes(case)[0].cause == cause


def test_slips_of_plain_numbers() -> None:
    assert scale_causes(D(316600), around("361600", "50"), "316,600")[0].cause == "swapped-digits"
    assert scale_causes(D(361900), around("361600", "50"), "361,900")[0].corrected == D(361600)
    assert scale_causes(D("10.45e9"), around("1.045e9", "5e5"), "10.45")[0].factor == 10
    assert scale_causes(D(7), around("9", "0.5"), "7") == ()


def test_changes() -> None:
    assert change_causes(D(5), D(7), around("2", "0.05"), shares=True)[0].cause == "points"
    assert change_causes(D(20), D(45), around("225", "0.5"))[0].cause == "level"
    assert change_causes(D(20), D(45), around("55.6", "0.05"))[0].cause == "base"
    assert change_causes(D(20), D(45), around("80", "0.5")) == ()
    assert change_causes(D(0), D(45), around("80", "0.5")) == ()
