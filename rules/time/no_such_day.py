"""A date that no calendar has.

## What it checks
A day and a month that never meet ("June 31", "the 31st of September", "30 February"), the 29th of February of a year
that is no leap year, and ranges of days within a month that go on beyond its end ("November 28 to 31").

## Why editors care
The reader who wants to come, to pay or to vote by that day can only guess which one is meant.

## When it stays silent
Where the number is a number of something ("in June 31 people died", "aged 31 April Jones"); 29 February without a year;
in tables, teasers and corrections.

## How to fix
Look the date up: mostly it is the last day of the month, or another month.

## Sources
The proleptic Gregorian calendar of ISO 8601.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator, Mapping
from functools import cache

from factcheck.claims.view import View
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.check import Check, Operand, Rule
from factcheck.model.period import MONTHS
from factcheck.relations.frames.judgement import correction, wrong

RULE = Rule(
    code="FC505",
    name="no-such-day",
    family="time",
    level="error",
    summary="a date that no calendar has",
)

LEAP_YEAR, FEBRUARY = 2024, 2
_SKIPPED = ("table", "teaser", "correction")
_LATE = regex(r"\b(?:29|30|31)(?!\d)")
"""What every such date has in it; looked for first, since few sentences have it."""
_WHOLE = r"(?P<{0}>29|30|31)(?P<{0}th>st|nd|rd|th)?(?![\w%])(?![.,:/–-]\d)"
_YEAR = r"(?:,? (?P<{0}>[12]\d\d\d)(?!\d))?"
_OVER = regex(r"\s*(?:[.,;:!?)\]\"”’–—-]|$|(?:and|to|until|at|in|from|with|but|or|when|after|for|as|is|was|by) )")
"""What may follow a whole date, where neither year nor ending says that the number is a day."""
_LED = regex(r"\b(?:on|by|until|till|to|from|before|after|since|through|ended|ending|ends|dated|(?:sun|mon|tues|wednes|"
             r"thurs|fri|satur)day,?) (?:the )?$")  # fmt: skip


@cache
def _months() -> Mapping[str, int]:
    """The names of the months that end before the 31st, in lower case, with their numbers."""
    named = {word: int(value[0]) for word, kind, *value in rows("calendar") if kind in ("MONTH", "ABBR")}
    return {word: month for word, month in named.items() if monthrange(LEAP_YEAR, month)[1] < 31}


@cache
def _date() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=lambda word: (-len(word), word)))
    until = r"(?:\d{1,2}(?:st|nd|rd|th)? ?(?:-|–|to|until|through|and) ?(?:the )?)?"
    return regex(
        rf"\b(?P<month>{month})\.? {until}{_WHOLE.format('day')}{_YEAR.format('year')}"
        rf"|\b{_WHOLE.format('first')} (?:of )?(?P<named>{month})\b\.?{_YEAR.format('of')}"
    )


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    article = view.reading.article
    for sentence in article.sentences:
        text = article.fields[sentence.field][sentence.start : sentence.end]
        if sentence.zone in _SKIPPED or not _LATE.search(text):
            continue
        for found in _date().finditer(text.lower()):
            last = _last_day(found)
            if last and _is_date(text, found):
                span = Span(sentence.field, sentence.start + found.start(), sentence.start + found.end())
                yield _judged(article.id, span, text[found.start() : found.end()], found, last)


def _last_day(found: re.Match[str]) -> int:
    """The last day of the month that is named, where it comes before the day; else 0."""
    month = _months()[found["month"] or found["named"]]
    year = found["year"] or found["of"]
    day, last = int(found["day"] or found["first"]), monthrange(LEAP_YEAR, month)[1]
    if month == FEBRUARY and year and not isleap(int(year)):
        last -= 1
    return last if day > last else 0


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Is the number a day, and no count that stands beside a month ("in June 31 people")?"""
    written = text[found.start("month") if found["month"] else found.start("named")]
    if not written.isupper():
        return False
    if found["year"] or found["of"] or found["dayth"] or found["firstth"]:
        return True
    ends = _OVER.match(text, found.end()) is not None
    return ends and (found["first"] is None or _LED.search(text[: found.start()].lower()) is not None)


def _judged(article: str, span: Span, written: str, found: re.Match[str], last: int) -> Check:
    month = MONTHS[_months()[found["month"] or found["named"]] - 1]
    year = found["year"] or found["of"]
    whole = f"{month} {year}" if year and month == MONTHS[FEBRUARY - 1] else month
    day = found["day"] or found["first"]
    return wrong(
        RULE.name,
        "error",
        (Operand("date", article, span, written),),
        f"{whole} has {last} days",
        f"There is no {month} {day}{f', {year}' if year else ''}: {whole} has {last} days.",
        suggestion=correction(f"Look the date up: {month} {last}, or another month."),
        confidence=0.97,
    )
