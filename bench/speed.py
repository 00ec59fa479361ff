"""How fast factcheck is: articles a second for each step of the way, and whole processes from start to end.

`python bench/speed.py` measures articles of our own making; `--corpus FILE` those of a JSONL corpus; `--long` adds one
article of 1, 2, 5 and 10 million characters, `--stream N` the peak memory of `factcheck extract` over corpora of N/10
and N articles. A step's figure is the sum of the best times of each article over several rounds, so that what else the
machine does meanwhile matters little.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time

import corpus

ONE_ARTICLE = "Acme paid 842 million yuan ($119 million) in 2025 for a plant 30 miles (48 km) from Halden.\n"
STEPS = ("reading", "mentions", "context", "quantities", "claims", "JSON lines")
Row = tuple[str, ...]


def table(title: str, head: Row, rows: Iterable[Row]) -> None:
    """Prints rows under a title, numbers to the right."""
    cells = [head, *rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    print(f"\n{title}")
    for row in cells:
        print(
            "  ".join(
                cell.rjust(room) if at else cell.ljust(room)
                for at, (cell, room) in enumerate(zip(row, widths, strict=True))
            )
        )


def one_way(record: dict[str, str]) -> list[float]:
    """The seconds that each of STEPS takes for one article."""
    from factcheck.articles import article
    from factcheck.claims.claims import claims
    from factcheck.claims.context import context
    from factcheck.claims.quantities import quantities
    from factcheck.mentions.mentions import mentions
    from factcheck.report.claims import claims_jsonl

    times = [perf_counter()]

    def lap() -> None:
        times.append(perf_counter())

    one = article(record["text"], title=record.get("title") or "", published=record.get("published") or None)
    lap()
    found = mentions(one)
    lap()
    known = context(one, found)
    lap()
    made = quantities(found, known, one.locale)
    lap()
    said = claims(one, found, made, known)
    lap()
    claims_jsonl(said)
    lap()
    return [after - before for before, after in pairwise(times)]


def whole_check(records: Sequence[dict[str, str]]) -> float:
    """The processor seconds of checking each article in itself, reading and rules included."""
    from factcheck.articles import article
    from factcheck.findings.engine import check

    begun = process_time()
    check(
        (article(one["text"], title=one.get("title") or "", published=one.get("published") or None) for one in records),
        within=True,
    )
    return process_time() - begun


def best_of(records: Sequence[dict[str, str]], rounds: int) -> list[float]:
    """For each step the sum of every article's best time, in seconds."""
    best = [one_way(record) for record in records]
    for _ in range(rounds):
        best = [list(map(min, known, one_way(record))) for known, record in zip(best, records, strict=True)]
    return [sum(step) for step in zip(*best, strict=True)]


def steps(records: Sequence[dict[str, str]], rounds: int) -> None:
    """Prints the table of articles a second."""
    size = sum(len(record["text"]) for record in records) / len(records)
    times = best_of(records, rounds)
    checked = min(whole_check(records) for _ in range(2))
    named = [*zip(STEPS, times, strict=True), ("extract: all of these", sum(times)), ("check: the whole way", checked)]
    rows = [(name, f"{1000 * took / len(records):.2f}", f"{len(records) / took:,.0f}") for name, took in named]
    table(f"{len(records)} articles of {size:,.0f} characters, one process", ("step", "ms", "articles/s"), rows)


def process(arguments: Sequence[str]) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak megabytes of one run of factcheck."""
    measured = (
        "import resource, subprocess, sys, time\n"
        "begun = time.perf_counter()\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)\n"
    )
    command = [sys.executable, "-c", measured, str(Path(sys.executable).with_name("factcheck")), *arguments]
    wall, processor, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(wall), float(processor), float(peak)


def start_up(folder: Path, runs: int) -> None:
    """Prints what whole processes take, the best of some runs."""
    draft = folder / "draft.md"
    draft.write_text(ONE_ARTICLE, encoding="utf-8")
    rows = []
    for arguments in (["--help"], ["extract", str(draft)], ["check", str(draft), "--published", "2026-01-05"]):
        measured = [process(arguments) for _ in range(runs)]
        wall, processor, peak = (min(column) for column in zip(*measured, strict=True))
        rows.append((f"factcheck {arguments[0]}", f"{wall:.2f}", f"{processor:.2f}", f"{peak:.0f}"))
    table(f"Whole processes, the best of {runs}", ("command", "wall s", "user+sys s", "peak MB"), rows)


def long_articles(sizes: Sequence[int]) -> None:
    """Prints what one article of some million characters takes."""
    from factcheck.articles import article
    from factcheck.findings.engine import understand

    rows = []
    for size in sizes:
        need = size * 1_000_000 // 2000 + 2
        text = "\n\n".join(record["text"] for record in corpus.records(need))[: size * 1_000_000]
        begun = process_time()
        found = understand(article(text, published="2025-06-01")).claims
        took = process_time() - begun
        rows.append((f"{size}", f"{took:.1f}", f"{len(found):,}", f"{took / size:.2f}"))
    table("One long article", ("million characters", "user+sys s", "claims", "s per million"), rows)


def stream(folder: Path, count: int) -> None:
    """Prints the peak memory of `factcheck extract` over a corpus, and over a tenth of it."""
    rows = []
    for size in (count // 10, count):
        path = folder / f"{size}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(corpus.lines(size))
        for format_ in ("jsonl", "csv"):
            wall, processor, peak = process(["extract", str(path), "--format", format_])
            rows.append(
                (
                    f"{size:,} articles as {format_}",
                    f"{wall:.1f}",
                    f"{processor:.1f}",
                    f"{size / processor:,.0f}",
                    f"{peak:.1f}",
                )
            )
    table("Corpora as streams, whole processes", ("corpus", "wall s", "user+sys s", "articles/s", "peak MB"), rows)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--corpus", type=Path, help="a JSONL corpus in place of articles of our own making")
    options.add_argument("--articles", type=int, default=200, help="how many articles are measured")
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--long", action="store_true")
    options.add_argument("--stream", type=int, default=0, metavar="N")
    chosen = options.parse_args()
    if chosen.corpus:
        with chosen.corpus.open(encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        records = records[:: max(1, len(records) // chosen.articles)][: chosen.articles]
    else:
        records = list(corpus.records(chosen.articles))
    with tempfile.TemporaryDirectory() as folder:
        start_up(Path(folder), 7)
        steps(records, chosen.rounds)
        if chosen.long:
            long_articles((1, 2, 5, 10))
        if chosen.stream:
            stream(Path(folder), chosen.stream)


if __name__ == "__main__":
    main()
