"""How long it takes to check one changed article against a repository of thousands: `python bench/changed_since.py`.

Writes short articles into a temporary git repository, commits them, changes one, and runs the whole process, first
with no cache, then with a warm one, then after a checkout that gave every file another time of modification.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

FIRMS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper", "Larch", "Maple")
LINES = ("Motors", "Foods", "Ferries", "Pumps", "Bakeries", "Textiles", "Clinics", "Glass", "Paper", "Rail")
TOWNS = ("Lindra", "Ostby", "Karvel", "Mellin", "Torsa", "Hagen", "Belmar", "Quill", "Sandry", "Upton")
TEXT = """---
title: {firm} sells {sold:,} units in {month}
published: {year}-{number:02}-20
outlet: The {town} Courier
---
{firm} sold {sold:,} units in the first {number} months of {year}, the company said on Tuesday.

Revenue rose {percent}% to ${revenue:.1f} million, up from ${before:.1f} million a year earlier. The firm runs {shops}
shops in {town} and employs {staff:,} people there; it plans to open {more} more by the end of {year}.

A strike in {month} cost it about ${strike} million, said its chief executive, who took over {years} years ago.
"""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")


def article(seed: int) -> str:
    rng = random.Random(seed)
    firm = f"{rng.choice(FIRMS)} {rng.choice(LINES)} {seed // 120 + 1}" if rng.random() < 0.5 else (
        f"{rng.choice(FIRMS)}{rng.choice(FIRMS).lower()} {rng.choice(LINES)}"
    )  # fmt: skip
    before, percent, number = rng.randint(200, 9000) / 10, rng.randint(2, 40), rng.randint(1, 11)
    return TEXT.format(
        firm=firm,
        sold=rng.randint(1000, 900000),
        number=number,
        month=MONTHS[number - 1],
        year=rng.randint(2015, 2025),
        percent=percent,
        revenue=before * (100 + percent) / 100,
        before=before,
        shops=rng.randint(12, 900),
        town=rng.choice(TOWNS),
        staff=rng.randint(200, 9000),
        more=rng.randint(2, 30),
        strike=rng.randint(2, 90),
        years=rng.choice(("three", "four", "nine")),
    )


def contradicting(seed: int) -> str:
    """The same news as that article's, with the first two digits of the units swapped."""
    sold = re.search(r"sold (\d)(\d)", article(seed))
    assert sold is not None
    return article(seed).replace(sold[0], f"sold {sold[2]}{sold[1]}")


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A. Editor", "-c", "user.email=editor@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def repository(root: Path, count: int) -> Path:
    """A repository of `count` committed articles; returns the one that is to change."""
    git(root, "init", "-q", "-b", "main")
    for number in range(count):
        path = root / "articles" / f"{number // 100:03}" / f"story-{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "The archive")
    return root / "articles" / "000" / "story-00042.md"


def timed(root: Path) -> tuple[float, float, str]:
    """Seconds by the clock and of the processor, and the line that sums up."""
    command = [str(Path(sys.executable).with_name("factcheck")), "check", "articles", "--changed-since", "HEAD"]
    begun, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    spent, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    if done.returncode == 2:
        sys.exit(done.stderr)
    return (
        spent,
        worked,
        next((line for line in done.stdout.splitlines() if "changed article" in line), done.stdout[-300:]),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--limit", type=float, default=1.5, help="seconds that the warm run may take")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder)
        changed = repository(root, options.articles)
        changed.write_text(contradicting(41), encoding="utf-8")
        cold, worked, said = timed(root)
        print(f"{options.articles:,} articles, cold: {cold:.2f} s, {worked:.2f} s of processor time ({said})")
        runs = [timed(root) for _ in range(5)]
        warm = sorted(run[0] for run in runs)
        worked = min(run[1] for run in runs)
        print(f"warm: {warm[0]:.2f} s at best, {warm[2]:.2f} s in the middle of five, {worked:.2f} s of processor time")
        for path in root.glob("articles/*/*.md"):
            os.utime(path)
        print(f"warm, every file with a new time: {timed(root)[0]:.2f} s")
        size = (root / ".factcheck" / "claims.sqlite").stat().st_size
        print(f"cache: {size / 1e6:.1f} MB")
    sys.exit(warm[2] > options.limit)


if __name__ == "__main__":
    main()
