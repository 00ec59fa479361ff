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
from factcheck.model.period import MONTHS
from factcheck.numbers.wording import listed, quoted
from factcheck.relations.frames.judgement import operands, wrong
from factcheck.relations.timeline.contained import contained
from factcheck.relations.timeline.figure_periods import two_periods
from factcheck.relations.timeline.fiscal_quarters import own_quarters
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

MONTHS_OF_A_YEAR = 12
"""A slip takes a month into any of these, so that it shows the oftener, the shorter the period is; years likewise."""


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    yield from _told_twice(view)
    seen: set[str] = set()
    for one in (*_broken_down(view), *_apposed(view), *_when(view), *_own_year(view), *_contained(view), *_spans(view)):
        parts = [operand.claim.id for operand in one.operands[1:] if operand.claim is not None]
        if not seen & set(parts):
            seen.update(parts)
            yield one


def _told_twice(view: View) -> Iterator[Check]:
    """A figure that is told of two periods: of seven in 19,000 articles believed right none was a slip."""
    for one in two_periods(view.reading):
        dates = [(role, spell.claim) for role, spell in (("period", one.one), ("other period", one.other))]
        yield wrong(
            RULE.name,
            "note",
            operands(("first", one.first), ("second", one.second), *dates),
            "",
            f"{quoted(one.first)} is told of “{one.one.words}” in one place, and of “{one.other.words}” in another.",
            verdict="tension",
            diagnosis="Two periods hardly have one exact figure: one of the places names the wrong period.",
            suggestion=Suggestion("Look up of which period the figure is, and name that one in both places."),
            confidence=0.8,
            against_quotes=True,
        )


def _when(view: View) -> Iterator[Check]:
    """A day told to lie in a period of its sentence."""
    for frame in view.reading.frames:
        if "D" not in frame.letters or frame.sentence.zone not in PROSE or _FISCAL.search(frame.text):
            continue
        for match in _WHEN.finditer(frame.text):
            yield from _judged(frame.claim_at(match.start("whole")), [frame.claim_at(match.start("part"))])


def _contained(view: View) -> Iterator[Check]:
    """A date that the text puts into a period named in its sentence or before."""
    for one in contained(view.reading.frames):
        members = operands(("period", one.whole), ("part", one.part))
        arithmetic = f"{quoted(one.whole)}: {one.bounds.names}"
        if one.fits:
            held = len(one.bounds.held) if one.bounds.grain == "month" else MONTHS_OF_A_YEAR
            yield Check(RULE.name, "agree", members, arithmetic=arithmetic, power=1 - held / MONTHS_OF_A_YEAR)
            continue
        message = f"{quoted(one.part)} is not in “{quoted(one.whole)}”, which runs from {one.bounds.names}."
        yield wrong(RULE.name, "warning", members, arithmetic, message, confidence=0.75)


def _spans(view: View) -> Iterator[Check]:
    """A period by its name or length, and by the months that it runs over."""
    for one in told_spans([frame for frame in view.reading.frames if frame.sentence.zone in PROSE]):
        members = operands(("period", one.whole), ("part", one.parts))
        arithmetic = f"{quoted(one.whole)}: {one.named}"
        if one.fits:
            yield Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.75)
            continue
        message = f"{quoted(one.whole)} is {one.named}, but the text goes on to tell of {one.told}."
        yield wrong(RULE.name, "warning", members, arithmetic, message, confidence=0.7)


def _broken_down(view: View) -> Iterator[Check]:
    for frame in view.reading.frames:
        if frame.letters.count("D") < 2 or _FISCAL.search(frame.text):
            continue
        for match in (*_BRACKETS.finditer(frame.text), *_SPELT.finditer(frame.text)):
            whole = frame.claim_at(match.start("whole"))
            inside = [c for c in frame.within(match.start("inside"), match.end("inside")) if c.mention.when is not None]
            if inside and not _LOOKING_BACK.search(match["inside"]) and not _is_year_of_work(match, whole):
                yield from _judged(whole, inside)


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
                yield from _judged(whole, [inside])


def _is_broken(whole: Claim, inside: Claim) -> bool:
    """Are months told as those of a period, and not as those of one of a company's own year?"""
    held, span = _months(whole.mention.when), _span(inside)
    if held is None or not span:
        return False
    return set(span) == held or len(span) != len(held) or (span[0] - 1) % 3 != 0


