"""The calendar facts that the rules of time rest on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import factcheck
from factcheck.model.mention import When
from factcheck.model.period import Period
from factcheck.relations.timeline.chronology import Elapsed, between, calendar_days, day_in, published_surely, stretch
from factcheck.relations.timeline.clocks import zones


def verdicts(text: str, rule: str, published: str | None = None) -> list[str]:
    outcome = factcheck.check(text, published=published)
    return [check.verdict for _, check in outcome.checks if check.rule == rule]


def test_seventeen_months_after_march_2021_is_august_2022() -> None:
    march, august = calendar_days(When("month", year=2021, month=3)), calendar_days(When("month", year=2022, month=8))
    assert march is not None
    assert august is not None
    elapsed, said = between(march, august), stretch(Decimal(17), "month")
    assert elapsed is not None
    assert said is not None
    assert elapsed.meets(said)
    later = between(march, Period(date(2023, 8, 1), date(2023, 9, 1), "month"))
    assert later is not None
    assert not later.meets(said)


def test_the_29th_of_february_is_in_leap_years_only() -> None:
    assert day_in(2024, 2, 29) == date(2024, 2, 29)
    assert day_in(2025, 2, 29) is None


def test_a_quarter_of_unknown_year_has_no_days() -> None:
    assert calendar_days(When("quarter", quarter=4)) is None


def test_an_inferred_publication_day_is_not_sure() -> None:
    day = Period.of_day(date(2025, 4, 2))
    assert published_surely(day, "metadata") == day
    assert published_surely(day, "inferred") is None


def test_new_york_is_four_or_five_hours_behind_greenwich() -> None:
    assert set(zones()["ET"]) == {zones()["EDT"][0], -300}
    assert zones()["GMT"] == (0,)


def test_stretches_of_days_are_parts_of_months() -> None:
    ten = stretch(Decimal(10), "day")
    assert ten is not None
    assert ten.high < Decimal("0.5")
    assert stretch(Decimal(3), "fortnight") is not None
    assert stretch(Decimal(3), "jiffy") is None
    assert not Elapsed(Decimal(1), Decimal(2)).meets(Elapsed(Decimal(3), Decimal(4)))


@pytest.mark.parametrize("year", [2023, 2024, 2026])
def test_christmas_day_2025_was_a_thursday_and_no_other_day(year: int) -> None:
    assert verdicts("It opened on Thursday, December 25, 2025.", "wrong-weekday") == ["agree"]
    assert verdicts(f"It opened on Thursday, December 25, {year}.", "wrong-weekday") == ["contradiction"]


def test_a_right_date_agrees_so_that_it_counts_as_checked() -> None:
    assert verdicts("She ruled from 2010 to 2015.", "date-order") == ["agree"]
    assert "agree" in verdicts("The talks begin at 15:30 GMT (11:30 EDT).", "elapsed-mismatch")
