"""What a number measures, and that an unknown measure is none."""

from __future__ import annotations

import pytest

import factcheck


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The chain has 400 stores.", "400", "stores"),
        ("The shop has 2 pairs from $349.", "2", None),
        ("The airline carried 3,000 people on its flights.", "3,000", None),
        ("The city paid $3 million for the land.", "$3 million", None),
        ("She earns a salary of $40,000.", "$40,000", "salary"),
    ],
)
def test_a_number_measures_what_it_counts(text: str, number: str, measure: str | None) -> None:
    claim = next(claim for claim in factcheck.extract(text) if claim.text == number)
    assert claim.measure == measure
