"""A month that is not in its quarter, a year that is not in its span, or one figure of two periods.

## What it checks
A period and, in brackets, behind it or in a later sentence ("July was the strongest month of the six"), the smaller
ones that it is broken into: "71 new stores in Q4 (32 in September, 22 in October, 17 in November)": September belongs
to the third quarter. "Q2 (April to July)". "From 2019 to 2021 (4 in 2019, 5 in 2022)". "The first nine months (… in
October)". And dates that a sentence puts into a period: "in the second quarter it fell from 4.1% in April to 3.6% in
July", "during the week of 5 May, on 17 May", "the week runs from 7 to 13 April. It includes a fair on the 19th". And a
period by its name or length with the months that tell it ("in the first quarter … Prices in July, August and
September"; "for four months, from the start of May to the end of July"), a decade or century with its year. And an
exact figure that the text tells of two periods ("inflation was 2.6% in September", "the July figure of 2.6%"; "the
half-year profit of £69m" that was made in 52 weeks).

## Why editors care
Either the month is wrong or the quarter, and with it the sum that was compared with last quarter's.

## When it stays silent
Where the company's own fiscal year is meant, or may be ("its fiscal fourth quarter", "the quarter ended …"). Where the
brackets say something else than a breakdown. Where words between say when something was said, due or counted. Where a
figure is round, or is what another one is held against ("down from 2.6% in July").

## How to fix
Name the period that the parts make, or take out the part that is not in it.

## Sources
Calendar quarters and halves of ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from factcheck.claims.view import View
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.numbers.wording import listed, quoted
from factcheck.relations.frames.judgement import operands, wrong
from factcheck.relations.timeline.contained import Bounds, contained
from factcheck.relations.timeline.decades import decades
from factcheck.relations.timeline.figure_periods import two_periods
from factcheck.relations.timeline.fiscal_quarters import own_quarters
from factcheck.relations.timeline.months import QUARTER, YEAR, Months, calendar_months, months_between
from factcheck.relations.timeline.passages import PROSE
from factcheck.relations.timeline.told_spans import told_spans

RULE = Rule(
    code="FC501",
    name="wrong-period",
    family="time",
    level="warning",
    summary="a month that is not in its quarter, a year that is not in its span, one figure of two periods",
)

_BRACKETS = regex(r"(?P<whole>D)(?P<gap>[^DZ;:().]{0,60})\((?P<inside>[^()]{1,240})\)")
_SPELT = regex(
    r"(?P<whole>D)(?:,| —|:)? ?(?:that is |i\.e\. |running |covering )?(?:from |between )(?P<inside>D(?: (?:to"
    r"|and|until|through) D)?)"
)
_APPOSED = regex(
    r"(?P<whole>D)(?:,| —| \() ?(?:for |or |i\.e\. |that is |the )?(?P<inside>D)(?= ?[.,;)—]|$)"
    r"|(?P<whole2>D) (?:[a-z]+ ){0,2}[a-z]+, (?:for|covering|from) (?P<inside2>D)(?= ?[.,;)—]|$)"
    r"|(?P<inside3>D),? (?:or |being )?the (?P<whole3>D)(?=[.,;)]|$)"
)
"""The months of a period right beside it: "in the third quarter, July to September"."""
_WHEN = regex(r"\b(?:in|during) the (?P<whole>D), when [^DZ;:()]{1,120}?\b(?:on|in) (?P<part>D)")
"""A clause that tells what happened in the period: "in the second quarter, when it filed on 19 March"."""
_FISCAL = regex(r"\b(?:fiscal|financial|year ended|ending|ended|year to|tax year|trading year|season)\b")
_LOOKING_BACK = regex(
    r"\b(?:vs\.?|versus|against|compared|from|previous|prior|up|down|since|last|as of|by|until|before)\b"
)


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    yield from _told_twice(view)
    seen: set[str] = set()
    for one in (*_broken_down(view), *_apposed(view), *_when(view), *_own_year(view), *_contained(view), *_spans(view)):
        parts = [operand.claim.id for operand in one.operands[1:] if operand.claim is not None]
        if not seen & set(parts):
            seen.update(parts)
            yield one


def _told_twice(view: View) -> Iterator[Check]:
    """A figure that is told of two periods: of seven in 19,000 articles believed right none was a slip, and none took
    the figure up by the other period."""
    for one in two_periods(view.reading):
        dates = [(role, spell.claim) for role, spell in (("period", one.one), ("other period", one.other))]
        yield wrong(
            RULE.name,
            "warning" if one.is_taken_up else "note",
            operands(("first", one.first), ("second", one.second), *dates),
            "",
            f"{quoted(one.first)} is told of “{one.one.words}” in one place, and of “{one.other.words}” in another.",
            verdict="tension",
            diagnosis="Two periods hardly have one exact figure: one of the places names the wrong period.",
            suggestion=Suggestion("Look up of which period the figure is, and name that one in both places."),
            confidence=0.7,
            against_quotes=True,
        )


def _when(view: View) -> Iterator[Check]:
    """A day told to lie in a period of its sentence."""
    for frame in view.reading.frames:
        if "D" not in frame.letters or frame.sentence.zone not in PROSE or _FISCAL.search(frame.text):
            continue
        for match in _WHEN.finditer(frame.text):
            yield from _held_against(frame.claim_at(match.start("whole")), [frame.claim_at(match.start("part"))])


def _contained(view: View) -> Iterator[Check]:
    """A date that the text puts into a period named in its sentence or before."""
    for one in contained(view.reading.frames):
        names, held = one.bounds.names, len(one.bounds.held) if one.bounds.grain == "month" else YEAR
        message = "" if one.fits else _outside(one.whole, (one.part,), names)
        yield _judged(one.whole, (one.part,), names, message, power=1 - held / YEAR)


def _spans(view: View) -> Iterator[Check]:
    """A period by its name or length, and by the months that it runs over, a decade with its year."""
    frames = [frame for frame in view.reading.frames if frame.sentence.zone in PROSE]
    for one in (*told_spans(frames), *decades(frames)):
        message = f"{quoted(one.whole)} is {one.named}, but the text goes on to tell of {one.told}."
        yield _judged(one.whole, one.parts, one.named, "" if one.fits else message, confidence=0.7)


def _broken_down(view: View) -> Iterator[Check]:
    for frame in view.reading.frames:
        if frame.letters.count("D") < 2 or _FISCAL.search(frame.text):
            continue
        for match in (*_BRACKETS.finditer(frame.text), *_SPELT.finditer(frame.text)):
            whole = frame.claim_at(match.start("whole"))
            inside = [c for c in frame.within(match.start("inside"), match.end("inside")) if c.mention.when is not None]
            if inside and not _LOOKING_BACK.search(match["inside"]) and not _is_year_of_work(match, whole):
                yield from _held_against(whole, inside)


def _apposed(view: View) -> Iterator[Check]:
    """Months that stand right beside a quarter or half. A quarter of three months that begins where quarters do may be
    one of a company's own year."""
    for frame in view.reading.frames:
        if frame.letters.count("D") < 2 or frame.sentence.zone not in PROSE or _FISCAL.search(frame.text):
            continue
        for match in _APPOSED.finditer(frame.text):
            number = next(number for number in ("", "2", "3") if match[f"whole{number}"])
            whole, inside = frame.at(match, f"whole{number}"), frame.at(match, f"inside{number}")
            if whole is not None and inside is not None and _is_broken(whole, inside):
                yield from _held_against(whole, [inside])


