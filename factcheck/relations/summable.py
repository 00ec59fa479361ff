"""Which numbers may be the parts of a whole, whatever form of words adds them up: none of them compared, moved,
vanishing or told again."""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.cues import ENDS, clause_before, clause_behind, cues, is_number
from factcheck.relations.missed_sums import SMALLEST
from factcheck.relations.strip import Strip, Term

APART = frozenset((",", ";", ":", "(", "—", "and", "or", "were", "was", "of", "by"))
"""Tokens over which no word of comparison reaches."""
HOURS = 24
"""A bare number up to here may be an hour."""
TELLING = 100
"""Below this two parts may well be equal."""
READ = frozenset(("body", "list", "quote"))
"""Zones in which sums are read; tables have proposers of their own."""


def may_be_parts(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Are these parts that could make up the whole: none of them equal to it or vanishing, all of one kind, none
    compared with another, none an amount of change?"""
    members = (whole, *parts)
    if not {strip.zones[term.sentence] for term in members} <= READ:
        return False
    if any(term.claim.mention.number is None or term.claim.mention.number.vague for term in members):
        return False
    if any(not SMALLEST * whole.value <= part.value < whole.value for part in parts) or _told_again(parts):
        return False
    if any(strip.tokens[part.at - 1] == "or" for part in parts) or _is_of_part(strip, parts):
        return False  # "one line or two"
    ends = sorted(term.at for term in members)
    if _tells_some(strip.tokens[ends[0] : ends[-1]]):
        return False
    if any(_moved(strip, part) for part in parts):
        return False
    if are_apart(whole, parts) and (whole.letter == "P" or any(_moves(strip, part) for part in parts)):
        return False
    return not any(_compared(strip, term) for term in _comparable(strip, whole, parts))


def _comparable(strip: Strip, whole: Term, parts: list[Term]) -> list[Term]:
    """The numbers that may be compared with others; not one that a colon parts from what it is made of ("heard from 11
    people: six …")."""
    listed = strip.tokens[parts[0].at - 1] == ":" and whole.order == parts[0].order - 1
    return parts if listed else [whole, *parts]


def _tells_some(tokens: list[str]) -> bool:
    """Is a number among some others told as one of them, or compared? "Including" what has no number tells nothing."""
    for place, token in enumerate(tokens):
        if token in cues("sum-some"):
            behind = next((one for one in tokens[place + 1 :] if is_number(one) or one in (",", ")", ";")), ",")
            if is_number(behind) or token not in cues("sum-including"):
                return True
    return False


def _is_of_part(strip: Strip, parts: list[Term]) -> bool:
    """Is one of the parts some of another one ("4 million abroad, of which 3 million …"), or a sum of them ("$5m and
    $9m ($14m total)")?"""
    inner = strip.tokens[parts[0].at : parts[-1].at]
    later = set(pairwise(strip.tokens[parts[1].at : parts[-1].at + 3])) if len(parts) > 1 else set()
    if any(a == "of" and b in cues("sum-which") for a, b in pairwise(inner)):
        return True  # "4 million abroad, of which 3 million"
    if any(a == "of" and b in cues("sum-them") for a, b in later):
        return True
    return any(not cues("in-all").isdisjoint(_beside(strip, part)) for part in parts) and len(parts) > 1


def _beside(strip: Strip, term: Term) -> list[str]:
    """The tokens right beside a number, with no mark between."""
    ahead, after = clause_before(strip, term, 3), clause_behind(strip, term, 1)
    return [*(ahead[ahead.index(",") + 1 :] if "," in ahead else ahead), *after]


def are_apart(whole: Term, parts: list[Term]) -> bool:
    """Does a part stand in another sentence than the whole?"""
    return parts[0].sentence != whole.sentence or parts[-1].sentence != whole.sentence


def _told_again(parts: list[Term]) -> bool:
    """Is a number told twice, in two sentences? Then the second is no further part."""
    return any(
        part.value == other.value >= TELLING and part.letter == other.letter and part.sentence != other.sentence
        for index, part in enumerate(parts)
        for other in parts[:index]
    )


def _moves(strip: Strip, term: Term) -> bool:
    """Does a word of movement stand right before a number, or before "by" or "to"?"""
    ahead = [token for token in strip.tokens[max(0, term.at - 2) : term.at] if token not in ("by", "to")]
    return bool(ahead) and ahead[-1][:1] in ("+", "-")


def _moved(strip: Strip, term: Term) -> bool:
    """ "rose by 14 cents to 19.33", "dropped $100 to $1,199": is it the amount of a change?"""
    before, behind = strip.tokens[term.at - 1], strip.tokens[term.at + 1 : term.at + 2]
    return (before == "by" or before[:1] in ("+", "-")) and behind == ["to"]


def _compared(strip: Strip, term: Term) -> bool:
    """Does a word of comparison or of movement stand right before a number?"""
    ahead = strip.tokens[max(0, term.at - 3) : term.at]
    for token in reversed(ahead):
        if is_number(token) or token in ENDS or token in APART:
            return False
        if (
            token in cues("start")
            or (term.bare and term.value <= HOURS and token in cues("sum-aside"))
            or (term.letter == "P" and token[:1] in "+-")
        ):
            return True
    return False
