"""An end before its start, a plan for a time that is past, a report of a time that is still to come.

## What it checks
Spans whose years run backwards ("from 2019 to 2015"). Two dated happenings of one thing, in one sentence or in two that
follow each other, that can only come in the other order ("opened in 2010 and closed in 2008", "was charged in May. His
trial began in March"), as the vocabulary `happenings` has it; or that are told in the other order ("bought the mill in
1967 and moved in in 1962", "After that", "had"). Plans in the present tense for a date before the day of publication
("by the end of 2024 the company plans to open 200 stores", in an article of December 2025). Events told in the past
tense, with a date after the day of publication.

## Why editors care
A plan for last year is a sentence that was copied from an old article, with all its figures. A trial before its charge
is one date wrong, and who reads it trusts neither.

## When it stays silent
Where two happenings may be of two things, or a date only names a thing ("the 2015 stabbing"). Where a year is not
given: "from November to March" goes over the turn of the year. In quotations, and where the sentence says itself that
it looks back ("had planned", "at the time"). Where the day of publication is not known, plans are judged only if all
the dates of the text leave no doubt.

## How to fix
Correct the year; or say what became of the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from factcheck.claims.grammar import Frame
from factcheck.claims.view import View
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Operand, Rule
from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.model.period import Period
from factcheck.numbers.wording import quoted, written_day
from factcheck.relations.frames.judgement import operands, wrong
from factcheck.relations.timeline.chronology import calendar_days, exact_day, published_surely
from factcheck.relations.timeline.clock_order import Turned, places, turned_clocks
from factcheck.relations.timeline.courses import misorders
from factcheck.relations.timeline.dated_verbs import SOME_YEAR, Dated, in_some_year
from factcheck.relations.timeline.passages import PROSE
from factcheck.relations.timeline.ranks import Row, rows_of, rows_over
from factcheck.relations.timeline.untimely import Untimely, plans, reports

RULE = Rule(
    code="FC503",
    name="date-order",
    family="time",
    level="warning",
    summary="an end before its start, a plan for the past, a report of the future",
)

_SPANS = regex(
    r"\b(?:from (?P<a>D) (?:to|until|till|through) (?:the (?:[a-z]+ ){1,3}(?:on|in) )?(?P<b>D)"
    r"|between (?P<c>D) and (?P<d>D))"
)
_MOVED = regex(
    r"\b(?:brought forward|moved|shifted|changed|advanced|rescheduled|pulled forward|put back)\b[^A-Z;:()]*$"
)
_COMPARED = regex(r"\b(?:compar\w+|differ\w+|contrast\w*|gap|choice|change[sd]?)\b[^A-Z;:()]*$")
"""Before "between 2011 and 2001": no stretch of time, but two years that are held against each other."""
_NOTED = regex(r" \d{5}")
"""Behind a date without its year: a year and the number of a footnote ("to 28 July 20224")."""
SHORT, LONG = 2, 100
"""Days by which the start of a span without years may be set behind its end."""
REACH = 60
"""Characters before a date in which the word that moves it is looked for."""


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    reading = view.reading
    window = reading.context.published
    sure = published_surely(window, reading.context.published_from)
    updated = any(frame.text.startswith("update") for frame in reading.frames)
    for frame in reading.frames:
        if "D" not in frame.letters:
            continue
        yield from _spans(frame)
        if frame.sentence.zone in PROSE:
            yield from (_row(row) for row in rows_of(frame))
        zone = frame.sentence.zone
        if zone in PROSE and window is not None:
            yield from (_plan(plan, window) for plan in plans(frame, window, sure is not None))
        if zone == "body" and sure is not None and not updated:
            yield from (_report(report, sure) for report in reports(frame, sure))
    yield from (_row(row) for row in rows_over(reading.frames))
    yield from _told(view)
    yield from (_clocks(view, turned) for turned in turned_clocks(view.reading))


def _told(view: View) -> Iterator[Check]:
    """Happenings that the text tells in an order that their dates do not have."""
    frames = [frame for frame in view.reading.frames if frame.sentence.zone in PROSE]
    for found in misorders(frames):
        first, second = found.first, found.second
        one, other = (f"“{said}” ({dated.claim.text})" for said, dated in zip(found.said, (first, second), strict=True))
        says = "has to come before" if found.course else "is told to come before"
        yield wrong(
            RULE.name,
            "warning",
            operands(("first", first.claim), ("second", second.claim)),
            _apart(first, second),
            f"{one} {says} {other}, but is dated later.",
            diagnosis="The two dates have changed places, or one of them is wrong.",
            confidence=0.7,
            against_quotes=True,
        )


def _clocks(view: View, turned: Turned) -> Check:
    """Two times of day that stand against the order of what happened at them."""
    article = view.reading.article
    texts = [article.fields["text"][place.start : place.end] for place in places(turned)]
    roles = zip(("first", "second"), places(turned), texts, strict=True)
    return wrong(
        RULE.name,
        "warning",
        tuple(Operand(role, article.id, place, text) for role, place, text in roles),
        f"{texts[0]} is after {texts[1]}",
        f"“{turned.first.words}” ({texts[0]}) has to come before “{turned.second.words}” ({texts[1]}), but is later.",
        diagnosis="The two times have changed places, or one of them is wrong.",
        confidence=0.7,
    )


def _row(row: Row) -> Check:
    members = operands(("first", row.first), ("second", row.second))
    if row.fits:
        return Check(RULE.name, "agree", members, arithmetic=f"{quoted(row.first)} is not after {quoted(row.second)}")
    return wrong(
        RULE.name,
        "warning",
        members,
        f"{quoted(row.first)} is after {quoted(row.second)}",
        f"The first of a row is of {quoted(row.first)}, and a later one of {quoted(row.second)}.",
        diagnosis="The two dates have changed places, or one of them is wrong.",
        confidence=0.7,
        against_quotes=True,
    )


def _apart(first: Dated, second: Dated) -> str:
    if SOME_YEAR in (first.days.year, second.days.year):
        return f"{quoted(first.claim)} is after {quoted(second.claim)}"
    return f"{written_day(first.days.opening)} is after {written_day(second.days.closing)}"


def _spans(frame: Frame) -> Iterator[Check]:
    for claim in frame.claims:
        when = claim.mention.when
        if when is None or when.until is None or when.anchor == "ended":
            continue
        if not _is_moved(frame, claim) and not _NOTED.match(frame.source, claim.span.end):
            yield from _ordered(frame, claim, when, claim, when.until)
    for match in _SPANS.finditer(frame.text):
        if match["c"] and frame.led(_COMPARED, match.start(), REACH):
            continue
        a, b = ("a", "b") if match["a"] else ("c", "d")
        yield from _pair(frame, frame.at(match, a), frame.at(match, b))


def _is_moved(frame: Frame, claim: Claim) -> bool:
    """Is it a day that was moved to another one ("brought forward from April 2004 to December 2003")?"""
    return frame.led(_MOVED, frame.place_of(claim), REACH) is not None


def _pair(frame: Frame, a: Claim | None, b: Claim | None) -> Iterator[Check]:
    if a is not None and b is not None and a.mention.when is not None and b.mention.when is not None:
        yield from _ordered(frame, a, a.mention.when, b, b.mention.when)


def _ordered(frame: Frame, a: Claim, start: When, b: Claim, end: When) -> Iterator[Check]:
    if a is not b and _turns_back(start, end) and not _is_moved(frame, a):
        yield _reversed(a, b, f"{quoted(a)} is later in the year than its end")
        return
    first, last = calendar_days(start), calendar_days(end)
    if first is None or last is None or first.start is None or last.end is None or start.order or end.order:
        return
    if first.start.year < 1000 or last.end.year < 1000 or re.search(r"\b(?:bc|bce|b\.c)\b", frame.text):
        return
    if first.start < last.end:
        arithmetic = f"{written_day(first.start)} is before {written_day(last.end)}"
        yield Check(RULE.name, "agree", _ends(a, b), arithmetic=arithmetic, power=0.4)
        return
    yield _reversed(a, b, f"{written_day(first.start)} is after {_last(last.end)}")


def _reversed(a: Claim, b: Claim, arithmetic: str) -> Check:
    """A span whose end, which may be of the same claim, is before its start."""
    said = quoted(a) if a is b else f"{quoted(a)} to {quoted(b)}"
    return wrong(
        RULE.name,
        "warning",
        _ends(a, b),
        arithmetic,
        f"{said}: the end is before the start.",
        diagnosis="The two dates have changed places, or one year is wrong.",
        confidence=0.85,
    )


def _ends(a: Claim, b: Claim) -> tuple[Operand, ...]:
    return operands(("start", a), ("end", None if a is b else b))


def _turns_back(start: When, end: When) -> bool:
    """Is a day without its year somewhat later than the one to which it runs ("from 14 June to 3 June")? What is a
    day or two short of a year may be one."""
    for when in (start, end):
        if exact_day(when) is None or when.year is not None or when.anchor or when.recurring:
            return False
    first, last = in_some_year(start), in_some_year(end)
    return first is not None and last is not None and SHORT < first - last <= LONG


def _plan(plan: Untimely, published: Period) -> Check:
    counted = [c for c in plan.frame.within(plan.after, len(plan.frame.text)) if plan.frame.letter_of(c) in "CMNPL"]
    return wrong(
        RULE.name,
        "warning" if plan.sure else "note",
        (Operand.of("date", plan.claim), *(Operand.of("planned", claim) for claim in counted[:1])),
        f"{_last(plan.day)} is before {written_day(_first(published))}",
        f"The plan is for “{quoted(plan.claim)}”, but the article is of {_day(published)}.",
        verdict="tension",
        diagnosis="The sentence may stem from an older article.",
        confidence=0.6,
    )


def _report(report: Untimely, published: Period) -> Check:
    return wrong(
        RULE.name,
        "warning",
        operands(("date", report.claim)),
        f"{written_day(report.day)} is after {written_day(_first(published))}",
        f"{quoted(report.claim)} is told as past, but the article is of {_day(published)}.",
        confidence=0.7,
    )


def _first(published: Period) -> date:
    assert published.start is not None
    return published.start


def _day(published: Period) -> str:
    assert published.start is not None
    if published.end is not None and (published.end - published.start).days == 1:
        return written_day(published.start)
    return f"{written_day(published.start)} or later"


def _last(end: date) -> str:
    """The last day of a period that ends before `end`."""
    return written_day(end - timedelta(days=1))
