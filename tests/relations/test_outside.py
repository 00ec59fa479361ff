"""Which bounds restate an exact number, and which of them it breaks."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.outside import outside


def told(text: str) -> list[tuple[str, str, bool]]:
    return [(one.exact.text, one.bound.text, one.holds) for one in outside(understand(article(text, id="a")))]


@pytest.mark.parametrize(
    ("text", "exact", "bound"),
    [
        ("The fair drew 31,280 visitors. More than 32,000 visitors in four days is a record.", "31,280", "32,000"),
        ("The club sold 4,470 tickets. The nearly 4,400 tickets went within an hour.", "4,470", "4,400"),
        ("It shut 62 shops. The more than 65 shops had lost money for years.", "62", "65"),
        ("Fewer than 1,700 people signed, the mayor said. The 1,760 people got a letter.", "1,760", "1,700"),
    ],
)
def test_a_bound_on_the_wrong_side_is_broken(text: str, exact: str, bound: str) -> None:
    assert told(text) == [(exact, bound, False)]


def test_a_bound_that_another_number_keeps_to_is_left_alone() -> None:
    text = "The fair drew 31,280 visitors, and the circus 32,410 visitors. More than 32,000 visitors is a record."
    assert [holds for *_, holds in told(text)] in ([], [True])


@pytest.mark.parametrize(
    "text",
    [
        "The fair drew 31,280 visitors. More than 36,000 visitors came to the circus.",
        "The fair drew 31,280 visitors. Tickets are capped at 31,000 visitors.",
        "The fair drew 31,280 visitors. Dozens of them queued.",
        "The fair drew 31,000 visitors. More than 31,280 visitors came to the circus.",
        "The fair costs $2.31 million. The circus is worth over $2.4 million.",
        "Of the voters, 46.2% said yes. More than 47% said no.",
    ],
)
def test_other_bounds_say_nothing_of_the_number(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The fair is old. It drew over 32,000 visitors. The hall was full. The museum was seen by 31,280 visitors.",
        "There are now 31,280 nurses. The minister wants there to be more than 32,000 nurses by 2031.",
        "The line carries 318,000 barrels of oil. Imports of oil have dropped nearly 300,000 barrels.",
        "The wards held 9,640 patients. The province reported more than 10,000 new patients.",
    ],
)
def test_a_bound_of_another_doing_plan_or_change_says_nothing_of_the_number(text: str) -> None:
    assert told(text) == []


def test_a_later_number_that_points_back_is_held_against_the_bound() -> None:
    text = "The town is old. Fewer than 1,700 people signed. The hall was full. The 1,760 people got a letter."
    assert told(text) == [("1,760", "1,700", False)]
