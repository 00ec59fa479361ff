"""Two ends of a change that one phrase tells, with words and dates between: "grew in spring, from 21 to nine", "214 of
them, an increase on the 231 of last year", "climbed from 11th to 13th".

In 15,700 articles believed right these forms held (and missed): down from 25 (0), to from 8 (0), from to 2 (0). In
5,500 others compared 54 (0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal

from factcheck.claims.grammar import LEVEL, Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.bound import Bound
from factcheck.relations.frames.change_words import REVISED, change_words, words
from factcheck.relations.frames.moves import BETWEEN_TWO, was_a_band
from factcheck.relations.frames.same_measure import same_measure

LEAD = (
    r"(?:(?:an?|the|about|around|just|only|some|nearly|almost|as|little|low|high|much|over|under|of|its|record) ){0,4}"
)
"""Words that may stand right before a value."""
_ASIDE = r"[^A-Z;:()]{0,60}(?:[DUOA][^A-Z;:()]{0,40}){0,2}"
_FROM_TO = regex(rf"\bfrom {LEAD}(?P<then>{LEVEL}){_ASIDE}\b(?:to|into) {LEAD}(?P<now>{LEVEL})")
_TO_FROM = regex(rf"\bto {LEAD}(?P<now>{LEVEL}){_ASIDE}\bfrom {LEAD}(?P<then>{LEVEL})")
_RANKS = regex(r"\bfrom (?P<then>O)(?: [a-z]+)? to (?P<now>O)")
_RANKS_FROM = regex(r"\bto (?P<now>O)(?: [a-z]+)?,? from (?P<then>O)")
_MOVED = r"(?:increase|rise|growth|gain|jump|fall|drop|decrease|decline|reduction)"
_THAT = regex(
    rf"(?P<now>{LEVEL})[^A-Z;:()]{{0,40}}(?:D[^A-Z;:()]{{0,20}})?\b(?:against|compared with|compared to|versus) {LEAD}"
    rf"(?P<then>{LEVEL})[^A-Z;:()]{{0,30}}(?:D[^A-Z;:()]{{0,20}}){{0,2}}[,;.]"
    rf" ?(?:and |but )?(?:that|this|the) (?P<word>{_MOVED})\b"
)
_OWN = regex(
    rf"(?:^|[.,;:] ?)(?:but |and )?(?:the|its|their|his|her)(?: [a-z-]+)? (?P<then>{LEVEL})(?P<fill>[^A-Z;:(),]{{0,50}}"
    rf"(?:D[^A-Z;:(),]{{0,20}})?) to {LEAD}(?P<now>{LEVEL})"
)
_FROM_OWN = regex(
    rf"(?:^|[.,;:] ?)from {LEAD}(?P<then>{LEVEL})(?P<fill>[^A-Z;:()]{{0,60}}(?:[DUOA][^A-Z;:()]{{0,40}}){{0,2}})"
    rf" to {LEAD}(?P<now>{LEVEL})"
)
_DOWN_FROM = regex(
    rf"(?P<now>{LEVEL})[^A-Z;:()]{{0,40}}(?:D[^A-Z;:()]{{0,20}})?,(?: (?:an?|the))? (?P<word>up|down|{_MOVED})"
    rf" (?:from|on) {LEAD}(?P<then>{LEVEL})"
)
_GROWN = regex(
    rf"(?P<then>{LEVEL})(?P<fill>[^A-Z;()]{{0,60}}(?:[DUOA][^A-Z;()]{{0,30}})?; ?(?:D,? )?[^A-Z;:()]{{0,30}}\b"
    rf"(?:it|they|this|that) (?:has|have|had|was|were|is)(?: [a-z]+){{0,2}}) to {LEAD}(?P<now>{LEVEL})"
)
_COMPARED = regex(
    rf"(?P<now>{LEVEL})(?: ?\([^()]{{0,20}}\))?(?:(?! and |—)[^A-Z;:()]){{0,50}}(?:D(?:(?! and |—)[^A-Z;:()]){{0,20}})?"
    r"(?:,| (?:is|was|were|are|stood|remained|stays|came in|ended))"
    r"(?: (?:still|well|just|slightly|far|only|also|much|thus|about))*(?: (?P<by>[MCNLTPQ])(?: points?)?)?"
    r" (?P<word>above|below|higher|lower|more|less|fewer)(?: than)? (?:the|its|their|our|his|her|D's)"
    rf"(?: [a-z'-]+){{0,4}}? (?P<then>{LEVEL})"
)
FARTHEST = Decimal(4)
"""How far two values of one thing may be apart."""
REACH = 60
"""Code points before two ends in which their change word is looked for."""
NOUNS = regex(
    r"(?:cuts?|reductions?|falls?|drops?|declines?|decreases?|slumps?|slides?|rises?|increases?|gains?|raises?|reducing"
    r"|cutting)$"
)
"""Change words that are nouns as well, of which "from 10 to 15 percent" may be a range ("price cuts")."""
_VERB = regex(r"(?:\b(?:will|would|to|could|may|might|can|should|was|were|been|is|are|be)|[a-z]{3}s) $")
"""Before a change word that is no noun: a helping verb, or a plural that the plain form agrees with ("prices fall")."""
_GAP = regex(r"(?: [a-z'-]+){0,4}(?: D)?(?: [a-z'-]+){0,2},? ?|(?: on| in)? ?D?,? ?")


FORMS = (
    ("from to", _FROM_TO, "from "),
    ("to from", _TO_FROM, "from "),
    ("down from", _DOWN_FROM, ","),
    ("that", _THAT, "th"),
    ("grown", _GROWN, ";"),
    ("own", _OWN, " to "),
    ("from own", _FROM_OWN, "from "),
    ("compared", _COMPARED, " the"),
    ("rank", _RANKS, "from O"),
    ("rank", _RANKS_FROM, "from O"),
)
"""The forms, each with a piece of text that it needs."""


@dataclass(frozen=True, slots=True)
class Way:
    """`now` is said to be above (`up`) or below `then`; `word` says so, at `place` of the frame."""

    form: str
    now: Claim
    then: Claim
    up: bool
    word: str
    place: int
    frame: Frame

    @property
    def bound(self) -> Bound:
        return Bound(self.form, self.then, self.now) if self.up else Bound(self.form, self.now, self.then)


def both_ends(frame: Frame, taken: Set[str]) -> Iterator[Way]:
    """ "grew in spring, from 21 to nine", "214 of them, an increase on the 231 of last year" """
    for form, pattern, key in FORMS:
        if key not in frame.text:
            continue
        for match in pattern.finditer(frame.text):
            now, then = frame.claim_at(match.start("now")), frame.claim_at(match.start("then"))
            if now.id in taken or then.id in taken or not _near(now, then) or _is_another(frame, match, form):
                continue
            word, place = _said(frame, match, form)
            if word and not (form == "from to" and is_noun(frame, word, place)):
                up = words().get(word, ("",))[0] == "up"
                yield Way(form, now, then, up is not (form == "rank"), word, place, frame)


def _is_another(frame: Frame, match: re.Match[str], form: str) -> bool:
    """ "42 out of 100, well below the average of 67": what was reached stands before it; "from 89 to 93 billion, down
    to 84 billion": behind it."""
    if form == "from to" and BETWEEN_TWO.match(frame.text, match.end()):
        return True
    if form == "from to" and was_a_band(frame, match.start(), frame.claim_at(match.start("then"))):
        return True
    return frame.text.endswith("out of ", 0, match.start("now"))


