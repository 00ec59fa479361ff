"""Bounds that the exact number breaks: "more than 47,000" beside 46,870, "nearly 1,800" beside 1,873.

A writer who rounds a number that stands elsewhere in the article keeps its first digits, so that the bound is less
than one step of its own roundness away ("more than 46,000"). Who rounds the wrong way, or takes the wrong word, is
less than a step away too, on the other side. Unrelated numbers lie so near each other in a few articles of a
thousand; what they count, and how the text points back, tells them from restated ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import islice

from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.numbers.comparison import BOUNDS, FLOORS
from factcheck.numbers.digits import digits_of
from factcheck.numbers.tolerance import hedge
from factcheck.relations.bound import figures, is_aim, is_narrower, is_set_apart, moved, words
from factcheck.relations.cues import opening
from factcheck.relations.strip import Strip, Term, group_of, strip, token_of

_MARKED = regex(r"(?: [a-z][a-z'’-]*){0,4}(?:,| \(|:| —| –| -) ?")
_STOPPED = regex(r"(?:,| \)|\)|\.$| —| –)")
COUNTED = ("count", "number")
SIZED = (*COUNTED, "money", "mass", "area", "volume")
FARTHEST, FARTHEST_MONEY, FARTHEST_UNTIED = Decimal("0.55"), Decimal("0.03"), 0.12
"""How far a bound may be from the number that it restates, as a share of it: at all, for money, and where the
text does not point back."""
LEAST_MONEY, HALF = 1000, 5
WIDEST = Decimal("1.6")
"""How many times as much one of the two may be where they stand side by side."""
MOST = 60
"""Bounds of an article, and numbers near each, that are looked at."""
LEAST = 1.0
"""Points of evidence from which a bound is taken to restate a number."""


@dataclass(frozen=True, slots=True)
class Outside:
    """An exact number with a bound that restates it, and how sure that is, in points of evidence; `holds` says whether
    the number keeps to the bound."""

    exact: Claim
    bound: Claim
    holds: bool
    points: float


def outside(reading: Reading) -> Iterator[Outside]:
    """The bounds of an article with the exact numbers that they restate. A bound that one number keeps to is held
    against no other one."""
    near = list(islice(_near(reading), MOST))
    if all(_keeps(exact, bound) for exact, bound in near):
        return
    whole = strip(reading)
    terms = {term.claim.id: term for term in whole.terms}
    weighed = [
        Outside(exact, bound, _keeps(exact, bound), _points(whole, terms[exact.id], terms[bound.id]))
        for exact, bound in near
        if exact.id in terms and bound.id in terms
    ]
    kept = [one for one in weighed if one.points >= LEAST]
    told: set[str] = set()
    for one in sorted(kept, key=lambda one: (not one.holds, -one.points)):
        if one.bound.id not in told:
            told.add(one.bound.id)
            yield one


def _near(reading: Reading) -> Iterator[tuple[Claim, Claim]]:
    """Exact numbers with the bounds of one kind that are less than one step of their roundness away."""
    numbers = [claim for frame in reading.frames for claim in frame.claims if _is_number(claim)]
    bounds = [claim for claim in numbers if claim.quantity.relation in BOUNDS and not _is_edge(claim)]
    exact = [claim for claim in numbers if claim.quantity.relation == "exact"]
    for bound in bounds[:MOST]:
        yield from ((one, bound) for one in exact if _is_close(one, bound) or _is_aside(one, bound))


def _is_number(claim: Claim) -> bool:
    numeral, value = claim.mention.number, claim.quantity.value
    if numeral is None or value is None or numeral.vague or claim.mention.upper is not None:
        return False
    if claim.quantity.kind not in SIZED or value <= 0 or claim.zone in ("teaser", "correction"):
        return False
    return value == value.to_integral_value()


def _is_edge(claim: Claim) -> bool:
    """Does the bound name a limit or a mark, instead of restating a figure? "+" is what advertisements say."""
    marked = claim.mention.hedge
    return marked is None or marked.start >= claim.mention.start or hedge(claim) in words("edge")


def _is_close(exact: Claim, bound: Claim) -> bool:
    """Is a bound of the kind of a number, rounder, and so near that it may restate it?"""
    a, b = exact.quantity.value, bound.quantity.value
    assert a is not None and b is not None
    if a == b or _digit(a) >= _step(b) or abs(a - b) > _reach(bound) * _step(b):
        return False
    money = exact.quantity.kind == "money"
    if abs(a / b - 1) > (FARTHEST_MONEY if money else FARTHEST) or (money and a < LEAST_MONEY):
        return False
    return group_of(exact) == group_of(bound) and not exact.is_of_another_time(bound)


def _is_aside(exact: Claim, bound: Claim) -> bool:
    """Does a number stand right beside the bound that restates it, with only a mark between: "just under 800 adults,
    812 in all", "38 ships, nearly 30 in his words"? A smaller one may be a part of what the bound counts: it has to
    say that it is all ("in all", "at the last count")."""
    a, b = exact.quantity, bound.quantity
    assert a.value is not None and b.value is not None
    if exact.sentence != bound.sentence or a.value == b.value or not 1 / WIDEST < a.value / b.value < WIDEST:
        return False
    if b.kind == "money" or _digit(a.value) >= _step(b.value) or (a.unit not in (None, b.unit) and b.unit is not None):
        return False
    first, second = sorted((exact, bound), key=lambda claim: claim.span.start)
    gap = _written(first.span.end, second)
    if _MARKED.fullmatch(gap) is None or (first.quantity.unit is None and gap[0] != " " and second is exact):
        return False
    behind = second.sentence_text[second.span.end - second.sentence.start :].lower()
    said = _all().match(behind) is not None
    return said or (second is exact and a.value > b.value and _STOPPED.match(behind) is not None)


def _written(start: int, claim: Claim) -> str:
    """The text of a sentence from a place to the number of a claim, or to the words that bound it."""
    marked = claim.mention.hedge
    end = min(claim.span.start, marked.start) if marked is not None else claim.span.start
    return claim.sentence_text[start - claim.sentence.start : end - claim.sentence.start]


def _reach(bound: Claim) -> int:
    """Within how many of its steps a bound restates a number: "nearly 11,000" is as wrong for 9,870 as for 11,430."""
    return 2 if hedge(bound) in words("close") and bound.quantity.kind in COUNTED else 1


def _digit(value: Decimal) -> Decimal:
    """The worth of one unit of the last digit that says something: 1,000 of 47,000."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def _step(value: Decimal) -> Decimal:
    """How round a bound is: to 1,000 at 47,000, to 5 at 65."""
    digits = digits_of(value)
    return _digit(value) * (HALF if len(digits) > 1 and digits[-1] == str(HALF) else 1)


