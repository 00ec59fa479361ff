"""Comments in an article that hide a finding: `<!-- factcheck: ignore[rule] reason -->`.

A comment speaks for its own paragraph, or for the next one where it stands alone. Several rules are separated by
commas. The reason is required, and the rules must be known: a comment that lacks either is reported.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from factcheck.article import Article, Sentence, Span
from factcheck.check import Finding, Rule
from factcheck.filters import Filter
from factcheck.nearest import nearest

_OPEN, _CLOSE = "<!--", "-->"
_ORDER = re.compile(r"factcheck:\s{0,20}(?:ignore\s{0,20}(?:\[([^\[\]]{0,500})\])?)?")
_ENDS = re.compile(r"[\r\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Comment:
    """`span` is the comment itself, `reach` the code points that it speaks for."""

    article: str
    rules: tuple[str, ...]
    reason: str
    span: Span
    reach: Span

    def faults(self, known: Collection[str]) -> list[str]:
        """Why the comment, or one of its rules, has no effect; `known` names all rules, by name, code and family."""
        found = [] if self.rules else ["it names no rule: ignore[rule] reason"]
        found += [f"there is no rule {name!r}{nearest(name, known)}" for name in self.rules if name not in known]
        return found if self.reason else [*found, "it gives no reason, and so has no effect"]


def comments(article: Article) -> tuple[Comment, ...]:
    """The comments of an article that are meant for this tool, those with faults included."""
    found, at = [], article.text.find(_OPEN)
    while at >= 0:
        end = article.text.find(_CLOSE, at + len(_OPEN))
        if end < 0:
            break
        said = article.text[at + len(_OPEN) : end].strip()
        span = Span("text", at, end + len(_CLOSE))
        if order := _ORDER.match(said):
            rules = tuple(filter(None, (name.strip() for name in (order[1] or "").split(","))))
            reason = " ".join(said[order.end() :].split())
            found.append(Comment(article.id, rules, reason, span, _reach(article, span)))
        at = article.text.find(_OPEN, span.end)
    return tuple(found)


def _reach(article: Article, span: Span) -> Span:
    """The paragraph that the comment stands in or behind; else the next one."""
    sentences = [one for one in article.sentences if one.field == span.field]
    before = next((one for one in reversed(sentences) if one.start < span.start), None)
    if before is not None and (before.end > span.start or not _ENDS.search(article.text, before.end, span.start)):
        return _paragraph(sentences, before.block, span)
    after = next((one for one in sentences if one.start >= span.end), None)
    return _paragraph(sentences, after.block, span) if after else span


def _paragraph(sentences: Sequence[Sentence], block: int, span: Span) -> Span:
    members = [one for one in sentences if one.block == block]
    return Span(span.field, members[0].start, members[-1].end)


def filter_of(found: Iterable[Comment], rules: Iterable[Rule]) -> Filter:
    """Hides a finding of a rule that is named (or whose code or family is) with a number in the comment's reach."""
    words = {rule.name: rule.words for rule in rules}
    by_article: dict[str, list[Comment]] = {}
    for comment in found:
        if comment.reason and comment.rules:
            by_article.setdefault(comment.article, []).append(comment)

    def hides(finding: Finding) -> bool:
        named = words.get(finding.check.rule, (finding.check.rule,))
        return any(
            any(word in comment.rules for word in named) and operand.span.overlaps(comment.reach)
            for operand in finding.check.operands
            for comment in by_article.get(operand.article, ())
        )

    return hides
