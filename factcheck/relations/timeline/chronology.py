"""How long it is from one calendar expression to another, and what a date without a year can mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from factcheck.model.article import KNOWN
from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.model.period import Period
from factcheck.model.records import dataclass

GREGORIAN_SINCE = 1753
"""The first full year of the new calendar in Britain and its colonies; weekdays before it depend on the country."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A stretch of time in months, from the shortest to the longest that the words allow."""

    low: Decimal
    high: Decimal

    def meets(self, other: Elapsed) -> bool:
        return self.low <= other.high and other.low <= self.high


def between(start: Period, end: Period) -> Elapsed | None:
    """From some day of one period to some day of the other, in months; None where an end is unbounded."""
    if start.start is None or start.end is None or end.start is None or end.end is None:
        return None
    last_start, last_end = start.end - timedelta(days=1), end.end - timedelta(days=1)
    return Elapsed(_months(last_start, end.start), _months(start.start, last_end))


def _months(start: date, end: date) -> Decimal:
    """Months from one day to another, the days of the last one as a fraction; negative backwards."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    return Decimal(whole) + Decimal(end.day - start.day) / 31


def stretch(count: Decimal, grain: str, slack: Decimal = Decimal(1)) -> Elapsed | None:
    """ "ten years" in months: up to one year more, since the part of a unit is not counted, and `slack` less."""
    if grain in _MONTHS:
        unit = Decimal(_MONTHS[grain])
    elif grain in _DAYS:
        unit = Decimal(_DAYS[grain]) / Decimal("30.4")
    else:
        return None
    return Elapsed((count - slack) * unit, (count + 1) * unit)


def exact_day(when: When | None) -> tuple[int, int] | None:
    """Month and day of a date that gives both and no more than that."""
    if when is None or when.month is None or when.day is None or when.order or when.nth is not None:
        return None
    return when.month, when.day


def day_in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def calendar_days(when: When) -> Period | None:
    """The days of a year, month or day as written, without any edge; None where the year is not given."""
    if when.year is None or when.fiscal or not 1 <= when.year <= 9998:
        return None
    if when.month is None:
        if when.quarter is not None or when.half is not None or when.name or when.grain != "year":
            return None
        return Period(date(when.year, 1, 1), date(when.year + 1, 1, 1), "year")
    if when.day is None:
        last = monthrange(when.year, when.month)[1]
        return Period(date(when.year, when.month, 1), date(when.year, when.month, last) + timedelta(days=1), "month")
    day = day_in(when.year, when.month, when.day)
    return Period.of_day(day) if day else None


def written_days(claim: Claim | None) -> Period | None:
    """The days of a date with its year, by itself; None of a span, and of what hangs on another date."""
    when = claim.mention.when if claim is not None else None
    return None if when is None or when.until is not None or when.anchor or when.order else calendar_days(when)


def published_surely(published: Period | None, source: str) -> Period | None:
    """The publication window where it is told, and is not wider than a month."""
    if published is None or source not in KNOWN:
        return None
    if published.start is None or published.end is None or (published.end - published.start).days > 31:
        return None
    return published


def duration(claim: Claim) -> tuple[Decimal, str] | None:
    """Count and unit of a duration: 17, "month"; None where it has none."""
    quantity, when = claim.quantity, claim.mention.when
    if when is not None and when.count is not None:
        return Decimal(when.count), when.grain
    if quantity.value is not None and quantity.unit:
        return quantity.value, quantity.unit
    return None