def _is_broken(whole: Claim, inside: Claim) -> bool:
    """Are months told as those of a period, and not as those of one of a company's own year?"""
    held, span = _months(whole.mention.when), _span(inside.mention.when)
    if held is None or span is None:
        return False
    return span == held or span.count != held.count or (span.first - 1) % QUARTER != 0


def _span(when: When | None) -> Months | None:
    """The months of "July to September"."""
    if when is None or when.until is None or when.anchor or when.year != when.until.year:
        return None
    return months_between(when)


def _own_year(view: View) -> Iterator[Check]:
    """A quarter by its number and by its months, in a year that the article tells."""
    for one in own_quarters(view.reading):
        names = one.months.names
        message = f"In the year that the article tells, “{quoted(one.quarter)}” is {names}, not {quoted(one.part)}."
        yield _judged(one.quarter, (one.part,), names, "" if one.fits else message, confidence=0.7)


def _is_year_of_work(match: re.Match[str], whole: Claim) -> bool:
    """ "The Making of a Minister 1916-1964 (1986)": a year alone in brackets, right behind, breaks nothing down."""
    alone = match["inside"] == "D" and match.groupdict().get("gap") == " "
    return alone and whole.mention.when is not None and whole.mention.when.grain == "year"


def _held_against(whole: Claim, inside: list[Claim]) -> Iterator[Check]:
    """Whether a period holds the dates that it is broken into."""
    bounds, parts = _parts(whole, inside)
    if bounds is None or not parts:
        return
    out = tuple(claim for claim, part in parts if not part <= bounds.held)
    yield _judged(
        whole,
        out or tuple(claim for claim, _ in parts),
        bounds.names,
        _outside(whole, out, bounds.names) if out else "",
        power=max(1 - len(bounds.held) / YEAR, 0.0),  # a slip shows the oftener, the shorter the period is
        confidence=0.85 if len(out) < len(parts) or len(parts) == 1 else 0.6,
    )


