"""All that one run found out: what reports are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from factcheck.claims.view import Reading
from factcheck.model.article import Span
from factcheck.model.check import Check, Finding, Rule
from factcheck.model.claim import Claim
from factcheck.model.problem import Problem
from factcheck.model.records import dataclass

__all__ = ["COVERAGE", "CRASHED", "Coverage", "Outcome", "Problem"]

CRASHED = Rule("FC001", "rule-crashed", "engine", "warning", "A rule stopped with an error of its own.")
COVERAGE = ("agreeing", "bounded", "contradicted", "disputed", "unmatched", "not-understood")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of one number of an article; `claim` is None where it was not understood. `agreeing` says that it was
    held against something that would have shown a slip, `bounded` that only a direction, an order or a bound of it was
    checked. Silence is no approval: `unmatched` says that there was nothing to compare it with."""

    article: str
    span: Span
    text: str
    status: str
    claim: str | None = None
    checks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """`checks` are numbered in order ("c1", …), `findings` are sorted by article, place and rule; `corroborated` are
    groups of agreeing claims from several articles; `rates` says source, first and last day of the rate file;
    `rules` are those that ran; `hidden` counts the findings that a decision, a baseline or a comment keeps out;
    `remarks` are sentences on what is wrong with those (a decision that nothing uses, a comment without a reason).

    Where only changed articles were checked, `others` is how many unchanged ones they were held against, and `company`
    has the ids of those among the readings that a claim of a changed one was linked with."""

    readings: tuple[Reading, ...] = ()
    checks: tuple[tuple[str, Check], ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    corroborated: tuple[tuple[Claim, ...], ...] = ()
    problems: tuple[Problem, ...] = ()
    rates: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    hidden: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    others: int | None = None
    company: frozenset[str] = frozenset()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of the articles, in their order."""
        return tuple(claim for reading in self.readings for claim in reading.claims)

    @property
    def checked(self) -> tuple[Reading, ...]:
        """The readings of the articles that were to be checked."""
        return tuple(reading for reading in self.readings if reading.article.id not in self.company)

    @property
    def crashes(self) -> tuple[Check, ...]:
        """What of factcheck or of the house's rules stopped with an error of its own: the run is not complete."""
        return tuple({check.message: check for _, check in self.checks if check.rule == CRASHED.name}.values())
