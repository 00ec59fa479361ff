"""People who are named with their ages, and counted at the beginning of the next sentence: "… arrested Ann Bell, 34,
Tom Bell, 31, and Cy Reed, 27. All three were released."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.mentions.numerals.number_words import by_role
from factcheck.model.article import Span
from factcheck.model.records import dataclass
from factcheck.relations.frames.listing import words

FEWEST = 2
BEFORE = 250
"""Code points before a list in which others may be named."""
_PERSON = regex(r"[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’.-]{0,20}){1,3}(?:, (?:aged )?\d{1,2}\b| \(\d{1,2}\))")
_JOINT = regex(r",?(?: and)? (?:(?:his|her|their) [a-z-]+,? )?")


@dataclass(frozen=True, slots=True)
class Recounted:
    """The word that counts people and its number, how many are named in the sentence before it, and where the last of
    them stands."""

    said: Span
    value: int
    count: int
    last: Span


def recounted(frames: Sequence[Frame]) -> Iterator[Recounted]:
    """The counts ("All four …") that open a sentence behind one that names people with their ages."""
    for frame in frames:
        named = _named(frame) if frame.letters.count("A") >= FEWEST else []
        match = _counted().match(frame.source, frame.sentence.end) if named else None
        if match is not None and "C" not in frame.letters and not _names_before(frame):
            said = Span(frame.sentence.field, match.start("count"), match.end("count"))
            yield Recounted(said, int(by_role("digit")[match["count"].lower()][1]), len(named), named[-1])


def _names_before(frame: Frame) -> bool:
    """Does the text right before a sentence name somebody with an age as well? Then the count may be of all of them."""
    start = frame.sentence.start
    paragraph = frame.source.rfind("\n", 0, start) + 1
    return _PERSON.search(frame.source, max(paragraph, start - BEFORE), start) is not None


def _named(frame: Frame) -> list[Span]:
    """The people of one list, each with an age; [] where they stand apart, or are fewer than two."""
    found = list(_PERSON.finditer(frame.source, frame.sentence.start, frame.sentence.end))
    joined = all(_JOINT.fullmatch(frame.source, a.end(), b.start()) for a, b in pairwise(found))
    return [Span(frame.sentence.field, one.start(), one.end()) for one in found] if joined and len(found) > 1 else []


@cache
def _counted() -> re.Pattern[str]:
    """A small number of all, alone or of people: no "All three of the …", no "All three cars"."""
    known = "|".join(sorted(word for word, (_, value) in by_role("digit").items() if value >= FEWEST))
    behind = "|".join(sorted(words("all-of-them")))
    return re.compile(rf"\s+All (?P<count>{known})(?= (?:{behind})\b)")
