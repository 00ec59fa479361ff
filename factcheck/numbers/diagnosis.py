"""Why is a number wrong? The ways in which amounts go wrong in news, tried one after the other.

Every function is pure: it gets what an amount should be and what was printed, and returns the causes that explain the
difference, the likeliest first. A cause is only named where the arithmetic with it comes out right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.model.interval import Interval
from factcheck.model.records import dataclass
from factcheck.numbers.currency_words import MAJOR, MIXED_UP, name, namesakes, said
from factcheck.numbers.units import comparable, convert, plural
from factcheck.numbers.wording import number

if TYPE_CHECKING:
    from factcheck.model.period import Period
    from factcheck.numbers.rates import RateRange, Rates

CLOSE = Decimal("0.015")
"""A cause explains a figure where it comes this near to it: rates differ a little between sources and hours."""
_NARROW = 2
"""How many units of the last place what is expected may span, for a digit too many or too few to explain a number: in
a wider span nearly anything fits."""
_POWERS = (3, -3, 6, -6, 1, -1, 2, -2, 4, -4, 9, -9)
_SCALE_WORDS = {3: "a thousand", 6: "a million", 9: "a billion", 4: "ten thousand"}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`cause` is a stable name, `text` a sentence for the editor, `likelihood` 0 to 1 ranks causes against each other;
    `factor` is what the printed figure is off by, `corrected` what it should be, where the cause says so."""

    cause: str
    text: str
    likelihood: float
    factor: Decimal | None = None
    corrected: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount in currency `base` and what was printed for it in currency `quote`.

    `original` and `printed` are the numbers written, `original_range` and `printed_range` all that they may have been
    rounded from; `window` the days whose rates may have been used (None: all on record).
    """

    original: Decimal
    base: str
    printed: Decimal
    quote: str
    original_range: Interval
    printed_range: Interval
    window: Period | None = None
    digits: str = ""
    original_digits: str = ""

    @property
    def implied(self) -> Interval:
        """The rates that would make the two amounts meet."""
        return self.printed_range.over(self.original_range)


def ranked(found: Iterator[Diagnosis]) -> tuple[Diagnosis, ...]:
    return tuple(sorted(found, key=lambda one: -one.likelihood))


def conversion_causes(case: Conversion, rates: Rates, own: RateRange | None = None) -> tuple[Diagnosis, ...]:
    """What went wrong with a conversion of money, the likeliest first; () where nothing known explains it. `own` is the
    rate that the article itself gives."""
    here = own or rates.range(case.base, case.quote, case.window)
    found: list[Diagnosis] = []
    if here is not None:
        found += _scale(case, here)
        found += _not_converted(case)
        found += _inverse(case, here)
        found += _digits(case, here)
    found += _other_currency(case, rates)
    if here is not None and case.window is not None and not here.rough:
        found += _other_time(case, rates)
    return ranked(iter(found))


def _fits(need: Interval, rate: RateRange | None, factor: Decimal = Decimal(1)) -> bool:
    """Do the rates needed meet the rates of the days, times a factor?"""
    if rate is None:
        return False
    return need.meets(Interval(rate.low * factor * (1 - CLOSE), rate.high * factor * (1 + CLOSE)))


def _other_currency(case: Conversion, rates: Rates) -> Iterator[Diagnosis]:
    """The figure is right for another currency: at the start (842 million *yen* are $5.6 million) or at the end."""
    for rank, base in enumerate(_candidates(case.base, case)):
        if _fits(case.implied, rates.range(base, case.quote, case.window)):
            kin = base in namesakes(case.base)
            likely = 0.95 if _sign(case.base, base) else 0.8 if kin else 0.6
            start, end = said(case.original, base), said(case.printed, case.quote)
            text = f"{end} is what {start} comes to{_sign(case.base, base)}."
            yield Diagnosis("other-currency", text, likely - rank / 100)
    for rank, quote in enumerate(_candidates(case.quote, case)):
        if _fits(case.implied, rates.range(case.base, quote, case.window)):
            text = f"{said(case.original, case.base)} comes to {said(case.printed, quote)}{_sign(case.quote, quote)}."
            yield Diagnosis("other-currency", text, (0.78 if quote in namesakes(case.quote) else 0.55) - rank / 100)


def _sign(one: str, other: str) -> str:
    """The sign that two currencies share, where it is the likely trap."""
    sign = {frozenset(("CNY", "JPY")): "¥", frozenset(("GBP", "EGP")): "£"}.get(frozenset((one, other)))
    return f"; the sign {sign} stands for both" if sign else ""


def _candidates(code: str, case: Conversion) -> tuple[str, ...]:
    """The currencies that one may be taken for: those of the same sign or name and, where the day is known, so that a
    fit is no chance, those that news converts most."""
    kin = tuple(one for one in namesakes(code) if one in MAJOR)
    ordered = dict.fromkeys((*kin, *(MIXED_UP if case.window is not None else ())))
    return tuple(one for one in ordered if one not in (case.base, case.quote))


def _scale(case: Conversion, here: RateRange) -> Iterator[Diagnosis]:
    for rank, power in enumerate(_POWERS):
        factor = Decimal(10) ** power
        if not _fits(case.implied, here, factor):
            continue
        how = _SCALE_WORDS.get(abs(power), str(10 ** abs(power)))
        size = f"{how} times too {'large' if power > 0 else 'small'}"
        text = f"The printed figure is {size}{_scale_reason(power, case)}."
        yield Diagnosis("power-of-ten", text, 0.9 - rank / 100, factor, case.printed / factor)


def _scale_reason(power: int, case: Conversion) -> str:
    if abs(power) == 3:
        return ": million and billion (or thousand and million) were mixed up"
    if abs(power) in (1, 4) and case.base in ("CNY", "JPY", "KRW", "TWD"):
        return ": 万 is ten thousand and 亿 a hundred million"
    if abs(power) in (1, 2):
        return ": a slipped decimal point, or a zero too many or too few"
    return ""


def _not_converted(case: Conversion) -> Iterator[Diagnosis]:
    if case.original == case.printed:
        text = "Both amounts have the same number: it was copied, not converted."
        yield Diagnosis("not-converted", text, 0.7, Decimal(1))


def _inverse(case: Conversion, here: RateRange) -> Iterator[Diagnosis]:
    """Divided where it should have been multiplied, or converted twice."""
    backwards = Interval((1 - CLOSE) / here.high, (1 + CLOSE) / here.low)
    if case.implied.meets(backwards):
        text = f"The rate was turned round: {name(case.base)} were converted as if they were {name(case.quote)}."
        yield Diagnosis("inverse-rate", text, 0.8)
    twice = Interval(here.low**2 * (1 - CLOSE), here.high**2 * (1 + CLOSE))
    if case.implied.meets(twice):
        yield Diagnosis("converted-twice", "The figure is what comes out when the amount is converted twice.", 0.45)


def _other_time(case: Conversion, rates: Rates) -> Iterator[Diagnosis]:
    """The rate of another day, years away."""
    best = rates.best_day(case.base, case.quote, case.printed / case.original)
    if best is not None and case.implied.contains(best[1]):
        day, rate = best
        year = _last_year(case, rates, day.year)
        yield Diagnosis("other-time", f"The rate used, {rate:.4g}, is that of another time, such as {year}.", 0.3)


def _last_year(case: Conversion, rates: Rates, found: int) -> int:
    """The latest year before the window whose rates fit, else the year of the best day."""
    from datetime import date

    from factcheck.model.period import Period

    start = case.window.start.year if case.window and case.window.start else rates.last_day.year
    for year in range(start, rates.first_day.year - 1, -1):
        span = Period(date(year, 1, 1), date(year + 1, 1, 1), "year")
        rate = rates.range(case.base, case.quote, span, widen_days=0)
        if rate is not None and case.implied.meets(Interval(rate.low, rate.high)):
            return year
    return found


def _digits(case: Conversion, here: RateRange) -> Iterator[Diagnosis]:
    rate = Interval(here.low, here.high)
    yield from slips(case.printed, case.original_range.times(rate), case.digits)
    for one in slips(case.original, case.printed_range.over(rate), case.original_digits):
        if one.cause == "swapped-digits":
            yield Diagnosis(one.cause, one.text, one.likelihood - 0.02)


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
    for rank, power in enumerate(_POWERS):
        factor = Decimal(10) ** power
        if expected.contains(printed / factor):
            how = _SCALE_WORDS.get(abs(power), str(10 ** abs(power)))
            text = f"The printed figure is {how} times too {'large' if power > 0 else 'small'}."
            found.append(Diagnosis("power-of-ten", text, 0.9 - rank / 100, factor, printed / factor))
    return ranked(iter(found))


CONFUSED = (
    ("mile", "kilometer", "nautical mile"),
    ("foot", "meter", "yard", "inch", "centimeter"),
    ("acre", "hectare", "square kilometer", "square mile"),
    ("square foot", "square meter", "square yard"),
    ("pound", "kilogram", "stone", "ounce"),
    ("ton", "metric ton", "long ton"),
    ("gallon", "imperial gallon", "liter", "pint"),
    ("mile per hour", "kilometer per hour", "knot", "meter per second"),
)  # fmt: skip
"""Units that are mixed up because they measure things of about one size."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """An amount in unit `source` and what was printed for it in unit `target`, as in Conversion; `difference` is true
    of differences of temperature."""

    original: Decimal
    source: str
    printed: Decimal
    target: str
    printed_range: Interval
    expected: Interval
    digits: str = ""
    difference: bool = False


def unit_causes(case: Measurement) -> tuple[Diagnosis, ...]:
    """What went wrong with a conversion of units, the likeliest first; () where nothing known explains it."""
    found = [*scale_causes(case.printed, case.expected, case.digits), *_turned_round(case), *_other_unit(case)]
    found += _level_for_difference(case)
    found += _length_for_size(case)
    if case.original == case.printed:
        found.append(Diagnosis("not-converted", "Both have the same number: it was copied, not converted.", 0.7))
    return ranked(iter(found))


def _explains(case: Measurement, source: str, target: str, difference: bool = False) -> bool:
    value = convert(case.original, source, target, difference)
    return case.printed_range.contains(value) or abs(value - case.printed) <= abs(case.printed) * CLOSE


def _turned_round(case: Measurement) -> Iterator[Diagnosis]:
    for source, target in comparable(case.source, case.target):
        if source != target and "degree" not in source and _explains(case, target, source):
            text = f"The conversion was turned round: {plural(source)} were taken for {plural(target)}."
            yield Diagnosis("inverse-rate", text, 0.85)
            return


def _other_unit(case: Measurement) -> Iterator[Diagnosis]:
    for rank, other in enumerate(_mixed_up_with(case.source)):
        if other != case.target and _explains(case, other, case.target):
            start, end = f"{_told(case.original)} {plural(other)}", f"{number(case.printed)} {plural(case.target)}"
            text = f"{end} is what {start} comes to."
            yield Diagnosis("other-unit", text, 0.8 - rank / 50)
    for rank, other in enumerate(_mixed_up_with(case.target)):
        if other != case.source and _explains(case, case.source, other):
            text = f"{_told(case.original)} {plural(case.source)} comes to {number(case.printed)} {plural(other)}."
            yield Diagnosis("other-unit", text, 0.78 - rank / 50)


def _told(original: Decimal) -> str:
    """A measure as it was written; one that was added up of stones and pounds with six figures."""
    return number(original, 6 if len(original.as_tuple().digits) > _WRITTEN else None)


_WRITTEN = 12


def _length_for_size(case: Measurement) -> Iterator[Diagnosis]:
    """An area or a volume converted with the factor of its length."""
    for power, what in (("square ", "areas"), ("cubic ", "volumes")):
        if case.source.startswith(power) and case.target.startswith(power):
            source, target = case.source.removeprefix(power), case.target.removeprefix(power)
            if _explains(case, source, target):
                text = f"The factor of {plural(source)} and {plural(target)} was used, which is none of {what}."
                yield Diagnosis("length-factor", text, 0.9)


def _mixed_up_with(name: str) -> tuple[str, ...]:
    return tuple(one for group in CONFUSED if name in group for one in group if one != name)


def _level_for_difference(case: Measurement) -> Iterator[Diagnosis]:
    if case.source.startswith("degree ") and _explains(case, case.source, case.target, not case.difference):
        text = "A temperature was converted as if it were a difference: the 32 degrees are missing."
        if case.difference:
            text = "A difference was converted as if it were a temperature: the 32 degrees do not belong there."
        yield Diagnosis("level-for-difference", text, 0.95)


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
