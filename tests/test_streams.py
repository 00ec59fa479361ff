"""Standard streams that are closed, full, or that nobody reads: the exit code still says what is to be known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
COMMAND = Path(sys.executable).with_name("factcheck")


def shell(folder: Path, line: str) -> tuple[int, str]:
    """Runs `factcheck` with a line of arguments and redirections; its exit code, and what it says on standard error."""
    (folder / "a.md").write_text("It is 131 acres (530 hectares).\n", "utf-8")
    done = subprocess.run(f"'{COMMAND}' {line}", shell=True, cwd=folder, capture_output=True, timeout=60)
    said = done.stderr.decode()
    assert "Traceback" not in said, said
    assert "Exception ignored" not in said, said
    return done.returncode, said


@pytest.mark.parametrize("command", ["check a.md", "check a.md --format json", "extract a.md", "rules", "--help"])
def test_a_full_output_is_an_error_that_says_so(tmp_path: Path, command: str) -> None:
    assert shell(tmp_path, f"{command} >/dev/full") == (
        2, "error: the output cannot be written: No space left on device\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("check a.md >&-", 1),
        ("check a.md 2>&-", 1),
        ("check a.md 2>/dev/full", 1),
        ("check a.md no.md 2>&-", 2),
        ("check a.md no.md 2>/dev/full", 2),
        ("check a.md --config no 2>/dev/full", 2),
        ("check a.md --no-such-flag 2>/dev/full", 2),
        ("check - <&-", 2),
        ("check a.md <&- >&- 2>&-", 1),
        ("extract a.md >&-", 0),
        ("check a.md --output out.json --format json >&- 2>&-", 1),
        ("lsp <&- >&-", 0),
    ],
)
def test_closed_and_full_streams_change_no_exit_code(tmp_path: Path, line: str, code: int) -> None:
    assert shell(tmp_path, line)[0] == code
    if "--output" in line:
        assert (tmp_path / "out.json").read_text("utf-8").startswith("{")


def test_a_pipe_that_nobody_reads_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text("It is 131 acres (530 hectares).\n\n" * 3_000, "utf-8")
    _, said = shell(tmp_path, "extract long.md --format jsonl | true")
    assert said == ""
