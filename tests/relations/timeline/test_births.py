"""Ages of one person at several times."""

import pytest

from factcheck.articles import article
from factcheck.findings.engine import check, understand
from factcheck.relations.timeline.births import births
from factcheck.relations.timeline.days import published_days


def _births(text: str, published: str = "2025-06-12"):
    reading = understand(article(text, title="", published=published, id="a"))
    return [one.fits for one in births(reading, published_days(reading.context.published))]


@pytest.mark.parametrize(("age", "right"), [(56, True), (57, True), (55, True), (53, False), (47, False), (75, False)])
def test_who_was_21_in_1989_is_56_or_57_in_june_2025_give_or_take_a_year(age: int, right: bool) -> None:
    assert _births(f"Mr Oduya, {age}, went to sea in 1989, when he was 21.") == [right]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Oduya, 57, has two dogs. Mrs Lund, 43, went to sea in 1989, when she was 7.",
        "Mr Oduya, 57, has two dogs. His wife, 52, was born in 1972.",
        "Mr Oduya, 57, sells shares in companies. She was 43 when she came in 2012.",
    ],
)
def test_ages_of_two_people_are_not_held_against_each_other(text: str) -> None:
    assert False not in _births(text)


def test_an_age_before_a_name_is_that_persons() -> None:
    assert _births("It was 67-year-old Ana Lindqvist, who was born in 1948, who won.") == [False]
    assert _births("It was 77-year-old Ana Lindqvist, who was born in 1948, who won.") == [True]


@pytest.mark.parametrize("published", ["0001-01-01", "0030-01-01"])
def test_nobody_is_born_before_the_calendar_begins(published: str) -> None:
    text = "Mr Oduya, 57, was born in 1948."
    assert _births(text, published) == []
    found = check([article(text, title="", published=published, id="a")]).findings
    assert "rule-crashed" not in [one.check.rule for one in found]
