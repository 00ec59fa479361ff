"""The main job on the sample articles writes reports/ as it stands in the repository, byte for byte.

After a change that is meant to show there, `make report` writes the new reports; look at their diff and commit it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
JOB = "from factcheck.cli import main; main()"


def written(folder: Path, seed: str) -> dict[str, bytes]:
    command = [sys.executable, "-c", JOB, "check", "claims/articles", "--report", str(folder), "--fail-on", "never"]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_reports_in_the_repository_are_what_the_main_job_writes(tmp_path: Path) -> None:
    made = written(tmp_path / "one", "1")
    kept = {path.name: path.read_bytes() for path in (ROOT / "reports").iterdir()}
    assert sorted(made) == sorted(kept)
    different = [name for name in made if made[name] != kept[name]]
    assert different == [], "run `make report`, look at the diff and commit it"


def test_another_hash_seed_and_folder_give_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "one", "1") == written(tmp_path / "a different place", "77")


def test_the_samples_show_what_the_tool_is_for(tmp_path: Path) -> None:
    text = written(tmp_path / "one", "1")["discrepancies.csv"].decode("utf-8")
    for rule in (
        "currency-mismatch",
        "sum-mismatch",
        "change-mismatch",
        "wrong-weekday",
        "wrong-period",
        "date-order",
        "precision-gap",
        "measure-drift",
        "status-drift",
        "differs-from-fact-sheet",
    ):
        assert rule in text, rule
    for clean in ("cup-night", "clinics-reach", "july-breaks", "harbour-tunnel"):
        assert clean not in text, clean
