"""From dates as written to stretches of the calendar, by the days on which the article may have been published.

Nothing is filled in from today: what neither the text nor the publication window gives stays unknown. A window of
several days resolves a relative date only if its first and its last day give the same answer.
"""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.claims.calendar_days import ORDERED_YEARS, absolute, edged, moved, shifted, unit_of
from factcheck.model.mention import When
from factcheck.model.period import Period
from factcheck.model.records import replace

_DAY = timedelta(days=1)
_MONTH_FIRST = ("US", "PH", "FM", "PW", "")
_SHIFT = {"last": -1, "this": 0, "next": 1}
_UNRESOLVED = ("previous", "same", "later", "earlier")


def resolve(when: When, text: str, published: Period | None, locale: str = "") -> Period | None:
    """The days that a date or period means, or None where its year is neither written nor to be had from `published`.

    `locale` ("en-GB") tells day-first from month-first where all-digit dates leave it open, and the hemisphere of
    seasons. `text` is kept as the wording. A fiscal period gets the days of the calendar year of its name and says
    `fiscal`. "The end of November" is its last day, "early", "mid" and "late" are thirds; "since" has no end; "by",
    "until", "before" and "after" do not change the days of what they lead in.
    """
    try:
        found = _resolved(_ordered(when, locale), published, locale)
    except (ValueError, OverflowError, KeyError):  # a day outside the calendar, or parts that have no meaning together
        return None
    return replace(found, text=text, fiscal=found.fiscal or when.fiscal) if found else None


def iso_date(when: When) -> str | None:
    """ISO 8601 (the 2000 edition's truncated forms for a missing year) of a date as far as it is written: "2025",
    "2025-11", "2025-11-30", "--11-30" for a day without its year, "--11" for a month; None for anything else."""
    if when.until is not None or when.anchor or when.count is not None or when.nth is not None or when.edge == "end":
        return None
    year = f"{when.year:04}" if when.year is not None else "-"
    if when.grain == "day" and when.month and when.day:
        return f"{year}-{when.month:02}-{when.day:02}"
    if when.grain == "month" and when.month:
        return f"{year}-{when.month:02}"
    return f"{year}" if when.grain == "year" and when.year is not None else None


def _ordered(when: When, locale: str) -> When:
    """An all-digit date in the order of the locale: month first in the United States and where nothing is known."""
    if not when.order or locale.replace("_", "-").rpartition("-")[2].upper() in (*_MONTH_FIRST, "EN"):
        return when
    until = _ordered(when.until, locale) if when.until else None
    return replace(when, month=when.day, day=when.month, order="", until=until)


def _resolved(when: When, published: Period | None, locale: str) -> Period | None:
    if when.anchor in _UNRESOLVED:
        return None
    if when.anchor == "ended":
        return _ended(when, published, locale)
    if when.until is not None:
        return _span(when, when.until, published, locale)
    if when.year is not None and not when.anchor:
        return edged(absolute(when, when.year, locale), when.edge)
    if published is None or published.start is None or published.end is None:
        return None
    first, last = published.start, published.end - _DAY
    if last < first:
        return None
    early = edged(_relative(when, first, locale), when.edge)
    if early is None or first == last:
        return early
    return early if early == edged(_relative(when, last, locale), when.edge) else None


def _span(when: When, far: When, published: Period | None, locale: str) -> Period | None:
    near = replace(when, until=None, edge="")
    closing = _resolved(replace(far, tense=far.tense or when.tense), published, locale)
    opening = _opening(near, closing, published, locale)
    if opening is None or closing is None or opening.start is None or closing.end is None:
        return None
    if closing.end <= opening.start and near.year is None and far.year is None and not far.anchor:
        closing = shifted(closing, "year" if far.month else "week", 1)
    if closing.end is None or closing.end <= opening.start:
        return None
    return Period(opening.start, closing.end, "span", fiscal=when.fiscal)


def _opening(near: When, closing: Period | None, published: Period | None, locale: str) -> Period | None:
    """The near end of a span: a month with no year of its own is the last one before the far end."""
    if near.month is None or near.year is not None or near.anchor or closing is None or closing.start is None:
        return _resolved(near, published, locale)
    same = absolute(near, closing.start.year, locale)
    if same is not None and same.start is not None and same.start > closing.start:
        return absolute(near, closing.start.year - 1, locale)
    return same


def _ended(when: When, published: Period | None, locale: str) -> Period | None:
    """ "the nine months ended June 30": so many units up to and with a day or month."""
    closing = _resolved(when.until, published, locale) if when.until else None
    if closing is None or closing.end is None:
        return None
    count = when.count or 1
    start = moved(closing.end, when.grain, -count)
    grain = when.grain if count == 1 and when.grain != "week" else "span"
    return Period(start, closing.end, "week" if when.grain == "week" and count == 1 else grain)


