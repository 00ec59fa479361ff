"""Which claims speak of the same quantity: record linkage with declared comparison levels (after Fellegi and Sunter).

Claims are blocked, so that not all are held against all; the facets of a pair are then compared one by one, each
comparison's level has a weight in vocabulary/weights.tsv, and a pair is linked where the weights add up far enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from factcheck.claim import Claim, Link
from factcheck.entities import same_name
from factcheck.mention import DIMENSIONS
from factcheck.period import Period
from factcheck.vocabulary import measures, rows

THRESHOLD = 7.0
BLOCK_LIMIT = 400
SKIPPED_ZONES = ("teaser", "correction", "caption")
LINKED_KINDS = frozenset(("money", "count", "percent", "ratio", "temperature", *DIMENSIONS))
CLOSE = Decimal("0.12")
FAR = 3
GENERIC = "units"
"""What any goods may be counted in: 361,600 units and 361k vehicles, where both are sales."""
_FREQUENCIES = frozenset(("monthly", "quarterly", "annual", "weekly", "daily", "hourly"))
_NARROWING = ("model:", "place:", "per:", "row:")
_OPPOSED = frozenset(
    ("average", "per-share", "per-head", "comparable", "net", "gross", "pretax", "men", "women", "children", "police",
     "previous", "remaining", "new", "record", "lowest", "cumulative", "domestic", "global", "first")
)  # fmt: skip


@cache
def weights() -> dict[tuple[str, str], float]:
    """The table of weights: (facet, level) to bits."""
    return {(facet, level): float(weight) for facet, level, weight in rows("weights")}


def links(claims: Iterable[Claim], threshold: float = THRESHOLD) -> tuple[Link, ...]:
    """The pairs of claims that speak of the same quantity, in the order of the claims."""
    blocks: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        for key in block_keys(claim):
            blocks.setdefault(key, []).append(claim)
    seen: set[tuple[str, str]] = set()
    found = []
    for members in blocks.values():
        for a, b in _pairs(members):
            if (a.id, b.id) in seen:
                continue
            seen.add((a.id, b.id))
            link = weigh(a, b)
            if link.weight >= threshold or (link.levels["value"] == "equal" and _drifts(link, threshold)):
                found.append(link)
    return tuple(found)


def _drifts(link: Link, threshold: float) -> bool:
    """One number in two places that would be linked if it were not called by another measure or status."""
    without = sum(bits for facet, bits in link.weights.items() if facet not in ("status conflict", "measure conflict"))
    return without >= threshold - 1


def block_keys(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The blocks a claim belongs to; none where it can be linked to nothing."""
    quantity = claim.quantity
    if claim.mention.kind not in LINKED_KINDS or claim.zone in SKIPPED_ZONES:
        return
    if quantity.literal.low is None and quantity.literal.high is None:
        return
    bucket = claim.dimension.partition(":")[0] if claim.mention.kind == "count" else claim.dimension
    family = measures()[1][claim.measure][0] if claim.measure else ""
    noun = claim.mention.noun_class or claim.mention.unit or ""
    if family:
        yield (bucket, "measure", family, _subject_key(claim))
    if quantity.value is not None:
        yield (bucket, "value", f"{quantity.value.normalize():f}", _subject_key(claim))
    if claim.mention.kind == "count" and noun:
        yield (bucket, "noun", noun, _subject_key(claim))


def _subject_key(claim: Claim) -> str:
    if claim.subject is None:
        return claim.article
    return claim.subject.split()[0].lower()


