"""Why the numbers of a relation do not fit, and which other ones would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.numbers.wording import last_digit
from factcheck.relations.equations import EQUATIONS, Number
from factcheck.relations.evidence import confusions
from factcheck.relations.hypothesis import Hypothesis, number_of
from factcheck.relations.slips import slip
from factcheck.relations.strip import Term

SETTLED = frozenset(("change", "product", "ratio", "sum", "share"))
"""Relations of which the words leave no doubt how the numbers belong together, so that one can be put right."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a number has to be for a relation to hold while the others stay as they are, in the unit that it is
    written in."""

    claim: Claim
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Way:
    """What one number would have to be, as (value, lowest, highest), and the slip that made the printed one of it."""

    role: str
    term: Term
    needed: Number
    cause: str


def cause(one: Hypothesis) -> tuple[str, str]:
    """What explains a misfit, and in which number: another sum that gives the result, else a slip, in the result first
    and then in the only other one. Two numbers that repeat each other are one slip apart only if the slip makes the
    very other one."""
    for other in confusions(one):
        return other, EQUATIONS[one.equation].anchor
    found = [(way.cause, way.role) for way in _ways(one) if way.cause != "none"]
    if not found:
        return "none", ""
    return found[0] if len(found) == 1 else (found[0][0], "")


def needs(one: Hypothesis) -> tuple[Need, ...]:
    """The corrections of a relation that the words assert: its result, and each other number that one slip explains,
    those that a slip explains first. What is written in words is not rewritten."""
    if one.kind not in SETTLED:
        return ()
    anchor, *others = _ways(one)
    ways = [anchor, *(way for way in others if way.cause != "none" and _to_the_last_digit(way))]
    return tuple(
        _need(way) for way in sorted(ways, key=lambda way: way.cause == "none") if _is_in_digits(way.term.claim)
    )


def _ways(one: Hypothesis) -> Iterator[_Way]:
    """Each number of a relation with what it would have to be, the result first."""
    equation = EQUATIONS[one.equation]
    repeats = one.kind == "same"
    given = (one.given[0],) * 3 if repeats else one.given
    printed = (one.printed[0],) * 3 if repeats else one.printed
    yield _Way(equation.anchor, one.anchor, one.given, slip(one.anchor, given, exactly=True))
    numbers: list[tuple[str, Number]] = [(role, number_of(role, term)) for role, term in one.operands]
    for index, (role, term) in enumerate(one.operands):
        needed = equation.solve(index, numbers, printed)
        if needed is not None and needed[1] > 0:
            yield _Way(role, term, needed, slip(term, needed, exactly=True))


def _to_the_last_digit(way: _Way) -> bool:
    """Does the slip make the number that the others give, rounded as the printed one is?"""
    numeral, term = way.term.claim.mention.number, way.term
    if numeral is None or not term.own:
        return False
    scale = 1.0 if way.role == "times" else term.value / term.own
    half = float(last_digit(numeral)) / 2 * scale
    value = way.needed[0]
    return slip(term, (value, value - half, value + half), exactly=True) != "none"


def _need(way: _Way) -> Need:
    """A way in the unit that its number is written in."""
    factor = 1.0 if way.role == "times" or not way.term.value else way.term.own / way.term.value
    value, low, high = (end * factor for end in way.needed)
    return Need(way.term.claim, value, low, high)


def _is_in_digits(claim: Claim) -> bool:
    numeral = claim.mention.number
    return numeral is not None and not numeral.words and any(char.isdigit() for char in claim.text)
