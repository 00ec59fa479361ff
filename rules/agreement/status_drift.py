"""A sum that is done in one place and only expected in another.

## What it checks
Inside one article: the same amount, of the same measure, said to have happened ("has distributed over 100 million
yuan") and said to be planned, expected or a target ("the total amount is expected to exceed 100 million yuan"). Any
number that is to come in one place ("expects to take on 900 people") and pointed at as done in another ("the 900
workers it has taken on"). And one number that has come to two ends ("accused of 14 counts" and "convicted of the 14",
"rejected" and "accepted", "ordered" and "delivered"). And a status that the text takes for granted ("the acquitted
gunman", "the completed takeover"), tells nowhere, and contradicts ("found guilty", "must still approve").

## Why editors care
A plan that is reported as done is a common slip of headlines and first paragraphs.

## When it stays silent
For small round numbers that come up by chance, for figures of different periods, and in quotations.

## How to fix
Say of the amount in both places what is true on the day of publication.

## Sources
FactBank and similar schemes for the factuality of events.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from factcheck.claims.view import Reading, View
from factcheck.lexicon.regex import regex
from factcheck.links.pairs import first_apart, repeated
from factcheck.model.article import Article
from factcheck.model.check import Check, Operand, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.numbers.wording import quoted
from factcheck.relations.drifts import taken, turned, two_meanings
from factcheck.relations.frames.judgement import wrong
from factcheck.relations.frames.presupposed import Presupposed, presupposed

RULE = Rule(
    code="FC205",
    name="status-drift",
    family="agreement",
    level="note",
    summary="The same amount is said to have happened in one place and to be planned or expected in another.",
)
FAMILIES = frozenset(("law", "stage", "goods", "work"))
LEAST = 0.6
_TOLD = {"plan": "a plan", "forecast": "an expectation", "target": "a target"}
_OPEN = tuple(_TOLD)

_REACH = 50
_HAPPENED = regex(
    r"\b(?:ha(?:s|ve|d) (?:\w{1,12}ly )?\w{2,12}(?:ed|en|id|nt|ld|ne|ht)|spent|sold|paid|raised|invested|bought|built"
    r"|received|distributed|gave|donated|awarded|lent|borrowed|earned)\b"
)
_POINTING = ("the", "its", "their", "his", "her", "this", "that", "existing")


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    told_of: set[str] = set()
    for pair, likely in turned(view.reading, FAMILIES):
        if likely >= LEAST:
            told_of |= {pair.first.claim.id, pair.second.claim.id}
            yield two_meanings(RULE.name, pair, likely)
    article = view.reading.article
    yield from (_taken_for_granted(article, one) for one in presupposed(article))
    yield from _planned_and_done(view.reading, told_of)
    for planned, done in taken(view.reading.frames):
        if not {planned.id, done.id} <= told_of:
            yield _pointed_at(planned, done)


def _planned_and_done(reading: Reading, told_of: set[str]) -> Iterator[Check]:
    """The amounts that are told as done here and as to come there."""
    for group in repeated(reading):
        statuses = {claim.status for claim in group}
        if "actual" in statuses and statuses & set(_OPEN):
            told = [one for one in group if one.id not in told_of and (one.status in _OPEN or _is_news(one))]
            yield from first_apart(reading, told, _kind, _drifts, _finding)


def _taken_for_granted(article: Article, one: Presupposed) -> Check:
    taken, excluded = (
        Operand(role, article.id, span, article.fields[span.field][span.start : span.end])
        for role, span in (("status", one.taken), ("told", one.excluded))
    )
    said = "is told once" if one.told else "is taken for granted and told nowhere"
    return wrong(
        RULE.name,
        "warning",
        (taken, excluded),
        "",
        f"“{taken.text}” {said}, but the text says “{excluded.text}”.",
        verdict="tension",
        diagnosis="One status is taken for another.",
        suggestion=Suggestion("Look up what has been decided or done, and say the same in both places."),
        confidence=0.7,
        against_quotes=True,
    )


def _pointed_at(planned: Claim, done: Claim) -> Check:
    return wrong(
        RULE.name,
        "warning",
        (Operand.of("expected", planned), Operand.of("done", done)),
        "",
        f"{quoted(planned)} is told as something to come in one place, and as done in another.",
        verdict="tension",
        diagnosis="A plan or an expectation told as done, or the other way round.",
        suggestion=Suggestion("Say the same of the number in both places."),
        confidence=0.65,
        against_quotes=True,
    )


def _is_news(claim: Claim) -> bool:
    return claim.status == "actual" and _is_asserted(claim)


def _kind(claim: Claim) -> Hashable:
    """What decides whether a claim drifts from another."""
    return claim.status, claim.role, claim.measure, claim.period, claim.sentence.block


def _drifts(a: Claim, b: Claim) -> bool:
    statuses = {a.status, b.status}
    if "actual" not in statuses or not statuses & set(_OPEN) or a.role != b.role:
        return False
    if a.measure != b.measure and not (
        None in (a.measure, b.measure) and abs(a.sentence.block - b.sentence.block) <= 2
    ):
        return False
    if a.measure is None and b.measure is None:
        return False
    return not a.is_of_another_time(b)


def _is_asserted(done: Claim) -> bool:
    """Is the amount told as news that has happened? "Its $45 million loan" only names it, a headline is too short to
    tell, and what stands far behind its verb may be anything."""
    start = done.span.start - done.sentence.start
    before = done.sentence_text[max(0, start - _REACH) : start].lower()
    if done.zone == "headline" or done.quantity.per or (before.split()[-1:] and before.split()[-1] in _POINTING):
        return False
    return _HAPPENED.search(before) is not None


def _finding(a: Claim, b: Claim) -> Check:
    done, expected = (a, b) if a.status == "actual" else (b, a)
    return Check(
        RULE.name,
        "tension",
        (Operand.of("done", done), Operand.of("expected", expected)),
        level=RULE.level,
        message=(
            f"{quoted(done)} ({done.measure or expected.measure}) is told as done in one place and as "
            f"{_TOLD[expected.status]} in another."
        ),
        diagnosis="A plan or an expectation told as done, or the other way round.",
        suggestion=Suggestion("Say the same of the amount in both places."),
        confidence=0.6,
    )
