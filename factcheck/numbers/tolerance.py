"""How far written numbers may be from the exact ones when sums, shares and changes are computed from them.

A printed sum is computed from unrounded figures, so each figure stands for all numbers that it may have been rounded
from (beancount's rule: tolerance comes from the decimals as written). Newsrooms also cut off instead of rounding, so a
percentage may be a whole last digit too low.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.lexicon.regex import regex
from factcheck.model.interval import Interval

if TYPE_CHECKING:
    from factcheck.model.claim import Claim
    from factcheck.model.mention import Numeral

HALF = Decimal("0.5")
HUNDRED = Decimal(100)
REACHED = Decimal("0.85")
"""What "nearly" and "almost" may fall short of the number that they stand before."""
_NEARLY = regex(r"\b(?:nearly|almost|close to|approaching|just under|virtually)\b")
SIGNIFICANT = 2
"""Trailing zeros count as digits up to here: "100 million" is read as 95 to 105 million, not as 50 to 150."""


def grain(numeral: Numeral) -> Decimal:
    """The worth of one unit of the last digit that was meant.

    >>> from factcheck.model.mention import Numeral
    >>> grain(Numeral(0, 3, Decimal(100), Decimal(100), "100"))
    Decimal('10')
    """
    written = len("".join(char for char in numeral.digits if char.isdigit()).lstrip("0"))
    if not numeral.value or written < SIGNIFICANT:
        return numeral.quantum
    return min(numeral.quantum, Decimal(1).scaleb(numeral.value.adjusted() - SIGNIFICANT + 1))


def spread(claim: Claim, counted: bool = False) -> Interval:
    """All numbers that the claim may stand for in a sum: what rounds to it, and all that its hedge allows. `counted`
    says that the number is of things that are counted, though no noun stands behind it ("71 stores (32 in May …)")."""
    quantity, numeral = claim.quantity, claim.mention.number
    literal = quantity.literal
    if numeral is None or quantity.value is None:
        return literal
    if claim.mention.kind == "count" and literal.low == literal.high:
        return literal
    if counted and quantity.relation == "exact" and _is_whole(numeral):
        return Interval.point(quantity.value)
    around = Interval.around(quantity.value, grain(numeral) * HALF)
    if quantity.relation == "exact" and not numeral.vague:
        return around
    if quantity.relation == "about":
        return around.hull(literal).hull(quantity.implied)
    if quantity.relation == "under" and quantity.value > 0 and _NEARLY.search(hedge(claim)):
        return Interval(quantity.value * REACHED, around.high, high_open=True)
    return around.hull(literal)


FINER, FINEST = Decimal("1.5"), Decimal(15)


def spreads(a: Claim, b: Claim) -> tuple[Interval, Interval]:
    """The spreads of two values of one thing, told as precisely as each other: of "$1,210 million" and "$1,100 million"
    the second is no rounder than the first. Where one has two digits more, each is as precise as it is written."""
    both = spread(a), spread(b)
    widths = [one.high - one.low for one in both if one.high is not None and one.low is not None]
    if len(widths) < 2 or not one_grain(a, b) or min(widths) <= 0:
        return both
    if not FINER < max(widths) / min(widths) < FINEST or a.quantity.value is None or b.quantity.value is None:
        return both
    half = min(widths) / 2
    return Interval.around(a.quantity.value, half), Interval.around(b.quantity.value, half)


def one_grain(a: Claim, b: Claim) -> bool:
    """May two plain numbers be told as precisely as each other? The zeros at the end of "1,100" may be counted or not;
    "23.8" beside "22.04" is rounder, since nobody leaves a decimal out that was there."""
    x, y = a.mention.number, b.mention.number
    if x is None or y is None or a.quantity.relation != "exact" or b.quantity.relation != "exact":
        return False
    return x.scale != y.scale or len(x.digits.partition(".")[2]) == len(y.digits.partition(".")[2])


def hedge(claim: Claim) -> str:
    """The words of the claim's relation, in lower case; "" where they are not marked."""
    marked, base = claim.mention.hedge, claim.sentence.start
    return claim.sentence_text[max(0, marked.start - base) : max(0, marked.end - base)].lower() if marked else ""


