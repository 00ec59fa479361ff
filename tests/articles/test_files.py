from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.articles import read
from factcheck.articles.files import Source, sources
from factcheck.findings.outcome import Problem
from factcheck.model.article import Article

ReadOne = Callable[..., Article]
ProblemOf = Callable[[str, bytes], Problem]


def write(path: Path, text: str = "It rained on 3 days.") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def ids(*paths: str) -> list[str]:
    return [item.id if isinstance(item, Article) else str(item) for item in read(paths)]


def test_a_folder_gives_its_articles_sorted_without_hidden_and_unknown_files(desk: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", "sub/.hidden.txt", ".git/d.txt", "e.py", "f.TXT"):
        write(desk / "in" / name, "<p>It rained.</p>" if name.endswith("html") else "It rained.")
    assert [item.path for item in read(["in"])] == ["in/a.md", "in/b.txt", "in/f.TXT", "in/sub/c.html"]


def test_ids_are_file_names_and_paths_where_names_clash(desk: Path) -> None:
    for name in ("x/storm.txt", "y/storm.txt", "y/fire.txt"):
        write(desk / name)
    assert ids("x", "y") == ["x/storm.txt", "fire", "y/storm.txt"]


def test_a_file_named_twice_is_read_once(desk: Path) -> None:
    write(desk / "x" / "storm.txt")
    assert ids("x/storm.txt", "x") == ["storm"]


def test_loops_of_links_end(desk: Path) -> None:
    write(desk / "x" / "storm.txt")
    (desk / "x" / "again").symlink_to(desk / "x", target_is_directory=True)
    (desk / "x" / "self.txt").symlink_to(desk / "x" / "self.txt")
    found = list(read(["x"]))
    assert [item.id for item in found if isinstance(item, Article)] == ["storm"]
    assert [item.path for item in found if isinstance(item, Problem)] == ["x/self.txt"]


def test_folders_may_lie_as_deep_as_the_system_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deeper than functions may call each other. Made step by step: at once, the name would be too long."""
    monkeypatch.chdir(tmp_path)
    for _ in range(1_100):
        os.mkdir("a")  # noqa: PTH102
        os.chdir("a")
    Path("deep.md").write_text("It sold 5 cars.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (found,) = sources(["."])
    assert isinstance(found, Source) and found.id == "deep"
    for _ in range(1_100):
        os.chdir("a")
    Path("deep.md").unlink()
    for _ in range(1_100):
        os.chdir("..")
        os.rmdir("a")  # noqa: PTH106


def test_a_folder_with_the_name_of_a_file_is_a_folder(desk: Path) -> None:
    write(desk / "x.txt" / "storm.txt")
    assert ids("x.txt") == ["storm"]


def test_what_is_missing_or_closed_is_a_problem_and_the_rest_is_read(desk: Path) -> None:
    write(desk / "good.txt")
    write(desk / "closed.txt")
    (desk / "closed.txt").chmod(0)
    found = list(read(["none.txt", "closed.txt", "bad\0name.txt", "good.txt"]))
    problems = {item.path: item.message for item in found if isinstance(item, Problem)}
    assert problems["none.txt"] == "no such file or directory"
    assert "bad\0name.txt" in problems
    assert found[-1].path == "good.txt" and isinstance(found[-1], Article)
    if os.geteuid() != 0:
        assert problems["closed.txt"] == "permission denied"


def test_a_pipe_is_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "pipe.txt")
    (found,) = read(["pipe.txt"])
    assert isinstance(found, Problem) and "regular file" in found.message


def test_binary_and_broken_files_say_what_is_wrong(problem_of: ProblemOf) -> None:
    assert "empty" in problem_of("a.txt", b"").message
    assert "empty" in problem_of("b.txt", b" \n\n ").message
    assert "empty" in problem_of("g.txt", b"\xef\xbb\xbf\n").message
    assert "binary" in problem_of("c.txt", b"It rained\0on 3 days.").message
    assert "binary" in problem_of("d.txt", bytes(range(1, 256)) * 20).message
    assert "PDF" in problem_of("e.txt", b"%PDF-1.7 ...").message
    broken = "Der Fluß stieg über 3 Meter.\nEr fällt: ".encode() + b"\xe2\x82" + " später, für Größe".encode()
    assert problem_of("f.txt", broken).message == f"broken UTF-8 at byte {broken.index(0xE2)} (line 2)"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_all_its_forms(read_one: ReadOne, encoding: str) -> None:
    text = "The fare rose to £3.50 – “too much”, said Zoë.\r\nIt was £3.\r\n"
    assert read_one("a.txt", text.encode(encoding)).text == text


def test_an_older_western_encoding_is_told(read_one: ReadOne) -> None:
    text = "The fare rose to £3.50 – “too much”, said Zoë Müller of the café. It was £3 until the spring of 2024.\n" * 3
    assert read_one("a.txt", text.encode("cp1252")).text == text


def test_spaces_hyphens_and_newlines_stay_as_they_are(read_one: ReadOne) -> None:
    text = "It cost 1\u202f200\u00a0kr – a hy\u00adphen.\r\nNext\r\n"
    read = read_one("a.txt", text)
    assert read.text == text
    assert read.place("text", text.index("Next")) == (2, 1)


def test_standard_input_may_be_text_a_page_or_a_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(raw: bytes) -> Article:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        (found,) = read(["-"])
        assert isinstance(found, Article), found
        return found

    assert given(b"It rained on 3 days.").id == "stdin"
    assert given(b"<!DOCTYPE html><html><body><p>It rained on 3 days.</p></body></html>").text == "It rained on 3 days."
    assert given(b'{"id": "x", "text": "It rained."}\n').id == "x"


def test_published_from_the_user_wins_over_metadata(read_one: ReadOne) -> None:
    read = read_one("a.md", "---\npublished: 2025-03-04\n---\nIt rained.\n", published="2024-02")
    assert read.published is not None and read.published.iso == "2024-02"
    assert read.published_from == "argument"


def test_a_line_of_a_million_characters_and_a_file_of_digits_are_read(read_one: ReadOne) -> None:
    line = "It rained on 3 days, " * 50_000
    assert max(s.end - s.start for s in read_one("a.txt", line).sentences) <= 4000
    assert len(read_one("b.txt", "7" * 1_900_000).sentences) == 1


def test_a_plain_article_does_not_load_what_it_does_not_need(desk: Path) -> None:
    write(desk / "a.md", "---\npublished: 2025-03-04\n---\nIt rained on 3 days.\n")
    code = (
        "import sys; from factcheck.articles import read; list(read(['a.md']));"
        "heavy = ('trafilatura', 'lxml', 'charset_normalizer', 'dateutil.parser', 'pandas', 'pint');"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
