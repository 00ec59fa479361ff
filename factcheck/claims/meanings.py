"""One number with two meanings: those who were injured in one place are dead in another, what is ordered is delivered.

Every number that an article gives twice is looked at, and what its two places say of it (`factcheck.claims.senses`).
Two senses that exclude each other are no slip yet: another 14 may be meant, or things may have moved on. How likely one
is, is weighed from the features of the pair (`factcheck.relations.drifts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from factcheck.claims.entities import same_name
from factcheck.claims.facets.around import stem_of
from factcheck.claims.senses import Senses, excluding, pointing, senses
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.article import Sentence
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass, replace
from factcheck.numbers.digits import digits_of

if TYPE_CHECKING:
    from factcheck.claims.view import Reading

MOST = 8
"""Places of one number that are held against each other."""
LEAST = 4
"""The least number of people or things that is looked at: two or three of something are soon others."""
LARGE = 100_000
"""A number without a noun from here on may be an amount of money."""
BACK = 8
"""Characters before a bare number word in which the word that points stands."""
ABOUT = 6
"""Words by which what is told as well stands farther off, where it may be background."""
NAMED, NEXT = "named", 1
"""Senses of this family are what the number counts, and stand so close."""
KINDS = ("count", "number", "money")
ZONES = frozenset(("teaser", "correction", "table"))
UNREAD = frozenset(("date", "period", "ordinal", "age", "temperature"))
_WORD = regex(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Told:
    """A number in its place, and what is said of it there."""

    claim: Claim
    senses: Senses


@dataclass(frozen=True, slots=True)
class Meanings:
    """Two places of one number, in the order of the text, the senses that exclude each other, and their family."""

    first: Told
    second: Told
    family: str
    senses: tuple[str, str]
    features: tuple[str, ...]


def meanings(reading: Reading) -> Iterator[Meanings]:
    """The pairs of places of one number that are told with two meanings."""
    for places in _repeated(reading):
        yield from pairs(places)


def _repeated(reading: Reading) -> Iterator[list[Told]]:
    """The places of each number that an article gives more than once."""
    groups: dict[tuple[str, Decimal], list[Claim]] = {}
    for claim in reading.claims:
        key = _key(claim)
        if key is not None:
            groups.setdefault(key, []).append(claim)
    beside = {_where(sentence): list(claims) for sentence, claims in reading.by_sentence}
    for claim in _pointed(reading, groups):
        groups["count", claim.quantity.value or Decimal(0)].append(claim)
        beside.setdefault(_where(claim.sentence), []).append(claim)
    known: dict[tuple[str, int], dict[str, Senses]] = {}
    order = {field: place for place, field in enumerate(reading.article.fields)}
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=lambda claim: (order[claim.mention.field], claim.mention.start))
            yield [_told(claim, beside, known) for claim in group]


def _pointed(reading: Reading, groups: dict[tuple[str, Decimal], list[Claim]]) -> Iterator[Claim]:
    """What only points at a number ("the seven", "all nine"), which is no claim of its own, as a claim of it."""
    words = {word: groups["count", value][0] for word, value in _words().items() if ("count", value) in groups}
    taken = {(claim.mention.field, claim.mention.start) for claim in reading.claims}
    for sentence in reading.article.sentences if words else ():
        if sentence.zone in ZONES:
            continue
        text = reading.article.fields[sentence.field][sentence.start : sentence.end]
        for match in _bare().finditer(text):
            claim, start = words.get(match[0].lower()), sentence.start + match.start()
            if claim is not None and (sentence.field, start) not in taken and _points_at(text, match.start()):
                yield _moved(claim, sentence, text, start, match[0])


def _points_at(text: str, start: int) -> bool:
    """Does the word before a place point back?"""
    return text[max(0, start - BACK) : start].lower().split()[-1] in pointing()


def _moved(claim: Claim, sentence: Sentence, text: str, start: int, word: str) -> Claim:
    """A claim's number where a bare word points at it."""
    mention = replace(
        claim.mention, field=sentence.field, start=start, end=start + len(word), text=word, unit=None, noun=None,
        noun_class=None, hedge=None,
    )  # fmt: skip
    return replace(
        claim, id=f"{claim.id}@{sentence.field}{start}", mention=mention, zone=sentence.zone, sentence=sentence,
        sentence_text=text,
    )  # fmt: skip


@cache
def _bare() -> re.Pattern[str]:
    """A number word with a space before it and none of what it counts glued to it."""
    return regex(rf"(?<=\w )(?:{'|'.join(_words())})(?=[ ,.;:]|$)", re.IGNORECASE)


@cache
def _words() -> dict[str, Decimal]:
    """The number words that bare pointing is done with."""
    return {word: Decimal(value) for word, sense, value in rows("numbers") if sense in ("digit", "teen")}


def _where(sentence: Sentence) -> tuple[str, int]:
    return sentence.field, sentence.start


def _key(claim: Claim) -> tuple[str, Decimal] | None:
    """What two places of one number share; None for a number that is not looked at."""
    value, mention = claim.quantity.value, claim.mention
    if value is None or value <= 0 or mention.kind in UNREAD or claim.zone in ZONES:
        return None
    if mention.number is None or mention.number.vague or _is_bound(claim):
        return None
    if mention.kind == "money" or (mention.kind in KINDS and mention.unit is None and value >= LARGE):
        return "money", value
    if mention.kind in KINDS:
        return ("count", value) if value >= LEAST else None
    return f"{mention.kind}:{claim.quantity.unit}", value


