"""Line scores: the points of each period of a game, and its total behind a dash: "Harbor City 7 10 0 14 — 31"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.lexicon.regex import regex
from factcheck.model.article import Article, Span
from factcheck.model.records import dataclass

_LINE = regex(
    r"^[ \t]*[A-Z][^\d\n|]{1,40}?[ :\t]{1,12}(?P<scores>\d{1,3}(?:(?:, ?|[ \t]{1,8})\d{1,3}){1,5})[ \t]*"
    r"(?:[—–]|--?)[ \t]*(?P<total>\d{1,3})[ \t]*$",
    re.MULTILINE,
)
_NUMBER = regex(r"\d+")


@dataclass(frozen=True, slots=True)
class LineScore:
    """The places of the scores of each period and of the total, and what the scores make."""

    scores: tuple[Span, ...]
    total: Span
    made: Decimal
    printed: Decimal


def linescores(article: Article) -> Iterator[LineScore]:
    """The line scores of an article's text."""
    for match in _LINE.finditer(article.fields.get("text", "")):
        places = [(match.start("scores") + one.start(), one.group()) for one in _NUMBER.finditer(match["scores"])]
        spans = tuple(Span("text", start, start + len(text)) for start, text in places)
        total = Span("text", match.start("total"), match.end("total"))
        yield LineScore(spans, total, Decimal(sum(int(text) for _, text in places)), Decimal(match["total"]))
