"""Senses: what a sentence says of the people, the things or the money that a number counts (injured or dead, ordered or
delivered, revenue or profit).

A sense is read from the words around a number, each of which belongs to the number that it stands closest to. What is
still to come, or is denied, is another sense: "will be paid", "none of the 90".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cache

from factcheck.lexicon import PhraseTable, rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass

REACH = 16
"""Words between a number and what is still said of it; a comma, an "and" or an "over" counts as TOLL of them."""
TOLL = 4
ASIDE = 9
"""The most words between two commas behind which the clause of the first one goes on."""
BACK = 4
"""Words before a sense in which what denies or delays it is looked for."""
OPEN = 12
"""Words before a sense in which what leaves its clause open ("whether the 900 had been paid") is looked for."""
POINTED = 3
"""Words before a number in which one that points back is looked for."""
FAR = 99
LONGEST, CROWD = 4000, 40
"""Code points of a sentence, and numbers in it, from which on it is a list and says nothing."""
NUMBER = "#"
PEOPLE = frozenset(("people", "workers", "students", "troops", "viewers", "customers", "voters", "deaths", "injuries"))
NONE = 3
"""Words before "of" in which what denies is looked for ("not one penny of")."""
_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s-]|(?<=\s)--?(?=\s)|--")
_DASHES = frozenset(("-", "--"))
_HARD = frozenset((*".;:!?—–()", *_DASHES))
_SOFT = frozenset((",", "but", "while", "and", "or", "after"))
_COMMA, _THAT, _ASKED = ",", "that", "?"
MONEY = frozenset(("money",))
_NOTHING = frozenset[str]()
_NEVER = "-"
ANY = "*"


@dataclass(frozen=True, slots=True)
class Said:
    """How far from its number a sense stands, in which words, and whether behind it."""

    away: int
    words: str
    behind: bool


@dataclass(frozen=True, slots=True)
class Senses:
    """What is said of a number: `close` are senses that are plainly its own, `wide` all that its sentence may say of
    it; `pointing` tells whether it points back ("the 900")."""

    close: dict[str, Said] = field(default_factory=dict)
    wide: set[str] = field(default_factory=set)
    pointing: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands in a text, and what it counts."""

    start: int
    end: int
    counts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words of a sense: from `start` to `end` in the words of the sentence."""

    start: int
    end: int
    sense: str
    counts: frozenset[str]

    def said_of(self, counts: frozenset[str]) -> bool:
        return bool(counts) and (ANY in self.counts or not self.counts.isdisjoint(counts))


def counts(claim: Claim) -> frozenset[str]:
    """What a number counts, in the words of senses.tsv."""
    kind = claim.mention.kind
    if kind in ("count", "number"):
        if claim.mention.unit is None:
            return frozenset(("people", "things", "money"))
        return frozenset(("people",)) if claim.mention.noun_class in PEOPLE else frozenset(("people", "things"))
    if kind in ("age", "ordinal", "date", "period", "temperature") or (kind == "duration" and "-" in claim.text):
        return frozenset()
    return frozenset((_COUNTED.get(kind, "size"),))


_COUNTED = {"money": "money", "percent": "percent", "ratio": "percent", "duration": "time"}


def senses(claims: Sequence[Claim]) -> list[Senses]:
    """The senses of the numbers of one sentence, in their order."""
    if not claims:
        return []
    text, start = claims[0].sentence_text, claims[0].sentence.start
    return read(text, [Place(one.span.start - start, one.span.end - start, counts(one)) for one in claims])


def read(text: str, numbers: Sequence[Place]) -> list[Senses]:
    """The senses of some places of a sentence, in the order of the text."""
    if len(text) > LONGEST or len(numbers) > CROWD:
        return [Senses() for _ in numbers]
    words, spots = _words(text, numbers)
    found = [
        Senses(pointing=spot >= 0 and _points(words, spot, number)) for spot, number in zip(spots, numbers, strict=True)
    ]
    if _ASKED in words[-2:]:
        return found
    _say(words, spots, numbers, found)
    for one in found:
        _settle(one.close)
    return found


def _say(words: list[str], spots: Sequence[int], numbers: Sequence[Place], found: Sequence[Senses]) -> None:
    """Puts each sense of a sentence into those of the number that it is said of."""
    order = sorted((spot, at) for at, spot in enumerate(spots) if spot >= 0)
    for hit in _hits(words):
        for away, at in _owners(words, hit, order, numbers):
            into = found[at]
            into.wide.add(hit.sense)
            if away <= REACH and (hit.sense not in into.close or into.close[hit.sense].away > away):
                into.close[hit.sense] = Said(away, " ".join(words[hit.start : hit.end]), hit.start > spots[at])


def _settle(close: dict[str, Said]) -> None:
    """Takes out the senses that another one settles."""
    for sense in [sense for sense in close if not settled().get(sense, _NOTHING).isdisjoint(close)]:
        del close[sense]


def _words(text: str, numbers: Sequence[Place]) -> tuple[list[str], list[int]]:
    """The words of a sentence, in which each number is one sign, and where that stands (-1 for one within another)."""
    words: list[str] = []
    spots: list[int] = []
    done = 0
    for number in numbers:
        if number.start < done:
            spots.append(-1)
            continue
        words += _cut(text[done : number.start])
        spots.append(len(words))
        words.append(NUMBER)
        done = number.end
    return words + _cut(text[done:]), spots


def _cut(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _hits(words: list[str]) -> Iterator[_Hit]:
    table, known = _table()
    at = 0
    while at < len(words):
        match = table.at(words, at)
        if match is None:
            at += 1
            continue
        length, entries = match
        for entry in entries:
            sense, later, counted = known[int(entry)]
            said = _as_signed(sense, later, _sign(words, at, over=later not in (_NEVER, _LIVING)))
            if said:
                yield _Hit(at, at + length, said, counted)
        at += length


_LIVING = "living"
"""What those are who are not dead; that somebody will be dead is no sense."""


def _as_signed(sense: str, later: str, sign: str) -> str:
    """A sense as its sign leaves it; "" where nothing is said."""
    if sign == "denied":
        return "" if later == _NEVER else later
    return later if sign == "later" and later not in (_NEVER, _LIVING) else sense


def _sign(words: Sequence[str], at: int, *, over: bool) -> str:
    """Is what stands at a place denied, or still to come? With `over`, a number may stand between."""
    signs = _signs()
    for away, word in enumerate(reversed(words[max(0, at - BACK) : at])):
        if word in _HARD or (word == NUMBER and not over):
            return ""
        if word == "to" and (away > 1 or NUMBER in words[at - away : at]):
            continue
        if word in signs or word.endswith("n't"):
            return signs.get(word, "denied")
    return _sign_of_clause(words, at)


def _sign_of_clause(words: Sequence[str], at: int) -> str:
    """Does what opens the clause in which a sense stands leave it open ("whether the 900 had been paid") or deny it
    ("none of the 900", "not one penny of the £900 had been paid")?"""
    for place in range(at - 1, max(-1, at - OPEN - 1), -1):
        word = words[place]
        if word in _HARD or word == _COMMA:
            return ""
        if word in _small("open"):
            return "later"
        if word in _small("of") and any(_signs().get(one) == "denied" for one in words[max(0, place - NONE) : place]):
            return "denied"
    return ""


def _owners(
    words: list[str], hit: _Hit, order: Sequence[tuple[int, int]], numbers: Sequence[Place]
) -> list[tuple[int, int]]:
    """The numbers that some words are said of, with their distance: the closest one, or two that are as close. `order`
    gives where each number stands, and which of `numbers` it is."""
    middle = bisect_left(order, (hit.start, -1))
    before = next((one for one in reversed(order[:middle]) if hit.said_of(numbers[one[1]].counts)), None)
    behind = next((one for one in order[middle:] if hit.said_of(numbers[one[1]].counts)), None)
    found = []
    if before is not None:
        spot, at = before
        of_another = _is_of_another(words, spot, numbers[at], hit)
        found.append((FAR if of_another else _cost(words, spot + 1, hit.start), at))
    if behind is not None:
        spot, at = behind
        parted = _begins_between(words, hit.end, spot, numbers[at]) or _is_of_single_ones(words, hit.end, spot)
        found.append((FAR if parted else _cost(words, hit.end, spot), at))
    least = min((away for away, _ in found), default=FAR)
    return [one for one in found if one[0] == least]


def _begins_between(words: Sequence[str], start: int, spot: int, number: Place) -> bool:
    """Does a clause of its own begin between a sense and a number ("told the members that 214"; but not "recommended
    that 340", nor "that $12 million")?"""
    return _THAT in words[start + 1 : spot if number.counts != MONEY else spot - 1]


def _is_of_single_ones(words: Sequence[str], start: int, spot: int) -> bool:
    """Is a sense said of some few of those that a number counts ("quashed one of the 18")?"""
    return any(words[at] in _small("of") and words[at - 1] in _small("single") for at in range(start + 1, spot))


def _is_of_another(words: list[str], spot: int, number: Place, hit: _Hit) -> bool:
    """Is what stands behind a number said of something else: of the noun that the number is only told of
    ("foundations for the 18 machines would be poured"), or of a clause that it opens itself ("it lasts until May", but
    not "until they come")?"""
    if words[hit.start] in _small("opens"):
        return not _small("they").issuperset(words[hit.start + 1 : hit.start + 2])
    verb = next((at for at in range(spot + 1, hit.end) if words[at] in _small("verb")), None)
    if verb is None or any(word in _small("who") for word in words[spot + 1 : verb]):
        return False
    return _is_told_of_another(words, spot, number)


def _is_told_of_another(words: list[str], spot: int, number: Place) -> bool:
    """Does a number stand behind a noun and its preposition ("foundations for the 18 machines"; but not "half of the
    18", nor "the payment of the $18 million", of which is said what is said of the number)?"""
    at = spot - 1
    while at > 0 and (words[at] in pointing() or words[at] in _small("between") - _small("headed")):
        at -= 1
    if at < 1 or words[at] not in _small("headed"):
        return False
    if words[at] in _small("of") and not _points(words, spot, number):
        return False  # "an instalment of $18 million"
    head = words[at - 1]
    if head in _HARD or head in _SOFT or head == NUMBER or head in _small("part"):
        return False
    return _table()[0].at(words, at - 1) is None


def _cost(words: Sequence[str], start: int, end: int) -> int:
    """How far it is from one word to another, with a toll for what parts clauses; what stands between two commas, where
    the clause goes on behind, is one step."""
    if end - start > REACH + 2 * ASIDE:
        return FAR
    cost, at = 0, start
    while at < end:
        word = words[at]
        if word in _HARD or _is_new_clause(words, at):
            return FAR
        over = _over(words, at) if word == "," else 0
        if 0 < over < end:
            cost, at = cost + 1, over
        else:
            cost += TOLL if word in _SOFT or word in _small("parting") else 1
        at += 1
    return cost


def _is_new_clause(words: Sequence[str], at: int) -> bool:
    """Does a comma stand before a clause with a subject of its own (", and the season lasts")?"""
    return (
        words[at] == _COMMA
        and at + 2 < len(words)
        and words[at + 1] in _small("joins")
        and words[at + 2] in _small("subject")
    )


def _over(words: Sequence[str], at: int) -> int:
    """The second of two commas of which the first stands at a place; 0 where the clause does not go on behind it."""
    for other in range(at + 1, min(at + ASIDE + 1, len(words) - 1)):
        if words[other] in _HARD:
            return 0
        if words[other] == ",":
            is_age = other == at + 2 and words[at + 1] == NUMBER
            return other if is_age or words[other + 1] in _small("aside") else 0
    return 0


def points_back(claim: Claim) -> bool:
    """Does a number point back to one that was told of before ("the 900")?"""
    start = claim.span.start - claim.sentence.start
    before = _cut(claim.sentence_text[:start])
    return _points(before, len(before), Place(start, claim.span.end - claim.sentence.start, counts(claim)))


def _points(words: Sequence[str], at: int, number: Place) -> bool:
    """Does a number point back ("the 900", "all of the 900", "the estimated 900", but neither "by the weekend 900" nor
    "said that 900")?"""
    for word in reversed(words[max(0, at - POINTED) : at]):
        if word in pointing():
            return word != _THAT or number.counts == MONEY
        if word not in _small("between") and not word.endswith(("ed", "ly")):
            return False
    return False


def pointing() -> frozenset[str]:
    """The words that point back to a number that was told of before."""
    return _small("pointing")


@cache
def _table() -> tuple[PhraseTable, list[tuple[str, str, frozenset[str]]]]:
    """The words of all senses, and the entries they number: sense, what it is while it is to come, what it counts."""
    table = PhraseTable()
    known: list[tuple[str, str, frozenset[str]]] = []
    for sense, later, counted, forms in rows("senses"):
        for form in forms.split("|"):
            table.add(form, str(len(known)))
        known.append((sense, later, frozenset(counted.split())))
    return table, known


@cache
def _small(sign: str) -> frozenset[str]:
    return frozenset(word for known, words in rows("sense_signs") if known == sign for word in words.split("|"))


@cache
def _signs() -> dict[str, str]:
    return {word: sign for sign in ("later", "denied") for word in _small(sign)}


@cache
def excluding() -> dict[tuple[str, str], str]:
    """The family of each pair of senses that one number does not have at once, in both orders."""
    found: dict[tuple[str, str], str] = {}
    for family, sense, others in rows("excluding_senses"):
        for other in others.split("|"):
            found[sense, other] = found[other, sense] = family
    return found


@cache
def settled() -> dict[str, frozenset[str]]:
    """The senses by which another one is settled where both are said of one number."""
    return {sense: frozenset(by.split("|")) for sense, by in rows("settled_senses")}
