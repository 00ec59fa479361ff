"""The equations of relations: what solves one operand fits the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.relations.equations import EQUATIONS, Number

ROLES = {
    "change percent": ("from", "to"),
    "change times": ("from", "to"),
    "change points": ("one", "other"),
    "change basis": ("one", "other"),
    "change difference": ("one", "other"),
    "share percent": ("part", "whole"),
    "share fraction": ("part", "whole"),
    "sum": ("part", "part"),
    "sum rest": ("whole", "part"),
    "product": ("times", "each"),
    "elapsed between": ("start", "end"),
    "elapsed since": ("start", "end"),
    "same": ("earlier",),
}
VALUES = st.floats(min_value=1, max_value=1e6)


def exact(value: float) -> Number:
    return value, value, value


@pytest.mark.parametrize("name", sorted(ROLES))
@given(values=st.lists(VALUES, min_size=2, max_size=2, unique=True))
def test_each_operand_is_solved_back(name: str, values: list[float]) -> None:
    if name.startswith("elapsed"):
        values = sorted(values)
    operands = [(role, exact(value)) for role, value in zip(ROLES[name], values, strict=False)]
    equation = EQUATIONS[name]
    result = equation.forward(operands)
    assert result is not None
    for index, (_, number) in enumerate(operands):
        solved = equation.solve(index, operands, result)
        assert solved is not None
        low, high = min(solved[1:]), max(solved[1:])
        assert low == pytest.approx(number[0], rel=1e-6, abs=1e-3)
        assert high == pytest.approx(number[0], rel=1e-6, abs=1e-3)


def test_a_step_is_a_percentage_of_the_value_before() -> None:
    """An index that gave up 65.15 points to 8,564.53 had stood at 8,629.68: 0.755 percent."""
    given = EQUATIONS["change step"].forward([("apart", exact(65.15)), ("to", exact(8564.53))])
    assert given is not None
    assert given[1] <= 65.15 / 8629.68 * 100 <= given[2]
