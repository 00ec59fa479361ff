"""Which suggested figures are safe, and how they are put into the source file."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from factcheck.articles import read, reread
from factcheck.findings import engine
from factcheck.findings.corrections import Correction, corrections
from factcheck.findings.fixes import Edit, applied, diff, repairs, settled, without_clashes
from factcheck.findings.outcome import Outcome
from factcheck.model.article import Article
from factcheck.report import render

TABLE = """---
title: Sales of the year
---
| Region | Cars | Vans | Buses | Total |
|---|---|---|---|---|
| North | 1,204 | 2,318 | 1,977 | 5,499 |
| South | 3,412 | 1,655 | 2,204 | 7,271 |
| West | 2,118 | 1,934 | 2,471 | 6,523 |
| Total | 6,734 | 5,907 | 6,652 | 19,293 |
"""
PROPOSED = (
    "Shares fell 12% to 88p from 110p.",
    "Revenue rose to £2.46bn from £2.25bn, an increase of 11.3%.",
    "Profit fell to £412bn from £455m.",
    "Profit fell to £412bn from £455m a year earlier, down 9%.",
    "He weighed 94kg (13st 2lb).",
    "The company paid 842 million yuan ($5.6 million) for the site.",
    "The company sold 44,000 tractors, up 37% from 40,000.",
    "12 of the 40 members (45%) voted.",
    "The hall is 131 acres (530 hectares) wide.",
    "The park is 113 acres (53 hectares) wide.",
    "The festival opens on Monday, December 21, 2025.",
    "The festival opens on Monday, December 21, 2025. Tickets for December 22 are sold out; December 21 is not.",
)


def checked(tmp_path: Path, source: str, name: str = "site.md") -> tuple[Article, Outcome]:
    path = tmp_path / name
    path.write_text(source, encoding="utf-8")
    (article,) = read([str(path)])
    assert isinstance(article, Article)
    return article, engine.check([article])


def corrected(tmp_path: Path, source: str, *, unsafe: bool = False) -> str:
    article, outcome = checked(tmp_path, source)

    def recheck(texts: Mapping[str, str]) -> Outcome:
        return engine.check(reread(article, texts[article.path]))

    made: tuple[Correction, ...] = corrections({article.path: source}, outcome, recheck, unsafe=unsafe)
    return made[0].after if made else source


class TestSafe:
    @pytest.mark.parametrize("wrong", ["1,943", "2,934", "1,334", "193"])
    def test_a_cell_that_its_row_and_its_column_correct(self, tmp_path: Path, wrong: str) -> None:
        assert corrected(tmp_path, TABLE.replace("1,934", wrong)) == TABLE

    def test_a_total_that_the_grand_total_corrects(self, tmp_path: Path) -> None:
        assert corrected(tmp_path, TABLE.replace("5,907", "5,097")) == TABLE
        assert corrected(tmp_path, TABLE.replace("19,293", "12,293")) == TABLE

    def test_a_column_alone_corrects_nothing(self, tmp_path: Path) -> None:
        source = "\n".join(line.rpartition("| ")[0] + "|" if "|" in line else line for line in TABLE.split("\n"))
        source = source.replace("1,934", "1,943")
        _, outcome = checked(tmp_path, source)
        assert "sum-mismatch" in [finding.check.rule for finding in outcome.findings]
        assert settled(outcome) == {}
        assert corrected(tmp_path, source) == source

    def test_two_wrong_cells_of_one_row_are_left_to_the_editor(self, tmp_path: Path) -> None:
        source = TABLE.replace("1,934", "1,943").replace("2,118", "2,181")
        assert corrected(tmp_path, source) == source

    def test_a_weekday_whose_date_stands_elsewhere_too(self, tmp_path: Path) -> None:
        source = "The fair opens on Monday, December 21, 2025. Tickets for December 21 are sold out.\n"
        assert corrected(tmp_path, source) == source.replace("Monday", "Sunday")

    @pytest.mark.parametrize(
        ("wrong", "right"),
        [("131 acres (58 hectares)", "53 hectares"), ("1,250 metres (1,401 feet)", "4,101 feet")],
    )
    def test_a_conversion_that_one_slip_explains_and_none_of_the_original(
        self, tmp_path: Path, wrong: str, right: str
    ) -> None:
        source = f"The site is {wrong} in all.\n"
        assert f"({right})" in corrected(tmp_path, source)

    def test_the_same_wrong_sentence_twice_is_corrected_twice(self, tmp_path: Path) -> None:
        source = "The hall is 131 acres (58 hectares) wide.\n\nAgain: the hall is 131 acres (58 hectares) wide.\n"
        assert corrected(tmp_path, source) == source.replace("58", "53")

    def test_a_quotation_is_never_corrected(self, tmp_path: Path) -> None:
        source = "“The hall is 131 acres (58 hectares) wide,” she said.\n"
        assert corrected(tmp_path, source) == source


class TestProposed:
    @pytest.mark.parametrize("sentence", PROPOSED)
    def test_one_relation_leaves_it_to_the_editor(self, tmp_path: Path, sentence: str) -> None:
        source = f"---\npublished: 2025-04-01\n---\n{sentence}\n"
        _, outcome = checked(tmp_path, source)
        assert outcome.findings
        assert settled(outcome) == {}
        assert corrected(tmp_path, source) == source

    def test_all_three_numbers_of_a_change_are_candidates(self, tmp_path: Path) -> None:
        _, outcome = checked(tmp_path, "Shares fell 12% to 88p from 110p.\n")
        (finding,) = outcome.findings
        assert finding.check.suggestion is not None
        assert [one.text for one in finding.check.suggestion.replacements] == ["20%", "97p", "100p"]
        assert finding.check.diagnosis == ""
        assert "would be 20%" in finding.check.suggestion.text

    def test_a_percentage_is_rounded_as_the_text_writes_it(self, tmp_path: Path) -> None:
        _, outcome = checked(tmp_path, "Revenue rose to £2.46bn from £2.25bn, an increase of 11.3%.\n")
        (finding,) = outcome.findings
        assert finding.check.suggestion is not None
        assert finding.check.diagnosis == ""
        assert finding.check.suggestion.replacements[0].text == "9.3%"

    def test_a_slip_of_scale_is_told_once_with_its_cause(self, tmp_path: Path) -> None:
        _, outcome = checked(tmp_path, "Profit fell to £412bn from £455m.\n")
        (finding,) = outcome.findings
        assert "Million and billion" in finding.check.diagnosis and finding.level == "error"
        _, outcome = checked(tmp_path, "Profit fell to £412bn from £455m a year earlier, down 9%.\n")
        (finding,) = outcome.findings
        assert "£412bn for £412m or £455m for £455bn" in finding.check.diagnosis

    def test_an_amount_in_two_units_keeps_its_form(self, tmp_path: Path) -> None:
        _, outcome = checked(tmp_path, "She weighed 82kg (14st 12lb) then.\n")
        (finding,) = outcome.findings
        assert finding.check.suggestion is not None
        assert finding.check.suggestion.replacements[0].text == "12st 13lb"

    def test_what_is_proposed_is_made_when_it_is_asked_for(self, tmp_path: Path) -> None:
        source = "Shares fell 12% to 88p from 110p.\n"
        assert corrected(tmp_path, source, unsafe=True) == source.replace("12%", "20%")

    def test_a_change_that_makes_a_new_finding_is_not_made(self, tmp_path: Path) -> None:
        """The percentage is told again, as a difference: 20% would fit, but not the second sentence."""
        source = "Acme sold 500 cars, up 37.5% from 400.\n\n| Year | Cars |\n|---|---|\n| A | 400 |\n| B | 500 |\n"
        after = corrected(tmp_path, source, unsafe=True)
        assert after.startswith("Acme sold 500 cars, up 25.0% from 400.")


def test_the_report_says_what_is_safe(tmp_path: Path) -> None:
    source = "The hall is 131 acres (58 hectares) wide. Shares fell 12% to 88p from 110p.\n"
    _, outcome = checked(tmp_path, source)
    found = {one["rule"]: one["fix"] for one in json.loads(render(outcome, "json"))["findings"]}
    assert found == {"unit-mismatch": "safe", "change-mismatch": "proposed"}


def test_sarif_offers_every_way_and_none_in_a_quotation(tmp_path: Path) -> None:
    source = "The hall is 131 acres (58 hectares) wide.\n\n“It is 1,250 metres (1,401 feet) long,” she said.\n"
    _, outcome = checked(tmp_path, source)
    (run,) = json.loads(render(outcome, "sarif"))["runs"]
    texts = [
        replacement["insertedContent"]["text"]
        for result in run["results"]
        for fix in result.get("fixes", [])
        for change in fix["artifactChanges"]
        for replacement in change["replacements"]
    ]
    assert [len(finding.places) for finding in outcome.findings] == [1, 1]
    assert texts == ["53 hectares", "143 acres"]


def test_a_source_that_reads_otherwise_is_left_alone(tmp_path: Path) -> None:
    source = "The hall is 131 acres (58 hectares) wide.\n"
    article, outcome = checked(tmp_path, source)
    assert repairs(article, source, outcome)
    assert repairs(article, source.replace("The hall", "A barn"), outcome) == ()


def test_edits_that_clash_are_left_out_together() -> None:
    a, b, c = (Edit(0, 4, "x"),), (Edit(2, 6, "y"),), (Edit(8, 9, "z"), Edit(10, 12, "z"))
    assert without_clashes([a, b, c]) == [False, False, True]
    assert without_clashes([a, a, c]) == [True, True, True]
    assert without_clashes([a, (*b, *c), c]) == [False, False, False]


def test_edits_are_made_from_the_first_to_the_last() -> None:
    assert applied("a 12 b 7", [Edit(2, 4, "130"), Edit(7, 8, "8")]) == "a 130 b 8"


def test_a_patch_counts_lines_as_patch_does() -> None:
    shown = diff("site.md", "a\u2028b 12\r\nc\r\n", "a\u2028b 13\r\nc\r\n")
    assert "-a\u2028b 12\r\n+a\u2028b 13\r\n c\r\n" in shown


def test_the_diff_names_the_file() -> None:
    shown = diff("site.md", "a\n", "b\n")
    assert shown.startswith("--- a/site.md\n+++ b/site.md\n") and "-a\n+b\n" in shown
    assert diff("site.md", "a\n", "a\n") == ""


NAMES = ("my draft.md", "naïve café.md", 'quo"ted.md', "tab\there.md", "new\nline.md", "back\\slash.md", "-dash.md",
         "日本.md", "a b\t", "--- a", "trailing ", "$(x);`y`.md", "2025-04-01 10:00:00", "é" * 60)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_git_applies_the_patch_of_a_file_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("one 12\ntwo", encoding="utf-8")
    patch = "# proposed: a note\n" + diff(name, "one 12\ntwo", "one 13\ntwo")
    subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=tmp_path, check=True)
    assert (tmp_path / name).read_text(encoding="utf-8") == "one 13\ntwo"
