"""How a text says that one number is so much for each of another, and that a third one is what both make."""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.cues import between, clause_before, clause_behind, cues
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.places import root, stem
from factcheck.relations.slips import significant, slip
from factcheck.relations.strip import Strip, Term
from factcheck.relations.together import another, follows, span

EACH = frozenset(("each", "apiece", "person", "head", "unit", "piece"))
WORDS = frozenset(("each", "apiec"))
"""What says "each", as tokens."""
EVERY = frozenset(("each", "every"))
AT = frozenset(("for", "on", "in", "from", "per"))
PER = frozenset(("a", "an", "per", "every", "each"))
PERIODS = ("week", "month", "year")
FEW = 3
"""Counts up to this are words of other things as often as not ("two plants")."""
DIGITS = 3
"""Digits that say something, from which two of them changing places is no accident."""


def said_of_each(strip: Strip, each: Term) -> bool:
    """Does a word beside a number say that there is so much for each: "95 cows apiece", "each will have 260 seats", "62
    in every car"?"""
    if each.claim.quantity.per in EACH:
        return True
    behind = clause_behind(strip, each, 5)
    if behind[:1] and behind[0] in WORDS:
        return True
    if any(a in AT and b in EVERY for a, b in pairwise(behind)):
        return True
    return not WORDS.isdisjoint(clause_before(strip, each, 5))


def said_per(strip: Strip, each: Term, unit: str | None) -> bool:
    """Is a bare number so much a unit: "5,750 a day"?"""
    behind = clause_behind(strip, each, 3)
    if behind[:1] == ["for"] and behind[1:2] and behind[1] in EVERY:
        behind = behind[1:]
    behind = behind[:2]
    return unit is not None and behind[:1] != [] and behind[0] in PER and behind[1:] == [unit]


def multiplied(strip: Strip, one: Hypothesis, times: Term, each: Term) -> str:
    """The words that make a product of three numbers, "" where they are too few."""
    result = one.anchor
    each_word = _each(strip, times, each)
    members = sorted((times, each, result), key=lambda term: term.order)
    if not _sizes_do(one, times, each, each_word) or ";" in strip.tokens[members[0].at : members[-1].at]:
        return ""
    if members[0].sentence != members[-1].sentence and not _together(strip, one, members, each_word):
        return ""
    total_word = _total(strip, members, each_word, times, each, result)
    if each_word and total_word:
        return f"{each_word}, {total_word}"
    if not each_word and total_word == "in all" and each.claim.quantity.per is not None:
        each_word = "in all"
    return f"{each_word}, swapped" if each_word in ("each", "unit", "in all") and _exact(one) else ""


def _sizes_do(one: Hypothesis, times: Term, each: Term, each_word: str) -> bool:
    """Are the numbers large enough for a product to be more than an accident, and of the kinds that make one?"""
    result = one.anchor
    if result.bare and not each.bare and each.letter != "C" and each_word != "unit":
        return False
    if result.letter in "CN" and (result.value <= max(times.own, each.value) or each.own <= 1):
        return False
    return times.own > FEW or each_word == "unit" or _exact(one)


def _together(strip: Strip, one: Hypothesis, members: list[Term], each_word: str) -> bool:
    """Do numbers of two sentences belong together, with none that could take the place of one?"""
    roles = dict(one.operands)
    times, last = roles["times"], members[-1]
    if last is times or (each_word == "each" and times.letter == "U") or another(strip, members, one.anchor):
        return False
    unit = times.claim.quantity.unit
    if times.letter == "C" and any(
        term.claim.quantity.unit == unit and term is not times and term not in members
        for number in {term.sentence for term in members}
        for term in strip.sentence(number)
    ):
        return False
    return _named_again(strip, each_word, one)


def _exact(one: Hypothesis) -> bool:
    """Would two digits of the result that changed places put the product right to the last digit?"""
    return significant(one.anchor) >= DIGITS and slip(one.anchor, (one.given[0],) * 3, exactly=True) == "swap"


def _named_again(strip: Strip, each_word: str, one: Hypothesis) -> bool:
    """Where a price is only told "at", the sentence that tells it must name what is counted ("its shares at $18"), and
    one slip must explain the product."""
    if each_word != "at" or one.fits:
        return True
    if slip(one.anchor, one.given, exactly=True) == "none":
        return False
    roles = dict(one.operands)
    times, each = roles["times"], roles["each"]
    unit = times.claim.quantity.unit
    return times.sentence == each.sentence or (unit is not None and root(stem(unit)) in strip.roots[each.sentence])


