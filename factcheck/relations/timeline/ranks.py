"""The first of a row with a later date than the next or the last one: "her first title in 2009, her last in 2006"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.days import Days, days_of

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


def rows_of(frame: Frame) -> Iterator[Row]:
    """The rows of a sentence that are told from the first one on, with years."""
    for match in _ROW.finditer(frame.text) if frame.letters.count("D") > 1 and "O" in frame.letters else ():
        rank, following = frame.at(match, "rank"), frame.at(match, "next")
        first, second = frame.at(match, "first"), frame.at(match, "second")
        if rank is None or first is None or second is None or rank.quantity.value != 1:
            continue
        days = days_of(first), days_of(second)
        later = following is None or (following.quantity.value or 0) > 1
        if later and days[0] is not None and days[1] is not None and days[0].sure and days[1].sure:
            yield Row(first, second, (days[0], days[1]))
