"""Suggested figures as edits of the source file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from factcheck import engine
from factcheck.article import Article
from factcheck.fixes import Edit, applied, diff, edits, is_certain
from factcheck.outcome import Outcome
from factcheck.reading import read
from factcheck.report import render

SOURCE = """---
title: A site for a factory
published: 2025-04-01
---
The company paid 842 million yuan ($5.6 million) for the site.

“It cost us 842 million yuan ($5.6 million),” its head said.
"""


def checked(tmp_path: Path, source: str = SOURCE) -> tuple[Article, Outcome]:
    path = tmp_path / "site.md"
    path.write_text(source, encoding="utf-8")
    (article,) = read([str(path)])
    assert isinstance(article, Article)
    return article, engine.check([article])


def test_the_suggested_figure_lands_in_the_file_and_quotations_stay(tmp_path: Path) -> None:
    article, outcome = checked(tmp_path)
    made = edits(article, SOURCE, outcome.findings)
    after = applied(SOURCE, made)
    assert "842 million yuan ($115.8 million)" in after
    assert "“It cost us 842 million yuan ($5.6 million),”" in after
    assert after.startswith("---\ntitle: A site for a factory\n")


def test_a_fixed_article_has_nothing_left_to_fix(tmp_path: Path) -> None:
    article, outcome = checked(tmp_path)
    after = applied(SOURCE, edits(article, SOURCE, outcome.findings))
    again, second = checked(tmp_path, after)
    assert edits(again, after, second.findings) == ()
    assert not [f for f in second.findings if f.level == "error"]


def test_sarif_offers_the_same_fixes_and_none_in_a_quotation(tmp_path: Path) -> None:
    article, outcome = checked(tmp_path)
    (run,) = json.loads(render(outcome, "sarif"))["runs"]
    regions = [
        replacement["deletedRegion"]
        for result in run["results"]
        for fix in result.get("fixes", [])
        for change in fix["artifactChanges"]
        for replacement in change["replacements"]
    ]
    assert [len(finding.places) for finding in outcome.findings] == [2]
    assert [(one["startLine"], one["startColumn"]) for one in regions] == [(5, 36)]
    (edit,) = edits(article, SOURCE, outcome.findings)
    assert SOURCE.split("\n")[4][35:47] == SOURCE[edit.start : edit.end] == "$5.6 million"


def test_a_finding_that_no_slip_explains_is_not_certain(tmp_path: Path) -> None:
    _, outcome = checked(tmp_path)
    (paid,) = [one for one in outcome.findings if one.level == "error"]
    assert is_certain(paid)
    assert not is_certain(replace(paid, check=replace(paid.check, diagnosis="")))
    assert not is_certain(replace(paid, level="warning"))
    source = "The company sold 44,000 tractors, up 37% from 40,000.\n"
    article, change = checked(tmp_path, source)
    assert change.findings and not any(map(is_certain, change.findings))
    assert edits(article, source, change.findings) == ()


def test_a_suggestion_without_words_deletes_nothing(tmp_path: Path) -> None:
    article, outcome = checked(tmp_path)
    empty = [
        replace(f, check=replace(f.check, suggestion=replace(f.check.suggestion, replacement="")))
        for f in outcome.findings
        if f.check.suggestion
    ]
    assert empty and edits(article, SOURCE, empty) == ()


def test_a_source_that_reads_otherwise_is_left_alone(tmp_path: Path) -> None:
    article, outcome = checked(tmp_path)
    assert edits(article, SOURCE.replace("The company", "A firm"), outcome.findings) == ()


def test_overlapping_edits_are_made_once() -> None:
    assert applied("a 12 b", [Edit(2, 4, "13")]) == "a 13 b"


def test_two_different_suggestions_for_one_number_are_both_left_alone(tmp_path: Path) -> None:
    article, outcome = checked(tmp_path)
    (one,) = [f for f in outcome.findings if edits(article, SOURCE, [f])]
    assert one.check.suggestion is not None
    other = replace(one, check=replace(one.check, suggestion=replace(one.check.suggestion, replacement="$99 million")))
    assert len(edits(article, SOURCE, [one, one])) == 1
    assert edits(article, SOURCE, [one, other]) == ()


def test_a_patch_counts_lines_as_patch_does() -> None:
    shown = diff("site.md", "a\u2028b 12\r\nc\r\n", "a\u2028b 13\r\nc\r\n")
    assert "-a\u2028b 12\r\n+a\u2028b 13\r\n c\r\n" in shown


def test_the_diff_names_the_file() -> None:
    shown = diff("site.md", "a\n", "b\n")
    assert shown.startswith("--- a/site.md\n+++ b/site.md\n") and "-a\n+b\n" in shown


def test_a_suggestion_without_a_place_edits_nothing(tmp_path: Path) -> None:
    article, outcome = checked(tmp_path)
    vague = [
        replace(f, check=replace(f.check, suggestion=replace(f.check.suggestion, span=None)))
        for f in outcome.findings
        if f.check.suggestion
    ]
    assert vague and edits(article, SOURCE, vague) == ()


def test_no_figure_is_taken_out_where_any_of_three_may_be_wrong(tmp_path: Path) -> None:
    source = "Net profit rose to €84 million in 2025 from €70 million a year earlier, an increase of 25%.\n"
    article, outcome = checked(tmp_path, source)
    (finding,) = outcome.findings
    assert "The change would be 20%." in finding.check.suggestion.text if finding.check.suggestion else ""
    assert edits(article, source, outcome.findings) == ()
    assert "deletedRegion" not in render(outcome, "sarif")
