"""Which numbers of a text are taken to be the same figure, and which are not."""

from __future__ import annotations

from random import Random

import pytest

from factcheck.articles import article
from factcheck.claims.levels import companions, context_levels, place, value
from factcheck.findings.engine import understand
from factcheck.links.links import BLOCK_LIMIT, block_keys, links, weigh, weights
from factcheck.model.claim import Claim


def claims_of(text: str, **known: str) -> list[Claim]:
    return [
        c for c in understand(article(text, **{"id": "a", **known})).claims if c.mention.kind not in ("date", "period")
    ]


def linked(*texts: str) -> set[frozenset[str]]:
    found = [claim for number, text in enumerate(texts) for claim in claims_of(text, id=f"a{number}")]
    return {frozenset((link.a.text, link.b.text)) for link in links(found)}


def test_a_slip_in_a_repeated_figure_is_the_same_figure() -> None:
    text = (
        "Northwind Motors sold 361,600 cars in 2025.\n\nIt was a year of records.\n\n"
        "In 2025, Northwind Motors sold 316,600 cars."
    )
    assert frozenset(("361,600", "316,600")) in linked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Group turnover of Linden rose 7.2 percent to 3.88 billion marks. World turnover in plant construction rose "
        "7.4 percent to 777 million marks.",
        "Northwind bought 50 branches. Its presence in the state grows to 143 branches.",
        "Northwind sold 361,600 cars in 2025, up from 316,600 cars in 2024.",
        "Rainbow raised its stake in Progressive to 52 percent. Rainbow needs a 25 percent stake in Alder to stop it.",
        "The first night of raids killed 80 people. A second night of raids killed eight people.",
    ],
    ids=["parallel", "part", "base", "two targets", "second"],
)
def test_two_things_in_like_words_are_not_one(text: str) -> None:
    assert not any(len(pair) == 2 for pair in linked(text))


def test_two_reports_of_one_event_are_held_against_each_other() -> None:
    first = "The quake struck at 2:09 a.m. about 14 miles northeast of Alderburg and had a depth of 1.2 miles."
    second = "The quake struck at 2:09 a.m., about 14 miles northeast of Alderburg, with a depth of 12 miles."
    assert frozenset(("1.2 miles", "12 miles")) in linked(first, second)


def test_the_order_of_articles_changes_nothing() -> None:
    texts = [
        "Crumb & Co had revenue of $41.2 million in 2024.",
        "Revenue of Crumb & Co was $14.2 million in 2024.",
        "A storm killed 12 people in Alderburg.",
    ]
    shuffled = list(texts)
    Random(3).shuffle(shuffled)
    assert linked(*texts) == linked(*shuffled)


def test_every_level_that_a_pair_can_have_has_a_weight() -> None:
    found = claims_of(
        "Northwind sold 361,600 cars in May. “We sold 40,000,” said Ann Berg.\n\nRivals sold 3 million cars against "
        "2 million a year earlier.",
        title="Northwind sells 361k cars",
    )
    for a in found:
        for b in found:
            assert weigh(a, b).weight == pytest.approx(sum(weigh(b, a).weights.values()))
    assert {facet for facet, _ in weights()} >= {"subject", "measure", "value", "context", "companions", "place"}


def test_other_numbers_of_both_sentences_speak_for_or_against() -> None:
    one, _, two, _, three, _ = claims_of(
        "The ship had 288 berths for 125 guests. Of 288 berths, 125 guests took some. Its 300 berths had 90 guests."
    )
    assert companions(one, two) == "agree"
    assert companions(one, three) == "differ"


def test_a_number_that_the_other_sentence_gives_of_something_else_is_taken() -> None:
    found = claims_of(
        "OPEC pumped 16.1 million barrels. OPEC pumped 16.1 million barrels, others 16.6 million barrels."
    )
    assert companions(found[0], found[2]) == "taken"


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("361,600 cars", "361,600 cars", "same"),
        ("12 cars", "12 cars", "equal"),
        ("361,600 cars", "316,600 cars", "slip"),
        ("$4.35 million", "$4.35 billion", "slip"),
        ("$3 million", "$3 billion", "short-slip"),
        ("$799", "£799", "currency"),
        ("over 360,000 cars", "361,600 cars", "bound"),
        ("20 cars", "35 cars", "apart"),
        ("20 cars", "900 cars", "far"),
    ],
)
def test_how_two_numbers_compare(a: str, b: str, level: str) -> None:
    first, second = claims_of(f"They have {a}."), claims_of(f"They have {b}.")
    assert value(first[0], second[0]) == level
    assert value(second[0], first[0]) == level


def test_headline_and_text_are_told_from_neighbours() -> None:
    found = claims_of("Northwind sold 361,600 cars. It made 400,000 cars.", title="Northwind sells 361,600 cars")
    assert [place(found[0], found[1]), place(found[1], found[2])] == ["top", "beside"]


def test_a_word_of_contrast_and_a_base_are_seen() -> None:
    first, second = claims_of("Another 40 people fell ill. Sales rose to 50 units against 30 units.")[:2]
    assert context_levels(first, second)["contrast"] in ("one", "both")
    found = claims_of("Sales rose to 50 units. Sales were 80 units against 30 units.")
    assert context_levels(found[0], found[2])["base"] == "conflict"


def test_a_block_that_has_grown_too_large_is_left_alone() -> None:
    texts = [f"Northwind sold {1000 + number} cars." for number in range(BLOCK_LIMIT + 5)]
    found = [claim for number, text in enumerate(texts) for claim in claims_of(text, id=f"a{number}")]
    assert len(set.intersection(*(set(block_keys(claim)) for claim in found))) >= 1
    assert not links(found)


def test_links_may_be_asked_for_some_articles_only() -> None:
    texts = ["Crumb & Co had revenue of $41.2 million in 2024."] * 3
    found = [claim for number, text in enumerate(texts) for claim in claims_of(text, id=f"a{number}")]
    touching = links(found, touching={"a0"})
    assert len(links(found)) == 3
    assert {(link.a.article, link.b.article) for link in touching} == {("a0", "a1"), ("a0", "a2")}
