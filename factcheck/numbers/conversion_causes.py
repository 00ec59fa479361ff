"""Why does a conversion of money not come out right: another currency, a rate turned round, a slip of the hand?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.model.interval import Interval
from factcheck.model.records import dataclass
from factcheck.numbers.currency_words import MAJOR, MIXED_UP, name, namesakes, said
from factcheck.numbers.diagnosis import CLOSE, POWERS, SCALE_WORDS, Diagnosis, ranked, slips

if TYPE_CHECKING:
    from factcheck.model.period import Period
    from factcheck.numbers.rates import RateRange, Rates


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
    return ranked(found)


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
    for rank, power in enumerate(POWERS):
        factor = Decimal(10) ** power
        if not _fits(case.implied, here, factor):
            continue
        how = SCALE_WORDS.get(abs(power), str(10 ** abs(power)))
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
