"""A part of bench/corrections.py in every run: what is written is right, and a percentage alone changes nothing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    path = Path(__file__).parents[1] / "bench" / "corrections.py"
    spec = importlib.util.spec_from_file_location("corrections_bench", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("rule", ["sum in a table", "unit, calendar, fact sheet"])
def test_what_is_written_is_right(bench: ModuleType, rule: str) -> None:
    counts = [bench.trial(rule, slip, 8, 8) for slip in bench.SLIPS]
    assert [failure for _, failures in counts for failure in failures] == []
    assert sum(count["right"] for count, _ in counts) >= 15


@pytest.mark.parametrize("rule", ["change", "share"])
def test_one_relation_writes_nothing(bench: ModuleType, rule: str) -> None:
    for slip in bench.SLIPS:
        counts, _ = bench.trial(rule, slip, 3, 8)
        assert counts["nothing"] == 3


def test_a_percentage_alone_changes_nothing(bench: ModuleType) -> None:
    assert bench.only_the_percentage(12, 8) == 0
