"""What a calendar expression means: from the words that a grammar rule matched to a `When`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from factcheck.mentions.dates.words import century
from factcheck.model.mention import When
from factcheck.model.records import replace

_MONTHS = ("MONTH", "ABBR", "WEAK")
_DAYS = ("DAY", "ORD", "NTH", "ONES", "TEENS", "TENS", "SMALL")
_COUNTS = ("DAY", "TWO", "ONES", "TEENS", "TENS", "SMALL", "A")
_UNITS = ("UNITS", "UNIT", "QUARTER", "HALF", "CENTURY")
_ANCHORS = ("LAST", "THIS", "NEXT", "PAST", "PREVIOUS", "SAME")


class Item(NamedTuple):
    """A matched word: its class, its value, its writing."""

    name: str
    value: int | str
    word: str


class Items:
    """The matched words of one expression, asked by class."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.names = [item.name for item in items]

    def has(self, *names: str) -> bool:
        return any(name in self.names for name in names)

    def numbers(self, *names: str) -> list[int]:
        return [int(item.value) for item in self.items if item.name in names]

    def number(self, *names: str) -> int | None:
        return next(iter(self.numbers(*names)), None)

    def text(self, *names: str) -> str:
        return next((str(item.value) for item in self.items if item.name in names), "")

    def split(self, *names: str) -> tuple[Items, Items]:
        """What stands before the first word of these classes, and from it on."""
        at = next((index for index, name in enumerate(self.names) if name in names), len(self.items))
        return Items(self.items[:at]), Items(self.items[at:])

    @property
    def year(self) -> int | None:
        written = self.number("YEAR", "OLDYEAR", "WORDYEAR")
        if written is not None or "year_mark" not in self.names:
            return written if written is not None else self.number("FISCALYEAR")
        return century(int(self.items[self.names.index("year_mark") + 1].value))

    @property
    def months(self) -> list[int]:
        return self.numbers(*_MONTHS)

    @property
    def anchor(self) -> str:
        return self.text(*_ANCHORS)

    @property
    def without_year(self) -> Items:
        if "year_mark" in self.names:
            return Items(self.items[: self.names.index("year_mark")])
        return self


def _numeric(found: Items) -> When | None:
    if found.has("DAYTIME"):
        return _dated(found.year, int(found.items[1].value), found.number("DAYTIME"))
    numbers = [item for item in found.items if item.name in ("DAY", "TWO", "YEAR")]
    if found.months:
        return _with_named_month(found.months[0], numbers)
    full_year = any(item.name == "YEAR" for item in numbers)
    if not full_year and (found.has("point") or len(numbers[-1].word) != 2):
        return None
    return _in_figures(numbers)


def _with_named_month(month: int, numbers: list[Item]) -> When | None:
    """ "14-May-2019", "May/14/19": the year is the number of four digits, else one that is no day, else the last."""
    years = [item for item in numbers if item.name == "YEAR"]
    short = [item for item in numbers if item.name == "TWO"]
    year = (years or short or numbers[-1:])[0]
    day = next((item for item in numbers if item is not year), None)
    return _dated(_full_year(year), month, int(day.value) if day else None)


def _in_figures(numbers: list[Item]) -> When | None:
    """ "2019-05-14", "14/5/2019", "5/14/19": in the order that the figures allow, month before day where both are."""
    first, second, third = (int(item.value) for item in numbers)
    if numbers[0].name == "YEAR":
        return _dated(first, second, third) if second <= 12 else _dated(first, third, second)
    year = _full_year(numbers[2])
    if first > 12:
        return _dated(year, second, first)
    found = _dated(year, first, second)
    return replace(found, order="mdy") if found and second <= 12 and first != second else found


def _full_year(item: Item) -> int:
    return int(item.value) if item.name == "YEAR" else century(int(item.value))


def _dated(year: int | None, month: int, day: int | None) -> When | None:
    if day is None or not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        return None
    return When("day", year=year, month=month, day=day)


