"""A word says that a number rose, and the numbers say that it fell, or the other way round.

## What it checks
A change word with the values before and after: "fell to 12 from 10", "rose to 5% from 6%", "a downward adjustment from
600,000" to 650,000, "raised its target from 400 to 350", and over two clauses or
sentences: "sank to 13,100; in 2019 it had been 12,300". Ranges and bounds are compared as a whole: "over 650,000" is
below "700,000 to 800,000" as far as anyone can tell.

## Why editors care
Either the verb is wrong or the two numbers have changed places; both turn the story round.

## When it stays silent
Where up and down are a matter of view: places in a ranking, a currency quoted by how much of it a dollar buys, a profit
that turned into a loss. Words that speak of quality ("improved", "worsened") are not judged. "Price cuts from 10 to 15
percent" is a range.

## How to fix
Swap the numbers or the verb, after a look at the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from factcheck.claims.grammar import Frame
from factcheck.claims.view import View
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Operand, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.numbers.tolerance import spread
from factcheck.numbers.wording import bare, quoted
from factcheck.relations.ends import Way, is_noun
from factcheck.relations.frames.judgement import not_comparable, operands, wrong
from factcheck.relations.frames.moves import Move, moves
from factcheck.relations.frames.scales import thousandfold
from factcheck.relations.ways import LOOSE, ways

RULE = Rule(
    code="FC401",
    name="wrong-direction",
    family="direction",
    level="warning",
    summary="a rise that is a fall by its numbers, or a fall that is a rise",
)

ORDER = 0.3
"""The power of a check that says only which of two numbers is greater."""
_RANK = regex(
    r"\b(?:rank\w*|seed(?:ed|s)?|place|position|no\.|number one|standings|world number|spot|chart\w*|league|handicap"
    r"|par|list|index of|rating|grade|frequency|intervals?|every(?= [A-Z]))\b"
)
_QUOTED_IN = regex(
    r"\b(?:to|per|against|for) (?:the |a |one |each )?(?:u\.?s\.? )?(?:dollar|dlr|euro|pound|mark|sterling|yen|ecu)\b"
    r"|exchange rate|\bparity\b|below (?:zero|ground|sea|the surface)|\bminus\b"
)
_SIGNED = regex(r"\b(?:loss|losses|deficit|shortfall|negative|minus|profit|surplus|gain|net)\b")
_COUNTED = regex(r"\b(?:number|count|tally) of (?:(?!people )[a-z-]*[a-rt-z] ){0,2}$")
"""Before a plural that is what is counted, and no verb of it: "the number of rate increases … to two, from three"."""
_NAMED_IN = 60
_PRICED_IN = frozenset(("dollar", "dlr", "euro", "pound", "mark", "yen"))
"""Of a currency there are the fewer to the dollar the dearer it is."""
_FARTHER = 3
"""Times that two values may be as far apart as the change that is told of them."""


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    for frame in view.reading.frames:
        for move in moves(frame):
            if move.direction and not move.apart and move.word not in LOOSE:
                yield _judged(move)
    for way in ways(view.reading.frames):
        if way.form == "compared" or way.word not in LOOSE:
            yield _told_apart(way)


def _told_apart(way: Way) -> Check:
    """A way whose two ends stand in two clauses, or in another order: "sank to 13,100; in 2019 it had been 12,300"."""
    members = (*operands(("from", way.then), ("to", way.now)), *_named(way.frame, way.place, way.word, way.now))
    lesser, greater = (way.then, way.now) if way.up else (way.now, way.then)
    if way.bound.holds:
        return Check(RULE.name, "agree", members, arithmetic=f"{bare(lesser)} < {bare(greater)}", power=ORDER)
    if way.form != "rank" and _RANK.search(way.frame.text):
        return not_comparable(RULE.name, members, "up and down are a matter of view here")
    if _QUOTED_IN.search(way.frame.text):
        return not_comparable(RULE.name, members, "up and down are a matter of view here")
    above = "above" if way.up else "below"
    message = f"The text says “{way.word}”, but {quoted(way.now)} is not {above} {quoted(way.then)}."
    if way.form == "rank":
        message = (
            f"The text says “{way.word}”, but {quoted(way.then)} to {quoted(way.now)} is the other way in a ranking."
        )
    return wrong(
        RULE.name,
        "warning",
        members,
        f"{bare(way.now)} is {'less' if way.up else 'more'} than {bare(way.then)}",
        message,
        suggestion=Suggestion(f"Swap the two numbers, or change the word “{way.word}”."),
        confidence=0.8,
    )


def _judged(move: Move) -> Check:
    start, end = spread(move.start), spread(move.end)
    word = _named(move.frame, move.place, move.word, move.end)
    members = (*operands(("from", move.start), ("to", move.end)), *word)
    up = move.direction == "up"
    low, high = (start, end) if up else (end, start)
    relation = "<" if up else ">"
    arithmetic = f"{bare(move.start)} {relation} {bare(move.end)}"
    if high.low is not None and low.high is not None and high.low >= low.high:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.5)
    if low.meets(high) and _in_order(move):
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.3)
    if low.meets(high):
        return not_comparable(RULE.name, members, "too near to each other to tell")
    if thousandfold(move) is not None:
        return not_comparable(RULE.name, members, "the scale of one of them is a slip, and so they have no order")
    if _another_way(move):
        return not_comparable(RULE.name, members, "up and down are a matter of view here")
    way = "above" if up else "below"
    told = f"“{move.word}”"
    swapped = Suggestion(f"Swap the two numbers, or change the word {told}.")
    return wrong(
        RULE.name,
        "warning",
        members,
        f"{bare(move.end)} is {'less' if up else 'more'} than {bare(move.start)}",
        f"The text says {told}, but {quoted(move.end)} is not {way} {quoted(move.start)}.",
        suggestion=swapped,
        confidence=0.85,
    )


def _is_farther(move: Move) -> bool:
    """Are two values that are compared far more apart than what the text says of the change: "rose by four to 752,
    against 987 a year ago"? Then the change is one since another time."""
    start, end = move.start.quantity.value, move.end.quantity.value
    if not start or not end:
        return False
    for amount in move.amounts:
        by = amount.quantity.value
        share = amount.quantity.unit == "percent" and move.end.quantity.kind != "percent"
        apart = abs(end - start) / start * 100 if share else abs(end - start)
        if by and apart > _FARTHER * by:
            return True
    return False


