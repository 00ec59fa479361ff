"""Where the dateline that a text opens with ends: "KEARNEY, Neb., March 3, 2025 (Newswire) -- ". It names a place and
an agency, and nobody of whom the text tells."""

from __future__ import annotations

from factcheck.lexicon.regex import regex

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_PLACE = r"[A-Z][\w.’'-]*(?: (?:of |de |the |del |la )?[A-Z][\w.’'-]*){0,3}"
_AGENCY = r"(?:\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,40}/)"
_DASH = r"(?: ?(?:--|[–—])| -|(?<=[)/])-)"
_OPENING = regex(
    rf"[ *_#>]{{0,6}}(?P<place>{_PLACE}(?:(?:,| and| &|/) ?(?:the )?{_PLACE}){{0,3}})(?P<date>,? {_DATE})?[.,]?"
    rf"(?P<agency>(?: ?{_AGENCY})*){_DASH} ?(?:{_AGENCY} ?(?:--|[–—-]) ?)?(?:{_DATE} ?(?:{_AGENCY} ?)?(?:--|[–—-]) ?)?"
)
_WIRED = regex(
    rf"[ *_#>]{{0,6}}{_PLACE}(?:(?:,|/) ?{_PLACE}){{0,3}}(?:,? {_DATE})?[.,]? ?/[A-Z][^/\n]{{1,40}}/(?: ?--)? ?"
)


def dateline_end(text: str) -> int:
    """The offset behind the dateline of a text, 0 where it has none: a place in capitals, or one with a date, an agency
    or a country, and a dash."""
    match = _OPENING.match(text)
    if match is None:
        wired = _WIRED.match(text)
        return wired.end() if wired is not None else 0
    place = match["place"]
    sure = match["date"] or match["agency"] or place.partition(",")[0].isupper() or ", " in place
    return match.end() if sure else 0
