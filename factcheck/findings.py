"""From checks to findings: what did not agree, once, with an identity that outlives a rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from factcheck.check import LEVELS, Check, Finding, Operand

AGREEING = ("agree", "not-comparable")
_SPACE = re.compile(r"\s+")


def findings(
    checks: Sequence[tuple[str, Check]],
    order: Mapping[tuple[str, str], int],
    severities: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """The findings of a run, sorted by article, place and rule; of several that say the same thing of the same
    numbers, the strongest. `order` numbers the articles' fields as they were read; `severities` overrides levels by
    rule ("off" drops the rule's findings)."""
    levels = severities or {}
    kept: dict[tuple[object, ...], tuple[str, Check, str]] = {}
    for name, check in checks:
        level = levels.get(check.rule, check.level)
        if check.verdict in AGREEING or level == "off":
            continue
        key = (check.rule, _content(check.operands))
        known = kept.get(key)
        if known is None or _strength(check, level) > _strength(known[1], known[2]):
            kept[key] = (name, check, level)
    ranked = sorted(_once(kept.values()), key=lambda item: _sort_key(item[1], order))
    return tuple(Finding(name, check, level, fingerprint(check)) for name, check, level in ranked)


def _once(found: Iterable[tuple[str, Check, str]]) -> list[tuple[str, Check, str]]:
    """Without contradictions that two rules see between just the same numbers: the stronger one is told, the first
    where they are equal."""
    best: dict[object, tuple[str, Check, str]] = {}
    for item in found:
        name, check, level = item
        places = frozenset((o.article, o.span) for o in check.operands)
        key: object = places if check.verdict == "contradiction" and len(places) > 1 else name
        if key not in best or _strength(check, level) > _strength(best[key][1], best[key][2]):
            best[key] = item
    return list(best.values())


def _strength(check: Check, level: str) -> tuple[int, float]:
    return LEVELS.index(level), check.confidence


def _sort_key(check: Check, order: Mapping[tuple[str, str], int]) -> tuple[int, int, str, tuple[tuple[int, int], ...]]:
    places = tuple((order.get((o.article, o.span.field), 0), o.span.start) for o in check.operands)
    first = min(places, default=(0, 0))
    return (*first, check.rule, places)


def fingerprint(check: Check) -> str:
    """Identity of a finding: the rule and what its numbers say of whom; no place, no order, no article's path. Which of
    several articles comes first is order, too, so there the roles have no part in it."""
    across = len({operand.article for operand in check.operands}) > 1
    content = "\n".join((check.rule, *sorted(_normal(one, "" if across else one.role) for one in check.operands)))
    return sha256(content.encode("utf-8")).hexdigest()[:16]


def _content(operands: Iterable[Operand]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((operand.article, _normal(operand, operand.role)) for operand in operands))


def _normal(operand: Operand, role: str) -> str:
    """A number as it counts for identity: role, value and unit; a word as written."""
    claim = operand.claim
    if claim is None or (claim.quantity.value is None and claim.quantity.when is None):
        return f"{role}|{_SPACE.sub(' ', operand.text).strip().lower()}"
    quantity = claim.quantity
    value = quantity.when.iso or _SPACE.sub(" ", quantity.when.text) if quantity.when else quantity.value
    if not isinstance(value, str) and value is not None:
        value = format(value.normalize(), "f")
    unit = quantity.currency or quantity.unit or ""
    return "|".join((role, quantity.relation, str(value), unit, claim.measure or ""))
