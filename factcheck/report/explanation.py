"""What the tool made of two texts, and why it did or did not hold their numbers against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.view import Reading
from factcheck.links.links import THRESHOLD, block_keys, links, weigh
from factcheck.model.check import Check
from factcheck.model.claim import Claim, Link
from factcheck.numbers.comparison import verdict
from factcheck.report.display import inert
from factcheck.report.exact import number_text

CALENDAR = ("date", "period", "duration")
SHOWN = 12


def explanation(a: Reading, b: Reading, checks: Sequence[Check], parts: tuple[Sequence[Claim], Sequence[Claim]]) -> str:
    """Both texts as read, the pairs that were compared, and the nearest of those that were not.

    `parts` are the claims of `a` and of `b` that are asked about, `checks` those that were made of both texts.
    """
    linked, unlinked = _pairs(*parts)
    blocks = [
        *_read("A", a, parts[0]),
        *_read("B", b, parts[1]),
        f"Compared: {len(linked)} of {len(linked) + len(unlinked)} pairs",
        *(_pair(link, a, b) for link in linked[:SHOWN]),
        *_checked(checks, {claim.id for part in parts for claim in part}),
    ]
    if unlinked:
        blocks += ["Not compared (the nearest first)", *(_pair(link, a, b) for link in unlinked[:SHOWN])]
    return inert("\n".join(blocks) + "\n")


def _pairs(first: Sequence[Claim], second: Sequence[Claim]) -> tuple[list[Link], list[Link]]:
    """The pairs that are linked and those that are not, each with the heaviest first."""
    found = {frozenset((link.a.id, link.b.id)) for link in links(dict.fromkeys((*first, *second)))}
    numbers = [[claim for claim in part if claim.mention.kind not in CALENDAR] for part in (first, second)]
    pairs = {frozenset((x.id, y.id)): (x, y) for x in numbers[0] for y in numbers[1] if x.id != y.id}
    weighed = sorted((weigh(x, y) for x, y in pairs.values()), key=lambda link: -link.weight)
    linked = [link for link in weighed if frozenset((link.a.id, link.b.id)) in found]
    return linked, [link for link in weighed if frozenset((link.a.id, link.b.id)) not in found]


def _read(name: str, reading: Reading, claims: Sequence[Claim]) -> Iterator[str]:
    article = reading.article
    window = reading.context.published
    days = f"{window.start} to {window.end} (exclusive), {article.published_from}" if window else "unknown"
    known = f"language {article.language}; published {days}"
    yield f"{name}: {article.path or article.id}; {known}"
    if not claims:
        yield "  no number was read here"
    for claim in claims:
        yield f"  {_place(claim, reading)}  “{claim.text}”  {_facets(claim)}"
    yield ""


def _place(claim: Claim, reading: Reading) -> str:
    line, column = reading.article.place(claim.span.field, claim.span.start)
    return f"{line}:{column}"


def _facets(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity.when is not None:
        return f"{quantity.kind} {quantity.when.start} to {quantity.when.end} (exclusive)"
    unit = quantity.currency or quantity.unit or ""
    known = (
        f"{quantity.kind} {quantity.relation} {_interval(claim)} {unit}".rstrip(),
        claim.zone,
        claim.subject and f"of {claim.subject}",
        claim.measure,
        claim.period and f"in {claim.period.iso or claim.period.text}",
        ", ".join(claim.scope),
        claim.status != "actual" and claim.status,
        claim.role != "level" and claim.role,
        claim.attribution and f"says {claim.attribution}",
    )
    return "; ".join(str(word) for word in known if word)


def _interval(claim: Claim) -> str:
    literal = claim.quantity.literal
    low = "-∞" if literal.low is None else number_text(literal.low)
    high = "∞" if literal.high is None else number_text(literal.high)
    left = "(" if literal.low is None or literal.low_open else "["
    return f"{left}{low}, {high}{')' if literal.high is None or literal.high_open else ']'}"


def _pair(link: Link, a: Reading, b: Reading) -> str:
    """One pair as a waterfall: what each facet adds or takes away, in bits."""
    head = f"  “{link.a.text}” ({_place(link.a, a)}) and “{link.b.text}” ({_place(link.b, b)})"
    parts = ", ".join(f"{facet} {weight:+.1f}" for facet, weight in link.weights.items())
    lines = [head, f"    {link.weight:.1f} of {THRESHOLD:.0f} bits: {parts}"]
    barrier = _barrier(link)
    lines.append(
        f"    {barrier}" if barrier else f"    held against each other: {verdict(link.a.quantity, link.b.quantity)}"
    )
    return "\n".join(lines)


def _barrier(link: Link) -> str:
    """Why a pair was not weighed at all, or "" where it could be."""
    keys_a, keys_b = set(block_keys(link.a)), set(block_keys(link.b))
    for claim, keys in ((link.a, keys_a), (link.b, keys_b)):
        if not keys:
            return f"“{claim.text}” is compared with nothing: {claim.mention.kind} in a {claim.zone}, with no measure"
    if keys_a & keys_b:
        return "" if link.weight >= THRESHOLD else "too little speaks for their being about the same thing"
    if link.a.dimension != link.b.dimension:
        return f"never side by side: {link.a.dimension} and {link.b.dimension}"
    return "never side by side: no name near both, no value in common that is rare enough, no like words around"


def _checked(checks: Sequence[Check], asked: set[str]) -> Iterator[str]:
    """The checks that any rule made with a claim that is asked about."""
    found = [one for one in checks if any(o.claim is not None and o.claim.id in asked for o in one.operands)]
    if found:
        yield f"Checks: {len(found)}"
    for one in found[: 2 * SHOWN]:
        texts = " | ".join(operand.text for operand in one.operands)
        yield f"  {one.rule}: {one.verdict}: {texts}{f': {one.arithmetic}' if one.arithmetic else ''}"
