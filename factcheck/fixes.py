"""Suggested figures put into the source text: only where the arithmetic says which end is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from io import StringIO

from factcheck.article import Article
from factcheck.check import Finding, Suggestion

CERTAIN = 0.8
UNTOUCHED = ("quote", "teaser", "correction")
EDITABLE = (".txt", ".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Edit:
    """Code points `start` to `end` of the source file become `replacement`."""

    start: int
    end: int
    replacement: str

    def clashes(self, other: Edit) -> bool:
        """Do two different edits touch the same code points?"""
        return self != other and self.start < other.end and other.start < self.end


def may_be_put_in(suggestion: Suggestion, article: Article) -> bool:
    """Does a suggestion say exactly what to write in this article, and nowhere that is not the writer's to change?"""
    span = suggestion.span
    if span is None or suggestion.article != article.id or not suggestion.replacement:
        return False
    return article.zone_at(span.field, span.start) not in UNTOUCHED


def is_certain(finding: Finding) -> bool:
    """May a suggestion be followed without asking? Only where a known slip explains the printed number: without one,
    the arithmetic says that numbers do not fit, and not which of them is wrong."""
    check = finding.check
    return finding.level == "error" and check.diagnosis != "" and check.confidence >= CERTAIN


def edits(article: Article, source: str, findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits that the findings suggest for one article, first to last. Where edits overlap and differ none of them
    is certain, and all are left out; nothing inside a quotation is touched, and nothing where the source does not
    read as the article does."""
    line_starts = _line_starts(source)
    found: set[Edit] = set()
    for place in (place for finding in findings for place in finding.places):
        suggestion = place.check.suggestion
        if suggestion is None or suggestion.span is None or not may_be_put_in(suggestion, article):
            continue
        span = suggestion.span
        line, column = article.place(span.field, span.start)
        start = line_starts[min(line, len(line_starts)) - 1] + column - 1
        end = start + span.end - span.start
        if source[start:end] == article.fields[span.field][span.start : span.end] != suggestion.replacement:
            found.add(Edit(start, end, suggestion.replacement))
    ordered = sorted(found, key=lambda edit: (edit.start, edit.end, edit.replacement))
    return tuple(edit for edit in ordered if not any(edit.clashes(other) for other in found))


def applied(source: str, edits: Sequence[Edit]) -> str:
    """The source with all edits in it."""
    parts, at = [], 0
    for edit in edits:
        parts += [source[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*parts, source[at:]])


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of one file."""
    lines = unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends; for a patch, only a line feed ends a line."""
    return list(StringIO(text, newline="\n"))


def _line_starts(source: str) -> list[int]:
    starts = [0]
    at = source.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = source.find("\n", at + 1)
    return starts
