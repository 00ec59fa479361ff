"""What else than the change from one value to another a stated amount may be: one on another basis or from a third
value, what caused the change, what it led to."""

from __future__ import annotations

import re

from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.tolerance import percent_change, spread
from factcheck.relations.frames.moves import Move
from factcheck.relations.frames.same_measure import same_measure

_BASIS = regex(
    r"\b(?:comparable|like-for-like|same-store|constant|seasonally|adjusted|organic|underlying|in real terms|inflation"
    r"|annualized|annualised|annual rate|excluding|restated|pro forma|local currenc\w+|currency|in dollar terms"
    r"|(?:on|by|in) (?:average|volume)|volume (?:growth|terms|basis)|weighted|compound(?:ed)? (?:annual|growth|rate)"
    r"|cagr|per share|bonus issue|stock split)\b"
)
_ADJUSTED_VALUE = regex(r"\b(?:seasonally )?(?:adjusted )(?:annual (?:rate|level) (?:of )?)?(?=[A-Z])")
_SIGNED = regex(r"\b(?:loss|losses|deficit|shortfall|negative|minus)\b")
_REACHED = regex(r"\s*(?:higher|lower|up|down|firmer|weaker|better|stronger)\s+(?:at|to)\s", re.IGNORECASE)
_REACH = 4
_CAUSE = regex(
    r"\b(?:boosted|helped|lifted|hit|hurt|driven|inflated|dented|aided|buoyed|pulled|weighed|due|thanks|because|includ\w+"
    r"|reflect\w+|after|booked|took|recorded)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
"""What made a change, and is not its size: "boosted by a 1.2 billion gain on shares"."""


def was_reached(move: Move, amount: Claim) -> bool:
    """ "They closed 3 percent higher at $68": the value behind is where the change led, whatever stood before."""
    rest = amount.sentence_text[amount.span.end - amount.sentence.start :]
    found = _REACHED.match(rest)
    return found is not None and 0 <= move.start.span.start - amount.span.end - found.end() < _REACH


def is_a_cause(amount: Claim) -> bool:
    return _CAUSE.search(amount.sentence_text[: amount.span.start - amount.sentence.start]) is not None


def on_another_basis(move: Move) -> bool:
    """May the change be one on another basis, or against something else?"""
    texts = [move.frame.text, *([end.sentence_text.lower() for end in (move.start, move.end)] if move.apart else ())]
    return move.loose or any(_BASIS.search(_ADJUSTED_VALUE.sub("", text)) for text in texts)


def crosses_zero(move: Move) -> bool:
    """Is one end a loss and the other not, or is an end below zero?"""
    if any(end.quantity.value is not None and end.quantity.value <= 0 for end in (move.start, move.end)):
        return True
    if move.apart:
        told = {_SIGNED.search(claim.sentence_text.lower()) is not None for claim in (move.start, move.end)}
        return len(told) == 2
    text, places = move.frame.text, {}
    for claim in (move.start, move.end):
        place = move.frame.place_of(claim)
        places[claim.id] = _SIGNED.search(text[max(0, place - 30) : place + 20].split(" from ")[-1]) is not None
    return len(set(places.values())) == 2


def fits_another(move: Move, signed: Interval) -> bool:
    """Is it the change from or to another value of the sentence ("to 60 in 2010 from 50 in 1990 and 54.5 in 2000")?"""
    others = [one for one in move.frame.claims if one not in move.members and same_measure(one, move.end)]
    return any(
        percent_change(spread(other), spread(move.end)).meets(signed)
        or percent_change(spread(move.start), spread(other)).meets(signed)
        for other in others[:6]
        if other.quantity.value and other.quantity.value > 0
    )
