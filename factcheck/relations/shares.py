"""Shares: a part, its whole, and the share that the text gives for it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.strip import Strip, Term, commensurate, in_unit_of, nearest
from factcheck.relations.together import ASIDE

COUNTED = frozenset("CNMLR")
FEW = 3
"""A count up to this may stand beside a share that stands alone ("after two parties had …")."""


def shares(strip: Strip) -> Iterator[Hypothesis]:
    """The shares that may be meant, each with the percentage or fraction as its anchor."""
    for number, inside in strip.windows():
        for share in inside:
            if share.letter == "P" and share.value > 0:
                yield from _of(strip, number, share, "share percent")
            elif share.letter == "X" and 0 < share.value < 1:
                yield from _of(strip, number, share, "share fraction")


def _of(strip: Strip, number: int, share: Term, equation: str) -> Iterator[Hypothesis]:
    """A part and a whole of which one stands in the share's sentence, or both in the one before or behind where the
    share stands alone ("That is 30%")."""
    near = nearest(strip, number, share, lambda term: term.letter in COUNTED, 2)
    single = _alone(strip, share)
    for i, one in enumerate(near):
        for other in near[i + 1 :]:
            a, b = in_unit_of(one, other), in_unit_of(other, one)
            inside = number in (a.sentence, b.sentence) or (single and a.sentence == b.sentence)
            if not inside or a.value == b.value or not commensurate(a, b):
                continue
            part, whole = (a, b) if a.value < b.value else (b, a)
            made = hypothesis(equation, share, ("part", part), ("whole", whole))
            if made is not None:
                yield made


def _alone(strip: Strip, share: Term) -> bool:
    """Is it the only number of its sentence, but for dates, ages and the like, fractions and small counts?"""
    return all(
        term is share or term.letter in ASIDE or term.letter == "X" or (term.letter in "CN" and term.own <= FEW)
        for term in strip.sentence(share.sentence)
    )
