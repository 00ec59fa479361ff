"""Quarters of a company's own year, where the article says when that begins or ends: "the year ends on March 31 … the
October-December quarter … the fourth quarter"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.model.records import dataclass
from factcheck.relations.timeline.months import QUARTER, YEAR, Months, months_between
from factcheck.relations.timeline.passages import PROSE

REACH = 200
"""Code points behind a quarter in which a month may say more exactly when."""
_OPENS = regex(
    r"\b(?:financial|fiscal|business|trading) year\b[^;:()]{0,40}\b(?:starts?|begins?|opens?) (?:on|in) (?P<d>D)"
    r"|\b(?:books|accounts|year)\b[^D;:()]{0,20}\b(?:run|runs|running) from (?P<d2>D)"
    r"|\bD, which (?:[a-z]+ ){0,2}(?:starts?|begins?) (?:on|in) (?P<d3>D)"
)
_ENDS = regex(
    r"\b(?:financial|fiscal|business|trading) year\b[^;:()]{0,30}\b(?:closes?|closed|ends?|ended|finishe[sd])"
    r" (?:on|in) (?P<d>D)"
)
_FISCAL = regex(r"\b(?:financial|fiscal|business|trading) year\b", re.IGNORECASE)
_CALENDAR = regex(r"\b(?:financial|fiscal|business) year is the calendar\b")
_EDGES = ("", "early", "mid", "late")
_AT = regex(r"\b(?:in|for|said|by|until|on) (?:the )?$")


@dataclass(frozen=True, slots=True)
class OwnQuarter:
    """A quarter by its number, and the months (`part`) that the text tells of it; `months` are those that it has by
    the year of the article."""

    quarter: Claim
    part: Claim
    months: Months
    fits: bool


def own_quarters(reading: Reading) -> Iterator[OwnQuarter]:
    """The quarter of an article that tells its year, if it names but one by number and one by its months."""
    numbered = _distinct(reading.claims, _number)
    if len(numbered) != 1:
        return
    frames = [frame for frame in reading.frames if frame.sentence.zone in PROSE]
    opening = _opening(frames)
    if opening is None:
        return
    ((number, quarter),) = numbered.items()
    months = Months((opening + QUARTER * (number - 1) - 1) % YEAR + 1, QUARTER)
    spans = _distinct(reading.claims, _first_month)
    if len(spans) == 1:
        ((month, span),) = spans.items()
        yield OwnQuarter(quarter, span, months, month == months.first)
    elif not spans:
        part = next(_months_behind(reading, quarter), None)
        when = part.mention.when if part is not None else None
        if part is not None and when is not None:
            yield OwnQuarter(quarter, part, months, when.month in months.held)


def _distinct(claims: Sequence[Claim], of: Callable[[When], int | None]) -> dict[int, Claim]:
    """The first claim for each number that some of them have."""
    found: dict[int, Claim] = {}
    for claim in claims:
        number = of(claim.mention.when) if claim.mention.when is not None else None
        if number is not None:
            found.setdefault(number, claim)
    return found


def _number(when: When) -> int | None:
    return when.quarter if when.grain == "quarter" and when.until is None else None


def _first_month(when: When) -> int | None:
    """The first of three months that are told as one period."""
    last = when.until.month if when.until is not None else None
    if last is None or when.grain != "month":
        return None
    if when.anchor == "ended":
        return Months.up_to(last, QUARTER).first if when.count == QUARTER else None
    months = months_between(when)
    return months.first if months is not None and months.count == QUARTER else None


def _months_behind(reading: Reading, quarter: Claim) -> Iterator[Claim]:
    """The months told shortly behind a quarter, as a time of the same."""
    for claim in reading.claims:
        when, gap = claim.mention.when, claim.span.start - quarter.span.end
        if claim.span.field != quarter.span.field or not 0 < gap <= REACH or when is None or when.month is None:
            continue
        plain = when.grain == "month" and when.until is None and not when.anchor and when.edge in _EDGES
        if plain and _AT.search(reading.before(claim).lower()):
            yield claim


def _opening(frames: Sequence[Frame]) -> int | None:
    """The month in which the year of an article begins; None where it does not say so, or says two."""
    found: set[int] = set()
    for frame in frames:
        if "year" not in frame.text and "books" not in frame.text and "D" not in frame.letters:
            continue
        found.update(_of_frame(frame))
    return found.pop() if len(found) == 1 else None


def _of_frame(frame: Frame) -> Iterator[int]:
    if _CALENDAR.search(frame.text):
        yield 1
    for match in _OPENS.finditer(frame.text):
        month = _month(frame.at(match, "d") or frame.at(match, "d2") or frame.at(match, "d3"))
        fiscal = not match["d3"] or _FISCAL.search(frame.source, frame.sentence.start, frame.sentence.end)
        if month is not None and fiscal:
            yield month
    for match in _ENDS.finditer(frame.text):
        month = _month(frame.at(match, "d"))
        if month is not None:
            yield month % YEAR + 1
    for claim in frame.claims:
        last = _last_month(claim.mention.when) if claim.mention.when is not None else None
        if last is not None:
            yield last % YEAR + 1


def _month(claim: Claim | None) -> int | None:
    when = claim.mention.when if claim is not None else None
    return when.month if when is not None else None


def _last_month(when: When) -> int | None:
    """The month that a year ends with: "the year ended March 31"."""
    year = when.anchor == "ended" and when.grain == "year" and (when.count or 1) == 1
    return when.until.month if year and when.until is not None else None
