"""What a command writes: never over articles, and whole or not at all."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import factcheck as api
from factcheck.newsroom.filters import baseline, decisions

TEXT = "Acme paid 842 million yuan ($5.6 million) to its suppliers in 2025.\n"
RECORD = """
import datetime, sys
from pathlib import Path
from factcheck.newsroom.filters.decisions import Decision, record
print("ready", flush=True)
for number in range(10**6):
    one = Decision(f"{number:016x}", "intended", "r" * 2000, "A", datetime.date(2025, 1, 1), None, "")
    record(Path(sys.argv[1]), "a", one)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "index.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("articles", "--report", "articles"),
        ("articles/index.md", "--report", "articles/../articles"),
        ("articles", "--report", ""),
        ("articles", "--output", ""),
        ("articles", "--output", "articles/index.md"),
        ("articles", "--write-baseline", "articles/index.md"),
        ("articles", "--write-baseline", ""),
    ],
)
def test_nothing_is_written_over_articles_or_under_an_empty_name(factcheck, desk: Path, arguments) -> None:
    said = factcheck("check", *arguments, cwd=desk)
    assert said.returncode == 2
    assert "Error:" in said.stderr
    assert sorted(path.name for path in desk.rglob("*")) == ["articles", "index.md"]
    assert (desk / "articles" / "index.md").read_text(encoding="utf-8") == TEXT


def test_an_empty_name_in_the_configuration_is_refused(factcheck, desk: Path) -> None:
    (desk / "factcheck.toml").write_text('report = ""\n', encoding="utf-8")
    said = factcheck("check", "articles", cwd=desk)
    assert said.returncode == 2
    assert "report: '' is no path" in said.stderr


def test_a_report_may_be_written_again_into_its_own_folder(factcheck, desk: Path) -> None:
    for _ in range(2):
        assert factcheck("check", "articles", "--report", "out", "--fail-on", "never", cwd=desk).returncode == 0


def test_extract_does_not_write_over_an_article(factcheck, desk: Path) -> None:
    assert factcheck("extract", "articles", "--output", "articles/index.md", cwd=desk).returncode == 2
    assert (desk / "articles" / "index.md").read_text(encoding="utf-8") == TEXT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_said_so(factcheck, desk: Path) -> None:
    said = factcheck("check", "articles", "--output", "/dev/full", cwd=desk)
    assert said.returncode == 2
    assert "No space left" in said.stderr


def test_an_output_that_fails_half_way_leaves_the_old_file(desk: Path) -> None:
    from factcheck.commands.output import emit_parts

    def parts():
        yield "new"
        raise RuntimeError

    (desk / "out.txt").write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError):
        emit_parts(parts(), desk / "out.txt")
    assert (desk / "out.txt").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in desk.iterdir()) == ["articles", "out.txt"]


@pytest.mark.parametrize("seed", range(3))
def test_decisions_survive_a_kill_between_any_two_of_them(tmp_path: Path, seed: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", RECORD, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.2 + random.Random(seed).uniform(0, 0.3))
    process.kill()
    process.communicate()
    found, problems = decisions.read(tmp_path)
    assert not problems
    assert [int(one.fingerprint, 16) for one in found] == list(range(len(found)))


def test_a_baseline_that_cannot_be_written_leaves_the_old_one(desk: Path, monkeypatch) -> None:
    path = desk / "known.txt"
    baseline.write((), (), path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        outcome = api.check(TEXT, published="2026-01-05")
        baseline.write(outcome.findings, [reading.article for reading in outcome.readings], path)
    assert path.read_bytes() == before


def test_the_outcome_has_the_claims_of_all_texts() -> None:
    outcome = api.check(TEXT, "Acme sold 361,600 cars.")
    assert [claim.text for claim in outcome.claims][-1] == "361,600"
    assert len({claim.id for claim in outcome.claims}) == len(outcome.claims) == 4


def test_claims_of_two_texts_have_ids_of_their_own_and_the_same_ones_each_time() -> None:
    first, second = api.extract("Acme sold 12 cars."), api.extract("Acme sold 13 cars.")
    assert first[0].id != second[0].id
    assert first == api.extract("Acme sold 12 cars.")
    assert api.extract("Acme sold 12 cars.", id="row 7")[0].id == "row 7#1"


def test_every_claim_of_a_check_is_a_claim_of_the_report(factcheck, desk: Path) -> None:
    import json

    (desk / "facts").mkdir()
    (desk / "facts" / "acme.csv").write_text(
        'id,subject,measure,period,value\na,Acme,sales,2025,"361,600 cars"\n', encoding="utf-8"
    )
    (desk / "articles" / "two.md").write_text(
        "# Rovers win 2-1 at 9.30pm\n\nAcme sold 316,600 cars in 2025. Rovers won 3-1, at 9.45pm.\n", encoding="utf-8"
    )
    said = factcheck("check", "articles", "--facts", "facts", "--format", "json", "--checks", cwd=desk)
    report = json.loads(said.stdout)
    known = {claim["id"] for claim in report["claims"]}
    named = [name for check in report["checks"] for name in check["claims"]]
    assert {name for name in named if name is not None} <= known
    assert None in named
