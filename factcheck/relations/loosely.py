"""Shares and products that no one form of words asserts: several small signs are weighed together.

Each sign brings points: words that tie a part to its whole, words that tie the share to them, and how unlikely the near
miss is as an accident. Two digits that changed places hardly ever make a number come out by chance (in 3,000 articles
believed right four shares and two products missed so, and none of them had words for it); one other digit of two does
so often, and counts little.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.cues import between, clause_before, clause_behind, cues, opening
from factcheck.relations.equations import EQUATIONS, Number
from factcheck.relations.hypothesis import Hypothesis, number_of
from factcheck.relations.multiplied import EVERY, PER, said_of_each, said_per
from factcheck.relations.parted import part_of
from factcheck.relations.places import root
from factcheck.relations.slips import as_written, significant, slip, to_the_last_digit
from factcheck.relations.strip import Strip, Term, commensurate
from factcheck.relations.together import ASIDE, FAR, alike

ENOUGH = 7
"""Points from which a share or a product is asserted."""
SWAPPED, THREE, OTHER = 4, 3, 1
"""Points of digits that changed places, of one other digit of three or more, and of one of two."""
EXACTLY = 3
"""Points of two counts of which one is the half, a third … of the other, to the last digit."""
TIED, NAMED, HINT = 3, 2, 1
"""Points of words."""
RARE = frozenset(("swap", "teen"))
SIMPLE = (2, 3, 4, 5, 10)
"""Denominators of the fractions that are told in words."""
FEW = 3
"""A count up to this is a word of something else more often than not ("one of two")."""
COUNTED = 20
"""The least whole of which a simple fraction is no accident; a count of things and what it makes are half of it at
least."""
CLOSE = 1e-6
NEAR, LEAD = 8, 4
"""Tokens beside a number in which its words stand, and from the beginning of a sentence to a number that opens it."""


def share_loosely(strip: Strip, one: Hypothesis) -> str:
    """The name of a share that enough signs speak for."""
    roles = dict(one.operands)
    part, whole, told = roles["part"], roles["whole"], one.anchor
    if one.fits or not _stand_together(strip, one, "PQX") or not alike(part, whole) or told.value >= _ALL[told.letter]:
        return ""
    if not (cues("up") | cues("down")).isdisjoint(clause_before(strip, told, LEAD)):
        return ""  # "a premium of 15%"
    accident = _simple(part, whole) if told.letter == "X" else _rarity(one)
    if accident == OTHER and told.sentence not in (part.sentence, whole.sentence):
        return ""
    tie = _tie(strip, part, whole, told)
    words = tie + _said_of_share(strip, part, whole, told)
    far = max(term.sentence for _, term in one.roles) - min(term.sentence for _, term in one.roles)
    apart = " over two sentences" if far else ""
    return f"{one.equation}: weighed{apart}" if accident and words and accident + words >= ENOUGH else ""


_ALL = {"P": 100.0, "X": 1.0}


def _stand_together(strip: Strip, one: Hypothesis, letters: str) -> bool:
    """Do three numbers stand in one or two sentences of prose, with no other between that could take the place of one,
    small counts of other things aside?"""
    members = [term for _, term in one.roles]
    first, last = members[0], members[-1]
    zones = {strip.zones[term.sentence] for term in members}
    if last.sentence - first.sentence > FAR or not zones <= {"body", "quote"}:
        return False
    mine = {term.order for term in members}
    pair = [term for _, term in one.operands]
    return not any(
        term.order not in mine
        and (term.letter in letters or any(commensurate(term, other) for other in (*pair, one.anchor)))
        and not (term.letter in "CN" and term.own <= FEW)
        for number in range(first.sentence, last.sentence + 1)
        for term in strip.sentence(number)
        if first.order <= term.order <= last.order or number == one.anchor.sentence
    )


def _rarity(one: Hypothesis) -> int:
    """The points of a slip in the result that makes what the others give, rounded as it is written."""
    cause = to_the_last_digit(one)
    if cause in RARE:
        return SWAPPED
    if cause == "digit" and significant(one.anchor) > 1:
        return THREE if significant(one.anchor) > 2 else OTHER
    return 0


def _simple(part: Term, whole: Term) -> int:
    """The points of two counts that make another simple fraction exactly."""
    made = part.value / whole.value
    exact = any(abs(made * under - round(made * under)) < CLOSE for under in SIMPLE)
    return EXACTLY if exact and (whole.own >= COUNTED or whole.letter == "M") else 0


def _tie(strip: Strip, part: Term, whole: Term, told: Term) -> int:
    """The points of the words that make one number a part of another."""
    if part_of(strip, part, whole, told):
        return TIED
    if part.sentence != whole.sentence:
        return 0
    if part.order < whole.order:
        return TIED if not cues("share-among").isdisjoint(clause_before(strip, whole, 4)) else 0
    ahead = clause_before(strip, whole, LEAD)
    return NAMED if "of" in ahead and not cues("share-word").isdisjoint(clause_before(strip, whole, NEAR)) else 0


def _said_of_share(strip: Strip, part: Term, whole: Term, told: Term) -> int:
    """The points of the words that tie a share to its numbers."""
    points = 0
    ahead, behind = clause_before(strip, told, NEAR), clause_behind(strip, told, LEAD)
    if ahead[-1:] == ["or"] and told.order > min(part.order, whole.order):
        points += TIED
    if not cues("share-word").isdisjoint((*ahead, *behind)):
        points += NAMED
    if behind[:1] == ["of"]:
        named = behind[1:]
        again = not (cues("roll") | cues("whole-again")).isdisjoint(named)
        points += NAMED if again or any(root(token) in strip.places[whole.order].phrase for token in named) else HINT
    first = opening(strip, told.at, LEAD)
    opens = [token for token in first if token not in ("", "¶")]
    if told.sentence != part.sentence and (len(opens) <= 1 or not cues("taking-up").isdisjoint(opens)):
        points += HINT
    return points


def product_loosely(strip: Strip, one: Hypothesis) -> str:
    """The name of a product that enough signs speak for."""
    roles = dict(one.operands)
    times, each, result = roles["times"], roles["each"], one.anchor
    if one.fits or not _stand_together(strip, one, "PQX") or not _may_multiply(times, each, result):
        return ""
    if strip.tokens[result.at - 1] in PER:
        return ""  # "four for every thousand"
    each_points = _each(strip, times, each)
    accident = _accident(one)
    if not each_points or not accident:
        return ""
    if each_points + _made(strip, times, each, result) + accident < ENOUGH:
        return ""
    apart = len({term.sentence for _, term in one.roles}) > 1
    return f"product: weighed{' over two sentences' if apart else ''}"


def _may_multiply(times: Term, each: Term, result: Term) -> bool:
    exact = all(_is_exact(term) for term in (times, each, result))
    apart = times.sentence != each.sentence and times.sentence != result.sentence
    units = result.claim.quantity.unit, times.claim.quantity.unit
    list_of_one_kind = result.letter in "CN" and units[0] is not None and units[0] == units[1]
    many = (
        times.own >= FEW and each.own > 1 and (result.letter not in "CN" or min(result.own, times.own) >= COUNTED / 2)
    )
    return exact and many and not apart and not list_of_one_kind and result.letter != "R"


def _is_exact(term: Term) -> bool:
    numeral = term.claim.mention.number
    vague = numeral is None or numeral.vague or numeral.value == numeral.scale > 1  # "a thousand", "millions"
    return not vague and term.claim.quantity.relation in ("exact", "about")


def _accident(one: Hypothesis) -> int:
    """The points of the rarest slip in some number of a product that makes it come out to the last digit."""
    equation, given = EQUATIONS[one.equation], (one.given[0],) * 3
    found = [_points(one.anchor, given)]
    numbers: list[tuple[str, Number]] = [(role, number_of(role, term)) for role, term in one.operands]
    for index, (_, term) in enumerate(one.operands):
        needed = equation.solve(index, numbers, (one.printed[0],) * 3)
        if needed is not None and needed[0] > 0:
            fine = significant(term) > 2  # of two digits that were rounded, one slip makes too much
            found.append(_points(term, as_written(term, needed[0]) if fine else (needed[0],) * 3))
    return max(found)


def _points(term: Term, needed: Number) -> int:
    cause = slip(term, needed, exactly=True)
    if cause in RARE or cause == "scale":
        return SWAPPED
    if cause == "none":
        return 0
    return NAMED if significant(term) > 2 else OTHER


def _each(strip: Strip, times: Term, each: Term) -> int:
    """The points of the words that say that there is so much for each."""
    per, unit = each.claim.quantity.per, times.claim.quantity.unit
    if (per is not None and per == unit) or said_per(strip, each, unit) or said_of_each(strip, each):
        return TIED
    behind = clause_behind(strip, each, LEAD)
    if any(token == "for" and other in EVERY for token, other in pairwise(behind)):
        return TIED
    at = "at" in clause_before(strip, each, 3) and each.letter == "M" and times.letter == "C"
    return NAMED if per is None and at and not PER.intersection(behind[:1]) else 0


def _made(strip: Strip, times: Term, each: Term, result: Term) -> int:
    """The points of the words and the order that make a number the result of the others."""
    last = max((times, each, result), key=lambda term: term.order)
    ahead = clause_before(strip, last, NEAR)
    if not cues("comes-to").isdisjoint(ahead) or ahead[-1:] == ["or"]:
        return TIED
    if last is result and result.sentence > times.sentence:
        return TIED if ahead[:1] == ["the"] or "the" in opening(strip, result.at, LEAD) else 0
    if last is each and each.sentence > times.sentence and ahead[-1:] == ["at"]:
        return NAMED
    aside = all(term.letter in ASIDE for term in strip.terms[result.order + 1 : each.order])
    if result.order < each.order < times.order and aside and result.sentence == times.sentence:
        return NAMED if "," in between(strip, result, each) else 0
    return 0
