"""One moment on two clocks: "1530 GMT (11.30 a.m. EDT)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.records import dataclass

if TYPE_CHECKING:
    from factcheck.claims.view import Reading

ROUNDED = 30
"""Minutes that an hour without them ("11 p.m.") may be off."""
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class ClockPair:
    """Two writings of one moment, and whether any of the offsets that their zones may mean makes them equal."""

    spans: tuple[Span, Span]
    texts: tuple[str, str]
    agrees: bool
    arithmetic: str


_CLOCK = (
    r"(?P<h{0}>[0-2]?\d)(?:[:.h]?(?P<m{0}>[0-5]\d))?\s?(?P<half{0}>[ap]\.?\s?m\.?)?\s{{0,2}}(?P<zone{0}>[A-Z]{{2,5}})\b"
)


@cache
def _pattern() -> re.Pattern[str]:
    return regex(rf"(?<![\d.:,$£€]){_CLOCK.format(1)}(?:\s?[(/,=]\s?|\s(?:or|\()\s?){_CLOCK.format(2)}", re.IGNORECASE)


@cache
def zones() -> dict[str, tuple[int, ...]]:
    """Minutes east of Greenwich that an abbreviation may mean."""
    return {row[0]: tuple(int(cell) for cell in row[1].split()) for row in rows("zones")}


def clock_pairs(reading: Reading) -> Iterator[ClockPair]:
    """The pairs of one article that stand side by side, each with a zone that is known."""
    for field, text in reading.article.fields.items():
        if not any(zone in text for zone in ("GMT", "UTC", "ST", "DT", "CET", " ET", " PT")):
            continue
        for match in _pattern().finditer(text):
            if pair := _pair(match, field):
                yield pair


def _pair(match: re.Match[str], field: str) -> ClockPair | None:
    minutes, offsets = [], []
    for n in ("1", "2"):
        zone = match[f"zone{n}"]
        if zone != zone.upper() or zone not in zones() or (at := _minutes(match, n)) is None:
            return None
        minutes.append(at)
        offsets.append(zones()[zone])
    gaps = [(a - b) % DAY for a in offsets[0] for b in offsets[1]]
    actual = (minutes[0] - minutes[1]) % DAY
    spans = (Span(field, match.start("h1"), match.end("zone1")), Span(field, match.start("h2"), match.end("zone2")))
    texts = (match.string[spans[0].start : spans[0].end], match.string[spans[1].start : spans[1].end])
    hours = " or ".join(sorted({f"{_signed(gap)}" for gap in gaps}))
    slack = 0 if match["m1"] and match["m2"] else ROUNDED
    return ClockPair(
        spans,
        texts,
        any(min((actual - gap) % DAY, (gap - actual) % DAY) <= slack for gap in gaps),
        f"{match['zone1']} is {hours} from {match['zone2']}, printed are {_signed(actual)}",
    )


def _minutes(match: re.Match[str], n: str) -> int | None:
    hour, minute, half = int(match[f"h{n}"]), match[f"m{n}"], match[f"half{n}"]
    if hour > 24 or (minute is None and half is None):
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
    return (hour * 60 + int(minute or 0)) % DAY


def _signed(gap: int) -> str:
    minutes = gap if gap <= DAY // 2 else gap - DAY
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{sign}{hours}:{rest:02d} hours" if rest else f"{sign}{hours} hours"
