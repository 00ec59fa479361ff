from __future__ import annotations

from factcheck.articles import article
from factcheck.model.article import Article

PAGE = """Ferry line orders two electric ships for 88 million kroner

The ferry line across the sound has ordered two ships that run on batteries, for 88 million kroner together. \
They are to sail from 2027.

The two ships at the yard.
Photo: Ada Brink / Northlight

By Signe Aas

"We save 1,200 tonnes of diesel a year," said the head of the line, Odd Rem. Each ship takes 120 cars.

Read more: How the old ferry ran aground in 1994

What it costs

A ticket stays at 42 kroner, the line said in a message to its customers on Friday morning.

Correction: An earlier version of this article said that each ship takes 210 cars. It is 120.

Related articles

Bridge toll to rise by 15%
The bridge authority wants more money for its 3 bridges from next year on.
"""


def zone_of(read: Article, words: str, field: str = "text") -> str:
    return read.zone_at(field, read.fields[field].index(words))


def test_a_page_is_told_apart_into_its_zones() -> None:
    read = article(PAGE)
    assert read.title == "Ferry line orders two electric ships for 88 million kroner"
    expected = {
        "Ferry line orders": "headline",
        "88 million kroner together": "body",
        "The two ships at the yard": "caption",
        "Photo: Ada": "caption",
        "By Signe": "teaser",
        "1,200 tonnes": "quote",
        "Each ship takes 120": "body",
        "aground in 1994": "teaser",
        "What it costs": "body",
        "42 kroner": "body",
        "210 cars": "correction",
        "It is 120": "correction",
        "Related articles": "teaser",
        "15%": "teaser",
        "3 bridges": "teaser",
    }
    assert {words: zone_of(read, words) for words in expected} == expected


def test_a_link_in_the_middle_of_a_text_does_not_swallow_what_follows() -> None:
    prose = "The town has 4,100 flats in its books, and 35 of them stood empty in May, the office said on Friday."
    text = "\n\n".join(["Rents rise by 4%", *[prose] * 3, "Read more", "Why flats stay empty", *[prose] * 6])
    read = article(text)
    assert zone_of(read, "Why flats") == "teaser"
    assert read.sentences[-1].zone == "body"


def test_a_correction_is_told_from_the_sentence_on_that_announces_it() -> None:
    text = "The fair drew 900 people. An earlier version of this story said 9,000 people came."
    assert [s.zone for s in article(text).sentences] == ["body", "correction"]


def test_a_wire_storys_refiling_note_is_a_correction() -> None:
    text = "(Refiles to fix figure in paragraph 3)\n\nThe bank cut its rate to 2.5% on Thursday, as was expected."
    assert [s.zone for s in article(text).sentences] == ["correction", "body"]


def test_a_standfirst_is_a_summary_when_the_lead_says_it_again() -> None:
    text = (
        "Harbour and airport grow\n"
        "Kellness Harbour handled 2.1M tonnes while Arle Airport saw 361k guests and $14M of sales.\n"
        "Kellness Harbour handled 2.1 million tonnes in 2024, and Arle Airport saw 361,600 guests who spent "
        "$14 million in its shops, the county said on Monday.\n"
        "Both want to grow further.\n"
    )
    assert [s.zone for s in article(text).sentences][:3] == ["headline", "summary", "body"]


def test_a_lead_that_is_no_standfirst_stays_body() -> None:
    text = (
        "Harbour grows\n"
        "Kellness Harbour handled 2.1 million tonnes in 2024, the county said on Monday.\n"
        "It wants to grow further.\n"
        "A third crane is to come.\n"
    )
    assert [s.zone for s in article(text).sentences] == ["headline", "body", "body", "body"]


def test_a_text_of_one_line_is_body() -> None:
    assert [s.zone for s in article("3 kilometers").sentences] == ["body"]


def test_a_title_that_the_text_repeats_is_shown_but_not_read_again() -> None:
    text = "# Seven dead in storm\n\nSeven people died in the storm on Sunday, the county said."
    read = article(text, title="Seven dead in storm")
    assert list(read.fields) == ["text"]
    assert read.title == "Seven dead in storm"
    assert read.sentences[0].zone == "headline"


def test_a_title_of_its_own_is_read_first() -> None:
    read = article("The storm hit on Sunday.", title="Seven dead", summary="Some 900 homes are dark.")
    assert list(read.fields) == ["title", "summary", "text"]
    assert [(s.field, s.zone, s.block) for s in read.sentences] == [
        ("title", "headline", 0),
        ("summary", "summary", 1),
        ("text", "body", 2),
    ]


def test_prose_that_only_begins_like_furniture_is_body() -> None:
    text = (
        "The fund kept its stake.\n\n"
        "Related costs came to $4 million, and the fund expects another $2 million next year, it said in a filing "
        "that was published on Friday, after the markets had closed for the long weekend.\n\n"
        "Shares: they rose 3% in early trading, and volume was twice the average of the month before.\n\n"
        "HAYWARD, Calif. (AP) — Two men were hurt on Monday, and police said that 14 shots had been fired\n\n"
        "Shutterstock said its revenue rose 4%.\n"
    )
    assert {s.zone for s in article(text).sentences} == {"body"}
