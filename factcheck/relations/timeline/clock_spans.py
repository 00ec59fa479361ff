"""Two times of day in a sentence or two, and the length of time that is told to lie between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.days import days_of
from factcheck.relations.timeline.measures import attributive
from factcheck.relations.timeline.passages import PROSE
from factcheck.relations.timeline.spells import spells, tell_run

MINUTES = {"second": 1 / 60, "minute": 1.0, "hour": 60.0}
DAY, HALF_DAY = 1440, 720
HALF_HOUR = 30.0
"""By so much may full hours be rounded; by twice as much where the first time stands in another sentence."""
MOST = 8
"""A sentence with more times of day is a timetable."""
REACH = 260
"""Characters before a sentence in which the first time may stand, in the same paragraph."""
FARTHEST = 2.6
"""A length that is more times too long or too short is of something else."""
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TIME = regex(
    r"(?<![\d:.,$£€])(?:(?P<h>1[0-2]|0?[1-9])(?:[.:](?P<m>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b"
    r"|(?P<hh>[01]?\d|2[0-3])(?P<mark>[:.])(?P<mm>[0-5]\d)(?![:.,]?\d|\s?(?:[%°]|[a-z]{1,2}\b(?<!to)(?<!by)(?<!on)(?<!in)"
    r"(?<!it)(?<!he)(?<!as)(?<!a)|million|billion|trillion|percent|points?|per|miles|metres|meters|seconds|euros))"
    rf"|\b(?P<n>{_NUMBER})(?: o['’]clock)? (?P<part>in the morning|in the afternoon|in the evening|at night)"
    r"|(?<!around )\b(?P<word>noon|midnight|midday)\b(?! (?:(?-i:[A-Z])|mass|sun|oil|snack)))",
    re.IGNORECASE,
)
_TOLD = regex(r"\b(?:at|was|until|till|from|by|to|and|before|between|around|about|past|and was|not)\s$", re.IGNORECASE)
_ZONE = regex(r"\.?\s?\(?(?:[A-Z]{1,3}[SD]?T\b|UTC|local time)")
_JOINED = regex(r"\.?\s(?:to|until|till|and|through)\s|\s?[-–—]\s?")
_ADDED = regex(r"\b(?:an|one|a|1) hours? and (?:a )?$", re.IGNORECASE)
_PART = regex(r" and (?P<of>a half|half|a quarter|three[ -]quarters)\b")
_PARTS = {"a half": 30.0, "half": 30.0, "a quarter": 15.0}


_WHOLE = regex(r"\b(?:lasted|in all|altogether|the whole|start to finish|that's|that is|that was) ")
_SAID = regex(r"^[, ]*(?:that |which )?(?:(?:is|are|was|were|has been|have been|will be|can be) )?")
_JOINING = regex(r" and$| an hour and$")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes since midnight; `bare` where the text does not say which half of the day."""

    minute: int
    start: int
    end: int
    bare: bool
    zoned: bool


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """Two times of day, `apart` minutes, and the length of `printed` minutes that the text gives, `claim`."""

    claim: Claim
    spans: tuple[Span, Span]
    texts: tuple[str, str]
    apart: float
    printed: float
    fits: bool


def clock_spans(reading: Reading) -> Iterator[ClockSpan]:
    """The lengths of an article that stand by two times of day. A length that does not fit is told only where a word
    says that it runs between them, and it is the only one."""
    for frame in reading.frames:
        if "U" in frame.letters and frame.sentence.zone in PROSE:
            found = _of_sentence(frame) or _of_article(frame)
            if found is not None:
                yield found


def _of_sentence(frame: Frame) -> ClockSpan | None:
    lasting = _lasting(frame)
    times = _around(frame) if lasting else []
    pair = _pair(frame, times) if 2 <= len(times) <= MOST else None
    if pair is None:
        return None
    gaps = {_gap(a, b) for a, b in combinations(times, 2)}
    if any(_backwards(frame, claim, pair) for claim, _ in lasting):
        pair = pair[1], pair[0]
        gaps = {_gap(*pair)} if len(times) == 2 else gaps | {_gap(*pair)}
    for claim, (printed, grain) in lasting:
        if any(_fits(claim, printed, grain, gap) for gap in gaps):
            return _span(frame, claim, pair, printed, True)
    return _misfit(frame, lasting, pair)


