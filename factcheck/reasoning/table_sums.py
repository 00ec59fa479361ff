"""Sums of tables: the columns above a row of totals, and the rows beside a column of totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.article import Table
from factcheck.claim import Claim
from factcheck.reasoning.parts import PARTIAL, Partition, one_kind
from factcheck.reasoning.tolerance import spread, total

_TOTAL = re.compile(
    r"\W*(?:grand |overall |sub-?)?(?:totals?|sum|combined|altogether|all)\b[^\d]{0,30}$", re.IGNORECASE
)
Row = list[tuple[int, str, Claim | None]]


def table_partitions(table: Table, source: str, claims: dict[int, Claim]) -> Iterator[Partition]:
    """The sums of a table; `claims` are the article's by where their number starts."""
    rows: dict[int, Row] = {}
    for cell in table.cells:
        found = next((claims[at] for at in range(cell.start, cell.end) if at in claims), None)
        rows.setdefault(cell.row, []).append((cell.column, source[cell.start : cell.end].strip(), found))
    body = [rows[row] for row in sorted(rows) if not (row == 0 and table.header)]
    yield from _columns(body)
    yield from _rows(body, table.header)


def _columns(body: list[Row]) -> Iterator[Partition]:
    """The columns down to the first row of totals."""
    above: dict[int, list[Claim]] = {}
    usable = True
    for row in body:
        label = next((text for _, text, claim in row if claim is None and text), "")
        if _TOTAL.match(label):
            if usable:
                yield from _down(row, above)
            return
        usable = usable and not PARTIAL.search(label)
        for column, _, claim in row:
            if claim is not None:
                above.setdefault(column, []).append(claim)


def _down(row: Row, above: dict[int, list[Claim]]) -> Iterator[Partition]:
    height = max((len(claims) for claims in above.values()), default=0)
    for column, _, whole in row:
        parts = tuple(above.get(column, ()))
        if whole is not None and len(parts) == height >= 2 and one_kind(whole, parts):
            yield Partition(whole, parts, how="table")


def _rows(body: list[Row], header: tuple[str, ...]) -> Iterator[Partition]:
    """The rows up to a last column that is headed as a total. Words alone do not make it one ("All" may be an average):
    most rows have to be sums."""
    last = len(header) - 1
    if last < 2 or not _TOTAL.match(header[last]) or any(PARTIAL.search(title) for title in header[1:last]):
        return
    found = [one for row in body if (one := _across(row, last)) is not None]
    fitting = sum(_fits(one) for one in found)
    if fitting >= 2 and 2 * fitting >= len(found):
        yield from found


def _across(row: Row, last: int) -> Partition | None:
    """The row as a sum; None where a cell of it has no number."""
    numbers = {column: claim for column, _, claim in row if column > 0}
    whole, parts = numbers.pop(last, None), tuple(claim for claim in numbers.values() if claim is not None)
    if whole is None or len(parts) != last - 1 or not one_kind(whole, parts):
        return None
    return Partition(whole, parts, how="table row")


def _fits(one: Partition) -> bool:
    assert one.total is not None
    exact = sum((part.quantity.value or Decimal(0) for part in one.parts), Decimal(0))
    return exact == one.total.quantity.value or total(one.parts).meets(spread(one.total))
