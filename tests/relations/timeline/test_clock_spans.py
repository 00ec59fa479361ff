"""Two times of day and the length that is told to lie between them."""

import pytest

from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.timeline.clock_spans import clock_spans


def _spans(text: str):
    reading = understand(article(text, title="", published="2025-06-12", id="a"))
    return [(one.apart, one.printed, one.fits) for one in clock_spans(reading)]


def test_a_night_ends_on_the_next_day() -> None:
    text = "The fuse blew at 10.20pm. Power was back at 1.50am, {} later."
    assert _spans(text.format("three and a half hours")) == [(210, 210, True)]
    assert _spans(text.format("five and a half hours")) == [(210, 330, False)]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The race began at 9:15 and the last boat was home by 13:40, after three hours.", 265),
        ("They met from noon until 8 in the evening, six hours in all.", 480),
        ("The siege lasted for 30 hours: it began at 6pm on Monday and ended at 4am two days later.", 2040),
    ],
)
def test_times_are_read_in_many_ways(text: str, apart: int) -> None:
    assert [one[0] for one in _spans(text) if not one[2]] == [apart]


@pytest.mark.parametrize(
    "text",
    [
        "Doors open at 6pm and the show starts at 7.30pm, and it sold out in two hours.",
        "He was seen at 6pm and at 8pm. Four hours later he was dead.",
        "Trains run from 5am to 11pm every 20 minutes.",
        "It is on at 3pm London time and 10am in New York, for two hours.",
    ],
)
def test_lengths_that_do_not_run_between_the_two_are_left_out(text: str) -> None:
    assert not [one for one in _spans(text) if not one[2]]
