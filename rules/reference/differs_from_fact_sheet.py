"""A figure that differs from the newsroom's own fact sheet.

## What it checks
Each claim of an article against the claims of the fact sheets (`claims/ledger/*.csv`): where subject, measure and
period fit and the values cannot both be true.

## Why editors care
A figure that was looked up once, in a prospectus or an annual report, should not have to be looked up again.

## When it stays silent
Where the article does not name the subject and the measure, where its period is another one or unknown while the
sheet's is known, for targets, plans and forecasts, for shares and changes, and in quotations.

## How to fix
Correct the figure, or the fact sheet where it is out of date.

## Sources
The sheet names its own source in each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck.claims.entities import same_name
from factcheck.claims.view import View
from factcheck.model.check import Check, Ground, Operand, Replacement, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.numbers.comparison import verdict
from factcheck.numbers.wording import decimals_of, last_digit, like, quoted
from factcheck.relations.frames.judgement import agree, not_comparable, replacement, slip

RULE = Rule(
    code="FC601",
    name="differs-from-fact-sheet",
    family="reference",
    level="error",
    summary="A figure differs from what the newsroom's fact sheet says.",
)


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    if not view.facts:
        return
    sheet: dict[tuple[str, str], list[Claim]] = {}
    for fact in view.facts:
        sheet.setdefault((fact.dimension, fact.measure or ""), []).append(fact)
    for claim in view.reading.claims:
        known = [fact for fact in sheet.get((claim.dimension, claim.measure or ""), ()) if _same_thing(claim, fact)]
        ground: Ground = _ground(claim, known) if known else ""
        for fact in known:
            yield _judged(claim, fact, ground)


def _same_thing(claim: Claim, fact: Claim) -> bool:
    if claim.zone in ("quote", "teaser", "correction") or claim.status != "actual" or claim.role != "level":
        return False
    if claim.subject is None or fact.subject is None or not same_name(claim.subject, fact.subject):
        return False
    if fact.period is not None and (claim.period is None or not claim.period.same_days(fact.period)):
        return False
    return set(fact.scope) <= set(claim.scope)


def _judged(claim: Claim, fact: Claim, ground: Ground) -> Check:
    outcome = verdict(claim.quantity, fact.quantity)
    operands = (Operand.of("article", claim),)
    known, printed = fact.quantity.value, claim.quantity.value
    arithmetic = f"fact sheet {fact.article}: {fact.sentence_text}: {fact.text}"
    if outcome not in ("contradiction", "tension") or known is None or printed is None:
        if outcome == "agree":
            return agree(RULE.name, operands, arithmetic, fact.quantity.literal.hull(claim.quantity.literal))
        return not_comparable(RULE.name, operands, arithmetic)
    right = _replacement(claim, fact, known)
    return Check(
        RULE.name,
        outcome,
        operands,
        arithmetic=arithmetic,
        level=RULE.level if outcome == "contradiction" else "warning",
        message=f"{quoted(claim)} ({claim.measure} of {claim.subject}); the fact sheet “{fact.article}” has {fact.text}"
        + (f", from {fact.attribution}." if fact.attribution else "."),
        diagnosis=_cause(claim, fact) or slip(printed, known),
        suggestion=Suggestion(
            f"Write {right.text}, or bring the fact sheet up to date.", (right,), ground if right.slip else ""
        ),
        expected=known,
        ratio=printed / known if known else None,
        confidence=0.9,
    )


def _replacement(claim: Claim, fact: Claim, known: Decimal) -> Replacement:
    """The known value as the article writes numbers, with all the digits of the sheet where their scale is the same;
    as the fact sheet does where the article has more digits than the sheet."""
    numeral, sheet = claim.mention.number, fact.mention.number
    if numeral is None or sheet is None or last_digit(numeral) < last_digit(sheet):
        return replacement(claim, known, text=quoted(fact))
    exact = like(claim, known, decimals_of(sheet)) if numeral.scale == sheet.scale and not numeral.words else ""
    return replacement(claim, known, text=exact)


def _ground(claim: Claim, facts: Sequence[Claim]) -> Ground:
    """Does the sheet leave one value? It must know the very thing that is told, and know it once."""
    values = {fact.quantity.value for fact in facts}
    scopes = all(set(fact.scope) == set(claim.scope) for fact in facts)
    same = scopes and all((fact.period is None) == (claim.period is None) for fact in facts)
    plain = claim.quantity.relation == "exact" and claim.mention.upper is None
    return "fact-sheet" if same and plain and len(values) == 1 and claim.attribution is None else ""


def _cause(claim: Claim, fact: Claim) -> str:
    known, printed = fact.quantity.value, claim.quantity.value
    if not known or not printed or claim.quantity.currency not in ("CNY", "JPY", "KRW", "TWD", "HKD"):
        return ""
    for ratio, sign, worth in ((10, "亿", "100 million"), (10000, "万", "ten thousand")):
        if abs(printed / known / ratio - 1) < Decimal("0.01"):
            return (
                f"The printed figure is {ratio:,} times the known one: {sign} stands for {worth}, and is often taken "
                "for the next English scale."
            )
    return ""
