"""Constructions that assert a product: "60 kWh at 34p per kWh cost £20.40", "$40, or $2 for each of 20"."""

from __future__ import annotations

from factcheck.lexicon import word_class
from factcheck.relations.causes import cause
from factcheck.relations.cues import between, clause_before, clause_behind, cues
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.loosely import product_loosely
from factcheck.relations.multiplied import EACH, FEW, multiplied
from factcheck.relations.slips import by_hand, significant
from factcheck.relations.strip import Strip, Term, commensurate, token_of
from factcheck.relations.together import FAR, another, span

PERIODS = frozenset(word_class("rate-periods"))


def product(strip: Strip, one: Hypothesis) -> str:
    if _of_troy(one.anchor) or _adds_another(strip, one) or _is_round(strip, one):
        return ""
    return _in_plain_words(strip, one) or product_loosely(strip, one)


def _in_plain_words(strip: Strip, one: Hypothesis) -> str:
    roles = dict(one.operands)
    times, each, result = roles["times"], roles["each"], one.anchor
    members = [term for _, term in one.roles]
    if not _apart_from_others(strip, members, result):
        return ""
    if members[0].sentence != members[-1].sentence and not _told_on(strip, members, times, result):
        return ""
    if _counted_twice(strip, members, times):
        return ""
    plain = all(term.claim.quantity.relation in ("exact", "about") for term in (times, each))
    how = "in parts" if plain and _in_parts(strip, times, each, result) else _per(strip, times, each, result)
    how = how or (multiplied(strip, one, times, each) if plain else "")
    if not how:
        return ""
    apart = span(members[0], members[-1])
    if times.sentence == result.sentence != each.sentence and not one.fits and not _explained(one):
        return ""
    return f"product: {how}{apart}"


def _in_parts(strip: Strip, times: Term, each: Term, result: Term) -> bool:
    """ "$240,000, to be paid in 12 instalments of $20,000", "180 seats in 30 rows of six" """
    if not result.order < times.order == each.order - 1 or clause_before(strip, times, 1) != ["in"]:
        return False
    named = token_of(times.claim.quantity.unit or "") in cues("in-parts")
    return named and between(strip, times, each) == ["of"] and times.sentence == result.sentence


def _is_round(strip: Strip, one: Hypothesis) -> bool:
    """Diameters do not add up: six mirrors of 8 metres make no telescope of 48."""
    sizes = [one.anchor, dict(one.operands)["each"]]
    return all(term.group == "length" for term in sizes) and any(
        not cues("round").isdisjoint((*clause_before(strip, term), *clause_behind(strip, term))) for term in sizes
    )


def _of_troy(result: Term) -> bool:
    """Ounces of metal are troy ounces, whatever a grade in grams comes to in those of the kitchen."""
    return result.claim.quantity.unit == "ounce"


def _adds_another(strip: Strip, one: Hypothesis) -> bool:
    """Does the result hold more than the product: "put in £1,300 for 14 days at £51 a day, and £2,014 comes out"?"""
    more, members = one.anchor.value - one.given[0], {term.order for _, term in one.roles}
    return more > 0 and any(
        term.low <= more <= term.high and commensurate(term, one.anchor)
        for term in strip.sentence(one.anchor.sentence)
        if term.order not in members
    )


def _explained(one: Hypothesis) -> bool:
    """A price that is told after a count and a sum makes the sum of them only where one slip explains the misfit."""
    if significant(one.anchor) > 1 and by_hand(one):
        return True
    roles = dict(one.operands)
    return significant(roles["each"]) > 1 and cause(one)[0] != "none"


def _counted_twice(strip: Strip, members: list[Term], times: Term) -> bool:
    """Does another count of the same stand among them: "600,000 shares and warrants for another 300,000 at $9 each"?"""
    mine = {term.order for term in members}
    unit = times.claim.quantity.unit
    return unit is not None and any(
        term.claim.quantity.unit == unit and term.letter in "CN" and term.order not in mine
        for term in strip.sentence(times.sentence)
    )


def _told_on(strip: Strip, members: list[Term], times: Term, result: Term) -> bool:
    """May three numbers of two sentences make a product: the count is told before the last of them, and a result that
    is told first, alone in its sentence, is taken up again ("That works out at 75 a day")?"""
    if members[-1] is times:
        return False
    alone = result is members[0] and result.sentence not in (members[1].sentence, members[2].sentence)
    return not alone or not {"that", "thi", "which"}.isdisjoint(clause_before(strip, members[-1], 7))


