"""What the text tells in place of a headline's figure that nothing in it bears out: the movement or the share that the
figure should follow from ("Crop shrinks 19%" over "382 million bushels, compared with 420 million", "clears 14%" over
"169 of the 412 patients"), or the percentage that it should be a fraction for ("up by a third" over "rose 12%"). A
figure that should follow is one slip of a hand away from what does.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.model.claim import Claim
from factcheck.model.mention import DIMENSIONS
from factcheck.model.records import dataclass
from factcheck.numbers.wording import last_digit
from factcheck.relations.frames.moves import Move, moves
from factcheck.relations.rarity import rarity, roots_of
from factcheck.relations.slips import neighbours, writing

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
OF = (" of ", " of the ", " of its ", " of all ", " of those ", " out of ")
SWAP = "swap"
"""Two digits that changed places tie a figure to what it should be without any word."""
COUNTED = ("count", "number")


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
        if _apart(figure, told)
        and (_slip(figure, told.expected) == SWAP or _shared(headline, told.numbers[-1][1]) >= SHARED)
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
    if figure.quantity.kind == "percent":
        yield from _shares(frame)


def _shares(frame: Frame) -> Iterator[Told]:
    """What one count is of another right behind it, in percent ("169 of the 412 patients")."""
    for (part, whole), (start, end) in zip(pairwise(frame.claims), pairwise(frame.places), strict=True):
        if frame.text[start + 1 : end] not in OF or part.quantity.kind not in COUNTED:
            continue
        x, y = part.quantity.value, whole.quantity.value
        if x and y and x < y and whole.quantity.kind in COUNTED:
            yield Told((("part", part), ("whole", whole)), x / y * HUNDRED)


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
    """Is the figure of the size of what is told, no rounding of it, and one slip off where it follows from numbers?"""
    value = figure.quantity.value
    if not value or (figure.quantity.kind == "ratio" and value >= 1):
        return False
    near = ROUGH if figure.quantity.kind == "ratio" else NEAR
    if not near < max(value / told.expected, told.expected / value) < CLOSE:
        return False
    return len(told.numbers) == 1 or bool(_slip(figure, told.expected))


def _slip(figure: Claim, expected: Decimal) -> str:
    """The slip that makes a figure of what it should be, rounded as it is; "" for none."""
    numeral = figure.mention.number
    if numeral is None or not figure.quantity.value:
        return ""
    half = float(last_digit(numeral)) / 2
    needed = float(expected / figure.quantity.value * numeral.value)
    slips = neighbours(writing(numeral))
    return next((how for how, value in slips if abs(value * float(numeral.scale) - needed) <= half), "")


def _shared(headline: set[str], claim: Claim) -> float:
    """How rare the words are that a headline shares with a sentence, added up."""
    return sum(rarity(root) for root in headline & _words(claim))


def _words(claim: Claim) -> set[str]:
    return roots_of(claim.sentence_text.replace(claim.text, ""))
