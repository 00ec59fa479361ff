"""Dates that the text puts into a period: "the busiest month of the first quarter was April", "in the second quarter …
it fell in July", "the week from 7 to 13 April … includes a fair on the 19th"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from factcheck.claims.grammar import Frame
from factcheck.lexicon import words_of
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.model.period import MONTHS
from factcheck.model.records import dataclass
from factcheck.numbers.wording import written_day
from factcheck.relations.timeline.chronology import day_in
from factcheck.relations.timeline.days import Days, date_of, days_of, ends_of
from factcheck.relations.timeline.months import YEAR, Months, calendar_months, months_between
from factcheck.relations.timeline.passages import PROSE

CENTURIES = 100


@dataclass(frozen=True, eq=False)
class Bounds:
    """The months of a year or the years of a period (`held`), or its days (ordinals): the first and the last one."""

    grain: str
    held: frozenset[int]
    first: int
    last: int

    @classmethod
    def of_months(cls, months: Months) -> Bounds:
        return cls("month", months.held, months.first, months.last)

    @classmethod
    def of_years(cls, first: int, last: int) -> Bounds:
        return cls("year", frozenset(range(first, last + 1)), first, last)

    @classmethod
    def of_days(cls, first: int, last: int) -> Bounds:
        return cls("day", frozenset(), first, last)

    @property
    def names(self) -> str:
        """From what to what it runs."""
        return " to ".join(self._name(one) for one in (self.first, self.last))

    def _name(self, one: int) -> str:
        if self.grain == "month":
            return MONTHS[one - 1]
        return str(one) if self.grain == "year" else written_day(date_of(one))


@dataclass(frozen=True, eq=False)
class Contained:
    """A date that is told to lie in a period, and whether it does."""

    whole: Claim
    part: Claim
    bounds: Bounds
    fits: bool


def bounds_of(claim: Claim) -> Bounds | None:
    """What a period holds: a calendar quarter or half, months or years or days to others, a decade."""
    when = claim.mention.when
    if when is None or when.fiscal or when.order or when.anchor in ("ago", "hence", "to-date"):
        return None
    if when.anchor == "ended":
        return _months_to(when)
    months = calendar_months(when) or (months_between(when) if when.year is None else None)
    if months is not None:
        return Bounds.of_months(months)
    if when.grain == "decade" and when.year is not None:
        return Bounds.of_years(when.year, when.year + 9)
    if when.grain == "week" and when.nth is not None and when.month is not None:
        return _nth_week(claim, when)
    return _between(claim)


def _between(claim: Claim) -> Bounds | None:
    """The years or days of a span that the text writes as one."""
    ends = ends_of(claim)
    if ends is None or ends[0].first >= ends[1].last:
        return None
    if ends[0].grain != ends[1].grain:
        return None
    if ends[0].grain == "year" and ends[1].year - ends[0].year <= CENTURIES:
        return Bounds.of_years(ends[0].year, ends[1].year)
    return Bounds.of_days(ends[0].first, ends[1].last)


def _nth_week(claim: Claim, when: When) -> Bounds | None:
    """ "The first week of December": seven days, give or take two, since weeks begin where they like."""
    found = claim.quantity.when
    if found is None or found.start is None or when.month is None or when.nth is None or not 1 <= when.nth <= 4:
        return None
    first = date(when.year or found.start.year, when.month, 1 + _WEEK * (when.nth - 1)).toordinal()
    return Bounds.of_days(first - 2, first + _WEEK + 1)


def _months_to(when: When) -> Bounds | None:
    """ "The three months to June"."""
    far = when.until
    if when.grain != "month" or far is None or far.month is None or far.day is not None:
        return None
    count = when.count or 0
    return Bounds.of_months(Months.up_to(far.month, count)) if 2 <= count < YEAR else None


def fits(bounds: Bounds, part: Claim) -> bool | None:
    """Does a date lie in a period? None where it is no date of the kind that the period is made of."""
    when = part.mention.when
    if when is None or when.anchor in ("ended", "previous", "same", "ago") or when.until is not None or when.count:
        return None
    if when.weekday is not None and when.day is None:
        return None
    if bounds.grain == "month":
        return None if when.month is None or when.grain not in ("day", "month") else when.month in bounds.held
    days = days_of(part)
    if days is None:
        return None
    if bounds.grain == "year":
        return days.year in bounds.held if days.grain == "year" else None
    if days.grain not in ("day", "month"):
        return None
    return any(first <= bounds.last and bounds.first <= last for first, last in _readings(days, bounds))


def _readings(days: Days, bounds: Bounds) -> list[tuple[int, int]]:
    """A date as it is written, or, without its year, in the years of the period."""
    if days.sure:
        return [(days.first, days.last)]
    moved = [
        (_in_year(days.first, year), _in_year(days.last, year))
        for year in {date_of(bounds.first).year, date_of(bounds.last).year}
    ]
    return [(first, last) for first, last in moved if first and last]


def _in_year(day: int, year: int) -> int:
    """The same day of another year; 0 where it has none."""
    found = date_of(day)
    other = day_in(year, found.month, found.day)
    return other.toordinal() if other is not None else 0


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Forms of words that name a part of a period: `p`, the date; `w`, the period, where it is not only named again."""
    rank, unit, anaphor = ("|".join(words_of("periods", name)) for name in ("rank", "unit", "anaphor"))
    best = rf"(?:{rank}|[a-z]+est|(?:most|least) [a-z]+)"
    ranked = rf"(?:(?:the|its|their|whose|by far the) )?(?:{best}(?: [a-z]+)?? (?:{unit})|O)"
    again = rf"(?:of|in|through) (?:the |that |this |those |these |all )?(?:U|C|N|{anaphor})\b"
    named = r"(?:of|in) (?:the |that |this )?(?P<w>D)(?: [a-z]+)?"
    verb = r"(?:was|is|being|came|fell|proved to be|has been|remains)(?: in| on| during)?(?: the)? (?P<p>D)"
    before = r"(?P<p>D),? (?:was |is |being |as |proved |remained )?"
    midway = rf"(?:mid-?way|halfway|half-way|early|late) (?:through|in) the (?:{anaphor})\b"
    return (
        regex(rf"{ranked}(?: [a-z]+)?? {named},? {verb}"),
        regex(rf"{before}(?:{ranked}|the only [a-z]+(?: [a-z]+)?) {named}"),
        regex(rf"{before}the (?P<w>D)(?:'s)? {best} (?:{unit})\b"),
        regex(rf"{before}(?:{ranked}(?: [a-z]+)?? {again}|{midway})"),
        regex(rf"{ranked}(?: [a-z]+)?? {again}(?: [a-z]+)?? {verb}"),
        regex(r"\bof the (?:U|C|N|[a-z]+) (?:that|which|in|of)[^§;:()]{0,40}?(?P<w>D), (?P<p>D) (?:was|is|had|saw)\b"),
        regex(rf"\b(?:in|of|over|during) the (?:[a-zUC]+ )?(?:from |to )?(?P<w>D),? {ranked} {verb}"),
        regex(r"\bsince the (?P<w>D), when [^D§;:()]{1,60}?\b(?:on|in) (?P<p>D)"),
        regex(r"\bthe week (?:of|beginning|starting|from) (?P<w>D),? (?:and |but )?on (?P<p>D)"),
    )


