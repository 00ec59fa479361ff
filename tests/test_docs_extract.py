"""Every example of docs/EXTRACT.md is run: its command lines, its Python, and the tables of what is and is not read."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.report.exact import number_text

PAGE = Path(__file__).resolve().parent.parent / "docs" / "EXTRACT.md"
TEXT = PAGE.read_text(encoding="utf-8")
PUBLISHED = "2026-01-05"


def fences(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def rows(first: str) -> list[list[str]]:
    """The cells of all tables whose first column has this heading, without the code marks around them."""
    found, inside = [], False
    for line in TEXT.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif inside and not set(line) <= set("|- "):
            found.append(cells)
        inside = inside or (line.startswith("|") and cells[0] == first)
    return found


def shown(interval: Interval) -> str:
    low = "(-∞" if interval.low is None else f"{'(' if interval.low_open else '['}{number_text(interval.low)}"
    high = "∞)" if interval.high is None else f"{number_text(interval.high)}{')' if interval.high_open else ']'}"
    return f"{low}, {high}"


def measured_in(claim: Claim) -> str:
    quantity = claim.quantity
    return " per ".join(filter(None, (quantity.currency or quantity.unit, quantity.per)))


def test_every_command_prints_what_the_page_shows(tmp_path: Path) -> None:
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for fence in fences("console"):
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", fence, re.MULTILINE):
            if command.startswith("cat "):
                (tmp_path / command.removeprefix("cat ")).write_text(expected, encoding="utf-8")
                continue
            said = subprocess.run(
                command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8"
            )
            assert (said.stdout + said.stderr).strip() == expected.strip(), command


def test_every_python_example_says_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest("\n".join(fences("python")), {}, PAGE.name, str(PAGE), 0)
    assert test.examples
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE, verbose=False)
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("row", rows("written"), ids=lambda row: row[0])
def test_every_number_of_the_tables_reads_as_the_page_says(row: list[str]) -> None:
    written, number, kind, relation, literal, implied, unit = row
    claim = next(claim for claim in factcheck.extract(written, published=PUBLISHED) if claim.text == number)
    assert [
        claim.quantity.kind,
        claim.quantity.relation,
        shown(claim.quantity.literal),
        shown(claim.quantity.implied),
        measured_in(claim),
    ] == [kind, relation, literal, implied, unit]


@pytest.mark.parametrize("row", rows("date written"), ids=lambda row: row[0])
def test_every_date_of_the_table_reads_as_the_page_says(row: list[str]) -> None:
    written, start, end, grain = row
    when = next(claim.quantity.when for claim in factcheck.extract(written, published=PUBLISHED) if claim.quantity.when)
    assert [str(when.start or ""), str(when.end or ""), when.grain] == [start, end, grain]


@pytest.mark.parametrize("row", rows("not read"), ids=lambda row: row[0])
def test_what_the_page_calls_no_quantity_is_none(row: list[str]) -> None:
    assert factcheck.extract(row[0], published=PUBLISHED) == ()


def test_the_tables_are_there() -> None:
    assert len(rows("written")) > 30
    assert len(rows("date written")) > 10
    assert len(rows("not read")) > 10
