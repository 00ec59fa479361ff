"""Why is a number wrong? The ways in which amounts go wrong in news, tried one after the other.

Every function is pure: it gets what an amount should be and what was printed, and returns the causes that explain the
difference, the likeliest first. A cause is only named where the arithmetic with it comes out right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.model.interval import Interval
from factcheck.model.records import dataclass
from factcheck.numbers.wording import number

CLOSE = Decimal("0.015")
"""A cause explains a figure where it comes this near to it: rates differ a little between sources and hours."""
_NARROW = 2
"""How many units of the last place what is expected may span, for a digit too many or too few to explain a number: in
a wider span nearly anything fits."""
POWERS = (3, -3, 6, -6, 1, -1, 2, -2, 4, -4, 9, -9)
SCALE_WORDS = {3: "a thousand", 6: "a million", 9: "a billion", 4: "ten thousand"}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`cause` is a stable name, `text` a sentence for the editor, `likelihood` 0 to 1 ranks causes against each other;
    `factor` is what the printed figure is off by, `corrected` what it should be, where the cause says so."""

    cause: str
    text: str
    likelihood: float
    factor: Decimal | None = None
    corrected: Decimal | None = None


def ranked(found: Iterable[Diagnosis]) -> tuple[Diagnosis, ...]:
    return tuple(sorted(found, key=lambda one: -one.likelihood))


def slips(printed: Decimal, expected: Interval, digits: str) -> Iterator[Diagnosis]:
    """Slips of the hand: two neighbouring digits swapped, one digit off, given the digits as written ("361,600").

    With fewer than three digits anything is one digit away from anything, so nothing is said.
    """
    plain = [at for at, char in enumerate(digits) if char.isdigit()]
    bare = "".join(digits[at] for at in plain)
    if len(bare.strip("0")) < 2 or not int(bare):
        return
    unit = printed / int(bare)
    if found := _nearest(_swapped(bare, unit), expected):
        pair, value = found
        whole = f" ({number(value)})" if len(bare) > 2 else ""
        text = f"Two digits are swapped: {pair} for {pair[::-1]}{whole}."
        yield Diagnosis("swapped-digits", text, 0.75, printed / value, value)
        return
    if len(bare.strip("0")) < 3:
        return
    if found := _nearest(_changed(bare, unit), expected):
        change, value = found
        text = f"One digit is off: {change[0]} for {change[1]} ({number(value)})."
        yield Diagnosis("digit-off", text, 0.5, printed / value, value)
        return
    if expected.low is not None and expected.high is not None and expected.high - expected.low <= _NARROW * unit:
        yield from _too_many_or_few(printed, bare, unit, "." in digits, expected)


def _swapped(bare: str, unit: Decimal) -> list[tuple[str, Decimal]]:
    return [
        (bare[one] + bare[two], int(bare[:one] + bare[two] + bare[one] + bare[two + 1 :]) * unit)
        for one, two in pairwise(range(len(bare)))
        if bare[one] != bare[two]
    ]


def _changed(bare: str, unit: Decimal) -> list[tuple[str, Decimal]]:
    return [
        (bare[at] + digit, int(bare[:at] + digit + bare[at + 1 :]) * unit)
        for at in range(len(bare))
        for digit in "0123456789"
        if digit != bare[at]
    ]


def _too_many_or_few(
    printed: Decimal, bare: str, unit: Decimal, point: bool, expected: Interval
) -> Iterator[Diagnosis]:
    """A digit that was typed twice, and one that was left out; behind a decimal point all others keep their worth."""
    worths = (unit, unit * 10) if point else (unit,)
    doubled = [
        (bare[at], int(bare[:at] + bare[at + 1 :]) * worth)
        for at in range(1, len(bare))
        if bare[at] == bare[at - 1]
        for worth in worths
    ]
    if found := _nearest(doubled, expected):
        digit, value = found
        text = f"A digit was typed twice: {digit} ({number(value)})."
        yield Diagnosis("doubled-digit", text, 0.6, printed / value, value)
        return
    worths = (unit, unit / 10) if point else (unit,)
    longer = [
        (digit, int(bare[:at] + digit + bare[at:]) * worth)
        for at in range(len(bare) + 1)
        for digit in "0123456789"
        for worth in worths
    ]
    if found := _nearest(longer, expected):
        digit, value = found
        text = f"A digit was left out: {digit} ({number(value)})."
        yield Diagnosis("dropped-digit", text, 0.45, printed / value, value)


def _nearest(candidates: list[tuple[str, Decimal]], expected: Interval) -> tuple[str, Decimal] | None:
    """The candidate inside the interval that is nearest to its middle."""
    if expected.low is None or expected.high is None:
        return None
    middle = (expected.low + expected.high) / 2
    inside = [one for one in candidates if one[1] and expected.contains(one[1])]
    return min(inside, key=lambda one: abs(one[1] - middle), default=None)


def scale_causes(printed: Decimal, expected: Interval, digits: str = "") -> tuple[Diagnosis, ...]:
    """What explains a plain number that should lie in `expected`: a power of ten, or a slip of digits."""
    found = list(slips(printed, expected, digits))
    for rank, power in enumerate(POWERS):
        factor = Decimal(10) ** power
        if expected.contains(printed / factor):
            how = SCALE_WORDS.get(abs(power), str(10 ** abs(power)))
            text = f"The printed figure is {how} times too {'large' if power > 0 else 'small'}."
            found.append(Diagnosis("power-of-ten", text, 0.9 - rank / 100, factor, printed / factor))
    return ranked(found)


OTHER_SUMS = {
    "points": "how far the two are apart in percentage points, not in percent",
    "difference": "how far the two are apart, not the percentage",
    "level": "the new value as a share of the old, not the change",
    "base": "the change as a share of the new value, not of the old",
    "inverse": "the old value as a share of the new, not the change",
    "rest": "the share of all others, not of these",
    "ratio": "these against all others, not as a share of all",
    "more": "by how many times the one is more than the other, not how many times as much it is",
}
"""What a number is that a relation does not give, where another sum of the same numbers gives it."""


def change_causes(start: Decimal, end: Decimal, printed: Interval, shares: bool = False) -> tuple[Diagnosis, ...]:
    """What a printed change in percent (without its sign) really is, where it is not the change from `start` to `end`.

    Where `start` and `end` are `shares`, points may have been called percent.
    """
    if start <= 0 or end <= 0:
        return ()
    hundred = Decimal(100)
    tried = (
        ("points" if shares else "difference", abs(end - start), 0.9),
        ("level", end / start * hundred, 0.85),
        ("base", abs(end - start) / end * hundred, 0.7),
        ("inverse", start / end * hundred, 0.5),
    )
    return ranked(
        Diagnosis(cause, f"That is {OTHER_SUMS[cause]}.", weight)
        for cause, value, weight in tried
        if printed.contains(value)
    )
