"""Times of day that stand against the order of what happened at them: "the alarm was raised at 06:43. The first boat
was on the water by 06:31"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from factcheck.claims.view import Reading
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.records import dataclass
from factcheck.relations.timeline.clock_spans import DAY, Clock, clocks_of
from factcheck.relations.timeline.told_order import turns

LONGEST = 360
"""Minutes by which a slip sets a time back, at most: what lies farther apart may be of two days."""
GAP = 220
"""Code points from a time to the next one that goes on about the same, at most."""
MOST = 6
"""A paragraph with more times of day is a timetable."""
CLOCK = "clock-"
"""How the courses of happenings.tsv are called that are told by the time of day."""
LOOSE = ("clock-alarm",)
"""Courses of an emergency, in which each has a part of his own; those of other courses are of one subject."""
_HINT = regex(r"\d[:.]\d\d|\d ?[ap]\.?m\b")
_SENTENCE = regex(r"[.!?;:()]\s|,? \b(?:and|but|while|before|after|until)\b")
_OTHER_DAY = regex(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|tomorrow|next|following|previous|earlier|local"
    r"|day before)\b"
)
_LED = regex(r"\b(?:at|by|around|about|before|after|until|from)(?: about| around| just| only)* $")


@dataclass(frozen=True, slots=True)
class At:
    """A time of day and, by course, the stage that its clause tells of with some `words`."""

    clock: Clock
    words: str
    stages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Turned:
    """Two times of day of which `first` must come before `second`, but is later."""

    first: At
    second: At


def turned_clocks(reading: Reading) -> Iterator[Turned]:
    """The neighbours among the times of day of an article's text that stand against their order."""
    text = reading.article.fields.get("text", "")
    start = 0
    for line in text.split("\n"):
        if _HINT.search(line):
            told = _told(text, start, start + len(line))
            yield from (found for a, b in pairwise(told) if (found := _against(text, a, b)) is not None)
        start += len(line) + 1


def _told(text: str, first: int, last: int) -> list[At]:
    """The times of a paragraph whose clause tells a stage of a course."""
    clocks = list(clocks_of(text, first, last))
    if not 1 < len(clocks) <= MOST:
        return []
    out: list[At] = []
    opening = first
    for clock in clocks:
        clause = " " + _SENTENCE.split(text[opening : clock.start].lower())[-1]
        words = _words(clause) if _LED.search(clause) else ""
        if words:
            out.append(At(clock, words, _phrases()[words]))
        opening = clock.end
    return out


def _words(clause: str) -> str:
    """The words of a course that stand last in a clause, the longest of them; "" where there are none."""
    found = [(clause.rfind(words) + len(words), len(words), words) for words in _phrases() if f" {words} " in clause]
    return max(found, default=(0, 0, ""))[2]


@cache
def _phrases() -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for course, stage, _, cell in rows("happenings"):
        for words in cell.split("|") if course.startswith(CLOCK) else ():
            found.setdefault(words, {})[course] = int(stage)
    return found


def _against(text: str, a: At, b: At) -> Turned | None:
    """Two times of one course, if the later stage comes at the earlier time, by so little that it is of one day."""
    between = text[a.clock.end : b.clock.start]
    if len(between) > GAP or _OTHER_DAY.search(between.lower()):
        return None
    if a.clock.zoned != b.clock.zoned or a.clock.bare != b.clock.bare:
        return None
    for course in a.stages.keys() & b.stages.keys():
        early, late = (a, b) if a.stages[course] < b.stages[course] else (b, a)
        apart = early.stages[course] != late.stages[course] and (course in LOOSE or _goes_on(between, b.words))
        sure = not late.clock.bare or late.clock.minute >= DAY // 2 or text[late.clock.start] == "0"
        if apart and sure and 0 < early.clock.minute - late.clock.minute <= LONGEST:
            return Turned(early, late)
    return None


def _goes_on(between: str, words: str) -> bool:
    """Is the second time told of the subject of the first: with nothing but a pronoun or a conjunction before its
    verb?"""
    before = between.lower().rsplit(words, 1)[0].strip(" .,;").split()
    return set(before) <= turns("joining") | turns("pronoun") | turns("then")


def places(turned: Turned) -> tuple[Span, Span]:
    """Where the two times stand."""
    first, second = (Span("text", one.clock.start, one.clock.end) for one in (turned.first, turned.second))
    return first, second
