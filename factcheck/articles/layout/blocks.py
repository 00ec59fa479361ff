"""The paragraphs, list items, headings and table rows that a text is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.lexicon import word_class
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass, replace

# Newlines inside a paragraph are believed only of text that was wrapped to a page's width.
WIDEST = 150

_LINE = regex(r"[^\r\n\u2028\u2029]+")
_ITEM = regex(r"(?:[-*+•·▪‣◦●■–—]|\d{1,3}[.)]|\(\d{1,3}\)|[a-z]\))[ \t\u00a0]")
GAP = regex(r"(?<=\S) {2,60}(?=\S)")
"""What sets cells apart that no mark does."""
_NUMBERED = regex(r"[^\W\d][^\n]{1,60}?(?: {2,60}[(+-]?[$€£¥]?\d[\d.,]{0,20}%?\)?)+$")
FEWEST = 3
"""Rows of numbers that make a table."""
_TERMINAL = (".", "!", "?", ":", ";", '."', '?"', '!"', ".”", "?”", "!”", ".)", "…")

# No headline and no paragraph ends with one of these.
_UNFINISHED = frozenset(word_class("unfinished"))


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, without the space around it.

    `kind` is paragraph, item, row (it holds cells) or heading (Markdown); `apart` is true when a blank line stands
    before it.
    """

    start: int
    end: int
    kind: str
    apart: bool


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    kind: str
    apart: bool
    indented: bool
    lower: bool


def blocks(text: str) -> list[Block]:
    """The blocks of a text in order; every code point that is not white space is in one."""
    lines = _lines(text)
    wrapped, width = _wrapping(lines)
    found: list[Block] = []
    previous: _Line | None = None
    for line in lines:
        if previous is not None and _goes_on(text, previous, line, wrapped, width, len(found) == 1):
            last = found[-1]
            found[-1] = Block(last.start, line.end, last.kind, last.apart)
        else:
            found.append(Block(line.start, line.end, line.kind, line.apart))
        previous = line
    return found


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    apart = False
    before = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        bare = raw.strip()
        apart = apart or text.count("\n", before, match.start()) > 1
        if not bare:
            apart = True
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        indent = start - match.start()
        end = start + len(bare)
        found.append(_Line(start, end, _kind(bare), apart, indent > 1 or raw[0] == "\t", bare[0].islower()))
        apart, before = False, match.end()
    return list(_aligned(text, found))


def _aligned(text: str, lines: list[_Line]) -> Iterator[_Line]:
    """The lines, those of a table whose cells are set apart by spaces alone as rows: several in a row with as many gaps
    each, and numbers behind the gaps of all but a heading."""
    run: list[_Line] = []
    wide = 0
    for line in lines:
        gaps = len(GAP.findall(text, line.start, line.end)) if line.kind == "paragraph" else 0
        if run and (line.apart or gaps != wide):
            yield from _as_rows(text, run)
            run = []
        if gaps:
            run, wide = [*run, line], gaps
        else:
            yield line
    yield from _as_rows(text, run)


def _as_rows(text: str, run: list[_Line]) -> list[_Line]:
    numbered = sum(_NUMBERED.match(text, line.start, line.end) is not None for line in run)
    if numbered < FEWEST or len(run) - numbered > 1:
        return run
    return [replace(line, kind="row") for line in run]


_ROW = regex(r"</?(?:table|tbody|tr|td|th)[\s>]", re.IGNORECASE)
"""A row of a page's table that was left in a text."""


def _kind(line: str) -> str:
    first = line[0]
    if first == "|" or "\t" in line or line.count(" | ") > 1 or (first == "<" and _ROW.match(line)):
        return "row"
    if first == "#" and line.lstrip("#")[:1] in (" ", "\t"):
        return "heading"
    if not first.isalpha() and _ITEM.match(line):
        return "item"
    return "paragraph"


def _wrapping(lines: list[_Line]) -> tuple[bool, int]:
    """Is the text wrapped, and how wide? In wrapped prose most lines go on in lower case, else hardly any."""
    soft = lower = width = 0
    for before, line in pairwise(lines):
        if line.apart or line.indented or line.kind != "paragraph" or before.end - before.start > WIDEST:
            continue
        soft += 1
        lower += line.lower
        width = max(width, before.end - before.start)
    return soft > 0 and lower >= 0.3 * soft and width >= 30, width


def _goes_on(text: str, before: _Line, line: _Line, wrapped: bool, width: int, first: bool) -> bool:
    """Does a line carry on the paragraph of the line before it?"""
    if line.apart or line.kind != "paragraph" or before.kind in ("row", "heading"):
        return False
    length = before.end - before.start
    if length > WIDEST:
        return False
    if line.indented and not (before.kind == "item" and wrapped):
        return False
    goes_on = line.lower or text[before.start : before.end].rpartition(" ")[2] in _UNFINISHED
    if goes_on and length >= 30 and not text.endswith(_TERMINAL, before.start, before.end):
        return True
    if not wrapped:
        return False
    above = text[before.start : before.end]
    if above.isupper() and not text[line.start : line.end].isupper():
        return False
    if first and not line.lower and length < 0.5 * width and not above.endswith((",", "-")):
        return False
    return not (length < 0.6 * width and above.endswith(_TERMINAL))