def _pairs(members: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of a block; in a block that has grown too large to mean anything, only pairs within an article."""
    large = len(members) > BLOCK_LIMIT
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            if large and a.article != b.article:
                break
            yield a, b


def weigh(a: Claim, b: Claim) -> Link:
    """The evidence that two claims speak of the same quantity, facet by facet."""
    table = weights()
    levels = {
        "subject": _subject(a, b),
        "measure": _measure(a, b),
        "noun": _noun(a, b),
        "period": _period(a.period, b.period),
        "scope": _scope(a, b),
        "status": "match" if a.status == b.status else "conflict",
        "role": "match" if _role(a) == _role(b) else "conflict",
        "per": "match" if a.quantity.per == b.quantity.per else "conflict",
        "attribution": _attribution(a, b),
        "value": _value(a, b),
        "place": "same-article" if a.article == b.article else "across",
    }
    parts = {facet: table[(facet, level)] for facet, level in levels.items() if table[(facet, level)]}
    named = {f"{facet} {levels[facet]}": weight for facet, weight in parts.items()}
    return Link(a, b, sum(parts.values()), named, levels)


def _role(claim: Claim) -> tuple[str, str]:
    return claim.role, claim.direction if claim.role == "change" else ""


def _subject(a: Claim, b: Claim) -> str:
    if a.subject is None or b.subject is None:
        return "unknown"
    if a.subject == b.subject:
        return "match"
    return "near" if same_name(a.subject, b.subject) else "conflict"


def _measure(a: Claim, b: Claim) -> str:
    if a.measure is None or b.measure is None:
        return "match" if a.measure == b.measure and a.mention.kind == "count" else "unknown"
    if a.measure == b.measure:
        return "match"
    known = measures()[1]
    return "near" if known[a.measure][0] == known[b.measure][0] else "conflict"


def _noun(a: Claim, b: Claim) -> str:
    if a.mention.kind != "count":
        return "none"
    if a.mention.unit == b.mention.unit and a.mention.unit:
        return "match"
    if a.mention.noun_class and a.mention.noun_class == b.mention.noun_class:
        return "class"
    if not a.mention.unit or not b.mention.unit:
        return "none"
    if GENERIC in (a.mention.noun_class, b.mention.noun_class) and a.measure and a.measure == b.measure:
        return "generic"
    return "conflict"


def _period(a: Period | None, b: Period | None) -> str:
    if a is None or b is None:
        return "unknown"
    if a.same_days(b):
        return "match"
    if a.inside(b) or b.inside(a):
        return "inside"
    return "overlap" if a.overlaps(b) else "apart"


def _scope(a: Claim, b: Claim) -> str:
    scope_a, scope_b = set(a.scope), set(b.scope)
    if scope_a == scope_b:
        return "match" if scope_a else "subset"
    differing = scope_a ^ scope_b
    if differing & _FREQUENCIES or differing & _OPPOSED:
        return "conflict"
    for prefix in _NARROWING:
        narrow_a = {value for value in scope_a if value.startswith(prefix)}
        narrow_b = {value for value in scope_b if value.startswith(prefix)}
        if narrow_a != narrow_b and (narrow_a or narrow_b) and (prefix != "place:" or (narrow_a and narrow_b)):
            return "conflict"
    return "subset" if scope_a <= scope_b or scope_b <= scope_a else "conflict"


def _attribution(a: Claim, b: Claim) -> str:
    if a.attribution is None or b.attribution is None:
        return "unknown"
    return "match" if same_name(a.attribution, b.attribution) else "conflict"


def _value(a: Claim, b: Claim) -> str:
    from factcheck.comparison import comparable

    other = comparable(a.quantity, b.quantity)
    if other is None:
        return "far"
    if a.quantity.literal.meets(other.literal) and a.quantity.implied.meets(other.implied):
        return "equal" if a.quantity.value == other.value else "close"
    x, y = _middle(a), other.value if other.value is not None else other.literal.low
    if x is None or y is None or not x or not y:
        return "apart"
    ratio = max(abs(x), abs(y)) / min(abs(x), abs(y))
    if ratio - 1 <= CLOSE:
        return "close"
    if is_slip(x, y):
        return "slip"
    return "apart" if ratio <= FAR else "far"


def _middle(claim: Claim) -> Decimal | None:
    quantity = claim.quantity
    return quantity.value if quantity.value is not None else quantity.literal.low


def is_slip(x: Decimal, y: Decimal) -> bool:
    """Could one number have become the other by one slip: a power of ten, two swapped digits, one wrong digit in a
    number of at least three?"""
    ratio = max(abs(x), abs(y)) / min(abs(x), abs(y))
    if ratio.normalize().as_tuple().digits == (1,):
        return True
    digits_x, digits_y = _digits(x), _digits(y)
    if len(digits_x) != len(digits_y) or len(digits_x) < 2:
        return False
    wrong = [i for i, (p, q) in enumerate(zip(digits_x, digits_y, strict=True)) if p != q]
    if len(wrong) == 1:
        return len(digits_x) >= 3
    return len(wrong) == 2 and digits_x[wrong[0]] == digits_y[wrong[1]] and digits_x[wrong[1]] == digits_y[wrong[0]]


def _digits(value: Decimal) -> tuple[int, ...]:
    digits = list(abs(value).normalize().as_tuple().digits)
    return tuple(digits)
