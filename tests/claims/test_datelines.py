"""Where a dateline ends, and that nothing is said of what it names."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.articles import article
from factcheck.claims.datelines import dateline_end
from factcheck.mentions.mentions import mentions


@pytest.mark.parametrize(
    "opening",
    [
        "KEARNEY, NE -- (BUSINESS NEWS) -- ",
        "NEW YORK (Newswire) - ",
        "NEW YORK, November 22, 2024 /Newswire/ -- ",
        "NEW YORK - February 6, 2025 (NEWSWIRE) - ",
        "Amsterdam, the Netherlands – ",
        "SEATTLE, July 12, 2024 - ",
        "BOSTON/NEW YORK (Newswire) - ",
        "RIDGEFIELD PARK, N.J. - ",
    ],
)
def test_a_dateline_ends_behind_its_dash(opening: str) -> None:
    text = f"{opening}Crumb Bakeries said that it sold 4,300 cakes in the quarter."
    found = article(text)
    assert dateline_end(found.text, mentions(found)) == len(opening)
    cakes = next(claim for claim in factcheck.extract(text) if claim.text == "4,300")
    assert cakes.subject == "Crumb Bakeries"


@pytest.mark.parametrize(
    "text",
    [
        "Ylvis – a band from Norway – sold 4,300 records.",
        "The ferry sank - and 12 people died.",
        "Crumb sold 4,300 cakes - a record.",
        "",
    ],
)
def test_a_name_before_a_dash_is_no_dateline(text: str) -> None:
    found = article(text)
    assert dateline_end(found.text, mentions(found)) == 0
