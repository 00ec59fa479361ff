"""When a person was born, by each of the ages that an article gives: "Tarrant, 52 … in 1991, when he was 25".

Every age with its time is a span of birthdays. Two of one person must share a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.ages import BIRTH, NAME, NEWS, OLDEST_PERSON, OTHERS, YEAR
from factcheck.relations.timeline.days import Days, days_of
from factcheck.relations.timeline.measures import attributive
from factcheck.relations.timeline.passages import PROSE
from factcheck.relations.timeline.spells import spells

NOW, THEN, BORN, YOUNG = "now", "then", "born", "young"
MOST = 24
"""Ages of an article that are held against each other; an article with more is a list."""
SLACK = 0.9
"""Years between two spans of birthdays that careless counting explains."""
FAR = 4
"""Sentences from one age of a person to the next one where only "he" or "she" says that it is the same person."""
RELATED = 40
"""Characters before an age in which a word says that it is of somebody's wife, son and so on."""
BEFORE = 300
"""Characters before an age in which the sentence stands that tells of a death."""
BESIDE = 25
"""Characters between the birth and the age of one of them."""
AHEAD = 40
"""Characters behind an age in which "he" or "she" is looked for ("Born in 1931, the son of a cooper, he …")."""
SOMEBODY = "*"
"""The name of whoever is told of as somebody's wife, son and so on."""
_GAP = "[^A-NP-Z§;]"
_STILL = r"(?:just |only |still |then |barely |already |now |a |about )?"
_WHEN = rf"(?:when|while|as) (?:he|she) was {_STILL}"
_AGED = r"(?:aged|at the age of|at age|at)"
_NOWADAYS = r"(?= (?:now|today|and|years|last|on|in|this|next)\b| D|[,.;]|$)"
_SPOKEN_OF = r"(?=[,.;)]| (?:who|from|of|and|said|is|was|has)\b)"
_FORMS = (
    (NOW, rf"(?:, |\()(?P<u>A){_SPOKEN_OF}"),
    (NOW, r"(?<=[a-z]) \((?P<u>N)\)(?=[,.;]| (?:who|from|of|and|said|is|was|has)\b)"),
    (THEN, rf"\b(?:will be|would be|will turn|turns|turned|would have been|was) {_STILL}(?P<u>[AN]) on (?P<e>D)"),
    (NOW, rf"\b(?:is|'s|turns|turned|he's|she's) {_STILL}(?P<u>[AN]){_NOWADAYS}"),
    (NOW, r"\bnow (?:aged )?(?P<u>[AN])(?=[,.;)]|$| (?:and|who|he|she)\b)"),
    (NOW, r"(?:^|[.,;] )(?:and |but |still |even |now )?at (?P<u>[AN]),? (?:he|she)\b"),
    (NOW, r"\b(?:and|but|who),? at (?P<u>[AN]),? (?:is|remains|still|has)\b"),
    (NOW, r"\bto be (?P<u>[AN])(?=[,.;?]|$)"),
    (YOUNG, r"(?P<u>A)(?= [a-z])"),
    (THEN, rf"\b(?:in|on|since) (?P<e>D),? (?:{_WHEN}|{_AGED} |as a )(?P<u>[AN])"),
    (THEN, rf"(?P<e>D),? {_WHEN}(?P<u>[AN])"),
    (THEN, r"\bas an? (?P<u>A) (?:in|on) (?P<e>D)"),
    (THEN, rf"\bwas {_STILL}(?P<u>[AN])(?: years old)?,? (?:when|as|and) {_GAP}{{2,70}}?(?:\b(?:in|on) |, )(?P<e>D)"),
    (THEN, rf"\b{_AGED} (?P<u>[AN])(?: years old)?,?{_GAP}{{0,60}}? (?:in|on) (?P<e>D)"),
    (THEN, rf"\b(?:in|on) (?P<e>D),? (?:he|she) was {_STILL}(?P<u>[AN])(?= years old|[,.;]|$| and\b)"),
    (THEN, rf"\b(?:died|dies|dead) (?:[a-z]+ )?(?P<e>D),? {_AGED} (?P<u>[AN])"),
    (THEN, rf"\b(?:died|dies|dead),? {_AGED} (?P<u>[AN]) (?:[a-z]+ )?(?P<e>D)"),
    (NOW, r"(?:^|[.;] )(?:now |still )?at (?P<u>[AN]), (?!(?:his|her) )(?=[a-z])"),
    (BORN, rf"{BIRTH}[^D§¶;]{{0,60}}?(?:\b(?:in|on) |, |\()(?P<e>D)"),
)
FORMS = tuple((kind, regex(pattern)) for kind, pattern in _FORMS)
_NAME = r"(?P<name>[A-Z][^\W\d_]+(?:['’-][A-Z]?[^\W\d_]+)*)"
_JUST_NAMED = regex(rf"{_NAME}(?:, | \(|,? who is | is | was | turns | turned )(?:now |aged |just |only )*$")
_YOUNG = regex(r" (?:[a-z]+ )?(?:[A-Z][^\W\d_]+ ){0,2}(?P<name>[A-Z][^\W\d_]+)")
_BORN = regex(BIRTH)
_WAS_AGED = regex(rf"(?P<who>he|she) was {_STILL}[AN](?: years old)?[.]?")
_DIED = regex(r"\b(?:died|dies|dead|death|passed away)\b")
_THEN_AGED = regex(r"\b(?:was|aged|age|at|as an?|of) (?:[a-z]+ )?[AN]")
_WHO = regex(r"\b(?:he|she) ")
_WHEN_OTHERS = regex(rf"{OTHERS.pattern}[^,;:]{{0,40}}$")
_I = regex(r"\bi(?:'m)? ")
_HE, _SHE = regex(r"\b(?:he|his|him|himself)\b"), regex(r"\b(?:she|her|hers|herself)\b")


