"""The months of the year that a period holds: a quarter or half of the calendar, "the first nine months", "July to
September"."""

from __future__ import annotations

from factcheck.model.mention import When
from factcheck.model.period import MONTHS
from factcheck.model.records import dataclass

YEAR, HALF, QUARTER = 12, 6, 3
"""How many months they have."""


@dataclass(frozen=True, slots=True)
class Months:
    """Months that follow each other, into the next year if need be: the number of the first one, and how many."""

    first: int
    count: int

    @classmethod
    def between(cls, first: int, last: int) -> Months:
        """From one month to another."""
        return cls(first, (last - first) % YEAR + 1)

    @classmethod
    def up_to(cls, last: int, count: int) -> Months:
        """So many months, of which the last one is known."""
        return cls((last - count) % YEAR + 1, count)

    @property
    def last(self) -> int:
        return (self.first + self.count - 2) % YEAR + 1

    @property
    def held(self) -> frozenset[int]:
        return frozenset((month - 1) % YEAR + 1 for month in range(self.first, self.first + self.count))

    @property
    def names(self) -> str:
        return f"{MONTHS[self.first - 1]} to {MONTHS[self.last - 1]}"


def calendar_months(when: When) -> Months | None:
    """The months of a quarter or half of the calendar, or of the first months of a year; None of anything else."""
    if when.grain == "quarter" and when.quarter in (1, 2, 3, 4):
        return Months(QUARTER * (when.quarter or 1) - 2, QUARTER)
    if when.grain == "half" and when.half in (1, 2):
        return Months(HALF * (when.half or 1) - 5, HALF)
    if when.grain == "month" and when.first and 1 < (when.count or 0) < YEAR:
        return Months(1, when.count or 0)
    return None


def months_between(when: When) -> Months | None:
    """The months of "July to September"; None of a single one, and of days."""
    last = when.until
    if last is None or when.month is None or last.month is None or when.day is not None or last.day is not None:
        return None
    return Months.between(when.month, last.month) if when.month != last.month else None
