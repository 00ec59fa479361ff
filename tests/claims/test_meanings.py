"""Numbers that are told with two meanings."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand


def senses_of(text: str) -> list[tuple[str, str]]:
    return [one.senses for one in understand(article(text, id="a")).meanings]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The navy has ordered 46 boats. The 46 boats delivered so far lie in two harbours.", ("ordered", "delivered")),
        ("A blast left 27 guests injured. The mayor visited the 27 dead.", ("hurt", "dead")),
        (
            "Voters rejected the $9.5 million loan. The $9.5 million accepted by voters is late.",
            ("refused", "accepted"),
        ),
    ],
)
def test_roles_that_exclude_each_other(text: str, pair: tuple[str, str]) -> None:
    assert pair in senses_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The navy has ordered 46 boats. The 46 boats on order will lie in two harbours.",
        "A blast left 27 guests injured, and 27 dead were found later. The mayor visited the 27 dead.",
        "The navy has ordered 46 boats. The 47 boats delivered so far lie in two harbours.",
        "A blast left two guests injured. The mayor visited the two dead.",
        "Some 27 men and 27 women were held.",
        "The firm paid $46 million. The €46 million promised is late.",
    ],
)
def test_no_two_meanings(text: str) -> None:
    assert not senses_of(text)


def test_many_places_of_one_number_take_no_longer_than_they_must() -> None:
    text = " ".join("The 46 boats delivered are here. It ordered 46 boats." for _ in range(300))
    assert len(senses_of(text)) <= 28


def test_a_bare_word_points_at_a_number() -> None:
    text = "Seven officers have been convicted of taking bribes. The trial of the seven may open in the spring."
    pair = next(iter(understand(article(text, id="a")).meanings))
    assert (pair.senses, pair.second.claim.text) == (("convicted", "charged"), "seven")


def test_somebody_else_has_another_number() -> None:
    assert not senses_of("Northwind sold 2.1 million cars. Its rival Eastwind exported 2.1 million cars.")
