"""Which claims speak of the same quantity: record linkage with declared comparison levels (after Fellegi and Sunter).

Claims are blocked, so that not all are held against all; the facets of a pair are then compared one by one, each
comparison's level has a weight in lexicon/weights.tsv, and a pair is linked where the weights add up far enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from factcheck.claims.facets.around import around
from factcheck.claims.levels import SPECIFIC, context_levels, facet_levels, is_slip, is_specific, levels, separate
from factcheck.lexicon import measures, rows
from factcheck.model.budget import go_on
from factcheck.model.claim import Claim, Link
from factcheck.model.mention import DIMENSIONS
from factcheck.numbers.digits import digits_of

__all__ = ["THRESHOLD", "block_keys", "is_slip", "links", "weigh"]
THRESHOLD = 7.0
SOURCES_THRESHOLD = 0.5
"""Two named sources that give two values of one thing tell so themselves: less evidence is enough."""
TOP_THRESHOLD = 1.0
"""A headline's number stands in the text too: one that does not is likely the one of its kind that does."""
ACROSS_THRESHOLD = 2.0
HANDFUL = 10
INNER_LIMIT = 80
"""So many numbers of one kind in an article (a table, a list) are no longer held all against all."""
BLOCK_LIMIT = 60
"""A block of several articles that is larger than this says nothing about its members."""
NAMES_LIMIT = 4
SKIPPED_ZONES = ("teaser", "correction", "caption")
_CONTEXT = ("context", "names", "companions", "siblings", "base", "contrast", "reference")
_TELLING = ("subject", "measure", "scope", "period", "status", "base")
LINKED_KINDS = frozenset(("money", "count", "percent", "ratio", "temperature", *DIMENSIONS))


@cache
def weights() -> dict[tuple[str, str], float]:
    """The table of weights: (facet, level) to bits."""
    return {(facet, level): float(weight) for facet, level, weight in rows("weights")}


def links(
    claims: Iterable[Claim], threshold: float = THRESHOLD, *, touching: Collection[str] | None = None
) -> tuple[Link, ...]:
    """The pairs of claims that speak of the same quantity, in the order of the claims; where `touching` names
    articles, only the pairs that have an end in one of them."""
    linkable = [claim for claim in claims if is_linkable(claim)]
    found = {}
    for a, b in _candidates(linkable):
        go_on()
        if (a.id, b.id) in found or separate(a, b):
            continue
        if touching is not None and a.article not in touching and b.article not in touching:
            continue
        known = facet_levels(a, b)
        if _bits(known) + _most() < _least(known, threshold):
            continue
        link = _link(a, b, {**known, **context_levels(a, b)})
        if link.weight >= _needed(link, threshold):
            found[a.id, b.id] = link
    order = {claim.id: number for number, claim in enumerate(linkable)}
    return tuple(sorted(found.values(), key=lambda link: (order[link.a.id], order[link.b.id])))


def _least(known: Mapping[str, str], threshold: float) -> float:
    """The lowest threshold that may apply."""
    if known["attribution"] == "conflict":
        return SOURCES_THRESHOLD
    return {"top": TOP_THRESHOLD, "across": ACROSS_THRESHOLD}.get(known["place"], threshold)


def _needed(link: Link, threshold: float) -> float:
    if link.levels["value"] in ("same", "equal"):
        return threshold
    if link.levels["attribution"] == "conflict":
        return min(threshold, SOURCES_THRESHOLD)
    if link.levels["place"] == "top" and _is_figure(link.a) and _is_figure(link.b):
        apart = link.levels["value"] == "far" or any(link.levels[one] in ("conflict", "apart") for one in _TELLING)
        return threshold if apart else min(threshold, TOP_THRESHOLD)
    return min(threshold, ACROSS_THRESHOLD) if link.levels["place"] == "across" else threshold


def linked_with_slip(link: Link, least: float) -> bool:
    """Would the two be linked still, if a digit of one of them were wrong? `least` is the weight that it takes where
    both stand in the body of one article."""
    level = _slipped(link.a)
    weight = link.weight - weights()["value", link.levels["value"]] + weights()["value", level]
    after = Link(link.a, link.b, weight, link.weights, {**link.levels, "value": level})
    inside = link.levels["place"] not in ("top", "across")
    return weight >= (max(least, THRESHOLD) if inside else _needed(after, THRESHOLD))


def _slipped(claim: Claim) -> str:
    """The level of a number and itself with one wrong digit."""
    value = claim.quantity.value
    length = len(digits_of(value)) if value is not None else 0
    return "slip" if length > SPECIFIC else "short-slip" if length == SPECIFIC else "apart"


