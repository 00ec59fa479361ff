"""Tables: with bars or tabs between their cells, or flattened into one line by copying from a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.articles.layout.blocks import GAP, Block
from factcheck.articles.layout.words import words
from factcheck.lexicon.regex import regex
from factcheck.model.article import Cell, Table
from factcheck.model.records import replace

_SIGN = regex(r"(?:[A-Z]{1,3})?[$€£¥₹]")
_RULE = regex(r"[\s|:+=-]+")
_TOKEN = regex(r"\S+")
_NUMBER = regex(r"[(+\-−–]?(?:US|A|C|HK|NZ)?[$€£¥₹]?[+\-−]?\d[\d.,]{0,30}(?:%|[kKmMbB]n?)?\+?\)?(?:\*{1,3})?")
_HEADINGS = words("table_headings")
_ROW, _VALUE, _TOTAL, _SCALE, _PROSE = (_HEADINGS[kind] for kind in ("row", "value", "total", "scale", "prose"))


def barred(text: str, blocks: Sequence[Block], field: str) -> list[Table]:
    """The tables that runs of `row` blocks make."""
    found: list[Table] = []
    run: list[Block] = []
    for block in (*blocks, None):
        if block is not None and block.kind == "row" and not (run and block.apart):
            run.append(block)
            continue
        if len(run) > 1:
            found.append(_table(text, run, field))
        run = [block] if block is not None and block.kind == "row" else []
    return found


def _table(text: str, rows: Sequence[Block], field: str) -> Table:
    cells: list[Cell] = []
    number = 0
    for row in rows:
        if _RULE.fullmatch(text, row.start, row.end) and "-" in text[row.start : row.end]:
            continue
        cells.extend(
            Cell(start, end, number, column) for column, (start, end) in enumerate(_cells(text, row.start, row.end))
        )
        number += 1
    header = tuple(text[cell.start : cell.end].strip("*_ ") for cell in cells if cell.row == 0)
    return Table(field, rows[0].start, rows[-1].end, header, tuple(_signed(text, cells, header)))


def _signed(text: str, cells: Sequence[Cell], header: tuple[str, ...]) -> Iterator[Cell]:
    """The cells, currency signs in cells of their own joined to the numbers behind them."""
    sign: Cell | None = None
    for cell in cells:
        if cell.row and _SIGN.fullmatch(text, cell.start, cell.end):
            sign = cell
            continue
        if sign is not None and (sign.row, sign.column + 1) == (cell.row, cell.column) and cell.end > cell.start:
            column = _headed_column(sign, cell, header)
            cell = replace(cell, column=column, sign=text[sign.start : sign.end])
        sign = None
        yield cell


def _headed_column(sign: Cell, cell: Cell, header: tuple[str, ...]) -> int:
    """The column of a number behind a sign: where the sign stands under a heading and the number under none, the
    heading is the number's."""
    above = [header[column] if column < len(header) else "" for column in (sign.column, cell.column)]
    return sign.column if above[0] and not above[1] else cell.column


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of a row's cells, white space left out; an empty cell is an empty place."""
    if "|" not in text[start:end] and "\t" not in text[start:end]:
        gaps = [match.span() for match in GAP.finditer(text, start, end)]
        return list(zip([start, *(after for _, after in gaps)], [*(before for before, _ in gaps), end], strict=True))
    bar = "|" if "|" in text[start:end] else "\t"
    cuts = [at for at in range(start, end) if text[at] == bar and text[at - 1 : at] != "\\"]
    if bar == "|" and cuts and cuts[0] == start:
        start, cuts = start + 1, cuts[1:]
    if bar == "|" and cuts and cuts[-1] == end - 1:
        end, cuts = end - 1, cuts[:-1]
    edges = [start - 1, *cuts, end]
    return [_bare(text, before + 1, after) for before, after in pairwise(edges)]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def flattened(text: str, block: Block, field: str) -> Table | None:
    """The table in a line such as "Model Units Sold Alpha 120 Beta 80 Total 200", or None.

    Such a line has no stop and no verb; it begins with words that head columns, or ends with a total, and each label
    is followed by as many numbers as every other.
    """
    if not 20 <= block.end - block.start <= 4000 or text[block.end - 1] in ".!?:;":
        return None
    tokens = list(_TOKEN.finditer(text, block.start, block.end))
    if len(tokens) < 6 or any(token.group() in _PROSE or token.group().endswith((";", ",")) for token in tokens):
        return None
    groups = _groups(tokens)
    if len(groups) < 2:
        return None
    wide = len(groups[0][1])
    if any(len(numbers) != wide for _, numbers in groups) or any(not label for label, _ in groups):
        return None
    header, first = _header(text, groups)
    last = {_word(token) for token in groups[-1][0]}
    if not first or not (last & _TOTAL or (len(header) >= 2 and len(groups) >= 3)):
        return None
    return _assembled(text, block, field, header, [(first, groups[0][1]), *groups[1:]], wide)


