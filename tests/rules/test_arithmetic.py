"""What the rules of arithmetic say about sentences: agreement counts too, since coverage lives on it."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.model.check import Check


def checks(text: str, rule: str) -> list[Check]:
    return [check for _, check in factcheck.check(text).checks if check.rule == rule]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It opened 71 stores (32 in May, 22 in June, 17 in July).", "sum-mismatch"),
        ("Sales rose 26% to $99.9 million from $79.1 million.", "change-mismatch"),
        ("Only 18 of the 40 members (45%) came.", "share-mismatch"),
        ("It bought 3 million shares at $12 each for $36 million.", "rate-mismatch"),
        ("It has branches in three cities: Leeds, York and Hull.", "count-mismatch"),
        ("Sales fell to $9 million from $10 million.", "wrong-direction"),
        ("Only 12 of the 13 members came.", "shrinking-total"),
    ],
)
def test_what_fits_agrees(text: str, rule: str) -> None:
    assert [check.verdict for check in checks(text, rule)] == ["agree"]


def test_a_sum_is_written_out_with_its_roles() -> None:
    (check,) = checks("It opened 71 stores (32 in May, 22 in June, 16 in July).", "sum-mismatch")
    assert check.arithmetic == "32 + 22 + 16 = 70"
    assert [operand.role for operand in check.operands] == ["part", "part", "part", "total"]
    assert check.expected == 70


def test_the_one_slip_that_explains_a_sum_is_named() -> None:
    (check,) = checks("It passed with 247 votes for and 141 against out of 361.", "sum-mismatch")
    assert "swapped" in check.diagnosis
    assert check.suggestion is not None
    assert check.suggestion.replacements[0].text == "114"


def test_a_change_taken_on_the_new_value_is_named() -> None:
    (check,) = checks("The herd grew 37.5% to 800 cows from 500 cows.", "change-mismatch")
    assert check.verdict == "contradiction"
    assert "new value" in check.diagnosis


def test_percent_for_points_is_a_note() -> None:
    (check,) = checks("The rate was raised from 5% to 7%, up 2%.", "change-mismatch")
    assert (check.level, check.diagnosis) == ("warning", "Percent was taken for percentage points.")


def test_what_a_speaker_got_wrong_is_told_a_level_lower() -> None:
    (check,) = checks("“We went from 20 to 45 branches, up 80%,” said the manager of the chain.", "change-mismatch")
    assert check.level == "warning"


def test_a_digit_swapped_in_any_number_of_a_change_is_caught() -> None:
    right = "Sales rose 26.3% to $99.9 million from $79.1 million."
    for old, new in (("26.3", "23.6"), ("99.9", "98.9"), ("79.1", "71.9")):
        assert [check.verdict for check in checks(right.replace(old, new), "change-mismatch")] == ["contradiction"]


def test_one_rounded_number_more_makes_the_tolerance_wider() -> None:
    wide = "Sales rose 30% to $3 million from $2 million."
    assert [check.verdict for check in checks(wide, "change-mismatch")] == ["agree"]
    narrow = "Sales rose 30% to $3.00 million from $2.00 million."
    assert [check.verdict for check in checks(narrow, "change-mismatch")] == ["contradiction"]


def test_points_that_were_cut_off_are_no_mistake() -> None:
    (check,) = checks("The index rose 70 points, or 1.7%, to close at 4,337.", "change-mismatch")
    assert check.verdict == "agree"


@pytest.mark.parametrize(
    "text",
    [
        "Output rose 0.3% to 114.9 from 114.5 in the previous quarter, giving a 3.2% rise over the fourth quarter.",
        "Exports rose 31% to 154,711 tons, compared with 146,610 tons in April.",
        "Capital grew to $6.2 billion, or 8% of assets, from $5.3 billion, or 7% of assets.",
        "Sales were 3.5% and profits 4%, down from 2.3% and 5%, respectively.",
    ],
)
def test_a_change_against_something_else_is_not_accused(text: str) -> None:
    assert "contradiction" not in [check.verdict for check in checks(text, "change-mismatch")]
