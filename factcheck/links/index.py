"""Which of a long text's numbers are worth holding against a figure: those near it in value or in words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from heapq import nlargest

from factcheck.links.passages import Passages
from factcheck.links.unclaimed import OFTEN, RESULT, TIME
from factcheck.model.claim import Claim

FEW = 300
"""A text with no more numbers than this is looked at whole."""
NEAREST = 30
"""So many passages of a longer one are looked at for each figure."""
ALIKE = 40
SPREAD = 400
"""A word that stands in more passages than this tells them apart no more."""
AROUND = Decimal("0.03")
NEXT = 0.3


class Index:
    """The numbers of a text by family (calendar, times of day, results, all others), value and words."""

    def __init__(self, given: Sequence[Claim], body: Passages) -> None:
        self.body = body
        self.few = len(given) <= FEW
        self.families: dict[str, list[int]] = {}
        self.given = given
        self.by_passage: dict[int, list[int]] = {}
        self.by_size: list[tuple[Decimal, int]] = []
        for number, claim in enumerate(given):
            self.families.setdefault(_family(claim), []).append(number)
            self.by_passage.setdefault(body.of(claim), []).append(number)
            size = _size(claim)
            if size is not None:
                self.by_size.append((size, number))
        self.by_size.sort()

    def worth(self, figure: Claim, words: Mapping[str, float]) -> list[Claim]:
        """The numbers of the figure's family, in order; of a text with many, those that are nearly equal to it and
        those in the passages that share most of its weighted `words`."""
        family = self.families.get(_family(figure), [])
        if self.few:
            return [self.given[number] for number in family]
        near = set(self._alike(figure))
        for passage in self.passages(words):
            near.update(self.by_passage.get(passage, ()))
        name = _family(figure)
        return [claim for number in sorted(near) if _family(claim := self.given[number]) == name]

    def _alike(self, figure: Claim) -> list[int]:
        size = _size(figure)
        if size is None:
            return []
        low = bisect_left(self.by_size, (size * (1 - AROUND), -1))
        high = bisect_right(self.by_size, (size * (1 + AROUND), len(self.given)))
        middle = bisect_left(self.by_size, (size, -1))
        low, high = max(low, middle - ALIKE // 2), min(high, middle + ALIKE)
        return [number for _, number in self.by_size[low:high]]

    def passages(self, words: Mapping[str, float]) -> list[int]:
        """The passages that share most of the words, or follow one that does; the nearest first."""
        scores: dict[int, float] = {}
        for stem, weight in words.items():
            numbers = self.body.holding.get(stem, ())
            if len(numbers) > SPREAD:
                continue
            worth = weight * self.body.rarity(stem)
            for number in numbers:
                scores[number] = scores.get(number, 0.0) + worth
                scores[number + 1] = scores.get(number + 1, 0.0) + NEXT * worth
        best = nlargest(NEAREST, scores.items(), key=lambda item: (item[1], -item[0]))
        return [number for number, _ in best if number < len(self.body.members)]


def _family(claim: Claim) -> str:
    if claim.mention.when is not None:
        return "calendar"
    return claim.mention.kind if claim.mention.kind in (TIME, RESULT, OFTEN) else ""


def _size(claim: Claim) -> Decimal | None:
    return None if claim.quantity.value is None else abs(claim.quantity.value)
