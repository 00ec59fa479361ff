"""Counts of an outcome and the sentences that give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import factcheck
from factcheck.findings.outcome import COVERAGE, Coverage, Outcome
from factcheck.model.check import LEVELS, Finding

NAME = "factcheck"
WORST_FIRST = tuple(reversed(LEVELS))
COVERAGE_WORDS = {
    "agreeing": ("agrees with another figure", "agree with another figure"),
    "bounded": ("fits only in its direction or a bound", "fit only in their direction or a bound"),
    "contradicted": ("is contradicted", "are contradicted"),
    "disputed": ("is disputed", "are disputed"),
    "unmatched": ("with nothing to compare with", "with nothing to compare with"),
    "not-understood": ("not understood", "not understood"),
}
HIDDEN_WORDS = {
    "baseline": "the baseline",
    "comments": "comments in the articles",
    "overrides": "overrides of the configuration",
}


_PARTS = (COVERAGE[:4], COVERAGE[4:])


def version() -> str:
    """The version of this tool, for reports that name it."""
    return factcheck.__version__


def plural(count: int, noun: str) -> str:
    """`1 error`, `2,000 errors`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def level_counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each level, the worst first, zeros included."""
    counts = Counter(finding.level for finding in findings)
    return {level: counts[level] for level in WORST_FIRST}


def coverage_counts(coverage: Iterable[Coverage]) -> dict[str, int]:
    """How many numbers have each status, zeros included."""
    counts = Counter(entry.status for entry in coverage)
    return {status: counts[status] for status in COVERAGE}


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def articles_phrase(outcome: Outcome) -> str:
    """`1 article`; `1 changed article, held against 4,999 others` where only some were to be checked."""
    checked = len(outcome.checked)
    if outcome.others is None:
        return plural(checked, "article")
    if not checked:
        return "0 changed articles"
    others = f"{outcome.others:,} other{'' if outcome.others == 1 else 's'}"
    return f"{plural(checked, 'changed article')}, held against {others}"


def findings_phrase(counts: Mapping[str, int]) -> str:
    """`2 errors and 1 note`; `no discrepancies` where there is nothing."""
    return listed([plural(count, level) for level, count in counts.items() if count]) or "no discrepancies"


def coverage_sentence(counts: Mapping[str, int]) -> str:
    """What was checked and what was not, since silence is not to be read as approval."""
    total = sum(counts.values())
    if not total:
        return "No numbers were found."
    checked, unchecked = ([_counted(counts[status], status) for status in part if counts[status]] for part in _PARTS)
    first = (
        f"Of {plural(total, 'number')}, {listed(checked)}"
        if checked
        else f"None of {plural(total, 'number')} was checked"
    )
    return f"{first}. Not checked: {listed(unchecked)}." if unchecked else f"{first}."


def _counted(count: int, status: str) -> str:
    return f"{count:,} {COVERAGE_WORDS[status][count != 1]}"


def hidden_sentence(outcome: Outcome) -> str:
    """How many findings are kept out and by what; "" for none."""
    hidden = {why: count for why, count in sorted(outcome.hidden.items()) if count}
    if not hidden:
        return ""
    reasons = listed([f"{count:,} by {HIDDEN_WORDS.get(why, why)}" for why, count in hidden.items()])
    return f"{plural(sum(hidden.values()), 'more finding')} hidden: {reasons}."


def remarks_sentence(outcome: Outcome) -> str:
    """How many of the things that hide findings need care; "" for none."""
    count = len(outcome.remarks)
    return f"{plural(count, 'decision or comment')} to look at: {'; '.join(outcome.remarks)}." if count else ""


def rates_sentence(outcome: Outcome) -> str:
    """Which exchange rates a finding rests on; "" where none compares two currencies."""
    rates = outcome.rates
    if not rates.get("source") or not any(_currencies(finding) > 1 for finding in outcome.findings):
        return ""
    days = f", {rates['first_day']} to {rates['last_day']}" if rates.get("first_day") and rates.get("last_day") else ""
    return f"Exchange rates: {rates['source']}{days}."


def _currencies(finding: Finding) -> int:
    claims = [operand.claim for operand in finding.check.operands if operand.claim]
    return len({claim.quantity.currency for claim in claims if claim.quantity.currency})
