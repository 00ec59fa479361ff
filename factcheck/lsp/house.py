"""What the newsroom has set for a draft: its configuration, rules and fact sheets, and what is not to be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from factcheck.findings.outcome import Outcome, Problem
from factcheck.findings.rulebook import LoadedRule, rules
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass, replace
from factcheck.newsroom.config import Config, ConfigError, load
from factcheck.newsroom.configured import decisions_folders, fact_sheets, loaded_rules
from factcheck.newsroom.filters import Filter, baseline, comments, decisions, hide
from factcheck.newsroom.overrides import overridden
from factcheck.newsroom.trust import untrusted

_extended: set[str] = set()


@dataclass(frozen=True, slots=True)
class House:
    """`decisions` is the folder of decisions, which may not be there yet; `untrusted` are folders of rules that are not
    run until the person at the editor says so; `complaints` are sentences for that person: what of the settings could
    not be used."""

    config: Config
    rules: tuple[LoadedRule, ...]
    facts: tuple[Claim, ...]
    decisions: Path
    complaints: tuple[str, ...] = ()
    untrusted: tuple[str, ...] = ()


def house(path: Path | None, root: Path | None, trusted: Collection[str] | None = ()) -> House:
    """The settings for a draft at `path` in the workspace `root`. Settings that cannot be read are named, and the
    defaults stand in for them: an editor is not left without diagnostics by a slip in a file of settings. `trusted` are
    folders of rules that may run beside those of the user's own list; None stands for all."""
    complaints: list[str] = []
    config = Config()
    try:
        config = load(path or root)
        said = config.house_rules if trusted is None else tuple(one for one in config.house_rules if one in trusted)
        config = replace(config, trusted_rules=said)
        _extend(config.vocabularies)
        chosen = loaded_rules(config)
    except (ConfigError, ValueError, click.ClickException) as error:
        complaints.append(_words(error))
        config = Config(folder=config.folder)
        chosen = loaded_rules(config)
    facts, problems = fact_sheets(config)
    complaints += [*config.warnings, *map(str, problems)]
    return House(config, chosen, facts, _decisions(config, path, root), tuple(complaints), untrusted(config))


def _decisions(config: Config, path: Path | None, root: Path | None) -> Path:
    """The folder that `factcheck check` reads decisions from, else the one to be made in the workspace."""
    found = decisions_folders(config, [str(path)] if path else [])
    return found[0] if found else (root or path or Path()) / "claims" / "decisions"


def shown(outcome: Outcome, settings: House) -> tuple[Outcome, tuple[Problem, ...], tuple[str, ...]]:
    """The outcome without what overrides, comments, decisions and the baseline hide; the faults of comments, by line;
    and what of the files could not be read."""
    complaints: list[str] = []
    if settings.config.overrides:
        outcome = overridden(outcome, settings.config)
    found = [comment for reading in outcome.readings for comment in comments.comments(reading.article)]
    filters: list[tuple[str, Filter]] = [("comments", comments.filter_of(found, outcome.rules))]
    ruled, unread = decisions.read(settings.decisions)
    filters.append(("decisions", decisions.filter_of(ruled, date.today())))
    complaints += map(str, unread)
    try:
        if settings.config.baseline:
            known = baseline.read(Path(settings.config.baseline))
            filters.append(("baseline", baseline.filter_of(known, outcome)))
    except baseline.BaselineError as error:
        complaints.append(str(error))
    return hide(outcome, filters), tuple(_faults(outcome, found)), tuple(complaints)


def _faults(outcome: Outcome, found: Sequence[comments.Comment]) -> Iterator[Problem]:
    """Comments that were meant to hide something and cannot, since they name no rule that is there or no reason."""
    known = {word for one in (*outcome.rules, *(one.rule for one in rules())) for word in one.words} if found else set()
    article = outcome.readings[0].article
    for one in found:
        line, _ = article.place(one.span.field, one.span.start)
        for fault in one.faults(known):
            yield Problem(article.path, f"line {line}", f"a comment that ignores: {fault}")


def _extend(folders: Sequence[str]) -> None:
    from factcheck.lexicon import extend

    for folder in folders:
        if folder not in _extended:
            _extended.add(folder)
            extend(Path(folder))


def _words(error: Exception) -> str:
    return error.format_message() if isinstance(error, click.ClickException) else str(error)
