"""Marks of emphasis in a text (Markdown's `*`, `**`, `_`): nobody reads them in print, and a number that they touch is
a number."""

from __future__ import annotations

import re

from factcheck.lexicon.regex import regex

_EMPHASIS = regex(
    r"(?<![\w*\\])(?P<stars>\*{1,3})(?=[^\s*])[^*\n]{0,400}(?<=[^\s*\\])(?P=stars)(?![\w*])"
    r"|(?<![\w\\])(?P<bars>_{1,3})(?=[^\s_])[^_\n]{0,400}(?<=[^\s_\\])(?P=bars)(?!\w)"
)


def unemphasized(text: str) -> str:
    """The text with spaces in the place of the marks around emphasized words, so that every offset stays what it was.
    A mark without its other half is text: the star of a footnote, a product ("3*4").

    >>> unemphasized("| **Total** | _90_ | 5* |")
    '|   Total   |  90  | 5* |'
    """
    if "*" not in text and "_" not in text:
        return text
    done = _EMPHASIS.sub(_blank, text)
    return _EMPHASIS.sub(_blank, done) if done != text else text


def _blank(match: re.Match[str]) -> str:
    marks = len(match["stars"] or match["bars"])
    return " " * marks + match.group()[marks:-marks] + " " * marks