Who = tuple[tuple[int, int], str, frozenset[str], str]
"""The last four fields of a fact: where it stands, and of whom it is."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What one age (with the date that it is of) or one date of birth says: born from day `low` to day `high`. `name`
    stands right before it, `names` anywhere in its sentence."""

    kind: str
    age: Claim | None
    at: Claim | None
    low: float
    high: float
    place: tuple[int, int]
    name: str
    names: frozenset[str]
    sex: str


@dataclass(frozen=True, slots=True)
class Birth:
    """Two facts of one person, and whether they leave a birthday."""

    first: Fact
    last: Fact

    @property
    def fits(self) -> bool:
        return self.apart < SLACK

    @property
    def apart(self) -> float:
        """Years between the two spans of birthdays."""
        return max(self.first.low - self.last.high, self.last.low - self.first.high, 0.0) / YEAR


def births(reading: Reading, now: Days | None) -> Iterator[Birth]:
    """The pairs of ages of an article that are of one person."""
    if now is None:
        return
    frames = [frame for frame in reading.frames if frame.sentence.zone in PROSE]
    if not any(_is_dated(frame) for frame in frames):
        return
    facts: list[Fact] = []
    for index, frame in enumerate(frames):
        dead = _at_death(frames[index - 1] if index else None, frame, index, now)
        for fact in [*_facts(frame, index, now), *([dead] if dead is not None else ())]:
            mate = _mate(facts, fact)
            if mate is not None:
                yield Birth(mate, fact)
            facts.append(fact)
        if len(facts) > MOST:
            return


def _is_dated(frame: Frame) -> bool:
    """May a sentence tell a birth, or an age at another time than now? Without one nothing can be compared."""
    letters = frame.letters
    if "D" not in letters:
        return False
    born = _BORN.search(frame.text) is not None
    return born or (("A" in letters or "N" in letters) and _THEN_AGED.search(frame.text) is not None)


