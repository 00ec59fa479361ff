"""When an article was published that does not say so."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.claims.datelines import dateline
from factcheck.claims.publication import infer_window
from factcheck.mentions.dates.dates import dates_in
from factcheck.model.period import Period


def window(text: str) -> tuple[date | None, date | None] | None:
    found: Period | None = infer_window(dates_in(text, "text")[0], {"text": text})
    return (found.start, found.end) if found else None


def test_the_latest_day_that_is_past_opens_the_window() -> None:
    text = "The mill opened on March 4, 2019. On June 8, 2021, its owner sold it for $3 million."
    assert window(text) == (date(2021, 6, 8), None)


def test_the_first_day_that_is_to_come_closes_it() -> None:
    text = (
        "As of August 31, 2024, the chain had 210 shops. Shops that open before September 20, 2024, will get a grant."
        " It expects 300 shops in 2025."
    )
    assert window(text) == (date(2024, 8, 31), date(2024, 9, 21))


def test_a_month_to_come_closes_the_window_that_a_past_day_opens() -> None:
    text = "As of August 31, 2024, the chain had 210 shops. In September, it plans to add 12."
    assert window(text) == (date(2024, 8, 31), date(2024, 10, 1))


def test_a_reported_quarter_is_over_and_the_summer_is_still_to_come() -> None:
    text = (
        "The maker has raised its 2023 sales target. Exports helped profits grow in the last quarter of 2022."
        " This summer, the company will show a van."
    )
    assert window(text) == (date(2023, 1, 1), date(2023, 9, 1))


def test_a_stale_plan_is_outvoted() -> None:
    text = (
        "On May 2, 2024, the firm opened a plant. On May 6, 2024, it hired 40 people."
        " It plans to close the old one by the end of 2023."
    )
    assert window(text) == (date(2024, 5, 6), None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He said on Monday that sales rose last month.",
        "The 1997 bond fell 40 points.",
        "The rights expire on March 4, 1997.",
        "Sales will rise in 2030.",
        "It was founded in 2018.",
    ],
)
def test_no_window_where_nothing_absolute_is_past(text: str) -> None:
    assert window(text) is None


def day(text: str) -> date | None:
    found = dateline(dates_in(text, "text")[0], text)
    return found.start if found else None


@pytest.mark.parametrize(
    "text",
    [
        "*By a reporter, 3 March 2025*\n\nThe ferry sank.",
        "By Ann Bell and Cy Reed | March 3, 2025\n\nThe ferry sank.",
        "Published: Monday, 3 March 2025 09:30 GMT\n\nThe ferry sank.",
        "March 3, 2025\n\nThe ferry sank on 1 March 2025.",
        "SKERRY, Me., March 3, 2025 /Newswire/ -- The ferry sank.",
        "PORT ALDER, March 3, 2025 (NEWS SERVICE) - The ferry sank.",
        "Port Alder - March 3rd, 2025 - The ferry sank.",
        "PORT ALDER, 3 March 2025. The ferry sank.",
        "3 March 2025 - The ferry sank.",
        "Monday, 3 March 2025. The ferry sank.",
        "*Times on this page were last checked on Monday 3 March 2025.*\n\nThe ferry sank.",
    ],
)
def test_a_line_of_its_own_a_byline_or_a_dateline_gives_the_day(text: str) -> None:
    assert day(text) == date(2025, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "On March 3, 2025, the ferry sank.",
        "The ferry sank on March 3, 2025 - a Monday.",
        "March 3, 2025\n\nThe ferry sank.\n\nMarch 5, 2025\n\nIt was raised.",
        "The ferry sank.\n\nMonday, 3 March 2025. The harbour is dark.",
        "SKERRY, March 3 (News Service) - The ferry sank.",
        "By March 3, 2025, all had been paid.",
        "Skerry Ferries (founded March 3, 2025) said that its ferry sank.",
    ],
)
def test_a_day_that_is_told_of_is_none_of_the_text(text: str) -> None:
    assert day(text) is None
