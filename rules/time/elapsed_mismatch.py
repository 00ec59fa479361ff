"""A length of time does not fit the dates that it runs between.

## What it checks
Ages beside a birth date ("born in 1950, died in 2019 at the age of 60"), time since ("founded in 2018, ten years
ago"), anniversaries ("its 50th anniversary; it was founded in 1970"), time between two dates ("from 2010 to 2015, a
period of nine years", "in March 2021; 17 months later, in August 2023"), and one moment on two clocks ("1530 GMT
(11.30 a.m. EST)"). A start that lies much further back than the time it is said to have taken is noted ("entering the
market in March 2021 … in just 17 months").

The two ends may stand in two sentences, the birth or the founding anywhere in the article. Times of a race and hours
of opening are held against the difference that is told ("2:21:07 … 2:21:55, 38 seconds behind"; "from 2.20am to
9.50pm, 16 hours"), and the ages of a person against each other ("Reeve, 64 … 14 years ago, when he was 32"). Where any
other two dates nearby are so far apart, nothing is said.

In whatever words a length stands beside dates, it is told where they are just ten years more or less apart, or as many
as it has with its two digits swapped, and no other two dates explain it.

## Why editors care
Ages and anniversaries are computed by hand, often from the year alone, and often for an article that runs a year later.

## When it stays silent
Where a year more or less depends on the day or on how the ends are counted. Where the anniversary or the birthday is
still to come. Where the day of publication is needed and not known. Where a clock has no zone.

## How sure it is
An age is an error where both days are written, or the birthday is and the article says when it came out. Where the day
of publication is inferred, or the text says "about", it is a warning.

## How to fix
Recount; the finding gives the length that the dates make.

## Sources
Offsets of time zones from the tz database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from factcheck.claims.view import Reading, View
from factcheck.model.check import Check, Operand, Rule
from factcheck.model.records import replace
from factcheck.numbers.wording import quoted
from factcheck.relations.frames.judgement import not_comparable, operands, wrong
from factcheck.relations.timeline.ages import Age, ages
from factcheck.relations.timeline.birth_wording import at_time, born, who, years_of
from factcheck.relations.timeline.births import Birth, births
from factcheck.relations.timeline.clock_spans import ClockSpan, clock_spans
from factcheck.relations.timeline.clock_times import Times, clock_times
from factcheck.relations.timeline.clocks import ClockPair, clock_pairs
from factcheck.relations.timeline.days import ends_of, published_days
from factcheck.relations.timeline.elapsed_wording import in_hours, in_months, in_units
from factcheck.relations.timeline.far_starts import FarStart, far_starts
from factcheck.relations.timeline.jubilees import Jubilee, jubilees
from factcheck.relations.timeline.lengths import Length, lengths
from factcheck.relations.timeline.lifetimes import Lifetime, lifetimes
from factcheck.relations.timeline.near_misses import NearMiss, near_misses
from factcheck.relations.timeline.peaks import peaks

RULE = Rule(
    code="FC504",
    name="elapsed-mismatch",
    family="time",
    level="error",
    summary="an age, an anniversary or a length of time that does not fit its dates",
)


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    done: set[str] = set()
    for one in (*_of_sentences(view.reading), *_of_passages(view.reading)):
        measured = {o.claim.id for o in one.operands if o.claim is not None and o.role == "elapsed"}
        if not measured & done:
            done |= measured
            yield one


def _of_sentences(reading: Reading) -> Iterator[Check]:
    published = reading.context.published if reading.context.published_from != "unknown" else None
    for frame in reading.frames:
        if "D" in frame.letters and len(frame.letters) > 1:
            yield from map(_lifetime, lifetimes(frame))
            yield from map(_far_start, far_starts(frame, published) if published is not None else ())
    yield from map(partial(_clocks, reading.article.id), clock_pairs(reading))


def _of_passages(reading: Reading) -> Iterator[Check]:
    known = reading.context.published_from != "unknown"
    now = published_days(reading.context.published) if known else None
    for length in (*lengths(reading, now), *peaks(reading, now)):
        yield _length(length)
    for age in ages(reading, now):
        yield _age(age, reading.context.published_from != "inferred")
    for birth in births(reading, now):
        yield _birth(birth)
    for jubilee in jubilees(reading, now):
        yield _jubilee(jubilee)
    for span in clock_spans(reading):
        yield _clock_span(span)
    for times in clock_times(reading):
        yield _times(times)
    for missed in near_misses(reading, now if reading.context.published_from != "inferred" else None):
        yield _near_miss(missed)


def _length(length: Length) -> Check:
    claim, other = length.claim, length.other
    ends = (quoted(length.begin), quoted(other) if other is not None else "the day of publication")
    whole = ends_of(length.begin) is not None
    between = quoted(length.begin) if whole else f"{ends[0]} to {ends[1]}"
    days = length.end.first - length.start.last, length.end.last - length.start.first
    made = in_units(max(days[0], 0), max(days[1], 0), length.unit)
    members = operands(("start", length.begin), ("end", other), ("elapsed", claim))
    if length.fits:
        return Check(RULE.name, "agree", members, arithmetic=f"{between}: {made}", power=0.8)
    if length.some_of:
        return not_comparable(RULE.name, members, f"{between}: {made}")
    sure = (whole or other is not None) and claim.quantity.relation == "exact" and not length.turned
    message = f"{between} is {made}, not {quoted(claim)}."
    if length.turned:
        message = f"{ends[1]} is told as {quoted(claim)}, but is before {ends[0]}."
    return wrong(
        RULE.name,
        "error" if sure else "warning",
        members,
        f"{between}: {made}",
        message,
        confidence=0.95 if sure else 0.8,
    )


def _age(age: Age, given: bool) -> Check:
    begin, other, claim = age.begin, age.other, age.claim
    least, most = (max(int(years + 0.02), 0) for years in age.years)
    until = f"to {quoted(other)}" if other is not None else "to the day of publication"
    made = f"{least} years" if least == most else f"{least} to {most} years"
    arithmetic = f"{quoted(begin)} {until}: {made}"
    members = operands(("start", begin), ("age then", age.earlier), ("end", other), ("elapsed", claim))
    if age.fits:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.8)
    message = f"{quoted(begin)} {until} is {made}, so {quoted(claim)} cannot be the age."
    if age.earlier is not None:
        message = f"{quoted(begin)} {until} is {made}: who was {quoted(age.earlier)} then is not {quoted(claim)} now."
    together = "born" in age.name and begin.sentence == claim.sentence
    settled = given and together and age.start.exact and age.end.first == age.end.last
    sure = other is not None or settled
    return wrong(
        RULE.name, "error" if sure else "warning", members, arithmetic, message, confidence=0.95 if sure else 0.85
    )


def _birth(birth: Birth) -> Check:
    first, last = birth.first, birth.last
    told, other = (last, first) if last.age is not None else (first, last)
    dates = {fact.at.id: fact.at for fact in (first, last) if fact.at is not None}
    members = operands(("age then", other.age), ("date", dates.values()), ("elapsed", told.age))
    arithmetic = f"{born(first)}; {born(last)}"
    if birth.fits:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.8)
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{who(other)} would be {years_of(told, other)} {at_time(told)}, not {years_of(told)}.",
        diagnosis="One of the ages or dates is wrong, or they are of two people.",
        confidence=0.85,
        against_quotes=True,
    )


def _jubilee(jubilee: Jubilee) -> Check:
    begin, mark = jubilee.begin, jubilee.mark
    years = jubilee.years[0]
    arithmetic = f"{jubilee.start.year} + {years} = {jubilee.start.year + years}"
    members = (*operands(("start", begin)), mark.words)
    if jubilee.fits:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.8)
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{quoted(begin)} to {jubilee.start.year + years} is {years} years, not {mark.count} (“{mark.words.text}”).",
        expected=Decimal(years),
        printed=Decimal(mark.count),
        confidence=0.8,
    )


def _times(times: Times) -> Check:
    apart = in_hours(times.apart)
    ends = (
        Operand(role, times.claim.article, one.span, one.text)
        for role, one in zip(("start", "end"), times.finishes, strict=True)
        if one.span is not None
    )
    members = (*ends, *operands(("elapsed", times.claim)))
    arithmetic = f"{times.texts[0]} to {times.texts[1]}: {apart}"
    if times.fits:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.8)
    message = f"{times.texts[0]} and {times.texts[1]} are {apart} apart, not {quoted(times.claim)}."
    return wrong(RULE.name, "warning", members, arithmetic, message, confidence=0.85)


def _clock_span(span: ClockSpan) -> Check:
    article = span.claim.article
    ends = (
        Operand(role, article, place, text)
        for role, place, text in zip(("start", "end"), span.spans, span.texts, strict=True)
    )
    members = (*ends, *operands(("elapsed", span.claim)))
    apart, printed = in_hours(span.apart * 60), in_hours(span.printed * 60)
    arithmetic = f"{span.texts[0]} to {span.texts[1]}: {apart}"
    if span.fits:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.8)
    message = f"{span.texts[0]} to {span.texts[1]} is {apart}, not {printed}."
    check = wrong(RULE.name, "warning", members, arithmetic, message, confidence=0.85)
    return replace(check, level="warning") if span.spans[1].end <= span.claim.sentence.start else check


def _near_miss(missed: NearMiss) -> Check:
    begin, other, claim = missed.begin, missed.other, missed.claim
    until = quoted(other) if other is not None else "the day of publication"
    ends = quoted(begin) if begin is other else f"{quoted(begin)} to {until}"
    return wrong(
        RULE.name,
        "warning",
        operands(("start", begin), ("end", None if begin is other else other), ("elapsed", claim)),
        f"{ends}: {missed.meant} {missed.unit}s",
        f"{ends} is {missed.meant} {missed.unit}s, not {quoted(claim)}.",
        diagnosis=missed.cause,
        confidence=0.8,
        against_quotes=True,
    )


def _lifetime(life: Lifetime) -> Check:
    ends = quoted(life.born) if life.died is None else f"{quoted(life.born)} to {quoted(life.died)}"
    made, exact = in_months(life.elapsed, "year"), life.aged.quantity.relation == "exact"
    members = operands(("start", life.born), ("end", life.died), ("elapsed", life.aged))
    if life.fits:
        return Check(RULE.name, "agree", members, arithmetic=f"{ends}: {made}", power=0.8)
    return wrong(
        RULE.name,
        "error" if exact else "warning",
        members,
        f"{ends}: {made}",
        f"{ends} is {made}, not {quoted(life.aged)}.",
        confidence=0.95 if exact else 0.85,
    )


def _far_start(far: FarStart) -> Check:
    begin, claim, made = far.begin, far.claim, in_months(far.elapsed, far.unit)
    return wrong(
        RULE.name,
        "note",
        operands(("start", begin), ("elapsed", claim)),
        f"{quoted(begin)} to the day of publication: {made}",
        f"{quoted(claim)} after {quoted(begin)} is long before this article, which is {made} later.",
        verdict="tension",
        confidence=0.4,
    )


def _clocks(article: str, pair: ClockPair) -> Check:
    members = tuple(
        Operand(role, article, span, text)
        for role, span, text in zip(("clock", "other clock"), pair.spans, pair.texts, strict=True)
    )
    if pair.agrees:
        return Check(RULE.name, "agree", members, arithmetic=pair.arithmetic, power=0.9)
    message = f"{pair.texts[0]} is not {pair.texts[1]}: {pair.arithmetic}."
    return wrong(RULE.name, "warning", members, pair.arithmetic, message, confidence=0.8)
