"""Two values of one thing, told twice in one article."""

from __future__ import annotations

import pytest

from factcheck import check

TWICE = (
    (
        "Crumb was fined $12 million on Friday for selling stale bread.",
        "The $21 million fine is the largest that the regulator has imposed.",
    ),
    ("Alder United won before a crowd of 12,400.", "The crowd of 14,200 was the largest of the season."),
    ("Crumb agreed to buy Brandt for $3.4 billion.", "The $4.3 billion acquisition of Brandt is its largest."),
)
APART = (
    ("Crumb was fined $12 million on Friday.", "The other $20 million fine was for Brandt."),
    ("The survey asked 50 managers.", "All 35 managers who answered were glad."),
    ("Crumb was fined $12 million on Friday.", "The $12 million fine is the largest that the regulator has imposed."),
    ("* Moss wins 55 times out of 100.", "* Moss wins 50 times out of 100."),
)


def _found(parts: tuple[str, ...]) -> list[str]:
    outcome = check("\n\n".join(parts), published="2025-05-10")
    return [found.check.rule for found in outcome.findings if found.level in ("error", "warning")]


@pytest.mark.parametrize("parts", TWICE)
def test_a_second_value_that_points_back_to_the_first_is_flagged(parts: tuple[str, ...]) -> None:
    assert _found(parts) == ["conflicting-values"]


@pytest.mark.parametrize("parts", APART)
def test_numbers_that_something_tells_apart_are_not_flagged(parts: tuple[str, ...]) -> None:
    assert _found(parts) == []
