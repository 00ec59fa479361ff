"""A headline's percentage against the values before and after of the text: "Wheat harvest down 19%" over "382 million
bushels, compared with 420 million a year ago"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.relations.cues import cues, sentence_around, way
from factcheck.relations.frames.moves import moves
from factcheck.relations.frames.sequels import levels_apart
from factcheck.relations.hypothesis import Hypothesis, hypothesis, meets, written
from factcheck.relations.slips import other_base, to_the_last_digit
from factcheck.relations.strip import Strip, Term
from factcheck.relations.together import alike

FIRST = 8
"""Sentences of the text in which a headline's change is looked for."""
ALONE = 2
"""Words that a headline and a sentence must share where no slip explains the headline's percentage."""
LEAST, MOST = 0.55, 1.8
"""How far off a percentage may be, as a ratio, to be a slip of the same change."""


def titled(strip: Strip) -> Iterator[Hypothesis]:
    """The changes that a headline may tell of, each with its percentage as the anchor."""
    for number, inside in strip.windows():
        amounts = [term for term in inside if term.letter == "P"]
        if strip.zones[number] == "headline" and len(amounts) == 1 and amounts[0].value > 0:
            for start, end in _values(strip):
                made = hypothesis("change title", amounts[0], ("from", start), ("to", end))
                if made is not None and made.given[0] > 0:
                    yield made


def _values(strip: Strip) -> Iterator[tuple[Term, Term]]:
    """The values before and after that the first sentences of the text tell."""
    known = {term.claim.id: term for term in strip.terms}
    bodies = [frame for frame, zone in zip(strip.reading.frames, strip.zones, strict=True) if zone == "body"]
    told = [(move.start, move.end) for frame in bodies[:FIRST] for move in moves(frame)]
    for before, after in (*told, *levels_apart(bodies[:FIRST])):
        start, end = known.get(before.id), known.get(after.id)
        if start is not None and end is not None and "P" not in (start.letter, end.letter) and alike(start, end):
            yield start, end


def title(strip: Strip, one: Hypothesis) -> str:
    """Does a headline tell the change of two values of the text, which gives its percentage nowhere?"""
    roles = dict(one.operands)
    start, end, amount = roles["from"], roles["to"], one.anchor
    sign = way(strip, amount)
    if not sign or (sign == "+") is not (end.value > start.value):
        return ""
    shared = len(strip.roots[amount.sentence] & strip.roots[end.sentence])
    by_hand = to_the_last_digit(one) not in ("none", "digit") or other_base(one)
    near = LEAST < amount.value / one.given[0] < MOST
    if shared < ALONE and not (shared and by_hand):
        return ""
    if not cues("basis").isdisjoint(sentence_around(strip, start)):
        return ""
    printed = written(amount, one.equation)
    if any(term.letter == "P" and term is not amount and meets(printed, term.number) for term in strip.terms):
        return ""
    if any(other.fits for other in titled(strip)):
        return ""
    return "change title: text" if one.fits or near or by_hand else ""
