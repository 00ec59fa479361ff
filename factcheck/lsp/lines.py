"""Places in a document as the protocol counts them: lines from 0, and code units of the encoding agreed upon."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from lsprotocol.types import Position, PositionEncodingKind, Range

from factcheck.lexicon.regex import regex

# LSP 3.17, Text Documents: these three end a line, and nothing else does.
_END = regex(r"\r\n|\n|\r")


class Lines:
    """Turns code points of a text into positions and back. UTF-16 is what every client understands."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str | None = None) -> None:
        self.text = text
        self._units = _UNITS.get(str(getattr(encoding, "value", encoding)), _utf16)

    def position(self, offset: int) -> Position:
        """The position of a code point; one beyond the text is its end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self.text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> Range:
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The code point at a position; inside a character it is that character, beyond a line it is the line's end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[position.line], self._ends[position.line]
        line = self.text[start:end]
        if line.isascii():
            return start + min(position.character, len(line))
        left = position.character
        for index, character in enumerate(line):
            left -= self._units(character)
            if left < 0:
                return start + index
        return end

    @property
    def count(self) -> int:
        """How many lines there are; a text that ends with a line's end has an empty one behind it."""
        return len(self._starts)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _END.finditer(self.text))]

    @cached_property
    def _ends(self) -> list[int]:
        return [*(match.start() for match in _END.finditer(self.text)), len(self.text)]


def _utf8(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


_UNITS = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": len}
