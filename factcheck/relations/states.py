"""What tells that a number is no state of the count that another number is a state of."""

from __future__ import annotations

import re
from functools import cache

from factcheck.claims.grammar import Frame
from factcheck.lexicon import countries, rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim

_SHARED = regex(
    r"[^.;:]{0,40}? (?P<where>to|in|from|at|for|by|on) [^.;:,]{1,40},(?: and)? [CN](?: [a-z]+){0,2} (?P=where)\b"
)
_SPAN = regex(r"\bfor the (?:[a-z-]+ )?(?:year|season|quarter|months)\b")


def is_of_span(said: str) -> bool:
    """Is a number what a whole span is to have ("exports for the year up to September")?"""
    return _SPAN.search(said) is not None


_PACE = regex(r"\b(?:rate|pace|clip|annuali[sz]ed|annually|yearly|monthly|daily|average\w*)\b")
_YEAR_BEFORE = regex(r"\b(?:(?:last|previous|prior) (?:year|season)|year (?:earlier|before|ago))\b")
_OF_TOLD = regex(r"\bof (?:this|that|these|those|them|it|which|whom)\b|(?:^|,|\bthat) of [CNML]\b")
_ALL = regex(
    r"(?<!total )(?<!toll )(?<!number )(?<!count )(?<!tally )\bof "
    r"(?:(?:the|this|these|those|its|their|all)(?: [a-z]+['’]s)? |[a-z]+['’]s )?$"
)
_PLACE = regex(
    r"\b(?:in|from|across|throughout) (?:the )?(?P<in>[A-Z]\w+)"
    r"|^(?P<of>[A-Z]\w+)(?='s? | (?:is|was|has|had|have|reported|recorded)\b)"
)
_NAME = regex(r"[A-Z][\w.]*(?: [A-Z][\w.]*)?")
BESIDE = 40
"""Code points around a number in which it may be said to be one of the year before."""


def is_pace(said: str) -> bool:
    """Is a number how fast something goes ("at an annual rate of 412,000"), and no count of it?"""
    return _PACE.search(said) is not None


def are_apart(early: Claim, late: Claim) -> bool:
    """Are two states told of two places, or the earlier one of the year before?"""
    a, b = early.sentence_text, late.sentence_text
    if a == b:
        start = late.span.start - late.sentence.start
        return _YEAR_BEFORE.search(b, max(0, start - BESIDE), start + BESIDE) is not None
    if _YEAR_BEFORE.search(a) and not _YEAR_BEFORE.search(b):
        return True
    here, there = _named_places(a), _named_places(b)
    return bool(here) and bool(there) and here.isdisjoint(there)


def _named_places(text: str) -> frozenset[str]:
    """The places of which a sentence tells: "cases in Kenya", "Uganda has reported"."""
    found = (match["in"] or match["of"] for match in _PLACE.finditer(text))
    known = countries()[0]
    named = (known.get(name) for name in _NAME.findall(text))
    return frozenset((*(known.get(name, name) for name in found if name.lower() not in days()), *filter(None, named)))


def is_of_told(ahead: str) -> bool:
    """Do the words before a number say that it is some of what was told before ("of this amount, 150,000 tonnes")?"""
    return _OF_TOLD.search(ahead) is not None


def is_shared_out(frame: Frame, claim: Claim) -> bool:
    """Is a number the first of some that are shared out among places ("90 to the north, 22 to the coast")?"""
    return _SHARED.match(frame.text, frame.place_of(claim) + 1) is not None


def is_part_of(early: Claim, late: Claim) -> bool:
    """Is one of two numbers of a sentence all that there is, and the other some of it ("of this year's 310 entries,
    190 …")?"""
    if early.sentence != late.sentence:
        return False
    return _ALL.search(early.sentence_text[: early.mention.start - early.sentence.start].lower()) is not None


def kinds(said: str, claim: Claim) -> frozenset[str]:
    """The words that name a kind of what is counted, in the words around a number and in what it counts: of the cases,
    the confirmed ones have a count of their own."""
    return frozenset((*_named().findall(said), *_words().intersection(claim.mention.modifiers)))


@cache
def _words() -> frozenset[str]:
    return frozenset(word for role, listed in rows("bounds") if role == "kind" for word in listed.split("|"))


@cache
def _named() -> re.Pattern[str]:
    return regex(rf"\b({'|'.join(sorted(_words()))}) (?:[a-z]+s)\b")


@cache
def days() -> frozenset[str]:
    """The names of days and months."""
    return frozenset(word for word, kind, *_ in rows("calendar") if kind in ("WEEKDAY", "MONTH"))
