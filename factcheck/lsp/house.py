"""What the newsroom has set for a draft: its configuration, rules and fact sheets, and what is not to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from factcheck.claim import Claim
from factcheck.commands.inputs import fact_sheets, loaded_rules
from factcheck.config import Config, ConfigError, load
from factcheck.filters import Filter, baseline, comments, decisions, hide
from factcheck.outcome import Outcome
from factcheck.overrides import overridden
from factcheck.rulebook import LoadedRule

_extended: set[str] = set()


@dataclass(frozen=True, slots=True)
class House:
    """`complaints` are sentences for the person at the editor: what of the settings could not be used. `shared` says
    that the folder of decisions is the configured one, which `factcheck check` reads too."""

    config: Config
    rules: tuple[LoadedRule, ...]
    facts: tuple[Claim, ...]
    decisions: Path
    shared: bool
    complaints: tuple[str, ...] = ()


def house(path: Path | None, root: Path | None) -> House:
    """The settings for a draft at `path` in the workspace `root`. Settings that cannot be read are named, and the
    defaults stand in for them: an editor is not left without diagnostics by a slip in a file of settings."""
    complaints: list[str] = []
    config = Config()
    try:
        config = load(path or root)
        _extend(config.vocabularies)
        rules = loaded_rules(config)
    except (ConfigError, ValueError, click.ClickException) as error:
        complaints.append(_words(error))
        config = Config(folder=config.folder)
        rules = loaded_rules(config)
    facts, problems = fact_sheets(config)
    complaints += [*config.warnings, *map(str, problems)]
    folder = Path(config.decisions) if config.decisions else (root or Path()) / "claims" / "decisions"
    return House(config, rules, facts, folder, bool(config.decisions), tuple(complaints))


def shown(outcome: Outcome, settings: House) -> tuple[Outcome, tuple[str, ...]]:
    """The outcome without what overrides, comments, decisions and the baseline hide, and what of these could not be
    read."""
    complaints: list[str] = []
    if settings.config.overrides:
        outcome = overridden(outcome, settings.config)
    found = [comment for reading in outcome.readings for comment in comments.comments(reading.article)]
    filters: list[tuple[str, Filter]] = [("comments", comments.filter_of(found))]
    try:
        filters.append(("decisions", decisions.filter_of(decisions.read(settings.decisions), date.today())))
    except decisions.DecisionError as error:
        complaints.append(str(error))
    try:
        if settings.config.baseline:
            filters.append(("baseline", baseline.filter_of(baseline.read(Path(settings.config.baseline)))))
    except baseline.BaselineError as error:
        complaints.append(str(error))
    return hide(outcome, filters), tuple(complaints)


def _extend(folders: Sequence[str]) -> None:
    from factcheck.vocabulary import extend

    for folder in folders:
        if folder not in _extended:
            _extended.add(folder)
            extend(Path(folder))


def _words(error: Exception) -> str:
    return error.format_message() if isinstance(error, click.ClickException) else str(error)