def _span(claim: Claim | None) -> list[int]:
    """The months of "July to September", in order."""
    when = claim.mention.when if claim is not None else None
    if when is None or when.until is None or when.anchor or when.day is not None or when.until.day is not None:
        return []
    if when.month is None or when.until.month is None or when.year != when.until.year:
        return []
    return [(when.month + more - 1) % 12 + 1 for more in range((when.until.month - when.month) % 12 + 1)]


def _own_year(view: View) -> Iterator[Check]:
    """A quarter by its number and by its months, in a year that the article tells."""
    for one in own_quarters(view.reading):
        members = operands(("period", one.quarter), ("part", one.part))
        arithmetic = f"{quoted(one.quarter)}: {one.names}"
        if one.fits:
            yield Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.75)
            continue
        message = f"In the year that the article tells, “{quoted(one.quarter)}” is {one.names}, not {quoted(one.part)}."
        yield wrong(RULE.name, "warning", members, arithmetic, message, confidence=0.7)


def _is_year_of_work(match: re.Match[str], whole: Claim) -> bool:
    """ "The Making of a Minister 1916-1964 (1986)": a year alone in brackets, right behind, breaks nothing down."""
    alone = match["inside"] == "D" and match.groupdict().get("gap") == " "
    return alone and whole.mention.when is not None and whole.mention.when.grain == "year"


def _judged(whole: Claim, inside: list[Claim]) -> Iterator[Check]:
    held, parts = _held(whole, inside)
    if held is None or not parts:
        return
    out = [claim for claim, part in parts if not part <= held]
    first, last = (MONTHS[n - 1] if n <= MONTHS_OF_A_YEAR else str(n) for n in (min(held), max(held)))
    names = f"{first} to {last}"
    arithmetic = f"{quoted(whole)}: {names}"
    if not out:
        members = operands(("period", whole), ("part", tuple(claim for claim, _ in parts)))
        caught = 1 - len(held) / MONTHS_OF_A_YEAR
        yield Check(RULE.name, "agree", members, arithmetic=arithmetic, power=max(caught, 0.0))
        return
    said = listed([quoted(claim) for claim in out])
    yield wrong(
        RULE.name,
        "warning",
        operands(("period", whole), ("part", tuple(out))),
        arithmetic,
        f"{said} {'is' if len(out) == 1 else 'are'} not in “{quoted(whole)}”, which runs from {names}.",
        confidence=0.85 if len(out) < len(parts) or len(parts) == 1 else 0.6,
    )


def _held(whole: Claim, inside: list[Claim]) -> tuple[frozenset[int] | None, list[tuple[Claim, frozenset[int]]]]:
    """The months of a period, or its years, and those of the dates that are of its kind."""
    held, parts = _months(whole.mention.when), [(claim, _months_of_part(claim.mention.when)) for claim in inside]
    if held is None:
        held, parts = _years(whole.mention.when), [(claim, _years_of_part(claim.mention.when)) for claim in inside]
    return held, [(claim, part) for claim, part in parts if part]


def _months(when: When | None) -> frozenset[int] | None:
    """The months of a calendar quarter, half or "the first nine months"; None of anything else."""
    if when is None or when.fiscal or when.until is not None:
        return None
    if when.quarter is not None and 1 <= when.quarter <= 4 and when.grain == "quarter":
        return frozenset(range(3 * when.quarter - 2, 3 * when.quarter + 1))
    if when.half is not None and when.half in (1, 2) and when.grain == "half":
        return frozenset(range(6 * when.half - 5, 6 * when.half + 1))
    if when.first and when.grain == "month" and when.count is not None and 2 <= when.count <= 11:
        return frozenset(range(1, when.count + 1))
    return None


def _months_of_part(when: When | None) -> frozenset[int]:
    if when is None or when.month is None or when.anchor:
        return frozenset()
    if when.until is not None:
        return frozenset({when.month, when.until.month} if when.until.month else ())
    return frozenset({when.month})


def _years(when: When | None) -> frozenset[int] | None:
    """The years of "from 2019 to 2021"."""
    if when is None or when.grain != "year" or when.until is None or when.fiscal:
        return None
    if when.year is None or when.until.year is None or not 0 < when.until.year - when.year <= 100:
        return None
    return frozenset(range(when.year, when.until.year + 1))


def _years_of_part(when: When | None) -> frozenset[int]:
    if when is None or when.year is None or when.anchor or when.fiscal:
        return frozenset()
    return frozenset({when.year})