def _keeps(exact: Claim, bound: Claim) -> bool:
    """Is a number on the right side of a bound, and no more than a step away?"""
    a, b = exact.quantity.value, bound.quantity.value
    assert a is not None and b is not None
    right = (a > b) == (bound.quantity.relation in FLOORS)
    return right and (abs(a - b) <= _step(b) or _is_aside(exact, bound))


STEPS = ((Decimal("0.01"), 2.0), (Decimal("0.03"), 1.5), (Decimal("0.05"), 1.0), (Decimal("0.08"), 0.5),
         (Decimal("0.1"), 0.0), (Decimal("0.2"), -0.5))  # fmt: skip
WIDE, BEYOND = -1.5, -1.0
SENTENCES = ((2, 1.0), (4, 0.3), (7, 0.0))
FAR, POINTING, POINTED, SAME_NOUN, OTHER_NOUN, NO_NOUN, SAME_CLASS, TITLE, SPOKEN = (
    -1.5, 1.5, 0.7, 2.0, -0.7, 1.0, 0.7, 1.0, 1.0,
)  # fmt: skip
SHARED, MOST_SHARED = 0.7, 3
LONG, SHORT, EVEN, DIGITS, TEN = 1.0, -1.5, -1.5, 4, 10
RATHER, MONEY, BARE, LISTED, UNTIED, ONE_TIME = -1.0, -1.5, -2.0, -2.0, -9.0, -0.7
COMPARED, ASIDE = -9.0, 2.0
SOON = 2
LEAD_IN = 14
"""Tokens at the beginning of a sentence in which words say that its number is a count."""
LEAD, RESUMED, AWAY, SMALL = 1, 3, 7, 1000
"""The sentences that sum an article up; the words that its body shares with them where it resumes them; from how many
sentences on a bound with a time of its own is of another time; a number below which another noun says that it is
another figure."""


def _points(whole: Strip, exact: Term, bound: Term) -> float:
    """What speaks for a bound restating a number. Counted in 8,000 articles believed right, bounds that have a point or
    more keep to the number in all but one of ten."""
    a, b = exact.claim, bound.claim
    if _is_aside(a, b):
        return ASIDE + (COMPARED if is_set_apart(min(a, b, key=lambda claim: claim.span.start)) else 0.0)
    compared = COMPARED if is_set_apart(a) or is_set_apart(b) or is_narrower(a, b) else 0.0
    return (
        _from_values(a, b)
        + _from_places(whole, exact, bound)
        + _nouns(a, b)
        + (ONE_TIME if (a.period is None) != (b.period is None) else 0.0)
        + compared
        + (UNTIED if _is_other(whole, exact, bound) else 0.0)
        + (TITLE if "headline" in (a.zone, b.zone) else 0.0)
        + (RATHER if hedge(b) in words("rather") else 0.0)
        + (MONEY if a.quantity.kind == "money" else 0.0)
        + (BARE if exact.letter == "N" and figures(a) < DIGITS else 0.0)
    )


def _from_values(a: Claim, b: Claim) -> float:
    x, y = a.quantity.value or Decimal(1), b.quantity.value or Decimal(1)
    apart, digits = abs(x / y - 1), figures(a)
    points = next((points for most, points in STEPS if apart < most), WIDE)
    points += EVEN if digits <= figures(b) and x % TEN == 0 else 0.0
    points += LONG if digits >= DIGITS else SHORT if digits < DIGITS - 1 else 0.0
    return points + (BEYOND if abs(x - y) > _step(y) else 0.0)


