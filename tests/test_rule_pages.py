"""docs/rules/ holds a page for each rule, as its declaration, its manual and its cases are now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType


def test_each_rule_has_its_page_and_no_page_is_stale(bench: Callable[[str], ModuleType], root: Path) -> None:
    made = bench("rule_pages").pages()
    kept = {path.name: path.read_text(encoding="utf-8") for path in (root / "docs" / "rules").glob("*.md")}
    assert kept.keys() == made.keys(), "run python bench/rule_pages.py"
    assert [name for name in made if made[name] != kept[name]] == [], "run python bench/rule_pages.py"
