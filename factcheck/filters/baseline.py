"""A baseline: the findings of an old archive on the day that the tool was adopted, so that only new ones speak.

The file is text, a line for each finding: fingerprint, rule and numbers, separated by tabs. It is sorted by
fingerprint, so that two branches seldom touch neighbouring lines and a merge is the union of both; it holds no clock,
and its first line carries the format version.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factcheck import regular
from factcheck.check import Finding
from factcheck.filters import Filter

HEADER = "# factcheck baseline, format 1"


class BaselineError(ValueError):
    """A baseline file that cannot be read; the message names file and line."""


def write(findings: Iterable[Finding], path: Path) -> int:
    """Writes the baseline of these findings; returns how many lines it holds."""
    lines = sorted({_line(finding) for finding in findings})
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8", newline="\n")
    return len(lines)


def _line(finding: Finding) -> str:
    numbers = " | ".join(" ".join(operand.text.split()) for operand in finding.check.operands)
    return f"{finding.fingerprint}\t{finding.check.rule}\t{numbers}"


def read(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline."""
    try:
        lines = regular.text(path).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BaselineError(f"{path}: the baseline cannot be read: {regular.reason(error)}") from error
    if not lines or lines[0].strip() != HEADER:
        raise BaselineError(f"{path}: line 1: not “{HEADER}”; this file is no baseline, or one of another format")
    known = set()
    for number, line in enumerate(lines[1:], 2):
        fingerprint = line.partition("\t")[0].strip()
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            raise BaselineError(
                f"{path}: line {number}: a merge conflict was left in the baseline; keep both sides' lines"
            )
        if not fingerprint or fingerprint.startswith("#"):
            continue
        if len(fingerprint) != 16 or not set(fingerprint) <= set("0123456789abcdef"):
            raise BaselineError(f"{path}: line {number}: {fingerprint!r} is no fingerprint")
        known.add(fingerprint)
    return frozenset(known)


def filter_of(known: frozenset[str]) -> Filter:
    return lambda finding: finding.fingerprint in known
