"""Do two articles tell of one occasion, or each of its own? Fares, polls, indices and results come again and again in
the same words with other figures.

Two figures of one period that is over can be held against each other whenever they were published. All others are
figures of the day: they are compared only if both articles tell of one occasion. What speaks for that are their days
of publication, the days, months and quarters that each names, and above all their other figures: a story that is told
again repeats them, the next one of a series has new ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from factcheck.claims.levels import is_specific
from factcheck.model.mention import DIMENSIONS
from factcheck.numbers.comparison import verdict

if TYPE_CHECKING:
    from factcheck.claims.view import Reading, View
    from factcheck.model.claim import Claim, Link
    from factcheck.model.mention import When
    from factcheck.model.period import Period

NEAR_DAYS = 1
"""A story is told again on its day or on the next one."""
ALIKE = 4.0
"""So many bits, beside what the values say, speak for two figures being of one thing."""
NEW_FIGURES = 3
"""So many figures, all of them new, are another occasion, even on one day."""
REPEATED = 2
"""Without days near each other, so many figures must be repeated, and so many for each one that differs."""
_FINE = ("day", "week", "month", "quarter", "half")
_ELSEWHEN = frozenset(("previous", "same", "later", "earlier", "ago", "hence", "to-date"))
_SLIPS = ("slip", "short-slip")

Date = tuple[int | None, ...]
Odds = Literal["one", "maybe", "two"]
"""Of one occasion, of two, or maybe of one: then only a slip of the hand makes two figures worth a word."""


@dataclass
class _Tally:
    """The figures that two articles both give: those that are the same and those that differ."""

    same: set[str] = field(default_factory=set)
    """Claims of the one article, by id, and numbers that stand beside a differing figure in both."""
    other: set[str] = field(default_factory=set)

    def add(self, link: Link) -> None:
        alike = link.weight - link.weights.get("value " + link.levels["value"], 0.0) >= ALIKE
        if verdict(link.a.quantity, link.b.quantity) == "agree":
            if alike or link.levels["value"] == "same":
                self.same.add(link.a.id)
        elif alike:
            self.other.add(link.a.id)
            self.same |= {key for key in link.a.companions if key in link.b.companions and _is_telling(key)}

    @property
    def differing(self) -> int:
        return len(self.other - self.same)


class Occasions:
    """The occasions that the articles of a view tell of."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[tuple[str, str], Odds] = {}

    def comparable(self, link: Link) -> bool:
        """Can two linked figures be held against each other as far as their time goes?"""
        a, b = link.a, link.b
        if self._view.one_occasion or a.article == b.article:
            return True
        if link.levels["period"] == "match" and (_slipped(link) or self._over(a, b)):
            return True
        odds = self.of(a.article, b.article)
        return odds == "one" or (odds == "maybe" and _slipped(link))

    def of(self, a: str, b: str) -> Odds:
        """Do the articles of these ids tell of one occasion?"""
        pair = (min(a, b), max(a, b))
        if pair not in self._known:
            self._known[pair] = self._odds(pair)
        return self._known[pair]

    def _over(self, a: Claim, b: Claim) -> bool:
        """Was the period over when each article was published? A figure of one that runs is a figure of the day."""
        return not any(
            period is not None and day is not None and (period.end is None or (day.start and day.start < period.end))
            for period, day in ((claim.period, _day(self._view.by_article[claim.article])) for claim in (a, b))
            if period is None or period.grain != "day"
        )

    def _odds(self, pair: tuple[str, str]) -> Odds:
        one, other = (self._view.by_article[name] for name in pair)
        tally = self._tallies.get(pair, _Tally())
        same, differing = len(tally.same), tally.differing
        if same >= REPEATED and same >= REPEATED * differing:
            return "one"
        days = _days_between(_day(one), _day(other))
        if days is not None and days > NEAR_DAYS:
            return "two"
        dates = _dates(one), _dates(other)
        if _apart(*dates):
            return "one" if days is not None and same > 0 and same >= differing else "two"
        return _of_near_days(days, same, differing, _shared(*dates))

    @cached_property
    def _tallies(self) -> dict[tuple[str, str], _Tally]:
        found: dict[tuple[str, str], _Tally] = {}
        for link in self._view.links:
            if link.a.article != link.b.article:
                pair = (min(link.a.article, link.b.article), max(link.a.article, link.b.article))
                found.setdefault(pair, _Tally()).add(link)
        return found


def _of_near_days(days: int | None, same: int, differing: int, shared: bool) -> Odds:
    """Do articles whose days of publication are near, or not known, tell of one occasion, by the figures that they
    share, and whether they name a date in common?"""
    if days is None:
        likely: Odds = "maybe" if 0 < same + shared >= differing else "two"
        return "one" if same > differing else likely
    return "one" if same > 0 or (differing < NEW_FIGURES and (days == 0 or shared)) else "two"


def _day(reading: Reading) -> Period | None:
    """The day of publication, where it is given to the day."""
    window = reading.context.published
    return window if window is not None and window.grain == "day" else None


def _days_between(a: Period | None, b: Period | None) -> int | None:
    if a is None or b is None or a.start is None or b.start is None:
        return None
    return abs((a.start - b.start).days)


def _is_telling(companion: str) -> bool:
    """Is a number of both sentences, as "length 14", more than a part of the form of words ("five numbers")?"""
    kind, _, value = companion.partition(" ")
    return kind in DIMENSIONS or (kind in ("count", "number") and is_specific(Decimal(value)))


def _slipped(link: Link) -> bool:
    """Is one figure, told as a fact in both places, a slip of the hand away from the other?"""
    return link.levels["value"] in _SLIPS and link.a.status == link.b.status == "actual"


def _dates(reading: Reading) -> dict[str, set[Date]]:
    """The days, weeks, months, quarters and halves that an article names, by grain; those that only hang on another
    date ("a year earlier") are left out."""
    found: dict[str, set[Date]] = {}
    for claim in reading.claims:
        when = claim.mention.when
        if when is None or when.anchor in _ELSEWHEN or when.until is not None or when.grain not in _FINE:
            continue
        found.setdefault(when.grain, set()).add(_date(when, claim.period))
    return found


def _date(when: When, resolved: Period | None) -> Date:
    """Year, month, day, quarter, half and weekday, as far as they are known."""
    start = resolved.start if resolved is not None else None
    if start is None:
        return (when.year, when.month, when.day, when.quarter, when.half, when.weekday)
    day = start.day if when.grain in ("day", "week") else None
    return (start.year, start.month, day, when.quarter, when.half, None)


def _apart(a: dict[str, set[Date]], b: dict[str, set[Date]]) -> bool:
    """Do both name dates of one grain, and none that could be the same?"""
    return any(not _fits(a[grain], b[grain]) for grain in a.keys() & b.keys())


def _shared(a: dict[str, set[Date]], b: dict[str, set[Date]]) -> bool:
    """Do both name a date that could be the same?"""
    return any(_fits(a[grain], b[grain]) for grain in a.keys() & b.keys())


def _fits(a: Iterable[Date], b: set[Date]) -> bool:
    return any(all(x is None or y is None or x == y for x, y in zip(p, q, strict=True)) for p in a for q in b)
