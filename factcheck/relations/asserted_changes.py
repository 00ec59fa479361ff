"""Constructions that assert a change: "up 3.2% from 271,200", "a rise of 1.3 points", "300,000 fewer than"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.constructions import words as class_words
from factcheck.relations.cues import before, between, clause_before, clause_behind, cues, way
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.places import PARAGRAPH, SENTENCE
from factcheck.relations.strip import Strip, Term
from factcheck.relations.together import alike, closed


def _on_another_basis(strip: Strip, one: Hypothesis) -> bool:
    """Do words around the numbers say that the change is reckoned on another basis?"""
    members = [term for _, term in one.roles if term.order >= 0]
    start = min(term.at for term in members)
    end = max(term.at for term in members)
    while start > 0 and strip.tokens[start] not in (SENTENCE, PARAGRAPH):
        start -= 1
    while end < len(strip.tokens) - 1 and strip.tokens[end] not in (SENTENCE, PARAGRAPH):
        end += 1
    return not cues("basis").isdisjoint(strip.tokens[start:end])


def _of_its_own(strip: Strip, amount: Term, start: Term, end: Term) -> bool:
    """Has an amount a base of its own, other than the value before?"""
    behind_it = clause_behind(strip, amount, 6)
    if behind_it[:1] == ["to"] and strip.terms[amount.order + 1].order not in (start.order, end.order):
        return True
    if (
        not cues("own-base").isdisjoint(behind_it)
        and not _earlier(strip, start)
        and "D" not in clause_behind(strip, start)
    ):
        return True
    reaches = amount.at + 1 + len(behind_it) == start.at
    return not reaches and not cues("start").isdisjoint(behind_it) and not _earlier(strip, start)


PERIODS = frozenset(("year", "month", "quarter", "week", "season", "day", "decade", "D"))


def _earlier(strip: Strip, term: Term) -> bool:
    """Is a number told as one of an earlier time: "50 a year earlier", "50 last season"?"""
    rest = clause_behind(strip, term)
    known = not cues("earlier").isdisjoint(rest) and not PERIODS.isdisjoint(rest)
    return known or not cues("earlier").isdisjoint(clause_before(strip, term, 3)[-2:])


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
    if start.at > end.at:
        return "earlier" if _earlier(strip, start) and not _earlier(strip, end) else ""
    if before(strip, end, "now", 5) and not before(strip, start, "now", 5):
        return "now" if start.letter == end.letter else ""
    return ""


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
    first, last = sorted((start, end), key=lambda term: term.at)
    if first.at < amount.at < last.at:
        return (cues("turn") - {"which"} | {"and"}).isdisjoint(between(strip, end, amount))
    inner = between(strip, amount, last if amount.at > last.at else first)
    if amount.sentence != start.sentence and amount.sentence != end.sentence:
        return len(strip.sentence(amount.sentence)) == 1 and len(inner) <= NEAR
    return len(inner) <= NEAR and "and" not in (inner[:1] + inner[-1:]) and cues("turn").isdisjoint(inner)


NEAR = 6


def change(strip: Strip, one: Hypothesis) -> str:
    roles = dict(one.operands)
    start, end, amount = roles["from"], roles["to"], one.anchor
    if not closed(strip, one) or not alike(start, end):
        return ""
    sign = way(strip, amount)
    if not sign or (sign == "+") is not (end.value > start.value):
        return ""
    if clause_behind(strip, amount, 1) == ["of"]:
        return ""
    how = _starts(strip, start, end, amount)
    if not how or not _amount_is_theirs(strip, start, end, amount):
        return ""
    if _of_its_own(strip, amount, start, end) or _on_another_basis(strip, one):
        return ""
    if how in ("from", "than") and start.sentence != end.sentence:
        return ""
    last = "" if one.roles[0][1].sentence == one.roles[-1][1].sentence else " over two sentences"
    return f"{one.equation}: {how}{last}"


def points(strip: Strip, one: Hypothesis) -> str:
    """ "rose 1.3 points to 7.4 percent from 6.1 percent" """
    amount = one.anchor
    if amount.letter != "Q" or not closed(strip, one, "QX"):
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
    return _apart(strip, one, way(strip, amount)) if by or more else ""


def _apart(strip: Strip, one: Hypothesis, sign: str) -> str:
    a, b = (term for _, term in one.operands)
    told = [(start, end, _starts(strip, start, end, one.anchor)) for start, end in ((a, b), (b, a))]
    told = [found for found in told if found[2] and (sign == "+") is (found[1].value > found[0].value)]
    if not sign or len(told) != 1 or not alike(a, b) or _on_another_basis(strip, one):
        return ""
    start, end, how = told[0]
    if not _amount_is_theirs(strip, start, end, one.anchor):
        return ""
    if _of_its_own(strip, one.anchor, start, end) or (how in ("from", "than") and start.sentence != end.sentence):
        return ""
    last = "" if one.roles[0][1].sentence == one.roles[-1][1].sentence else " over two sentences"
    return f"{one.equation}: {how}{last}"
