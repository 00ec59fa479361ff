"""Which words of a sentence belong to which number."""

from __future__ import annotations

import re

import pytest

from factcheck.articles import article
from factcheck.claims.facets.binding import bound
from factcheck.findings.engine import understand

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


@pytest.mark.parametrize(
    ("text", "number", "subject", "measure"),
    [
        ("Some 51 percent back Vale, while 38 percent back Dorn.", "38 percent", "Dorn", None),
        ("Ada Vale won 51 percent of the vote and Leo Dorn 38 percent.", "38 percent", "Leo Dorn", "votes"),
        ("Crumb has offices in 14 countries and employs 2,700 people.", "14", "Crumb", None),
        ("Crumb has offices in 14 countries and employs 2,700 people.", "2,700", "Crumb", "employees"),
        ("Crumb hopes for revenue of $40 million and earnings of $3 million.", "$40 million", "Crumb", "revenue"),
        ("The flood killed 12 people in Kent and 40 in Surrey.", "40", None, "deaths"),
    ],
)
def test_subject_and_measure_are_those_of_the_numbers_clause(
    text: str, number: str, subject: str | None, measure: str | None
) -> None:
    claim = next(claim for claim in understand(article(text, id="a")).claims if claim.text == number)
    assert (claim.subject, claim.measure) == (subject, measure)
