"""Two sources that count one thing."""

from __future__ import annotations

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.frames.disputes import disputes


def sources(text: str) -> list[tuple[str, str]]:
    return [one.sources for one in disputes(understand(article(text, published="2019-11-05")))]


def test_a_bare_count_of_another_source_is_of_the_same_thing() -> None:
    assert sources("Some 4,200 people marched, according to police. Organisers spoke of 9,500.") == [
        ("police", "Organisers")
    ]


def test_a_count_of_something_else_or_of_one_source_is_no_dispute() -> None:
    assert sources("Some 4,200 people marched, according to police. Organisers spoke of 31 arrests.") == []
    assert sources("Police counted 4,200 people. Later, police spoke of 9,500.") == []
