"""RSS and Atom files: each entry is an article.

Parsed by lxml with no network and no expansion of entities; a feed that declares entities of its own is refused, since
none needs them and a bomb is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.articles.articles import article
from factcheck.articles.formats.pieces import assembled, inline, paragraphs
from factcheck.articles.formats.published import from_metadata
from factcheck.model.article import Article, LineMap
from factcheck.model.budget import too_many
from factcheck.model.period import Period
from factcheck.model.problem import Problem

_DATES = ("published", "pubDate", "date", "issued", "updated", "modified")
_MEDIA = "search.yahoo.com/mrss"


def read_feed(
    raw: bytes, *, id: str, path: str, published: Period | None = None, locale: str = ""
) -> Iterator[Article | Problem]:
    """The articles of a feed in its order; places are the line of the entry's element."""
    from lxml import etree  # type: ignore[import-untyped]

    if said := too_many(raw.count(b"<")):
        yield Problem(path, "", said)
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        yield Problem(path, f"line {error.lineno or 1}", f"not XML: {error.msg}")
        return
    except ValueError as error:
        yield Problem(path, "", f"not XML: {error}")
        return
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        yield Problem(path, "", "declares entities of its own, which are not read")
        return
    if _name(root) not in ("rss", "feed", "RDF"):
        yield Problem(path, "", f"is no RSS or Atom feed: its root is <{_name(root)}>")
        return
    yield from _articles(root, id, path, published, locale)


def _articles(root: Any, id: str, path: str, published: Period | None, locale: str) -> Iterator[Article | Problem]:
    channel = next((one for one in root if _name(one) == "channel"), root)
    outlet = _inline(_child(channel, "title"))
    tag = root.get("{http://www.w3.org/XML/1998/namespace}lang") or _inline(_child(channel, "language"))
    entries = [one for one in root.iter() if _name(one) in ("item", "entry")]
    for number, entry in enumerate(entries, 1):
        made = _article(entry, f"{id}#{number}", path, published, outlet, tag or locale)
        if made is not None:
            yield made
    if not entries:
        yield Problem(path, "", "the feed has no entries")


def _article(entry: Any, id: str, path: str, published: Period | None, outlet: str, locale: str) -> Article | None:
    title, lead = _child(entry, "title"), _child(entry, "description", "summary")
    content = _child(entry, "encoded", "content")
    main = content if content is not None and _source(content).strip() else lead
    pieces = list(paragraphs(_source(main), _line(main))) if main is not None else []
    summary = _inline(lead) if lead is not None and lead is not main else ""
    if not pieces:
        if not _inline(title):
            return None
        pieces, title = list(paragraphs(_source(title), _line(title))), None
    text, maps, hints = assembled(pieces)
    dated = next((_inline(one) for one in (_child(entry, name) for name in _DATES) if one is not None), None)
    known = (("title", title), ("summary", lead))
    window = published or from_metadata(dated)
    return article(
        text,
        id=_inline(_child(entry, "guid", "id")) or _inline(_child(entry, "link")) or id,
        title=_inline(title),
        summary=summary if summary[:60] not in text[:200] else "",
        published=window,
        published_from="argument" if published else "metadata",
        outlet=_inline(_child(entry, "source")) or outlet,
        locale=locale,
        path=path,
        lines=(*(LineMap(name, 0, _line(one), 1, flat=True) for name, one in known if one is not None), *maps),
        hints=hints,
    )


def _name(element: Any) -> str:
    """The local name; "" for comments and what the feed's pictures and films say of themselves."""
    tag = element.tag
    if not isinstance(tag, str) or _MEDIA in tag:
        return ""
    return tag.rpartition("}")[2]


def _child(element: Any, *names: str) -> Any:
    """The first child with one of the names, the earlier names first."""
    return next((one for name in names for one in element if _name(one) == name), None)


def _source(element: Any) -> str:
    """What an element holds, as HTML: its text where that is HTML in disguise, else its own markup."""
    if element is None:
        return ""
    if len(element):
        from lxml import etree

        inner: str = etree.tostring(element, encoding="unicode", with_tail=False)
        return inner
    return element.text or ""


def _inline(element: Any) -> str:
    """What an element says, on one line; of Atom's source, its title."""
    if element is not None and _name(element) == "source" and len(element):
        element = _child(element, "title")
    return inline(_source(element))


def _line(element: Any) -> int:
    return element.sourceline or 1
