"""Movements between two currencies: "rose to 24.1 billion pounds from 23.5 billion dollars" is a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from factcheck.claim import Claim
from factcheck.grammar import Frame
from factcheck.moves import words

_LEAD = r"(?:(?:an?|the|its|about|some|a record|revised|adjusted|D's|D) ){0,3}"
_FILL = r"(?: \([^()]{0,40}\))?(?:,? (?:or|and) R(?: a share)?,?)?(?: (?:in|for|on) D)?,? "
_MOVED = (
    re.compile(rf"(?P<said>[a-z]+(?: [a-z]+| P){{0,2}}) to {_LEAD}(?P<to>M){_FILL}from {_LEAD}(?P<from>M)"),
    re.compile(rf"(?P<said>[a-z]+(?: [a-z]+| P){{0,2}}) from {_LEAD}(?P<from>M){_FILL}to {_LEAD}(?P<to>M)"),
    re.compile(rf"(?P<to>M),? (?P<said>up|down)(?: P)? from {_LEAD}(?P<from>M)"),
)
NEAR = Decimal("1.6")
"""Two amounts of one thing in successive periods are seldom further apart than by this factor."""


class Slip(NamedTuple):
    """A movement from one currency to another, and its change word."""

    start: Claim
    end: Claim
    word: str


def slips_of_currency(frame: Frame) -> Iterator[Slip]:
    """Movements whose two ends are of nearly the same number, but of two currencies that are both written out."""
    if frame.letters.count("M") < 2:
        return
    for pattern in _MOVED:
        for match in pattern.finditer(frame.text):
            start, end = frame.at(match, "from"), frame.at(match, "to")
            told = [word for word in match["said"].split() if word in words()]
            if start is not None and end is not None and told and _slipped(start, end):
                yield Slip(start, end, told[-1])


def _slipped(start: Claim, end: Claim) -> bool:
    a, b = start.quantity, end.quantity
    if a.value is None or b.value is None or not a.value or not b.value or a.currency == b.currency:
        return False
    may_be = [set(claim.mention.currencies) for claim in (start, end)]
    explicit = all(claim.mention.sign for claim in (start, end)) and not may_be[0] & may_be[1]
    return explicit and 1 / NEAR < b.value / a.value < NEAR
