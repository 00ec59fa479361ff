"""A text put together from pieces that stand apart in their source: each keeps its zone and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from factcheck.articles.formats.markup import markup
from factcheck.model.article import LineMap, Zone
from factcheck.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """`zone` is "" where the text itself is to say; `line` and `column` (from 1) are where the piece begins."""

    text: str
    zone: Zone | Literal[""] = ""
    line: int = 1
    column: int = 1


def assembled(pieces: Sequence[Piece]) -> tuple[str, tuple[LineMap, ...], list[tuple[int, int, Zone]]]:
    """The text, a blank line between pieces, with its places and the zones that are known."""
    parts: list[str] = []
    maps: list[LineMap] = []
    hints: list[tuple[int, int, Zone]] = []
    at = 0
    for piece in pieces:
        maps.append(LineMap("text", at, piece.line, piece.column, flat=True))
        if piece.zone:
            hints.append((at, at + len(piece.text), piece.zone))
        parts.append(piece.text)
        at += len(piece.text) + 2
    return "\n\n".join(parts), tuple(maps), hints


def paragraphs(source: str, line: int = 1, column: int = 1) -> Iterator[Piece]:
    """The paragraphs of a fragment of HTML, without navigation and furniture; their captions are known as such."""
    for text, zone in markup(source).paragraphs:
        if zone not in ("teaser", "title"):
            yield Piece(text, "caption" if zone == "caption" else "", line, column)


def inline(source: str) -> str:
    """A fragment of HTML, or plain text, on one line."""
    if "<" in source or "&" in source:
        source = " ".join(text for text, _ in markup(source).paragraphs)
    return " ".join(source.split())
