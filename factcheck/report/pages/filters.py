"""Boxes to tick that show findings by level and by rule; the script reveals them, since without it they do nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factcheck.model.check import Finding
from factcheck.report.pages.markup import escape
from factcheck.report.tally import WORST_FIRST

_UNFOLDED = 4


def filters(findings: Iterable[Finding]) -> str:
    """A form for these findings; "" where there is nothing to choose between."""
    findings = tuple(findings)
    if len(findings) < 2:
        return ""
    levels = Counter(finding.level for finding in findings)
    rules = Counter(finding.check.rule for finding in findings)
    level_boxes = [_box("level", level, levels[level]) for level in WORST_FIRST if levels[level]]
    rule_boxes = [_box("rule", rule, rules[rule]) for rule in sorted(rules)]
    return (
        f'<form class="filters" hidden><fieldset><legend>Level</legend>{"".join(level_boxes)}</fieldset>'
        f"{_folded(rule_boxes)}"
        f'<p class="count" aria-live="polite" data-of="{len(findings)}"></p></form>'
    )


def _folded(boxes: list[str]) -> str:
    """The boxes of the rules, folded away where they would push the findings off a phone's screen."""
    fieldset = f"<fieldset><legend>Rule</legend>{''.join(boxes)}</fieldset>"
    if len(boxes) <= _UNFOLDED:
        return fieldset
    return f"<details><summary>Choose among {len(boxes)} rules</summary>{fieldset}</details>"


def _box(kind: str, value: str, count: int) -> str:
    return (
        f'<label class="{kind} {escape(value)}"><input type="checkbox" name="{kind}" value="{escape(value)}" checked>'
        f"<span>{escape(value)} <small>{count:,}</small></span></label>"
    )
