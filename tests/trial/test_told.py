"""The scale of what was learned, and the files that it is written to."""

from __future__ import annotations

from math import exp
from pathlib import Path

import pytest

from factcheck.trial import told
from factcheck.trial.told import scale, write


def test_so_many_of_the_scores_of_news_are_told_as_is_asked() -> None:
    ranked = [10.0 - number / 10 for number in range(100)]
    slope, offset = scale(ranked, 1000, {0.6: 1.0, 0.9: 0.2})
    sure = [1 / (1 + exp(-(offset + slope * score))) for score in ranked]
    assert sum(one > 0.6 for one in sure) == 10
    assert sum(one > 0.9 for one in sure) == 2


def test_what_is_meant_stays_where_what_is_told_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "same.tsv"
    path.write_text("meant\t*\t1.00\ntold\told\t2.00\nscale\tslope\t3.00\n", encoding="utf-8")
    monkeypatch.setattr(told, "path_of", lambda equation: tmp_path / f"{equation}.tsv")
    write("same", iter([("same", "told", "new", 0.5)]))
    assert path.read_text(encoding="utf-8") == "meant\t*\t1.00\ntold\tnew\t0.50\n"
