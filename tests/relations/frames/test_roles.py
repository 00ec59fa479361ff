"""Votes with those who may vote, and matches won, drawn and lost."""

from __future__ import annotations

from factcheck.articles.articles import article
from factcheck.claims.view import Reading
from factcheck.findings.engine import understand
from factcheck.relations.frames.roles import ballots, records, results


def _read(text: str) -> Reading:
    return understand(article(text, id="a"))


def test_votes_stand_under_those_who_may_vote() -> None:
    text = (
        "The 120-seat house sat late. It passed the bill by 61 votes to 54. Three members abstained and one was absent."
    )
    (found,) = ballots(_read(text).frames)
    assert found.total is not None
    assert found.total.text == "120"
    assert [part.text for part in found.parts] == ["61", "54", "Three"]


def test_the_voters_may_stand_in_the_paragraph_before() -> None:
    (found,) = ballots(_read("The council has 31 members.\n\nFor the plan were 17 for, 12 against.").frames)
    assert found.total is not None
    assert found.total.text == "31"


def test_without_voters_nothing_is_held_against_the_votes() -> None:
    assert not list(ballots(_read("It passed the bill by 61 votes to 54.").frames))


def test_results_are_named_by_noun_or_verb() -> None:
    (found,) = results(_read("They have two wins, four draws and nine defeats from 15 matches.").frames)
    assert found.total is not None
    assert [found.total.text, *(part.text for part in found.parts)] == ["15", "two", "four", "nine"]
    (record,) = records(_read("Won nine, drawn four, lost five: 31 points.").frames)
    assert (record.won.text, record.drawn.text, record.lost.text, record.points.text) == ("nine", "four", "five", "31")
