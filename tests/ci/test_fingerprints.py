"""A baseline of one commit says nothing of another that only moves things, and exactly the new thing where one is."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from tests.ci.conftest import RISE, SEA, SLIP, SOUND, WRONG, Repository

STATEMENTS = (
    WRONG,
    RISE,
    SLIP,
    SEA,
    SOUND.replace("40,000", "41,000"),
    "Of the 40 members of the council, 12 voted for the plan, or 45% of them, said the town clerk of Mellin.",
    "The trial began on Monday, December 21, 2025, in the district court of Torsa, its spokeswoman said.",
    "The land measures 131 acres (530 hectares) and lies between the river and the old mill, the surveyor said.",
)
FILLER = (
    "The mayor thanked everybody who had come to the hall on a rainy evening and then left early.",
    "Nobody from the ministry wanted to say anything about it, although the question was put more than once.",
)


def archive(repository: Repository, root: Path) -> None:
    """The project's own samples, and generated articles with a mistake in each."""
    for path in sorted((root / "claims" / "articles").iterdir()):
        shutil.copy(path, repository.root / "articles")
    for number, statement in enumerate(STATEMENTS):
        text = f"---\npublished: 2025-12-22\n---\n{FILLER[0]}\n\n{FILLER[1]} {statement} {FILLER[0]}\n\n{FILLER[1]}"
        repository.write(f"articles/made-{number}.md", text)
    repository.commit("An archive with mistakes in it")


@pytest.fixture
def known(factcheck, repository: Repository, root: Path) -> Repository:  # type: ignore[no-untyped-def]
    """The archive, with everything in it that is wrong taken for known."""
    archive(repository, root)
    done = factcheck("check", "articles", "--write-baseline", "known.txt", cwd=repository.root)
    assert done.returncode == 0, done.stderr
    assert len((repository.root / "known.txt").read_text().splitlines()) > len(STATEMENTS)
    repository.commit("Take them for known")
    return repository


def news(factcheck, repository: Repository) -> list[str]:  # type: ignore[no-untyped-def]
    arguments = ("--baseline", "known.txt", "--fail-on", "note", "--format", "lines")
    done = factcheck("check", "articles", *arguments, cwd=repository.root)
    assert done.returncode in (0, 1), done.stderr
    assert (done.returncode == 1) == bool(done.stdout)
    return done.stdout.splitlines()


def texts(repository: Repository) -> list[Path]:
    return sorted(path for path in (repository.root / "articles").rglob("*") if path.suffix in (".md", ".txt"))


def test_the_same_state_has_no_news(factcheck, known: Repository) -> None:  # type: ignore[no-untyped-def]
    assert news(factcheck, known) == []


def test_moved_into_folders(factcheck, known: Repository) -> None:  # type: ignore[no-untyped-def]
    for path in texts(known):
        (path.parent / "2025").mkdir(exist_ok=True)
        path.rename(path.parent / "2025" / path.name)
    assert news(factcheck, known) == []


def test_renamed_so_that_the_order_is_turned_round(factcheck, known: Repository) -> None:  # type: ignore[no-untyped-def]
    paths = texts(known)
    for number, path in enumerate(reversed(paths)):
        path.rename(path.with_name(f"item-{number:03}{path.suffix}"))
    assert news(factcheck, known) == []


@pytest.mark.parametrize("width", [60, 76, 100])
def test_wrapped_anew(factcheck, known: Repository, width: int) -> None:  # type: ignore[no-untyped-def]
    for path in texts(known):
        path.write_text(rewrapped(path.read_text(encoding="utf-8"), width), encoding="utf-8")
    assert news(factcheck, known) == []


def test_other_line_ends_and_a_byte_order_mark(factcheck, known: Repository) -> None:  # type: ignore[no-untyped-def]
    for path in texts(known):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert news(factcheck, known) == []


def test_lines_before_it(factcheck, known: Repository) -> None:  # type: ignore[no-untyped-def]
    for path in texts(known):
        if path.name.startswith("made-"):
            path.write_text(path.read_text().replace("\n---\n", f"\n---\n{FILLER[1]}\n\n{FILLER[1]}\n\n"))
    assert news(factcheck, known) == []


def test_a_figure_that_changes_is_exactly_one_finding(factcheck, known: Repository) -> None:  # type: ignore[no-untyped-def]
    path = known.root / "articles" / "made-0.md"
    path.write_text(path.read_text().replace("$5.6 million", "$5.4 million"))
    (line,) = news(factcheck, known)
    assert "currency-mismatch" in line and line.startswith("articles/made-0.md:")


def test_a_new_mistake_in_a_new_article_is_exactly_one_finding(factcheck, known: Repository) -> None:  # type: ignore[no-untyped-def]
    known.write("articles/bakery.md", "The bakery's revenue fell 10% to $80 million from $120 million in 2024.")
    (line,) = news(factcheck, known)
    assert "change-mismatch" in line and line.startswith("articles/bakery.md:")


def test_a_mistake_that_is_corrected_leaves_nothing(factcheck, known: Repository) -> None:  # type: ignore[no-untyped-def]
    path = known.root / "articles" / "made-1.md"
    path.write_text(path.read_text().replace("80%", "125%"))
    assert news(factcheck, known) == []


def test_two_branches_with_their_own_baselines_merge_without_a_conflict(factcheck, known: Repository) -> None:  # type: ignore[no-untyped-def]
    ours = "The bakery's revenue fell 10% to $80 million from $120 million in 2024."
    theirs = "The airfield covers 200 acres (810 hectares) north of Ostby, the county said in 2025."
    for branch, text in (("ours", ours), ("theirs", theirs)):
        known.git("switch", "--quiet", "--create", branch, "main")
        known.write(f"articles/{branch}.md", text)
        assert factcheck("check", "articles", "--write-baseline", "known.txt", cwd=known.root).returncode == 0
        known.commit(branch)
    merged = known.git("merge", "--no-edit", "ours", check=False)
    assert merged.returncode == 0, merged.stdout
    assert news(factcheck, known) == []


def rewrapped(text: str, width: int) -> str:
    """The text with its paragraphs wrapped to another width; front matter, headings, lists and tables stay."""
    head = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    start = head.end() if head else 0
    blocks = text[start:].split("\n\n")
    plain = [block if re.search(r"^\s*([#|>*-]|\d+\.)", block, re.M) else wrapped(block, width) for block in blocks]
    return text[:start] + "\n\n".join(plain)


def wrapped(block: str, width: int) -> str:
    lines = textwrap.wrap(" ".join(block.split()), width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines) + "\n" * block.endswith("\n")
