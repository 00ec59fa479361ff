"""The first of a row with a later date than the next or the last one: "her first title in 2009, her last in 2006"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.days import Days, days_of
from factcheck.relations.timeline.passages import Passage, passages

_WORDS = "[^DO§¶;:()]"
_ROW = regex(
    rf"(?P<rank>O)\b{_WORDS}{{0,60}}?\b(?:in|on) (?P<first>D),?{_WORDS}{{0,40}}?(?:\b(?:and|but|then)|[,;])"
    rf" (?:{_WORDS}{{0,30}}?\b)?(?:(?P<last>last|final|latest)|(?P<next>O))\b{_WORDS}{{0,30}}?\b(?:in|on) (?P<second>D)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """The dates of the first and of a later one of a row, and their days."""

    first: Claim
    second: Claim
    days: tuple[Days, Days]

    @property
    def fits(self) -> bool:
        return self.days[0].first <= self.days[1].last


_NEXT_ROW = regex(
    rf"\b(?:his|her|its|their|the) (?P<rank>O)\b{_WORDS}{{0,60}}?\b(?:in|on) (?P<first>D){_WORDS}{{0,50}}§ "
    rf"(?:(?:he|she|it|they) [a-z]+ )?(?:his|her|its|their|the) (?P<next>O)\b{_WORDS}{{0,60}}?\b(?:in|on) (?P<second>D)"
)


_TO_LAST = regex(
    rf"\bthe (?P<rank>O) (?P<noun>[a-z]{{4,}})\b{_WORDS}{{0,40}}?\bin (?P<first>D){_WORDS}{{0,60}}§ "
    rf"the (?P<last>last) of (?:the |these |those |them|C){_WORDS}{{0,60}}?\bin (?P<second>D)"
)
"""The first of many and the last of them: "The first doses were given in May 2020. The last of 900 children …"."""


def rows_over(frames: Sequence[Frame]) -> Iterator[Row]:
    """The rows that are told in two sentences: "Her first novel came out in 1991. Her second followed in 1996"."""
    for passage, _ in passages(frames, 2, lambda frame: "D" in frame.letters):
        for pattern in (_NEXT_ROW, _TO_LAST):
            for match in pattern.finditer(passage.text):
                yield from _over(passage, match)


def _over(passage: Passage, match: re.Match[str]) -> Iterator[Row]:
    """The row of a match that may lead from the first one to a later one of its kind, or to the last."""
    rank, first, second = (passage.at(match, name) for name in ("rank", "first", "second"))
    following = passage.at(match, "next") if "next" in match.re.groupindex else None
    if rank is None or rank.quantity.value != 1 or first is None or second is None:
        return
    alike = following is None or following.quantity.unit in (None, rank.quantity.unit)
    if alike and (following is None or (following.quantity.value or 0) > 1):
        yield from _row(first, second)


def _row(first: Claim, second: Claim) -> Iterator[Row]:
    """The row of two dates with their years."""
    days = days_of(first), days_of(second)
    if days[0] is not None and days[1] is not None and days[0].sure and days[1].sure:
        yield Row(first, second, (days[0], days[1]))


def rows_of(frame: Frame) -> Iterator[Row]:
    """The rows of a sentence that are told from the first one on, with years."""
    for match in _ROW.finditer(frame.text) if frame.letters.count("D") > 1 and "O" in frame.letters else ():
        rank, following = frame.at(match, "rank"), frame.at(match, "next")
        first, second = frame.at(match, "first"), frame.at(match, "second")
        if rank is None or first is None or second is None or rank.quantity.value != 1:
            continue
        if following is None or (following.quantity.value or 0) > 1:
            yield from _row(first, second)
