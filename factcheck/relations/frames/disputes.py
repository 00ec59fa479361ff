"""Two sources that count one thing: "some 9,000 people, according to police, marched … Organisers spoke of 25,000".

The second figure names nothing that it counts and follows at once, so that it can only be another count of the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.claims.view import Reading
from factcheck.lexicon import word_class
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass

COUNTED = frozenset(("count", "number"))
UNREAD = frozenset(("teaser", "correction", "table", "headline"))
LEAST = 10
FAR = 8
"""Two counts of one thing differ by less than so many times."""
NEXT = 1
"""Paragraphs from the one figure to the other."""
_ELLIPTIC = regex(
    r"(?P<source>[A-Za-z][A-Za-z’'-]*) (?:spoke of|speaks? of|talked of|talks? of|counted"
    r"|puts? (?:it|them|the [a-z]+) at) (?:some |about |around |nearly |over |more than |at least )?$"
)
_BARE = regex(r"^(?:[.,;:!?)\"”’]|$| (?:and|while|but)\b)")
_BEFORE = regex(
    r"(?P<source>[A-Za-z][A-Za-z’'-]*) (?:puts?|estimates?|estimated|counts?|counted|spoke of|speaks? of|said|says"
    r"|claims?|claimed|reckons?|reckoned) [^,;:.()\"“]{0,50}$"
)
_BEHIND = regex(
    r"^[^.;:()\d\"“]{0,45}?,? (?:according to|said|say) (?:the |its |local )*(?P<source>[A-Za-z][A-Za-z’'-]*)"
)
REACH = 200
"""Code points beside a figure in which its source stands."""
NOBODY = frozenset(word_class("nobodies"))


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two counts of one thing, in the order of the text, and who gives them."""

    first: Claim
    second: Claim
    sources: tuple[str, str]


def disputes(reading: Reading) -> Iterator[Dispute]:
    """The counts of an article to which another source gives another."""
    counts = [claim for claim in reading.claims if claim.mention.kind in COUNTED and claim.zone not in UNREAD]
    for at, second in enumerate(counts):
        source = _elliptic(second)
        first = _last(counts[at - 1], second) if source and at else None
        other = _source(first) if first is not None else ""
        if first is not None and other and other.lower() != source.lower():
            yield Dispute(first, second, (other, source))


def _elliptic(claim: Claim) -> str:
    """Who gives a bare figure; "" where it is not bare, or nobody is named."""
    before, behind = _beside(claim)
    match = _ELLIPTIC.search(before) if _BARE.match(behind) else None
    return _somebody(match["source"]) if match else ""


def _last(before: Claim, claim: Claim) -> Claim | None:
    """The count before a bare figure, if it may be another count of the same."""
    if claim.sentence.field != before.sentence.field:
        return None
    one, other = before.quantity.value or Decimal(0), claim.quantity.value or Decimal(0)
    near = claim.sentence.block - before.sentence.block <= NEXT
    alike = one != other and min(one, other) >= LEAST and max(one, other) < FAR * min(one, other)
    return before if near and alike else None


def _source(claim: Claim) -> str:
    before, behind = _beside(claim)
    match = _BEFORE.search(before) or _BEHIND.match(behind)
    return _somebody(match["source"]) if match else ""


def _somebody(word: str) -> str:
    return "" if word.lower() in NOBODY else word


def _beside(claim: Claim) -> tuple[str, str]:
    """The words of a figure's sentence before and behind it, as far as a source stands from it."""
    text, start = claim.sentence_text, claim.span.start - claim.sentence.start
    end = start + len(claim.text)
    return text[max(0, start - REACH) : start], text[end : end + REACH]
