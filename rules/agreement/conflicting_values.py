"""Two numbers for one thing.

## What it checks
Two claims of one article, or of two articles that are checked together, that speak of the same quantity (the same
subject, measure, period, scope and status, as far as the text tells) and whose values cannot both be true.

## Why editors care
It is the mistake that readers write in about: the headline sells 361,600 cars, the third paragraph 316,600.

## When it stays silent
Where anything tells the two apart: another period, model, place, status, unit, source or direction; in one sentence,
where two numbers are two things; in quotations, corrections and teasers; where both numbers stand in the article more
than once, which no slip explains; for tolls, cases and other running counts of articles of different days; and where
one number is a rounding or a floor of the other (see precision-gap).

## How to fix
Find out which one is right and correct the other; where both are right, say what tells them apart.

## Sources
Record linkage after Fellegi and Sunter (1969); intervals as in XBRL Calculations 1.1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from factcheck.claims.entities import same_name
from factcheck.claims.grammar import is_item
from factcheck.claims.view import View
from factcheck.lexicon.regex import regex
from factcheck.links.pairs import (
    RUNNING,
    about,
    agreeing,
    because,
    best_of,
    both_named,
    confidence,
    meaning,
    moves_on,
    operands,
    quoted,
    same_sentence,
    sentence,
    told,
    whose,
)
from factcheck.links.pairs import judged as judged_links
from factcheck.model.check import FIXES, Check, Level, Operand, Rule, Verdict
from factcheck.model.claim import Claim, Link
from factcheck.numbers.comparison import comparable
from factcheck.numbers.wording import quoted as words_of
from factcheck.relations.across import told_across
from factcheck.relations.frames.judgement import as_sure, either, slip, wrong
from factcheck.relations.frames.two_ages import TwoAges, two_ages
from factcheck.relations.two_things import are_margin_and_total

RULE = Rule(
    code="FC201",
    name="conflicting-values",
    family="agreement",
    level="warning",
    summary="Two claims about the same thing give values that cannot both be true.",
    scope="links",
)
WITHIN = 7.5
"""The evidence, in bits, that it takes where an article differs from itself in its body: writers know what they wrote
a line above, so that two numbers mostly are two things."""
CERTAIN = 10
"""The evidence in bits, that two claims of an article are one, from which an error is told where one slip explains the
difference. With less, two numbers that differ are as often two things: the judge of relations tells of those that
look like a slip, and the rest are notes."""
_OUTCOME = {"contradiction": "no number is both", "tension": "a reader takes them for two numbers"}
ALIKE = 16
"""Code points on both sides of two numbers that are hardly the same by accident."""
_NUMBERS = regex(r"\d[\d.,]*")
QUOTED = frozenset(("interest rate", "price", "share price"))

AGED = 0.9
"""How sure it is that one of two ages of a person is wrong."""
LIKELY = 0.6
"""The probability of two figures of one story being one from which they are told."""
CAUSES = {
    "currency": "One number with two currencies: one of the signs is likely wrong.",
    "unit": "One number with two units: one of them is likely wrong.",
}


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    yield from best_of((*_compared(view), *_told_in_stories(view)))
    for reading in view.readings:
        yield from map(_aged, two_ages(reading))


def _aged(one: TwoAges) -> Check:
    members = (Operand.of("earlier", one.first), Operand.of("later", one.second))
    a, b = words_of(one.first), words_of(one.second)
    if one.fits:
        return Check(RULE.name, "agree", members, arithmetic=f"{one.name}: {a} and {b}", power=FIXES)
    return wrong(
        RULE.name,
        RULE.level,
        members,
        f"{one.name}: {a} and {b}",
        f"{one.name} is {a} here and {b} there.",
        suggestion=either(one.first, one.second),
        confidence=AGED,
    )


def _told_in_stories(view: View) -> Iterator[Check]:
    """Figures of articles that tell one story, where words and slip say that they are one."""
    if len(view.readings) < 2:
        return
    for pair, days, likely in told_across(view.readings):
        a, b = pair.a.claim, pair.b.claim
        if likely < LIKELY or (days != 0 and {a.measure, b.measure} & RUNNING) or "quote" in (a.zone, b.zone):
            continue
        x, y = a.attribution, b.attribution
        named = x is not None and y is not None and not same_name(x, y)
        yield _across(
            a,
            b,
            "note" if named else as_sure("warning", likely),
            likely,
            _cause(a.quantity.value, b.quantity.value, pair.how),
        )


def _across(a: Claim, b: Claim, level: Level, likely: float, how: str) -> Check:
    here, there = f"{words_of(a)} ({whose(a)})", f"{words_of(b)} ({whose(b)})"
    return Check(
        RULE.name,
        "tension",
        (Operand.of("this article", a), Operand.of("other article", b)),
        arithmetic=f"{meaning(a)}; {meaning(b)}: {_OUTCOME['tension']}",
        level=level,
        message=f"Two articles on one story seem to give one figure as {here} and {there}.",
        diagnosis=_cause(a.quantity.value, b.quantity.value, how),
        suggestion=either(a, b),
        confidence=round(likely, 3),
    )


def _compared(view: View) -> Iterator[Check]:
    counts = _counts(view)
    settled = _settled(view)
    for link, verdict in judged_links(view):
        if verdict == "agree":
            yield agreeing(RULE.name, link, WITHIN)
            continue
        if verdict not in ("contradiction", "tension") and link.levels["value"] != "currency":
            continue
        reason = _silent(view, link, counts, settled)
        if reason:
            yield Check(RULE.name, "not-comparable", operands(link), arithmetic=reason, weights=link.weights)
        elif not both_named(link):
            yield _finding(link, "contradiction" if link.levels["value"] == "currency" else verdict)


def _counts(view: View) -> dict[tuple[str, str, Decimal], int]:
    """How often each article gives a value of a dimension: a number given twice is no slip."""
    counts: dict[tuple[str, str, Decimal], int] = {}
    for reading in view.readings:
        for claim in reading.claims:
            if claim.quantity.value is not None:
                key = (claim.article, _kind(claim), claim.quantity.value)
                counts[key] = counts.get(key, 0) + 1
    return counts


def _settled(view: View) -> set[tuple[str, str]]:
    """The claims that some number of an article bears out, each with that article."""
    found = set()
    for link, verdict in judged_links(view):
        if verdict in ("agree", "precision-gap"):
            found |= {(link.a.id, link.b.article), (link.b.id, link.a.article)}
    return found


def _silent(
    view: View, link: Link, counts: Mapping[tuple[str, str, Decimal], int], settled: Collection[tuple[str, str]]
) -> str:
    """Why two values are no conflict, "" where nothing says so."""
    if same_sentence(link):
        return "two numbers of one sentence are two things"
    if link.levels["period"] == "apart":
        return "they are for two periods"
    if quoted(link):
        return "one stands in a quotation"
    if moves_on(view, link):
        return "the figure may have moved on between the articles"
    if (link.a.id, link.b.article) in settled and (link.b.id, link.a.article) in settled:
        return "each is borne out by another number"
    top = _top(link)
    if link.levels["place"] == "top" and ((top.id, top.article) in settled or _times(top, top.article, counts) > 1):
        return "the text gives the headline's number too"
    if are_margin_and_total(link.a, link.b):
        return "one is a margin, the other a total"
    inside = _of_two_things(link) if link.levels["place"] not in ("top", "across") else ""
    return inside or _given_again(link, counts)


def _of_two_things(link: Link) -> str:
    """Why two numbers of one body may be of two things."""
    if _entries(link):
        return "two entries of a list"
    if link.weight < WITHIN:
        return "too little speaks for their being about the same thing"
    if {link.a.measure, link.b.measure} & QUOTED and not link.levels["value"].endswith("slip"):
        return "prices and rates move"
    named = link.levels["attribution"] == "match" and link.a.attribution != link.a.subject
    return "two forecasts or plans, maybe of two people" if link.a.status != "actual" and not named else ""


def _given_again(link: Link, counts: Mapping[tuple[str, str, Decimal], int]) -> str:
    if link.a.article != link.b.article:
        again = _times(link.a, link.b.article, counts) or _times(link.b, link.a.article, counts)
        return "the other article gives this value too, of something else" if again else ""
    twice = all(_times(claim, claim.article, counts) > 1 for claim in (link.a, link.b))
    return "both values stand in the article more than once" if twice else ""


def _entries(link: Link) -> bool:
    """Are the two said in the same words but for the numbers, or in two lines of one list? A list says the same of
    several: polls, runs, offers."""
    if _wording(link.a) == _wording(link.b):
        return True
    if link.levels["value"] != "currency" and _beside(link.a) == _beside(link.b):
        return True
    return all(is_item(claim.sentence_text) for claim in (link.a, link.b))


def _beside(claim: Claim) -> str:
    """The text right before and behind a number: a list says the same of several ("Bauer secured $3 million of the
    total")."""
    start, end = claim.span.start - claim.sentence.start, claim.span.end - claim.sentence.start
    return f"{claim.sentence_text[max(0, start - ALIKE) : start]}#{claim.sentence_text[end : end + ALIKE]}"


def _wording(claim: Claim) -> str:
    return _NUMBERS.sub("#", claim.sentence_text).strip(" *-•.\n").lower()


def _top(link: Link) -> Claim:
    """The one that stands in a headline or summary."""
    return link.a if link.a.zone in ("headline", "summary") else link.b


def _times(claim: Claim, article: str, counts: Mapping[tuple[str, str, Decimal], int]) -> int:
    """How often an article gives a claim's value."""
    value = claim.quantity.value
    return 0 if value is None else counts.get((article, _kind(claim), value), 0)


def _kind(claim: Claim) -> str:
    """What a value is a value of: "by Monday that had fallen to 38,000" bears out a headline's 38,000 homes."""
    return claim.quantity.currency or ("count" if claim.mention.kind == "number" else claim.mention.kind)


def _finding(link: Link, verdict: Verdict) -> Check:
    a, b = link.a, link.b
    other = comparable(a.quantity, b.quantity)
    x, y = a.quantity.value, other.value if other else None
    cause = _cause(x, y, link.levels["value"])
    sure = link.levels["value"] != "currency" and verdict == "contradiction" and bool(cause) and a.zone != "table"
    certain = a.article == b.article and sure and link.weight >= CERTAIN
    quiet = a.article == b.article and link.levels["value"] != "currency" and not certain
    return Check(
        RULE.name,
        verdict,
        operands(link),
        arithmetic=f"{meaning(a)}; {meaning(b)}: {_OUTCOME[verdict]}",
        level="note" if quiet else as_sure("error" if certain else "warning", confidence(link)),
        message=f"Two values for {about(link)}: {told(link, words_of(a), words_of(b))}. {because(link)}".rstrip(),
        diagnosis=sentence(cause.rstrip(".")),
        suggestion=either(a, b),
        expected=x,
        ratio=y / x if x and y is not None else None,
        confidence=confidence(link),
        weights=link.weights,
    )


def _cause(a: Decimal | None, b: Decimal | None, how: str) -> str:
    """Why one figure is told in two ways, "" where nothing known explains it."""
    return CAUSES.get(how) or ("" if a is None or b is None else slip(b, a))
