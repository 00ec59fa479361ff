"""Word documents (.docx), read by python-docx: paragraphs and tables in their order, as if all changes were accepted.

Line numbers of findings are those of the text that comes out: a paragraph or a row of a table is a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from factcheck.articles.articles import article
from factcheck.articles.extras import needs
from factcheck.model.article import Article, Zone
from factcheck.model.budget import limits, too_many
from factcheck.model.period import Period
from factcheck.model.problem import Problem

EXTRA = needs("reading this needs more", "documents")
_MOST_FILES = 5_000
_PIECE = 1_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")


def read_docx(
    raw: bytes, *, id: str, path: str, published: Period | None = None, locale: str = ""
) -> Iterator[Article | Problem]:
    """The article in a Word document; what was deleted with changes tracked is left out, what was inserted is in."""
    try:
        from docx import Document
    except ModuleNotFoundError:
        yield Problem(path, "", EXTRA)
        return
    try:
        swollen = _swollen(raw)
        document: Any = None if swollen else Document(BytesIO(raw))
        lines = [] if swollen else list(_lines(document.element.body))
        names = {} if swollen else {style.style_id: style.name or "" for style in document.styles}
    except BadZipFile:
        yield Problem(path, "", "is no Word document: it cannot be unpacked")
        return
    except Exception as error:  # python-docx lets through whatever its parts raise
        yield Problem(path, "", f"is no Word document that can be read: {type(error).__name__}: {error}"[:300])
        return
    if swollen:
        yield Problem(path, "", swollen)
        return
    text = "\n".join(line for line, _ in lines)
    if not text.strip():
        yield Problem(path, "", "no text can be found in this document")
        return
    yield article(
        text,
        id=id,
        title=next((line for line, style in lines if names.get(style) == "Title" and line), ""),
        published=published,
        published_from="argument",
        locale=locale,
        path=path,
        hints=list(_captions(lines, names)),
    )


def _swollen(raw: bytes) -> str:
    """Why a file is not unpacked; "" for one that is as large as documents are. An entry is never read further than
    the size that it declares."""
    most = limits()
    with ZipFile(BytesIO(raw)) as packed:
        entries = packed.infolist()
        if len(entries) > _MOST_FILES:
            return f"holds more than {_MOST_FILES:,} files"
        if sum(entry.file_size for entry in entries) > most.unpacked_megabytes * 1_000_000:
            allowed = f"{most.unpacked_megabytes:,} megabytes when unpacked"
            return f"would be larger than {allowed}: limits.unpacked-megabytes in factcheck.toml can allow more"
        tags = sum(_tags(packed, entry) for entry in entries if entry.filename.endswith((".xml", ".rels")))
    return too_many(tags)


def _tags(packed: ZipFile, entry: ZipInfo) -> int:
    """How many tags a part of a document has: a tree takes far more room than its text."""
    with packed.open(entry) as part:
        return sum(piece.count(b"<") for piece in iter(lambda: part.read(_PIECE), b""))


def _lines(body: Any) -> Iterator[tuple[str, str]]:
    """The lines of a document with the ids of their styles, a blank line after each paragraph and each table."""
    for element in body:
        if element.tag == f"{_W}p":
            style = element.find(f"{_W}pPr/{_W}pStyle")
            yield _text(element), "" if style is None else style.get(f"{_W}val", "")
            yield "", ""
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = [" ".join(_text(cell).split()) for cell in row.iterchildren(f"{_W}tc")]
                yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |", ""
            yield "", ""
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _lines(element)


def _text(element: Any) -> str:
    """The text of a paragraph or cell, without what tracked changes have taken away."""
    parts: list[str] = []
    stack = [element]
    while stack:
        one = stack.pop()
        if one.tag == f"{_W}t":
            parts.append(one.text or "")
        elif one.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            parts.append(" ")
        elif one.tag == f"{_W}noBreakHyphen":
            parts.append("\u2011")
        elif one.tag not in _GONE and one.tag != f"{_W}pPr":
            stack.extend(reversed(one))
        if one.tag == f"{_W}p" and one is not element:
            parts.append(" ")
    return "".join(parts).strip()


def _captions(lines: list[tuple[str, str]], names: dict[str, str]) -> Iterator[tuple[int, int, Zone]]:
    at = 0
    for line, style in lines:
        if names.get(style) == "Caption" and line:
            yield at, at + len(line), "caption"
        at += len(line) + 1
