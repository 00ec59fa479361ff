"""One figure given to two precisions that do not square.

## What it checks
Two claims about the same thing of which one is a coarser statement of the other: a floor or a ceiling ("over 360,000"
for 361,600), a number cut off instead of rounded (361k for 361,600, which rounds to 362k), two floors of different
height for one figure ("45,000+" and "over 40,000").

## Why editors care
Nothing is false, but a reader who meets both wonders whether they are the same figure. The exact one says more.

## When it stays silent
Where the coarser number is the other one properly rounded; where a headline or a summary is the coarser one; and
wherever conflicting-values would be silent.

## How to fix
Give the exact figure in both places, or round it the same way.

## Sources
The two intervals of docs/ARCHITECTURE.md: literal and implied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from factcheck.claims.view import View
from factcheck.links.links import THRESHOLD
from factcheck.links.pairs import (
    because,
    best_of,
    confidence,
    judged,
    meaning,
    moves_on,
    operands,
    quoted,
    same_sentence,
    sentence,
)
from factcheck.model.check import Check, Rule, Suggestion
from factcheck.model.claim import Claim, Link
from factcheck.model.mention import DIMENSIONS
from factcheck.numbers.comparison import BOUNDS
from factcheck.numbers.wording import quoted as words_of

RULE = Rule(
    code="FC202",
    name="precision-gap",
    family="agreement",
    level="warning",
    summary="Two claims give one figure to precisions that do not square.",
    scope="links",
)


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    yield from best_of(_compared(view))


def _compared(view: View) -> Iterator[Check]:
    for link, verdict in judged(view):
        if verdict != "precision-gap" or same_sentence(link) or quoted(link) or moves_on(view, link):
            continue
        if (
            _rounded_headline(link)
            or _vague(link.a)
            or _vague(link.b)
            or _is_converted(link)
            or link.weight < THRESHOLD
        ):
            continue
        yield _finding(link)


def _finding(link: Link) -> Check:
    a, b = link.a, link.b
    fine = min(a, b, key=_coarseness)
    coarse = b if fine is a else a
    across = a.article != b.article
    return Check(
        RULE.name,
        "precision-gap",
        operands(link),
        arithmetic=f"{meaning(coarse)}; {meaning(fine)}",
        level="warning" if across else "note",
        message=sentence(f"{_said(coarse)} is a coarser statement of {_said(fine)}") + f" {because(link)}",
        diagnosis=_cause(coarse, fine),
        suggestion=Suggestion(f"Write {words_of(fine)} in both places, or round it the same way."),
        expected=fine.quantity.value,
        confidence=confidence(link),
        weights=link.weights,
    )


def _rounded_headline(link: Link) -> bool:
    """Does a headline or a summary say less than the text below it? That is what they are for, but not to cut a number
    off ("361k" for 361,600)."""
    tops = [one for one in (link.a, link.b) if one.zone in ("headline", "summary")]
    inside = link.a.article == link.b.article and len(tops) == 1
    coarser = inside and tops[0] is not min(link.a, link.b, key=_coarseness)
    return coarser and link.a.quantity.literal.meets(link.b.quantity.literal)


def _vague(claim: Claim) -> bool:
    """ "dozens", "thousands": nobody takes them for a figure."""
    return claim.mention.number is not None and claim.mention.number.vague


def _is_converted(link: Link) -> bool:
    """ "120 mph" for 193 km/h: the gap is one of rounding after a conversion."""
    return link.a.mention.kind in DIMENSIONS and link.a.quantity.unit != link.b.quantity.unit


def _coarseness(claim: Claim) -> tuple[bool, Decimal]:
    number = claim.mention.number
    return claim.quantity.relation in BOUNDS, number.quantum if number else Decimal(0)


_HEDGE = {"over": "over ", "at-least": "at least ", "under": "under ", "at-most": "up to ", "about": "about "}


def _said(claim: Claim) -> str:
    """The number with its hedge, as it reads."""
    if claim.text.endswith("+"):
        return words_of(claim)
    return _HEDGE.get(claim.quantity.relation, "") + words_of(claim)


def _cause(coarse: Claim, fine: Claim) -> str:
    bounded = {coarse.quantity.relation, fine.quantity.relation} & set(BOUNDS)
    if len(bounded) and coarse.quantity.relation in BOUNDS and fine.quantity.relation in BOUNDS:
        return "Two bounds of different height for one figure."
    if bounded:
        return "One gives the figure, the other only a bound."
    return f"{words_of(fine)} was cut off, not rounded, to {words_of(coarse)}."
