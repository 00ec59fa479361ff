"""Which words of a sentence belong to which number."""

from __future__ import annotations

import re

import pytest

from factcheck.facets.binding import bound

_NUMBER = re.compile(r"[$£]?\d[\d,.]*\d%?|\d")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Exports climbed 8.2% in March while imports slipped 3.1%.",
            ["Exports climbed 8.2% in March", "imports slipped 3.1%."],
        ),
        ("Adults pay $15 and children $8.", ["Adults pay $15", "children $8."]),
        ("Dana, 34, and her brother Simon, 29, were held.", ["Dana, 34", "her brother Simon, 29, were held."]),
        ("It killed 23 hikers, the police said.", ["It killed 23 hikers"]),
    ],
)
def test_each_number_has_the_words_of_its_clause(text: str, parts: list[str]) -> None:
    numbers = tuple(match.span() for match in _NUMBER.finditer(text))
    found = ["".join(text[start:end] for start, end in one.narrow).strip() for one in bound(text, numbers)]
    assert found == parts


def test_respectively_deals_the_numbers_out_in_order() -> None:
    text = "Apples and pears cost $2.10 and $3.40 a kilo respectively."
    numbers = tuple(match.span() for match in re.finditer(r"\$[\d.]+\d", text))
    found = [" ".join(text[start:end].strip() for start, end in one.narrow) for one in bound(text, numbers)]
    assert found == ["Apples cost", "pears cost"]


def test_only_clauses_that_stand_side_by_side_are_of_one_group() -> None:
    for text, groups in (("Sales rose to 45 from 20.", [0, 1]), ("Ann won 45, Ben 20.", [0, 0])):
        numbers = tuple(match.span() for match in re.finditer(r"\d+", text))
        assert [one.group for one in bound(text, numbers)] == groups
