"""A part that is greater than its whole, or a running total that gets smaller.

## What it checks
"13 of the 12 members": a part cannot be more than what it is a part of. A cumulative figure ("so far this year", "in
total since the launch") that is smaller at a later date than at an earlier one.

## Why editors care
Such numbers cannot be true together, whatever the facts are.

## When it stays silent
Where the number behind "of" is a name or a size: "20 of its 747 jets", "5,000 of the 90-kilo bags". Where the total
is an estimate, may be revised, or is of another place or kind.

## How to fix
Look for swapped numbers or a wrong digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from factcheck.check import Check, Rule
from factcheck.claim import Claim
from factcheck.reasoning.grammar import Frame
from factcheck.reasoning.judgement import operands, wrong
from factcheck.reasoning.moves import same_measure
from factcheck.reasoning.tolerance import spread
from factcheck.reasoning.wording import bare, quoted
from factcheck.view import View

RULE = Rule(
    code="FC402",
    name="shrinking-total",
    family="direction",
    level="error",
    summary="a part greater than its whole, or a running total that gets smaller",
)

ORDER = 0.3
"""The power of a check that says only which of two numbers is greater."""
_PART = re.compile(
    r"(?P<part>[CNM])(?: out)? of (?P<which>the |its |their |his |her |those |these |all |a total of "
    r"|an initial )?(?P<whole>[CNM])(?P<after>.?)"
)
_MODELS = {"707", "717", "727", "737", "747", "757", "767", "777", "787", "911", "501"}


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    for frame in view.reading.frames:
        if " of " in frame.text and len(frame.letters) > 1:
            yield from _parts(frame)
    yield from _running(view.reading.claims)


def _parts(frame: Frame) -> Iterator[Check]:
    for match in _PART.finditer(frame.text):
        part, whole = frame.at(match, "part"), frame.at(match, "whole")
        if part is None or whole is None or not same_measure(part, whole) or match["after"] in ("-", "'"):
            continue
        if part.mention.noun is not None and part.mention.unit != whole.mention.unit:
            continue
        if part.quantity.value is None or (whole.quantity.value or 0) < 2:
            continue
        if part.mention.kind == "money" and not match["which"]:
            continue
        members = operands(("part", part), ("whole", whole))
        a, b = spread(part), spread(whole)
        arithmetic = f"{bare(part)} ≤ {bare(whole)}"
        if b.high is None or a.low is None or a.low <= b.high:
            yield Check(RULE.name, "agree", members, arithmetic=arithmetic, power=ORDER)
        elif _plain(whole, match):
            yield wrong(
                RULE.name,
                "error" if match["which"] else "warning",
                members,
                f"{bare(part)} is more than {bare(whole)}",
                f"{quoted(part)} cannot be a part of {quoted(whole)}.",
                confidence=0.85,
            )


def _plain(whole: Claim, match: re.Match[str]) -> bool:
    """Is the whole a number of things, and no model name or size?"""
    numeral = whole.mention.number
    return numeral is not None and numeral.digits not in _MODELS and (match["after"] in " ,.;)" or not match["after"])


def _running(claims: tuple[Claim, ...]) -> Iterator[Check]:
    totals: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if "cumulative" not in claim.scope or claim.period is None or claim.period.end is None:
            continue
        if claim.status != "actual" or claim.subject is None or claim.measure is None or claim.quantity.value is None:
            continue
        if claim.zone in ("teaser", "correction") or claim.role != "level":
            continue
        key = (claim.dimension, claim.subject, claim.measure, claim.quantity.unit, claim.scope, claim.attribution)
        totals.setdefault(key, []).append(claim)
    for group in totals.values():
        for a, b in combinations(group[:20], 2):
            yield from _compared(a, b)


def _compared(a: Claim, b: Claim) -> Iterator[Check]:
    assert a.period is not None and b.period is not None and a.period.end is not None and b.period.end is not None
    if a.period.end == b.period.end or a.period.start != b.period.start:
        return
    early, late = (a, b) if a.period.end < b.period.end else (b, a)
    members = operands(("earlier", early), ("later", late))
    arithmetic = f"{bare(early)} ≤ {bare(late)}"
    before, after = spread(early), spread(late)
    if after.high is None or before.low is None or before.low <= after.high:
        yield Check(RULE.name, "agree", members, arithmetic=arithmetic, power=ORDER)
        return
    assert early.period is not None and late.period is not None
    yield wrong(
        RULE.name,
        "warning",
        members,
        f"{bare(early)} is more than {bare(late)}",
        f"A running total of {quoted(late)} cannot be less than the {quoted(early)} of an earlier date.",
        confidence=0.6,
    )
