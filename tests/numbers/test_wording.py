"""Numbers in messages read as an editor would write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

import factcheck
from factcheck.model.interval import Interval
from factcheck.numbers.wording import interval, like, listed, money, number, percent, quoted


@pytest.mark.parametrize(
    ("value", "figures", "said"),
    [
        ("361600", None, "361,600"),
        ("116342100", 3, "116 million"),
        ("1045000000", None, "1.045 billion"),
        ("0.250", None, "0.25"),
        ("-2", None, "-2"),
        ("1234567", None, "1,234,567"),
    ],
)
def test_number(value: str, figures: int | None, said: str) -> None:
    assert number(Decimal(value), figures) == said


def test_money_has_its_sign_or_its_name() -> None:
    assert money(Decimal("116342100"), "USD") == "$116 million"
    assert money(Decimal(842_000_000), "CNY") == "842 million yuan"
    assert money(Decimal(-5), "GBP") == "-£5"
    assert money(Decimal(5), "SEK") == "5 SEK"


def test_percent_lists_and_intervals() -> None:
    assert percent(Decimal("12.345")) == "12.3%"
    assert listed(["32", "22", "17"]) == "32, 22 and 17"
    assert interval(Interval(Decimal("22.51"), Decimal("23.49")), "%") == "22.5 to 23.5%"
    assert interval(Interval(Decimal(360000), None)) == "more than 360,000"


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("It cost 842 million yuan ($5,6 million).", "116300000", "$116,3 million"),
        ("It cost $5.6 million.", "116342000", "$116.3 million"),
        ("Seven ships sailed.", "9", "nine"),
        ("There were 361,600 visitors.", "1361600", "1,361,600"),
        ("It rose 26 percent.", "38.9", "39 percent"),
        ("It rose 26.0 percent.", "38.94", "38.9 percent"),
        ("It cost about $174,000.", "359476", "$359,000"),
        ("It cost $174,000.", "359476", "$359,476"),
        ("More than 12,000 came.", "34790", "34,700"),
        ("Fewer than 12,000 came.", "34710", "34,800"),
        ("About 40 people came.", "37", "37"),
    ],
)
def test_a_correction_is_written_like_the_original(text: str, value: str, said: str) -> None:
    assert like(factcheck.extract(text)[-1], Decimal(value)) == said


def test_a_number_word_that_begins_a_sentence_is_small_inside_of_another() -> None:
    assert quoted(factcheck.extract("Thirty-seven years passed.")[0]) == "thirty-seven years"
    assert quoted(factcheck.extract("It took Thirty-Seven years.")[0]) == "Thirty-Seven years"
    assert quoted(factcheck.extract("US$5 million was paid.")[0]) == "US$5 million"
