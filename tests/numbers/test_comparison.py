"""The verdict on two quantities: the table of docs/ARCHITECTURE.md, and that order does not matter."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.quantities import implied_interval, literal_interval, rounding_interval
from factcheck.model.mention import RELATIONS, Numeral
from factcheck.model.quantity import Quantity
from factcheck.numbers.comparison import verdict


def quantity(value: str, quantum: str, relation: str = "exact", scale: str = "1", unit: str = "unit") -> Quantity:
    n = Numeral(0, 0, Decimal(value), Decimal(quantum), "", Decimal(scale))
    return Quantity(
        "count",
        relation,
        n.value,
        literal_interval(n, relation, True),
        implied_interval(n, relation, True),
        rounding_interval(n, relation, True),
        unit=unit,
    )


EXACT = quantity("361600", "100")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (quantity("361600", "100"), "agree"),
        (quantity("360000", "10000", "over"), "precision-gap"),  # a floor for the exact figure
        (quantity("361000", "1000", scale="1000"), "precision-gap"),  # 361k is cut off, 362k would be rounded
        (quantity("362000", "1000", scale="1000"), "agree"),
        (quantity("400000", "100000"), "agree"),  # 361,600 rounds to 400,000 where one digit is meant
        (quantity("480000", "10000", "over"), "contradiction"),
        (quantity("300000", "100000", "over"), "precision-gap"),
        (quantity("316600", "100"), "contradiction"),
        (quantity("350000", "10000", "over"), "tension"),  # literally true, but who would write it?
    ],
)
def test_verdicts(other: Quantity, expected: str) -> None:
    assert verdict(EXACT, other) == expected
    assert verdict(other, EXACT) == expected


def test_two_floors_of_different_height() -> None:
    a, b = quantity("45000", "1000", "at-least"), quantity("40000", "10000", "over")
    assert verdict(a, b) == "precision-gap"


def test_a_floor_far_below_a_floor_is_a_tension() -> None:
    assert verdict(quantity("360000", "10000", "over"), quantity("480000", "10000", "over")) == "tension"


def test_currencies_are_not_compared() -> None:
    a = Quantity("money", "exact", EXACT.value, EXACT.literal, EXACT.implied, EXACT.rounding, currency="CNY")
    b = Quantity("money", "exact", EXACT.value, EXACT.literal, EXACT.implied, EXACT.rounding, currency="USD")
    assert verdict(a, b) == "not-comparable"


def test_lengths_are_compared_across_units() -> None:
    def length(value: str, quantum: str, unit: str) -> Quantity:
        n = Numeral(0, 0, Decimal(value), Decimal(quantum), "")
        spans = [f(n, "exact", False) for f in (literal_interval, implied_interval, rounding_interval)]
        return Quantity("length", "exact", n.value, spans[0], spans[1], spans[2], unit=unit)

    assert verdict(length("100", "1", "mile"), length("161", "1", "kilometer")) == "agree"
    assert verdict(length("100", "1", "mile"), length("190", "1", "kilometer")) == "contradiction"


figures = st.builds(
    lambda digits, power, relation: quantity(str(digits * 10**power), str(10**power), relation),
    st.integers(1, 9999),
    st.integers(0, 4),
    st.sampled_from([r for r in RELATIONS if r != "between"]),
)


@given(figures, figures)
def test_verdicts_are_symmetric(a: Quantity, b: Quantity) -> None:
    assert verdict(a, b) == verdict(b, a)


@given(figures)
def test_every_quantity_agrees_with_itself(a: Quantity) -> None:
    assert verdict(a, a) == "agree"
