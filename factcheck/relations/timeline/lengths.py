"""Lengths of time with the two ends that they are said to run between: "opened in 1981, closed after twelve years"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.days import Days, days_of, ends_of
from factcheck.relations.timeline.length_forms import CONSTRUCTIONS, Construction
from factcheck.relations.timeline.measures import SIZES, fits, measure, relation_of
from factcheck.relations.timeline.passages import Passage, passages
from factcheck.relations.timeline.spells import lies_ahead, of_its_own

MOST_DATES = 30
MUCH = 3
"""So many times a length may not be too short to run until the day of publication."""
COUNTED = ("span", "lasts", "total", "apposed", "stint")
"""Forms in which the days of a span are counted one by one."""
BACK = 6
"""Sentences before a length whose dates may be its start, where the text goes back in time."""
FARTHEST = 12 * 365
"""Days by which a slip sets a date back, at most."""
ONWARD = ("later", "later-at", "later-led", "two-apposed", "after-event", "before-event")
"""Forms that say of their second date that it is the later one."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, `claim`, that should run from `start` to `end`; `other` is None for the day of publication."""

    name: str
    claim: Claim
    begin: Claim
    other: Claim | None
    start: Days
    end: Days
    count: float
    unit: str
    bound: bool = False

    @property
    def fits(self) -> bool:
        if self.name in COUNTED and self.unit == "day" and self.start.exact and self.claim.quantity.relation == "exact":
            return self.end.last - self.start.first in (self.count - 1, self.count)
        return fits(self.count, self.unit, relation_of(self.claim), self.start, self.end)

    @property
    def turned(self) -> bool:
        """Is the end before the start?"""
        return self.start.first > self.end.last

    @property
    def some_of(self) -> bool:
        """Fewer days than lie between two months or years may be some of them ("17 nights, from May through July"), as
        may be much less time than went by until today ("the outbreak of 2015 was over after six months")."""
        least, told = self.end.first - self.start.last, self.count * SIZES[self.unit]
        if self.other is None and told * MUCH < least:
            return True
        return self.unit in ("day", "night", "week") and not self.start.exact and told < least


def lengths(reading: Reading, now: Days | None) -> Iterator[Length]:
    """The lengths of an article whose two ends are told. One that does not fit them is left out if it fits in another
    reading of its words, or if any other two dates near it are so far apart: they may be its ends."""
    for passage, index in passages(reading.frames, 2, _measures):
        if "D" not in passage.text:
            continue
        readings: dict[str, list[Length]] = {}
        for found in _of_passage(passage, now):
            readings.setdefault(found.claim.id, []).append(found)
        for ways in readings.values():
            fitting = (one for one in ways if one.fits)
            wrong = (
                one for one in ways if not _explained(one, *_dates_around(one, reading.frames, passage, index, now))
            )
            yield from islice(chain(fitting, wrong), 1)


def _dates_around(
    length: Length, frames: Sequence[Frame], passage: Passage, index: int, now: Days | None
) -> tuple[Sequence[Frame], Days | None]:
    """The sentences whose dates may explain a length, and the day of publication where it may."""
    if length.turned:
        return frames[max(0, index - BACK) : index + 3], now
    if length.bound:
        return _home(passage, length.claim), None
    return frames[max(0, index - 2) : index + 3], now


def _measures(frame: Frame) -> bool:
    """May a sentence give a length of time?"""
    return any(_is_measure(claim) for claim in frame.claims)


def _is_measure(claim: Claim) -> bool:
    if claim.mention.when is not None:
        return claim.mention.when.count is not None
    quantity = claim.quantity
    return (quantity.unit in SIZES or quantity.unit == "century") and quantity.kind in ("duration", "ordinal")


def _of_passage(passage: Passage, now: Days | None) -> Iterator[Length]:
    for construction in CONSTRUCTIONS:
        if construction.key not in passage.text:
            continue
        for match in construction.pattern.finditer(passage.text):
            if match.end() > passage.own:
                found = _length(passage, construction, match, now)
                if found is not None:
                    yield found


def _length(passage: Passage, construction: Construction, match: re.Match[str], now: Days | None) -> Length | None:
    begin, claim = passage.at(match, "s"), passage.at(match, "u")
    other = passage.at(match, "e") if "e" in match.re.groupindex else None
    if begin is None or claim is None or begin is claim:
        return None
    measured = measure(claim, construction.name)
    if match.string.endswith(" on ", 0, match.start("u")):
        return None
    if measured is None or (construction.loose and _laid_down(passage, claim)):
        return None
    if other is None and not construction.whole and any(lies_ahead(frame, claim) for frame in _home(passage, claim)):
        return None
    if construction.whole:
        span = ends_of(begin)
    else:
        span = _between(begin, other, None if "e" in match.re.groupindex else now, construction.name in ONWARD)
    return (
        None if span is None else Length(construction.name, claim, begin, other, *span, *measured, construction.bound)
    )


def _between(begin: Claim, other: Claim | None, now: Days | None, onward: bool) -> tuple[Days, Days] | None:
    """The two ends of a length: the last is another date or, where the text names none, the day of publication. It may
    come first only where the text says that it is `onward`."""
    opened = days_of(begin)
    closed = days_of(other) if other is not None else now
    if opened is None or closed is None:
        return None
    turned = opened.first > closed.last
    if turned and not (onward and opened.sure and closed.sure and opened.first - closed.last <= FARTHEST):
        return None
    return opened, closed


def _laid_down(passage: Passage, claim: Claim) -> bool:
    return any(of_its_own(frame, claim) for frame in _home(passage, claim))


def _home(passage: Passage, claim: Claim) -> tuple[Frame, ...]:
    """The sentence of a claim."""
    return tuple(frame for frame in passage.frames if any(one is claim for one in frame.claims))


def _explained(length: Length, frames: Sequence[Frame], now: Days | None) -> bool:
    """Are any two dates near a length so far apart? Of many dates some two are."""
    dates = [*_dates(frames), *((now,) if now is not None else ())]
    if len(dates) > MOST_DATES:
        return True
    if length.turned:
        return any(length.end.year - date.year == length.count for date in dates)
    relation = relation_of(length.claim)
    return any(
        fits(length.count, length.unit, relation, a, b)
        for a in dates
        for b in dates
        if a.first < b.first and (a, b) != (length.start, length.end)
    )


def _dates(frames: Sequence[Frame]) -> Iterator[Days]:
    """The dates of some sentences, and both ends of their spans."""
    for claim in (claim for frame in frames for claim in frame.claims if claim.mention.when is not None):
        one = days_of(claim)
        yield from (one,) if one is not None else ends_of(claim) or ()
