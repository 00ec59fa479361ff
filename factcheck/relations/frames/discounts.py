"""What is paid for a long time at once costs less than the same paid bit by bit: "$10 a month or $99 a year"."""

from __future__ import annotations

from decimal import Decimal

LEAST_DISCOUNTED = Decimal("0.6")
"""What a price for longer may be of the price for shorter, times as often."""
DEAREST = 5000
"""What a subscription or a licence costs at most; wages and rents are above it, and nobody gives a discount on them."""


def is_discount(whole: Decimal, price: Decimal) -> bool:
    """May a price for longer be below the price for shorter, times as often (`whole`), by a discount?"""
    return 0 < price < DEAREST and LEAST_DISCOUNTED * whole < price < whole
