"""Rates that an article states itself: "at 7.2 crowns to the dollar", "fixed at 2.5 dinars per dollar", "($1 = 0.78
euros)". They hold whatever a bank says: the conversions of the article must be made at them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from factcheck.claims.view import Reading
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import dataclass, replace
from factcheck.numbers.rates import RateRange
from factcheck.relations.frames.conversions import ONE, OWN, Judged, missed

_EQUALS = regex(
    r"\s?(?:=|is|was|equals|buys|bought|fetches|fetched|worth)\s?(?:about |around |now |US |U\.S\. )?", re.I
)
_LOOK_AHEAD = 40
_BUYING = regex(r"buy|bought|fetch|worth|trad", re.IGNORECASE)
"""Looked for first, since the names of all currencies take longer to prepare than a short article to be checked."""
_WEIGHTS = ("pound", "pounds")


@dataclass(frozen=True, slots=True)
class Stated:
    """One unit of `base` is `value` of `quote`; the claims that say so are no amounts that anything was converted
    from."""

    base: str
    quote: str
    value: Interval
    claims: tuple[Claim, ...]


def stated_rates(reading: Reading) -> tuple[Stated, ...]:
    """The rates between two currencies that an article states, in the order of the text."""
    money = [claim for claim in reading.claims if claim.quantity.kind == "money" and claim.quantity.currency]
    return (*_to_the_other(reading, money), *_equations(reading, money), *_bought(reading, money))


def _to_the_other(reading: Reading, money: Sequence[Claim]) -> Iterator[Stated]:
    """ "2.5 dinars to the dollar" """
    for claim in money:
        after = reading.after(claim)[:_LOOK_AHEAD]
        found = _tail().match(after) if after.lstrip().lower().startswith(("to ", "per ")) else None
        if found is None or not claim.quantity.currency:
            continue
        names = _codes()
        base = names.get(found["name"].lower(), "")
        if base != claim.quantity.currency and not (found["by"] == "per" and found["name"].lower() in _WEIGHTS):
            yield Stated(base, claim.quantity.currency, claim.quantity.rounding, (claim,))


def _equations(reading: Reading, money: Sequence[Claim]) -> Iterator[Stated]:
    """ "$1 = 0.78 euros" """
    for one, other in pairwise(money):
        if one.quantity.value != 1 or one.span.field != other.span.field or one.span.end > other.span.start:
            continue
        if one.quantity.currency == other.quantity.currency or other.quantity.value is None:
            continue
        if _EQUALS.fullmatch(reading.between(one, other)[:_LOOK_AHEAD]):
            yield Stated(
                one.quantity.currency or "", other.quantity.currency or "", other.quantity.rounding, (one, other)
            )


def _bought(reading: Reading, money: Sequence[Claim]) -> Iterator[Stated]:
    """ "with the dollar buying 140 yen" """
    for claim in money:
        before = reading.before(claim)[-_LOOK_AHEAD:]
        found = _head().search(before) if _BUYING.search(before) else None
        base = _codes().get(found["name"].lower(), "") if found is not None else ""
        if base and claim.quantity.currency and base != claim.quantity.currency:
            yield Stated(base, claim.quantity.currency, claim.quantity.rounding, (claim,))


def at_stated(result: Judged, stated: Sequence[Stated]) -> Judged | None:
    """The same two amounts held against the rate that the article states for their currencies, the nearest one if there
    are several; None where it states none."""
    found: list[Judged] = []
    base, quote = result.original.quantity.currency or "", result.converted.quantity.currency or ""
    for one in stated:
        value = one.value if (one.base, one.quote) == (base, quote) else None
        if (one.quote, one.base) == (base, quote):
            value = Interval.point(ONE).over(one.value)
        if value is None or not value.low or not value.high:
            continue
        day = date.min
        rate = RateRange(base, quote, value.low, value.high, day, day, day, day, OWN)
        off = missed(result.need, rate)
        held = replace(result, base=base, quote=quote, rate=rate, off=off, ever=off, window=None, dated=True, why="")
        found.append(held)
    return min(found, key=lambda held: held.off, default=None)


@cache
def _head() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _codes()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:the|a|one|each) (?P<name>{names}) (?:is |was |then )?(?:buy(?:s|ing)|bought|fetch(?:es|ed|ing)|worth"
        r"|trad(?:es|ed|ing) at)(?: about| around| some| roughly| nearly)? ?$",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _codes()), key=len, reverse=True))
    return regex(rf"\s?(?P<by>to|per) (?:the |one |1 |each |every )?(?P<name>{names})\b", re.IGNORECASE)


@cache
def _codes() -> Mapping[str, str]:
    """What a currency may be called behind "to the", the likeliest code for each name, with and without its country."""
    table: dict[str, str] = {}
    for code, adjectives, names, *_ in rows("currencies"):
        for name in names.split("|"):
            table.setdefault(name, code)
            for adjective in filter(None, adjectives.split("|")):
                table.setdefault(f"{adjective} {name}", code)
    return table
