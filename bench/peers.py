"""factcheck beside the other readers of quantities, in one run: quality, speed and memory, printed as tables.

`make bench-peers`, or `python bench/peers.py [--articles 40] [--corpus FILE] [--only NAME,…]`. Each peer gets a virtual
environment of its own under `.venv-peers`, with what bench/peers.txt pins. Quality is measured on the sentences of
tests/mentions/sentences.tsv (our own, and thus kind to us) and, where they lie beside the checkout, on the development
suites of ../shared/eval with their scorer. Speed counts processor seconds without loading; memory is the peak.

Not here: CQE 2.0.3 cannot be installed as published (it pins protobuf and typing_extensions to versions that its own
other requirements refuse) and needs a language model to be downloaded.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import corpus
from speed import process, table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SUITES = ROOT.parent / "shared" / "eval"
KINDS = {"count": "number"}
SCORER_KINDS = ("money", "number", "percent", "ordinal", "range", "age", "temperature", "date", "period", "duration")
OURS = "factcheck"
SLOW = 900
Record = dict[str, Any]


def requirements() -> dict[str, list[str]]:
    """What each peer's environment gets, by the peer's name."""
    lines = (HERE / "peers.txt").read_text(encoding="utf-8").splitlines()
    return {name: wanted.split() for name, _, wanted in (line.partition("\t") for line in lines if line[:1] != "#")}


def environment(name: str, wanted: Sequence[str]) -> Path:
    """The interpreter of a peer's environment, made on first use. Raises CalledProcessError where pip fails."""
    folder = ROOT / ".venv-peers" / name
    python = folder / "bin" / "python"
    if not (folder / "made").exists():
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", *wanted]
        subprocess.run(pip, check=True, capture_output=True, text=True, timeout=SLOW)
        (folder / "made").touch()
    return python


def ours(record: Record) -> Record:
    """A claim of `factcheck extract` in the terms of the scorer: kind, value or bounds, unit, currency, date."""
    kind = KINDS.get(record["kind"], record["kind"])
    value, low, high = record["value"], None, None
    if value is None and record["low"] is not None and record["high"] is not None:
        low, high = record["low"], record["high"]
        kind = "range" if kind == "number" else kind
    elif value is None:
        value = record["low"] if record["low"] is not None else record["high"]
    period = record["period"] or {}
    start, end = period.get("start"), period.get("end")
    return {
        "start": record["start"], "end": record["end"], "kind": kind if kind in SCORER_KINDS else "quantity",
        "value": value, "low": low, "high": high, "unit": record["unit"], "currency": record["currency"],
        "date": record["date"] or (f"{start}/{end}" if start and end else start or end),
    }  # fmt: skip


def read_by_us(source: Path, target: Path) -> Record:
    """Reads a corpus with `factcheck extract`; what it took, without what one short article takes."""
    short = source.with_suffix(".short.jsonl")
    short.write_text('{"id": "1", "text": "It sold 12 cars for $5."}\n', encoding="utf-8")
    raw = target.with_suffix(".claims")
    _, load, _ = process(["extract", str(short), "--format", "jsonl"])
    _, whole, peak = process(["extract", str(source), "--format", "jsonl", "--output", str(raw)])
    found: dict[str, list[Record]] = {json.loads(line)["id"]: [] for line in source.open(encoding="utf-8")}
    for line in raw.open(encoding="utf-8"):
        claim = json.loads(line)
        if claim["field"] == "text":
            found[claim["article"]].append(ours(claim))
    with target.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": name, "mentions": mentions}) + "\n" for name, mentions in found.items())
    return {"load": load, "read": whole - load, "peak": peak}


def read_by(name: str, source: Path, target: Path) -> Record:
    """Reads a corpus with one of the readers; what it took: seconds to load and to read, peak megabytes."""
    if name == OURS:
        return read_by_us(source, target)
    python = environment(name, requirements()[name])
    command = [str(python), str(HERE / "peer_reading.py"), name, str(source), str(target)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SLOW)
    taken: Record = json.loads(said.stdout.splitlines()[-1])
    return taken


