"""A headline or summary whose figure the body does not bear out.

## What it checks
Every figure of a title, headline or summary (amounts, counts, shares, ages, durations, ordinals, dates, weekdays,
quarters, years) against the numbers of the text below it. A figure is borne out when it is copied, rounded or cut off,
when it follows by adding, subtracting, multiplying, dividing or converting, when the text says it in other words ("a
dozen", "half", "twice") or names so many things one by one. It is wrong when the text gives another number of the same
kind in the same surroundings.

## Why editors care
More people read the headline than the story, and headlines are changed last and checked least.

## When it stays silent
Where a figure follows in any of these ways; in quotations; for a coarse or counted figure that the text does not give
(a headline may count what the text tells one by one). A precise figure of a summary with nothing like it in the text is
a note.

## How to fix
Take the number over from the text, or correct the text.

## Sources
The ways in which headlines give numbers: Huang and others, NumHG (2023).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from factcheck.check import Check, Level, Rule
from factcheck.reasoning.judgement import SUREST, as_sure
from factcheck.support import Backing, backings_within, checked
from factcheck.view import View

RULE = Rule(
    code="FC203",
    name="headline-mismatch",
    family="agreement",
    level="warning",
    summary="A headline or summary gives a figure that the text below it does not bear out.",
    scope="article",
    options={"unsupported": "precise"},
)
DIGITS = 3


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    """Option `unsupported` says which figures without any support become notes: "precise" (at least three digits, in
    a summary), "all" or "none"."""
    for backing in backings_within(view.reading):
        if backing.verdict == "unsupported" and not _asked(backing, str(options["unsupported"])):
            continue
        in_headline = backing.figure.zone == "headline" or backing.figure.sentence.field == "title"
        level: Level = RULE.level if _in_two_currencies(backing) else "note"
        made = checked(backing, RULE.name, level, ("headline" if in_headline else "summary", "text"))
        yield replace(made, level=as_sure(made.level, made.confidence)) if made.level in SUREST else made


def _in_two_currencies(backing: Backing) -> bool:
    """Is it one number with two currencies? Two numbers are told of where the judge of relations takes them for one."""
    if backing.source is None:
        return False
    x, y = backing.figure.quantity, backing.source.quantity
    return x.value == y.value and x.currency != y.currency


def _asked(backing: Backing, which: str) -> bool:
    if which != "precise":
        return which == "all"
    number = backing.figure.mention.number
    if number is None or number.vague or backing.figure.sentence.zone != "summary":
        return False
    return len([digit for digit in number.digits.strip("0.,") if digit.isdigit()]) >= DIGITS
