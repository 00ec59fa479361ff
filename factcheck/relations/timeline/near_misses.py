"""Lengths of time that no two dates nearby explain, but would if a hand had not slipped: "closed in 1998 … thirty-seven
years of pigeons" in an article of 2025.

No form of words is asked for. That a number beside two dates is just ten years off, or has its digits swapped, and fits
nothing else, is itself the evidence: in 8,000 articles of news believed right it happens by chance to a handful of
lengths, nearly all of them sentences of prison and others that are laid down and do not run between dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.chronology import duration
from factcheck.relations.timeline.days import Days, days_of, ends_of
from factcheck.relations.timeline.length_forms import STRETCH
from factcheck.relations.timeline.measures import SIZES, attributive, fits
from factcheck.relations.timeline.passages import PROSE
from factcheck.relations.timeline.spells import is_past, lies_ahead, of_its_own, runs, runs_surely, spells

LEAST = 9
"""Shorter lengths are ten years off too often."""
SLACK = 0.3
"""Years by which a length may be rounded; ROUGH where it is hedged."""
ROUGH = 0.8
MOST_DATES = 4
"""Where more dates stand around a length, some two of them fit by chance."""
MOST_LENGTHS = 3
NEAR = 3
"""Sentences before and after, whose dates may explain a length."""
PER_SENTENCE = 12
"""Dates of a sentence that are looked at."""
FOLLOWED = ("ago", "later", "earlier", "")
TEN = 10
_AGED = regex(r"\b(?:was|is|at|aged|now|turned|of) (?:just |only |still |now )?$")
_OTHERWISE = regex(r"\bthen (?:aged |about |only |just )?$|\b[ANU] or $")
"""An age of that time, or one of two: "the driver, then 20 years old", "aged 16 or 17 years"."""
_HAD = regex(r"(?:it|he|she|they|i|we) (?:had|was|were|began|started|joined|first|took|came|moved|bought|opened|left) ")
LEAD = 40
"""Code points in which the words right before a number stand."""
_HIS = regex(r"\b(?:his|her) $")
_ITS = regex(r"\b(?:its|his|her|their) $")
_STRETCH = regex(rf" {STRETCH}\b")
_FROM = regex(r"\b(?:from|since|beginning|starting)(?: in| on)? $")
_OWNED = regex(r"['’]| since (?!then\b)[^D]*$")
_WHO = regex(r"\bwho (?:had |have )?(?:[a-z]+ed|ran|led|held|had|sat|spent|was)\b[^D,;:.]*$")
_BORN = regex(r"\bborn\b[^D;]{0,60}$")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A length, `claim`, that would run from one date to another if it were `meant` units. `other` is the date of the
    end; None for the day of publication. Two ages of a person may stand for the dates."""

    claim: Claim
    begin: Claim
    other: Claim | None
    count: int
    meant: int
    unit: str

    @property
    def cause(self) -> str:
        if abs(self.meant - self.count) == TEN:
            return f"{self.count} is ten {self.unit}s too {'many' if self.count > self.meant else 'few'}."
        if self.meant in _swapped(self.count):
            return f"Two digits are swapped: {self.count} for {self.meant}."
        return ""


def near_misses(reading: Reading, now: Days | None) -> Iterator[NearMiss]:
    """The lengths of an article that one slip parts from two dates of their sentence or the one before it."""
    frames = [frame for frame in reading.frames if frame.sentence.zone in PROSE]
    for index, frame in enumerate(frames):
        measured = [claim for claim in frame.claims if _measure(frame, claim) is not None]
        if not 0 < len(measured) <= MOST_LENGTHS:
            continue
        own = (claim for claim in measured if not of_its_own(frame, claim))
        found = (_between_ages(frame, claim) or _near_miss(frames, index, claim, now) for claim in own)
        yield from (
            one for one in found if one is not None and (lies_ahead(frame, one.claim) or not _is_to_come(one, reading))
        )


