"""One price for each of two units: "$4,000 an acre ($9,900 a hectare)"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.numbers.units import comparable, convert, unit
from factcheck.relations.frames.conversions import ONE, amount
from factcheck.relations.frames.discounts import is_discount

_CALENDAR = {("month", "year"): Decimal(12), ("quarter", "year"): Decimal(4), ("month", "quarter"): Decimal(3)}


def is_price(claim: Claim) -> bool:
    per, numeral = claim.quantity.per, claim.mention.number
    return claim.quantity.kind == "money" and per is not None and numeral is not None and not numeral.vague


def per_other_units(a: Claim, b: Claim) -> bool:
    """ "$4,000 an acre ($9,900 a hectare)" """
    one, two = a.quantity.per or "", b.quantity.per or ""
    same = a.quantity.currency == b.quantity.currency and None not in (a.quantity.value, b.quantity.value)
    return same and one != two and amount(a) > 0 and amount(b) > 0 and bool(price_factors(one, two))


def price_factors(one: str, two: str) -> list[Decimal]:
    """What a price per one unit is multiplied by to be one per another, for all that the two words may mean; of times
    only those that a calendar settles."""
    if (one, two) in _CALENDAR or (two, one) in _CALENDAR:
        return [_CALENDAR[one, two]] if (one, two) in _CALENDAR else [ONE / _CALENDAR[two, one]]
    if any(found is None or found.dimension == "duration" for found in (unit(one), unit(two))):
        return []
    return [convert(ONE, other, first) for first, other in comparable(one, two)]


def is_discounted(a: Claim, b: Claim) -> bool:
    """ "$6.99 a month or $69.99 a year", in either order"""
    short, long = (a, b) if (a.quantity.per, b.quantity.per) in _CALENDAR else (b, a)
    times = _CALENDAR.get((short.quantity.per or "", long.quantity.per or ""))
    return times is not None and is_discount(amount(short) * times, amount(long))


def units_of(a: Claim, b: Claim) -> tuple[str, str]:
    return a.quantity.per or "", b.quantity.per or ""