def _in_order(move: Move) -> bool:
    """Do the numbers as written go the way that the word says, whatever they are rounded or bounded to?"""
    start, end = move.start.quantity.value, move.end.quantity.value
    return start is not None and end is not None and (start < end if move.direction == "up" else start > end)


def _named(frame: Frame, place: int, word: str, claim: Claim) -> tuple[Operand, ...]:
    """The word that says the direction, as an operand."""
    span = frame.origin(place, word)
    if span is None:
        return ()
    return (Operand("direction", claim.article, span, frame.source[span.start : span.end]),)


def _another_way(move: Move) -> bool:
    text = move.frame.text
    if any(end.quantity.per in _PRICED_IN for end in (move.start, move.end)):
        return True
    if move.loose and (_is_farther(move) or (not move.amounts and is_noun(move.frame, move.word, move.place))):
        return True
    if _RANK.search(text) or _QUOTED_IN.search(text):
        return True
    if move.word.endswith("s") and _COUNTED.search(text, max(0, move.place - _NAMED_IN), move.place):
        return True
    if any(end.quantity.value is not None and end.quantity.value < 0 for end in (move.start, move.end)):
        return True
    if move.start.span.start < move.end.span.start and is_noun(move.frame, move.word, move.place):
        return True
    return _one_signed(move)


def _one_signed(move: Move) -> bool:
    """Is one end said to be a loss or a profit, and the other something else?"""
    text, found = move.frame.text, []
    for claim in (move.start, move.end):
        place = move.frame.place_of(claim)
        lead = re.split(r"\b(?:from|to)\b", text[max(0, place - 30) : place])[-1]
        words = _SIGNED.findall(lead) + _SIGNED.findall(text[place + 1 : place + 10])
        found.append(" ".join(words))
    return found[0] != found[1]
