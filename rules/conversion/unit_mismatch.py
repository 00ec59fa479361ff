"""A measure and its conversion, side by side, that are not the same amount.

## What it checks
Two measures in apposition: "131 acres (530 hectares)", "60 miles (96 km)", "32C (90F)", "5 feet 11 inches (180 cm)",
"60 mph / 97 km/h", "26 miles, or 42 km,". The first is converted with the exact factor; all numbers that it may have
been rounded from are compared with all that the second may have been rounded from. What the amount is of may stand
between ("500 litres of water, or about 130 gallons"). A number that is right in a unit of another dimension has the
wrong unit: "20 pounds (9 litres)".

## Why editors care
A conversion is the one figure in a story that any reader can check, and slips here are large: the factor turned round,
a zero too many, miles taken for nautical miles, a change of temperature converted as if it were a temperature.

## When it stays silent
Conversions that are rounded as news rounds them: 100 miles (160 km), about 6 feet (2 m). Words that mean several units
(ton, gallon, pint, ounce, horsepower, calorie) where any of them fits. Measures with other words in the brackets: "5
miles (3 km of it uphill)". Durations.

## How to fix
Write the figure that the finding gives, rounded like the original; or correct the original, if that is the slip.

## Sources
Factors: pint, which follows NIST SP 811 (the international foot and pound of 1959, the US survey units not used).
Rounding: a conversion should be no more precise than its original (AP Stylebook, "metric system").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck.claims.view import View
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Level, Rule
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.mention import DIMENSIONS
from factcheck.model.records import replace
from factcheck.numbers.currency_words import said
from factcheck.numbers.diagnosis import Diagnosis
from factcheck.numbers.digits import digits_of
from factcheck.numbers.unit_causes import Measurement, unit_causes
from factcheck.numbers.units import comparable, convert, plural
from factcheck.numbers.wording import like, number, quoted
from factcheck.relations.frames.apposition import Apposition, appositions, members_of
from factcheck.relations.frames.conversions import ONE, amount, coarse, stretch
from factcheck.relations.frames.densities import weighed
from factcheck.relations.frames.dimensions import unit_meant
from factcheck.relations.frames.judgement import agree, not_comparable, operands, wrong
from factcheck.relations.frames.remote import remote, unmatched
from factcheck.relations.frames.repeated_units import one_number
from factcheck.relations.frames.slipped import slipped
from factcheck.relations.frames.told_units import leads_to, suggestion_of, sum_of
from factcheck.relations.frames.unit_prices import is_discounted, is_price, per_other_units, price_factors, units_of
from factcheck.relations.frames.unit_tries import Converted, degrees_off, missed_by, size_of, times_off, tries, whole_of

RULE = Rule(
    code="FC102",
    name="unit-mismatch",
    family="conversion",
    level="error",
    summary="A measure and its conversion that are not the same amount.",
    options={"slack": 1.03, "slack-precise": 1.013, "clear": 1.1, "degrees": 1.0, "degrees-clear": 3.0},
)

_PRECISE = 3
_TEN = Decimal(11)
"""Times that a weight may be off; what is farther away was never meant to be the same."""
_WORDS = Decimal("1.06")
_ROUGH = Decimal("0.15")
"""How far two measures of one thing may be apart where they are told in two places."""
_FARTHEST = Decimal(15)
"""How many times one measure may be the other, so that a factor turned round may have made it: feet and metres."""
_PLAIN = 0.7
"""How likely a cause has to be that is no slip of digits."""
_METRIC = regex(r"meter|hectare|gram|liter|celsius|metric ton")
_IMPERIAL = regex(r"mile|foot|inch|yard|acre|pound|gallon|fahrenheit")


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    told = list(appositions(view.reading, _is_measure, _may_convert))
    for found in told:
        if found.original.zone not in ("teaser", "correction"):
            yield from (_compared(found, one, list(tries(found, one)), options) for one in found.converted)
    for found in appositions(view.reading, _is_measure, _two_kinds):
        if found.original.zone not in ("teaser", "correction"):
            yield from _of_another_dimension(found, options)
    for found in appositions(view.reading, is_price, per_other_units):
        if found.original.zone not in ("teaser", "correction") and not found.loose:
            yield from (_priced(found, converted, options) for converted in found.converted)
    for found in remote(view.reading, _is_measure, unmatched, _of_two_systems, _fit, members_of(told)):
        yield from _of_two_places(found)
    measures = [one for one in view.reading.claims if _is_measure(one) and one.zone not in ("teaser", "correction")]
    yield from (_one_number(*found) for found in one_number(measures))


def _of_two_systems(a: Claim, b: Claim) -> bool:
    units = [claim.quantity.unit or "" for claim in (a, b)]
    apart = any(_METRIC.search(one) and _IMPERIAL.search(other) for one, other in (units, units[::-1]))
    if not apart or a.quantity.kind != b.quantity.kind or not _may_convert(a, b):
        return False
    if a.quantity.kind == "temperature" or amount(a) <= 0 or amount(b) <= 0:
        return True
    source, target = comparable(a.quantity.unit or "", b.quantity.unit or "")[0]
    return 1 / _FARTHEST < convert(amount(a), source, target) / amount(b) < _FARTHEST


def _fit(a: Claim, b: Claim) -> bool:
    """Are two measures near enough to be one, told roughly?"""
    found = Apposition(a, (b,), "remote")
    rough = Interval.around(amount(b), abs(amount(b)) * _ROUGH)
    return any(one.expected.meets(rough) for one in tries(found, b))


def _of_two_places(found: Apposition) -> Iterator[Check]:
    """ "a tower 92 feet tall … from the gallery, 82 metres up": only a slip of a hand shows that they are one."""
    (converted,) = found.converted
    tried = [one for one in tries(found, converted) if not one.difference]
    if not tried or amount(found.original) <= 0 or amount(converted) <= 0:
        return
    if not any(len(digits_of(amount(one))) > 1 for one in (found.original, converted)):
        return  # "two-inch nails … within 1cm": some slip makes anything of anything
    causes = [one for one in _causes(found, converted, tried[0]) if one.likelihood >= _PLAIN]
    near = 1 / _TEN < abs(tried[0].middle) / amount(converted) < _TEN
    if causes or (near and slipped(converted, tried[0].expected)):
        told = _finding(found, converted, tried, "warning", causes, sum_of(found, tried[0]))
        yield replace(told, confidence=0.75)


def _one_number(a: Claim, b: Claim, diagnosis: str) -> Check:
    comes_to = convert(amount(a), a.quantity.unit or "", b.quantity.unit or "")
    arithmetic = f"{quoted(a)} = {number(comes_to, 3)} {plural(b.quantity.unit or '')}"
    return wrong(
        RULE.name,
        "warning",
        operands(("first", a), ("second", b)),
        arithmetic,
        f"{quoted(a)} in one place and {quoted(b)} in another: if they are one measure, {arithmetic}.",
        diagnosis=diagnosis,
        confidence=0.75,
    )


def _priced(found: Apposition, converted: Claim, options: Mapping[str, object]) -> Check:
    """The price for one unit against the same price for another."""
    members = operands(("original", found.original), ("converted", converted))
    tried = [stretch(found.original).scaled(factor) for factor in price_factors(*units_of(found.original, converted))]
    off = min(missed_by(coarse(converted), expected) for expected in tried)
    middle = amount(found.original) * price_factors(*units_of(found.original, converted))[0]
    right = said(middle, converted.quantity.currency or "", 3)
    arithmetic = f"{quoted(found.original)} a {found.original.quantity.per} = {right} a {converted.quantity.per}"
    if off <= Decimal(str(options["slack"])):
        return agree(RULE.name, members, arithmetic, tried[0])
    if off < Decimal(str(options["clear"])):
        return not_comparable(RULE.name, members, arithmetic)
    if is_discounted(found.original, converted):
        return not_comparable(RULE.name, members, "a price for longer may be discounted")
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{arithmetic}, not {quoted(converted)}.",
        expected=Decimal(f"{middle:.6g}"),
        printed=amount(converted),
        confidence=0.85,
    )


def _of_another_dimension(found: Apposition, options: Mapping[str, object]) -> Iterator[Check]:
    """ "20 pounds (9 litres)", "382 million bushels of wheat, or 10.4 million tonnes" """
    for converted in found.converted:
        expected = weighed(found.original, converted, found.around)
        if expected is not None:
            yield _weighed(found, converted, expected, options)
            continue
        if found.form != "bracket" or found.loose:
            continue
        meant = unit_meant(found.original, converted)
        if meant is None:
            continue
        culprit, name, value = meant
        right = number(value, 3)
        yield wrong(
            RULE.name,
            "warning",
            operands(("original", found.original), ("converted", converted)),
            f"{quoted(found.original)} and {quoted(converted)} are of two kinds",
            f"{quoted(found.original)} cannot be {quoted(converted)}: they measure different things.",
            diagnosis=f"{quoted(culprit)} seems to have the wrong unit: {right} {plural(name)} would fit.",
            confidence=0.85,
        )


def _weighed(found: Apposition, converted: Claim, expected: Interval, options: Mapping[str, object]) -> Check:
    members = operands(("original", found.original), ("converted", converted))
    low, high = expected.low or Decimal(0), expected.high or Decimal(0)
    ends = like(converted, low), like(converted, high)
    about = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    arithmetic = f"{quoted(found.original)} = {about}"
    off = missed_by(converted.quantity.rounding, expected)
    if off == ONE:
        return agree(RULE.name, members, arithmetic, expected)
    if not Decimal(str(options["slack-precise"])) < off < _TEN:
        return not_comparable(RULE.name, members, arithmetic)
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{quoted(found.original)} is about {about}, not {quoted(converted)}.",
        expected=Decimal(f"{(low + high) / 2:.6g}"),
        printed=amount(converted),
        confidence=0.8,
    )


def _two_kinds(a: Claim, b: Claim) -> bool:
    one, two = a.quantity, b.quantity
    if (
        one.per is not None
        or two.per is not None
        or "temperature" in (one.kind, two.kind)
        or one.kind == two.kind
        or None in (one.value, two.value)
    ):
        return False
    return not comparable(one.unit or "", two.unit or "") and b.mention.number is not None


def _is_measure(claim: Claim) -> bool:
    quantity = claim.quantity
    physical = quantity.kind in DIMENSIONS or quantity.kind == "temperature"
    numeral = claim.mention.number
    return physical and quantity.unit is not None and numeral is not None and not numeral.vague


def _may_convert(a: Claim, b: Claim) -> bool:
    one, two = a.quantity.unit or "", b.quantity.unit or ""
    return one != two and b.quantity.per in (None, a.quantity.per) and bool(comparable(one, two))


def _compared(found: Apposition, converted: Claim, tried: Sequence[Converted], options: Mapping[str, object]) -> Check:
    members = operands(("original", (*found.extra, found.original)), ("converted", converted))
    if not tried:
        return not_comparable(RULE.name, members, "the parts of the measure do not add up to one unit")
    first = tried[0]
    temperature = found.original.quantity.kind == "temperature"
    off = min(degrees_off(one, converted) if temperature else times_off(one, converted) for one in tried)
    arithmetic = sum_of(found, first)
    allowed, clear = _limits(found, converted, options)
    if off <= allowed:
        if not temperature and (first.middle < 0) is not (amount(converted) < 0):
            return not_comparable(RULE.name, members, f"{arithmetic}; only one of them has a sign")
        return agree(RULE.name, members, arithmetic, first.expected)
    causes = _causes(found, converted, first)
    if _may_be_meant(found, converted, first, off) or (found.loose and not causes):
        return not_comparable(RULE.name, members, arithmetic)
    level: Level = "error" if causes or off >= clear else "warning"
    return _finding(found, converted, tried, "warning" if found.loose else level, causes, arithmetic)


def _limits(found: Apposition, converted: Claim, options: Mapping[str, object]) -> tuple[Decimal, Decimal]:
    """How far off a conversion may be, and from where on it is clearly wrong: times, or degrees of temperatures."""
    if found.original.quantity.kind == "temperature":
        allowed, clear = "degrees", "degrees-clear"
    elif all(_is_precise(claim) for claim in (found.original, converted)):
        allowed, clear = "slack-precise", "clear"
    else:
        allowed, clear = "slack", "clear"
    return Decimal(str(options[allowed])), Decimal(str(options[clear]))


def _may_be_meant(found: Apposition, converted: Claim, first: Converted, off: Decimal) -> bool:
    """Does something else than a slip explain the two: the sum of a list, a factor that is given, words that are
    rough?"""
    if _is_factor(converted, first):
        return True
    if found.original.quantity.kind == "temperature":
        return False
    numeral = found.original.mention.number
    rough = off < _WORDS and numeral is not None and numeral.words
    return rough or (bool(found.listed) and _fits_sum(found, converted, first))


def _is_factor(converted: Claim, first: Converted) -> bool:
    """ "35 million tonnes (1 tonne = 1.1023 tons)": the brackets explain the unit and convert nothing."""
    factor = convert(ONE, first.source, first.target, True)
    return abs(amount(converted) - factor) <= abs(factor) / 1000 and first.middle > 2 * factor


def _is_precise(claim: Claim) -> bool:
    """Does a measure have three digits that count? Then it was computed, though perhaps with the rough factor that many
    know by heart (0.4 hectares to the acre)."""
    value = claim.quantity.value
    if value is None or claim.quantity.relation != "exact":
        return False
    return len(digits_of(value)) >= _PRECISE


def _fits_sum(found: Apposition, converted: Claim, first: Converted) -> bool:
    """Do the brackets hold the sum of a list: "5 miles and 3 miles (13 km)"?"""
    total = first.middle + sum((convert(amount(one), first.source, first.target) for one in found.listed), Decimal(0))
    return coarse(converted).contains(total)


def _causes(found: Apposition, converted: Claim, first: Converted) -> tuple[Diagnosis, ...]:
    numeral = converted.mention.number
    original, printed = whole_of(found, first.source), amount(converted)
    printed_range, expected = stretch(converted), first.expected
    if found.original.quantity.kind != "temperature":
        original, printed = abs(original), abs(printed)
        printed_range, expected = size_of(printed_range), size_of(expected)
    case = Measurement(
        original=original,
        source=first.source,
        printed=printed,
        target=first.target,
        printed_range=printed_range,
        expected=expected,
        digits=numeral.digits if numeral else "",
        difference=first.difference,
    )
    return unit_causes(case)


def _finding(
    found: Apposition,
    converted: Claim,
    tried: Sequence[Converted],
    level: Level,
    causes: Sequence[Diagnosis],
    arithmetic: str,
) -> Check:
    first = tried[0]
    about = f"{number(first.middle, 3)} {plural(first.target)}"
    said = " ".join(quoted(one) for one in (*found.extra, found.original))
    return wrong(
        RULE.name,
        level,
        operands(("original", (*found.extra, found.original)), ("converted", converted)),
        arithmetic,
        f"{said} is about {about}, not {quoted(converted)}.",
        diagnosis=causes[0].text if causes and leads_to(causes[0], converted, first) else "",
        suggestion=suggestion_of(found, converted, tried),
        expected=Decimal(f"{first.middle:.6g}"),
        printed=amount(converted),
        confidence=0.95 if causes or level == "error" else 0.85,
    )
