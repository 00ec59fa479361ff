"""Reading is quick: generous limits, in processor time, that only a change for the worse in kind can break."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import process_time

from factcheck.articles import article
from factcheck.findings.engine import understand

BENCH = Path(__file__).resolve().parent.parent / "bench"
ARTICLES = 60
LEAST_A_SECOND = 40
MEGABYTES_BETWEEN = 8
KILOBYTES = 1024 * 1024 if sys.platform == "darwin" else 1024


def records(count: int) -> list[dict[str, str]]:
    made = f"import corpus, sys; sys.stdout.writelines(corpus.lines({count}))"
    said = subprocess.run([sys.executable, "-c", made], cwd=BENCH, capture_output=True, check=True, text=True)
    return [json.loads(line) for line in said.stdout.splitlines()]


def test_articles_a_second() -> None:
    texts = [record["text"] for record in records(ARTICLES)]
    understand(article(texts[0]))
    begun = process_time()
    for text in texts:
        understand(article(text, published="2025-06-01"))
    assert ARTICLES / (process_time() - begun) > LEAST_A_SECOND


def test_memory_stays_flat_over_a_stream(tmp_path: Path) -> None:
    """Ten times the articles need hardly more memory, as JSON lines and as CSV."""
    peaks = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    lines = [json.dumps(record) + "\n" for record in records(ARTICLES)]
    for format_ in ("jsonl", "csv"):
        measured = []
        for times in (1, 10):
            path = tmp_path / f"{times}.jsonl"
            path.write_text("".join(lines) * times, encoding="utf-8")
            command = [str(Path(sys.executable).with_name("factcheck")), "extract", str(path), "--format", format_]
            said = subprocess.run([sys.executable, "-c", peaks, *command], capture_output=True, check=True, text=True)
            measured.append(float(said.stdout) / KILOBYTES)
        assert measured[1] - measured[0] < MEGABYTES_BETWEEN
