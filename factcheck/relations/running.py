"""Running totals: an earlier and a later state of a count that only grows.

They are rare: 37,000 articles believed right hold about ten, so that the words are chosen, not counted out. Two states
are held against each other only where they are of one size.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from factcheck.claims.facets.around import stem_of
from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.budget import around
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.bound import Bound
from factcheck.relations.frames.same_measure import same_measure
from factcheck.relations.states import are_apart, is_of_span, is_of_told, is_pace, is_part_of, is_shared_out, kinds

_N = "[CNML]"
_COUNT = (
    r"\b(?:the|a|this|his|her|its|their|that) (?:[a-z'-]+ ){0,3}"
    r"(?:number|total|tally|toll|count|figure|sum|list|haul)\b"
    r"|\b(?:it|this|that|the number|total)\b"
)
_SINCE = r"\bsince (?=D|the |then|it |that |they |its |new year|[a-z]+ (?:began|started|opened|broke))"
_LATER = regex(
    rf"\b(?:bring|brings|brought|bringing|take|takes|took|taking) (?:[^A-Z.;:()]{{0,30}} )?(?:{_COUNT})"
    rf"[^A-Z;:()]{{0,50}} to (?P<brought>{_N})"
    rf"|\b(?:has|have)(?: since| now| already)? (?:reached|passed|topped|climbed to|grown to|risen to|hit)(?: D)?"
    rf" (?P<reached>{_N})"
    rf"|(?P<since>{_N})[^A-Z;:()]{{0,50}}(?:\b(?:so far|to date|until now|up to now|by now|as of now)\b|{_SINCE})"
    rf"|(?:\b(?:so far|to date|until now|up to now|by now)\b|{_SINCE}D)[^A-Z;:()]{{0,60}}(?P<sofar>{_N})"
    rf"|(?:{_COUNT})[^A-Z;:()]{{0,60}}(?:D[^A-Z;:()]{{0,20}})?"
    rf"\b(?:stands at|stood at|is|was|came to|amounts to|amounted to)(?: now| today)? (?P<stands>{_N})"
    rf"|\b(?:now|today|by the end|in the end|finally|eventually|a (?:day|week|month|year) later)\b[^A-Z;:()]{{0,40}}"
    rf" (?P<now>{_N})"
    rf"|(?P<today>{_N})[^A-Z;:()]{{0,30}}\b(?:now|today|by the end)\b"
    rf"|\b(?:by|as of|up to|until|at) (?:the )?D,?[^A-Z;:()]{{0,40}} (?P<by>{_N})"
    rf"|(?P<until>{_N})[^A-Z;:()]{{0,40}}\b(?:by|as of|up to|until|at) (?:the )?D"
)
_EARLIER = regex(
    rf"(?P<until>{_N})[^A-Z;:()]{{0,50}}\b(?:by|as of|up to|until|at) (?:the )?D"
    rf"|\b(?:by|as of|up to|until|after) (?:the )?[DU],?[^A-Z;:()]{{0,50}} (?P<by>{_N})"
    rf"|\b(?:stood at|had reached|had risen to|had passed) (?P<stood>{_N})"
    rf"|\b(?:on|at|in) (?:the )?D,?[^A-Z;:()]{{0,60}}\b(?:stood at|reached|was|were) (?P<on>{_N})"
    rf"|(?P<had>{_N})[^A-Z;:()]{{0,20}}\bhad\b|\band (?P<after>{_N}) U (?:after|later)\b"
)
_TALLY = regex(r"\b(?:tally|toll|count|haul|running total|total for the year)\b")
_RECORD = regex(r"\b(?:[a-z]{2,}est|most|first|last|unchanged|record)\b")
NAMED = 40
"""Code points before a number in which it is called a pace."""
NEARBY, FEWEST, APART = 4, 10, 2
"""Sentences between two states where only one says what it counts; the least number, and how far two may be apart."""


@dataclass(frozen=True, slots=True)
class _State:
    form: str
    claim: Claim
    number: int
    frame: Frame
    match: re.Match[str]


def running(frames: Sequence[Frame]) -> Iterator[Bound]:
    """Earlier states of a growing count with its later ones."""
    prose = [frame for frame in frames if frame.sentence.zone not in ("table", "headline")]
    earlier = [one for number, frame in enumerate(prose) for one in _states(_EARLIER, frame, number)]
    if not earlier:
        return
    later = (one for number, frame in enumerate(prose) for one in _states(_LATER, frame, number))
    seen: set[tuple[str, str]] = set()
    order = [one.number for one in earlier]
    near = ((early, late) for late in later for early in around(earlier, bisect_right(order, late.number)))
    for early, late in near:
        key = (early.claim.id, late.claim.id)
        if key not in seen and _one_count(early, late):
            seen.add(key)
            yield Bound(f"{early.form}>{late.form}", early.claim, late.claim)


def _is_counted(claim: Claim) -> bool:
    """Is it a number of things, an amount, or so much of a stuff, and no reading of an index?"""
    value = claim.quantity.value
    if value is None or value < FEWEST or claim.quantity.kind not in ("count", "number", "money", "mass", "volume"):
        return False
    return claim.quantity.kind in ("money", "mass", "volume") or value == value.to_integral_value()


def _states(pattern: re.Pattern[str], frame: Frame, number: int) -> Iterator[_State]:
    """The states that a sentence tells; what it shares out ("90 to the north, 22 to the coast") is no total."""
    for match in pattern.finditer(frame.text):
        name = match.lastgroup or ""
        claim = frame.at(match, name)
        if claim is None or is_shared_out(frame, claim) or is_pace(_ahead(frame, claim)):
            continue
        if claim.status == "actual" and _is_counted(claim) and not _RECORD.search(match.group()):
            yield _State(name, claim, number, frame, match)


def _opening(state: _State) -> str:
    """The words of a sentence before the number of a state."""
    return state.frame.text[: state.frame.place_of(state.claim)]


def _ahead(frame: Frame, claim: Claim) -> str:
    """The words right before a number, back to the number before it."""
    index = frame.index_at(frame.place_of(claim))
    return frame.text[frame.places[index - 1] + 1 if index else 0 : frame.places[index]][-NAMED:]


def _one_count(early: _State, late: _State) -> bool:
    a, b = early.claim, late.claim
    p, q = a.quantity.value or Decimal(1), b.quantity.value or Decimal(1)
    if a is b or is_part_of(a, b) or not same_measure(a, b) or not Decimal(1) / APART < p / q < APART:
        return False
    if not _grows(early, late) or not _in_time(early, late) or is_of_told(_opening(late)):
        return False
    if _kinds(early) != _kinds(late) or is_of_span(early.match.group()) or are_apart(a, b):
        return False
    units = a.quantity.unit, b.quantity.unit
    if units[0] is not None and units[0] == units[1] and a.quantity.kind != "money":
        return True
    return abs(late.number - early.number) <= NEARBY and a.span.start < b.span.start


def _kinds(state: _State) -> frozenset[str]:
    return kinds(state.frame.text[: state.match.end()], state.claim)


def _in_time(early: _State, late: _State) -> bool:
    """Is the later state not known to be the earlier one?"""
    before, after, said = _day(early), _day(late), _latest(late.frame.claims)
    if before is not None and said is not None and said < before:
        return False
    if before is None or after is None:
        return late.form not in ("by", "until")
    return before < after or (before == after and late.form not in ("by", "until", "stands"))


def _day(state: _State) -> date | None:
    """The latest day that is named with a state."""
    return _latest(state.frame.within(*state.match.span()))


def _latest(claims: Sequence[Claim]) -> date | None:
    """The latest day that is named."""
    ends = [
        one.period.end
        for one in claims
        if one.quantity.kind in ("date", "period") and one.period is not None and one.period.end is not None
    ]
    return max(ends, default=None)


def _grows(early: _State, late: _State) -> bool:
    """Do the words around two states speak of what only grows?"""
    stems = _stems(late.claim)
    if _any("shrank", stems | _stems(early.claim)):
        return False
    if late.form in ("brought", "reached", "since", "sofar") and late.claim.quantity.kind != "money":
        return True
    told = late.match.group() if late.form != "stands" else f"{early.frame.text} {late.match.group()}"
    return _any("grew", stems) or _TALLY.search(told) is not None


def _stems(claim: Claim) -> set[str]:
    return {stem_of(word) for word in re.findall("[a-z]+", claim.sentence_text.lower())}


def _any(role: str, stems: set[str]) -> bool:
    return any(stem.startswith(_words(role)) for stem in stems)


@cache
def _words(role: str) -> tuple[str, ...]:
    return tuple(word for name, words in rows("bounds") if name == role for word in words.split("|"))
