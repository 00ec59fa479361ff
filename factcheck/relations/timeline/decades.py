"""A decade or century, and the year that the text tells of a thing or happening of it: "sixteenth-century work, dated
1532", "had a hit in 1984 and were a fixture of the eighties"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.claims.grammar import Frame
from factcheck.lexicon import words_of
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.timeline.passages import passages
from factcheck.relations.timeline.told_spans import ToldSpan

OLDEST, YOUNGEST = 1000, 2100
"""Numbers that may be years."""
GAP = 160
"""Code points of the sentence before in which a decade may stand, at most."""


def decades(frames: Sequence[Frame]) -> Iterator[ToldSpan]:
    """The decades and centuries of an article that are told beside a year."""
    for passage, _ in passages(frames, 2, lambda frame: not {"D", "N"}.isdisjoint(frame.letters)):
        start = 0 if len(passage.frames) == 1 else max(0, passage.own - GAP)
        for match in (match for pattern in _patterns() for match in pattern.finditer(passage.text, start)):
            whole, part = passage.at(match, "w"), passage.at(match, "p")
            years, year = _years(whole), _year(part)
            if whole is None or part is None or years is None or year is None or match.end() <= passage.own:
                continue
            first, last = years
            yield ToldSpan(whole, (part,), f"{first} to {last}", str(year), first <= year <= last)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    made = "|".join(sorted(words_of("periods", "made")))
    return (
        regex(rf"(?P<w>D)[^D§;:()]{{0,80}}\b(?:{made})(?: in)? (?P<p>[DN])"),
        regex(rf"(?P<w>D)\. § (?:the|its|it|they|their) [^D§;:()]{{0,40}}\b(?:{made})(?: in)? (?P<p>[DN])"),
        regex(r"\bin the (?P<w>D), when [^D§;:()]{1,60}?\bin (?P<p>D)"),
        regex(r"\bin (?P<p>D) and (?:was|were|became|remained) [^D§;:()]{0,30}\bof the (?P<w>D)"),
    )


def _years(claim: Claim | None) -> tuple[int, int] | None:
    """The years of a decade or a century; one may say of either that it ended or began a year earlier."""
    when = claim.mention.when if claim is not None else None
    if when is None or when.year is None or when.until is not None or when.grain not in ("decade", "century"):
        return None
    return (when.year, when.year + 9) if when.grain == "decade" else (when.year - 1, when.year + 99)


def _year(claim: Claim | None) -> int | None:
    """The year of a date, or of a number without a comma where a year stands."""
    if claim is None:
        return None
    when, value = claim.mention.when, claim.quantity.value
    if when is not None:
        return when.year if when.until is None and when.grain in ("day", "month", "year") else None
    if value is None or value != int(value) or not OLDEST <= value <= YOUNGEST:
        return None
    return int(value) if claim.text == str(int(value)) else None
