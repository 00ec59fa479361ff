"""Every case in rules/**/*.md, through the whole engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.findings.cases import Case, cases, misfits
from factcheck.findings.rulebook import LoadedRule, rules

RULES = Path(__file__).resolve().parents[2] / "rules"


def _all() -> Iterator[object]:
    for loaded in rules():
        for case in cases(loaded.cases):
            known = case.kind.startswith("known")
            marks = [pytest.mark.xfail(reason=case.reason, strict=True, raises=AssertionError)] if known else []
            yield pytest.param(case, loaded, marks=marks, id=f"{loaded.rule.name}:{case.line}:{case.kind}")


@pytest.mark.parametrize(("case", "loaded"), list(_all()))
def test_the_rule_says_what_its_case_says(case: Case, loaded: LoadedRule) -> None:
    wrong = misfits(case, loaded)
    assert not wrong, "\n".join([f"{loaded.cases_path}:{case.line}", *wrong])


@pytest.mark.parametrize("loaded", rules(), ids=lambda one: one.rule.name)
def test_every_rule_shows_what_it_flags_and_where_it_stays_silent(loaded: LoadedRule) -> None:
    kinds = {case.kind for case in cases(loaded.cases)}
    assert {"flags", "silent"} <= kinds


def test_no_case_file_is_left_without_its_rule() -> None:
    read = {loaded.cases_path for loaded in rules()}
    assert set(RULES.rglob("*.md")) == read
