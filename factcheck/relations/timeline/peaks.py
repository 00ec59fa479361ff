"""Peaks: "at a 22-year high" against "the highest since 1990".

Of 97 articles of news that say both near each other half tell two things, and none of these is off by what a slip of
the hand makes of the other. So one that does not fit counts only where an article tells one of either, and one wrong
digit, or two that changed places, explain it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.slips import neighbours
from factcheck.relations.timeline.days import Days, days_of
from factcheck.relations.timeline.lengths import Length

_PEAK = regex(r"(?P<u>U)s? (?:high|low|peak|record)s?\b")
_SINCE = regex(r"\b(?:[a-z]{3,}est|most|least|best|worst|first time)\b[^A-Z§;:()]{0,50}\bsince (?P<s>D)")
FIRST = 8
"""Sentences of an article in which both are told."""
LEAST = 10
"""Years from which one digit of a length tells decades."""


def peaks(reading: Reading, now: Days | None) -> Iterator[Length]:
    frames = reading.frames[:FIRST]
    lengths = {claim.quantity.value: claim for claim in _told(frames, "u", _PEAK) if claim.quantity.unit == "year"}
    starts = list(_told(frames, "s", _SINCE))
    start = days_of(starts[0]) if len(starts) == 1 else None
    if now is None or start is None or len(lengths) != 1 or start.first > now.first:
        return
    ((count, claim),) = lengths.items()
    found = Length("peak", claim, starts[0], None, start, now, float(count or 0), "year")
    if found.fits or _is_slip(int(found.count), now.year - start.year):
        yield found


def _told(frames: Sequence[Frame], group: str, pattern: re.Pattern[str]) -> Iterator[Claim]:
    for frame in frames:
        for match in pattern.finditer(frame.text):
            claim = frame.at(match, group)
            if claim is not None:
                yield claim


def _is_slip(count: int, years: int) -> bool:
    """Is one number of years the other with another ten, or with its two digits turned?"""
    if min(count, years) < LEAST:
        return False
    slips = {name for name, value in neighbours(str(years)) if value == count}
    return "swap" in slips or ("digit" in slips and (count - years) % LEAST == 0)
