"""Which sums that a form of words asserts are slips where they do not come out.

Numbers that stand in such a form may still be parts of something else. So a misfit counts only where one slip of a hand
in one of them would make the sum come out, and where no other numbers nearby make it.
"""

from __future__ import annotations

from itertools import pairwise
from math import log10

from factcheck.relations.cues import cues
from factcheck.relations.equations import EQUATIONS
from factcheck.relations.hypothesis import Hypothesis, number_of
from factcheck.relations.places import SENTENCE
from factcheck.relations.slips import slip
from factcheck.relations.strip import Strip, Term, commensurate

SMALLEST = 0.004
"""The smallest part of a sum, as a share of its whole."""
WHOLES = "CNMLP"
"""Letters of numbers that may be a whole or a part."""
MOST_TRIED = 8
"""So many numbers nearby are tried for a sum of their own."""
SIGNS = 9
"""Other digits that may stand in one place."""
LUCK, MOST_LUCK = 0.12, 0.75
"""A slip that explains more than this share of all numbers explains little, and one that explains most nothing."""
LOOSE = ("sum on", "sum lines")
"""Forms in which a slip of scale explains nothing."""
PLAIN = ("sum list", "sum of", "sum of that", "sum they")
"""Forms that say by themselves that their parts are all."""
OPEN = ("sum list", "sum of", "sum of that", "sum on", "sum lines")
"""Forms whose parts need not be all: where they come to less than the whole, only a slip that is no chance counts."""
CLOSED = ("sum of", "sum rest", "sum rest on")
"""Forms of which a last part that is told as the rest leaves nothing unsaid."""
REST = 2
"""Tokens before the last part in which a word calls it the rest."""
FEWEST = 30
"""A number up to here may be what the parts lack by accident."""
EXACT = 1e-9
TRAIL = 8
"""Tokens behind the last part in which "and" may join one without a number."""


def missed(strip: Strip, one: Hypothesis, name: str) -> str:
    """The form by whose sureness a misfit is told, "" where it is none: ", small" where its numbers are so small that a
    slip may explain it by chance."""
    whole, parts = one.anchor, [term for _, term in one.operands]
    other = _prefix(whole, parts) if name == "sum list" else _otherwise(strip, whole, parts)
    if other or _has_the_rest(strip, whole, parts) or not _explained(one, scale=name not in LOOSE):
        return ""
    luck = _luck(one)
    if luck <= LUCK:
        return name
    return f"{name}, small" if _sure_though_small(strip, whole, parts, name, luck) else ""


