"""What a pattern cannot do without, and that a text which lacks it is not searched."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import factcheck
from factcheck.findings.rulebook import rules
from factcheck.lexicon.needed import lacking, needed
from factcheck.lexicon.regex import OFTEN, TRIAL, _Regex, regex

TEXTS = [
    *(path.read_text(encoding="utf-8") for path in sorted(Path("bench/twins").glob("1-*.txt"))[:8]),
    "The İstanbul fair ſold 12 Kgs; STRASSE, straße, \u212aelvin. It FELL BY 7% TO 31 on 29 Feb.",
]


@pytest.mark.parametrize(
    ("source", "flags", "cased", "sets"),
    [
        (r"\b(?:won|lost) by \d", 0, True, [{"won by ", "lost by "}]),
        (r"(?:rose|fell)? \w+ percent", 0, True, [{" percent"}]),
        (r"(?P<a>up|down)|level at", 0, True, [{"up", "down", "level at"}]),
        ("Daily", re.IGNORECASE, False, [{"daily"}]),
        (r"(?:years? )+ago", 0, True, [{"ago"}]),
        (r"\d+|of", 0, True, []),
        (r"(?=of)\d(?!the)", 0, True, []),
        ("(?i:of)", 0, True, []),
    ],
)
def test_one_literal_of_each_set_stands_in_every_match(
    source: str, flags: int, cased: bool, sets: list[set[str]]
) -> None:
    found = needed(source, flags)
    assert found[0] == cased
    assert all(any(one <= known or known <= one for one in map(set, found[1])) for known in sets)
    assert bool(found[1]) == bool(sets)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_a_pattern_that_is_used_often_finds_what_it_found_before(flags: int) -> None:
    lazy, plain = regex("(?:silk|kiss)(?:es)?", flags), re.compile("(?:silk|kiss)(?:es)?", flags)
    texts = ["a silk", "KISSES", "nothing", "\u017filk", "\u212aISS", "K\u0130SS", "kissed twice, silk once"]
    for _ in range(OFTEN + TRIAL):
        for text in texts:
            assert (lazy.search(text) is None) == (plain.search(text) is None), text
            assert lazy.findall(text) == plain.findall(text), text
            assert [one.span() for one in lazy.finditer(text)] == [one.span() for one in plain.finditer(text)], text
    assert lazy.search("silk and silk", 3) is not None
    assert lazy.search("silk", 1) is None


def test_no_pattern_of_the_package_matches_without_what_it_needs() -> None:
    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        importlib.import_module(module.name)
    assert rules()
    for pattern in [one for one in gc.get_objects() if isinstance(one, _Regex) and isinstance(one._source, str)]:
        lacks = lacking(str(pattern._source), pattern._flags)
        for text in TEXTS if lacks is not None else ():
            assert not lacks(text) or re.search(pattern._source, text, pattern._flags) is None, pattern._source
