"""Why two numbers of which one slip would make one of the other are of two things all the same: their text tells the
share that one is of the other, picks some out of more, lists both, or counts another thing in plain words."""

from __future__ import annotations

from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.numbers.digits import digits_of
from factcheck.relations.cues import clause_before, cues
from factcheck.relations.places import BREAKS
from factcheck.relations.slips import misread
from factcheck.relations.strip import Strip, Term, token_of

NEGLIGIBLE = 1e-6
LEVEL = 1.01
"""Two numbers that a digit tells apart, and that are nearer than this, are levels of something that moves all day: the
rates and prices of a market."""
NEAR_MARGIN, NEAR_TOTAL = 2, 4
"""Words beside a number in which one says that it is a margin, or a total."""
_WORD = regex(r"[a-z]+")
THOUSAND = 1000
"""Times: million and billion are mixed up whatever the numbers are told for."""
RELATIVE = frozenset(("who", "that", "which", "whose"))


ADDED = 3
"""Tokens before a number in which "also" says that it is one more."""


def of_two_things(strip: Strip, a: Term, b: Term) -> bool:
    return (
        _some_of_them(strip, a, b)
        or _in_two_lines(strip, a, b)
        or _added(strip, b)
        or _levels(a, b)
        or _foreseen(a, b)
        or _counts_another(strip, a, b)
        or _shared_out(strip, a, b)
        or _is_rate_of(a, b)
        or are_margin_and_total(a.claim, b.claim)
    )


def picked(strip: Strip, term: Term) -> bool:
    """Does a clause pick some of the things that were counted before ("all 35 managers who answered")?"""
    return not RELATIVE.isdisjoint(strip.tokens[term.at + 1 : term.at + 3])


def _some_of_them(strip: Strip, a: Term, b: Term) -> bool:
    """Are some picked of what was counted before, in the text itself?"""
    return a.letter == b.letter == "C" and strip.zones[a.sentence] == "body" and picked(strip, b)


def _in_two_lines(strip: Strip, a: Term, b: Term) -> bool:
    """Does each stand at the head of a line of the text, as in a list of prices?"""
    lines = {strip.zones[term.sentence] for term in (a, b)} == {"body"} and a.paragraph != b.paragraph
    return lines and all(strip.tokens[term.at - 1] in BREAKS for term in (a, b))


def _added(strip: Strip, later: Term) -> bool:
    """ "He also had 440 yards": is a number told as one more?"""
    return "also" in clause_before(strip, later, ADDED)


def _levels(a: Term, b: Term) -> bool:
    return max(a.value, b.value) < LEVEL * min(a.value, b.value) and misread(a, b) == "digit"


def _foreseen(a: Term, b: Term) -> bool:
    """Is one a rough number of what came about, or was expected, and the other one not?"""
    return "forecast" in {a.claim.status, b.claim.status} != {"forecast"} and misread(a, b).startswith("rough")


def _counts_another(strip: Strip, a: Term, b: Term) -> bool:
    """Does the second of two counts in the body count another thing, of which the first one's sentence says nothing,
    and not point back?"""
    one, other = a.claim.mention, b.claim.mention
    if "C" not in (a.letter, b.letter) or None in (one.unit, other.unit) or strip.zones[a.sentence] != "body":
        return False
    if strip.places[b.order].pointing or one.noun_class == other.noun_class:
        return False
    return strip.places[b.order].phrase.isdisjoint(strip.roots[a.sentence])


def _shared_out(strip: Strip, a: Term, b: Term) -> bool:
    """Does a sentence of either tell how much the one is of the other ("£240,000, a tenth")?"""
    ratio = min(a.value, b.value) / max(a.value, b.value)
    inside = (term for number in (a.sentence, b.sentence) for term in strip.sentence(number) if term.value > 0)
    return any(abs(_as_share(strip, term) / ratio - 1) < NEGLIGIBLE for term in inside)


def are_margin_and_total(a: Claim, b: Claim) -> bool:
    """Is one of two numbers what somebody won by, and the other all that there were ("in all 24,320 votes were
    cast")?"""
    return (_is_margin(a) and _is_total(b)) or (_is_margin(b) and _is_total(a))


def _is_margin(claim: Claim) -> bool:
    return not cues("margin").isdisjoint(_beside(claim, NEAR_MARGIN))


def _is_total(claim: Claim) -> bool:
    return not cues("all-cast").isdisjoint(_beside(claim, NEAR_TOTAL))


def _beside(claim: Claim, reach: int) -> set[str]:
    """The words before a number and behind it, as tokens."""
    start, end = (place - claim.sentence.start for place in (claim.mention.start, claim.mention.end))
    before, behind = (
        _WORD.findall(claim.sentence_text[:start].lower()),
        _WORD.findall(claim.sentence_text[end:].lower()),
    )
    return {token_of(word) for word in (*before[-reach:], *behind[: reach + 1])}


def _is_rate_of(a: Term, b: Term) -> bool:
    """Is one so much a week, say, and the other ten or a hundred times as much in all, or a year?"""
    if a.claim.quantity.per == b.claim.quantity.per:
        return False
    x, y = a.claim.quantity.value, b.claim.quantity.value
    return bool(x and y and digits_of(x) == digits_of(y) and 1 / THOUSAND < x / y < THOUSAND)


def _as_share(strip: Strip, term: Term) -> float:
    """The share that a percentage, a fraction or a multiple is; 0 for other numbers."""
    if term.letter == "P":
        return term.value / 100
    if term.letter == "X" or (term.letter == "O" and strip.tokens[term.at - 1] == "a"):
        return 1 / term.value if term.value > 1 else term.value
    return 0.0
