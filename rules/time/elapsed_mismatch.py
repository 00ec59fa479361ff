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
from decimal import ROUND_FLOOR, Decimal

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading, View
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Operand, Rule
from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.model.records import replace
from factcheck.numbers.wording import number, quoted
from factcheck.relations.frames.judgement import not_comparable, operands, wrong
from factcheck.relations.timeline.ages import OTHERS, YEAR, Age, ages
from factcheck.relations.timeline.births import Birth, Fact, births
from factcheck.relations.timeline.chronology import Elapsed, between, calendar_days, duration, stretch
from factcheck.relations.timeline.clock_spans import ClockSpan, clock_spans
from factcheck.relations.timeline.clock_times import Times, clock_times
from factcheck.relations.timeline.clocks import clock_pairs
from factcheck.relations.timeline.days import date_of, ends_of, published_days
from factcheck.relations.timeline.jubilees import Jubilee, jubilees
from factcheck.relations.timeline.lengths import Length, lengths
from factcheck.relations.timeline.measures import SIZES
from factcheck.relations.timeline.near_misses import NearMiss, near_misses

RULE = Rule(
    code="FC504",
    name="elapsed-mismatch",
    family="time",
    level="error",
    summary="an age, an anniversary or a length of time that does not fit its dates",
)

_LIFE = regex(
    r"\bborn (?:[a-z'-]+ ){0,5}?(?:(?:in|on) )?(?P<a>D)[^;]{0,80}?\b(?:died|killed|passed away|death)"
    r"(?: [a-z'-]+){0,5}? (?:(?:in|on) )?(?P<b>D)"
    r"[^A-Z;]{0,30}?(?:aged?|at the age of|at age|at) (?P<age>[ANU])"
)
_LIFE_SPAN = regex(
    r"\((?:born )?(?P<s>D)\)[^;]{0,60}?\bdied(?: [a-z'-]+){0,5}? (?:at|aged|at age|at the age of) (?P<age>[AN])"
    r"|\bdied(?: [a-z'-]+){0,5}? (?:at|aged|at age|at the age of) (?P<age2>[AN])[^;.]{0,30}\((?P<s2>D)\)"
)
_LIFE_AGED = regex(
    r"\bborn (?:[a-z'-]+ ){0,5}?(?:(?:in|on) )?(?P<a>D)[^;]{0,60}?\b(?:died|killed|passed away)[^A-Z;]{0,20}?(?:aged?"
    r"|at the age of|at age)"
    r" (?P<age>[ANU])[^A-Z;]{0,20}? (?:(?:in|on) )?(?P<b>D)"
)
_JUST = regex(
    r"\b(?P<start>entering|entered|founded|established|launched|launching|starting|started|began|since)"
    r"(?: [a-z'-]+){0,6}? "
    r"(?:in )?(?P<a>D)[^;:]{0,140}?\bin (?:just |only |less than |under |a mere )?(?P<u>U)"
)


TENS = Decimal(10)
"""Twenty years, thirty and so on are round: they may be a tenth more or less."""
HALF = Decimal("0.45")
"""Units that two and a half, say, may be off."""
_PUBLICATION = " to the day of publication"


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
            yield from _lives(frame)
            if published is not None and published.start is not None and published.end is not None:
                yield from _long_ago(frame, published)
    yield from _clocks(reading)


def _of_passages(reading: Reading) -> Iterator[Check]:
    known = reading.context.published_from != "unknown"
    now = published_days(reading.context.published) if known else None
    for length in lengths(reading, now):
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
    made = _counted(max(days[0], 0), max(days[1], 0), length.unit)
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


def _counted(low: float, high: float, unit: str) -> str:
    """A stretch of days in the unit that the text uses: whole units that have passed."""
    unit = "year" if unit == "decade" else unit
    size = SIZES[unit]
    least, most = (int(days / size + 0.02) for days in (low, high))
    return f"{least} {unit}s" if least == most else f"{least} to {most} {unit}s"


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
    arithmetic = f"{_born(first)}; {_born(last)}"
    if birth.fits:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.8)
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{_who(other)} would be {_years(told, other)} {_at(told)}, not {_years(told)}.",
        diagnosis="One of the ages or dates is wrong, or they are of two people.",
        confidence=0.85,
        against_quotes=True,
    )


