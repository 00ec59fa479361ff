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

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from factcheck.claims.view import View
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Operand, Replacement, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.tolerance import (
    HUNDRED,
    distance,
    non_negative,
    percent_change,
    percentage,
    ratio,
    spread,
    spreads,
)
from factcheck.numbers.wording import bare, interval, like, number, percent, quoted
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
from factcheck.relations.frames.multiples import counts_up, in_words, multiple_spread
from factcheck.relations.frames.same_measure import same_measure
from factcheck.relations.frames.scales import slipped_scale, thousandfold
from factcheck.relations.frames.sequels import told_on
from factcheck.relations.frames.steps import Step, steps
from factcheck.relations.frames.two_currencies import Slip, slips_of_currency
from factcheck.relations.hypothesis import ROUGH

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
_BASIS = regex(
    r"\b(?:comparable|like-for-like|same-store|constant|seasonally|adjusted|organic|underlying|in real terms|inflation"
    r"|annualized|annualised|annual rate|excluding|restated|pro forma|local currenc\w+|currency|in dollar terms"
    r"|(?:on|by|in) (?:average|volume)|volume (?:growth|terms|basis)|weighted|compound(?:ed)? (?:annual|growth|rate)"
    r"|cagr|per share|bonus issue|stock split)\b"
)
_ADJUSTED_VALUE = regex(r"\b(?:seasonally )?(?:adjusted )(?:annual (?:rate|level) (?:of )?)?(?=[A-Z])")
_SIGNED = regex(r"\b(?:loss|losses|deficit|shortfall|negative|minus)\b")
_TERMS = {"up": ("a rise", "higher"), "down": ("a fall", "lower"), "": ("a change", "away")}


_REACH = 4


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
    if None in (move.start.quantity.value, move.end.quantity.value) or _crosses_zero(move):
        return
    if move.factor is not None:
        yield _word(move, move.factor)
    for amount in move.amounts:
        if amount.quantity.value is not None and not _reached(move, amount):
            yield from _stated(move, amount)
    if not move.amounts and move.direction and (odd := _thousandfold(move)):
        yield odd


def _stated(move: Move, amount: Claim) -> Iterator[Check]:
    """The check of one amount of change, by what it is one of."""
    kind = amount.quantity.kind
    if kind == "ratio":
        yield _multiple(move, amount)
    elif kind == "percent":
        yield _percent(move, amount)
    elif amount.quantity.unit == "point" and move.end.quantity.kind == "percent":
        yield _points(move, amount)
    elif kind in (move.end.quantity.kind, _BARE.get(move.end.quantity.kind)) and not _caused(amount):
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


