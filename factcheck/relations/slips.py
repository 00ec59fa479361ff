"""Slips: the ways in which one number becomes another under a hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import floor, log10

from factcheck.model.mention import Numeral
from factcheck.numbers.wording import last_digit
from factcheck.relations.equations import Number
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.strip import Term

SLIPS = ("swap", "digit", "scale", "drop", "double", "teen", "none")
"""In the order in which they are preferred as a cause."""
EXACT = 1e-9
TEENS = {**{10.0 + one: 10 * one for one in range(3, 10)}, **{10.0 * one: 10 + one for one in range(3, 10)}}
"""The numbers that "teen" and "ty" make of each other."""
ROUGHLY = {"digit": "rough-digit", "swap": "rough-swap"}
FARTHEST = 3.0
"""A rough number that is so many times another one is of something else."""
LAKHS = (10**5, 10**7)
LONGEST = 15
LEAST = {"change percent": 0.1}
"""What an equation has to give for a slip to make sense of it: two values that are nearly one are no change."""
RATIOS = (1.02, 1.1, 1.5, 3.0)
"""How far two numbers may be apart that no single slip makes of each other, in steps."""


def slip(term: Term, needed: Number, exactly: bool = False) -> str:
    """The slip that made a printed number out of one that the others allow, "none" where no single one did. What is
    told to an editor must do so `exactly`: not only up to what the number may be rounded from."""
    numeral = term.claim.mention.number
    if numeral is None or not term.value or needed[2] <= 0:
        return "none"
    factor = term.value / float(numeral.value) if numeral.value else 1.0
    scale = float(numeral.scale) * factor
    low, high = needed[1] / scale, needed[2] / scale
    half = EXACT * abs(high) if exactly else (term.high - term.low) / 2 / scale
    values, ranks = _ranked(writing(numeral))
    first, after = bisect_left(values, low - half), bisect_right(values, high + half)
    return SLIPS[min(ranks[first:after])] if first < after else "none"


def two_swapped(one: Hypothesis) -> bool:
    """Does a result miss, and would two neighbouring digits of it that change places put it right? In 3,000 articles of
    news no share and no change within a sentence missed so by accident."""
    return not one.fits and significant(one.anchor) > 1 and slip(one.anchor, one.given, exactly=True) == "swap"


def by_hand(one: Hypothesis) -> bool:
    """Does a result miss by what one slip of a hand explains?"""
    return not one.fits and slip(one.anchor, one.given, exactly=True) != "none"


def other_base(one: Hypothesis) -> bool:
    """Is a change exactly, to its last digit, what the two values make where the one after is taken for its base?"""
    roles, numeral = dict(one.operands), one.anchor.claim.mention.number
    if one.fits or numeral is None or not {"from", "to"} <= roles.keys():
        return False
    start, end = roles["from"].value, roles["to"].value
    if one.anchor.letter == "X":
        return one.equation == "change fraction" and abs(abs(end - start) / end - one.anchor.value) < EXACT
    return abs(abs(end - start) / end * 100 - one.anchor.value) <= float(last_digit(numeral)) / 2 + EXACT


def explained(one: Hypothesis) -> bool:
    """Is a misfit what one slip explains to the last digit, and hardly happens by accident: another base, digits that
    changed places, or one wrong digit of three?"""
    if one.fits or one.given[0] < LEAST.get(one.equation, 0.0):
        return False
    cause = to_the_last_digit(one)
    return cause in ("swap", "scale", "teen") or (cause == "digit" and significant(one.anchor) > 2) or other_base(one)


def to_the_last_digit(one: Hypothesis) -> str:
    """The slip that makes a result of what the others give, rounded to its own last digit; "none" where there is
    none."""
    return slip(one.anchor, as_written(one.anchor, one.given[0]), exactly=True)


def as_written(term: Term, value: float) -> Number:
    """A value with all that is rounded to it at the last digit of a number."""
    numeral = term.claim.mention.number
    if numeral is None:
        return value, value, value
    half = float(last_digit(numeral)) / 2 * (term.value / term.own if term.own else 1.0)
    return value, value - half, value + half


def writing(numeral: Numeral) -> str:
    """The digits of a number without its scale word: "5.6" of "5.6 million", "3" of "three"."""
    digits = numeral.digits.replace(",", "")
    if digits.isascii() and digits.replace(".", "", 1).isdigit() and len(digits) <= LONGEST:
        return digits
    return f"{numeral.value / numeral.scale:.6f}".rstrip("0").rstrip(".")[:LONGEST]


def difference(a: Term, b: Term) -> str:
    """How one written number becomes another: by which slip, "words" where only the scale words differ, else how near
    they are."""
    cause = slip(b, (a.value, a.value, a.value), exactly=True)
    if cause == "scale" and _scaled_in_words(a, b):
        cause = "words" if _digits(a) == _digits(b) or _in_lakhs(a) != _in_lakhs(b) else "none"
    if cause != "none":
        return cause
    if _moved(a, b) == 2:
        return "swap"
    ratio = max(a.value, b.value) / min(a.value, b.value)
    return f"near{sum(ratio > edge for edge in RATIOS)}"


def misread(a: Term, b: Term) -> str:
    """The same for two numbers of one article, of which one may be told roughly, or have more digits that changed
    places."""
    how = difference(a, b)
    if not how.startswith("near"):
        return how
    if _moved(a, b) > 2:
        return "swap"
    rough = _roughly(a, b)
    return how if rough == "none" else rough


def _roughly(a: Term, b: Term) -> str:
    """The slip between a number that is told roughly ("about 4,100") and the rounding of one that is not (3,127)."""
    coarse, fine = (a, b) if significant(a) < significant(b) else (b, a)
    digits = significant(coarse)
    if coarse.claim.quantity.relation == "exact" or fine.claim.quantity.relation != "exact" or digits < 2:
        return "none"
    if significant(fine) <= digits or not 1 / FARTHEST < coarse.value / fine.value < FARTHEST:
        return "none"
    rounded = float(f"{fine.value:.{digits - 1}e}")
    if 0 <= fine.value - coarse.value < 10 ** (floor(log10(coarse.value)) - digits + 1):
        return "none"  # it is cut off there
    return ROUGHLY.get(slip(coarse, (rounded, rounded, rounded), exactly=True), "none")


def _scaled_in_words(a: Term, b: Term) -> bool:
    """Has each a scale word of its own?"""
    x, y = a.claim.mention.number, b.claim.mention.number
    return x is not None and y is not None and min(x.scale, y.scale) > 1 and x.scale != y.scale


def _digits(term: Term) -> float:
    """The number before a scale word: of "$12 billion" and "$1.2 trillion" it is not the same."""
    numeral = term.claim.mention.number
    return float(numeral.value / numeral.scale) if numeral is not None else 0.0


def _in_lakhs(term: Term) -> bool:
    """Is it told in lakhs or crores, of which the digits say nothing of those of a million?"""
    numeral = term.claim.mention.number
    return numeral is not None and numeral.scale in LAKHS


def _moved(a: Term, b: Term) -> int:
    """How many digits of a number have changed places in another one."""
    x, y = a.claim.mention.number, b.claim.mention.number
    if x is None or y is None or x.scale != y.scale:
        return 0
    one, other = writing(x), writing(y)
    if len(one) != len(other) or sorted(one) != sorted(other):
        return 0
    return sum(p != q for p, q in zip(one, other, strict=True))


def significant(term: Term) -> int:
    """How many digits of a number say something."""
    numeral = term.claim.mention.number
    if numeral is None:
        return 0
    return _telling(numeral.digits)


@lru_cache(maxsize=1024)
def _telling(digits: str) -> int:
    return len("".join(filter(str.isdigit, digits)).strip("0")) or 1


@lru_cache(maxsize=1024)
def neighbours(written: str) -> tuple[tuple[str, float], ...]:
    """The numbers that one slip makes of a writing, by the order of SLIPS: it is as likely to be undone by the same."""
    found = [(name, float(text)) for name, text in _texts(written) if text.strip(".")]
    return tuple(sorted(found, key=lambda one: SLIPS.index(one[0])))


@lru_cache(maxsize=1024)
def _ranked(written: str) -> tuple[list[float], list[int]]:
    """The same numbers in ascending order, and the place of the slip of each in SLIPS."""
    found = sorted((value, SLIPS.index(name)) for name, value in neighbours(written))
    return [value for value, _ in found], [rank for _, rank in found]


def _texts(written: str) -> Iterator[tuple[str, str]]:
    digits = [index for index, char in enumerate(written) if char.isdigit()]
    yield from (("swap", text) for text in _swapped(written, digits))
    yield from (("digit", text) for text in _with_one_other(written, digits))
    value = float(written)
    for power in (10, 100, 1000, 1_000_000):
        yield "scale", f"{value * power:.6f}"
        yield "scale", f"{value / power:.12f}"
    if len(digits) > 1:
        yield from (("drop", written[:index] + written[index + 1 :]) for index in digits)
    yield from (("double", written[:index] + written[index] + written[index:]) for index in digits)
    if value in TEENS:
        yield "teen", str(TEENS[value])


def _swapped(written: str, digits: Sequence[int]) -> Iterator[str]:
    """A writing with two neighbouring digits that have changed places."""
    for first, second in pairwise(digits):
        chars = list(written)
        chars[first], chars[second] = chars[second], chars[first]
        if written[first] != written[second] and (chars[digits[0]] != "0" or "." in written[:2]):
            yield "".join(chars)


def _with_one_other(written: str, digits: Sequence[int]) -> Iterator[str]:
    """A writing with one wrong digit; a longer one begins with no zero."""
    for index in digits:
        others = "123456789" if index == digits[0] and len(digits) > 1 else "0123456789"
        yield from (written[:index] + other + written[index + 1 :] for other in others if other != written[index])
