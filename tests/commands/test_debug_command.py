"""`factcheck debug`: what each stage makes of a text."""

from __future__ import annotations

from pathlib import Path

TEXT = "Production climbed 27 percent to 79,860 vehicles from 66,000 a year earlier."


def test_tokens_draw_movements_and_numbers(factcheck) -> None:
    assert factcheck("debug", "tokens", TEXT).stdout == "¶ production + P to C from C D §\n"


def test_mentions_give_kind_and_interval(factcheck) -> None:
    said = factcheck("debug", "mentions", TEXT).stdout
    assert "text:33-39 count “79,860”: unit vehicle; relation exact; literal [79855, 79865)" in said


def test_relations_give_what_the_numbers_make(factcheck, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(TEXT, encoding="utf-8")
    said = factcheck("debug", "relations", "draft.md", cwd=tmp_path).stdout
    first = said.splitlines()[0]
    assert "change percent: by 27 percent, to 79,860, from 66,000: gives 21, wrong at" in first


def test_a_day_that_is_none_is_refused(factcheck) -> None:
    said = factcheck("debug", "tokens", TEXT, "--published", "soon")
    assert said.returncode == 2
    assert "--published" in said.stderr
