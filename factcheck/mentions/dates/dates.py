"""Dates and periods in a text: where they stand, and what they say before any article date is known.

Class codes (dates_words) are matched by a grammar (dates_grammar), a match is read (dates_meaning), and what may be
something else as well - a bare year, "may", "the second half" - passes only where its neighbours allow (dates_doubt).
"""

from __future__ import annotations

import re

from factcheck.lexicon.regex import regex
from factcheck.mentions.dates.ahead import ahead
from factcheck.mentions.dates.doubt import Place, believable, edge_before, future_near
from factcheck.mentions.dates.grammar import (
    AND,
    CLASSES,
    JOINT,
    LARGE_NTH,
    MORE_DAYS,
    POINTS,
    RULES,
    SMALL,
    SPAN_YEAR,
    START,
    WORDYEAR,
    points,
)
from factcheck.mentions.dates.meaning import MEANINGS, Item, Items
from factcheck.mentions.dates.words import FILL, LEXICON, Encoded, century
from factcheck.model.mention import Mention, When
from factcheck.model.records import dataclass, replace

_CHARS = LEXICON.chars
_COUNT_CHARS = "".join(_CHARS[name] for name in ("DAY", "TWO", "ONES", "TEENS", "TENS", "SMALL", "A"))
_UNIT_CHARS = "".join(_CHARS[name] for name in ("UNITS", "UNIT", "QUARTER", "HALF"))
_COUNTED = regex(f"[{_COUNT_CHARS}].{{1,20}}?[{_UNIT_CHARS}]|[{_UNIT_CHARS}]")
_COUNTING_RULES = ("counted", "ago", "ended", "hence")
_SPAN_RULES = (
    "numeric", "monthday", "daymonth", "monthyear", "yearmonth", "month", "year", "quarter", "relative", "weekday",
    "decade", "fiscal", "days",
)  # fmt: skip
_TWO_DIGITS = _CHARS["DAY"] + _CHARS["TWO"] + _CHARS["NIL"]
_MARKED_RULES = ("shortyear", "decade", "possessive")
_MARKS = ("'", "’", "‘")
_LONG_RULES = ("ended", "days", "weeks", "possessive", "quarter", "counted", "yearspan", "monthday", "daymonth", "ago")


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading of the words from index `start` to index `end` (exclusive) of the encoded text."""

    rule: str
    start: int
    end: int
    when: When


def dates_in(text: str, field: str) -> tuple[list[Mention], list[tuple[int, int]]]:
    """The mentions of kind "date" (a day) and "period" in `text`, in order, and the stretches (code points, end
    exclusive) in which no number may be read: years, days, quarters, clock times. A count of days, months or years in
    a relative expression ("in 11 months") is left to be read as a duration."""
    encoded = LEXICON.encode(text)
    if START.search(encoded.codes) is None:
        return [], []
    encoded = LEXICON.locate(_collapsed(encoded))
    mentions: list[Mention] = []
    consumed: list[tuple[int, int]] = []
    at, search = 0, START.search
    while found := search(encoded.codes, at):
        at = _step(encoded, found.start(), field, mentions, consumed)
    return mentions, consumed


def _collapsed(encoded: Encoded) -> Encoded:
    """Number words of several words as one word and fillings, so that the grammar need not spell them out."""
    codes = encoded.codes
    if _CHARS["TENS"] not in codes and _CHARS["TEENS"] not in codes and _CHARS["THOUSAND"] not in codes:
        return encoded
    for pattern, name in ((WORDYEAR, "WORDYEAR"), (LARGE_NTH, "NTH"), (SMALL, "SMALL")):
        codes = pattern.sub(lambda found, char=_CHARS[name]: char + FILL * (len(found[0]) - 1), codes)  # type: ignore[misc]
    return Encoded(encoded.text, codes, encoded.parts, encoded.starts)


def _step(encoded: Encoded, start: int, field: str, mentions: list[Mention], consumed: list[tuple[int, int]]) -> int:
    """Reads what begins at a word, adds it, and returns the word to look on from."""
    match = RULES.match(encoded.codes, start)
    if match is None:
        return _short_year(encoded, start, field, mentions, consumed)
    if match.lastgroup == "clock":
        return _clock(encoded, start, match.end(), consumed)
    found = _reading(encoded, match)
    if found is None and match.lastgroup in _LONG_RULES:
        found = _shorter(encoded, start)
    if found is None:
        return start + 2
    if found.rule in _SPAN_RULES:
        found = _span(encoded, found)
    _add(encoded, found, field, mentions, consumed)
    if found.rule == "monthday" and found.when.until is None:
        return _more_days(encoded, found, field, mentions, consumed)
    return found.end + 1


def _short_year(
    encoded: Encoded, start: int, field: str, mentions: list[Mention], consumed: list[tuple[int, int]]
) -> int:
    """ "in '98": tried where no rule fits, since its second word is nothing but two digits."""
    if encoded.codes[start - 1] == _CHARS["year_mark"] and encoded.codes[start] in _TWO_DIGITS:
        when = When("year", year=century(int(encoded.parts[start])))
        if believable(Place(encoded, start, start + 1), "shortyear", when, False):
            _add(encoded, _Found("shortyear", start, start + 1, when), field, mentions, consumed)
    return start + 2


def _shorter(encoded: Encoded, start: int) -> _Found | None:
    match = points().match(encoded.codes, start)
    return _reading(encoded, match) if match else None


def _reading(encoded: Encoded, match: re.Match[str], in_span: bool = False) -> _Found | None:
    rule, start, end = str(match.lastgroup), match.start(), match.end()
    when = MEANINGS[rule](_items(encoded, start, end))
    if when is None or not believable(Place(encoded, start, end), rule, when, in_span):
        return None
    return _Found(rule, start, end, when)


def _items(encoded: Encoded, start: int, end: int) -> Items:
    items, codes, parts = [], encoded.codes, encoded.parts
    index = start
    while index < end:
        stop = index + 1
        while stop < end and codes[stop] == FILL:
            stop += 1
        name = CLASSES[codes[index]]
        if stop > index + 1:
            items.append(Item(name, LEXICON.spelled(parts[index:stop], name), ""))
        elif index % 2 or name in ("year_mark", "point", "slash"):
            items.append(Item(name, LEXICON.value[parts[index]], parts[index]))
        index = stop
    return Items(items)


def _clock(encoded: Encoded, start: int, end: int, consumed: list[tuple[int, int]]) -> int:
    """A clock time is no mention, only closed to numbers."""
    if Place(encoded, start, end).clean:
        consumed.append((encoded.starts[start], encoded.starts[end]))
        return end + 1
    return start + 2


def _span(encoded: Encoded, near: _Found) -> _Found:
    """The stretch that a point opens, if a joint and another point follow it."""
    codes = encoded.codes
    joint = JOINT.match(codes, near.end)
    if joint is None and Place(encoded, near.start, near.end).previous in ("BETWEEN", "FROM"):
        joint = AND.match(codes, near.end)
    match = RULES.match(codes, joint.end()) if joint and near.when.until is None else None
    far = _reading(encoded, match, in_span=True) if match and match.lastgroup in POINTS else None
    if far is None:
        return near
    end, until = far.end, far.when
    if near.when.year is None and until.year is None and until.grain in ("day", "month", "quarter"):
        until, end = _of_year(encoded, until, end)
    when = _joined(near.when, until)
    return _Found(near.rule, near.start, end, when) if when else near


def _of_year(encoded: Encoded, until: When, end: int) -> tuple[When, int]:
    """The far end of a span with the year that stands behind it ("the April-June quarter of 2024")."""
    match = SPAN_YEAR.match(encoded.codes, end)
    if match is None:
        return until, end
    start, after = match.span("year")
    found = _reading(encoded, RULES.match(encoded.codes, start), in_span=True)  # type: ignore[arg-type]
    if found is None or found.rule != "year" or found.end != after:
        return until, end
    return replace(until, year=found.when.year), after


def _joined(near: When, far: When) -> When | None:
    """One span of two points; a year that only one of them names is the other's too. None where they do not fit."""
    weekdays = near.grain == "day" and near.day is None, far.grain == "day" and far.day is None
    if near.anchor in ("ago", "hence", "ended", "previous", "same") or (
        weekdays[0] != weekdays[1] and not (near.anchor or far.anchor)
    ):
        return None
    if near.year is None and far.year is not None and not near.anchor:
        wraps = near.month is not None and far.month is not None and near.month > far.month
        near = replace(near, year=far.year - 1 if wraps else far.year)
    elif near.year is not None and far.year is None and not far.anchor:
        wraps = near.month is not None and far.month is not None and near.month > far.month
        far = replace(far, year=near.year + 1 if wraps else near.year)
    if near.year is not None and far.year is not None and near.year > far.year and near.grain == far.grain == "year":
        return None
    return replace(near, until=far)


