"""Text as tokens: words, digit groups and signs, with their places, made in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable
from itertools import accumulate
from operator import sub

from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass, replace

_TOKEN = regex(
    r"\s*(?:(?:[^\W\d_]\.){2,}|[万萬亿億]|[^\W\d_万萬亿億]+(?:['’][^\W\d_]+)?|\d+(?:[.,'’]\d+)*|.)",
    re.DOTALL,
)
_PAD = 12


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the tokens of a text: `words` as written, `lowers` in lower case with straight apostrophes,
    `starts` and `ends` their code points. An empty word is a barrier: the edge of a sentence or of the text. The lists
    are padded with barriers, so that looking a few tokens ahead, or back from the first one, is always possible.
    """

    text: str
    words: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    size: int

    def glued(self, index: int) -> bool:
        """Does the token follow the one before it with no space between?"""
        return self.starts[index] == self.ends[index - 1] and self.words[index - 1] != "" and self.words[index] != ""

    def gap(self, index: int) -> str:
        """What stands between the token and the one before it."""
        return self.text[self.ends[index - 1] if index else 0 : self.starts[index]]

    def opens_line(self, index: int) -> bool:
        """Is the token the first of its line?"""
        return index == 0 or self.words[index - 1] == "" or "\n" in self.gap(index)

    def slice(self, first: int, after: int) -> str:
        """The text from token `first` up to token `after`, the latter left out."""
        return self.text[self.starts[first] : self.ends[after - 1]]


def tokens(text: str, barriers: Iterable[int] = ()) -> Tokens:
    """The tokens of a text; at each offset of `barriers` an empty token is put in."""
    raw = _TOKEN.findall(text)
    words = list(map(str.strip, raw))
    ends = list(accumulate(map(len, raw)))
    starts = list(map(sub, ends, map(len, words)))
    words, starts, ends = _with_barriers(words, starts, ends, barriers)
    lowers = [word.lower() for word in words]
    if "’" in text:
        lowers = [word.replace("’", "'") for word in lowers]
    if "\u00ad" in text:
        lowers = [word.replace("\u00ad", "") for word in lowers]
    size = len(words)
    pad = [len(text)] * _PAD
    return Tokens(text, words + [""] * _PAD, lowers + [""] * _PAD, starts + pad, ends + pad, size)


def _with_barriers(
    words: list[str], starts: list[int], ends: list[int], barriers: Iterable[int]
) -> tuple[list[str], list[int], list[int]]:
    cuts = sorted({bisect_left(starts, at) for at in barriers} - {0})
    if not cuts:
        return words, starts, ends
    new_words: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    last = 0
    for cut in cuts:
        new_words += words[last:cut]
        new_starts += starts[last:cut]
        new_ends += ends[last:cut]
        new_words.append("")
        new_starts.append(ends[cut - 1])
        new_ends.append(ends[cut - 1])
        last = cut
    return new_words + words[last:], new_starts + starts[last:], new_ends + ends[last:]


def hushed(read: Tokens, lines: Iterable[tuple[int, int]], kept: Collection[str]) -> Tokens:
    """The same tokens with the words of `lines` (start and end offsets), which are all in capitals, in lower case:
    there a capital tells no name. Short words and those of `kept` (codes of currencies) stay as they are."""
    words = list(read.words)
    for start, end in lines:
        for index in range(bisect_left(read.starts, start, hi=read.size), bisect_left(read.starts, end, hi=read.size)):
            if len(words[index]) > 2 and words[index].isalpha() and words[index] not in kept:
                words[index] = words[index].lower()
    return replace(read, words=words)


def opening(written: str) -> tuple[str, int]:
    """The first token of a phrase of the vocabulary, in lower case, and how many tokens the phrase has."""
    parts = written.split(" ")
    if written.replace(" ", "").isalpha():
        return parts[0].lower(), len(parts)
    made = tokens(written)
    return made.lowers[0], made.size
