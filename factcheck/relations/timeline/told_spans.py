"""A period by its name or length and, beside it or in the next sentence, by the months that it runs over: "in the first
quarter … between April and June", "for four months, from the start of May to the end of July"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.model.period import MONTHS
from factcheck.model.records import dataclass
from factcheck.relations.timeline.passages import Passage, passages

YEAR, QUARTER, HALF = 12, 3, 6
OLDEST, YOUNGEST = 1000, 2100
"""Numbers that may be years."""
GAP = 160
"""Code points between a period and the months that tell it, at most."""
BEFORE = 40
"""Code points before them in which a word says that they are compared."""
_RUN = regex(
    r"(?:(?P<lead>from|between|covers?|covering|in|during|over|for) )(?P<a>D)(?! quarters?\b)"
    r"(?P<list>, (?:D|may),? and (?P<b>D)(?! quarters?\b))?"
)
_EDGED = regex(r"\b(?:from|between) the (?P<a>D) (?:and|to|until|till) the (?P<b>D)")
_LENGTH = regex(
    r"\bthe (?P<u>U) (?:from|between|of) (?P<a>D)"
    r"|\b(?P<u2>U), from the (?P<a2>D) (?:to|until|till) the (?P<b2>D)"
)
_OWN_YEAR = regex(
    r"\b(?:fiscal|financial|business|trading|accounting|marketing|crop) (?:year|first|second|third|fourth)\b"
)


@dataclass(frozen=True, slots=True)
class Months:
    """Months of a year: the number of the first one and how many they are."""

    first: int
    count: int

    @property
    def last(self) -> int:
        return (self.first + self.count - 2) % YEAR + 1

    @property
    def names(self) -> str:
        return f"{MONTHS[self.first - 1]} to {MONTHS[self.last - 1]}"


@dataclass(frozen=True, eq=False)
class ToldSpan:
    """A period by its name or length (`whole`), the claims that tell its months, and what each of them says."""

    whole: Claim
    parts: tuple[Claim, ...]
    named: str
    told: str
    fits: bool


def told_spans(frames: Sequence[Frame]) -> Iterator[ToldSpan]:
    """The periods of an article that are told by name and by months."""
    for frame in frames:
        yield from _lengths(frame)
    for passage, _ in passages(frames, 2, lambda frame: not {"D", "N"}.isdisjoint(frame.letters)):
        yield from _ages(passage)
    if any(_OWN_YEAR.search(frame.text) for frame in frames):
        return
    for passage, _ in passages(frames, 2, lambda frame: "D" in frame.letters):
        yield from _named(passage)


@cache
def _aged() -> tuple[re.Pattern[str], ...]:
    """What has the year of a thing beside its decade or century: "sixteenth-century work, dated 1532", "in the
    seventies, when her songs, printed in 1974, …", "had a hit in 1984 and were a fixture of the eighties"."""
    made = "|".join(sorted(_apart("made")))
    return (
        regex(rf"(?P<w>D)[^D§;:()]{{0,80}}\b(?:{made})(?: in)? (?P<p>[DN])"),
        regex(rf"(?P<w>D)\. § (?:the|its|it|they|their) [^D§;:()]{{0,40}}\b(?:{made})(?: in)? (?P<p>[DN])"),
        regex(r"\bin the (?P<w>D), when [^D§;:()]{1,60}?\bin (?P<p>D)"),
        regex(r"\bin (?P<p>D) and (?:was|were|became|remained) [^D§;:()]{0,30}\bof the (?P<w>D)"),
    )


def _ages(passage: Passage) -> Iterator[ToldSpan]:
    for pattern in _aged():
        for match in pattern.finditer(passage.text, 0 if len(passage.frames) == 1 else max(0, passage.own - GAP)):
            whole, part = passage.at(match, "w"), passage.at(match, "p")
            years, year = _years(whole), _year(part)
            if whole is None or part is None or years is None or year is None or match.end() <= passage.own:
                continue
            first, last = years
            yield ToldSpan(whole, (part,), f"{first} to {last}", str(year), first <= year <= last)


def _years(claim: Claim | None) -> tuple[int, int] | None:
    """The years of a decade or a century; one may say of either that it ended or began a year earlier."""
    when = claim.mention.when if claim is not None else None
    if when is None or when.year is None or when.until is not None or when.grain not in ("decade", "century"):
        return None
    return (when.year, when.year + 9) if when.grain == "decade" else (when.year - 1, when.year + 99)


def _year(claim: Claim | None) -> int | None:
    """The year of a date, of a number without a comma where a year stands."""
    if claim is None:
        return None
    when, value = claim.mention.when, claim.quantity.value
    if when is not None:
        return when.year if when.until is None and when.grain in ("day", "month", "year") else None
    plain = value is not None and value == int(value) and OLDEST <= value <= YOUNGEST and claim.text == str(int(value))
    return int(value) if value is not None and plain else None


def _lengths(frame: Frame) -> Iterator[ToldSpan]:
    """ "In the three months from July to October": so many months, counted with both ends."""
    for match in _LENGTH.finditer(frame.text) if "U" in frame.letters else ():
        own = "" if match["u"] else "2"
        length, start, end = frame.at(match, f"u{own}"), frame.at(match, f"a{own}"), frame.at(match, "b2")
        months = _edged(start, end) if end is not None else _run(start)
        if length is None or start is None or months is None or length.quantity.unit != "month":
            continue
        count = length.quantity.value
        if count is None or count != int(count) or length.quantity.relation != "exact":
            continue
        parts = (start,) if end is None else (start, end)
        yield ToldSpan(length, parts, f"{int(count)} months", _told(months), months.count == count)


