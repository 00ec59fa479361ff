"""How many known slips are found? `python bench/known_slips.py [SET…] [--kind KIND] [--show]`, over bench/twins.

A slip is found where an error or a warning points at one of its ends, and found with both ends where at two. Prints
these per kind, and the errors and warnings of the clean twins. SET is the number before a file's name: 4, 10
and 17 are for measuring and not to be read (`--show`) by whoever writes rules.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.findings import engine
from factcheck.model.article import Span
from factcheck.model.check import Finding
from factcheck.trial.twins import Slip, Twins, twins

TWINS = Path(__file__).with_name("twins")
LOUD = ("error", "warning")
LONGEST = 80
"""A longer span names a sentence, not a number."""


def loud(found: Iterable[Finding]) -> list[Finding]:
    return [one for one in found if one.level in LOUD]


def ends_met(one: Finding, slip: Slip) -> int:
    """How many ends of the slip the finding points at."""
    return sum(any(_meet(operand.span, end) for operand in one.operands) for end in slip.ends)


def _meet(span: Span, end: Span) -> bool:
    if span.field != end.field:
        return False
    if end.field == "title":
        return True
    return span.end - span.start <= LONGEST and span.overlaps(end)


def measure(all_twins: Sequence[Twins], kinds: frozenset[str], show: bool) -> None:
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    clean = 0
    for one in all_twins:
        right = loud(engine.check([one.clean], within=True).findings)
        bad = loud(engine.check([one.bad], within=True).findings)
        clean += len(right)
        for told in right if show else ():
            print(
                f"FALSE {one.name} {told.check.rule} {[operand.text for operand in told.operands]} {told.check.message}"
            )
        for slip in one.slips:
            if slip.kind is None or (kinds and slip.kind not in kinds):
                continue
            met = max((ends_met(told, slip) for told in bad), default=0)
            row = table[slip.kind]
            row[0] += 1
            row[1] += met > 0
            row[2] += met >= min(2, len(slip.ends))
            if show and met < min(2, len(slip.ends)):
                print(f"MISSED {one.name} {slip.key} {slip.kind} {[_words(one, end) for end in slip.ends]}")
    for kind in sorted(table):
        print("{:26} {:4} found {:4} both {:4}".format(kind, *table[kind]))
    total = [sum(row[place] for row in table.values()) for place in range(3)]
    print("{} slips, {} found, {} with both ends".format(*total), end="; ")
    print(f"{clean} errors and warnings in {len(all_twins)} clean articles")


def _words(one: Twins, end: Span) -> str:
    text = one.bad.title if end.field == "title" else one.bad.text
    return (text or "")[end.start : end.end]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help="the sets to measure; all of them by default")
    parser.add_argument("--kind", action="append", default=[], help="only slips of this kind (repeatable)")
    parser.add_argument("--show", action="store_true", help="list what was missed and what the clean twins were told")
    given = parser.parse_args()
    chosen = [one for one in twins(TWINS) if not given.sets or one.name.split("-", 1)[0] in given.sets]
    measure(chosen, frozenset(given.kind), given.show)


if __name__ == "__main__":
    main()
