"""What docs/ tells of rules: a page for each, the records they read, and the example of a rule of your own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from factcheck.articles import article
from factcheck.findings import engine
from factcheck.findings.rulebook import rules_from


def test_each_rule_has_its_page_and_no_page_is_stale(bench: Callable[[str], ModuleType], root: Path) -> None:
    made = bench("rule_pages").pages()
    kept = {path.name: path.read_text(encoding="utf-8") for path in (root / "docs" / "rules").glob("*.md")}
    assert kept.keys() == made.keys(), "run python bench/rule_pages.py"
    assert [name for name in made if made[name] != kept[name]] == [], "run python bench/rule_pages.py"


def test_the_reference_shows_the_records_as_they_are(bench: Callable[[str], ModuleType], root: Path) -> None:
    kept = (root / "docs" / "REFERENCE.md").read_text(encoding="utf-8")
    assert kept == bench("reference_page").page(), "run python bench/reference_page.py"


def test_the_example_of_the_guide_is_a_rule_that_runs(root: Path, tmp_path: Path) -> None:
    guide = (root / "docs" / "RULES.md").read_text(encoding="utf-8")
    example = re.findall(r"^```python\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)[0]
    (tmp_path / "negative_age.py").write_text(example, encoding="utf-8")
    (loaded,) = rules_from(tmp_path)
    text = article("Ann Berg, 34, won the race. Her son is 3 years old.", id="a")
    outcome = engine.check([text], rules=(loaded,), options={"negative-age": {"youngest": 18}})
    found = [(finding.check.rule, finding.operands[0].text) for finding in outcome.findings]
    assert found == [("negative-age", "3 years old")]
    assert not engine.check([text], rules=(loaded,)).findings
