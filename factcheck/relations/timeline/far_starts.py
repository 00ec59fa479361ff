"""A start that lies much further back than the time that something since is said to have taken: "entering the market in
March 2021 … in just 17 months", in an article of 2025."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.model.records import dataclass
from factcheck.relations.timeline.chronology import Elapsed, between, duration, stretch, written_days

_JUST = regex(
    r"\b(?P<start>entering|entered|founded|established|launched|launching|starting|started|began|since)"
    r"(?: [a-z'-]+){0,6}? "
    r"(?:in )?(?P<a>D)[^;:]{0,140}?\bin (?:just |only |less than |under |a mere )?(?P<u>U)"
)
LATER = 6
"""Months from the end of the time that is told to the day of publication, at least."""


@dataclass(frozen=True, slots=True)
class FarStart:
    """The start, the length `claim` with its `unit`, and the time from the start to the day of publication."""

    begin: Claim
    claim: Claim
    unit: str
    elapsed: Elapsed


def far_starts(frame: Frame, published: Period) -> Iterator[FarStart]:
    """The starts of a sentence that are long before its article."""
    for match in _JUST.finditer(frame.text):
        begin, claim = frame.at(match, "a"), frame.at(match, "u")
        start, length = written_days(begin), duration(claim) if claim is not None else None
        if begin is None or claim is None or start is None or length is None or length[1] not in ("month", "year"):
            continue
        elapsed, told = between(start, published), stretch(*length)
        if elapsed is not None and told is not None and elapsed.low >= told.high + LATER:
            yield FarStart(begin, claim, length[1], elapsed)
