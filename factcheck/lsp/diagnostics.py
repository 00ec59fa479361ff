"""A draft's findings as diagnostics."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from factcheck.lsp.draft import Draft
from factcheck.model.check import Finding, Operand
from factcheck.report.display import clipped, one_line
from factcheck.report.places import primary

SOURCE = "factcheck"
_SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "note": DiagnosticSeverity.Information,
}


def diagnostics(draft: Draft, *, related: bool) -> list[Diagnostic]:
    """One for each finding, at the number that it points at. The others are related information where the client
    shows it (`related`), else lines of the message; numbers that stand in no document are always lines."""
    found = [
        Diagnostic(
            draft.line_of(problem), one_line(problem.message), severity=DiagnosticSeverity.Warning, source=SOURCE
        )
        for problem in draft.problems
    ]
    return found + [diagnostic(finding, draft, related=related) for finding in draft.outcome.findings]


def unchecked(said: str) -> Diagnostic:
    """The diagnostic of a document that could not be checked: silence would look like approval."""
    start = Range(Position(0, 0), Position(0, 0))
    return Diagnostic(start, one_line(said), severity=DiagnosticSeverity.Warning, source=SOURCE)


def diagnostic(finding: Finding, draft: Draft, *, related: bool) -> Diagnostic:
    check = finding.check
    first = primary(check)
    others = [operand for operand in finding.operands if operand is not first]
    here = [one for one in others if related and _is_here(one, draft)]
    suggestion = check.suggestion.text if check.suggestion else ""
    sentences = [check.message, check.arithmetic, check.diagnosis, suggestion]
    sentences += [_label(one) for one in others if one not in here]
    return Diagnostic(
        range=draft.range(first.span) if first and _is_here(first, draft) else draft.lines.range(0, 0),
        message="\n".join(one_line(sentence) for sentence in sentences if sentence),
        severity=_SEVERITIES[finding.level],
        code=check.rule,
        source=SOURCE,
        related_information=list(_related(here, draft)) or None,
        data={"fingerprint": finding.fingerprint},
    )


def _related(operands: list[Operand], draft: Draft) -> Iterator[DiagnosticRelatedInformation]:
    for operand in operands:
        yield DiagnosticRelatedInformation(Location(draft.uri, draft.range(operand.span)), _label(operand))


def _is_here(operand: Operand, draft: Draft) -> bool:
    return draft.article is not None and operand.article == draft.article.id


def _label(operand: Operand) -> str:
    return f"{operand.role}: {clipped(operand.text, 80)}"
