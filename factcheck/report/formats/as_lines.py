"""One line a finding, for the problem matchers of editors: `path:line:column: level rule message`."""

from __future__ import annotations

from factcheck.findings.outcome import Outcome
from factcheck.report.display import inert, one_line
from factcheck.report.places import Atlas


def render(outcome: Outcome) -> str:
    """The findings in the outcome's order, then what could not be read as errors of the rule `input`."""
    atlas = Atlas(outcome)
    lines = []
    for finding in outcome.findings:
        first = atlas.primary(finding.check)
        place = str(atlas.place_of(first)) if first else "-:1:1"
        lines.append(one_line(f"{place}: {finding.level} {finding.check.rule} {finding.check.message}"))
    for problem in outcome.problems:
        where = f" ({problem.place})" if problem.place else ""
        lines.append(one_line(f"{problem.path}:1:1: error input {problem.message}{where}"))
    return inert("".join(f"{line}\n" for line in lines))
