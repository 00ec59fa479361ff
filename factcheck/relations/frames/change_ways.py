"""The ways to make a stated change fit its two values, and the slip that explains it, where just one does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.model.check import Replacement
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.diagnosis import Diagnosis, change_causes, scale_causes
from factcheck.numbers.tolerance import HUNDRED, percentage, spread
from factcheck.numbers.wording import is_compound, last_digit, like, listed, quoted
from factcheck.relations.frames.change_sums import sizes
from factcheck.relations.frames.judgement import cause, replacement
from factcheck.relations.frames.moves import Move

ZERO, ONE = Decimal(0), Decimal(1)
BY_CHANCE = Decimal("0.1")
"""How likely a rounded change may have the digits of the one on the other base without being that."""
POINTS_FOR_PERCENT = "Percent was taken for percentage points."
Explained = tuple[Replacement, Diagnosis | None, Claim]


def change_ways(move: Move, amount: Claim, expected: Decimal, actual: Interval) -> tuple[Explained, ...]:
    """For each of the three numbers, what it has to be where the other two are right, with the slip that explains the
    printed one to the last digit; those with a slip first, then the change before the values."""
    found: list[Explained] = [(replacement(amount, expected, sizes(actual)), cause(amount, expected), amount)]
    ends = (_end(move, amount, *one) for one in _ends(move, amount))
    found += [one for one in ends if one is not None]
    return tuple(sorted(found, key=lambda one: one[1] is None))


def change_cause(move: Move, amount: Claim, ways: Sequence[Explained]) -> str:
    """What went wrong, "" where nothing known explains it, or where several slips would."""
    start, end = move.start.quantity.value or ZERO, move.end.quantity.value or ZERO
    shares = move.start.quantity.kind == "percent"
    if amount.quantity.kind == "percent" and (known := change_causes(start, end, spread(amount), shares)):
        return known[0].text
    explained = [(one, why, claim) for one, why, claim in ways if why is not None]
    if len(explained) == 1:
        ((one, why, claim),) = explained
        how = why.text.partition(" (")[0].rstrip(".")
        return f"{quoted(claim)} for {one.text}: {how[0].lower()}{how[1:]}."
    if len(explained) > 1 and all(why.cause == "power-of-ten" for _, why, _ in explained):
        pairs = [f"{quoted(claim)} for {one.text}" for one, _, claim in explained]
        return f"The scales are mixed up: {listed(pairs, 'or')}."
    return ""


def change_text(amount: Claim, expected: Decimal, ways: Sequence[Explained]) -> str:
    """What to write: the change that the two values make, and what slips would explain instead."""
    others = [f"{one.text} for {quoted(claim)}" for one, why, claim in ways if why is not None and claim is not amount]
    instead = f"; {listed(others, 'or')} would fit, too" if others else ""
    return f"The change would be {like(amount, expected)}{instead}."


def _ends(move: Move, amount: Claim) -> Iterator[tuple[Claim, Decimal, Interval]]:
    """Both values: what each has to be, exactly and with roundings."""
    start, end = move.start.quantity.value, move.end.quantity.value
    by = amount.quantity.value
    if start is None or end is None or by is None:
        return
    sign = -1 if (move.direction == "down" or (not move.direction and end < start)) else 1
    stretch = -percentage(amount) if sign < 0 else percentage(amount)
    if amount.quantity.unit == "percent" and move.end.quantity.kind != "percent":
        factor = stretch.scaled(ONE / HUNDRED) + Interval.point(ONE)
        exact = ONE + sign * by / HUNDRED
        if factor.low is not None and factor.low > 0 and start > 0 and end > 0:
            yield move.end, start * exact, spread(move.start).times(factor)
            yield move.start, end / exact, spread(move.end).over(factor)
        return
    if amount.quantity.unit == "basis point":
        by, stretch = by / HUNDRED, stretch.scaled(ONE / HUNDRED)
    yield move.end, start + sign * by, spread(move.start) + stretch
    yield move.start, end - sign * by, spread(move.end) - stretch


def _end(move: Move, amount: Claim, claim: Claim, exact: Decimal, allowed: Interval) -> Explained | None:
    """One value, from the slip that explains it where there is one; None where it would have to be nothing."""
    numeral, printed = claim.mention.number, claim.quantity.value
    if exact <= 0 or printed is None:
        return None
    known = (
        () if numeral is None or numeral.words or is_compound(claim) else scale_causes(printed, allowed, numeral.digits)
    )
    why = next((one for one in known if _explains(move, amount, claim, one)), None)
    if why is not None and why.corrected is not None:
        made = replacement(claim, why.corrected, allowed)
        return made, why, claim
    made = replacement(claim, exact, allowed)
    return (made, None, claim) if made.text != quoted(claim) else None


def _explains(move: Move, amount: Claim, claim: Claim, why: Diagnosis) -> bool:
    """Does the change from or to the corrected value round to the printed one? A slip of the last digit makes any
    number out of any near it, and so explains nothing."""
    numeral, printed, right = claim.mention.number, claim.quantity.value, why.corrected
    if numeral is None or printed is None or right is None or right <= 0:
        return False
    if why.cause == "digit-off" and abs(printed - right) < 10 * last_digit(numeral):
        return False
    start, end = (right, move.end.quantity.value) if claim is move.start else (move.start.quantity.value, right)
    if not start or end is None or amount.mention.number is None:
        return False
    change = abs(end - start)
    if amount.quantity.unit == "percent" and move.end.quantity.kind != "percent":
        change = change / start * HUNDRED
    elif amount.quantity.unit == "basis point":
        change = change * HUNDRED
    off = change - abs(amount.quantity.value or ZERO)
    return abs(off) <= last_digit(amount.mention.number) / 2


def other_base(move: Move, amount: Claim, actual: Interval) -> Decimal | None:
    """The change of two rounded values in percent, where the printed one is not that but, to its last digit, what they
    make with the value after as the base; else None. `actual` is all that the change may be: where that is little, its
    digits say nothing. Of 113 changes in news that was right, 11 fitted only by what
    their values may have been rounded from, and none of these was on the other base."""
    start, end = move.start.quantity.value, move.end.quantity.value
    numeral, printed = amount.mention.number, amount.quantity.value
    if not start or not end or numeral is None or printed is None or amount.quantity.relation != "exact":
        return None
    right, other = (abs(end - start) / base * HUNDRED for base in (start, end))
    width = ZERO if actual.low is None or actual.high is None else actual.high - actual.low
    if last_digit(numeral) > width * BY_CHANCE:
        return None
    if abs(right - printed) <= last_digit(numeral) or abs(other - printed) > last_digit(numeral) / 2:
        return None
    return right
