"""Reading articles: files, folders, corpora and standard input, in any encoding, with their zones and sentences."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from factcheck.articles.articles import article
from factcheck.articles.files import STDIN, Source, opened, sources
from factcheck.articles.formats.published import published as day_named
from factcheck.lexicon.regex import regex
from factcheck.model.article import Article
from factcheck.model.budget import TooLong, limits, too_large
from factcheck.model.period import Period
from factcheck.model.problem import Problem
from factcheck.model.records import replace

__all__ = ["article", "read", "read_sources", "reread", "sources"]

_TEXTS = (".html", ".htm", ".txt", ".md")
_TEXT_KEY = regex(rb'"text"[ \t]{0,9}:')


def read(paths: Sequence[str], *, published: str | None = None, locale: str = "") -> Iterator[Article | Problem]:
    """The articles of files, folders and standard input ("-") in the order given, and what could not be read.

    `published` (YYYY-MM-DD, YYYY-MM or YYYY) is the date of all of them and wins over their metadata; `locale` is that
    of the articles that name none. Ids are unique: one that was taken before gets its path and a number.

    Raises ValueError, at once, when `published` is no date.
    """
    return read_sources(sources(paths), published=published, locale=locale)


def read_sources(
    found: Iterable[Source | Problem], *, published: str | None = None, locale: str = ""
) -> Iterator[Article | Problem]:
    """The same of some of the files that `sources` finds."""
    window = day_named(published) if published else None
    return _unique(_articles(found, window, locale))


def reread(known: Article, source: str, published: str | None = None) -> Iterator[Article | Problem]:
    """An article of a text or Markdown file as it would be with another source; `published` as in `read`."""
    from factcheck.articles.formats.text import read_text

    window = day_named(published) if published else None
    for one in read_text(source, id=known.id, path=known.path, published=window, locale=known.locale):
        yield replace(one, id=known.id) if isinstance(one, Article) else one


def _articles(found: Iterable[Source | Problem], published: Period | None, locale: str) -> Iterator[Article | Problem]:
    for source in found:
        if isinstance(source, Problem):
            yield source
        elif source.path == STDIN:
            yield from _stream(sys.stdin.buffer, source, published, locale)
        else:
            descriptor = opened(source.path)
            if isinstance(descriptor, Problem):
                yield descriptor
                continue
            with os.fdopen(descriptor, "rb") as stream:
                yield from _stream(stream, source, published, locale)


def _stream(stream: BinaryIO, source: Source, published: Period | None, locale: str) -> Iterator[Article | Problem]:
    try:
        if source.suffix == ".jsonl":
            from factcheck.articles.formats.jsonl import read_lines

            yield from read_lines(lines_of(stream), path=source.path, published=published, locale=locale)
            return
        head = _head(stream)
        if source.suffix not in _TEXTS and _sniffed(head) == ".jsonl":
            from factcheck.articles.formats.jsonl import read_lines

            yield from read_lines(
                chain(BytesIO(head), lines_of(stream)), path=source.path, published=published, locale=locale
            )
        else:
            raw = head + stream.read(max(0, _most() + 1 - len(head)))
            if said := too_large(len(raw)):
                yield Problem(source.path, "", said)
            else:
                yield from _whole(raw, source, published, locale)
    except TooLong as error:
        yield Problem(source.path, "", f"is {error}")
    except OSError as error:
        yield Problem(source.path, "", str(error.strerror or error))


def _head(stream: BinaryIO) -> bytes:
    """A stream up to the end of its first line that is not blank: enough to see that it is a corpus, which is then
    read line by line."""
    lines = []
    left = _most() + 1
    while left > 0 and (line := stream.readline(left)):
        lines.append(line)
        left -= len(line)
        if not line.isspace():
            break
    return b"".join(lines)


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a corpus; of one that is too large to be read, as much as shows it."""
    most = _most()
    while line := stream.readline(most + 1):
        yield line
        while len(line) > most and not line.endswith(b"\n"):
            line = stream.readline(most) or b"\n"


def _most() -> int:
    return limits().megabytes * 1_000_000


def _whole(raw: bytes, source: Source, published: Period | None, locale: str) -> Iterator[Article | Problem]:
    if source.suffix not in _TEXTS:
        from factcheck.articles.readers import format_of, read_format

        if format := format_of(raw, source.suffix):
            yield from read_format(raw, format, source, published, locale)
            return
    kind = source.suffix if source.suffix in _TEXTS else _sniffed(raw)
    if kind == ".jsonl":
        from factcheck.articles.formats.jsonl import read_lines

        yield from read_lines(BytesIO(raw), path=source.path, published=published, locale=locale)
        return
    from factcheck.articles.formats.encodings import Undecodable, decode

    markup = kind in (".html", ".htm")
    try:
        text = decode(raw, markup=markup)
    except Undecodable as error:
        yield Problem(source.path, "", str(error))
        return
    if not text.strip():
        yield Problem(source.path, "", "is empty: there is nothing to check")
        return
    if markup:
        from factcheck.articles.formats.html import read_html

        yield from read_html(text, id=source.id, path=source.path, published=published, locale=locale)
        return
    from factcheck.articles.formats.text import read_text

    yield from read_text(text, id=source.id, path=source.path, published=published, locale=locale)


def _sniffed(raw: bytes) -> str:
    """What a stream without a known suffix holds: it may be a page or a corpus, else it is plain text."""
    head = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return ".html"
    first = raw.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0].rstrip()
    return ".jsonl" if first.startswith(b"{") and first.endswith(b"}") and _TEXT_KEY.search(first) else ".txt"


def _unique(found: Iterator[Article | Problem]) -> Iterator[Article | Problem]:
    taken: set[str] = set()
    counts: dict[tuple[str, str], int] = {}
    for item in found:
        if isinstance(item, Article):
            name, count = item.id, counts.get((item.id, item.path), 1)
            while name in taken:
                count += 1
                name = f"{item.id}@{item.path}" if count == 2 else f"{item.id}@{item.path}#{count - 1}"
            counts[item.id, item.path] = count
            taken.add(name)
            yield item if name == item.id else replace(item, id=name)
        else:
            yield item