def _measure(frame: Frame, claim: Claim) -> tuple[int, str] | None:
    """How many years, months or days: of a length, of "19 years ago", of the age of a thing, of an anniversary."""
    if (
        claim.mention.upper is not None
        or claim.mention.modifiers
        or not _may_run(frame, claim)
        or _is_owned(frame, claim)
    ):
        return None
    measured = _counted(frame, claim)
    if measured is None or measured[0] is None or measured[0] < LEAST or measured[0] != int(measured[0]):
        return None
    if _leads(_OTHERWISE, frame, claim):
        return None
    if measured[1] == "year" or (measured[1] in ("month", "day") and runs(frame, claim)):
        return int(measured[0]), measured[1]
    return None


def _leads(words: re.Pattern[str], frame: Frame, claim: Claim) -> bool:
    """Do some words stand right before a number?"""
    return frame.led(words, frame.place_of(claim), LEAD) is not None


def _counted(frame: Frame, claim: Claim) -> tuple[Decimal | None, str] | None:
    """Count and unit of a length of time, whatever it is written as."""
    when, quantity = claim.mention.when, claim.quantity
    if quantity.kind == "age":
        return (quantity.value, "year") if "old" in claim.text else None
    if quantity.kind == "ordinal":
        return (quantity.value, "year") if _is_jubilee(frame, claim) else None
    if when is None:
        return duration(claim) if quantity.kind == "duration" else None
    return duration(claim) if when.count is not None and when.anchor in FOLLOWED else None


def _may_run(frame: Frame, claim: Claim) -> bool:
    """ "a 24-year wait" is a length of time, "a 24-year bond" is not."""
    return not attributive(claim) or _STRETCH.match(frame.text, frame.place_of(claim) + 1) is not None


def _is_owned(frame: Frame, claim: Claim) -> bool:
    """ "32 years' work" is an amount, and "the 14 months since it was launched" have a start of their own."""
    return _OWNED.match(frame.text, frame.place_of(claim) + 1) is not None


def _is_jubilee(frame: Frame, claim: Claim) -> bool:
    words = frame.text[frame.place_of(claim) + 1 :][:20].split()
    kinds = spells("jubilee") | (spells("nth") if _leads(_ITS, frame, claim) else frozenset())
    if _leads(_HIS, frame, claim):
        kinds -= {"birthday"}
    return claim.quantity.unit in kinds or (bool(words) and words[0].strip(".,;:") in kinds)


def _near_miss(frames: Sequence[Frame], index: int, claim: Claim, now: Days | None) -> NearMiss | None:
    measured = _measure(frames[index], claim)
    dates = _told(frames, index, claim)
    if measured is None or not 0 < len(dates) <= MOST_DATES:
        return None
    count, unit = measured
    surely = unit == "year" and len(dates) <= 2 and count > TEN and _is_bound(frames[index], claim)
    ends = [*dates, *(((now, None),) if now is not None else ())]
    pairs = ((start, begin, end, other) for start, begin in dates for end, other in ends if start.first < end.first)
    for start, begin, end, other in pairs:
        meant = _meant(count, unit, claim, start, end, surely)
        if begin is not None and meant is not None and _may_bound(frames, index, claim, begin, other):
            explained = _explained(frames, index, claim, measured, now)
            return None if explained else NearMiss(claim, begin, other, count, meant, unit)
    return None


def _is_to_come(missed: NearMiss, reading: Reading) -> bool:
    """Does a length end after the publication, as far as that is known ("in 20 years … by 2030")?"""
    window = reading.context.published
    end = days_of(missed.other) if missed.other is not None else None
    return end is not None and window is not None and window.end is not None and end.first >= window.end.toordinal()


def _is_bound(frame: Frame, claim: Claim) -> bool:
    """Does a length surely run between dates of its own sentence, or of the one before that it goes on about?"""
    opener = frame.text.split(" ", 1)[0].strip(".,;:")
    told = [end for _, end in _dates(frame, claim) if end is not None and not _is_today(end)]
    return runs_surely(frame, claim) and (bool(told) or opener in spells("same"))


