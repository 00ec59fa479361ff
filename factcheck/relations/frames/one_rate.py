"""Conversions between the same two currencies in one article: were they made at one rate?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.lexicon.regex import regex
from factcheck.model.interval import Interval
from factcheck.relations.frames.conversions import ONE, Judged, amount

_YEAR = regex(r"\b(?:1[89]\d\d|20\d\d)\b")
_BROAD_DAYS = 92
_MOST = 60

Pair = tuple[str, str]
"""Two currencies, by their codes."""


def at_two_rates(conversions: Sequence[tuple[Judged, str]], house: Decimal) -> Iterator[tuple[Judged, Judged, Pair]]:
    """Each conversion (with the words around it) whose day is open and whose rate is `house` times and more away from
    that of most others of its two currencies and its time, with one of those others and the two currencies."""
    open_ones = [(one, around) for one, around in conversions[:_MOST] if _is_open(one)]
    for base, quote in sorted({(min(one.base, one.quote), max(one.base, one.quote)) for one, _ in open_ones}):
        group = [(one, around) for one, around in open_ones if {one.base, one.quote} == {base, quote}]
        for odd, other in _odd_ones(group, base, house):
            yield odd, other, (base, quote)


def _is_open(result: Judged) -> bool:
    """Was it held against so long a time that its fitting proves little?"""
    rate = result.rate
    return rate is not None and (rate.rough or (rate.last_day - rate.first_day).days > _BROAD_DAYS)


def _odd_ones(group: Sequence[tuple[Judged, str]], base: str, house: Decimal) -> Iterator[tuple[Judged, Judged]]:
    """Each conversion that most others of its time disagree with, and one of those; of two the later."""
    for at, (one, around) in enumerate(group):
        peers = [
            (number, other)
            for number, (other, text) in enumerate(group)
            if number != at and _one_time(one, around, other, text)
        ]
        against = [other for _, other in peers if times_apart(one, other, base) >= house]
        later = len(peers) > 1 or (bool(peers) and peers[0][0] < at)
        if later and len(against) * 2 > len(peers):
            yield one, against[0]


def _one_time(one: Judged, around: str, other: Judged, text: str) -> bool:
    """Nothing says that the two amounts are of different times."""
    periods = [result.original.period or result.converted.period for result in (one, other)]
    return periods[0] == periods[1] and set(_YEAR.findall(around)) == set(_YEAR.findall(text))


def times_apart(one: Judged, other: Judged, base: str) -> Decimal:
    """How many times the rates that two conversions allow miss each other, 1 where they meet."""
    return _gap(_rate_of(one, base), _rate_of(other, base))


def _rate_of(result: Judged, base: str) -> Interval:
    return result.need if result.base == base else Interval.point(ONE).over(result.need)


def _gap(a: Interval, b: Interval) -> Decimal:
    """How many times two ranges of rates miss each other, 1 where they meet."""
    if a.meets(b) or a.low is None or a.high is None or b.low is None or b.high is None:
        return ONE
    return a.low / b.high if a.low >= b.high else b.low / a.high


def used(result: Judged, pair: Pair) -> Decimal:
    """The rate that the printed amounts make, as so many of the cheaper currency for one of the dearer."""
    rate = amount(result.converted) / amount(result.original)
    rate = rate if result.base == pair[0] else 1 / rate
    return rate if rate >= 1 else 1 / rate