_REACHED = regex(r"\s*(?:higher|lower|up|down|firmer|weaker|better|stronger)\s+(?:at|to)\s", re.IGNORECASE)
_CAUSE = regex(
    r"\b(?:boosted|helped|lifted|hit|hurt|driven|inflated|dented|aided|buoyed|pulled|weighed|due|thanks|because|includ\w+"
    r"|reflect\w+|after|booked|took|recorded)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
"""What made a change, and is not its size: "boosted by a 1.2 billion gain on shares"."""


def _reached(move: Move, amount: Claim) -> bool:
    """ "They closed 3 percent higher at $68": the value behind is where the change led, whatever stood before."""
    rest = amount.sentence_text[amount.span.end - amount.sentence.start :]
    found = _REACHED.match(rest)
    return found is not None and 0 <= move.start.span.start - amount.span.end - found.end() < _REACH


def _caused(amount: Claim) -> bool:
    return _CAUSE.search(amount.sentence_text[: amount.span.start - amount.sentence.start]) is not None


def _elsewhere(move: Move) -> bool:
    """May the change be one on another basis, or against something else?"""
    texts = [move.frame.text, *([end.sentence_text.lower() for end in (move.start, move.end)] if move.apart else ())]
    return move.loose or any(_BASIS.search(_ADJUSTED_VALUE.sub("", text)) for text in texts)


def _crosses_zero(move: Move) -> bool:
    """Is one end a loss and the other not, or is an end below zero?"""
    if any(end.quantity.value is not None and end.quantity.value <= 0 for end in (move.start, move.end)):
        return True
    if move.apart:
        told = {_SIGNED.search(claim.sentence_text.lower()) is not None for claim in (move.start, move.end)}
        return len(told) == 2
    text, places = move.frame.text, {}
    for claim in (move.start, move.end):
        place = move.frame.place_of(claim)
        places[claim.id] = _SIGNED.search(text[max(0, place - 30) : place + 20].split(" from ")[-1]) is not None
    return len(set(places.values())) == 2


def _percent(move: Move, amount: Claim) -> Check:
    if amount.quantity.unit in ("percentage point", "basis point") or move.end.quantity.kind == "percent":
        return _points(move, amount)
    printed, actual = percentage(amount), percent_change(*spreads(move.start, move.end))
    signed = -printed if move.direction == "down" else printed
    members = operands(("from", move.start), ("to", move.end), ("change", amount))
    rate = _exact_change(move)
    arithmetic = f"({bare(move.end)} - {bare(move.start)}) / {bare(move.start)} = {percent(rate)}"
    if actual.meets(signed) or (not move.direction and actual.meets(-printed)):
        right = None if _elsewhere(move) else other_base(move, amount, actual)
        if right is not None:
            return _on_the_other_base(move, amount, members, arithmetic, right)
        return agree(RULE.name, members, arithmetic, actual if move.direction != "down" else -actual)
    if (-signed).meets(actual) or _elsewhere(move) or _fits_another(move, signed):
        return not_comparable(RULE.name, members, arithmetic)
    way = _TERMS["down" if rate < 0 else "up"][0]
    message = (
        f"{quoted(move.start)} to {quoted(move.end)} is {way} of {percent(abs(rate))}"
        f" ({interval(_sizes(actual), '%')} with rounding), not {quoted(amount)}."
    )
    return _wrong(move, amount, arithmetic, message, abs(rate), actual, signed)


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


def _fits_another(move: Move, signed: Interval) -> bool:
    """Is it the change from or to another value of the sentence ("to 60 in 2010 from 50 in 1990 and 54.5 in 2000")?"""
    others = [one for one in move.frame.claims if one not in move.members and same_measure(one, move.end)]
    return any(
        percent_change(spread(other), spread(move.end)).meets(signed)
        or percent_change(spread(move.start), spread(other)).meets(signed)
        for other in others[:6]
        if other.quantity.value and other.quantity.value > 0
    )


def _points(move: Move, amount: Claim) -> Check:
    """The change of a rate: in percentage points, or in percent of the rate."""
    members = operands(("from", move.start), ("to", move.end), ("change", amount))
    difference = spread(move.end) - spread(move.start)
    exact = (move.end.quantity.value or Decimal(0)) - (move.start.quantity.value or Decimal(0))
    basis_points = amount.quantity.unit == "basis point"
    if basis_points:
        difference, exact = difference.scaled(HUNDRED), exact * HUNDRED
    printed = percentage(amount)
    signed = -printed if move.direction == "down" else printed
    unit = "basis points" if basis_points else "percentage points"
    arithmetic = f"{bare(move.end)} - {bare(move.start)} = {number(exact)} {unit}"
    as_points = difference.meets(signed) or (not move.direction and difference.meets(-printed))
    if amount.quantity.unit in ("percentage point", "basis point", "point"):
        if as_points:
            return agree(RULE.name, members, arithmetic, difference)
    elif move.end.quantity.kind != "percent":
        return not_comparable(RULE.name, members, arithmetic)
    else:
        relative = percent_change(spread(move.start), spread(move.end))
        if relative.meets(signed) or (not move.direction and relative.meets(-printed)):
            return agree(RULE.name, members, f"{bare(move.end)} / {bare(move.start)} - 1", relative)
        if as_points:
            return _points_for_percent(move, amount, members, arithmetic, exact)
    if (-signed).meets(difference) or _elsewhere(move) or move.end.quantity.kind != "percent":
        return not_comparable(RULE.name, members, arithmetic)
    message = f"{quoted(move.start)} to {quoted(move.end)} is {number(abs(exact))} {unit}, not {quoted(amount)}."
    return _wrong(move, amount, arithmetic, message, abs(exact), difference, signed)


def _points_for_percent(move: Move, amount: Claim, members: Members, arithmetic: str, exact: Decimal) -> Check:
    rate = abs(_exact_change(move))
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


def _multiple(move: Move, amount: Claim) -> Check:
    down = move.direction == "down" or (amount.quantity.value or ONE) < 1
    quotient = ratio(move.start, move.end) if down else ratio(move.end, move.start)
    place = move.frame.place_of(amount)
    printed, said = multiple_spread(amount), quoted(amount)
    if amount.mention.number is None or not any(char.isdigit() for char in amount.text):
        before = move.frame.text[max(0, place - 14) : place]
        printed, said = in_words(amount.quantity.value or ONE, before, quoted(amount).lower())
    if (amount.quantity.value or ONE) < 1:
        quotient = ratio(move.end, move.start)
        printed = _roughly(printed)
        ways = {"down": (-printed,), "up": (printed,)}.get(move.direction, (-printed, printed))
        more = (Interval.point(ONE) + one for one in ways)
        printed = next((one for one in more if quotient.meets(one)), printed)
    members = operands(("from", move.start), ("to", move.end), ("change", amount))
    return _judged_multiple(move, members, quotient, printed, said)


def _roughly(fraction: Interval) -> Interval:
    """What a fraction in words may stand for: a fall of 23% is "almost a quarter"."""
    low, high = fraction.low or ZERO, fraction.high
    rough = Decimal(str(ROUGH))
    return Interval(low * (1 - rough), None if high is None else high * (1 + rough))


def _word(move: Move, factor: Decimal) -> Check:
    """ "doubled", "halved": what the word itself states, with the hedge before it."""
    members = operands(("from", move.start), ("to", move.end))
    return _judged_multiple(move, members, ratio(move.end, move.start), *in_words(factor, move.hedge, move.word))


def _times(quotient: Decimal) -> str:
    """ "1.96 times", "0.2% of"."""
    return f"{number(quotient, 3)} times" if quotient >= ONE / 2 else f"{number(quotient * HUNDRED, 2)}% of"


def _fixed(move: Move, members: Members, quotient: Interval, printed: Interval) -> tuple[Interval, Claim]:
    """Which number a multiple fixes, and to what: one in digits itself, a word ("doubled") the value after."""
    amount = members[-1].claim
    if amount is not None and members[-1].role == "change" and any(char.isdigit() for char in amount.text):
        return quotient, amount
    return printed.scaled(move.start.quantity.value or ONE), move.end


def _judged_multiple(move: Move, members: Members, quotient: Interval, printed: Interval, said: str) -> Check:
    exact = (move.end.quantity.value or ONE) / (move.start.quantity.value or ONE)
    arithmetic = f"{bare(move.end)} / {bare(move.start)} = {number(exact, 3)}"
    more = quotient + Interval.point(-ONE)
    if quotient.meets(printed) or (counts_up(said) and more.meets(printed)):
        return agree(RULE.name, members, arithmetic, *_fixed(move, members, quotient, printed))
    if _elsewhere(move):
        return not_comparable(RULE.name, members, arithmetic)
    far = distance(quotient, printed) > Decimal("0.1") * exact
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{quoted(move.end)} is {_times(exact)} {quoted(move.start)}, which is not {said}.",
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
    if _elsewhere(move) or not exact or not Decimal("0.05") <= value / exact <= 20:
        return not_comparable(RULE.name, members, arithmetic)
    message = f"{quoted(move.start)} to {quoted(move.end)} is a difference of {number(exact)}, not {quoted(amount)}."
    return _wrong(move, amount, arithmetic, message, exact, gap, printed, points=True)


def _step(step: Step) -> Check:
    """ "fell 28 points, or 1.2 percent, to 2,345": the difference is that share of the value before."""
    difference, share = step.difference, step.share
    gap, known = non_negative(percentage(difference)), step.end or step.start
    assert known is not None
    sign = 1 if step.direction == "up" else -1
    before = spread(known) - gap.scaled(Decimal(sign)) if step.end is not None else spread(known)
    value, by = known.quantity.value or ZERO, difference.quantity.value or ZERO
    start = value - sign * by if step.end is not None else value
    members = operands(("from", step.start), ("to", step.end), ("difference", difference), ("change", share))
    if start <= 0 or by <= 0 or (before.low is not None and before.low <= 0):
        return _off_scale(step, members, f"{bare(difference)} / {bare(known)}")
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
    message = f"{quoted(step.difference)} is not {quoted(step.share)} of {quoted(step.end or step.start or claim)}."
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


def _sizes(change: Interval) -> Interval:
    """A change without its sign, for the message."""
    return -change if change.high is not None and change.high <= 0 else change


def _exact_change(move: Move) -> Decimal:
    return ((move.end.quantity.value or ONE) / (move.start.quantity.value or ONE) - 1) * HUNDRED
