"""`factcheck selftest`: slips made on purpose in articles that are believed right, and what the rules say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.commands.inputs import (
    articles,
    complain,
    configuration,
    counted,
    loaded_rules,
    named,
    reading_options,
)
from factcheck.commands.output import emit
from factcheck.outcome import Problem

if TYPE_CHECKING:
    from factcheck.selftest import Score

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
@click.option("--per-article", type=click.IntRange(1), default=3, show_default=True, help="Numbers tried an article.")
@reading_options
def command(
    paths: tuple[str, ...],
    seed: int,
    per_article: int,
    config: Path | None,
    locale: str | None,
    published: str | None,
) -> int:
    """Measure what the rules catch, and how often they cry wolf, on articles that are believed right.

    Swaps digits, scales, currencies, dates, directions and subjects, one at a time, and reports per kind and per rule
    what was caught, and the alarms on the untouched articles.
    """
    from factcheck.selftest import selftest

    settings = configuration(paths, config).with_flags(locale=locale)
    read = list(articles(named(paths, settings), settings, published))
    score = selftest(counted(read, "articles tried"), rules=loaded_rules(settings), seed=seed, per_article=per_article)
    emit(_text(score), None)
    return 2 if complain(one for one in read if isinstance(one, Problem)) else 0


def _text(score: Score) -> str:
    lines = [
        f"{score.articles:,} articles, {score.numbers:,} numbers; {score.related:,} stand in a relation that agrees",
        f"caught {score.recall:.0%} of the slips in numbers",
        "",
        f"{'slip':24}{'made':>8}{'caught':>8}{'noted':>8}",
        *(
            f"{kind:24}{made:8,}{score.caught[kind]:8,}{score.noted[kind]:8,}"
            for kind, made in sorted(score.made.items())
        ),
        "",
        f"{'rule':24}{'caught':>8}{'alarms per 1,000 articles':>28}",
        *(
            f"{rule:24}{score.caught_by[rule]:8,}{1000 * score.alarms[rule] / max(score.articles, 1):28.1f}"
            for rule in sorted({*score.caught_by, *score.alarms})
        ),
        "",
        f"{'numbers in no relation':24}{'':8}",
        *(f"{kind:24}{count:8,}" for kind, count in score.unrelated.most_common()),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"
