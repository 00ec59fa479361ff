"""The verdict on two texts, and on a text and its summary."""

from __future__ import annotations

import json

import pytest

import factcheck
from factcheck.articles import article
from factcheck.newsroom.compare import compare
from factcheck.report.exact import compact


def _verdict(a: str, b: str, b_is: str = "text") -> str:
    return str(compare(article(a, id="a"), article(b, id="b"), b_is)["verdict"])


def test_a_summary_with_another_sum_contradicts_its_text() -> None:
    result = compare(article("The statue cost £4,250.", id="a"), article("The statue cost £5,250.", id="b"), "summary")
    assert result["verdict"] == "contradiction"
    (finding,) = result["findings"]  # type: ignore[misc]
    assert finding["rule"] == "headline-mismatch"
    assert [(span["article"], span["text"]) for span in finding["spans"]] == [("b", "£5,250"), ("a", "£4,250")]
    assert "£4,250" in finding["message"]


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("The statue cost £4,250.", "The statue cost £4,250.", "agree"),
        ("The statue stands on the hill.", "The statue cost £4,250.", "unsupported"),
        ("The statue stands on the hill.", "The statue stands on the hill.", "unrelated"),
        ("The album sold 1,378,000 copies.", "The album sold over 1.4 million copies.", "contradiction"),
        ("The film has 91 reviews.", "The film has over 90 reviews.", "agree"),
        ("The film has 78 reviews.", "The film has under 78 reviews.", "contradiction"),
    ],
)
def test_every_figure_of_a_summary_must_follow(a: str, b: str, verdict: str) -> None:
    assert _verdict(a, b, "summary") == verdict


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("More than 66% of the pupils passed the test.", "64% of the pupils passed the test.", "contradiction"),
        ("Northwind Motors sold 361,600 cars in 2025.", "Northwind Motors sold 316,600 cars in 2025.", "contradiction"),
        ("Northwind Motors sold 361,600 cars in 2025.", "Northwind Motors sold 361,600 cars in 2025.", "agree"),
        ("The museum opened in May.", "The ferry costs £4.", "unrelated"),
    ],
)
def test_two_texts_that_belong_together_are_held_against_each_other(a: str, b: str, verdict: str) -> None:
    assert _verdict(a, b) == verdict
    assert _verdict(b, a) == verdict


def test_what_only_one_of_two_texts_tells_is_no_fault() -> None:
    assert _verdict("The statue cost £4,250 and stands on the hill.", "The statue cost £4,250.") == "agree"


def test_two_texts_of_one_name_are_still_two() -> None:
    text = article("The statue cost £4,250.", id="same")
    assert compare(text, text, "summary")["verdict"] == "agree"


def test_a_worse_verdict_wins_over_a_better_one() -> None:
    text = "The statue cost £4,250. It weighs 300 kg."
    assert _verdict(text, "The statue cost £4,250 and weighs 400 kg.", "summary") == "contradiction"


def test_the_result_can_be_written_as_a_line_of_json() -> None:
    result = compare(article("The statue cost £4,250.", id="a"), article("The statue cost £5,250.", id="b"), "summary")
    assert json.loads(compact(result))["verdict"] == "contradiction"


def test_two_years_are_two_things() -> None:
    sold = "Northwind Motors sold {} cars in {}."
    assert verdict_of(sold.format("361,600", 2025), sold.format("316,600", 2024)) == "unrelated"
    assert verdict_of(sold.format("361,600", 2025), sold.format("316,600", 2025)) == "contradiction"


def test_a_floor_is_a_coarser_statement_of_two_texts() -> None:
    assert verdict_of("Sales rose to 361,600 cars.", "It sold over 360,000 cars.") == "precision-gap"


def verdict_of(a: str, b: str) -> object:
    return factcheck.compare(a, b)["verdict"]
