"""What all pages of an HTML report share: the numbers of the findings, the names of the pages, and the links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath

from factcheck.findings.outcome import Coverage, Outcome
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.check import LEVELS, Finding, Operand
from factcheck.model.records import dataclass
from factcheck.report.places import Atlas

# Names that a file must not have: our own pages, and the devices of Windows.
_RESERVED = regex(r"index|con|prn|aux|nul|com[0-9]|lpt[0-9]")

_ROUNDING = 1e-9
_TOPS = ("headline", "summary")


def _on_top(operand: Operand) -> bool:
    if operand.claim is not None:
        return operand.claim.zone in _TOPS
    return operand.span.field in ("title", "summary")


@dataclass(frozen=True)
class Site:
    """`single` puts everything on one page, so that links stay inside it."""

    outcome: Outcome
    single: bool = False

    @cached_property
    def atlas(self) -> Atlas:
        return Atlas(self.outcome)

    @cached_property
    def names(self) -> Mapping[str, str]:
        return page_names(reading.article.id for reading in self.outcome.readings)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Findings are numbered from 1 through the whole report, the worst first, so that an editor can say "number
        7" and finds it where the list on the first page has it."""
        return {finding.id: at for at, finding in enumerate(self.worst_first, 1)}

    @cached_property
    def worst_first(self) -> tuple[Finding, ...]:
        """All findings by level, by probability in tenths, and by reach: what a headline or a summary says first; else
        as they stand in the articles."""

        def rank(finding: Finding) -> tuple[int, int, bool]:
            tenths = int(finding.check.confidence * 10 + _ROUNDING)
            return -LEVELS.index(finding.level), -tenths, not any(_on_top(operand) for operand in finding.operands)

        return tuple(sorted(self.outcome.findings, key=rank))

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings that have a number in each article."""
        groups: dict[str, list[Finding]] = {reading.article.id: [] for reading in self.outcome.readings}
        for finding in self.outcome.findings:
            for article in dict.fromkeys(operand.article for operand in finding.operands):
                groups.setdefault(article, []).append(finding)
        return {article: tuple(group) for article, group in groups.items()}

    @cached_property
    def coverage(self) -> Mapping[str, tuple[Coverage, ...]]:
        groups: dict[str, list[Coverage]] = {}
        for entry in self.outcome.coverage:
            groups.setdefault(entry.article, []).append(entry)
        return {article: tuple(group) for article, group in groups.items()}

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {reading.article.id: at for at, reading in enumerate(self.outcome.readings, 1)}

    def article_anchor(self, article: str) -> str:
        return f"a{self._order.get(article, 0)}"

    def finding_anchor(self, article: str, finding: Finding) -> str:
        return f"{self.article_anchor(article)}-f{self.numbers[finding.id]}"

    def span_anchor(self, article: str, span: Span) -> str:
        return f"{self.article_anchor(article)}-{span.field}-{span.start}"

    def href(self, article: str, anchor: str, here: str | None = None) -> str:
        """A link to an anchor of an article's page, from the page of the article `here` (None: the index)."""
        page = "" if self.single or article == here else self.names.get(article, "")
        return f"{page}#{anchor}" if anchor else page or f"#{self.article_anchor(article)}"


def page_names(articles: Iterable[str]) -> dict[str, str]:
    """A file name for each article id: readable, lower-case ASCII, in no other folder, and no two the same.

    >>> page_names(["drafts/Ferry line.md", "../../etc/passwd"])
    {'drafts/Ferry line.md': 'ferry-line.html', '../../etc/passwd': 'passwd.html'}
    """
    stems = {article: _slug(article) for article in articles}
    taken: dict[str, int] = {}
    for stem in stems.values():
        taken[stem] = taken.get(stem, 0) + 1
    return {
        article: f"{stem}.html"
        if taken[stem] == 1 and not _RESERVED.fullmatch(stem)
        else f"{stem}--{_mark(article)}.html"
        for article, stem in stems.items()
    }


def _slug(article: str) -> str:
    """The last part of the id without its ending; runs of other characters become one hyphen, so that no name of its
    own holds the two that mark a hash."""
    last = PurePosixPath(article.replace("\\", "/")).name
    stem = re.sub(r"\.(?:md|txt|html?|jsonl?|xml|docx|pdf)$", "", last.lower())
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "article"


def _mark(article: str) -> str:
    return sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:10]
