"""Hostile and broken input, through the command line as whole processes: a clear error or a clean result for each."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest

GOOD = "Acme sold 361,600 cars in 2025, and 200,000 in 2024.\n"
WRONG = "Acme paid 842 million yuan ($5.6 million) to its suppliers in 2025.\n"


def calm(said) -> None:
    """No traceback, and an exit code that means something."""
    assert "Traceback" not in said.stderr, said.stderr[-2000:]
    assert said.returncode in (0, 1, 2)


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_an_error_that_says_so(factcheck, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "empty.txt").write_bytes(content)
    for command in ("check", "extract"):
        said = factcheck(command, tmp_path / "empty.txt")
        calm(said)
        assert said.returncode == 2
        assert "empty.txt" in said.stderr
        assert "empty" in said.stderr


def test_fifty_megabytes_of_digits_end_in_good_time(factcheck, tmp_path: Path) -> None:
    (tmp_path / "digits.txt").write_text("7" * 50_000_000, encoding="ascii")
    said = factcheck("check", tmp_path / "digits.txt", "--format", "json", timeout=300)
    calm(said)
    assert said.seconds < 60
    assert len(said.stdout) < 100_000
    assert json.loads(said.stdout)["findings"] == []


def test_binary_is_refused(factcheck, tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(200_000)
    for name, content in [("noise.txt", noise), ("image.txt", b"\x89PNG\r\n\x1a\n" + noise), ("nul.md", b"\x00" * 999)]:
        (tmp_path / name).write_bytes(content)
        said = factcheck("check", tmp_path / name)
        calm(said)
        assert said.returncode == 2
        assert name in said.stderr


def test_broken_utf8_is_read_around_or_refused_but_never_shifts_offsets(factcheck, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes("Café Acme ".encode() + b"\xe2\x82 sold 361,600 cars \xff in 2025.\n")
    said = factcheck("extract", tmp_path / "broken.txt", "--format", "jsonl")
    calm(said)
    if said.returncode == 2:
        assert "broken.txt" in said.stderr
    else:
        assert "361,600" in [json.loads(line)["text"] for line in said.stdout.splitlines()]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + GOOD + "</div>" * 100_000,
        "<html><body><article><h1>Acme<p>" + GOOD * 20 + "<table><tr><td>",
        "<" * 200_000 + GOOD,
        "<html><body>" + "<!--" * 50_000 + GOOD,
        "<p a='" + "x" * 1_000_000,
    ],
    ids=["deep", "unclosed", "brackets", "comments", "attribute"],
)
def test_unclosed_and_very_deep_html_ends_in_good_time(factcheck, tmp_path: Path, page: str) -> None:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    said = factcheck("check", tmp_path / "page.html", "--format", "json", timeout=300)
    calm(said)
    assert said.seconds < 20
    if said.returncode == 2:
        assert "page.html" in said.stderr


@pytest.mark.parametrize(
    "line",
    [
        "a" * 1_000_000,
        "$" * 1_000_000,
        "1," * 500_000,
        "1 2 " * 250_000,
        " " * 999_999 + "5",
        "(" * 500_000 + ")" * 500_000,
        '"' * 1_000_000,
        "million " * 125_000,
        "from 1 to " * 100_000,
        "one hundred and " * 62_500,
        "| 1 " * 250_000,
        "2025-" * 200_000,
        "Acme Corp " * 100_000,
    ],
    ids=lambda line: line[:12].strip() or "spaces",
)
def test_a_line_of_a_million_characters_ends_in_good_time(factcheck, tmp_path: Path, line: str) -> None:
    (tmp_path / "line.txt").write_text(f"{GOOD}\n{line}\n", encoding="utf-8")
    said = factcheck("check", tmp_path / "line.txt", "--format", "json", timeout=300)
    calm(said)
    assert said.seconds < 60
    assert "361,600" in said.stdout


def test_script_in_a_title_is_text_in_the_page(factcheck, tmp_path: Path) -> None:
    line = {"id": "<img src=x onerror=alert(1)>", "title": "<script>alert('x')</script> Acme pays", "text": WRONG}
    (tmp_path / "corpus.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    said = factcheck("check", tmp_path / "corpus.jsonl", "--report", tmp_path / "out", "--format", "html")
    calm(said)
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.html")]
    assert pages
    for page in [said.stdout, *pages]:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert any("&lt;script&gt;alert" in page for page in pages)


def test_a_path_in_an_id_stays_inside_the_report_folder(factcheck, tmp_path: Path) -> None:
    lines = [{"id": name, "text": WRONG} for name in ("../../outside", "/etc/passwd", "..", "CON", "a" * 300)]
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    said = factcheck("check", tmp_path / "corpus.jsonl", "--report", tmp_path / "deep" / "out", "--fail-on", "never")
    calm(said)
    assert said.returncode == 0, said.stderr
    made = set(tmp_path.rglob("*")) - before - {tmp_path / "deep"}
    assert all((tmp_path / "deep" / "out") in (path, *path.parents) for path in made)


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_formula_in_a_cell_is_text_in_a_spreadsheet(factcheck, tmp_path: Path, command: str) -> None:
    line = {"id": "=cmd|'/c calc'!A1", "title": "@SUM(1+1)", "text": f"=HYPERLINK(1) {WRONG}"}
    (tmp_path / "corpus.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    said = factcheck(command, tmp_path / "corpus.jsonl", "--format", "csv")
    calm(said)
    head, *rows = list(csv.reader(io.StringIO(said.stdout)))
    assert head
    assert rows
    numbers = {"value", "low", "high", "implied_low", "implied_high"}
    cells = [cell for row in rows for name, cell in zip(head, row, strict=True) if name not in numbers]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_an_unreadable_file_among_good_ones_is_named_and_the_others_are_checked(factcheck, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(WRONG, encoding="utf-8")
    (folder / "dangling.md").symlink_to(tmp_path / "nowhere.md")
    (folder / "loop").symlink_to(folder)
    (folder / "round.md").symlink_to(folder / "round.md")
    (folder / "z.md").write_text(GOOD, encoding="utf-8")
    said = factcheck("check", folder, "--format", "json", "--published", "2026-01-05")
    calm(said)
    assert said.returncode == 2
    assert "dangling.md" in said.stderr
    assert "round.md" in said.stderr
    report = json.loads(said.stdout)
    assert [article["id"] for article in report["articles"]] == ["a", "z"]
    assert "currency-mismatch" in {finding["rule"] for finding in report["findings"]}
    assert {Path(problem["path"]).name for problem in report["problems"]} == {"dangling.md", "round.md"}


def test_a_broken_line_of_a_corpus_is_named_and_the_others_are_read(factcheck, tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": GOOD})
    lines = ["{", "[1]", '{"text": 3}', "[" * 100_000, '{"id": "x"}', '{"text": "\\ud800 12 cars"}', good, "9" * 9_999]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    said = factcheck("extract", tmp_path / "corpus.jsonl", "--format", "jsonl")
    calm(said)
    assert said.returncode == 2
    assert {f"line {number}" for number in (1, 2, 3, 4, 5, 8)} <= {
        part for line in said.stderr.splitlines() for part in line.split(": ") if part.startswith("line ")
    }
    assert "361,600" in [json.loads(line)["text"] for line in said.stdout.splitlines()]


GERMAN = """Der Autobauer hat im vergangenen Jahr nach eigenen Angaben 361.600 Fahrzeuge verkauft und damit deutlich
mehr als im Jahr davor. Der Umsatz stieg um 12 Prozent auf 4,5 Milliarden Euro, wie das Unternehmen am Montag mitteilte.
"""
CHINESE = "小米公司在二零二五年售出了361600辆汽车，营业收入达到842亿元，比上一年增长了百分之十二。公司计划明年开店。\n"


@pytest.mark.parametrize("text", [GERMAN, CHINESE], ids=["de", "zh"])
def test_a_text_that_is_not_english_is_said_so_and_not_checked_in_silence(factcheck, tmp_path: Path, text: str) -> None:
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    said = factcheck("check", tmp_path / "article.txt")
    calm(said)
    assert "not in English" in said.stdout + said.stderr
    said = factcheck("extract", tmp_path / "article.txt", "--format", "jsonl")
    calm(said)
    assert "not in English" in said.stderr


def test_control_characters_do_not_reach_the_terminal(factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"\x1b[2J\x1b]0;owned\x07 {WRONG}", encoding="utf-8")
    said = factcheck("check", tmp_path / "a.txt", "--published", "2026-01-05")
    calm(said)
    assert "842" in said.stdout
    assert "\x1b" not in said.stdout
    assert "\x07" not in said.stdout


def test_a_configuration_that_is_no_text_is_refused(factcheck, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    said = factcheck("check", tmp_path / "a.txt")
    calm(said)
    assert said.returncode == 2
    assert "factcheck.toml" in said.stderr