Group = tuple[list[re.Match[str]], list[tuple[int, int]]]


def _groups(tokens: Sequence[re.Match[str]]) -> list[Group]:
    """Runs of words, each with the run of numbers after it; nothing where the line does not end in a number."""
    groups: list[Group] = []
    label: list[re.Match[str]] = []
    numbers: list[tuple[int, int]] = []
    for token in tokens:
        if _NUMBER.fullmatch(token.group()):
            numbers.append(token.span())
        elif numbers and token.group().lower().rstrip(")") in _SCALE:
            numbers[-1] = (numbers[-1][0], token.end())
        else:
            if numbers:
                groups.append((label, numbers))
                label, numbers = [], []
            label.append(token)
    if not numbers:
        return []
    return [*groups, (label, numbers)]


def _word(token: re.Match[str]) -> str:
    return token.group().lower().strip(":")


def _header(text: str, groups: Sequence[Group]) -> tuple[list[tuple[int, int]], list[re.Match[str]]]:
    """The places of the column titles in the first run of words, and the words left for the first label."""
    run = groups[0][0]
    cut = _end_of_titles(run, _word(groups[1][0][0]))
    if not cut:
        return [], list(run)
    titles, label = run[:cut], list(run[cut:])
    places = [(titles[0].start(), titles[0].end())]
    if len(titles) == 1 and _word(titles[0]) not in _ROW:
        return places, label
    values, wide = titles[1:], len(groups[0][1])
    if values and wide == 1:
        places.append((values[0].start(), values[-1].end()))
    elif len(values) == wide:
        places.extend(value.span() for value in values)
    return places, label


def _end_of_titles(run: Sequence[re.Match[str]], opening: str) -> int:
    """How many words of the first run are column titles: those that are known to head columns; where the next label
    begins with the same word as some word of the run ("Alpha One … Alpha Two"), the label begins there."""
    known = 0
    while known < len(run) - 1 and _word(run[known]) in _ROW | _VALUE:
        known += 1
    again = next((at for at in range(len(run) - 1, 0, -1) if _word(run[at]) == opening), 0)
    return again if again and again >= known else known


def _assembled(
    text: str, block: Block, field: str, header: list[tuple[int, int]], rows: Sequence[Group], wide: int
) -> Table:
    columns = header if len(header) == wide + 1 else [*header[:1], *[(0, 0)] * wide] if header else []
    cells = [Cell(start, end, 0, column) for column, (start, end) in enumerate(columns) if end]
    for number, (label, values) in enumerate(rows, 1):
        cells.append(Cell(label[0].start(), label[-1].end(), number, 0))
        cells.extend(Cell(start, end, number, column) for column, (start, end) in enumerate(values, 1))
    titles = tuple(text[start:end] for start, end in columns) or ("",) * (wide + 1)
    return Table(field, block.start, block.end, titles, tuple(cells))


def is_number(text: str) -> bool:
    """Is a cell's text one number, with its scale or percent if it has one?"""
    number, _, scale = text.partition(" ")
    return bool(_NUMBER.fullmatch(number)) and (not scale or scale.lower() in _SCALE)


def rows_of(table: Table, block: Block) -> list[Block]:
    """The rows of a table that was no rows before, as blocks of their own; `block` is where it stands."""
    first: dict[int, int] = {}
    for cell in table.cells:
        first[cell.row] = min(cell.start, first.get(cell.row, cell.start))
    starts = sorted(first.values())
    starts[0] = block.start
    ends = [max(cell.end for cell in table.cells if cell.end <= after) for after in starts[1:]]
    return [
        Block(start, end, "row", block.apart and start == block.start)
        for start, end in zip(starts, [*ends, block.end], strict=True)
    ]
