"""The waterfall says what ties two numbers together in words, and adds up."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.report.pages.evidence import is_link, waterfall

WEIGHTS = {"subject match": 3.5, "period match": 2.0, "status match": 0.0, "place across": -0.5, "value slip": 4.5}


def test_what_speaks_for_the_pair_comes_first_and_the_sum_last() -> None:
    drawing = waterfall(WEIGHTS)
    said = re.findall(r'<text x="0"[^>]*>([^<]+)<', drawing)
    assert said == [
        "Values: one slip apart",
        "Who or what: the same",
        "Time: the same",
        "Place: two articles",
        "together",
    ]
    assert re.findall(r'class="label">([^<]+)<', drawing) == ["+4.5", "+3.5", "+2.0", "-0.5", "+9.5"]


def test_each_bar_begins_where_the_last_one_ends() -> None:
    bars = [
        (float(x), float(width))
        for x, width in re.findall(r'x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', waterfall(WEIGHTS))
    ]
    for (x, width), (after, _) in pairwise(bars[:3]):
        assert abs(x + width - after) < 0.2
    assert abs(bars[3][0] + bars[3][1] - (bars[2][0] + bars[2][1])) < 0.2, "what speaks against leads back"
    assert all(x >= 196 and x + width <= 340 for x, width in bars)


def test_other_scores_are_no_link() -> None:
    assert is_link(WEIGHTS) and not is_link({"shared words": 1.15}) and not is_link({})
