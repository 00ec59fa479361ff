"""Constructions that assert a share: "12 of 40, or 30%", "of the 40, 12 (30%)", "a fee of 1 percent, or $2"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.cues import before, behind, between, clause_before, clause_behind, cues
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.strip import Strip, Term
from factcheck.relations.together import alike, closed


def share(strip: Strip, one: Hypothesis) -> str:
    roles = dict(one.operands)
    part, whole, share = roles["part"], roles["whole"], one.anchor
    if not closed(strip, one, "PX") or _moving(strip, share) or _moving(strip, part):
        return ""
    if any(term.claim.quantity.relation not in ("exact", "about") for term in (part, whole)):
        return ""
    beside = _beside(strip, part, whole, share)
    if not beside:
        return ""
    if share.letter == "X" and one.roles[0][1].sentence != one.roles[-1][1].sentence:
        return ""
    how = _part_of(strip, part, whole) or _levied(strip, part, whole, share, beside)
    if not how and alike(part, whole) and _told_in_turn(strip, part, whole, share):
        how = "in turn" if beside == "same" else "of"
    last = "" if one.roles[0][1].sentence == one.roles[-1][1].sentence else " over two sentences"
    return f"{one.equation}: {how}, {beside}{last}" if how else ""


def _levied(strip: Strip, part: Term, whole: Term, share: Term, beside: str) -> str:
    """Is it a fee, a tax and the like: "fees of 1 percent, or $2 billion"?"""
    if share.letter != "P" or part.letter != "M" or whole.letter != "M" or beside != "same":
        return ""
    if {"or", "("}.isdisjoint(between(strip, share, part)):
        return ""
    named = before(strip, share, "levy") or behind(strip, share, "levy", 2)
    return "levy" if named and abs(share.order - part.order) == 1 else ""


def _told_in_turn(strip: Strip, part: Term, whole: Term, share: Term) -> bool:
    """Are the whole, a part of it and its share told one after the other, of things that are counted?"""
    if share.order == whole.order - 1:
        return part.order == whole.order + 1
    counted = part.letter in "CN" and whole.letter == "C" and share.value <= 100
    ordered = whole.order == part.order - 1 == share.order - 2 and whole.sentence == share.sentence
    if not counted or not ordered or "on" in clause_behind(strip, share, 2):
        return False
    return whole.order == 0 or strip.terms[whole.order - 1].letter not in "PX"


def _moving(strip: Strip, term: Term) -> bool:
    """Does a number say how far something moved ("up 3%", "45 more")?"""
    ahead, rest = clause_before(strip, term, 3), clause_behind(strip, term, 2)
    told = [token for token, after in pairwise([*ahead, ""]) if after != "than"]
    return any(token[:1] in ("+", "-") for token in (*told, *rest))


def _part_of(strip: Strip, part: Term, whole: Term) -> str:
    """How the text says that one number is a part of another."""
    behind_part = clause_behind(strip, part, 3)
    if part.order < whole.order and behind_part[1:2] and behind_part[1] in ANAPHORS:
        return ""
    if behind_part[:1] == ["of"] and not ANAPHORS.isdisjoint(behind_part[1:2]):
        return "of them"
    if whole.order > part.order:
        inner = between(strip, part, whole)
        return "of" if len(inner) <= 6 and "of" in inner[-4:] and not {",", ";", ":", "and"} & set(inner[-3:]) else ""
    ahead = clause_before(strip, whole, 4)
    begins = ahead[:1] == ["of"] or any(pair == (",", "of") for pair in pairwise(ahead))
    return "of all" if begins and whole.letter in "CN" and whole.order == part.order - 1 else ""


ANAPHORS = frozenset(("them", "thes", "thos", "which", "whom"))


def _beside(strip: Strip, part: Term, whole: Term, share: Term) -> str:
    """How the share stands beside its part or the whole: "same" in "12 of 40, or 30%", "of" in "30% of the 40, or 12";
    "" where it stands apart."""
    rest = clause_behind(strip, share, 4)
    if rest[:1] == ["of"] and share.order != whole.order - 1:
        return ""
    if share.order == whole.order - 1 == part.order - 2:
        inner = between(strip, share, whole)
        return "of" if inner[:1] == ["of"] and len(inner) <= 5 and _same(between(strip, whole, part)) else ""
    for other in (part, whole):
        if abs(other.order - share.order) == 1 and _same(between(strip, other, share)):
            return "same"
    return ""


def _same(inner: list[str]) -> bool:
    """Do the tokens between two numbers end by saying that the second is the first again: ", or", ", a turnout of"?"""
    marks = [place for place, token in enumerate(inner) if token in MARKS]
    if not marks or (marks[-1] > FREE and marks[0] > FREE):
        return False
    place = marks[0]
    return len(inner) - place <= FREE + 1 and all(token in cues("share") or token in MARKS for token in inner[place:])


FREE = 5
"""Words that may stand between a part and what is said of its share."""


MARKS = frozenset((",", "(", "—", ")", "or"))
