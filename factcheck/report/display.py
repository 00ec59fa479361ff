"""Article text made safe and measurable for output: no control characters, known widths, clipped around a span."""

from __future__ import annotations

import re
import unicodedata

from factcheck.lexicon.regex import regex

# Controls would drive a terminal, bidirectional overrides would show other digits than those that are there, and lone
# surrogates cannot be written as UTF-8. Tab and newline are the caller's business.
_UNSAFE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# What the log of a CI takes for a command: `::stop-commands::` where a line begins (GitHub), `##[` and its like
# anywhere (GitHub, Azure Pipelines, TeamCity). White space and characters of no width before it do not count there.
_COMMAND = regex(r"^((?:[^\S\n]|[\u00ad\u200b-\u200f\u2060-\u206f\ufeff])*):(?=:)|#(?=#[A-Za-z]{0,20}\[)", re.MULTILINE)


def visible(text: str) -> str:
    """The text with every code point that is unsafe to print replaced, one for one, so that offsets still hold."""
    return _UNSAFE.sub(_REPLACEMENT, text)


def inert(text: str) -> str:
    """Text for a terminal or the log of a CI, in lines that are no commands to either. Offsets still hold."""
    return _COMMAND.sub(lambda found: f"{found[1] or ''}{_REPLACEMENT}", visible(text))


def spelt(text: str) -> str:
    """A message on one line: what is unsafe in it, in the name of a file for one, is written as an escape, so that it
    can be read and looked for."""
    lines = text.replace("\r", "\\r").replace("\n", "\\n")
    return inert(_UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), lines))


def one_line(text: str) -> str:
    """The text on one line: every run of white space is one space."""
    return visible(" ".join(text.split()))


def clipped(text: str, limit: int) -> str:
    """The text on one line, of at most `limit` code points, with an ellipsis where it was cut."""
    text = one_line(text[: 8 * limit])
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def width(text: str) -> int:
    """Columns that the text takes in a terminal (UAX #11: wide and full-width characters take two)."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
