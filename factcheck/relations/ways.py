"""Ways: a number that is said to have gone up or down, and the one that it came from, in whatever order and sentence.

What stands as "from … to" is a move of `factcheck.relations.frames.moves`. In 12,000 articles believed right these
forms held
(and missed): after 2 (0), before 3 (0), brackets 1 (0), next 2 (0). Without a word of the past the value of the next
sentence may be one of another thing (in 24,000 articles it held 8 times and missed once), and so it
is not taken; nor is the only value of the sentence before, unless the one after takes it up ("The number has since
fallen to 40").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.claims.grammar import LEVEL, Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.ends import LEAD, Way, both_ends
from factcheck.relations.frames.change_words import change_before, words
from factcheck.relations.frames.moves import BETWEEN_TWO, moves
from factcheck.relations.frames.same_measure import same_measure
from factcheck.relations.frames.sequels import neighbours

_IS = r"(?: it| they| this| that)?(?: is| was| stood at| stands at| came to| reached| are| were)?"
_NOW = regex(
    rf"(?:,? (?:and )?(?:finish|end|clos|settl|stand|trad)(?:ing|ed) at|\b(?:to|at)|[,:]{_IS}) {LEAD}(?P<now>{LEVEL})"
)
_AFTER = regex(
    rf"(?:[^A-Z;:()]{{0,40}}(?:D[^A-Z;:(),]{{0,25}})?),? (?:after|down from|up from) {LEAD}(?P<then>{LEVEL})"
    r"(?=[.,;)]|$| D| a (?:year|month|week|day)| the| in| previously| before| earlier)"
)
_OF_THE_PAST = (
    r"(?:D|previous year|prior year|previously|last year|a year ago|year earlier|from|against|vs\.?|compared with)"
)
_BRACKETS = regex(rf"(?: [a-z]+){{0,3}} \((?:{_OF_THE_PAST}[:,]? ?){{1,2}}{LEAD}(?P<then>{LEVEL})\)")
_PAST = (
    r"(?:D|previously|earlier|before that|at the time|until then|originally|initially"
    r"|a (?:year|month|week|day) (?:ago|before|earlier))"
)
_WAS = (
    r"(?:was|were|had been|stood at|had stood at|had been at|was at|had cost|cost|had paid|paid|had bought|bought|had"
    r"|had had|charged|had charged|came to)"
)
_CLAUSE = regex(
    rf"(?:[^A-Z;()]{{0,40}})(?:\.|;|, when|, where| when|, having| —| and) ?"
    rf"(?:(?:(?:in|on|at|as of|by|for)? ?(?:the )?{_PAST},? )(?:[a-z'-]+ ){{0,3}}?{_WAS}"
    rf"|(?:it|they|he|she|that|this)(?: [a-z]+)? (?:had been|had stood at|had cost|had paid|had bought)(?: at)?)"
    rf" (?:only |just |still |about |at ){{0,2}}{LEAD}(?P<then>{LEVEL})"
)
_HAVING = regex(rf",(?: [a-z]+)? having (?:been|stood|cost|closed|ended|finished)(?: at)? {LEAD}(?P<then>{LEVEL})")
_BEFORE = regex(
    rf"(?P<then>{LEVEL})[^A-Z;:()]{{0,12}} (?P<when>{_PAST})[,)]?"
    r"(?: (?:it|they|has|have|had|was|were|then|since|now|later|already)){0,3} $"
)

_IT_DID = regex(
    rf"^(?:but |and )?(?:it|they|there)(?: had)?(?: [a-z]+){{1,2}} {LEAD}(?P<then>{LEVEL})(?: [a-z-]+){{0,2}}"
    rf" (?:in|on|at|as of|around|before)?(?: the)? ?{_PAST}"
)
"""What takes up the subject of the sentence before, at another time ("It counted 4,876 in 2010")."""
_THEN = regex(
    rf"(?:^|[.,;:—] ?|\b(?:and|but) )(?:in |on |at |for |by )?(?:the )?{_PAST},? (?:[a-z'-]+ ){{0,4}}?{_WAS}"
    rf"(?: (?:only|just|still|about|at)){{0,2}} {LEAD}(?P<then>{LEVEL})"
)
"""The value of an earlier time, told as such."""
APART = Decimal("1.6")
"""How far two values of one thing may be apart where their relation is not told in one phrase."""


_TAKEN_UP = regex(
    r"^(?:the (?:number|figure|total|rate|price|count|sum|share|level|amount)|it|that|this|they)\b[^A-Z;:()]{0,30}"
    r"\b(?:since|now)\b"
)
LOOSE = frozenset(("more", "less", "above", "below", "fewer", "higher", "growth"))
"""Words that compare rather than tell a movement."""


def ways(frames: Sequence[Frame]) -> Iterator[Way]:
    yield from _since(frames)
    yield from _next(frames)
    prose = [frame for frame in frames if frame.sentence.zone not in ("table",)]
    for frame in prose:
        if "respectively" in frame.text:
            continue
        yield from both_ends(frame, _told(frame))
        yield from _apart(frame)


def _apart(frame: Frame) -> Iterator[Way]:
    """Values that a change leads to, each with the one that it came from, told in another phrase."""
    taken = {claim.id for move in moves(frame) for claim in (move.start, move.end)}
    for match in _NOW.finditer(frame.text):
        now, said = frame.at(match, "now"), change_before(frame, match.start())
        if now is None or now.id in taken or said.word not in words() or said.amounts:
            continue
        if BETWEEN_TWO.match(frame.text, match.end("now")):
            continue  # "from 89 to 93 billion, down to 84 billion"
        found = _thens(frame, match.end("now"), said.place)
        near = next(((form, then) for form, then in found if then.id not in taken and _alike(now, then)), None)
        if near is not None:
            yield Way(near[0], now, near[1], words()[said.word][0] == "up", said.word, said.place, frame)


def _told(frame: Frame) -> frozenset[str]:
    """The values that a movement with a word for its direction tells."""
    told = (move for move in moves(frame) if (move.direction and move.word not in LOOSE) or move.amounts)
    return frozenset(claim.id for move in told for claim in (move.start, move.end))


def _since(frames: Sequence[Frame]) -> Iterator[Way]:
    """ "In 2015 it employed 830 people. The number has since risen to 1,120." """
    for first, second in neighbours(frames):
        match = _NOW.search(second.text) if _TAKEN_UP.match(second.text) else None
        values = [claim for claim, letter in zip(first.claims, first.letters, strict=True) if letter in LEVEL]
        if match is None or len(values) != 1 or "table" in (first.sentence.zone, second.sentence.zone):
            continue
        now, said = second.claim_at(match.start("now")), change_before(second, match.start())
        if said.word in words() and not said.amounts and not moves(second) and _alike(now, values[0]):
            yield Way("since", now, values[0], words()[said.word][0] == "up", said.word, said.place, second)


def _next(frames: Sequence[Frame]) -> Iterator[Way]:
    """ "The rate rose to 1.41. …; in 2022 it stood at 1.49": the value of an earlier time, alone in the next sentence,
    or behind the only movement of its own one."""
    prose = [frame for frame in frames if frame.sentence.zone != "table" and not moves(frame)]
    for first in prose:
        if (led := _led(first)) is not None:
            yield from _earlier(first, first, *led)
    for first, second in neighbours(prose):
        if (led := _led(first)) is not None:
            yield from _earlier(first, second, *led)


def _led(frame: Frame) -> tuple[re.Match[str], str, int] | None:
    """The only value that a movement of a sentence leads to, with the word for it and its place."""
    told = [(match, change_before(frame, match.start())) for match in _NOW.finditer(frame.text)]
    led = [(match, said) for match, said in told if said.word in words() and not said.amounts]
    return (led[0][0], led[0][1].word, led[0][1].place) if len(led) == 1 else None


def _earlier(first: Frame, second: Frame, led: re.Match[str], word: str, place: int) -> Iterator[Way]:
    now = first.claim_at(led.start("now"))
    match = _THEN.search(second.text, led.end("now") if first is second else 0)
    if match is None and first is not second:
        match = _IT_DID.match(second.text)
    then = second.claim_at(match.start("then")) if match is not None else None
    if then is not None and _alike(now, then) and not _has_another(second, now, then):
        yield Way("next", now, then, words()[word][0] == "up", word, place, first)


def _has_another(frame: Frame, now: Claim, then: Claim) -> bool:
    """Does a sentence hold another value that may be that of the earlier time?"""
    return any(claim is not then and claim is not now and same_measure(claim, now) for claim in frame.claims)


def _thens(frame: Frame, end: int, place: int) -> Iterator[tuple[str, Claim]]:
    for form, pattern in (("after", _AFTER), ("brackets", _BRACKETS), ("having", _HAVING)):
        match = pattern.match(frame.text, end)
        if match is not None:
            yield form, frame.claim_at(match.start("then"))
    match = _CLAUSE.match(frame.text, end)
    if match is not None:
        yield "clause", frame.claim_at(match.start("then"))
    match = _BEFORE.search(frame.text[:place])
    if match is not None:
        yield "before", frame.claim_at(match.start("then"))


def _alike(now: Claim, then: Claim) -> bool:
    a, b = now.quantity.value, then.quantity.value
    if now is then or a is None or b is None or a <= 0 or b <= 0 or not same_measure(now, then):
        return False
    return 1 / APART < a / b < APART and then.status == now.status
