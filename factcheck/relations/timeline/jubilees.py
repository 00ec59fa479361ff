"""Anniversaries against the year in which what is celebrated began, wherever in the article that is told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.budget import around
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.ages import NAME
from factcheck.relations.timeline.days import Days, date_of, days_of
from factcheck.relations.timeline.passages import PROSE
from factcheck.relations.timeline.told_order import turns

_JUBILEE = regex(
    r"(?P<n>[ON])(?: |-)?(?:year )?(?:[a-z]+ ){0,2}(?:anniversary|birthday|jubilee)\b"
    r"(?! of (?:the|his|her|their) (?!founding|foundation|opening|launch|creation))(?! edition)"
    r"|\b(?:turns|turned|turning) (?P<age>A)(?=[,.;]| |$)"
)
_BEGAN = regex(
    r"\b(?:founded|established|launched|opened|started|began|created|formed|built|introduced|incorporated|married|wed)\b"
    r"(?: [a-z'’-]+){0,6}? (?:in|on) (?P<s>D)"
)
_BACK = regex(r"\b(?:ago|had|was to|earlier|previous|last (?:year|season|spring|summer|autumn|fall|winter))\b")
_AHEAD = regex(
    r"\b(?:next|will|upcoming|ahead|approach\w*|plans?|prepar\w*|to mark|to celebrate|marks?|year-long|run-up|coming)\b"
)
_DATED = regex(r"[^A-Z§]{0,12}\b(?:in|on) (?P<e>D)")
_PERSON = regex(r"\b(?:he|she|his|her|who|mr|mrs|ms)\b")
_NOUN = regex(
    r"(?:the|this) (?:[a-z-]+ ){0,2}?([a-z]+)(?:'s| (?:was|is|will|had|has|which|marks|celebrates|turned)\b|,)"
)
LEAST = 5
"""Years of the first anniversary that is one."""
STARTERS = frozenset(("The", "It", "Its", "He", "She", "They", "In", "On"))


@dataclass(frozen=True, slots=True)
class Jubilee:
    """The anniversary `claim` of what began at `start`, `years` later; `slack` since it may be to come."""

    claim: Claim
    begin: Claim
    start: Days
    years: tuple[int, int]
    slack: int

    @property
    def fits(self) -> bool:
        value = int(self.claim.quantity.value or 0)
        return self.years[0] - self.slack <= value <= self.years[1] + self.slack


def jubilees(reading: Reading, now: Days | None) -> Iterator[Jubilee]:
    """The anniversaries of an article whose beginning is told in it, where both sentences name the same."""
    if now is None:
        return
    frames = [frame for frame in reading.frames if frame.sentence.zone in PROSE]
    found = [
        (number, frame, match)
        for number, frame in enumerate(frames)
        if any(letter in "ONA" for letter in frame.letters)
        for match in _JUBILEE.finditer(frame.text)
    ]
    if not found:
        return
    begun = [
        (number, frame, match)
        for number, frame in enumerate(frames)
        if "D" in frame.letters
        for match in _BEGAN.finditer(frame.text)
    ]
    for number, frame, match in found:
        claim = _anniversary(frame, match)
        near = around(begun, bisect_left(begun, number, key=itemgetter(0))) if claim is not None else ()
        made = (_jubilee(frame, match, claim, home, birth, now) for _, home, birth in near)
        first = next((one for one in made if one is not None), None)
        if first is not None:
            yield first


def _anniversary(frame: Frame, match: re.Match[str]) -> Claim | None:
    """The number of an anniversary of some thing that the sentence tells of now."""
    claim = frame.at(match, "n") or frame.at(match, "age")
    if (match["age"] and _PERSON.search(frame.text)) or _BACK.search(frame.text):
        return None
    return claim if claim is not None and (claim.quantity.value or 0) >= LEAST else None


def _jubilee(
    frame: Frame, match: re.Match[str], claim: Claim | None, home: Frame, birth: re.Match[str], now: Days
) -> Jubilee | None:
    """The anniversary of what another match says that it began, if both are of one thing."""
    begin = home.at(birth, "s")
    start = days_of(begin) if begin is not None else None
    if claim is None or begin is None or start is None or not start.sure or not _same(frame, home, begin):
        return None
    dated = _DATED.match(frame.text, match.end())
    told = frame.at(dated, "e") if dated is not None else None
    end = (days_of(told) if told is not None and told is not begin else None) or now
    years = tuple(date_of(day).year - start.year for day in (end.first, end.last))
    slack = 0 if frame is home and not _AHEAD.search(frame.text) else 1
    return Jubilee(claim, begin, start, (min(years), max(years)), slack)


def _same(frame: Frame, home: Frame, begin: Claim) -> bool:
    """Do both sentences speak of one thing: the same sentence, or the name in front of both?"""
    if frame is home:
        return (
            sum(claim.mention.when is not None and claim.mention.when.year is not None for claim in frame.claims) == 1
        )
    return _it(frame, home) or _it(home, frame) or bool(_leading(frame) & _leading(home)) or _same_noun(frame, home)


def _same_noun(frame: Frame, home: Frame) -> bool:
    """Do both begin with one noun ("The airline, which marks …", "The airline was founded")?"""
    one, other = (_NOUN.match(each.text) for each in (frame, home))
    return one is not None and other is not None and one[1] == other[1] and one[1] in turns("body")


def _it(before: Frame, frame: Frame) -> bool:
    """Does a sentence go on with "it" about what the one before it told?"""
    follows = before.sentence.field == frame.sentence.field and 0 <= frame.sentence.start - before.sentence.end < 3
    return follows and frame.text.startswith(("it ", "it's "))


def _leading(frame: Frame) -> set[str]:
    """The name that a sentence begins with."""
    text = frame.source[frame.sentence.start : frame.sentence.end]
    names = [name for name in NAME.findall(text[:60]) if name not in STARTERS]
    return set(names[:2])
