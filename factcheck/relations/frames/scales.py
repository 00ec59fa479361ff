"""A million for a billion: which of the numbers of a change would fit if its scale word were another one."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.tolerance import HUNDRED, non_negative, percentage, spread
from factcheck.relations.frames.moves import Move
from factcheck.relations.frames.steps import Step

THOUSANDS = (Decimal(1000), Decimal("0.001"), Decimal(1_000_000), Decimal("0.000001"))


def slipped_scale(step: Step) -> Claim | None:
    """The difference or the value of "rose 401 million, or 0.2%, to 199.8 billion" that fits the percentage only if it
    is taken a thousand or a million times as large or small; None where none does, or where neither has a scale."""
    for claim in (step.difference, step.known):
        numeral = claim.mention.number
        if numeral is None or numeral.scale == 1:
            continue
        for factor in THOUSANDS:
            gap, level = non_negative(spread(step.difference)), spread(step.known)
            gap, level = (gap.scaled(factor), level) if claim is step.difference else (gap, level.scaled(factor))
            share = _share(gap, level, step)
            if share is not None and share.meets(percentage(step.share)):
                return claim
    return None


def _share(gap: Interval, level: Interval, step: Step) -> Interval | None:
    before = step.before(level, gap)
    return gap.over(before).scaled(HUNDRED) if before.low is not None and before.low > 0 else None


def thousandfold(move: Move) -> Decimal | None:
    """The second value over the first, where that is about a thousand or a thousandth and their scale words differ."""
    start, end = move.start.mention.number, move.end.mention.number
    if start is None or end is None or not start.value:
        return None
    if start.scale == end.scale or Decimal(1) in (start.scale, end.scale):
        return None
    exact = end.value / start.value
    powers = (Decimal(10) ** 3, Decimal(10) ** -3)
    return exact if any(Decimal("0.5") < exact / power < 2 for power in powers) else None
