"""A web page's source: its text with the line and column of each piece, its metadata, and what its tags say."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from factcheck.article import LineMap

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split(" "))  # noqa: SIM905
# The end tag of these may be left out: the next of them closes the one before.
_IMPLIED = frozenset("p li td th tr dt dd option thead tbody tfoot".split(" "))  # noqa: SIM905
_SILENT = frozenset("script style noscript template svg math iframe select button".split(" "))  # noqa: SIM905
_FURNITURE = frozenset("nav footer aside form header".split(" "))  # noqa: SIM905
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li td th tr div section article blockquote br figcaption caption dt dd pre ul ol table main "  # noqa: SIM905
    "body title figure".split(" ")
)
_META = {
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "pubdate": "published",
    "publish-date": "published",
    "parsely-pub-date": "published",
    "og:title": "title",
    "og:site_name": "outlet",
    "og:locale": "locale",
    "og:description": "summary",
    "description": "summary",
}
_SPACE = re.compile(r"\s+")
# How many code points the alignment may look through in all, so that a hostile page costs linear time.
_EFFORT = 60_000_000
_WINDOW = 400_000


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text without white space in it, at its place in the source; `at` counts the code points before it."""

    at: int
    line: int
    column: int
    zone: str


@dataclass
class Markup:
    """What one pass over the source gathers. `letters` is all its text without white space."""

    metadata: dict[str, str] = field(default_factory=dict)
    depth: int = 0
    letters: str = ""
    pieces: list[_Piece] = field(default_factory=list)
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    spots: dict[str, tuple[int, int]] = field(default_factory=dict)

    def plain(self) -> str:
        """The page's paragraphs outside navigation and furniture, one a line."""
        return "\n".join(text for text, zone in self.paragraphs if zone not in ("teaser", "title"))

    def align(self, name: str, text: str) -> tuple[LineMap, ...]:
        """Where the words of an extracted text stand in the source.

        The text goes through the source in order, a line at a time, and where a line was put together from several
        places, a half, a quarter, a word of it at a time. What is not found goes on from the place before it.
        """
        starts = [piece.at for piece in self.pieces]
        maps: list[LineMap] = []
        for first, last, at in self._found(text):
            maps.extend(self._words(name, text, first, last, at, starts))
        return tuple(maps)

    def hints(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """The zones that tags give to whole lines of an extracted text (captions)."""
        captions = {_SPACE.sub("", line) for line, zone in self.paragraphs if zone == "caption"}
        found: list[tuple[int, int, str]] = []
        at = 0
        for line in text.split("\n") if captions else ():
            if _SPACE.sub("", line) in captions:
                found.append((at, at + len(line), "caption"))
            at += len(line) + 1
        return tuple(found)

    def places(self, title: str, summary: str) -> tuple[LineMap, ...]:
        """Where title and summary stand in the source: in its text or, failing that, in the tag that gives them."""
        maps: list[LineMap] = []
        starts = [piece.at for piece in self.pieces]
        for name, value in (("title", title), ("summary", summary)):
            bare = _SPACE.sub("", value)
            at = self.letters.find(bare) if bare else -1
            if at >= 0:
                maps.extend(self._words(name, value, 0, len(value), at, starts))
            else:
                maps.append(LineMap(name, 0, *self.spots.get(name, (1, 1)), flat=True))
        return tuple(maps)

    def _found(self, text: str) -> list[tuple[int, int, int]]:
        """Stretches of the text (start, end) with their place in `letters`."""
        found: list[tuple[int, int, int]] = []
        cursor, effort = 0, _EFFORT
        at = 0
        for line in text.split("\n"):
            stack = [(at, at + len(line))]
            at += len(line) + 1
            while stack and effort > 0:
                first, last = stack.pop()
                bare = _SPACE.sub("", text[first:last])
                if not bare:
                    continue
                place = self.letters.find(bare, cursor, cursor + _WINDOW + len(bare))
                effort -= (place - cursor if place >= 0 else min(_WINDOW, len(self.letters) - cursor)) + len(bare)
                if place >= 0 and (len(bare) > 3 or place - cursor < 40):
                    found.append((first, last, place))
                    cursor = place + len(bare)
                    continue
                cut = _middle(text, first, last)
                if cut:
                    stack.extend([(cut, last), (first, cut)])
        return found

    def _words(self, name: str, text: str, first: int, last: int, at: int, starts: list[int]) -> list[LineMap]:
        """A map for each word that does not simply follow the word before it in the source."""
        maps: list[LineMap] = []
        expected = (0, 0)
        offset = first
        for word in re.finditer(r"\S+", text[first:last]):
            offset = first + word.start()
            for piece_at, inside in self._pieces_of(at, len(word.group()), starts):
                piece = self.pieces[piece_at]
                column = piece.column + at + inside - piece.at
                if (piece.line, column - offset - inside) != expected:
                    maps.append(LineMap(name, offset + inside, piece.line, column, flat=True))
                    expected = (piece.line, column - offset - inside)
            at += len(word.group())
        return maps

    def _pieces_of(self, at: int, length: int, starts: list[int]) -> list[tuple[int, int]]:
        """The pieces that `length` letters from `at` on stand in, each with how many letters come before it."""
        number = bisect_right(starts, at) - 1
        found = [(number, 0)]
        while number + 1 < len(starts) and starts[number + 1] < at + length:
            number += 1
            found.append((number, starts[number] - at))
        return found


def _middle(text: str, first: int, last: int) -> int:
    """The white space nearest to the middle of a stretch of text, 0 where it is a single word."""
    middle = (first + last) // 2
    before = text.rfind(" ", first + 1, middle)
    after = text.find(" ", middle, last - 1)
    if before < 0 and after < 0:
        return 0
    return max(before, after) if min(before, after) < 0 else before if middle - before < after - middle else after


def markup(source: str) -> Markup:
    """One pass over a page's source. Never fails: what is no markup is text."""
    parser = _Parser()
    parser.feed(source)
    parser.close()
    parser.paragraph()
    parser.result.letters = "".join(parser.letters)
    return parser.result


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.result = Markup()
        self.letters: list[str] = []
        self._count = 0
        self._silent = ""
        self._open: dict[str, int] = {}
        self._depth = 0
        self._words: list[str] = []
        self._data: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._meta({key: value or "" for key, value in attrs})
        elif tag == "html":
            self._keep("locale", dict(attrs).get("lang") or "")
        elif tag == "time":
            self._keep("published", dict(attrs).get("datetime") or "")
        if tag in _BLOCKS:
            self.paragraph()
        if tag in _VOID:
            return
        if tag not in _IMPLIED or not self._open.get(tag):
            self._open[tag] = self._open.get(tag, 0) + 1
            self._depth += 1
        self.result.depth = max(self.result.depth, self._depth)
        if tag in _SILENT and not self._silent:
            self._silent = tag
            self._data = []
            if tag == "script" and (dict(attrs).get("type") or "").lower() == "application/ld+json":
                self._silent = "script+ld"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.paragraph()
        if self._open.get(tag, 0):
            self._open[tag] -= 1
            self._depth -= 1
        if self._silent.split("+")[0] == tag:
            if self._silent == "script+ld":
                self._linked("".join(self._data))
            self._silent = ""

    def handle_data(self, data: str) -> None:
        self._text(data, None)

    def handle_entityref(self, name: str) -> None:
        self._text(unescape(f"&{name};"), 1)

    def handle_charref(self, name: str) -> None:
        self._text(unescape(f"&#{name};"), 1)

    def _text(self, data: str, single: int | None) -> None:
        """Notes each word with its place; a character reference is one place, however long its source is."""
        if self._silent:
            if self._silent == "script+ld":
                self._data.append(data)
            return
        line, column = self.getpos()
        zone = self._zone()
        done = 0
        for word in re.finditer(r"\S+", data):
            start = word.start()
            breaks = data.count("\n", done, start)
            if breaks:
                line += breaks
                column = -data.rfind("\n", 0, start) - 1
            done = start
            self.result.pieces.append(_Piece(self._count, line, column + (0 if single else start) + 1, zone))
            self.letters.append(word.group())
            self._count += len(word.group())
        self._words.append(data)

    def paragraph(self) -> None:
        """Ends the paragraph that the words so far made."""
        text = " ".join("".join(self._words).split()) if self._words else ""
        if text:
            self.result.paragraphs.append((text, self._zone()))
        self._words = []

    def _zone(self) -> str:
        if self._open.get("title"):
            return "title"
        if self._open.get("figcaption"):
            return "caption"
        inside = any(self._open.get(tag) for tag in _FURNITURE)
        return "teaser" if inside and not self._open.get("h1") else "body"

    def _meta(self, attrs: dict[str, str]) -> None:
        name = (attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or "").lower()
        if name in _META:
            self._keep(_META[name], attrs.get("content", ""))
            self.result.spots.setdefault(_META[name], self._place(attrs.get("content", "")))

    def _place(self, value: str) -> tuple[int, int]:
        """Where an attribute's value begins, or its tag, where the value is written in another way there."""
        line, column = self.getpos()
        tag = self.get_starttag_text() or ""
        at = max(0, tag.find(value)) if value else 0
        breaks = tag.count("\n", 0, at)
        return line + breaks, at - tag.rfind("\n", 0, at) if breaks else column + at + 1

    def _keep(self, key: str, value: str) -> None:
        value = " ".join(value.split())
        if value and key not in self.result.metadata:
            self.result.metadata[key] = value.replace("_", "-") if key == "locale" else value

    def _linked(self, data: str) -> None:
        """The date of a JSON-LD block, which names it before any <time> that the body holds."""
        try:
            found = json.loads(data)
        except (ValueError, RecursionError):
            return
        entries = found if isinstance(found, list) else [found]
        for entry in entries:
            graph = entry.get("@graph") if isinstance(entry, dict) else None
            for item in graph if isinstance(graph, list) else [entry]:
                if isinstance(item, dict) and isinstance(item.get("datePublished"), str):
                    self._keep("published", item["datePublished"])
