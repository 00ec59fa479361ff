"""Real reports of the project's own articles, opened by readers that are not ours."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from junitparser import Failure, JUnitXml, Skipped
from lxml import html

from factcheck.articles import read
from factcheck.findings import engine
from factcheck.findings.outcome import Outcome
from factcheck.report import render


@pytest.fixture(scope="module")
def real(root: Path) -> Outcome:
    return engine.check(read([str(root / "claims" / "articles")]))


def test_junit_parser_reads_the_cases_and_agrees_with_the_counts(real: Outcome) -> None:
    suites = JUnitXml.fromstring(render(real, "junit").encode())
    cases = [case for suite in suites for case in suite]
    failed = [case for case in cases if any(isinstance(result, Failure) for result in case.result)]
    skipped = [case for case in cases if any(isinstance(result, Skipped) for result in case.result)]
    loud = [finding for finding in real.findings if finding.level in ("error", "warning")]
    assert len(failed) == len(loud) == suites.failures
    assert len(cases) == len(real.checks) == suites.tests
    assert len(skipped) == suites.skipped
    assert len(cases) - len(failed) - len(skipped) > 0, "what holds is shown, too"


def test_the_official_schema_accepts_the_sarif(real: Outcome, shared: Path) -> None:
    schema = json.loads((shared / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(render(real, "sarif"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(real.findings) > 0


def test_the_shipped_schema_accepts_the_json_with_all_checks(real: Outcome, root: Path) -> None:
    schema = json.loads((root / "factcheck" / "resources" / "report.schema.json").read_text(encoding="utf-8"))
    report = json.loads(render(real, "json", checks=True))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(report)] == []


def test_gitlab_finds_what_its_format_requires(real: Outcome) -> None:
    """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""
    levels = {"info", "minor", "major", "critical", "blocker"}
    for issue in json.loads(render(real, "gitlab")):
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(issue)
        assert issue["severity"] in levels
        assert isinstance(issue["location"]["path"], str) and not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1


def test_csv_has_a_row_for_each_finding(real: Outcome) -> None:
    rows = list(csv.DictReader(io.StringIO(render(real, "csv"))))
    assert [row["fingerprint"] for row in rows] == [finding.fingerprint for finding in real.findings]


def test_html_is_read_without_errors_and_names_each_finding(real: Outcome) -> None:
    page = html.document_fromstring(render(real, "html"))
    text = page.text_content()
    assert all(finding.check.rule in text for finding in real.findings)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
