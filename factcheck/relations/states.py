"""What tells that a number is no state of the count that another number is a state of."""

from __future__ import annotations

import re
from functools import cache

from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim

_SHARED = regex(
    r"[^.;:]{0,40}? (?P<where>to|in|from|at|for|by|on) [^.;:,]{1,40},(?: and)? [CN](?: [a-z]+){0,2} (?P=where)\b"
)
_SPAN = regex(r"\bfor the (?:[a-z-]+ )?(?:year|season|quarter|months)\b")


def is_of_span(said: str) -> bool:
    """Is a number what a whole span is to have ("exports for the year up to September")?"""
    return _SPAN.search(said) is not None


def is_shared_out(frame: Frame, claim: Claim) -> bool:
    """Is a number the first of some that are shared out among places ("90 to the north, 22 to the coast")?"""
    return _SHARED.match(frame.text, frame.place_of(claim) + 1) is not None


def kinds(said: str, claim: Claim) -> frozenset[str]:
    """The words that name a kind of what is counted, in the words around a number and in what it counts: of the cases,
    the confirmed ones have a count of their own."""
    return frozenset((*_named().findall(said), *_words().intersection(claim.mention.modifiers)))


@cache
def _words() -> frozenset[str]:
    return frozenset(word for role, listed in rows("bounds") if role == "kind" for word in listed.split("|"))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(_words()))}) (?:[a-z]+s)\b")
