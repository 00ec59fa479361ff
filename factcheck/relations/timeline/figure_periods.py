"""One figure that is told of two periods: inflation "was 2.6 per cent in September" and "the July figure of 2.6 per
cent", a half-year profit that an earlier sentence made in 52 weeks.

Figures of two periods hardly ever agree to two or three digits: 8,000 articles believed right had no pair that is told.
So an exact figure that comes back with words of its first place, or is pointed at, and with another period is told of
the wrong one in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from factcheck.claims.entities import same_name
from factcheck.claims.facets.around import around, stem_of
from factcheck.claims.view import Reading
from factcheck.lexicon import rows, words_of
from factcheck.lexicon.regex import regex
from factcheck.model.article import Sentence
from factcheck.model.claim import Claim
from factcheck.model.period import MONTHS, Period
from factcheck.model.records import dataclass
from factcheck.numbers.digits import digits_of

GRAINS = frozenset(("week", "month", "quarter", "half", "year", "span"))
CALENDAR = frozenset(("quarter", "half"))
LEADING = frozenset(("month", "quarter", "half"))
ZONES = frozenset(("teaser", "correction", "table"))
UNREAD = frozenset(("date", "period", "ordinal", "age", "duration", "temperature", "ratio"))
HANGING = frozenset(("ago", "hence", "previous", "same", "later", "earlier", "to-date"))
EDGES = frozenset(("since", "by", "until", "before", "after"))
NEAR, BESIDE = 70, 40
"""Characters between a figure and its period, and before or behind it in which a word tells how long that is."""
MOST = 8
"""Places of one figure that are held against each other."""
DIGITS, EXACT = 2, 3
"""Digits of a figure that is looked at, and of one that is a witness by itself."""
LEADS = 2
"""The first sentences with numbers, which name the period that a report is about."""
ENOUGH = 2
"""What must speak for a slip: shared words of the two places, a second one that points back, an exact figure."""
LESS = 0.7
"""Two periods of which one is shorter by this factor are not of one length."""
MONTH_DAYS = 30.4
_PARTED = regex(
    r"[;:()\d]|, |^ to |\b(?:from|than|while|whereas|but|after|before|following|compared|against|versus|vs|since|until"
    r"|above|below|or|due|maturing|bonds?|and)\b"
)
_OPENING = regex(r"^(?:[A-Z]\w+ly,? )?(?:And |But )?(?:[Ii]n|[Dd]uring|[Ff]or|[Oo]ver) (?:the )?$")
_NAMES_PAPER = regex(r" (?:[a-z]+ )?(?:stock|bonds?|notes?|paper|gilts?|bills?|debentures?|futures?|contracts?)\b")
"""Behind a date that names what is traded: "8.50 percent June 1997 stock"."""
_LABEL = regex(r"^\W*[A-Za-z][\w -]{2,40}: ?$")
_POINTS = regex(r"\b(?:the|its|their|that|this) [^,;:()]*$")
_THE = regex(r"\b(?:the|its|their|that|this) (?:[a-z][\w’'-]* ){0,4}$")
_OF_PERIOD = regex(r"(?: [a-z-]+){0,3} (?:in|for|of) (?:the )?")
"""Behind a figure: it is told by its period, and nothing is said of it in between."""
_LETTERS = regex(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Spell:
    """The period that a figure is told of: its words, its days where they are known, and its length in months; `claim`
    is the date of its own sentence, where that names it."""

    words: str
    days: Period | None
    months: float
    claim: Claim | None = None

    @property
    def inherited(self) -> bool:
        """Is it the period that the report is about?"""
        return self.claim is None and self.days is not None

    @property
    def hangs(self) -> bool:
        """Does it hang on the day of publication ("this quarter")?"""
        return self.claim is not None and self.claim.mention.when is not None and bool(self.claim.mention.when.anchor)


@dataclass(frozen=True, slots=True)
class TwoPeriods:
    """Two places of one figure, in the order of the text, with the periods that they tell."""

    first: Claim
    one: Spell
    second: Claim
    other: Spell

    @property
    def is_taken_up(self) -> bool:
        """Does the second place take the figure up by its period ("the July figure of 2.6 per cent", "the 1.06 million
        passengers in August")?"""
        text, begin = self.second.sentence_text, self.second.sentence.start
        if _THE.search(text[: self.second.span.start - begin].lower()) is None:
            return False
        date = self.other.claim
        if date is None or date.span.start < self.second.span.start:
            return True
        return _OF_PERIOD.fullmatch(text[self.second.span.end - begin : date.span.start - begin].lower()) is not None


def two_periods(reading: Reading) -> Iterator[TwoPeriods]:
    """The exact figures of an article that are told of two periods, each once."""
    groups: dict[tuple[str, Decimal], list[Claim]] = {}
    for claim in reading.claims:
        if _is_exact(claim):
            kind = "number" if claim.mention.kind == "count" else claim.mention.kind
            groups.setdefault((kind, claim.quantity.value or Decimal(0)), []).append(claim)
    repeated = [places[:MOST] for places in groups.values() if len(places) > 1]
    if not repeated:
        return
    beside = {_where(sentence): claims for sentence, claims in reading.by_sentence}
    main = _main(reading)
    for places in repeated:
        told = [(claim, _spell(claim, beside[_where(claim.sentence)], main)) for claim in places]
        yield from list(_apart([(claim, spell) for claim, spell in told if spell is not None]))[:1]


def _where(sentence: Sentence) -> tuple[str, int]:
    return sentence.field, sentence.start


def _is_exact(claim: Claim) -> bool:
    value, number = claim.quantity.value, claim.mention.number
    if value is None or value <= 0 or number is None or number.vague:
        return False
    return claim.mention.kind not in UNREAD and claim.zone not in ZONES and len(digits_of(value)) >= DIGITS


def _apart(told: Sequence[tuple[Claim, Spell]]) -> Iterator[TwoPeriods]:
    for (first, one), (second, other) in combinations(told, 2):
        if _told_again(first, other) or _told_again(second, one):
            continue  # "37.7% lower in 2012, compared with 1997" and "by 37.7% between 1997 and 2012"
        if _comparable(first, second) and _differ(one, other) and _evidence(first, second) >= ENOUGH:
            yield TwoPeriods(first, one, second, other)


def _comparable(first: Claim, second: Claim) -> bool:
    """Are both said of one thing, and neither what another figure is held against ("down from 2.6% in July")?"""
    if _where(first.sentence) == _where(second.sentence) or first.quantity.currency != second.quantity.currency:
        return False
    return not (around(first).base or around(second).base or first.status != second.status)


def _told_again(claim: Claim, spell: Spell) -> bool:
    """Does the sentence of a figure name the other place's period, too?"""
    return spell.claim is not None and spell.words.lower() in claim.sentence_text.lower()


def _evidence(first: Claim, second: Claim) -> int:
    """How much speaks for one figure that is told twice."""
    shared = len(_words(first) & _words(second))
    if not shared and first.subject and second.subject and not same_name(first.subject, second.subject):
        return 0
    exact = len(digits_of(first.quantity.value or Decimal(0))) >= EXACT
    turned = {first.direction, second.direction} == {"up", "down"}
    return min(shared, 2) + _points_back(second) + exact + (exact or "." in first.text) - turned


def _points_back(claim: Claim) -> bool:
    start = claim.span.start - claim.sentence.start
    return _POINTS.search(claim.sentence_text.lower(), max(0, start - BESIDE), start) is not None


def _words(claim: Claim) -> frozenset[str]:
    """What is said of a figure: the stems of its clause, or of the label that it stands behind, and what it counts."""
    label = claim.sentence_text[: claim.span.start - claim.sentence.start].lower()
    said = around(claim).clause or {stem_of(word) for word in _LETTERS.findall(label)}
    own = set(_LETTERS.findall(claim.text.lower()))
    if claim.mention.kind == "count":
        return frozenset((*said, stem_of(claim.mention.unit or ""))) - _common() - own - {""}
    return frozenset(said) - _common() - own - {claim.mention.unit}


@cache
def _common() -> frozenset[str]:
    """The stems of words that tell of time or of movement: all figures of a report share them."""
    return frozenset(stem_of(word.lower()) for word in (*MONTHS, *words_of("periods", "common")))


def _differ(one: Spell, other: Spell) -> bool:
    """Are two periods apart, or of two lengths? A quarter by its name may be one of a company's own year."""
    shorter, longer = sorted((one.months, other.months))
    if shorter < LESS * longer:
        return not (one.inherited or other.inherited)
    if (one.inherited or other.inherited) and (one.hangs or other.hangs):
        return False
    if one.days is None or other.days is None or one.days.overlaps(other.days):
        return False
    return (one.days.grain in CALENDAR) == (other.days.grain in CALENDAR)


def _spell(claim: Claim, beside: Sequence[Claim], main: Spell | None) -> Spell | None:
    """The period that stands next to a figure with nothing between that parts them, or opens its sentence; behind a
    label ("Passengers: 1.06 million"), the one that the report is about."""
    own = _length(claim, "length ")
    if own is not None:
        return own
    if not any(_is_period(one) for one in beside):
        run = _length(claim, "run ")
        if run is not None:
            return run
        return main if _LABEL.match(claim.sentence_text[: claim.span.start - claim.sentence.start]) else None
    found = [(gap, one) for one in beside if (gap := _gap(claim, one, beside)) is not None]
    return _dated(min(found, key=lambda pair: pair[0])[1]) if found else None


def _main(reading: Reading) -> Spell | None:
    """The one month, quarter or half that the first sentences name."""
    leads = [claims for sentence, claims in reading.by_sentence if sentence.zone not in ZONES][:LEADS]
    named = [one for claims in leads for one in claims if _is_period(one) and _grain(one) in LEADING]
    if len({one.quantity.when for one in named}) != 1:
        return None
    spell = _dated(named[0])
    return None if spell.hangs else Spell(spell.words, spell.days, spell.months)


def _is_period(claim: Claim) -> bool:
    when, days = claim.mention.when, claim.quantity.when
    if when is None or days is None or days.start is None or days.end is None or days.grain not in GRAINS:
        return False
    if when.anchor in ("last", "next") and (when.count or 0) > 1:
        return False
    return not (when.anchor in HANGING or when.edge in EDGES or when.recurring or " and " in claim.text)


def _grain(claim: Claim) -> str:
    return claim.quantity.when.grain if claim.quantity.when is not None else ""


def _gap(claim: Claim, one: Claim, beside: Sequence[Claim]) -> int | None:
    """Characters between a figure and a period of its sentence; None where something parts them."""
    if not _is_period(one):
        return None
    start, end = sorted((one.span, claim.span), key=lambda span: span.start)
    inner = [other for other in beside if start.end <= other.span.start < end.start and other is not one]
    if any(other.mention.kind != "percent" or claim.mention.kind == "percent" for other in inner):
        return None
    begin = claim.sentence.start
    if _NAMES_PAPER.match(claim.sentence_text, one.span.end - begin):
        return None
    if start is one.span and _OPENING.match(claim.sentence_text[: one.span.start - begin]):
        return end.start - start.end
    between = _blanked(claim.sentence_text, inner)[start.end - begin : end.start - begin]
    told = between.strip()  # "5.75 pct 2006 June 29": what stands side by side may be columns
    return len(between) if told and len(between) <= NEAR and not _PARTED.search(between) else None


def _blanked(text: str, inner: Sequence[Claim]) -> str:
    """A sentence without the changes ("fell 8.7% to £69m") that stand before a figure."""
    for other in inner:
        first = other.span.start - other.sentence.start
        text = text[:first] + " " * len(other.text) + text[first + len(other.text) :]
    return text


def _dated(claim: Claim) -> Spell:
    days = claim.quantity.when
    assert days is not None and days.start is not None and days.end is not None
    return Spell(claim.text, None if days.fiscal else days, (days.end - days.start).days / MONTH_DAYS, claim)


def _length(claim: Claim, kind: str) -> Spell | None:
    """Words beside the figure that tell how long its period is ("half-year profit of £69m")."""
    start, end = claim.span.start - claim.sentence.start, claim.span.end - claim.sentence.start
    before = _PARTED.split(claim.sentence_text[max(0, start - BESIDE) : start].lower())[-1]
    behind = _PARTED.split(claim.sentence_text[end : end + BESIDE].lower())[0]
    pattern, months = _lengths(kind)
    match = pattern.search(before) or pattern.search(behind)
    return Spell(match[0], None, months[match[0]]) if match else None


@cache
def _lengths(kind: str) -> tuple[re.Pattern[str], dict[str, float]]:
    """The words that tell how long a period is, and in how many months."""
    named = [(name.removeprefix(kind), cell) for name, cell in rows("periods") if name.startswith(kind)]
    months = {word: float(length) for length, cell in named for word in cell.split("|")}
    return regex(rf"\b(?:{'|'.join(sorted(months, key=len, reverse=True))})\b"), months
