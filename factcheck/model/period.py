"""Stretches of the calendar: half-open, with the grain in which the text named them."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.model.records import dataclass

GRAINS = ("day", "week", "month", "quarter", "half", "year", "decade", "century")

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to the day before `end`; `None` is unknown or unbounded ("since Monday" has no end).

    `grain` is one of GRAINS, or "span" for a stretch that is no calendar unit ("May 3 to June 5"); `text` is the
    wording it was read from; a fiscal period keeps its calendar look-alike's days and says `fiscal`.
    """

    start: date | None
    end: date | None
    grain: str
    text: str = ""
    fiscal: bool = False

    @classmethod
    def of_day(cls, day: date, text: str = "") -> Period:
        return cls(day, day + timedelta(days=1), "day", text)

    @property
    def iso(self) -> str | None:
        """ISO 8601 of the precision known: `2025`, `2025-11`, `2025-11-30`; `None` for anything else."""
        if self.start is None or self.end is None:
            return None
        if self.grain == "day":
            return self.start.isoformat()
        if self.grain == "month":
            return self.start.isoformat()[:7]
        if self.grain == "year" and self.start.month == 1 and self.start.day == 1:
            return self.start.isoformat()[:4]
        return None

    def overlaps(self, other: Period) -> bool:
        """Is there a day in both? An unknown end reaches for ever."""
        return _before(self.start, other.end) and _before(other.start, self.end)

    def inside(self, other: Period) -> bool:
        """Is every day of this period in the other?"""
        starts = other.start is None or (self.start is not None and self.start >= other.start)
        ends = other.end is None or (self.end is not None and self.end <= other.end)
        return starts and ends

    def same_days(self, other: Period) -> bool:
        return self.start == other.start and self.end == other.end


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end
