"""Ages of people and things against the dates of their births, and anniversaries against the founding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.days import Days, days_of
from factcheck.relations.timeline.passages import PROSE, Passage, passages
from factcheck.relations.timeline.spells import spells

YEAR = 365.2425
NEWS = 45.0
"""Days by which the day that an article speaks of may lie before the day of publication."""
OLDEST_PERSON = 115
RELATED = 25
"""Characters before a birth in which a word says that it is of somebody's father, son and so on."""
PERSON, THING, PAIR = "person", "thing", "pair"
WITHIN = "[^ADNU§¶]"
ACROSS = "[^ADNU¶]"
MADE = r"(?:built|founded|established|created|formed|launched|opened|started|set up|dates (?:from|back to)|completed)"
AGREED = r"(?:signed|agreed|negotiated|struck|passed|adopted|enacted|bought|planted|commissioned|laid down)"
_PAPER = rf"(?:{'|'.join(sorted(spells('paper')))})"
NAME = regex(r"[A-Z][^\W\d_]+(?:['’-][A-Z]?[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Age:
    """An age, `claim`, of what came into being at `start`, `years` before `end`. `other` is the date that it is the
    age at; None for the day of publication. `earlier` is an age already told at `start`, of the same person."""

    name: str
    claim: Claim
    begin: Claim
    other: Claim | None
    start: Days
    end: Days
    low: float
    high: float
    earlier: Claim | None = None

    @property
    def years(self) -> tuple[float, float]:
        """The shortest and the longest time between the two dates."""
        return (self.end.first - self.start.last) / YEAR, (self.end.last - self.start.first) / YEAR

    @property
    def fits(self) -> bool:
        low, high = self.years
        return self.low <= high and low <= self.high


_GIVES = r"(?<!\bgave )(?<!\bgive )(?<!\bgives )(?<!\bgiving )(?<!\bgiven )"
BIRTH = (
    rf"(?<!-){_GIVES}\b(?:born|birth(?! of (?:her|his|their|a)\b)|came into the world|entered the world)\b"
    r"(?! outside| usual)"
)
_BORN = r"\bborn\b[^D§¶;]{0,60}?\b(?:in|on) (?P<s>D)"
_NOW = r"(?:is|now|turns|turned)(?: now| aged| already)? (?P<u>[AN])(?=[ ,.;)]|$)"
_FORMS = (
    (
        "born-now",
        PERSON,
        "born ",
        rf"{_BORN}(?:{WITHIN}{{0,30}}|{WITHIN}{{0,80}}[§] (?:he|she|{WITHIN}{{0,30}}) ?){_NOW}(?! D)",
    ),
    ("aged-born", PERSON, "born ", r"(?P<u>A)\)?,?(?: who)?(?: was)? born\b[^D§¶;]{0,60}?\b(?:in|on) (?P<s>D)"),
    (
        "born-when",
        PERSON,
        "born ",
        rf"{_BORN}{ACROSS}{{0,80}}?\b(?:was|at|aged|age|of) (?P<u>[AN]),? when (?:he|she|they)\b"
        rf"{WITHIN}{{0,50}}?\b(?:in|on) (?P<e>D)",
    ),
    (
        "born-in-aged",
        PERSON,
        "born ",
        rf"{_BORN}{ACROSS}{{0,80}}?\b(?:in|on) (?P<e>D),? (?:aged|at the age of|at age) ?(?P<u>[AN])",
    ),
    ("made-now", THING, "", rf"\b{MADE}\b{WITHIN}{{0,40}}?\b(?:in |on )?(?P<s>D)(?:{WITHIN}{{0,50}})\b{_NOW}"),
    (
        "made-making",
        THING,
        "making ",
        rf"\b{MADE}\b{WITHIN}{{0,40}}?\b(?:in |on )?(?P<s>D),? making (?:it|them)\b[^D§¶]{{0,30}}?(?P<u>A)",
    ),
    (
        "old-signed",
        THING,
        "",
        rf"(?P<u>A) (?:[a-z]+ ){{0,2}}(?:[a-z]+,? (?:which was |that was )?{MADE}|{_PAPER},? (?:which was )?{AGREED})\b"
        rf"{WITHIN}{{0,30}}?"
        r"\b(?:in|on) (?P<s>D)",
    ),
    ("old-made", THING, "", rf"(?P<u>A)[;,:—]{WITHIN}{{0,30}}?\b{MADE}\b{WITHIN}{{0,30}}?\b(?:in|on) (?P<s>D)"),
)
_PERSON_NOW = rf"{ACROSS}{{0,160}}?\bnow (?P<u>[AN])(?=[ ,.;)—]|$)"
_WAS = r"(?:when (?:he|she|they) (?:was|were)|(?:when )?(?:still |just |then )?(?:aged?|at the age of|at age|at))"
_PAIRS = (
    rf"\b(?:in|on) (?P<s>D),? {_WAS} ?(?P<a>[AN])\b{_PERSON_NOW}",
    rf"\b(?P<a>[AN]),? (?:when (?:he|she|they)\b{WITHIN}{{0,60}}?)(?:in|on) (?P<s>D){_PERSON_NOW}",
    rf"\b(?:in|on) (?P<s>D)\b{WITHIN}{{0,30}}?\b(?:aged|at the age of|at age) ?(?P<a>[AN])\b{_PERSON_NOW}",
)
_NOW_AGED = regex(r"\b(?:is|now|turns|turned|was|at|aged?|of) N\b")
FORMS = tuple((name, kind, key, regex(pattern)) for name, kind, key, pattern in _FORMS)
PAIRS = tuple(regex(pattern) for pattern in _PAIRS)
OTHERS = regex(r"\bwhen (?!(?:he|she|they|his|her|their|aged|just|only)\b)[a-z]")
"""What is told of somebody else: "born in 1984, would have been 12 when Ramsey died aged six"."""
_THEN = regex(r"\b(?:then|at the time|would (?:be|have)|late|next)\b")


def ages(reading: Reading, now: Days | None) -> Iterator[Age]:
    """The ages of an article whose start is told."""
    seen: set[str] = set()
    for passage, _ in passages(reading.frames, 2, _tells_age):
        if "D" in passage.text:
            for found in (*_formed(passage, now), *_paired(passage, now)):
                if found.claim.id not in seen:
                    seen.add(found.claim.id)
                    yield found
    yield from (one for one in _deaths(reading, now) if one.claim.id not in seen)


def _tells_age(frame: Frame) -> bool:
    return "A" in frame.letters or ("N" in frame.letters and _NOW_AGED.search(frame.text) is not None)


def _formed(passage: Passage, now: Days | None) -> Iterator[Age]:
    for name, kind, key, pattern in FORMS:
        for match in pattern.finditer(passage.text) if key in passage.text else ():
            made = _of_match(passage, name, kind, match, now)
            if made is not None:
                yield made


def _of_match(passage: Passage, name: str, kind: str, match: re.Match[str], now: Days | None) -> Age | None:
    begin, claim = passage.at(match, "s"), passage.at(match, "u")
    other = passage.at(match, "e") if "e" in match.re.groupindex else None
    if begin is None or claim is None or _THEN.search(match.group()):
        return None
    if (name == "old-made" and "old" not in claim.text) or (name == "old-signed" and _is_dated(passage, begin)):
        return None
    if kind == THING and _is_of_then(passage, match):
        return None
    if kind == PERSON and (_of_relative(passage.text, match.start()) or OTHERS.search(match.group())):
        return None
    return _age(name, kind, begin, claim, other, days_of(other) if other is not None else now)


def _is_dated(passage: Passage, begin: Claim) -> bool:
    """Does another year stand near, which may be the one that something had its age in?"""
    dates = (claim for frame in passage.frames for claim in frame.claims if claim is not begin)
    return any(claim.mention.when is not None and claim.mention.when.year is not None for claim in dates)


def _is_of_then(passage: Passage, match: re.Match[str]) -> bool:
    """ "Was 24 when she founded it in 1991": does a clause behind an age say that it is of that time?"""
    first, last = sorted((match.start("u"), match.start("s")))
    return not spells("of-then").isdisjoint(passage.text[first:last].split())


def _of_relative(text: str, place: int) -> bool:
    """Is it the birth of the father, say, of whom the text goes on about?"""
    words = (word.strip(",") for word in text[max(0, place - RELATED) : place].split())
    return not spells("relative").isdisjoint(words)


def _age(name: str, kind: str, begin: Claim, claim: Claim, other: Claim | None, end: Days | None) -> Age | None:
    start, value = days_of(begin), claim.quantity.value
    if start is None or end is None or value is None or not start.sure or claim.quantity.unit not in (None, "year"):
        return None
    if claim.mention.number is None or claim.quantity.relation != "exact" or claim.mention.upper is not None:
        return None
    count = float(value)
    early = 0.0 if other is not None else NEWS / YEAR
    if kind == PERSON:
        return (
            Age(name, claim, begin, other, start, end, count - 0.01, count + 1.01 + early)
            if count <= OLDEST_PERSON
            else None
        )
    slack = max(1.0, count / 20) if count % 10 == 0 else 1.0
    return Age(name, claim, begin, other, start, end, count - slack, count + slack + early)


def _paired(passage: Passage, now: Days | None) -> Iterator[Age]:
    """ "arrived in 2001, aged 19 … now 42": both ages are full years, so that a year may be lost or gained."""
    if now is None or "now" not in passage.text:
        return
    for pattern in PAIRS:
        for match in pattern.finditer(passage.text):
            made = _then_and_now(passage, match, now)
            if made is not None:
                yield made


def _then_and_now(passage: Passage, match: re.Match[str], now: Days) -> Age | None:
    begin, earlier, claim = (passage.at(match, group) for group in ("s", "a", "u"))
    start = days_of(begin) if begin is not None else None
    if begin is None or earlier is None or claim is None or start is None:
        return None
    a, b = earlier.quantity.value, claim.quantity.value
    if a is None or b is None or not 0 < a < b <= OLDEST_PERSON:
        return None
    apart = float(b - a)
    return Age("then-now", claim, begin, None, start, now, apart - 1.01, apart + 1.01 + NEWS / YEAR, earlier)


_DEATH = regex(
    r"\b(?:died|dead|passed away|has died|death)\b[^A-Z§;]{0,30}?(?:(?:in|on) (?P<e>D)[^A-Z§;]{0,30}?)?"
    r"(?:aged|at the age of|at age|at|age) ?(?P<u>[AN])(?=[ ,.;)]|$)(?:[^A-Z§;]{0,20}?(?:in|on) (?P<e2>D))?"
    r"|(?P<u2>A),?(?: who)?(?: has)? (?:died|passed away)\b(?:[^A-Z§;]{0,20}?(?:in|on) (?P<e3>D))?"
)
_HE_WAS = regex(r"(?:he|she) was (?P<u>[AN])\.?$")
_DIED = regex(r"\b(?:died|death|passed away|dead)\b(?:[^A-Z§;]{0,40}?(?:in|on) (?P<e>D))?")
_TOLD_BIRTH = regex(BIRTH)
_BIRTH = regex(rf"{BIRTH}[^D§¶;]{{0,60}}?\b(?:in|on) (?P<s>D)")


def _deaths(reading: Reading, now: Days | None) -> Iterator[Age]:
    """The age at death in one sentence, the birth in another, of one person."""
    births = [(frame, match) for frame in reading.frames for match in _BIRTH.finditer(frame.text)]
    if len(births) != 1 or births[0][0].sentence.zone not in PROSE:
        return
    home, birth = births[0]
    begin = home.at(birth, "s")
    for index, frame in enumerate(reading.frames):
        told = _dead_at(reading.frames, index, home) if frame.sentence.zone in PROSE else None
        if begin is None or told is None or not (told[0] is home or _same_person(told[0], home)):
            continue
        _, claim, other = told
        made = _age("died-born", PERSON, begin, claim, other, days_of(other) if other is not None else now)
        if made is not None:
            yield made
            return


def _dead_at(frames: Sequence[Frame], index: int, home: Frame) -> tuple[Frame, Claim, Claim | None] | None:
    """The sentence that tells a death, the age, and the date if there is one; the age may follow by itself ("He was
    88.")."""
    frame = frames[index]
    match = _DEATH.search(frame.text) if frame is not home else None
    if match is not None:
        claim = frame.at(match, "u") or frame.at(match, "u2")
        other = frame.at(match, "e") or frame.at(match, "e2") or frame.at(match, "e3")
        return (frame, claim, other) if claim is not None else None
    alone = _HE_WAS.match(frame.text)
    before = _DIED.search(frames[index - 1].text) if alone is not None and index else None
    if alone is None or before is None:
        return None
    return frames[index - 1], frame.claim_at(alone.start("u")), frames[index - 1].at(before, "e")


def _same_person(frame: Frame, home: Frame) -> bool:
    """Is one name in both sentences, or does the birth's speak of "he" or "she", and nobody else has an age?"""
    text = home.source[home.sentence.start : home.sentence.end]
    told = _TOLD_BIRTH.search(text)
    head = text[: told.start()] if told is not None else text
    names = set(NAME.findall(head)) - {"He", "She", "The", "They", "Born", "In", "On", "A", "An"}
    others = set(NAME.findall(frame.source[frame.sentence.start : frame.sentence.end]))
    if names:
        return bool(names & others)
    return frame.letters.count("A") <= 1
