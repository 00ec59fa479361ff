"""Whether two claims could be values of one quantity."""

from __future__ import annotations

from factcheck.model.claim import Claim

_SIZES = ("length", "area", "volume", "mass", "energy", "power")


def same_measure(a: Claim, b: Claim) -> bool:
    """Could both be values of one quantity? A bare number takes its unit from the other."""
    p, q = a.quantity, b.quantity
    if (p.value is None and p.relation != "between") or (q.value is None and q.relation != "between"):
        return False
    if p.per != q.per and None not in (p.per, q.per):
        return False
    if p.kind == q.kind:
        if p.kind == "money":
            return p.currency == q.currency
        if p.kind in ("count", "number"):
            return p.unit == q.unit or None in (p.unit, q.unit) or _one_class(a, b)
        return p.unit == q.unit
    return "number" in (p.kind, q.kind) and {p.kind, q.kind} <= {"number", "count", "money", *_SIZES}


def _one_class(a: Claim, b: Claim) -> bool:
    return a.mention.noun_class is not None and a.mention.noun_class == b.mention.noun_class
