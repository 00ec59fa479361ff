"""Publication dates as metadata and users write them."""

from __future__ import annotations

import re
from datetime import date

from factcheck.lexicon.regex import regex
from factcheck.model.period import Period

_ISO = regex(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_STAMP = regex(r"(\d{4})-?(\d{2})-?(\d{2})[T ]\d{2}:?\d{2}.{0,40}")


def published(value: str) -> Period:
    """The day, month or year that `YYYY-MM-DD`, `YYYY-MM` or `YYYY` names.

    Raises ValueError, with a message for the user, where it names none.
    """
    match = _ISO.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is None:
            return Period(date(year, 1, 1), date(year + 1, 1, 1), "year", value)
        if day is None:
            return Period(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1), "month", value)
        return Period.of_day(date(year, month, day), value)
    except (ValueError, OverflowError):
        raise ValueError(f"{value!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY") from None


def from_metadata(value: object) -> Period | None:
    """The period that a metadata field names: ISO dates and times, or "March 3, 2024"; None where it names none.

    The day is that of the time's own zone, which is the newsroom's.
    """
    text = str(value).strip() if value is not None else ""
    if not text or len(text) > 80:
        return None
    stamp = _STAMP.fullmatch(text)
    if stamp:
        text = "-".join(stamp.groups())
    try:
        return published(text)
    except ValueError:
        return _in_words(text)


def _in_words(text: str) -> Period | None:
    """A date with the month spelt out. It is parsed against two defaults, so that no part is filled in unseen."""
    if not re.search(r"\d{4}", text) or not re.search(r"[A-Za-z]{3}", text):
        return None
    from datetime import datetime

    from dateutil import parser

    try:
        first = parser.parse(text, default=datetime(2000, 1, 1), ignoretz=True).date()
        second = parser.parse(text, default=datetime(2001, 2, 2), ignoretz=True).date()
        if first == second:
            return Period.of_day(first, text)
        if (first.year, first.month) == (second.year, second.month):
            return published(f"{first.year:04}-{first.month:02}")
    except (ValueError, OverflowError, TypeError):
        pass
    return None
