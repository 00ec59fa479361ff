"""Mentions: every quantity and every date that a text writes, at exact offsets, before any context is known."""

from __future__ import annotations

from factcheck.article import FIELDS, Article
from factcheck.mention import Mention
from factcheck.scan.dates import dates_in
from factcheck.scan.numbers import numbers_in
from factcheck.scan.tokens import tokens


def mentions(article: Article) -> tuple[Mention, ...]:
    """The mentions of all fields of an article, in order of field and place."""
    found: list[Mention] = []
    for field in FIELDS:
        text = article.fields.get(field)
        if text:
            found += _in_field(article, field, text)
    return tuple(found)


def _in_field(article: Article, field: str, text: str) -> list[Mention]:
    dates, consumed = dates_in(text, field)
    barriers = [sentence.start for sentence in article.sentences if sentence.field == field]
    tables = [table for table in article.tables if table.field == field]
    numbers = numbers_in(tokens(text, barriers), field, dates, consumed, tables)
    return sorted(dates + numbers, key=_place)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
