"""Datelines: the day that a text gives as its own ("KEARNEY, Neb., March 3, 2025 (Newswire) -- ", a byline, a line of
its own), and where the opening ends that names a place and an agency, and nobody of whom the text tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims.dates import resolve
from factcheck.lexicon.regex import regex
from factcheck.model.mention import Mention, When
from factcheck.model.period import Period

_MARKS = " *_#>\t|"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ?)?"
_HEAD, _HEAD_LINES = 1200, 8
"""Characters and lines of a text, at its beginning, in which a dateline stands."""
_DATED = regex(
    r"(?:(?:first )?(?:published|posted|updated|released|issued|date[d]?|(?:press|news) release)\b[ :,|–—-]*(?:on )?)?"
    rf"{_WEEKDAY}",
    re.IGNORECASE,
)
_KEPT_UP = regex(
    r"[A-Z][A-Za-z’', ]{0,60}\b(?:answered|checked|reviewed|updated|compiled|revised|written|correct)(?: on| as of)? "
    rf"{_WEEKDAY}",
    re.IGNORECASE,
)
"""A line that says of what day a page is: "Prices were last checked on Thursday 16 March 2023"."""
_TIMED = regex(r"[ ,|–—-]*(?:(?:at )?\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?[ .]*")
_BYLINE = regex(r"By [A-Za-z].{0,80}[,|–—-] ?")
_PLACE = regex(r"[A-Z][\w.’'-]*(?:[ ,/&]{1,2}[A-Z][\w.’'-]*){0,6}(?: ?[,–—-]{1,2} ?| ?\()")
_STOPPED = regex(r" ?(?:\.|[–—-]{1,2}) (?=[A-Z\"'“‘])")
"""Behind a date that opens a text or follows its place: the text begins."""
_WIRE = regex(r"\)? ?[,.]? ?(?:[(/–—-]|--|:).{0,60}")
_DATE = r"\x00+"
"""Dates are read as mentions, and stand as signs here."""
_TOWN = r"[A-Z][\w.’'-]*(?: (?:of |de |the |del |la )?[A-Z][\w.’'-]*){0,3}"
_AGENCY = r"(?:\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,40}/)"
_DASH = r"(?: ?(?:--|[–—])| -|(?<=[)/])-)"
_LONGEST = 300
"""Code points of a text in which its dateline ends."""
_OPENING = regex(
    rf"[ *_#>]{{0,6}}(?P<place>{_TOWN}(?:(?:,| and| &|/) ?(?:the )?{_TOWN}){{0,3}})(?P<date>,? {_DATE})?[.,]?"
    rf"(?P<agency>(?: ?{_AGENCY})*){_DASH} ?(?:{_AGENCY} ?(?:--|[–—-]) ?)?(?:{_DATE} ?(?:{_AGENCY} ?)?(?:--|[–—-]) ?)?"
)
_WIRED = regex(
    rf"[ *_#>]{{0,6}}{_TOWN}(?:(?:,|/) ?{_TOWN}){{0,3}}(?:,? {_DATE})?[.,]? ?/[A-Z][^/\n]{{1,40}}/(?: ?--)? ?"
)


def dateline(mentions: Sequence[Mention], text: str) -> Period | None:
    """The day that a line of its own, a byline or a dateline gives as that of the text ("Published 3 March 2025", "By
    Ann Bell, March 3, 2025", "KEARNEY, Neb., March 3, 2025 /Newswire/ --"); None where there is none, or more than
    one."""
    days = {
        (when.year, when.month, when.day)
        for mention in mentions
        if mention.field == "text" and (when := mention.when) is not None and _is_dateline(mention, when, text)
    }
    if len(days) != 1:
        return None
    year, month, day = days.pop()
    return resolve(When("day", year, month, day), "", None)


def _is_dateline(mention: Mention, when: When, text: str) -> bool:
    if mention.start > _HEAD or when.until is not None or when.anchor or when.edge or when.order:
        return False
    if when.year is None or when.month is None or when.day is None:
        return False
    if sum(1 for line in text[: mention.start].splitlines() if line.strip()) > _HEAD_LINES:
        return False
    start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    before = text[start : mention.start].lstrip(_MARKS)
    after = text[mention.end : end if end >= 0 else len(text)].rstrip(_MARKS)
    alone = any(pattern.fullmatch(before) is not None for pattern in (_DATED, _BYLINE, _KEPT_UP))
    if alone and _TIMED.fullmatch(after):
        return True
    placed = _PLACE.fullmatch(before) is not None
    if placed and _WIRE.match(after):
        return True
    opens = start == 0 and (placed or _DATED.fullmatch(before) is not None)
    return opens and _STOPPED.match(after) is not None


def dateline_end(text: str, mentions: Sequence[Mention]) -> int:
    """The offset behind the dateline of a text, 0 where it has none: a place in capitals, or one with a date, an agency
    or a country, and a dash."""
    text = text[:_LONGEST]
    for mention in mentions:
        if mention.when is not None and mention.field == "text" and mention.end <= _LONGEST:
            text = text[: mention.start] + "\x00" * (mention.end - mention.start) + text[mention.end :]
    match = _OPENING.match(text)
    if match is None:
        wired = _WIRED.match(text)
        return wired.end() if wired is not None else 0
    place = match["place"]
    sure = match["date"] or match["agency"] or place.partition(",")[0].isupper() or ", " in place
    return match.end() if sure else 0
