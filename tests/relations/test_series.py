"""Which numbers are states of one running count: in a row, and in the entries of a report by the hour."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.entries import entries
from factcheck.relations.series import series

TABLE = "Jars sold:\n\n| | Total so far |\n|---|---|\n| Friday | 1,180 |\n| Saturday | {} |\n| Sunday, 8pm | 1,262 |\n"


def in_series(text: str) -> list[tuple[str, str, bool]]:
    return [(one.lesser.text, one.greater.text, one.holds) for one in series(understand(article(text, id="a")))]


def in_entries(text: str) -> list[tuple[str, str, bool]]:
    return [(one.lesser.text, one.greater.text, one.holds) for one in entries(understand(article(text, id="a")).frames)]


def test_one_state_of_a_series_breaks_its_order() -> None:
    text = "The club has sold shirts: 310 by Easter, 920 by the end of May and 840 by this week."
    assert in_series(text) == [("920", "840", False)]
    assert in_series(TABLE.format("1,315")) == [("1,315", "1,262", False)]


@pytest.mark.parametrize(
    "text",
    [
        "The club has sold shirts: 310 by Easter, 820 by the end of May and 940 by this week.",
        TABLE.format("1,215"),
    ],
)
def test_a_series_that_rises_holds(text: str) -> None:
    assert in_series(text)
    assert all(holds for *_, holds in in_series(text))


@pytest.mark.parametrize(
    "text",
    [
        "The army cut its posts: to 940 by Easter, 820 by the end of May and 310 by this week.",
        "The club sold 310 shirts by post, 920 by phone and 840 over the counter.",
        "Jars sold:\n\n| | Total so far |\n|---|---|\n| Leeds | 1,180 |\n| York | 1,315 |\n| Hull | 1,262 |\n",
    ],
)
def test_numbers_that_fall_or_have_no_times_are_no_series(text: str) -> None:
    assert in_series(text) == []


def test_entries_are_read_by_their_hours() -> None:
    text = "5.10pm Crews say 130 barns are confirmed lost.\n\n2.40pm Barns lost so far: 160.\n"
    assert in_entries(text) == [("160", "130", False)]
    assert in_entries(text.replace("5.10", "1.10")) == [("130", "160", True)]


def test_entries_are_read_by_their_days() -> None:
    text = (
        "Friday: The number of dead is now 62.\n\nSaturday: The toll rises to 26.\n\nSunday: The toll stands at 97.\n"
    )
    assert ("62", "26", False) in in_entries(text)


@pytest.mark.parametrize(
    "text",
    [
        "5.10pm Crews have left 130 barns without power.\n\n2.40pm Barns lost so far: 160.\n",
        "Friday: 340 people are missing in the valley.\n\nSaturday: 260 people are missing in the valley.\n",
        "The number of dead is now 62.\n\nThe toll rises to 26.\n",
    ],
)
def test_other_entries_say_nothing_of_the_count(text: str) -> None:
    assert not any(not holds for *_, holds in in_entries(text))
