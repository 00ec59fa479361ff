"""Evidence that two numbers that differ are one figure written in two ways: how one becomes the other, whether the
later one points back to a value that the text never gave, and how much their sentences share."""

from __future__ import annotations

from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.pairing import facet
from factcheck.relations.slips import difference, significant
from factcheck.relations.strip import Strip, Term

SIZES = (12, 25, 50)
"""Numbers in an article, from few to many."""


def likeness(strip: Strip, one: Hypothesis) -> list[str]:
    """Features of two numbers that differ, each a combination of the few things that matter."""
    a, b = one.operands[0][1], one.anchor
    at, other = strip.places[a.order], strip.places[b.order]
    how, digits = difference(a, b), min(max(significant(a), significant(b)), 4)
    hedges = a.claim.quantity.relation, b.claim.quantity.relation
    if hedges != ("exact", "exact"):
        how = f"hedged {how}"
    shared, phrase = len(at.stems & other.stems), len(at.phrase & other.phrase)
    noun = facet(a.claim.quantity.unit, b.claim.quantity.unit)
    points, unseen = bool(other.pointing), not _seen_before(strip, b)
    alone = min(_alternatives(strip, a, b), 2)
    roots, others = strip.roots[a.sentence], strip.roots[b.sentence]
    both = min(len(roots & others), 5)
    like = min(10 * len(roots & others) // max(len(roots | others), 1), 6)
    head = strip.zones[a.sentence] == "headline"
    lead = head and b.sentence <= a.sentence + 2
    values, later = _values(strip, a), _values(strip, b)
    size = sum(len(strip.terms) > edge for edge in SIZES)
    quote = '"' in b.claim.sentence_text or "\u201c" in b.claim.sentence_text
    back = f"{points}:{unseen}:{how}"
    return [
        f"d={how}:{digits}",
        f"d={how}:{digits}:{min(shared, 3)}",
        f"d={how}:{noun}",
        f"d={how}:p{min(phrase, 2)}",
        f"back={back}:{digits}",
        f"back={back}:{noun}",
        f"back={back}:s{min(shared, 2)}",
        f"back={back}:{noun}:{min(alone, 1)}",
        f"back={points}:{unseen}:a{alone}",
        f"unseen={unseen}:{how}:{noun}:{min(both, 3)}",
        f"unseen={unseen}:{alone > 0}:{min(both, 4)}:{a.letter}",
        f"head={head}:{lead}:{how}:{noun}",
        f"head={head}:{lead}:{min(shared, 2)}:{unseen}",
        f"head={head}:{lead}:b{min(both, 4)}:{min(alone, 1)}",
        f"quote={quote}:{how}:{unseen}",
        f"hedges={hedges[0]}:{hedges[1]}:{b.value > a.value}",
        f"both={both}",
        f"like={like}",
        f"common={min(len(values & later), 2)}",
        f"beside={min(len(values), 4)}:{min(len(later), 4)}",
        f"phrase={min(phrase, 3)}:{noun}:{a.letter}",
        f"size={size}:{min(shared, 3)}",
    ]


def _seen_before(strip: Strip, term: Term) -> bool:
    """Did the text give this value before?"""
    return any(
        one.group == term.group and one.low <= term.value <= one.high
        for one in strip.terms[max(0, term.order - REACH) : term.order]
    )


def _alternatives(strip: Strip, a: Term, b: Term) -> int:
    """How many other numbers before the later one are of its kind and size."""
    return sum(
        one.group == b.group and one is not a and one.value > 0 and 1 / 3 < one.value / b.value < 3
        for one in strip.terms[max(0, b.order - REACH) : b.order]
    )


REACH = 200
"""Numbers back in which a value is looked for."""


def _values(strip: Strip, term: Term) -> set[tuple[str, float]]:
    return {(one.group, one.value) for one in strip.sentence(term.sentence) if one is not term}