def _is_bound(claim: Claim) -> bool:
    """Is a count a part of a longer word ("a 13-member committee")?"""
    end = claim.span.end - claim.sentence.start
    return claim.mention.kind in ("count", "number") and claim.sentence_text[end : end + 1] == "-"


def _told(
    claim: Claim, beside: dict[tuple[str, int], list[Claim]], known: dict[tuple[str, int], dict[str, Senses]]
) -> Told:
    place = _where(claim.sentence)
    if place not in known:
        numbers = [one for one in beside[place] if one.mention.kind not in ("date", "period")]
        numbers.sort(key=lambda one: one.mention.start)
        known[place] = {one.id: said for one, said in zip(numbers, senses(numbers), strict=True)}
    return Told(claim, known[place][claim.id])


def pairs(places: Sequence[Told]) -> Iterator[Meanings]:
    """The pairs of places of one number, in the order of the text, of which the senses exclude each other."""
    some = places[:MOST]
    for a, b in combinations(some, 2):
        if not _comparable(a, b):
            continue
        clash = list(_clashing(a, b, _else(a, some), _else(b, some)))
        if clash:
            best = min(clash, key=lambda pair: a.senses.close[pair[0]].away + b.senses.close[pair[1]].away)
            both = (best[1] in a.senses.wide) + (best[0] in b.senses.wide)
            features = (*_features(a, b, best, len(clash), len(places)), f"both={both}")
            yield Meanings(a, b, excluding()[best], best, features)


def _else(place: Told, places: Sequence[Told]) -> set[str]:
    """What the number is said to be where it stands again in the same sentence ("27 injured and 27 dead")."""
    here = _where(place.claim.sentence)
    others = (one for one in places if one is not place and _where(one.claim.sentence) == here)
    return {sense for one in others for sense in one.senses.close}


def _comparable(a: Told, b: Told) -> bool:
    """Two amounts of one currency, the second of which points back at the first; or is said of no other subject, and
    not in one list ("15 men and 15 women")."""
    one, other = a.claim.quantity, b.claim.quantity
    if len({one.currency, other.currency} - {None}) > 1 or one.per != other.per:
        return False
    if b.senses.pointing:
        return True
    return _where(a.claim.sentence) != _where(b.claim.sentence) and not _are_others(a.claim, b.claim)


def _are_others(a: Claim, b: Claim) -> bool:
    """Does each sentence name somebody else whose number it is?"""
    if a.subject is None or b.subject is None or same_name(a.subject, b.subject):
        return False
    return a.subject in a.sentence_text and b.subject in b.sentence_text


ROOT = 3
"""Letters that words of one root share."""


def _clashing(a: Told, b: Told, of_a: set[str], of_b: set[str]) -> Iterator[tuple[str, str]]:
    known = excluding()
    within = _where(a.claim.sentence) == _where(b.claim.sentence)
    for (x, said), (y, other) in product(a.senses.close.items(), b.senses.close.items()):
        family = known.get((x, y))
        if family is None or _tells(y, a.senses, said.away) or _tells(x, b.senses, other.away):
            continue
        if said.words[:ROOT] == other.words[:ROOT]:
            continue  # "agreed to pay" and "the payout" may be one thing
        if (within or not (y in of_a or x in of_b)) and (family != NAMED or max(said.away, other.away) <= NEXT):
            yield x, y


def _tells(sense: str, place: Senses, away: int) -> bool:
    """Does a place tell the other sense as well, about as close to the number?"""
    return sense in place.close and place.close[sense].away <= away + ABOUT


def _features(a: Told, b: Told, best: tuple[str, str], clashes: int, times: int) -> Iterator[str]:
    """What two places with two meanings look like, for the weights."""
    first, second = a.senses.close[best[0]], b.senses.close[best[1]]
    value, kind = a.claim.quantity.value or Decimal(0), a.claim.mention.kind
    units = a.claim.mention.unit, b.claim.mention.unit
    yield f"family={excluding()[best]}"
    yield f"senses={':'.join(sorted(best))}"
    yield f"words={first.words}"
    yield f"words={second.words}"
    yield f"points={a.senses.pointing:d}{b.senses.pointing:d}"
    yield f"times={min(times, 4)}"
    yield f"first={_step(first.away)}"
    yield f"second={_step(second.away)}"
    yield f"farther={_step(max(first.away, second.away))}"
    yield f"behind={first.behind:d}{second.behind:d}"
    yield f"digits={min(len(digits_of(value)), 3)}"
    yield f"size={'small' if value < 10 else 'some' if value < 100 else 'large'}"
    yield f"kind={kind}"
    yield f"unit={'none' if None in units else 'same' if units[0] == units[1] else 'other'}"
    yield f"zones={a.claim.zone}:{b.claim.zone}"
    yield f"apart={_apart(a.claim.sentence, b.claim.sentence)}"
    yield f"shared={min(len(_stems(a.claim) & _stems(b.claim)), 4)}"
    yield f"clashes={min(clashes, 3)}"
    yield f"agrees={min(len(a.senses.close.keys() & b.senses.close.keys()), 2)}"


def _stems(claim: Claim) -> frozenset[str]:
    return frozenset(stem_of(word) for word in _WORD.findall(claim.sentence_text.lower()))


_STEPS = ((0, "0"), (1, "1"), (3, "3"), (6, "6"))
_APART = ((0, "sentence"), (400, "near"), (1500, "some"))


def _step(away: int) -> str:
    return next((name for most, name in _STEPS if away <= most), "far")


def _apart(a: Sentence, b: Sentence) -> str:
    if a.field != b.field:
        return "field"
    return next((name for most, name in _APART if b.start - a.start <= most), "far")
