"""Anniversaries against the year in which what is celebrated began, wherever in the article that is told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.budget import around
from factcheck.model.check import Operand
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
    r"\b(?:founded|established|launched|opened|started|began|created|formed|built|introduced|incorporated"
    r"|married|wed|consecrated|completed|inaugurated|unveiled)\b"
    r"(?: [a-z'’-]+){0,6}? (?:in|on) (?P<s>D)"
)
_OWNER = regex(r"\b([a-z]+)['’]s [ON](?: |-)?(?:year )?(?:[a-z]+ ){0,2}(?:anniversary|birthday|jubilee)$")
_WED = regex(r"\b(?:married|wed)\b")
_OF_ITSELF = (
    r"(?:the|its|his|her|their) (?:founding|foundation|opening|launch|creation|completion|consecration|wedding)"
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
class Mark:
    """The words of an anniversary: after how many years it is, and where they end in the text of their frame."""

    count: int
    words: Operand
    end: int


@dataclass(frozen=True, slots=True)
class Jubilee:
    """The anniversary `mark` of what began at `start`, `years` later; `slack` since it may be to come."""

    mark: Mark
    begin: Claim
    start: Days
    years: tuple[int, int]
    slack: int

    @property
    def fits(self) -> bool:
        return self.years[0] - self.slack <= self.mark.count <= self.years[1] + self.slack


def jubilees(reading: Reading, now: Days | None) -> Iterator[Jubilee]:
    """The anniversaries of an article whose beginning is told in it, where both sentences name the same."""
    if now is None:
        return
    frames = [frame for frame in reading.frames if frame.sentence.zone in PROSE]
    found = [(number, frame, mark) for number, frame in enumerate(frames) for mark in _marks(frame)]
    if not found:
        return
    begun = _begun(frames)
    for number, frame, mark in found:
        near = around(begun, bisect_left(begun, number, key=itemgetter(0)))
        made = (_jubilee(frame, mark, home, birth, now) for _, home, birth in near)
        first = next((one for one in made if one is not None), None)
        if first is not None:
            yield first


def _begun(frames: Sequence[Frame]) -> list[tuple[int, Frame, re.Match[str]]]:
    """Where sentences tell with a date that something began, and the number of each."""
    dated = ((number, frame) for number, frame in enumerate(frames) if "D" in frame.letters)
    return [(number, frame, match) for number, frame in dated for match in _BEGAN.finditer(frame.text)]


def _marks(frame: Frame) -> Iterator[Mark]:
    """The anniversaries of some thing that a sentence tells of now: by their numbers, and by their names."""
    if _BACK.search(frame.text):
        return
    for match in _JUBILEE.finditer(frame.text) if any(letter in "ONA" for letter in frame.letters) else ():
        claim = frame.at(match, "n") or frame.at(match, "age")
        count = int(claim.quantity.value or 0) if claim is not None else 0
        if claim is not None and count >= LEAST and not (match["age"] and _PERSON.search(frame.text)):
            yield Mark(count, Operand.of("elapsed", claim), match.end())
    pattern, counts = _named()
    for match in pattern.finditer(frame.text):
        start = frame.source.lower().find(match["name"], frame.sentence.start, frame.sentence.end)
        if start >= 0:
            place = Span(frame.sentence.field, start, start + len(match["name"]))
            text = frame.source[place.start : place.end]
            yield Mark(counts[match["name"]], Operand("elapsed", frame.claims[0].article, place, text), match.end())


@cache
def _named() -> tuple[re.Pattern[str], dict[str, int]]:
    """The names of anniversaries, and after how many years they are."""
    listed = (row for row in rows("spells") if row[0].startswith("named "))
    counts = {word: int(name.removeprefix("named ")) for name, cell in listed for word in cell.split("|")}
    return regex(rf"\b(?P<name>{'|'.join(counts)})\b(?! of (?!{_OF_ITSELF}))"), counts


def _jubilee(frame: Frame, mark: Mark, home: Frame, birth: re.Match[str], now: Days) -> Jubilee | None:
    """The anniversary of what another match says that it began, if both are of one thing."""
    begin = home.at(birth, "s")
    start = days_of(begin) if begin is not None else None
    if _WED.search(birth.group()) and frame.text.endswith("birthday", 0, mark.end):
        return None
    if begin is None or start is None or not start.sure or not _same(frame, home, begin):
        return None
    if frame is home and _is_of_another(frame, mark, birth):
        return None
    dated = _DATED.match(frame.text, mark.end)
    told = frame.at(dated, "e") if dated is not None else None
    end = (days_of(told) if told is not None and told is not begin else None) or now
    years = tuple(date_of(day).year - start.year for day in (end.first, end.last))
    slack = 0 if frame is home and not _AHEAD.search(frame.text) else 1
    return Jubilee(mark, begin, start, (min(years), max(years)), slack)


def _is_of_another(frame: Frame, mark: Mark, birth: re.Match[str]) -> bool:
    """ "This sale, first launched in 1996, … the shop's 30th anniversary": is it the anniversary of what stands right
    before it, and another thing that began?"""
    owner = _OWNER.search(frame.text, 0, mark.end)
    return owner is not None and owner[1] not in frame.text[: birth.start()].replace(",", " ").split()


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
    return follows and frame.text.startswith(("it ", "it's ", "they ", "the couple ", "the pair "))


def _leading(frame: Frame) -> set[str]:
    """The name that a sentence begins with."""
    text = frame.source[frame.sentence.start : frame.sentence.end]
    names = [name for name in NAME.findall(text[:60]) if name not in STARTERS]
    return set(names[:2])
