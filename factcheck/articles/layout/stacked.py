"""Tables that copying has broken up into one cell a line."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.articles.layout.blocks import Block
from factcheck.articles.layout.tables import is_number
from factcheck.model.article import Cell, Table

_LONGEST = 48
_FEWEST = 6


def stacked(text: str, blocks: Sequence[Block], field: str) -> list[Table]:
    """The tables in runs of short lines such as "Pier", "Boats", "North", "30", "South", "15": titles, then rows that
    have each one label and as many numbers as there are titles besides the first."""
    found: list[Table] = []
    run: list[Block] = []
    for block in (*blocks, None):
        if block is not None and _is_cell(text, block):
            run.append(block)
            continue
        if len(run) >= _FEWEST:
            table = _table(text, run, field)
            found.extend([table] if table else [])
        run = []
    return found


def _is_cell(text: str, block: Block) -> bool:
    short = block.kind == "paragraph" and block.end - block.start <= _LONGEST
    return short and text[block.end - 1] not in ".!?:;,"


def _table(text: str, run: Sequence[Block], field: str) -> Table | None:
    """The longest run of whole rows behind a header, wherever in the lines it begins."""
    numbers = [is_number(text[block.start : block.end]) for block in run]
    if not any(numbers):
        return None
    first = numbers.index(True)
    wide = 0
    while first + wide < len(run) and numbers[first + wide]:
        wide += 1
    begin = first - wide - 2
    if begin < 0:
        return None
    row = [False, *[True] * wide]
    at = first - 1
    while numbers[at : at + wide + 1] == row:
        at += wide + 1
    lines = run[begin:at]
    if len(lines) < 3 * (wide + 1):
        return None
    cells = tuple(
        Cell(block.start, block.end, number // (wide + 1), number % (wide + 1)) for number, block in enumerate(lines)
    )
    header = tuple(text[cell.start : cell.end] for cell in cells[: wide + 1])
    return Table(field, lines[0].start, lines[-1].end, header, cells)
