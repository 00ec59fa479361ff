"""From mentions to quantities: which currency, which days, and the two intervals that a written number stands for.

The intervals follow the convention of XBRL's calculations 1.1 (a reported value stands for all that round to it) with
the caps that docs/ARCHITECTURE.md names: a writer who says "20,000" does not mean anything from 15,000 to 25,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.claims.context import Context
from factcheck.claims.dates import resolve
from factcheck.model.interval import ZERO, Interval
from factcheck.model.mention import Mention, Numeral
from factcheck.model.quantity import Quantity

CAP = Decimal("0.025")
ABOUT_CAP = Decimal("0.1")
HALF = Decimal("0.5")
EXACT_BELOW = 1000
COUNTED = ("count", "ordinal")
NOTHING = Interval()


def quantities(mentions: Sequence[Mention], context: Context, locale: str = "") -> tuple[Quantity, ...]:
    """The quantity of each mention, in order."""
    return tuple(_quantity(mention, context, locale) for mention in mentions)


def _quantity(mention: Mention, context: Context, locale: str) -> Quantity:
    if mention.when is not None:
        when = resolve(mention.when, mention.text, context.published, locale)
        return Quantity(mention.kind, mention.relation, None, NOTHING, NOTHING, NOTHING, when=when)
    number = mention.number
    if number is None:
        return Quantity(mention.kind, mention.relation, None, NOTHING, NOTHING, NOTHING, unit=mention.unit)
    currency, inferred = _currency(mention, context)
    counted = mention.kind in COUNTED
    ends = (number, mention.upper)
    literal = literal_interval(number, mention.relation, counted, mention.upper)
    return Quantity(
        kind=mention.kind,
        relation=mention.relation,
        value=number.value if ends[1] is None else None,
        literal=literal,
        implied=implied_interval(number, mention.relation, counted, mention.upper),
        rounding=rounding_interval(number, mention.relation, counted, mention.upper),
        unit=mention.unit,
        per=mention.per,
        currency=currency,
        currency_inferred=inferred,
    )


def _currency(mention: Mention, context: Context) -> tuple[str | None, bool]:
    if not mention.currencies:
        return None, False
    if len(mention.currencies) == 1:
        return mention.currencies[0], False
    chosen = context.currencies.get(mention.sign)
    return (chosen if chosen in mention.currencies else mention.currencies[0]), True


def _is_exact(number: Numeral, counted: bool) -> bool:
    """Counted things are exact below 1,000 and wherever the last digit is not a zero."""
    if number.vague:
        return False
    return counted and (abs(number.value) < EXACT_BELOW or number.quantum <= 1) and number.value == int(number.value)


def _half_width(number: Numeral, counted: bool, cap: Decimal | None) -> Decimal:
    if _is_exact(number, counted):
        return ZERO
    half = number.quantum * HALF
    return half if cap is None else min(half, abs(number.value) * cap)


def _bounded(number: Numeral, relation: str, reach: Decimal | None) -> Interval:
    """The interval of a floor or a ceiling; `reach` is how far a reader takes it to go (None: for ever)."""
    value = number.value
    if relation in ("over", "at-least"):
        return Interval(value, None if reach is None else value + reach, relation == "over", reach is not None)
    floor = (ZERO if value > 0 else None) if reach is None else value - reach
    return Interval(floor, value, True, relation == "under")


def _ordered(a: Decimal, b: Decimal) -> Interval:
    return Interval(min(a, b), max(a, b))


def literal_interval(number: Numeral, relation: str, counted: bool, upper: Numeral | None = None) -> Interval:
    """What must hold for the words to be true.

    >>> n = Numeral(0, 0, Decimal(5600000), Decimal(100000), "5.6", Decimal(10**6))
    >>> str(literal_interval(n, "exact", counted=False))
    '[5550000, 5650000)'
    """
    if upper is not None:
        return _ordered(number.value, upper.value)
    if number.vague:
        return Interval(number.value, None)
    if relation in ("over", "at-least", "under", "at-most"):
        return _bounded(number, relation, None)
    if relation == "about":
        return _about(number)
    return Interval.around(number.value, _half_width(number, counted, CAP))


def _about(number: Numeral) -> Interval:
    """ "About" gives a number twice its own rounding, and never less than the cap of a plain one."""
    value = abs(number.value)
    half = max(min(number.quantum, value * ABOUT_CAP), min(value * CAP, number.quantum * 5))
    return Interval.around(number.value, half)


def implied_interval(number: Numeral, relation: str, counted: bool, upper: Numeral | None = None) -> Interval:
    """What a reader takes from the words: a bound reaches to the next number that is as round, a number cut to
    thousands, millions or billions may be truncated."""
    if upper is not None or relation == "about":
        return literal_interval(number, relation, counted, upper)
    if number.vague:
        return _ordered(number.value, number.value * 10)
    if relation in ("over", "at-least", "under", "at-most"):
        return _bounded(number, relation, max(number.quantum, abs(number.value) * CAP))
    literal = literal_interval(number, relation, counted)
    if number.scale > 1 and not number.words and number.value > 0:
        return literal.hull(Interval(number.value, number.value + number.quantum, False, True))
    return literal


def rounding_interval(number: Numeral, relation: str, counted: bool, upper: Numeral | None = None) -> Interval:
    """All that rounds to the number as written: what sums and changes are computed with."""
    if upper is not None or number.vague or relation not in ("exact", "about"):
        return literal_interval(number, relation, counted, upper)
    if relation == "about":
        return _about(number).hull(Interval.around(number.value, _half_width(number, False, None)))
    return Interval.around(number.value, _half_width(number, counted, None))
