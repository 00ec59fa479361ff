"""What is learned of one number with two meanings."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.model.article import Span
from factcheck.trial.meanings import known, vocabulary
from factcheck.trial.twins import Slip, Twins

CLEAN = "A blast left 27 guests injured. The mayor visited the 27 injured."
BAD = "A blast left 27 guests injured. The mayor visited the 27 dead."


def test_a_pair_of_both_ends_is_a_slip() -> None:
    first, second = (claim.span for claim in understand(article(BAD, id="b")).claims)
    made = Twins(
        "1-x", article(CLEAN, id="a"), article(BAD, id="b"), (Slip("p1", "measure-drift", (first, second)),), ()
    )
    samples = list(known([made]))
    assert [label for _, label, _ in samples] == [1.0]
    assert "family=harm" in samples[0][0]


@pytest.mark.parametrize(("ends", "labels"), [([(13, 15)], []), ([], [0.0])])
def test_a_pair_of_one_end_says_nothing(ends: list[tuple[int, int]], labels: list[float]) -> None:
    slips = tuple(Slip("p1", "sum-mismatch", (Span("text", start, end),)) for start, end in ends)
    made = Twins("1-x", article(CLEAN, id="a"), article(BAD, id="b"), slips, ())
    assert [label for _, label, _ in known([made])] == labels


def test_what_comes_up_seldom_is_not_learned() -> None:
    assert vocabulary([["a", "words=x"], ["a", "words=x"], ["a", "b", "words=x"]]) == ["a"]
