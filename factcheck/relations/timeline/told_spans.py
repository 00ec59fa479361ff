"""A period by its name or length and, beside it or in the next sentence, by the months that it runs over: "in the first
quarter … between April and June", "for four months, from the start of May to the end of July"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.claims.grammar import Frame
from factcheck.lexicon import words_of
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.model.records import dataclass
from factcheck.relations.timeline.months import QUARTER, YEAR, Months, calendar_months
from factcheck.relations.timeline.passages import Passage, passages

GAP = 160
"""Code points between a period and the months that tell it, at most."""
BEFORE = 40
"""Code points before them in which a word says that they are compared."""
_RUN = regex(
    r"(?:from|between|covers?|covering|in|during|over|for) (?P<a>D)(?! quarters?\b)"
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


@dataclass(frozen=True, eq=False)
class ToldSpan:
    """A period by its name or length (`whole`), the claims that tell its time, and what each of them says."""

    whole: Claim
    parts: tuple[Claim, ...]
    named: str
    told: str
    fits: bool


def told_spans(frames: Sequence[Frame]) -> Iterator[ToldSpan]:
    """The periods of an article that are told by name and by months."""
    for frame in frames:
        yield from _lengths(frame)
    if any(_OWN_YEAR.search(frame.text) for frame in frames):
        return
    for passage, _ in passages(frames, 2, lambda frame: "D" in frame.letters):
        yield from _named(passage)


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
    first, words = set(_WORD.findall(gap)[:1]), {*_WORD.findall(gap), *_WORD.findall(before)}
    if "¶" in gap or before.endswith((" a ", "§ a ")) or _OTHER_DATE.search(gap):
        return True
    return not (
        _words("apart").isdisjoint(first)
        and _words("other").isdisjoint(words)
        and _words("held").isdisjoint(_WORD.findall(own))
    )


_OTHER_DATE = regex(r"(?<! on )(?<!^ of )D")
"""Any date but the day on which something was said, and the year of the period."""
_WORD = regex(r"[a-z'-]+")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words_of("periods", name))


def _runs(passage: Passage) -> Iterator[tuple[int, tuple[Claim, ...], Months]]:
    """Where months are told in a passage, by which claims."""
    for match in _EDGED.finditer(passage.text):
        start, end = passage.at(match, "a"), passage.at(match, "b")
        months = _edged(start, end)
        if start is not None and end is not None and months is not None:
            yield match.start(), (start, end), months
    for match in _RUN.finditer(passage.text):
        start, end = passage.at(match, "a"), passage.at(match, "b")
        months = _run(start) if end is None else _list(start, end)
        if start is not None and months is not None:
            yield match.start(), (start,) if end is None else (start, end), months


def _name(when: When | None) -> Months | None:
    """The months of a calendar quarter or half, of "the December quarter", of the first or last months of a year."""
    if when is None or when.fiscal or when.until is not None or when.anchor not in ("", "last", "this"):
        return None
    if when.grain == "quarter" and when.month is not None:
        return Months.up_to(when.month, QUARTER)
    if when.grain == "month" and when.anchor:
        return None
    return calendar_months(when) or _last_months(when)


def _last_months(when: When) -> Months | None:
    """ "The last five months of 2022"."""
    last = when.grain == "month" and when.nth == -1 and when.year is not None
    return Months.up_to(YEAR, when.count or 0) if last and 1 < (when.count or 0) < YEAR else None


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
    return Months.between(when.month, when.until.month)


_LATE = 28
"""Days of a month from which on it is whole."""


def _list(start: Claim | None, end: Claim | None) -> Months | None:
    """The months of "July, August and September"."""
    months = _month(start, ("",)), _month(end, ("",))
    if months[0] is None or months[1] is None:
        return None
    found = Months.between(months[0], months[1])
    return found if found.count == QUARTER else None


def _edged(start: Claim | None, end: Claim | None) -> Months | None:
    """The months of "from the start of May to the end of July"."""
    months = _month(start, ("start",)), _month(end, ("end",))
    return None if months[0] is None or months[1] is None else Months.between(months[0], months[1])


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