def _is_whole(numeral: Numeral) -> bool:
    """Is it a whole number of which every unit was counted, as far as its writing tells?"""
    if numeral.vague or numeral.scale != 1 or numeral.value != numeral.value.to_integral_value():
        return False
    return abs(numeral.value) < 1000 or numeral.quantum == 1


ROUGHLY = Decimal("0.2")
"""What part of a point in words may be off, as a share of itself: half a point may be 0.4 or 0.6, and is no quarter."""


def percentage(claim: Claim) -> Interval:
    """What a printed percentage or multiple may have been computed as: rounded, or cut off after its last digit."""
    numeral = claim.mention.number
    around = spread(claim)
    if numeral is None or claim.quantity.value is None or around.high is None:
        return around
    value = claim.quantity.value
    if numeral.words and value < 1 and claim.quantity.kind == "percent":
        return Interval(value - ROUGHLY * value, value + ROUGHLY * value)
    return around.hull(Interval(value, value + grain(numeral)))


def non_negative(interval: Interval) -> Interval:
    """The part of an interval that is not below zero."""
    if interval.low is not None and interval.low < 0:
        return Interval(Decimal(0), max(interval.high, Decimal(0)) if interval.high is not None else None)
    return interval


def ratio(part: Claim, whole: Claim) -> Interval:
    """Every quotient that two claims allow."""
    counted = "count" in (part.mention.kind, whole.mention.kind)
    return non_negative(spread(part, counted)).over(non_negative(spread(whole, counted)))


def percent_change(start: Interval, end: Interval) -> Interval:
    """By how many percent `end` is above `start`: negative for a fall."""
    quotient = non_negative(end).over(non_negative(start)).scaled(HUNDRED)
    return quotient + Interval.point(-HUNDRED)


def total(parts: tuple[Claim, ...], counted: bool = False) -> Interval:
    """Every sum that the parts allow."""
    together = Interval.point(Decimal(0))
    for part in parts:
        together = together + spread(part, counted)
    return together


def distance(a: Interval, b: Interval) -> Decimal:
    """How far two intervals lie apart, 0 where they meet."""
    if a.meets(b):
        return Decimal(0)
    if a.high is not None and b.low is not None and a.high <= b.low:
        return b.low - a.high
    if b.high is not None and a.low is not None and b.high <= a.low:
        return a.low - b.high
    return Decimal(0)


IN_WORDS = 0.9
"""How likely a slip in a number written in words shows: it would be another word."""
BLIND = 0.2
"""How likely a slip shows where two numbers are taken for one since they are equal, and would not be with the slip."""


def power(claim: Claim, allowed: Interval) -> float:
    """How likely a slip in the claim's number leaves the interval that a check allows, 0 to 1: any other digit in the
    place of one that counts (the zeros that end a round number only say how large it is), two neighbours swapped, or
    one zero too many or too few."""
    numeral = claim.mention.number
    value = claim.quantity.value
    if not value or numeral is None or numeral.words or not any(char.isdigit() for char in numeral.digits):
        return IN_WORDS
    slips = list(_slips(abs(value)))
    reach = allowed if value > 0 else -allowed
    return sum(not reach.contains(slip) for slip in slips) / len(slips)


def _slips(value: Decimal) -> Iterator[Decimal]:
    digits = value.normalize().as_tuple().digits
    worth = [Decimal(1).scaleb(value.adjusted() - place) for place in range(len(digits))]
    for digit, unit in zip(digits, worth, strict=True):
        yield from (value + (other - digit) * unit for other in range(10) if other != digit)
    for place in range(len(digits) - 1):
        if digits[place] != digits[place + 1]:
            yield value + (digits[place + 1] - digits[place]) * (worth[place] - worth[place + 1])
    yield from (value * 10, value / 10)
