"""A relation that a text may assert among its numbers, before it is weighed."""

from __future__ import annotations

from factcheck.model.records import dataclass
from factcheck.numbers.wording import decimals_of
from factcheck.relations.equations import EQUATIONS, Number
from factcheck.relations.frames.multiples import multiple_spread
from factcheck.relations.strip import Term

EPSILON = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Hypothesis:
    """`equation` names one of EQUATIONS; `operands` are the numbers that it computes `anchor` from, each with its role;
    `given` is what they make of it, `printed` what is written, and `fits` says whether the two meet."""

    equation: str
    anchor: Term
    operands: tuple[tuple[str, Term], ...]
    given: Number
    printed: Number
    fits: bool

    @property
    def kind(self) -> str:
        return self.equation.partition(" ")[0]

    @property
    def roles(self) -> list[tuple[str, Term]]:
        """All operands in the order of the text."""
        members = [(EQUATIONS[self.equation].anchor, self.anchor), *self.operands]
        return sorted(members, key=lambda member: member[1].order)


def meets(a: Number, b: Number) -> bool:
    """Do two numbers meet? Floats that are equal but for their last bits do."""
    return a[1] <= b[2] + EPSILON * abs(b[2]) and b[1] <= a[2] + EPSILON * abs(a[2])


def written(term: Term, equation: str) -> Number:
    """A number as a result: percentages are cut off as often as rounded, so that the true one may be a whole last digit
    above."""
    if term.letter == "P" and equation != "sum":
        numeral = term.claim.mention.number
        if numeral is not None:
            return term.value, term.low, max(term.high, term.value + float(numeral.quantum))
    if equation.startswith("elapsed"):
        return _length(term)
    if equation.startswith("ratio"):
        return _ratio(term)
    if term.letter == "X":
        return _multiple(term)
    return term.number


RATIO = 0.03
"""What a ratio in round numbers may be off, as a share of itself."""


def _ratio(term: Term) -> Number:
    """What one number is of another is rounded or cut off at its last digit or, where that is a zero, before it."""
    numeral = term.claim.mention.number
    if numeral is None:
        return term.number
    unit = term.value / term.own if term.own else 1.0
    digit = float(numeral.scale) * 10.0 ** -decimals_of(numeral) * unit
    cut = max(digit, min(float(numeral.quantum) * unit, RATIO * term.value))
    return term.value, min(term.low, term.value - cut / 2), max(term.high, term.value + cut)


ROUGH, NEAREST = 0.12, 0.05
"""What a fraction in words may be off, as a share of itself and of the whole: 30% to 36% are "a third", 70% are not
"eight in ten"."""


def _multiple(term: Term) -> Number:
    """Multiples and fractions in words are rough, "3.6 times" is as precise as its digits."""
    relation = term.claim.quantity.relation
    if term.value < 1:
        off = min(ROUGH * term.value, NEAREST)
        low, high = term.value - off, term.value + off
        if relation in ("over", "at-least"):
            low, high = term.value, term.value + 2 * off
        elif relation in ("under", "at-most"):
            low, high = term.value - 2 * off, term.value
        elif relation == "about":
            low, high = term.value - 1.2 * off, term.value + 1.2 * off
        return term.value, low, high
    printed = multiple_spread(term.claim)
    return term.value, float(printed.low or 0), float("inf") if printed.high is None else float(printed.high)


YEAR, DAY = 365.2425 * 86400.0, 86400.0


def _length(term: Term) -> Number:
    """A length of time: ages are full years; other lengths are counted with both ends as often as without."""
    quantity = term.claim.quantity
    if term.letter in "AO":
        return term.value * YEAR, term.low * YEAR, (term.high + 1) * YEAR
    unit = term.value / float(quantity.value) if quantity.value else DAY
    return term.value, term.low - unit / 2, term.high + max(unit, DAY)


def number_of(role: str, term: Term) -> Number:
    """A term as an operand; what multiplies does so in the unit that is written ("25 days" at so much a day)."""
    return term.in_own_unit if role == "times" else term.number


def hypothesis(equation: str, anchor: Term, *operands: tuple[str, Term]) -> Hypothesis | None:
    """A hypothesis; None where its equation has no answer."""
    given = EQUATIONS[equation].forward([(role, number_of(role, term)) for role, term in operands])
    if given is None:
        return None
    printed = written(anchor, equation)
    return Hypothesis(equation, anchor, operands, given, printed, meets(printed, given))
