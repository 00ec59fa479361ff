"""Each format opened by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from factcheck.findings.outcome import Outcome, Problem
from factcheck.model.article import Span
from factcheck.model.check import Check, Finding, Operand, Suggestion
from factcheck.report import FORMATS, render
from factcheck.report.cells import cell, csv_text
from factcheck.report.formats.as_github import step_summary
from factcheck.report.formats.as_markdown import code, escaped

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
GITLAB = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[a-z-]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
FILES = {"markdown": "report.md", "csv": "report.csv", "sarif": "report.sarif", "github": "report.github",
         "gitlab": "report.gitlab.json", "junit": "report.junit.xml", "ninjs": "report.ninjs.jsonl",
         "claimreview": "report.claimreview.json"}  # fmt: skip


@pytest.mark.parametrize("format", FILES)
def test_report_is_as_it_was(outcome: Outcome, format: str, golden: Callable[[str, str], None]) -> None:
    golden(FILES[format], render(outcome, format))


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_something_for_an_empty_outcome(format: str) -> None:
    assert isinstance(render(Outcome(), format), str)


def many(outcome: Outcome, count: int) -> Outcome:
    first = outcome.findings[0]
    return replace(outcome, findings=tuple(replace(first, id=f"f{at}") for at in range(count)))


# SARIF


@pytest.fixture
def sarif(outcome: Outcome) -> Any:
    return json.loads(render(outcome, "sarif", manuals={"sum-mismatch": "# sum-mismatch\n\nParts and a total."}))


def test_sarif_is_valid(sarif: Any) -> None:
    path = SCHEMAS / "sarif-schema-2.1.0.json"
    if not path.exists():
        pytest.skip("the official SARIF schema is not beside the checkout")
    errors = [f"{e.json_path}: {e.message}" for e in Draft7Validator(json.loads(path.read_text())).iter_errors(sarif)]
    assert not errors


def test_sarif_declares_every_rule_with_help(sarif: Any) -> None:
    run = sarif["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    assert {rule["name"]: rule["help"]["markdown"] for rule in rules}["sum-mismatch"].endswith("Parts and a total.")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_messages_link_to_the_other_numbers(sarif: Any) -> None:
    for result in sarif["runs"][0]["results"]:
        ids = {location["id"] for location in result["relatedLocations"]}
        linked = {int(number) for number in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])}
        assert linked == ids


def test_sarif_columns_are_code_points_of_the_source(outcome: Outcome, sarif: Any) -> None:
    assert sarif["runs"][0]["columnKind"] == "unicodeCodePoints"
    text = next(r.article.text for r in outcome.readings if r.article.path == "drafts/ferry.md").split("\n")
    result = next(r for r in sarif["runs"][0]["results"] if r["ruleId"] == "FC101")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert text[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "$6.1 million"
    fix = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert {k: v for k, v in region.items() if k != "snippet"} == fix["deletedRegion"]
    assert fix["insertedContent"]["text"] == "$67.2 million"


def test_sarif_uris_are_relative_references(sarif: Any) -> None:
    uris = re.findall(r'"uri": "([^"]*)"', json.dumps(sarif))
    assert len(uris) > 10
    assert all(re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri) for uri in uris)


def test_sarif_declares_a_rule_that_only_a_finding_names(outcome: Outcome) -> None:
    crashed = Finding("f9", Check("rule-crashed", "contradiction", (), level="warning", message="x"), "warning", "p")
    run = json.loads(render(replace(outcome, findings=(crashed,)), "sarif"))["runs"][0]
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]["name"] == "rule-crashed"


# GitHub


def test_github_commands_are_one_line_each_and_escaped(outcome: Outcome) -> None:
    lines = render(outcome, "github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    pattern = r"::(error|warning|notice) (file=[^,:]*)(,[a-zA-Z]+=[^,:]*)*::(?:[^%\r\n]|%25|%0A|%0D)+"
    assert all(re.fullmatch(pattern, command) for command in commands)
    assert len(commands) == len(outcome.findings) + len(outcome.problems)


def test_github_escapes_as_the_toolkit_does(outcome: Outcome) -> None:
    first = outcome.findings[0]
    check = replace(first.check, message="50% of a: b, c", rule="a:b,c", arithmetic="", diagnosis="", suggestion=None)
    line = render(replace(outcome, findings=(replace(first, check=check),), problems=()), "github").splitlines()[0]
    assert line.endswith("title=a%3Ab%2Cc (contradiction)::50%25 of a: b, c")


def test_github_shows_ten_of_a_level_and_says_how_many_are_left(outcome: Outcome) -> None:
    text = render(replace(many(outcome, 23), problems=()), "github")
    assert text.count("::error ") == 10
    assert "13 of them not annotated" in text.splitlines()[-1]
    assert step_summary(many(outcome, 23)).count("| error |") == 23


def test_github_summary_rows_stay_rows(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    summary = step_summary(outcome)
    golden("summary.md", summary)
    rows = [line for line in summary.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


# GitLab


def test_gitlab_report_is_valid_and_its_fingerprints_are_unique(outcome: Outcome) -> None:
    doubled = replace(outcome, findings=outcome.findings + outcome.findings)
    entries = json.loads(render(doubled, "gitlab"))
    assert not list(Draft202012Validator(GITLAB).iter_errors(entries))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 17


def test_gitlab_fingerprints_do_not_hang_on_order(outcome: Outcome) -> None:
    turned = replace(outcome, findings=tuple(reversed(outcome.findings)))
    marks = [{e["fingerprint"] for e in json.loads(render(o, "gitlab"))} for o in (outcome, turned)]
    assert marks[0] == marks[1]


# JUnit


def test_junit_has_a_case_for_each_check_and_counts_them(outcome: Outcome) -> None:
    root = ElementTree.fromstring(render(outcome, "junit"))
    cases = root.findall("./testsuite/testcase")
    assert len(cases) == len(outcome.checks) + len(outcome.problems) == int(root.get("tests") or 0)
    assert len(root.findall(".//failure")) == int(root.get("failures") or 0) == 6
    assert len(root.findall(".//error")) == int(root.get("errors") or 0) == 1
    assert len(root.findall(".//skipped")) == int(root.get("skipped") or 0) == 1
    passing = [case for case in cases if not len(case)]
    assert {"change-mismatch: 12.4 / 8.1 - 1 = 53.1% (line 3)"} <= {case.get("name") for case in passing}


def test_junit_fails_from_the_level_asked_for(outcome: Outcome) -> None:
    assert [render(outcome, "junit", fail_on=f).count("<failure ") for f in ("never", "error", "warning", "note")] == [
        0, 4, 6, 8,
    ]  # fmt: skip


def test_junit_survives_characters_that_xml_forbids(outcome: Outcome) -> None:
    first = outcome.findings[0]
    bad = replace(first.check, message="a\x00\x0b\ufffe\ud800<&\"'>]]>", arithmetic="\x01 < 2")
    hostile = replace(outcome, checks=(("c1", bad),), findings=(replace(first, check=bad),))
    root = ElementTree.fromstring(render(hostile, "junit"))
    failure = root.find(".//failure")
    assert failure is not None
    assert (failure.get("message") or "").endswith("<&\"'>]]>")


# CSV


def test_csv_rows_are_findings_and_no_cell_is_a_formula(outcome: Outcome) -> None:
    rows = list(csv.DictReader(io.StringIO(render(outcome, "csv"))))
    assert [row["rule"] for row in rows] == [finding.check.rule for finding in outcome.findings]
    cells = [value for row in rows for value in row.values()]
    assert not [value for value in cells if value[:1] in "=+-@\t\r" and value and not re.fullmatch(r"-?[\d.]+", value)]
    assert rows[-1]["diagnosis"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-3", "-3"), ("+4.5", "+4.5"), ("-1,570", "'-1,570"),
        ("- item", "'- item"),
        ("\t=1", "'\t'=1"), ("  =1", "'  =1"), ("＝1", "'＝1"), ("a=b", "a=b"), (None, ""), (12, "12"), ("-", "'-"),
        (";=1+1", ";'=1+1"), ("a; @SUM(A1)", "a; '@SUM(A1)"), ("a\n+cmd", "a\n'+cmd"), ("x;-1+1", "x;'-1+1"),
        ("down; -5% now", "down; -5% now"), ("a=b; c", "a=b; c"), ("a, -b", "a, -b"), ("a\t＝1", "a\t'＝1"),
    ],
)  # fmt: skip
def test_cells_are_text_to_a_spreadsheet(value: object, written: str) -> None:
    assert cell(value) == written


# Markdown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<script>", "&lt;script&gt;"), ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"), ("[x](y)", "\\[x\\](y)"),
        ("a|b", "a\\|b"), ("1. item", "1\\. item"), ("- item", "\\- item"), ("a\n\n# b", "a \\# b"),
        ("$5 to $6", "\\$5 to \\$6"),
    ],
)  # fmt: skip
def test_markdown_takes_text_for_text(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_spreadsheet_of_any_country_finds_a_formula(separator: str) -> None:
    """The lines as a spreadsheet parts them that takes another separator than the comma."""
    hostile = ["=1", ";=1+1", "a; =1", 'x, y";=1', "\n=1\n", "a\n;@x", "\t+a", ";;-x", '";"=1']
    text = csv_text(["text"], [["id", one, "end"] for one in hostile])
    found = [part for line in text.splitlines() for part in line.split(separator)] if separator != "," else [
        part for row in csv.reader(io.StringIO(text)) for part in row
    ]  # fmt: skip
    assert not [part for part in found if part.lstrip(' "').startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    "text", ["@everyone", "so @here.", "a@b.example", "https://x.example/a", "www.x.example", "ftp://x",
             "WWW.X.example", "@_all"]
)  # fmt: skip
def test_markdown_addresses_nobody_and_links_nowhere(text: str) -> None:
    """What mention and link filters look for, once Markdown's own escapes are gone."""
    plain = re.sub(r"\\([^A-Za-z0-9\s])", r"\1", escaped(text))
    assert not re.search(r"@[\w.]|(?i:\bwww\.)|[a-z]://", plain)
    assert plain.replace("\u200b", "") == text


