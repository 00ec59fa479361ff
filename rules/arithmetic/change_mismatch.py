"""A stated change does not follow from the values before and after.

## What it checks
Sentences that give a value before, a value after and the change between them: "rose from 20 to 45, up 80%", "up 3.6%
to 20m from 19.3m", "more than doubled from 20 to 35", "fell by half", "cut by 2 percentage points to 5% from 7%". The
change is computed from all numbers that the two values may have been rounded from, and compared with all numbers that
the printed change may have been rounded or cut off from. A value that goes to its thousandfold ("rose to 83.9 billion
from 78.9 million") is a slip of scale even where no change is printed, and one that goes from dollars to pounds is a
slip of the currency. Two neighbouring sentences are read together ("rose 4% to 104 million. A year earlier it was 100
million", "That is an increase of 4%"), and a headline's percentage with the values before and after of the text. A
change reckoned on the value after ("from 64,000 to 72,000, a gain of 11.1%") and percent taken for percentage points
are told as what they are.

## Why editors care
The three numbers stand side by side, so readers do the sum. It also catches percent taken for percentage points: a rate
that goes from 5% to 7% rises by two percentage points, which is 40 percent.

## When it stays silent
Where the change is on another basis than the values: comparable stores, constant currencies, seasonal adjustment, per
share, restated or excluding something. Where the change has a base of its own ("up 5% from a year earlier to 20 million
from 19 million in March"). Where one value is a loss and the other a profit. A percentage that is a share ("5 percent
of sales") is no change.

## How to fix
Recompute the change from the unrounded figures; or correct the value that was mistyped. The finding says which slip of
one digit, one power of ten or one base would explain it.

## Sources
The tolerance is that of the decimals as written, as in beancount and in XBRL Calculations 1.1. Percent and percentage
point: ISO 80000-1, and the style books of the news agencies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from factcheck.claims.view import View
from factcheck.model.check import Check, Operand, Replacement, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.tolerance import (
    HUNDRED,
    distance,
    non_negative,
    percent_change,
    percentage,
    spread,
    spreads,
)
from factcheck.numbers.wording import bare, interval, like, number, percent, quoted
from factcheck.relations.frames.change_sums import exact_percent, in_points, is_printed, signed, sizes
from factcheck.relations.frames.change_ways import (
    POINTS_FOR_PERCENT,
    change_cause,
    change_text,
    change_ways,
    other_base,
)
from factcheck.relations.frames.judgement import (
    EXPLAINED,
    agree,
    cause,
    correction,
    not_comparable,
    operands,
    replacement,
    wrong,
)
from factcheck.relations.frames.moves import Move, moves
from factcheck.relations.frames.other_changes import (
    crosses_zero,
    fits_another,
    is_a_cause,
    on_another_basis,
    was_reached,
)
from factcheck.relations.frames.scales import slipped_scale, thousandfold
from factcheck.relations.frames.sequels import told_on
from factcheck.relations.frames.steps import Step, steps
from factcheck.relations.frames.told_multiples import Multiple, told_by_amount, told_by_word, told_times
from factcheck.relations.frames.two_currencies import Slip, slips_of_currency

RULE = Rule(
    code="FC302",
    name="change-mismatch",
    family="arithmetic",
    level="error",
    summary="a stated change that does not follow from the values before and after",
)

ZERO, ONE = Decimal(0), Decimal(1)
HALF, NEAR = Decimal("0.5"), Decimal("0.01")
"""Percentage points that a hedged share may be off; the part of a share by which two sources of a price differ."""
SLIGHT_POINTS, SLIGHT = Decimal("0.3"), Decimal("0.02")
"""Percentage points, and the part of a change, by which another rounding may make it differ."""
Members = tuple[Operand, ...]


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    for frame in view.reading.frames:
        for move in moves(frame):
            yield from _checks(move)
        for step in steps(frame):
            yield _step(step)
        for slip in slips_of_currency(frame):
            yield _two_currencies(slip)
    for move in told_on(view.reading.frames):
        yield from _checks(move)


def _checks(move: Move) -> Iterator[Check]:
    if None in (move.start.quantity.value, move.end.quantity.value) or crosses_zero(move):
        return
    if move.factor is not None:
        yield _multiple(move, told_by_word(move, move.factor))
    for amount in move.amounts:
        value = amount.quantity.value
        if value is not None and not (value < 0 and amount.quantity.kind == "ratio") and not was_reached(move, amount):
            yield from _stated(move, amount)
    if not move.amounts and move.direction and (odd := _thousandfold(move)):
        yield odd


def _stated(move: Move, amount: Claim) -> Iterator[Check]:
    """The check of one amount of change, by what it is one of."""
    kind = amount.quantity.kind
    if kind == "ratio":
        yield _multiple(move, told_by_amount(move, amount), amount)
    elif kind == "percent":
        yield _percent(move, amount)
    elif amount.quantity.unit == "point" and move.end.quantity.kind == "percent":
        yield _points(move, amount)
    elif kind in (move.end.quantity.kind, _BARE.get(move.end.quantity.kind)) and not is_a_cause(amount):
        yield _difference(move, amount)


_BARE = {"count": "number"}
"""A bare number takes its noun from the values: "43 seats, up six from 39"."""


def _two_currencies(slip: Slip) -> Check:
    return wrong(
        RULE.name,
        "warning",
        operands(("from", slip.start), ("to", slip.end)),
        f"{slip.start.quantity.currency} and {slip.end.quantity.currency}",
        f"“{slip.word}”, but {quoted(slip.start)} and {quoted(slip.end)} are of two currencies.",
        diagnosis="One of the two currencies is likely a slip.",
        confidence=0.7,
    )


def _percent(move: Move, amount: Claim) -> Check:
    if amount.quantity.unit in ("percentage point", "basis point") or move.end.quantity.kind == "percent":
        return _points(move, amount)
    printed, actual = percentage(amount), percent_change(*spreads(move.start, move.end))
    members = operands(("from", move.start), ("to", move.end), ("change", amount))
    rate = exact_percent(move)
    arithmetic = f"({bare(move.end)} - {bare(move.start)}) / {bare(move.start)} = {percent(rate)}"
    if is_printed(move, actual, printed):
        right = None if on_another_basis(move) else other_base(move, amount, actual)
        if right is not None:
            return _on_the_other_base(move, amount, members, arithmetic, right)
        return agree(RULE.name, members, arithmetic, actual if move.direction != "down" else -actual)
    told = signed(move, printed)
    if (-told).meets(actual) or on_another_basis(move) or fits_another(move, told):
        return not_comparable(RULE.name, members, arithmetic)
    way = "a fall" if rate < 0 else "a rise"
    message = (
        f"{quoted(move.start)} to {quoted(move.end)} is {way} of {percent(abs(rate))}"
        f" ({interval(sizes(actual), '%')} with rounding), not {quoted(amount)}."
    )
    return _wrong(move, amount, arithmetic, message, abs(rate), actual, told)


def _on_the_other_base(move: Move, amount: Claim, members: Members, arithmetic: str, right: Decimal) -> Check:
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{quoted(move.start)} to {quoted(move.end)} is {percent(right)}; {quoted(amount)} is the difference as a share"
        f" of {quoted(move.end)}.",
        diagnosis="The change was reckoned on the value after, not on the value before.",
        suggestion=correction(f"The change would be {like(amount, right)}.", replacement(amount, right)),
        expected=right,
        printed=amount.quantity.value,
        confidence=0.65,
    )


def _points(move: Move, amount: Claim) -> Check:
    """The change of a rate: in percentage points, or in percent of the rate."""
    members = operands(("from", move.start), ("to", move.end), ("change", amount))
    printed = percentage(amount)
    difference, exact, unit = in_points(move, amount)
    arithmetic = f"{bare(move.end)} - {bare(move.start)} = {number(exact)} {unit}"
    as_points = is_printed(move, difference, printed)
    in_percent = amount.quantity.unit not in ("percentage point", "basis point", "point")
    if as_points and not in_percent:
        return agree(RULE.name, members, arithmetic, difference)
    if move.end.quantity.kind != "percent":
        return not_comparable(RULE.name, members, arithmetic)
    if in_percent:
        relative = percent_change(spread(move.start), spread(move.end))
        if is_printed(move, relative, printed):
            return agree(RULE.name, members, f"{bare(move.end)} / {bare(move.start)} - 1", relative)
        if as_points:
            return _points_for_percent(move, amount, members, arithmetic, exact)
    told = signed(move, printed)
    if (-told).meets(difference) or on_another_basis(move):
        return not_comparable(RULE.name, members, arithmetic)
    message = f"{quoted(move.start)} to {quoted(move.end)} is {number(abs(exact))} {unit}, not {quoted(amount)}."
    return _wrong(move, amount, arithmetic, message, abs(exact), difference, told)


def _points_for_percent(move: Move, amount: Claim, members: Members, arithmetic: str, exact: Decimal) -> Check:
    rate = abs(exact_percent(move))
    right = f"{number(abs(exact))} percentage point{'' if abs(exact) == 1 else 's'}"
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{quoted(move.start)} to {quoted(move.end)} is {right} ({percent(rate)} in percent), not {quoted(amount)}.",
        diagnosis=POINTS_FOR_PERCENT,
        suggestion=correction(f"Write “{right}”.", replacement(amount, abs(exact), text=right)),
        expected=rate,
        printed=amount.quantity.value,
        confidence=0.8,
    )


def _multiple(move: Move, told: Multiple, amount: Claim | None = None) -> Check:
    members = operands(("from", move.start), ("to", move.end), ("change", amount))
    exact = (move.end.quantity.value or ONE) / (move.start.quantity.value or ONE)
    arithmetic = f"{bare(move.end)} / {bare(move.start)} = {number(exact, 3)}"
    if told.fits:
        return agree(RULE.name, members, arithmetic, *told.fixed(move, amount))
    if on_another_basis(move):
        return not_comparable(RULE.name, members, arithmetic)
    far = distance(told.quotient, told.printed) > Decimal("0.1") * exact
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{quoted(move.end)} is {told_times(exact)} {quoted(move.start)}, which is not {told.said}.",
        expected=exact,
        confidence=0.9 if far else 0.7,
    )


def _difference(move: Move, amount: Claim) -> Check:
    """ "rose by 5 million to 20 million from 15 million" """
    members = operands(("from", move.start), ("to", move.end), ("change", amount))
    gap = spread(move.end) - spread(move.start)
    exact = abs((move.end.quantity.value or Decimal(0)) - (move.start.quantity.value or Decimal(0)))
    high, low = (move.start, move.end) if move.direction == "down" else (move.end, move.start)
    arithmetic = f"{bare(high)} - {bare(low)} = {number(exact)}"
    printed = spread(amount)
    if gap.meets(printed) or (-gap).meets(printed):
        return agree(RULE.name, members, arithmetic, gap)
    value = amount.quantity.value or Decimal(0)
    if odd := _thousandfold(move):
        return odd
    if on_another_basis(move) or not exact or not Decimal("0.05") <= value / exact <= 20:
        return not_comparable(RULE.name, members, arithmetic)
    message = f"{quoted(move.start)} to {quoted(move.end)} is a difference of {number(exact)}, not {quoted(amount)}."
    return _wrong(move, amount, arithmetic, message, exact, gap, printed, points=True)


def _step(step: Step) -> Check:
    """ "fell 28 points, or 1.2 percent, to 2,345": the difference is that share of the value before."""
    difference, share = step.difference, step.share
    gap, by = non_negative(percentage(difference)), difference.quantity.value or ZERO
    before, start = step.before(spread(step.known), gap), step.value_before
    members = operands(("from", step.start), ("to", step.end), ("difference", difference), ("change", share))
    if start <= 0 or by <= 0 or (before.low is not None and before.low <= 0):
        return _off_scale(step, members, f"{bare(difference)} / {bare(step.known)}")
    actual, exact = gap.over(before).scaled(HUNDRED), by / start * HUNDRED
    arithmetic = f"{bare(difference)} / {number(start)} = {percent(exact, 2)}"
    if actual.meets(percentage(share)):
        return agree(RULE.name, members, arithmetic, actual)
    printed = share.quantity.value or ZERO
    if not printed or not Decimal("0.01") <= exact / printed <= 100:
        return _off_scale(step, members, arithmetic)
    if share.quantity.relation != "exact" and abs(exact - printed) < HALF:
        return not_comparable(RULE.name, members, f"{arithmetic}, which was rounded")
    why = cause(share, exact)
    return wrong(
        RULE.name,
        "warning" if why or distance(actual, percentage(share)) > printed * NEAR else "note",
        members,
        arithmetic,
        f"{quoted(difference)} of {number(start)} is {percent(exact, 2)}, not {quoted(share)}.",
        diagnosis=why.text if why else "",
        suggestion=correction(f"The change would be {like(share, exact)}.", replacement(share, exact, actual)),
        expected=exact,
        printed=printed,
        confidence=0.85,
    )


def _off_scale(step: Step, members: Members, arithmetic: str) -> Check:
    claim = slipped_scale(step)
    if claim is None:
        return not_comparable(RULE.name, members, arithmetic)
    message = f"{quoted(step.difference)} is not {quoted(step.share)} of {quoted(step.known)}."
    cause = f"The scale of {quoted(claim)} is likely a slip."
    return wrong(RULE.name, "warning", members, arithmetic, message, diagnosis=cause, confidence=0.8)


def _thousandfold(move: Move) -> Check | None:
    """A value beside one that is a thousand or a million times as large: million and billion mixed up."""
    exact = thousandfold(move)
    if exact is None:
        return None
    times = number(exact, 3) if exact > 1 else f"1/{number(1 / exact, 3)}"
    against = move.direction == ("down" if exact > 1 else "up") and not move.loose
    return wrong(
        RULE.name,
        "error" if against else "warning",
        operands(("from", move.start), ("to", move.end)),
        f"{bare(move.end)} / {bare(move.start)} = {times}",
        f"{quoted(move.start)} to {quoted(move.end)} would be {times} times as much.",
        diagnosis="Million and billion are mixed up.",
        suggestion=correction("Look up which of the two has the wrong scale.", *_rescaled(move)),
        confidence=EXPLAINED if against else 0.85,
    )


def _rescaled(move: Move) -> Iterator[Replacement]:
    """Either value with the scale of the other."""
    for claim, other in ((move.end, move.start), (move.start, move.end)):
        one, two = claim.mention.number, other.mention.number
        if one is not None and two is not None:
            yield replacement(claim, one.value / one.scale * two.scale)


def _wrong(
    move: Move,
    amount: Claim,
    arithmetic: str,
    message: str,
    expected: Decimal,
    actual: Interval,
    printed: Interval,
    points: bool = False,
) -> Check:
    loose = amount.quantity.relation == "about" or not move.direction or move.apart
    least = SLIGHT_POINTS if amount.quantity.unit == "percent" else ZERO
    slight = distance(actual, printed) < max(least, abs(expected) * SLIGHT)
    ways = change_ways(move, amount, expected, actual)
    why = change_cause(move, amount, ways)
    sure = not (loose or slight or points)
    plain = bool(why) or _in_one_phrase(move, amount)
    return wrong(
        RULE.name,
        "error" if sure and plain else "note" if slight and not why else "warning",
        operands(("from", move.start), ("to", move.end), ("change", amount)),
        arithmetic,
        message,
        diagnosis=why,
        suggestion=Suggestion(change_text(amount, expected, ways), tuple(one for one, _, _ in ways)),
        expected=expected,
        printed=amount.quantity.value,
        confidence=0.7 if not sure else EXPLAINED if plain else 0.9,
    )


def _in_one_phrase(move: Move, amount: Claim) -> bool:
    """Do the three numbers stand side by side: "rose 80% to $45 million from $20 million"?"""
    text, base = amount.sentence_text, amount.sentence.start
    spans = sorted((claim.mention.start - base, claim.mention.end - base) for claim in (amount, move.start, move.end))
    gaps = [text[left[1] : right[0]].split() for left, right in pairwise(spans)]
    return all(len(gap) <= CLOSE and JOINING.isdisjoint(gap) for gap in gaps)


CLOSE = 3
"""Words between two numbers of one phrase."""
JOINING = frozenset(("and", "but", "while", "as"))
