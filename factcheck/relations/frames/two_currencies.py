"""Movements between two currencies: "rose to 24.1 billion pounds from 23.5 billion dollars" is a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.frames.change_words import words
from factcheck.relations.frames.moves import pairs

_APART = regex(r"\b(?:and|while|but|which|who|that|after|before|because|including|excluding)\b")
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
    seen: set[str] = set()
    for match in pairs(frame):
        start, end = frame.at(match, "from"), frame.at(match, "to")
        if start is None or end is None or end.id in seen or not _slipped(start, end):
            continue
        inner = frame.text[min(match.end("from"), match.end("to")) : max(match.start("from"), match.start("to"))]
        said = f"{frame.text[max(0, match.start() - 60) : match.start()]} {inner}"
        told = [word for word in re.findall("[a-z]+", said) if word in words()]
        if told and not _APART.search(inner):
            seen.add(end.id)
            yield Slip(start, end, told[-1])


def _slipped(start: Claim, end: Claim) -> bool:
    a, b = start.quantity, end.quantity
    if a.value is None or b.value is None or not a.value or not b.value or a.currency == b.currency:
        return False
    may_be = [set(claim.mention.currencies) for claim in (start, end)]
    explicit = all(_written(claim) for claim in (start, end)) and not may_be[0] & may_be[1]
    return explicit and 1 / NEAR < b.value / a.value < NEAR


def _written(claim: Claim) -> bool:
    """Does the amount itself name its currency, rather than take it from one before ("7.67 billion")?"""
    sign = claim.mention.sign
    return bool(sign) and sign.lower() in claim.text.lower()
