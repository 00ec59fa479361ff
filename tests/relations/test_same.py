"""Two values of one thing, told twice in one article."""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.articles.articles import article
from factcheck.findings import engine

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


def _messages(text: str, title: str = "") -> list[tuple[str, str, str]]:
    outcome = engine.check([article(text, id="a", title=title, published="2025-05-10")])
    loud = [found.check for found in outcome.findings if found.level in ("error", "warning")]
    return [(one.message, one.diagnosis, one.suggestion.text if one.suggestion else "") for one in loud]


def test_a_finding_says_where_each_of_two_values_stands() -> None:
    first = "A court fined Holt Ferries $21 million on Friday for spilling oil."
    assert _messages(first, "Ferry firm is fined $12 million") == [
        (
            "The headline says $12 million, the text $21 million, of what seems to be one figure. Both speak of: fined,"
            " Ferry.",
            "Two digits are swapped: 12 for 21.",
            "Check which is right, $12 million or $21 million, or say what tells them apart.",
        )
    ]


def test_both_values_of_one_part_of_an_article_are_told_in_one_place_and_in_another() -> None:
    ((message, _, _),) = _messages("\n\n".join(TWICE[1]))
    assert message == "The text says 12,400 in one place and 14,200 in another, of what seems to be one figure."


def test_another_sum_of_the_same_numbers_is_told_before_a_slip_of_a_digit() -> None:
    ((_, cause, _),) = _messages("Of the 40 teachers, 12 voted yes, or 70 percent of the teachers.")
    assert cause == "70 percent is the share of all others, not of these."
