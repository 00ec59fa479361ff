"""Intervals with open and closed ends, in Decimal: what a written number allows and what it suggests."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.records import dataclass

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; `None` is unbounded; an end is part of the interval unless it is open.

    >>> Interval(Decimal(5), Decimal(6), high_open=True).contains(Decimal(6))
    False
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval from {self.low} to {self.high} runs backwards")

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, half_width: Decimal) -> Interval:
        """What rounds to `value`: half-open, so that neighbours do not overlap; a point where there is no width."""
        if not half_width:
            return cls(value, value)
        return cls(value - half_width, value + half_width, high_open=True)

    def contains(self, value: Decimal) -> bool:
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.high_open and value == self.high)))

    def meets(self, other: Interval) -> bool:
        """Is there a number in both?"""
        return self._reaches(other) and other._reaches(self)

    def _reaches(self, other: Interval) -> bool:
        """Does this interval begin before the other one ends?"""
        if self.low is None or other.high is None or self.low < other.high:
            return True
        return self.low == other.high and not self.low_open and not other.high_open

    def within(self, other: Interval) -> bool:
        """Is every number of this interval in the other?"""
        if other.low is not None:
            if self.low is None or self.low < other.low:
                return False
            if self.low == other.low and other.low_open and not self.low_open:
                return False
        if other.high is not None:
            if self.high is None or self.high > other.high:
                return False
            if self.high == other.high and other.high_open and not self.high_open:
                return False
        return True

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = _lower(self, other)
        high, high_open = _upper(self, other)
        return Interval(low, high, low_open, high_open)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def scaled(self, factor: Decimal) -> Interval:
        """Every number of the interval times `factor`."""
        if factor < 0:
            return (-self).scaled(-factor)
        if not factor:
            return Interval(ZERO, ZERO)
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def times(self, other: Interval) -> Interval:
        """Every product of a number of this and one of the other; both must be non-negative."""
        self._check_sign(other)
        return Interval(
            (self.low or ZERO) * (other.low or ZERO),
            None if self.high is None or other.high is None else self.high * other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def over(self, other: Interval) -> Interval:
        """Every quotient of a number of this by one of the other; both must be non-negative."""
        self._check_sign(other)
        return Interval(
            ZERO if other.high is None else (self.low or ZERO) / other.high if other.high else ZERO,
            None if self.high is None or not other.low else self.high / other.low,
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def _check_sign(self, other: Interval) -> None:
        if (self.low is not None and self.low < 0) or (other.low is not None and other.low < 0):
            raise ValueError("products and quotients are defined here for non-negative intervals only")

    def __str__(self) -> str:
        left = "(" if self.low_open or self.low is None else "["
        right = ")" if self.high_open or self.high is None else "]"
        low = "-∞" if self.low is None else f"{self.low:f}"
        high = "∞" if self.high is None else f"{self.high:f}"
        return f"{left}{low}, {high}{right}"


def _lower(a: Interval, b: Interval) -> tuple[Decimal | None, bool]:
    if a.low is None or b.low is None:
        return None, False
    if a.low == b.low:
        return a.low, a.low_open and b.low_open
    return (a.low, a.low_open) if a.low < b.low else (b.low, b.low_open)


def _upper(a: Interval, b: Interval) -> tuple[Decimal | None, bool]:
    if a.high is None or b.high is None:
        return None, False
    if a.high == b.high:
        return a.high, a.high_open and b.high_open
    return (a.high, a.high_open) if a.high > b.high else (b.high, b.high_open)
