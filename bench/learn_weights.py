"""Learns the weights of the linking model from texts alone, and prints them in the form of lexicon/weights.tsv.

    python bench/learn_weights.py news.jsonl archive.jsonl --by cluster > learned.tsv

Nobody labels anything. A number of at least three significant digits that comes up twice in what is checked together
(one article; with --by, all articles that share the field) is most likely said of one thing both times: these pairs are
the positives. All other pairs of one kind of number in one block, whose values differ, are the negatives. The weight of
a comparison level is the log-odds in bits, log2(m / u), of its share m among the positives and u among the negatives
(Fellegi and Sunter 1969), with one pair added to each side of each level, so that a level that was never seen weighs
little. Pairs of one sentence are left out, as they are when links are made; so are the facets whose conflict rules a
pair out before it is weighed (role, per).

What the values say cannot be learned so, since the pairs were chosen by their values: those weights, and the levels
that no pair showed, are taken over from the table in use. The table in use was set out from what this prints and then
corrected by hand where the positives mislead (some come from lists and tables, and subjects and measures are resolved
wrongly so often that their conflicts look harmless). It was held against the alarms on real news and against the slips
that `factcheck selftest` finds; on 2,700 articles both tables part the pairs equally well in the middle (--compare
prints it), and the table in use lets fewer slips through where it counts, at the upper end.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from factcheck.articles import article
from factcheck.claims.levels import levels, separate
from factcheck.findings.engine import READ, understand
from factcheck.links.links import is_linkable, weights
from factcheck.model.claim import Claim

Levels = dict[str, str]
KEPT = ("value", "role", "per")
BLOCK = 80
SMOOTHING = 1.0


def pairs(claims: Iterable[Claim]) -> Iterator[tuple[bool, Levels]]:
    """Each pair of one kind in one block, with whether it is a positive; equal numbers that may be chance are none."""
    blocks: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if is_linkable(claim) and claim.zone != "table":
            blocks[claim.dimension.partition(":")[0] + (claim.quantity.currency or "")].append(claim)
    for members in blocks.values():
        for a, b in combinations(members[:BLOCK], 2):
            if (a.article == b.article and a.sentence == b.sentence) or separate(a, b):
                continue
            found = dict(levels(a, b))
            if found["value"] != "equal":
                yield found["value"] == "same", found


def groups(paths: Iterable[Path], by: str) -> Iterator[list[Claim]]:
    """The claims of what is checked together."""
    together: dict[str, list[Claim]] = defaultdict(list)
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            name = str(row.get("id", f"{path.stem}-{number}"))
            one = article(row["text"], id=name, title=row.get("title") or "", published=row.get("published") or None)
            if one.language in READ:
                together[str(row.get(by) or name) if by else name] += understand(one).claims
    yield from together.values()


def learned(found: Iterable[tuple[bool, Levels]]) -> dict[tuple[str, str], float]:
    """Log-odds in bits for each level that was seen."""
    seen: dict[bool, Counter[tuple[str, str]]] = {True: Counter(), False: Counter()}
    total: Counter[bool] = Counter()
    for positive, pair in found:
        total[positive] += 1
        seen[positive].update(pair.items())
    table = {}
    for level in sorted({*seen[True], *seen[False]}):
        m = (seen[True][level] + SMOOTHING) / (total[True] + 2 * SMOOTHING)
        u = (seen[False][level] + SMOOTHING) / (total[False] + 2 * SMOOTHING)
        table[level] = math.log2(m / u)
    print(f"{total[True]} positives, {total[False]} negatives", file=sys.stderr)
    return table


def compared(found: Iterable[tuple[bool, Levels]], table: dict[tuple[str, str], float]) -> str:
    """How well a table parts the two without their values: the share of positives above each number of bits, and how
    many negatives a slip apart stand there too."""
    scores: dict[bool, list[float]] = {True: [], False: []}
    for positive, pair in found:
        if positive or pair["value"] in ("slip", "short-slip"):
            scores[positive].append(sum(table.get(i, 0.0) for i in pair.items() if i[0] not in KEPT))
    shown = []
    for bits in range(0, 10, 2):
        share = sum(score >= bits for score in scores[True]) / max(len(scores[True]), 1)
        shown.append(f"{bits} bits: {share:.2f} of positives, {sum(s >= bits for s in scores[False])} slips apart")
    return "; ".join(shown)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learns the weights of the linking model from texts.")
    parser.add_argument("paths", nargs="+", type=Path, help="JSON Lines with text, and id, title, published, if known")
    parser.add_argument("--by", default="", help="the field that says which articles are checked together")
    parser.add_argument("--compare", action="store_true", help="tell on standard error how well each table parts them")
    arguments = parser.parse_args()
    found = [pair for claims in groups(arguments.paths, arguments.by) for pair in pairs(claims)]
    in_use, table = weights(), learned(found)
    print("# facet <tab> level <tab> bits, as bench/learn_weights.py learned them")
    for facet, level in in_use:
        bits = in_use[facet, level] if facet in KEPT else table.get((facet, level), in_use[facet, level])
        print(f"{facet}\t{level}\t{bits:.1f}")
    if arguments.compare:
        print("in use:", compared(found, in_use), file=sys.stderr)
        print("learned:", compared(found, table), file=sys.stderr)


if __name__ == "__main__":
    main()
