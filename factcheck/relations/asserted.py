"""Constructions that assert a relation: where the words leave no doubt that numbers belong together.

The judge learns from news which words matter. Some constructions are too rare to be learned and yet plain to every
reader; they are named here, and the table `assertions` of the vocabulary says how often each fits and misses in news.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from factcheck.lexicon import rows
from factcheck.relations.asserted_changes import change, difference, points, rate
from factcheck.relations.asserted_products import product, speed
from factcheck.relations.asserted_shares import share
from factcheck.relations.asserted_sums import total
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.multiplied import over_a_year
from factcheck.relations.ratios import ratio
from factcheck.relations.strip import Strip
from factcheck.relations.titled import title


def asserted(strip: Strip, one: Hypothesis) -> str:
    """The construction by which the text asserts a hypothesis, "" where there is none."""
    known = CONSTRUCTIONS.get(one.equation)
    if known is None or (not one.fits and (_allowed(one) or _shared_out(one))):
        return ""
    return known(strip, one)


@cache
def sureness() -> dict[str, float]:
    """How likely a misfit of each construction is a slip of the text."""
    return {row[0]: float(row[1]) for row in rows("assertions")}


def _shared_out(one: Hypothesis) -> bool:
    """Does "respectively" give two values to two owners, so that neither is what the other was?"""
    return one.kind == "change" and "respectively" in one.anchor.claim.sentence_text


def _allowed(one: Hypothesis) -> bool:
    """Is a bound kept: "more than 50 percent" of 80, "less than a tenth" of a twentieth?"""
    relation = one.anchor.claim.quantity.relation
    if relation in ("over", "at-least"):
        return one.given[2] > one.printed[0]
    return relation in ("under", "at-most") and one.given[1] < one.printed[0]


CONSTRUCTIONS: dict[str, Callable[[Strip, Hypothesis], str]] = {
    "change percent": change,
    "change rate": rate,
    "change title": title,
    "change fraction": change,
    "change times": change,
    "change points": points,
    "change basis": points,
    "change difference": difference,
    "sum": total,
    "share percent": share,
    "share fraction": share,
    "ratio": ratio,
    "ratio percent": ratio,
    "ratio base": ratio,
    "product": product,
    "product period": over_a_year,
    "product speed": speed,
}
