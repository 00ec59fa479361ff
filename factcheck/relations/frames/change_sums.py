"""What two values make of a change, in percent and in points, and whether a printed change is that."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.tolerance import HUNDRED, spread
from factcheck.relations.frames.moves import Move

ZERO, ONE = Decimal(0), Decimal(1)


def exact_percent(move: Move) -> Decimal:
    return ((move.end.quantity.value or ONE) / (move.start.quantity.value or ONE) - 1) * HUNDRED


def in_points(move: Move, amount: Claim) -> tuple[Interval, Decimal, str]:
    """The difference of two rates, with roundings and exactly, in the points of an amount, and their name."""
    difference = spread(move.end) - spread(move.start)
    exact = (move.end.quantity.value or ZERO) - (move.start.quantity.value or ZERO)
    if amount.quantity.unit == "basis point":
        return difference.scaled(HUNDRED), exact * HUNDRED, "basis points"
    return difference, exact, "percentage points"


def signed(move: Move, printed: Interval) -> Interval:
    """A printed change, below zero where the text tells a fall."""
    return -printed if move.direction == "down" else printed


def is_printed(move: Move, change: Interval, printed: Interval) -> bool:
    """Is a change the printed one, either way where no word tells which?"""
    return change.meets(signed(move, printed)) or (not move.direction and change.meets(-printed))


def sizes(change: Interval) -> Interval:
    """A change without its sign."""
    return -change if change.high is not None and change.high <= 0 else change