def _facts(frame: Frame, index: int, now: Days) -> list[Fact]:
    found: dict[str, Fact] = {}
    kinds = _kinds(frame.letters)
    for kind, pattern in FORMS:
        for match in pattern.finditer(frame.text) if kind in kinds else ():
            fact = _fact(frame, index, kind, match, now)
            claim = (fact.age or fact.at) if fact is not None else None
            if fact is not None and claim is not None and _says_more(fact, found.get(claim.id)):
                found[claim.id] = fact
    return sorted(found.values(), key=lambda fact: fact.place)


def _at_death(before: Frame | None, frame: Frame, index: int, now: Days) -> Fact | None:
    """ "He died at home on 12 February. He was 98.": the age of the day of death, which is that of the news where the
    sentence before names none."""
    match = _WAS_AGED.fullmatch(frame.text)
    start = frame.sentence.start
    said = frame.source[max(0, start - BEFORE) : start].rstrip()
    last = said[max(said.rfind(mark, 0, len(said) - 1) for mark in (". ", "\n")) + 1 :]
    if match is None or _DIED.search(last) is None:
        return None
    beside = before is not None and start - before.sentence.end < len(last)
    letters = zip(before.claims, before.letters, strict=True) if before is not None and beside else ()
    dates = [one for one, letter in letters if letter == "D"]
    at = dates[0] if dates else None
    time, years = now if at is None else _time(at, now), _years(frame.claims[0])
    if len(dates) > 1 or time is None or years is None:
        return None
    who = (index, 0), "", _names(frame), match["who"]
    return _aged(NOW if at is None else THEN, frame.claims[0], at, time, years, who)


def _kinds(letters: str) -> set[str]:
    """The kinds of facts that a sentence with such claims may tell."""
    aged, dated = "A" in letters or "N" in letters, "D" in letters
    told = {NOW: aged, THEN: aged and dated, BORN: dated, YOUNG: "A" in letters}
    return {kind for kind, may in told.items() if may}


def _says_more(fact: Fact, other: Fact | None) -> bool:
    """An age with its date says more than the same age without."""
    return other is None or (other.kind == NOW and fact.kind == THEN)


def _fact(frame: Frame, index: int, kind: str, match: re.Match[str], now: Days) -> Fact | None:
    age = frame.at(match, "u") if "u" in match.re.groupindex else None
    at = frame.at(match, "e") if "e" in match.re.groupindex else None
    years = _years(age) if age is not None else None
    if kind == THEN and _BORN.search(match.group()):
        return None  # "at 87, Miss Rowe, born in 1936, is": it is not the age of that year
    time = now if at is None else _time(at, now)
    name = _named_after(frame, age) if kind == YOUNG else _named_before(frame, kind, match)
    if time is None or (age is not None and years is None) or at is age or (kind == YOUNG and not name):
        return None
    kind = NOW if kind == YOUNG else kind
    who = (index, match.start()), name, _names(frame), _sex(frame, match)
    if years is None:
        return Fact(kind, None, at, time.first, time.last, *who)
    return _aged(kind, age, at, time, years, who)


def _aged(kind: str, age: Claim | None, at: Claim | None, time: Days, years: int, who: Who) -> Fact | None:
    """What an age of so many years says of the birth: at a time, or in the news of that day."""
    early = NEWS if at is None else 0.0
    low, high = time.first - early - (years + 1) * YEAR, time.last - years * YEAR
    return Fact(kind, age, at, low, high, *who) if low >= 1 else None  # nobody is born before the calendar


def _of_other(frame: Frame, kind: str, match: re.Match[str]) -> bool:
    """Is it of somebody's wife, say, or of whoever is named behind "when"?"""
    if _WHEN_OTHERS.search(frame.text, 0, match.start()):
        return True
    words = frame.text[max(0, match.start() - RELATED) : match.start()].split()
    plain = kind in (NOW, BORN) or _WHO.search(match.group()) is None
    return plain and not spells("relative").isdisjoint(
        word.strip(",").removesuffix("'s").removesuffix("’s") for word in words[-4:]
    )