def _apart_from_others(strip: Strip, members: list[Term], result: Term) -> bool:
    first, last = members[0], members[-1]
    if last.sentence - first.sentence > FAR or strip.zones[first.sentence] == "table":
        return False
    if ("headline" in (strip.zones[first.sentence], strip.zones[last.sentence])) and first.sentence != last.sentence:
        return False
    mine = {term.order for term in members}
    kind = result.group.partition("/")[0]
    return not any(
        term.group.partition("/")[0] == kind or term.letter in "PQ"
        for term in strip.terms[first.order : last.order + 1]
        if term.order not in mine
    )


def _per(strip: Strip, times: Term, each: Term, result: Term) -> str:
    """How the text says that one number is so much for each of another."""
    if any(term.claim.quantity.relation not in ("exact", "about") for term in (times, each)):
        return ""
    per, unit = each.claim.quantity.per, times.claim.quantity.unit
    together = times.sentence == each.sentence == result.sentence
    counted = together and times.letter in "CN" and times.value > FEW
    if result.letter == "R":
        yearly = result.claim.quantity.per == "year" and per in ("month", "week", "quarter")
        return "a period" if yearly and counted else ""
    if per is not None and unit == per and not (times.group == result.group == "mass"):
        return "unit" if _follows(strip, times, each, result) else ""
    return _for_each_counted(strip, times, each, result) if counted else ""


def _for_each_counted(strip: Strip, times: Term, each: Term, result: Term) -> str:
    """How one sentence says that a number is so much for each of a count, whose noun need not be that of the price."""
    per = each.claim.quantity.per
    if per in EACH or (per is None and _for_each(strip, times, each)):
        return "each" if _told_again(strip, times, each, result) and _follows(strip, times, each, result) else ""
    if per is None:
        ordered = times.order < each.order == result.order - 1
        at = ordered and clause_before(strip, each, 4)[-1:] == ["at"]
        return "at" if at and _makes(strip, result) else ""
    if per != "share" and per not in PERIODS and _or_so_much(strip, times, each, result):
        return "or"
    ordered = each.order == times.order - 1 == result.order - 2
    return "noun" if ordered and _makes(strip, result) else ""


def _told_again(strip: Strip, times: Term, each: Term, result: Term) -> bool:
    """Is a price told as the same said again ("$40, or $2 each"), or the last number as what the others make?"""
    again = not {"or", "(", "—"}.isdisjoint(clause_before(strip, each, 2))
    return again or _makes(strip, max((times, each, result), key=_order))


def _or_so_much(strip: Strip, times: Term, each: Term, result: Term) -> bool:
    """ "$40 million, or $2 a share": is it told right behind the result, of the only count of the sentence?"""
    behind = "or" in clause_before(strip, each, 2) and result.order == each.order - 1
    return behind and _alone(strip, times)


def _follows(strip: Strip, times: Term, each: Term, result: Term) -> bool:
    """Is the last of three numbers told as what follows from the others, with no other number of their kind about?"""
    members = (times, each, result)
    last = max(members, key=_order)
    if another(strip, members, result):
        return False
    together = times.sentence == each.sentence == result.sentence
    if _makes(strip, last) and (together or each.claim.quantity.per != "share"):
        return True
    if together and clause_before(strip, result, 1) == ["or"] and each.order + 1 == result.order == times.order - 1:
        return clause_before(strip, times, 1) in (["over"], ["in"], ["for"])
    if not together or times.letter == "U":
        return False
    return last is not result or not {"for", "(", "or"}.isdisjoint(clause_before(strip, result, 3))


def _alone(strip: Strip, times: Term) -> bool:
    """Is it the only count of its sentence?"""
    return sum(term.letter in "CN" for term in strip.sentence(times.sentence)) == 1


def _order(term: Term) -> int:
    return term.order


def _for_each(strip: Strip, times: Term, each: Term) -> bool:
    inner = between(strip, each, times)
    return (
        ("each" in inner and len(inner) <= 4 and each.order < times.order)
        or "each" in clause_before(strip, each, 5)
        or "each" in clause_behind(strip, each, 2)
    )


def _makes(strip: Strip, last: Term) -> bool:
    """Does a word before the last number say that it follows from the others?"""
    return not cues("makes").isdisjoint(clause_before(strip, last, 7))


def speed(strip: Strip, one: Hypothesis) -> str:
    members = [term for _, term in one.roles]
    if not _apart_from_others(strip, members, one.anchor):
        return ""
    kinds = [term.group for term in strip.terms[members[0].order : members[-1].order + 1]]
    if kinds.count("speed") != 1 or kinds.count("duration") != 1:
        return ""
    return "product speed"