def _has_the_rest(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Is what the parts lack another number of the article ("the state gives $40,000 and others $700,000, a total of
    $940,000", and the headline says what the grant is)?"""
    lacking = whole.value - sum(part.value for part in parts)
    if lacking <= FEWEST:
        return False
    used = {whole.order, *(part.order for part in parts)}
    return any(term.low <= lacking <= term.high and term.order not in used for term in strip.group(whole.group))


def _sure_though_small(strip: Strip, whole: Term, parts: list[Term], name: str, luck: float) -> bool:
    """Are the words so plain that a misfit counts though a slip may explain it by chance?"""
    if name == "sum the total" or (name in CLOSED and len(parts) > 2 and told_as_rest(strip, parts[-1])):
        return True
    if name == "sum between":
        return luck <= MOST_LUCK
    return not _leaves_some(strip, whole, parts, name) and _is_plain(strip, whole, parts, name, luck)


def _leaves_some(strip: Strip, whole: Term, parts: list[Term], name: str) -> bool:
    """May the text leave the rest of a whole unsaid?"""
    below = sum(part.value for part in parts) < whole.value
    return below and ((name in OPEN and not _is_split(strip, parts)) or (name in PLAIN and _goes_on(strip, parts[-1])))


def _is_plain(strip: Strip, whole: Term, parts: list[Term], name: str, luck: float) -> bool:
    if name in PLAIN and len(parts) > 2 and (whole.letter == "C" or _leads_in(strip.tokens[whole.at : parts[0].at])):
        return True
    if name == "sum total on" and whole.paragraph != parts[0].paragraph and not in_lines(parts):
        return False
    return luck <= MOST_LUCK and one_kind([whole, *parts]) and (whole.letter != "P" or name in PLAIN)


def told_as_rest(strip: Strip, last: Term) -> bool:
    """ "the other 350", "the remaining £2 million": does the word right before a number say that nothing else is left?
    "Two of the other three" are no two parts."""
    ahead = strip.tokens[max(0, last.at - REST - 1) : last.at]
    return not cues("sum-rest").isdisjoint(ahead[1:]) and "of" not in ahead


def _is_split(strip: Strip, parts: list[Term]) -> bool:
    """Does a colon lead into parts that each begin an item, the last of them behind "and" ("16.5 million: 7.9 million
    from the plains, 4.2 million from the north and 4.4 million from the coast")?"""
    before = [strip.tokens[part.at - 1] for part in parts]
    return len(parts) > 2 and before[0] == ":" and before[-1] == "and" and set(before[1:-1]) <= {","}


def _leads_in(gap: list[str]) -> bool:
    """Does a colon, or a word for what has parts, lead from a whole into its parts?"""
    return ":" in gap or not cues("sum-parts").isdisjoint(gap)


def _goes_on(strip: Strip, last: Term) -> bool:
    """Does "and" follow on the last part in its sentence?"""
    behind = strip.tokens[last.at + 1 : last.at + 1 + TRAIL]
    return "and" in (behind[: behind.index(SENTENCE)] if SENTENCE in behind else behind)


def like(term: Term, whole: Term) -> bool:
    """Is a number of the whole's kind, and not vanishing beside it?"""
    return term.letter in WHOLES and commensurate(term, whole) and term.value > SMALLEST * whole.value


def one_kind(parts: list[Term]) -> bool:
    """Do the parts count or measure things of one name, or of one class?"""
    named = [part.claim for part in parts if part.claim.quantity.unit not in (None, "person")]
    units = {claim.quantity.unit for claim in named}
    classes = {claim.mention.noun_class for claim in named}
    return parts[0].letter in "MLP" or len(units) < 2 or (len(classes) == 1 and None not in classes)


def in_lines(parts: list[Term]) -> bool:
    """Does each part stand in a line of its own?"""
    return len(parts) > 2 and all(b.paragraph == a.paragraph + 1 for a, b in pairwise(parts))


def _explained(one: Hypothesis, scale: bool) -> bool:
    """Would one slip of a hand in one number make the sum come out, to the last digit?"""
    coarse = _grain(one.anchor) > min(_grain(term) for _, term in one.operands)
    given = one.given if coarse else (one.given[0],) * 3
    none = ("none",) if scale else ("none", "scale")
    if slip(one.anchor, given, exactly=not coarse) not in none:
        return True
    equation = EQUATIONS[one.equation]
    numbers = [(role, number_of(role, term)) for role, term in one.operands]
    printed = (one.printed[0],) * 3
    for index, (_, term) in enumerate(one.operands):
        needed = equation.solve(index, numbers, printed)
        if needed is not None and needed[0] > 0 and slip(term, (needed[0],) * 3, exactly=True) not in none:
            return True
    return False


def _otherwise(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Do other numbers nearby make the whole, or does one of the parts sum up the others?"""
    first, last = min(whole.sentence, parts[0].sentence) - 1, max(whole.sentence, parts[-1].sentence) + 1
    nearby = [term for number in range(first, last + 1) for term in strip.sentence(number) if commensurate(term, whole)]
    made = sum(term.value for term in (whole, *parts))
    if any(term.low <= made <= term.high for term in nearby):
        return True
    return _made_of(whole, [term for term in nearby if term.order != whole.order and like(term, whole)])


def _made_of(whole: Term, near: list[Term]) -> bool:
    """Do some numbers that follow on each other make a whole?"""
    exact = whole.low == whole.high
    sums = [(term.value, term.value) if exact else (term.low, term.high) for term in near if term.value < whole.value]
    for start, (low, high) in enumerate(sums):
        for other in sums[start + 1 : start + MOST_TRIED]:
            low, high = low + other[0], high + other[1]
            if low <= whole.high and whole.low <= high:
                return True
    return False


def _prefix(whole: Term, parts: list[Term]) -> bool:
    """Do the first of the parts make the whole, so that the others are of something else?"""
    made = 0.0
    for part in parts[:-1]:
        made += part.value
        if abs(made - whole.value) < EXACT * whole.value:
            return True
    return False


def _grain(term: Term) -> float:
    """The worth of one unit of the last digit that is written, in the group's unit."""
    numeral = term.claim.mention.number
    if numeral is None or not numeral.value:
        return 0.0
    return float(numeral.quantum / numeral.value) * term.value


def _luck(one: Hypothesis) -> float:
    """Which share of the numbers near the whole one slip in some number of the sum would explain."""
    numeral = one.anchor.claim.mention.number
    if numeral is None or not numeral.quantum:
        return 1.0
    steps = one.anchor.own / float(numeral.quantum)
    if steps < SIGNS:
        return 1.0
    return 2 * SIGNS * log10(steps) / steps
