"""Multiples as a sentence tells them of two values ("doubled", "3.6 times as many", "fell by a third"), beside the one
that the values make."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import dataclass
from factcheck.numbers.tolerance import HUNDRED, ratio
from factcheck.numbers.wording import number, quoted
from factcheck.relations.frames.moves import Move
from factcheck.relations.frames.multiples import counts_up, in_words, multiple_spread
from factcheck.relations.hypothesis import ROUGH

ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Multiple:
    """`quotient` is all that the two values may make, `printed` all that the words may stand for, `said` the words."""

    quotient: Interval
    printed: Interval
    said: str

    @property
    def fits(self) -> bool:
        more = self.quotient + Interval.point(-ONE)
        return self.quotient.meets(self.printed) or (counts_up(self.said) and more.meets(self.printed))

    def fixed(self, move: Move, amount: Claim | None) -> tuple[Interval, Claim]:
        """To what it fixes which number: one in digits itself, a word ("doubled") the value after."""
        if amount is not None and any(char.isdigit() for char in amount.text):
            return self.quotient, amount
        return self.printed.scaled(move.start.quantity.value or ONE), move.end


def told_by_word(move: Move, factor: Decimal) -> Multiple:
    """ "doubled", "halved": what the word itself states, with the hedge before it."""
    return Multiple(ratio(move.end, move.start), *in_words(factor, move.hedge, move.word))


def told_by_amount(move: Move, amount: Claim) -> Multiple:
    """ "3.6 times", "tripled"; a multiple below one is a fraction, by which the value rose or fell."""
    value, place = amount.quantity.value or ONE, move.frame.place_of(amount)
    printed, said = multiple_spread(amount), quoted(amount)
    if amount.mention.number is None or not any(char.isdigit() for char in amount.text):
        before = move.frame.text[max(0, place - 14) : place]
        printed, said = in_words(value, before, quoted(amount).lower())
    if value < 1:
        quotient = ratio(move.end, move.start)
        return Multiple(quotient, _by_fraction(move, quotient, _roughly(printed)), said)
    quotient = ratio(move.start, move.end) if move.direction == "down" else ratio(move.end, move.start)
    return Multiple(quotient, printed, said)


def _by_fraction(move: Move, quotient: Interval, fraction: Interval) -> Interval:
    """What a value comes to that changes by a fraction of itself; the fraction where the two values do not."""
    ways = {"down": (-fraction,), "up": (fraction,)}.get(move.direction, (-fraction, fraction))
    more = (Interval.point(ONE) + one for one in ways)
    return next((one for one in more if quotient.meets(one)), fraction)


def _roughly(fraction: Interval) -> Interval:
    """What a fraction in words may stand for: a fall of 23% is "almost a quarter"."""
    low, high = fraction.low or ZERO, fraction.high
    rough = Decimal(str(ROUGH))
    return Interval(low * (1 - rough), None if high is None else high * (1 + rough))


def told_times(quotient: Decimal) -> str:
    """ "1.96 times", "0.2% of"."""
    return f"{number(quotient, 3)} times" if quotient >= ONE / 2 else f"{number(quotient * HUNDRED, 2)}% of"
