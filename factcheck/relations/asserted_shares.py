"""Constructions that assert a share: "12 of 40, or 30%", "of the 40, 12 (30%)", "a fee of 1 percent, or $2"."""

from __future__ import annotations

from factcheck.relations.cues import before, behind, between, clause_before, clause_behind, cues, sign
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.loosely import share_loosely
from factcheck.relations.parted import beside_share, named_whole, part_of, some_of_those, told_aside, turnout
from factcheck.relations.slips import by_hand, two_swapped
from factcheck.relations.strip import Strip, Term
from factcheck.relations.together import alike, closed, follows, span

ANOTHER = frozenset(("additional", "another", "further", "extra"))
"""Words of a number that came to the whole, and is no part of it."""


def share(strip: Strip, one: Hypothesis) -> str:
    roles = dict(one.operands)
    part, whole, share = roles["part"], roles["whole"], one.anchor
    if not _may_be_told(strip, part, whole, share):
        return ""
    how, beside = _turnout(strip, one), "same"
    if not how and closed(strip, one, "PX"):
        beside = beside_share(strip, part, whole, share, two_swapped(one))
        how = _told(strip, one, beside) if beside else ""
        if not how and by_hand(one):
            how, beside = named_whole(strip, part, whole, share), "of"
    if not how and some_of_those(strip, part, whole, share):
        how, beside = "of those", "same"
    if not how:
        return share_loosely(strip, one)
    return f"{one.equation}: {how}, {beside}{span(one.roles[0][1], one.roles[-1][1])}"


def _may_be_told(strip: Strip, part: Term, whole: Term, share: Term) -> bool:
    """May these be a part, its whole and its share: none of them a change, a bound, an old value or a place?"""
    if _moving(strip, share) or _moving(strip, part) or _is_of_a_noun(strip, share):
        return False
    if any(term.claim.quantity.relation not in ("exact", "about") for term in (part, whole)):
        return False
    if not ANOTHER.isdisjoint(clause_before(strip, part, 2)):
        return False  # "after it bought an additional 1 million shares, representing 3.95%"
    return not _is_old_value(strip, part, whole) and not all(_numbers_an_item(term) for term in (part, whole))


def _is_of_a_noun(strip: Strip, share: Term) -> bool:
    """Is it "a 14% improvement", and no "a 14% share"?"""
    if share.letter != "P" or strip.tokens[share.at - 1] not in ("a", "an"):
        return False
    return any(sign(token) for token in clause_behind(strip, share, 2))


def _turnout(strip: Strip, one: Hypothesis) -> str:
    roles = dict(one.operands)
    near = one.roles[-1][1].sentence - one.roles[0][1].sentence <= 1
    return turnout(strip, roles["part"], roles["whole"], one.anchor) if near else ""


def _told(strip: Strip, one: Hypothesis, beside: str) -> str:
    """How the text says whose share it is."""
    roles = dict(one.operands)
    part, whole, share = roles["part"], roles["whole"], one.anchor
    how = _levied(strip, part, whole, share, beside)
    if how or (whole.order < share.order < part.order and whole.sentence != part.sentence):
        return how
    how = part_of(strip, part, whole, share)
    if not how and beside == "of" and told_aside(strip, whole, part):
        return "aside"
    if not how and alike(part, whole):
        how = _told_in_turn(strip, part, whole, share)
    if how == "in turn" and beside == "of":
        return "of"
    if how == "in turn of two" and beside == "same" and by_hand(one):
        return "in turn of two by hand"
    one_kind = part.letter == whole.letter or {part.letter, whole.letter} <= set("CN")
    return how or ("swapped" if one_kind and alike(part, whole) and two_swapped(one) else "")


def _is_old_value(strip: Strip, part: Term, whole: Term) -> bool:
    """Is one of them what something rose or fell from: "up 15% from $41m. Profit was $26m", "to 10,000 from 5,000"?"""
    if "from" in clause_before(strip, part, 2) and len(between(strip, whole, part)) < 3:
        return True
    if "from" in clause_before(strip, whole, 2) and clause_before(strip, part, 1) == ["to"]:
        return True  # "fell from around 5,500 in 2011 to 4,400 in 2013"
    return part.sentence != whole.sentence and clause_before(strip, whole, 1) in (["from"], ["than"])


def _numbers_an_item(term: Term) -> bool:
    """ "6. New Orleans (2.64%) 96. Chandler (0.93%)": places of a ranking, and nothing that is counted"""
    claim = term.claim
    rest = claim.sentence_text[claim.span.end - claim.sentence.start :]
    return claim.text.isdigit() and rest.startswith(".")


def _levied(strip: Strip, part: Term, whole: Term, share: Term, beside: str) -> str:
    """Is it a fee, a tax and the like: "fees of 1 percent, or $2 billion"?"""
    if share.letter != "P" or part.letter != "M" or whole.letter != "M" or beside != "same":
        return ""
    if {"or", "("}.isdisjoint(between(strip, share, part)):
        return ""
    named = before(strip, share, "levy") or behind(strip, share, "levy", 2)
    return "levy" if named and abs(share.order - part.order) == 1 else ""


def _told_in_turn(strip: Strip, part: Term, whole: Term, share: Term) -> str:
    """Are the whole, a part of it and its share told one after the other, of things that are counted, or with a word
    for what the part accounts for?"""
    if follows(strip, share, whole):
        return "in turn" if follows(strip, whole, part) else ""
    if not (follows(strip, whole, part) and follows(strip, part, share)) or "on" in clause_behind(strip, share, 2):
        return ""
    if before(strip, part, "accounting", 4):
        return "accounts"
    counted = part.letter in "CN" and whole.letter == "C" and share.value <= 100
    if not counted or (whole.order > 0 and strip.terms[whole.order - 1].letter in "PX"):
        return ""
    return "in turn" if whole.sentence == share.sentence else "in turn of two"


def _moving(strip: Strip, term: Term) -> bool:
    """Does a number say how far something moved ("up 3%", "45 more")?"""
    ahead, rest = clause_before(strip, term, 3), clause_behind(strip, term, 2)
    while "," in ahead:
        ahead = ahead[ahead.index(",") + 1 :]
    told = [
        token
        for before_it, token, after in zip(["", *ahead], ahead, [*ahead[1:], ""], strict=False)
        if after != "than" and before_it not in cues("with-up")
    ]
    return ahead[-1:] == ["by"] or any(token[:1] in ("+", "-") for token in (*told, *rest))
