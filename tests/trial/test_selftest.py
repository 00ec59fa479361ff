"""Slips made on purpose: what is made, what is caught, and that the same seed makes the same."""

from __future__ import annotations

from random import Random

import factcheck
from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.model.article import Article
from factcheck.report.pages.scoreboard import plot, table
from factcheck.trial.mutations import KINDS, mutations
from factcheck.trial.selftest import mutated, selftest

RIGHT = [
    "Revenue rose 80% to $45 million from $25 million in 2024.",
    "The fund paid 842 million yuan ($116 million) for the site.",
    "Seven people died, four in cars and three at sea.",
    "The store opened on Monday, March 24, 2025.",
]


def articles() -> list[Article]:
    return [article(text, id=f"a{n}", published="2025-04-01") for n, text in enumerate(RIGHT)]


def test_a_slip_changes_just_its_own_place() -> None:
    reading = understand(article(RIGHT[0]))
    made = list(mutations(reading, list(reading.claims), Random(1)))
    assert {m.kind for m in made} >= {"digit", "scale", "currency", "date", "direction"} and {
        m.kind for m in made
    } <= set(KINDS)
    for mutation in made:
        after = mutation.of(RIGHT[0])
        assert RIGHT[0][mutation.start : mutation.end] == mutation.was != mutation.now
        assert after[: mutation.start] == RIGHT[0][: mutation.start]
        assert after.endswith(RIGHT[0][mutation.end :])


def test_the_articles_believed_right_raise_no_alarm_and_slips_are_caught() -> None:
    score = selftest(articles(), seed=3)
    assert sum(score.alarms.values()) == 0
    assert score.related >= 5
    assert score.caught["scale"] == score.made["scale"] > 0
    assert score.recall > 0.5


def test_the_same_seed_makes_the_same_slips() -> None:
    first, second = selftest(articles(), seed=5), selftest(articles(), seed=5)
    assert (first.made, first.caught, first.caught_by) == (second.made, second.caught, second.caught_by)


def test_a_mutated_article_keeps_its_date() -> None:
    one = articles()[0]
    (mutation, *_) = mutations(understand(one), list(understand(one).claims), Random(1))
    assert mutated(one, mutation).published == one.published


def test_the_scoreboard_is_a_table_and_a_drawing() -> None:
    score = selftest(articles(), seed=3)
    assert f"caught {score.recall:.0%}" in table(score)
    drawn = plot(score)
    assert drawn.startswith("<svg ") and drawn.count("</text>") >= len(score.made)
    assert factcheck.__version__ not in drawn


def test_the_two_numbers_of_a_score_are_no_claims_and_are_left_alone() -> None:
    match = article("United beat City 3-2 on Saturday, in front of 54,120 fans.", id="m", title="United win 3-2")
    assert selftest([match]).articles == 1
