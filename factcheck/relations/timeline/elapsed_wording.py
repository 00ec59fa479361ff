"""Lengths of time in the words of a finding: "9 years", "17 to 18 months", "19 hours 30 minutes"."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from factcheck.numbers.wording import number
from factcheck.relations.timeline.chronology import Elapsed
from factcheck.relations.timeline.measures import SIZES


def in_units(low: float, high: float, unit: str) -> str:
    """A stretch of days in the unit that the text uses: whole units that have passed."""
    unit = "year" if unit == "decade" else unit
    size = SIZES[unit]
    least, most = (int(days / size + 0.02) for days in (low, high))
    return f"{least} {unit}s" if least == most else f"{least} to {most} {unit}s"


def in_hours(seconds: float) -> str:
    """ "19 hours 30 minutes", "48 seconds" """
    parts = (int(seconds // 3600), "hour"), (int(seconds % 3600 // 60), "minute"), (round(seconds % 60, 2), "second")
    told = [f"{count:g} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(told) or "0 seconds"


def in_months(elapsed: Elapsed, grain: str) -> str:
    """A stretch of time in the grain that the text uses."""
    unit, size = ("year", Decimal(12)) if grain in ("year", "decade", "century") else ("month", Decimal(1))
    low, high = (
        max(Decimal(0), months / size).to_integral_value(ROUND_FLOOR) for months in (elapsed.low, elapsed.high)
    )
    return f"{number(low)} {unit}s" if low == high else f"{number(low)} to {number(high)} {unit}s"
