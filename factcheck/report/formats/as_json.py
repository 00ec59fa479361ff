"""The JSON report, version 1. Its schema is resources/report.schema.json."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from factcheck.findings.outcome import Coverage, Outcome
from factcheck.model.article import Article
from factcheck.model.check import Check, Finding, Operand
from factcheck.model.period import Period
from factcheck.report.claims import claim_record
from factcheck.report.exact import document, rounded
from factcheck.report.places import Atlas
from factcheck.report.tally import NAME, coverage_counts, level_counts, version

VERSION = 1


def render(outcome: Outcome, *, checks: bool = False) -> str:
    """The whole report; `checks` adds every comparison that was made, which is long."""
    atlas = Atlas(outcome)
    members: dict[str, object] = {
        "version": VERSION,
        "tool": {"name": NAME, "version": version()},
        "summary": summary_record(outcome),
        "rates": {key: outcome.rates.get(key) for key in ("source", "first_day", "last_day")},
        "problems": [{"path": p.path, "place": p.place or None, "message": p.message} for p in outcome.problems],
        "articles": [article_record(reading.article) for reading in outcome.readings],
        "findings": [finding_record(finding, atlas) for finding in outcome.findings],
        "claims": [claim_record(claim) for claim in outcome.claims],
        "coverage": [coverage_record(entry) for entry in outcome.coverage],
        "corroborated": [[claim.id for claim in group] for group in outcome.corroborated],
    }
    if checks:
        known = frozenset(claim.id for claim in outcome.claims)
        members["checks"] = [check_record(number, check, known) for number, check in outcome.checks]
    return document(members)


def summary_record(outcome: Outcome) -> dict[str, object]:
    return {
        "articles": len(outcome.readings),
        "checked": len(outcome.checked),
        "others": outcome.others,
        "claims": len(outcome.claims),
        "checks": len(outcome.checks),
        "findings": level_counts(outcome.findings),
        "coverage": coverage_counts(outcome.coverage),
        "corroborated": len(outcome.corroborated),
        "problems": len(outcome.problems),
        "hidden": dict(sorted(outcome.hidden.items())),
        "remarks": list(outcome.remarks),
    }


def article_record(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "path": article.path or None,
        "title": article.title or None,
        "outlet": article.outlet or None,
        "locale": article.locale or None,
        "published": published_record(article.published),
        "published_from": article.published_from,
        "language": article.language,
    }


def published_record(window: Period | None) -> dict[str, object] | None:
    """The first and the last day on which the article may have been published, both included."""
    if window is None:
        return None
    last = window.end - timedelta(days=1) if window.end else None
    return {
        "from": window.start.isoformat() if window.start else None,
        "to": last.isoformat() if last else None,
    }


def finding_record(finding: Finding, atlas: Atlas) -> dict[str, object]:
    check = finding.check
    return {
        "id": finding.id,
        "check": atlas.check_id(finding),
        "rule": check.rule,
        "level": finding.level,
        "verdict": check.verdict,
        "message": check.message,
        "diagnosis": check.diagnosis or None,
        "suggestion": check.suggestion.text if check.suggestion else None,
        "fix": atlas.fix(finding),
        "expected": check.expected,
        "ratio": rounded(check.ratio),
        "confidence": round(check.confidence, 3),
        "weights": {facet: round(weight, 3) for facet, weight in check.weights.items()},
        "fingerprint": finding.fingerprint,
        "spans": [span_record(operand, atlas) for operand in finding.operands],
    }


def span_record(operand: Operand, atlas: Atlas) -> dict[str, object]:
    place = atlas.place_of(operand)
    return {
        "article": operand.article,
        "field": operand.span.field,
        "start": operand.span.start,
        "end": operand.span.end,
        "line": place.line,
        "column": place.column,
        "text": operand.text,
        "role": operand.role,
    }


def check_record(number: str, check: Check, known: Collection[str]) -> dict[str, object]:
    """`known` are the ids of the claims in the report: clock times, results and lines of fact sheets are none."""
    claims = [operand.claim.id if operand.claim else None for operand in check.operands]
    return {
        "id": number,
        "rule": check.rule,
        "verdict": check.verdict,
        "claims": [name if name in known else None for name in claims],
        "roles": [operand.role for operand in check.operands],
        "arithmetic": check.arithmetic or None,
        "power": None if check.power is None else round(check.power, 3),
    }


def coverage_record(entry: Coverage) -> dict[str, object]:
    return {
        "article": entry.article,
        "field": entry.span.field,
        "start": entry.span.start,
        "end": entry.span.end,
        "text": entry.text,
        "status": entry.status,
        "claim": entry.claim,
        "checks": list(entry.checks),
    }
