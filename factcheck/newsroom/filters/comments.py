"""Comments in an article that hide a finding: `<!-- factcheck: ignore[rule] reason -->`.

A comment speaks for its own paragraph, or for the next one where it stands alone. Several rules are separated by
commas. The reason is required, and the rules must be known: a comment that lacks either is reported.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from factcheck.lexicon.nearest import nearest
from factcheck.lexicon.regex import regex
from factcheck.model.article import Article, Sentence, Span
from factcheck.model.check import Finding, Rule
from factcheck.model.records import dataclass
from factcheck.newsroom.filters import Filter

_OPEN, _CLOSE = "<!--", "-->"
_ORDER = regex(r"factcheck:\s{0,20}(?:ignore\s{0,20}(?:\[([^\[\]]{0,500})\])?)?")
_ENDS = regex(r"[\r\n\u2028\u2029]")


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
    sentences = [one for one in article.sentences if one.field == "text"] if at >= 0 else []
    paragraphs = _paragraphs(sentences)
    while at >= 0:
        end = article.text.find(_CLOSE, at + len(_OPEN))
        if end < 0:
            break
        said = article.text[at + len(_OPEN) : end].strip()
        span = Span("text", at, end + len(_CLOSE))
        if order := _ORDER.match(said):
            rules = tuple(filter(None, (name.strip() for name in (order[1] or "").split(","))))
            reason = " ".join(said[order.end() :].split())
            found.append(Comment(article.id, rules, reason, span, _reach(article, span, sentences, paragraphs)))
        at = article.text.find(_OPEN, span.end)
    return tuple(found)


def _reach(article: Article, span: Span, sentences: Sequence[Sentence], paragraphs: Mapping[int, Span]) -> Span:
    """The paragraph that the comment stands in or behind; else the next one."""
    at = bisect_left(sentences, span.start, key=_start)
    before = sentences[at - 1] if at else None
    if before is not None and (before.end > span.start or not _ENDS.search(article.text, before.end, span.start)):
        return paragraphs[before.block]
    at = bisect_left(sentences, span.end, key=_start)
    return paragraphs[sentences[at].block] if at < len(sentences) else span


def _start(sentence: Sentence) -> int:
    return sentence.start


def _paragraphs(sentences: Sequence[Sentence]) -> dict[int, Span]:
    """The stretch of each paragraph, by its number."""
    found: dict[int, Span] = {}
    for one in sentences:
        known = found.get(one.block)
        found[one.block] = Span(one.field, known.start if known else one.start, one.end)
    return found


def filter_of(found: Iterable[Comment], rules: Iterable[Rule]) -> Filter:
    """Hides a finding of a rule that is named (or whose code or family is) with a number in the comment's reach."""
    words = {rule.name: rule.words for rule in rules}
    reaches: dict[tuple[str, str, str], list[Span]] = {}
    for comment in found:
        for rule in dict.fromkeys(comment.rules if comment.reason else ()):
            reaches.setdefault((comment.article, rule, comment.reach.field), []).append(comment.reach)
    joined = {key: _joined(spans) for key, spans in reaches.items()}

    def hides(finding: Finding) -> bool:
        named = words.get(finding.check.rule, (finding.check.rule,))
        return any(
            _holds(joined.get((operand.article, word, operand.span.field), ()), operand.span)
            for word in named
            for operand in finding.check.operands
        )

    return hides


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Stretches of one field in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if found and span.overlaps(found[-1]):
            last = found.pop()
            span = Span(span.field, last.start, max(last.end, span.end))
        found.append(span)
    return found


def _holds(joined: Sequence[Span], span: Span) -> bool:
    at = bisect_right(joined, span.start, key=lambda one: one.start)
    return any(one.overlaps(span) for one in joined[max(0, at - 1) : at + 1])
