"""Words that say which way a number went, and the one that governs two values behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim

REACH = 90
"""Code points before the values in which their change word is looked for."""
STOP = regex(
    r"\b(?:and|while|but|whereas|although|though|which|who|whose|that|excluding|including|because|before|despite"
    r"|if|unless|until|compared|against|versus|range|ranging|between|then|followed|after|albeit|thanks|helped)\b"
)
BASE = regex(
    r"\b(?:from|over|compared|against|than|year-on-year|on-year|yoy|annual|annually|monthly|month-on-month|year"
    r"|month|quarter)\b"
)
REVISED = regex(r"\b(?:was|were|been|be) (?:revised|changed|restated|corrected)\b")
"""Behind a change: what is told is how it was put right ("the fall was changed to 1% from 0.5%")."""
YEARLY = regex(r",? (?:year[- ]over[- ]year|year[- ]on[- ]year|on the year|from a year (?:ago|earlier))(?= |$)")
_BY = regex(r" (?:by |of )?(?:an? |another |some |about |only |just |further |record |revised ){0,3}")
_BREAK = regex(r"[;:]|\b(?:from|to)\b")
_AHEAD = regex(r"(?<!from )(?<!to )[PQX](?= (?:(?!(?:and|but|while|as|when) )[a-z-]+ )?$)")
"""An amount before its change word: "a 25 pct cotton increase"; no end of another change ("from 55 pct and raised")."""


@cache
def words() -> dict[str, tuple[str, Decimal | None]]:
    """The change words: up or down, and the factor that a word states."""
    return {row[0]: (row[1], Decimal(row[2]) if len(row) > 2 and row[2] else None) for row in rows("movements")}


@cache
def change_words() -> re.Pattern[str]:
    return regex(rf"(?<![a-z-])(?!growing season)(?:{'|'.join(sorted(words(), key=len, reverse=True))})(?![a-z-])")


class Said(NamedTuple):
    """A change word ("" where there is none), its place in the frame, and the amounts said with it."""

    word: str
    place: int
    amounts: tuple[Claim, ...] = ()


def change_before(frame: Frame, before: int) -> Said:
    """The change word that governs what follows, and an amount beside it ("rose 26 pct to …", "a 26 pct rise to …")."""
    begin = max(0, before - REACH)
    window = frame.text[begin:before]
    last = max(change_words().finditer(window), key=re.Match.end, default=None)
    if last is None:
        multiple = re.search(r"X(?: D)?[^A-Z;:()]{0,30}$", window)
        return Said("", before, (frame.claim_at(begin + multiple.start()),) if multiple else ())
    gap = window[last.end() :]
    amounts = [at for at, char in enumerate(gap) if char.isupper() and char not in "DU"]
    if _broken(gap, amounts) or _both_ways(window, last):
        return Said("", before)
    named = _beside(frame, gap, amounts[0], begin + last.end()) if amounts else _ahead(frame, window, begin, last)
    return Said(last.group(), begin + last.start(), named)


def _beside(frame: Frame, gap: str, at: int, start: int) -> tuple[Claim, ...]:
    """The amount behind a change word, if it is its own: no part ("5 of"), none with a base of its own."""
    behind = gap[at + 1 :]
    close = gap[at] in "PQX" or _BY.fullmatch(gap[:at])
    other = behind.startswith(" of ") or BASE.search(YEARLY.sub("", behind, count=1)) or not close
    return () if other else (frame.claim_at(start + at),)


def _ahead(frame: Frame, window: str, begin: int, last: re.Match[str]) -> tuple[Claim, ...]:
    """The amount before a change word: "a 25 pct cotton increase"."""
    found = _AHEAD.search(window[: last.start()])
    return (frame.claim_at(begin + found.start()),) if found else ()


def _broken(gap: str, amounts: list[int]) -> bool:
    """Is there too much between a change word and the values for it to be theirs?"""
    if len(amounts) > 1 or "," in gap[: amounts[0] if amounts else None] or gap.count("—") == 1:
        return True  # of one dash the word stands in an aside: "a market that locked up — to 50"
    return any(pattern.search(gap) is not None for pattern in (_BREAK, STOP, REVISED))


def _both_ways(window: str, last: re.Match[str]) -> bool:
    """Does a word of the other direction stand in the same stretch ("a downward revision of the gain to …")?"""
    clause = window[max(window.rfind(mark, 0, last.start()) for mark in (",", ";", ":")) + 1 : last.end()]
    return len({words()[found][0] for found in change_words().findall(clause)}) > 1
