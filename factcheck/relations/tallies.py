"""Tallies: two states of a running count, told one after the other, each with its hour.

"By noon 84 flights had been pulled. Cancellations since the start of the day now numbered 73." What such a count is of
has a hundred names, and the second state often none ("it", "the figure"). So the words are weighed: a mark of time with
either number, words for what is counted up ("since", "so far", "tally", "had reached"), and a second number without a
thing of its own. Words for a part, a change, a comparison or a forecast speak against it. In 6,000 articles believed
right, states with LEAST points or more rose in all but three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.bound import Bound
from factcheck.relations.frames.same_measure import same_measure
from factcheck.relations.states import are_apart, is_of_span, is_of_told, is_pace, is_part_of, is_shared_out, kinds

KINDS = ("count", "number", "money", "mass", "volume", "area", "length")
COUNTED = ("count", "number")
FEWEST, APART = 7, Decimal("2.5")
"""The least number that is a state, and how many times as much one of two may be."""
AHEAD, SENTENCES = 3, 3
"""How many numbers and sentences further the next state may stand."""
LEAST = 3.3
LOST = "lost"
_BREAK = regex(r",? and |[;,:—]")


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """A number with the words of its clause (`said`, with N in its place), in sentence `number` of the text; `lead` are
    the words that its sentence opens with, `colons` says behind how many colons it stands there."""

    claim: Claim
    number: int
    said: str
    lead: str
    colons: int = 0


def tallies(frames: Sequence[Frame]) -> Iterator[Bound]:
    """The states of the running counts of an article, each with the one before it."""
    prose = [frame for frame in frames if frame.sentence.zone not in ("table", "headline", "caption")]
    known = [state for number, frame in enumerate(prose) for state in states(frame, number)]
    for place, late in enumerate(known):
        if _hour().search(late.said):
            early = _before(known[max(0, place - AHEAD) : place], late)
            if early is not None and points(early, late) >= LEAST:
                yield Bound("tally", early.claim, late.claim)
    yield from _lines(prose)
    for frame in prose:
        yield from _scores(frame)


_LINE = regex(r"^(?:[-*•] )?D(?:, [^:A-Z]{1,12})?[:,]?(?: —)? [CNLM]\.?$")
_SCORE = regex(
    r"(?P<early>[CN])(?: [a-z]+){0,3} for (?:the loss of )?(?P<few>[CN])\b[^A-NP-Z;:()]{1,60}?"
    r"\b(?:and|then|to) (?P<late>[CN]) for (?P<more>[CN])\b"
)
MOST_WICKETS = 10


def _lines(frames: Sequence[Frame]) -> Iterator[Bound]:
    """Lines of a day and a number each, under words that say that the numbers run on ("Running totals since May:")."""
    header = ""
    for before, frame in pairwise(frames):
        if not _LINE.match(frame.text):
            header = ""
            continue
        if not _LINE.match(before.text):
            start = frame.sentence.start
            header = frame.source[max(0, start - HEADER) : start].lower()
            continue
        header = header or before.source[max(0, before.sentence.start - HEADER) : before.sentence.start].lower()
        early, late = before.claims[-1], frame.claims[-1]
        if (
            _any("heading").search(header)
            and _is_later(before.claims[0], frame.claims[0])
            and same_measure(early, late)
        ):
            yield Bound("tally", early, late)


HEADER = 160


def _is_later(early: Claim, late: Claim) -> bool:
    """Do two days follow each other, as far as is known?"""
    a, b = early.period, late.period
    return a is None or b is None or a.start is None or b.start is None or a.start < b.start


def _scores(frame: Frame) -> Iterator[Bound]:
    """Scores of one innings: the runs of 120 for five are no fewer than those of 130 for four."""
    for match in _SCORE.finditer(frame.text) if " for " in frame.text else ():
        early, few, late, more = (frame.at(match, name) for name in ("early", "few", "late", "more"))
        if early is None or few is None or late is None or more is None:
            continue
        wickets, later = few.quantity.value, more.quantity.value
        if wickets is not None and later is not None and 0 < wickets <= later <= MOST_WICKETS:
            yield Bound("tally", early, late)


def _before(states: Sequence[State], late: State) -> State | None:
    """The last of the states before another one that may be of the same count, and has its hour."""
    return next((one for one in reversed(states) if _near(one, late) and _hour().search(one.said)), None)


def is_set_apart(state: State) -> bool:
    """Do the words of a number's clause say that it is a part, a change, a comparison or a forecast? What is lost may
    be counted up."""
    apart = {match for match in _any("halts").findall(state.said) if match != LOST}
    return bool(apart) or _any("ended").search(state.said) is not None


def states(frame: Frame, number: int) -> Iterator[State]:
    """The numbers of a sentence, each with the words that belong to it: those before it from the first break after its
    neighbour, and those behind it up to the first break."""
    claims = [claim for claim in frame.claims if _is_counted(claim)]
    places = [frame.place_of(claim) for claim in claims]
    for index, (claim, place) in enumerate(zip(claims, places, strict=True)):
        if is_shared_out(frame, claim):
            continue
        before = frame.text[places[index - 1] + 1 if index else 0 : place]
        behind = frame.text[place + 1 : places[index + 1] if index + 1 < len(places) else len(frame.text)]
        cut = _BREAK.search(before) if index else None
        end = _BREAK.search(behind)
        said = f"{before[cut.start() :] if cut else before} N {behind[: end.start()] if end else behind}"
        yield State(claim, number, said, frame.text[: places[0]], frame.text.count(": ", 0, place))


def _is_counted(claim: Claim) -> bool:
    numeral, value, kind = claim.mention.number, claim.quantity.value, claim.quantity.kind
    if numeral is None or numeral.vague or value is None or value < FEWEST or kind not in KINDS:
        return False
    if claim.mention.upper is not None or claim.quantity.per is not None or claim.zone in ("teaser", "correction"):
        return False
    return kind not in COUNTED or value == value.to_integral_value()


def _near(early: State, late: State) -> bool:
    """May two numbers be states of one count? What a colon leads into tells how the number before it came about."""
    a, b = early.claim, late.claim
    if (late.number == early.number and late.colons > early.colons) or is_part_of(a, b):
        return False
    if late.number - early.number > SENTENCES or a.span.field != b.span.field:
        return False
    if not same_measure(a, b) and not (_NUMBER_OF.search(late.said) and _are_people(a, b)):
        return False
    x, y = a.quantity.value, b.quantity.value
    return x is not None and y is not None and x != y and 1 / APART < x / y < APART


def _are_people(a: Claim, b: Claim) -> bool:
    """Do two numbers count people, of which a number was told before?"""
    return all(claim.quantity.kind == "count" and claim.mention.noun_class == "people" for claim in (a, b))


_NUMBER_OF = regex(r"\b(?:number|total|tally|count) of\b")
HALT, HALT_BEFORE, MOST_HALTS, ENDED, FLOW = 1.5, 0.7, 2, 4.0, 1.0
TALLY, GROWS, GREW, HAD, BY = 1.5, 1.0, 0.7, 0.7, 0.7
BARE, SAME_UNIT, OTHER_UNIT = 1.0, 1.0, -0.7
NEAR, FAR, MONEY, UNSURE, LATER, SOONER = 0.7, -0.7, -1.7, -1.0, 0.7, -2.0
_HAD, _BY, _FROM = regex(r"\bhad\b"), regex(r"\bby\b"), regex(r"\b(?:from(?: the)?|by) +N")
_IN = regex(r"\bin (?:[a-z]+ )?D")


def points(early: State, late: State) -> float:
    """What speaks for two numbers being states of one running count."""
    a, b = early.claim, late.claim
    found = 1.0 + _from_growth(early, late) - _from_halts(early, late) - _from_ends(early, late)
    found += BARE if b.quantity.unit is None else SAME_UNIT if a.quantity.unit == b.quantity.unit else OTHER_UNIT
    found += {0: NEAR, 1: NEAR, 2: 0.0}.get(late.number - early.number, FAR)
    found += MONEY if a.quantity.kind == "money" else 0.0
    found += UNSURE if "actual" not in (a.status, b.status) or a.status != b.status else 0.0
    return found + _order(a, b)


def _from_growth(early: State, late: State) -> float:
    """The words that say that a number is counted up, or the lack of them."""
    opening = early.lead + early.said
    found = (HAD if _HAD.search(opening) else 0.0) + (BY if _BY.search(early.said) else 0.0)
    found += TALLY if _any("tally").search(late.said) else GROWS if _any("grows").search(late.said) else 0.0
    found += GREW if _any("grows").search(opening) else 0.0
    held = early.number == late.number and _HAD.search(opening)
    if not held and not any(_any("grows").search(words) for words in (opening, late.said)):
        found -= GROWS
    if early.number != late.number and not _any("grows").search(late.said):
        found -= GROWS
    return found


def _from_halts(early: State, late: State) -> float:
    """The words that set one of the numbers apart: a change, a comparison, a forecast, a flow."""
    found = HALT * min(MOST_HALTS, len(_any("halts").findall(late.said)))
    found += HALT_BEFORE * min(MOST_HALTS, len(_any("halts").findall(early.said)))
    found += FLOW if _IN.search(late.said) and not _any("tally").search(late.said) else 0.0
    modifiers = (*early.claim.mention.modifiers, *late.claim.mention.modifiers)
    return found + (HALT if any(_any("halts").fullmatch(word) for word in modifiers) else 0.0)


def _from_ends(early: State, late: State) -> float:
    """The words that say that a count falls, is over, or is of another kind."""
    signs = (
        _any("falls").search(early.lead + early.said) is not None,
        any(_any("ended").search(one.said) or _FROM.search(one.said) for one in (early, late)),
        is_of_span(early.said),
        is_pace(early.said),
        is_of_told(late.lead),
        are_apart(early.claim, late.claim),
        kinds(early.lead + early.said, early.claim) != kinds(late.lead + late.said, late.claim),
    )
    return ENDED * sum(signs)


def _order(a: Claim, b: Claim) -> float:
    """Do the days named with two numbers go forward?"""
    if a.period is None or b.period is None or a.period.end is None or b.period.end is None:
        return 0.0
    if a.period.end == b.period.end:
        return 0.0
    return LATER if a.period.end < b.period.end else SOONER


@cache
def _any(role: str) -> re.Pattern[str]:
    return regex(rf"\b(?:{_words(role)})\b")


@cache
def _hour() -> re.Pattern[str]:
    """A mark of time: a date, a preposition before one or before an hour, or an adverb."""
    hours = _words("hour")
    return regex(
        r"\b(?:by|as of|until|up to|through|at|on|after|when|once|before|from)"
        rf" (?:[a-z'-]+ ){{0,4}}?(?:D|O\b|(?:mid-)?(?:{hours})\b)|\b(?:{_words('moment')})\b"
        rf"|\b(?:that|this|same|next|last) (?:{hours})\b|\bby the (?:last|first|next|final)\b"
        r"|\bafter (?!N\b)[a-z]|(?:^|\W)D\b|\bU (?:after|later)\b|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b"
    )


def _words(role: str) -> str:
    return "|".join(word for name, listed in rows("bounds") if name == role for word in listed.split("|"))
