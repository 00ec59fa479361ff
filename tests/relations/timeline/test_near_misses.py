"""Lengths that one slip of the hand parts from the dates around them."""

import pytest

from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.timeline.days import published_days
from factcheck.relations.timeline.near_misses import near_misses


def _missed(text: str, published: str = "2025-06-12"):
    reading = understand(article(text, title="", published=published, id="a"))
    return [(one.count, one.meant, one.unit) for one in near_misses(reading, published_days(reading.context.published))]


@pytest.mark.parametrize(
    ("years", "missed"),
    [(44, [(44, 34, "year")]), (43, [(43, 34, "year")]), (34, []), (39, [(39, 34, "year")]), (52, [])],
)
def test_from_1991_to_2025_are_34_years_so_44_and_43_are_slips(years: int, missed: list[tuple[int, int, str]]) -> None:
    assert _missed(f"The well ran dry in 1991. It has been dry for {years} years.") == missed


@pytest.mark.parametrize(
    "text",
    [
        "The well ran dry in 1991. He was jailed for 44 years.",
        "The well ran dry in 1991. It was dug in 1981 and has stood there for 44 years.",
        "The well ran dry in 1991. Miller, who has 44 years of experience, dug it.",
        "The well ran dry in 1991. It went to Miller, who had owned the land for 44 years.",
        "Born in 1991, Miller sailed in May and from 2025 spent 44 years on the river.",
    ],
)
def test_sentences_and_what_other_dates_explain_are_left_out(text: str) -> None:
    assert _missed(text) == []


def test_days_and_months_need_their_start_in_the_sentence() -> None:
    assert _missed("The crew was taken on May 2 and is free now, 31 days on.") == [(31, 41, "day")]
    assert _missed("The crew was taken on May 2. It had last been paid for 31 days.") == []
