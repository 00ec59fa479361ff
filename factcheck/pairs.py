"""Linked pairs as the rules of agreement see them: which can be judged at all, and how to say why they belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from factcheck.check import Check, Operand
from factcheck.claim import Claim, Link
from factcheck.comparison import verdict
from factcheck.entities import same_name
from factcheck.view import Reading, View

RUNNING = frozenset(("deaths", "injuries", "missing", "infections", "arrests", "evacuees", "damage", "votes"))
"""Measures that grow from report to report: a toll of Tuesday is no contradiction to Monday's."""

_SAID = {
    "subject match": "both are said of {subject}",
    "subject near": "{subject} and {other} are the same name",
    "measure match": "both measure {measure}",
    "noun match": "both count the same thing ({noun})",
    "noun class": "both count {noun}",
    "period match": "both are for {period}",
    "period inside": "the periods fit",
    "value equal": "the values are equal",
    "value close": "the values are close",
    "value slip": "one slip of the pen would turn one value into the other",
}


def judged(view: View) -> Iterator[tuple[Link, str]]:
    """The links that agree in status and measure, each with its verdict."""
    for link in view.links:
        if link.levels.get("status") == "conflict" or link.levels.get("measure") == "conflict":
            continue
        yield link, verdict(link.a.quantity, link.b.quantity)


def best_of(checks: Iterable[Check]) -> Iterator[Check]:
    """Of the findings that hold one number against several of one other article, only the likeliest; the rest would
    say the same again."""
    loud: list[Check] = []
    best: dict[tuple[str, str], Check] = {}
    for check in checks:
        if check.verdict in ("agree", "not-comparable"):
            yield check
            continue
        loud.append(check)
        for key in _ends(check):
            if key not in best or _rank(check) > _rank(best[key]):
                best[key] = check
    yield from (check for check in loud if all(best[key] is check for key in _ends(check)))


def _ends(check: Check) -> list[tuple[str, str]]:
    """Each of the two claims with the article of the other."""
    a, b = (operand.claim for operand in check.operands)
    return [] if a is None or b is None else [(a.id, b.article), (b.id, a.article)]


def _rank(check: Check) -> tuple[bool, float]:
    """A pair of the body goes before one of headlines and summaries, then the better linked."""
    bodies = all(o.claim is not None and o.claim.zone not in ("headline", "summary") for o in check.operands)
    return bodies, sum(check.weights.values())


def moves_on(view: View, link: Link) -> bool:
    """May the number have grown between two articles? So it is with tolls, unless both came out on one known day."""
    a, b = link.a, link.b
    if a.article == b.article or not ({a.measure, b.measure} & RUNNING):
        return False
    if link.levels.get("period") == "match" or _is_copied(link):
        return False
    days = [view.by_article[claim.article].context.published for claim in (a, b)]
    if days[0] is None or days[1] is None:
        return True
    return not (days[0].grain == "day" and days[0].same_days(days[1]))


def _is_copied(link: Link) -> bool:
    """Do both sentences say the same of the same other numbers, as where both articles come from one agency?"""
    return link.levels.get("context") == "same" and link.levels.get("companions") == "agree"


def same_sentence(link: Link) -> bool:
    return link.a.article == link.b.article and link.a.sentence == link.b.sentence


def quoted(link: Link) -> bool:
    """Does one of them stand in a quotation? What a speaker said is not corrected."""
    return "quote" in (link.a.zone, link.b.zone)


def both_named(link: Link) -> bool:
    """Has each its own source?"""
    a, b = link.a.attribution, link.b.attribution
    return a is not None and b is not None and not same_name(a, b)


def operands(link: Link) -> tuple[Operand, ...]:
    """The two ends: within an article first and second place, across articles both by their article."""
    if link.a.article == link.b.article:
        return (Operand.of("first", link.a), Operand.of("second", link.b))
    return (Operand.of("this article", link.a), Operand.of("other article", link.b))


def because(link: Link) -> str:
    """The evidence in words: "both are said of Xiaomi, both count the same thing (unit)"."""
    a, b = link.a, link.b
    words: Mapping[str, str] = {
        "subject": a.subject or "",
        "other": b.subject or "",
        "measure": a.measure or "",
        "noun": (a.mention.unit if a.mention.unit == b.mention.unit else a.mention.noun_class) or "",
        "period": a.period.text if a.period else "",
    }
    return ", ".join(_SAID[level].format_map(words) for level in link.weights if level in _SAID)


def confidence(link: Link) -> float:
    """The link's odds as a probability, with even odds at the threshold of linking."""
    from factcheck.links import THRESHOLD

    odds = 2.0 ** min(link.weight - THRESHOLD + 1, 20)
    return round(float(odds / (1 + odds)), 3)


def agreeing(rule: str, link: Link) -> Check:
    return Check(rule, "agree", operands(link), weights=link.weights, confidence=confidence(link))


def whose(claim: Claim) -> str:
    """Where a number stands, for a message: the article's id."""
    return f"“{claim.article}”"


def repeated(reading: Reading) -> Iterator[tuple[Claim, ...]]:
    """The claims of an article that give one value of one dimension, where that is no mere chance: amounts of money
    and numbers of at least four digits. Quotations, teasers and corrections are left out; those of
    the body come before those of headlines and summaries."""
    groups: dict[tuple[str, str, object], list[Claim]] = {}
    for claim in reading.claims:
        value = claim.quantity.value
        if value is None or claim.mention.kind not in ("money", "count") or abs(value) < 1000:
            continue
        if claim.zone in ("quote", "teaser", "correction", "caption"):
            continue
        unit = claim.quantity.currency or claim.quantity.unit or ""
        key = (claim.mention.kind, unit if claim.mention.kind == "money" else "", value)
        groups.setdefault(key, []).append(claim)
    for group in groups.values():
        if len(group) > 1:
            yield tuple(sorted(group, key=lambda claim: claim.zone in ("headline", "summary")))
