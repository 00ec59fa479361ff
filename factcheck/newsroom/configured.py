"""What a configuration names beside itself: rules, fact sheets and folders of decisions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model.problem import Problem
from factcheck.newsroom.config import Config, ConfigError, project_root

if TYPE_CHECKING:
    from factcheck.findings.rulebook import LoadedRule
    from factcheck.model.claim import Claim

DECISIONS = "decisions"
NEAR = 2
"""Folders that are looked into for one that is only called `decisions` where nothing marks a project."""


def loaded_rules(config: Config) -> tuple[LoadedRule, ...]:
    """The rules that a configuration asks for. Folders of rules that are not trusted are left out; then what the
    configuration says of rules that are not known is not held against it.
    Raises ConfigError where a rule is missing, or cannot be loaded."""
    from factcheck.findings import rulebook
    from factcheck.newsroom.config import check_rules
    from factcheck.newsroom.trust import untrusted

    left_out = untrusted(config) if config.house_rules else ()
    ignored: Sequence[str] = config.ignore
    try:
        found = [*rulebook.rules()]
        for folder in config.house_rules:
            if folder not in left_out:
                found += rulebook.rules_from(Path(folder))
        if config.plugins:
            found += rulebook.rules_of_plugins(config.plugins)
        known = rulebook.sorted_and_unique(found)
        if left_out:
            ignored = [word for word in ignored if rulebook.is_known(known, word)]
        else:
            check_rules(config, [one.rule for one in known])
        return rulebook.chosen(known, config.select, ignored)
    except rulebook.RulebookError as error:
        raise ConfigError(str(error)) from None


def fact_sheets(config: Config) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims of all fact sheets, and what of them could not be read."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    for folder in config.fact_sheets:
        if not Path(folder).is_dir():
            problems.append(Problem(folder, "", "there is no such folder of fact sheets"))
            continue
        from factcheck.claims.ledger import facts

        found, unread = facts(Path(folder))
        claims += found
        problems += unread
    return tuple(claims), tuple(problems)


def decisions_folders(settings: Config, paths: Sequence[str]) -> tuple[Path, ...]:
    """The folders of decisions on these inputs: the configured one, which may not be there; else, for each input, what
    is found in the folders from it up to the root of its project: `claims/decisions` or `decisions`, the nearest. They
    hang on the inputs alone, not on where the command is run. Where nothing marks a project, a folder that is only
    called `decisions` may be anything, and counts beside the input or one above."""
    if settings.decisions:
        return (Path(settings.decisions),)
    starts = dict.fromkeys(_start(Path() if path == "-" else Path(path)) for path in paths)
    found = (_decisions_above(start) for start in starts)
    return tuple(dict.fromkeys(folder for folder in found if folder is not None))


def _start(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _decisions_above(start: Path) -> Path | None:
    chain = [start.absolute(), *start.absolute().parents]
    root = project_root(start)
    reach = chain[: chain.index(root) + 1] if root is not None else chain
    for height, folder in enumerate(reach):
        names = (f"claims/{DECISIONS}", DECISIONS) if root is not None or height < NEAR else (f"claims/{DECISIONS}",)
        for place in (folder / name for name in names):
            if place.is_dir():
                return _shown_as(place, start)
    return None


def _shown_as(place: Path, path: Path) -> Path:
    """As an input is named, absolute or seen from the working folder: no report names a machine's folders."""
    return place if path.is_absolute() else Path(from_here(str(place)))


def from_here(path: str) -> str:
    """A path as it is seen from the working folder."""
    try:
        return os.path.relpath(path)
    except ValueError:  # on another drive
        return path
