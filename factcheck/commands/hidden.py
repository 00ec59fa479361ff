"""What a run does not show: findings that overrides, comments, decisions or a baseline keep out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from factcheck.config import Config
from factcheck.filters import Filter, baseline, comments, decisions, hide
from factcheck.outcome import Outcome
from factcheck.overrides import overridden


def shown(outcome: Outcome, settings: Config) -> Outcome:
    """The outcome with only the findings to be shown; warnings about the filters go to standard error."""
    if settings.overrides:
        outcome = overridden(outcome, settings)
    return hide(outcome, [_comments(outcome), *_decisions(outcome, settings), *_baseline(settings)])


def write_baseline(outcome: Outcome, path: Path) -> None:
    """Takes the findings that are shown now for known."""
    try:
        count = baseline.write(outcome.findings, path)
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror or error}") from None
    click.echo(f"baseline: {path} ({count} findings)", err=True)


def _comments(outcome: Outcome) -> tuple[str, Filter]:
    """Ignoring comments in the articles; one that gives no reason has no effect, and is named."""
    found = [comment for reading in outcome.readings for comment in comments.comments(reading.article)]
    places = {reading.article.id: reading.article for reading in outcome.readings}
    for one in comments.without_reason(found):
        article = places[one.article]
        line, _ = article.place(one.span.field, one.span.start)
        where = f"{article.path or article.id}:{line}"
        click.echo(f"warning: {where}: without rule and reason, a comment that ignores has no effect", err=True)
    return "comments", comments.filter_of(found)


def _decisions(outcome: Outcome, settings: Config) -> list[tuple[str, Filter]]:
    if settings.decisions is None:
        return []
    try:
        found = decisions.read(Path(settings.decisions))
    except decisions.DecisionError as error:
        raise click.ClickException(str(error)) from None
    for one in decisions.unused(found, outcome.findings):
        click.echo(
            f"warning: {one.path}: the decision on {one.fingerprint} is used by no finding of this run", err=True
        )
    return [("decisions", decisions.filter_of(found, date.today()))]


def _baseline(settings: Config) -> list[tuple[str, Filter]]:
    if settings.baseline is None:
        return []
    try:
        return [("baseline", baseline.filter_of(baseline.read(Path(settings.baseline))))]
    except baseline.BaselineError as error:
        raise click.ClickException(str(error)) from None
