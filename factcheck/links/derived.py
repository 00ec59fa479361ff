"""Does a number follow from a text by arithmetic, counting or rephrasing?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.links.passages import Passages
from factcheck.links.values import CALENDAR, rate, same_noun, slot
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import dataclass
from factcheck.numbers.comparison import BOUNDS

BESIDE = 25
SHORTEST = 2
LISTED = 15
"""Up to here a writer counts what the text names one by one."""
HUNDRED = Decimal(100)
_REST = regex(
    r"\b(?:others?|more|less|fewer|rest|remain\w*|left|another|additional|extra|differ\w*|surviv\w*|up|down|r[io]se|"
    r"fell|gain\w*|lose|lost|drop\w*|by|lead|margin|gap|ahead|behind)\b",
    re.IGNORECASE,
)
"""Words of what is left over or of a change: without one of them, a count is no difference of two others."""
_RATES = {
    "year": (Decimal(12), Decimal(52), Decimal(365), Decimal(4)),
    "month": (Decimal(12), Decimal(30), Decimal(4)),
    "week": (Decimal(52), Decimal(7), Decimal(4)),
    "day": (Decimal(365), Decimal(7), Decimal(30), Decimal(24)),
    "hour": (Decimal(24), Decimal(40), Decimal(8), Decimal(60)),
    "minute": (Decimal(60),),
}


_EACH = regex(r"\b(?:each|apiece|every)\b")
_A_FEW = frozenset(map(Decimal, range(2, 7)))
SHARED_OUT = 40
"""Code points beside a number in which "each" says that it is so much for one of several."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a number follows: the claims it is made of (none for a word or a list) and the sum written out."""

    how: str
    arithmetic: str
    sources: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a text names and the numbers of years that it tells, each with the first claim of it."""

    named: dict[int, Claim]
    spans: dict[Decimal, Claim]


def years_of(claims: Sequence[Claim]) -> Years:
    named: dict[int, Claim] = {}
    spans: dict[Decimal, Claim] = {}
    for claim in claims:
        if claim.mention.when is not None and claim.mention.when.year:
            named.setdefault(claim.mention.when.year, claim)
        elif claim.quantity.unit == "year" and claim.quantity.value is not None:
            spans.setdefault(claim.quantity.value, claim)
    return Years(named, spans)


def derivation(
    stated: Claim, claims: Sequence[Claim], related: Sequence[Claim], body: Passages, known: Years
) -> Derivation | None:
    """The first way in which a number follows from those of a text, or None. `claims` are the text's in order, `known`
    their years, `related` those in sentences that share something with the number's own: only they are computed with.
    """
    for way in (_of_ends, _said_in_words, _of_years):
        found = way(stated, claims, body, known)
        if found is not None:
            return found
    for way in (_of_each, _of_two, _at_another_rate, _counted):
        found = way(stated, related, body, known)
        if found is not None:
            return found
    return None


def _said_in_words(stated: Claim, claims: Sequence[Claim], body: Passages, known: Years) -> Derivation | None:
    value = stated.quantity.value
    if value is None:
        return None
    units = [stated.quantity.unit or ""] if slot(stated) == "duration" else [""]
    for unit in units:
        for word in rephrased().get((slot(stated), unit, value), ()):
            if len(word) > 2 and word in body.words:
                return Derivation("rephrasing", f"“{word}” says {stated.text}")
    return None


@cache
def rephrased() -> dict[tuple[str, str, Decimal], tuple[str, ...]]:
    """The words that say a number, by slot, unit (of durations only) and value."""
    table: dict[tuple[str, str, Decimal], tuple[str, ...]] = {}
    for kind, unit, value, forms in rows("rephrased"):
        key = (kind, unit if kind == "duration" else "", Decimal(value))
        table[key] = (*table.get(key, ()), *forms.split("|"))
    return table


def _of_ends(stated: Claim, claims: Sequence[Claim], body: Passages, known: Years) -> Derivation | None:
    """ "4-7%" of "up from 4% to 7%": both ends of a range stand in one sentence."""
    literal = stated.quantity.literal
    if stated.quantity.relation != "between" or literal.low is None or literal.high is None:
        return None
    lows = [c for c in claims if c.quantity.value == literal.low]
    for low in lows:
        for high in claims:
            if high.quantity.value == literal.high and body.of(high) == body.of(low):
                return Derivation("copying", f"{low.text} and {high.text}", (low, high))
    return None


def _of_years(stated: Claim, claims: Sequence[Claim], body: Passages, known: Years) -> Derivation | None:
    """ "After 72 years" of 1946 and 2018; "since 1972" of "43 years" in 2015."""
    when, value = stated.mention.when, stated.quantity.value
    if when is not None and when.year is not None:
        return _year_by_span(when.year, known)
    of_years = slot(stated) in ("duration", "age", "ordinal") and stated.quantity.unit in ("year", None)
    return _span_of_years(value, known) if value is not None and of_years and value >= SHORTEST else None


def _year_by_span(stated: int, known: Years) -> Derivation | None:
    """A year as another one and the years between."""
    for year, claim in known.named.items():
        span = known.spans.get(Decimal(abs(year - stated)))
        if span is not None:
            return Derivation("subtracting", f"{year} and {span.text}", (claim, span))
    return None


def _span_of_years(value: Decimal, known: Years) -> Derivation | None:
    """A number of years as the difference of two."""
    for first, claim in known.named.items():
        for second in (first + int(value) + off for off in (0, 1, -1)):
            if second > first and second in known.named and abs(second - first - value) <= 1:
                sum_ = f"{second} − {first} = {second - first}"
                return Derivation("subtracting", sum_, (claim, known.named[second]))
    return None


def _of_each(stated: Claim, claims: Sequence[Claim], body: Passages, known: Years) -> Derivation | None:
    """ "$14 million" of "$7 million to the family of each boy": a few times what each gets."""
    value = stated.quantity.value
    if not value or slot(stated) not in ("money", "count"):
        return None
    for claim in claims:
        times = value / claim.quantity.value if claim.quantity.value and slot(claim) == slot(stated) else Decimal(0)
        if times in _A_FEW and _EACH.search(claim.beside(SHARED_OUT)):
            return Derivation("multiplying", f"{times} times {claim.text}", (claim,))
    return None


def _of_two(stated: Claim, claims: Sequence[Claim], body: Passages, known: Years) -> Derivation | None:
    """Sums, differences, products and shares of two numbers that stand together."""
    value = stated.quantity.value
    if not value or stated.quantity.relation in BOUNDS or slot(stated) == "calendar":
        return None
    target = _target(stated)
    for a, b in _neighbours(claims, body):
        for how, result, sum_ in _results(stated, a, b):
            if target.contains(result):
                return Derivation(how, sum_, (a, b))
    return None


def _results(stated: Claim, a: Claim, b: Claim) -> Iterator[tuple[str, Decimal, str]]:
    """What two numbers make that could be what is stated."""
    x, y = abs(a.quantity.value or Decimal(0)), abs(b.quantity.value or Decimal(0))
    alike = slot(a) == slot(b)
    together = a.sentence.start == b.sentence.start
    if slot(stated) == "percent":
        yield from _percentages(a, b, x, y) if alike and together else ()
    elif alike and _of_kind(stated, a) and same_noun(a, b) is not False:
        yield "adding", x + y, f"{a.text} + {b.text}"
        if slot(stated) != "count" or _REST.search(stated.beside(BESIDE)):
            yield "subtracting", abs(x - y), f"{a.text} − {b.text}"
    elif together and (_of_kind(stated, a) or _of_kind(stated, b)) and {slot(a), slot(b)} & {"count", "percent"}:
        product = x * y / (HUNDRED if "percent" in (slot(a), slot(b)) else 1)
        yield "multiplying", product, f"{a.text} × {b.text}"


def _percentages(a: Claim, b: Claim, x: Decimal, y: Decimal) -> Iterator[tuple[str, Decimal, str]]:
    """The share and the change that two numbers of one sentence make, and the points between two percentages."""
    if slot(a) in ("count", "money") and same_noun(a, b) is not False:
        yield "dividing", min(x, y) / max(x, y) * HUNDRED, f"{a.text} of {b.text}"
        yield "dividing", (max(x, y) / min(x, y) - 1) * HUNDRED, f"from {a.text} to {b.text}"
    elif slot(a) == "percent":
        yield "subtracting", abs(x - y), f"{a.text} − {b.text}"


def _target(stated: Claim) -> Interval:
    """All that rounds to the stated number; as far as it is written with a scale, also what is cut to it."""
    number = stated.mention.number
    around = stated.quantity.literal
    if number is not None and number.scale > 1 and stated.quantity.relation == "exact":
        around = around.hull(stated.quantity.rounding)
    return -around if around.high is not None and around.high < 0 else around


def _of_kind(stated: Claim, given: Claim) -> bool:
    return slot(stated) == slot(given) or {slot(stated), slot(given)} <= {"count", "ordinal", "age", "score"}


def _neighbours(claims: Sequence[Claim], body: Passages) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of numbers of one sentence or of two that follow each other."""
    numbered = [(body.of(c), c) for c in claims if slot(c) not in ("calendar", "ordinal") and c.quantity.value]
    for index, (place, a) in enumerate(numbered):
        for other, b in numbered[index + 1 : index + 9]:
            if other - place > 1:
                break
            yield a, b


