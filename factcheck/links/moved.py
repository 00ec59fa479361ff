"""What the text tells in place of a headline's figure that nothing in it bears out: the movement that the figure should
follow from ("Crop shrinks 19%" over "382 million bushels, compared with 420 million"), or the percentage that it should
be a fraction for ("up by a third" over "rose 12%")."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.model.claim import Claim
from factcheck.model.mention import DIMENSIONS
from factcheck.model.records import dataclass
from factcheck.relations.frames.moves import Move, moves
from factcheck.relations.rarity import rarity, roots_of

LEAD = 6
"""Sentences of the text in which that is looked for."""
SHARED = 4.0
"""How rare the words that the headline shares with the sentence are, added up."""
CLOSE, NEAR = 4, Decimal("1.05")
"""A figure that is farther away, as a ratio, is one of something else; a nearer one may be a rounding."""
ROUGH = Decimal("1.25")
"""The same for fractions in words."""
SIZES = frozenset(("money", "count", "number", *DIMENSIONS))
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Told:
    """The numbers of the text, each with its role, and what they make in the unit of the headline's figure."""

    numbers: tuple[tuple[str, Claim], ...]
    expected: Decimal


def told_instead(figure: Claim, reading: Reading) -> Told | None:
    """What the first sentences of the text tell; None where nothing there is of the figure's kind, words and size, or
    more than one thing."""
    headline = _words(figure)
    found = [
        told
        for frame in _lead(reading)
        for told in _told(figure, frame)
        if _apart(figure, told) and sum(rarity(root) for root in headline & _words(told.numbers[-1][1])) >= SHARED
    ]
    return found[0] if len(found) == 1 else None


def _lead(reading: Reading) -> Iterator[Frame]:
    below = (frame for frame in reading.frames if frame.sentence.zone in ("body", "quote"))
    return (frame for _, frame in zip(range(LEAD), below, strict=False))


def _told(figure: Claim, frame: Frame) -> Iterator[Told]:
    if figure.quantity.kind == "ratio":
        shares = (claim for claim in frame.claims if claim.quantity.unit == "percent" and claim.quantity.value)
        yield from (Told((("text", one),), (one.quantity.value or HUNDRED) / HUNDRED) for one in shares)
        return
    for move in moves(frame):
        expected = _moved(figure, move)
        if expected is not None:
            yield Told((("from", move.start), ("to", move.end)), expected)


def _moved(figure: Claim, move: Move) -> Decimal | None:
    """What the movement makes of a figure of its kind: the change in percent, or the difference."""
    start, end, mine = move.start.quantity, move.end.quantity, figure.quantity
    x, y = start.value, end.value
    if not x or y is None or x == y or (start.kind, start.unit, start.currency) != (end.kind, end.unit, end.currency):
        return None
    if mine.kind == "percent" and start.kind in SIZES:
        return abs(y - x) / x * HUNDRED
    if mine.kind not in SIZES or (mine.kind, mine.unit, mine.currency) != (start.kind, start.unit, start.currency):
        return None
    return abs(y - x)


def _apart(figure: Claim, told: Told) -> bool:
    """Is the figure of the size of what is told, but no rounding of it?"""
    value = figure.quantity.value
    if not value or (figure.quantity.kind == "ratio" and value >= 1):
        return False
    near = ROUGH if figure.quantity.kind == "ratio" else NEAR
    return near < max(value / told.expected, told.expected / value) < CLOSE


def _words(claim: Claim) -> set[str]:
    return roots_of(claim.sentence_text.replace(claim.text, ""))
