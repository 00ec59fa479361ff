"""Sentences as frames: claims are capitals, and patterns of words read movements and partitions from them."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.claims.grammar import LONGEST, Frame, frames
from factcheck.findings.engine import understand
from factcheck.model.article import Sentence
from factcheck.relations.frames.moves import moves
from factcheck.relations.frames.parts import partitions
from factcheck.relations.frames.steps import steps


def frame(text: str) -> Frame:
    return understand(article(text)).frames[0]


def test_claims_become_capitals_with_their_hedge_and_noun() -> None:
    assert frame("Revenue rose 26% to about $99.9 million from $79.1 million.").text == "revenue rose P to M from M."
    assert frame("The bus carried 12 passengers, five women and seven men.").text == "the bus carried C, C and C."


def test_amounts_per_something_are_rates() -> None:
    text = "It earned $91.6 million, or 30 cents a share, in June."
    assert frame(text).text == "it earned M, or R, in D."


def test_a_word_is_found_again_in_the_article() -> None:
    text = "In May the number of visitors  fell to 12 from 10."
    one = frame(text)
    span = one.origin(one.text.index("fell"), "fell")
    assert span is not None
    assert text[span.start : span.end] == "fell"


@pytest.mark.parametrize(
    ("text", "start", "end", "amounts", "direction"),
    [
        ("Sales rose 26% to $99.9 million from $79.1 million.", "$79.1 million", "$99.9 million", ["26%"], "up"),
        ("The chain grew from 20 to 45 shops, up 125%.", "20", "45", ["125%"], "up"),
        ("It earned $45 million, up 12% from $40 million.", "$40 million", "$45 million", ["12%"], "up"),
        ("Profit fell to $50 million from $60 million, or 17%.", "$60 million", "$50 million", ["17%"], "down"),
        ("The rate fell to 5.1% from 7.1% in May.", "7.1%", "5.1%", [], "down"),
        (
            "Net income rose to $91.6 million, or 30 cents a share, from $50.7 million, or 20 cents a share.",
            "$50.7 million",
            "$91.6 million",
            [],
            "up",
        ),
    ],
)
def test_movements(text: str, start: str, end: str, amounts: list[str], direction: str) -> None:
    (move,) = moves(frame(text))
    assert (move.start.text, move.end.text) == (start, end)
    assert [amount.text for amount in move.amounts] == amounts
    assert move.direction == direction


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose to $20 million while costs fell from $30 million.",
        "Sales rose to $20 million and exports grew from 3,000 tons.",
        "It moved from 12 Main Street to 14 Mill Lane after $5 million in repairs.",
    ],
)
def test_two_clauses_make_no_movement(text: str) -> None:
    assert moves(frame(text)) == ()


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("It opened 71 stores (32 in May, 22 in June, 17 in July).", "71", ["32", "22", "17"]),
        ("They found 12 people, five women and seven men, aboard.", "12", ["five", "seven"]),
        ("It has $8 million, made up of $5 million in cash and $3 million in stock.", "$8 million",
         ["$5 million", "$3 million"]),
        ("The law passed with 247 votes for and 114 against out of 361.", "361", ["247", "114"]),
        ("Eight of the 12 jurors were women, the other four men.", "12", ["Eight", "four"]),
        ("It sold 32 ships in May and 22 ships in June, a total of 54.", "54", ["32", "22"]),
    ],
)  # fmt: skip
def test_partitions(text: str, total: str, parts: list[str]) -> None:
    (found,) = partitions(frame(text))
    assert found.total is not None
    assert found.total.text == total
    assert [part.text for part in found.parts] == parts


@pytest.mark.parametrize(
    "text",
    [
        "It opened 71 stores (up from 32 in May).",
        "The village has 1,200 people and $3 million in debt.",
        "He won 12 games (each of 3 sets).",
    ],
)
def test_what_is_no_partition(text: str) -> None:
    assert list(partitions(frame(text))) == []


def test_a_difference_told_in_two_ways_has_the_value_at_one_end() -> None:
    (step,) = steps(frame("The index fell 28.5 points, or 1.2 percent, to 2,345.6."))
    assert (step.difference.text, step.share.text, step.direction) == ("28.5", "1.2 percent", "down")
    assert step.end is not None
    assert step.end.text == "2,345.6"
    assert step.start is None


def test_the_noun_behind_a_second_number_does_not_hide_it() -> None:
    assert frame("Eight of the 12 jurors were women.").text == "C of the C were women."


def test_a_sentence_too_long_to_be_one_is_not_read() -> None:
    sentence = Sentence("text", 0, LONGEST + 1, "body", 0)
    assert list(frames([(sentence, ())], {"text": "x" * (LONGEST + 1)})) == []
