"""GitLab's code quality report: a JSON array that merge requests show beside the changed lines.

Source: GitLab documentation, "Code Quality", section "Code Quality report format".
"""

from __future__ import annotations

from hashlib import sha256

from factcheck.findings.outcome import Outcome
from factcheck.model.check import Finding
from factcheck.report.display import one_line
from factcheck.report.exact import compact
from factcheck.report.places import Atlas

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def render(outcome: Outcome) -> str:
    """One object a finding, and one of severity "blocker" for each input that could not be read."""
    atlas = Atlas(outcome)
    seen: dict[str, int] = {}
    entries = [_entry(finding, atlas, _unique(finding.fingerprint, seen)) for finding in outcome.findings]
    for problem in outcome.problems:
        text = one_line(f"could not be read: {problem.place + ': ' if problem.place else ''}{problem.message}")
        mark = _unique(f"input\0{problem.path}\0{problem.place}", seen)
        entries.append(_record(text, "input", mark, "blocker", problem.path, 1))
    return "[\n" + ",\n".join(f"  {compact(entry)}" for entry in entries) + "\n]\n" if entries else "[]\n"


def _unique(fingerprint: str, seen: dict[str, int]) -> str:
    """GitLab keeps one entry of each fingerprint: the second of two equal ones is counted into its hash."""
    seen[fingerprint] = seen.get(fingerprint, 0) + 1
    count = seen[fingerprint]
    return sha256(f"{fingerprint}\0{count if count > 1 else ''}".encode("utf-8", "replace")).hexdigest()


def _entry(finding: Finding, atlas: Atlas, fingerprint: str) -> dict[str, object]:
    check = finding.check
    first = atlas.primary(check)
    place = atlas.place_of(first) if first else None
    parts = (check.message, check.diagnosis, check.suggestion.text if check.suggestion else "")
    description = " ".join(one_line(part) for part in parts if part)
    path, line = (place.path, place.line) if place else ("-", 1)
    return _record(description, check.rule, fingerprint, _SEVERITIES[finding.level], path, line)


def _record(description: str, name: str, fingerprint: str, severity: str, path: str, line: int) -> dict[str, object]:
    return {
        "description": description,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path.removeprefix("./"), "lines": {"begin": line}},
    }
