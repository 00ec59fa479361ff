"""From dates as written to stretches of the calendar, by the days on which the article may have been published.

Nothing is filled in from today: what neither the text nor the publication window gives stays unknown. A window of
several days resolves a relative date only if its first and its last day give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from factcheck.mention import When
from factcheck.period import Period

_DAY = timedelta(days=1)
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SOUTHERN = ("AU", "NZ", "ZA", "AR", "CL", "UY")
_MONTH_FIRST = ("US", "PH", "FM", "PW", "")
_SHIFT = {"last": -1, "this": 0, "next": 1}
_UNRESOLVED = ("previous", "same", "later", "earlier")
_ORDERED_YEARS = range(1, 9990)


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
        return _edged(_absolute(when, when.year, locale), when.edge)
    if published is None or published.start is None or published.end is None:
        return None
    first, last = published.start, published.end - _DAY
    if last < first:
        return None
    early = _edged(_relative(when, first, locale), when.edge)
    if early is None or first == last:
        return early
    return early if early == _edged(_relative(when, last, locale), when.edge) else None


def _span(when: When, far: When, published: Period | None, locale: str) -> Period | None:
    near = replace(when, until=None, edge="")
    closing = _resolved(replace(far, tense=far.tense or when.tense), published, locale)
    opening = _opening(near, closing, published, locale)
    if opening is None or closing is None or opening.start is None or closing.end is None:
        return None
    if closing.end <= opening.start and near.year is None and far.year is None and not far.anchor:
        closing = _shifted(closing, "year" if far.month else "week", 1)
    if closing.end is None or closing.end <= opening.start:
        return None
    return Period(opening.start, closing.end, "span", fiscal=when.fiscal)


def _opening(near: When, closing: Period | None, published: Period | None, locale: str) -> Period | None:
    """The near end of a span: a month with no year of its own is the last one before the far end."""
    if near.month is None or near.year is not None or near.anchor or closing is None or closing.start is None:
        return _resolved(near, published, locale)
    same = _absolute(near, closing.start.year, locale)
    if same is not None and same.start is not None and same.start > closing.start:
        return _absolute(near, closing.start.year - 1, locale)
    return same


def _ended(when: When, published: Period | None, locale: str) -> Period | None:
    """ "the nine months ended June 30": so many units up to and with a day or month."""
    closing = _resolved(when.until, published, locale) if when.until else None
    if closing is None or closing.end is None:
        return None
    count = when.count or 1
    start = _moved(closing.end, when.grain, -count)
    grain = when.grain if count == 1 and when.grain != "week" else "span"
    return Period(start, closing.end, "week" if when.grain == "week" and count == 1 else grain)


def _moved(day: date, grain: str, count: int) -> date:
    if grain == "day":
        return day + timedelta(days=count)
    if grain in ("week", "weekend"):
        return day + timedelta(weeks=count)
    return day + relativedelta(months=count * _MONTHS_IN[grain])


def _shifted(period: Period, grain: str, count: int) -> Period:
    start = _moved(period.start, grain, count) if period.start else None
    return replace(period, start=start, end=_moved(period.end, grain, count) if period.end else None)


def _unit(grain: str, day: date) -> Period:
    """The week (from Monday), month, quarter, half, year, decade or century that holds a day."""
    if grain == "day":
        return Period.of_day(day)
    if grain == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + 7 * _DAY, "week")
    if grain == "weekend":
        saturday = day + timedelta(days=5 - day.weekday())
        return Period(saturday, saturday + 2 * _DAY, "span")
    months = _MONTHS_IN[grain]
    if months >= 12:
        years = months // 12
        offset = 1 if grain == "century" else 0
        start = date(max((day.year - offset) // years * years + offset, 1), 1, 1)
    else:
        start = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(start, start + relativedelta(months=months), grain)


def _absolute(when: When, year: int, locale: str) -> Period | None:
    """What is meant, once the year is known."""
    if year not in _ORDERED_YEARS:
        return None
    container = _container(when, year)
    if when.first and when.count:
        end = _moved(container.start or date(year, 1, 1), when.grain, when.count)
        return Period(container.start, end, "year" if end == container.end and when.count == 12 else "span")
    if when.nth is not None:
        return _nth(when, container)
    if when.quarter is not None and container.start:
        start = container.start + relativedelta(months=3 * (when.quarter - 1))
        return Period(start, start + relativedelta(months=3), "quarter", fiscal=when.fiscal)
    if when.half is not None:
        return _half(when, container)
    if when.grain == "quarter" and when.month is not None:
        return Period(date(year, when.month, 1) - relativedelta(months=2), _month_end(year, when.month), "quarter")
    return _named(when, year, locale)


def _named(when: When, year: int, locale: str) -> Period | None:
    if when.grain == "season":
        return _season(when.name, year, locale)
    if when.grain == "day" and when.name in _MOVABLE:
        return Period.of_day(_MOVABLE[when.name](year))
    if when.grain == "day":
        return Period.of_day(date(year, when.month, when.day)) if when.month and when.day else None
    if when.grain == "month":
        return Period(date(year, when.month, 1), _month_end(year, when.month), "month") if when.month else None
    if when.grain in ("year", "decade", "century"):
        start = date(year, 1, 1)
        return Period(start, start + relativedelta(months=_MONTHS_IN[when.grain]), when.grain, fiscal=when.fiscal)
    return None


def _container(when: When, year: int) -> Period:
    """What a part is part of: the month, the decade, or the year."""
    if when.month is not None:
        return Period(date(year, when.month, 1), _month_end(year, when.month), "month")
    if when.name == "decade":
        return Period(date(year, 1, 1), date(year + 10, 1, 1), "decade")
    return Period(date(year, 1, 1), date(year + 1, 1, 1), "year")


def _half(when: When, container: Period) -> Period | None:
    if container.start is None or container.end is None:
        return None
    if container.grain == "month":
        middle = container.start + 15 * _DAY
    else:
        middle = container.start + relativedelta(months=60 if container.grain == "decade" else 6)
    grain = "half" if container.grain == "year" else "span"
    if when.half == 1:
        return Period(container.start, middle, grain, fiscal=when.fiscal)
    return Period(middle, container.end, grain, fiscal=when.fiscal)


def _nth(when: When, container: Period) -> Period | None:
    """The nth (from 1; -1 is the last) day, week, weekday, month or quarter of a month or a year."""
    start, end, nth = container.start, container.end, when.nth or 1
    if start is None or end is None:
        return None
    if when.count is not None:
        return Period(_moved(end, when.grain, -when.count), end, "span")
    if when.weekday is not None:
        return _nth_weekday(when.weekday, nth, start, end)
    if when.grain == "week":
        return _nth_week(nth, start, end)
    if when.grain in ("month", "day", "quarter"):
        opening = _moved(start, when.grain, nth - 1) if nth > 0 else _moved(end, when.grain, nth)
        return Period(opening, _moved(opening, when.grain, 1), when.grain) if start <= opening < end else None
    return None


def _nth_weekday(weekday: int, nth: int, start: date, end: date) -> Period | None:
    days = [start + timedelta(days=offset) for offset in range((end - start).days)]
    days = [day for day in days if day.weekday() == weekday]
    at = nth - 1 if nth > 0 else nth
    return Period.of_day(days[at]) if -len(days) <= at < len(days) else None


def _nth_week(nth: int, start: date, end: date) -> Period | None:
    """Weeks are those of ISO 8601: the first is the one with the first Thursday."""
    thursday = start + timedelta(days=(3 - start.weekday()) % 7)
    final = end - _DAY - timedelta(days=((end - _DAY).weekday() - 3) % 7)
    middle = thursday + timedelta(weeks=nth - 1) if nth > 0 else final
    return Period(middle - 3 * _DAY, middle + 4 * _DAY, "week") if start <= middle < end else None


def _season(name: str, year: int, locale: str) -> Period | None:
    """Meteorological seasons: whole months, of the southern hemisphere for locales that lie there."""
    month = _SEASONS.get(name)
    if month is None:
        return None
    if locale[-2:].upper() in _SOUTHERN:
        month = (month + 5) % 12 + 1
    start = date(year, month, 1)
    return Period(start, start + relativedelta(months=3), "span")


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def _easter(year: int) -> date:
    from dateutil.easter import easter

    return easter(year)


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November (United States Code, title 5, section 6103)."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


_MOVABLE: dict[str, Callable[[int], date]] = {"easter": _easter, "thanksgiving": _thanksgiving}


def _edged(period: Period | None, edge: str) -> Period | None:
    if period is None or period.start is None or period.end is None or not edge:
        return period
    start, end = period.start, period.end
    if edge == "since":
        return replace(period, end=None)
    long = period.grain in ("decade", "century")
    if period.grain == "day":
        return period
    if edge == "end" and not long:
        return Period.of_day(end - _DAY)
    if edge == "start" and not long:
        return Period.of_day(start)
    first, second = _thirds(start, end, period.grain)
    if not start < first < second < end:
        return period
    if edge in ("early", "start"):
        return Period(start, first, "span")
    if edge == "mid":
        return Period(first, second, "span")
    if edge in ("late", "end"):
        return Period(second, end, "span")
    return period


def _thirds(start: date, end: date, grain: str) -> tuple[date, date]:
    """Where "early" ends and "late" begins: after four and eight months of a year, ten and twenty days of a month,
    four and seven years of a decade."""
    if grain == "decade":
        return start + relativedelta(years=4), start + relativedelta(years=7)
    if grain in ("year", "quarter", "half"):
        months = _MONTHS_IN[grain] // 3
        return start + relativedelta(months=months), start + relativedelta(months=2 * months)
    third = (end - start).days // 3
    return start + timedelta(days=third), start + timedelta(days=2 * third)


def _relative(when: When, day: date, locale: str) -> Period | None:
    """What is meant by an article of that day."""
    anchor = when.anchor
    if anchor in ("today", "yesterday", "tomorrow"):
        return Period.of_day(day + timedelta(days=("yesterday", "today", "tomorrow").index(anchor) - 1))
    if anchor in ("ago", "hence"):
        count = when.count or 1
        return _unit(when.grain, _moved(day, when.grain, -count if anchor == "ago" else count))
    if anchor == "to-date":
        return _to_date(when.grain, day)
    if anchor and _in_year(when):
        return _absolute(when, day.year + _SHIFT[anchor], locale)
    if anchor and when.count is not None:
        return _rolling(when, day)
    if anchor:
        return _hung(when, day, locale)
    return _nearest(when, day, locale)


def _to_date(grain: str, day: date) -> Period:
    """The unit that holds the day, up to that day. A weekend holds few days: on the others, the last one is meant."""
    unit = _unit(grain, day)
    if unit.start is not None and unit.start > day:
        return replace(_shifted(unit, grain, -1), grain="span")
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
        return Period(_moved(day, when.grain, -count), day, "span")
    return Period(day, _moved(day, when.grain, count), "span")


def _hung(when: When, day: date, locale: str) -> Period | None:
    """ "last week", "this Friday", "next March", "last summer"."""
    shift = _SHIFT[when.anchor]
    if when.weekday is not None and when.day is None:
        return _hung_weekday(when.weekday, shift, day)
    if when.month is None and not when.name:
        unit = _unit(when.grain, day)
        return _shifted(unit, when.grain, shift)
    if shift == 0:
        return _absolute(when, day.year, locale)
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
    years = [_absolute(when, year, locale) for year in (day.year - 1, day.year, day.year + 1) if year in _ORDERED_YEARS]
    return [found for found in years if found is not None and found.start is not None]


def _nearest(when: When, day: date, locale: str) -> Period | None:
    """A date without its year, by the convention of news: weekdays lie within the week behind unless their own clause
    says that they are ahead, the rest within the year, more likely behind unless the sentence speaks of what is to
    come."""
    if when.weekday is not None and when.day is None and when.nth is None:
        back = (day.weekday() - when.weekday) % 7
        return Period.of_day(day + timedelta(days=(7 - back) % 7 if when.tense == "ahead" else -back))
    if when.grain in ("week", "month", "quarter", "year", "weekend") and _bare(when):
        return _unit(when.grain, day)
    if when.name in ("month", "quarter", "week"):
        return _absolute(replace(when, name="", month=day.month), day.year, locale) if when.name == "month" else None
    if when.first:
        return _first_count(when, day, locale)
    around = _around(replace(when, year=None), day, locale)
    return min(around, key=lambda found: _distance(found, day, _BEHIND[when.tense]), default=None)


def _bare(when: When) -> bool:
    return all(part is None for part in (when.month, when.quarter, when.half, when.nth, when.count)) and not when.name


def _first_count(when: When, day: date, locale: str) -> Period | None:
    """ "the first nine months": of the latest year in which they are over, or of this one if they are to come."""
    if when.tense:
        return _absolute(when, day.year, locale)
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
