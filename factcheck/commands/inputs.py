"""What the commands read: paths, folders and standard input, under a configuration."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factcheck.commands.output import say
from factcheck.findings.outcome import Problem
from factcheck.model.budget import use
from factcheck.model.records import replace
from factcheck.newsroom import configured
from factcheck.newsroom.config import Config, ConfigError, load, locale_doubt, locale_fault
from factcheck.newsroom.configured import from_here
from factcheck.report.display import one_line

if TYPE_CHECKING:
    from factcheck.articles.files import Source
    from factcheck.findings.outcome import Outcome
    from factcheck.findings.rulebook import LoadedRule
    from factcheck.model.article import Article

T = TypeVar("T")
Command = TypeVar("Command", bound=Callable[..., Any])
LONG = 1.0
TICK = 0.2


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from factcheck.articles.formats.published import published

        try:
            published(value)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx, param) from None
    return value


def _locale(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value and (fault := locale_fault(value)):
        raise click.BadParameter(fault, ctx, param)
    if value and (doubt := locale_doubt(value)):
        say(f"warning: --locale: {doubt}")
    return value


def reading_options(command: Command) -> Command:
    """The options of every command that reads articles."""
    for option in (
        click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="The configuration to use."),
        click.option(
            "--locale", metavar="TAG", callback=_locale, help="Locale of articles that do not say theirs: en-GB.",
        ),
        click.option(
            "--published", metavar="DATE", callback=_day, help="Publication date of all of them: YYYY-MM-DD.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def folder_options(command: Command) -> Command:
    """The options of every command that reads folders."""
    return click.option("--follow-links", is_flag=True, help="Read links that lead out of the folders given.")(command)


def rule_options(command: Command) -> Command:
    """The options of every command that runs rules."""
    return click.option("--trust-rules", is_flag=True, help="Run the rules in folders that the configuration names.")(
        command
    )


def configuration(
    paths: Sequence[str], file: Path | None, *, trust_rules: bool | None = None, follow_links: bool = False
) -> Config:
    """The configuration for these paths, its vocabularies read; its warnings go to standard error. `trust_rules` is
    given by the commands that run rules: folders of rules that are not trusted are named."""
    start = next((Path(path) for path in paths if path != "-"), None)
    try:
        config = load(start, file)
    except ConfigError as error:
        raise click.ClickException(str(error)) from None
    config = replace(config, trusted_rules=config.house_rules if trust_rules else (), follow_links=follow_links)
    if config.limits:
        use(config.limits)
    if config.vocabularies:
        _extend(config.vocabularies)
    if config.house_rules and trust_rules is not None:
        from factcheck.newsroom.trust import untrusted

        for folder in untrusted(config):
            say(f"warning: {not_run(folder)}; if you trust them: factcheck trust {quote(folder)}, or --trust-rules")
    for warning in config.warnings:
        say(f"warning: {warning}")
    return config


def _extend(folders: Sequence[str]) -> None:
    from factcheck.lexicon import VocabularyError, extend

    try:
        for folder in folders:
            extend(Path(folder))
    except VocabularyError as error:
        raise click.ClickException(str(error)) from None


def not_run(folder: str) -> str:
    """What to say of a folder of rules that is not trusted."""
    return f"{folder}: the rules there are not run, since they are code that a configuration file names"


def loaded_rules(config: Config) -> tuple[LoadedRule, ...]:
    """The rules that a configuration asks for; what it asks for in vain is told as a mistake in the command."""
    try:
        return configured.loaded_rules(config)
    except ConfigError as error:
        raise click.ClickException(str(error)) from None


def articles(paths: Sequence[str], config: Config, published: str | None = None) -> Iterator[Article | Problem]:
    """The articles at some paths; one that names no locale has that of its folder's overrides."""
    from factcheck.articles import sources

    return articles_in(sources(paths, follow_links=config.follow_links), config, published)


def articles_in(
    found: Iterable[Source | Problem], config: Config, published: str | None = None
) -> Iterator[Article | Problem]:
    """The articles of some files; one that names no locale has that of its folder's overrides."""
    from factcheck.articles import read_sources

    if not config.overrides:
        yield from read_sources(found, published=published, locale=config.locale)
        return
    locale = cache(lambda path: config.for_path(path).locale)
    for one in read_sources(found, published=published):
        yield one if isinstance(one, Problem) or one.locale else replace(one, locale=locale(one.path))


def named(paths: Sequence[str], config: Config) -> Sequence[str]:
    """The paths of the command line, else those of the configuration, seen from the working folder: a report names
    no machine's folders, and an annotation must find its file."""
    if not paths and not config.paths:
        raise click.UsageError("name the articles to read: files, folders, or - for standard input")
    return paths or [from_here(path) for path in config.paths]


def counted(items: Iterable[T], noun: str) -> Iterator[T]:
    """The items as they come; on a terminal, and once it takes long, with a count on standard error."""
    if not sys.stderr.isatty():
        yield from items
        return
    begun = shown = time.monotonic()
    for number, item in enumerate(items, 1):
        now = time.monotonic()
        if now - begun > LONG and now - shown > TICK:
            shown = now
            sys.stderr.write(f"\r{number:,} {noun}\x1b[K")
            sys.stderr.flush()
        yield item
    if shown != begun:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def complain(problems: Iterable[Problem]) -> bool:
    """Prints the inputs that could not be read to standard error; says whether there were any."""
    found = False
    for problem in problems:
        found = True
        say(f"error: {problem}")
    return found


def incomplete(outcome: Outcome) -> bool:
    """Prints what could not be read, and what stopped with an error of its own; says whether there was anything."""
    for check in outcome.crashes:
        say(f"error: {one_line(check.message)} {check.diagnosis}")
    return complain(outcome.problems) or bool(outcome.crashes)
