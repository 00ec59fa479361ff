"""Steps: a difference that a sentence tells twice, in its own unit and in percent, with the value at one end ("fell 28
points, or 1%, to 2,345")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.claims.grammar import LEVEL, Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import dataclass
from factcheck.relations.frames.change_words import STOP, change_before, words
from factcheck.relations.frames.moves import FILL, LEAD, LONGEST
from factcheck.relations.frames.same_measure import same_measure

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Step:
    """A difference, the same in percent, and the value that it led to or began at ("fell 28 points, or 1%, to 2,345").

    One of `start` and `end` is None; `direction` is "up" or "down".
    """

    difference: Claim
    share: Claim
    start: Claim | None
    end: Claim | None
    direction: str

    @property
    def known(self) -> Claim:
        """The value that is told, at either end."""
        known = self.end or self.start
        assert known is not None
        return known

    @property
    def value_before(self) -> Decimal:
        value, by = self.known.quantity.value or ZERO, self.difference.quantity.value or ZERO
        return value if self.end is None else value - self._sign * by

    def before(self, level: Interval, gap: Interval) -> Interval:
        """All that the value before may have been, where the one that is told and the difference may be so much."""
        return level if self.end is None else level - gap.scaled(self._sign)

    @property
    def _sign(self) -> Decimal:
        return Decimal(1 if self.direction == "up" else -1)


_BOTH = (
    rf"(?:(?P<by>{LEVEL.replace('P', '')})(?: [a-z]+)?(?:,? ?(?:or|\()|,)(?: about)? ?(?P<share>P)\)?"
    rf"|(?P<share2>P),? ?(?:or|\()(?: about)? ?(?P<by2>{LEVEL.replace('P', '')})\)?)"
)
_STEP = regex(
    rf"{_BOTH},?(?P<fill>{FILL})\b(?:(?:to|at) {LEAD}(?P<to>{LEVEL})|(?:from|below|above|than)"
    rf" {LEAD}(?P<from>{LEVEL}))"
)
_STEP_AT = regex(
    rf"(?P<to>{LEVEL.replace('P', '')})(?:,| —)?(?: D,?)? (?:a )?(?P<word>up|down|off|gain of|gaining|loss of|losing"
    rf"|drop of|rise of|increase of|decrease of|higher by|lower by) {_BOTH}(?P<tail>[^A-Z]{{0,12}})"
)
_NOUN = regex(r" (?!on|in|by|for|after|and|since|this|that|year|last)[a-z]")
_OTHER_END = regex(r"[,) ]*(?:from|to|of|at) | (?!on|in|by|for|after|and|since|this|that)[a-z]")
"""Behind a step that is told after its end: another end follows, or the percentage is one of something else."""
_AT_WORDS = {"off": "down", "gain of": "up", "gaining": "up", "loss of": "down", "losing": "down", "drop of": "down",
             "rise of": "up", "increase of": "up", "decrease of": "down", "higher by": "up", "lower by": "down",
             "up": "up", "down": "down"}  # fmt: skip


def steps(frame: Frame) -> Iterator[Step]:
    """The differences of one sentence that are told in two ways, with the value at one end."""
    if "P" not in frame.letters or not 2 < len(frame.letters) <= LONGEST or "respectively" in frame.text:
        return
    for pattern, read in ((_STEP, _led), (_STEP_AT, _told_behind)):
        for match in pattern.finditer(frame.text):
            step = read(frame, match, *_both(frame, match))
            if step is not None and step.share.quantity.unit == "percent":
                yield step


def _both(frame: Frame, match: re.Match[str]) -> tuple[Claim | None, Claim | None]:
    """The difference in its own unit, and in percent, in whichever order they are told."""
    suffix = "" if match["by"] else "2"
    return frame.at(match, f"by{suffix}"), frame.at(match, f"share{suffix}")


def _led(frame: Frame, match: re.Match[str], difference: Claim | None, share: Claim | None) -> Step | None:
    """ "fell 28 points, or 1%, to 2,345" """
    start, end = frame.at(match, "from"), frame.at(match, "to")
    known = end or start
    if difference is None or share is None or known is None or not same_measure(difference, known):
        return None
    if not match["by2"] and " or " not in match.group() and _NOUN.match(match["fill"]):
        return None
    word, _, lefts = change_before(frame, match.start())
    direction, _ = words().get(word, ("", None))
    told = direction and not lefts and not STOP.search(match["fill"])
    return Step(difference, share, start, end, direction) if told else None


def _told_behind(frame: Frame, match: re.Match[str], difference: Claim | None, share: Claim | None) -> Step | None:
    """ "at 2,345, down 28 points, or 1%" """
    end = frame.at(match, "to")
    if difference is None or share is None or end is None or not same_measure(difference, end):
        return None
    return None if _OTHER_END.match(match["tail"]) else Step(difference, share, None, end, _AT_WORDS[match["word"]])