def _is_today(claim: Claim) -> bool:
    when = claim.mention.when
    return when is not None and when.anchor == "today"


def _may_bound(frames: Sequence[Frame], index: int, claim: Claim, begin: Claim, other: Claim | None) -> bool:
    """May a length run between two dates by the words around them? A stay does not begin with a birth and does not end
    with the date that something runs from. What had lasted or will last does not end on the day of publication. What
    came "48 years later" is told after what it came later than."""
    home = frames[index]
    plain = claim.quantity.kind != "ordinal" and claim.mention.when is None
    if plain and claim.quantity.kind == "duration" and _is_behind(frames, index, begin, _BORN):
        return False
    if other is None and begin.mention.when is not None and begin.mention.when.until is not None:
        return False
    if plain and _WHO.search(home.text, 0, home.place_of(claim)) is not None:
        return False
    if other is None:
        return claim.quantity.kind == "ordinal" or not (lies_ahead(home, claim) or (plain and is_past(home, claim)))
    when = claim.mention.when
    if when is not None and when.anchor == "later" and other.span.start < begin.span.start:
        return False
    return begin is other or not _is_behind(frames, index, other, _FROM)


def _is_behind(frames: Sequence[Frame], index: int, date: Claim, words: re.Pattern[str]) -> bool:
    """Do words stand before a date, in its own sentence?"""
    for frame in frames[max(0, index - NEAR) : index + 2]:
        if any(one is date for one in frame.claims):
            return words.search(frame.text, 0, frame.place_of(date)) is not None
    return False


def _between_ages(frame: Frame, claim: Claim) -> NearMiss | None:
    """ "She was 18 when she came and is 61 now, which is 34 years": a length beside two ages of one person."""
    measured = _measure(frame, claim)
    ages = [one for one in frame.claims if one is not claim and _is_age(frame, one)]
    if measured is None or measured[1] != "year" or len(ages) != 2 or claim.quantity.kind not in ("duration", "period"):
        return None
    count, unit = measured
    first, last = sorted(ages, key=lambda age: age.quantity.value or 0)
    apart = int(last.quantity.value or 0) - int(first.quantity.value or 0)
    slipped = any(abs(apart - one) <= 1 for one in (count + TEN, count - TEN, *_swapped(count)))
    runs_between = apart > 1 and count <= 2 * apart <= 4 * count and _from_age_to_age(frame, claim, first, last)
    if abs(apart - count) > 1 and (slipped or runs_between):
        return NearMiss(claim, first, last, count, apart, unit)
    return None


def _from_age_to_age(frame: Frame, claim: Claim, first: Claim, last: Claim) -> bool:
    """ "Turned 36, 12 years after his debut at the age of 19": does a length run from one age to the other by its
    words?"""
    place, young, old = (frame.place_of(one) for one in (claim, first, last))
    behind = frame.text[place + 1 :]
    if old < place < young:
        return behind.startswith((" after ", " since ")) and ";" not in frame.text[old:young]
    later = claim.mention.when is not None and claim.mention.when.anchor == "later"
    return young < place < old and later and ";" not in frame.text[place:old]


def _is_age(frame: Frame, claim: Claim) -> bool:
    return frame.letter_of(claim) in "AN" and _leads(_AGED, frame, claim)


def _told(frames: Sequence[Frame], index: int, claim: Claim) -> list[tuple[Days, Claim | None]]:
    """The dates of the sentence of a length and of the one before it, if it goes on about that; or of the last one
    before, if a word says that the length runs."""
    frame = frames[index]
    own = _dates(frame, claim)
    measured = _measure(frame, claim)
    if measured is None or measured[1] != "year":
        return own
    if index and _goes_on(frames[index - 1], frame, claim, bool(own)):
        own += _dates(frames[index - 1], claim)
    goes_on = index + 1 < len(frames) and _HAD.match(frames[index + 1].text) is not None
    if goes_on and (len(own) == 1 or (not own and runs(frame, claim))):
        own += _dates(frames[index + 1], claim)
    before = index
    while not own and before > 0 and index - before < NEAR and runs(frame, claim):
        before -= 1
        if (
            frames[before].sentence.field != frame.sentence.field
            or frame.sentence.start - frames[before].sentence.end > FAR
        ):
            break
        own = _dates(frames[before], claim)
    return own


