"""Files written as a whole or not at all, by real processes that are killed and on a real file system."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from factcheck.report import atomic

LOOP = """
import sys
from factcheck.report import atomic
size, path = int(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        atomic.write(path, letter * size)
"""


def test_a_new_file_has_the_permissions_that_any_new_file_has(tmp_path: Path) -> None:
    atomic.write(tmp_path / "new.txt", b"1")
    (tmp_path / "plain.txt").write_bytes(b"1")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new.txt", "plain.txt")}
    assert len(modes) == 1


def test_permissions_and_links_stay_and_nothing_else_is_left(tmp_path: Path) -> None:
    path, link = tmp_path / "real.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    atomic.write(link, b"new")
    assert link.is_symlink() and path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_what_somebody_else_saved_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"theirs")
    with pytest.raises(atomic.ChangedMeanwhile, match="changed by somebody else"):
        atomic.write(path, b"ours", expected=b"read")
    assert path.read_bytes() == b"theirs"
    assert [one.name for one in tmp_path.iterdir()] == ["draft.txt"]
    atomic.write(path, b"ours", expected=b"theirs")
    assert path.read_bytes() == b"ours"


def test_a_file_that_somebody_took_away_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic.write(tmp_path / "gone.txt", b"ours", expected=b"read")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_device_that_is_full_says_so() -> None:
    with pytest.raises(OSError):
        atomic.write("/dev/full", b"1")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_gets_the_content_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    atomic.write(pipe, b"through")
    reader.join(10)
    assert got == [b"through"] and stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("wait", [0.003, 0.017, 0.031, 0.053, 0.071])
def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path, wait: float) -> None:
    path, size = tmp_path / "big.bin", 3_000_000
    path.write_bytes(b"a" * size)
    with subprocess.Popen([sys.executable, "-c", LOOP, str(size), str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(wait)
        process.kill()
    assert path.read_bytes() in (b"a" * size, b"b" * size)


def test_parts_that_killed_runs_left_are_taken_away_after_a_day(tmp_path: Path) -> None:
    old, new, other = (tmp_path / f".factcheck-{name}.part" for name in ("0" * 12, "1" * 12, "mine"))
    for part in (old, new, other):
        part.write_bytes(b"half a te")
    for part in (old, other):
        os.utime(part, (1_700_000_000, 1_700_000_000))
    atomic.write(tmp_path / "a.md", b"a text")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((new.name, other.name, "a.md"))
