"""Frames: sentences with their claims drawn as single capital letters, so that patterns of words can be read.

"Revenue rose 26 pct to 99.9 billion pesos from 79.1 billion" becomes "revenue rose P to M from N". The text is in
lower case, so a capital is always a claim and every stretch of other characters is free of claims.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from factcheck.lexicon.regex import regex
from factcheck.model.article import Sentence, Span
from factcheck.model.records import dataclass

if TYPE_CHECKING:
    from factcheck.model.claim import Claim

LETTERS = {
    "money": "M",
    "count": "C",
    "number": "N",
    "percent": "P",
    "ratio": "X",
    "ordinal": "O",
    "age": "A",
    "date": "D",
    "period": "D",
    "duration": "U",
    "temperature": "T",
}
POINTS = ("percentage point", "basis point")
LEVEL = "[MCNLPRT]"
"""Money, Count, Number, Length and other dimensions, Percent, Rate (anything per something), Temperature."""
AMOUNT = "[PQX]"
"""Percent, percentage points (Q), multiples (X): what only ever says a share or a change."""
WORDS = "[^A-Z;:()]"
"""One character between claims of a clause."""

LONGEST = 4000
"""Code points of a sentence that is still read as one."""

_SPACES = regex(r"\s+")
_DASHES = regex(r"\s*(?:[–—]|--+)\s*|(?<=\w)\s-\s|(?<=^)\s-\s(?=\w)|\s-\s$")
_PER = regex(r"[ \n]{1,2}(?:(?:an?|per|each|every)[ \n]\w+|apiece|each)|[ \n]?/[ \n]?\w+", re.IGNORECASE)
_LINE_MARK = regex(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, eq=False)
class Frame:
    """One sentence as a pattern of words and claims.

    `text` is in lower case with single spaces, dashes as " — ", straight quotes; each claim, with its hedge before and
    its counted noun or "a share" behind, is one capital of LETTERS, Q for percentage and basis points, R for anything
    per something, L for the physical dimensions. `places` are the offsets of those capitals, `claims` what they stand
    for. `pieces` are the stretches of words as (offset in `text`, offset in the field, length in the field).
    """

    sentence: Sentence
    text: str
    claims: tuple[Claim, ...]
    places: tuple[int, ...]
    pieces: tuple[tuple[int, int, int], ...]
    source: str

    def at(self, match: re.Match[str], group: str, offset: int = 0) -> Claim | None:
        """The claim that a named group of one capital stands for; None where the group took no part. `offset` is
        where in `text` the searched string began."""
        place = match.start(group)
        return None if place < 0 else self.claim_at(place + offset)

    def claim_at(self, place: int) -> Claim:
        return self.claims[bisect_right(self.places, place) - 1]

    def index_at(self, place: int) -> int:
        """The number of the first claim at or after a place in `text`."""
        return bisect_right(self.places, place - 1)

    def within(self, start: int, end: int) -> tuple[Claim, ...]:
        """The claims that stand between two places of `text`."""
        return self.claims[self.index_at(start) : self.index_at(end)]

    def led(self, pattern: re.Pattern[str], place: int, reach: int) -> re.Match[str] | None:
        """The words that a pattern finds before a place of `text`, in so many of its code points."""
        return pattern.search(self.text, max(0, place - reach), place)

    @cached_property
    def letters(self) -> str:
        """The capitals alone, in order."""
        return "".join(self.text[place] for place in self.places)

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(claim): index for index, claim in enumerate(self.claims)}

    def place_of(self, claim: Claim) -> int:
        """Where in `text` the capital of one of these claims stands."""
        return self.places[self._order[id(claim)]]

    def letter_of(self, claim: Claim) -> str:
        return self.text[self.place_of(claim)]

    def origin(self, place: int, word: str) -> Span | None:
        """Where in the article a word stands that begins at `place` of `text`; None where it cannot be told."""
        for start, origin, length in reversed(self.pieces):
            if start <= place:
                source = self.source[origin : origin + length].lower()
                found = source.find(word, max(0, place - start - 8))
                found = found if found >= 0 else source.find(word)
                return Span(self.sentence.field, origin + found, origin + found + len(word)) if found >= 0 else None
        return None


def frame(sentence: Sentence, claims: Iterable[Claim], source: str) -> Frame:
    """The frame of one sentence; `source` is the text of the field that the sentence stands in."""
    parts: list[str] = []
    kept: list[Claim] = []
    places: list[int] = []
    pieces: list[tuple[int, int, int]] = []
    length, done = 0, sentence.start
    members = tuple(claims)
    for claim, following in zip_longest(members, members[1:]):
        if claim.mention.start < done:
            continue
        start, end = _reach(claim, source)
        if following is not None and end > following.mention.start >= claim.mention.end:
            end = claim.mention.end
        start = max(start, done)
        words = tidy(source[done:start])
        pieces.append((length, done, start - done))
        parts.append(words)
        length += len(words)
        places.append(length)
        kept.append(claim)
        parts.append(letter(claim))
        length += 1
        done = end
    pieces.append((length, done, sentence.end - done))
    parts.append(tidy(source[done : sentence.end]))
    return Frame(sentence, "".join(parts), tuple(kept), tuple(places), tuple(pieces), source)


def frames(groups: Iterable[tuple[Sentence, tuple[Claim, ...]]], fields: dict[str, str]) -> Iterator[Frame]:
    """The frames of all sentences that may be checked: teasers and correction notices are left out, and what is too
    long to be a sentence."""
    for sentence, claims in groups:
        if sentence.zone not in ("teaser", "correction") and sentence.end - sentence.start <= LONGEST:
            yield frame(sentence, claims, fields[sentence.field])


def letter(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity.unit in POINTS:
        return "Q"
    if quantity.per is not None:
        return "R"
    return LETTERS.get(quantity.kind, "L")


def tidy(text: str) -> str:
    """Lower case, single spaces, dashes as " — ", straight apostrophes, no soft hyphens."""
    if not text.isascii():
        text = text.replace("\u00ad", "").replace("’", "'").replace("“", '"').replace("”", '"').replace("‘", "'")
    if "-" in text or not text.isascii():
        text = _DASHES.sub(" — ", text)
    if "  " in text or not text.isprintable():  # of all spaces, only the plain one is printable
        text = _SPACES.sub(" ", text)
    return text.lower()


def _reach(claim: Claim, source: str) -> tuple[int, int]:
    """From the claim's hedge to the end of its counted noun or of its "a share"."""
    mention = claim.mention
    start, end = mention.start, mention.end
    if mention.hedge is not None:
        if mention.hedge.end <= start and start - mention.hedge.end <= 12:
            start = mention.hedge.start
            if source[start : start + 3].lower() == "or ":
                start += 3
        if mention.hedge.start >= end and mention.hedge.start - end <= 2:
            end = mention.hedge.end
    if mention.noun is not None and mention.noun.start >= end and mention.noun.end - end <= 60:
        end = mention.noun.end
    if claim.quantity.per is not None and (per := _PER.match(source, end)):
        end = per.end()
    return start, end


def is_item(text: str) -> bool:
    """Does a line begin like an item of a list?"""
    return _LINE_MARK.match(text) is not None
