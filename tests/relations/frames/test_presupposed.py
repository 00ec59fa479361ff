"""Statuses that a text takes for granted, against what it tells."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.relations.frames.presupposed import presupposed


def statuses(text: str) -> list[str]:
    return [one.status for one in presupposed(article(text, published="2019-11-05"))]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "status"),
    [
        ("A jury found the baker guilty of arson. The {} baker said nothing.", "convicted", "acquitted", "acquitted"),
        ("Members must still approve the {} merger.", "planned", "completed", "completed"),
        ("Both boys were found safe and well. The {} boys are recovering in hospital.", "rescued", "dead", "dead"),
        ("The strike may still be averted. The {} strike was called by two unions.", "threatened", "cancelled",
         "cancelled"),
        ("Three clerks have been {} theft. No pleas were taken.", "accused of", "convicted of", "convicted"),
    ],
)  # fmt: skip
def test_a_status_needs_something_that_tells_of_it(text: str, right: str, wrong: str, status: str) -> None:
    assert status not in statuses(text.format(right))
    assert status in statuses(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "A jury found her guilty of arson and acquitted her of theft. The acquitted baker will be sentenced.",
        "The board has approved the bridge. The approved bridge will be put to a vote of the county.",
        "The deal may yet fail. The clerk must still approve it.",
    ],
)
def test_a_status_that_is_told_is_left_alone(text: str) -> None:
    assert statuses(text) == []
