"""Paths of the configuration, files that are not there: what the command line makes of them."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from factcheck.cli import run
from factcheck.commands.inputs import named
from factcheck.commands.pair import sides
from factcheck.newsroom.config import Config, read
from factcheck.newsroom.filters import baseline


def test_paths_of_the_configuration_are_told_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk").mkdir()
    settings = read({"paths": ["articles"]}, tmp_path / "factcheck.toml")
    monkeypatch.chdir(tmp_path)
    assert named((), settings) == ["articles"]
    monkeypatch.chdir(tmp_path / "desk")
    assert named((), settings) == ["../articles"]
    assert named(("draft.md",), settings) == ("draft.md",)


@pytest.mark.parametrize("given", ["nowhere.md", "nowhere.md:12", "nowhere.txt:3:40"])
def test_what_looks_like_a_file_is_not_taken_for_a_text(given: str) -> None:
    with pytest.raises(click.ClickException, match="no such file"):
        sides((given, "It sold 12 cars."), Config(), None)


def test_a_missing_baseline_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(baseline.BaselineError, match=r"the baseline cannot be read: No such file or directory$"):
        baseline.read(tmp_path / "known.txt")


def test_an_empty_folder_is_no_clean_bill(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(tmp_path)]) == 2
    assert "no article there" in capsys.readouterr().err


def test_a_missing_file_of_rates_is_no_fault_of_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("It paid €5 million.", encoding="utf-8")
    assert run(["check", str(tmp_path / "a.md"), "--rates", str(tmp_path / "none.csv")]) == 2
    said = capsys.readouterr().err
    assert "none.csv: No such file or directory" in said and "Traceback" not in said
