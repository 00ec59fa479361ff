"""One figure that is told of two periods."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.timeline.figure_periods import two_periods


def told(text: str) -> list[tuple[str, str, str]]:
    reading = understand(article(text, published="2019-11-05"))
    return [(one.first.text, one.one.words, one.other.words) for one in two_periods(reading)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Sales rose 1.3% in May. The {} gain of 1.3% was the largest for two years.", "May", "March"),
        ("It lost $38.6 million in the three months to June. The {} loss was $38.6 million.", "quarterly",
         "half-yearly"),
        ("Buses carried 14.7 million people in the first quarter. The 14.7 million in the {} are a record.",
         "first quarter", "second quarter"),
        ("Prices rose 9.6% in the year to April. The 9.6% {} increase surprised nobody.", "annual", "monthly"),
    ],
)  # fmt: skip
def test_an_exact_figure_is_of_one_period(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == []
    assert len(told(text.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The index fell to 61.4 in August from 63.2 in July. In July it had stood at 63.2.",
        "Crude for December settled down 45 cents. Crude for January settled up 45 cents.",
        "A budget of $30 million was passed in May. The $30 million spent in June went into roads.",
        "The rate was 3.4 percent in its fourth quarter. The rate of 3.4 percent in the three months to June was low.",
    ],
)
def test_figures_that_may_agree_by_chance_or_by_right(text: str) -> None:
    assert told(text) == []
