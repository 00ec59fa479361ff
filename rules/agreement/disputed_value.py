"""Two named sources, two values.

## What it checks
Two claims about the same thing whose values cannot both be true, each with a source of its own ("police said 20 people
died; the union put the figure at 35"), and a count to which the next sentence gives another by another source
("organisers spoke of 25,000").

## Why editors care
It is no mistake to report both, but a reader should be told that the sources differ.

## When it stays silent
Where one source gives both values, where one has no source, and wherever conflicting-values would be silent.

## How to fix
Nothing, where the text says that the accounts differ; else say so.

## Sources
Common newsroom practice on attribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.claims.view import View
from factcheck.links.pairs import because, both_named, confidence, judged, meaning, moves_on, operands, same_sentence
from factcheck.model.check import Check, Operand, Rule, Suggestion
from factcheck.model.claim import Link
from factcheck.numbers.wording import quoted as words_of
from factcheck.relations.frames.disputes import Dispute, disputes

RULE = Rule(
    code="FC204",
    name="disputed-value",
    family="agreement",
    level="note",
    summary="Two named sources give different values for one thing.",
    scope="links",
)


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    for reading in view.readings:
        yield from map(_counted_twice, disputes(reading))
    for link, verdict in judged(view):
        if verdict not in ("contradiction", "tension") or not both_named(link):
            continue
        if same_sentence(link) or moves_on(view, link) or not _is_one_account(link):
            continue
        a, b = link.a, link.b
        yield Check(
            RULE.name,
            "dispute",
            operands(link),
            arithmetic=f"{meaning(a)}; {meaning(b)}: no number is both",
            level="note",
            message=f"Two sources, two values: {words_of(a)} ({a.attribution}) and {words_of(b)} ({b.attribution}). "
            + because(link),
            diagnosis="Two sources differ; that is a fact about them, not a mistake.",
            suggestion=Suggestion("Where the text does not say so yet, say that the sources differ."),
            confidence=confidence(link),
            weights=link.weights,
        )


def _counted_twice(one: Dispute) -> Check:
    a, b = one.sources
    return Check(
        RULE.name,
        "dispute",
        (Operand.of("first", one.first), Operand.of("second", one.second)),
        level="note",
        message=f"Two sources, two values: {words_of(one.first)} ({a}) and {words_of(one.second)} ({b}).",
        diagnosis="Two sources differ; that is a fact about them, not a mistake.",
        confidence=0.8,
    )


def _is_one_account(link: Link) -> bool:
    """Do both tell it in like words, with nothing that sets one apart?"""
    levels = link.levels
    alike = levels["context"] in ("same", "contained", "much") and "match" in (levels["measure"], levels["noun"])
    return alike and levels["value"] != "far" and not {levels["scope"], levels["status"]} & {"conflict", "near"}
