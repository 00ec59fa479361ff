"""What two texts are told to be made of, and why their numbers were or were not compared."""

from __future__ import annotations

from factcheck.articles import article
from factcheck.findings import engine
from factcheck.report.explanation import explanation


def _why(a: str, b: str) -> str:
    outcome = engine.check([article(a, id="a"), article(b, id="b")])
    one, other = outcome.readings
    return explanation(one, other, [check for _, check in outcome.checks], (one.claims, other.claims))


def test_a_linked_pair_is_shown_with_its_weights_and_its_verdict() -> None:
    told = _why("Northwind Motors sold 361,600 cars in 2025.", "Northwind Motors sold 316,600 cars in 2025.")
    assert "Compared: 1 of 1 pairs" in told
    assert "subject match +" in told
    assert "held against each other: contradiction" in told


def test_a_floor_is_told_as_an_interval() -> None:
    assert "over (360000, ∞) car" in _why("The firm sold over 360,000 cars.", "The firm sold cars.")


def test_numbers_of_two_kinds_are_never_side_by_side() -> None:
    told = _why("Northwind Motors sold 361,600 cars.", "Northwind Motors earned $5 million.")
    assert "never side by side: count:vehicles and money:USD" in told


def test_two_years_are_what_keeps_two_figures_apart() -> None:
    told = _why("Northwind Motors sold 361,600 cars in 2025.", "Northwind Motors sold 316,600 cars in 2024.")
    assert "period apart -" in told
    assert "too little speaks for their being about the same thing" in told


def test_a_text_without_numbers_says_so() -> None:
    assert "no number was read here" in _why("The mill stands at the river.", "It cost $5.")
