"""Finding and loading rules: those of the house, of a folder, of a plug-in."""

from __future__ import annotations

import ast
import time
from pathlib import Path

import pytest

import factcheck.rules
from factcheck.findings import rulebook
from factcheck.findings.rulebook import (
    LoadedRule,
    RulebookError,
    chosen,
    rules,
    rules_from,
    rules_of_plugins,
    sorted_and_unique,
)

CASES = """# thirteen

## flags
```article
Sales rose by 13 cars in May.
```
- note thirteen: 13

## silent
```article
Sales rose by 14 cars in May.
```
reason: fourteen is another number
"""


@pytest.fixture
def house_path() -> object:
    """Puts the path of the rules back, so that one test's folder is not the next one's."""
    before = list(factcheck.rules.__path__)
    yield
    factcheck.rules.__path__[:] = before


def test_the_house_has_the_rules_that_it_promises() -> None:
    names = {one.rule.name for one in rules()}
    promised = {
        "currency-mismatch", "unit-mismatch", "conflicting-values", "precision-gap", "headline-mismatch",
        "status-drift", "measure-drift", "sum-mismatch", "change-mismatch", "share-mismatch", "wrong-direction",
        "wrong-period", "wrong-weekday", "date-order", "elapsed-mismatch", "no-such-day",
    }  # fmt: skip
    assert promised <= names


def test_every_rule_stands_in_the_file_of_its_name_and_family_with_its_manual() -> None:
    for one in rules():
        assert one.path.stem == one.rule.name.replace("-", "_")
        assert one.path.parent.name == one.rule.family
        headings = [line.strip("# ").lower() for line in one.manual.splitlines()]
        for heading in ("what it checks", "why editors care", "when it stays silent", "how to fix"):
            assert heading in headings, (one.rule.name, heading)


def test_rules_come_sorted_by_code_and_codes_are_families() -> None:
    codes = [one.rule.code for one in rules()]
    assert codes == sorted(codes)
    by_hundred: dict[str, set[str]] = {}
    for one in rules():
        by_hundred.setdefault(one.rule.code[:-2], set()).add(one.rule.family)
    assert all(len(families) == 1 for families in by_hundred.values()), by_hundred


def test_rules_are_chosen_by_name_code_and_family() -> None:
    mismatch = next(one for one in rules() if one.rule.name == "currency-mismatch")
    conversion = {one.rule.name for one in rules(["conversion"])}
    assert {"currency-mismatch", "unit-mismatch"} <= conversion
    assert rules([mismatch.rule.code]) == rules(["currency-mismatch"]) == (mismatch,)
    rest = chosen(rules(), ["conversion"], ["currency-mismatch"])
    assert {one.rule.name for one in rest} == conversion - {"currency-mismatch"}
    with pytest.raises(RulebookError, match="no rule 'curency-mismatch'; did you mean 'currency-mismatch'"):
        chosen(rules(), ["curency-mismatch"])


def test_a_folder_of_the_newsroom_brings_rules_of_its_own(tmp_path: Path, written, house_path: None) -> None:
    folder = written(tmp_path / "rules" / "house", "thirteen.py", code="X13", name="thirteen").parent
    (folder / "house" / "thirteen.md").write_text(CASES, encoding="utf-8")
    written(folder, "flat_thirteen.py", code="X14", name="flat-thirteen")
    found = rules_from(folder)
    assert [one.rule.name for one in found] == ["thirteen", "flat-thirteen"]
    assert "number thirteen" in found[0].manual
    assert found[0].cases == CASES
    assert not {"thirteen", "flat-thirteen"} & {one.rule.name for one in rules()}


def test_two_rules_of_one_code_or_name_are_refused(tmp_path: Path, written, house_path: None) -> None:
    known = rules()[0]
    folder = written(tmp_path, "clash_of_codes.py", code=known.rule.code, name="clash-of-codes")
    with pytest.raises(RulebookError, match=known.rule.code):
        sorted_and_unique([*rules(), *rules_from(folder)])


def test_a_file_that_is_no_rule_is_named(tmp_path: Path, house_path: None) -> None:
    (tmp_path / "half_a_rule.py").write_text("RULE = 1\n", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"half_a_rule.py: a rule declares RULE"):
        rules_from(tmp_path)
    (tmp_path / "half_a_rule.py").unlink()
    (tmp_path / "broken_rule.py").write_text("def check(:\n", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"broken_rule.py: the rule cannot be loaded: SyntaxError"):
        rules_from(tmp_path)
    with pytest.raises(RulebookError, match="no such folder"):
        rules_from(tmp_path / "nowhere")


def test_a_plugin_is_found_by_its_entry_point(tmp_path: Path, written, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "newsplugin" / "house", "plugin_thirteen.py", code="P13", name="plugin-thirteen")
    (tmp_path / "newsplugin" / "__init__.py").write_text("", encoding="utf-8")
    about = tmp_path / "newsplugin-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: newsplugin\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[factcheck.rules]\nnews = newsplugin\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert [one.rule.name for one in rules_of_plugins(["news"])] == ["plugin-thirteen"]
    with pytest.raises(RulebookError, match="no plug-in 'newz'; did you mean 'news'"):
        rules_of_plugins(["newz"])


def test_finding_and_checking_all_rules_is_quick() -> None:
    """At most 15 ms for 20 rules beside what running their modules costs; the best of five."""
    seconds = []
    for _ in range(5):
        rulebook._house.cache_clear()
        begun = time.process_time()
        loaded = rules()
        seconds.append((time.process_time() - begun) * 20 / len(loaded))
    assert min(seconds) <= 0.015


@pytest.mark.parametrize("loaded", rules(), ids=lambda one: one.rule.name)
def test_rules_know_claims_and_never_reports_or_the_command_line(loaded: LoadedRule) -> None:
    barred = (
        "factcheck.report",
        "factcheck.findings.engine",
        "factcheck.findings.rulebook",
        "factcheck.cli",
        "factcheck.commands",
    )
    for node in ast.walk(ast.parse(loaded.path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        assert not [name for name in names if name.startswith(barred)]
