"""Things that are taken one after the other: first, second, third."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.frames.ordered import Ordered, ordered


def _found(text: str) -> list[Ordered]:
    return [one for frame in understand(article(text, id="a")).frames for one in ordered(frame)]


@pytest.mark.parametrize(
    ("text", "count", "is_open"),
    [
        ("There are two ways: first, by sea; second, by land; and third, by air.", 3, False),
        ("Three habits helped. The first was sleep. The next was a walk.", 2, False),
        ("Three habits helped. The first was sleep. The second was a walk, and another was tea.", 2, True),
        ("Two reasons were given. First, the cost. And then there is the noise.", 2, False),
    ],
)
def test_they_are_counted(text: str, count: int, is_open: bool) -> None:
    (found,) = _found(text)
    assert (found.count, found.open) == (count, is_open)


@pytest.mark.parametrize(
    "text",
    [
        "Two goals came in the first half, the second from a corner.",
        "The plan has two aims. It was drawn up in May. Nobody read it. First, there was the war.",
        "There are two ways. The first is by sea.",
    ],
)
def test_what_opens_no_clause_or_comes_late_is_not_counted(text: str) -> None:
    assert _found(text) == []
