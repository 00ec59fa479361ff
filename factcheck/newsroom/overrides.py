"""What a configuration changes for some folders: findings that are not shown there, and other levels."""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path

from factcheck.articles.files import levels
from factcheck.findings.outcome import Outcome
from factcheck.model.check import Finding, Rule, level_of
from factcheck.model.records import replace
from factcheck.newsroom import globs
from factcheck.newsroom.config import OFF, Config, Override, fits


def overridden(outcome: Outcome, config: Config) -> Outcome:
    """The outcome as the overrides have it. A finding belongs to the articles that it names: it is left out where the
    overrides of all of them ignore its rule (or put it "off"), and takes the level that the first of them gives it.
    What is left out is counted in `hidden`."""
    known = {reading.article.id: config.for_path(reading.article.path) for reading in outcome.readings}
    rules = {rule.name: rule for rule in outcome.rules}
    kept, left_out = [], 0
    for finding in outcome.findings:
        named = [known[one.article] for one in finding.operands if one.article in known]
        rule = rules[finding.check.rule]
        if named and all(_ignores(override, rule) for override in named):
            left_out += 1
        else:
            kept.append(_leveled(finding, rule, named))
    hidden = {**outcome.hidden, "overrides": left_out} if left_out else outcome.hidden
    return replace(outcome, findings=tuple(kept), hidden=hidden)


def unmatched(outcome: Outcome, config: Config) -> list[str]:
    """A sentence for each override whose paths fit no article of the run, and no file below the configuration's folder
    either."""
    paths = {reading.article.path for reading in outcome.readings}
    return [
        f"overrides[{number}]: {', '.join(override.paths)} fits no article (seen from {config.folder})"
        for number, override in enumerate(config.overrides)
        if not any(fits(path, override.paths, config.folder) for path in paths)
        and not any(_is_there(config.folder, pattern) for pattern in override.paths)
    ]


def _is_there(folder: Path, pattern: str) -> bool:
    """Does a pattern fit any file below a folder? It is looked for below the folders that the pattern spells out."""
    named = list(takewhile(lambda part: not set(part) & set("*?"), pattern.split("/")[:-1]))
    if {"", ".."} & set(named):
        return False
    for root, folders, names in levels(str(folder.joinpath(*named))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        place = Path(os.path.relpath(root, folder))
        if any(globs.fits(pattern, (place / name).as_posix()) for name in names):
            return True
    return False


def _ignores(override: Override, rule: Rule) -> bool:
    return rule.level_in(override.severities) == OFF or any(word in override.ignore for word in rule.words)


def _leveled(finding: Finding, rule: Rule, named: list[Override]) -> Finding:
    levels = (level_of(rule.level_in(one.severities) or OFF) for one in named)
    level = next((level for level in levels if level is not None), finding.level)
    return finding if level == finding.level else replace(finding, level=level)
