"""How likely unrelated numbers fit by accident."""

from __future__ import annotations

from factcheck.relations.hypothesis import Hypothesis

DENSITY = 0.35
"""Unrelated numbers of one article lie so densely about each other: the share that falls within a stretch whose ends
are a factor of e apart. Measured over pairs of numbers of one kind in news."""
LEAST, MOST = 1e-4, 0.9
SHALLOW = 88.0
"""Falls by more percent than this fit whatever small number stands against whatever large one."""
COUNTS = "CNAO"


def chance(one: Hypothesis) -> float:
    """The probability that a hypothesis of unrelated numbers would fit as it does: the widths of what is given and of
    what is printed, over the range that such numbers take."""
    numeral = one.anchor.claim.mention.number
    grain = 0.0
    if numeral is not None and numeral.value and one.anchor.letter != "D" and one.kind != "elapsed":
        grain = float(numeral.quantum) * abs(one.anchor.value / float(numeral.value))
    wide = (one.given[2] - one.given[1]) + (one.printed[2] - one.printed[1]) + grain
    found = min(MOST, DENSITY * wide / (abs(one.given[0]) or 1.0) + LEAST)
    if one.equation == "change percent" and one.printed[0] > SHALLOW:
        return max(found, 0.5)
    if one.equation in ("change difference", "same") and one.anchor.letter in COUNTS:
        return max(found, min(0.5, 1 / (2 + one.anchor.value)))
    return found


WAYS = {
    "swap": 1,
    "digit": 9,
    "drop": 1,
    "double": 1,
    "scale": 2,
    "words": 2,
    "teen": 1,
    "rough-digit": 9,
    "rough-swap": 1,
}
"""In how many ways a slip changes one digit of a number, or, for the scale, the whole of it."""
WHOLE = ("scale", "words", "teen")


def by_accident(how: str, digits: int, numbers: int) -> float:
    """How many pairs among so many unrelated numbers of so many telling digits are one slip apart by accident."""
    ways = WAYS.get(how, 0) * (1 if how in WHOLE else digits)
    pairs = max(numbers * (numbers - 1) / 2, 1)
    return pairs * (min(ways / (9 * 10 ** (digits - 1)), 1.0) if ways else 1.0)
