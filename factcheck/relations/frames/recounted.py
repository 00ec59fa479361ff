"""People who are named with their ages, and counted at the beginning of the next sentence: "… arrested Ann Bell, 34,
Tom Bell, 31, and Cy Reed, 27. All three were released.", and those who are counted in one sentence and named at the
beginning of the next: "Three men were charged. Ann Bell, 34, and Cy Reed, 27, are to appear in court."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.mentions.numerals.number_words import by_role
from factcheck.model.article import Span
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.frames.announced import is_small
from factcheck.relations.frames.listing import words

FEWEST = 2
BEFORE = 250
"""Code points before a list in which others may be named."""
_PERSON = regex(r"[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’.-]{0,20}){1,3}(?:, (?:aged )?\d{1,2}\b| \(\d{1,2}\))")
_AGED = r"(?:, (?:aged )?\d{1,2}\b| \(\d{1,2}\))"
_ITEM = r"(?:(?:his|her|their) [a-z-]+,? )?[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’.-]{0,20}){0,3}" + _AGED
_PEOPLE = regex(rf"{_ITEM}(?:,? (?:and )?{_ITEM})+,? (?=[a-z])")
_ONE = regex(_ITEM)
_JOINT = regex(r",?(?: and)? (?:(?:his|her|their) [a-z-]+,? )?")


MOST, NEXT = 9, 4
"""The greatest number of people, and the code points between two sentences that follow each other."""
BEHIND = 300
"""Code points behind a list in which one more may be told of."""


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


def counted_first(frames: Sequence[Frame]) -> Iterator[Recounted]:
    """The people that a sentence counts, whom the next one begins to name."""
    for before, frame in pairwise(frames):
        gap = frame.sentence.start - before.sentence.end
        if frame.letters.count("A") < FEWEST or "A" in before.letters or not 0 <= gap <= NEXT:
            continue
        claim = _only_people(before)
        match = _PEOPLE.match(frame.source, frame.sentence.start) if claim is not None else None
        if claim is None or match is None or not _goes_on().match(frame.source, match.end()):
            continue
        found = list(_ONE.finditer(frame.source, match.start(), match.end()))
        if _one_more().search(frame.source, match.end(), match.end() + BEHIND) is None:
            last = Span(frame.sentence.field, found[-1].start(), found[-1].end())
            yield Recounted(claim.span, int(claim.quantity.value or 0), len(found), last)


def _only_people(frame: Frame) -> Claim | None:
    """The one small number of people of a sentence, told exactly; None where there are more, or none."""
    counted = [claim for claim, letter in zip(frame.claims, frame.letters, strict=True) if letter == "C"]
    people = [claim for claim in counted if claim.mention.noun_class == "people"]
    return people[0] if len(people) == 1 and is_small(people[0], MOST) else None


@cache
def _goes_on() -> re.Pattern[str]:
    """What is said of all who are named."""
    return re.compile(r"(?:" + "|".join(sorted(words("all-of-them") | {"each", "all", "will"})) + r")\b")


@cache
def _one_more() -> re.Pattern[str]:
    """Somebody else who may be one of those counted."""
    return re.compile(rf"{_ITEM}|\b(?:" + "|".join(sorted(words("one-more"))) + r")\b")


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
    return regex(rf"\s+All (?P<count>{known})(?= (?:{behind})\b)")