def test_code_spans_hold_backticks() -> None:
    assert code("a`b``c") == "``` a`b``c ```"


def test_markdown_of_a_hostile_article_has_no_tag(outcome: Outcome) -> None:
    outside_code = re.sub(r"`[^`\n]*`", "", render(outcome, "markdown"))
    assert not re.search(r"<[a-z/]", outside_code)


def test_a_suggestion_alone_does_not_break_a_format(outcome: Outcome) -> None:
    first = outcome.findings[0]
    check = Check(first.check.rule, "contradiction", (), message="m", suggestion=Suggestion("s"))
    bare = replace(outcome, findings=(Finding("f1", check, "error", "x"),), problems=(Problem("a", "", "b"),))
    for format in FORMATS:
        assert render(bare, format) or format == "ninjs", format


def test_a_finding_about_a_whole_article_has_no_number_to_show(outcome: Outcome) -> None:
    nothing = Operand("article", "bakery", Span("text", 0, 0), "")
    check = Check("language-not-read", "not-comparable", (nothing,), message="The text is in French.")
    bare = replace(outcome, findings=(Finding("f1", check, "note", "x"),), checks=(("c1", check),), problems=())
    for format in FORMATS:
        assert "language-not-read" in render(bare, format) or format in ("junit", "claimreview"), format
    assert "|" not in render(bare, "text")
    assert "<sup>" not in render(bare, "html")
    assert ">" not in render(bare, "markdown")
