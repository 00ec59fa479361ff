"""Constructions that assert a change: "up 3.2% from 271,200", "a rise of 1.3 points", "300,000 fewer than"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.constructions import words as class_words
from factcheck.relations.cues import before, between, clause_before, clause_behind, cues, opening, way
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.places import PARAGRAPH, SENTENCE
from factcheck.relations.slips import two_swapped
from factcheck.relations.strip import Strip, Term
from factcheck.relations.together import ASIDE, alike, alone, closed, span
from factcheck.relations.told_changes import dated, earlier, is_now, summed_up

AROUND = 12
"""Tokens around the numbers in which a word may say that a change is on another basis."""


def _on_another_basis(strip: Strip, one: Hypothesis) -> bool:
    """Do words around the numbers say that the change is reckoned on another basis?"""
    members = [term for _, term in one.roles if term.order >= 0]
    start = least = min(term.at for term in members)
    end = most = max(term.at for term in members)
    while start > max(0, least - AROUND) and strip.tokens[start] not in (SENTENCE, PARAGRAPH):
        start -= 1
    while end < min(len(strip.tokens) - 1, most + AROUND) and strip.tokens[end] not in (SENTENCE, PARAGRAPH):
        end += 1
        if strip.tokens[end - 1] == "," and strip.tokens[end] in cues("turn") | {"and", "but"}:
            break
    return not cues("basis").isdisjoint(strip.tokens[start:end])


def _of_its_own(strip: Strip, amount: Term, start: Term, end: Term) -> bool:
    """Has an amount a base of its own, other than the value before?"""
    behind_it = clause_behind(strip, amount, 6)
    if "," in behind_it and amount.order > max(start.order, end.order):
        behind_it = behind_it[: behind_it.index(",")]
    if behind_it[:1] == ["to"] and strip.terms[amount.order + 1].order not in (start.order, end.order):
        return True
    if (
        not cues("own-base").isdisjoint(behind_it)
        and not earlier(strip, start)
        and "D" not in clause_behind(strip, start)
    ):
        return True
    if _than_before(behind_it) and summed_up(strip, start, end, amount):
        return False
    reaches = amount.at + 1 + len(behind_it) == start.at
    return not reaches and not cues("start").isdisjoint(behind_it) and not earlier(strip, start)


def _than_before(behind_it: list[str]) -> bool:
    """ "more than this year", "above last year's": the base is the value before once more."""
    return "than" in behind_it and not {"thi", "last", "D", "year"}.isdisjoint(behind_it)


def _starts(strip: Strip, start: Term, end: Term, amount: Term) -> str:
    """How the text says that a number is the value before: "from", "than", "earlier" or "now"; "" where it does not."""
    ahead = _phrase_before(strip, start)
    relating = _relating(ahead)
    if relating in cues("start"):
        return "from"
    if ahead and amount.order == start.order - 1 and strip.tokens[start.at - len(ahead) - 1] == amount.letter:
        named = not cues("up").isdisjoint(ahead) or not cues("down").isdisjoint(ahead)
        ends = ahead[-1] in cues("start-of-amount")
        begins = ahead[0] in cues("start-of-amount") and relating in ("", "of")
        named = named or before(strip, amount, "up", 3) or before(strip, amount, "down", 3)
        if ends or begins or ("to" in (relating, ahead[0]) and named):
            return "than"
    if start.at > end.at and earlier(strip, start) and not earlier(strip, end):
        return "earlier"
    if start.at < end.at and is_now(strip, end) and not is_now(strip, start):
        return "now" if alike(start, end) else ""
    when = "when" in clause_before(strip, start, 6) and not cues("was").isdisjoint(clause_before(strip, start, 3))
    if when and start.at > amount.at > end.at:
        return "when"
    if start.at < end.at and is_now(strip, start) and "will" in clause_before(strip, end, 4):
        return "will"
    based = not cues("earlier").isdisjoint(clause_behind(strip, amount, 8))
    return "dated" if not based and dated(strip, start, end) and summed_up(strip, start, end, amount) else ""


def _relating(ahead: list[str]) -> str:
    """The nearest word before a number that says which part it plays; "compared with" and "compared to" are one."""
    for first, token in reversed(list(pairwise(["", *ahead]))):
        if token in cues("start") or (token in class_words("relating") and first not in cues("start")):
            return token
    return ""


def _phrase_before(strip: Strip, term: Term) -> list[str]:
    """The tokens before a number, back to a comma."""
    ahead = clause_before(strip, term, 6)
    while "," in ahead:
        ahead = ahead[ahead.index(",") + 1 :]
    return ahead


def _amount_is_theirs(strip: Strip, start: Term, end: Term, amount: Term) -> bool:
    """Does an amount stand between two values, or so near to them that it is said of them?"""
    if summed_up(strip, start, end, amount):
        return True
    first, last = sorted((start, end), key=lambda term: term.at)
    if first.at < amount.at < last.at:
        return (cues("turn") - {"which"} | {"and"}).isdisjoint(between(strip, end, amount))
    inner = between(strip, amount, last if amount.at > last.at else first)
    if amount.sentence != start.sentence and amount.sentence != end.sentence:
        aside = ASIDE if amount.at < first.at else ""
        return alone(strip, amount, aside) and len(inner) <= NEAR
    return len(inner) <= NEAR and "and" not in (inner[:1] + inner[-1:]) and cues("turn").isdisjoint(inner)


NEAR = 6


def _taken_up(strip: Strip, start: Term, end: Term) -> bool:
    """Does the sentence of two values take up what the one before says: "It came in at 177, against 150"?"""
    ahead = opening(strip, min(start.at, end.at), NEAR)
    return len(ahead) > 1 and ahead[0] in ("it", "they", "that", "thi") and ahead[1] in cues("was")


def change(strip: Strip, one: Hypothesis) -> str:
    roles = dict(one.operands)
    start, end, amount = roles["from"], roles["to"], one.anchor
    if not closed(strip, one) or not alike(start, end):
        return ""
    sign = way(strip, amount) or ("+" if one.equation == "change times" else "")
    if not sign or (sign == "+") is not (end.value > start.value):
        return ""
    if clause_behind(strip, amount, 1) == ["of"] or _more_than(strip, one) or _is_reached(strip, one):
        return ""
    if _is_a_step(strip, start) or _is_a_step(strip, end) or _times_its_own(strip, one):
        return ""
    how = _starts(strip, start, end, amount)
    if not how or not _amount_is_theirs(strip, start, end, amount):
        return f"{one.equation}: swapped" if _swapped_in_one(strip, one) else ""
    if (how != "when" and _of_its_own(strip, amount, start, end)) or _on_another_basis(strip, one):
        return ""
    if how in ("from", "than") and start.sentence != end.sentence:
        return ""
    if amount.sentence < min(start.sentence, end.sentence) and not _taken_up(strip, start, end):
        return ""
    return f"{one.equation}: {how}{span(one.roles[0][1], one.roles[-1][1])}"


def _is_reached(strip: Strip, one: Hypothesis) -> bool:
    """ "A fall from 6.6m to 4.3m. Margins fell to 43%": what another sentence leads to is a value, and no change."""
    apart = all(one.anchor.sentence != term.sentence for _, term in one.operands)
    return apart and clause_before(strip, one.anchor, 1) == ["to"]


def _is_a_step(strip: Strip, value: Term) -> bool:
    """ "declined 70%, or by about 200,000": an amount behind "by" is a change itself, and no value of one."""
    return "by" in clause_before(strip, value, 3)[-2:]


def _times_its_own(strip: Strip, one: Hypothesis) -> bool:
    """ "three times its size of before": what it is a multiple of is named behind it, and is no number beside it."""
    if one.equation != "change times":
        return False
    behind_it = clause_behind(strip, one.anchor, 4)
    named = bool(behind_it) and behind_it[0] in ("its", "it", "their", "his", "her", "our")
    return named and not any(len(token) == 1 and token.isupper() for token in behind_it)


def _swapped_in_one(strip: Strip, one: Hypothesis) -> bool:
    """Would two digits of the change put it right for two values of its own sentence, reckoned on no other basis?"""
    together = len({term.sentence for _, term in one.roles}) == 1
    return together and one.anchor.letter == "P" and two_swapped(one) and not _on_another_basis(strip, one)


def _more_than(strip: Strip, one: Hypothesis) -> bool:
    """ "more than quadrupled" of what became more than four times as much"""
    bounded = one.anchor.letter == "X" and strip.tokens[one.anchor.at - 2 : one.anchor.at] == ["+", "than"]
    return bounded and one.given[2] > one.anchor.value


def points(strip: Strip, one: Hypothesis) -> str:
    """ "rose 1.3 points to 7.4 percent from 6.1 percent" """
    amount = one.anchor
    if (amount.letter != "Q" and amount.claim.quantity.unit != "point") or not closed(strip, one, "QX"):
        return ""
    return _apart(strip, one, way(strip, amount))


def difference(strip: Strip, one: Hypothesis) -> str:
    """ "3.2 million, 300,000 fewer than the 3.5 million a year earlier" """
    amount = one.anchor
    if not closed(strip, one):
        return ""
    ahead, rest = clause_before(strip, amount, 4), clause_behind(strip, amount, 3)
    by = ahead[-1:] == ["by"] and any(token[:1] in ("+", "-") for token in ahead)
    more = rest[:1] in (["+"], ["-"]) and "than" in rest
    if "by" in ahead[-2:] and rest[:1] in (["+"], ["-"]) and not more:
        return ""  # "boosted by a 1.2 billion gain on shares"
    a, b = (term for _, term in one.operands)
    if ahead[-1:] in (["to"], ["at"]):
        return ""
    told = by or more or (alike(a, b) and summed_up(strip, a, b, amount))
    return _apart(strip, one, way(strip, amount)) if told else ""


def _apart(strip: Strip, one: Hypothesis, sign: str) -> str:
    a, b = (term for _, term in one.operands)
    told = [(start, end, _starts(strip, start, end, one.anchor)) for start, end in ((a, b), (b, a))]
    told = [found for found in told if found[2] and (sign == "+") is (found[1].value > found[0].value)]
    if not sign or len(told) != 1 or not alike(a, b) or _on_another_basis(strip, one):
        return ""
    start, end, how = told[0]
    if not _amount_is_theirs(strip, start, end, one.anchor):
        return ""
    if how != "when" and _of_its_own(strip, one.anchor, start, end):
        return ""
    if how in ("from", "than") and start.sentence != end.sentence:
        return ""
    return f"{one.equation}: {how}{span(one.roles[0][1], one.roles[-1][1])}"
