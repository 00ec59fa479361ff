"""Linked pairs as the rules of agreement see them: which can be judged at all, and how to say why they belong."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from factcheck.claims.entities import same_name
from factcheck.claims.facets.around import around, stem_of
from factcheck.claims.view import Reading, View
from factcheck.lexicon.regex import regex
from factcheck.model.budget import go_on, limits
from factcheck.model.check import Check, Operand, Verdict, left_out
from factcheck.model.claim import Claim, Link
from factcheck.numbers.comparison import verdict
from factcheck.numbers.tolerance import BLIND, power
from factcheck.numbers.wording import number
from factcheck.numbers.wording import quoted as words_of

RUNNING = frozenset(("deaths", "injuries", "missing", "infections", "arrests", "evacuees", "damage", "votes"))
"""Measures that grow from report to report: a toll of Tuesday is no contradiction to Monday's."""

_SAID = {
    "subject match": "both are said of {subject}",
    "subject near": "{subject} and {other} are the same name",
    "measure match": "both measure {measure}",
    "noun match": "both count the same ({noun})",
    "period match": "both are for {period}",
    "context same": "both stand among the same words ({words})",
    "context contained": "the words around one stand around the other too ({words})",
    "context much": "both stand among like words ({words})",
    "companions agree": "the sentences share another number",
    "place top": "one is the headline's",
    "value currency": "the number is the same, the currency is not",
    "value slip": "one slip of the hand would turn one value into the other",
}
"""What an editor is told of the evidence; what speaks for little, or against, is left to `why`."""
_SHOWN_WORDS = 4
_WORD = regex(r"[A-Za-zÀ-ÿ][\w’'&.-]{0,40}")


def judged(view: View) -> Iterator[tuple[Link, Verdict]]:
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


def _rank(check: Check) -> tuple[bool, float, float]:
    """A pair of the body goes before one of headlines and summaries, then the surer, then the better linked."""
    bodies = all(o.claim is not None and o.claim.zone not in ("headline", "summary") for o in check.operands)
    return bodies, check.confidence, sum(check.weights.values())


def moves_on(view: View, link: Link) -> bool:
    """May the number have changed between two articles? So it may where they tell of two occasions; and tolls grow,
    unless both came out on one known day."""
    a, b = link.a, link.b
    if a.article == b.article:
        return False
    if not view.occasions.comparable(link):
        return True
    if not ({a.measure, b.measure} & RUNNING) or link.levels.get("period") == "match" or _is_copied(link):
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
    """The evidence as a sentence: "Both are said of Northwind, both stand among like words (fire, mill)."; "" where
    nothing can be named."""
    a, b = link.a, link.b
    known: Mapping[str, str] = {
        "subject": a.subject or "",
        "other": b.subject or "",
        "measure": a.measure or "",
        "noun": (a.mention.unit if a.mention.unit == b.mention.unit else a.mention.noun_class) or "",
        "period": " ".join(a.period.text.split()) if a.period else "",
        "words": ", ".join(shared_words(a, b)[:_SHOWN_WORDS]),
    }
    said = [_SAID[level].format_map(known) for level, bits in link.weights.items() if level in _SAID and bits > 0]
    return sentence(", ".join(said))


def shared_words(a: Claim, b: Claim) -> list[str]:
    """The words of one clause that stand in the other too, as the first one writes them."""
    shared = around(a).clause & around(b).clause
    words = dict.fromkeys(word.lower() for word in _WORD.findall(a.sentence_text))
    return [word for word in words if stem_of(word) in shared]


def sentence(text: str) -> str:
    """With a capital and a stop; nothing for nothing."""
    return f"{text[0].upper()}{text[1:]}." if text else ""


def about(link: Link) -> str:
    """What both are said to be about: "the sales of Northwind Motors"."""
    subject, measure = link.a.subject or link.b.subject, link.a.measure or link.b.measure
    named = f"the {measure}" if measure else "one figure"
    return f"{named} of {subject}" if subject else named


def told(link: Link, x: str, y: str) -> str:
    """Two values with the articles that give them."""
    if link.a.article == link.b.article:
        return f"{x} and {y}"
    return f"{x} ({whose(link.a)}) and {y} ({whose(link.b)})"


def meaning(claim: Claim) -> str:
    """What a number's words allow: "361,600 is from 361,550 to 361,650"."""
    literal = claim.quantity.literal
    low, high = (None if end is None else number(end) for end in (literal.low, literal.high))
    if low is None or high is None:
        return f"{words_of(claim)} is {'below' if low is None else 'above'} {high if low is None else low}"
    return f"{words_of(claim)} is exactly {low}" if low == high else f"{words_of(claim)} is from {low} to {high}"


def confidence(link: Link) -> float:
    """The link's odds as a probability, with even odds at the threshold of linking."""
    from factcheck.links.links import THRESHOLD

    odds = 2.0 ** min(link.weight - THRESHOLD + 1, 20)
    return round(float(odds / (1 + odds)), 3)


def agreeing(rule: str, link: Link, least: float) -> Check:
    """Two equal values. Only where the two would be linked with a slip in one of them, too, would it have shown;
    `least` is the evidence in bits that the rule needs to speak of two places of one body."""
    from factcheck.links.links import linked_with_slip

    a, b = link.a.quantity, link.b.quantity
    strength = power(link.b, a.literal.hull(b.literal)) if linked_with_slip(link, least) else BLIND
    members = operands(link)
    return Check(rule, "agree", members, weights=link.weights, confidence=confidence(link), power=strength)


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


def first_apart(
    reading: Reading,
    group: Sequence[Claim],
    alike: Callable[[Claim], Hashable],
    drifts: Callable[[Claim, Claim], bool],
    found: Callable[[Claim, Claim], Check],
) -> Iterator[Check]:
    """The finding on the first two claims of a group, of two sentences, that drift apart. Claims that are `alike` stand
    in for one another; where too many are left to be held all against all, a note says so."""
    go_on()
    kept: dict[Hashable, list[Claim]] = {}
    for claim in group:
        same = kept.setdefault(alike(claim), [])
        if not same or (len(same) == 1 and same[0].sentence != claim.sentence):
            same.append(claim)
    # One of each kind goes first, so that a limit cuts off repeats before it cuts off what is new.
    some = [same[0] for same in kept.values()] + [one for same in kept.values() for one in same[1:]]
    most = limits().pairs
    for a, b in islice(combinations(some, 2), most):
        if a.sentence != b.sentence and drifts(a, b):
            yield found(a, b)
            return
    if len(some) * (len(some) - 1) // 2 > most:
        yield left_out(reading.article, f"Not all pairs were compared: {words_of(some[0])} comes up too often.")
