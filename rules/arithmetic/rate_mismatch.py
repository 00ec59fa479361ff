"""A price, a count and their product do not fit, or a figure a month and a figure a year.

## What it checks
"bought 3 million shares at $12 each for $40 million": the price times the count must be the sum. "$25 a month, or
$350 a year": twelve months must be a year, and so for days, weeks and quarters. "$600 million, or $20 for each of its
25 million customers": the sum divided by the count must be the figure per head. What is paid per month or year, how
long and the sum ("a five-year, $60 million contract, or $12 million a year"); averages ("404 yards on 106 carries,
averaging 3.8 yards", "27 goals in 36 matches, an average of 0.75 a game"); figures per square kilometre, per 100,000
people and the like ("9,600 people on 32 square kilometres, or 300 per square kilometre").

## Why editors care
Deals and subscriptions are quoted per piece and in total, and the two are often taken from different drafts of an
offer.

## When it stays silent
Where the sum is for something more ("for $40 million including debt"), where the price is a range, and where a day
may be a working day: a year has from 220 to 366 of them, a month from 19 to 31. Earnings a share are not multiplied,
closely, since the number of shares is an average over the year.

## How to fix
Recompute the product. If the sum covers more than the pieces, say so.

## Sources
The tolerance is that of the decimals as written, as in XBRL Calculations 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from factcheck.claims.grammar import Frame
from factcheck.claims.view import View
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Operand, Replacement, Rule
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.tolerance import non_negative, spread
from factcheck.numbers.wording import bare, like, money, number, quoted
from factcheck.relations.frames.discounts import LEAST_DISCOUNTED
from factcheck.relations.frames.judgement import (
    EXPLAINED,
    agree,
    correction,
    not_comparable,
    operands,
    replacement,
    slip,
    wrong,
)
from factcheck.relations.timeline.chronology import duration

RULE = Rule(
    code="FC304",
    name="rate-mismatch",
    family="arithmetic",
    level="error",
    summary="a price times a count that is not the sum, a figure a month that is not the figure a year",
)

_EACH = r"(?: ?,? ?(?:each|apiece|a piece|per share|a share|per unit|a unit))?"
_TOTAL = (
    r"(?:,? for|,? or|,? —|,? worth|,? raising|,? costing|,? paying|,? totall?ing|,? a|,? for a|,? in a"
    r"|,? which is|,? valued at|,? (?:which )?(?:brought in|raised|netted|generated|fetched)"
    r"|,? valuing [a-z ]{0,30} at|\()"
    r"(?: (?:a|about|some|an?|total|aggregate|deal|worth|sum|of|around|roughly|transaction|combined|overall|cash"
    r"|price)){0,6} ?"
)
_PRODUCTS = (
    regex(
        rf"(?P<count>[CNL])[^A-Z;:()]{{0,90}} (?:at|for)"
        rf" (?P<rate>[RM]){_EACH}(?: in cash)?{_TOTAL}(?P<total>M)(?P<tail>[^A-Z]{{0,25}})"
    ),
    regex(
        r"(?P<count>[CN])[^A-Z;:()]{0,90} for (?:[a-z]+ ){0,3}?(?P<total>M),? ?(?:or|—|\()(?: about)? ?(?P<rate>R)"
        r"(?P<tail>)"
    ),
    regex(
        r"(?P<total>M)(?: [a-z]+){0,4}(?:,? or|,? —|,? \(|,)(?: about)? ?(?P<rate>R)(?: [a-z]+)?,? (?:for"
        r" (?:each|all) of"
        r"|for|on|times) (?:its |the |their )?(?P<count>[CN])(?P<tail>)"
    ),
    regex(
        r"(?P<total>M)[^A-Z;:()]{0,40}\b(?:split|shared|divided)\b[^A-Z;:()]{0,20} (?:among|between|by) (?:the"
        r" )?(?P<count>[CN])"
        r"[^A-Z;:()]{0,30}(?P<rate>M)(?: each| apiece)(?P<tail>)"
    ),
    regex(
        r"(?P<total>M) for (?:the |an? |its |their )?(?:[a-z]+ ){0,2}(?P<count>[CNL])(?: [a-z]+){0,3},? ?(?:or|—|\()"
        r"(?: about)? ?(?P<rate>R)(?P<tail>)"
    ),
)  # fmt: skip
_PERIODS = regex(
    r"(?P<a>R)(?:,(?= ?R)|,? or| \(|,? —|,? which is|, equal to|,? i\.e\.)(?: (?:about|roughly|some|up to"
    r"|just))? ?(?P<b>R)"
)
_OVER = (
    regex(
        r"(?P<rate>R)[^A-Z;:()]{0,20} (?:for|over|across) (?:the (?:next |past |last )?)?(?P<length>[UD])"
        r"(?:,| \(|,? or|,? —)(?: (?:or|an?|total|totall?ing|altogether|about|sum|of|for)){0,5} ?(?P<total>M)"
    ),
    regex(
        r"(?P<total>M)[^A-Z;:()]{0,25} (?:over|in|across|for) (?:the (?:next |past |last )?)?(?P<length>[UD])"
        r"(?:,| \(|,? or|,? —)(?: (?:or|an?|average|about|which is|of|roughly|some|at|paying)){0,5} ?(?P<rate>R)"
    ),
    regex(
        r"(?P<length>U)(?:,|(?: [a-z'-]+){1,4})? (?P<total>M)[^A-Z;:()]{0,30}(?:, | \(|,? or |,? — )(?:(?:or|an?"
        r"|average|about|of|worth"
        r"|roughly|some|paying) ){0,4}(?P<rate>R)"
    ),
    regex(
        r"(?P<length>U),? (?P<total>M) (?:[a-z]+ ){1,4}(?:that|which) (?:pays|earns|costs)(?: [a-z]+){0,2} (?P<rate>R)"
    ),
)
_AVERAGE = regex(
    r"(?P<total>[MCNL])[^A-Z;:()]{0,50} (?:on|in|from|for|across|over) (?:[a-z]+ ){0,3}(?P<count>[CN])[^A-Z;:()]{0,30}"
    r"(?:,| —| \(| giving| for)(?: (?:an?|or|giving|for)){0,3} (?:averaging|average(?: [a-z]+){0,2} of|averages of)"
    r" (?P<rate>[MCNLR])"
)
_EARNED = regex(r"\b(?:earned|earnings|profits?|loss|losses|lost|net income|dividends?)\b")
_EXTRA = regex(r",? (?:with|including|plus|excluding|before|after|for the first)\b")
_MORE = regex(r"\b(?:including|plus|and|excluding|debt|initially|at least|premium|more|less|discount)\b")
_FACTORS = {
    ("month", "year"): (12, 12),
    ("quarter", "year"): (4, 4),
    ("week", "year"): (50, 53),
    ("day", "year"): (220, 366),
    ("week", "month"): (4, 5),
    ("day", "month"): (19, 31),
    ("day", "week"): (5, 7),
    ("hour", "year"): (1400, 2200),
    ("hour", "day"): (8, 24),
    ("hour", "week"): (30, 168),
    ("minute", "hour"): (60, 60),
    ("second", "minute"): (60, 60),
}


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    for frame in view.reading.frames:
        if "M" in frame.letters and len(frame.letters) > 2:
            yield from _products(frame)
        if "R" in frame.letters and len(frame.letters) > 1:
            yield from _periods(frame)
            if "M" in frame.letters:
                yield from _over(frame)
        if " averag" in frame.text and len(frame.letters) > 2:
            yield from _averages(frame)


def _over(frame: Frame) -> Iterator[Check]:
    """ "$500 a month for two years, or $12,000"; "a five-year, $60 million contract, or $12 million a year" """
    for match in (match for pattern in _OVER for match in pattern.finditer(frame.text)):
        rate, length, total = (frame.at(match, name) for name in ("rate", "length", "total"))
        if rate is None or length is None or total is None or _MORE.search(match.group()):
            continue
        if not _EXTRA.match(frame.text, match.end()) and _one_currency(rate, total):
            yield from _lasting(rate, length, total)


def _one_currency(rate: Claim, total: Claim) -> bool:
    return rate.quantity.kind == "money" and rate.quantity.currency == total.quantity.currency


def _lasting(rate: Claim, length: Claim, total: Claim) -> Iterator[Check]:
    times = _per_length(rate.quantity.per or "", duration(length))
    if times is None or length.quantity.relation != "exact":
        return
    often = times.high or Decimal(0)
    exact = (rate.quantity.value or Decimal(0)) * often
    arithmetic = f"{bare(rate)} × {number(often)} = {money(exact, total.quantity.currency, 4)}"
    members = operands(("rate", rate), ("length", length), ("total", total))
    yield _compared(members, non_negative(spread(rate)).times(times), total, exact, arithmetic)


def _per_length(per: str, length: tuple[Decimal, str] | None) -> Interval | None:
    """How many times something that is paid per month is paid in two years."""
    if length is None or length[0] <= 0:
        return None
    count, unit = length
    if per == unit:
        return Interval.point(count)
    factors = _FACTORS.get((per, unit))
    return Interval(count * factors[0], count * factors[1]) if factors and per != "hour" else None


def _averages(frame: Frame) -> Iterator[Check]:
    """ "404 yards on 106 carries, an average of 3.8 yards" """
    for match in _AVERAGE.finditer(frame.text):
        total, count, rate = (frame.at(match, name) for name in ("total", "count", "rate"))
        if total is None or count is None or rate is None or not count.quantity.value:
            continue
        a, b = total.quantity, rate.quantity
        if a.kind != b.kind or a.currency != b.currency or a.unit != b.unit or None in (a.value, b.value):
            continue
        members = operands(("total", total), ("count", count), ("rate", rate))
        assert a.value is not None
        exact, quotient = a.value / count.quantity.value, non_negative(spread(total)).over(non_negative(spread(count)))
        if exact > 1 and quotient.low:
            arithmetic = f"{bare(total)} / {bare(count)} = {number(exact, 4)}"
            yield _compared(members, quotient, rate, exact, arithmetic)


def _products(frame: Frame) -> Iterator[Check]:
    for match in (match for pattern in _PRODUCTS for match in pattern.finditer(frame.text)):
        count, rate, total = (frame.at(match, name) for name in ("count", "rate", "total"))
        if count is None or rate is None or total is None or _MORE.search(match.group()):
            continue
        if not _one_currency(rate, total) or not _is_of_each(count, rate, match.group()):
            continue
        if not _fits_another(frame, count, rate, total):
            yield _judged(count, rate, total)


def _is_of_each(count: Claim, rate: Claim, said: str) -> bool:
    """Is an amount one for each of a count?"""
    if count.quantity.kind not in ("count", "number") and count.quantity.unit != rate.quantity.per:
        return False
    return rate.quantity.per is not None or re.search(r"R|each|apiece|share|unit|at M", said) is not None


def _fits_another(frame: Frame, count: Claim, rate: Claim, total: Claim) -> bool:
    """Is it another count of the sentence that makes the sum: "2 million of the 3 million shares at $20, or $40m"?"""
    per = non_negative(spread(rate))
    others = (claim for claim in frame.claims if claim not in (count, rate, total) and claim.quantity.value)
    return any(
        claim.quantity.kind in ("count", "number") and non_negative(spread(claim)).times(per).meets(spread(total))
        for claim in others
    )


def _judged(count: Claim, rate: Claim, total: Claim) -> Check:
    members = operands(("count", count), ("rate", rate), ("total", total))
    product = non_negative(spread(count)).times(non_negative(spread(rate)))
    if rate.quantity.per == "share" and _EARNED.search(rate.sentence_text.lower()):
        product = product.times(Interval(Decimal("0.85"), Decimal("1.15")))
    exact = (count.quantity.value or Decimal(0)) * (rate.quantity.value or Decimal(0))
    arithmetic = f"{bare(count)} × {bare(rate)} = {money(exact, total.quantity.currency, 4)}"
    return _compared(members, product, total, exact, arithmetic)


def _periods(frame: Frame) -> Iterator[Check]:
    for match in _PERIODS.finditer(frame.text):
        a, b = frame.at(match, "a"), frame.at(match, "b")
        if a is None or b is None or not _of_one_kind(a, b):
            continue
        if match.group() != "R, R" or " or " in frame.source[a.span.end : b.span.start]:
            yield from _two_periods(a, b)


def _of_one_kind(a: Claim, b: Claim) -> bool:
    p, q = a.quantity, b.quantity
    return (p.kind, p.currency, p.unit) == (q.kind, q.currency, q.unit)


def _two_periods(a: Claim, b: Claim) -> Iterator[Check]:
    small, large = (a, b) if (a.quantity.per, b.quantity.per) in _FACTORS else (b, a)
    factors = _FACTORS.get((small.quantity.per or "", large.quantity.per or ""))
    if factors is None:
        return
    low, high = (Decimal(factor) for factor in factors)
    exact = (small.quantity.value or Decimal(0)) * high
    members = operands(("rate", small), ("total", large))
    if small.quantity.kind == "money" and LEAST_DISCOUNTED < (large.quantity.value or 0) / (exact or 1) < 1:
        yield not_comparable(RULE.name, members, "a figure for longer may be discounted")
        return
    times = str(high) if low == high else f"{low} to {high}"
    arithmetic = f"{bare(small)} × {times} = {money(exact, large.quantity.currency, 4)}"
    yield _compared(members, non_negative(spread(small)).times(Interval(low, high)), large, exact, arithmetic)


def _compared(members: tuple[Operand, ...], product: Interval, total: Claim, exact: Decimal, arithmetic: str) -> Check:
    printed = total.quantity.value or Decimal(0)
    if min(exact, printed) < 0:
        return not_comparable(RULE.name, members, f"{arithmetic}; rates below zero are not multiplied")
    if product.meets(spread(total)):
        return agree(RULE.name, members, arithmetic, product)
    if not printed or not exact or not Decimal("0.01") < printed / exact < 100:
        return not_comparable(RULE.name, members, arithmetic)
    off = abs(printed / exact - 1)
    expected, why = like(total, exact), slip(printed, exact)
    sure = off > Decimal("0.1")
    return wrong(
        RULE.name,
        "error" if sure and why else "warning",
        members,
        arithmetic,
        f"{arithmetic}, not {quoted(total)}.",
        diagnosis=why,
        suggestion=correction(f"The product would be {expected}.", *_ways(members, product, total, exact)),
        expected=exact,
        printed=printed,
        confidence=EXPLAINED if sure and why else 0.85 if sure else 0.65,
    )


def _ways(members: tuple[Operand, ...], product: Interval, total: Claim, exact: Decimal) -> Iterator[Replacement]:
    """For each number of the product, what it has to be where all others are right."""
    yield replacement(total, exact, product)
    for factor in (operand.claim for operand in members if operand.claim not in (None, total)):
        if factor is not None and factor.quantity.value and total.quantity.value and exact:
            yield replacement(factor, factor.quantity.value * total.quantity.value / exact)
