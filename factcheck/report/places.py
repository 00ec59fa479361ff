"""Where findings stand: the number that is pointed at, its line and column, and the text around it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from factcheck.findings.fixes import level, settled
from factcheck.findings.outcome import Outcome
from factcheck.model.article import Article, Span
from factcheck.model.check import Check, Finding, Operand, Replacement
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A span in a source file: lines and columns from 1, in code points, the end column exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Atlas:
    """Looks up articles, places and check numbers for one outcome."""

    outcome: Outcome

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        return {reading.article.id: reading.article for reading in self.outcome.readings}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {claim.id: claim for reading in self.outcome.readings for claim in reading.claims}

    @cached_property
    def _check_ids(self) -> Mapping[int, str]:
        return {id(check): number for number, check in self.outcome.checks}

    @cached_property
    def _check_keys(self) -> Mapping[tuple[object, ...], str]:
        return {_key(check): number for number, check in reversed(self.outcome.checks)}

    def check_id(self, finding: Finding) -> str | None:
        """The number of the finding's check; a finding may hold a copy with another level, so equals are found too."""
        return self._check_ids.get(id(finding.check)) or self._check_keys.get(_key(finding.check))

    @cached_property
    def findings_by_check(self) -> Mapping[str, Finding]:
        pairs = ((self.check_id(finding), finding) for finding in self.outcome.findings)
        return {number: finding for number, finding in pairs if number is not None}

    @cached_property
    def _settled(self) -> Mapping[str, Replacement]:
        return settled(self.outcome)

    def fix(self, finding: Finding) -> str | None:
        """ "safe", "proposed", or None where no figure is suggested that may be put in."""
        return level(finding, self._settled, self.articles)

    def path(self, article: str) -> str:
        """The article's path as given, or its id where it has none (a line of a corpus, standard input)."""
        known = self.articles.get(article)
        return (known.path if known else "") or article

    def title(self, article: str) -> str:
        """The article's title, or its first line, or its path."""
        known = self.articles.get(article)
        if known is None:
            return article
        return known.title or known.text.lstrip()[:200].partition("\n")[0].strip() or self.path(article)

    def place(self, article: str, span: Span) -> Place:
        known = self.articles.get(article)
        if known is None:
            return Place(article, 1, 1, 1, 1)
        line, column = known.place(span.field, span.start)
        inside = known.fields.get(span.field, "")[span.start : span.end]
        newlines = inside.count("\n")
        end_column = len(inside) - inside.rfind("\n") if newlines else column + span.end - span.start
        return Place(self.path(article), line, column, line + newlines, end_column)

    def place_of(self, operand: Operand) -> Place:
        return self.place(operand.article, operand.span)

    def primary(self, check: Check) -> Operand | None:
        return primary(check, self.outcome.company)

    def field(self, article: str, field: str) -> str:
        known = self.articles.get(article)
        return known.fields.get(field, "") if known else ""


def primary(check: Check, company: Collection[str] = ()) -> Operand | None:
    """The operand that a finding is shown at: the one that the suggestion would change, else the first of an article
    that is not among `company`, which was only read for comparison."""
    for one in check.suggestion.replacements[:1] if check.suggestion else ():
        for operand in check.operands:
            if operand.article == one.article and operand.span.overlaps(one.span):
                return operand
    checked = (operand for operand in check.operands if operand.article not in company)
    return next(checked, check.operands[0] if check.operands else None)


def line_span(text: str, span: Span) -> Span:
    """The whole lines of the field that the span stands in, without the last newline."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(span.field, start, len(text) if end < 0 else end)


def _key(check: Check) -> tuple[object, ...]:
    return (check.rule, check.message, *((o.role, o.article, o.span) for o in check.operands))
