"""Bounds: one number that cannot be more than another one, and how sure the words for it are."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon import rows
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.numbers.digits import digits_of
from factcheck.numbers.tolerance import hedge, spread
from factcheck.relations.frames.change_words import words as movements

BESIDE = 3
"""Words before a number in which one may set it apart from others of its kind."""


@dataclass(frozen=True, slots=True)
class Bound:
    """`lesser` cannot be more than `greater`, as the text puts them; `form` names the construction that says so."""

    form: str
    lesser: Claim
    greater: Claim

    @property
    def holds(self) -> bool:
        """May the numbers be so, whatever they are rounded from?"""
        counted = "count" in (self.lesser.quantity.kind, self.greater.quantity.kind)
        lesser, greater = spread(self.lesser, counted), spread(self.greater, counted)
        return lesser.low is None or greater.high is None or lesser.low <= greater.high


@cache
def words(role: str) -> frozenset[str]:
    """The words of bounds.tsv that play a role."""
    return frozenset(word for name, known in rows("bounds") if name == role for word in known.split("|"))


def is_aim(claim: Claim) -> bool:
    """Do the words before a number say that it is wished for ("wants there to be more than 32,000 nurses")?"""
    before = claim.sentence_text[: claim.mention.start - claim.sentence.start].lower()
    return not words("aim").isdisjoint(before.split())


def moved(claim: Claim) -> bool:
    """Does the word before a number say which way something went ("dropped nearly 300,000")?"""
    marked = claim.mention.hedge
    start = min(claim.mention.start, marked.start) if marked is not None else claim.mention.start
    before = claim.sentence_text[: start - claim.sentence.start].lower().split()[-2:]
    return bool(before) and (before[-1] if before[-1] != "by" else before[0]) in movements()


def is_narrower(a: Claim, b: Claim) -> bool:
    """Is one of two numbers of what came new ("100,000 new cases"), and the other one not?"""
    new = [not words("apart").isdisjoint(one.mention.modifiers) for one in (a, b)]
    return new[0] != new[1]


def figures(claim: Claim) -> int:
    """How many digits of a number say something."""
    return len(digits_of(claim.quantity.value)) if claim.quantity.value is not None else 0


def is_set_apart(claim: Claim) -> bool:
    """Is a number one more than was told before ("a further 195"), or what another one is held against ("from 12")?"""
    marked = claim.mention.hedge
    start = min(claim.mention.start, marked.start) if marked is not None else claim.mention.start
    before = claim.sentence_text[: start - claim.sentence.start].lower().split()[-BESIDE:]
    said = hedge(claim).split() if claim.quantity.relation == "exact" else []
    return not words("apart").isdisjoint((*before, *said))
