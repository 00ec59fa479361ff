"""Why does a conversion of units not come out right: another unit, the factor turned round, a slip of digits?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.model.interval import Interval
from factcheck.model.records import dataclass
from factcheck.numbers.diagnosis import CLOSE, Diagnosis, ranked, scale_causes
from factcheck.numbers.units import comparable, convert, plural
from factcheck.numbers.wording import number

CONFUSED = (
    ("mile", "kilometer", "nautical mile"),
    ("foot", "meter", "yard", "inch", "centimeter"),
    ("acre", "hectare", "square kilometer", "square mile"),
    ("square foot", "square meter", "square yard"),
    ("pound", "kilogram", "stone", "ounce"),
    ("ton", "metric ton", "long ton"),
    ("gallon", "imperial gallon", "liter", "pint"),
    ("mile per hour", "kilometer per hour", "knot", "meter per second"),
)  # fmt: skip
"""Units that are mixed up because they measure things of about one size."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """An amount in unit `source` and what was printed for it in unit `target`, as in Conversion; `difference` is true
    of differences of temperature."""

    original: Decimal
    source: str
    printed: Decimal
    target: str
    printed_range: Interval
    expected: Interval
    digits: str = ""
    difference: bool = False


def unit_causes(case: Measurement) -> tuple[Diagnosis, ...]:
    """What went wrong with a conversion of units, the likeliest first; () where nothing known explains it."""
    found = [*scale_causes(case.printed, case.expected, case.digits), *_turned_round(case), *_other_unit(case)]
    found += _level_for_difference(case)
    found += _length_for_size(case)
    if case.original == case.printed:
        found.append(Diagnosis("not-converted", "Both have the same number: it was copied, not converted.", 0.7))
    return ranked(found)


def _explains(case: Measurement, source: str, target: str, difference: bool = False) -> bool:
    value = convert(case.original, source, target, difference)
    return case.printed_range.contains(value) or abs(value - case.printed) <= abs(case.printed) * CLOSE


def _turned_round(case: Measurement) -> Iterator[Diagnosis]:
    for source, target in comparable(case.source, case.target):
        if source != target and "degree" not in source and _explains(case, target, source):
            text = f"The conversion was turned round: {plural(source)} were taken for {plural(target)}."
            yield Diagnosis("inverse-rate", text, 0.85)
            return


def _other_unit(case: Measurement) -> Iterator[Diagnosis]:
    for rank, other in enumerate(_mixed_up_with(case.source)):
        if other != case.target and _explains(case, other, case.target):
            start, end = f"{_told(case.original)} {plural(other)}", f"{number(case.printed)} {plural(case.target)}"
            text = f"{end} is what {start} comes to."
            yield Diagnosis("other-unit", text, 0.8 - rank / 50)
    for rank, other in enumerate(_mixed_up_with(case.target)):
        if other != case.source and _explains(case, case.source, other):
            text = f"{_told(case.original)} {plural(case.source)} comes to {number(case.printed)} {plural(other)}."
            yield Diagnosis("other-unit", text, 0.78 - rank / 50)


def _told(original: Decimal) -> str:
    """A measure as it was written; one that was added up of stones and pounds with six figures."""
    return number(original, 6 if len(original.as_tuple().digits) > _WRITTEN else None)


_WRITTEN = 12


def _length_for_size(case: Measurement) -> Iterator[Diagnosis]:
    """An area or a volume converted with the factor of its length."""
    for power, what in (("square ", "areas"), ("cubic ", "volumes")):
        if case.source.startswith(power) and case.target.startswith(power):
            source, target = case.source.removeprefix(power), case.target.removeprefix(power)
            if _explains(case, source, target):
                text = f"The factor of {plural(source)} and {plural(target)} was used, which is none of {what}."
                yield Diagnosis("length-factor", text, 0.9)


def _mixed_up_with(name: str) -> tuple[str, ...]:
    return tuple(one for group in CONFUSED if name in group for one in group if one != name)


def _level_for_difference(case: Measurement) -> Iterator[Diagnosis]:
    if case.source.startswith("degree ") and _explains(case, case.source, case.target, not case.difference):
        text = "A temperature was converted as if it were a difference: the 32 degrees are missing."
        if case.difference:
            text = "A difference was converted as if it were a temperature: the 32 degrees do not belong there."
        yield Diagnosis("level-for-difference", text, 0.95)
