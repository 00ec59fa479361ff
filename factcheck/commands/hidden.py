"""What a run does not show: findings that overrides, comments, decisions or a baseline keep out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from factcheck.commands.output import say
from factcheck.findings.outcome import Outcome, Problem
from factcheck.model.records import replace
from factcheck.newsroom.config import Config
from factcheck.newsroom.configured import decisions_folders
from factcheck.newsroom.filters import Filter, baseline, comments, decisions, hide
from factcheck.newsroom.overrides import overridden, unmatched


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
    from factcheck.findings.rulebook import rules

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
