"""How sure it is that a conversion which no rate makes equal is wrong, and how loud that may be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.check import Level
from factcheck.numbers.diagnosis import Diagnosis
from factcheck.relations.frames.apposition import Apposition
from factcheck.relations.frames.conversions import ONE, Judged
from factcheck.relations.frames.not_converted import is_of_the_past, is_revalued

PROVEN = 0.95
"""How sure a conversion is that is an error: all 13 in 2,225 articles of news were slips of the article."""


class _Limits(NamedTuple):
    """How many times a rate may be missed: where a slip explains it, where none does, and by other sources."""

    narrow: Decimal
    clear: Decimal
    house: Decimal


def level_of(
    found: Apposition, result: Judged, causes: Sequence[Diagnosis], options: Mapping[str, object]
) -> Level | None:
    """How sure it is: None where other rates, another time or other words may explain the difference."""
    limits = _Limits(*(Decimal(str(options[key])) for key in ("narrow", "clear", "in-house")))
    if found.loose:
        return _loosely(result, causes, limits)
    if is_revalued(found.around):
        return None
    if result.is_rough:
        return "warning" if result.ever >= limits.clear else None
    explained = bool(causes) and causes[0].cause != "other-time"
    if result.ever > ONE:
        return _never_so(result, explained, limits)
    if not result.dated or (not found.rated and is_of_the_past(found.around, result)):
        return None
    if explained and result.off >= (limits.narrow + limits.clear) / 2:
        return "error"
    return "warning" if result.off >= (limits.narrow if found.rated else limits.house) else None


def _loosely(result: Judged, causes: Sequence[Diagnosis], limits: _Limits) -> Level | None:
    """How sure it is where words stand between two amounts: only a likely slip makes one of the other."""
    if not causes or causes[0].cause == "other-time" or causes[0].likelihood <= Decimal("0.7"):
        return None
    clear = limits.narrow if result.is_rough else limits.clear
    return "warning" if result.ever > clear or (result.dated and result.off > clear) else None


def _never_so(result: Judged, explained: bool, limits: _Limits) -> Level | None:
    """How sure it is where no day on record had such a rate."""
    if result.ever >= limits.clear or (explained and result.ever >= limits.narrow):
        return "error"
    return "warning" if result.off >= limits.narrow and result.dated else None


def confidence_of(result: Judged, causes: Sequence[Diagnosis]) -> float:
    sure = 0.95 if causes and causes[0].likelihood >= 0.8 else 0.85 if causes else 0.75
    return sure if result.dated or result.ever > Decimal("1.5") else sure - 0.1