def _each(strip: Strip, times: Term, each: Term) -> str:
    per, unit = each.claim.quantity.per, times.claim.quantity.unit
    if (per is not None and per == unit) or (per is None and said_per(strip, each, unit)):
        return "unit"
    before_times = clause_before(strip, times, 3)
    if said_of_each(strip, each) or ("each" in before_times and abs(times.order - each.order) <= 2):
        return "each"
    counted = times.letter in "CR" or (times.letter == "L" and times.order < each.order)
    if per is None and each.letter == "M" and counted and clause_before(strip, each, 2)[-1:] == ["at"]:
        return "at"
    inner = between(strip, times, each)
    linked = times.order == each.order - 1 and inner[:1] == ["of"] and len(inner) <= 2
    return "of" if linked and times.letter in "CN" and each.letter in "ML" else ""


def _total(strip: Strip, members: list[Term], each_word: str, times: Term, each: Term, result: Term) -> str:
    """How the last of three numbers is told as what the others make."""
    last = members[-1]
    spoken = [period for period in PERIODS if said_per(strip, result, period)]
    if (result.letter == "R" or spoken) and times.claim.quantity.per not in spoken:
        worked = result.claim.quantity.per != each.claim.quantity.per and times.letter == "U"
        return "period" if worked and each_word == "unit" else ""
    if not cues("in-all").isdisjoint((*clause_before(strip, result, 6), *clause_behind(strip, result, 4))):
        return "in all"
    if last is times:
        return ""
    if not cues("comes-to").isdisjoint(clause_before(strip, last, 7)) or _is_that(strip, last, result):
        return "makes"
    return _total_by_place(strip, members, each_word, result)


def _total_by_place(strip: Strip, members: list[Term], each_word: str, result: Term) -> str:
    """How the place of a result among three numbers tells it as what the others make, "" where it does not."""
    first, second, last = members
    next_to = follows(strip, first, second) and follows(strip, second, last)
    if last is not result:
        told = each_word == "each" and next_to and result is first
        return "told" if told and first.sentence == last.sentence else ""
    if last.sentence != second.sentence:
        return ""
    return _marked(strip, result, next_to and each_word in ("each", "of"))


def _is_that(strip: Strip, last: Term, result: Term) -> bool:
    """ "That is €1.2 billion" """
    return last is result and clause_before(strip, last, 2) in (["that", "is"], ["that", "was"], ["thi", "is"])


def _marked(strip: Strip, result: Term, next_to: bool) -> str:
    """How a mark or words right before a result say that the numbers before make it, "" where none does."""
    mark, ahead = strip.tokens[result.at - 1], clause_before(strip, result, 6)
    if mark in (":", "(", "—", "for") or (mark == "," and next_to):
        return "mark"
    return "named" if ahead[-1:] == ["of"] and "," in ahead[-4:] else ""


YEARLY = frozenset(("year", "annual", "annum", "yearly"))
LENGTHS = {"month": "month", "monthly": "month", "week": "week", "weekly": "week", "quarterly": "quarter"}
"""Words beside an amount that say how often it comes, with the length of time."""
AROUND = 10


def of_a_year(strip: Strip, result: Term) -> bool:
    """Is an amount one of a whole year?"""
    if result.claim.quantity.per == "year":
        return True
    around = strip.tokens[max(0, result.at - AROUND) : result.at + AROUND]
    return result.claim.quantity.per not in PERIODS and not YEARLY.isdisjoint(around)


def period_of(strip: Strip, each: Term) -> str:
    """How often an amount comes: "month" of "$75 a month" and of "a monthly pass of $75", "" unknown."""
    per = each.claim.quantity.per
    if per is not None:
        return per
    return next((LENGTHS[token] for token in clause_before(strip, each, 6) if token in LENGTHS), "")


def _told_again(strip: Strip, each: Term, result: Term) -> bool:
    """ "£15,000 a month, or £180,000 over the year", "£147 a month (£1,764 a year)" """
    if clause_before(strip, result, 1) == ["or"] and clause_behind(strip, result, 1) in (["over"], ["in"], ["for"]):
        return True
    again = strip.tokens[result.at - 1] in ("or", "(")
    return again and "R" == each.letter == result.letter and each.order == result.order - 1


def over_a_year(strip: Strip, one: Hypothesis) -> str:
    """ "a monthly pass at $75. Someone who buys one each month of the year pays $975" """
    (_, each), result = one.operands[0], one.anchor
    if result.sentence - each.sentence > 1 or another(strip, [each, result], result):
        return ""
    if result.letter == "R" and result.claim.quantity.per == each.claim.quantity.per:
        return ""
    told = not cues("comes-to").isdisjoint(clause_before(strip, result, 6)) or _told_again(strip, each, result)
    exact = any(one.claim.quantity.relation == "exact" for one in (each, result))
    return f"product period: makes{span(each, result)}" if told and exact else ""