def _of_article(frame: Frame) -> ClockSpan | None:
    """A length of what an article tells only two times of, wherever they stand before it: "left at 14:05 … touched down
    at 14:52 … the whole flight lasted 47 minutes"."""
    lasting = _lasting(frame)
    if len(lasting) != 1 or not _WHOLE.search(frame.text) or len(_around(frame)) > 1:
        return None
    times = list(clocks_of(frame.source, 0, len(frame.source)))
    if len(times) != 2 or times[1].start > frame.sentence.end or times[0].bare != times[1].bare:
        return None
    claim, (printed, grain) = lasting[0]
    pair = times[0], times[1]
    if claim.quantity.relation != "exact" or not 1 / FARTHEST < printed / max(_gap(*pair)[0], 1) < FARTHEST:
        return None
    return _span(frame, claim, pair, printed, _fits(claim, printed, grain, _gap(*pair)))


def _lasting(frame: Frame) -> list[tuple[Claim, tuple[float, float]]]:
    """The lengths of a sentence that may run between two times, each with its minutes."""
    lasting = ((claim, _length(claim, frame.source)) for claim in frame.claims)
    return [(claim, length) for claim, length in lasting if length is not None and not _is_difference(frame, claim)]


def _is_difference(frame: Frame, claim: Claim) -> bool:
    """Is it so much less or more than another length ("saving 45 minutes", "the 45 minutes that are saved")?"""
    place = frame.place_of(claim)
    before, behind = frame.text[max(0, place - 30) : place].split(), _SAID.sub("", frame.text[place + 1 :], count=1)
    beside = {*before[-1:], *behind.split()[:1]}
    return not spells("difference").isdisjoint(word.strip(".,;:()") for word in beside)


def _misfit(
    frame: Frame, lasting: Sequence[tuple[Claim, tuple[float, float]]], pair: tuple[Clock, Clock]
) -> ClockSpan | None:
    """The one length of a sentence that is meant to run between two times, and does not."""
    meant = [(claim, length) for claim, length in lasting if _meant(frame, claim, pair)]
    if len(meant) != 1:
        return None
    claim, (printed, grain) = meant[0]
    apart = _apart(pair, printed)
    rounded = grain == HALF_HOUR and pair[0].start < frame.sentence.start and abs(apart - printed) <= 2 * grain
    if rounded or (_other_days(frame) and printed < DAY):
        return None
    far = not 1 / FARTHEST < printed / max(apart, 1.0) < FARTHEST
    return None if far else _span(frame, claim, pair, printed, False)


def _span(frame: Frame, claim: Claim, pair: tuple[Clock, Clock], printed: float, fits: bool) -> ClockSpan:
    field, source = frame.sentence.field, frame.source
    spans = Span(field, pair[0].start, pair[0].end), Span(field, pair[1].start, pair[1].end)
    texts = source[pair[0].start : pair[0].end], source[pair[1].start : pair[1].end]
    return ClockSpan(claim, spans, texts, _apart(pair, printed), printed, fits)


def _length(claim: Claim, source: str) -> tuple[float, float] | None:
    """Minutes that a length of time has, and how exact it is told; what is written around the number is added ("an hour
    and 20 minutes")."""
    size, value = MINUTES.get(claim.quantity.unit or ""), claim.quantity.value
    if size is None or value is None or claim.quantity.kind != "duration" or claim.mention.upper is not None:
        return None
    minutes = float(value) * size
    start, end = claim.span.start, claim.span.end
    if size < MINUTES["hour"]:
        added = 60.0 if _ADDED.search(source[max(0, start - 16) : start]) else 0.0
        return minutes + added, max(size, 1.0)
    part = _PART.match(source, end)
    if part is not None:
        minutes += _PARTS.get(part["of"].lower(), 45.0)
    rest = minutes % 60
    return minutes, HALF_HOUR if not rest else 10.0 if rest in (15.0, 30.0, 45.0) else 1.0


def _around(frame: Frame) -> list[Clock]:
    """The times of day in a sentence and shortly before it in its paragraph."""
    source, sentence = frame.source, frame.sentence
    first = max(source.rfind("\n", 0, sentence.start) + 1, sentence.start - REACH)
    return list(clocks_of(source, first, sentence.end))


def clocks_of(source: str, first: int, last: int) -> Iterator[Clock]:
    """The times of day in a stretch of text."""
    for match in _TIME.finditer(source, first, last):
        minute = _minute(match)
        bare = match["half"] is None and match["word"] is None and match["part"] is None
        dotted = match["mark"] == "."
        if minute is None or (dotted and not _TOLD.search(source[max(first, match.start() - 10) : match.start()])):
            continue
        zoned = _ZONE.match(source, match.end()) is not None
        yield Clock(minute, match.start(), match.end(), bare, zoned)


