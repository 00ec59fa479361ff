"""Bounds: one number that cannot be more than another one, and how sure the words for it are."""

from __future__ import annotations

from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.numbers.tolerance import spread


@dataclass(frozen=True, slots=True)
class Bound:
    """`lesser` cannot be more than `greater`, as the text puts them; `form` names the construction that says so."""

    form: str
    lesser: Claim
    greater: Claim

    @property
    def holds(self) -> bool:
        """May the numbers be so, whatever they are rounded from?"""
        lesser, greater = spread(self.lesser), spread(self.greater)
        return lesser.low is None or greater.high is None or lesser.low <= greater.high
