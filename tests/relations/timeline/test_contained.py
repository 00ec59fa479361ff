"""Dates that the text puts into a period."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.timeline.contained import contained


def told(text: str) -> list[tuple[str, str, bool]]:
    reading = understand(article(text, published="2024-12-02"))
    return [(one.whole.text, one.part.text, one.fits) for one in contained(reading.frames)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The wettest month of the second quarter was {}.", "June", "July"),
        ("It rained from October to December, with {} the wettest month of the three.", "November", "September"),
        ("In the second half of 2023 the yard was cleared of wrecks in {}.", "August", "May"),
        ("He will be asked in {}, the only ballot date in the first quarter of 2025.", "March", "May"),
        ("It is the first strike since the 1990s, when a stoppage in {} dragged on.", "1997", "1987"),
        ("The cup run ended in the first week of November, on {}.", "5 November", "12 November"),
        ("The fair runs from 7 to 13 April 2024. Within it there are two auctions, on {}.", "9 April", "2 April"),
    ],
)
def test_a_date_lies_in_its_period_or_not(text: str, right: str, wrong: str) -> None:
    assert [fits for *_, fits in told(text.format(right))] == [True]
    assert [fits for *_, fits in told(text.format(wrong))] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Revenue rose in the second quarter, the firm announced in July.",
        "Revenue rose in its fiscal second quarter, with July the best month of the three.",
        "The second-quarter slump was over in July.",
        "In the second quarter, unlike the third quarter, prices fell in July.",
        "The fair runs from 7 to 13 April. Rooms were booked out on 2 March.",
    ],
)
def test_nothing_is_said_of_a_date_that_no_words_put_into_a_period(text: str) -> None:
    assert told(text) == []
