"""Reading takes time in proportion to the length of the text, whatever the text repeats."""

from __future__ import annotations

import gc
from time import process_time

import pytest

from factcheck.articles import article
from factcheck.findings.engine import understand

SHORT, TIMES = 5_000, 4
LONGER, MORE = 8, 4
TOO_FAST_TO_TELL = 0.03
FRAGMENTS = (
    "1,", "1.", "1-", "1/", "1:", "1 ", "1\n", "1 to ", "and 1 ", "1 of ", "a of ", "( ", ") ", "“", "'", '"', "| ",
    "| 1 |\n", "$", "$1 ", "1% ", "up 1% ", "from 1 to 2 ", "May ", "May 1, ", "Monday ", "last ", "Mr. ", "U.S. ",
    "A", "A ", "A1 ", "The A of B ", "ACME ", "Acme sold 7 cars. ", "about ", "more than ", "one ", "hundred ",
    "million ", "two and a half ", "1 km ", "per ", "¥1 (1 yuan) ", "-", "—", "# ", "* a\n", "\n\n", " ", "\u00a0",
    "x", "²", "٣", "<!-- ", "[a](b) ", "Read more: ", "he said, ", "3 a.m. ", "quarter ",
)  # fmt: skip


def seconds(text: str) -> float:
    gc.collect()
    begun = process_time()
    understand(article(text, published="2026-01-05"))
    return process_time() - begun


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=repr)
def test_four_times_the_text_takes_about_four_times_as_long(fragment: str) -> None:
    short = fragment * (SHORT // len(fragment))
    understand(article(fragment * 3, published="2026-01-05"))
    first, second = seconds(short), seconds(short * TIMES)
    if second > TOO_FAST_TO_TELL and second >= LONGER * first:  # what it costs to begin is a part of so little time
        first, second = (min(seconds(text * MORE) for _ in range(2)) for text in (short, short * TIMES))
    assert second <= TOO_FAST_TO_TELL or second < LONGER * first
