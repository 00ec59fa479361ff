"""The named things of a text, as its titles, capitals and line ends write them."""

from __future__ import annotations

from factcheck.articles import article
from factcheck.claims.entities import entities, same_name


def names(text: str, title: str = "") -> list[str]:
    return [entity.name for entity in entities(article(text, id="a", title=title))]


def test_a_headline_in_capitals_names_what_the_text_names() -> None:
    found = entities(
        article("Alder Bank Ltd said its profit fell in 2024.", id="a", title="ALDER BANK REPORTS LOWER PROFIT")
    )
    assert [(entity.name, {place.field for place in entity.places}) for entity in found] == [
        ("Alder Bank Ltd", {"title", "text"})
    ]


def test_a_name_goes_on_behind_a_line_end_inside_a_sentence() -> None:
    text = """\
    The board of the flour maker met in the valley for the last time
in the year and was told that the shares of its neighbour Alder Fork
Mills had risen on the day, in spite of a harvest that was poor in
most of the country and of a market that closed lower than before.
    It was also told that many of the growers had left for the hills
and would not be back before the snow was gone, so that the mill of
the upper valley would stand still for a month or for even longer.
"""
    assert "Alder Fork Mills" in names(text)


def test_a_title_is_no_part_of_a_name_and_parts_two() -> None:
    assert names("Yesterday Northwind CEO Ann Berg met the press.") == ["Northwind", "Ann Berg"]


def test_a_common_word_before_of_is_no_part_of_a_name() -> None:
    assert names("Exports of Northwind rose, and Orders of Eastwind fell.") == ["Northwind", "Eastwind"]


def test_words_that_open_sentences_name_nothing() -> None:
    assert names("Proceeds reached $4 million. Overall, spending fell. Global demand was weak.") == []


def test_buttons_of_a_page_name_nothing() -> None:
    assert names("They ate a tart Facebook Twitter Email 200g of flour. On Monday Facebook said it had grown.") == [
        "Facebook"
    ]


def test_a_family_name_and_an_acronym_go_with_the_full_name() -> None:
    assert same_name("Ann Berg", "Berg")
    assert same_name("National Grain Board", "NGB")
    assert not same_name("Ann Berg", "Tom Lind")