def _dates(frame: Frame, claim: Claim) -> list[tuple[Days, Claim | None]]:
    """The dates of a sentence, the ends of spans each by itself."""
    found: list[tuple[Days, Claim | None]] = []
    for one in frame.claims:
        if one.mention.when is None or one is claim:
            continue
        days = days_of(one)
        for end in (days,) if days is not None else ends_of(one) or ():
            found.append((end, one))
        if len(found) >= PER_SENTENCE:
            break
    return found


def _goes_on(before: Frame, frame: Frame, claim: Claim, dated: bool) -> bool:
    """Does a sentence go on about what the one before it told? It does where it begins with a word that points back,
    or where nothing new is named before the length."""
    if before.sentence.field != frame.sentence.field or frame.sentence.start - before.sentence.end > BREAK:
        return False
    words = [word.strip(".,;:()\"'") for word in frame.text[: frame.place_of(claim)].split()]
    return dated or not words or words[0] in spells("same") or all(len(word) <= SHORT for word in words)


FAR = 400
"""Characters from a sentence with a date to one that tells how long it has been."""
BREAK = 3
"""Characters between two sentences that follow on each other."""
SHORT = 3
"""Letters of a word that names nothing."""


def _meant(count: int, unit: str, claim: Claim, start: Days, end: Days, surely: bool) -> int | None:
    """The number of years, months or days that a slip of the hand made the printed one of; None where none fits."""
    size = SIZES[unit]
    if unit == "day" and not (start.exact and end.exact):
        return None
    least, most = (end.first - start.last) / size, (end.last - start.first) / size
    slack = 1.0 if unit == "day" else SLACK if claim.quantity.relation == "exact" else ROUGH
    if claim.quantity.kind == "ordinal" and claim.quantity.unit in spells("nth"):
        most += 1
    ways = (count + TEN, count - TEN, *_swapped(count), *(_one_digit(count) if surely else ()))
    return next((meant for meant in ways if meant >= LEAST and least - slack <= meant <= most + slack), None)


def _swapped(count: int) -> tuple[int, ...]:
    tens, ones = divmod(count, TEN)
    return (ones * TEN + tens,) if 0 < ones != tens < TEN else ()


def _one_digit(count: int) -> tuple[int, ...]:
    """Every number of two digits that differs in one of them, the nearest first."""
    tens, ones = divmod(count, TEN)
    if not 0 < tens < TEN:
        return ()
    ways = {*(tens * TEN + one for one in range(TEN)), *(one * TEN + ones for one in range(1, TEN))} - {count}
    return tuple(
        sorted((one for one in ways if count <= 2 * one <= 4 * count), key=lambda one: (abs(one - count), one))
    )


def _explained(frames: Sequence[Frame], index: int, claim: Claim, measured: tuple[int, str], now: Days | None) -> bool:
    """Are any two dates around a length so far apart as it says?"""
    field = frames[index].sentence.field
    near = [frame for frame in frames[max(0, index - NEAR) : index + NEAR + 1] if frame.sentence.field == field]
    dates = [days for frame in near for days, _ in _dates(frame, claim)] + ([now] if now is not None else [])
    if claim.quantity.kind == "ordinal":
        counted = (float(measured[0]) - 2, float(measured[0]) + 1)
        apart = [(b.first - a.last, b.last - a.first) for a in dates for b in dates if a.first < b.first]
        year = SIZES["year"]
        return any(low / year <= counted[1] and counted[0] <= high / year for low, high in apart)
    relation = "about" if claim.quantity.relation == "under" else claim.quantity.relation
    return any(fits(*measured, relation, a, b) for a in dates for b in dates if a.first < b.first)
