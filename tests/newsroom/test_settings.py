"""Settings that would do nothing are refused or named, and decisions are found from everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

WRONG = "Acme paid 842 million yuan ($5.6 million) to its suppliers in 2025.\n"
DECISION = """[[decision]]
fingerprint = "{}"
ruling = "intended"
reason = "As in the contract."
who = "A. Editor"
date = 2025-12-01
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name in ("claims/articles/wire", "claims/decisions"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "claims" / "articles" / "wire" / "draft.md").write_text(WRONG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def decided(factcheck, house: Path) -> Path:
    (house / "factcheck.toml").write_text("", encoding="utf-8")
    said = factcheck("check", house, "--format", "json", "--fail-on", "never")
    (finding,) = json.loads(said.stdout)["findings"]
    file = house / "claims" / "decisions" / "draft.toml"
    file.write_text(DECISION.format(finding["fingerprint"]), encoding="utf-8")
    return house


@pytest.mark.parametrize("mark", ["factcheck.toml", "pyproject.toml", ".git"])
@pytest.mark.parametrize(
    "place", [".", "claims", "claims/articles", "claims/articles/wire", "claims/articles/wire/draft.md"]
)
def test_decisions_are_found_from_every_folder_that_is_checked(factcheck, decided: Path, mark: str, place: str) -> None:
    (decided / "factcheck.toml").unlink()
    if mark == ".git":
        (decided / mark).mkdir()
    else:
        (decided / mark).write_text("[tool.factcheck]\n" if mark == "pyproject.toml" else "", encoding="utf-8")
    assert factcheck("check", decided / place).returncode == 0


@pytest.mark.parametrize("here", [".", "claims/articles", "claims/decisions", "claims/articles/wire"])
def test_decisions_are_found_from_every_working_folder(factcheck, decided: Path, here: str) -> None:
    path = Path("../" * here.count("/") + ("." if here == "." else "..")) / "claims" / "articles"
    said = factcheck("check", path, "--fail-on", "warning", cwd=decided / here)
    assert said.returncode == 0, said.stdout


def test_each_input_has_the_decisions_of_its_own_project(factcheck, decided: Path, tmp_path_factory) -> None:
    other = tmp_path_factory.mktemp("other") / "other.md"
    other.write_text("Acme sold 12 cars.\n", encoding="utf-8")
    assert factcheck("check", other, decided).returncode == 0


def test_a_decision_with_a_misspelt_key_is_refused(factcheck, decided: Path) -> None:
    file = decided / "claims" / "decisions" / "draft.toml"
    file.write_text(file.read_text(encoding="utf-8") + "expire = 2026-06-01\n", encoding="utf-8")
    said = factcheck("check", decided)
    assert said.returncode == 2
    assert "draft.toml: decision 1: there is no key 'expire'; did you mean 'expires'?" in said.stderr
    file.write_text(file.read_text(encoding="utf-8").replace("[[decision]]", "[[decisions]]"), encoding="utf-8")
    assert "there is no key 'decisions'; did you mean 'decision'?" in factcheck("check", decided).stderr


def test_a_configured_folder_of_decisions_that_is_missing_is_named(factcheck, house: Path) -> None:
    (house / "factcheck.toml").write_text('decisions = "rulings"\n', encoding="utf-8")
    said = factcheck("check", house, "--fail-on", "never")
    assert said.returncode == 0
    assert "rulings: there is no such folder of decisions" in said.stderr


@pytest.mark.parametrize("word", ["currency-mismatch", "FC101", "conversion"])
def test_a_rule_may_be_called_by_name_code_or_family(factcheck, house: Path, word: str) -> None:
    draft = house / "claims" / "articles" / "wire" / "draft.md"
    assert factcheck("check", house, "--select", word).returncode == 1
    (house / "factcheck.toml").write_text(f'[severities]\n{word} = "note"\n', encoding="utf-8")
    assert factcheck("check", house).returncode == 0
    (house / "factcheck.toml").write_text(f'[severities]\n{word} = "off"\n', encoding="utf-8")
    assert "$5.6 million" not in factcheck("check", house).stdout
    table = f'[[overrides]]\npaths = ["claims/**"]\nseverities = {{ {word} = "note" }}\n'
    (house / "factcheck.toml").write_text(table, encoding="utf-8")
    assert factcheck("check", house).returncode == 0
    (house / "factcheck.toml").unlink()
    draft.write_text(f"{WRONG.strip()} <!-- factcheck: ignore[{word}] as in the contract -->\n", encoding="utf-8")
    said = factcheck("check", house)
    assert said.returncode == 0
    assert "there is no rule" not in said.stderr


def test_the_name_of_a_rule_goes_before_its_family(factcheck, house: Path) -> None:
    (house / "factcheck.toml").write_text(
        '[severities]\ncurrency-mismatch = "error"\nconversion = "note"\n', encoding="utf-8"
    )
    assert factcheck("check", house).returncode == 1


@pytest.mark.parametrize("tag", ["english", "EN", "xx-GB", "en-gbr"])
def test_a_locale_that_is_none_is_refused(factcheck, house: Path, tag: str) -> None:
    said = factcheck("check", house, "--locale", tag)
    assert said.returncode == 2
    assert f"'{tag}' is no locale" in said.stderr
    for table in (f'locale = "{tag}"\n', f'[[overrides]]\npaths = ["claims/**"]\nlocale = "{tag}"\n'):
        (house / "factcheck.toml").write_text(table, encoding="utf-8")
        said = factcheck("check", house)
        assert said.returncode == 2
        assert f"'{tag}' is no locale" in said.stderr


def test_a_country_that_is_not_known_is_named(factcheck, house: Path) -> None:
    assert "the country of 'en-UK' is not known" in factcheck("check", house, "--locale", "en-UK").stderr
    (house / "factcheck.toml").write_text('locale = "en-UK"\n', encoding="utf-8")
    assert "factcheck.toml: locale: the country of 'en-UK' is not known" in factcheck("check", house).stderr
    (house / "factcheck.toml").write_text('locale = "en-GB"\n', encoding="utf-8")
    assert "country" not in factcheck("check", house).stderr


def test_an_override_that_fits_no_article_is_named(factcheck, house: Path) -> None:
    table = '[[overrides]]\npaths = ["{}"]\nignore = ["time"]\n'
    (house / "factcheck.toml").write_text(table.format("articles/**"), encoding="utf-8")
    assert "overrides[0]: articles/** fits no article" in factcheck("check", house).stderr
    (house / "factcheck.toml").write_text(table.format("claims/articles/**"), encoding="utf-8")
    (house / "notes.md").write_text("It rained.\n", encoding="utf-8")
    assert "overrides" not in factcheck("check", house / "notes.md").stderr
    assert "overrides" not in factcheck("check", house).stderr
    for odd in ("a/" * 5_000 + "*", "**/" * 60 + "x", "../**", "/**", "**/[", "x*/" * 999):
        (house / "factcheck.toml").write_text(table.format(odd), encoding="utf-8")
        said = factcheck("check", house).stderr
        assert "fits no article" in said and "Traceback" not in said


@pytest.mark.parametrize(
    ("file", "line", "word"),
    [
        ("measures.tsv", "bed nights\tstays\tcounts\tbed nights\n", "counts"),
        ("facets.tsv", "scop\tnightly\ta night\n", "scop"),
        ("changes.tsv", "qualiti\tclimbed high\n", "qualiti"),
    ],
)
def test_house_words_of_an_unknown_class_are_refused(factcheck, house: Path, file: str, line: str, word: str) -> None:
    (house / "words").mkdir()
    (house / "words" / file).write_text(line, encoding="utf-8")
    (house / "factcheck.toml").write_text('vocabularies = ["words"]\n', encoding="utf-8")
    said = factcheck("check", house / "claims")
    assert said.returncode == 2
    assert f"{file}: entry 1: there is no class '{word}'; did you mean" in said.stderr
