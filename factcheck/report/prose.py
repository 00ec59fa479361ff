"""What a finding says, as running text."""

from __future__ import annotations

from factcheck.model.check import Check
from factcheck.report.display import one_line


def prose(check: Check) -> str:
    """Message, sum, cause and suggestion, each closed as a sentence is."""
    parts = (check.message, check.arithmetic, check.diagnosis, check.suggestion.text if check.suggestion else "")
    return " ".join(_closed(one_line(part)) for part in parts if part)


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?", ".”", "?”", "!”")) else f"{text}."
