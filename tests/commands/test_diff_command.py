"""`factcheck diff`: good enough to write a corrections note from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

OLD = "Beta paid $3 million to its 40 dealers. Acme sold 12 cars in March 2025.\n\nIt has 9 shops.\n"
NEW = "Acme sold 15 cars in March 2025. Beta paid over $3 million to its 40 dealers.\n\nThe chain opens 3 new* ones.\n"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    return tmp_path


def test_a_hedge_that_came_in_is_shown(factcheck, drafts: Path) -> None:
    said = factcheck("diff", "old.md", "new.md", cwd=drafts).stdout
    assert "$3 million → over $3 million" in said


def test_the_note_names_what_was_and_what_is(factcheck, drafts: Path) -> None:
    said = factcheck("diff", "old.md", "new.md", "--format", "markdown", cwd=drafts)
    assert said.returncode == 0
    assert said.stdout.splitlines() == [
        "- **15** (was **12**): “Acme sold 15 cars in March 2025.” Before: “Acme sold 12 cars in March 2025.”",
        "- **over \\$3 million** (was **\\$3 million**): “Beta paid over \\$3 million to its 40 dealers.” "
        "Before: “Beta paid \\$3 million to its 40 dealers.”",
        "- **3** is new: “The chain opens 3 new\\* ones.”",
        "- **9** is gone; it was: “It has 9 shops.”",
    ]


def test_nothing_changed_is_said(factcheck, drafts: Path) -> None:
    said = factcheck("diff", "old.md", "old.md", "--format", "markdown", cwd=drafts)
    assert said.stdout == "No figure changed.\n"
    assert factcheck("diff", "old.md", "old.md", cwd=drafts).stdout == ""


def test_json_has_both_claims(factcheck, drafts: Path) -> None:
    said = factcheck("diff", "old.md", "new.md", "--format", "json", cwd=drafts).stdout
    changed = [line for line in map(json.loads, said.splitlines()) if line["kind"] == "changed"]
    assert [(one["old"]["value"], one["new"]["value"]) for one in changed] == [(12, 15), (3000000, 3000000)]
    assert [one["new"]["relation"] for one in changed] == ["exact", "over"]
