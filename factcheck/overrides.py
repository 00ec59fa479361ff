"""What a configuration changes for some folders: findings that are not shown there, and other levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.check import Finding
from factcheck.config import OFF, Config, Override
from factcheck.outcome import Outcome


def overridden(outcome: Outcome, config: Config) -> Outcome:
    """The outcome as the overrides have it. A finding belongs to the articles that it names: it is left out where the
    overrides of all of them ignore its rule (or put it "off"), and takes the level that the first of them gives it.
    What is left out is counted in `hidden`."""
    known = {reading.article.id: config.for_path(reading.article.path) for reading in outcome.readings}
    families = {rule.name: (rule.name, rule.code, rule.family) for rule in outcome.rules}
    kept, left_out = [], 0
    for finding in outcome.findings:
        named = [known[one.article] for one in finding.operands if one.article in known]
        words = families.get(finding.check.rule, (finding.check.rule,))
        if named and all(_ignores(override, words) for override in named):
            left_out += 1
        else:
            kept.append(_leveled(finding, named))
    hidden = {**outcome.hidden, "overrides": left_out} if left_out else outcome.hidden
    return replace(outcome, findings=tuple(kept), hidden=hidden)


def _ignores(override: Override, words: Sequence[str]) -> bool:
    return override.severities.get(words[0]) == OFF or any(word in override.ignore for word in words)


def _leveled(finding: Finding, named: list[Override]) -> Finding:
    levels = (one.severities.get(finding.check.rule, OFF) for one in named)
    level = next((level for level in levels if level != OFF), finding.level)
    return finding if level == finding.level else replace(finding, level=level)
