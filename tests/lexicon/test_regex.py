"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
import gc
import importlib
import pickle
import pkgutil
import re
import subprocess
import sys

import pytest

import factcheck
from factcheck.findings.rulebook import rules
from factcheck.lexicon.regex import _Regex, regex


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    year = regex(r"\b(?P<year>(?:19|20)\d\d)\b")
    match = year.search("opened in 2025")
    assert match is not None
    assert match["year"] == "2025"
    assert year.sub("then", "in 2025") == "in then"
    assert year.groupindex == {"year": 1}
    assert regex("[a-z]+", re.IGNORECASE).fullmatch("Acme")
    assert regex(rb"\d").findall(b"a1b2") == [b"1", b"2"]


def test_it_equals_the_pattern_of_its_matches_and_none_other() -> None:
    year = regex(r"\d{4}")
    match = year.search("2025")
    assert match is not None
    assert match.re == year
    assert match.re in (regex("x"), year)
    assert match.re != regex("x")
    assert year == regex(r"\d{4}")
    assert year != regex(r"\d{4}", re.ASCII)
    assert year != r"\d{4}"


def test_nothing_is_compiled_before_the_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("a")


def test_it_can_be_copied_and_sent_to_another_process() -> None:
    year = regex(r"\d{4}")
    for twin in (pickle.loads(pickle.dumps(year)), copy.copy(year), copy.deepcopy(year)):
        assert twin == year
        assert twin.search("2025")


def test_every_pattern_of_the_package_compiles() -> None:
    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        importlib.import_module(module.name)
    assert rules()
    patterns = [one for one in gc.get_objects() if isinstance(one, _Regex) and one._source != "("]
    assert len(patterns) > 300
    for one in patterns:
        assert one.pattern


def test_importing_a_rule_compiles_none_of_its_patterns() -> None:
    code = (
        "import re._compiler as compiler, re\n"
        "made = []\n"
        "import factcheck.findings.rulebook, factcheck.relations.judge\n"
        "before = compiler.compile\n"
        "compiler.compile = lambda *given: made.append(given[0]) or before(*given)\n"
        "import factcheck.rules.arithmetic.share_mismatch\n"
        "assert not made, made\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
