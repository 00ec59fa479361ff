"""Which pairs of numbers may be one figure written in two ways, and how much speaks for it."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.chance import by_accident
from factcheck.relations.likeness import likeness
from factcheck.relations.resemblance import covered, resemblance, standing
from factcheck.relations.same import restated
from factcheck.relations.strip import Strip, strip

BOATS = """Holt Ferries will buy 14 electric boats for the harbour, the company said.

It will close two offices and lease 27 vans.

The 41 electric boats are to sail from Fenwick in May."""


def _strip(text: str, title: str = "") -> Strip:
    return strip(understand(article(text, title=title, published="2025-05-10")))


def _pairs(text: str, title: str = "") -> list[tuple[str, ...]]:
    return [tuple(term.claim.text for _, term in one.roles) for one in restated(_strip(text, title))]


def test_numbers_that_one_slip_makes_of_each_other_are_held_against_each_other() -> None:
    assert _pairs(BOATS) == [("14", "41")]


def test_a_number_whose_unit_a_list_leaves_out_is_held_against_one_that_has_it() -> None:
    text = "Ana Brandt won the long jump with 8.23 metres on Sunday.\n\nLong jump: 1. Brandt 8.32; 2. Moss 7.95."
    assert _pairs(text) == [("8.23 metres", "8.32")]
    assert _pairs(text.replace("8.32", "83.2")) == []


def test_long_numbers_are_less_alike_by_accident_and_many_numbers_more() -> None:
    assert by_accident("swap", 5, 4) < by_accident("swap", 3, 4) < by_accident("digit", 3, 4)
    assert by_accident("swap", 5, 4) < by_accident("swap", 5, 40)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Crumb raised $1.07 million from bakers.", "Crumb raises over $1 million"),
        ("The figure has a reserve of £240,000, a tenth.", "Pool to cost £2.4m"),
        ("It added 8 million users to reach a total of 218.", "Crumb hits 218M users"),
        ("He waited for 10 years. The next train took 12 months.", ""),
        ("The mill employs 41 people. A loaf costs 40.10 there.", ""),
    ],
    ids=["a-share", "rounded", "scale word left out", "two units", "decimals"],
)
def test_roundings_and_other_units_are_no_slips(text: str, title: str) -> None:
    assert _pairs(text, title) == []


def test_digits_that_do_not_stand_side_by_side_may_be_swapped() -> None:
    assert _pairs("Eldoria bought 264 tonnes of barley.\n\nThe 462 tonnes of barley are for bread.") == [
        ("264 tonnes", "462 tonnes")
    ]


def test_numbers_among_the_same_rare_words_resemble_each_other_most() -> None:
    whole = _strip(BOATS)
    first, vans, second = (one for one in whole.terms if one.value in (14, 27, 41))
    assert resemblance(whole, first, second) > resemblance(whole, first, vans) == 0
    assert standing(whole, second, first).better == 0
    assert standing(whole, second, first).margin > 0
    assert covered(whole, second, first.sentence) > covered(whole, second, vans.sentence)


def test_what_a_pair_has_in_common_is_told_as_features() -> None:
    whole = _strip(BOATS)
    (one,) = restated(whole)
    found = likeness(whole, one, 0.0)
    assert {"slip=swap", "noun=same", "lead-in=the", "again=0:0", "best=0:0"} <= set(found)
    assert len(found) == len(set(found))
