"""An amount and its conversion that stand in two places: "a tower 92 feet tall … from the gallery, 82 metres up".

In 8,000 articles of news nine measures stood so near to a lone one of the other system that is no conversion of them,
and none of these was a slip of a hand away; of amounts in two currencies 41 in 3,000 articles, and three.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache
from itertools import combinations, pairwise

from factcheck.claims.view import Reading
from factcheck.lexicon import word_class
from factcheck.model.claim import Claim
from factcheck.relations.frames.apposition import Apposition

REACH = 700
"""Code points between two amounts that are neighbours."""
MOST = 40
"""An article with more amounts of a kind has too many that may belong together."""
ZONES = ("body", "quote")
EXACT = ("exact", "about")
ROUGH = (*EXACT, "under", "over")
"""How an amount may be told, and how its conversion: "close to $1.7 million"."""
Pair = Callable[[Claim, Claim], bool]
Pairs = Callable[[Sequence[Claim], Pair], Iterator[tuple[Claim, Claim]]]


def remote(
    reading: Reading, of_kind: Callable[[Claim], bool], pairs: Pairs, converts: Pair, fits: Pair, taken: Set[str]
) -> Iterator[Apposition]:
    """The pairs that may be one amount in two places: `converts` tells whether two amounts may be one, `fits` whether
    they are; what fits another amount of the article, or is among those that are `taken` (by id), has its conversion.
    `pairs` is `neighbouring` or `unmatched`."""
    members = [claim for claim in reading.claims if claim.zone in ZONES and of_kind(claim)]
    if not 1 < len(members) <= MOST:
        return
    for first, second in pairs(members, converts):
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


def neighbouring(members: Sequence[Claim], converts: Pair) -> Iterator[tuple[Claim, Claim]]:
    """The pairs that stand near to each other, each alone in its sentence."""
    counted = Counter((claim.sentence.start, claim.quantity.kind) for claim in members)
    for first, second in pairwise(members):
        far = first.span.field != second.span.field or second.span.start - first.span.end > REACH
        alone = all(
            counted[claim.sentence.start, claim.quantity.kind] == 1 + (first.sentence == second.sentence)
            for claim in (first, second)
        )
        if not far and alone and _are_plain(first, second) and converts(first, second):
            yield first, second


def unmatched(members: Sequence[Claim], converts: Pair) -> Iterator[tuple[Claim, Claim]]:
    """The pairs, however far apart, of which neither may be converted from or into any other amount of the article."""
    found = [(a, b) for a, b in combinations(members, 2) if a.span.field == b.span.field and converts(a, b)]
    counted = Counter(claim.id for pair in found for claim in pair)
    for first, second in found:
        if counted[first.id] == counted[second.id] == 1 and _are_plain(first, second):
            yield first, second


def _are_plain(first: Claim, second: Claim) -> bool:
    known = first.quantity.relation in EXACT and second.quantity.relation in ROUGH
    return known and all(claim.mention.upper is None and claim.quantity.per is None for claim in (first, second))


def _has_a_match(members: Sequence[Claim], first: Claim, second: Claim, converts: Pair, fits: Pair) -> bool:
    """Do two amounts fit each other, or one of them another amount of the article?"""
    if fits(first, second):
        return True
    others = [one for one in members if one is not first and one is not second]
    return any(_fit(converts, fits, one, other) for one in (first, second) for other in others)


def _fit(converts: Pair, fits: Pair, one: Claim, other: Claim) -> bool:
    a, b = sorted((one, other), key=lambda claim: claim.span.start)
    return converts(a, b) and fits(a, b)
