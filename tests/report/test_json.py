"""The JSON report says what the schema promises, with exact numbers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcheck.findings.outcome import Outcome, Problem
from factcheck.model.check import Finding
from factcheck.report import render
from factcheck.report.claims import claim_record, claims_csv, claims_frame, claims_jsonl, claims_table
from factcheck.report.exact import compact, number_text


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads((files("factcheck") / "resources" / "report.schema.json").read_text(encoding="utf-8"))


def validated(schema: Any, text: str) -> Any:
    report = json.loads(text)
    Draft202012Validator.check_schema(schema)
    errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(report)]
    assert not errors
    return report


def test_report_is_as_it_was(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    golden("report.json", render(outcome, "json", checks=True))


@pytest.mark.parametrize("checks", [False, True])
def test_report_keeps_to_its_schema(outcome: Outcome, schema: Any, checks: bool) -> None:
    report = validated(schema, render(outcome, "json", checks=checks))
    assert ("checks" in report) is checks


def test_empty_outcome_keeps_to_the_schema(schema: Any) -> None:
    report = validated(schema, render(Outcome(), "json"))
    assert report["summary"]["findings"] == {"error": 0, "warning": 0, "note": 0}


def test_schema_refuses_an_unknown_level(outcome: Outcome, schema: Any) -> None:
    report = json.loads(render(outcome, "json"))
    report["findings"][0]["level"] = "fatal"
    assert not Draft202012Validator(schema).is_valid(report)


def test_spans_cut_their_own_text_out_of_the_article(outcome: Outcome) -> None:
    fields = {reading.article.id: reading.article.fields for reading in outcome.readings}
    report = json.loads(render(outcome, "json", checks=True))
    spans = [span for finding in report["findings"] for span in finding["spans"]] + report["claims"]
    assert len(spans) > 40
    for span in spans:
        assert fields[span["article"]][span["field"]][span["start"] : span["end"]] == span["text"]


def test_findings_name_their_checks_even_when_a_severity_was_changed(outcome: Outcome) -> None:
    raised = tuple(replace(f, check=replace(f.check, level="error"), level="error") for f in outcome.findings)
    report = json.loads(render(replace(outcome, findings=raised), "json", checks=True))
    rules = {check["id"]: check["rule"] for check in report["checks"]}
    assert [rules[finding["check"]] for finding in report["findings"]] == [f.check.rule for f in outcome.findings]


def test_publication_window_includes_its_last_day(outcome: Outcome) -> None:
    articles = json.loads(render(outcome, "json"))["articles"]
    assert articles[0]["published"] == {"from": "2026-06-02", "to": "2026-06-02"}
    assert articles[1]["published"] == {"from": "2026-05-20", "to": "2026-06-01"}
    assert articles[2]["published"] is None


def test_half_unbounded_interval_is_null_on_one_side(outcome: Outcome) -> None:
    floor = next(c for c in json.loads(render(outcome, "json"))["claims"] if c["text"] == "360,000")
    assert (floor["low"], floor["high"], floor["implied_high"]) == (360000, None, 370000)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("5.6E+6", "5600000"), ("0.10", "0.1"), ("1E-7", "0.0000001"), ("-0.0", "0"), ("100", "100"), ("3E+2", "300"),
        ("NaN", "null"), ("-Infinity", "null"), ("9007199254740993", "9007199254740993"), ("1E+999999", "1E+999999"),
    ],
)  # fmt: skip
def test_numbers_are_written_out(written: str, printed: str) -> None:
    assert number_text(Decimal(written)) == printed


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**70), max_value=10**70))
def test_numbers_read_back_exactly_and_without_exponent(value: Decimal) -> None:
    text = number_text(value)
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal) == value
    assert "e" not in text.lower() or abs(value.adjusted()) > 80


@given(st.text())
def test_any_text_reads_back_and_can_be_written_as_utf_8(text: str) -> None:
    written = compact(text)
    assert json.loads(written.encode()) == text


def test_claim_lines_are_the_claims_of_the_report(outcome: Outcome) -> None:
    claims = [claim for reading in outcome.readings for claim in reading.claims]
    lines = [json.loads(line) for line in claims_jsonl(claims).splitlines()]
    assert lines == json.loads(render(outcome, "json"))["claims"]


def test_frame_has_numbers_to_compute_with(outcome: Outcome) -> None:
    frame = claims_frame(claim for reading in outcome.readings for claim in reading.claims)
    kronor = frame[frame["currency"] == "SEK"]
    assert kronor["value"].sum() == 730_000_000
    assert frame["period_start"].dropna().iloc[0] == "2026-03-01"
    assert frame["high"].isna().any()


def test_frame_of_nothing_has_the_same_columns(outcome: Outcome) -> None:
    claims = outcome.readings[0].claims
    assert list(claims_frame([]).columns) == list(claims_frame(claims).columns)


def test_frame_survives_parquet(outcome: Outcome, tmp_path: Any) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    frame = claims_frame(claim for reading in outcome.readings for claim in reading.claims)
    frame.to_parquet(tmp_path / "claims.parquet", index=False)
    assert pandas.read_parquet(tmp_path / "claims.parquet")["text"].tolist() == frame["text"].tolist()


def test_table_is_as_it_was(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    claims = [claim for reading in outcome.readings for claim in reading.claims]
    golden("claims.txt", claims_table(claims))
    golden("claims.csv", claims_csv(claims))


def test_a_record_holds_decimals_not_floats(outcome: Outcome) -> None:
    record = claim_record(outcome.readings[0].claims[0])
    assert isinstance(record["value"], Decimal)


def test_a_problem_is_said(schema: Any) -> None:
    report = validated(schema, render(Outcome(problems=(Problem("a.jsonl", "line 3", "no text"),)), "json"))
    assert report["problems"] == [{"path": "a.jsonl", "place": "line 3", "message": "no text"}]


def test_a_finding_without_its_check_says_so(outcome: Outcome) -> None:
    findings: tuple[Finding, ...] = outcome.findings
    report = json.loads(render(replace(outcome, checks=()), "json"))
    assert [finding["check"] for finding in report["findings"]] == [None] * len(findings)
