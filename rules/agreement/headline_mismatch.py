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
Where a figure follows in any of these ways, or is a rounding; in quotations; for a coarse or counted figure that the
text does not give (a headline may count what the text tells one by one). A precise figure of a summary with nothing
like it in the text is a note, unless the text tells of the movement that it should follow from, or of a percentage in
the place of its fraction.

## How to fix
Take the number over from the text, or correct the text.

## Sources
The ways in which headlines give numbers: Huang and others, NumHG (2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from factcheck.claims.view import View
from factcheck.lexicon.regex import regex
from factcheck.links.moved import Told, told_instead
from factcheck.links.summaries import Backing, backings_within, checked
from factcheck.model.check import Check, Level, Rule
from factcheck.model.claim import Claim
from factcheck.model.mention import DIMENSIONS
from factcheck.model.records import replace
from factcheck.numbers.digits import digits_of, swapped
from factcheck.numbers.wording import like, quoted, sentence, told_twice
from factcheck.relations.bound import moved
from factcheck.relations.frames.judgement import SUREST, as_sure, correction, either, operands, slip, wrong

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


NEAR = 0.5
"""How much of its context a headline's figure shares with the text's other one for it to be told aloud: of 2,100
figures of headlines in news, three stood against a number so near, and two of these rightly."""
WORDS = 2
"""So many words have to be shared."""
SWAPPED = 0.3
"""The same for digits that changed places, which one word may tie: none of 92 pairs in news were such."""
ADDED = frozenset(("money", *DIMENSIONS))
"""Kinds of which a headline's larger figure may be the sum of what the text tells one by one."""
KINDS = frozenset(("money", "count", "number", "percent", "ratio", "duration", "age", *DIMENSIONS))
CUMULATIVE = "cumulative"
"""What a text says of a number that goes on from before the news ("158 in total")."""
COUNTED = ("count", "number")
ONE_BY_ONE = 6
"""A headline with fewer things than that, and more than the text's number, may count what is told one by one."""
PART = regex(r" of (?:the|its|his|her|their|these|those)\b", re.IGNORECASE)
ENDS = regex(r"\b(?:to|from|at)(?: about| around| some| just| only)? $", re.IGNORECASE)
REST = regex(r" (?:other|others|more|further|additional)\b", re.IGNORECASE)
SAID = {"from": (" to ", "{} is a change of {}"), "part": (" of ", "{} is {}")}
"""How numbers that a figure follows from are told, by the role of the first."""
FOLLOWS = 0.7
"""How likely a figure is wrong that the text does not bear out, and in place of which it tells of another one: in 4,000
articles of news there was none."""


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    """Option `unsupported` says which figures without any support become notes: "precise" (at least three digits, in
    a summary), "all" or "none"."""
    for backing in _backings(view):
        if backing.verdict == "unsupported":
            told = told_instead(backing.figure, view.reading)
            if told is not None:
                yield _unlike(backing.figure, told)
                continue
            if not _asked(backing, str(options["unsupported"])):
                continue
        against = _stands_against(backing)
        level: Level = RULE.level if against or _in_two_currencies(backing) else "note"
        made = checked(backing, RULE.name, level, (_role(backing.figure), "text"))
        if against and backing.source is not None:
            made = _told_twice(made, backing.figure, backing.source)
        yield replace(made, level=as_sure(made.level, made.confidence)) if made.level in SUREST else made


def _backings(view: View) -> Iterator[Backing]:
    """The figures of headlines and summaries with what backs them, without changes that only a level stands beside."""
    found = backings_within(view.reading)
    return (one for one in found if one.source is None or not _is_step_to(one.figure, one.source))


def _role(figure: Claim) -> str:
    return "headline" if figure.zone == "headline" or figure.sentence.field == "title" else "summary"


def _told_twice(made: Check, figure: Claim, source: Claim) -> Check:
    because = made.message.partition(" Both speak of: ")[1:]
    return replace(
        made,
        message=sentence(told_twice(figure, source)) + "".join(because),
        suggestion=either(figure, source),
        confidence=max(made.confidence, FOLLOWS),
    )


def _stands_against(backing: Backing) -> bool:
    """Does the text give another number of the same thing, of which the headline's is no rounding?"""
    if backing.source is None or backing.how != "linked":
        return False
    figure, source = backing.figure, backing.source
    x, y = figure.quantity, source.quantity
    turned = x.value is not None and y.value is not None and swapped(x.value, y.value)
    if backing.nearness < (SWAPPED if turned else NEAR) or len(backing.shared) < (1 if turned else WORDS):
        return False
    if x.kind not in KINDS or not x.value or not y.value or figure.mention.upper or source.mention.upper:
        return False
    if x.relation != "exact" or y.relation != "exact" or x.value == y.value or _rounding(x.value, y.value):
        return False
    if (
        _is_part(source)
        or _is_rest(figure)
        or _is_rest(source)
        or (x.kind in COUNTED and y.value < x.value < ONE_BY_ONE)
    ):
        return False
    if x.value < y.value:
        return CUMULATIVE not in source.scope or CUMULATIVE in figure.scope
    return x.kind not in ADDED or bool(slip(x.value, y.value))


def _is_part(source: Claim) -> bool:
    """Does the text tell of some of more ("those are two of the tips")?"""
    return PART.match(_behind(source)) is not None


def _is_step_to(figure: Claim, source: Claim) -> bool:
    """ "Stocks fall seven million tonnes" beside "fell to 30 million tonnes": is the one by how much something moved,
    the other what it moved to or from?"""
    before = source.sentence_text[: source.mention.start - source.sentence.start]
    return moved(figure) and ENDS.search(before) is not None


def _is_rest(claim: Claim) -> bool:
    """Is it what is left beside others ("and eight other drugs")?"""
    return REST.match(_behind(claim)) is not None


def _behind(claim: Claim) -> str:
    return claim.sentence_text[claim.span.end - claim.sentence.start :]


def _rounding(a: Decimal, b: Decimal) -> bool:
    """Are two numbers of one size the same but for digits behind that one does not give?"""
    one, other = sorted((digits_of(a), digits_of(b)), key=len)
    return a.adjusted() == b.adjusted() and len(one) < len(other) and other.startswith(one)


def _unlike(figure: Claim, told: Told) -> Check:
    where, claims = _role(figure), [claim for _, claim in told.numbers]
    way, makes = SAID.get(told.numbers[0][0], ("", "the text {}"))
    said = way.join(quoted(claim) for claim in claims)
    follows = makes.format(said, like(figure, told.expected))
    return wrong(
        RULE.name,
        RULE.level,
        operands((where, figure), *told.numbers),
        f"{quoted(figure)} against {said}",
        f"the {where} says {quoted(figure)}, {follows}",
        suggestion=correction(f"Check which is right, {quoted(figure)} or {said}."),
        expected=told.expected,
        printed=figure.quantity.value,
        confidence=FOLLOWS,
    )


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
