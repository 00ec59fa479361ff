"""Which articles tell one story, and which of their figures are one figure told in two ways."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings import engine
from factcheck.model.article import Article
from factcheck.relations.across import told_across
from factcheck.relations.stories import stories

WIRE = (
    "Tamarind Ferries withdrew the catamaran Silver Heron from the Ostrava Sound crossing on Monday after divers found"
    " cracks in a rudder bearing. The vessel carries {passengers} passengers and 88 cars. The yard in Port Lisle put"
    " the repair at {repair}, chief engineer Halvard Nyqvist said."
)
LOCAL = (
    "Commuters queued in the rain as the Silver Heron lay idle in Port Lisle. Tamarind Ferries blames a worn rudder"
    " bearing. Chief engineer Halvard Nyqvist said the yard put the repair at {repair}. The catamaran, with room for"
    " {passengers} passengers, should be back on the Ostrava Sound crossing next month."
)
OTHER = (
    "Rates at the central bank stayed where they were. Analysts had expected as much, and bond yields of 4.35 percent"
    " moved little in an afternoon of thin trade."
)


def made(id: str, text: str, published: str = "2024-03-05", **figures: str) -> Article:
    return article(text.format_map(figures), id=id, published=published)


def told(*articles: Article) -> list[tuple[str, str]]:
    found = engine.check(articles).findings
    return [
        (one.operands[0].text, one.operands[1].text)
        for one in found
        if one.check.rule == "conflicting-values" and one.level == "warning"
    ]


def test_articles_that_share_names_and_rare_words_are_one_story() -> None:
    texts = [
        made("a", WIRE, passengers="412", repair="$1.86 million"),
        made("b", OTHER),
        made("c", LOCAL, passengers="412", repair="$1.86 million"),
    ]
    found = list(stories([engine.understand(one) for one in texts]))
    assert [(one.first, one.second) for one in found] == [(0, 2)]
    assert found[0].figures > 0
    assert found[0].days == 0


def test_a_story_of_another_season_is_another_story() -> None:
    texts = [
        made("a", WIRE, passengers="412", repair="$1.86 million"),
        made("b", LOCAL, "2024-06-05", passengers="412", repair="$1.86 million"),
    ]
    assert list(stories([engine.understand(one) for one in texts])) == []


@pytest.mark.parametrize("repair", ["$1.68 million", "$1.86 billion", "€1.86 million"])
def test_a_figure_told_in_two_ways_is_told(repair: str) -> None:
    wire = made("wire", WIRE, passengers="412", repair="$1.86 million")
    local = made("local", LOCAL, passengers="412", repair=repair)
    assert told(wire, local) == [("$1.86 million", repair)]


def test_the_same_figures_are_not() -> None:
    wire = made("wire", WIRE, passengers="412", repair="$1.86 million")
    assert told(wire, made("local", LOCAL, passengers="412", repair="$1.86 million")) == []
    assert told(wire, made("local", LOCAL, passengers="some 410", repair="about $1.9 million")) == []


def test_each_figure_is_told_once_of_a_pair_of_articles() -> None:
    wire = made("wire", WIRE, passengers="412", repair="$1.86 million")
    local = made("local", LOCAL, passengers="412", repair="$1.68 million")
    readings = [engine.understand(one) for one in (wire, local)]
    ends = [(pair.a.order, pair.b.order) for pair, _, _ in told_across(readings)]
    assert len({a for a, _ in ends}) == len({b for _, b in ends}) == len(ends)
