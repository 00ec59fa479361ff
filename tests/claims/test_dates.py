"""Which days a date means, for an article of a given day, of a given window, or of no known day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil import parser
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.dates import iso_date, resolve
from factcheck.mentions.dates.dates import dates_in
from factcheck.model.mention import When
from factcheck.model.period import Period

NEW_YEAR, YEAR_LATER = datetime(2001, 1, 1), datetime(2003, 5, 17)


def only(text: str) -> When:
    ((found, *_), _) = dates_in(text, "text")
    assert found.when is not None
    return found.when


def days(text: str, published: str | None, locale: str = "") -> tuple[str | None, str | None] | None:
    window = Period.of_day(date.fromisoformat(published)) if published else None
    found = resolve(only(text), text, window, locale)
    if found is None:
        return None
    return (found.start and found.start.isoformat(), found.end and found.end.isoformat())  # type: ignore[return-value]


# published on Thursday 18 June 2026
RESOLVED = [
    ("It closed on March 14, 2019.", ("2019-03-14", "2019-03-15")),
    ("Sales rose in November 2025.", ("2025-11-01", "2025-12-01")),
    ("Sales rose in 2025.", ("2025-01-01", "2026-01-01")),
    ("It closed in the third quarter of 2016.", ("2016-07-01", "2016-10-01")),
    ("Output fell in H2 2016.", ("2016-07-01", "2017-01-01")),
    ("It ran from May 3 to June 5, 2016.", ("2016-05-03", "2016-06-06")),
    ("It grew from 1981 to 1985.", ("1981-01-01", "1986-01-01")),
    ("the first 11 months of 2025", ("2025-01-01", "2025-12-01")),
    ("the last two months of 2025", ("2025-11-01", "2026-01-01")),
    ("the nine months ended June 30, 2019", ("2018-10-01", "2019-07-01")),
    ("the year to March 1988", ("1987-04-01", "1988-04-01")),
    ("in the late 1970s", ("1977-01-01", "1980-01-01")),
    ("in the 19th century", ("1801-01-01", "1901-01-01")),
    ("the end of 2024", ("2024-12-31", "2025-01-01")),
    ("the end of November", ("2025-11-30", "2025-12-01")),
    ("since 2013", ("2013-01-01", None)),
    ("by mid-2025", ("2025-05-01", "2025-09-01")),
    ("summer 2016", ("2016-06-01", "2016-09-01")),
    ("the first week of 2015", ("2014-12-29", "2015-01-05")),
    ("the last Monday of May 2024", ("2024-05-27", "2024-05-28")),
    ("in fiscal 2019", ("2019-01-01", "2020-01-01")),
    ("He spoke on Monday.", ("2026-06-15", "2026-06-16")),
    ("He spoke on Thursday.", ("2026-06-18", "2026-06-19")),
    ("He spoke on Friday.", ("2026-06-12", "2026-06-13")),
    ("He will speak on Friday.", ("2026-06-19", "2026-06-20")),
    ("next Tuesday", ("2026-06-23", "2026-06-24")),
    ("He spoke yesterday.", ("2026-06-17", "2026-06-18")),
    ("two days ago", ("2026-06-16", "2026-06-17")),
    ("a month ago", ("2026-05-01", "2026-06-01")),
    ("a year ago", ("2025-01-01", "2026-01-01")),
    ("last month", ("2026-05-01", "2026-06-01")),
    ("last week", ("2026-06-08", "2026-06-15")),
    ("next quarter", ("2026-07-01", "2026-10-01")),
    ("this year", ("2026-01-01", "2027-01-01")),
    ("the year to date", ("2026-01-01", "2026-06-19")),
    ("over the past three years", ("2023-06-18", "2026-06-18")),
    ("It will open in 11 months.", ("2027-05-01", "2027-06-01")),
    ("It opened in December.", ("2025-12-01", "2026-01-01")),
    ("It will open in December.", ("2026-12-01", "2027-01-01")),
    ("It opened in May.", ("2026-05-01", "2026-06-01")),
    ("It opened last August.", ("2025-08-01", "2025-09-01")),
    ("It opens next March.", ("2027-03-01", "2027-04-01")),
    ("It opened on April 8 last year.", ("2025-04-08", "2025-04-09")),
    ("It made money in the fourth quarter.", ("2025-10-01", "2026-01-01")),
    ("It made money in the first quarter.", ("2026-01-01", "2026-04-01")),
    ("the fourth quarter of last year", ("2025-10-01", "2026-01-01")),
    ("the first half of this year", ("2026-01-01", "2026-07-01")),
    ("This summer, the firm will grow.", ("2026-06-01", "2026-09-01")),
    ("It opened last winter.", ("2025-12-01", "2026-03-01")),
    ("a profit by the end of the month", ("2026-06-30", "2026-07-01")),
    ("Trade picks up at Easter 2024.", ("2024-03-31", "2024-04-01")),
    ("Thanksgiving 2025", ("2025-11-27", "2025-11-28")),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_days_for_an_article_of_18_june_2026(text: str, expected: tuple[str, str]) -> None:
    assert days(text, "2026-06-18") == expected


@pytest.mark.parametrize(
    "text", ["December", "on Dec. 21", "on Monday", "in Q3", "last month", "yesterday", "this year"]
)
def test_nothing_is_filled_in_from_today(text: str) -> None:
    assert days(text, None) is None


@pytest.mark.parametrize("text", ["a year earlier", "three weeks later", "the previous year", "the same month"])
def test_what_hangs_on_another_date_is_not_resolved(text: str) -> None:
    assert days(text, "2026-06-18") is None


def test_last_tuesday_on_a_thursday_may_be_either_of_two() -> None:
    assert days("last Tuesday", "2026-06-18") is None
    assert days("last Friday", "2026-06-18") == ("2026-06-12", "2026-06-13")


def test_the_locale_orders_digits_and_turns_the_seasons() -> None:
    assert days("on 07/09/2021", None, "en-US") == ("2021-07-09", "2021-07-10")
    assert days("on 07/09/2021", None, "en-GB") == ("2021-09-07", "2021-09-08")
    assert days("on 27/09/2021", None, "en-US") == ("2021-09-27", "2021-09-28")
    assert days("summer 2016", None, "en-AU") == ("2016-12-01", "2017-03-01")


def test_a_wide_window_answers_only_where_both_its_ends_agree() -> None:
    december = Period(date(2025, 11, 30), date(2025, 12, 16), "span")
    assert resolve(only("this year"), "", december) == Period(date(2025, 1, 1), date(2026, 1, 1), "year")
    assert resolve(only("the end of September"), "", december) == Period.of_day(date(2025, 9, 30))
    assert resolve(only("last month"), "", december) is None
    assert resolve(only("last month"), "", Period(date(2025, 12, 21), None, "span")) is None


def test_fiscal_periods_say_so() -> None:
    found = resolve(only("in fiscal 2019"), "fiscal 2019", None)
    assert found is not None
    assert (found.fiscal, found.grain, found.iso) == (True, "year", "2019")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on November 30, 2025", "2025-11-30"),
        ("on November 30", "--11-30"),
        ("in November 2025", "2025-11"),
        ("in November", "--11"),
        ("in 2025", "2025"),
        ("last November", None),
        ("from 2019 to 2021", None),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(text: str, iso: str | None) -> None:
    assert iso_date(only(text)) == iso


@pytest.mark.parametrize("text", ["February 30, 2021", "February 29, 2023", "31 June 2020", "13/13/2020"])
def test_days_that_no_calendar_has_are_no_days(text: str) -> None:
    assert all(mention.kind != "date" for mention in dates_in(text, "text")[0])


@given(
    st.dates(date(1700, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%b. %d, %Y", "%Y-%m-%d", "%d-%b-%Y", "%A, %B %d, %Y", "%B %Y", "%B %d"]),
)
def test_dateutil_reads_the_same(day: date, style: str) -> None:
    """An independent reader, asked twice with two defaults, shows what a writing gives and what it leaves open."""
    text = day.strftime(style)
    twice = parser.parse(text, default=NEW_YEAR), parser.parse(text, default=YEAR_LATER)
    when = only(f"It was on {text} that the mill burned.")
    given_year = twice[0].year if twice[0].year == twice[1].year else None
    given_day = twice[0].day if twice[0].day == twice[1].day else None
    assert (when.year, when.month, when.day) == (given_year, twice[0].month, given_day)


WHENS = st.builds(
    When,
    grain=st.sampled_from(
        ["day", "week", "month", "quarter", "half", "year", "decade", "century", "season", "weekend"]
    ),
    year=st.none() | st.integers(0, 12_000),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(0, 6),
    quarter=st.none() | st.integers(1, 4),
    half=st.none() | st.integers(1, 2),
    anchor=st.sampled_from(["", "last", "this", "next", "ago", "hence", "today", "to-date", "ended", "previous"]),
    count=st.none() | st.integers(1, 9_999),
    edge=st.sampled_from(["", "start", "mid", "end", "since", "by", "early", "late"]),
    first=st.booleans(),
    order=st.sampled_from(["", "mdy"]),
    name=st.sampled_from(["", "summer", "easter", "thanksgiving", "month", "decade", "in-year"]),
    nth=st.none() | st.integers(-1, 60),
    tense=st.sampled_from(["", "future"]),
)


@given(WHENS, st.none() | WHENS, st.none() | st.dates(), st.sampled_from(["", "en-GB", "en-AU", "x"]))
def test_resolving_never_raises_and_never_runs_backwards(
    when: When, until: When | None, published: date | None, locale: str
) -> None:
    from dataclasses import replace

    window = Period.of_day(published) if published and published < date.max else None
    found = resolve(replace(when, until=until), "", window, locale)
    assert found is None or found.start is None or found.end is None or found.start < found.end


@pytest.mark.parametrize(
    ("published", "start", "end"),
    [
        (date(2000, 2, 1), date(2000, 1, 29), date(2000, 1, 31)),  # a Tuesday: the weekend before it, which is over
        (date(2000, 2, 5), date(2000, 2, 5), date(2000, 2, 6)),
        (date(2000, 2, 6), date(2000, 2, 5), date(2000, 2, 7)),
    ],
)
def test_a_weekend_to_date_is_the_one_that_has_begun(published: date, start: date, end: date) -> None:
    found = resolve(When("weekend", anchor="to-date"), "", Period.of_day(published))
    assert found == Period(start, end, "span")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_bare_weekday_lies_in_the_week_up_to_publication(published: date) -> None:
    for weekday in ("Monday", "Wednesday", "Sunday"):
        found = resolve(only(f"He spoke on {weekday}."), "", Period.of_day(published))
        assert found is not None and found.start is not None
        assert timedelta(0) <= published - found.start < timedelta(days=7)
        assert found.start.strftime("%A") == weekday