@cache
def _near_patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Forms that name a part of the period told right before: in the sentence, or in the last one. The second of each
    pair says whether that may be a span of years."""
    rank, unit = ("|".join(words_of("periods", name)) for name in ("rank", "unit"))
    best = rf"(?:{rank}|[a-z]+est|(?:most|least) [a-z]+)"
    height = r"(?:at (?:its|their|the) (?:height|peak|worst|busiest|lowest)|(?:mid-?way|half-?way) through(?: it)?)"
    return (
        (
            regex(rf"\bwith (?P<p>D),? (?:by far |easily )?(?:the |its |their )?{best}(?: (?:{unit}))?(?=[,.;)]|$)"),
            False,
        ),
        (regex(rf"\b(?:the|its|their) {best}(?: [a-z]+)?? (?:{unit}) (?:was|came|fell)(?: in| on)? (?P<p>D)"), False),
        (regex(rf"\b{height},? (?:in|on) (?P<p>D)"), False),
        (
            regex(
                rf"[,;] (?:the|his|her|its|their) {best}(?: (?:of them|one|year|season))?(?:,| was| came)?(?: in)? "
                r"(?P<p>D)(?=[,.;)]|$)"
            ),
            True,
        ),
    )


_LED = regex(r"\b(?:in|during|over|of|within|for|throughout|(?P<by>until|before|by)) (?:the |all of the )?$")
_AT = regex(r"\b(?:in|on|(?P<of>of)) (?:the )?$")
_OPENS = regex(r"(?:^|[;:—] ?)(?:and |but )?$")
"""A period that opens its clause has all that follows in it."""
_NEXT = regex(r"^[^,:]{0,12}, (?:[a-z'-]+ ){0,3}(?:in|on|of) (?:the )?$|^[^,:]{0,12}:|, with |, (?:the )?O |, when ")
"""Else the date is put right behind it."""
_WEEK = 7


def contained(frames: Sequence[Frame]) -> Iterator[Contained]:
    """The dates of an article that are told to lie in a period."""
    last: tuple[int, Claim] | None = None
    for index, frame in enumerate(frames):
        if "D" not in frame.letters or frame.sentence.zone not in PROSE:
            continue
        own = [claim for claim in frame.claims if bounds_of(claim) is not None]
        if not _FISCAL.search(frame.text):
            yield from _told(frames, index, bool(own), last)
        last = (index, own[-1]) if own else last


def _told(frames: Sequence[Frame], index: int, own: bool, last: tuple[int, Claim] | None) -> Iterator[Contained]:
    """The dates of a sentence in a period of its `own`, or in the `last` one before it."""
    frame, known = frames[index], _since(last, index - BACK)
    yield from _in_sentence(frame, own, known)
    yield from _right_behind(frame, _since(last, index - 1))
    if index and not own and (known or "the week" in frame.text) and _follows(frames[index - 1], frame):
        yield from _inside(frames[index - 1], frame)


def _since(last: tuple[int, Claim] | None, first: int) -> Claim | None:
    """The last period, if its sentence is not before another one."""
    return last[1] if last is not None and last[0] >= first else None


def _in_sentence(frame: Frame, own: bool, known: Claim | None) -> Iterator[Contained]:
    """The dates of a sentence in a period of its `own`, or in one that is `known` from before."""
    if own or known is not None or "the week" in frame.text:
        yield from _unlike(_ranked(frame, known))
    if own:
        yield from _enclosed(frame)


def _follows(last: Frame, frame: Frame) -> bool:
    one, other = last.sentence, frame.sentence
    return one.field == other.field and one.block == other.block and other.start - one.end <= GAP


def _unlike(found: Iterator[Contained]) -> Iterator[Contained]:
    """Each date once."""
    seen: set[str] = set()
    for one in found:
        if one.part.id not in seen:
            seen.add(one.part.id)
            yield one


def _ranked(frame: Frame, last: Claim | None) -> Iterator[Contained]:
    """ "With June the heaviest month of the three"."""
    for pattern in _patterns():
        for match in pattern.finditer(frame.text):
            whole = frame.at(match, "w") if "w" in pattern.groupindex else _before(frame, match.start("p"), last)
            part = frame.at(match, "p")
            if whole is not None and part is not None and whole is not part:
                yield from (
                    one for one in _held(whole, part) if "w" in pattern.groupindex or one.bounds.grain != "year"
                )


def _right_behind(frame: Frame, last: Claim | None) -> Iterator[Contained]:
    """ "Arrivals rose in the first quarter, with May the best month": the period stands in the sentence, or was the
    last one of the sentence before."""
    for pattern, of_years in _near_patterns():
        for match in pattern.finditer(frame.text):
            part = frame.at(match, "p")
            whole = _before(frame, match.start(), None if of_years else last)
            if whole is not None and part is not None and whole is not part:
                yield from (one for one in _held(whole, part) if of_years or one.bounds.grain != "year")


def _before(frame: Frame, place: int, last: Claim | None) -> Claim | None:
    """The period that was named last before a place."""
    own = [claim for claim in frame.within(0, place) if bounds_of(claim) is not None]
    return own[-1] if own else last


def _held(whole: Claim, part: Claim) -> Iterator[Contained]:
    bounds = bounds_of(whole) or _week_of(whole)
    fit = fits(bounds, part) if bounds is not None else None
    if bounds is not None and fit is not None:
        yield Contained(whole, part, bounds, fit)


def _week_of(claim: Claim) -> Bounds | None:
    """ "The week of May 5": the days from there on, or around it."""
    days = days_of(claim)
    if days is None or not days.exact:
        return None
    return Bounds.of_days(days.first - _WEEK + 1, days.first + _WEEK - 1)


def _enclosed(frame: Frame) -> Iterator[Contained]:
    """ "In the second quarter it came down from 4% in April to 3% in July": told in one sentence, the period first,
    with no word between that says when something was said, due or counted."""
    for claim, place in zip(frame.claims, frame.places, strict=True):
        led = frame.led(_LED, place, 30)
        if claim.mention.when is None or "-quarter" in claim.text or led is None or _EVENT.match(frame.text, place + 1):
            continue
        bounds = bounds_of(claim)
        if bounds is None or bounds.grain == "year":
            continue
        due, opens = led["by"] is not None, _OPENS.search(frame.text, 0, led.start()) is not None
        for part in _parts_after(frame, place):
            gap = frame.text[place + 1 : frame.place_of(part)]
            if (opens or _NEXT.search(gap)) and not (due and " and " in gap):
                yield from (one for one in _held(claim, part) if not due or _not_before(one))


def _not_before(one: Contained) -> bool:
    """What is due "by the end of the quarter" may come before it."""
    when = one.part.mention.when
    return one.bounds.grain == "month" and when is not None and (when.month or 0) >= one.bounds.first


def _parts_after(frame: Frame, place: int) -> Iterator[Claim]:
    """The dates behind a place that tell when something was, up to a word that says something else."""
    done = place + 1
    apart = {*words_of("periods", "apart"), *words_of("periods", "like")}
    for claim in frame.within(done, min(len(frame.text), place + REACH)):
        at = frame.place_of(claim)
        if apart & set(_WORD.findall(frame.text[done:at])) or _MOVES_ON.search(frame.text, done, at):
            return
        if claim.mention.when is None or _QUARTERS.match(frame.text, at + 1):
            continue
        if bounds_of(claim) is not None:
            return
        led = frame.led(_AT, at, 10)
        if led is not None and (not led["of"] or claim.mention.when.grain == "day"):
            yield claim
        done = at + 1


def _inside(last: Frame, frame: Frame) -> Iterator[Contained]:
    """ "The week runs from 7 to 13 April. It includes a fair on the 9th"."""
    spans = [one for one in last.claims if one.mention.when is not None and one.mention.when.until is not None]
    words = f" {' '.join(_SIGN.findall(frame.text))} "
    if not spans or not any(f" {sign} " in words for sign in words_of("periods", "inside")):
        return
    for claim, place in zip(frame.claims, frame.places, strict=True):
        if claim.mention.when is not None and bounds_of(claim) is None and frame.led(_AT, place, 10):
            if not set(_WORD.findall(frame.text[:place])) & set(words_of("periods", "apart")):
                yield from (one for one in _held(spans[-1], claim) if one.bounds.grain != "year")
            return


_WORD = regex(r"[a-z']+")
_SIGN = regex(r"[a-z']+|[A-Z,;:()]")
_MOVES_ON = regex(
    r'"|, (?:and |but |then |before |later )?[a-z]+ing (?:again |back |further |on )?to\b'
    r"|\b(?:said|says|told [a-z]+) (?:[a-z]+ )?(?:on|in) (?:the )?$"
)
"""What tells of the time after a period ("…, rising to 3% in April"), or when it was said ("it said on May 6")."""
_EVENT = regex(r" (?:[a-z]+ )?(?:call|results?|report|meeting|update|conference|presentation|statement|release)\b")
"""Behind a period that an event is about: "during the third quarter call on Oct. 24"."""
_QUARTERS = regex(r"(?: and D)? quarters?\b")
"""Behind a month that names a quarter: "in the April and July quarters"."""
_FISCAL = regex(r"\b(?:fiscal|financial|year ended|ending|tax year|trading year)\b")
BACK = 8
"""Sentences with numbers back in which a period is named that is then meant by "of the three"."""
GAP = 120
"""Code points between a sentence and the next one that goes on with it."""
REACH = 200
"""Characters behind a period in which a date may lie in it."""
