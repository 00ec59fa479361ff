"""A date falls on another day of the week than the text says.

## What it checks
A weekday beside a day and month, or beside a whole date ("On April 21, 2014, a Tuesday"): "Monday, December 21, 2025"
(a Sunday). A weekend beside its days ("the weekend of 5 and 6 December"). The first weekday of a report that is dated
itself ("ROME, Aug 10 (Wire) - Stocks fell on Thursday"). Where the year is not given, the nearest such date to the
day of publication is meant; that is checked only if the publication is known, and an error if its day is.

## Why editors care
One of the two is wrong, and a reader who comes on the wrong day will not come again.

## When it stays silent
Where the year is neither given nor certain; where the date is more than two months from the publication; before 1753,
when the day of the week depends on the country's calendar; for dates in digits whose order is open.

## How to fix
Look the date up. The finding names the right weekday, and the dates nearby on which the printed weekday falls.

## Sources
The proleptic Gregorian calendar of ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading, View
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.check import Check, Level, Replacement, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.model.period import MONTHS, Period
from factcheck.relations.frames.judgement import operands, wrong
from factcheck.relations.timeline.chronology import GREGORIAN_SINCE, WEEKDAYS, day_in, exact_day, published_surely
from factcheck.relations.timeline.dated_verbs import is_past

RULE = Rule(
    code="FC502",
    name="wrong-weekday",
    family="time",
    level="error",
    summary="a date that falls on another day of the week",
)

_BESIDE = regex(r"(?P<date>D),? (?:\()?(?:a|which (?:is|was) a) (?P<day>D)\b|\b(?P<day2>D),? (?P<date2>D)")
_RANGED = regex(
    r"\b(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? ?"
    r"(?:and|to|through|until|till|or|&|-|–|—) ?$"
)
"""The end of a range of weekdays before a range of days: the first weekday belongs to the first day."""
_MORE = regex(r" ?(?:and|to|through|or|&|-|–|—) ?\d")
NEAR = 60
"""Days from the publication within which a date without a year is surely the nearest one."""
LATEST = 3
"""Days before the date of a report on which what it tells first may have been."""
_DATELINE = regex(r"[a-z][a-z .'/-]{1,40}, (?P<date>D)(?: \([a-z0-9 .'/-]+\))?(?: (?:—|--?) |:)")
_FIRST = regex(r"(?:\bon |[a-z] )(?P<day>D)(?=[ ,.])")
_AHEAD = regex(
    r"\b(?:will|would|shall|due|set|scheduled|expected|until|by|next|last|to|from|since|before|after|ahead)\b"
)


_WEEKEND = regex(r"\bweekend of (?:the )?(?P<date>D)")
FRIDAY, LONG_WEEKEND = 4, 5
BEHIND = 20
"""Characters behind a weekday in which its verb may stand."""


class _Day(NamedTuple):
    """A day that a date means; `given` where the text gives its year."""

    day: date
    given: bool
    level: Level = "error"


_Dates = dict[tuple[int, int], dict[tuple[int | None, int | None], set[Span]]]
"""By month and day: by the year and the day of the week that are given with it, the places."""
_OTHER_YEAR = regex(r"\b(?:last year|a year (?:ago|earlier|before)|next year|years? (?:ago|earlier)|anniversary)\b")


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    reading = view.reading
    dates = _dates(reading)
    published = published_surely(reading.context.published, reading.context.published_from)
    for claim in reading.claims:
        when = claim.mention.when
        if when is not None and when.weekday is not None and claim.zone not in ("teaser", "correction"):
            placed = _placed(reading, claim, when, published)
            if placed is not None:
                yield _judged(claim, when.weekday, placed, dates)
    for frame in reading.frames:
        if "D" in frame.letters:
            yield from _beside(frame, published, dates)
            yield from _dateline(frame, published, dates)
            yield from _weekends(frame, published)


def _placed(reading: Reading, claim: Claim, when: When, published: Period | None) -> _Day | None:
    """The day of a date that names a day of the week; None for ranges, and where its year is open."""
    ranged = _RANGED.search(reading.before(claim)) is not None
    if ranged and (when.until is not None or _MORE.match(reading.after(claim))):
        return None
    return _day(claim, when, published)


def _day(claim: Claim, when: When, published: Period | None) -> _Day | None:
    """The day of a date: with its own year, or the nearest one to the publication."""
    written = exact_day(when)
    if written is None:
        return None
    if when.year is not None:
        day = day_in(when.year, *written)
        return _Day(day, True) if day is not None and when.year >= GREGORIAN_SINCE else None
    if published is None or published.start is None or _OTHER_YEAR.search(claim.sentence_text.lower()):
        return None
    near = _nearest(published.start, *written)
    if near is None or abs((near - published.start).days) > NEAR:
        return None
    known = published.end is not None and (published.end - published.start).days == 1
    return _Day(near, False, "error" if known else "warning")


def _beside(frame: Frame, published: Period | None, dates: _Dates) -> Iterator[Check]:
    """Days of the week that stand beside a whole date: "On April 21, 2014, a Tuesday", "Tuesday, 04/21/2014"; beside a
    date without its year only where the text says that it is one ("June 23, a Tuesday")."""
    for match in _BESIDE.finditer(frame.text):
        number = "" if match["day"] else "2"
        dated, named = frame.at(match, f"date{number}"), frame.at(match, f"day{number}")
        weekday = _weekday(named)
        if dated is None or weekday is None:
            continue
        day = _whole(dated)
        placed = _Day(day, True) if day is not None else _named(dated, published) if match["day"] else None
        if placed is not None and placed.day.year >= GREGORIAN_SINCE:
            yield _judged(dated, weekday, placed, dates, named)


def _weekday(claim: Claim | None) -> int | None:
    """The day of the week that a claim names, and nothing else."""
    when = claim.mention.when if claim is not None else None
    if claim is None or when is None or when.anchor or when.day is not None or not claim.text.strip().isalpha():
        return None
    return when.weekday


def _named(claim: Claim, published: Period | None) -> _Day | None:
    when = claim.mention.when
    if when is None or when.weekday is not None or when.until is not None or when.edge or when.order:
        return None
    return _day(claim, when, published) if when.year is None else None


def _whole(claim: Claim) -> date | None:
    """The day of a date that gives its year and leaves no doubt which number is the month; it names no weekday."""
    when = claim.mention.when
    if when is None or when.year is None or when.weekday is not None or when.until is not None or when.edge:
        return None
    found = claim.quantity.when
    if found is None or found.start is None or found.grain != "day":
        return None
    return found.start if not when.order or found.start.day > 12 else None


def _dateline(frame: Frame, published: Period | None, dates: _Dates) -> Iterator[Check]:
    """ "ROME, Aug 10 (Wire) - Stocks fell on Thursday": what a report tells first was on the day that it is dated, or
    shortly before it."""
    head = _DATELINE.match(frame.text)
    dated = frame.at(head, "date") if head is not None else None
    when = dated.mention.when if dated is not None else None
    placed = _day(dated, when, published) if dated is not None and when is not None else None
    if head is None or dated is None or placed is None or when is None or when.weekday is not None:
        return
    for match in _FIRST.finditer(frame.text, head.end()):
        named = frame.at(match, "day")
        weekday = _weekday(named)
        clause = frame.text[head.end() : match.end() + BEHIND].partition(".")[0]
        if weekday is None or _AHEAD.search(clause) or not any(is_past(word) for word in clause.split()):
            continue
        if (placed.day.weekday() - weekday) % 7 > LATEST:
            yield _judged(dated, weekday, placed._replace(level="warning"), dates, named)
        return


def _weekends(frame: Frame, published: Period | None) -> Iterator[Check]:
    """ "The weekend of 5 and 6 December": one of its days is a Friday, a Saturday or a Sunday."""
    for match in _WEEKEND.finditer(frame.text) if published is not None else ():
        claim = frame.at(match, "date")
        days = _days_near(claim, published) if claim is not None and not _OTHER_YEAR.search(frame.text) else []
        if claim is None or not days:
            continue
        said = " and ".join(WEEKDAYS[day.weekday()] for day in days[:2])
        if any(day.weekday() >= FRIDAY for day in days):
            yield Check(RULE.name, "agree", operands(("date", claim)), arithmetic=f"{claim.text}: {said}", power=5 / 7)
            continue
        message = f"“{claim.text}” is no weekend: {'it is a' if len(days) == 1 else 'they are'} {said}."
        yield wrong(RULE.name, "warning", operands(("date", claim)), f"{claim.text}: {said}", message, confidence=0.8)


def _days_near(claim: Claim, published: Period | None) -> list[date]:
    """The days of a short span with its days of the month, if it lies near the day of publication."""
    when, days = claim.mention.when, claim.quantity.when
    if when is None or when.day is None or days is None or days.start is None or days.end is None:
        return []
    near = published is not None and published.start is not None and abs((days.start - published.start).days) <= NEAR
    count = (days.end - days.start).days
    return [days.start + timedelta(days=more) for more in range(count)] if near and count <= LONG_WEEKEND else []


def _nearest(published: date, month: int, day: int) -> date | None:
    days = (day_in(year, month, day) for year in (published.year - 1, published.year, published.year + 1))
    return min((d for d in days if d is not None), key=lambda d: abs((d - published).days), default=None)


def _judged(claim: Claim, weekday: int, placed: _Day, dates: _Dates, named: Claim | None = None) -> Check:
    day, level = placed.day, placed.level
    members = operands(("date", claim), ("weekday", named))
    right = WEEKDAYS[day.weekday()]
    said = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    if day.weekday() == weekday:
        return Check(RULE.name, "agree", members, arithmetic=f"{said} is a {right}", power=6 / 7)
    back = (day.weekday() - weekday) % 7
    beside = (day.toordinal() - back, day.toordinal() - back + 7)
    near = [date.fromordinal(one) for one in beside if 1 <= one <= date.max.toordinal()]
    nearby = " or ".join(f"{MONTHS[d.month - 1]} {d.day}" for d in near)
    elsewhere = [year for year in (day.year - 1, day.year + 1) if _falls_on(year, day, weekday)]
    diagnosis = f"It is a {WEEKDAYS[weekday]} in {elsewhere[0]}." if elsewhere else ""
    return wrong(
        RULE.name,
        level,
        members,
        f"{said} is a {right}",
        f"{said} is a {right}, not a {WEEKDAYS[weekday]}.",
        diagnosis=diagnosis,
        suggestion=Suggestion(
            f"Write {right}, or {nearby}.",
            tuple(_ways(claim, weekday, day, near)),
            "calendar" if placed.given and _confirmed(claim, day, near, dates) else "",
        ),
        confidence=0.95 if level == "error" else 0.8,
    )


def _falls_on(year: int, day: date, weekday: int) -> bool:
    other = day_in(year, day.month, day.day)
    return other is not None and other.weekday() == weekday


def _ways(claim: Claim, weekday: int, day: date, near: list[date]) -> Iterator[Replacement]:
    """The right day of the week, then the days of the month on which the printed one falls."""
    named = re.search(rf"\b{WEEKDAYS[weekday][:3]}[a-z]*", claim.text, re.IGNORECASE)
    if named is not None:
        right = WEEKDAYS[day.weekday()][: None if named[0].lower() == WEEKDAYS[weekday].lower() else len(named[0])]
        right = right.upper() if named[0].isupper() else right
        yield _rewritten(claim, named, right)
    dated = list(re.finditer(rf"(?<!\d)0?{day.day}(?:st|nd|rd|th)?(?!\d)", claim.text))
    for other in near if len(dated) == 1 else ():
        if other.month == day.month:
            ordinal = dated[0][0][-1].isalpha()
            yield _rewritten(claim, dated[0], f"{other.day}{_ending(other.day) if ordinal else ''}")


def _rewritten(claim: Claim, part: re.Match[str], text: str) -> Replacement:
    whole = claim.text[: part.start()] + text + claim.text[part.end() :]
    return Replacement(claim.article, claim.span, whole)


def _ending(day: int) -> str:
    """ "st", "nd", "rd" or "th" """
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _dates(reading: Reading) -> _Dates:
    """The dates that an article names."""
    found: _Dates = {}
    for claim in reading.claims:
        when = claim.mention.when
        written = exact_day(when)
        if when is not None and written is not None and claim.zone not in ("teaser", "correction"):
            found.setdefault(written, {}).setdefault((when.year, when.weekday), set()).add(claim.span)
    return found


def _confirmed(claim: Claim, day: date, near: list[date], dates: _Dates) -> bool:
    """Does another place of the article name the date, with no other year or weekday, and none a day nearby that the
    printed weekday falls on?"""
    if any(_elsewhere(places, claim) for other in near for places in dates.get((other.month, other.day), {}).values()):
        return False
    return any(
        year in (None, day.year) and weekday in (None, day.weekday()) and _elsewhere(places, claim)
        for (year, weekday), places in dates.get((day.month, day.day), {}).items()
    )


def _elsewhere(places: set[Span], claim: Claim) -> bool:
    return len(places) > (claim.span in places)
