"""The tags of a page that were left in a text."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import word_class


def without_tags(text: str) -> str:
    """A text with spaces for the tags in it, and a bar behind each cell of a table, each character at its place: the
    width of a cell is no quantity, and the end of its tag no sign for "more than"."""
    return _tags().sub(_blank, text) if "</" in text else text


def _blank(tag: re.Match[str]) -> str:
    cell = tag.group()[:5].lower() in ("</td>", "</th>")
    return ("|" if cell else " ").ljust(len(tag.group()))


@cache
def _tags() -> re.Pattern[str]:
    names = "|".join(word_class("elements"))
    return re.compile(rf"</?(?:{names})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