def _who(fact: Fact) -> str:
    """ "Who was 25 in 1991", "Who was born on 3 May 1950" """
    if fact.age is None:
        return f"Who was born {_at(fact)}"
    return f"Who was {_years(fact)} {_at(fact)}"


def _at(fact: Fact) -> str:
    when = fact.at.mention.when if fact.at is not None else None
    if fact.at is None or when is None:
        return "on the day of publication"
    plain = not when.anchor and when.grain in ("day", "month", "year")
    return f"{'on' if when.grain == 'day' else 'in'} {quoted(fact.at)}" if plain else f"({quoted(fact.at)})"


def _years(fact: Fact, born: Fact | None = None) -> str:
    """The age that a fact tells, or the one that another fact leaves at its time: "58 or 59"."""
    if fact.age is None or fact.age.quantity.value is None:
        return ""
    told = int(fact.age.quantity.value)
    if born is None:
        return str(told)
    least = int((fact.low - born.high) / YEAR + told + 1.02)
    most = int((fact.high - born.low) / YEAR + told + 0.02)
    return str(least) if least >= most else f"{least} or {most}" if most == least + 1 else f"{least} to {most}"


def _born(fact: Fact) -> str:
    """ "25 (1991): born in 1965 or 1966" """
    years = sorted({date_of(int(day)).year for day in (fact.low, fact.high)})
    when = " or ".join(map(str, years)) if years[-1] - years[0] <= 1 else f"{years[0]} to {years[-1]}"
    if fact.age is None:
        return f"born {quoted(fact.at)}" if fact.at is not None else "born"
    at = quoted(fact.at) if fact.at is not None else "the day of publication"
    return f"{quoted(fact.age)} ({at}): born in {when}"


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
    apart = _clock(times.apart)
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
    apart, printed = _clock(span.apart * 60), _clock(span.printed * 60)
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


