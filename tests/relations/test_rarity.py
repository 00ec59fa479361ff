"""How rare the words of news are."""

from __future__ import annotations

from factcheck.relations.places import root, stem
from factcheck.relations.rarity import RAREST, rarity, roots_of
from factcheck.relations.resemblance import COMMONEST
from factcheck.relations.stories import telling


def rare(word: str) -> float:
    return rarity(root(stem(word)))


def test_the_fewer_articles_have_a_word_the_rarer_it_is() -> None:
    assert rare("said") <= COMMONEST
    assert rare("said") < rare("company") < rare("hospital") < rare("crocodile") == RAREST


def test_what_every_twentieth_article_has_tells_nothing_of_a_story() -> None:
    assert telling(root(stem("said"))) == 0
    assert telling(root(stem("crocodile"))) == RAREST - 3


def test_the_forms_of_a_word_have_one_root() -> None:
    assert roots_of("The hospital closed. Hospitals close.") == roots_of("the close hospital")
