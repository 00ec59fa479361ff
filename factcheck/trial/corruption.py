"""Corruptions: a hypothesis that fits, with one of its numbers changed as a hand would change it."""

from __future__ import annotations

from decimal import Decimal
from math import exp, floor, log10
from random import Random

from factcheck.model.records import replace
from factcheck.relations.gate import near
from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.slips import neighbours, writing
from factcheck.relations.strip import Term

SHARES = {"swap": 3.0, "digit": 4.0, "scale": 1.5, "drop": 0.7, "double": 0.5, "teen": 1.0, "other": 4.0}
"""How often each slip is made; "other" is a number of the same length that lies near. After the slips that published
corrections name."""
SPREAD = 0.25
"""The spread of the logarithm of "other"."""
DAYS = {
    300: (-3652, -1826, -1096, -730, 730, 1096, 1826, 2922, 3652, 7305),
    20: (-91, -61, -30, 30, 61, 91, 365, -365, 730, -730),
    0: (-30, -20, -10, -7, -3, 3, 5, 7, 10, 20, 30, 365, -365, 730, -1461),
}
"""By how many days a date of a year, a month and a day is moved."""


def corrupted(one: Hypothesis, random: Random) -> Hypothesis | None:
    """The hypothesis with one number wrong; None where it fits all the same, or misses by too much to be looked at. The
    result and each of the others are as likely to be hit, the result twice."""
    operands = list(one.operands)
    hit = random.randrange(-2, len(operands))
    if hit < 0:
        anchor = _changed(one.anchor, random)
        made = hypothesis(one.equation, anchor, *operands) if anchor is not None else None
    else:
        role, term = operands[hit]
        other = _changed(term, random)
        if other is None:
            return None
        operands[hit] = (role, other)
        made = hypothesis(one.equation, one.anchor, *operands)
    return made if made is not None and not made.fits and near(made) else None


def _changed(term: Term, random: Random) -> Term | None:
    if term.letter == "D":
        wide = term.high - term.low
        days = float(random.choice(next(shifts for least, shifts in DAYS.items() if wide >= least)))
        return replace(term, value=term.value + days, low=term.low + days, high=term.high + days)
    numeral = term.claim.mention.number
    if numeral is None or not term.value:
        return None
    text = writing(numeral)
    before = float(text)
    if not before:
        return None
    by_slip: dict[str, list[float]] = {"other": []}
    for name, value in neighbours(text):
        by_slip.setdefault(name, []).append(value)
    kind = random.choices(list(by_slip), [SHARES[name] for name in by_slip])[0]
    after = _other(text, before, random) if kind == "other" else random.choice(by_slip[kind])
    if after <= 0 or after == before:
        return None
    factor = after / before
    wide = factor if kind == "scale" else 1.0
    value = term.value * factor
    written = replace(
        numeral, digits=f"{after:.6f}".rstrip("0").rstrip("."), value=numeral.value * Decimal(str(factor))
    )
    claim = replace(term.claim, mention=replace(term.claim.mention, number=written))
    low, high = value - (term.value - term.low) * wide, value + (term.high - term.value) * wide
    return replace(term, claim=claim, value=value, low=low, high=high)


def _other(text: str, before: float, random: Random) -> float:
    """A number near by, with as many digits."""
    value = before * exp(random.gauss(0, SPREAD))
    if "." in text:
        return round(value, len(text.partition(".")[2]))
    digits = len(text.strip("0")) or 1
    unit = 10.0 ** (floor(log10(value)) - digits + 1)
    return round(value / unit) * unit
