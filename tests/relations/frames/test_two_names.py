"""One exact figure under two names."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.frames.two_names import two_names


def named(text: str) -> list[str]:
    return [one.first.text for one in two_names(understand(article(text, published="2019-11-05")))]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Revenue of $612.4 million brought a profit of $71.9 million. A {} of $612.4 million is a lot.", "turnover",
         "profit"),
        ("The yard has a backlog of $417 million. Its {} of $417 million pleased the owner.", "backlog", "sales"),
    ],
)  # fmt: skip
def test_an_exact_figure_has_one_name(text: str, right: str, wrong: str) -> None:
    assert named(text.format(right)) == []
    assert len(named(text.format(wrong))) == 1


def test_a_round_figure_may_have_two() -> None:
    assert named("It had sales of $2.5 billion. It raised a debt of $2.5 billion.") == []


def test_what_is_counted_has_many_names() -> None:
    assert (
        named("It cut off 1.2 million homes. It serves 3.5 million customers. Of its 1.2 million customers few knew.")
        == []
    )
