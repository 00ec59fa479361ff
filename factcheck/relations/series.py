"""Series: states of one running count that are told in a row, each with its time: "310 by Easter, 920 by the end of May
and 840 by this week", or a column of a table that is headed "Total so far".

A series is held against its order where one number alone breaks it: what falls twice is no running count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.bound import Bound
from factcheck.relations.frames.same_measure import same_measure
from factcheck.relations.grid import Grid, grids
from factcheck.relations.states import days

_STATE = regex(r"(?P<state>[CNMLT])(?: [a-z'-]+){0,3}? (?P<how>by|after) [^;:()CNMLTPRXAQ]{1,40}?(?=,| and\b|[.;]|$)")
_JOINED = regex(r",?(?: and| then| and then)?(?: (?:had )?reached| rose to| was| were)? ?")
_WORD = regex(r"[a-z]+|\d+")
_NUMBERED = regex(r"^\W*(?:[A-Za-z]+\W+)?\d")
FEWEST = 3
"""States of a series."""


def series(reading: Reading) -> Iterator[Bound]:
    """Each state of a series with the one before it, where at most one number breaks the order."""
    for frame in reading.frames:
        if frame.sentence.zone not in ("table", "headline") and len(frame.letters) >= FEWEST:
            for run in _runs(frame):
                yield from _held(run)
    for grid in grids(reading):
        for column in grid.columns:
            if _heading().search(grid.heading(column)) is not None:
                yield from _held(_column(grid, column))


def _runs(frame: Frame) -> Iterator[list[Claim]]:
    """The runs of numbers of a sentence that have one word each between them and their times."""
    run: list[re.Match[str]] = []
    for match in _STATE.finditer(frame.text):
        if run and not (match["how"] == run[-1]["how"] and _JOINED.fullmatch(frame.text, run[-1].end(), match.start())):
            yield [frame.claim_at(one.start()) for one in run]
            run = []
        run.append(match)
    yield [frame.claim_at(one.start()) for one in run]


def _column(grid: Grid, column: int) -> list[Claim]:
    """The numbers of a column from the first time to the last one: the newest may stand first. [] where its rows are no
    times."""
    inside = [row for row in grid.rows if column in row.entries]
    if not all(_is_time(row.label) for row in inside):
        return []
    claims = [row.entries[column].claim for row in inside]
    values = [claim.quantity.value or 0 for claim in claims]
    falls = sum(later < early for early, later in pairwise(values))
    return claims[::-1] if falls > len(values) / 2 else claims


def _held(claims: Sequence[Claim]) -> Iterator[Bound]:
    """The neighbours of a series that one number alone breaks, or none."""
    if len(claims) < FEWEST or not all(
        same_measure(a, b) and _is_state(a) and _is_state(b) for a, b in pairwise(claims)
    ):
        return
    pairs = [Bound("series", early, late) for early, late in pairwise(claims)]
    broken = [place for place, bound in enumerate(pairs) if not bound.holds]
    if not broken:
        yield from pairs
    elif len(broken) == 1 and _mends(claims, broken[0]):
        yield pairs[broken[0]]


def _mends(claims: Sequence[Claim], place: int) -> bool:
    """Would a series rise without one of the two numbers that break it?"""
    without = ([*claims[:one], *claims[one + 1 :]] for one in (place, place + 1))
    return any(all(Bound("series", a, b).holds for a, b in pairwise(rest)) for rest in without)


def _is_time(label: str) -> bool:
    """Does a row's label begin with a day, a month or a number ("Sunday, 8pm", "18 May", "Day 3")?"""
    word = _WORD.search(label.lower())
    return word is not None and (word.group() in days() or _NUMBERED.search(label) is not None)


def _is_state(claim: Claim) -> bool:
    return claim.quantity.value is not None and claim.quantity.relation == "exact" and claim.mention.number is not None


@cache
def _heading() -> re.Pattern[str]:
    known = "|".join(word for role, words in rows("bounds") if role == "heading" for word in words.split("|"))
    return regex(rf"\b(?:{known})\b")
