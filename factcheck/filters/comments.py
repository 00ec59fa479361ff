"""Comments in an article that hide a finding: `<!-- factcheck: ignore[rule] reason -->`.

A comment speaks for its own paragraph, or for the next one where it stands alone. The reason is required: a comment
without one hides nothing and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.article import Article, Span
from factcheck.check import Finding
from factcheck.filters import Filter

_COMMENT = re.compile(r"<!--[ \t]{0,8}factcheck:[ \t]{0,8}ignore\[([\w,\- ]{0,200})\]([^<>]{0,500}?)-->")


@dataclass(frozen=True, slots=True)
class Comment:
    """`span` is the comment itself, `reach` the code points that it speaks for."""

    article: str
    rules: tuple[str, ...]
    reason: str
    span: Span
    reach: Span


def comments(article: Article) -> tuple[Comment, ...]:
    """The comments of an article, those without a reason included."""
    found = []
    for field, text in article.fields.items():
        for match in _COMMENT.finditer(text):
            rules = tuple(filter(None, (name.strip() for name in match.group(1).split(","))))
            span = Span(field, match.start(), match.end())
            found.append(Comment(article.id, rules, match.group(2).strip(), span, _reach(text, field, span)))
    return tuple(found)


def _reach(text: str, field: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if not text[start : span.start].strip() and not text[span.end : end].strip():
        while end < len(text) and text[end].isspace():
            end += 1
        closing = text.find("\n", end)
        end = len(text) if closing < 0 else closing
    return Span(field, start, end)


def filter_of(found: Iterable[Comment]) -> Filter:
    """Hides a finding of a named rule with a number in the comment's reach."""
    by_article: dict[str, list[Comment]] = {}
    for comment in found:
        if comment.reason and comment.rules:
            by_article.setdefault(comment.article, []).append(comment)

    def hides(finding: Finding) -> bool:
        return any(
            finding.check.rule in comment.rules and operand.span.overlaps(comment.reach)
            for operand in finding.check.operands
            for comment in by_article.get(operand.article, ())
        )

    return hides


def without_reason(found: Iterable[Comment]) -> tuple[Comment, ...]:
    return tuple(comment for comment in found if not comment.reason or not comment.rules)