def _length(year: int | None, month: int) -> int:
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _slashes(found: Items) -> When | None:
    numbers = found.numbers("DAY")
    year = found.year
    if len(numbers) != 4 or max(numbers[0], numbers[2]) > 12:
        return None
    near, far = _dated(year, numbers[0], numbers[1]), _dated(year, numbers[2], numbers[3])
    ambiguous = max(numbers) <= 12
    if near is None or far is None:
        return None
    order = "mdy" if ambiguous else ""
    return replace(near, order=order, until=replace(far, order=order))


def _day(found: Items) -> When | None:
    """A month with a day, in either order; weekday, year and anchor where they are given."""
    bare = found.without_year
    anchored = bare.has("UNIT")
    day = _dated(found.year, found.months[0], bare.number(*_DAYS))
    if day is None:
        return None
    return replace(
        day, weekday=found.number("WEEKDAY", "WDAY"), anchor=found.anchor, name="in-year" if anchored else ""
    )


def _days(found: Items) -> When | None:
    bare = found.without_year
    days = bare.numbers(*_DAYS)
    if len(days) != 2:
        return None
    near, far = _dated(found.year, found.months[0], days[0]), _dated(found.year, found.months[0], days[1])
    if near is None or far is None or days[1] <= days[0]:
        return None
    return replace(near, weekday=found.number("WEEKDAY", "WDAY"), until=far)


def _month(found: Items) -> When | None:
    anchor = found.anchor
    return When(
        "month", year=found.year, month=found.months[0], anchor=anchor, name="in-year" if found.has("UNIT") else ""
    )


