"""What "doubled", "nearly tripled" and "3.6 times" may stand for."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.tolerance import percentage

ZERO, ONE = Decimal(0), Decimal(1)
ROUGH = Decimal("1.15")
_HEDGED = regex(r"\b(?:(?P<over>more than|over)|nearly|almost|close to|about|roughly|virtually) $")


def in_words(factor: Decimal, before: str, word: str) -> tuple[Interval, str]:
    """What "nearly doubled" or "more than doubled" may stand for, and the words themselves."""
    found = _HEDGED.search(before)
    if found is None:
        return Interval(factor * Decimal("0.85"), factor * (Decimal("1.25") if factor > 1 else ROUGH)), f"“{word}”"
    printed = Interval(factor * Decimal("0.75"), factor * Decimal("1.1"))
    if found["over"]:
        printed = Interval(factor, None) if factor > 1 else Interval(ZERO, factor)
    return printed, f"“{found.group()}{word}”"


def multiple_spread(amount: Claim) -> Interval:
    """A multiple as printed: words such as "tripled" are rough, "3.6 times" is as precise as its digits."""
    printed = percentage(amount)
    value = amount.quantity.value or ONE
    if amount.quantity.relation == "exact" and value == value.to_integral_value():
        printed = printed.hull(Interval(value * Decimal("0.85"), value * Decimal("1.25")))
    return printed


def counts_up(said: str) -> bool:
    """ "Three times more" and "a threefold rise" may be four times as much; "tripled" may not."""
    return said.startswith(tuple("0123456789")) or said.endswith(("times", "fold"))
