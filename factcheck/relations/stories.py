"""Which articles tell one story: they share rare words, names, and figures that are no accident.

What two articles share is added up, each word by how rare it is in news, and held against what each of them holds (the
cosine of the two); figures come on top. Whether a story that is told again tells of the same occasion is asked of each
pair of figures later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import sqrt

from factcheck.claims.view import Reading
from factcheck.model.budget import go_on
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.rarity import rarity, roots_of

LEAST = 3.0
"""How rare a word must be to tell anything of a story: one article in twenty has it."""
NAME, FIGURE = 2.0, 0.03
"""What a name counts as among the words, and what each shared figure adds to the likeness."""
MOST, ALIKE = 3, 0.125
"""So many figures add to it, and how alike two articles of one story are: of 108 pairs of one story 103 are, and of a
million others hardly one."""
DIGITS = 3
"""Digits of a number that two articles hardly share by accident; with a unit or a sign, one less."""
CROWDED = 12
"""A name, word or figure of so many articles says nothing of any two of them."""
APART = 21
"""Days between two articles of one story."""


@dataclass(frozen=True, slots=True)
class Story:
    """Two articles that tell one story, by their places among all: what they share in words, how many names, how many
    telling figures, and how many days apart they were published (None where that is not known)."""

    first: int
    second: int
    words: float
    names: int
    figures: int
    days: int | None


def telling(root: str) -> float:
    """How much a root tells of a story, from 0 for one that every twentieth article has."""
    return max(rarity(root) - LEAST, 0.0)


def stories(readings: Sequence[Reading]) -> Iterator[Story]:
    """The pairs of articles that tell one story, in order. Pairs are looked for only where a name, a rare word or a
    figure is shared that few articles have."""
    held = [[keys(one) for one in readings] for keys in (_words, _names, _figures)]
    sizes = [_weight(words, names) for words, names in zip(held[0], held[1], strict=True)]
    for first, second in sorted(_candidates(held)):
        go_on()
        words, names, figures = (some[first] & some[second] for some in held)
        rare = sum(telling(word) for word in words)
        days = _days(readings[first], readings[second])
        alike = _weight(words, names) / sqrt(sizes[first] * sizes[second] or 1.0) + FIGURE * min(len(figures), MOST)
        near = days <= APART if days is not None else len(names) > 1 or bool(figures)
        if alike >= ALIKE and near:
            yield Story(first, second, rare, len(names), len(figures), days)


def _weight(words: frozenset[str], names: frozenset[str]) -> float:
    return sum(telling(word) for word in words) + NAME * len(names)


def _candidates(held: Sequence[Sequence[frozenset[str]]]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for some in held:
        for several in _places(some):
            if len(several) <= CROWDED:
                found.update(combinations(several, 2))
    return found


def _places(some: Sequence[frozenset[str]]) -> Iterable[list[int]]:
    """The articles of each key, in order."""
    places: dict[str, list[int]] = {}
    for place, keys in enumerate(some):
        for key in keys:
            places.setdefault(key, []).append(place)
    return places.values()


def _words(reading: Reading) -> frozenset[str]:
    """The roots of an article's words that are not common."""
    known = roots_of(f"{reading.article.title} {reading.article.text}")
    return frozenset(word for word in known if telling(word) > 0)


def _names(reading: Reading) -> frozenset[str]:
    return frozenset(entity.name for entity in reading.context.entities if len(entity.name) > 3)


def _figures(reading: Reading) -> frozenset[str]:
    """The numbers and days of an article that another one hardly gives by accident."""
    published = reading.context.published
    found = set()
    for claim in reading.claims:
        when, value = claim.quantity.when, claim.quantity.value
        if when is not None and when.grain == "day" and (published is None or not when.overlaps(published)):
            found.add(f"day {when.start}")
        elif value is not None and _is_telling(claim):
            quantity = claim.quantity
            found.add(f"{quantity.kind} {quantity.currency or quantity.unit or ''} {value.normalize()}")
    return frozenset(found)


def _is_telling(claim: Claim) -> bool:
    numeral = claim.mention.number
    if numeral is None or claim.mention.kind == "ordinal":
        return False
    digits = len("".join(filter(str.isdigit, numeral.digits)).strip("0"))
    return digits >= DIGITS or (digits == DIGITS - 1 and claim.mention.kind not in ("count", "number", "percent"))


def _days(a: Reading, b: Reading) -> int | None:
    one, other = a.context.published, b.context.published
    if one is None or other is None or one.start is None or other.start is None:
        return None
    return abs((one.start - other.start).days)
