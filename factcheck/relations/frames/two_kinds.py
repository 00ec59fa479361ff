"""A number that points back to one of another kind: "a gate of 61,000 pounds … the 61,000 people who came".

"The 61,000 people" are known to the reader from a place where they were counted. Where the only number before it that
is the same is one of money or a percentage, one of the two has the wrong sign or noun: of two kinds of things there are
hardly as many, unless the number is round or small. So it is with what is measured: "1,900 boxes were landed … the
1,900 tonnes", "14,000 tonnes of oil … the 14,000 litres".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.claims.senses import PEOPLE, points_back
from factcheck.claims.view import Reading
from factcheck.model.claim import Claim
from factcheck.numbers.digits import digits_of

KINDS = frozenset(("money", "percent", "count", "number"))
MEASURED = frozenset(("length", "area", "mass", "volume", "energy", "power"))
COUNTED = frozenset(("money", "count", *MEASURED))
ZONES = frozenset(("teaser", "correction", "table", "headline"))
OUT_OF = (" out of", " of ", " in ")
"""Behind a number that says a percentage in other words ("the 35 out of 100 people")."""
LEAST, DIGITS = 10, 2
"""The least number that is looked at, and the digits that it has at least."""
LEAST_MEASURED = 100
"""The least number of which one is of metres or tonnes: in 12,000 articles believed right no such pair was told."""


def two_kinds(reading: Reading) -> Iterator[tuple[Claim, Claim]]:
    """The numbers of people or things that point back to one of another kind, each with that one."""
    known: dict[Decimal, list[Claim]] = {}
    for claim in reading.claims:
        value = claim.quantity.value
        if value is None or claim.mention.kind not in KINDS | MEASURED or not _is_read(claim):
            continue
        before = known.setdefault(value, [])
        if before and (_is_of_another(before, claim, value) or _is_measured_otherwise(before, claim, value)):
            yield before[0], claim
        # one of a kind and form is enough, however often a number is told
        if all(one.mention.kind != claim.mention.kind or _is_bound(one) is not _is_bound(claim) for one in before):
            before.append(claim)


def _is_read(claim: Claim) -> bool:
    return claim.zone not in ZONES and claim.mention.number is not None and not claim.mention.number.vague


def _is_of_another(before: Sequence[Claim], claim: Claim, value: Decimal) -> bool:
    """Is a number counted that before was an amount of money, or of people one that was a percentage?"""
    of, first = claim.mention.noun_class, before[0].mention.kind
    if of is None or any(one.mention.kind == "count" for one in before) or claim.mention.kind != "count":
        return False
    if value < LEAST or len(digits_of(value)) < DIGITS or _is_bound(claim) or not points_back(claim):
        return False  # "the 17-nation bloc"
    return first == "money" or (first == "percent" and of in PEOPLE and not _behind(claim).startswith(OUT_OF))


def _is_measured_otherwise(before: Sequence[Claim], claim: Claim, value: Decimal) -> bool:
    """Is a number of one dimension that before was one of another, or of things that are counted?"""
    kinds = {one.mention.kind for one in before}
    if value < LEAST_MEASURED or claim.mention.kind not in MEASURED - kinds or not kinds <= COUNTED:
        return False
    return points_back(claim) and not any(_is_bound(one) for one in (*before, claim))


def _is_bound(claim: Claim) -> bool:
    """Is a number a part of a longer word ("the 17-nation bloc", "the 1,500-metre race")?"""
    return "-" in claim.text or _behind(claim).startswith("-")


def _behind(claim: Claim) -> str:
    return claim.sentence_text[claim.span.end - claim.sentence.start :]
