"""What keeps a finding out of the report: a baseline, an editor's decision, a comment in the article.

Detecting and filtering are apart: a filter never changes a check, only what is shown, and every report counts what is
hidden, and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.check import Finding
from factcheck.outcome import CRASHED, Outcome

Filter = Callable[[Finding], bool]
"""Is this finding to be hidden?"""


def hide(outcome: Outcome, filters: Sequence[tuple[str, Filter]]) -> Outcome:
    """The outcome without the findings that a filter hides; `hidden` counts them by the first filter that did. A rule
    that crashed is never hidden."""
    shown, hidden = [], Counter(outcome.hidden)
    for finding in outcome.findings:
        crashed = finding.check.rule == CRASHED.name
        reason = None if crashed else next((name for name, hides in filters if hides(finding)), None)
        if reason is None:
            shown.append(finding)
        else:
            hidden[reason] += 1
    return replace(outcome, findings=tuple(shown), hidden=dict(sorted(hidden.items())))
