"""Products: a price times a count, a rate over a time, so much a head."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from factcheck.model.records import replace
from factcheck.relations.frames.discounts import is_discount
from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.multiplied import of_a_year, period_of, said_of_each, said_per
from factcheck.relations.slips import significant, slip
from factcheck.relations.strip import Strip, Term, nearest

RESULTS = frozenset("MNCLR")
FACTORS = frozenset("CNMLRU")
MEASURED = frozenset(("energy", "area", "mass", "volume", "length"))
TIMES = {("month", "year"): 12, ("quarter", "year"): 4, ("week", "year"): 52}
"""How often one period is in another."""
OFTEN = MEASURED | {"count"}
"""Kinds of what may come so often in a time ("40,000 barrels a day at $11 each")."""
WITHIN = 20
EXACT = 1e-3


def products(strip: Strip) -> Iterator[Hypothesis]:
    """The products that may be meant, each with the result as its anchor."""
    for number, inside in strip.windows():
        for result in inside:
            if result.value > 0 and result.letter in RESULTS:
                yield from _of(strip, number, result)
            if result.value > 0 and result.letter in "MR":
                yield from _yearly(strip, number, result)
            if result.group == "length":
                yield from _covered(strip, number, result)


def _of(strip: Strip, number: int, result: Term) -> Iterator[Hypothesis]:
    near = nearest(strip, number, result, lambda term: term.letter in FACTORS)
    for a, b in combinations(near, 2):
        if number in (a.sentence, b.sentence) or a.sentence == b.sentence:
            for times, per in ((a, b), (b, a)):
                made = _product(strip, times, _over_the_period(per, result), result)
                if made is not None:
                    yield made


def _product(strip: Strip, times: Term, each: Term, result: Term) -> Hypothesis | None:
    if times.own < 2 or not _multiplies(times) or not _is_unit_of(strip, times, each, result):
        return None
    ratio = times.own * each.value / result.value
    if not 1 / WITHIN < ratio < WITHIN and not _is_scale(ratio):
        return None
    return hypothesis("product", result, ("times", times), ("each", each))


def _is_scale(ratio: float) -> bool:
    """Is it a thousand or a million times as much, to the last digit: million and billion mixed up?"""
    return any(abs(ratio / scale - 1) < EXACT for scale in (1e3, 1e6, 1e-3, 1e-6))


def _over_the_period(each: Term, result: Term) -> Term:
    """What is paid each month, as what it makes in the year that the result is of."""
    if result.letter != "R" or each.letter != "R":
        return each
    (what, _, short), (other, _, long) = each.group.partition("/"), result.group.partition("/")
    times = TIMES.get((short, long))
    if times is None or what != other:
        return each
    return replace(each.scaled(times), group=result.group)


def _yearly(strip: Strip, number: int, result: Term) -> Iterator[Hypothesis]:
    """What is paid each month of a year, and what that makes."""
    kind = result.group.partition("/")[0]
    if not of_a_year(strip, result):
        return
    for each in nearest(strip, number, result, lambda term: term.letter in "MR" and term.group.startswith(kind)):
        period = period_of(strip, each)
        times = TIMES.get((period, "year"))
        if times is None or each.order > result.order or not kind.startswith("money"):
            continue
        scaled = each.scaled(times)
        made = hypothesis("product period", result, ("each", scaled))
        if made is not None and (made.fits or _is_swapped_in_each(made) or not _is_discount(scaled, result)):
            yield made


def _is_swapped_in_each(one: Hypothesis) -> bool:
    """Would two digits that changed places in what is paid each time put a whole year right, to the last digit?"""
    each = one.operands[0][1]
    made = (one.anchor.value,) * 3
    return not one.fits and significant(each) > 2 and slip(each, made, exactly=True) == "swap"


def _is_discount(scaled: Term, result: Term) -> bool:
    return is_discount(Decimal(str(scaled.value)), Decimal(str(result.value)))


def _covered(strip: Strip, number: int, result: Term) -> Iterator[Hypothesis]:
    """A way as a speed over a time."""
    near = nearest(strip, number, result, lambda term: term.group in ("speed", "duration"))
    for speed in near:
        for lasting in near:
            if speed.group == "speed" and lasting.group == "duration" and number in (speed.sentence, lasting.sentence):
                made = hypothesis("product speed", result, ("lasting", lasting), ("speed", speed))
                if made is not None:
                    yield made


def _multiplies(term: Term) -> bool:
    kind = term.group.partition("/")[0]
    return term.letter in "CNU" or (term.letter == "L" and kind in MEASURED) or (term.letter == "R" and kind in OFTEN)


def _is_unit_of(strip: Strip, times: Term, each: Term, result: Term) -> bool:
    """Is one number of the kind of another, or so much per something?"""
    kind = each.group.partition("/")[0]
    if result.letter == "R":
        if each.letter != "R":
            return False
        per = each.claim.quantity.per
        worked = times.letter == "U" and times.claim.quantity.unit == per != result.claim.quantity.per
        return each.group == result.group or (worked and kind == result.group.partition("/")[0])
    if kind != result.group and not (result.bare and kind.startswith("money")):
        return False
    if result.letter not in "CN" or each.letter == "R":
        return True
    if times.letter == "U":
        return said_per(strip, each, times.claim.quantity.unit)
    return times.letter in "CR" and said_of_each(strip, each)
