"""Checks as rules make them: agreed, not comparable, or wrong, with the level that the zone allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from factcheck.check import Check, Operand, Suggestion
from factcheck.claim import Claim
from factcheck.interval import Interval
from factcheck.reasoning.tolerance import power
from factcheck.reasoning.wording import sentence


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
    level: str,
    members: tuple[Operand, ...],
    arithmetic: str,
    message: str,
    *,
    verdict: str = "contradiction",
    diagnosis: str = "",
    suggestion: Suggestion | None = None,
    expected: Decimal | None = None,
    printed: Decimal | None = None,
    confidence: float = 0.9,
) -> Check:
    """A comparison that failed; its message, cause and suggestion are made sentences. A quotation is never corrected:
    what its speaker got wrong is a note."""
    spoken = any(o.claim is not None and o.claim.zone == "quote" for o in members)
    return Check(
        rule,
        verdict,
        members,
        arithmetic=arithmetic,
        level="note" if spoken else level,
        message=sentence(message),
        diagnosis=sentence(diagnosis),
        suggestion=replace(suggestion, text=sentence(suggestion.text)) if suggestion is not None else None,
        expected=expected,
        ratio=printed / expected if printed is not None and expected else None,
        confidence=confidence,
    )


def correction(claim: Claim, replacement: str, text: str) -> Suggestion:
    """Puts other words in the place of a claim's number."""
    return Suggestion(text, claim.article, claim.span, replacement)


def slip(printed: Decimal, expected: Decimal) -> str:
    """The likely typing error that made one number out of the other, "" where none fits."""
    if not expected or not printed:
        return ""
    quotient = printed / expected
    for exponent in (1, 2, 3, 6, -1, -2, -3, -6):
        scale = Decimal(10) ** exponent
        if abs(quotient / scale - 1) < Decimal("0.02"):
            named = {3: "thousand times", -3: "a thousandth of", 6: "a million times", -6: "a millionth of"}
            return f"The printed number is {named.get(exponent, f'{scale:f} times')} the expected one: a slip of scale."
    a, b = _significant(printed), _significant(expected)
    if len(a) == len(b):
        apart = [i for i in range(len(a)) if a[i] != b[i]]
        if len(apart) == 1:
            return f"One digit differs: {a[apart[0]]} for {b[apart[0]]}."
        if len(apart) == 2 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]:
            return f"Two digits are swapped: {a[apart[0]]}{a[apart[1]]} for {b[apart[0]]}{b[apart[1]]}."
    return ""


def _significant(value: Decimal) -> str:
    return "".join(map(str, abs(value).normalize().as_tuple().digits))
