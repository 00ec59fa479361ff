"""All that a measure may come to in another unit: every meaning of the two units, levels and differences of heat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import dataclass
from factcheck.numbers.units import comparable, convert
from factcheck.relations.frames.apposition import Apposition
from factcheck.relations.frames.conversions import ONE, amount, coarse, stretch

_CHANGE = regex(
    r"\bwarming\b|\bpre-?industrial\b|\banomal\w+|\bdifferen\w+"
    r"|\b(?:above|below) (?:the )?(?:\w+ ){0,2}(?:average|normal)"
    r"|\b(?:warmer|cooler|colder|hotter) than\b|\bby (?:about |around |up to |as much as )?$",
    re.IGNORECASE,
)
"""Words that make a temperature a change of temperature."""
_PERHAPS = regex(
    r"\b(?:ris\w+|rose|f[ae]ll\w*|drop\w*|increas\w+|decreas\w+|above|below|more|less|higher|lower|up|down|swing|limit\w*"
    r"|warm\w*|cool\w*|gain\w*|within|margin|by)\b",
    re.IGNORECASE,
)
"""Words with which it may be either."""
_AMERICAN = regex(r"(?:lit|met)ers?\b|\bu\.?s\.? ", re.IGNORECASE)
"""Who spells so, or says so, has American gallons."""
_LARGEST_CHANGE = 10
_WIDEST = Decimal("0.15")
"""Of 85 conversions in 8,000 articles of news none was rounded to more than so much of itself."""


@dataclass(frozen=True, slots=True)
class Converted:
    """One meaning of the two units: what the original comes to in `target`, as an interval and in the `middle`."""

    source: str
    target: str
    difference: bool
    expected: Interval
    middle: Decimal


def tries(found: Apposition, converted: Claim) -> Iterator[Converted]:
    """All meanings of the two units that can be computed, the likeliest first."""
    american = any(_AMERICAN.search(claim.text) for claim in (found.original, converted))
    for source, target in comparable(found.original.quantity.unit or "", converted.quantity.unit or ""):
        if american and "imperial" in source + target:
            continue
        for difference in _readings(found):
            expected = _expected(found, source, target, difference)
            if expected is not None:
                middle = convert(whole_of(found, source), source, target, difference)
                yield Converted(source, target, difference, expected, middle)


def _readings(found: Apposition) -> tuple[bool, ...]:
    """Whether a temperature is a level (False) or a difference (True), the likelier first; all else is a level."""
    if found.original.quantity.kind != "temperature":
        return (False,)
    if _CHANGE.search(found.before) or _CHANGE.search(found.around):
        return (True,) if abs(amount(found.original)) <= _LARGEST_CHANGE else (True, False)
    return (False, True) if _PERHAPS.search(found.around) else (False,)


def whole_of(found: Apposition, source: str) -> Decimal:
    """The original with the greater units before it, in its own unit."""
    return amount(found.original) + sum(
        (convert(amount(one), one.quantity.unit or "", source) for one in found.extra), Decimal(0)
    )


def _expected(found: Apposition, source: str, target: str, difference: bool) -> Interval | None:
    """All that the original may come to in the other unit."""
    ends = stretch(found.original)
    try:
        more = whole_of(found, source) - amount(found.original)
        low, high = (
            None if end is None else convert(end + more, source, target, difference) for end in (ends.low, ends.high)
        )
    except (ValueError, ArithmeticError):
        return None
    return Interval(min(low, high), max(low, high)) if low is not None and high is not None else Interval(low, high)


def times_off(one: Converted, converted: Claim) -> Decimal:
    """How many times the printed figure misses what is expected, 1 where they meet. Depths and the like are compared
    by their size: "430 metres below sea level (-1,411 ft)"."""
    return missed_by(size_of(coarse(converted, _WIDEST)), size_of(one.expected))


def degrees_off(one: Converted, converted: Claim) -> Decimal:
    """How many degrees (of the converted scale) the printed figure misses what is expected."""
    printed = stretch(converted)
    if printed.meets(one.expected) or None in (printed.low, printed.high, one.expected.low, one.expected.high):
        return Decimal(0)
    return max(printed.low - one.expected.high, one.expected.low - printed.high)  # type: ignore[operator]


def missed_by(printed: Interval, expected: Interval) -> Decimal:
    """How many times two ranges miss each other, 1 where they meet."""
    if printed.meets(expected):
        return ONE
    if printed.low is not None and expected.high and printed.low >= expected.high:
        return printed.low / expected.high
    if printed.high and expected.low is not None:
        return expected.low / printed.high
    return Decimal("Infinity")


def size_of(stretch: Interval) -> Interval:
    """The same without its sign, where all of it is below zero."""
    return -stretch if stretch.high is not None and stretch.high < 0 else stretch
