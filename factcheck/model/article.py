"""One text with what is known of it from outside: where it came from, its language, and the zones it is made of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import field
from functools import cached_property
from typing import Literal, get_args

from factcheck.model.period import Period
from factcheck.model.records import dataclass

Zone = Literal["headline", "summary", "body", "quote", "table", "caption", "teaser", "correction", "fact-sheet"]
ZONES: tuple[Zone, ...] = get_args(Zone)
"""A claim of a fact sheet stands in no article; its zone is the sheet."""
FIELDS = ("title", "summary", "text")


KNOWN = frozenset(("metadata", "argument", "dateline"))
"""Where a day of publication is told, and not only narrowed down."""


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` (exclusive) of one field of an article."""

    field: str
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.field == other.field and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item, table row or headline: the widest stretch that grammar is looked for in.

    `block` counts the paragraphs (lines, list items, table rows) of the article from 0.
    """

    field: str
    start: int
    end: int
    zone: Zone
    block: int


@dataclass(frozen=True)
class Article:
    """A text to check.

    `fields` holds the texts that are read (of FIELDS; a title that only repeats the first line of the text is shown
    but not read again, and HTML comments are blank in the field "text"); offsets everywhere count code points in one
    of them. `quotes` are the stretches inside quotation marks, `stretches` the zones of FIELDS in order, gapless
    within a field. `published_from` is one of metadata, argument, dateline, inferred, unknown. `language` is an ISO
    639-1 code, or "und".
    """

    id: str
    text: str
    path: str = ""
    title: str = ""
    summary: str = ""
    outlet: str = ""
    locale: str = ""
    language: str = "en"
    published: Period | None = None
    published_from: str = "unknown"
    fields: dict[str, str] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Span, ...] = ()
    tables: tuple[Table, ...] = ()
    lines: tuple[LineMap, ...] = ()

    @cached_property
    def _starts(self) -> dict[str, tuple[list[int], list[Sentence]]]:
        index: dict[str, tuple[list[int], list[Sentence]]] = {}
        for sentence in self.sentences:
            starts, members = index.setdefault(sentence.field, ([], []))
            starts.append(sentence.start)
            members.append(sentence)
        return index

    def sentence_at(self, field: str, offset: int) -> Sentence | None:
        """The sentence that holds the code point, or the last one before it."""
        starts, members = self._starts.get(field, ([], []))
        at = bisect_right(starts, offset) - 1
        return members[at] if at >= 0 else None

    def zone_at(self, field: str, offset: int) -> Zone:
        """The zone a code point stands in: a quotation inside a body or a summary counts as `quote`."""
        sentence = self.sentence_at(field, offset)
        zone: Zone = sentence.zone if sentence else "body"
        return "quote" if zone in ("body", "summary") and self._quoted(field, offset) else zone

    def _quoted(self, field: str, offset: int) -> bool:
        starts, reach = self._quotations.get(field, ([], []))
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < reach[at]

    @cached_property
    def _quotations(self) -> dict[str, tuple[list[int], list[int]]]:
        """Where the quotations of each field begin, and how far those that have begun by then reach."""
        index: dict[str, tuple[list[int], list[int]]] = {}
        for quote in sorted(self.quotes, key=lambda quote: quote.start):
            starts, reach = index.setdefault(quote.field, ([], []))
            starts.append(quote.start)
            reach.append(max(quote.end, reach[-1]) if reach else quote.end)
        return index

    def cell_at(self, field: str, offset: int) -> tuple[Table, Cell, Cell | None] | None:
        """The table cell that holds the code point, with its table and the first cell of its row."""
        starts, members = self._cells.get(field, ([], []))
        at = bisect_right(starts, offset) - 1
        return members[at] if at >= 0 and offset < members[at][1].end else None

    @cached_property
    def _cells(self) -> dict[str, tuple[list[int], list[tuple[Table, Cell, Cell | None]]]]:
        index: dict[str, tuple[list[int], list[tuple[Table, Cell, Cell | None]]]] = {}
        for table in self.tables:
            labels = {cell.row: cell for cell in reversed(table.cells) if cell.column == 0}
            starts, members = index.setdefault(table.field, ([], []))
            for cell in sorted(table.cells, key=lambda cell: cell.start):
                starts.append(cell.start)
                members.append((table, cell, labels.get(cell.row)))
        return index

    def place(self, field: str, offset: int) -> tuple[int, int]:
        """Line and column (both from 1, in code points) of an offset in the source file."""
        starts, entries = self._maps.get(field, ([], []))
        at = bisect_right(starts, offset) - 1
        base = entries[at] if at >= 0 else LineMap(field, 0, 1, 1)
        if base.flat:
            return base.line, base.column + offset - base.start
        newlines = self._newlines(field)
        passed = bisect_left(newlines, offset) - bisect_left(newlines, base.start)
        if not passed:
            return base.line, base.column + offset - base.start
        return base.line + passed, offset - newlines[bisect_left(newlines, offset) - 1]

    @cached_property
    def _maps(self) -> dict[str, tuple[list[int], list[LineMap]]]:
        index: dict[str, tuple[list[int], list[LineMap]]] = {}
        for entry in sorted(self.lines, key=lambda entry: entry.start):
            starts, entries = index.setdefault(entry.field, ([], []))
            starts.append(entry.start)
            entries.append(entry)
        return index

    def _newlines(self, field: str) -> list[int]:
        """The offsets of a field's newlines, found once: a long text is asked for many places."""
        if field not in self._breaks:
            self._breaks[field] = [match.start() for match in re.finditer("\n", self.fields.get(field, ""))]
        return self._breaks[field]

    @cached_property
    def _breaks(self) -> dict[str, list[int]]:
        return {}


@dataclass(frozen=True, slots=True)
class LineMap:
    """From code point `start` of a field on, the source runs on from this line and column (both from 1).

    `flat` is true where the source has the whole field on one line (JSON Lines): its newlines then do not count.
    """

    field: str
    start: int
    line: int
    column: int
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its place in the text, its column and its row from 0 (the header is row 0). `sign` is the
    currency sign that stands in a cell of its own before it."""

    start: int
    end: int
    row: int
    column: int
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A Markdown or pipe table, or one that copied web text has flattened into a line of cells.

    `header` holds the column titles (their text; "" where a column has none).
    """

    field: str
    start: int
    end: int
    header: tuple[str, ...]
    cells: tuple[Cell, ...]
