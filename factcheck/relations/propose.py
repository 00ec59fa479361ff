"""All hypotheses of an article, from every proposer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.relations.changes import changes
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.products import products
from factcheck.relations.ratios import ratios
from factcheck.relations.same import same
from factcheck.relations.shares import shares
from factcheck.relations.strip import Strip
from factcheck.relations.sums import sums
from factcheck.relations.times import times
from factcheck.relations.titled import titled

Proposer = Callable[[Strip], Iterator[Hypothesis]]
PROPOSERS: tuple[Proposer, ...] = (changes, shares, sums, products, ratios, titled, times, same)


def hypotheses(strip: Strip) -> Iterator[Hypothesis]:
    """What the numbers of an article may assert of each other, proposed widely and not yet weighed."""
    for proposer in PROPOSERS:
        yield from proposer(strip)
