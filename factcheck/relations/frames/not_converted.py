"""What else than one amount two amounts in two currencies may be: prices that are set, a sum, money of another time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.claims.context import Context
from factcheck.claims.view import View
from factcheck.lexicon import countries
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.numbers.diagnosis import Diagnosis
from factcheck.relations.frames.apposition import Apposition
from factcheck.relations.frames.conversions import ONE, Judged, amount, coarse, missed, stretch

_PRICED = regex(
    r"\b(?:pric(?:e|ed|es|ing)|costs?|retails?|retailing|sells? for|sold for|on sale|start(?:s|ing)? at|available"
    r"|rrp|pre-?order|tickets?|subscription|membership|entry|admission|discount|deal|off|buy|per night|a night)\b",
    re.IGNORECASE,
)
_PRICE_MAX = Decimal(20000)
_PRICE_APART = Decimal(2)
_TOTAL = 30
_LIKELY = Decimal("0.6")
_CERTAIN_DIGITS = 3
"""With fewer, one of five dollars fits by chance."""
DOLLARS = ("CAD", "AUD", "NZD", "SGD", "HKD")
"""Whose newsrooms write a plain sign."""
_PAST = regex(
    r"\b(?:(?P<year>1[89]\d\d|20[0-3]\d)|ago|last (?:year|month|quarter|decade)|previous(?:ly)?|earlier|historic(?:al)?"
    r"|originally|in today's money|adjusted for inflation|back in|since|was worth|when)\b"
)
_REVALUED = regex(
    r"\b(?:in today[’']s (?:money|prices|terms|\w+)|adjust\w* for inflation|inflation-adjusted)\b", re.IGNORECASE
)
_BEFORE_RATES = regex(r"\b(?:in|since|of|from|by|the) (?:late |early )?1(?:[0-8]\d\d|9[0-8]\d|99[0-8])s?\b|\bcentury\b")


def is_revalued(text: str) -> bool:
    """ "£2 million in today's money", "in 1923": no rate on record was used."""
    return _REVALUED.search(text) is not None or _BEFORE_RATES.search(text) is not None


def is_of_the_past(text: str, result: Judged) -> bool:
    """Do words or a year say that the amounts may be of another time than those that they were held against?"""
    latest = result.rate.last_day.year if result.rate is not None else 0
    periods = (result.original.period, result.converted.period)
    held = {period.start.year for period in periods if period is not None and period.start is not None}
    years = (match["year"] for match in _PAST.finditer(text))
    return any(year is None or (int(year) < latest and int(year) not in held) for year in years)


def are_two_prices(found: Apposition, result: Judged, causes: Sequence[Diagnosis]) -> bool:
    """Are these the prices of one thing in two countries? They are set by sellers, and taxed differently."""
    values = amount(result.original), amount(result.converted)
    if max(values) > _PRICE_MAX or result.off > _PRICE_APART or found.asserted:
        return False
    pointed = all(_is_price_point(claim) for claim in (result.original, result.converted))
    alike = values[0] == values[1] or found.form == "slash"
    by_hand = any(one.cause in ("inverse-rate", "swapped-digits") for one in causes[:1])
    return pointed or alike or (not by_hand and bool(_PRICED.search(found.around)))


def is_total(result: Judged) -> bool:
    """ "294 pence a share, or about $2.1 billion": not the same amount, but what all of it comes to."""
    return result.original.quantity.per is not None and result.converted.quantity.per is None and result.off > _TOTAL


def fits_sum(found: Apposition, result: Judged) -> bool:
    """Do the brackets hold the sum of a list: "£5m and £2m ($9m)"?"""
    assert result.rate is not None
    total = stretch(found.original)
    for one in reversed(found.listed):
        total = total + stretch(one)
        if missed(coarse(result.converted).over(total), result.rate) <= ONE:
            return True
    return False


def is_another_dollar(result: Judged, causes: Sequence[Diagnosis], view: View) -> bool:
    """Does nothing explain the amounts but that a plain dollar is not the American one?"""
    if digit_count(result.converted) < _CERTAIN_DIGITS or result.rate is None or result.rate.rough:
        return False
    if any(one.cause not in ("other-currency", "other-time") and one.likelihood > _LIKELY for one in causes):
        return False
    pairs = [
        (base, quote)
        for base in (DOLLARS if _is_plain_dollar(result.original) else (result.base,))
        for quote in (DOLLARS if _is_plain_dollar(result.converted) else (result.quote,))
    ]
    held = (view.rates.range(base, quote, result.window) for base, quote in pairs if base != quote)
    return any(rate is not None and missed(result.need, rate) <= ONE for rate in held)


def has_a_dollar(context: Context) -> bool:
    return countries()[1].get(context.country or "") in ("USD", *DOLLARS)


def _is_plain_dollar(claim: Claim) -> bool:
    return claim.quantity.currency_inferred and claim.mention.sign == "$"


def _is_price_point(claim: Claim) -> bool:
    """Does it end as prices do: 99, 9.99, 49.50, 1,450?"""
    digits = claim.mention.number.digits if claim.mention.number else ""
    return digits.endswith(("9", "95", ".50", "49", "5"))


def digit_count(claim: Claim) -> int:
    digits = claim.mention.number.digits if claim.mention.number else ""
    return len("".join(char for char in digits if char.isdigit()).strip("0"))
