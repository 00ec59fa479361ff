"""All the numbers that one slip of the hand would make the printed one of."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.wording import is_compound, last_digit

_SCALES = tuple(Decimal(10) ** power for power in (-6, -3, -2, -1, 1, 2, 3, 6))


def slipped(claim: Claim, allowed: Interval) -> tuple[Decimal, ...]:
    """The numbers within `allowed` that become the printed one by a digit changed, two neighbours swapped, one dropped
    or typed twice, or a wrong scale, each once, the least first; none for number words."""
    numeral = claim.mention.number
    if numeral is None or numeral.words or is_compound(claim) or not any(char.isdigit() for char in numeral.digits):
        return ()
    places = [at for at, char in enumerate(numeral.digits) if char.isdigit()]
    bare = "".join(numeral.digits[at] for at in places)
    digit = last_digit(numeral)
    decimals = int(numeral.scale.adjusted() - digit.adjusted())
    found = {int(one) * digit for one in _rewritten(bare)}
    for at, one in _resized(bare):
        behind = at > len(bare) - decimals
        found.add(int(one) * (digit.scaleb(len(bare) - len(one)) if behind else digit))
    found |= {(numeral.value * scale) for scale in _SCALES}
    return tuple(sorted(value for value in found if value > 0 and value != numeral.value and allowed.contains(value)))


def _rewritten(bare: str) -> set[str]:
    """One digit changed, or two neighbours swapped."""
    changed = {bare[:at] + digit + bare[at + 1 :] for at in range(len(bare)) for digit in "0123456789"}
    return changed | {bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :] for at in range(len(bare) - 1)}


def _resized(bare: str) -> list[tuple[int, str]]:
    """One digit put in, or one of two like neighbours taken out, with its place."""
    longer = [(at, bare[:at] + digit + bare[at:]) for at in range(len(bare) + 1) for digit in "0123456789"]
    shorter = [(at, bare[:at] + bare[at + 1 :]) for at in range(1, len(bare)) if bare[at] == bare[at - 1]]
    return longer + shorter
