"""Entries: the states of a running count in the entries of a live report or a chronicle, each under its hour or day, in
whichever order they stand ("6.30pm … 13 homes are lost", and below it "2.15pm … Homes lost: 21")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from factcheck.claims.facets.around import stem_of
from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass
from factcheck.relations.bound import Bound
from factcheck.relations.frames.same_measure import same_measure
from factcheck.relations.places import common_words, root
from factcheck.relations.tallies import FEWEST, LOST, State, is_set_apart, states

_HOUR = regex(r"[^\w$£€¥]{0,4}(\d{1,2})(?:[.:]([0-5]\d))? ?(?:(a|p)\.?m\b|(?<=\d\d)(?= ?[^\w\s]?\s))", 2)
_DAY = regex(r"\W{0,4}([A-Za-z]+day)\b ?[:—–.*-]")
_WORD = regex(r"[a-z]{3,}")
DAY, HOUR = 24 * 60, 60
MOST = 40
"""States of an article that are held against each other."""
APART = 3
"""How many times as much one of two states may be."""
SHARED = 2
"""Words that two states have in common, where neither is a toll."""


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """A state, its time in minutes, and the roots of the words that say what it counts."""

    state: State
    time: int
    words: frozenset[str]


def entries(frames: Sequence[Frame]) -> Iterator[Bound]:
    """The states of counts in entries of different times, the earlier one first."""
    found: list[_Entry] = []
    day = -1
    for number, frame in enumerate(frames):
        if frame.sentence.zone in ("table", "headline", "caption"):
            continue
        time = _time(frame)
        if time is None:
            continue
        if time >= DAY and time < day:
            time += 7 * DAY  # Saturday, Sunday, Monday
        day = max(day, time)
        found += [_Entry(state, time, _words(state)) for state in states(frame, number) if _is_toll(state)]
    for first, second in combinations(found[:MOST], 2):
        early, late = sorted((first, second), key=lambda entry: entry.time)
        if early.time < late.time and _one_count(early, late):
            yield Bound("entry", early.state.claim, late.state.claim)


def _time(frame: Frame) -> int | None:
    """The hour or the day that the paragraph of a sentence opens with, in minutes: days count from one week on."""
    start = frame.source.rfind("\n", 0, frame.sentence.start) + 1
    hour = _HOUR.match(frame.source, start)
    if hour is not None and (hour[2] or hour[3]):
        minutes = int(hour[1]) % (12 if hour[3] else 24) * HOUR + int(hour[2] or 0)
        return minutes + (DAY // 2 if hour[3] in ("p", "P") else 0)
    day = _DAY.match(frame.source, start)
    known = _days().get(day[1].lower()) if day is not None else None
    return None if known is None else (known + 1) * DAY


def _is_toll(state: State) -> bool:
    """Do the words around a number say that it is counted up, and none that it is a part or may go down?"""
    stems = {stem_of(word) for word in _WORD.findall(state.said)}
    shrinks = any(stem.startswith(_listed("shrank")) for stem in stems if stem != LOST)
    return not shrinks and not is_set_apart(state) and (state.claim.quantity.value or 0) >= FEWEST


def _words(state: State) -> frozenset[str]:
    """The roots of what a state counts; a toll is one of dead."""
    unit = state.claim.quantity.unit or ""
    known = {stem_of(word) for word in (*_WORD.findall(state.said), *unit.split())} - common_words()
    toll = root(stem_of(_listed("toll")[0]))
    tolls = {root(stem_of(word)) for word in _listed("toll")}
    return frozenset(toll if root(word) in tolls else root(word) for word in known)


def _one_count(early: _Entry, late: _Entry) -> bool:
    a, b = early.state.claim, late.state.claim
    x, y = float(a.quantity.value or 0), float(b.quantity.value or 0)
    if not same_measure(a, b) or not 1 / APART < x / y < APART:
        return False
    shared = early.words & late.words
    return len(shared) >= SHARED or root(stem_of(_listed("toll")[0])) in shared


@cache
def _listed(role: str) -> tuple[str, ...]:
    return tuple(word for name, words in rows("bounds") if name == role for word in words.split("|"))


@cache
def _days() -> dict[str, int]:
    return {word: int(number[0]) for word, kind, *number in rows("calendar") if kind == "WEEKDAY"}
