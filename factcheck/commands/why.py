"""`factcheck why`: what was made of two texts or two places."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.claims.view import Reading
from factcheck.commands.inputs import configuration, loaded_rules, reading_options, rule_options
from factcheck.commands.output import emit
from factcheck.commands.pair import Side, sides
from factcheck.model.claim import Claim
from factcheck.model.records import replace

EPILOG = """\b
Examples:
  factcheck why a.md b.md
  factcheck why a.md:12 b.md:3:40          two lines, or the number at a place
  factcheck why draft.md:4 draft.md:19     two lines of one article
  factcheck why "Sales hit 361,600 cars." "It sold over 360,000 cars."

\b
Pairs are linked where the evidence, in bits, reaches the threshold; what speaks
for and against a pair is listed facet by facet."""


@click.command("why", epilog=EPILOG)
@click.argument("a")
@click.argument("b")
@rule_options
@reading_options
def command(a: str, b: str, trust_rules: bool, config: Path | None, locale: str | None, published: str | None) -> int:
    """Show what was made of two texts or two places, and why they were or were not compared."""
    from factcheck.findings import engine
    from factcheck.report.explanation import explanation

    files = [text for text in (a, b) if Path(text[:255]).exists()]
    settings = configuration(files, config, trust_rules=trust_rules).with_flags(locale=locale)
    first, second = sides((a, b), settings, published)
    if first.article.path and first.article.path == second.article.path:
        second = replace(second, article=first.article)
    articles = [first.article] if first.article is second.article else [first.article, second.article]
    outcome = engine.check(articles, rules=loaded_rules(settings), options=settings.options)
    one, other = outcome.readings[0], outcome.readings[-1]
    asked = (_asked(first, one), _asked(second, other))
    emit(explanation(one, other, [check for _, check in outcome.checks], asked), None)
    return 0


def _asked(side: Side, reading: Reading) -> tuple[Claim, ...]:
    """The claims on the line that was named, and of those the nearest to the column; all where no line was."""
    if side.line is None:
        return reading.claims
    columns = {}
    for claim in reading.claims:
        line, column = reading.article.place(claim.span.field, claim.span.start)
        if line == side.line:
            columns[claim] = column
    if side.column is None:
        return tuple(columns)
    return tuple(sorted(columns, key=lambda claim: abs(columns[claim] - (side.column or 0)))[:1])
