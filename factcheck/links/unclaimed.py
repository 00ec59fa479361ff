"""Times of day, results of games and how often something is: no claims of their own, but figures of a summary all the
same."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile

from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.mention import Mention
from factcheck.model.quantity import Quantity

TIME = "time"
RESULT = "result"
OFTEN = "often"
NOON = 12 * 60
_TIME = regex(
    r"\d(?<![\d:.,$£€/-]\d)(?:"
    r"\d?(?:[:.]([0-5]\d))?[ \u00a0]?([ap])(?:m\b|\.m\b\.?)"
    r"|(?:(?<=[01])\d|(?<=2)[0-3]|):([0-5]\d)(?![\d:%]))",
    re.IGNORECASE,
)
"""Begins with what is rare in a text, as the patterns below do: the place before it is looked at only then."""


FREQUENCIES = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "annual": "year", "annually": "year", "yearly": "year",
}  # fmt: skip
_OFTEN = regex(rf"\b(?:{'|'.join(FREQUENCIES)})\b", re.IGNORECASE)
_RESULT = regex(r"(\d(?<![\w$£€.,:–-]\d)\d?)[-–](\d{1,2})(?![\w:–%-]|[.,]\d)")


def clock_times(reading: Reading) -> list[Claim]:
    """The times of day of a text ("7 pm", "18:55") as claims of kind "time"; their value is minutes after midnight,
    their unit "minute" where the half of the day is known and None where it is not."""
    article = reading.article
    found = []
    for field, text in article.fields.items():
        for match in _TIME.finditer(text):
            sentence = article.sentence_at(field, match.start())
            read = _minutes(match)
            if sentence is None or read is None:
                continue
            value, sure = read
            point = Interval.point(value)
            quantity = Quantity(TIME, "exact", value, point, point, point, unit=sure)
            mention = Mention(field, match.start(), match.end(), match.group(), TIME, unit=sure)
            written = text[sentence.start : sentence.end]
            name = f"{article.id}@{field}:{match.start()}"
            found.append(Claim(name, article.id, mention, quantity, sentence.zone, sentence, written, TIME))
    return found


def _minutes(match: re.Match[str]) -> tuple[Decimal, str | None] | None:
    """The minutes after midnight of a time, and their unit; None where the hour is none."""
    hour, minute = int("".join(takewhile(str.isdecimal, match[0]))), int(match[1] or match[3] or 0)
    half = (match[2] or "").lower()
    if hour > (12 if half else 23):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Decimal(60 * hour + minute), "minute" if half or hour > 12 else None


def results(reading: Reading) -> list[Claim]:
    """The results of games ("2-1") as claims of kind "result"; their interval goes from the lower score to the
    higher."""
    article = reading.article
    found = []
    for field, text in article.fields.items():
        for match in _RESULT.finditer(text):
            sentence = article.sentence_at(field, match.start())
            low, high = sorted((Decimal(match[1]), Decimal(match[2])))
            if sentence is None:
                continue
            both = Interval(low, high)
            quantity = Quantity(RESULT, "between", None, both, both, both)
            mention = Mention(field, match.start(), match.end(), match.group(), RESULT, relation="between")
            written = text[sentence.start : sentence.end]
            name = f"{article.id}@{field}:{match.start()}"
            found.append(Claim(name, article.id, mention, quantity, sentence.zone, sentence, written, RESULT))
    return found


def frequencies(reading: Reading) -> list[Claim]:
    """How often something is ("the weekly fair", "yearly results") as claims of kind "often", whose unit is the stretch
    of time."""
    article = reading.article
    found = []
    for field, text in article.fields.items():
        for match in _OFTEN.finditer(text):
            sentence = article.sentence_at(field, match.start())
            if sentence is None:
                continue
            unit = FREQUENCIES[match[0].lower()]
            point = Interval.point(Decimal(1))
            quantity = Quantity(OFTEN, "exact", None, point, point, point, unit=unit)
            mention = Mention(field, match.start(), match.end(), match.group(), OFTEN, unit=unit)
            written = text[sentence.start : sentence.end]
            name = f"{article.id}@{field}:{match.start()}"
            found.append(Claim(name, article.id, mention, quantity, sentence.zone, sentence, written, OFTEN))
    return found


def times_relate(a: Quantity, b: Quantity) -> str:
    """`equal` or `clashes`; a time without its half of the day may be in either."""
    assert a.value is not None and b.value is not None
    apart = abs(a.value - b.value)
    same = not apart or (apart == NOON and (a.unit is None or b.unit is None))
    return "equal" if same else "clashes"
