"""A part that is greater than its whole, or a running total that gets smaller.

## What it checks
"13 of the 12 members", "32 airports, of which 243 are paved", "64 were tagged; 71 of them came back", "all 12 people on
board, including 14 children": a part cannot be more than what it is a part of, also where its whole stands in the
sentence before or further up ("84,000 of the retired"). Shares of people above 100 percent. A cumulative figure ("so
far this year", "by the end of May", "brings the total to") that is smaller at a later date than at an earlier one, also
in the entries of a report by the hour, in lines and in columns headed "total so far".

## Why editors care
Such numbers cannot be true together, whatever the facts are.

## When it stays silent
Where the number behind "of" is a name or a size: "20 of its 747 jets", "5,000 of the 90-kilo bags". Where the total
is an estimate, may be revised, or is of another place or kind ("confirmed cases"). Where a count may get smaller:
staff, stocks, debts, patients. Where two numbers have each their own fate ("17 were killed and 22 are missing").

## How to fix
Look for swapped numbers or a wrong digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, combinations

from factcheck.claims.grammar import Frame
from factcheck.claims.view import View
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Level, Rule
from factcheck.model.claim import Claim
from factcheck.numbers.wording import bare, quoted
from factcheck.relations.bound import Bound
from factcheck.relations.entries import entries
from factcheck.relations.frames.judgement import correction, operands, wrong
from factcheck.relations.running import running
from factcheck.relations.series import series
from factcheck.relations.tallies import tallies
from factcheck.relations.wholes import wholes

RULE = Rule(
    code="FC402",
    name="shrinking-total",
    family="direction",
    level="error",
    summary="a part greater than its whole, or a running total that gets smaller",
)

ORDER = 0.3
"""The power of a check that says only which of two numbers is greater."""
FORMS: dict[str, tuple[Level, float]] = {
    "of which": ("error", 0.95),
    "part of which": ("error", 0.95),
    "including": ("error", 0.9),
    "of the whole": ("error", 0.95),
    "part of the whole": ("error", 0.95),
    "part of whole": ("warning", 0.85),
    "of the body": ("error", 0.95),
    "of a whole": ("warning", 0.85),
    "also of the whole": ("warning", 0.85),
    "among the whole": ("warning", 0.85),
    "bare part": ("warning", 0.75),
    "of these": ("warning", 0.8),
    "of the group": ("warning", 0.8),
}
"""The level and the confidence of each form. In 19,400 articles believed right they held (and missed): of which 62 (0),
part of which 70 (0), including 330 (0), of the whole 66 (1), part of the whole 293 (1), part of whole 192 (1), of these
68 (1), of the group 92 (0); unrelated numbers would hold half of the time. The others
are rarer: 17 in 4,500 articles, none missed."""
ALL = 100
_SHARE = regex(r"P of (?:(?:all|the|its|their|our|those) )?(?:[a-z'-]+ ){0,2}?(?P<of>[a-z]+)(?= |[.,;:)]|$)")
_OVER = regex(r"\b(?:target|goal|quota|capacity|forecast|estimate|need|demand|growth|increase|rose|up|more)\b")


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    frames = view.reading.frames
    for frame in frames:
        if "P" in frame.letters and "P of " in frame.text:
            yield from _above_all(frame)
    seen: set[str] = set()
    told: set[frozenset[str]] = set()
    for bound in wholes(frames):
        told.add(frozenset((bound.lesser.id, bound.greater.id)))
        if bound.lesser.id not in seen:
            seen.add(bound.lesser.id)
            yield _part(bound)
    for bound in chain(series(view.reading), entries(frames), tallies(frames), running(frames)):
        pair = frozenset((bound.lesser.id, bound.greater.id))
        if not pair <= seen and pair not in told:
            told.add(pair)
            yield _total(bound.lesser, bound.greater)
    seen.update(*told)
    yield from _running(view.reading.claims, seen)


def _part(bound: Bound) -> Check:
    part, whole = bound.lesser, bound.greater
    members = operands(("part", part), ("whole", whole))
    if bound.holds:
        return Check(RULE.name, "agree", members, arithmetic=f"{bare(part)} ≤ {bare(whole)}", power=ORDER)
    level, confidence = FORMS[bound.form]
    return wrong(
        RULE.name,
        level,
        members,
        f"{bare(part)} is more than {bare(whole)}",
        f"{quoted(part)} cannot be a part of {quoted(whole)}: a part is no more than its whole.",
        suggestion=correction(
            f"Check both, and whether they were swapped: {quoted(part)} may be at most {quoted(whole)}, or"
            f" {quoted(whole)} has to be at least {quoted(part)}."
        ),
        confidence=confidence,
        against_quotes=True,
    )


def _running(claims: tuple[Claim, ...], seen: set[str]) -> Iterator[Check]:
    totals: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if _is_total(claim):
            key = (claim.dimension, claim.subject, claim.measure, claim.quantity.unit, claim.scope, claim.attribution)
            totals.setdefault(key, []).append(claim)
    for a, b in chain.from_iterable(combinations(group[:20], 2) for group in totals.values()):
        if not {a.id, b.id} <= seen:
            yield from _compared(a, b)


def _is_total(claim: Claim) -> bool:
    """Is it a cumulative figure up to a day that is known?"""
    if "cumulative" not in claim.scope or claim.period is None or claim.period.end is None:
        return False
    if claim.status != "actual" or claim.subject is None or claim.measure is None or claim.quantity.value is None:
        return False
    return claim.zone not in ("teaser", "correction") and claim.role == "level"


def _compared(a: Claim, b: Claim) -> Iterator[Check]:
    assert a.period is not None and b.period is not None and a.period.end is not None and b.period.end is not None
    if a.period.end == b.period.end or a.period.start != b.period.start:
        return
    yield _total(*((a, b) if a.period.end < b.period.end else (b, a)))


def _total(early: Claim, late: Claim) -> Check:
    members = operands(("earlier", early), ("later", late))
    if Bound("running", early, late).holds:
        return Check(RULE.name, "agree", members, arithmetic=f"{bare(early)} ≤ {bare(late)}", power=ORDER)
    return wrong(
        RULE.name,
        "warning",
        members,
        f"{bare(early)} is more than {bare(late)}",
        f"A running total of {quoted(late)} cannot be less than the {quoted(early)} of an earlier date.",
        suggestion=correction(
            f"Check both: {quoted(late)} has to be at least {quoted(early)}, or {quoted(early)} at most {quoted(late)};"
            " or say that the count went down."
        ),
        confidence=0.7,
        against_quotes=True,
    )


def _above_all(frame: Frame) -> Iterator[Check]:
    """ "112 percent of voters" """
    for match in _SHARE.finditer(frame.text):
        share = frame.claim_at(match.start())
        value = share.quantity.value
        if value is None or share.quantity.unit != "percent" or share.role == "change" or match["of"] not in _people():
            continue
        if value > ALL and not _OVER.search(frame.text):
            members = operands(("share", share))
            yield wrong(
                RULE.name,
                "warning",
                members,
                f"{bare(share)} is more than 100%",
                f"{quoted(share)} of a group of people or things is more than all of it.",
                confidence=0.75,
            )


@cache
def _people() -> frozenset[str]:
    named = [word for role, words in rows("bounds") if role == "people" for word in words.split("|")]
    return frozenset(form for word in named for form in (word, f"{word}s"))
