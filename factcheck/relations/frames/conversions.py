"""Conversions of money held against the rates of their time: does any rate make the two amounts meet?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from factcheck.claims.context import Context
from factcheck.lexicon import countries
from factcheck.model.article import KNOWN
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.period import MONTHS, Period
from factcheck.model.records import dataclass, replace
from factcheck.numbers.rates import RateRange, Rates
from factcheck.numbers.tolerance import spread

ONE = Decimal(1)
SLACK = Decimal("0.02")
"""Rates of other hours and other sources than the European Central Bank's afternoon fixing."""
WIDEST = Decimal("0.25")
"""A converted amount may be rounded coarsely ("$2 billion" for 1.66), but not to more than a quarter of itself."""
BEYOND = Decimal("0.1")
"""How much more than "more than 40 miles" may have been converted, as a part of it."""
LATEST_DAYS = 365
"""An article after the end of the rates is held against the last year on record."""
OWN = "the article's own rate"
WIDE = Decimal("1.1")
HOUSEHOLD = ("USD", "GBP", "JPY", "CNY", "EUR", "KRW")
"""Whose sign or name stands for them unless the article says otherwise, so that unrated namesakes need no thought."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One amount against what was printed for it.

    `base` and `quote` are the currencies meant: of an ambiguous sign the one that fits. `need` are the rates that would
    make the amounts meet, `rate` the range of the time they were held against (None: there is none, and `why` says so),
    `off` how many times the nearest rate is missed (1: it fits), `ever` the same for all days on record. `dated` is
    whether the window is known and not inferred.
    """

    original: Claim
    converted: Claim
    base: str
    quote: str
    need: Interval
    rate: RateRange | None
    off: Decimal
    ever: Decimal
    window: Period | None
    dated: bool
    why: str = ""

    @property
    def fits(self) -> bool:
        return self.rate is not None and self.off <= ONE

    @property
    def expected(self) -> Interval:
        """What the original comes to at the rates of the time."""
        assert self.rate is not None
        return stretch(self.original).times(Interval(self.rate.low, self.rate.high))

    @property
    def is_rough(self) -> bool:
        """Is no more known than the range of the rates of some years?"""
        return self.rate is not None and self.rate.rough

    @property
    def is_wide(self) -> bool:
        """Do the rates of the time lie so far apart that none of them can be proposed?"""
        return self.rate is not None and (self.rate.rough or self.rate.high > self.rate.low * WIDE)

    @property
    def is_own(self) -> bool:
        """Was it held against a rate that the article itself states?"""
        return self.rate is not None and self.rate.source == OWN

    @property
    def middle(self) -> Decimal:
        """The original at the middle of those rates."""
        assert self.rate is not None
        return amount(self.original) * (self.rate.low + self.rate.high) / 2


def judged(
    original: Claim, converted: Claim, context: Context, rates: Rates, then: bool = False, now: bool = False
) -> Judged:
    """Holds one amount against another; `then` leaves the time open ("£89m at the time"), `now` makes it that of the
    publication ("at today's rate")."""
    need = coarse(converted).over(stretch(original))
    bases, unsure = _currencies(original, converted, context, rates)
    quotes, unsure_too = _currencies(converted, original, context, rates)
    base, quote = meant(original, converted, context), meant(converted, original, context)
    dated = context.published is not None and context.published_from in KNOWN and not then
    unheld = Judged(original, converted, base, quote, need, None, ONE, ONE, None, dated, unsure or unsure_too)
    if unheld.why:
        return unheld
    period = None if now else original.period or converted.period
    found, why = _ranges(base, quote, list(_windows(period, context, rates, then)), rates)
    if why:
        return replace(unheld, why=why)
    pairs = [(one, two) for one in bases for two in quotes if one != two and (one == bases[0] or two == quotes[0])]
    settled = bases[0] in HOUSEHOLD or _of_country(bases[0], context)
    return _held(unheld, pairs, found, rates, settled)


Held = list[tuple[Period | None, RateRange]]