def _relative(when: When, day: date, locale: str) -> Period | None:
    """What is meant by an article of that day."""
    anchor = when.anchor
    if anchor in ("today", "yesterday", "tomorrow"):
        return Period.of_day(day + timedelta(days=("yesterday", "today", "tomorrow").index(anchor) - 1))
    if anchor in ("ago", "hence"):
        count = when.count or 1
        return unit_of(when.grain, moved(day, when.grain, -count if anchor == "ago" else count))
    if anchor == "to-date":
        return _to_date(when.grain, day)
    if anchor and _in_year(when):
        return absolute(when, day.year + _SHIFT[anchor], locale)
    if anchor and when.count is not None:
        return _rolling(when, day)
    if anchor:
        return _hung(when, day, locale)
    return _nearest(when, day, locale)


def _to_date(grain: str, day: date) -> Period:
    """The unit that holds the day, up to that day. A weekend holds few days: on the others, the last one is meant."""
    unit = unit_of(grain, day)
    if unit.start is not None and unit.start > day:
        return replace(shifted(unit, grain, -1), grain="span")
    return Period(unit.start, day + _DAY, "span")


def _in_year(when: When) -> bool:
    """A part of "last year", "this year" or "next year"."""
    return (
        when.name == "in-year"
        or when.quarter is not None
        or when.half is not None
        or when.nth is not None
        or when.first
    )


def _rolling(when: When, day: date) -> Period:
    count = when.count or 1
    if when.anchor == "last":
        return Period(moved(day, when.grain, -count), day, "span")
    return Period(day, moved(day, when.grain, count), "span")


def _hung(when: When, day: date, locale: str) -> Period | None:
    """ "last week", "this Friday", "next March", "last summer"."""
    shift = _SHIFT[when.anchor]
    if when.weekday is not None and when.day is None:
        return _hung_weekday(when.weekday, shift, day)
    if when.month is None and not when.name:
        unit = unit_of(when.grain, day)
        return shifted(unit, when.grain, shift)
    if shift == 0:
        return absolute(when, day.year, locale)
    around = _around(when, day, locale)
    if shift < 0:
        return next((found for found in reversed(around) if found.end and found.end <= day), None)
    return next((found for found in around if found.start and found.start > day), None)


def _hung_weekday(weekday: int, shift: int, day: date) -> Period | None:
    """The day of last, this or next calendar week; "last Tuesday" on a Thursday may be either of two, so it is none."""
    if shift < 0 and weekday < day.weekday():
        return None
    monday = day - timedelta(days=day.weekday())
    return Period.of_day(monday + timedelta(days=weekday, weeks=shift))


def _around(when: When, day: date, locale: str) -> list[Period]:
    """The readings in the year of a day and in the years beside it, in order."""
    years = [absolute(when, year, locale) for year in (day.year - 1, day.year, day.year + 1) if year in ORDERED_YEARS]
    return [found for found in years if found is not None and found.start is not None]


def _nearest(when: When, day: date, locale: str) -> Period | None:
    """A date without its year, by the convention of news: weekdays lie within the week behind unless their own clause
    says that they are ahead, the rest within the year, more likely behind unless the sentence speaks of what is to
    come."""
    if when.weekday is not None and when.day is None and when.nth is None:
        back = (day.weekday() - when.weekday) % 7
        return Period.of_day(day + timedelta(days=(7 - back) % 7 if when.tense == "ahead" else -back))
    if when.grain in ("week", "month", "quarter", "year", "weekend") and _bare(when):
        return unit_of(when.grain, day)
    if when.name in ("month", "quarter", "week"):
        return absolute(replace(when, name="", month=day.month), day.year, locale) if when.name == "month" else None
    if when.first:
        return _first_count(when, day, locale)
    around = _around(replace(when, year=None), day, locale)
    return min(around, key=lambda found: _distance(found, day, _BEHIND[when.tense]), default=None)


def _bare(when: When) -> bool:
    return all(part is None for part in (when.month, when.quarter, when.half, when.nth, when.count)) and not when.name


def _first_count(when: When, day: date, locale: str) -> Period | None:
    """ "the first nine months": of the latest year in which they are over, or of this one if they are to come."""
    if when.tense:
        return absolute(when, day.year, locale)
    over = [found for found in _around(when, day, locale) if found.end is not None and found.end <= day + _DAY]
    return over[-1] if over else None


_BEHIND = {"": 0.4, "future": 3.0, "ahead": 12.0}
"""How much farther off a day behind counts than one ahead, by the tense of the sentence."""


def _distance(found: Period, day: date, behind: float) -> float:
    """How far a reading lies from the day, in days; the less likely side counts for more."""
    if found.start is None or found.end is None:
        return float("inf")
    if found.start <= day < found.end:
        return 0
    if found.end <= day:
        return (day - found.end).days * behind
    return (found.start - day).days
