"""How often is it right, where it speaks of news that is believed right? `python bench/alarms.py CORPUS… [--show]`.

Runs the check over corpora (JSON Lines, each article by itself), and holds every error and warning against what a
reader said of it before, in `bench/alarms.tsv`: article, rule, spans as field:start-end, and "right" (the article has a
slip there), "false" or "open" (cannot be told from the article). Prints precision by level, by rule and by what the
finding says of its own probability, and lists the findings that nobody has read yet: read them, add their lines, run it
again. The corpora's texts are not ours, so that only places are kept.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from factcheck.findings import engine
from factcheck.model.article import Article
from factcheck.model.check import Finding
from factcheck.trial.corpora import corpora

LABELS = Path(__file__).with_name("alarms.tsv")
LOUD = ("error", "warning")
STEPS = ((0.0, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01))
BATCH = 500


class Told(NamedTuple):
    """A finding as one line of the labels names it."""

    article: str
    rule: str
    spans: str
    level: str
    confidence: float
    message: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.article, self.rule, self.spans


def told(paths: Iterable[str], skip: int, limit: int | None) -> tuple[int, list[Told]]:
    """How many articles there were, and every error and warning of them."""
    found: list[Told] = []
    count = 0
    for batch in batched(islice(corpora(paths), skip, None if limit is None else skip + limit)):
        count += len(batch)
        found += [_told(one) for one in engine.check(batch, within=True).findings if one.level in LOUD]
    return count, found


def batched(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while batch := list(islice(articles, BATCH)):
        yield batch


def _told(finding: Finding) -> Told:
    operands = finding.check.operands
    spans = sorted({f"{one.span.field}:{one.span.start}-{one.span.end}" for one in operands})
    article = operands[0].article if operands else ""
    check = finding.check
    return Told(article, check.rule, " ".join(spans), finding.level, check.confidence, check.message)


def labels() -> dict[tuple[str, str, str], str]:
    lines = LABELS.read_text(encoding="utf-8").splitlines() if LABELS.exists() else []
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(article, rule, spans): label for article, rule, spans, label in rows}


def summary(count: int, found: list[Told], known: Mapping[tuple[str, str, str], str]) -> Iterator[str]:
    seen = [one for one in found if one.key in known]
    yield f"{count} articles, {len(found)} errors and warnings, {len(seen)} of them read"
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for one in seen:
        label = known[one.key]
        step = next(f"said {low:.0%} to {min(high, 1):.0%}" for low, high in STEPS if low <= one.confidence < high)
        for group in (one.level, f"{one.level} {one.rule}", step):
            groups[group][label] += 1
    for group, tally in sorted(groups.items()):
        judged = tally["right"] + tally["false"]
        share = f"{tally['right'] / judged:.0%}" if judged else "-"
        yield f"{group:36} right {tally['right']:4} false {tally['false']:4} open {tally['open']:3}  {share}"
    wrong = sum(known[one.key] == "false" for one in seen)
    yield f"false per 100 articles: {100 * wrong / max(count, 1):.2f} (of those read)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--skip", type=int, default=0, help="articles left out at the beginning")
    parser.add_argument("--limit", type=int, help="articles at most")
    parser.add_argument("--show", action="store_true", help="list what nobody has read, as JSON Lines")
    options = parser.parse_args()
    count, found = told(options.corpora, options.skip, options.limit)
    known = labels()
    for line in summary(count, found, known):
        print(line)
    if options.show:
        for one in found:
            if one.key not in known:
                print(json.dumps(one._asdict(), ensure_ascii=False))


if __name__ == "__main__":
    main()
