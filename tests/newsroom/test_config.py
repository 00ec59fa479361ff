"""Configuration files: what they may say, where they are found, and what is refused and why."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from factcheck.model.check import Rule
from factcheck.newsroom.config import Config, ConfigError, check_rules, load, read, schema

RULE = Rule("FC101", "currency-mismatch", "conversion", "error", "…", options={"days": 5, "strict": False, "gap": 0.5})


def written(folder: Path, text: str, name: str = "factcheck.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_nearest_file_upward_from_an_article_is_used(tmp_path: Path) -> None:
    written(tmp_path, 'fail-on = "never"')
    written(tmp_path / "desk", 'fail-on = "warning"')
    (tmp_path / "desk" / "business").mkdir()
    assert load(tmp_path / "desk" / "business" / "draft.md").fail_on == "warning"
    assert load(tmp_path / "other.md").fail_on == "never"


def test_without_a_file_near_the_article_the_one_of_the_working_folder_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "here", "within = true")
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert load(tmp_path / "there" / "draft.md").within is True


def test_pyproject_holds_the_same_settings_and_is_passed_over_where_it_holds_none(tmp_path: Path) -> None:
    written(tmp_path, '[tool.factcheck]\nfail-on = "note"\n', "pyproject.toml")
    written(tmp_path / "sub", '[project]\nname = "about-factcheck"\n', "pyproject.toml")
    assert load(tmp_path / "sub" / "a.md").fail_on == "note"
    with pytest.raises(ConfigError, match=r"no \[tool.factcheck\]"):
        load(file=tmp_path / "sub" / "pyproject.toml")


def test_paths_in_the_file_start_from_its_folder(tmp_path: Path) -> None:
    config = read({"house-rules": ["rules"], "rates": "rates.csv", "paths": ["articles"]}, tmp_path / "factcheck.toml")
    assert config.house_rules == (str(tmp_path / "rules"),)
    assert config.rates == str(tmp_path / "rates.csv")
    assert config.paths == (str(tmp_path / "articles"),)


def test_flags_win_where_they_say_something() -> None:
    config = Config(fail_on="never", ignore=("FC202",), within=True)
    flagged = config.with_flags(fail_on="note", ignore=(), within=None, select=("conversion",))
    assert (flagged.fail_on, flagged.ignore, flagged.within) == ("note", ("FC202",), True)
    assert config.with_flags(within=False).within is False


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('fail-om = "never"', r"factcheck.toml: there is no key 'fail-om'; did you mean 'fail-on'\?"),
        ('fail-on = "fatal"', "factcheck.toml: fail-on: 'fatal' is not one of error, warning, note, never"),
        ('ignore = "FC101"', "factcheck.toml: ignore: 'FC101' is not a list of texts"),
        ("within = 1", "factcheck.toml: within: 1 is not true or false"),
        ('[severities]\nprecision-gap = "loud"', "factcheck.toml: severities: .* is not a table of rule = level"),
        ('[[overrides]]\nlocale = "de"', r"factcheck.toml: overrides\[0\]: it needs paths"),
        ('[[overrides]]\npaths = ["a"]\nignor = []', r"overrides\[0\]: there is no key 'ignor'; did you mean 'ignore'"),
        ("fail-on = ", "factcheck.toml: Invalid value"),
        (
            "[limits]\nmegabytes = 9999999999999",
            "limits: .* is not a table of limit = whole number from 1 to 1000000000",
        ),
        ("[limits]\npairs = 0", "limits: .* is not a table of limit"),
        ('vocabularies = ["a\\u0000"]', r"vocabularies: 'a\\x00' is no path"),
        ('report = ""', "report: '' is no path"),
        ('[[overrides]]\npaths = ["\\u0000"]', r"overrides\[0\]: paths: '\\x00' is no path"),
    ],
)
def test_what_has_no_meaning_is_refused_with_file_key_and_remedy(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        load(file=written(tmp_path, text))


def test_an_old_key_is_read_as_the_new_one_with_a_warning(tmp_path: Path) -> None:
    config = load(file=written(tmp_path, 'fail_on = "never"\ndisable = ["FC202"]'))
    assert (config.fail_on, config.ignore) == ("never", ("FC202",))
    assert [warning.partition(": ")[2] for warning in config.warnings] == [
        "'fail_on' is now called 'fail-on'",
        "'disable' is now called 'ignore'",
    ]


def test_a_byte_order_mark_before_the_settings_is_none_of_them(tmp_path: Path) -> None:
    assert load(file=written(tmp_path, '\ufefffail-on = "never"')).fail_on == "never"


def test_two_spellings_of_one_key_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="'fail_on' and 'fail-on' are one key"):
        load(file=written(tmp_path, 'fail-on = "never"\nfail_on = "note"'))


def test_options_and_severities_are_held_against_the_rules() -> None:
    check_rules(Config(options={"currency-mismatch": {"days": 7, "gap": 1}}), [RULE])
    for options, says in [
        ({"currency-mismatsch": {}}, "no rule 'currency-mismatsch'; did you mean 'currency-mismatch'"),
        ({"currency-mismatch": {"day": 7}}, "no option 'day'; did you mean 'days'"),
        ({"currency-mismatch": {"days": "7"}}, "options.currency-mismatch.days: '7' is no int, like the default 5"),
        ({"currency-mismatch": {"days": True}}, "True is no int"),
        ({"currency-mismatch": {"gap": True}}, "True is no float"),
    ]:
        with pytest.raises(ConfigError, match=says):
            check_rules(Config(options=options), [RULE])
    with pytest.raises(ConfigError, match="no rule 'FC9'"):
        check_rules(Config(severities={"FC9": "note"}), [RULE])


def test_overrides_apply_by_folder_and_the_last_one_wins(tmp_path: Path) -> None:
    table = {
        "locale": "en-US",
        "overrides": [
            {"paths": ["wire/**"], "locale": "en-GB", "ignore": ["time"]},
            {"paths": ["**/*.html", "wire/in/*"], "locale": "en-IN", "ignore": ["FC101"]},
        ],
    }
    config = read(table, tmp_path / "factcheck.toml")
    assert config.for_path(str(tmp_path / "desk" / "a.md")).locale == "en-US"
    assert config.for_path(str(tmp_path / "wire" / "a" / "b.md")).locale == "en-GB"
    both = config.for_path(str(tmp_path / "wire" / "in" / "b.md"))
    assert (both.locale, both.ignore) == ("en-IN", ("time", "FC101"))
    assert config.for_path(str(tmp_path / "wire" / "in" / "deep" / "b.md")).locale == "en-GB"
    assert config.for_path(str(tmp_path / "x.html")).locale == "en-IN"
    assert config.for_path(str(tmp_path.parent / "x.html")).locale == "en-US"


def test_the_schema_that_ships_is_the_one_that_is_enforced(root: Path) -> None:
    shipped = json.loads((root / "factcheck" / "resources" / "config.schema.json").read_text(encoding="utf-8"))
    assert shipped == schema(), "write it anew: see docs/CONFIGURATION.md"
    jsonschema.Draft202012Validator.check_schema(shipped)


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"fail-on": "note", "select": ["time"], "within": True, "severities": {"sum-mismatch": "off"}},
        {"options": {"currency-mismatch": {"days": 5, "gap": 0.5, "strict": False, "source": "ecb"}}},
        {"overrides": [{"paths": ["a/**"], "severities": {"x": "note"}}]},
        {"fail-on": 3},
        {"unknown": 1},
        {"select": [1]},
        {"select": "time"},
        {"within": "yes"},
        {"options": {"currency-mismatch": {"days": [1]}}},
        {"overrides": [{"locale": "de"}]},
        {"overrides": [{"paths": ["a"], "fail-on": "note"}]},
        {"overrides": {}},
    ],
)
def test_schema_and_reader_agree_on_what_is_allowed(table: dict[str, object]) -> None:
    valid = jsonschema.Draft202012Validator(schema()).is_valid(table)
    try:
        read(table, Path("factcheck.toml"))
    except ConfigError:
        assert not valid
    else:
        assert valid


def test_every_key_is_described_in_the_documentation(root: Path) -> None:
    page = (root / "docs" / "CONFIGURATION.md").read_text(encoding="utf-8")
    properties = schema()["properties"]
    assert isinstance(properties, dict)
    assert [key for key in properties if f"`{key}`" not in page] == []


def test_a_broken_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "factcheck.toml"
    file.write_bytes(b'locale = "\xff"')
    with pytest.raises(ConfigError, match=r"factcheck\.toml"):
        load(file=file)
    with pytest.raises(ConfigError, match="No such file"):
        load(file=tmp_path / "none.toml")


@pytest.mark.parametrize("said", ["../elsewhere", "link/reports", "/elsewhere"])
def test_a_report_out_of_the_folder_of_its_configuration_is_for_a_flag_to_say(tmp_path: Path, said: str) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    (folder / "factcheck.toml").write_text(f'report = "{said}"\n')
    with pytest.raises(ConfigError, match=r"factcheck\.toml: report: it leads out"):
        load(folder)
    (folder / "factcheck.toml").write_text('report = "reports"\n')
    assert Path(load(folder).report or "") == folder / "reports"
