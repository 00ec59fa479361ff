"""What a web page's source says: its text with the place of each word, its paragraphs, its metadata."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import dataclass, field

from factcheck.articles.formats.tags import attributes, letters, tokens
from factcheck.lexicon.regex import regex
from factcheck.model.budget import TooLong, too_long

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split(" "))  # noqa: SIM905
# The end tag of these may be left out: the next of them closes the one before.
_IMPLIED = frozenset("p li td th tr dt dd option thead tbody tfoot".split(" "))  # noqa: SIM905
_SILENT = frozenset("script style noscript template svg math iframe select button textarea".split(" "))  # noqa: SIM905
_FURNITURE = frozenset("nav footer aside form header".split(" "))  # noqa: SIM905
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li td th tr div section article blockquote br figcaption caption dt dd pre ul ol table main "  # noqa: SIM905
    "body title figure hr".split(" ")
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
_LONG_TAG = 5_000
_WORD = regex(r"\S+")


@dataclass
class Markup:
    """What one pass over the source gathers.

    `letters` is all its text without white space, `starts` where its words begin in `letters`, `offsets` where they
    begin in the source; `paragraphs` are its blocks of text, each with the zone that its tags give it (body, caption,
    teaser or title); `spots` are the offsets of metadata; `depth`, `tags` and `attributes` (of
    one tag) say how large the tree would be.
    """

    source: str
    metadata: dict[str, str] = field(default_factory=dict)
    spots: dict[str, int] = field(default_factory=dict)
    depth: int = 0
    tags: int = 0
    attributes: int = 0
    letters: str = ""
    starts: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    paragraphs: list[tuple[str, str]] = field(default_factory=list)

    def plain(self) -> str:
        """The page's paragraphs outside navigation and furniture, one a line."""
        return "\n".join(text for text, zone in self.paragraphs if zone not in ("teaser", "title"))


class Lines:
    """From offsets of a text to lines and columns, both from 1."""

    def __init__(self, text: str) -> None:
        self._breaks = [-1, *(match.start() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_left(self._breaks, offset)
        return line, offset - self._breaks[line - 1]


def markup(source: str) -> Markup:
    """One pass over a page's source: what is no markup is text. Raises TooLong, and nothing else."""
    page = _Page(source)
    for kind, name, start, end in tokens(source):
        if kind == "text":
            page.text(start, end)
        elif kind == "open":
            page.open(name, start, end)
        else:
            page.close(name)
    page.paragraph()
    page.result.letters = "".join(page.words)
    return page.result


class _Page:
    """The state of the pass: which elements are open, and the paragraph that is being read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.result = Markup(source)
        self.words: list[str] = []
        self._count = 0
        self._read = 0
        self._silent = ""
        self._linked = False
        self._open: dict[str, int] = {}
        self._depth = 0
        self._said: list[str] = []

    def open(self, name: str, start: int, end: int) -> None:
        self.result.tags += 1
        if end - start > _LONG_TAG:
            self.result.attributes = max(self.result.attributes, len(self.source[start:end].split()))
        if name in ("meta", "html", "time", "script"):
            self._metadata(name, attributes(self.source[start:end]), start, end)
        if name in _BLOCKS:
            self.paragraph()
        if name in _VOID or self.source[end - 2] == "/":
            return
        if name not in _IMPLIED or not self._open.get(name):
            self._open[name] = self._open.get(name, 0) + 1
            self._depth += 1
            self.result.depth = max(self.result.depth, self._depth)
        if name in _SILENT and not self._silent:
            self._silent = name

    def close(self, name: str) -> None:
        if name in _BLOCKS:
            self.paragraph()
        if self._open.get(name):
            self._open[name] -= 1
            self._depth -= 1
        if self._silent == name:
            self._silent, self._linked = "", False

    def text(self, start: int, end: int) -> None:
        if self._silent:
            if self._linked:
                self._dated(self.source[start:end], start)
            return
        self._read += end - start
        if said := too_long(self._read):
            raise TooLong(said)
        for run, at in letters(self.source, start, end):
            single = self.source[at] == "&"
            for word in _WORD.finditer(run):
                self.result.starts.append(self._count)
                self.result.offsets.append(at if single else at + word.start())
                self.words.append(word.group())
                self._count += len(word.group())
            self._said.append(run)

    def paragraph(self) -> None:
        """Ends the paragraph that the words so far made."""
        text = " ".join("".join(self._said).split()) if self._said else ""
        if text:
            self.result.paragraphs.append((text, self._zone()))
        self._said = []

    def _zone(self) -> str:
        if self._open.get("title"):
            return "title"
        if self._open.get("figcaption"):
            return "caption"
        inside = any(self._open.get(name) for name in _FURNITURE)
        return "teaser" if inside and not self._open.get("h1") else "body"

    def _metadata(self, name: str, about: dict[str, str], start: int, end: int) -> None:
        if name == "script":
            self._linked = not self._silent and about.get("type", "").lower() == "application/ld+json"
        elif name == "html":
            self._keep("locale", about.get("lang", ""), start)
        elif name == "time":
            self._keep("published", about.get("datetime", ""), start)
        else:
            key = _META.get((about.get("property") or about.get("name") or about.get("itemprop") or "").lower())
            value = about.get("content", "")
            if key:
                self._keep(key, value, max(start, self.source.find(value, start, end)))

    def _keep(self, key: str, value: str, at: int) -> None:
        value = " ".join(value.split())
        if value and key not in self.result.metadata:
            self.result.metadata[key] = value.replace("_", "-") if key == "locale" else value
            self.result.spots[key] = at

    def _dated(self, data: str, at: int) -> None:
        """The date of a JSON-LD block, which stands before any <time> of the body."""
        try:
            found = json.loads(data)
        except (ValueError, RecursionError):
            return
        for entry in found if isinstance(found, list) else [found]:
            graph = entry.get("@graph") if isinstance(entry, dict) else None
            for item in graph if isinstance(graph, list) else [entry]:
                if isinstance(item, dict) and isinstance(item.get("datePublished"), str):
                    self._keep("published", item["datePublished"], at)