def _from_places(whole: Strip, exact: Term, bound: Term) -> float:
    """How near the two stand, which words they share, and whether the later one points back."""
    at, other = whole.places[exact.order], whole.places[bound.order]
    away = abs(bound.sentence - exact.sentence)
    points = next((points for most, points in SENTENCES if away <= most), FAR)
    points += SHARED * min(MOST_SHARED, len(at.stems & other.stems))
    pointing = other.pointing if bound.order > exact.order else at.pointing
    spoken = bound.claim.zone == "quote" != exact.claim.zone and 0 <= bound.sentence - exact.sentence <= SOON
    if pointing:
        points += POINTING if bound.order > exact.order and not pointing.endswith("of") else POINTED
    points += SPOKEN if spoken else 0.0
    if not spoken and _is_too_far(exact, bound, pointing):
        points += UNTIED
    return points + (0.0 if away or pointing else _side_by_side(exact.claim, bound.claim))


def _is_too_far(exact: Term, bound: Term, pointing: str) -> bool:
    """Are two numbers that no quotation ties too far apart to be one, or amounts that nothing ties?"""
    if exact.claim.quantity.kind == "money" and not pointing and "headline" not in (exact.claim.zone, bound.claim.zone):
        return True
    beyond = abs(exact.value - bound.value) > float(_step(bound.claim.quantity.value or Decimal(1)))
    return abs(exact.value / bound.value - 1) > FARTHEST_UNTIED and (beyond or not pointing)


def _side_by_side(exact: Claim, bound: Claim) -> float:
    """Two numbers of one sentence that count things of two names are listed, unless one of them is long."""
    units = exact.quantity.unit, bound.quantity.unit
    listed = units[0] != units[1] and (None not in units or figures(exact) < DIGITS - 1)
    return LISTED if listed else 0.0


def _is_other(whole: Strip, exact: Term, bound: Term) -> bool:
    """Does nothing but its size tie a bound to a number? Who rounds a number has told it before, or sums it up in the
    headline or the lead, and points back. A bound of a plan ("so that there would be more than 130,000 officers"), of a
    change ("dropped nearly 300,000") or of another time, with a noun of its own, is another figure."""
    at, other = whole.places[exact.order], whole.places[bound.order]
    a, b = exact.claim, bound.claim
    if "headline" in (a.zone, b.zone):
        return is_aim(b) > is_aim(a)
    if (other if bound.order > exact.order else at).pointing:
        return is_aim(b) and whole.tokens[exact.at - 2] == "of"  # "to cut up to 3,000, 900 of its 3,189 dealers"
    if b.quantity.unit not in (None, a.quantity.unit) and exact.value < SMALL:
        return True
    if bound.order < exact.order and not (_is_summed(whole, exact, bound) or _is_counted(whole, exact, bound)):
        return True
    if b.zone == "quote" or b.quantity.unit is None:
        return False
    later = b.period is not None and a.period is None and bound.sentence - exact.sentence > AWAY
    return later or is_aim(b) or moved(b) > moved(a)


def _is_summed(whole: Strip, exact: Term, bound: Term) -> bool:
    """Does a bound stand in the lead, and is the exact number told in its words?"""
    at, other = whole.places[exact.order], whole.places[bound.order]
    same = exact.claim.quantity.unit == bound.claim.quantity.unit is not None
    return same and bound.sentence <= LEAD and len(at.stems & other.stems) >= RESUMED


def _is_counted(whole: Strip, exact: Term, bound: Term) -> bool:
    """Does the exact number follow on its bound as a count ("the final figure was", "the union counted")?"""
    if exact.sentence - bound.sentence > SOON or figures(exact.claim) < DIGITS - 1:
        return False
    counting = {token_of(word) for word in words("counting")}
    return not counting.isdisjoint(opening(whole, exact.at, LEAD_IN))


def _nouns(a: Claim, b: Claim) -> float:
    """Do they count the same? A bound that counts nothing of its own counts what was counted before."""
    points = SAME_CLASS if a.mention.noun_class and a.mention.noun_class == b.mention.noun_class else 0.0
    units = a.quantity.unit, b.quantity.unit
    if None not in units:
        points += OTHER_NOUN if units[0] != units[1] else SAME_NOUN if units[0] != "person" else NO_NOUN
    elif a.quantity.kind == "count" and b.quantity.kind == "number":
        points += NO_NOUN
    return points


@cache
def _all() -> re.Pattern[str]:
    """Words behind a number that say that it is all of it, and no part."""
    known, latest = ("|".join(sorted(words(role))) for role in ("all", "latest"))
    where = rf"(?:at|in|by|on) (?:the|its|his|her|their) (?:[a-z]+ )?(?:{latest})"
    return regex(rf"(?: [a-z]+)?,? (?:{known}|{where})\b")
