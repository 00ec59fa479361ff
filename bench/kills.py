"""Kills `factcheck` in the midst of its writing, again and again, and counts what is lost: nothing should be.

    python bench/kills.py [--kills 20] [--seed 1]

A file counts as lost when it is neither wholly the old one nor wholly the new one; the cache, when the next run with it
says anything else than a run without one.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

MAIN = "import sys; from factcheck.cli import main; main()"
RECORD = """
import datetime, sys
from pathlib import Path
from factcheck.newsroom.filters.decisions import Decision, record
for number in range(int(sys.argv[2]), 10**6):
    one = Decision(f"{number:016x}", "intended", "r" * 2000, "A", datetime.date(2025, 1, 1), None, "")
    record(Path(sys.argv[1]), "a", one)
"""
ARTICLES = 60
SENTENCE = "On day {} the fund of Acme paid 842 million yuan ($5.{} million) to {} suppliers, up 25% to 84 from 70.\n\n"


def killed(command: list[str], folder: Path, after: float) -> bool:
    """Runs a command and kills it; says whether it was still at work."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    running = process.poll() is None
    process.kill()
    process.wait()
    return running


def factcheck(*arguments: str) -> list[str]:
    return [sys.executable, "-c", MAIN, "check", *arguments, "--fail-on", "never"]


def newsroom(folder: Path) -> None:
    (folder / "articles").mkdir()
    for number in range(ARTICLES):
        text = "".join(SENTENCE.format(day, number % 10, day * 7 + number) for day in range(1, 6))
        (folder / "articles" / f"{number}.md").write_text(text, encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


def _run(folder: Path, *arguments: str) -> bytes:
    done = subprocess.run(factcheck(*arguments), cwd=folder, capture_output=True, check=False)
    return done.stdout


def _file(folder: Path, name: str, arguments: tuple[str, ...]) -> tuple[list[str], Callable[[], bool]]:
    """A command that writes one file, and whether that file is whole."""
    path = folder / name
    _run(folder, *arguments)
    new = path.read_bytes()
    old = b"the old file\n"
    path.write_bytes(old)

    def whole() -> bool:
        known = path.read_bytes()
        path.write_bytes(old)
        return known in (old, new)

    return factcheck(*arguments), whole


def _report(folder: Path) -> tuple[list[str], Callable[[], bool]]:
    arguments = ("articles", "--report", "report")
    _run(folder, *arguments)
    pages = {path.name: path.read_bytes() for path in (folder / "report").iterdir()}

    def whole() -> bool:
        found = {path.name: path.read_bytes() for path in (folder / "report").iterdir() if path.name[0] != "."}
        shutil.rmtree(folder / "report")
        (folder / "report").mkdir()
        return all(pages.get(name) == content for name, content in found.items())

    return factcheck(*arguments), whole


def _decisions(folder: Path) -> tuple[list[str], Callable[[], bool]]:
    from factcheck.newsroom.filters.decisions import read

    def whole() -> bool:
        decisions, unread = read(folder / "decisions")
        ordered = not unread and [int(one.fingerprint, 16) for one in decisions] == list(range(len(decisions)))
        shutil.rmtree(folder / "decisions", ignore_errors=True)
        (folder / "decisions").mkdir()
        return ordered

    (folder / "decisions").mkdir()
    return [sys.executable, "-c", RECORD, str(folder / "decisions"), "0"], whole


def _cache(folder: Path) -> tuple[list[str], Callable[[], bool]]:
    arguments = ("articles", "--changed-since", "HEAD", "--format", "json")
    draft = folder / "articles" / "0.md"
    draft.write_text(draft.read_text(encoding="utf-8") + "Acme paid 843 million yuan in 2025.\n", encoding="utf-8")
    cache = folder / ".factcheck"
    wanted = _run(folder, *arguments)
    shutil.rmtree(cache)

    def whole() -> bool:
        good = _run(folder, *arguments) == wanted
        shutil.rmtree(cache, ignore_errors=True)
        return good

    return factcheck(*arguments), whole


def kinds(folder: Path) -> Iterator[tuple[str, list[str], Callable[[], bool]]]:
    yield "decisions", *_decisions(folder)
    yield "baseline", *_file(folder, "known.txt", ("articles", "--write-baseline", "known.txt"))
    yield "output", *_file(folder, "out.json", ("articles", "--format", "json", "--output", "out.json"))
    yield "report", *_report(folder)
    yield "cache", *_cache(folder)


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill factcheck while it writes; count what is lost.")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    lost = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.chdir(folder)
        newsroom(folder)
        for kind, command, whole in kinds(folder):
            longest = 3.0 if kind == "decisions" else _lasts(command, folder)
            whole()
            good = struck = 0
            for _ in range(asked.kills):
                # Most of a run is reading; what is written comes last.
                struck += killed(command, folder, longest * chance.uniform(0.4, 1.02))
                good += whole()
            lost += asked.kills - good
            print(f"{kind:10} {asked.kills} runs, {struck} killed at work, {asked.kills - good} lost", flush=True)
    return 1 if lost else 0


def _lasts(command: list[str], folder: Path) -> float:
    begun = time.monotonic()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.monotonic() - begun


if __name__ == "__main__":
    sys.exit(main())
