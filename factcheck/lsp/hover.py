"""What was read under the pointer: the normalized claim, and the sums that it took part in."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from factcheck.findings.outcome import Coverage
from factcheck.lsp.draft import Draft
from factcheck.model.check import Check
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.wording import plain
from factcheck.report.display import clipped, one_line
from factcheck.report.formats.as_markdown import escaped

_MOST = 8
_STATUS = {
    "agreeing": "agrees with another figure",
    "bounded": "only its direction or a bound was checked",
    "contradicted": "contradicted",
    "disputed": "disputed: two named sources differ",
    "unmatched": "not checked: there is nothing to compare it with",
    "not-understood": "not understood, and not checked",
}
_VERDICTS = {"agree": "agrees", "not-comparable": "not comparable"}


def hover(draft: Draft, offset: int, *, markdown: bool) -> Hover | None:
    """What is known of the number at a code point of the document; None where there is none."""
    if draft.article is None:
        return None
    claims = draft.claims_at(offset)
    if not claims:
        unread = next((one for one in draft.outcome.coverage if _holds(draft, one, offset)), None)
        if unread is None:
            return None
        head, facts, sums = unread.text, [("coverage", _STATUS.get(unread.status, unread.status))], []
        place = draft.range(unread.span)
    else:
        claim = claims[0]
        head, facts, place = claim.text, list(_facts(claim, draft)), draft.range(claim.span)
        sums = [_sum(check) for check in draft.checks_of(claim)]
    text = _markdown(head, facts, sums) if markdown else _text(head, facts, sums)
    return Hover(MarkupContent(MarkupKind.Markdown if markdown else MarkupKind.PlainText, text), place)


def _holds(draft: Draft, entry: Coverage, offset: int) -> bool:
    start, end = draft.span(entry.span)
    return start <= offset < end


def _facts(claim: Claim, draft: Draft) -> Iterator[tuple[str, str]]:
    quantity = claim.quantity
    unit = " ".join(part for part in (quantity.currency, quantity.unit) if part)
    unit += f" per {quantity.per}" if quantity.per else ""
    inferred = " (by context)" if quantity.currency_inferred else ""
    yield "kind", quantity.kind
    if quantity.value is not None:
        yield "value", f"{plain(quantity.value)} {unit}".rstrip() + inferred
    elif unit:
        yield "unit", unit + inferred
    if quantity.when is not None:
        yield "date", quantity.when.iso or quantity.when.text
    else:
        yield "must hold", _interval(quantity.literal)
        if quantity.implied != quantity.literal:
            yield "suggests", _interval(quantity.implied)
    period = claim.period.iso or claim.period.text if claim.period else None
    facets = (("subject", claim.subject), ("measure", claim.measure), ("period", period),
              ("scope", ", ".join(claim.scope)), ("said by", claim.attribution))  # fmt: skip
    yield from ((name, value) for name, value in facets if value)
    yield "status", claim.status
    yield "stands in", claim.zone
    status = next((one.status for one in draft.outcome.coverage if one.claim == claim.id), None)
    if status:
        yield "coverage", _STATUS.get(status, status)


def _interval(interval: Interval) -> str:
    """With the brackets of ISO 80000-2: a round one, and the end is not part of it."""
    left = "(" if interval.low is None or interval.low_open else "["
    right = ")" if interval.high is None or interval.high_open else "]"
    low = "-∞" if interval.low is None else plain(interval.low)
    high = "∞" if interval.high is None else plain(interval.high)
    return low if low == high else f"{left}{low}; {high}{right}"


def _sum(check: Check) -> str:
    verdict = _VERDICTS.get(check.verdict, check.verdict)
    return f"{check.rule}, {verdict}: {clipped(check.arithmetic or check.message, 300)}"


def _markdown(head: str, facts: list[tuple[str, str]], sums: list[str]) -> str:
    blocks = [f"**{escaped(clipped(head, 120))}**", "\n".join(f"- {name}: {escaped(value)}" for name, value in facts)]
    if sums:
        blocks.append("\n".join(f"- {escaped(one)}" for one in _some(sums)))
    return "\n\n".join(blocks)


def _text(head: str, facts: list[tuple[str, str]], sums: list[str]) -> str:
    lines = [clipped(head, 120), *(f"{name}: {one_line(value)}" for name, value in facts), *_some(sums)]
    return "\n".join(lines)


def _some(sums: list[str]) -> list[str]:
    """As many sums as a hover can show, those that do not agree first."""
    ordered = sorted(sums, key=lambda one: ", agrees: " in one or ", not comparable: " in one)
    left = len(ordered) - _MOST
    return [*ordered[:_MOST], *([f"… and {left} more"] if left > 0 else [])]