def _at_another_rate(stated: Claim, claims: Sequence[Claim], body: Passages, known: Years) -> Derivation | None:
    """$82,000 a year of $6,800 a month."""
    if stated.quantity.value is None or slot(stated) not in ("money", "count"):
        return None
    target = _target(stated)
    for claim in claims:
        value = claim.quantity.value
        if not value or slot(claim) != slot(stated) or rate(claim) == rate(stated):
            continue
        for times in _RATES.get(rate(claim) or rate(stated) or "", ()):
            if target.contains(abs(value) * times) or target.contains(abs(value) / times):
                return Derivation("multiplying", f"{claim.text} × or ÷ {times}", (claim,))
    return None


def _counted(stated: Claim, claims: Sequence[Claim], body: Passages, known: Years) -> Derivation | None:
    """A list of as many things, or as many numbers side by side ("the 16- and 17-year-old" are two)."""
    value = stated.quantity.value
    if value is None or stated.mention.kind not in ("count", "ordinal") or not 2 <= value <= LISTED or value % 1:
        return None
    if value > 2 and int(value) in body.lists:
        return Derivation("counting", " ".join(body.lists[int(value)].split())[:80])
    run = 1
    for a, b in pairwise(claims):
        together = slot(a) == slot(b) and slot(a) not in CALENDAR and body.of(a) == body.of(b)
        run = run + 1 if together and b.span.start - a.span.end < 40 else 1
        if run == value:
            return Derivation("counting", f"{run} numbers side by side", (a, b))
    return None
