"""Words that speak against a relation that no construction asserts, whatever else makes it likely: a sum of which only
some parts are named ("including"), a share of something else ("20 percent of its exports", "45% of them")."""

from __future__ import annotations

from factcheck.relations.cues import between, clause_behind, cues
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.places import root
from factcheck.relations.strip import Strip, Term

BEHIND = 7
"""Tokens behind a share in which the words for what it is of stand."""
OF_A_PART = frozenset(("them", "these", "those", "which", "whom"))


def against(strip: Strip, one: Hypothesis) -> bool:
    """Do the words of a hypothesis say that it is not meant?"""
    if one.kind == "sum":
        first = one.operands[0][1]
        return first.order > one.anchor.order and not cues("sum-some").isdisjoint(between(strip, one.anchor, first))
    if one.kind == "share":
        return _of_another(strip, one.anchor, dict(one.operands)["whole"])
    return False


def _of_another(strip: Strip, share: Term, whole: Term) -> bool:
    """Is a share told to be one of a part, or of what the whole is not?"""
    behind = clause_behind(strip, share, BEHIND)
    if behind[:1] != ["of"] or len(behind) < 2:
        return False
    named = behind[1 : behind.index(",") if "," in behind else None]
    if not OF_A_PART.isdisjoint(named):
        return True
    known = strip.places[whole.order].phrase
    return not any(root(token) in known or token in cues("roll") | cues("whole-again") for token in named[-2:])