def _more_days(
    encoded: Encoded, found: _Found, field: str, mentions: list[Mention], consumed: list[tuple[int, int]]
) -> int:
    """ "May 25 and 26": the days that go on after a month and a day."""
    end, when = found.end, found.when
    for _ in range(8):
        match = MORE_DAYS.match(encoded.codes, end)
        if match is None or when.year is not None:
            break
        start = match.start("day")
        day = LEXICON.value[encoded.parts[start]]
        more = _Found("monthday", start, match.end("day"), replace(when, day=int(day), weekday=None))
        if not Place(encoded, start, more.end).clean:
            break
        _add(encoded, more, field, mentions, consumed)
        end = more.end
    return end + 1


def _add(encoded: Encoded, found: _Found, field: str, mentions: list[Mention], consumed: list[tuple[int, int]]) -> None:
    edge, start = edge_before(Place(encoded, found.start, found.end))
    when = replace(found.when, edge=edge) if edge and not found.when.edge else found.when
    if when.year is None and when.anchor in ("", "this"):
        when = replace(when, tense=_tense(Place(encoded, start, found.end)))
    if found.rule == "holiday" and CLASSES[encoded.codes[found.start]] == "UNIT":
        start = found.start - 2  # "New Year's Eve" is found at its second word
    begin, end = encoded.starts[start], encoded.starts[found.end]
    if found.rule in _MARKED_RULES and encoded.text[begin - 1 : begin] in _MARKS:
        begin -= 1
    kind = "date" if when.grain == "day" and when.until is None and not (when.count and when.first) else "period"
    mentions.append(Mention(field, begin, end, encoded.text[begin:end], kind, when=when))
    consumed.extend(_closed(encoded, found, begin))


def _tense(place: Place) -> str:
    return "ahead" if ahead(place) else "future" if future_near(place) else ""


def _closed(encoded: Encoded, found: _Found, begin: int) -> list[tuple[int, int]]:
    """What of an expression no number may be read in: all but a counted duration."""
    end = encoded.starts[found.end]
    if found.rule not in _COUNTING_RULES:
        return [(begin, end)]
    counted = _COUNTED.search(encoded.codes, found.start, found.end)
    if counted is None:
        return [(begin, end)]
    first, last = encoded.starts[counted.start()], encoded.starts[counted.end()]
    return [stretch for stretch in ((begin, first), (last, end)) if stretch[0] < stretch[1]]
