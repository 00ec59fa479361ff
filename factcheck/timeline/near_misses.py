"""Lengths of time that no two dates nearby explain, but would if a hand had not slipped: "closed in 1998 … thirty-seven
years of pigeons" in an article of 2025.

No form of words is asked for. That a number beside two dates is just ten years off, or has its digits swapped, and fits
nothing else, is itself the evidence: in 8,000 articles of news believed right it happens by chance to a handful of
lengths, nearly all of them sentences of prison and others that are laid down and do not run between dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.claim import Claim
from factcheck.reasoning.chronology import duration
from factcheck.reasoning.grammar import Frame
from factcheck.records import dataclass
from factcheck.regex import regex
from factcheck.timeline.days import Days, days_of, ends_of
from factcheck.timeline.lengths import SIZES, fits
from factcheck.timeline.passages import PROSE
from factcheck.view import Reading
from factcheck.vocabulary import rows

LEAST = 9
"""Shorter lengths are ten years off too often."""
SLACK = 0.3
"""Years by which a length may be rounded; ROUGH where it is hedged."""
ROUGH = 0.8
MOST_DATES = 4
"""Where more dates stand around a length, some two of them fit by chance."""
MOST_LENGTHS = 3
NEAR = 3
"""Sentences before and after, whose dates may explain a length."""
PER_SENTENCE = 12
"""Dates of a sentence that are looked at."""
BEFORE, BEHIND = 45, 30
"""Characters around a length in which a word says that it is no time between dates; behind it only in its clause."""
FOLLOWED = ("ago", "later", "earlier", "")
TEN = 10
_CLAUSE = regex(r"[,;:.]")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A length, `claim`, that would run from `start` to `end` if it were `meant` years. `other` is the date of the end;
    None for the day of publication."""

    claim: Claim
    begin: Claim
    other: Claim | None
    start: Days
    end: Days
    count: int
    meant: int

    @property
    def cause(self) -> str:
        if abs(self.meant - self.count) == TEN:
            return f"{self.count} is ten years too {'many' if self.count > self.meant else 'few'}."
        return f"Two digits are swapped: {self.count} for {self.meant}."


@cache
def spells(name: str) -> frozenset[str]:
    """The words of a class of the vocabulary."""
    return frozenset(word for row in rows("spells") if row[0] == name for word in row[1].split("|"))


def near_misses(reading: Reading, now: Days | None) -> Iterator[NearMiss]:
    """The lengths of an article that one slip parts from two dates of their sentence or the one before it."""
    frames = [frame for frame in reading.frames if frame.sentence.zone in PROSE]
    for index, frame in enumerate(frames):
        measured = [claim for claim in frame.claims if _count(claim) is not None]
        if not 0 < len(measured) <= MOST_LENGTHS:
            continue
        for claim in measured:
            if not _of_its_own(frame, claim):
                found = _near_miss(frames, index, claim, now)
                if found is not None:
                    yield found


def _count(claim: Claim) -> int | None:
    """How many years: of a length, of "19 years ago", of the age of a thing."""
    if claim.mention.upper is not None or claim.mention.modifiers or "-" in claim.text.replace("ty-", "ty"):
        return None
    when, quantity = claim.mention.when, claim.quantity
    if quantity.kind == "age":
        value = quantity.value if "old" in claim.text else None
    elif when is not None and (when.count is None or when.anchor not in FOLLOWED):
        return None
    elif when is None and quantity.kind != "duration":
        return None
    else:
        measured = duration(claim)
        value = measured[0] if measured is not None and measured[1] == "year" else None
    return int(value) if value is not None and value == int(value) and value >= LEAST else None


def _of_its_own(frame: Frame, claim: Claim) -> bool:
    """Do the words around a length say that it does not run between the dates nearby?"""
    place = frame.place_of(claim)
    behind = _CLAUSE.split(frame.text[place + 1 : place + 1 + BEHIND], 1)[0]
    around = f"{frame.text[max(0, place - BEFORE) : place]} {behind}"
    words = {word.strip(".,;:()\"'") for word in around.split()}
    if claim.quantity.kind == "age" and words & spells("person"):
        return True
    return bool(words & spells("own"))


def _near_miss(frames: Sequence[Frame], index: int, claim: Claim, now: Days | None) -> NearMiss | None:
    own = _dates(frames[index], claim)
    before = frames[index - 1] if index and _goes_on(frames[index - 1], frames[index], claim, bool(own)) else None
    dates = own + (_dates(before, claim) if before is not None else [])
    count = _count(claim)
    if count is None or not 0 < len(dates) <= MOST_DATES:
        return None
    ends = [*dates, *(((now, None),) if now is not None else ())]
    for start, begin in dates:
        for end, other in ends:
            meant = _meant(count, claim, start, end) if start.first < end.first else None
            if begin is not None and meant is not None:
                explained = _explained(frames, index, claim, now)
                return None if explained else NearMiss(claim, begin, other, start, end, count, meant)
    return None


def _dates(frame: Frame, claim: Claim) -> list[tuple[Days, Claim | None]]:
    """The dates of a sentence, the ends of spans each by itself."""
    found: list[tuple[Days, Claim | None]] = []
    for one in frame.claims:
        if one.mention.when is None or one is claim:
            continue
        days = days_of(one)
        for end in (days,) if days is not None else ends_of(one) or ():
            found.append((end, one))
        if len(found) >= PER_SENTENCE:
            break
    return found


def _goes_on(before: Frame, frame: Frame, claim: Claim, dated: bool) -> bool:
    """Does a sentence go on about what the one before it told? It does where it begins with a word that points back,
    or where nothing new is named before the length."""
    if before.sentence.field != frame.sentence.field:
        return False
    words = [word.strip(".,;:()\"'") for word in frame.text[: frame.place_of(claim)].split()]
    return dated or not words or words[0] in spells("same") or all(len(word) <= SHORT for word in words)


SHORT = 3
"""Letters of a word that names nothing."""


def _meant(count: int, claim: Claim, start: Days, end: Days) -> int | None:
    """The number of years that a slip of the hand made the printed one of; None where none fits."""
    year = SIZES["year"]
    least, most = (end.first - start.last) / year, (end.last - start.first) / year
    slack = SLACK if claim.quantity.relation == "exact" else ROUGH
    for meant in (count + TEN, count - TEN, *_swapped(count)):
        if meant >= LEAST and least - slack <= meant <= most + slack:
            return meant
    return None


def _swapped(count: int) -> tuple[int, ...]:
    tens, ones = divmod(count, TEN)
    return (ones * TEN + tens,) if 0 < ones != tens < TEN else ()


def _explained(frames: Sequence[Frame], index: int, claim: Claim, now: Days | None) -> bool:
    """Are any two dates around a length so far apart as it says?"""
    field = frames[index].sentence.field
    near = [frame for frame in frames[max(0, index - NEAR) : index + NEAR + 1] if frame.sentence.field == field]
    dates = [days for frame in near for days, _ in _dates(frame, claim)] + ([now] if now is not None else [])
    count = float(_count(claim) or 0)
    relation = "about" if claim.quantity.relation == "under" else claim.quantity.relation
    return any(fits(count, "year", relation, a, b) for a in dates for b in dates if a.first < b.first)
