"""What became of every number of an article; silence is never to be read as approval."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from factcheck.articles.layout.leftovers import without_tags
from factcheck.claims.view import Reading
from factcheck.findings.outcome import Coverage
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.check import BOUNDS, FIXES, Check, Finding, Operand

# A number that stands alone; digits inside words, codes and addresses name things.
_NUMBER = regex(r"\d(?<![\w.,:/@#&-]\d)[\d.,]{0,40}(?![\w@:/-])")
_RANK = {"contradicted": 4, "disputed": 3, "agreeing": 2, "bounded": 1}
_OF_VERDICT = {"contradiction": "contradicted", "tension": "contradicted", "dispute": "disputed"}
_CALENDAR = ("date", "period")


def coverage(
    readings: Sequence[Reading], checks: Sequence[tuple[str, Check]], findings: Sequence[Finding]
) -> tuple[Coverage, ...]:
    """One entry for each number, in the order of the text; dates have one only where a check used them. A note
    contradicts nothing: it is worth a look."""
    of_claim: dict[str, list[tuple[str, str]]] = {}
    told = [finding for finding in findings if finding.level != "note" or finding.check.verdict == "dispute"]
    for place in (place for finding in told for place in finding.places):
        _enter(of_claim, place.check.operands, place.id, _OF_VERDICT.get(place.check.verdict))
    wrong = {name for name, entries in of_claim.items() if any(status == "contradicted" for _, status in entries)}
    worthless = _repeats_of(wrong, [check for _, check in checks])
    for name, check in checks:
        _enter_check(of_claim, name, check, _touches(check, worthless))
    return tuple(entry for reading in readings for entry in _of_article(reading, of_claim))


def _enter_check(of_claim: dict[str, list[tuple[str, str]]], name: str, check: Check, worthless: bool) -> None:
    """Enters the numbers that a check bears out or bounds; `worthless`: it only repeats a number that is wrong."""
    if check.verdict == "agree" and not (is_repeat(check) and worthless):
        for operand in check.operands:
            _enter(of_claim, (operand,), name, _strength(check, operand))
    elif check.verdict == "precision-gap" and not worthless:
        _enter(of_claim, check.operands, name, "bounded")


def _enter(
    of_claim: dict[str, list[tuple[str, str]]], operands: Iterable[Operand], check: str, status: str | None
) -> None:
    for operand in operands:
        if operand.claim is not None and status is not None:
            of_claim.setdefault(operand.claim.id, []).append((check, status))


def _strength(check: Check, operand: Operand) -> str | None:
    """What agreeing is worth: a slip in the number would have shown, or only one beyond a bound; None for neither. Of
    a rule that does not say what it would have caught no number is called agreeing."""
    power = operand.power if operand.power is not None else check.power
    if power is None:
        return "bounded"
    return "agreeing" if power >= FIXES else "bounded" if power >= BOUNDS else None


def is_repeat(check: Check) -> bool:
    """Does the check hold two numbers of one unit against each other, so that they agree where one repeats the
    other?"""
    claims = [operand.claim for operand in check.operands if operand.claim is not None]
    if len(check.operands) != 2 or len(claims) != 2:
        return False
    a, b = (claim.quantity for claim in claims)
    return (a.kind, a.unit, a.currency) == (b.kind, b.unit, b.currency)


def _touches(check: Check, claims: Container[str]) -> bool:
    return any(operand.claim is not None and operand.claim.id in claims for operand in check.operands)


def _repeats_of(wrong: Collection[str], checks: Iterable[Check]) -> frozenset[str]:
    """The numbers that are contradicted, and all that repeat them in their own article: that a wrong number agrees with
    its own repeats says nothing. Another article is another witness, and agrees with the repeats of its own."""
    beside: dict[str, list[str]] = {}
    for check in checks:
        if check.verdict == "agree" and is_repeat(check):
            a, b = (operand.claim for operand in check.operands)
            if a is not None and b is not None and a.article == b.article:
                beside.setdefault(a.id, []).append(b.id)
                beside.setdefault(b.id, []).append(a.id)
    reached, ahead = set(wrong), list(wrong)
    while ahead:
        fresh = [name for name in beside.get(ahead.pop(), ()) if name not in reached]
        reached.update(fresh)
        ahead += fresh
    return frozenset(reached)


def _of_article(reading: Reading, of_claim: Mapping[str, list[tuple[str, str]]]) -> Iterable[Coverage]:
    entries = []
    for claim in reading.claims:
        verdicts = of_claim.get(claim.id, [])
        if claim.mention.kind in _CALENDAR and not verdicts:
            continue
        status = max((status for _, status in verdicts), key=_RANK.__getitem__, default="unmatched")
        entries.append(
            Coverage(claim.article, claim.span, claim.text, status, claim.id, tuple(name for name, _ in verdicts))
        )
    entries += _not_understood(reading)
    fields = list(reading.article.fields)
    return sorted(entries, key=lambda entry: (fields.index(entry.span.field), entry.span.start, entry.span.end))


def _not_understood(reading: Reading) -> Iterable[Coverage]:
    for field, text in reading.article.fields.items():
        taken = sorted((m.start, m.end) for claim in reading.claims if (m := claim.mention).field == field)
        at = 0
        for match in _NUMBER.finditer(without_tags(text)):
            start, end = match.start(), match.start() + len(match.group().rstrip(".,"))
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            if at < len(taken) and taken[at][0] < end:
                continue
            yield Coverage(reading.article.id, Span(field, start, end), text[start:end], "not-understood")