def _is_figure(claim: Claim) -> bool:
    """Is a number more than a handful of things? Those of headlines are often counted from the text."""
    value = claim.quantity.value
    return value is not None and (claim.mention.kind != "count" or abs(value) >= HANDFUL)


def is_linkable(claim: Claim) -> bool:
    literal = claim.quantity.literal
    if claim.mention.kind not in LINKED_KINDS or claim.zone in SKIPPED_ZONES:
        return False
    return literal.low is not None or literal.high is not None


def _candidates(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs worth weighing, each in the order of the claims; a pair that shares several blocks comes up again."""
    inner: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        inner.setdefault((claim.article, _bucket(claim)), []).append(claim)
    blocks: dict[tuple[str, ...], list[Claim]] = {}
    for members in inner.values():
        if len(members) <= INNER_LIMIT:
            yield from _pairs(members)
        else:
            _add_blocks(blocks, members, inside=True)
    if claims and any(claim.article != claims[0].article for claim in claims):
        _add_blocks(blocks, claims, inside=False)
    for members in blocks.values():
        if len(members) <= BLOCK_LIMIT:
            yield from _pairs(members)


def _add_blocks(blocks: dict[tuple[str, ...], list[Claim]], claims: Iterable[Claim], inside: bool) -> None:
    """Adds claims to the blocks that they belong to, those of their own article only where they are `inside` one."""
    for claim in claims:
        for key in block_keys(claim):
            blocks.setdefault((claim.article, *key) if inside else key, []).append(claim)


def crowded(claims: Iterable[Claim]) -> bool:
    """Does one article hold so many numbers of one kind that not all that are alike are held against each other?"""
    inner: dict[str, list[Claim]] = {}
    for claim in claims:
        if is_linkable(claim):
            inner.setdefault(_bucket(claim), []).append(claim)
    return any(len(members) > INNER_LIMIT and _overflows(members) for members in inner.values())


def _overflows(claims: Iterable[Claim]) -> bool:
    """Is one of the claims' blocks too large to be looked at?"""
    blocks = Counter(key for claim in claims for key in block_keys(claim))
    return any(count > BLOCK_LIMIT for count in blocks.values())


def _pairs(members: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            if a.article != b.article or a.sentence != b.sentence:
                yield a, b


def block_keys(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The blocks of several articles a claim belongs to; none where it can be linked to nothing.

    What is counted or measured is said of the claim's subject, or else near the names of its sentence; a number that
    is no mere chance, and the longest words of its clause, are blocks of their own.
    """
    if not is_linkable(claim):
        return
    bucket, value, near = _bucket(claim), claim.quantity.value, around(claim)
    for name in _said_of(claim, near.names):
        yield from _keys_of_name(claim, bucket, name)
    if value is not None and is_specific(value):
        yield (bucket, "value", str(value.normalize()))
    words = sorted(near.clause, key=lambda word: (-len(word), word))[:2]
    if len(words) > 1:
        yield (bucket, "words", *words)


def _said_of(claim: Claim, names: Iterable[str]) -> list[str]:
    """The longest names of a claim's sentence, and the words of its subject, or of what the article is about."""
    found = sorted(names, key=lambda name: (-len(name), name))[:NAMES_LIMIT]
    subject = claim.subject if claim.subject is not None else claim.about
    words = subject.split()[:2] if subject is not None else []
    return [*found, *(name for name in words if name not in found)]


def _keys_of_name(claim: Claim, bucket: str, name: str) -> Iterator[tuple[str, ...]]:
    family = measures()[1][claim.measure][0] if claim.measure else ""
    noun = claim.mention.noun_class or claim.mention.unit or ""
    if family:
        yield (bucket, "measure", family, name.lower())
    if claim.mention.kind == "count" and noun:
        yield (bucket, "noun", noun, name.lower())


def _bucket(claim: Claim) -> str:
    return claim.mention.kind if claim.mention.kind in ("count", "money") else claim.dimension


def weigh(a: Claim, b: Claim) -> Link:
    """The evidence that two claims speak of the same quantity, facet by facet."""
    return _link(a, b, dict(levels(a, b)))


def _link(a: Claim, b: Claim, found: dict[str, str]) -> Link:
    table = weights()
    named = {f"{facet} {level}": bits for facet, level in found.items() if (bits := table[facet, level])}
    return Link(a, b, sum(named.values()), named, found)


def _bits(found: Mapping[str, str]) -> float:
    table = weights()
    return sum(table[item] for item in found.items())


@cache
def _most() -> float:
    """The most that what stands around two numbers can add for them."""
    best: dict[str, float] = {}
    for (facet, _), bits in weights().items():
        if facet in _CONTEXT:
            best[facet] = max(bits, best.get(facet, 0.0))
    return sum(best.values())
