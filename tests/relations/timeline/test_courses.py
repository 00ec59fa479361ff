"""Happenings of one thing whose dates stand against their order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.lexicon import rows
from factcheck.relations.timeline.courses import misorders


def told(text: str) -> list[tuple[str, str]]:
    reading = understand(article(text, published="2024-06-11"))
    return [(one.first.claim.text, one.second.claim.text) for one in misorders(reading.frames)]


@pytest.mark.parametrize(
    "text",
    [
        "The firm was founded in {} and listed in {}.",
        "Ground was broken in {}, and the first passengers boarded in {}.",
        "Mr Loam was arrested in {}. His trial opened in {}.",
        "She married a dyer in {}. They were divorced in {}.",
        "They took him on in {} in a tavern. He knelt before the bench in {}.",
        "He rented a barn in {} and filled it with looms in {}.",
        "The pool was drained in {} before the roof fell in in {}.",
    ],
)
def test_the_second_comes_after_the_first(text: str) -> None:
    assert told(text.format("2015", "2019")) == []
    assert told(text.format("2019", "2015")) == [("2019", "2015")]


@pytest.mark.parametrize(
    "text",
    [
        "The report came in {}. It had been asked for in {}.",
        "The road was closed in {} after a bridge gave way in {}.",
    ],
)
def test_the_second_comes_before_the_first(text: str) -> None:
    assert told(text.format("May 2019", "May 2015")) == []
    assert told(text.format("May 2015", "May 2019")) == [("May 2019", "May 2015")]


@pytest.mark.parametrize(
    "text",
    [
        "The firm was founded in 2019. A rival listed in 2015.",
        "The firm, which was founded in 2019, bought a mill that closed in 2015.",
        "The firm was not founded in 2019 and listed in 2015.",
        "It opened in 2019 and opened in 2015.",
        "The yard opened in February and closed in November.",
    ],
)
def test_what_may_be_of_two_things_or_years_has_no_order(text: str) -> None:
    assert told(text) == []


def test_each_course_has_its_stages_in_order() -> None:
    stages: dict[str, list[int]] = {}
    for course, stage, link, words in rows("happenings"):
        stages.setdefault(course, []).append(int(stage))
        assert link in ("same", "near")
        assert all(word == word.strip().lower() for word in words.split("|"))
    assert all(a < b for found in stages.values() for a, b in pairwise(found))
