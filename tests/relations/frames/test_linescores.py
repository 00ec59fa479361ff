"""Which lines are the scores of a game's periods and their total."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.relations.frames.linescores import linescores


@pytest.mark.parametrize(
    ("line", "made", "printed"),
    [
        ("Harbor City 7 10 0 14 — 31", 31, 31),
        ("Eastwood 0 3 7 13 -- 33", 23, 33),
        ("Dockside: 21, 18, 25, 19 – 83", 83, 83),
    ],
)
def test_a_line_score_adds_up_its_periods(line: str, made: int, printed: int) -> None:
    found = list(linescores(article(f"The match is over.\n\n{line}\n")))
    assert [(one.made, one.printed) for one in found] == [(made, printed)]


@pytest.mark.parametrize("line", ["Harbor City 31 — 24", "Flight 7 10 12 to Rome", "Eastwood 000 210 00x — 3 8 0"])
def test_other_lines_are_no_line_scores(line: str) -> None:
    assert not list(linescores(article(f"The match is over.\n\n{line}\n")))
