"""From checks to findings: what did not agree, once, with an identity that outlives a rewrite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from factcheck.lexicon.regex import regex
from factcheck.model.check import LEVELS, Check, Finding, Level, Operand, Suggestion, level_of
from factcheck.model.claim import Claim
from factcheck.model.records import replace

AGREEING = ("agree", "not-comparable")
_EITHER = ("first", "second", "this article", "other article")
"""The roles of linked numbers, which say no more than which comes first."""
_SPACE = regex(r"\s+")


def findings(
    checks: Sequence[tuple[str, Check]],
    order: Mapping[tuple[str, str], int],
    severities: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """The findings of a run, sorted by article, place and rule. What an article says several times is told once, at its
    strongest place, with the others as repeats. `order` numbers the articles' fields as they were read; `severities`
    overrides levels by rule ("off" drops the rule's findings)."""
    levels = severities or {}
    found = []
    for name, check in checks:
        level = level_of(levels[check.rule]) if check.rule in levels else check.level
        if check.verdict not in AGREEING and level is not None:
            found.append((name, check, level))
    groups: dict[tuple[object, ...], list[tuple[str, Check, Level]]] = {}
    for item in _once(found):
        groups.setdefault((item[1].rule, _content(item[1])), []).append(item)
    told = (_told(sorted(group, key=lambda item: _sort_key(item[1], order))) for group in groups.values())
    return tuple(sorted(told, key=lambda finding: _sort_key(finding.check, order)))


def _told(group: Sequence[tuple[str, Check, Level]]) -> Finding:
    """One finding for all places of a group, which are in order; all share the fingerprint of the strongest."""
    best = max(group, key=lambda item: _strength(item[1], item[2]))
    identity = fingerprint(best[1])
    others = [(name, _suggesting(check, best[1]), level) for name, check, level in group if name != best[0]]
    repeats = tuple(Finding(name, check, level, identity) for name, check, level in others)
    return Finding(best[0], best[1], best[2], identity, repeats)


def _suggesting(check: Check, best: Check) -> Check:
    """The check with the suggestion of the place that is told, where both would put something for the same words: one
    figure is not corrected in two ways."""
    here, there = check.suggestion, best.suggestion
    if here is None or there is None or _words(check, here) != _words(best, there):
        return check
    pairs = zip(here.replacements, there.replacements, strict=True)
    same = tuple(replace(two, article=one.article, span=one.span) for one, two in pairs)
    return replace(check, suggestion=replace(there, replacements=same))


def _words(check: Check, suggestion: Suggestion) -> list[str | None]:
    """What each replacement of a suggestion would put something for."""
    texts = {(operand.article, operand.span): operand.text for operand in check.operands}
    return [texts.get((one.article, one.span)) for one in suggestion.replacements]


def _once(found: Iterable[tuple[str, Check, Level]]) -> list[tuple[str, Check, Level]]:
    """Without contradictions that two rules see between just the same numbers: the stronger one is told, the first
    where they are equal."""
    best: dict[object, tuple[str, Check, Level]] = {}
    for item in found:
        name, check, level = item
        places = frozenset((o.article, o.span) for o in check.operands)
        key: object = places if check.verdict == "contradiction" and len(places) > 1 else name
        if key not in best or _strength(check, level) > _strength(best[key][1], best[key][2]):
            best[key] = item
    return list(best.values())


def _strength(check: Check, level: Level) -> tuple[int, float]:
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


def _content(check: Check) -> tuple[tuple[str, str], ...]:
    """What a check compares, for telling a repeat. Which of two linked numbers comes first is chance, but what they
    measure is not; the numbers of one relation are the same relation whatever words stand around them."""
    linked = any(operand.role in _EITHER for operand in check.operands)
    numbers = [(one.article, _normal(one, "" if linked else one.role, linked)) for one in check.operands]
    wordless = not any(one.text for one in check.operands)
    return tuple(sorted([*numbers, ("", check.message)] if wordless else numbers))


def _normal(operand: Operand, role: str, measured: bool = True) -> str:
    """A number as it counts for identity: role, value and unit, and what it measures; a word as written."""
    claim = operand.claim
    if claim is None or (claim.quantity.value is None and claim.quantity.when is None):
        return f"{role}|{_SPACE.sub(' ', operand.text).strip().lower()}"
    quantity = claim.quantity
    value = quantity.when.iso or _SPACE.sub(" ", quantity.when.text) if quantity.when else quantity.value
    if not isinstance(value, str) and value is not None:
        value = format(value.normalize(), "f")
    unit = quantity.currency or quantity.unit or ""
    return "|".join((role, quantity.relation, str(value), unit, (claim.measure or "") if measured else _weekday(claim)))


def _weekday(claim: Claim) -> str:
    """The day of the week beside a date: with another one, it is another error."""
    when = claim.mention.when
    return "" if when is None or when.weekday is None else str(when.weekday)
