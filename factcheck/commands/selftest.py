"""`factcheck selftest`: slips made on purpose in articles that are believed right, and what the rules say."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.commands.inputs import (
    articles,
    complain,
    configuration,
    counted,
    folder_options,
    loaded_rules,
    named,
    reading_options,
    rule_options,
)
from factcheck.commands.output import emit
from factcheck.findings.outcome import Problem

EPILOG = """\b
Examples:
  factcheck selftest archive/
  factcheck selftest wire.jsonl --seed 7 --per-article 5

\b
Only numbers that stand in a relation to another can be caught; the others are
counted by kind, so that silence is not read as approval."""


@click.command("selftest", epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--seed", type=int, default=0, show_default=True, help="Which slips are made; the same seed, the same.")
@click.option("--plot", "plot_file", type=click.Path(path_type=Path), metavar="FILE", help="Also draw it, as SVG.")
@click.option("--per-article", type=click.IntRange(1), default=3, show_default=True, help="Numbers tried an article.")
@folder_options
@rule_options
@reading_options
def command(
    paths: tuple[str, ...],
    seed: int,
    per_article: int,
    plot_file: Path | None,
    follow_links: bool,
    trust_rules: bool,
    config: Path | None,
    locale: str | None,
    published: str | None,
) -> int:
    """Measure what the rules catch, and how often they cry wolf, on articles that are believed right.

    Swaps digits, scales, currencies, dates, directions and subjects, one at a time, and reports per kind and per rule
    what was caught, and the alarms on the untouched articles.
    """
    from factcheck.report.pages.scoreboard import plot, table
    from factcheck.trial.selftest import selftest

    settings = configuration(paths, config, trust_rules=trust_rules, follow_links=follow_links)
    settings = settings.with_flags(locale=locale)
    read = list(articles(named(paths, settings), settings, published))
    score = selftest(counted(read, "articles tried"), rules=loaded_rules(settings), seed=seed, per_article=per_article)
    emit(table(score), None)
    if plot_file is not None:
        plot_file.write_text(plot(score), encoding="utf-8")
    return 2 if complain(one for one in read if isinstance(one, Problem)) else 0
