"""Which figures changed between two drafts of an article: for a corrections note, or before a late edit goes out."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice

from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass

_SPACE = regex(r"\s+")
ALIKE = 0.6
# Drafts with more sentences than this that have changed are not compared all against all; nor are longer sentences
# compared to their end.
_FEW, _RAREST, _COMPARED_WORDS = 100, 8, 200


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
    upcoming = deque(i for i in range(len(before)) if i not in done)
    for j, (_, claims) in enumerate(after):
        i = pairs.get(j)
        if i is None:
            found += _one_sided("added", claims)
            continue
        while upcoming and upcoming[0] < i:
            found += _one_sided("removed", before[upcoming.popleft()][1])
        found += _within(before[i][1], claims)
    for i in upcoming:
        found += _one_sided("removed", before[i][1])
    return tuple(_without_moves(found))


def _one_sided(kind: str, claims: Iterable[Claim]) -> list[Change]:
    """The figures of a sentence that only one draft has."""
    if kind == "added":
        return [Change("added", None, claim) for claim in claims]
    return [Change("removed", claim, None) for claim in claims]


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
    places: dict[str, deque[int]] = {}
    for i, mask in enumerate(old):
        places.setdefault(mask, deque()).append(i)
    left = []
    taken = set()
    for j, mask in enumerate(new):
        if places.get(mask):
            i = places[mask].popleft()
            taken.add(i)
            yield j, i
        else:
            left.append(j)
    free = {i: old[i].split()[:_COMPARED_WORDS] for i in range(len(old)) if i not in taken}
    likely = _likely(free)
    for j in left:
        words = new[j].split()[:_COMPARED_WORDS]
        scored = [
            (SequenceMatcher(None, free[i], words, autojunk=False).ratio(), -i) for i in likely(words) if i in free
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] >= ALIKE:
            del free[-best[1]]
            yield j, -best[1]


def _likely(sentences: Mapping[int, Sequence[str]]) -> Callable[[Sequence[str]], Iterable[int]]:
    """Finds the sentences worth holding against some words: all of a draft of usual length, else those that share the
    most of its rarer words. Sentences that are gone from the mapping by then are left out."""
    if len(sentences) <= _FEW:
        return lambda words: list(sentences)
    holding = _holding(sentences)

    def likely(words: Sequence[str]) -> Iterable[int]:
        known = sorted((holding[word] for word in dict.fromkeys(words) if word in holding), key=len)
        shared: Counter[int] = Counter()
        for places in known[:_RAREST]:
            shared.update(_left(places, sentences))
        return [i for i, _ in shared.most_common(_RAREST)]

    return likely


def _left(places: deque[int], sentences: Mapping[int, Sequence[str]]) -> list[int]:
    """The first of some sentences that are still in the mapping; those before them are dropped for good."""
    while places and places[0] not in sentences:
        places.popleft()
    return [i for i in islice(places, _FEW) if i in sentences]


def _holding(sentences: Mapping[int, Sequence[str]]) -> dict[str, deque[int]]:
    """The sentences that hold each word."""
    holding: dict[str, deque[int]] = {}
    for i, words in sentences.items():
        for word in dict.fromkeys(words):
            holding.setdefault(word, deque()).append(i)
    return holding


def _within(old: list[Claim], new: list[Claim]) -> Iterator[Change]:
    for tag, i1, i2, j1, j2 in _steps([_value(c) for c in old], [_value(c) for c in new]):
        if tag == "equal":
            continue
        both = min(i2 - i1, j2 - j1) if tag == "replace" else 0
        for k in range(both):
            yield Change("changed", old[i1 + k], new[j1 + k])
        for claim in old[i1 + both : i2]:
            yield Change("removed", claim, None)
        for claim in new[j1 + both : j2]:
            yield Change("added", None, claim)


def _steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[str, int, int, int, int]]:
    """How one row of values becomes the other, as SequenceMatcher says it; of rows too long for it, place by place."""
    if len(old) * len(new) <= _FEW**2:
        yield from SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return
    both = min(len(old), len(new))
    for k in range(both):
        yield ("equal" if old[k] == new[k] else "replace"), k, k + 1, k, k + 1
    yield "delete", both, len(old), both, both
    yield "insert", len(old), len(old), both, len(new)


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
    added, removed = (Counter(_moving(change, kind) for change in changes) for kind in ("added", "removed"))
    moved = {"added": added & removed, "removed": removed & added}
    kept = []
    for change in changes:
        value = _moving(change, change.kind)
        if value is not None and moved[change.kind][value]:
            moved[change.kind][value] -= 1
        else:
            kept.append(change)
    return kept


def _moving(change: Change, kind: str) -> Hashable | None:
    """The value of a figure that a change only adds, or only removes; None for a change of another kind."""
    claim = change.new if kind == "added" else change.old
    return _value(claim) if change.kind == kind != "changed" and claim is not None else None
