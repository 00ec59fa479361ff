"""One slip makes one number of another, and is told for what it is."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.slips import difference, neighbours, slip
from factcheck.relations.strip import strip


@pytest.mark.parametrize(
    ("printed", "meant", "cause"),
    [
        ("361,600", 316600, "swap"),
        ("$5.6 million", 5.9e6, "digit"),
        ("$5.6 million", 5.6e9, "scale"),
        ("13 people", 30, "teen"),
        ("4,200", 3456, "none"),
    ],
)
def test_cause(printed: str, meant: float, cause: str) -> None:
    term = strip(understand(article(f"There were {printed} in all, he said."))).terms[0]
    assert slip(term, (meant, meant, meant)) == cause


def test_what_a_slip_made_the_same_slip_undoes() -> None:
    for name, value in neighbours("361"):
        if name in ("swap", "digit"):
            assert (name, 361.0) in neighbours(f"{value:.0f}")


def test_what_an_editor_is_told_explains_the_number_exactly() -> None:
    """$12 million is no $20 million with its digits swapped, though $21 million would be rounded to that."""
    term = strip(understand(article("It was fined $12 million, he said."))).terms[0]
    assert slip(term, (2e7, 2e7, 2e7), exactly=True) == "none"
    assert slip(term, (2.1e7, 2.1e7, 2.1e7), exactly=True) == "swap"


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("1,013 came. 1,103 came.", "swap"),
        ("It paid €2.4 million. It paid €2.4 billion.", "words"),
        ("It paid €2,400. It paid €24,000.", "scale"),
        ("It sold 4,210. It sold 4,910.", "digit"),
        ("It sold 5,000. It sold 5,162.", "near1"),
        ("It sold 5,000. It sold 9,321.", "near3"),
    ],
)
def test_two_numbers_differ_by_a_slip_or_by_how_far_they_are_apart(text: str, how: str) -> None:
    a, b = strip(understand(article(text))).terms
    assert difference(a, b) == difference(b, a) == how
