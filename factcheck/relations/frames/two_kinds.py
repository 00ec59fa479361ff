"""A number that points back to one of another kind: "a gate of 61,000 pounds … the 61,000 people who came".

"The 61,000 people" are known to the reader from a place where they were counted. Where the only number before it that
is the same is one of money or a percentage, one of the two has the wrong sign or noun: of two kinds of things there are
hardly as many, unless the number is round or small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.claims.senses import PEOPLE, points_back
from factcheck.claims.view import Reading
from factcheck.model.claim import Claim
from factcheck.numbers.digits import digits_of

KINDS = frozenset(("money", "percent", "count", "number"))
ZONES = frozenset(("teaser", "correction", "table", "headline"))
OUT_OF = (" out of", " of ", " in ")
"""Behind a number that says a percentage in other words ("the 35 out of 100 people")."""
LEAST, DIGITS = 10, 2
"""The least number that is looked at, and the digits that it has at least."""


def two_kinds(reading: Reading) -> Iterator[tuple[Claim, Claim]]:
    """The numbers of people or things that point back to one of another kind, each with that one."""
    known: dict[Decimal, list[Claim]] = {}
    for claim in reading.claims:
        value = claim.quantity.value
        if value is None or claim.mention.kind not in KINDS or claim.zone in ZONES or not _is_telling(claim, value):
            continue
        before = known.setdefault(value, [])
        if before and _is_of_another(before, claim) and points_back(claim):
            yield before[0], claim
        before.append(claim)


def _is_telling(claim: Claim, value: Decimal) -> bool:
    numeral = claim.mention.number
    if numeral is None or numeral.vague or value < LEAST:
        return False
    return len(digits_of(value)) >= DIGITS


def _is_of_another(before: Sequence[Claim], claim: Claim) -> bool:
    """Is a number counted that before was an amount of money, or of people one that was a percentage?"""
    of, first = claim.mention.noun_class, before[0].mention.kind
    if of is None or any(one.mention.kind == "count" for one in before):
        return False
    behind = claim.sentence_text[claim.span.end - claim.sentence.start :]
    if behind.startswith("-"):
        return False  # "the 17-nation bloc"
    return first == "money" or (first == "percent" and of in PEOPLE and not behind.startswith(OUT_OF))
