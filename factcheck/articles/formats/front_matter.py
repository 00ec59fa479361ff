"""The block between two lines of dashes with which a text may begin: title, summary, published, outlet, locale."""

from __future__ import annotations

import re
from dataclasses import field

from factcheck.lexicon.regex import regex
from factcheck.model.article import LineMap
from factcheck.model.records import dataclass

KEYS = ("id", "title", "summary", "published", "outlet", "locale")
_ALIASES = {"date": "published", "description": "summary", "standfirst": "summary", "source": "outlet"}
_LONGEST = 20_000
_ENTRY = regex(r"([A-Za-z_][A-Za-z0-9_-]{0,40})[ \t]*:(?:[ \t]|$)")
_LINE = regex(r"[^\n]*(?:\n|$)")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`values` by key (of KEYS), `lines` where they stand in the source, `end` where the text begins."""

    end: int = 0
    line: int = 1
    values: dict[str, str] = field(default_factory=dict)
    lines: tuple[LineMap, ...] = ()
    places: dict[str, int] = field(default_factory=dict)


def front_matter(source: str) -> FrontMatter:
    """The front matter of a text, empty where it has none. Keys that are not known are passed over."""
    rows = _rows(source) if source.startswith("---") else None
    if rows is None:
        return FrontMatter()
    values: dict[str, str] = {}
    maps: list[LineMap] = []
    places: dict[str, int] = {}
    number = 0
    while number < len(rows):
        key, begin = _key(rows[number])
        if key not in KEYS or key in values:
            number += 1
            continue
        values[key], column, taken, folded = _value(rows, number, begin)
        places[key] = number + 2
        maps.extend(LineMap(key, offset, number + 2 + below, at) for offset, below, at in folded or [(0, 0, column)])
        number += taken
    if not values:
        return FrontMatter()
    begin = _behind(source, rows)
    fields = tuple(entry for entry in maps if entry.field in ("title", "summary"))
    return FrontMatter(begin, source.count("\n", 0, begin) + 1, values, fields, places)


def _key(row: str) -> tuple[str, int]:
    """The key of a row by its main name, "" where the row is no entry, and where its value begins."""
    entry = _ENTRY.match(row)
    if entry is None:
        return "", 0
    return _ALIASES.get(entry.group(1).lower(), entry.group(1).lower()), entry.end()


def _behind(source: str, rows: list[str]) -> int:
    """Where the text begins, behind the line that closes the front matter."""
    closing = source.index("\n") + 1 + (len("\n".join(rows)) + 1 if rows else 0)
    line_end = source.find("\n", closing)
    return len(source) if line_end < 0 else line_end + 1


def _rows(source: str) -> list[str] | None:
    """The lines between the dashes, without their newlines; None where no closing dashes come."""
    head = source[:_LONGEST].split("\n")
    if head[0].rstrip() != "---":
        return None
    for number, row in enumerate(head[1:], 1):
        if row.rstrip() in ("---", "..."):
            return head[1:number]
    return None


def _value(rows: list[str], number: int, at: int) -> tuple[str, int, int, list[tuple[int, int, int]]]:
    """A value, its column (from 1), the lines it takes, and for one of several lines where each part stands."""
    row = rows[number]
    raw = row[at:].strip()
    column = len(row) - len(row[at:].lstrip()) + 1
    if raw in (">", ">-", "|", "|-", ">+", "|+", ""):
        return _folded(rows, number, raw)
    quoted = raw[0] in "\"'" and len(raw) > 1 and raw.endswith(raw[0])
    if quoted and raw[0] == "'":
        return raw[1:-1].replace("''", "'"), column + 1, 1, []
    if quoted:
        return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m.group(1), m.group(0)), raw[1:-1]), column + 1, 1, []
    value = re.split(r"\s#", raw, maxsplit=1)[0].rstrip()
    below = number + 1
    if below < len(rows) and rows[below].startswith((" ", "\t")) and rows[below].strip():
        rest, _, taken, folded = _folded(rows, number, ">")
        parts = [(offset + len(value) + 1, line, col) for offset, line, col in folded]
        return f"{value} {rest}", column, taken, [(0, 0, column), *parts]
    return value, column, 1, []


def _folded(rows: list[str], number: int, style: str) -> tuple[str, int, int, list[tuple[int, int, int]]]:
    joint = "\n" if style.startswith("|") else " "
    value = ""
    places: list[tuple[int, int, int]] = []
    taken = 1
    for row in rows[number + 1 :]:
        if row.strip() and not row.startswith((" ", "\t")):
            break
        part = row.strip()
        if part:
            value += joint if value else ""
            places.append((len(value), taken, len(row) - len(row.lstrip()) + 1))
            value += part
        taken += 1
    return value, 1, taken, places
