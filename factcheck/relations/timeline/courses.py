"""What can only happen in one order: a charge before its trial, a founding before all else. Two dated happenings of one
thing, in one sentence or in two that follow each other, whose dates say the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from factcheck.claims.grammar import Frame
from factcheck.lexicon import PhraseTable, rows
from factcheck.model.records import dataclass
from factcheck.relations.timeline.clock_order import CLOCK
from factcheck.relations.timeline.dated_verbs import SOME_YEAR, Dated, dated_verbs, is_past
from factcheck.relations.timeline.told_order import NEAR, SAME, linked, told_before, told_behind, turns

GAP = 250
"""Code points between two sentences of which the second goes on with the first, at most."""
NOUN = 8
"""Words between a verb and a noun of its clause that says what happened, at most."""
YEAR = 365
SEASON = 120
"""Days by which a later happening may be dated earlier, where the year is not known, and be of no other year."""
_LINKS = {"same": SAME, "near": NEAR}


@dataclass(frozen=True, eq=False)
class Step:
    """A stage of a course, the words that say so, and the link that it asks for."""

    stage: int
    words: str
    link: int


@dataclass(frozen=True, eq=False)
class Misorder:
    """Two happenings of which `first` must come before `second`, but is dated behind it; `said` are their words.
    `course` is what has this order, "" where only the sentence says so."""

    first: Dated
    second: Dated
    said: tuple[str, str]
    course: str


@cache
def _table() -> PhraseTable:
    table = PhraseTable()
    dated = (row for row in rows("happenings") if not row[0].startswith(CLOCK))
    for course, stage, link, forms in dated:
        for form in forms.split("|"):
            table.add(form.replace("-", "_"), f"{course} {stage} {link}")
    return table


def steps(dated: Dated) -> Mapping[str, Step]:
    """By course, what the clause of a date tells: its verb before its nouns, and of these the nearest to the verb."""
    taken_back = turns("not") & {dated.words[number] for number in dated.clause}
    if taken_back - _AGAIN:
        return {}
    found: dict[str, tuple[int, Step]] = {}
    for far, words, value in _phrases(dated):
        course, stage, link = value.split()
        if course not in found or far < found[course][0]:
            found[course] = far, Step(int(stage), words, _LINKS[link])
    return {course: step for course, (_, step) in found.items() if not taken_back or _repeats(step)}


_AGAIN = frozenset(("again", "not"))


def _repeats(step: Step) -> bool:
    """Are the words that take something back a part of what it is called: "found again", "pleaded not guilty"?"""
    return bool(_AGAIN & set(step.words.split()))


def _phrases(dated: Dated) -> Iterator[tuple[int, str, str]]:
    """The words of a clause that are in the table: how far they are from the verb, and what they say."""
    table, words = _table(), [word.replace("-", "_") for word in dated.words]
    verb = dated.clause.index(dated.verb) if dated.verb in dated.clause else 0
    for place, number in enumerate(dated.clause):
        for length, values in table.all_at(words, number):
            far = 0 if number <= dated.verb < number + length else abs(place - verb)
            if far > NOUN or (far and is_past(words[number])):
                continue
            said = " ".join(dated.words[number : number + length])
            yield from ((far, said, value) for value in values)


FARTHEST, FAR = 40 * YEAR, 12 * YEAR
"""Days that a slip sets a date back, at most: happenings that are farther apart are of two things, as are those that
may be of one and are far apart."""


def misorders(frames: Sequence[Frame]) -> Iterator[Misorder]:
    """The neighbours among the dated happenings of an article whose dates stand against their order."""
    before: tuple[Dated, ...] = ()
    last: Frame | None = None
    for frame in frames:
        own = dated_verbs(frame)
        pairs = list(pairwise(own))
        if own and before and last is not None and _follows(last, frame):
            pairs.insert(0, (before[-1], own[0]))
        for a, b in pairs:
            found = _against(a, b)
            if found is not None:
                yield found
        before, last = own, frame


def _follows(last: Frame, frame: Frame) -> bool:
    """Does a sentence follow another one in its paragraph, with no more than a sentence between?"""
    one, other = last.sentence, frame.sentence
    return one.field == other.field and one.block == other.block and other.start - one.end <= GAP


def _against(a: Dated, b: Dated) -> Misorder | None:
    """What two neighbours, `a` told before `b`, say of their order, where their dates say the opposite."""
    if not _comparable(a, b):
        return None
    forward = a.days.last < b.days.first
    early, late = (a, b) if forward else (b, a)
    told = _by_course(early, late, linked(a, b))
    if told != "":
        return told if isinstance(told, Misorder) and (not forward or b.had) else None
    if (told_behind if forward else told_before)(a, b):
        return Misorder(late, early, (late.word, early.word), "")
    return None


def _comparable(a: Dated, b: Dated) -> bool:
    """Do two neighbours tell two happenings, whose dates say without doubt which came first?"""
    if a.frame is b.frame and (a.verb == b.verb or _are_of_two(a, b)):
        return False
    return _ordered(a, b) and not _open_year(a, b) and not _open_year(b, a)


def _are_of_two(a: Dated, b: Dated) -> bool:
    """ "Hill, written in 1958 …; Dale, published in 1942": two things, each with a participle behind it?"""
    parted = ";" in b.words[a.index : b.verb]
    return parted and all(one.verb and one.words[one.verb - 1] == "," for one in (a, b))


def _by_course(early: Dated, late: Dated, link: int) -> Misorder | Literal["right", ""]:
    """What the courses that two happenings share say of their order, the surest links first; "" where they share
    none."""
    one, other = steps(early), steps(late)
    shared = [course for course in one if course in other and one[course].stage != other[course].stage]
    bound = [course for course in shared if one[course].link <= link]
    if any(one[course].stage < other[course].stage for course in bound or shared):
        return "right"
    if not bound:
        return ""
    course = bound[0]
    return Misorder(late, early, (other[course].words, one[course].words), course)


def _ordered(a: Dated, b: Dated) -> bool:
    """Do two dates say which of the happenings came first, and are they near enough for a slip to have turned them?"""
    apart = a.days.last < b.days.first or b.days.last < a.days.first
    years = abs(a.days.first - b.days.first)
    return apart and (years <= FAR or (years <= FARTHEST and linked(a, b) == SAME))


def _open_year(a: Dated, b: Dated) -> bool:
    """May a date without its year be meant of the year of the other one, or of the next, and so in the other order?"""
    if a.days.sure:
        return False
    if _is_recent(b) and a.past and a.days.first > b.days.last:
        return True
    if SOME_YEAR in (a.days.year, b.days.year):
        return a.days.year != b.days.year or abs(a.days.first - b.days.first) > SEASON
    if not b.days.sure and a.days.year != b.days.year:
        return True
    if a.ahead and b.ahead and not b.days.sure and abs(a.days.first - b.days.first) <= SEASON // 2:
        return False  # "voting begins on 14 June and ends on 8 June" is hardly meant of the next year
    shift = YEAR * (b.days.year - a.days.year) if b.days.sure else YEAR * (not a.past)
    first, last = a.days.first + shift, a.days.last + shift
    behind, ahead = a.days.first > b.days.last, a.days.last < b.days.first
    return (first > b.days.last) != behind or (last < b.days.first) != ahead


def _is_recent(dated: Dated) -> bool:
    """ "Last month": what is past and comes later in the year was in the year before."""
    when = dated.claim.mention.when
    return when is not None and when.anchor == "last"