def _clock(seconds: float) -> str:
    """ "19 hours 30 minutes", "48 seconds" """
    parts = (int(seconds // 3600), "hour"), (int(seconds % 3600 // 60), "minute"), (round(seconds % 60, 2), "second")
    told = [f"{count:g} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(told) or "0 seconds"


def _days(claim: Claim | None) -> Period | None:
    when = claim.mention.when if claim is not None else None
    return None if when is None or when.until is not None or when.anchor or when.order else calendar_days(when)


def _around(claim: Claim, length: tuple[Decimal, str]) -> Elapsed | None:
    if claim.quantity.relation == "exact" and length[0] % 1:
        return stretch(length[0] - HALF, length[1], Decimal(0))
    reach = stretch(length[0], length[1])
    if length[1] == "year" and 2 * TENS <= length[0] < TENS**6 and length[0] % TENS == 0:
        more = length[0] / TENS
        reach = stretch(length[0] + more, "year", 2 * more)
    if reach is None or claim.quantity.relation == "exact":
        return reach
    wide = max(Decimal(1), length[0] / 10)
    if claim.quantity.relation in ("over", "at-least"):
        return Elapsed(reach.low, stretch(length[0] * 2, length[1]).high)  # type: ignore[union-attr]
    return stretch(length[0] + wide - 1, length[1], 2 * wide)


def _compared(
    a: Claim,
    b: Claim | None,
    u: Claim,
    actual: Elapsed | None,
    said: Elapsed | None,
    length: tuple[Decimal, str],
    until: str = _PUBLICATION,
    exact: bool = False,
) -> Iterator[Check]:
    if actual is None or said is None or actual.high < 0:
        return
    members = operands(("start", a), ("end", b), ("elapsed", u))
    until = f" to {quoted(b)}" if b is not None else until
    arithmetic = f"{quoted(a)}{until}: {_span(actual, length[1])}"
    if actual.meets(said):
        yield Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.8)
        return
    loose = u.quantity.relation != "exact" or (until == _PUBLICATION and not exact)
    yield wrong(
        RULE.name,
        "warning" if loose else "error",
        members,
        arithmetic,
        f"{quoted(a)}{until} is {_span(actual, length[1])}, not {quoted(u)}.",
        confidence=_confidence(loose, until),
    )


def _confidence(loose: bool, until: str) -> float:
    if loose:
        return 0.75 if until == _PUBLICATION else 0.85
    return 0.95


def _one_day(period: Period) -> bool:
    return period.start is not None and period.end is not None and (period.end - period.start).days == 1


def _span(elapsed: Elapsed, grain: str) -> str:
    """A stretch of time in the grain that the text uses."""
    unit, size = ("year", 12) if grain in ("year", "decade", "century") else ("month", 1)
    if grain in ("day", "week") and elapsed.high < 4:
        unit, size = "day", 0
    scale = Decimal(size) if size else 1 / Decimal("30.4")
    low, high = (max(Decimal(0), value / scale).to_integral_value(ROUND_FLOOR) for value in (elapsed.low, elapsed.high))
    return f"{number(low)} {unit}s" if low == high else f"{number(low)} to {number(high)} {unit}s"


def _lives(frame: Frame) -> Iterator[Check]:
    for match in _LIFE_SPAN.finditer(frame.text) if "died" in frame.text else ():
        suffix = "" if match["s"] else "2"
        yield from _life_span(frame.at(match, f"s{suffix}"), frame.at(match, f"age{suffix}"))
    for pattern in (_LIFE, _LIFE_AGED):
        for match in pattern.finditer(frame.text):
            a, b, age = (frame.at(match, name) for name in ("a", "b", "age"))
            if a is not None and b is not None and age is not None and not OTHERS.search(match.group()):
                yield from _life(a, b, age)


def _life(born: Claim, died: Claim, aged: Claim) -> Iterator[Check]:
    start, end = _days(born), _days(died)
    if start is not None and end is not None and aged.quantity.value is not None:
        years = (aged.quantity.value, "year")
        yield from _compared(born, died, aged, between(start, end), _birthday(years[0]), years)


def _life_span(span: Claim | None, aged: Claim | None) -> Iterator[Check]:
    """ "(1921-1999) … died at 68": both ends in one span."""
    when = span.mention.when if span is not None else None
    if span is None or aged is None or when is None or when.until is None or aged.quantity.value is None:
        return
    born, dead = calendar_days(when), calendar_days(when.until)
    if born is not None and dead is not None and not when.anchor and not when.order:
        years = (aged.quantity.value, "year")
        yield from _compared(span, None, aged, between(born, dead), _birthday(years[0]), years, "")


def _birthday(age: Decimal) -> Elapsed:
    """Whoever is 70 was born from 70 to almost 71 years before."""
    return Elapsed(age * 12, (age + 1) * 12)


def _long_ago(frame: Frame, published: Period) -> Iterator[Check]:
    """A start that lies much further back than the time that something since is said to have taken."""
    for match in _JUST.finditer(frame.text):
        a, u = frame.at(match, "a"), frame.at(match, "u")
        start, length = _days(a), duration(u) if u is not None else None
        if a is None or u is None or start is None or length is None or length[1] not in ("month", "year"):
            continue
        actual, said = between(start, published), stretch(length[0], length[1])
        if actual is None or said is None or actual.low < said.high + 6:
            continue
        yield wrong(
            RULE.name,
            "note",
            operands(("start", a), ("elapsed", u)),
            f"{quoted(a)} to the day of publication: {_span(actual, length[1])}",
            f"{quoted(u)} after {quoted(a)} is long before this article, which is {_span(actual, length[1])} later.",
            verdict="tension",
            confidence=0.4,
        )


def _clocks(reading: Reading) -> Iterator[Check]:
    for pair in clock_pairs(reading):
        members = tuple(
            Operand(role, reading.article.id, span, text)
            for role, span, text in zip(("clock", "other clock"), pair.spans, pair.texts, strict=True)
        )
        if pair.agrees:
            yield Check(RULE.name, "agree", members, arithmetic=pair.arithmetic, power=0.9)
        else:
            yield wrong(
                RULE.name,
                "warning",
                members,
                pair.arithmetic,
                f"{pair.texts[0]} is not {pair.texts[1]}: {pair.arithmetic}.",
                confidence=0.8,
            )
