"""The days that a date of the text means, and how long it is from some to others."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.model.period import Period
from factcheck.model.records import dataclass
from factcheck.relations.timeline.chronology import calendar_days, day_in

UNPLACED = frozenset(("ago", "hence", "previous", "same", "later", "earlier", "to-date"))
"""Anchors that are lengths of time rather than dates, or that hang on another date."""
OLDEST = 1000
MONTH = 30
GRAINS = ("day", "month", "year")


def date_of(day: int) -> date:
    """The date of an ordinal. What lies before or after the calendar is its first or its last day."""
    return date.fromordinal(min(max(day, 1), date.max.toordinal()))


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day (ordinals) that may be meant; `sure` where the text itself gives the year."""

    first: int
    last: int
    grain: str
    sure: bool

    @property
    def exact(self) -> bool:
        return self.grain == "day"

    @property
    def opening(self) -> date:
        return date_of(self.first)

    @property
    def closing(self) -> date:
        return date_of(self.last)

    @property
    def year(self) -> int:
        return date_of(self.first).year


def days_of(claim: Claim) -> Days | None:
    """The days of a date, month or year of the text; None for spans, seasons, edges and everything else. A year that is
    not given is the one that the reader takes."""
    when = claim.mention.when
    if (
        when is None
        or when.until is not None
        or when.anchor in UNPLACED
        or when.order
        or when.count
        or when.recurring
        or when.fiscal
    ):
        return None
    return _written(when) or _resolved(claim, when)


def ends_of(claim: Claim) -> tuple[Days, Days] | None:
    """Both ends of a span that the text writes as one: "1981 to 1989"."""
    when = claim.mention.when
    if when is None or when.until is None or when.anchor or when.order or when.fiscal:
        return None
    start, end = _written(when), _written(when.until)
    if start is not None and end is not None:
        return start, end
    if when.day is None or when.until.day is None or when.year is not None or when.until.year is not None:
        return None
    resolved = claim.quantity.when
    if resolved is None or resolved.start is None or resolved.end is None:
        return None
    first, last = resolved.start.toordinal(), resolved.end.toordinal() - 1
    return Days(first, first, "day", False), Days(last, last, "day", False)


def published_days(window: Period | None) -> Days | None:
    """The days on which an article may have come out; None where they are not known to the year."""
    if window is None or window.start is None or window.end is None:
        return None
    first, last = window.start.toordinal(), window.end.toordinal() - 1
    return Days(first, last, "day", True) if last - first <= 400 else None


def _written(when: When) -> Days | None:
    found = calendar_days(when)
    if found is None or found.start is None or found.end is None or found.start.year < OLDEST:
        return None
    return Days(found.start.toordinal(), found.end.toordinal() - 1, found.grain, True)


def _season(found: Period | None) -> Days | None:
    """A season with its year. Where it begins and ends is not the same everywhere."""
    if found is None or found.start is None or found.end is None:
        return None
    return Days(found.start.toordinal() - MONTH, found.end.toordinal() + MONTH, "season", True)


def _resolved(claim: Claim, when: When) -> Days | None:
    """A day, a month or a year whose words leave the year to the reader."""
    found = claim.quantity.when
    if when.grain == "season" and when.year is not None:
        return _season(found)
    if found is None or found.start is None or when.grain not in GRAINS or when.name not in ("", "in-year"):
        return None
    start = found.start
    if when.day is not None and when.month is not None and when.year is None:
        day = day_in(start.year, when.month, when.day)
        return None if day is None else Days(day.toordinal(), day.toordinal(), "day", False)
    if found.end is None or when.edge in ("since", "by", "until", "before", "after"):
        return None
    return Days(start.toordinal(), (found.end - timedelta(days=1)).toordinal(), when.grain, False)
