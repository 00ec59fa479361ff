"""What a sentence says of its numbers."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.claims.senses import Senses, excluding, senses
from factcheck.findings.engine import understand
from factcheck.lexicon import rows


def said(text: str) -> list[Senses]:
    """The senses of the numbers of a text of one sentence."""
    claims = understand(article(text, id="a")).claims
    return senses([one for one in claims if one.mention.kind not in ("date", "period")])


def close(text: str, at: int = 0) -> set[str]:
    return set(said(text)[at].close)


def test_each_role_belongs_to_the_closest_number() -> None:
    text = "The storm killed 12 fishermen and injured 45 others."
    assert "dead" in close(text)
    assert "dead" not in close(text, 1)
    assert "hurt" in close(text, 1)


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("The ministry has paid $12.4 million to the theatre.", "paid"),
        ("The ministry will pay $12.4 million to the theatre.", "to come"),
        ("The ministry has not paid the $12.4 million.", "to come"),
        ("A loan of $12.4 million, twice what was asked, has been paid out.", "paid"),
        ("None of the 90 buses is here.", "to come"),
        ("Not a cent of the $12.4 million has arrived.", "to come"),
        ("An instalment of $12.4 million has been paid.", "paid"),
        ("They will hear whether the $12.4 million had been granted.", "asked"),
        ("Drivers got 90 on-the-spot fines.", "cited"),
        ("The line had an operating profit of $84.6 million.", "operating profit"),
    ],
)
def test_what_is_to_come_is_another_role(text: str, sense: str) -> None:
    assert sense in close(text)


def test_a_longer_phrase_hides_the_shorter_one() -> None:
    assert "profit" not in close("The line had an operating profit of $84.6 million.")


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Footings for the 18 turbines would have been delivered.", "delivered"),
        ("Has the $12.4 million been paid?", "paid"),
        ("Nothing of the $12.4 million is here, and the season lasts until May.", "until"),
        ("He told the injured at the gate that 214 votes were enough.", "hurt"),
        ("They are asking six people about the murder.", "dead"),
        ("Tests have found the fever in 19 guests.", "tested"),
    ],
)
def test_what_is_said_of_something_else_is_no_role(text: str, sense: str) -> None:
    assert sense not in {one for one, words in said(text)[0].close.items() if words.away <= 3}


def test_a_denied_death_is_a_life() -> None:
    assert "dead" not in close("Nobody was killed among the 13 guests.")


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("The 900 workers went home.", True),
        ("All of the roughly 900 workers went home.", True),
        ("By the weekend 900 workers went home.", False),
        ("Some workers, 900 of them, went home.", False),
        ("He said that 900 workers went home.", False),
    ],
)
def test_a_number_points_back(text: str, points: bool) -> None:
    assert said(text)[0].pointing is points


def test_a_list_says_nothing() -> None:
    text = ", ".join(f"{number} dead" for number in range(10, 90))
    assert not any(one.close for one in said(text))


def test_every_role_that_excludes_is_one() -> None:
    known = {sense for sense, *_ in rows("senses")} | {later for _, later, *_ in rows("senses")}
    assert {sense for pair in excluding() for sense in pair} <= known
    assert all(a != b for a, b in excluding())
