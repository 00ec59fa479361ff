"""What one input may cost, and what is said where it would cost more."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from factcheck.articles import article, read
from factcheck.findings.engine import check, understand
from factcheck.findings.outcome import Problem
from factcheck.model import budget
from factcheck.model.budget import Cancelled, Limits
from factcheck.newsroom.globs import fits

Run = Callable[..., CompletedProcess[str]]
SOLD = "Acme sold 361,600 cars in 2025.\n"
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sets limits for one test."""

    def set_(**changed: int) -> None:
        monkeypatch.setattr(budget, "limits", lambda: Limits(**changed))
        for module in (
            "factcheck.articles",
            "factcheck.findings.engine",
            "factcheck.mentions.mentions",
            "factcheck.mentions.numbers",
        ):
            monkeypatch.setattr(f"{module}.limits", lambda: Limits(**changed))
        monkeypatch.setattr("factcheck.links.pairs.limits", lambda: Limits(**changed))

    return set_


def problems(*paths: Path) -> list[str]:
    return [one.message for one in read([str(path) for path in paths]) if isinstance(one, Problem)]


def sparse(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(60_000_000)
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.html", "a.docx", "a.json", "a.xml"])
def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    assert "larger than 50 megabytes: limits.megabytes" in problems(sparse(tmp_path / name))[0]


def test_a_line_of_a_corpus_beyond_the_limit_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        file.truncate(60_000_000)
        file.seek(0, 2)
        file.write(b'"}\n' + json.dumps({"id": "b", "text": SOLD}).encode() + b"\n")
    bad, good = read([str(path)])
    assert isinstance(bad, Problem)
    assert bad.place == "line 1" and "larger than 50 megabytes" in bad.message
    assert not isinstance(good, Problem) and good.id == "b"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
def test_a_text_beyond_the_limit_is_refused_whatever_it_stands_in(tmp_path: Path, name: str) -> None:
    text = SOLD * (2_000_001 // len(SOLD) + 1)
    held = {"a.html": f"<html><body><p>{text}</p></body></html>", "a.jsonl": json.dumps({"text": text})}.get(name, text)
    (tmp_path / name).write_text(held, encoding="utf-8")
    assert "longer than 2,000,000 characters: limits.characters" in problems(tmp_path / name)[0]


@pytest.mark.parametrize("inside", [b"<w:p/>" * 1_100_000, b"<w:p><w:r><w:t>5 cars </w:t></w:r></w:p>" * 2_600_000])
def test_a_small_word_document_that_unpacks_to_a_large_one_is_refused(tmp_path: Path, inside: bytes) -> None:
    path = tmp_path / "a.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", WORD + inside + b"</w:document>")
    assert path.stat().st_size < 1_000_000
    assert "limits." in problems(path)[0]


def test_the_others_are_checked_and_the_exit_code_is_two(factcheck: Run, tmp_path: Path) -> None:
    sparse(tmp_path / "big.txt")
    (tmp_path / "small.txt").write_text("Sales rose 80% to 45 from 20.\n")
    ran = factcheck("check", str(tmp_path), "--published", "2026-01-05")
    assert ran.returncode == 2
    assert "big.txt: is larger than 50 megabytes" in ran.stderr
    assert "change-mismatch" in ran.stdout


def test_limits_come_from_the_configuration(factcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("[limits]\ncharacters = 20\n")
    (tmp_path / "a.txt").write_text(SOLD)
    ran = factcheck("check", str(tmp_path / "a.txt"))
    assert ran.returncode == 2
    assert "longer than 20 characters" in ran.stderr


@pytest.mark.parametrize("said", ["characters = 0", "characters = true", 'characters = "many"', "caracters = 5"])
def test_limits_that_mean_nothing_are_refused(factcheck: Run, tmp_path: Path, said: str) -> None:
    (tmp_path / "factcheck.toml").write_text(f"[limits]\n{said}\n")
    ran = factcheck("check", str(tmp_path / "factcheck.toml"))
    assert ran.returncode == 2
    assert "limits" in ran.stderr


def test_numbers_beyond_the_limit_are_left_out_and_a_note_says_so(limited: Callable[..., None]) -> None:
    limited(numbers=10)
    whole = check([article("5 cars and " * 30, published="2026-01-05")])
    assert len(whole.readings[0].claims) == 10
    assert [(one.check.rule, one.level) for one in whole.findings] == [("not-all-compared", "note")]
    assert sum(one.status == "not-understood" for one in whole.coverage) == 20


def test_pairs_beyond_the_limit_are_left_out_and_a_note_says_so(limited: Callable[..., None]) -> None:
    text = "\n\n".join(
        f"Acme has spent $45.5 million on sales in {year}.\n\nIt plans to spend $45.5 million on exports in {year}."
        for year in range(1960, 1990)
    )
    limited(pairs=3)
    assert "not-all-compared" in [one.check.rule for one in check([article(text)]).findings]


def test_many_numbers_that_are_alike_are_said_not_to_be_all_compared() -> None:
    whole = check([article(SOLD * 100, published="2026-01-05")])
    assert [one.check.rule for one in whole.findings] == ["not-all-compared"]
    assert not check([article(SOLD * 10, published="2026-01-05")]).findings


def test_a_check_ends_when_nobody_waits_for_it() -> None:
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked > 100

    with budget.stopping(stopped), pytest.raises(Cancelled):
        understand(article(SOLD * 1000))
    assert asked == 101
    assert understand(article(SOLD)).claims


@pytest.mark.parametrize(
    ("pattern", "path", "fit"),
    [
        ("wire/**", "wire/2025/a.md", True),
        ("wire/**", "wires/a.md", False),
        ("**/a.md", "a.md", True),
        ("**/a.md", "x/y/a.md", True),
        ("**/a.md", "x/ya.md", False),
        ("*.md", "x/a.md", False),
        ("**/a*.md", "ab/c/abc.md", True),
        ("?.md", "/.md", False),
        ("a[1].md", "a[1].md", True),
        ("*a" * 5000 + "*b", "a" * 200, False),
        ("**a" * 5000 + "b", "a" * 200, False),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, fit: bool) -> None:
    assert fits(pattern, path) is fit
