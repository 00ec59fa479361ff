"""How likely each hypothesis of an article is meant, and where its numbers do not fit, how likely the text is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from factcheck.model.records import dataclass
from factcheck.relations.asserted import asserted, sureness
from factcheck.relations.asserted_changes import is_of_something_else
from factcheck.relations.causes import cause as cause_of
from factcheck.relations.chance import chance
from factcheck.relations.evidence import misfit, together, words
from factcheck.relations.gate import comparable, near
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.likeness import can_reach
from factcheck.relations.parted import is_of_another
from factcheck.relations.propose import hypotheses
from factcheck.relations.same import restated
from factcheck.relations.slips import to_the_last_digit
from factcheck.relations.strip import Strip
from factcheck.relations.weighing import OFFSET, Weights, enough, total, weights, wrong

PLAIN = 6.0
"""Log-odds of a relation that a construction asserts."""
UNKNOWN = -99.0
WORDED = frozenset(("change", "share", "product"))
"""Relations that only words assert: what is learned of their misfits is no ground to speak."""
UNTOLD = 0.55
"""How sure, at most, the judge is of one that no construction asserts: most of those told of news were false."""
NOTHING = Weights({OFFSET: UNKNOWN}, {OFFSET: UNKNOWN})
TWICE = 0.6
"""The probability of being wrong from which two values of one thing are kept: of those that are less likely, the linked
claims make notes as it is."""
ENOUGH = 0.6
"""How sure of a misfit a construction has to be for it to be told as its own."""
BESIDE = 3
UNEXPLAINED = 0.55
"""How likely a misfit is a slip of the text, at most, where no slip of the hand and no other sum explains it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A hypothesis with its log-odds of being meant (for one that fits, the smallness of the accident included) and the
    probability that the text is wrong there; `words` and `misses` are the features that these come from, of those that
    do not fit."""

    one: Hypothesis
    meant: float
    wrong: float
    words: list[str]
    misses: list[str]
    construction: str = ""


def weighed(whole: Strip) -> Iterator[Weighed]:
    """The hypotheses of an article with their weights, but for those whose numbers are too far apart."""
    yield from _differing(whole)
    for one in hypotheses(whole):
        if not one.fits and (one.kind == "same" or not (comparable(one) or _miscopied(one))):
            continue
        construction = asserted(whole, one)
        known = weights(one.equation) if one.fits or near(one) else None
        if known is None and not construction:
            continue
        yield _weighed(whole, one, known or NOTHING, construction)


def _miscopied(one: Hypothesis) -> bool:
    """Is a change as far off as no other may be, but a slip of one digit away: 14.2% for 4.2%?"""
    return one.kind == "change" and to_the_last_digit(one) != "none"


def _differing(whole: Strip) -> Iterator[Weighed]:
    """The pairs that may be one figure written in two ways, weighed by what was learned from known slips; how likely
    they are to be one is weighed only where that is enough."""
    known = weights("same")
    if known is None:
        return
    least = enough(known, TWICE)
    for one in restated(whole):
        if known.told and not can_reach(whole, one, known.told, least):
            continue
        misses = misfit(whole, one)
        likely = wrong(known, 0.0, misses)
        if likely >= TWICE:
            told = words(whole, one)
            yield Weighed(one, total(known.meant, told), likely, told, misses)


def _weighed(whole: Strip, one: Hypothesis, known: Weights, construction: str) -> Weighed:
    """One hypothesis, by what was learned of its words and its slip, or by the construction that asserts it."""
    told = words(whole, one)
    learned = total(known.meant, told)
    plain = PLAIN if construction in sureness() else UNKNOWN
    if one.fits:
        return Weighed(one, max(plain, learned - log(chance(one))), 0.0, [], [])
    misses = together(told, misfit(whole, one), learned)
    likely, sure = wrong(known, learned, misses), sureness().get(construction, 0.0)
    if (one.kind in WORDED and not known.told) or _is_denied(whole, one):
        likely = min(likely, UNTOLD)
    if sure > likely and not _is_tight(whole, one) and cause_of(one)[0] == "none":
        sure = min(sure, UNEXPLAINED)
    if sure > likely or sure >= ENOUGH:
        return Weighed(one, max(plain, learned), max(sure, likely), told, misses, construction)
    return Weighed(one, max(plain, learned), likely, told, misses)


def _is_denied(whole: Strip, one: Hypothesis) -> bool:
    """Do words say that a share is one of something else ("20 percent of its exports", "45% of them"), or a change in
    percent one of what moved the values?"""
    roles = dict(one.operands)
    if one.equation == "change percent":
        return is_of_something_else(whole, roles["from"], roles["to"], one.anchor)
    return one.kind == "share" and is_of_another(whole, roles["whole"], one.anchor)


def _is_tight(whole: Strip, one: Hypothesis) -> bool:
    """Is it no change and no sum, or a change told right beside the value before ("up 3.2% from 271,200") or in one
    phrase with both ("fell 5.2% to 293.6 from sales of 303.5")?"""
    if one.kind == "change":
        roles = dict(one.operands)
        start, end = roles.get("from", one.anchor), roles.get("to", one.anchor)
        if abs(start.at - one.anchor.at) <= BESIDE:
            return True
        phrase = whole.tokens[one.anchor.at + 1 : start.at]
        return one.anchor.order + 1 == end.order == start.order - 1 and phrase[:1] == ["to"] and "," not in phrase
    return one.kind != "sum"
