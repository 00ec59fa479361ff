"""Annotations for GitHub Actions (workflow commands), and a Markdown summary for the step."""

from __future__ import annotations

from factcheck.findings.outcome import Outcome
from factcheck.model.check import Finding
from factcheck.report.display import clipped, one_line, visible
from factcheck.report.formats.as_markdown import code, escaped
from factcheck.report.places import Atlas, Place
from factcheck.report.tally import (
    articles_phrase,
    coverage_counts,
    coverage_sentence,
    findings_phrase,
    hidden_sentence,
    level_counts,
    remarks_sentence,
)

# GitHub shows ten annotations of each level a step and drops the others without a word.
MOST = 10
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_SUMMARY_ROWS = 200


def render(outcome: Outcome) -> str:
    """At most ten annotations a level, then one plain line that says how many there are in all."""
    atlas = Atlas(outcome)
    lines = [_problem(problem.path, f"{problem.place}: {problem.message}".lstrip(": ")) for problem in outcome.problems]
    by_level: dict[str, list[str]] = {level: [] for level in _COMMANDS}
    by_level["error"] += lines
    for finding in outcome.findings:
        by_level[finding.level].append(_annotation(finding, atlas))
    shown = [line for lines in by_level.values() for line in lines[:MOST]]
    left = sum(len(lines) - len(lines[:MOST]) for lines in by_level.values())
    total = f"factcheck: {findings_phrase(level_counts(outcome.findings))} in {articles_phrase(outcome)}"
    rest = f"; {left:,} of them not annotated, all are in the step summary" if left else ""
    said = f"{total}{rest}. {hidden_sentence(outcome)}".rstrip()
    return "".join(f"{line}\n" for line in [*shown, said])


def step_summary(outcome: Outcome) -> str:
    """Markdown for the file that GITHUB_STEP_SUMMARY names: a table of all findings, the first 200 in full."""
    atlas = Atlas(outcome)
    phrase = findings_phrase(level_counts(outcome.findings))
    blocks = [f"## {phrase[0].upper() + phrase[1:]} in {articles_phrase(outcome)}"]
    blocks.append(escaped(coverage_sentence(coverage_counts(outcome.coverage))))
    if outcome.findings:
        rows = [_row(finding, atlas) for finding in outcome.findings[:_SUMMARY_ROWS]]
        blocks.append("\n".join(["| level | where | what | rule |", "|---|---|---|---|", *rows]))
    if len(outcome.findings) > _SUMMARY_ROWS:
        blocks.append(f"{len(outcome.findings) - _SUMMARY_ROWS:,} more are in the full report.")
    blocks += [f"- could not be read: {escaped(clipped(str(problem), 300))}" for problem in outcome.problems[:20]]
    if hidden_sentence(outcome):
        blocks.append(hidden_sentence(outcome))
    if outcome.remarks:
        blocks.append(escaped(remarks_sentence(outcome)))
    return "\n\n".join(blocks) + "\n"


def _annotation(finding: Finding, atlas: Atlas) -> str:
    check = finding.check
    first = atlas.primary(check)
    suggestion = check.suggestion.text if check.suggestion else ""
    text = "\n".join(one_line(part) for part in (check.message, check.arithmetic, check.diagnosis, suggestion) if part)
    place = atlas.place_of(first) if first else None
    properties = _position(place) if place else {}
    return _command(_COMMANDS[finding.level], properties | {"title": f"{check.rule} ({check.verdict})"}, text)


def _position(place: Place) -> dict[str, str]:
    """Columns count only where the annotation stays on one line."""
    lines = {"file": place.path, "line": str(place.line), "endLine": str(place.end_line)}
    if place.line != place.end_line:
        return lines
    return lines | {"col": str(place.column), "endColumn": str(place.end_column)}


def _problem(path: str, message: str) -> str:
    return _command("error", {"file": path, "title": "could not be read"}, one_line(message))


def _command(name: str, properties: dict[str, str], text: str) -> str:
    """A workflow command, escaped as actions/toolkit does it."""
    return f"::{name} {','.join(f'{key}={_property(value)}' for key, value in properties.items())}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding, atlas: Atlas) -> str:
    first = atlas.primary(finding.check)
    where = code(str(atlas.place_of(first))).replace("|", "\\|") if first else ""
    message = escaped(clipped(finding.check.message, 400))
    return f"| {finding.level} | {where} | {message} | {code(finding.check.rule)} |"
