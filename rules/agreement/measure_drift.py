"""One number under two names.

## What it checks
Inside one article: one number of people, things or money that is told with two meanings of which only one can be true
(the injured of one paragraph are the dead of another, a revenue is called a profit, arrests become convictions); the
same number of the same subject called by two measures that news confuses (global sales here, exports there); an exact
figure that comes back under the name of another one ("load factor: 87.4%", "the punctuality of 87.4%"); a number that
points back to one of another kind ("takings of 61,000 pounds … the 61,000 people who came"); and a
growth of one measure that the same sentence turns into the growth of another ("a 90% increase in
profits, the highest revenue growth rate since 2021").

## Why editors care
Exports are a part of sales, revenue is not profit: a figure that changes its name is wrong in one of the two places.

## When it stays silent
For small or round numbers that come up by chance, where the two measures may well be equal, and where one of the two
places tells both meanings.

## How to fix
Look up what the figure measures and call it so in both places.

## Sources
The vocabularies of measures, and of senses that exclude each other; weights that were learned from known slips.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence

from factcheck.claims.entities import same_name
from factcheck.claims.view import Reading, View
from factcheck.lexicon.regex import regex
from factcheck.links.pairs import first_apart, repeated
from factcheck.model.check import Check, Operand, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.numbers.wording import quoted
from factcheck.relations.drifts import turned, two_meanings
from factcheck.relations.frames.judgement import operands, wrong
from factcheck.relations.frames.two_kinds import two_kinds
from factcheck.relations.frames.two_names import TwoNames, two_names

RULE = Rule(
    code="FC206",
    name="measure-drift",
    family="agreement",
    level="note",
    summary="One number is called by two different measures.",
)
FAMILIES = frozenset(("harm", "health", "accounts", "trade", "vote", "sport", "named", "other"))
LEAST = 0.6
CONFUSED = (
    frozenset(("sales", "exports")),
    frozenset(("deliveries", "exports")),
    frozenset(("production", "sales")),
    frozenset(("production", "exports")),
    frozenset(("revenue", "profit")),
    frozenset(("revenue", "operating profit")),
    frozenset(("profit", "operating profit")),
    frozenset(("deaths", "injuries")),
    frozenset(("deaths", "infections")),
    frozenset(("imports", "exports")),
    frozenset(("debt", "loss")),
)
_TURNS = regex(
    r",? (?:marking|making|representing|which (?:is|was|marks|marked)|this (?:is|was)|the) (?:it )?(?:its |the |a )?"
    r"(?:\w+[ -]){0,3}?(revenue|sales|profit|export|production)s? (?:growth|increase|rise|gain|jump)",
    re.IGNORECASE,
)
_RESUMED = regex(
    r"(?:it|this|that) (?:was|is|marked|marks|meant) (?:its |the |a )?"
    r"(?:\w+[ -]){0,3}?(revenue|sales|profit|export|production)s? (?:growth|increase|rise|gain|jump)",
    re.IGNORECASE,
)
_NAMES = {"sale": "sales", "sales": "sales", "export": "exports"}


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    told_of: set[str] = set()
    for pair, likely in turned(view.reading, FAMILIES):
        if likely >= LEAST:
            told_of |= {pair.first.claim.id, pair.second.claim.id}
            yield two_meanings(RULE.name, pair, likely)
    for group in repeated(view.reading):
        yield from _measured_twice(view.reading, group, told_of)
    for twice in two_names(view.reading):
        if not {twice.first.id, twice.second.id} & told_of:
            told_of |= {twice.first.id, twice.second.id}
            yield _under_two_names(twice)
    yield from (_of_two_kinds(first, again) for first, again in two_kinds(view.reading) if again.id not in told_of)
    for sentence, claims in view.reading.by_sentence:
        if sentence.zone != "quote":
            yield from _turned(view.reading, claims)


def _measured_twice(reading: Reading, group: Sequence[Claim], told_of: set[str]) -> Iterator[Check]:
    """One number of two measures; those that are told are put into `told_of`."""
    measured = [claim for claim in group if claim.measure is not None and claim.id not in told_of]
    for drift in first_apart(reading, measured, _kind, _drifts, _renamed):
        told_of |= {claim.id for claim in measured}
        yield drift


def _under_two_names(twice: TwoNames) -> Check:
    here, there = twice.names
    own = f" {quoted(twice.rival)} is the {there} elsewhere." if twice.rival is not None else ""
    return wrong(
        RULE.name,
        "warning",
        operands(("first", twice.first), ("second", twice.second), ("other", twice.rival)),
        "",
        f"{quoted(twice.first)} is called {here} in one place and {there} in another.{own}",
        verdict="tension",
        diagnosis=f"The {here} and the {there} hardly have one exact figure.",
        suggestion=Suggestion(f"Look up which it is, {here} or {there}, and say so in both places."),
        confidence=0.75,
        against_quotes=True,
    )


def _of_two_kinds(first: Claim, again: Claim) -> Check:
    return wrong(
        RULE.name,
        "warning",
        operands(("first", first), ("second", again)),
        "",
        f"{quoted(again)} points back to a number told before, but the only one is {quoted(first)}, of another kind.",
        verdict="tension",
        diagnosis="One number is told of two kinds of things.",
        suggestion=Suggestion(
            f"Look up whether {quoted(first)} or {quoted(again)} is meant, and say so in both places."
        ),
        confidence=0.7,
        against_quotes=True,
    )


def _kind(claim: Claim) -> Hashable:
    """What decides whether a claim drifts from another."""
    return claim.measure, claim.subject, claim.role, claim.period


def _drifts(a: Claim, b: Claim) -> bool:
    if a.measure is None or b.measure is None or frozenset((a.measure, b.measure)) not in CONFUSED:
        return False
    if a.subject is not None and b.subject is not None and not same_name(a.subject, b.subject):
        return False
    return a.role == b.role and not a.is_of_another_time(b)


def _renamed(a: Claim, b: Claim) -> Check:
    about = f" of {a.subject}" if a.subject else ""
    return Check(
        RULE.name,
        "tension",
        (Operand.of("first", a), Operand.of("second", b)),
        level=RULE.level,
        message=f"{quoted(a)}{about} is called {a.measure} in one place and {b.measure} in another.",
        diagnosis=f"{(a.measure or '').capitalize()} and {b.measure} are not the same thing.",
        suggestion=Suggestion(f"Look up which it is, {a.measure} or {b.measure}, and say so in both places."),
        confidence=0.6,
    )


def _turned(reading: Reading, claims: tuple[Claim, ...]) -> Iterator[Check]:
    for claim in claims:
        if claim.mention.kind not in ("percent", "ratio") or claim.role != "change" or claim.measure is None:
            continue
        match = _TURNS.search(reading.after(claim)) or _RESUMED.match(_next_sentence(reading, claim))
        named = match.group(1).lower() if match else ""
        other = _NAMES.get(named, named)
        if match and frozenset((claim.measure, other)) in CONFUSED:
            yield Check(
                RULE.name,
                "tension",
                (Operand.of("change", claim),),
                level=RULE.level,
                message=f"{quoted(claim)} is a change of {claim.measure}, but the sentence goes on to call it {other}.",
                diagnosis=f"A growth of {claim.measure} is taken for a growth of {other}.",
                suggestion=Suggestion(f"Look up what grew by {quoted(claim)}, {claim.measure} or {other}."),
                confidence=0.6,
            )


def _next_sentence(reading: Reading, claim: Claim) -> str:
    """The opening of the sentence behind the claim's, where it stands in the same paragraph."""
    text, end = reading.article.fields[claim.span.field], claim.sentence.end
    return text[end : end + 120].lstrip(" \u00a0")
