"""Lengths of time: how long it was from one date to another, or from a date to the day of publication, against the
length, age or anniversary that the text gives; and dates within the period that they are said to lie in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.strip import Strip, Term, nearest

DAY = 86400.0
YEAR = 365.2425 * DAY
LENGTHS = frozenset("UA")


def times(strip: Strip) -> Iterator[Hypothesis]:
    """The lengths of time that may be meant, each with the length as its anchor."""
    now = strip.published
    for number, inside in strip.windows():
        for length in inside:
            if length.letter in LENGTHS or length.jubilee:
                dates = nearest(strip, number, length, lambda term: term.letter == "D")
                yield from _between(length, dates, number)
                if now is not None:
                    yield from _since(length, dates, now)


def _between(length: Term, dates: list[Term], number: int) -> Iterator[Hypothesis]:
    for a, b in combinations(dates, 2):
        if number in (a.sentence, b.sentence) and a.value != b.value:
            first, last = (a, b) if a.value < b.value else (b, a)
            made = hypothesis("elapsed between", length, ("start", first), ("end", last))
            if made is not None:
                yield made


def _since(length: Term, dates: list[Term], now: Term) -> Iterator[Hypothesis]:
    for then in dates:
        if then.high < now.low:
            made = hypothesis("elapsed since", length, ("start", then), ("end", now))
            if made is not None:
                yield made
