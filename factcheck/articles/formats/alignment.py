"""Where the words of a text that was extracted from a web page stand in the page's source."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.articles.formats.markup import Lines, Markup
from factcheck.lexicon.regex import regex
from factcheck.model.article import LineMap

# How many code points the alignment may look through in all, so that a hostile page costs bounded time.
_EFFORT = 60_000_000
_WINDOW = 400_000
_SPACE = regex(r"\s+")
_WORD = regex(r"\S+")


def alignment(page: Markup, text: str, title: str, summary: str) -> tuple[LineMap, ...]:
    """Maps from text, title and summary to the source.

    The text goes through the source in order, a line at a time, and where a line was put together from several places,
    a half, a quarter, a word of it at a time. What is not found goes on from the place before it. Title and summary
    stand in the page's text or, failing that, in the tag that gives them.
    """
    lines = Lines(page.source)
    maps: list[LineMap] = []
    for first, last, at in _found(page, text):
        maps.extend(_words(page, lines, "text", text, first, last, at))
    for name, value in (("title", title), ("summary", summary)):
        bare = _SPACE.sub("", value)
        at = page.letters.find(bare) if bare else -1
        if at >= 0:
            maps.extend(_words(page, lines, name, value, 0, len(value), at))
        else:
            maps.append(LineMap(name, 0, *lines.place(page.spots.get(name, 0)), flat=True))
    return tuple(maps)


def _found(page: Markup, text: str) -> list[tuple[int, int, int]]:
    """Stretches of the text (start, end) with their place in the page's letters."""
    found: list[tuple[int, int, int]] = []
    cursor, effort, start = 0, _EFFORT, 0
    for line in text.split("\n"):
        stack = [(start, start + len(line))]
        start += len(line) + 1
        while stack and effort > 0:
            first, last = stack.pop()
            bare = _SPACE.sub("", text[first:last])
            if not bare:
                continue
            at = page.letters.find(bare, cursor, cursor + _WINDOW + len(bare))
            effort -= (at - cursor if at >= 0 else min(_WINDOW, len(page.letters) - cursor)) + len(bare)
            # A short word may stand anywhere; it is believed only close by.
            if at >= 0 and (len(bare) > 3 or at - cursor < 40):
                found.append((first, last, at))
                cursor = at + len(bare)
            elif cut := _middle(text, first, last):
                stack.extend([(cut, last), (first, cut)])
    return found


def _middle(text: str, first: int, last: int) -> int:
    """The white space nearest to the middle of a stretch of text, 0 where it is a single word."""
    middle = (first + last) // 2
    before = text.rfind(" ", first + 1, middle)
    after = text.find(" ", middle, last - 1)
    if before < 0 or after < 0:
        return max(before, after, 0)
    return before if middle - before < after - middle else after


def _words(page: Markup, lines: Lines, name: str, text: str, first: int, last: int, at: int) -> list[LineMap]:
    """A map for each word between `first` and `last` that does not simply follow the word before it in the source.

    `at` is the place of the first word in the page's letters.
    """
    maps: list[LineMap] = []
    expected = (0, 0)
    for word in _WORD.finditer(text, first, last):
        size = len(word.group())
        number = bisect_right(page.starts, at) - 1
        inside = 0
        while inside < size:
            offset = page.offsets[number] + at + inside - page.starts[number]
            line, column = lines.place(offset)
            here = word.start() + inside
            if (line, column - here) != expected:
                maps.append(LineMap(name, here, line, column, flat=True))
                expected = (line, column - here)
            number += 1
            inside = page.starts[number] - at if number < len(page.starts) else size
        at += size
    return maps
