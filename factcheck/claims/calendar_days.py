"""Stretches of the calendar, once the year is known: a month, a season, a holiday, the third week of a quarter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from factcheck.model.mention import When
from factcheck.model.period import Period
from factcheck.model.records import replace

_DAY = timedelta(days=1)
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SOUTHERN = ("AU", "NZ", "ZA", "AR", "CL", "UY")
ORDERED_YEARS = range(1, 9990)


def moved(day: date, grain: str, count: int) -> date:
    if grain == "day":
        return day + timedelta(days=count)
    if grain in ("week", "weekend"):
        return day + timedelta(weeks=count)
    return day + relativedelta(months=count * _MONTHS_IN[grain])


def shifted(period: Period, grain: str, count: int) -> Period:
    start = moved(period.start, grain, count) if period.start else None
    return replace(period, start=start, end=moved(period.end, grain, count) if period.end else None)


def unit_of(grain: str, day: date) -> Period:
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


def absolute(when: When, year: int, locale: str) -> Period | None:
    """What is meant, once the year is known."""
    if year not in ORDERED_YEARS:
        return None
    container = _container(when, year)
    if when.first and when.count:
        end = moved(container.start or date(year, 1, 1), when.grain, when.count)
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
        return Period(moved(end, when.grain, -when.count), end, "span")
    if when.weekday is not None:
        return _nth_weekday(when.weekday, nth, start, end)
    if when.grain == "week":
        return _nth_week(nth, start, end)
    if when.grain in ("month", "day", "quarter"):
        opening = moved(start, when.grain, nth - 1) if nth > 0 else moved(end, when.grain, nth)
        return Period(opening, moved(opening, when.grain, 1), when.grain) if start <= opening < end else None
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


def edged(period: Period | None, edge: str) -> Period | None:
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