def _years(claim: Claim) -> int | None:
    value = claim.quantity.value
    if (
        value is None
        or value != int(value)
        or claim.quantity.unit not in (None, "year")
        or claim.mention.upper is not None
    ):
        return None
    if claim.mention.number is None or claim.quantity.relation != "exact":
        return None
    return int(value) if 3 <= value <= OLDEST_PERSON else None


def _time(claim: Claim, now: Days) -> Days | None:
    """The days of a date, or of "14 years ago"."""
    when = claim.mention.when
    if when is not None and when.anchor == "ago" and when.grain == "year" and when.count:
        middle = now.first - when.count * YEAR
        return Days(int(middle - 0.99 * YEAR), int(middle + 0.6 * YEAR), "year", False)
    resolved = claim.quantity.when
    if when is not None and when.grain == "week" and resolved is not None and resolved.start and resolved.end:
        return Days(resolved.start.toordinal(), resolved.end.toordinal(), "week", False)
    return days_of(claim)


def _named_before(frame: Frame, kind: str, match: re.Match[str]) -> str:
    """The last word of a name that stands right before an age, "" where none does."""
    if _of_other(frame, kind, match):
        return SOMEBODY
    place = next(place for place in frame.places if place >= match.start())
    before = frame.source[frame.sentence.start : frame.claim_at(place).mention.start]
    found = _JUST_NAMED.search(before)
    return found["name"] if found is not None and found["name"].lower() not in spells("same") else ""


def _named_after(frame: Frame, age: Claim | None) -> str:
    """The last word of the name of whom "the 47-year-old" stands before."""
    found = _YOUNG.match(frame.source, age.mention.end) if age is not None and attributive(age) else None
    return found["name"] if found is not None else ""


def _names(frame: Frame) -> frozenset[str]:
    return frozenset(NAME.findall(frame.source, frame.sentence.start, frame.sentence.end))


def _sex(frame: Frame, match: re.Match[str]) -> str:
    near = frame.text[max(0, match.start() - 60) : match.end() + AHEAD]
    he, she = _HE.search(near) is not None, _SHE.search(near) is not None
    if _I.search(near):
        return "i"
    return "" if he == she else "he" if he else "she"


def _mate(facts: Sequence[Fact], fact: Fact) -> Fact | None:
    """The earlier fact of the same person: whose name the sentence has, or the last one before "he" or "she"."""
    if fact.name == SOMEBODY and not (facts and facts[-1].name == SOMEBODY):
        return None
    last = True
    for other in reversed(facts):
        if other.kind == fact.kind == NOW:
            last = last and bool(other.name) and other.name == fact.name
            continue
        if {other.sex, fact.sex} == {"he", "she"}:
            continue
        if _is_named(other, fact) or (last and not (fact.name and other.name) and _goes_on(other, fact)):
            return other
        last = last and not other.name
    return None


def _is_named(other: Fact, fact: Fact) -> bool:
    """Does the sentence of a fact name whom the other one is of?"""
    return bool(other.name) and (fact.name == other.name or (not fact.name and other.name in fact.names))


def _goes_on(other: Fact, fact: Fact) -> bool:
    """Does "he" or "she" go on about who was spoken of last?"""
    if other.name == SOMEBODY:
        return other.place[0] == fact.place[0] and fact.place[1] - other.place[1] < BESIDE
    together = fact.place[0] == other.place[0]
    if fact.name:
        return together or (other.sex == "i" and fact.place[0] - other.place[0] <= 1)
    if together and BORN in (fact.kind, other.kind):
        return True
    if fact.place[0] - other.place[0] > FAR:
        return False
    return bool(fact.sex) or (other.kind == BORN and fact.place[0] - other.place[0] <= 1)
