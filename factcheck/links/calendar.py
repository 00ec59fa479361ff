"""Does one date, as written, follow from another?"""

from __future__ import annotations

from factcheck.model.mention import When
from factcheck.model.quantity import Quantity

PARTS = ("year", "quarter", "half", "month", "day", "weekday")
_SIDES = ("before", "after")


def dates_relate(stated: tuple[When, Quantity], given: tuple[When, Quantity]) -> str:
    """`equal` where the given date has all that the stated one says, `clashes` where they differ in exactly one part
    that both give, `open` where the given one lacks a part, `apart` where nothing can be said."""
    (a, quantity_a), (b, quantity_b) = stated, given
    same_days = _same_days(quantity_a, quantity_b)
    if a.anchor or b.anchor or a.first or b.first:
        return _relative(a, b, same_days)
    first, second = written(a), written(b)
    if a.edge in _SIDES and set(first) == set(second) == {"year", "month", "day"}:
        return _bounded(a, b)
    if a.until is not None or b.until is not None:
        return "equal" if same_days else _spans(a, b)
    if same_days or (first and all(second.get(part) == value for part, value in first.items())):
        return "equal"
    return _by_parts(first, second) if first and second else "apart"


def _by_parts(first: dict[str, int], second: dict[str, int]) -> str:
    """How two dates stand by the parts that they write."""
    differing = [part for part in first if part in second and first[part] != second[part]]
    missing = [part for part in first if part not in second]
    if _quarter_of(first, second):
        return "equal" if "year" not in differing else "clashes"
    if not differing:
        return "open" if missing and set(first) & set(second) else "apart"
    return "clashes" if _clash(first, second, differing, missing) else "apart"


def _clash(first: dict[str, int], second: dict[str, int], differing: list[str], missing: list[str]) -> bool:
    """Are two dates one date with a part gone wrong? A year alone may be another than that of a full date."""
    if differing == ["year"]:
        return not (set(first) == {"year"} and "month" in second)
    if len(differing) == 1:
        return len(missing) <= 1
    return "year" not in differing and set(first) == set(second)


def _relative(a: When, b: When, same_days: bool) -> str:
    """ "Next week" clashes with "next month", "the first six months" with "the first three months"."""
    if (a.anchor, a.first, a.count, a.grain, written(a)) == (b.anchor, b.first, b.count, b.grain, written(b)):
        return "equal"
    if same_days:
        return "equal"
    counted = a.first or a.count is not None or a.anchor == "next"
    if (a.anchor, a.first) != (b.anchor, b.first) or not counted or written(a) or written(b):
        return "apart"
    return "clashes" if (a.grain == b.grain) != (a.count == b.count) else "apart"


def _spans(a: When, b: When) -> str:
    """ "Monday to Friday" clashes with "Monday to Saturday"; with "Monday" alone it cannot be compared."""
    if a.until is None or b.until is None:
        return "open"
    starts, ends = (written(a), written(b)), (written(a.until), written(b.until))
    if starts[0].keys() != starts[1].keys() or ends[0].keys() != ends[1].keys():
        return "apart"
    same = starts[0] == starts[1], ends[0] == ends[1]
    return "equal" if all(same) else "clashes" if any(same) else "apart"


def _bounded(a: When, b: When) -> str:
    """ "Born before October 19" of October 18."""
    first, second = ((when.year, when.month, when.day) for when in (a, b))
    if first == second and b.edge == a.edge:
        return "equal"
    earlier = second < first
    return "allowed" if first != second and earlier == (a.edge == "before") else "clashes"


def written(when: When) -> dict[str, int]:
    """The parts of a date that the words give themselves."""
    found = {part: getattr(when, part) for part in PARTS}
    return {part: value for part, value in found.items() if value is not None}


def _same_days(a: Quantity, b: Quantity) -> bool:
    """Do two dates, once resolved, mean the same days, or the days of the second lie in the first?"""
    if a.when is None or b.when is None or a.when.start is None or b.when.start is None:
        return False
    if a.when.end is None or b.when.end is None:
        return a.when.start == b.when.start
    return b.when.inside(a.when)


def _quarter_of(first: dict[str, int], second: dict[str, int]) -> bool:
    """A month that lies in the quarter that the other names."""
    for one, other in ((first, second), (second, first)):
        if "quarter" in one and "month" in other and "quarter" not in other:
            return (other["month"] - 1) // 3 + 1 == one["quarter"]
    return False
