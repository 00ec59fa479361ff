"""Texts that broke something once, kept for good, and a short run of the fuzzer with texts of its own choosing."""

from __future__ import annotations

import importlib.util
import json
import re
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent
KEPT = [
    json.loads(line)
    for line in (HERE / "texts.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TRIED = 150


def loaded(name: str = "fuzz") -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE.parent.parent / "bench" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FUZZ = loaded()
GRAMMAR = loaded("fuzz_grammar")


@pytest.mark.parametrize("text", KEPT, ids=range(len(KEPT)))
def test_what_broke_once_goes_the_whole_way(text: str) -> None:
    FUZZ.examine(text)


def test_texts_of_fragments_go_the_whole_way() -> None:
    for data in islice(FUZZ.choices(seed=20260105), TRIED):
        text = FUZZ.text_of(data)
        assert FUZZ.fails(text) == "", text


def test_the_fuzzer_sees_what_breaks_and_cuts_it_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_by_crores(text: str) -> str:
        return "broken" if " crore" in text else ""

    monkeypatch.setattr(FUZZ, "fails", broken_by_crores)
    data = [FUZZ.FRAGMENTS.index(fragment) for fragment in ("5.6", " million", " crore", "Acme ", " km")]
    assert FUZZ.text_of(FUZZ.smallest(data)) == " crore"


def test_texts_of_the_grammar_go_through_the_rules_and_the_reports() -> None:
    for number in range(60):
        GRAMMAR.examine(*GRAMMAR.text_numbered(20260105, number))


def test_files_of_the_grammar_end_with_an_exit_code_that_means_something() -> None:
    for number in range(60):
        GRAMMAR.examine_file(20260105, number)


def test_the_grammar_has_a_form_for_every_symbol_and_tries_the_same_again() -> None:
    forms = " ".join(form for some in GRAMMAR.NUMBERS.values() for form in some)
    assert set(re.findall(r"{(\w+)}", forms)) <= GRAMMAR.NUMBERS.keys()
    assert GRAMMAR.text_numbered(1, 5) == GRAMMAR.text_numbered(1, 5) != GRAMMAR.text_numbered(2, 5)
