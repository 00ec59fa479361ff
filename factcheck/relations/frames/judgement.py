"""Checks as rules make them: agreed, not comparable, or wrong, with the level that the zone allows."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal

from factcheck.model.check import Check, Ground, Level, Operand, Replacement, Suggestion, Verdict
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import replace
from factcheck.numbers.diagnosis import Diagnosis, scale_causes
from factcheck.numbers.digits import digits_of
from factcheck.numbers.tolerance import HALF, power
from factcheck.numbers.wording import as_round, decimals_of, is_compound, last_digit, like, quoted, rounded, sentence


def operands(*roles: tuple[str, Claim | Iterable[Claim] | None]) -> tuple[Operand, ...]:
    """Operands in the order of their roles; a role may have several claims or none."""
    out: list[Operand] = []
    for role, claims in roles:
        if isinstance(claims, Claim):
            out.append(Operand.of(role, claims))
        elif claims is not None:
            out.extend(Operand.of(role, claim) for claim in claims)
    return tuple(out)


def agree(
    rule: str, members: tuple[Operand, ...], arithmetic: str, allowed: Interval, fixed: Claim | None = None
) -> Check:
    """A comparison that came out right; `allowed` is all that the number that it fixes might have been: the last
    operand's, if no other is named."""
    claim = fixed or members[-1].claim
    strength = power(claim, allowed) if claim is not None else None
    return Check(rule, "agree", members, arithmetic=arithmetic, power=strength)


def not_comparable(rule: str, members: tuple[Operand, ...], why: str) -> Check:
    return Check(rule, "not-comparable", members, arithmetic=why)


def wrong(
    rule: str,
    level: Level,
    members: tuple[Operand, ...],
    arithmetic: str,
    message: str,
    *,
    verdict: Verdict = "contradiction",
    diagnosis: str = "",
    suggestion: Suggestion | None = None,
    expected: Decimal | None = None,
    printed: Decimal | None = None,
    confidence: float = 0.9,
    against_quotes: bool = False,
) -> Check:
    """A comparison that failed; its message, cause and suggestion are made sentences. A quotation is never corrected:
    what its speaker got wrong is told a level lower. With `against_quotes`, where no correction is proposed, one that
    the text contradicts keeps its level."""
    quotes = [o.claim.zone == "quote" for o in members if o.claim is not None]
    spoken = all(quotes) if against_quotes and quotes else any(quotes)
    return Check(
        rule,
        verdict,
        members,
        arithmetic=arithmetic,
        level=_lower(as_sure(level, confidence)) if spoken else as_sure(level, confidence),
        message=sentence(message),
        diagnosis=sentence(diagnosis),
        suggestion=replace(suggestion, text=sentence(suggestion.text)) if suggestion is not None else None,
        expected=expected,
        ratio=printed / expected if printed is not None and expected else None,
        confidence=confidence,
    )


def _lower(level: Level) -> Level:
    """An error of a speaker is a warning, anything less a note."""
    return "warning" if level == "error" else "note"


SUREST = {"error": 0.95, "warning": 0.6}
"""How sure a finding of a level has to be."""


EXPLAINED = 0.95
"""How sure a sum is wrong that its words leave no doubt of, where one slip explains it. Without a cause, all three that
were told in 8,000 articles of news were false: the numbers were of other things."""


def as_sure(level: Level, confidence: float) -> Level:
    """The level, or the one below it that a finding of this probability may have."""
    if confidence >= SUREST.get(level, 0.0):
        return level
    return "note" if confidence < SUREST["warning"] else "warning"


def correction(text: str, *ways: Replacement, ground: Ground = "") -> Suggestion:
    """All ways to make a check agree: those that a slip explains first, else in the order given."""
    return Suggestion(text, tuple(sorted(ways, key=lambda one: not one.slip)), ground)


