"""What a number measures: sales, revenue, deaths, stores."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.claims.facets.frame import Frame
from factcheck.claims.facets.words import Hit
from factcheck.lexicon import measures, word_class
from factcheck.model.mention import DIMENSIONS, Mention

REACH = 10
_BEHIND_BONUS = 2
_OTHER_NUMBER_COST = 3
_THINGS = word_class("thing-measures")
_ANY_MEASURE = ("percent", "ratio", "number")


def measure(
    frame: Frame, mention: Mention, clause: tuple[int, int, int] | None = None
) -> tuple[str | None, Hit | None]:
    """The canonical measure of a number and where it is named, or None where the vocabulary has no word near enough.

    The counted noun speaks first ("2.1M sales", "20 deaths"); else the nearest word of the vocabulary that fits the
    dimension, where crossing a clause or another number of the kind counts as distance.
    """
    own = _of_noun(frame, mention)
    if own:
        return own
    start, end = frame.place(mention)
    best: tuple[float, str, Hit] | None = None
    for hit in frame.measures:
        names = _names(hit, mention)
        if not names or (clause is not None and _opens_another(frame, hit, clause[2])):
            continue
        cost = _cost(frame, mention, start, end, hit)
        if cost <= REACH and (best is None or cost < best[0]):
            best = (cost, names[0], hit)
    return (best[1], best[2]) if best else (None, None)


def _names(hit: Hit, mention: Mention) -> list[str]:
    """What a word of the vocabulary may say of a number: "the shop has 2 pairs" tells of no two shops."""
    counted = mention.kind == "count" and mention.unit is not None
    return [name for name in hit.values if fits(name, mention.kind) and not (counted and name in _THINGS)]


def _opens_another(frame: Frame, hit: Hit, end: int) -> bool:
    """Does a word stand behind a number's own clause, before the next number ("in 18 countries and employs 1,300")? It
    is that one's measure."""
    start = frame.words.starts[hit.start]
    return start >= end and any(other.start > start for other in frame.mentions if other.when is None)


def fits(name: str, kind: str) -> bool:
    """Does a measure come in numbers of this kind?"""
    known = measures()[1].get(name)
    if known is None:
        return False
    dimensions = known[1]
    if "*" in dimensions or kind in _ANY_MEASURE or kind in dimensions:
        return True
    return kind == "duration" and "duration" in dimensions


def _of_noun(frame: Frame, mention: Mention) -> tuple[str, Hit] | None:
    if mention.kind in DIMENSIONS or not mention.unit or mention.kind in ("money", "percent", "duration", "age"):
        return None
    noun = mention.noun
    for hit in frame.measures:
        if noun is not None and frame.words.starts[hit.start] < noun.end and noun.start < frame.words.ends[hit.end - 1]:
            return next(((name, hit) for name in hit.values if fits(name, mention.kind)), None)
    return None


def _cost(frame: Frame, mention: Mention, start: int, end: int, hit: Hit) -> float:
    cost: float = frame.words.gap(start, end, hit)
    if hit.start >= end:
        # "500 million yuan profit", "45 deaths": what follows directly names the number; further on, less so.
        cost = cost - _BEHIND_BONUS if cost <= 1 else cost + _BEHIND_BONUS
    if cost > REACH:
        return cost
    low, high = (end, hit.start) if hit.start >= end else (hit.end, start)
    return cost + _OTHER_NUMBER_COST * sum(
        other is not mention and other.kind == mention.kind and other.when is None
        for other in _between(frame, low, high)
    )


def _between(frame: Frame, low: int, high: int) -> list[Mention]:
    """The mentions that begin in the words `low` to `high` (exclusive)."""
    if high <= low:
        return []
    first = frame.words.ends[low - 1] if low else 0
    begin = bisect_left(frame.mentions, first, key=lambda mention: mention.start)
    return frame.mentions[begin : bisect_left(frame.mentions, frame.words.ends[high - 1], key=lambda m: m.start)]
