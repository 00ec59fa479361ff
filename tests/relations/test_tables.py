"""Tables say their sums, differences, shares and changes in every column; the odd one out is told, and nothing else."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.tabled import table_relations

BOLD = """| Region | 2024 | 2023 |
|---|---|---|
| North | 18,240 | 16,000 |
| South | 15,120 | 14,400 |
| West | 9,931 | 8,215 |
| **Total** | **43,291** | **{}** |"""
FILING = """| | 2024 | | | 2023 | |
|---|---|---|---|---|---|
| Cash | $ | 301,958 | | $ | 260,000 |
| Receivables | 7,901 | | | 6,300 | |
| Inventory | 143,032 | | | 120,000 | |
| Total current assets | {} | | | 386,300 | |"""
PROFIT = "| | Q3 2024 |\n|---|---|\n| Net sales | 293,618 |\n| Cost of sales | 153,547 |\n| Gross profit | {} |"
VOTES = """| Party | Votes | Share |
|---|---|---|
| Moss | 4,200 | 42.0% |
| Reed | 3,500 | {} |
| Holt | 2,300 | 23.0% |
| Total | 10,000 | |"""
CHANGES = """| Item | 2023 | 2024 | Change |
|---|---|---|---|
| Cars | 400 | 500 | {} |
| Vans | 200 | 150 | -25% |"""


def told(text: str) -> list[tuple[str, str]]:
    """Equation and printed number of each relation that does not fit."""
    found = table_relations(understand(article(text)))
    return [(one.equation, text[one.anchor.span.start : one.anchor.span.end]) for one in found if not one.fits]


@pytest.mark.parametrize(
    ("table", "right", "wrong", "equation"),
    [
        (BOLD, "38,615", "38,165", "sum"),
        (FILING, "452,891", "542,891", "sum"),
        (PROFIT, "140,071", "150,071", "sum rest"),
        (VOTES, "35.0%", "53.0%", "share percent"),
        (CHANGES, "+25%", "+20%", "change percent"),
    ],
)
def test_the_odd_one_out(table: str, right: str, wrong: str, equation: str) -> None:
    assert told(table.format(right)) == []
    assert told(table.format(wrong)) == [(equation, wrong)]


def test_percentages_of_several_answers_are_no_parts() -> None:
    rows = ("| Measure | Cost | Helped |", "|---|---|---|", "| A | 821 | 31.1% |", "| B | 1,311 | 77.7% |")
    assert told("\n".join([*rows, "| Total | 2,132 | 83.5% |"])) == []


def test_rounded_parts() -> None:
    assert told("| Unit | Sales |\n|---|---|\n| A | 5.2 |\n| B | 1.5 |\n| C | 0.04 |\n| Total | 6.7 |") == []
