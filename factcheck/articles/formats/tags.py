"""A web page's source as tags and text, each at its offset, in one pass and linear time whatever the page holds.

The standard library's parser is not used: an unclosed tag or comment, repeated, costs it quadratic time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from factcheck.lexicon.regex import regex

_TAG = regex(r"""<(/?)([A-Za-z][^\s/>]{0,40})((?:[^>"']|"[^"]*"|'[^']*')*+)>""")
_ATTRIBUTE = regex(r"""([^\s=/"'<>]{1,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_REFERENCE = regex(r"&#?\w{1,32};?")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp"))


Token = tuple[str, str, int, int]


def tokens(source: str) -> Iterator[Token]:
    """(kind, name, start, end): kind is open, close or text, name the tag's in lower case, "" for text.

    Comments and declarations are left out; the text of a script is the text after its tag.
    """
    at, size = 0, len(source)
    while at < size:
        opening = source.find("<", at)
        if opening < 0:
            yield "text", "", at, size
            return
        if opening > at:
            yield "text", "", at, opening
        tag = _TAG.match(source, opening)
        if tag is None:
            at, text = _past_no_tag(source, opening)
            if text:
                yield "text", "", opening, at
            continue
        name, at = tag.group(2).lower(), tag.end()
        yield ("close" if tag.group(1) else "open"), name, tag.start(), at
        if name in _RAW and not tag.group(1):
            end = _raw_end(source, name, at)
            yield "text", "", at, end
            at = end


def _past_no_tag(source: str, at: int) -> tuple[int, bool]:
    """The place behind a "<" that opens no tag: behind a comment, a declaration or a broken tag, else behind the sign
    itself, which then is text."""
    if source.startswith("<!--", at):
        return _after(source, "-->", at + 4), False
    if source.startswith(("<!", "<?"), at):
        return _after(source, ">", at + 2), False
    if source[at + 1 : at + 2].isalpha() or source.startswith("</", at):
        return _after(source, ">", at + 1), False
    return at + 1, True


def _after(source: str, closing: str, at: int) -> int:
    end = source.find(closing, at)
    return len(source) if end < 0 else end + len(closing)


def _raw_end(source: str, name: str, at: int) -> int:
    closing = re.compile(f"</{name}", re.IGNORECASE).search(source, at)
    return closing.start() if closing else len(source)


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag as written ("<meta name=…>"), names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag):
        value = next((part for part in match.groups()[1:] if part is not None), "")
        found.setdefault(match.group(1).lower(), unescape(value))
    return found


def letters(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The text between two offsets of the source, as runs of it with their offsets; a reference to a character
    (&amp;) is a run of its own."""
    at = start
    if source.find("&", start, end) >= 0:
        for match in _REFERENCE.finditer(source, start, end):
            meant = unescape(match.group())
            if meant == match.group():
                continue
            if match.start() > at:
                yield source[at : match.start()], at
            yield meant, match.start()
            at = match.end()
    if at < end:
        yield source[at:end], at
