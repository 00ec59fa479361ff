"""Which figures changed between two drafts of an article: for a corrections note, or before a late edit goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.claim import Claim
from factcheck.view import Reading

_SPACE = re.compile(r"\s+")
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is `changed`, `added` or `removed`; `old` or `new` is None where the draft has none."""

    kind: str
    old: Claim | None
    new: Claim | None


def difference(old: Reading, new: Reading) -> tuple[Change, ...]:
    """The figures that differ, in the order of the new draft, removed ones where they stood.

    Sentences are paired by their words with all figures masked, so that a figure is found again where only it, or the
    order of paragraphs, has changed.
    """
    before, after = _sentences(old), _sentences(new)
    pairs = dict(_paired([mask for mask, _ in before], [mask for mask, _ in after]))
    found: list[Change] = []
    done = set(pairs.values())
    upcoming = [i for i in range(len(before)) if i not in done]
    for j, (_, claims) in enumerate(after):
        i = pairs.get(j)
        if i is None:
            found += [Change("added", None, claim) for claim in claims]
            continue
        while upcoming and upcoming[0] < i:
            found += [Change("removed", claim, None) for claim in before[upcoming.pop(0)][1]]
        found += _within(before[i][1], claims)
    for i in upcoming:
        found += [Change("removed", claim, None) for claim in before[i][1]]
    return tuple(_without_moves(found))


def _sentences(reading: Reading) -> list[tuple[str, list[Claim]]]:
    made = []
    for sentence, claims in reading.by_sentence:
        text = reading.article.fields[sentence.field]
        parts, at = [], sentence.start
        outer = _outermost(claims)
        for claim in outer:
            parts.append(text[at : claim.span.start])
            at = claim.span.end
        parts.append(text[at : sentence.end])
        made.append((_SPACE.sub(" ", "#".join(parts)).strip().lower(), outer))
    return made


def _outermost(claims: tuple[Claim, ...]) -> list[Claim]:
    """Claims in order, without those that stand inside another ("11 months" in "the first 11 months of 2025")."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.span.start, -c.span.end)):
        if not kept or claim.span.start >= kept[-1].span.end:
            kept.append(claim)
    return kept


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Pairs (new, old) of sentences: equal masks first, wherever they stand, then the most alike of those left."""
    places: dict[str, list[int]] = {}
    for i, mask in enumerate(old):
        places.setdefault(mask, []).append(i)
    left = []
    taken = set()
    for j, mask in enumerate(new):
        if places.get(mask):
            i = places[mask].pop(0)
            taken.add(i)
            yield j, i
        else:
            left.append(j)
    free = [i for i in range(len(old)) if i not in taken]
    for j in left:
        scored = [(SequenceMatcher(None, old[i].split(), new[j].split(), autojunk=False).ratio(), -i) for i in free]
        best = max(scored, default=(0.0, 0))
        if best[0] >= ALIKE:
            free.remove(-best[1])
            yield j, -best[1]


def _within(old: list[Claim], new: list[Claim]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [_value(c) for c in old], [_value(c) for c in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        both = min(i2 - i1, j2 - j1) if tag == "replace" else 0
        for k in range(both):
            yield Change("changed", old[i1 + k], new[j1 + k])
        for claim in old[i1 + both : i2]:
            yield Change("removed", claim, None)
        for claim in new[j1 + both : j2]:
            yield Change("added", None, claim)


def _value(claim: Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    if quantity.when is not None:
        return (quantity.when.start, quantity.when.end)
    if quantity.value is None and quantity.literal.low is None:
        return (_SPACE.sub(" ", claim.text.lower()),)
    literal = quantity.literal
    return (
        quantity.relation,
        quantity.value,
        literal.low,
        literal.high,
        quantity.currency,
        quantity.unit,
        quantity.per,
    )


def _without_moves(changes: list[Change]) -> list[Change]:
    """Without figures that were removed in one place and added in another."""
    added = [_value(change.new) for change in changes if change.kind == "added" and change.new is not None]
    kept, moved = [], []
    for change in changes:
        value = _value(change.old) if change.kind == "removed" and change.old is not None else None
        if value is not None and value in added:
            added.remove(value)
            moved.append(value)
        else:
            kept.append(change)
    final = []
    for change in kept:
        value = _value(change.new) if change.kind == "added" and change.new is not None else None
        if value is not None and value in moved:
            moved.remove(value)
        else:
            final.append(change)
    return final
