"""How long a length of time of the text may be, and whether it may run between two dates."""

from __future__ import annotations

from factcheck.model.claim import Claim
from factcheck.relations.timeline.chronology import duration
from factcheck.relations.timeline.days import Days
from factcheck.relations.timeline.spells import spells

SIZES = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.2425, "decade": 3652.425}
NEARLY = 0.8
"""Weeks or months by which a length between two days may be off."""
HALF = 0.45
"""Units by which two and a half, say, may be rounded."""
_ANCHORS = {"ago": ("ago",), "that": ("ago",), "later": ("later",), "after": ("", "later")}


def measure(claim: Claim, name: str) -> tuple[float, str] | None:
    """How many of which unit; None of what is no length of the kind that a construction asks for."""
    when = claim.mention.when
    if claim.mention.modifiers or attributive(claim) != name.startswith("stint"):
        return None
    if claim.quantity.kind == "ordinal":
        unit, value = claim.quantity.unit or "", claim.quantity.value
        return (float(value), unit) if value is not None and unit in SIZES else None
    if when is not None and when.anchor not in _ANCHORS.get(name.partition("-")[0], ("", "last")):
        return None
    measured = duration(claim)
    if measured is None:
        return None
    count, unit = float(measured[0]), measured[1]
    if unit == "century":
        count, unit = 10 * count, "decade"
    return (count, unit) if unit in SIZES else None


def attributive(claim: Claim) -> bool:
    """ "a 24-year wait", but not "twenty-four years" """
    return f"-{claim.quantity.unit}" in claim.text.lower()


def fits(count: float, unit: str, relation: str, start: Days, end: Days) -> bool:
    """May a length of time run between two dates? Lengths are counted with both ends, with one or none, rounded or cut
    off, and round ones are rounded more. Weeks and months from one day to another are not counted with both ends."""
    low, high = allowed(count, unit, relation)
    if start.exact and end.exact and relation == "exact" and unit in ("week", "month"):
        low, high = (count - NEARLY) * SIZES[unit], (count + NEARLY) * SIZES[unit]
    return low <= end.last - start.first and end.first - start.last <= high


def relation_of(claim: Claim) -> str:
    """ "Almost seven years" are not much less than seven; "less than seven years" may be."""
    hedge = claim.mention.hedge
    if claim.quantity.relation != "under" or hedge is None:
        return claim.quantity.relation
    start = claim.sentence.start
    words = claim.sentence_text[hedge.start - start : hedge.end - start].lower().split()
    return "under" if spells("nearly").isdisjoint(words) else "about"


def allowed(count: float, unit: str, relation: str) -> tuple[float, float]:
    """The shortest and the longest time, in days, that a length may stand for."""
    size = SIZES[unit]
    low, high = (count - 1) * size, (count + 1) * size
    if size == 1:
        low, high = count - 1, count + 1
    elif unit == "decade":
        low, high = count * size - _decades(count), count * size + _decades(count)
    elif count != int(count):
        low, high = (count - HALF) * size, (count + HALF) * size
    if unit == "fortnight" or (count >= 20 and count % 10 == 0):
        low, high = min(low, 0.9 * count * size), max(high, 1.1 * count * size)
    if relation in ("over", "at-least"):
        high = max(high, 1.5 * count * size + size)
    elif relation in ("under", "at-most"):
        low = min(low, 0.7 * count * size - size)
    elif relation != "exact":
        low, high = min(low, 0.85 * count * size - size), max(high, 1.15 * count * size + size)
    return low, high


def _decades(count: float) -> float:
    """Days by which a number of decades may be off: "three decades" are 24 to 36 years."""
    return (0.3 + count / 10) * SIZES["decade"]