def is_noun(frame: Frame, word: str, place: int) -> bool:
    """Is a change word a noun here, of which "from 10 to 15 percent" may be a range?"""
    return NOUNS.match(word) is not None and _VERB.search(frame.text, 0, place) is None


def _said(frame: Frame, match: re.Match[str], form: str) -> tuple[str, int]:
    """The change word that governs two ends, and its place; "" where there is none."""
    if form in ("down from", "that", "compared"):
        return match["word"], match.start("word")
    if form in ("grown", "own", "from own"):
        found = list(change_words().finditer(match["fill"]))
        return (found[-1].group(), match.start("fill") + found[-1].start()) if len(found) == 1 else ("", 0)
    before = frame.text[max(0, match.start() - REACH) : match.start()]
    clause = before[max(before.rfind(mark) for mark in (";", ":", "(")) + 1 :]
    found = list(change_words().finditer(clause))
    if not found:
        return "", 0
    gap = clause[found[-1].end() :]
    if _GAP.fullmatch(gap) is None or REVISED.search(gap) or len({words()[one.group()][0] for one in found}) > 1:
        return "", 0
    return found[-1].group(), match.start() - len(clause) + found[-1].start()


def _near(now: Claim, then: Claim) -> bool:
    a, b = now.quantity.value, then.quantity.value
    if a is None or b is None or a <= 0 or b <= 0 or then.status != now.status:
        return False
    if "ordinal" in (now.quantity.kind, then.quantity.kind):
        return now.quantity.kind == then.quantity.kind
    return 1 / FARTHEST < a / b < FARTHEST and same_measure(now, then)
