"""Formats that news comes in beside text, Markdown, pages and corpora: what they begin with, and their readers."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.articles.files import Source, begins_as_feed, begins_as_ninjs
from factcheck.model.article import Article
from factcheck.model.period import Period
from factcheck.model.problem import Problem

_BY_SUFFIX = {
    ".json": "ninjs",
    ".docx": "docx",
    ".pdf": "pdf",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}


def format_of(raw: bytes, suffix: str) -> str:
    """The format of a file by its suffix, else by its first bytes; "" for one that others read."""
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if raw.startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(b"PK\x03\x04") and b"word/" in raw:
        return "docx"
    head = raw[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<") and begins_as_feed(head):
        return "feed"
    return "ninjs" if head.startswith((b"{", b"[")) and begins_as_ninjs(raw[:65536]) else ""


def read_format(
    raw: bytes, format: str, source: Source, published: Period | None, locale: str
) -> Iterator[Article | Problem]:
    """The articles of a file in one of the formats that `format_of` tells."""
    about = {"id": source.id, "path": source.path}
    if not raw.strip():
        yield Problem(source.path, "", "is empty: there is nothing to check")
    elif format == "docx":
        from factcheck.articles.formats.docx import read_docx

        yield from read_docx(raw, **about, published=published, locale=locale)
    elif format == "pdf":
        from factcheck.articles.formats.pdf import read_pdf

        yield from read_pdf(raw, **about, published=published, locale=locale)
    elif format == "feed":
        from factcheck.articles.formats.feeds import read_feed

        yield from read_feed(raw, **about, published=published, locale=locale)
    else:
        yield from _ninjs(raw, source, published, locale)


def _ninjs(raw: bytes, source: Source, published: Period | None, locale: str) -> Iterator[Article | Problem]:
    from factcheck.articles.formats.encodings import Undecodable, decode
    from factcheck.articles.formats.ninjs import read_ninjs

    try:
        text = decode(raw)
    except Undecodable as error:
        yield Problem(source.path, "", str(error))
        return
    yield from read_ninjs(text, id=source.id, path=source.path, published=published, locale=locale)
