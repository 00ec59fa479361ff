"""A newsroom's own exchange rates: a CSV file `date,base,quote,rate` that goes before the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

from factcheck.lexicon import regular
from factcheck.model.records import dataclass

SMALLEST = Decimal("1E-12")
HOLDS_DAYS = 7
"""A rate of a day holds for so many days, unless a later one comes before."""


class OwnRatesError(Exception):
    """A rates file that cannot be read: says the line and why."""


@dataclass(frozen=True, slots=True)
class OwnRate:
    """`rate` quote for one base, on the days from `start` to `end` (exclusive)."""

    start: date
    end: date
    rate: Decimal


@dataclass(frozen=True, slots=True)
class OwnRates:
    """The rates of one file by (base, quote), in the order of their days."""

    name: str = ""
    table: Mapping[tuple[str, str], tuple[OwnRate, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: str | Path) -> OwnRates:
        """Reads a file with the columns date, base, quote, rate: a date is a day, a month (2025-03) or a year (2025).

        `2025-03-24,USD,LKR,296.4` says that one US dollar was 296.4 Sri Lankan rupees on that day.
        """
        import csv

        table: dict[tuple[str, str], list[OwnRate]] = {}
        try:
            rows = list(csv.reader(regular.text(path).splitlines()))
        except (OSError, UnicodeDecodeError) as error:
            raise OwnRatesError(f"{path}: {regular.reason(error)}") from error
        except csv.Error as error:
            raise OwnRatesError(f"{path}: {error}") from error
        for number, row in enumerate(rows, 1):
            if not row or row[0].startswith("#") or (number == 1 and row[0].strip().lower() == "date"):
                continue
            try:
                day, base, quote, rate = (cell.strip() for cell in row[:4])
                start, end = _days(day)
                entry = OwnRate(start, end, Decimal(rate))
                if not SMALLEST < entry.rate < 1 / SMALLEST:
                    raise ValueError("a rate is greater than zero, and no currency is worth a trillion of another")
            except (ValueError, OverflowError, InvalidOperation) as error:
                raise OwnRatesError(f"{path}: line {number}: expected date,base,quote,rate ({error})") from error
            table.setdefault((base.upper(), quote.upper()), []).append(entry)
        ordered = {pair: tuple(sorted(entries, key=lambda one: one.start)) for pair, entries in table.items()}
        return cls(Path(path).name, ordered)

    def __bool__(self) -> bool:
        return bool(self.table)

    def __contains__(self, currency: object) -> bool:
        return any(currency in pair for pair in self.table)

    def partners(self, currency: str) -> tuple[str, ...]:
        """The currencies that a currency has rates with."""
        others = (quote if base == currency else base for base, quote in self.table if currency in (base, quote))
        return tuple(dict.fromkeys(others))

    def direct(self, base: str, quote: str, day: date) -> Decimal | None:
        """The rate of the pair on a day, from the pair itself or its inverse."""
        if not self.table:
            return None
        for entries, inverse in ((self.table.get((base, quote), ()), False), (self.table.get((quote, base), ()), True)):
            found = _on(entries, day)
            if found is not None:
                return 1 / found if inverse else found
        return None

    def cross(self, base: str, quote: str, day: date) -> Decimal | None:
        """The rate by way of a third currency of this file."""
        for middle in self.partners(base):
            first, second = self.direct(base, middle, day), self.direct(middle, quote, day)
            if first is not None and second is not None:
                return first * second
        return None

    def between(self, base: str, quote: str, start: date | None, end: date | None) -> tuple[tuple[date, Decimal], ...]:
        """The rates of the pair whose days touch the window (both ends inclusive, None unbounded), oldest first."""
        return tuple(sorted(self._between(base, quote, start, end))) if self.table else ()

    def _between(self, base: str, quote: str, start: date | None, end: date | None) -> Iterator[tuple[date, Decimal]]:
        for pair, inverse in (((base, quote), False), ((quote, base), True)):
            for entry in self.table.get(pair, ()):
                if (end is None or entry.start <= end) and (start is None or entry.end > start):
                    day = entry.start if start is None else max(entry.start, start)
                    yield day, 1 / entry.rate if inverse else entry.rate


def _on(entries: Sequence[OwnRate], day: date) -> Decimal | None:
    """The narrowest and latest entry that holds on the day."""
    holding = [one for one in entries if one.start <= day < one.end]
    return min(holding, key=lambda one: (one.end - one.start, day - one.start)).rate if holding else None


def _days(text: str) -> tuple[date, date]:
    """The days that a date of the file stands for: a year, a month, or a day and the week after it."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0] + 1, 1, 1)
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    if len(parts) > 3:
        raise ValueError(f"{text} is no day, month or year")
    day = date(*parts)
    return day, day + timedelta(days=HOLDS_DAYS)
