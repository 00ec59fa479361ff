"""What a run does not show: findings that overrides, comments, decisions or a baseline keep out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from factcheck.commands.inputs import from_here
from factcheck.commands.output import say
from factcheck.config import Config, project_root
from factcheck.filters import Filter, baseline, comments, decisions, hide
from factcheck.outcome import Outcome, Problem
from factcheck.overrides import overridden, unmatched

DECISIONS = "decisions"
NEAR = 2
"""Folders that are looked into for one that is only called `decisions` where nothing marks a project."""


def shown(outcome: Outcome, settings: Config, paths: Sequence[str] = (), *, quiet: bool = False) -> Outcome:
    """The outcome with only the findings to be shown. What is wrong with the filters themselves goes into the outcome's
    remarks and, unless `quiet`, to standard error. `paths` are those of the command line."""
    silent: list[str] = []
    if settings.overrides:
        silent = unmatched(outcome, settings)
        outcome = overridden(outcome, settings)
    found = [comment for reading in outcome.readings for comment in comments.comments(reading.article)]
    ruled, unused, unread = _decisions(outcome, settings, paths)
    remarks = (*silent, *_faults(outcome, found), *unused)
    for remark in () if quiet else remarks:
        say(f"warning: {remark}")
    filters = [("comments", comments.filter_of(found, outcome.rules)), *ruled, *_baseline(settings, outcome)]
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
    known = {word for one in (*outcome.rules, *(one.rule for one in rules())) for word in one.words}
    return [
        f"{articles[one.article].path or one.article}:{articles[one.article].place('text', one.span.start)[0]}: "
        f"a comment that ignores: {fault}"
        for one in found
        for fault in one.faults(known)
    ]


def _decisions(
    outcome: Outcome, settings: Config, paths: Sequence[str]
) -> tuple[list[tuple[str, Filter]], Sequence[str], Sequence[Problem]]:
    folders = decisions_folders(settings, [*paths, *(reading.article.path for reading in outcome.readings)])
    missing = [f"{one}: there is no such folder of decisions" for one in folders if not one.is_dir()]
    read = [decisions.read(folder) for folder in folders]
    found = [decision for some, _ in read for decision in some]
    unread = [problem for _, some in read for problem in some]
    today = date.today()
    unused = decisions.unused(found, outcome.findings) if _whole(outcome, settings) else ()
    names = {decisions.file_name(reading.article.id) for reading in outcome.readings}
    remarks = missing + [
        f"{one.path}: the decision on {one.fingerprint} is used by no finding any more ({one.reason})"
        for one in unused
        if Path(one.path).name in names
    ]
    return [("decisions", decisions.filter_of(found, today))], remarks, unread


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