def _held(unheld: Judged, pairs: list[tuple[str, str]], found: Held, rates: Rates, settled: bool) -> Judged:
    """Two amounts against the nearest rate of all pairs of currencies that may be meant. Where none fits and it is
    `settled` what the first sign means, against the nearest of the first pair."""
    need = unheld.need
    off, number, rank, rate = _nearest_rate(need, pairs, found, rates)
    ever = ONE
    if off > ONE:
        ever = min(missed(need, whole) for one, two in pairs if (whole := rates.range(one, two)) is not None)
    if off > ONE and settled:
        _, rank = min((missed(need, one), rank) for rank, (_, one) in enumerate(found))
        window, rate = found[rank]
        return replace(unheld, rate=rate, off=off, ever=ever, window=window)
    base, quote = pairs[number]
    return replace(unheld, base=base, quote=quote, rate=rate, off=off, ever=ever, window=found[rank][0])


def _ranges(base: str, quote: str, windows: list[Period | None], rates: Rates) -> tuple[Held, str]:
    """The rates of each of the times that may be meant, and why they are not enough, "" where they are."""
    tried = [(window, rates.range(base, quote, window)) for window in windows]
    found = [(window, rate) for window, rate in tried if rate is not None]
    if not found or len(found) < len(tried):
        return found, _no_rate(base, quote, windows, rates)
    if None in windows and (rates.last_day - found[-1][1].last_day).days > LATEST_DAYS:
        return found, f"no rates between {base} and {quote} for all years, and the date is unknown"
    return found, ""


def _nearest_rate(
    need: Interval, pairs: list[tuple[str, str]], found: Held, rates: Rates
) -> tuple[Decimal, int, int, RateRange]:
    """How many times the nearest rate is missed, the number of its pair of currencies and of its time, and the rate."""
    tried = [
        (missed(need, held), number, rank, held)
        for rank, (window, _) in enumerate(found)
        for number, (one, two) in enumerate(pairs)
        if (held := rates.range(one, two, window)) is not None
    ]
    return min(tried, key=lambda entry: entry[:3])


def missed(need: Interval, rate: RateRange) -> Decimal:
    """How many times the rates that are needed miss the nearest one that there was; 1 where they meet."""
    low, high = rate.low * (1 - SLACK), rate.high * (1 + SLACK)
    if need.low is not None and need.low > high:
        return need.low / high
    if need.high is not None and need.high < low:
        return low / need.high if need.high else Decimal("Infinity")
    return ONE


def amount(claim: Claim) -> Decimal:
    """The number written, the middle of a range."""
    if claim.quantity.value is not None:
        return claim.quantity.value
    ends = claim.quantity.literal
    return ((ends.low or Decimal(0)) + (ends.high or Decimal(0))) / 2


def is_above_zero(claim: Claim) -> bool:
    """Is it an amount, and nothing of it a debt or a depth?"""
    return amount(claim) > 0 and not (stretch(claim).low or 0) < 0


def stretch(claim: Claim) -> Interval:
    """All that an amount may stand for as the source of a conversion. What is converted of a bound is the number that
    was written, or one a little beyond it."""
    quantity = claim.quantity
    if quantity.relation == "exact":
        return quantity.literal
    if quantity.relation in ("about", "between"):
        return spread(claim)
    if quantity.value is None:
        return quantity.implied
    numeral = claim.mention.number
    room = abs(quantity.value) * BEYOND if quantity.relation in ("over", "under") else Decimal(0)
    low, high = quantity.value - room, quantity.value + room
    ends = quantity.implied
    near = Interval(
        low if ends.low is None else max(low, ends.low), high if ends.high is None else min(high, ends.high)
    )
    return near.hull(Interval.around(quantity.value, numeral.quantum / 2)) if numeral else near


def coarse(claim: Claim, widest: Decimal = WIDEST) -> Interval:
    """All that a converted amount may have been rounded from: it may keep a single digit."""
    fine, rounding = stretch(claim), claim.quantity.rounding
    value = claim.quantity.value
    if value is None or rounding.low is None or rounding.high is None or _is_bound(claim):
        return fine
    most = abs(value) * widest
    return fine.hull(Interval(max(rounding.low, value - most), min(rounding.high, value + most)))