def _outside(whole: Claim, parts: tuple[Claim, ...], names: str) -> str:
    said, verb = listed([quoted(claim) for claim in parts]), "is" if len(parts) == 1 else "are"
    return f"{said} {verb} not in “{quoted(whole)}”, which runs from {names}."


def _judged(
    whole: Claim, parts: tuple[Claim, ...], names: str, message: str, *, power: float = 0.75, confidence: float = 0.75
) -> Check:
    """What is put into a period, and what the period is (`names`); a message says what is wrong, none that nothing
    is."""
    members, arithmetic = operands(("period", whole), ("part", parts)), f"{quoted(whole)}: {names}"
    if not message:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=power)
    return wrong(RULE.name, "warning", members, arithmetic, message, confidence=confidence)


def _parts(whole: Claim, inside: list[Claim]) -> tuple[Bounds | None, list[tuple[Claim, frozenset[int]]]]:
    """What a period holds, of months or of years, and the months or years of the dates that are of its kind."""
    months, years = _months(whole.mention.when), _years(whole.mention.when)
    parts_of = _years_of_part if months is None else _months_of_part
    parts = [(claim, parts_of(claim.mention.when)) for claim in inside]
    return Bounds.of_months(months) if months is not None else years, [(claim, part) for claim, part in parts if part]


def _months(when: When | None) -> Months | None:
    """The months of a calendar quarter, half or "the first nine months"; None of anything else."""
    return calendar_months(when) if when is not None and not when.fiscal and when.until is None else None


def _months_of_part(when: When | None) -> frozenset[int]:
    if when is None or when.month is None or when.anchor:
        return frozenset()
    if when.until is not None:
        return frozenset({when.month, when.until.month} if when.until.month else ())
    return frozenset({when.month})


def _years(when: When | None) -> Bounds | None:
    """The years of "from 2019 to 2021"."""
    if when is None or when.grain != "year" or when.until is None or when.fiscal:
        return None
    if when.year is None or when.until.year is None or not 0 < when.until.year - when.year <= 100:
        return None
    return Bounds.of_years(when.year, when.until.year)


def _years_of_part(when: When | None) -> frozenset[int]:
    if when is None or when.year is None or when.anchor or when.fiscal:
        return frozenset()
    return frozenset({when.year})
