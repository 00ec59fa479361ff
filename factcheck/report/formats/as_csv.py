"""Findings as CSV: one row a finding, safe to open in a spreadsheet."""

from __future__ import annotations

from factcheck.findings.outcome import Outcome
from factcheck.model.check import Finding
from factcheck.report.cells import csv_text
from factcheck.report.exact import rounded
from factcheck.report.places import Atlas

COLUMNS = (
    "id", "level", "rule", "verdict", "article", "path", "line", "column", "message", "arithmetic", "diagnosis",
    "suggestion", "expected", "ratio", "confidence", "numbers", "places", "fingerprint",
)  # fmt: skip


def render(outcome: Outcome) -> str:
    """A header and a row for each finding, in the outcome's order."""
    atlas = Atlas(outcome)
    return csv_text(COLUMNS, (_row(finding, atlas) for finding in outcome.findings))


def _row(finding: Finding, atlas: Atlas) -> list[object]:
    check = finding.check
    first = atlas.primary(check)
    place = atlas.place_of(first) if first else None
    return [
        finding.id,
        finding.level,
        check.rule,
        check.verdict,
        atlas.title(first.article) if first else "",
        place.path if place else "",
        place.line if place else None,
        place.column if place else None,
        check.message,
        check.arithmetic,
        check.diagnosis,
        check.suggestion.text if check.suggestion else "",
        check.expected,
        rounded(check.ratio),
        round(check.confidence, 3),
        " | ".join(f"{operand.role}: {operand.text}" for operand in finding.operands),
        " | ".join(str(atlas.place_of(operand)) for operand in finding.operands),
        finding.fingerprint,
    ]
