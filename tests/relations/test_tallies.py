"""Which numbers are states of one running count."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.tallies import tallies


def told(text: str) -> list[tuple[str, str, bool]]:
    frames = understand(article(text, id="a")).frames
    return [(one.lesser.text, one.greater.text, one.holds) for one in tallies(frames)]


@pytest.mark.parametrize(
    ("text", "early", "late"),
    [
        ("By dusk 140 sheep had been freed. The count since the flood now stands at 118.", "140", "118"),
        ("The toll had reached 52 by Easter and 47 by the end of June.", "52", "47"),
        ("By Tuesday the club had sold 3,100 tickets. As of Friday it was 2,800.", "3,100", "2,800"),
    ],
)
def test_a_count_that_falls(text: str, early: str, late: str) -> None:
    assert told(text) == [(early, late, False)]


def test_each_state_is_held_against_the_one_before_it() -> None:
    text = "The tally had reached 310 by noon, 420 by dusk and 390 by nightfall."
    assert ("420", "390", False) in told(text)
    assert not any(early == "310" and late == "390" for early, late, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "By dusk 140 sheep had been freed. Of those, 118 were lambs.",
        "The club sold 3,100 tickets in May. Sales fell to 2,800 in June.",
        "By Tuesday the club had sold 3,100 tickets. The hall seats 2,800.",
        "The number of orders dropped from 3,100 in 2005 to 2,800 in 2006.",
    ],
)
def test_other_numbers_are_no_states(text: str) -> None:
    assert not any(not holds for *_, holds in told(text))