def _told(months: Months) -> str:
    return f"{months.names}, {months.count} months"


def _named(passage: Passage) -> Iterator[ToldSpan]:
    """A quarter, half or "the last five months of 2022", and the only months told behind it."""
    last = passage.frames[-1]
    found = sorted(_runs(passage), key=lambda run: run[0])
    for whole, place in _wholes(passage):
        months = _name(whole.mention.when)
        run = next((one for one in found if one[0] > place), None)
        if months is None or run is None or run[0] - place > GAP or run[0] < passage.own:
            continue
        at, parts, told = run
        gap = passage.text[place + 1 : at]
        if parts[0] not in last.claims or _parted(passage, place, gap):
            continue
        if months.count == told.count or _shares_end(whole, months, told, len(parts) > 1):
            yield ToldSpan(whole, parts, months.names, told.names, months == told)


def _wholes(passage: Passage) -> Iterator[tuple[Claim, int]]:
    """The last period with a name of each sentence, and where it stands."""
    for frame, start in zip(passage.frames, passage.starts, strict=True):
        named = [
            (claim, start + place)
            for claim, place in zip(frame.claims, frame.places, strict=True)
            if claim.mention.when is not None and _name(claim.mention.when) is not None
        ]
        if len(named) == 1:
            yield named[0]


def _parted(passage: Passage, place: int, gap: str) -> bool:
    """Do words between, or before the period, say that the months are of another time, or another date stands there?"""
    before, own = passage.text[max(0, place - BEFORE) : place], gap.rpartition("§")[2]
    reported = set(_WORD.findall(gap)[:1]) & _apart("apart")
    if reported or "¶" in gap or before.endswith((" a ", "§ a ")) or _OTHER_DATE.search(gap):
        return True
    return bool(
        _apart("other") & {*_WORD.findall(gap), *_WORD.findall(before)} or _apart("held") & {*_WORD.findall(own)}
    )


_OTHER_DATE = regex(r"(?<! on )(?<!^ of )D")
"""Any date but the day on which something was said, and the year of the period."""
_WORD = regex(r"[a-z'-]+")


@cache
def _apart(wanted: str) -> frozenset[str]:
    return frozenset(word for name, cell in rows("periods") if name == wanted for word in cell.split("|"))


def _runs(passage: Passage) -> Iterator[tuple[int, tuple[Claim, ...], Months]]:
    """Where months are told in a passage, by which claims."""
    for match in (*_EDGED.finditer(passage.text), *_RUN.finditer(passage.text)):
        start = passage.at(match, "a")
        end = passage.at(match, "b") if "b" in match.re.groupindex and match["b"] else None
        told = _list if "lead" in match.re.groupindex else _edged
        months = _run(start) if end is None else told(start, end)
        if start is not None and months is not None:
            yield match.start(), (start,) if end is None else (start, end), months


def _name(when: When | None) -> Months | None:
    """The months of a calendar quarter or half, of "the December quarter", of the first or last months of a year."""
    if when is None or when.fiscal or when.until is not None or when.anchor not in ("", "last", "this"):
        return None
    if when.grain == "quarter" and when.month is not None:
        return Months((when.month - QUARTER) % YEAR + 1, QUARTER)
    if when.grain == "quarter" and when.quarter in (1, 2, 3, 4):
        return Months(QUARTER * (when.quarter or 1) - 2, QUARTER)
    if when.grain == "half" and when.half in (1, 2):
        return Months(HALF * (when.half or 1) - 5, HALF)
    count = when.count or 0
    if when.grain != "month" or not 1 < count < YEAR or when.anchor:
        return None
    if when.first:
        return Months(1, count)
    return Months(YEAR - count + 1, count) if when.nth == -1 and when.year is not None else None


def _run(claim: Claim | None) -> Months | None:
    """The months of "July to September", of "January 1 to March 31"."""
    when = claim.mention.when if claim is not None else None
    if when is None or when.anchor or when.until is None or when.month is None or when.until.month is None:
        return None
    whole = when.day is None and when.until.day is None
    if not whole and not (when.day == 1 and (when.until.day or 0) >= _LATE):
        return None
    if when.year is not None and when.until.year is not None and when.until.year - when.year > 1:
        return None
    return _from(when.month, when.until.month)


_LATE = 28
"""Days of a month from which on it is whole."""


def _list(start: Claim | None, end: Claim | None) -> Months | None:
    """The months of "July, August and September"."""
    months = _month(start, ("",)), _month(end, ("",))
    if months[0] is None or months[1] is None:
        return None
    found = _from(months[0], months[1])
    return found if found.count == QUARTER else None


def _edged(start: Claim | None, end: Claim | None) -> Months | None:
    """The months of "from the start of May to the end of July"."""
    months = _month(start, ("start",)), _month(end, ("end",))
    return None if months[0] is None or months[1] is None else _from(months[0], months[1])


def _from(first: int, last: int) -> Months:
    return Months(first, (last - first) % YEAR + 1)


def _month(claim: Claim | None, edges: tuple[str, ...]) -> int | None:
    when = claim.mention.when if claim is not None else None
    if when is None or when.grain != "month" or when.until is not None or when.anchor or when.edge not in edges:
        return None
    return when.month


def _shares_end(whole: Claim, months: Months, told: Months, exact: bool) -> bool:
    """Are months of another length told as those of a period: with one end of its, and either exactly or of a period
    that is named by its length?"""
    when = whole.mention.when
    one_end = months.first == told.first or months.last == told.last
    return one_end and (exact or (when is not None and when.nth == -1))
