"""Mentions: every quantity and every date that a text writes, at exact offsets, before any context is known."""

from __future__ import annotations

from factcheck.articles.layout.leftovers import without_tags
from factcheck.mentions.dates.dates import dates_in
from factcheck.mentions.kinds.currencies import codes_among_capitals
from factcheck.mentions.numbers import numbers_in
from factcheck.mentions.tokens import hushed, tokens
from factcheck.model.article import FIELDS, Article
from factcheck.model.budget import limits
from factcheck.model.mention import Mention
from factcheck.model.records import replace

_WORDS = 2


def mentions(article: Article) -> tuple[Mention, ...]:
    """The mentions of all fields of an article, in order of field and place, as many as the limits allow."""
    found: list[Mention] = []
    for field in FIELDS:
        text = article.fields.get(field)
        if text:
            found += _in_field(article, field, text)
    return tuple(found[: limits().numbers])


def _in_field(article: Article, field: str, written: str) -> list[Mention]:
    text = without_tags(written)
    dates, consumed = dates_in(text, field)
    lines = [(sentence.start, sentence.end) for sentence in article.sentences if sentence.field == field]
    tables = [table for table in article.tables if table.field == field]
    read = tokens(text, [start for start, _ in lines])
    shouted = [(start, end) for start, end in lines if _is_shouted(text[start:end])]
    if shouted:
        read = hushed(read, shouted, codes_among_capitals())
    found = sorted(dates + numbers_in(read, field, dates, consumed, tables), key=_place)
    return found if text is written else [replace(one, text=written[one.start : one.end]) for one in found]


def _is_shouted(line: str) -> bool:
    """Is a whole line in capitals, as agencies write their headlines?"""
    return line.isupper() and line.count(" ") >= _WORDS


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
