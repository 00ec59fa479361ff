"""What is said of a conversion of units that does not come out right: its sum, the cause, what to write."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.model.check import Suggestion
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.diagnosis import Diagnosis
from factcheck.numbers.units import convert, plural
from factcheck.numbers.wording import is_compound, last_digit, like, number, quoted
from factcheck.relations.frames.apposition import Apposition
from factcheck.relations.frames.conversions import amount, stretch
from factcheck.relations.frames.judgement import correction, replacement
from factcheck.relations.frames.slipped import slipped
from factcheck.relations.frames.unit_tries import Converted, whole_of

_FIGURES, _EXACT = 4, 6
_TOO_ROUGH = Decimal("0.1")


def sum_of(found: Apposition, first: Converted) -> str:
    """ "131 acres = 53.01 hectares" """
    whole = whole_of(found, first.source)
    exact = number(whole, _EXACT if is_compound(found.original) else None)
    return f"{exact} {plural(first.source)} = {number(first.middle, _FIGURES)} {plural(first.target)}"


def leads_to(cause: Diagnosis, converted: Claim, first: Converted) -> bool:
    """Does a slip make the printed figure of the one that is proposed, and not of one near it?"""
    numeral = converted.mention.number
    if cause.corrected is None or numeral is None:
        return True
    return abs(cause.corrected - abs(first.middle)) <= max(last_digit(numeral), abs(first.middle) / 1000) / 2


def suggestion_of(found: Apposition, converted: Claim, tried: Sequence[Converted]) -> Suggestion:
    """Both ends. The converted one alone is left where it stands in brackets, one slip makes it out of just one value
    that fits, and none makes the original out of what would fit the brackets."""
    first = tried[0]
    said = " ".join(quoted(one) for one in (*found.extra, found.original))
    text = _rewritten(converted, first.middle)
    ways = [replacement(converted, first.middle, first.expected, text)]
    back = None if found.extra else _back(found.original, converted, first)
    if back is not None:
        ways.append(replacement(found.original, *back))
    advice = f"Write {text}, unless it is {said} that is wrong."
    plain = found.form == "bracket" and not found.loose and not found.listed and not found.extra and len(tried) == 1
    right = slipped(converted, first.expected) if plain and len(found.converted) == 1 else ()
    whole = is_compound(found.original) or _hedged(found.original, converted)
    if back is None or whole or len(right) != 1 or slipped(found.original, back[1]):
        return correction(advice, *ways)
    only = replacement(converted, right[0], first.expected)
    return Suggestion(f"Write {only.text}, unless it is {said} that is wrong.", (only, ways[1]), "exact-unit")


def _hedged(*claims: Claim) -> bool:
    return any(claim.quantity.relation != "exact" or claim.mention.upper is not None for claim in claims)


def _back(original: Claim, converted: Claim, first: Converted) -> tuple[Decimal, Interval] | None:
    """What the original has to be where the converted one is right: in the middle, and all of it."""
    printed = stretch(converted)
    if printed.low is None or printed.high is None:
        return None
    try:
        middle, *ends = (
            convert(one, first.target, first.source, first.difference)
            for one in (amount(converted), printed.low, printed.high)
        )
    except (ValueError, ArithmeticError):
        return None
    half = last_digit(original.mention.number) / 2 if original.mention.number else Decimal(0)
    return (middle, Interval(min(ends) - half, max(ends) + half)) if middle > 0 else None


def _rewritten(converted: Claim, value: Decimal) -> str:
    """The right figure as the wrong one was written, with digits enough where it is small."""
    numeral = converted.mention.number
    assert numeral is not None
    if converted.quantity.kind != "temperature":
        value = abs(value).copy_sign(numeral.value)
    rough = numeral.quantum > abs(value) * _TOO_ROUGH and "^" not in converted.text and not is_compound(converted)
    return converted.text.replace(numeral.digits, number(value, 2), 1) if rough else like(converted, value)