def _part(found: Items) -> When | None:
    """A quarter or half, of a year or of something else."""
    head, tail = found.split("OF")
    fiscal = found.has("FISCAL", "FISCALYEAR")
    if found.has("YEARQ"):
        return When("quarter", year=int(found.items[0].value) // 10, quarter=int(found.items[0].value) % 10)
    if found.has("YEARH"):
        return When("half", year=int(found.items[0].value) // 10, half=int(found.items[0].value) % 10)
    if found.has("MONTH") and not tail.items and found.has("QUARTER"):
        return When("quarter", month=found.months[0])
    grain = "half" if head.has("HALF", "HLF") else "quarter"
    most = 2 if grain == "half" else 4
    part = head.number("QTR", "HLF", "NTH", "ORD")
    if part is None and head.has("LAST", "FINAL"):
        part = most
    if part is None or not 1 <= part <= most:
        return None
    anchor, name, months = _container(tail if tail.items else head, head)
    when = When(grain, year=found.year, anchor=anchor, fiscal=fiscal, name=name, month=months)
    decade = tail.number("DECADE", "DECADE2")
    if decade is not None:
        when = replace(when, year=decade, name="decade")
    return replace(when, quarter=part) if grain == "quarter" else replace(when, half=part)


def _container(tail: Items, head: Items) -> tuple[str, str, int | None]:
    """The anchor, kind and month of what a part is of ("of last year", "of the month", "of July")."""
    unit = tail.text("UNIT")
    anchor = tail.anchor if tail.has("UNIT") else ""
    month = tail.months[0] if tail.months else None
    if month is not None:
        return anchor, "month", month
    return anchor, "" if unit in ("", "year") else unit, None


def _nth(found: Items) -> When | None:
    head, tail = found.split("OF")
    nth = head.number("NTH", "ORD")
    if nth is None:
        nth = -1 if head.has("LAST") or head.number("FINAL") == -1 else 1
    anchor, name, month = _container(tail, head)
    grain = head.text("UNIT") or "day"
    if grain in ("decade", "weekend") or tail.has("DECADE", "DECADE2"):
        return None
    weekday = head.number("WEEKDAY")
    return When(grain, year=tail.year, month=month, nth=nth, weekday=weekday, anchor=anchor, name=name)


def _counted(found: Items) -> When | None:
    head, tail = found.split("UNITS", "UNIT", "QUARTER")
    unit, tail = str(tail.items[0].value), Items(tail.items[1:])
    if unit == "fortnight":
        return None
    opening, count = head.items[0], Items(head.items[1:]).number(*_COUNTS)
    if opening.name == "NTH" or (opening.name == "FINAL" and opening.value == 1):
        dated = tail.has("OF", *_ANCHORS) or tail.year is not None
        if int(opening.value) != 1 or (unit in ("day", "week", "year") and not dated):
            return None
        anchor, name, month = _container(tail, head)
        fiscal = found.has("FISCAL")
        return When(unit, year=tail.year, month=month, count=count, first=True, anchor=anchor, name=name, fiscal=fiscal)
    if opening.name in ("LAST", "FINAL") and (tail.items or opening.name == "FINAL"):
        anchor, name, month = _container(tail, head)
        return When(unit, year=tail.year, month=month, count=count, nth=-1, anchor=anchor, name=name)
    return When(unit, anchor=str(opening.value), count=count)


def _ended(found: Items) -> When | None:
    head, tail = found.split("ENDED", "TO")
    day = tail.without_year.number(*_DAYS)
    end = _dated(tail.year, tail.months[0], day) if day else When("month", year=tail.year, month=tail.months[0])
    unit = head.text("UNITS", "UNIT", "QUARTER", "HALF")
    return When(unit, count=head.number(*_COUNTS) or 1, anchor="ended", until=end) if end else None


def _yearmonth(found: Items) -> When | None:
    year, other = found.year, next(item for item in found.items if item.name == "DAY")
    number = int(other.value)
    if year is None:
        return None
    first = found.items[0].name == "YEAR"
    if first and len(other.word) == 2 and number > year % 100 and (number > 12 or number == year % 100 + 1):
        return _years(found, year, year - year % 100 + number)
    return When("month", year=year, month=number) if 1 <= number <= 12 else None


def _yearspan(found: Items) -> When | None:
    year, end = found.year, found.numbers("TWO")[-1]
    if year is None:
        return None
    far = year - year % 100 + end
    far = far + 100 if far <= year else far
    return _years(found, year, far) if far - year <= 60 else None


def _years(found: Items, year: int, far: int) -> When:
    """ "2019-2021" is a span of years, "2019/20" one marketing, fiscal or playing year with unknown days."""
    return When("year", year=year, fiscal=found.has("slash") and far == year + 1, until=When("year", year=far))


def _season(found: Items) -> When | None:
    return When("season", year=found.year, name=found.text("SEASON", "WEAKSEASON"), anchor=found.anchor)


def _decade(found: Items) -> When | None:
    if found.has("DECADE"):
        return When("decade", year=found.number("DECADE"))
    if found.has("DECADE2"):
        return When("decade", year=found.number("DECADE2"))
    if found.has("S"):
        number = found.number("YEAR", "TWO")
        if number is None or number % 10:
            return None
        return When("decade", year=number if number > 100 else 1900 + number)
    ten = found.number("DECWORD")
    hundreds = found.number("TEENS", "TENS")
    if found.has("WORDYEAR"):
        return When("decade", year=(found.year or 0) + (ten or 0))
    if found.has("THOUSANDS"):
        return When("decade", year=(found.number("ONES") or 2) * 1000)
    if ten == 10 and hundreds is None:
        return None
    return When("decade", year=(hundreds or 19) * 100 + (ten or 0))


def _century(found: Items) -> When | None:
    number = found.number("NTH", "ORD")
    return When("century", year=(number - 1) * 100 + 1) if number and number <= 30 else None


def _fiscal(found: Items) -> When | None:
    fiscal, year = found.has("FISCAL", "FISCALYEAR"), found.year
    if year is None:
        return None
    tail = [item for item in found.items if item.name in ("TWO", "DAY", "YEAR")]
    tail = [item for item in tail if int(item.value) != year]
    when = When("year", year=year, fiscal=fiscal)
    if not tail:
        return when
    far = int(tail[0].value) if tail[0].name == "YEAR" else year - year % 100 + int(tail[0].value)
    far = far + 100 if far < year else far
    return replace(when, until=When("year", year=far, fiscal=fiscal)) if 0 < far - year < 20 else when


def _ago(found: Items) -> When | None:
    if found.text(*_UNITS) == "fortnight":
        return When("week", anchor=found.text("AGO", "LATER"), count=2 * (found.number(*_COUNTS) or 1))
    anchor = "hence" if found.has("FROM") else found.text("AGO", "LATER")
    return When(found.text(*_UNITS), anchor=anchor, count=found.number(*_COUNTS))


def _relative(found: Items) -> When | None:
    anchor, fiscal = found.anchor, found.has("FISCAL")
    rolling = 1 if found.has("PAST") else None
    if found.text("UNIT") == "fortnight":
        return When("week", anchor=anchor, count=2) if anchor in ("last", "next") else None
    if found.has("WEEKDAY", "WDAY"):
        return When("day", weekday=found.number("WEEKDAY", "WDAY"), anchor=anchor)
    if found.months:
        return When("month", month=found.months[0], anchor=anchor)
    if found.has("SEASON", "WEAKSEASON"):
        return _season(found)
    if found.has("HOLIDAY"):
        return _holiday(found)
    grain = found.text("UNIT", "QUARTER", "HALF")
    if grain in ("day", "half") or (grain == "century" and not rolling):
        return None
    return When(grain, anchor=anchor, count=rolling, fiscal=fiscal)


def _holiday(found: Items) -> When | None:
    value = _holiday_name(found)
    if not value:
        return None
    if "/" in value:
        month, day = (int(part) for part in value.split("/"))
        return When("day", year=found.year, month=month, day=day, anchor=found.anchor)
    return When("day", year=found.year, name=value, anchor=found.anchor)


def _holiday_name(found: Items) -> str:
    """The holiday, or its month and day; "" for what is no one day ("Christmas week")."""
    value = found.text("HOLIDAY", "FEAST")
    units = [item.value for item in found.items if item.name == "UNIT"]
    eve = found.has("EVE")
    if not value:  # "New Year's Eve", from its second word on
        turn = units == ["year", "day"] or (units == ["year"] and eve)
        return ("12/31" if eve else "1/1") if turn else ""
    if len(found.items) > 1 and found.items[1].name == "UNIT" and units[0] != "day":
        return ""
    if eve:
        return "12/24" if value == "12/25" else ""
    return value


def _unitend(found: Items) -> When | None:
    if found.has("MIDYEAR"):
        return When("year", edge="mid")
    unit = found.text("UNIT", "QUARTER")
    if unit == "fortnight":
        return None
    return When(unit, edge=found.text("EDGE"), year=found.year)


MEANINGS: dict[str, Callable[[Items], When | None]] = {
    "numeric": _numeric,
    "slashes": _slashes,
    "ended": _ended,
    "days": _days,
    "monthday": _day,
    "daymonth": _day,
    "monthyear": _month,
    "quarter": _part,
    "weeks": _nth,
    "counted": _counted,
    "yearmonth": _yearmonth,
    "seasonyear": _season,
    "decade": _decade,
    "possessive": _decade,
    "century": _century,
    "fiscal": _fiscal,
    "todate": lambda found: When(found.text("UNIT") or "year", anchor="to-date"),
    "ago": _ago,
    "hence": lambda found: When(found.text("UNITS", "UNIT", "QUARTER"), anchor="hence", count=found.number(*_COUNTS)),
    "relative": _relative,
    "holiday": _holiday,
    "today": lambda found: When("day", anchor=found.items[0].word.replace("tonight", "today")),
    "unitend": _unitend,
    "weekday": lambda found: When("day", weekday=found.number("WEEKDAY", "WDAY")),
    "month": _month,
    "season": _season,
    "yearspan": _yearspan,
    "year": lambda found: When("year", year=found.year),
}
