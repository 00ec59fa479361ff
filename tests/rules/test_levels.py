"""A finding is as loud as it is sure: an error is 95% sure at the least, a warning 60%."""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.relations.frames.judgement import as_sure


@pytest.mark.parametrize(
    ("level", "sure", "told"),
    [
        ("error", 0.95, "error"),
        ("error", 0.94, "warning"),
        ("error", 0.5, "note"),
        ("warning", 0.6, "warning"),
        ("warning", 0.59, "note"),
        ("note", 0.1, "note"),
    ],
)
def test_no_level_is_above_what_its_probability_allows(level: str, sure: float, told: str) -> None:
    assert as_sure(level, sure) == told


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Revenue rose 80% to $45 million from $20 million, the maker of pumps said.", "error"),
        ("Output rose 52% to 315,000 tonnes from 250,000 tonnes last year.", "error"),
        ("The rate fell 2 percent from 55.2 pct in May, when it rained, and from there to 50 pct and on.", None),
    ],
)
def test_a_plain_change_that_does_not_fit_is_an_error(text: str, level: str | None) -> None:
    assert {found.level for found in check(text).findings} == ({level} if level else set())


@pytest.mark.parametrize(
    "text",
    [
        "Revenues fell by almost a quarter, from £8.7m to £6.7m.",
        "Sales for the year reached 23.8 billion dollars, an 8.1 percent rise from 22.04 billion dollars.",
        "Profit rose to 88p from 84.",
        "Earnings are seen at 116 US cents, up from 114.",
        "The firm earned 2.4 million dollars in the year.\n\nThat is 2.40 dollars a share, it said.",
    ],
)
def test_right_news_that_was_once_called_wrong(text: str) -> None:
    assert [found for found in check(text).findings if found.level != "note"] == []
