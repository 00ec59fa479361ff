"""Decisions, comments and baselines on the command line: found by themselves, counted, reported when they are off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ci.conftest import RISE, SOUND, WRONG

DECISION = """[[decision]]
fingerprint = "{}"
ruling = "{}"
reason = "The contract says so."
who = "A. Editor"
date = 2025-12-01
{}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A newsroom's folder: claims/articles with one mistake, and claims/decisions."""
    (tmp_path / "claims" / "articles").mkdir(parents=True)
    (tmp_path / "claims" / "decisions").mkdir()
    (tmp_path / "claims" / "articles" / "site.md").write_text(f"{WRONG}\n")
    (tmp_path / "claims" / "articles" / "ferry.md").write_text(f"{SOUND}\n")
    return tmp_path


def check(factcheck, desk: Path, *arguments: str):  # type: ignore[no-untyped-def]
    done = factcheck("check", "claims/articles", "--format", "json", *arguments, cwd=desk)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout), done.stderr


def decide(factcheck, desk: Path, ruling: str = "intended", more: str = "") -> str:  # type: ignore[no-untyped-def]
    _, report, _ = check(factcheck, desk)
    name: str = report["findings"][0]["fingerprint"]
    (desk / "claims" / "decisions" / "site.toml").write_text(DECISION.format(name, ruling, more))
    return name


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize(
    ("folder", "path"),
    [
        (".", "desk"),
        (".", "."),
        (".", "desk/claims/articles/wire/june/site.md"),
        ("desk", "claims/articles/wire"),
        ("desk/claims/articles/wire/june", "site.md"),
        ("desk/claims/decisions", "../articles"),
    ],
)
def test_decisions_are_found_from_wherever_and_whatever_is_checked(
    factcheck, tmp_path: Path, folder: str, path: str, marked: bool
) -> None:  # type: ignore[no-untyped-def]
    deep = tmp_path / "desk" / "claims" / "articles" / "wire" / "june"
    deep.mkdir(parents=True)
    (deep / "site.md").write_text(f"{WRONG}\n")
    if marked:
        (tmp_path / "desk" / "factcheck.toml").write_text("")
    found = json.loads(factcheck("check", "site.md", "--format", "json", cwd=deep).stdout)["findings"]
    (tmp_path / "desk" / "claims" / "decisions").mkdir()
    decision = DECISION.format(found[0]["fingerprint"], "intended", "")
    (tmp_path / "desk" / "claims" / "decisions" / "site.toml").write_text(decision)
    said = factcheck("check", path, cwd=tmp_path / folder)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize("ruling", ["intended", "false-alarm"])
def test_a_decision_beside_the_articles_is_found_and_counted(factcheck, desk: Path, ruling: str) -> None:  # type: ignore[no-untyped-def]
    assert check(factcheck, desk)[0] == 1
    decide(factcheck, desk, ruling)
    code, report, said = check(factcheck, desk)
    assert (code, report["findings"], report["summary"]["hidden"], said) == (0, [], {"decisions": 1}, "")
    text = factcheck("check", "claims/articles", cwd=desk).stdout
    assert "1 more finding hidden: 1 by decisions." in text


def test_a_confirmed_error_and_an_expired_decision_show(factcheck, desk: Path) -> None:  # type: ignore[no-untyped-def]
    for ruling, more in (("error", ""), ("intended", "expires = 2025-12-31")):
        decide(factcheck, desk, ruling, more)
        code, report, _ = check(factcheck, desk)
        assert (code, report["summary"]["hidden"]) == (1, {}), ruling


def test_a_decision_that_nothing_needs_any_more_is_reported(factcheck, desk: Path) -> None:  # type: ignore[no-untyped-def]
    name = decide(factcheck, desk)
    (desk / "claims" / "articles" / "site.md").write_text(f"{WRONG.replace('$5.6', '$117')}\n")
    code, report, said = check(factcheck, desk)
    assert code == 0 and name in said
    (remark,) = report["summary"]["remarks"]
    assert name in remark and "site.toml" in remark
    assert name in factcheck("check", "claims/articles", "--format", "markdown", cwd=desk).stdout


def test_of_a_run_that_is_not_whole_nothing_is_said_about_unused_decisions(factcheck, desk: Path) -> None:  # type: ignore[no-untyped-def]
    decide(factcheck, desk)
    for arguments in (("--select", "sum-mismatch"), ("--within", "--ignore", "currency-mismatch")):
        assert check(factcheck, desk, *arguments)[1]["summary"]["remarks"] == []
    other = factcheck("check", "claims/articles/ferry.md", cwd=desk)
    assert other.stderr == ""


def test_a_configured_folder_wins_over_the_one_beside(factcheck, desk: Path) -> None:  # type: ignore[no-untyped-def]
    decide(factcheck, desk)
    (desk / "empty").mkdir()
    (desk / "factcheck.toml").write_text('decisions = "empty"\n')
    assert check(factcheck, desk)[0] == 1


def test_a_broken_decision_is_an_input_error(factcheck, desk: Path) -> None:  # type: ignore[no-untyped-def]
    (desk / "claims" / "decisions" / "site.toml").write_text('[[decision]]\nruling = "intended"\n')
    done = factcheck("check", "claims/articles", cwd=desk)
    assert done.returncode == 2 and "site.toml" in done.stderr and "fingerprint" in done.stderr


def test_comments_that_are_off_are_reported_with_their_line(factcheck, desk: Path) -> None:  # type: ignore[no-untyped-def]
    text = f"A first line.\n\n{RISE} <!-- factcheck: ignore[change-mismach] as printed -->\n"
    (desk / "claims" / "articles" / "pumps.md").write_text(text)
    code, report, said = check(factcheck, desk)
    assert code == 1
    (remark,) = report["summary"]["remarks"]
    assert remark.startswith("claims/articles/pumps.md:3: ") and "change-mismatch" in remark and remark in said


def test_a_baseline_in_the_configuration_can_be_brought_up_to_date(factcheck, desk: Path) -> None:  # type: ignore[no-untyped-def]
    (desk / "factcheck.toml").write_text('baseline = "known.txt"\n')
    write = ("check", "claims/articles", "--write-baseline", "known.txt")
    assert factcheck(*write, cwd=desk).returncode == 0
    first = (desk / "known.txt").read_text()
    (desk / "claims" / "articles" / "pumps.md").write_text(f"{RISE}\n")
    assert factcheck(*write, cwd=desk).returncode == 0
    both = (desk / "known.txt").read_text()
    assert set(first.splitlines()) < set(both.splitlines()), "what was known stays known"
    code, report, _ = check(factcheck, desk)
    assert (code, report["findings"]) == (0, []) and report["summary"]["hidden"]["baseline"] >= 2


@pytest.mark.parametrize("format", ["text", "json", "markdown", "html", "github", "sarif"])
def test_every_report_with_room_for_it_counts_what_is_hidden(factcheck, desk: Path, format: str) -> None:  # type: ignore[no-untyped-def]
    decide(factcheck, desk)
    done = factcheck("check", "claims/articles", "--format", format, cwd=desk)
    assert done.returncode == 0
    if format in ("json", "sarif"):
        assert '"decisions": 1' in done.stdout or '"decisions":1' in done.stdout
    else:
        assert "1 more finding hidden" in done.stdout
