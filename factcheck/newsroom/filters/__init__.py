"""What keeps a finding out of the report: a baseline, an editor's decision, a comment in the article.

Detecting and filtering are apart: a filter never changes a check, only what is shown, and every report counts what is
hidden, and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from factcheck.findings.outcome import CRASHED, Outcome
from factcheck.model.check import Finding
from factcheck.model.records import replace

Filter = Callable[[Finding], bool]
"""Is this finding to be hidden?"""


def hide(outcome: Outcome, filters: Sequence[tuple[str, Filter]]) -> Outcome:
    """The outcome without the findings that a filter hides; `hidden` counts them by the first filter that did. Of a
    finding with several places, those that no filter hides stay, and each of the others counts. A rule that crashed is
    never hidden."""
    shown, hidden = [], Counter(outcome.hidden)
    for finding in outcome.findings:
        reasons = [_hidden_by(place, filters) for place in finding.places]
        kept = [place for place, reason in zip(finding.places, reasons, strict=True) if reason is None]
        if kept:
            shown.append(replace(kept[0], repeats=tuple(kept[1:])))
            hidden.update(reason for reason in reasons if reason is not None)
        else:
            hidden[str(reasons[0])] += 1
    return replace(outcome, findings=tuple(shown), hidden=dict(sorted(hidden.items())))


def _hidden_by(finding: Finding, filters: Sequence[tuple[str, Filter]]) -> str | None:
    """The name of the first filter that hides a finding, None for none."""
    if finding.check.rule == CRASHED.name:
        return None
    return next((name for name, hides in filters if hides(finding)), None)
