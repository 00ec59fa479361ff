"""Changes: a number that went from one value to another, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from factcheck.relations.cues import way
from factcheck.relations.earlier_values import FAR, led_to, told_elsewhere
from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.strip import Strip, Term, as_precise, commensurate, in_unit_of, nearest
from factcheck.relations.together import alone
from factcheck.relations.told_changes import BACK, taken_up

POINTS = {"percentage point": "change points", "basis point": "change basis"}
SIZES = frozenset(
    ("money", "count", "length", "area", "volume", "mass", "energy", "power", "speed", "duration", "data")
)  # fmt: skip
MOST_PERCENT = 400
ASIDE = "DUO"
"""Letters of numbers that may stand beside an amount that stands alone."""


def changes(strip: Strip) -> Iterator[Hypothesis]:
    """The changes that may be meant, each with its amount as the anchor."""
    for number, inside in strip.windows():
        for amount in inside:
            if amount.value <= 0:
                continue
            if amount.letter == "P":
                yield from _moved(strip, number, amount, "change percent")
                yield from _apart(strip, number, amount, "change points", 1)
                yield from _moved(strip, number, amount, "change rate", is_rate)
                yield from _step(strip, number, amount)
                yield from _from_afar(strip, amount)
            elif amount.letter == "X":
                yield from _moved(strip, number, amount, "change times" if amount.value >= 1 else "change fraction")
            elif amount.letter == "Q":
                yield from _apart(strip, number, amount, POINTS.get(amount.group, "change points"), 1)
            elif amount.letter == "C" and amount.claim.quantity.unit == "point":
                yield from _apart(strip, number, amount, "change points", 1)
            elif is_size(amount):
                yield from _apart(strip, number, amount, "change difference", 1 if way(strip, amount) else 0)


def is_size(term: Term) -> bool:
    return term.group.partition(":")[0].partition("/")[0] in SIZES


def is_rate(term: Term) -> bool:
    return term.letter == "P"


def _moved(
    strip: Strip, number: int, amount: Term, equation: str, wanted: Callable[[Term], bool] = is_size
) -> Iterator[Hypothesis]:
    """Values of which one may have become the other, both ways round: one in the amount's own sentence, or both in the
    one before where the amount stands alone ("That is a rise of 50%"), or before it where it takes them up."""
    back = taken_up(strip, amount)
    near = nearest(strip, number, amount, wanted, BACK if back else 1)
    single = alone(strip, amount, ASIDE)
    for one, other in combinations(near, 2):
        a, b = as_precise(in_unit_of(one, other), in_unit_of(other, one))
        before = back and b.order < amount.order
        inside = before or number in (a.sentence, b.sentence) or (single and a.sentence == b.sentence)
        if inside and a.value != b.value and _of_one_kind(a, b):
            yield from _both_ways(equation, amount, a, b)


def _from_afar(strip: Strip, amount: Term) -> Iterator[Hypothesis]:
    """A change beside its value, and the values before that other sentences may tell."""
    end = led_to(strip, amount)
    if end is None or not way(strip, amount):
        return
    for start in strip.group(end.group):
        if 1 < abs(start.sentence - end.sentence) <= FAR and start.value > 0 and start.value != end.value:
            made = hypothesis("change percent", amount, ("from", start), ("to", end))
            if made is not None and 0 < made.given[0] <= MOST_PERCENT and told_elsewhere(strip, made, start, end):
                yield made


def _both_ways(equation: str, amount: Term, a: Term, b: Term) -> Iterator[Hypothesis]:
    for start, end in ((a, b), (b, a)):
        made = hypothesis(equation, amount, ("from", start), ("to", end))
        if made is not None and 0 < made.given[0] <= MOST_PERCENT:
            yield made


def _of_one_kind(a: Term, b: Term) -> bool:
    """May one have become the other? A figure per something may be told without the something the second time."""
    if commensurate(a, b):
        return True
    (first, _, per), (second, _, other) = a.group.partition("/"), b.group.partition("/")
    return first == second and not (per and other)


def _step(strip: Strip, number: int, amount: Term) -> Iterator[Hypothesis]:
    """ "fell 65.15 points, or 0.75 percent, to 8,564.53": a difference beside its percentage, and a value."""
    near = nearest(strip, number, amount, is_size, 0)
    for apart in near:
        if abs(apart.order - amount.order) != 1:
            continue
        for end in near:
            if end is not apart and end.value > apart.value and commensurate(apart, end):
                made = hypothesis("change step", amount, ("apart", apart), ("to", end))
                if made is not None:
                    yield made


def _apart(strip: Strip, number: int, amount: Term, equation: str, beyond: int) -> Iterator[Hypothesis]:
    """Values that may be so far apart."""
    percents = equation != "change difference"

    def fits_in(term: Term) -> bool:
        if percents:
            return term.letter == "P"
        return _of_one_kind(term, amount) and is_size(term)

    near = nearest(strip, number, amount, fits_in, BACK if taken_up(strip, amount) else beyond)
    for one, other in combinations(near, 2):
        a, b = in_unit_of(in_unit_of(one, other), amount), in_unit_of(in_unit_of(other, one), amount)
        if a.value != b.value and _of_one_kind(a, b) and (percents or amount.value < max(a.value, b.value)):
            made = hypothesis(equation, amount, ("one", a), ("other", b))
            if made is not None:
                yield made
