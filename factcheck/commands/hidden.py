"""What a run does not show: findings that overrides, comments, decisions or a baseline keep out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from factcheck.commands.output import say
from factcheck.config import Config
from factcheck.filters import Filter, baseline, comments, decisions, hide
from factcheck.outcome import Outcome, Problem
from factcheck.overrides import overridden

DECISIONS = "decisions"


def shown(outcome: Outcome, settings: Config, paths: Sequence[str] = ()) -> Outcome:
    """The outcome with only the findings to be shown. What is wrong with the filters themselves goes to standard error
    and into the outcome's remarks. `paths` are those of the command line."""
    if settings.overrides:
        outcome = overridden(outcome, settings)
    found = [comment for reading in outcome.readings for comment in comments.comments(reading.article)]
    ruled, unused, unread = _decisions(outcome, settings, paths)
    remarks = (*_faults(outcome, found), *unused)
    for remark in remarks:
        say(f"warning: {remark}")
    filters = [("comments", comments.filter_of(found)), *ruled, *_baseline(settings, outcome)]
    return replace(hide(outcome, filters), remarks=remarks, problems=(*outcome.problems, *unread))


def write_baseline(outcome: Outcome, path: Path) -> None:
    """Takes the findings that are shown now for known."""
    try:
        count = baseline.write(outcome.findings, (one.article for one in outcome.readings), path)
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror or error}") from None
    say(f"baseline: {path} ({count} findings)")


def _faults(outcome: Outcome, found: Sequence[comments.Comment]) -> list[str]:
    if not found:
        return []
    from factcheck.rulebook import rules

    articles = {reading.article.id: reading.article for reading in outcome.readings}
    known = {one.name for one in outcome.rules} | {one.rule.name for one in rules()}
    return [
        f"{articles[one.article].path or one.article}:{articles[one.article].place('text', one.span.start)[0]}: "
        f"a comment that ignores: {fault}"
        for one in found
        for fault in one.faults(known)
    ]


def _decisions(
    outcome: Outcome, settings: Config, paths: Sequence[str]
) -> tuple[list[tuple[str, Filter]], Sequence[str], Sequence[Problem]]:
    folder = Path(settings.decisions) if settings.decisions else decisions_beside(settings, paths)
    if folder is None:
        return [], (), ()
    found, unread = decisions.read(folder)
    today = date.today()
    unused = decisions.unused(found, outcome.findings) if _whole(outcome, settings) else ()
    names = {decisions.file_name(reading.article.id) for reading in outcome.readings}
    remarks = [
        f"{one.path}: the decision on {one.fingerprint} is used by no finding any more ({one.reason})"
        for one in unused
        if Path(one.path).name in names
    ]
    return [("decisions", decisions.filter_of(found, today))], remarks, unread


def decisions_beside(settings: Config, paths: Sequence[str]) -> Path | None:
    """The folder of decisions where none is configured: `claims/decisions` beside the configuration file, else
    `decisions` beside the first path, as in `claims/articles`."""
    first = next((Path(path) for path in paths if path != "-"), None)
    places = [settings.folder / "claims" / DECISIONS]
    if first is not None:
        beside = first if first.is_dir() else first.parent
        places += [beside / "claims" / DECISIONS, beside / DECISIONS, beside.parent / DECISIONS]
    return next((place for place in places if place.is_dir()), None)


def _whole(outcome: Outcome, settings: Config) -> bool:
    """Did everything run that a decision may have been made on? Else an unused one means nothing."""
    return not (outcome.others is not None or settings.select or settings.ignore or settings.within)


def _baseline(settings: Config, outcome: Outcome) -> list[tuple[str, Filter]]:
    if settings.baseline is None:
        return []
    try:
        known = baseline.read(Path(settings.baseline))
    except baseline.BaselineError as error:
        raise click.ClickException(str(error)) from None
    return [("baseline", baseline.filter_of(known, outcome))]
