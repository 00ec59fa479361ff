"""`factcheck check`: articles in, findings out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from factcheck.commands.inputs import (
    articles,
    configuration,
    counted,
    folder_options,
    incomplete,
    loaded_rules,
    named,
    reading_options,
    rule_options,
)
from factcheck.commands.output import coloured, emit, say
from factcheck.commands.targets import Target, spare_sources
from factcheck.model.check import LEVELS
from factcheck.model.records import replace
from factcheck.newsroom.config import FAIL_ON, Config
from factcheck.newsroom.configured import fact_sheets
from factcheck.report import FORMATS

if TYPE_CHECKING:
    from factcheck.commands.since import Since
    from factcheck.findings.outcome import Outcome, Problem
    from factcheck.model.article import Article

EPILOG = """\b
Examples:
  factcheck check draft.md --published 2025-04-30
  factcheck check articles/ --report reports/ --fail-on never
  factcheck check wire.jsonl --within --format json --output report.json
  factcheck check articles/ --select conversion --ignore precision-gap
  factcheck check archive/ --write-baseline known.txt
  factcheck check archive/ --baseline known.txt --changed-since origin/main
  cat draft.txt | factcheck check -
  factcheck check draft.md --diff          what --fix would change, and proposals

\b
PATH is a .txt, .md, .html or .jsonl file, a news item (ninjs .json), a feed
(RSS, Atom), a .docx or .pdf, a folder of them, or - for standard input. Several
articles are checked against each other; --within keeps each to itself. Settings
in factcheck.toml (or [tool.factcheck] in pyproject.toml) are found from the
first PATH upward; flags win."""


@click.command("check", epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="How findings are printed.")
@click.option("--output", "-o", type=Target(), metavar="FILE", help="Print to a file instead.")
@click.option("--report", type=Target(), metavar="DIR", help="Also write pages, CSV and JSON there.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="The lowest level that makes the exit code 1.")
@click.option("--select", multiple=True, metavar="RULE", help="Run only this rule, code or family; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Do not run this rule, code or family.")
@click.option("--within/--across", default=None, help="Check each article in itself only.  [default: across]")
@click.option("--checks/--no-checks", default=None, help="Put every comparison made into the JSON report.")
@click.option("--rates", type=Target(), metavar="FILE", help="A CSV file of exchange rates to add.")
@click.option("--changed-since", metavar="REF", help="Check only what changed since a git commit, against all else.")
@click.option("--baseline", type=Target(), metavar="FILE", help="Known findings that are not shown again.")
@click.option("--write-baseline", type=Target(), metavar="FILE", help="Take what is found for known.")
@click.option("--fix", is_flag=True, help="Put safe corrections into .txt and .md files, showing the change first.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the likeliest of the proposed ones, too.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and what is proposed; change nothing.")
@click.option("--facts", multiple=True, type=click.Path(), metavar="DIR", help="Fact sheets to hold articles against.")
@folder_options
@rule_options
@reading_options
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    report: Path | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    within: bool | None,
    checks: bool | None,
    rates: Path | None,
    changed_since: str | None,
    baseline: Path | None,
    write_baseline: Path | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    facts: tuple[str, ...],
    follow_links: bool,
    trust_rules: bool,
    config: Path | None,
    locale: str | None,
    published: str | None,
) -> int:
    """Check articles and report what does not fit.

    Each finding says what cannot be true as written (error), what is probably wrong (warning) or what is worth
    knowing (note), with both numbers, the sum, the likely cause and, where it is certain, the corrected figure.
    """
    settings = configuration(paths, config, trust_rules=trust_rules, follow_links=follow_links).with_flags(
        format=format_, report=_text(report), fail_on=fail_on, select=select, ignore=ignore, within=within,
        checks=checks, rates=_text(rates), fact_sheets=facts, baseline=_text(baseline), locale=locale,
    )  # fmt: skip
    if write_baseline:
        settings = _without_baseline(settings, changed_since)
    wanted = named(paths, settings)
    folder = Path(settings.report) if settings.report and not write_baseline else None
    spare_sources(wanted, report=folder, files=(output, write_baseline))
    look = partial(_outcome, wanted, settings, published, changed_since)
    outcome, fixed = look(), True
    if diff or fix:
        from factcheck.commands import fixing

        found = fixing.fixes(outcome, look, unsafe=unsafe_fixes)
        fixing.show(found, fixing.proposals(outcome, found) if diff else (), err=not diff)
        if diff:
            return _code(outcome, settings)
        fixed = fixing.write(found)
        outcome = look() if found else outcome
    if write_baseline:
        from factcheck.commands import hidden

        hidden.write_baseline(outcome, write_baseline)
        return 2 if incomplete(outcome) else 0
    _report(outcome, settings, output, folder)
    code = _code(outcome, settings)
    return code if fixed else 2


def _without_baseline(settings: Config, changed_since: str | None) -> Config:
    """The settings that a baseline is written with."""
    if changed_since:
        raise click.UsageError("--write-baseline takes all articles, not only what --changed-since leaves")
    return replace(settings, baseline=None)


def _report(outcome: Outcome, settings: Config, output: Path | None, folder: Path | None) -> None:
    emit(_rendered(outcome, settings, output), output)
    if settings.format == "github":
        _step_summary(outcome)
    if folder:
        _write(outcome, folder)


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _code(outcome: Outcome, settings: Config) -> int:
    """The exit code; what could not be read, and rules that crashed, are said on standard error."""
    if incomplete(outcome):
        return 2
    return 1 if _fails(outcome, settings.fail_on) else 0


def _outcome(
    paths: Sequence[str],
    settings: Config,
    published: str | None,
    ref: str | None = None,
    texts: Mapping[str, str] | None = None,
) -> Outcome:
    """The findings to be shown. With `texts`, by path, those of the files as they would be: of that, nothing is said
    on standard error."""
    from factcheck.commands.hidden import shown
    from factcheck.findings import engine
    from factcheck.numbers.own_rates import OwnRatesError

    rules = loaded_rules(settings)
    facts, problems = fact_sheets(settings)
    since = _since(paths, settings, published, ref) if ref else None
    items = since.items if since else articles(paths, settings, published)
    try:
        outcome = engine.check(
            chain(problems, _rewritten(items, texts, published) if texts else counted(items, "articles read")),
            rules=rules,
            within=settings.within,
            rates_file=settings.rates,
            options=settings.options,
            severities=settings.severities,
            facts=facts,
            company=since.company if since else None,
        )
    except OwnRatesError as error:
        raise click.ClickException(str(error)) from error
    if not (outcome.readings or outcome.problems or since):
        raise click.ClickException(f"{', '.join(paths)}: no article there; factcheck check --help says what is read")
    return shown(since.told(outcome) if since else outcome, settings, paths, quiet=texts is not None)


def _rewritten(
    items: Iterable[Article | Problem], texts: Mapping[str, str], published: str | None
) -> Iterator[Article | Problem]:
    """The articles, some of them read again from other texts."""
    from factcheck.articles import reread
    from factcheck.model.article import Article

    for item in items:
        if isinstance(item, Article) and item.path in texts:
            yield from reread(item, texts[item.path], published)
        else:
            yield item


def _since(paths: Sequence[str], settings: Config, published: str | None, ref: str) -> Since:
    from factcheck.commands.since import Since

    return Since(paths, settings, published, ref)


def _rendered(outcome: Outcome, settings: Config, output: Path | None) -> str:
    from factcheck.report import render

    options: dict[str, object] = {}
    if settings.format == "json":
        options["checks"] = settings.checks
    if settings.format == "sarif":
        options["manuals"] = {one.rule.name: one.manual for one in loaded_rules(settings)}
    if settings.format == "ninjs":
        options["documents"] = _documents(outcome)
    if settings.format == "junit":
        options["fail_on"] = settings.fail_on
    if settings.format == "text" and output is None and sys.stdout.isatty():
        options.update(colour=coloured(), columns=min(get_terminal_size().columns, 120))
    return render(outcome, settings.format, **options)


def _documents(outcome: Outcome) -> dict[str, str]:
    """The sources of the news items in ninjs, by path."""
    from factcheck.articles.formats.encodings import Undecodable, decode

    found: dict[str, str] = {}
    for path in sorted({reading.article.path for reading in outcome.readings}):
        if path.lower().endswith(".json"):
            try:
                found[path] = decode(Path(path).read_bytes())
            except (OSError, Undecodable) as error:
                say(f"warning: {path}: its item is made anew: {error}")
    return found


def _step_summary(outcome: Outcome) -> None:
    """Adds to the page of a GitHub Actions step, where there is one: annotations alone end at ten a level."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    from factcheck.report.formats.as_github import step_summary

    try:
        with Path(name).open("a", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(step_summary(outcome))
    except OSError as error:
        say(f"warning: {name}: the step summary cannot be written: {error.strerror or error}")


def _write(outcome: Outcome, folder: Path) -> None:
    from factcheck.report import write_report

    try:
        write_report(outcome, folder)
    except OSError as error:
        raise click.ClickException(f"{folder}: the report cannot be written: {error.strerror or error}") from None
    say(f"report: {folder / 'index.html'}")


def _fails(outcome: Outcome, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    return any(LEVELS.index(finding.level) >= LEVELS.index(fail_on) for finding in outcome.findings)
