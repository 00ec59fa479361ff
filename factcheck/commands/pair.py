"""The two texts of `compare` and `why`: each a file, standard input, or the text itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePath

import click

from factcheck.lexicon.regex import regex
from factcheck.model.article import Article
from factcheck.model.records import dataclass
from factcheck.newsroom.config import Config

_PLACE = regex(r"(.+?):(\d{1,9})(?::(\d{1,9}))?")
_SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".json", ".xml", ".rss", ".atom", ".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts; `line` and `column` (from 1) narrow it to a place, None is all of it."""

    article: Article
    line: int | None = None
    column: int | None = None


def sides(texts: Sequence[str], config: Config, published: str | None) -> tuple[Side, Side]:
    """Both texts, read. Raises click's errors for a file that is not there or holds nothing to read."""
    first, second = (_side(text, name, config, published) for text, name in zip(texts, ("a", "b"), strict=True))
    return first, second


def _side(text: str, name: str, config: Config, published: str | None) -> Side:
    place = None if _is_there(text) else _PLACE.fullmatch(text)
    if place and _is_there(place[1]):
        return Side(_read(place[1], name, config, published), int(place[2]), int(place[3]) if place[3] else None)
    if text == "-" or _is_there(text):
        return Side(_read(text, name, config, published))
    if not re.search(r"\s", text) and PurePath(place[1] if place else text).suffix.lower() in _SUFFIXES:
        raise click.ClickException(f"{text}: there is no such file (and it does not look like a text)")
    if not text.strip():
        raise click.UsageError(f"the text {name.upper()} is empty")
    from factcheck.articles import article

    return Side(article(text, id=name, published=published, locale=config.locale))


def _is_there(text: str) -> bool:
    """Is it the name of a file, a pipe, a device? One that cannot be read is refused, and not taken for a text."""
    try:
        return Path(text).exists() and not Path(text).is_dir()
    except (OSError, ValueError):
        return False


def _read(path: str, name: str, config: Config, published: str | None) -> Article:
    from factcheck.commands.inputs import articles
    from factcheck.model.records import replace

    found = list(articles([path], config, published))
    if len(found) != 1:
        raise click.ClickException(f"{path}: it holds {len(found)} articles, and one is compared with one")
    if not isinstance(found[0], Article):
        raise click.ClickException(str(found[0]))
    return replace(found[0], id=name)
