"""Correct stories of things that come again are not held against each other; one story told twice is.

recurring.jsonl holds pairs of articles; `conflict` has the two figures that cannot both be true, or nothing."""

import json
from pathlib import Path

import pytest

from factcheck.articles import article
from factcheck.findings import engine

ROWS = [json.loads(line) for line in Path(__file__).with_name("recurring.jsonl").read_text("utf-8").splitlines()]
CORRECT = [row for row in ROWS if not row["conflict"]]
WRONG = [row for row in ROWS if row["conflict"]]


def alarms(row, backwards=False):
    """The figures of each error and warning about a pair."""
    told = [
        article(one["text"], id=str(number), title=one.get("title", ""), published=one.get("published"))
        for number, one in enumerate(row["articles"])
    ]
    found = engine.check(told[::-1] if backwards else told).findings
    return [{operand.text for operand in one.check.operands} for one in found if one.level != "note"]


def test_there_are_pairs_of_both_kinds():
    assert len(CORRECT) >= 20
    assert len(WRONG) >= 10


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("row", CORRECT, ids=lambda row: row["id"])
def test_the_next_story_of_a_series_has_new_figures(row, backwards):
    assert alarms(row, backwards) == []


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("row", WRONG, ids=lambda row: row["id"])
def test_one_wrong_figure_of_one_occasion_is_found(row, backwards):
    assert alarms(row, backwards) == [set(row["conflict"])]


def pair(first, second, days=(None, None)):
    told = [{"text": text, "published": day} for text, day in zip((first, second), days, strict=True)]
    return alarms({"articles": told})


TOLD = "Acme sold {} cars in Norvane. The average price was $31,400, and {} people work there."


def test_a_story_of_one_day_needs_no_other_figures():
    first, second = "The fire at Acme's plant drove 236 people out.", "The fire at Acme's plant drove 263 people out."
    assert pair(first, second, ("2025-01-22", "2025-01-22")) == [{"236", "263"}]
    assert pair(first, second, ("2025-01-22", "2025-04-22")) == []
    assert pair(first, second) == []


def test_a_story_told_again_much_later_repeats_its_other_figures():
    days = ("2025-01-22", "2025-06-22")
    assert pair(TOLD.format("18,430", "7,210"), TOLD.format("18,340", "7,210"), days) == [{"18,430", "18,340"}]
    assert pair(TOLD.format("18,430", "7,210"), TOLD.format("18,340", "7,260"), days) == []


def test_a_year_that_runs_has_other_figures_on_other_days():
    text = "The Bank of Almere expects inflation of {} in 2025."
    assert pair(text.format("2.61%"), text.format("2.37%"), ("2025-03-20", "2025-06-19")) == []
    told = "Inflation in Almere was {} in 2025."
    assert pair(told.format("2.61%"), told.format("2.37%"), ("2026-03-20", "2026-06-19")) == [{"2.61%", "2.37%"}]


def test_repeated_figures_outweigh_other_dates():
    told = "Acme sold {} cars. The average price was $31,400, and 7,210 people work there. {} is a holiday in Norvane."
    first, second = told.format("18,430", "3 March 2025"), told.format("18,340", "4 April 2025")
    assert pair(first, second) == [{"18,430", "18,340"}]
