"""Volumes of goods told as weights: bushels of wheat and barrels of crude in tonnes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from factcheck.lexicon import rows
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.units import convert
from factcheck.relations.frames.conversions import is_above_zero, stretch

WEIGHT = "kilogram"


def weighed(one: Claim, other: Claim, around: str) -> Interval | None:
    """What a measure comes to in the unit of another where one is a volume of a good that the text around names, and
    the other a weight; None where they are not, or no such good or more than one is named."""
    volume, weight = (one, other) if one.quantity.kind == "volume" else (other, one)
    unit = volume.quantity.unit or ""
    if weight.quantity.kind != "mass" or unit not in _goods() or not is_above_zero(one):
        return None
    words = set(re.findall("[a-z]+", around.lower()))
    known = {kilograms for good, kilograms in _goods()[unit].items() if good in words}
    if len(known) != 1:
        return None
    per = Interval(*next(iter(known))).scaled(convert(Decimal(1), WEIGHT, weight.quantity.unit or ""))
    return stretch(one).times(per) if one is volume else stretch(one).over(per)


@cache
def _goods() -> Mapping[str, Mapping[str, tuple[Decimal, Decimal]]]:
    """For each unit, the words of its goods with the least and most kilograms of one."""
    table: dict[str, dict[str, tuple[Decimal, Decimal]]] = {}
    for words, unit, least, most in rows("densities"):
        table.setdefault(unit, {}).update(dict.fromkeys(words.split("|"), (Decimal(least), Decimal(most))))
    return table
