"""A change that stands beside the value after it, where another sentence tells the value before: "Profit rose 38% to
472 million. … The year-ago profit was 400 million"."""

from __future__ import annotations

from factcheck.relations.cues import between, clause_before, clause_behind, cues, sign
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.places import BREAKS, common_words
from factcheck.relations.slips import other_base, significant, to_the_last_digit
from factcheck.relations.strip import Strip, Term
from factcheck.relations.together import ASIDE, alike, follows
from factcheck.relations.told_changes import dated, earlier, follow_each_other, had_been, past_date

FAR = 14
"""Sentences between a value and the one before it."""
NEXT = 2
"""… where nothing but the time of the two has to show that they are of one thing."""
NEAR = 6
"""Tokens between an amount of change and the value that it led to."""
AROUND = 8
"""Tokens around both in which a word may say that the change is on another basis."""
OFTEN = 4
"""Sentences of an article in which a word stands that tells one thing from others."""
LEAST = 0.5
"""Values that are nearer to each other, in percent, are one."""
PLAIN = frozenset(("swap", "scale", "teen", "drop"))
"""Slips that hardly explain two numbers of different things by accident."""


def told_elsewhere(strip: Strip, one: Hypothesis, start: Term, end: Term) -> bool:
    """Does another sentence tell the value before a change and the value after it?"""
    amount = one.anchor
    if amount.sentence != end.sentence or not 0 < abs(start.sentence - end.sentence) <= FAR:
        return False
    zones = {strip.zones[start.sentence], strip.zones[end.sentence]}
    if not zones.isdisjoint(("headline", "table")) or not _leads_to(strip, amount, end):
        return False
    if not _is_earlier(strip, start, end) or earlier(strip, end) or _has_rival(strip, start):
        return False
    if abs(start.sentence - end.sentence) > NEXT and not _are_of_one_thing(strip, start, end):
        return False
    if _has_own_base(strip, amount) or _is_on_another_basis(strip, start, end, amount):
        return False
    return one.fits or _explained(one, alike(start, end))


def led_to(strip: Strip, amount: Term) -> Term | None:
    """The value that a change stands beside."""
    for step in (1, -1):
        order = amount.order + step
        while 0 <= order < len(strip.terms) and strip.terms[order].letter in ASIDE:
            order += step
        if not 0 <= order < len(strip.terms) or strip.terms[order].sentence != amount.sentence:
            continue
        term = strip.terms[order]
        if term.letter in "MCNL" and term.value > 0 and _leads_to(strip, amount, term):
            return term
    return None


def _are_of_one_thing(strip: Strip, start: Term, end: Term) -> bool:
    """Do words beside a value far away name what the other is a value of, or is it of the year before that one's?"""
    shared = strip.places[start.order].stems & strip.places[end.order].stems
    told = any(strip.seen[word] <= OFTEN and word not in common_words() for word in shared)
    return told or follow_each_other(strip, start, end)


def _leads_to(strip: Strip, amount: Term, end: Term) -> bool:
    """Is a change told right beside its value: "up 38% to 472 million", "472 million, a rise of 38%"?"""
    inner = between(strip, amount, end)
    if not follows(strip, *sorted((amount, end), key=lambda term: term.order)) or len(inner) > NEAR:
        return False
    if amount.order < end.order:
        return inner[-1:] == ["to"]
    marks = [place for place, token in enumerate(inner) if token in (",", "(", "—")]
    tail = inner[marks[-1] + 1 :] if marks else inner
    return any(sign(token) for token in (*tail, *clause_behind(strip, amount, 1)))


def _is_earlier(strip: Strip, start: Term, end: Term) -> bool:
    return earlier(strip, start) or had_been(strip, start, end) or past_date(strip, start) or dated(strip, start, end)


def _has_rival(strip: Strip, start: Term) -> bool:
    """Does another number of its kind stand in the sentence of the value before, which may be that as well, or is that
    one the value after another change?"""
    inside = strip.sentence(start.sentence)
    if any(term.letter == "P" and led_to(strip, term) is start for term in inside):
        return True
    return any(term is not start and term.group == start.group for term in inside)


def _has_own_base(strip: Strip, amount: Term) -> bool:
    """ "up 3% this week", "up 3% since March", "a 3% premium to the last price" """
    behind_it = clause_behind(strip, amount, 4)
    premium = behind_it[1:2] == ["to"] and sign(behind_it[0]) != ""
    return (
        premium
        or behind_it[:1] == ["of"]
        or not cues("own-base").isdisjoint((*behind_it, *clause_before(strip, amount, 3)))
    )


def _is_on_another_basis(strip: Strip, start: Term, end: Term, amount: Term) -> bool:
    first, last = sorted((amount.at, end.at))
    low, high = first, last
    while low > max(0, first - AROUND) and strip.tokens[low - 1] not in BREAKS:
        low -= 1
    while high + 1 < min(len(strip.tokens), last + AROUND) and strip.tokens[high + 1] not in (*BREAKS, ",", ";"):
        high += 1
    around = (*strip.tokens[low : high + 1], *clause_before(strip, start, AROUND), *clause_behind(strip, start))
    return not cues("basis").isdisjoint(around)


def _explained(one: Hypothesis, same: bool) -> bool:
    """Does one slip of a hand explain the misfit to the last digit? Of two nouns it must be a plain one."""
    cause = to_the_last_digit(one) if one.given[0] > LEAST else "none"
    return cause in PLAIN or other_base(one) or (same and cause == "digit" and significant(one.anchor) > 1)
