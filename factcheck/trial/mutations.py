"""Slips as newsrooms make them, made on purpose: digits, scales, currencies, dates, signs and subjects swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from factcheck.claims.view import Reading
from factcheck.model.claim import Claim
from factcheck.model.period import MONTHS
from factcheck.model.records import dataclass

KINDS = ("digit", "swap", "scale", "currency", "date", "direction", "subject")
_SCALES = {
    "million": "billion", "billion": "million", "thousand": "million", "trillion": "billion", "mln": "billion",
    "bln": "mln", "bn": "m", "m": "bn", "k": "m", "M": "B", "B": "M",
}  # fmt: skip
_CURRENCIES = {
    "$": "£", "£": "€", "€": "$", "dollars": "euros", "dollar": "euro", "dlrs": "stg", "yuan": "yen", "yen": "yuan",
    "euros": "pounds", "pounds": "euros", "francs": "marks", "marks": "francs", "rupees": "pesos", "pesos": "rupees",
}  # fmt: skip
_DIRECTIONS = {
    "rose": "fell", "fell": "rose", "up": "down", "down": "up", "increased": "decreased", "decreased": "increased",
    "climbed": "dropped", "dropped": "climbed", "gained": "lost", "higher": "lower", "lower": "higher",
    "grew": "shrank", "jumped": "slid", "declined": "advanced",
}  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Mutation:
    """Code points `start` to `end` of `field` are replaced: `was` becomes `now`."""

    kind: str
    field: str
    start: int
    end: int
    was: str
    now: str

    def of(self, text: str) -> str:
        return text[: self.start] + self.now + text[self.end :]


def mutations(reading: Reading, claims: list[Claim], random: Random) -> Iterator[Mutation]:
    """One mutation of each kind that each claim offers, chosen by `random`."""
    names = [entity.name for entity in reading.context.entities]
    for claim in claims:
        for kind in KINDS:
            made = _mutation(kind, reading, claim, names, random)
            if made is not None and made.was != made.now:
                yield made


def _mutation(kind: str, reading: Reading, claim: Claim, names: list[str], random: Random) -> Mutation | None:
    if kind == "digit":
        return _digit(claim, random)
    if kind == "swap":
        return _swap(claim, random)
    if kind == "scale":
        return _word(claim, "scale", _SCALES)
    if kind == "currency":
        return _word(claim, "currency", _CURRENCIES)
    if kind == "date":
        return _date(claim, random)
    if kind == "direction":
        return _direction(reading, claim)
    return _subject(reading, claim, names, random)


def _at(claim: Claim, kind: str, offset: int, was: str, now: str) -> Mutation:
    start = claim.span.start + offset
    return Mutation(kind, claim.span.field, start, start + len(was), was, now)


def _digit(claim: Claim, random: Random) -> Mutation | None:
    """Another digit in a place that says something: not the zeros that end a round number."""
    if claim.mention.kind in ("date", "period"):
        return None
    places = [i for i, ch in enumerate(claim.text) if ch.isdigit()]
    if "." not in claim.text:
        while len(places) > 1 and claim.text[places[-1]] == "0":
            places.pop()
    if not places:
        return None
    at = random.choice(places)
    was = claim.text[at]
    lowest = "1" if at == places[0] and len(places) > 1 else "0"
    choices = [digit for digit in "0123456789" if digit != was and digit >= lowest]
    return _at(claim, "digit", at, was, random.choice(choices))


def _swap(claim: Claim, random: Random) -> Mutation | None:
    if claim.mention.kind in ("date", "period"):
        return None
    pairs = [m.start() for m in re.finditer(r"(?=([1-9])([1-9]))", claim.text) if m.group(1) != m.group(2)]
    if not pairs:
        return None
    at = random.choice(pairs)
    return _at(claim, "swap", at, claim.text[at : at + 2], claim.text[at + 1] + claim.text[at])


def _word(claim: Claim, kind: str, table: dict[str, str]) -> Mutation | None:
    for match in re.finditer(r"[A-Za-z]+|[$£€]", claim.text):
        if match.group() in table:
            return _at(claim, kind, match.start(), match.group(), table[match.group()])
    return None


def _date(claim: Claim, random: Random) -> Mutation | None:
    if claim.mention.kind not in ("date", "period"):
        return None
    for words in (MONTHS, _DAYS):
        for word in words:
            at = claim.text.find(word)
            if at >= 0:
                return _at(claim, "date", at, word, random.choice([other for other in words if other != word]))
    match = re.search(r"\b(?:19|20)\d\d\b", claim.text)
    if match:
        year = int(match.group())
        return _at(claim, "date", match.start(), match.group(), str(year + random.choice((-10, -3, -1, 1, 3, 10))))
    return None


def _direction(reading: Reading, claim: Claim) -> Mutation | None:
    """The verb of movement nearest before the number."""
    before = reading.before(claim)[-60:]
    found = [m for m in re.finditer(r"[a-z]+", before) if m.group() in _DIRECTIONS]
    if not found:
        return None
    start = claim.span.start - len(before) + found[-1].start()
    was = found[-1].group()
    return Mutation("direction", claim.span.field, start, start + len(was), was, _DIRECTIONS[was])


def _subject(reading: Reading, claim: Claim, names: list[str], random: Random) -> Mutation | None:
    """Another name of the article in the place of the claim's subject, in its sentence."""
    if claim.subject is None or claim.mention.kind in ("date", "period"):
        return None
    before = reading.before(claim)
    at = before.find(claim.subject)
    others = [name for name in names if name != claim.subject]
    if at < 0 or not others:
        return None
    start = claim.sentence.start + at
    return Mutation(
        "subject", claim.span.field, start, start + len(claim.subject), claim.subject, random.choice(others)
    )