def sentences() -> list[Record]:
    """Our own sentences with the numbers that are to be read in them: start, end, and value or bounds."""
    records = []
    for line in (ROOT / "tests" / "mentions" / "sentences.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, *cells = line.split("\t")
        wanted, at = [], 0
        for cell in cells:
            surface, _, value = cell.split("|")[:3]
            at = text.index(surface, at)
            wanted.append({"start": at, "end": at + len(surface), "value": tuple(map(float, value.split("..")))})
            at += len(surface)
        records.append({"id": f"sentence-{len(records)}", "text": text, "mentions": wanted})
    return records


def same_value(wanted: Record, found: Record) -> bool:
    values = [found.get("value")] if found.get("value") is not None else [found.get("low"), found.get("high")]
    if len(values) != len(wanted["value"]) or None in values:
        return False
    return all(abs(a - b) <= 1e-6 * max(abs(a), abs(b)) for a, b in zip(wanted["value"], values, strict=True))


def on_sentences(records: Sequence[Record], target: Path) -> tuple[str, ...]:
    """F1 over our own sentences: where spans overlap, and where the value is right too. Dates do not count."""
    read = {line["id"]: line["mentions"] for line in map(json.loads, target.open(encoding="utf-8"))}
    hits, right, wanted, found = 0, 0, 0, 0
    for record in records:
        left = [one for one in read.get(record["id"], []) if one["kind"] not in ("date", "period")]
        wanted += len(record["mentions"])
        found += len(left)
        for one in record["mentions"]:
            over = [other for other in left if other["start"] < one["end"] and one["start"] < other["end"]]
            best = next((other for other in over if same_value(one, other)), over[0] if over else None)
            if best is not None:
                left.remove(best)
                hits += 1
                right += same_value(one, best)
    return tuple(f"{100 * 2 * count / max(wanted + found, 1):.0f}" for count in (hits, right))


def write(records: Iterable[Record], path: Path) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps({key: record.get(key) for key in ("id", "text", "published", "locale")}) + "\n")
    return path


def suite_cases() -> list[Record]:
    """The texts of the development suites."""
    found = []
    for file in sorted((SUITES / "extraction").glob("*.jsonl")):
        for case in map(json.loads, file.open(encoding="utf-8")):
            day, locale = (case["reference_date"] or "")[:10], "en-GB" if "_dmy" in case["suite"] else "en-US"
            found.append({"id": case["id"], "text": case["text"], "published": day, "locale": locale})
    return found


def on_suites(target: Path) -> dict[str, str]:
    """F1 at levels a, b and c for each suite, by the suites' own scorer."""
    out = target.with_suffix(".scores")
    scorer = [sys.executable, str(SUITES / "score_extraction.py"), str(target), "--json", str(out)]
    subprocess.run(scorer, check=True, capture_output=True)
    scores = json.loads(out.read_text(encoding="utf-8"))
    return {
        suite: "/".join(_percent(found["scores"]["ALL"], level) for level in "abc") for suite, found in scores.items()
    }


def _percent(scores: Record, level: str) -> str:
    value = scores.get(level, {}).get("f")
    return "-" if value is None else f"{100 * value:.0f}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--articles", type=int, default=40, help="articles that speed is measured on")
    options.add_argument("--corpus", type=Path, help="a JSONL corpus to measure speed on, in place of our own articles")
    options.add_argument("--only", default="", help="the readers to measure, with commas between")
    chosen = options.parse_args()
    names = [name for name in (OURS, *requirements()) if not chosen.only or name in chosen.only.split(",")]
    source = map(json.loads, chosen.corpus.open(encoding="utf-8")) if chosen.corpus else corpus.records(chosen.articles)
    articles, own, cases = list(islice(source, chosen.articles)), sentences(), suite_cases()
    speeds, suites, missing = [], {}, []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        inputs = {part: write(records, folder / f"{part}.jsonl") for part, records in
                  (("articles", articles), ("own", own), ("cases", cases))}  # fmt: skip
        for name in names:
            print(f"{name} …", file=sys.stderr, flush=True)
            target = folder / f"{name}.out"
            try:
                taken = read_by(name, inputs["articles"], target)
                read_by(name, inputs["own"], target)
                quality = on_sentences(own, target)
                if cases:
                    read_by(name, inputs["cases"], target)
                    suites[name] = on_suites(target)
            except (subprocess.SubprocessError, OSError) as error:
                said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
                missing.append((name, said[-1] if said else type(error).__name__))
                continue
            rate = len(articles) / max(taken["read"], 1e-9)
            speeds.append((name, f"{rate:.1f}", f"{taken['load']:.2f}", f"{taken['peak']:.0f}", *quality))
    head = ("reader", "articles/s", "load s", "peak MB", "our sentences: span F1", "and value F1")
    table(f"Speed over {len(articles)} articles, and quality on {len(own)} sentences of our own", head, speeds)
    if suites:
        rows = [(suite, *(suites[name][suite] for name in suites)) for suite in suites[next(iter(suites))]]
        table("Development suites, F1 at level a/b/c (span, value, unit)", ("suite", *suites), rows)
    for name, reason in (*missing, ("CQE", "cannot be installed as published, and needs a model to be downloaded")):
        print(f"\nnot measured: {name}: {reason}")


if __name__ == "__main__":
    main()
