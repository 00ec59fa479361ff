"""When was an article published that has no metadata? On one of the days that fit what it speaks of as past and as
to come, where no dateline says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from factcheck.claims.dates import resolve
from factcheck.lexicon import word_class
from factcheck.lexicon.regex import regex
from factcheck.model.mention import Mention, When
from factcheck.model.period import Period
from factcheck.model.records import dataclass, replace

_REACH = 220
_SENTENCE_END = regex(r"[.!?][\"'”’)]?\s+(?=[A-Z\"'“‘(])|\n(?=\s*[\n|#*•-])")
_FUTURE = regex(
    r"\b(?:will|plans? (?:to|for)|planned|planning to|expect(?:s|ed)?|predict(?:s|ed|ing)?|scheduled|slated"
    r"|due|upcoming|project(?:s|ed)|forecasts?|likely|(?-i:may)|aims?|aiming|intends?|hopes? to|set to|is to|are to"
    r"|to be|could|would|targeting)\b|[’']ll\b",
    re.IGNORECASE,
)
_PAST = regex(
    r"\b(?:was|were|had|did|has|have|made|rose|fell|won|lost|sold|hit|grew|said|told|took|came|went|began|led|saw|got|gave"
    r"|held|paid|met|became|left|bought|built|(?<!\bis )(?<!\bbe )(?<!\bare )(?<!\bto )[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_LEAD = regex(
    r"\b(as of|as at|in|on|during|since|after|by|before|until|till|through|for|from|next|starting)"
    r"(?: (?:the|early|late|mid|about|around|end|start|beginning|middle|of)){0,5}\s*$",
    re.IGNORECASE,
)
_DATELINE = regex(r"\b[a-z]{3,}ed\s*$", re.IGNORECASE)
_GOAL = regex(r"\s*(?:[a-z-]+ ){0,2}(?:target|goal|guidance|outlook|forecast)s?\b")
_OLD_GOAL = regex(r"\b(?:compared|against|initial|original|missed|beat|previous|under)\b", re.IGNORECASE)
_COMPARED = regex(
    r"\b(?:from|than|same as|against|unchanged|compared (?:with|to)|versus|vs\.?|after|expiring|ending|beginning"
    r"|maturing|starting|until)\b[^,;()]{0,60}$",
    re.IGNORECASE,
)
_VERB_AHEAD = regex(r",?\s+(?:will|would|could|should|is expected|are expected|may)\b")
_PAST_LEADS = frozenset({"as of", "as at", "in", "on", "during", "since", "after"})
_AHEAD_LEADS = frozenset(word_class("leads-ahead"))
_WEIGHT = {"day": 3.0, "week": 3.0, "month": 2.0, "quarter": 2.0, "half": 2.0}
_ACCEPTED = 0.7


@dataclass(frozen=True, slots=True)
class _Sign:
    """What one date says about the day of publication: "past" - not before it; "ahead" - before it has gone by."""

    when: When
    tense: str
    days: Period | None
    weight: float

    @property
    def bound(self) -> date | None:
        """The first day that a past sign allows, or the first that one of what is to come forbids."""
        if self.days is None or not self.tense:
            return None
        over = self.tense == "ahead" or self.days.grain in ("quarter", "half")
        return self.days.end if over else self.days.start


def infer_window(mentions: Sequence[Mention], text_of: Mapping[str, str]) -> Period | None:
    """The days on which the article may have been published: not before the latest absolute day or period that it
    speaks of as past, not after the first that it speaks of as to come. The end may be open (None). None if nothing
    absolute is spoken of as past, or if what is found does not fit together.

    A past month or year may still run, so it counts from its first day; quarters and halves are reported when they are
    over, so they count from the day after. What is to come is so until its last day: an article of June may still say
    "in 2026". A season, month or "year-end" without a year narrows the window once it is known to lie in one year.
    Where signs disagree (a stale plan, a sentence misread), the window is the one that most of their weight agrees on.
    """
    signs = [_sign(mention, mention.when, text_of.get(mention.field, "")) for mention in mentions if mention.when]
    start, end = _agreed(_trusted([sign for sign in signs if sign.bound is not None]))
    if start is None:
        return None
    return Period(start, _narrowed(signs, start, end), "span")


def _trusted(signs: Sequence[_Sign]) -> list[_Sign]:
    """Without years that are called past only once: budgets, bonds and forecasts are, too."""
    years = Counter(sign.bound for sign in signs if sign.tense == "past" and sign.when.grain == "year")
    return [
        sign
        for sign in signs
        if sign.tense != "past"
        or sign.when.grain != "year"
        or (years[sign.bound] > 1 and sign.when.until is None and not sign.when.fiscal)
    ]


def _agreed(signs: Sequence[_Sign]) -> tuple[date | None, date | None]:
    """The widest stretch that the greatest weight of signs allows; nothing if it is too small a share of them."""
    edges: list[date | None] = [None, *sorted({sign.bound for sign in signs if sign.bound is not None})]
    weights = [sum(sign.weight for sign in signs if _allows(sign, opening)) for opening in edges]
    most = max(weights)
    if len(edges) == 1 or most < _ACCEPTED * sum(sign.weight for sign in signs):
        return None, None
    opening = edges[len(weights) - 1 - weights[::-1].index(most)]
    held = [sign for sign in signs if _allows(sign, opening)]
    return max(_bounds(held, "past"), default=None), min(_bounds(held, "ahead"), default=None)


def _bounds(signs: Sequence[_Sign], tense: str) -> list[date]:
    return [sign.bound for sign in signs if sign.tense == tense and sign.bound]


def _allows(sign: _Sign, opening: date | None) -> bool:
    """May the article be of the stretch that begins on this day (or before all signs)?"""
    if sign.bound is None:
        return False
    if sign.tense == "past":
        return opening is not None and opening >= sign.bound
    return opening is None or opening < sign.bound


def _sign(mention: Mention, when: When, text: str) -> _Sign:
    days = _absolute(when)
    narrows = when.year is None and when.anchor in ("", "this") and (when.month or when.name or when.edge)
    tense = _tense(mention, text) if days is not None or narrows else ""
    weight = _WEIGHT.get(when.grain, 1.0)
    return _Sign(when, tense, days, weight if tense == "past" else weight / 2)


def _absolute(when: When) -> Period | None:
    """The days of what names its year; a span counts by its far end."""
    if when.until is not None and when.anchor != "ended":
        return _absolute(when.until)
    if when.grain in ("decade", "century") or when.anchor not in ("", "ended"):
        return None
    return resolve(replace(when, edge="" if when.edge == "since" else when.edge), "", None)


def _narrowed(signs: Sequence[_Sign], start: date, end: date | None) -> date | None:
    """The end of the window, where a month, a season or the end of the year is still to come: one after its start."""
    one_year = end is not None and end <= date(start.year + 1, 1, 1)
    for sign in signs:
        if sign.tense != "ahead" or not _of_running_year(sign.when, one_year):
            continue
        days = resolve(replace(sign.when, year=start.year, anchor=""), "", None)
        if days is not None and days.end is not None and days.end > start:
            end = min(end or days.end, days.end)
    return end


def _of_running_year(when: When, one_year: bool) -> bool:
    """Is a date without its year one of the year in which it is written? A season or the end of a year only where the
    window lies in one year."""
    if when.year is not None or when.anchor not in ("", "this") or when.until is not None:
        return False
    part = when.name or (when.grain == "year" and when.edge)
    return bool((when.grain == "month" and when.month) or (one_year and part))


def _tense(mention: Mention, text: str) -> str:
    """Does the text speak of the date as "past" or as "ahead"? "" where it does not say."""
    begin, end = _sentence(text, mention.start, mention.end)
    before, after = text[begin : mention.start], text[mention.end : end][:80]
    led = _LEAD.search(before)
    lead = led[1].lower() if led else ""
    if lead in ("as of", "as at"):
        return "past"
    if _GOAL.match(after):
        return "" if _OLD_GOAL.search(before) else "ahead"
    clause = before[max(before.rfind(";"), before.rfind(", while "), before.rfind(" but ")) + 1 :]
    return _said(mention, lead, clause, after)


def _said(mention: Mention, lead: str, clause: str, after: str) -> str:
    """What the nearest verb says: the last one before the date, or the next one where the date opens the sentence."""
    opens = len(clause.split()) <= 3
    if _COMPARED.search(clause[: -len(lead)] if lead and clause.endswith(lead) else clause) is not None:
        return ""
    ahead, past = _nearest_verbs(clause, after, opens)
    if ahead >= max(past, 0):
        hung = mention.when is not None and mention.when.anchor in ("this", "next")
        return "ahead" if lead in _AHEAD_LEADS or hung else ""
    dated = lead in _PAST_LEADS or (mention.kind == "date" and (opens or _DATELINE.search(clause) is not None))
    return "past" if dated and past >= 0 else ""


def _nearest_verbs(clause: str, after: str, opens: bool) -> tuple[int, int]:
    """How far on the last verb of what is to come, and that of what is past, stand before a date; -1 for none. Those
    behind it count where it opens its sentence."""
    ahead, past = _last(_FUTURE, clause), _last(_PAST, clause)
    if opens and ahead < 0 and past < 0:
        future, done = _FUTURE.search(after), _PAST.search(after)
        ahead, past = (0 if future else -1), (0 if done and not future else -1)
    return (len(clause) if _VERB_AHEAD.match(after) else ahead), past


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match begins, or -1."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch, as far as _REACH code points to either side."""
    floor = max(0, start - _REACH)
    begin = floor
    for found in _SENTENCE_END.finditer(text, floor, start + 1):
        begin = found.end()
    found_end = _SENTENCE_END.search(text, end, min(len(text), end + _REACH))
    return begin, found_end.start() if found_end else min(len(text), end + _REACH)
