"""An amount and its conversion that stand in two places: "a tower 92 feet tall … from the gallery, 82 metres up".

In 8,000 articles of news nine measures stood so near to a lone one of the other system that is no conversion of them,
and none of these was a slip of a hand away; of amounts in two currencies 41 in 3,000 articles, and three.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache

from factcheck.claims.view import Reading
from factcheck.lexicon import word_class
from factcheck.model.claim import Claim
from factcheck.relations.frames.apposition import Apposition

REACH = 700
"""Code points between an amount and its conversion."""
MOST = 40
"""An article with more amounts of a kind has too many that may belong together."""
ZONES = ("body", "quote")
EXACT = ("exact", "about")
ROUGH = (*EXACT, "under", "over")
"""How an amount may be told, and how its conversion: "close to $1.7 million"."""
Pair = Callable[[Claim, Claim], bool]


def remote(
    reading: Reading, of_kind: Callable[[Claim], bool], converts: Pair, fits: Pair, taken: Set[str]
) -> Iterator[Apposition]:
    """The pairs that may be one amount in two places, each the only ones of their kind there: `converts` tells whether
    two amounts may be one, `fits` whether they are; what fits another amount of the article, or is among those that are
    `taken` (by id), has its conversion."""
    members = [claim for claim in reading.claims if claim.zone in ZONES and of_kind(claim)]
    if not 1 < len(members) <= MOST:
        return
    for first, second in _near(members, converts):
        is_free = taken.isdisjoint((first.id, second.id)) and "(" not in reading.between(first, second)
        if not is_free or _has_a_match(members, first, second, converts, fits):
            continue
        text = reading.article.fields[second.span.field]
        around = (
            text[first.sentence.start : first.sentence.end] + " " + text[second.sentence.start : second.sentence.end]
        )
        yield Apposition(first, (second,), "remote", around=around, before=reading.before(second))


def is_told_again(found: Apposition) -> bool:
    """Do words say that one of two amounts was converted, or is one told roughly and the other not?"""
    (second,) = found.converted
    return found.original.quantity.relation != second.quantity.relation or bool(_converted().search(found.around))


@cache
def _converted() -> re.Pattern[str]:
    words = "|".join(word_class("beside-conversions"))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _near(members: Sequence[Claim], converts: Pair) -> Iterator[tuple[Claim, Claim]]:
    for at, first in enumerate(members):
        for after, second in enumerate(members[at + 1 :], at + 1):
            if second.span.field != first.span.field or second.span.start - first.span.end > REACH:
                break
            if (
                _is_plain(first, EXACT)
                and _is_plain(second, ROUGH)
                and converts(first, second)
                and _alone(members, at, after)
            ):
                yield first, second


def _is_plain(claim: Claim, relations: tuple[str, ...]) -> bool:
    return claim.quantity.relation in relations and claim.mention.upper is None and claim.quantity.per is None


def _alone(members: Sequence[Claim], at: int, after: int) -> bool:
    """Does no other amount of the kind stand between two, or in the sentence of one of them?"""
    first, second = members[at], members[after]
    if any(one.quantity.kind == first.quantity.kind for one in members[at + 1 : after]):
        return False
    return not any(
        one.quantity.kind == first.quantity.kind
        for place, one in enumerate(members)
        if place not in (at, after) and one.sentence in (first.sentence, second.sentence)
    )


def _has_a_match(members: Sequence[Claim], first: Claim, second: Claim, converts: Pair, fits: Pair) -> bool:
    """Do two amounts fit each other, or one of them another amount of the article?"""
    if fits(first, second):
        return True
    others = [one for one in members if one is not first and one is not second]
    return any(_fit(converts, fits, one, other) for one in (first, second) for other in others)


def _fit(converts: Pair, fits: Pair, one: Claim, other: Claim) -> bool:
    a, b = sorted((one, other), key=lambda claim: claim.span.start)
    return converts(a, b) and fits(a, b)