def _minute(match: re.Match[str]) -> int | None:
    if match["word"]:
        return 0 if match["word"].lower() == "midnight" else HALF_DAY
    if match["part"]:
        hour = _hours().get(match["n"].lower(), 0)
        late = match["part"].lower() not in ("in the morning",)
        early = hour in (12, 1, 2, 3) and match["part"].lower() == "at night"
        return hour % 12 * 60 + (HALF_DAY if late and not early else 0) if 1 <= hour <= 12 else None
    if match["half"]:
        return int(match["h"]) % 12 * 60 + int(match["m"] or 0) + (HALF_DAY if match["half"].lower() == "p" else 0)
    return int(match["hh"]) * 60 + int(match["mm"])


@cache
def _hours() -> dict[str, int]:
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return {
        **{word: number for number, word in enumerate(words, 1)},
        **{str(number): number for number in range(1, 13)},
    }


def _pair(frame: Frame, times: Sequence[Clock]) -> tuple[Clock, Clock] | None:
    """The two times that a length of the sentence can only run between: both in it, or one before it."""
    own = [time for time in times if time.start >= frame.sentence.start]
    chosen = own if len(own) == 2 else times
    if len(chosen) != 2 or chosen[0].zoned != chosen[1].zoned:
        return None
    a, b = chosen
    return None if _gap(a, b)[0] == 0 else (a, b)


def _gap(a: Clock, b: Clock) -> tuple[int, int]:
    """Minutes from one time to the next, and after how many they come again."""
    again = HALF_DAY if a.bare or b.bare else DAY
    return (b.minute - a.minute) % again, again


def _apart(pair: tuple[Clock, Clock], printed: float) -> float:
    """Minutes between two times: on one night, or so many days later as is nearest to what is told."""
    gap = _gap(*pair)[0]
    return gap + DAY * max(0, round((printed - gap) / DAY)) if printed > DAY else gap


def _fits(claim: Claim, printed: float, grain: float, gap: tuple[int, int]) -> bool:
    slack = grain if claim.quantity.relation == "exact" else max(2 * grain, 0.15 * printed)
    off = (printed - gap[0]) % gap[1]
    return min(off, gap[1] - off) <= slack + 0.5


def _backwards(frame: Frame, claim: Claim, pair: tuple[Clock, Clock]) -> bool:
    """Does a length stand between the two times, with the earlier one behind it ("at 6pm, 14 hours after … 6am")?"""
    between = pair[0].end <= claim.span.start and claim.span.end <= pair[1].start
    return between and frame.text.startswith(" after ", frame.place_of(claim) + 1)


def _meant(frame: Frame, claim: Claim, pair: tuple[Clock, Clock]) -> bool:
    """Does a length run between two times? "A 12-hour shift" does where the times are written as one stretch."""
    if attributive(claim):
        return _joined(frame, pair)
    return _backwards(frame, claim, (pair[1], pair[0])) or _runs(frame, claim)


def _runs(frame: Frame, claim: Claim) -> bool:
    """Do the words beside a length say that it runs between two times that are told?"""
    place = frame.place_of(claim)
    before, behind = (
        frame.text[max(0, place - 30) : place].rstrip(),
        frame.text[place + 1 : place + 20].lstrip(" ,").split(),
    )
    before = _JOINING.sub("", before)
    last = before.split()[-1] if before else ""
    following = behind[0].strip(".,;:") if behind else ""
    if following in spells("not-clock") and not (following == "until" and last == "for"):
        return False
    if last.strip("'\"") == "":
        return following != "later" or not _leads(frame)
    return tell_run(last, following)


def _leads(frame: Frame) -> bool:
    """Does a sentence begin with a length, and name no time of day then?"""
    return not any(time.start >= frame.sentence.start for time in _around(frame))


def _joined(frame: Frame, pair: tuple[Clock, Clock]) -> bool:
    return _JOINED.match(frame.source, pair[0].end) is not None and pair[1].start - pair[0].end < 12


def _other_days(frame: Frame) -> bool:
    """Does the sentence name days that do not follow each other?"""
    named = [one for one in frame.claims if one.mention.when is not None and one.mention.when.grain == "day"]
    days = [days_of(one) for one in named]
    firsts = [day.first for day in days if day is not None and day.exact]
    return len(named) > 1 and (len(firsts) < len(named) or max(firsts) - min(firsts) > 1)
