"""Products: a price times a count, a rate over a time, so much a head."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.strip import Strip, Term, nearest

RESULTS = frozenset("MNCL")
FACTORS = frozenset("CNMLRU")
MEASURED = frozenset(("energy", "area", "mass", "volume", "length"))
WITHIN = 20


def products(strip: Strip) -> Iterator[Hypothesis]:
    """The products that may be meant, each with the result as its anchor."""
    for number, inside in strip.windows():
        for result in inside:
            if result.value > 0 and result.letter in RESULTS:
                yield from _of(strip, number, result)


def _of(strip: Strip, number: int, result: Term) -> Iterator[Hypothesis]:
    near = nearest(strip, number, result, lambda term: term.letter in FACTORS)
    for i, a in enumerate(near):
        for b in near[i + 1 :]:
            if a.sentence != number and b.sentence != number:
                continue
            for times, each in ((a, b), (b, a)):
                if not _multiplies(times) or not _is_unit_of(each, result) or times.own < 2:
                    continue
                if not 1 / WITHIN < times.own * each.value / result.value < WITHIN:
                    continue
                made = hypothesis("product", result, ("times", times), ("each", each))
                if made is not None:
                    yield made


def _multiplies(term: Term) -> bool:
    return term.letter in "CNU" or (term.letter == "L" and term.group in MEASURED)


def _is_unit_of(each: Term, result: Term) -> bool:
    """Is one number of the kind of another, or so much per something?"""
    group = each.group.partition("/")[0]
    if group != result.group and not (result.bare and group.startswith("money")):
        return False
    return not (result.letter in "CN" and each.letter != "R")
