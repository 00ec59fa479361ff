"""Texts that broke something once, kept for good, and a short run of the fuzzer with texts of its own choosing."""

from __future__ import annotations

import importlib.util
import json
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


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", HERE.parent.parent / "bench" / "fuzz.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FUZZ = loaded()


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