def _is_bound(claim: Claim) -> bool:
    return claim.quantity.relation not in ("exact", "about", "between")


def meant(claim: Claim, beside: Claim, context: Context) -> str:
    """The currency of an amount beside another one: in "$168,000 (US$105,000)" the plain sign stands for the dollar of
    the article's country, or of one that the article names."""
    code = claim.quantity.currency or ""
    if code != beside.quantity.currency or not claim.quantity.currency_inferred or beside.quantity.currency_inferred:
        return code
    others = [one for one in claim.mention.currencies if one != code]
    home = countries()[1].get(context.country or "")
    named = _named_currencies(context)
    return next((one for one in (home, *(one for one in others if one in named), *others) if one in others), code)


def _currencies(claim: Claim, beside: Claim, context: Context, rates: Rates) -> tuple[tuple[str, ...], str]:
    """The currencies that an amount may be in, as far as they have rates; and why it cannot be told, "" if it can.

    A sign that several countries use means the chosen currency, that which it means by itself, or that of another
    country which the article names.
    """
    chosen = meant(claim, beside, context)
    if chosen != claim.quantity.currency:
        others = [one for one in claim.mention.currencies if one != claim.quantity.currency and rates.known(one)]
        return (chosen, *(one for one in others if one != chosen)), ""
    if not rates.known(chosen):
        return (), f"no rates for {chosen or 'this currency'}"
    if not claim.quantity.currency_inferred:
        return (chosen,), ""
    named = _named_currencies(context)
    others = _namesakes(claim, chosen, named, context)
    unknown = [code for code in others if not rates.known(code)]
    if not named.isdisjoint(unknown):
        return (), f"{claim.mention.sign or chosen} may be a currency without rates"
    return (chosen, *(code for code in others if code not in unknown)), ""


def _namesakes(claim: Claim, chosen: str, named: frozenset[str], context: Context) -> list[str]:
    """The other currencies that a sign may mean in this article."""
    others = [code for code in claim.mention.currencies if code != chosen]
    if chosen in HOUSEHOLD or chosen in named or _of_country(chosen, context):
        here = (*claim.mention.currencies[:1], *named)
        return [code for code in others if code in here]
    return others


def _named_currencies(context: Context) -> frozenset[str]:
    """The currencies of the countries that an article names."""
    names, currencies = countries()
    words = {word for entity in context.entities for word in (entity.name, *entity.name.split())}
    return frozenset(currencies[names[word]] for word in words if word in names)


def _of_country(code: str, context: Context) -> bool:
    return context.country is not None and countries()[1].get(context.country) == code


def _windows(period: Period | None, context: Context, rates: Rates, then: bool) -> Iterator[Period | None]:
    """The times whose rates may have been used: that of the claim, and that of the publication."""
    if then or context.published is None:
        known = then and period is not None and period.start is not None and period.start <= rates.last_day
        yield period if known else None
        return
    if period is not None and period.start is not None and period.start <= rates.last_day:
        yield period
    start = context.published.start
    if start is not None and start > rates.last_day:
        yield Period(rates.last_day - timedelta(days=LATEST_DAYS), rates.last_day + timedelta(days=1), "span")
    else:
        yield context.published


def _no_rate(base: str, quote: str, windows: list[Period | None], rates: Rates) -> str:
    early = any(window and window.end and window.end <= rates.first_day for window in windows)
    return f"no rates before {rates.first_day.year}" if early else f"no rates between {base} and {quote} for that time"


def days(first: date, last: date) -> str:
    """
    >>> days(date(2025, 3, 19), date(2025, 3, 28)), days(date(2025, 3, 28), date(2025, 4, 2))
    ('19 to 28 March 2025', '28 March to 2 April 2025')
    """
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def day(one: date) -> str:
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"
