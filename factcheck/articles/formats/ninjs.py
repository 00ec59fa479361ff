"""News items in ninjs, the IPTC's JSON for news: versions 2 and 3, and the flat texts of version 1.

Headlines, bodies and descriptions have roles there. The main headline is the title; the others are read as headlines,
the captions of the item and of its pictures as captions; texts of associated articles are left alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from factcheck.articles.articles import article
from factcheck.articles.formats.json_places import Path, places
from factcheck.articles.formats.markup import Lines
from factcheck.articles.formats.pieces import Piece, assembled, inline, paragraphs
from factcheck.articles.formats.published import from_metadata
from factcheck.model.article import Article, LineMap, Zone
from factcheck.model.period import Period
from factcheck.model.problem import Problem

_DATES = ("versioncreated", "versionCreated", "firstcreated", "firstCreated", "contentCreated")
_MARKS = ("headlines", "bodies", "headline", "body_text", "body_html", "body_xhtml", "descriptions")
_MAIN = ("main", "", "html", "xhtml", "richtext", "text", "plain", "plaintext", "body_html", "body_xhtml", "body_text")
_HTML_ROLES = ("html", "xhtml", "richtext", "body_html", "body_xhtml")
_CAPTIONS = ("caption", "description_caption")


def is_ninjs(item: object) -> bool:
    """An object with the one key that ninjs requires, and a text of a kind that it has."""
    return isinstance(item, dict) and isinstance(item.get("uri"), str) and any(key in item for key in _MARKS)


def read_ninjs(
    source: str, *, id: str, path: str, published: Period | None = None, locale: str = ""
) -> Iterator[Article | Problem]:
    """The news item in a document, or those in a list; an item without any text is a problem."""
    try:
        root = json.loads(source)
    except RecursionError:
        yield Problem(path, "", "nested too deeply")
        return
    except ValueError as error:
        yield Problem(path, f"line {getattr(error, 'lineno', 1)}", f"not JSON: {getattr(error, 'msg', error)}")
        return
    items = root if isinstance(root, list) else [root]
    if not items or not all(is_ninjs(item) for item in items):
        yield Problem(path, "", 'is no ninjs document: it needs "uri", and "headlines" or "bodies"')
        return
    spots, lines = places(source), Lines(source)
    for number, item in enumerate(items):
        prefix: Path = (number,) if isinstance(root, list) else ()
        reader = _Item(item, prefix, spots, lines)
        if reader.halved:
            yield Problem(path, reader.uri, "a text holds half of a surrogate pair")
        elif reader.pieces or reader.title:
            yield reader.article(path, published, locale)
        else:
            yield Problem(path, reader.uri, "the item has no headline and no body")


class _Text:
    """One headline, body or description: its role, value, content type and path."""

    __slots__ = ("content", "path", "role", "value")

    def __init__(self, role: object, value: str, content: object, path: Path) -> None:
        self.role = str(role or "").lower()
        self.value = value
        self.content = str(content or "").lower()
        self.path = path

    @property
    def is_html(self) -> bool:
        return "html" in self.content or (not self.content and self.role in _HTML_ROLES)


class _Item:
    """One news item on its way to an article."""

    def __init__(self, item: dict[str, Any], path: Path, spots: dict[Path, int], lines: Lines) -> None:
        self.item, self.path, self._spots, self._lines = item, path, spots, lines
        self.uri = str(item["uri"])
        headlines = list(self._texts(item, path, "headline"))
        main = next((one for role in ("main", "", "headline") for one in headlines if one.role == role), None)
        self.headline = main or (headlines[0] if headlines else None)
        self.title = inline(self.headline.value) if self.headline else ""
        descriptions = list(self._texts(item, path, "description"))
        self.lead = next((one for one in descriptions if one.role not in _CAPTIONS), None)
        others = [one for one in headlines if inline(one.value) != self.title]
        captions = [one for one in descriptions if one.role in _CAPTIONS] + list(self._captions())
        self.pieces = [
            *(self._piece(one, "headline") for one in others),
            *self._body(),
            *(self._piece(one, "caption") for one in captions),
        ]

    @property
    def halved(self) -> bool:
        return any("\ud800" <= c <= "\udfff" for text in (self.title, *(p.text for p in self.pieces)) for c in text)

    def article(self, path: str, published: Period | None, locale: str) -> Article:
        text, maps, hints = assembled(self.pieces)
        dated = next((self.item[key] for key in _DATES if self.item.get(key)), None)
        known = (("title", self.headline), ("summary", self.lead))
        fields = [LineMap(name, 0, *self._place(one.path), flat=True) for name, one in known if one]
        return article(
            text,
            id=self.uri,
            title=self.title,
            summary=inline(self.lead.value) if self.lead else "",
            published=published or from_metadata(dated),
            published_from="argument" if published else "metadata",
            outlet=self._outlet(),
            locale=self._locale(locale),
            path=path,
            lines=(*fields, *maps),
            hints=hints,
        )

    def _body(self) -> Iterator[Piece]:
        """The bodies, marked up before plain: one of those that hold the whole article, and all that stand beside it
        (an introduction, a box of facts)."""
        taken: list[str] = []
        whole = False
        bodies = sorted(
            self._texts(self.item, self.path, "body"), key=lambda one: (not one.is_html, one.role != "main")
        )
        for one in bodies:
            if whole and one.role in _MAIN:
                continue
            pieces = list(paragraphs(one.value, *self._place(one.path))) if one.is_html else [self._piece(one, "")]
            bare = "".join("".join(piece.text for piece in pieces).split())
            if not bare or any(bare in other for other in taken):
                continue
            whole = whole or one.role in _MAIN
            taken.append(bare)
            yield from pieces

    def _captions(self) -> Iterator[_Text]:
        """The descriptions of pictures and the like, not of other articles."""
        found = self.item.get("associations")
        entries: Iterable[tuple[str | int, Any]] = ()
        if isinstance(found, list):
            entries = enumerate(found)
        elif isinstance(found, dict):
            entries = found.items()
        for key, other in entries:
            if isinstance(other, dict) and other.get("type") in ("picture", "video", "graphic", "audio"):
                yield from self._texts(other, (*self.path, "associations", key), "description")

    def _texts(self, item: dict[str, Any], path: Path, kind: str) -> Iterator[_Text]:
        """All texts of a kind: in the list of versions 2 and 3, or under the flat keys of version 1."""
        plural = {"headline": "headlines", "body": "bodies", "description": "descriptions"}[kind]
        listed = item.get(plural)
        for number, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, dict) and isinstance(one.get("value"), str) and one["value"].strip():
                content = one.get("contentType") or one.get("contenttype")
                yield _Text(one.get("role"), one["value"], content, (*path, plural, number, "value"))
        for key, value in item.items():
            if (key == kind or key.startswith(f"{kind}_")) and isinstance(value, str) and value.strip():
                yield _Text(key, value, None, (*path, key))

    def _piece(self, one: _Text, zone: Zone | Literal[""]) -> Piece:
        text = inline(one.value) if one.is_html or zone else one.value.replace("\r\n", "\n").strip()
        return Piece(text, zone, *self._place(one.path))

    def _place(self, path: Path) -> tuple[int, int]:
        return self._lines.place(self._spots.get(path, 0))

    def _outlet(self) -> str:
        sources = self.item.get("infosources") or self.item.get("infoSources")
        named = [*(sources if isinstance(sources, list) else ()), self.item.get("provider"), self.item.get("source")]
        named += [self.item.get("copyrightholder"), self.item.get("copyrightHolder")]
        for one in named:
            name = one.get("name") or one.get("literal") if isinstance(one, dict) else one
            if isinstance(name, str) and name:
                return name
        return ""

    def _locale(self, locale: str) -> str:
        """The item's own language, unless it names no country and the newsroom's locale is one of that language."""
        own = self.item.get("language")
        if not isinstance(own, str) or not own:
            return locale
        return locale if "-" not in own and locale.partition("-")[0] == own else own
