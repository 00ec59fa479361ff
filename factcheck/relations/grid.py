"""Tables as grids: rows with their labels, and the one number of each cell under the heading that it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from factcheck.claims.view import Reading
from factcheck.model.article import Cell, Table
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass, replace
from factcheck.numbers.wording import decimals_of, last_digit

KINDS = frozenset(("money", "count", "number", "percent"))
SIGNIFICANT = 3
"""So many digits of a number count, though they be zeros."""
WORK = 12_000
"""Rows times rows times columns of a table that is looked at: the sums of larger ones are left to spreadsheets."""
WIDEST = 16
BLANK = "-–—.… "
AROUND = 4
"""Characters of a cell besides its number and unit."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """The number of a cell, with its sign: a number in brackets is below zero. `grain` is the worth of the last digit
    that counts in its column, 0 where things are counted one by one."""

    claim: Claim
    sign: int
    grain: float

    @property
    def value(self) -> float:
        return self.sign * float(self.claim.quantity.value or 0)

    @property
    def reach(self) -> tuple[float, float]:
        """What it may have been rounded from."""
        return self.value - self.grain / 2, self.value + self.grain / 2

    @property
    def percent(self) -> bool:
        return self.claim.quantity.kind == "percent"


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """`unread` are the columns in which something stands that is not read as one number."""

    label: str
    entries: dict[int, Entry]
    unread: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """`header` are the headings of the columns, `rows` those below it that hold numbers."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> list[int]:
        return sorted({column for row in self.rows for column in row.entries})

    def heading(self, column: int) -> str:
        return self.header[column].lower() if column < len(self.header) else ""


def grids(reading: Reading) -> Iterator[Grid]:
    """The tables of an article that have at least two rows of numbers."""
    claims = {claim.span: claim for claim in reading.claims} if reading.article.tables else {}
    places = sorted(claims, key=lambda span: (span.field, span.start))
    keys = [(span.field, span.start) for span in places]
    for table in reading.article.tables:
        first, last = (bisect_left(keys, (table.field, at)) for at in (table.start, table.end))
        inside = [claims[span] for span in places[first:last]]
        rows = _rows(table, reading.article.fields[table.field], inside)
        wide = max((len(row.entries) for row in rows), default=0)
        if len(rows) >= 2 and len(rows) ** 2 * wide <= WORK and wide <= WIDEST:
            yield Grid(table.header, tuple(_grained(rows)))


def _grained(rows: list[Row]) -> Iterator[Row]:
    """The rows with the grain of each column: that of its finest number."""
    finest: dict[int, float] = {}
    for row in rows:
        for column, entry in row.entries.items():
            finest[column] = min(_grain(entry.claim), finest.get(column, 9e99))
    for row in rows:
        entries = {
            column: replace(entry, grain=_shared_grain(entry.claim, finest[column]))
            for column, entry in row.entries.items()
        }
        yield Row(row.label, entries, row.unread)


def _shared_grain(claim: Claim, finest: float) -> float:
    """The grain of a number among those of its column: zeros count where others go so far, decimals as written."""
    numeral = claim.mention.number
    assert numeral is not None
    return max(finest, float(last_digit(numeral))) if _grain(claim) else 0.0


def _grain(claim: Claim) -> float:
    numeral = claim.mention.number
    assert numeral is not None
    if claim.mention.kind == "count" and numeral.scale == 1 and not decimals_of(numeral):
        return 0.0
    last = last_digit(numeral)
    if decimals_of(numeral) or not numeral.value:
        return float(last)
    zeros = int(numeral.value.normalize().as_tuple().exponent)
    return max(float(last), 10.0 ** min(zeros, numeral.value.adjusted() - SIGNIFICANT + 1))


def _rows(table: Table, text: str, claims: list[Claim]) -> list[Row]:
    inside: dict[int, list[Claim]] = {}
    places = {at: cell.start for cell in table.cells for at in range(cell.start, cell.end)}
    for claim in claims:
        if claim.span.start in places:
            inside.setdefault(places[claim.span.start], []).append(claim)
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    found = []
    for number in sorted(by_row):
        if number == 0 and table.header and any(table.header):
            continue
        row = _row(text, by_row[number], inside)
        if row.entries:
            found.append(row)
    return found


def _row(text: str, cells: list[Cell], inside: dict[int, list[Claim]]) -> Row:
    label = text[cells[0].start : cells[0].end].strip() if cells and cells[0].column == 0 else ""
    entries, unread = {}, set()
    for cell in cells:
        written = text[cell.start : cell.end].strip()
        entry = _entry(written, inside.get(cell.start, []))
        if entry is not None and cell.column > 0:
            entries[cell.column] = entry
        elif written.strip(BLANK):
            unread.add(cell.column)
    return Row(label, entries, frozenset(unread))


def _entry(written: str, claims: list[Claim]) -> Entry | None:
    """The number of a cell that holds nothing else."""
    if len(claims) != 1:
        return None
    claim = claims[0]
    quantity, mention = claim.quantity, claim.mention
    if quantity.kind not in KINDS or quantity.value is None or mention.number is None or quantity.relation != "exact":
        return None
    if len(written) - (mention.end - mention.start) > AROUND or mention.number.words:
        return None
    bracketed = "(" in written[:2] and written.endswith(")") and quantity.value > Decimal(0)
    return Entry(claim, -1 if bracketed else 1, 0.0)
