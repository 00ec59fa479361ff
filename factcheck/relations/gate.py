"""Which misfits are near enough to be a slip; numbers farther apart have nothing to do with each other."""

from __future__ import annotations

from math import log

from factcheck.relations.hypothesis import Hypothesis

APART = 1.1
"""As the logarithm of a ratio: a factor of three."""
FARTHEST = 3.4
"""The same for products: a factor of 30."""
SHARES = 1.8
"""The same for shares: a factor of six (5.1 for 1.5)."""
POWERS = (1, 2, 3, 6)
CLOSE = 0.03


def near(one: Hypothesis) -> bool:
    """Is the printed number within a factor of three of the expected one, or a power of ten away?"""
    value, expected = one.printed[0], one.given[0]
    if value <= 0 or expected <= 0:
        return False
    ratio = abs(log(value / expected))
    power = ratio / log(10)
    return ratio < APART or (abs(power - round(power)) < CLOSE and round(power) in POWERS)


def _far(one: Hypothesis) -> bool:
    """Is it a figure a year, or a result that is told before its rate and its count?"""
    times, each = (term for _, term in one.operands)
    return each.letter == "R" and (one.anchor.letter == "R" or one.anchor.order < each.order < times.order)


def comparable(one: Hypothesis) -> bool:
    """Is it near, or a share or a product, in which a figure may be of another thing (a month for a year)?"""
    value, expected = one.printed[0], one.given[0]
    if value <= 0 or expected <= 0:
        return False
    if one.kind == "share":
        return near(one) or abs(log(value / expected)) < SHARES
    if one.equation != "product" or not _far(one):
        return near(one)
    return abs(log(value / expected)) < FARTHEST