def replacement(claim: Claim, value: Decimal, allowed: Interval | None = None, text: str = "") -> Replacement:
    """Another value in the place of a claim's number, written as the claim writes its own; `text` are other words for
    it. `allowed` are all values that would do. Where a decimal point has slipped, it goes back: "949.8" for 9,498."""
    numeral, why = claim.mention.number, cause(claim, value)
    if numeral is None or numeral.words:
        return Replacement(claim.article, claim.span, text or like(claim, value), value, allowed, None, why is not None)
    decimals = decimals_of(numeral)
    if why is not None and why.cause == "power-of-ten" and why.factor is not None:
        decimals = _after_point(value / numeral.scale, decimals, why.factor.adjusted())
    step = numeral.scale.scaleb(-decimals)
    if not text and why is None and _may_be_round(claim, even := as_round(claim, value), allowed):
        value, step = even, max(step, Decimal(1).scaleb(int(even.as_tuple().exponent)))
    text = text or like(claim, value, decimals)
    return Replacement(claim.article, claim.span, text, value, allowed, step, why is not None)


def _may_be_round(claim: Claim, value: Decimal, allowed: Interval | None) -> bool:
    return claim.quantity.relation != "exact" or (allowed is not None and allowed.contains(value))


def either(a: Claim, b: Claim) -> Suggestion:
    """What to do about one figure that is told twice with two values: either says what the other does, where both are
    of one article, in one unit and currency."""
    text = f"Check which is right, {quoted(a)} or {quoted(b)}, or say what tells them apart."
    x, y = a.quantity, b.quantity
    if a.article != b.article or (x.kind, x.unit, x.currency) != (y.kind, y.unit, y.currency):
        return correction(text)
    ends = (a, b) if a.zone in ("headline", "summary") else (b, a)
    ways = [
        replacement(claim, other.quantity.value)
        for claim, other in (ends, ends[::-1])
        if other.quantity.value is not None and claim.mention.upper is None
    ]
    return correction(text, *ways)


def _after_point(value: Decimal, written: int, slipped: int) -> int:
    """How many decimals a number has whose point slipped by some places: as few as it needs, as far as its digits are
    those that are written. A slip by thousands is one of the scale word, and leaves them."""
    if abs(slipped) >= 3:
        return written
    fewest, most = max(0, written + min(slipped, 0)), written + max(slipped, 0)
    return next((one for one in range(fewest, most) if value == rounded(value, one)), most)


def cause(claim: Claim, right: Decimal) -> Diagnosis | None:
    """The slip of the hand that makes the printed number out of the right one, to the last digit that is written."""
    numeral, printed = claim.mention.number, claim.quantity.value
    if numeral is None or numeral.words or printed is None or is_compound(claim):
        return None
    near = Interval.around(right, last_digit(numeral) * HALF)
    return next((one for one in scale_causes(abs(printed), near, numeral.digits)), None)


_TIMES = {1: "ten", 2: "a hundred", 3: "a thousand", 6: "a million"}


def slip(printed: Decimal, expected: Decimal) -> str:
    """The likely typing error that made one number out of the other, "" where none explains all its digits."""
    if not expected or not printed:
        return ""
    for exponent in (*_TIMES, *(-times for times in _TIMES)):
        scale = Decimal(10) ** exponent
        if _alike(printed / scale, expected):
            return f"One is {_TIMES[abs(exponent)]} times the other: a slip of scale."
    a, b = digits_of(printed), digits_of(expected)
    if len(a) == len(b) and printed.adjusted() == expected.adjusted():
        apart = [i for i in range(len(a)) if a[i] != b[i]]
        if len(apart) == 1:
            return f"One digit differs: {a[apart[0]]} for {b[apart[0]]}."
        if len(apart) == 2 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]:
            return f"Two digits are swapped: {a[apart[0]]}{a[apart[1]]} for {b[apart[0]]}{b[apart[1]]}."
    return ""


def _alike(a: Decimal, b: Decimal) -> bool:
    """Are two numbers the same, to all the digits that the coarser one has?"""
    figures = min(len(digits_of(a)), len(digits_of(b)))
    if a == b or figures < 2:
        return a == b
    context = Context(prec=figures, rounding=ROUND_HALF_EVEN)
    return context.plus(a) == context.plus(b)
