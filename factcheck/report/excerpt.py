"""A line of an article with its numbers underlined, as compilers show source code."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.article import Span
from factcheck.model.records import dataclass
from factcheck.report.display import visible, width
from factcheck.report.places import line_span

_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Label:
    """A span to underline, with what is said under it; the `strong` one is what the finding points at."""

    span: Span
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that begins at a column (from 0) of an underlining row; `strong` as in Label."""

    column: int
    text: str
    strong: bool

    @property
    def end(self) -> int:
        return self.column + width(self.text)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A source line as printed, and the rows under it."""

    source: str
    rows: tuple[tuple[Piece, ...], ...]


def excerpt(text: str, labels: Sequence[Label], columns: int) -> Excerpt:
    """The source line that holds the labels' spans, cut to `columns`, and the underlines with their labels below it.

    All spans must stand on the same line and be near enough to fit (`grouped` sees to that). A label stands behind
    its underline where there is room before the next one, else in a row below.
    """
    ordered = sorted(labels, key=lambda label: (label.span.start, label.span.end))
    window = _window(text, ordered, columns)
    source, offsets = _drawn(text, window)
    marks, lower = [], []
    for label in ordered:
        start, end = (offsets[min(at, window.end) - window.start] for at in (label.span.start, label.span.end))
        marks.append(Piece(start, ("^" if label.strong else "-") * max(1, end - start), label.strong))
    for label, mark, following in zip(ordered, marks, [*marks[1:], None], strict=True):
        beside = Piece(mark.end + 1, visible(label.text), label.strong)
        if following is None or beside.end < following.column:
            lower.append((0, beside))
        else:
            lower.append((1, Piece(mark.column, visible(label.text), label.strong)))
    return Excerpt(source.rstrip(), _stacked(marks, lower))


def _stacked(marks: Sequence[Piece], labels: Sequence[tuple[int, Piece]]) -> tuple[tuple[Piece, ...], ...]:
    """The underlines in the first row; each label in its first row or the next one where nothing is in its way."""
    rows: list[list[Piece]] = [list(marks)]
    for first, piece in labels:
        if not piece.text:
            continue
        at = first
        while at and at < len(rows) and any(p.column < piece.end + 1 and piece.column < p.end + 1 for p in rows[at]):
            at += 1
        if at == len(rows):
            rows.append([])
        rows[at].append(piece)
    return tuple(tuple(sorted(row, key=lambda piece: piece.column)) for row in rows)


def grouped(text: str, labels: Sequence[Label], columns: int) -> tuple[tuple[Label, ...], ...]:
    """The labels of one field in groups that fit on one excerpt of `columns`, in the order of the text."""
    groups: list[list[Label]] = []
    for label in sorted(labels, key=lambda label: (label.span.start, label.span.end)):
        first = groups[-1][0] if groups else None
        if first and line_span(text, first.span) == line_span(text, label.span):
            room = width(text[first.span.start : label.span.end]) + _BEFORE + 2
            if room <= columns:
                groups[-1].append(label)
                continue
        groups.append([label])
    return tuple(tuple(group) for group in groups)


def _window(text: str, labels: Sequence[Label], columns: int) -> Span:
    """The part of the line that is shown: all of it where it fits, else from some words before the first label on."""
    line = line_span(text, labels[0].span)
    if line.end - line.start <= columns and width(text[line.start : line.end]) <= columns:
        return line
    first, last = labels[0].span.start, max(label.span.end for label in labels)
    start = max(line.start, first - _BEFORE)
    end = _reach(text, start, line.end, columns - 4)
    if end == line.end:
        start -= _reach(text[line.start : start][::-1], 0, start - line.start, columns - 4 - width(text[start:end]))
    blank = text.find(" ", start, first) if start > line.start else -1
    cut = text.rfind(" ", last, end) if end < line.end else -1
    return Span(line.field, blank + 1 if blank >= 0 else start, max(last, cut if cut >= 0 else end))


def _reach(text: str, start: int, end: int, columns: int) -> int:
    """The code point up to which the text fills the columns."""
    used = 0
    for at in range(start, end):
        used += width(text[at])
        if used > columns:
            return at
    return end


def _drawn(text: str, window: Span) -> tuple[str, list[int]]:
    """The window as printed, and for each of its code points (and its end) the column where it begins."""
    line = line_span(text, window)
    lead = "… " if window.start > line.start else ""
    pieces, offsets, column = [lead], [], width(lead)
    for character in text[window.start : window.end]:
        offsets.append(column)
        shown = {"\t": "  ", "\n": "↵", "\r": " "}.get(character) or visible(character)
        pieces.append(shown)
        column += width(shown)
    offsets.append(column)
    return "".join(pieces) + (" …" if window.end < line.end else ""), offsets
