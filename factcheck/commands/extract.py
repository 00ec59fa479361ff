"""`factcheck extract`: every quantitative claim of some articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.articles.extras import needs
from factcheck.commands.inputs import articles, complain, configuration, counted, folder_options, named, reading_options
from factcheck.commands.output import emit_parts, say
from factcheck.commands.targets import Target, spare_sources
from factcheck.findings.outcome import Problem
from factcheck.report.atomic import replacing

if TYPE_CHECKING:
    from factcheck.model.claim import Claim
    from factcheck.newsroom.config import Config

FORMATS = ("table", "jsonl", "csv", "parquet")
EPILOG = """\b
Examples:
  factcheck extract draft.md
  factcheck extract articles/ --format csv --output claims.csv
  factcheck extract wire.jsonl --format jsonl | head
  factcheck extract wire.jsonl --format parquet --output claims.parquet

\b
A claim is a number with its literal and implied interval, unit or currency,
subject, measure, period, scope, status and source; offsets count code points."""


@click.command("extract", epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--output", "-o", type=Target(), metavar="FILE", help="Write to a file instead.")
@folder_options
@reading_options
def command(
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    follow_links: bool,
    config: Path | None,
    locale: str | None,
    published: str | None,
) -> int:
    """List every quantitative claim as a table, JSON lines, CSV or Parquet."""
    if format_ == "parquet" and output is None:
        raise click.UsageError("--format parquet is no text: name a file with --output")
    settings = configuration(paths, config, follow_links=follow_links).with_flags(locale=locale)
    problems: list[Problem] = []
    wanted = named(paths, settings)
    spare_sources(wanted, report=None, files=(output,))
    found = _claims(wanted, settings, published, problems)
    if format_ == "parquet" and output is not None:
        _write_parquet(found, output)
    else:
        emit_parts(_parts(found, format_), output)
    return 2 if complain(problems) else 0


def _claims(
    paths: Sequence[str], settings: Config, published: str | None, problems: list[Problem]
) -> Iterator[tuple[Claim, ...]]:
    """The claims of one article after the other; nothing of an article is kept when the next one is read."""
    from factcheck.findings.engine import READ, understand

    for one in counted(articles(paths, settings, published), "articles read"):
        if isinstance(one, Problem):
            problems.append(one)
        elif one.language not in READ:
            say(f"warning: {one.id}: not in English (language: {one.language}); not read")
        else:
            try:
                found = understand(one).claims
            except Exception as error:
                fault = f"the reading of numbers stopped: {error!r}; this is a fault of factcheck, not of the article"
                problems.append(Problem(one.path or one.id, "", fault))
                continue
            yield found


def _parts(found: Iterator[tuple[Claim, ...]], format_: str) -> Iterator[str]:
    """The output, part by part. JSON lines and CSV come out article by article, so that neither a pipe nor the memory
    has to hold a corpus; a table must know its widest cell first."""
    from factcheck.report import claims

    if format_ == "table":
        yield claims.claims_table(chain.from_iterable(found))
    elif format_ == "jsonl":
        yield from map(claims.claims_jsonl, found)
    else:
        yield claims.claims_csv(())
        for some in found:
            yield claims.claims_csv(some, header=False)


def _write_parquet(found: Iterator[tuple[Claim, ...]], output: Path) -> None:
    from importlib.util import find_spec

    from factcheck.report.claims import write_parquet

    if find_spec("pyarrow") is None:
        raise click.ClickException(needs("Parquet needs pyarrow", "parquet"))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with replacing(output) as part:
            write_parquet(chain.from_iterable(found), part)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror or error}") from None
