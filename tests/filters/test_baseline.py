"""A baseline knows findings by their numbers, and two branches' baselines merge."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.check import Finding
from factcheck.filters import baseline, hide

WRONG = "The fund paid 842 million yuan ($5.6 million) for the site."
ALSO_WRONG = "Revenue rose 80% to $45 million from $20 million."


def findings(*texts: str) -> tuple[Finding, ...]:
    return factcheck.check(*texts, published="2025-04-01").findings


def test_a_baseline_hides_what_it_knows_and_counts_it(tmp_path: Path) -> None:
    outcome = factcheck.check(WRONG, published="2025-04-01")
    assert outcome.findings
    baseline.write(outcome.findings, tmp_path / "baseline")
    quiet = hide(outcome, [("baseline", baseline.filter_of(baseline.read(tmp_path / "baseline")))])
    assert quiet.findings == ()
    assert quiet.hidden == {"baseline": len(outcome.findings)}


def test_moving_and_rewrapping_changes_no_fingerprint() -> None:
    moved = f"A first paragraph came in.\n\n{WRONG.replace(' for ', chr(10) + 'for ')}\n"
    assert {f.fingerprint for f in findings(WRONG)} == {f.fingerprint for f in findings(moved)}


def test_another_figure_is_another_finding() -> None:
    assert {f.fingerprint for f in findings(WRONG)}.isdisjoint(
        f.fingerprint for f in findings(WRONG.replace("$5.6", "$5.7"))
    )


def test_the_file_is_sorted_and_a_union_of_two_is_read(tmp_path: Path) -> None:
    ours, theirs, both = tmp_path / "ours", tmp_path / "theirs", tmp_path / "both"
    baseline.write(findings(WRONG), ours)
    baseline.write(findings(ALSO_WRONG), theirs)
    lines = ours.read_text().splitlines() + theirs.read_text().splitlines()[1:]
    both.write_text("\n".join(lines) + "\n")
    assert baseline.read(both) == baseline.read(ours) | baseline.read(theirs)
    assert len(baseline.read(both)) >= 2
    body = ours.read_text().splitlines()[1:]
    assert body == sorted(body)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no baseline"),
        ("# something else\n", "no baseline"),
        (f"{baseline.HEADER}\nnot-a-fingerprint\trule\t1\n", "line 2"),
        (f"{baseline.HEADER}\n<<<<<<< ours\n", "merge conflict"),
    ],
)
def test_a_broken_baseline_names_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "baseline"
    path.write_text(text)
    with pytest.raises(baseline.BaselineError, match=message) as error:
        baseline.read(path)
    assert str(path) in str(error.value)
