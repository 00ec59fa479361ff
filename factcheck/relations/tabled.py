"""The relations of an article's tables, as judged: lines that are meant, at each place that fits or does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.view import Reading
from factcheck.model.records import replace
from factcheck.relations.equations import EQUATIONS
from factcheck.relations.grid import grids
from factcheck.relations.judge import Relation
from factcheck.relations.tables import Cellwise, Line, lines

SURE, LIKELY, DOUBTFUL = 0.97, 0.85, 0.5
"""Probabilities that the odd place of a line is wrong: one slip explains it, or two other places fit; one other place
fits, or the words leave no doubt; rows may have been left out."""
UNROUNDED = 2
"""So many sums of a table that come out to the last digit, and none that does not: its numbers are not rounded."""
CLOSE = 1.1
"""A total this much above its parts may have lost a row, one farther off probably has."""


def table_relations(reading: Reading) -> Iterator[Relation]:
    """The relations of all tables of an article."""
    for grid in grids(reading):
        yield from _of_grid(lines(grid))


def _of_grid(found: Sequence[Line]) -> Iterator[Relation]:
    """The places of a table's lines that fit, and those that no other line explains."""
    places = [(line, place) for line in found for place in line.places]
    fitting = [place for _, place in places if place.fits and place.equation.startswith("sum")]
    exact = len(fitting) >= UNROUNDED and all(place.exact for place in fitting)
    explained = {(line.across, id(place.anchor)) for line, place in places if place.fits}
    for line, place in places:
        if place.fits or (place.near and (line.across, id(place.anchor)) not in explained):
            yield _relation(line, place, exact)


def _relation(line: Line, place: Cellwise, exact: bool) -> Relation:
    roles = [
        *((role, entry.claim) for role, entry in place.operands),
        (EQUATIONS[place.equation].anchor, place.anchor.claim),
    ]
    needs = () if place.fits else place.needs
    if exact and place.equation.startswith("sum"):
        needs = tuple(replace(need, low=need.value, high=need.value) for need in needs)
    return Relation(
        equation=place.equation,
        roles=tuple(sorted(roles, key=lambda member: member[1].span.start)),
        anchor=place.anchor.claim,
        expected=place.given[0],
        allowed=(place.given[1], place.given[2]),
        fits=place.fits,
        wrong=0.0 if place.fits else _wrong(line, place),
        evidence={"other places": float(len(line.fitting))},
        needs=needs,
    )


def _wrong(line: Line, place: Cellwise) -> float:
    fitting = len(line.fitting)
    if fitting >= 2 or (place.explained and place.equation.startswith("sum")):
        return SURE
    if fitting:
        return SURE if line.prior > 0 and place.equation.startswith("sum") else LIKELY
    value, given = place.anchor.value, place.given[0]
    if place.equation == "sum" and (value < given or value > CLOSE * given):
        return LIKELY if value < given else DOUBTFUL
    return LIKELY
