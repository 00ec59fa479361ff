"""What became of every number of an article; silence is never to be read as approval."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from factcheck.article import Span
from factcheck.check import Check, Finding
from factcheck.outcome import Coverage
from factcheck.view import Reading

# A number that stands alone; digits inside words, codes and addresses name things.
_NUMBER = re.compile(r"(?<![\w.,:/@#&-])\d[\d.,]{0,40}(?![\w@:/-])")
_RANK = {"contradicted": 3, "disputed": 2, "agreeing": 1}
_OF_VERDICT = {
    "contradiction": "contradicted",
    "tension": "contradicted",
    "dispute": "disputed",
    "precision-gap": "agreeing",
    "agree": "agreeing",
}
_CALENDAR = ("date", "period")


def coverage(
    readings: Sequence[Reading], checks: Sequence[tuple[str, Check]], findings: Sequence[Finding]
) -> tuple[Coverage, ...]:
    """One entry for each number, in the order of the text; dates have one only where a check used them. A note
    contradicts nothing: it is worth a look."""
    loud = {finding.id for finding in findings if finding.level != "note" or finding.check.verdict == "dispute"}
    of_claim: dict[str, list[tuple[str, str]]] = {}
    for name, check in checks:
        status = _OF_VERDICT.get(check.verdict)
        if status is None or (status != "agreeing" and name not in loud):
            continue
        for operand in check.operands:
            if operand.claim is not None:
                of_claim.setdefault(operand.claim.id, []).append((name, status))
    return tuple(entry for reading in readings for entry in _of_article(reading, of_claim))


def _of_article(reading: Reading, of_claim: Mapping[str, list[tuple[str, str]]]) -> Iterable[Coverage]:
    entries = []
    for claim in reading.claims:
        verdicts = of_claim.get(claim.id, [])
        if claim.mention.kind in _CALENDAR and not verdicts:
            continue
        status = max((status for _, status in verdicts), key=_RANK.__getitem__, default="unmatched")
        entries.append(
            Coverage(claim.article, claim.span, claim.text, status, claim.id, tuple(name for name, _ in verdicts))
        )
    entries += _not_understood(reading)
    fields = list(reading.article.fields)
    return sorted(entries, key=lambda entry: (fields.index(entry.span.field), entry.span.start, entry.span.end))


def _not_understood(reading: Reading) -> Iterable[Coverage]:
    for field, text in reading.article.fields.items():
        taken = sorted((c.span.start, c.span.end) for c in reading.claims if c.span.field == field)
        at = 0
        for match in _NUMBER.finditer(text):
            start, end = match.start(), match.start() + len(match.group().rstrip(".,"))
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            if at < len(taken) and taken[at][0] < end:
                continue
            yield Coverage(reading.article.id, Span(field, start, end), text[start:end], "not-understood")
