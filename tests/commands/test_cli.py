"""The command line as whole processes: what each command prints, and its exit code."""

from __future__ import annotations

import compileall
import json
import os
import pty
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.report import FORMATS

WRONG = """# Acme pays its suppliers

Acme paid 842 million yuan ($5.6 million) to its suppliers in 2025.
"""
RIGHT = """# Acme opens a plant

Acme opened a plant of 131 acres (53 hectares) in May 2025.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a wrong article and a clean one."""
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "right.md").write_text(RIGHT, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def compiled(root: Path) -> None:
    """Bytecode is there, as after an installation, even where the environment forbids Python to keep it."""
    for folder in ("factcheck", "rules"):
        compileall.compile_dir(root / folder, quiet=2)


YARDSTICK = """
import json, click, decimal, re, dataclasses
for n in range(60):
    re.compile(f"(?:a|b{n})+[^c]{{0,{n + 1}}}(?:d|e)" * 4)
sum(i * i for i in range(500_000))
"""
"""What a start does, in small: imports, patterns, arithmetic. It takes 0.12 seconds where the limits were set, and as
much longer on a slower or busier machine as the command does."""
UNIT = 0.12


def quickest(factcheck, *arguments: object, times: int = 7) -> float:
    """Processor seconds of the fastest of some runs, as they would be on the machine on which the limits were set: a
    yardstick is measured in turns with the command."""
    own, yard = [], []
    for _ in range(times):
        own.append(factcheck(*arguments).seconds)
        yard.append(_seconds([sys.executable, "-c", YARDSTICK]))
    return min(own) / min(yard) * UNIT


def _seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class TestStart:
    def test_help_names_every_command_and_starts_in_a_blink(self, factcheck, compiled: None) -> None:
        from factcheck.cli import COMMANDS

        said = factcheck("--help")
        assert said.returncode == 0
        assert all(f"\n  {name} " in said.stdout for name in COMMANDS)
        assert "Exit codes" in said.stdout
        assert quickest(factcheck, "--help") <= 0.12

    def test_one_article_with_conversions_is_checked_within_half_a_second(
        self, factcheck, desk: Path, compiled: None
    ) -> None:
        assert quickest(factcheck, "check", desk / "wrong.md", "--published", "2026-01-05") <= 0.45

    @pytest.mark.parametrize("command", ["check", "extract", "compare", "why", "diff", "rules", "selftest"])
    def test_the_help_of_each_command_teaches_by_example(self, factcheck, command: str) -> None:
        said = factcheck(command, "--help").stdout
        assert f"  factcheck {command} " in said.partition("Examples:")[2]

    def test_a_misspelt_command_or_rule_gets_a_hint_and_exit_2(self, factcheck, desk: Path) -> None:
        for arguments, hint in [
            (("chekc",), "did you mean 'check'?"),
            (("check", desk, "--ignore", "curency-mismatch"), "did you mean 'currency-mismatch'?"),
            (("rules", "wrong-weakday"), "did you mean 'wrong-weekday'?"),
            (("check", desk, "--published", "May"), "no date"),
            (("check",), "name the articles"),
        ]:
            said = factcheck(*arguments, cwd=desk)
            assert said.returncode == 2
            assert hint in said.stderr
            assert said.stdout == ""


class TestCheck:
    def test_exit_codes_follow_fail_on(self, factcheck, desk: Path) -> None:
        day = ("--published", "2026-01-05")
        assert factcheck("check", desk / "wrong.md", *day).returncode == 1
        assert factcheck("check", desk / "wrong.md", *day, "--fail-on", "never").returncode == 0
        assert factcheck("check", desk / "right.md", *day).returncode == 0
        assert factcheck("check", desk / "none.md", *day).returncode == 2

    def test_a_finding_says_both_numbers_the_sum_the_cause_and_the_rates(self, factcheck, desk: Path) -> None:
        said = factcheck("check", desk / "wrong.md", "--published", "2026-01-05").stdout
        assert "currency-mismatch" in said
        assert "842 million yuan" in said
        assert "$5.6 million" in said
        assert re.search(r"yen|JPY", said)
        assert "European Central Bank" in said or "ECB" in said

    def test_rules_can_be_selected_and_ignored(self, factcheck, desk: Path) -> None:
        for arguments in (("--ignore", "currency-mismatch"), ("--ignore", "conversion"), ("--select", "time")):
            said = factcheck("check", desk / "wrong.md", "--published", "2026-01-05", *arguments)
            assert "currency-mismatch" not in said.stdout
            assert said.returncode == 0

    def test_standard_input_is_an_article(self, factcheck) -> None:
        said = factcheck("check", "-", "--published", "2026-01-05", "--format", "json", input=WRONG)
        assert said.returncode == 1
        report = json.loads(said.stdout)
        assert [article["id"] for article in report["articles"]] == ["stdin"]

    def test_articles_are_held_against_each_other_unless_within(self, factcheck, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("Acme delivered 361,600 cars in 2025.\n", encoding="utf-8")
        (tmp_path / "b.md").write_text("Acme delivered 316,600 cars in 2025.\n", encoding="utf-8")
        across = json.loads(factcheck("check", tmp_path, "--format", "json").stdout)
        assert {span["text"] for one in across["findings"] for span in one["spans"]} == {"361,600", "316,600"}
        within = json.loads(factcheck("check", tmp_path, "--format", "json", "--within").stdout)
        assert within["findings"] == []

    def test_the_same_input_gives_the_same_bytes(self, factcheck, desk: Path) -> None:
        runs = {
            factcheck("check", ".", "--format", "json", "--checks", cwd=desk, env={"PYTHONHASHSEED": seed}).stdout
            for seed in ("0", "1", "2")
        }
        assert len(runs) == 1

    @pytest.mark.parametrize("format_", sorted(FORMATS))
    def test_every_format_that_is_offered_is_there(self, factcheck, desk: Path, format_: str) -> None:
        said = factcheck("check", desk, "--format", format_, "--output", desk / "out" / "report", "--fail-on", "never")
        assert said.returncode == 0, said.stderr
        assert said.stdout == ""
        assert "842" in (desk / "out" / "report").read_text(encoding="utf-8")

    def test_a_report_is_a_folder_of_pages(self, factcheck, desk: Path) -> None:
        said = factcheck("check", desk, "--report", desk / "out", "--fail-on", "never")
        assert said.returncode == 0
        assert {"index.html", "discrepancies.csv", "report.json"} <= {path.name for path in (desk / "out").iterdir()}
        assert "index.html" in said.stderr

    def test_an_output_that_cannot_be_written_is_an_input_error(self, factcheck, desk: Path) -> None:
        (desk / "file").write_text("")
        for option in ("--output", "--report"):
            said = factcheck("check", desk / "right.md", option, desk / "file" / "x")
            assert said.returncode == 2
            assert "Traceback" not in said.stderr

    def test_no_colour_in_a_pipe_and_colour_on_a_terminal(self, factcheck, desk: Path) -> None:
        assert "\x1b[" not in factcheck("check", desk / "wrong.md").stdout
        assert "\x1b[" in on_a_terminal("check", str(desk / "wrong.md"))
        assert "\x1b[" not in on_a_terminal("check", str(desk / "wrong.md"), NO_COLOR="1")

    def test_a_reader_who_leaves_early_makes_no_noise(self, tmp_path: Path) -> None:
        line = json.dumps({"text": "Acme sold 361,600 cars in 2025 and 200,000 in 2024."})
        (tmp_path / "corpus.jsonl").write_text(f"{line}\n" * 3000, encoding="utf-8")
        command = [str(Path(sys.executable).with_name("factcheck")), "extract", "--format", "jsonl", "corpus.jsonl"]
        with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode not in (0, 1, 2)


def on_a_terminal(*arguments: str, **env: str) -> str:
    """What a command prints when it writes to a terminal."""
    outer, inner = pty.openpty()
    variables = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [str(Path(sys.executable).with_name("factcheck")), *arguments]
    with subprocess.Popen(command, stdout=inner, stderr=inner, env={**variables, "TERM": "xterm", **env}):
        os.close(inner)
        said = b""
        while True:
            try:
                part = os.read(outer, 65536)
            except OSError:
                break
            if not part:
                break
            said += part
    os.close(outer)
    return said.decode()


class TestConfiguration:
    def test_the_file_rules_and_flags_win(self, factcheck, desk: Path) -> None:
        (desk / "factcheck.toml").write_text('fail-on = "never"\nignore = ["currency-mismatch"]\n', encoding="utf-8")
        said = factcheck("check", desk / "wrong.md", "--published", "2026-01-05")
        assert said.returncode == 0
        assert "currency-mismatch" not in said.stdout
        flagged = factcheck("check", desk / "wrong.md", "--fail-on", "note", "--ignore", "time")
        assert flagged.returncode == 1

    def test_an_unknown_key_stops_the_run_before_anything_is_read(self, factcheck, desk: Path) -> None:
        (desk / "factcheck.toml").write_text("ignor = []\n", encoding="utf-8")
        said = factcheck("check", desk)
        assert said.returncode == 2
        assert "factcheck.toml: there is no key 'ignor'; did you mean 'ignore'?" in said.stderr

    def test_severities_and_overrides_change_levels_and_what_is_shown(self, factcheck, desk: Path) -> None:
        (desk / "wire").mkdir()
        (desk / "wrong.md").rename(desk / "wire" / "wrong.md")
        settings = desk / "factcheck.toml"
        settings.write_text('[severities]\ncurrency-mismatch = "note"\n', encoding="utf-8")
        arguments = ("check", desk, "--published", "2026-01-05", "--format", "json", "--fail-on", "never")
        levels = {one["rule"]: one["level"] for one in json.loads(factcheck(*arguments).stdout)["findings"]}
        assert levels["currency-mismatch"] == "note"
        settings.write_text('[[overrides]]\npaths = ["wire/**"]\nignore = ["conversion"]\n', encoding="utf-8")
        report = json.loads(factcheck(*arguments).stdout)
        assert "currency-mismatch" not in {one["rule"] for one in report["findings"]}
        assert report["summary"]["hidden"] == {"overrides": 1}

    def test_house_rules_and_vocabularies_take_part(self, factcheck, written, tmp_path: Path) -> None:
        written(tmp_path / "rules" / "house", "thirteen.py", code="X13", name="thirteen")
        (tmp_path / "words").mkdir()
        (tmp_path / "words" / "measures.tsv").write_text(
            "footfall\tfootfall\tcount\tfootfall|visits to its shops\n", encoding="utf-8"
        )
        (tmp_path / "factcheck.toml").write_text(
            'house-rules = ["rules"]\nvocabularies = ["words"]\n', encoding="utf-8"
        )
        draft = tmp_path / "draft.md"
        draft.write_text("Acme had visits to its shops of 13 million people, and sold 13 cars in May.\n")
        report = json.loads(factcheck("check", draft, "--trust-rules", "--format", "json").stdout)
        assert [one["spans"][0]["text"] for one in report["findings"] if one["rule"] == "thirteen"] == ["13"]
        assert "footfall" in [claim["measure"] for claim in report["claims"]]
        (tmp_path / "words" / "mesures.tsv").write_text("x\n", encoding="utf-8")
        said = factcheck("check", draft)
        assert said.returncode == 2
        assert "no vocabulary 'mesures' to extend; did you mean 'measures'" in said.stderr


class TestExtract:
    def test_each_claim_is_a_line_of_json_with_its_exact_place(self, factcheck, desk: Path) -> None:
        said = factcheck("extract", desk / "wrong.md", "--format", "jsonl")
        claims = {claim["text"]: claim for claim in map(json.loads, said.stdout.splitlines())}
        assert claims["842 million yuan"]["value"] == 842_000_000
        assert claims["842 million yuan"]["currency"] == "CNY"
        for text, claim in claims.items():
            assert WRONG[claim["start"] : claim["end"]] == text

    def test_parquet_is_read_back_as_the_same_table_as_csv(self, factcheck, desk: Path) -> None:
        import pandas

        assert factcheck("extract", desk, "--format", "parquet", "-o", desk / "claims.parquet").returncode == 0
        assert factcheck("extract", desk, "--format", "csv", "-o", desk / "claims.csv").returncode == 0
        table, text = pandas.read_parquet(desk / "claims.parquet"), pandas.read_csv(desk / "claims.csv")
        assert list(table.columns) == list(text.columns)
        assert list(table["text"]) == list(text["text"])
        assert factcheck("extract", desk, "--format", "parquet").returncode == 2

    def test_the_table_is_for_the_eye(self, factcheck, desk: Path) -> None:
        head, *rows = factcheck("extract", desk / "wrong.md").stdout.splitlines()
        assert head.split()[:4] == ["article", "text", "kind", "value"]
        assert any("842 million yuan" in row and "CNY" in row for row in rows)


class TestCompare:
    def test_two_texts_get_a_verdict(self, factcheck) -> None:
        said = factcheck("compare", "Acme sold 361,600 cars in 2025.", "Acme sold over 360,000 cars in 2025.")
        assert said.stdout.splitlines()[0] == "precision-gap"
        assert said.returncode == 0
        said = factcheck("compare", "Acme sold 361,600 cars.", "Acme sold 316,600 cars.", "--fail-on", "warning")
        assert said.stdout.splitlines()[0] == "contradiction"
        assert said.returncode == 1

    def test_files_and_texts_may_be_mixed_and_a_file_that_is_not_there_is_no_text(self, factcheck, desk: Path) -> None:
        said = factcheck("compare", "wrong.md", "Acme paid 843 million yuan in 2025.", "--format", "json", cwd=desk)
        assert set(json.loads(said.stdout)) == {"verdict", "findings"}
        missing = factcheck("compare", "wrng.md", "Acme paid 842 million yuan.", cwd=desk)
        assert missing.returncode == 2
        assert "no such file" in missing.stderr

    def test_a_batch_answers_line_by_line_in_order(self, factcheck, tmp_path: Path) -> None:
        pairs = [
            {"id": 1, "a": "Acme sold 361,600 cars.", "b": "Acme sold 316,600 cars."},
            {"id": "two", "a": "Acme sold 361,600 cars.", "b": "The sky is blue."},
            {"id": 3, "a": "Acme sold 361,600 cars.", "b": "Its 87 dealers were paid.", "b_is": "summary"},
        ]
        batch = "\n".join(json.dumps(pair) for pair in pairs)
        said = factcheck("compare", "--batch", "-", input=batch)
        lines = [json.loads(line) for line in said.stdout.splitlines()]
        assert [(line["id"], line["verdict"]) for line in lines] == [
            (1, "contradiction"), ("two", "unrelated"), (3, "unsupported"),
        ]  # fmt: skip
        assert said.returncode == 0

    def test_a_line_that_is_no_pair_is_named_and_the_rest_goes_on(self, factcheck) -> None:
        good = json.dumps({"id": 2, "a": "Acme sold 12 cars.", "b": "Acme sold 12 cars."})
        said = factcheck("compare", "--batch", "-", input=f'{{"a": "x"}}\n{good}\nnot json\n')
        assert [json.loads(line)["id"] for line in said.stdout.splitlines()] == [2]
        assert "line 1" in said.stderr
        assert "line 3" in said.stderr
        assert said.returncode == 2


class TestWhy:
    def test_a_pair_that_was_compared_shows_its_evidence(self, factcheck) -> None:
        said = factcheck("why", "Acme sold 361,600 cars in 2025.", "Acme sold over 360,000 cars in 2025.").stdout
        assert re.search(r"“361,600” \(1:11\) and “360,000” \(1:16\)", said)
        assert re.search(r"\d+\.\d of \d bits: .*subject match \+", said)
        assert "held against each other: precision-gap" in said

    def test_a_pair_that_was_not_compared_says_why(self, factcheck) -> None:
        said = factcheck("why", "Acme sold 361,600 cars.", "Acme paid $12 million in fines.").stdout
        assert "Compared: 0 of 1" in said
        assert "never side by side" in said

    def test_a_place_narrows_it_to_the_numbers_of_a_line(self, factcheck, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("Acme sold 12 cars.\n\nBeta sold 15 cars and 20 vans.\n", encoding="utf-8")
        said = factcheck("why", "a.md:1", "a.md:3:24", cwd=tmp_path).stdout
        assert "“12”" in said
        assert "“20”" in said
        assert "“15”" not in said


class TestDiff:
    def test_it_lists_the_figures_that_changed_and_no_others(self, factcheck, tmp_path: Path) -> None:
        (tmp_path / "old.md").write_text("Acme sold 12 cars. Beta paid $3 million to its 40 dealers.\n")
        (tmp_path / "new.md").write_text("Beta paid $5 million to its 40 dealers. Acme sold 12 cars.\n")
        said = factcheck("diff", "old.md", "new.md", cwd=tmp_path)
        assert said.returncode == 0
        assert [line for line in said.stdout.splitlines() if line.startswith(("~", "+", "-"))] == [
            "~ 1:11  $3 million → $5 million"
        ]


class TestSelftest:
    def test_it_reports_what_was_caught_by_kind_of_slip(self, factcheck, tmp_path: Path) -> None:
        text = "Acme paid 842 million yuan ($116 million) to its suppliers in 2024.\n"
        (tmp_path / "right.txt").write_text(text, encoding="utf-8")
        said = factcheck("selftest", tmp_path, "--published", "2025-01-05")
        assert said.returncode == 0, said.stderr
        assert re.search(r"caught [1-9]\d*% of the slips", said.stdout)
        assert re.search(r"(?m)^scale +\d", said.stdout)
        assert re.search(r"(?m)^currency-mismatch +[1-9]\d* +0\.0$", said.stdout)


class TestHidden:
    def test_a_baseline_hides_what_was_known_and_shows_what_is_new(self, factcheck, desk: Path) -> None:
        arguments = ("check", ".", "--published", "2026-01-05", "--format", "json")
        assert factcheck(*arguments, "--write-baseline", "known.txt", cwd=desk).returncode == 0
        known = factcheck(*arguments, "--baseline", "known.txt", cwd=desk)
        assert known.returncode == 0
        assert json.loads(known.stdout)["summary"]["hidden"]["baseline"] >= 1
        (desk / "wrong.md").write_text(WRONG.replace("842", "942"), encoding="utf-8")
        assert factcheck(*arguments, "--baseline", "known.txt", cwd=desk).returncode == 1
        assert factcheck(*arguments, "--baseline", "none.txt", cwd=desk).returncode == 2

    def test_a_comment_with_a_reason_hides_and_one_without_is_named(self, factcheck, desk: Path) -> None:
        comment = "<!-- factcheck: ignore[currency-mismatch] as printed in the prospectus -->"
        (desk / "wrong.md").write_text(WRONG.replace("Acme paid", f"{comment}\nAcme paid"), encoding="utf-8")
        said = factcheck("check", desk / "wrong.md", "--published", "2026-01-05", "--format", "json")
        assert json.loads(said.stdout)["summary"]["hidden"] == {"comments": 1}
        bare = comment.replace(" as printed in the prospectus", "")
        (desk / "wrong.md").write_text(WRONG.replace("Acme paid", f"{bare}\nAcme paid"), encoding="utf-8")
        said = factcheck("check", desk / "wrong.md", "--published", "2026-01-05", "--format", "json")
        assert json.loads(said.stdout)["summary"]["hidden"] == {}
        assert "wrong.md:3" in said.stderr


class TestFactSheets:
    def test_an_article_is_held_against_a_fact_sheet(self, factcheck, tmp_path: Path) -> None:
        (tmp_path / "sheets").mkdir()
        (tmp_path / "sheets" / "companies.csv").write_text(
            "subject,measure,period,value,source\nAcme,revenue,2024,$4.5 billion,annual report\n", encoding="utf-8"
        )
        (tmp_path / "a.md").write_text("Acme had revenue of $5.4 billion in 2024.\n", encoding="utf-8")
        arguments = ("check", "a.md", "--facts", "sheets", "--format", "json", "--fail-on", "never")
        report = json.loads(factcheck(*arguments, cwd=tmp_path).stdout)
        assert "differs-from-fact-sheet" in {finding["rule"] for finding in report["findings"]}
        said = factcheck("check", "a.md", "--facts", "nowhere", cwd=tmp_path)
        assert said.returncode == 2
        assert "nowhere" in said.stderr


class TestRules:
    def test_the_list_has_code_name_level_and_summary(self, factcheck) -> None:
        from factcheck.findings.rulebook import rules

        lines = factcheck("rules").stdout.splitlines()
        for one in rules():
            (line,) = [line for line in lines if f" {one.rule.name} " in line]
            assert one.rule.code in line
            assert one.rule.level in line
            assert one.rule.summary in line

    def test_one_rule_is_explained_with_its_manual_and_cases(self, factcheck) -> None:
        from factcheck.findings.rulebook import rules

        (rule,) = rules(["currency-mismatch"])
        for name in ("currency-mismatch", rule.rule.code):
            said = factcheck("rules", name).stdout
            assert rule.manual in said
            assert rule.cases.strip() in said
