"""Lengths of time and the ends that the text gives them."""

import pytest

from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.timeline.days import days_of, published_days
from factcheck.relations.timeline.lengths import lengths
from factcheck.relations.timeline.measures import fits


def _lengths(text: str, published: str = "2021-03-18"):
    reading = understand(article(text, title="", published=published, id="a"))
    return [(one.name, one.fits) for one in lengths(reading, published_days(reading.context.published))]


@pytest.mark.parametrize(("years", "right"), [("67", True), ("76", False)])
def test_a_lease_bought_in_1954_was_67_years_old_in_march_2021(years: str, right: bool) -> None:
    text = f"The family, who bought the lease in 1954, let go of it after {years} years because no one wanted it."
    assert _lengths(text) == [("after", right)]


def test_a_length_that_other_dates_nearby_explain_is_not_told() -> None:
    text = (
        "He came in 1990. The family, who bought the lease in 1954, let it go after 31 years because no one wanted it."
    )
    assert not [one for one in _lengths(text) if not one[1]]


@pytest.mark.parametrize(("days", "right"), [(53, True), (54, True), (55, True), (52, False), (74, False)])
def test_from_11_march_to_4_may_are_54_days_give_or_take_the_ends(days: int, right: bool) -> None:
    reading = understand(article("It began on 11 March 2017 and ended on 4 May 2017.", title="", id="a"))
    start, end = (days_of(claim) for claim in reading.claims)
    assert start is not None and end is not None
    assert fits(days, "day", "exact", start, end) is right
