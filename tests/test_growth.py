"""Whole checks take time in proportion to the text, whatever it repeats: a part of bench/hostile.py in every run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SHORT, TIMES = 20_000, 4
# In proportion it would be four times as long, with the square sixteen times.
MOST = 8
PATTERNS = (
    "dates", "edits", "equal ids", "rates", "$1.", "globs", "anniversaries", "ages of one person", "tolls by the hour",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(bench: Callable[[str], ModuleType]) -> ModuleType:
    return bench("hostile")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_four_times_the_text_takes_about_four_times_as_long(hostile: ModuleType, tmp_path: Path, pattern: str) -> None:
    """Processor time of processes of their own, start-up included; what is slow is measured once more."""
    make = hostile.PATTERNS[pattern]

    def seconds(size: int) -> float:
        spent = hostile.cost(make(size, tmp_path))
        assert spent.code == 0 and spent.megabytes < hostile.MOST_MEGABYTES
        return float(spent.seconds)

    short, long = seconds(SHORT), seconds(SHORT * TIMES)
    if long >= MOST * short:
        short, long = max(short, seconds(SHORT)), min(long, seconds(SHORT * TIMES))
    assert long < MOST * short


def test_articles_of_one_id_are_told_apart_and_all_are_read(factcheck: Callable, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"id": "a", "text": "Sales rose 80% to 45 from 20."}) + "\n") * 300)
    ran = factcheck("check", str(path), "--within", "--format", "json")
    ids = [one["id"] for one in json.loads(ran.stdout)["articles"]]
    assert len(ids) == len(set(ids)) == 300
