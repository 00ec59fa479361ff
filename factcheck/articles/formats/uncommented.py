"""HTML comments in a text, which Markdown has too: nobody reads them in print, so their numbers are no claims."""

from __future__ import annotations

from factcheck.lexicon.regex import regex

_OPEN, _CLOSE = "<!--", "-->"
_SHOWN = regex(r"[^\r\n\u2028\u2029]")


def uncommented(text: str) -> str:
    """The text with spaces in the place of its comments, so that every offset and every line stays what it was. A
    comment that nothing closes is text."""
    start = text.find(_OPEN)
    if start < 0:
        return text
    parts, at = [], 0
    while start >= 0:
        end = text.find(_CLOSE, start + len(_OPEN))
        if end < 0:
            break
        end += len(_CLOSE)
        parts += [text[at:start], _SHOWN.sub(" ", text[start:end])]
        at = end
        start = text.find(_OPEN, at)
    return "".join([*parts, text[at:]])
