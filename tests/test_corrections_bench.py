"""A part of bench/corrections.py in every run: what is written is right, and a percentage alone changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def corrections(bench: Callable[[str], ModuleType]) -> ModuleType:
    return bench("corrections")


@pytest.mark.parametrize("rule", ["sum in a table", "unit, calendar, fact sheet"])
def test_what_is_written_is_right(corrections: ModuleType, rule: str) -> None:
    counts = [corrections.trial(rule, slip, 8, 8) for slip in corrections.SLIPS]
    assert [failure for _, failures in counts for failure in failures] == []
    assert sum(count["right"] for count, _ in counts) >= 15


@pytest.mark.parametrize("rule", ["change", "share"])
def test_one_relation_writes_nothing(corrections: ModuleType, rule: str) -> None:
    for slip in corrections.SLIPS:
        counts, _ = corrections.trial(rule, slip, 3, 8)
        assert counts["nothing"] == 3


def test_a_percentage_alone_changes_nothing(corrections: ModuleType) -> None:
    assert corrections.only_the_percentage(12, 8) == 0
