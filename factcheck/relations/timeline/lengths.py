"""Lengths of time with the two ends that they are said to run between: "opened in 1981, closed after twelve years"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.chronology import duration
from factcheck.relations.timeline.days import Days, days_of, ends_of
from factcheck.relations.timeline.passages import Passage, passages
from factcheck.relations.timeline.spells import lies_ahead, of_its_own, spells

SIZES = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.2425, "decade": 3652.425}
HEDGED = r"(?:(?:about|some|around|almost|nearly|just|only|over|more than|roughly|the|a|full|last|past|another) )*"
WITHIN = "[^D§¶]"
"""One character of a sentence between a date and what belongs to it, with no other date."""
ACROSS = "[^D¶]"
"""The same over the end of a sentence."""
NEARLY = 0.8
"""Weeks or months by which a length between two days may be off."""
HALF = 0.45
"""Units by which two and a half, say, may be rounded."""
NEXT = rf"(?:{WITHIN}{{0,100}}|{WITHIN}{{0,100}}§ (?:it|he|she|they|his|her|their|its|the) {WITHIN}{{0,80}})"
"""The rest of a sentence, or that and a part of the next one, if it goes on about the same."""
BEGUN = r"\b(?:began|begun|started|launched|erupted|broke out|walked out|stopped work|invaded)\b"

TO = (
    rf"(?:\b(?:to|through|and|up to|closing|ending|finishing|concluding)\b{WITHIN}{{0,14}}?"
    rf"|\b(?:until|till|when)\b{WITHIN}{{0,60}}?)"
)
"""Between the start of a stretch of time and its end."""
ENDED = r"\b(?:expired?|expires|ran out|runs out|run out|ended|ends|lapsed?|lapses|until|expiring|ending)\b"
MOST_DATES = 30
COUNTED = ("span", "lasts", "total", "apposed")
"""Forms in which the days of a span are counted one by one."""
STRETCH = (
    r"(?:wait|drought|gap|absence|exile|hiatus|break|interval|lull|silence|famine|run|streak|reign|rule|ban|closure|pause"
    r"|career|tenure|stint|spell|war|strike|campaign|siege|stay|term|period|occupation|dispute|feud|marriage|struggle)"
)
"""What a stretch of time is called."""
SPENT = r"(?:(?:serving|spending|completing|playing|running|working|waiting) (?:[a-z]+ ){0,2}?)?"
AT = r"\b(?:on|in|until) "


@dataclass(frozen=True, slots=True)
class Construction:
    """A form of words that gives a length (u) between a start (s) and an end (e). Where it names no end, `whole` says
    that the start is a span with both ends, else the day of publication is meant. `key` is a word without which it
    cannot match. `loose`: a sentence of prison or the like may
    stand in it, and is left out. `bound`: it names both ends so plainly that dates of other sentences, and the day of
    publication, do not explain a length."""

    name: str
    key: str
    pattern: re.Pattern[str]
    whole: bool = False
    loose: bool = False
    bound: bool = False


def _construction(
    name: str, key: str, pattern: str, whole: bool = False, loose: bool = False, bound: bool = False
) -> Construction:
    return Construction(name, key, regex(pattern), whole, loose, bound)


CONSTRUCTIONS = (
    _construction(
        "after",
        "after ",
        rf"\b(?:in|on|since|from) (?P<s>D)\b,? (?!after\b)(?=[a-z]){NEXT}(?<=[a-z,] )after {HEDGED}(?P<u>U)\b"
        rf"(?! (?:of|after|before|as|at|with|away|in|on|old)\b)(?!{WITHIN}{{0,40}}D)",
    ),
    _construction(
        "since-then",
        "since ",
        rf"\bsince (?P<s>D){WITHIN}{{0,60}}§ (?:it|he|she|they) [^§¶]{{0,80}}?\bafter {HEDGED}(?P<u>U)\b"
        r"(?! (?:of|as|at|with)\b)",
    ),
    _construction(
        "after-in",
        "after ",
        rf"\b(?:in|on|since) (?P<s>D)\b,? (?!after\b)(?=[a-z]){ACROSS}{{4,100}}?\bafter {HEDGED}(?P<u>U)\b"
        rf"(?! (?:of|as|at|with)\b){WITHIN}{{0,10}}?\b(?:in|on) (?P<e>D)",
    ),
    _construction(
        "until",
        "for ",
        rf"(?<!until )(?P<s>D)\b{NEXT}\bfor {HEDGED}(?P<u>U)\b{WITHIN}{{0,30}}"
        rf"\b(?:until|till|before [a-z]+ing)\b{WITHIN}{{0,60}}?(?P<e>D)",
    ),
    _construction(
        "took",
        "took ",
        rf"(?P<s>D){WITHIN}{{0,60}}?\btook {HEDGED}(?P<u>U) (?:to|of)\b{WITHIN}{{0,60}}?\b(?:in|on) (?P<e>D)",
    ),
    _construction(
        "those", "se ", rf"(?P<s>D){ACROSS}{{0,100}}?\b(?:in|over|during|for|of) (?:those|these) (?P<u>U)\b", True
    ),
    _construction(
        "total",
        " of ",
        rf"(?P<s>D)(?:,|,? or| \(| —) ?(?:(?:a|the|for|in) )?(?:total|span|{STRETCH}) of "
        rf"{HEDGED}(?P<u>U)\b",
        True,
    ),
    _construction(
        "apposed",
        "",
        rf"(?P<s>D)(?:,| —|,? or| \() ?(?:for |that is |which is )?{HEDGED}(?P<u>U)"
        r"(?= ?[.,;)]|$| (?:in|during|over) which\b| (?:that|when)\b)",
        True,
        bound=True,
    ),
    _construction(
        "stint",
        "",
        rf"(?P<u>U) {STRETCH},? (?:[a-z]+ ){{0,3}}?(?:from |between |\()(?P<s>D)",
        True,
    ),
    _construction("span", "", r"(?P<u>U)(?:,? from |, between |, | \(| — )(?P<s>D)(?= ?[.,;)]|$)", True, bound=True),
    _construction(
        "lasts",
        "",
        rf"(?P<s>D),? (?:lasts|lasted|will last|takes|took|runs for|ran for|spans|spanned|covers|covered) "
        rf"{HEDGED}(?P<u>U)\b"
        r"(?= ?[.,;)]|$| (?:in all|and)\b)",
        True,
        bound=True,
    ),
    _construction(
        "later-at",
        "",
        rf"(?P<s>D){ACROSS}{{1,140}}?{AT}(?P<e>D)(?:,| \(| —) ?{HEDGED}(?P<u>D)(?= ?[.,;)—])",
        bound=True,
    ),
    _construction(
        "two-after",
        "",
        rf"(?P<s>D){WITHIN}{{3,110}}?{AT}(?P<e>D)(?:,| \(| —)? ?(?:after|for|following|over) "
        rf"{SPENT}{HEDGED}(?P<u>U)\b(?! (?:after|before|ago|old)\b)",
    ),
    _construction(
        "two-apposed",
        "",
        rf"(?P<s>D){WITHIN}{{3,110}}?{AT}(?P<e>D)(?:,| \(| —) ?{HEDGED}(?P<u>U) (?:later|on|apart|afterwards)\b",
        bound=True,
    ),
    _construction(
        "then-after",
        " after ",
        rf"(?P<u>[UD]) after\b{WITHIN}{{3,60}}?\b(?:on|in|of) (?P<s>D),{WITHIN}{{3,90}}?{AT}(?P<e>D)",
    ),
    _construction(
        "from-to",
        "from ",
        rf"\bfrom\b{WITHIN}{{1,40}}?{AT}(?P<s>D){WITHIN}{{0,40}}?\bto\b{WITHIN}{{1,40}}?{AT}(?P<e>D)"
        rf"(?:,| —)?{WITHIN}{{0,12}}?\b(?:took|taking|lasted|was|is|lay|passed) {HEDGED}(?P<u>U)\b",
    ),
    _construction(
        "stint-began",
        "",
        rf"(?P<u>U) [a-z]+\b{WITHIN}{{0,20}}?\b(?:began|begun|started|begins|starts|running|runs)\b"
        rf"{WITHIN}{{0,12}}?(?P<s>D)"
        rf"{WITHIN}{{0,20}}?(?:{ENDED}{WITHIN}{{0,8}}?|{TO})(?P<e>D)",
        bound=True,
    ),
    _construction(
        "gap",
        "since ",
        rf"\bsince (?:[a-z]+ )?(?P<s>D){WITHIN}{{0,40}}?\b(?:a|an|the|its|his|her|their|that|this) (?:[a-z]+ )?"
        rf"{STRETCH} of {HEDGED}(?P<u>U)\b",
    ),
    _construction(
        "stint-since", "since ", rf"\bsince (?:[a-z]+ )?(?P<s>D){WITHIN}{{0,40}}?\b(?:[a-z]+ )?(?P<u>U) {STRETCH}\b"
    ),
    _construction(
        "that-ago",
        "§ ",
        rf"(?P<s>D){WITHIN}{{0,60}}? § (?:that|this|it|which) (?:was|is) {HEDGED}(?P<u>[UD])(?: ago)?\b"
        r"(?!['’]| (?:after|before|of|from|into|longer|shorter|older|younger|more|less)\b)",
    ),
    _construction("later", "", rf"(?P<s>D){ACROSS}{{1,100}}?(?P<u>D),? (?:in [a-z]+ )?(?:on|in) (?P<e>D)"),
    _construction("ago-in", "", r"(?P<u>D)(?:,| —| \(|,? or)? ?(?:back )?in (?P<s>D)", bound=True),
    _construction("ago-at", "", rf"\bin (?P<s>D)(?:,| —|,? or|,? \() ?{HEDGED}(?P<u>D|U(?= ago\b))", bound=True),
    _construction("ago", "", rf"(?P<s>D)(?:{WITHIN}{{0,50}}?[,(—]|,) ?{HEDGED}(?P<u>D|U(?= ago\b))"),
    _construction(
        "since",
        "since ",
        rf"\b(?:has|have|been|'ve|'s)\b[^§¶]{{0,60}}?\bsince (?P<s>D)\b{WITHIN}{{0,40}}?\b"
        rf"(?:for|his|her|their|its|those|these) {HEDGED}(?P<u>U)\b",
    ),
    _construction(
        "for-since",
        "since",
        rf"\b(?:has|have|'ve)\b[^§¶]{{0,60}}?\bfor {HEDGED}(?P<u>[UD]),? since\b{WITHIN}{{0,40}}?(?P<s>D)\b",
    ),
    _construction(
        "since-event",
        "",
        rf"(?P<u>U) (?:since|after)\b{WITHIN}{{0,60}}?\b(?:birth|death|founding|foundation|opening|launch|start)\b"
        rf"{WITHIN}{{0,100}}?(?:§[^D¶]{{0,60}}?\b(?:born|founded|opened|built|began|died|launched)\b{WITHIN}{{0,40}}?)?"
        r"\b(?:in|on) (?P<s>D)",
    ),
    _construction("served", "served ", rf"\bserved {HEDGED}(?P<u>U) of\b{WITHIN}{{0,80}}?\b(?:in|on|since) (?P<s>D)"),
    _construction("nth", "", rf"{BEGUN}{WITHIN}{{0,30}}?\b(?:on|in) (?P<s>D){WITHIN}{{0,60}}?\b(?P<u>O)"),
    _construction(
        "between-lie",
        "between ",
        rf"\bbetween\b{WITHIN}{{0,40}}?{AT}(?P<s>D){WITHIN}{{1,40}}?{AT}(?P<e>D),? (?:lie|lay|passed|elapsed|went by)"
        rf" {HEDGED}(?P<u>U)\b",
        bound=True,
    ),
    _construction(
        "whose",
        "§ ",
        rf"(?P<s>D){WITHIN}{{3,90}}?{AT}(?P<e>D)[^D§¶]{{0,40}}§ (?:(?:in|over|during|throughout|for) )?"
        r"(?:his|her|its|their|those|these) (?P<u>U)\b",
    ),
    _construction(
        "nth-began",
        "",
        rf"\bin (?:its|their|his|her) (?P<u>O),? (?:which )?{BEGUN}{WITHIN}{{0,20}}?\b(?:in|on) (?P<s>D)",
    ),
    _construction(
        "nth-of",
        "",
        rf"(?P<u>O) (?:straight |consecutive )?(?:of|since)\b{WITHIN}{{0,80}}?{BEGUN}{WITHIN}{{0,30}}?"
        r"\b(?:on|in) (?P<s>D)",
    ),
    _construction(
        "from-until",
        "",
        rf"(?P<u>U),? (?:from|between|starting|beginning)(?: [a-z]+){{0,3}}? (?P<s>D)(?!{WITHIN}{{0,80}}? and"
        rf"[^D§¶]{{0,14}}?U){WITHIN}{{1,80}}?{TO}(?P<e>D)",
        loose=True,
        bound=True,
    ),
    _construction(
        "until-in-all",
        "",
        rf"\b(?:from|between|since|in|on) (?P<s>D){WITHIN}{{1,80}}?{TO}(?P<e>D)"
        rf"(?:,| —| \(|;| §) ?(?:(?:in|over|during|for|after) )?(?:(?:those|these|a|the) )?"
        rf"(?:[a-z]+ of )?{HEDGED}(?P<u>U)\b"
        r"(?! (?:of|as|old|after|before|later|ago)\b)",
        loose=True,
    ),
    _construction(
        "runs-until",
        "",
        rf"(?P<s>D){WITHIN}{{0,60}}?\b(?:for|lasts|lasting|lasted) {HEDGED}(?P<u>U)\b(?! (?:after|before)\b)"
        rf"{WITHIN}{{0,25}}?"
        rf"(?:{TO}|{ENDED}{WITHIN}{{0,12}}?)(?P<e>D)",
        bound=True,
    ),
    _construction(
        "after-event",
        "after ",
        rf"\b(?:on|in) (?P<e>D)(?:,| —| \() ?{HEDGED}(?P<u>[UD]) after\b{WITHIN}{{3,100}}?\b(?:on|in) (?P<s>D)",
        bound=True,
    ),
    _construction(
        "in-since",
        "since",
        rf"(?P<s>D){ACROSS}{{1,160}}?\bin (?:the|those|these) (?P<u>U) "
        r"(?:since(?: then)?(?= ?[.,;:)—]|$)|that followed\b)",
    ),
    _construction(
        "is-since",
        "since",
        rf"\b(?:it is|it's|it has been|it's been|that is|that's) {HEDGED}(?P<u>U) since\b{WITHIN}{{0,100}}?"
        r"\b(?:in|on) (?P<s>D)",
    ),
    _construction("on", " on", rf"(?P<s>D){ACROSS}{{1,160}}?(?:^|[,—(] ?|\bnow ){HEDGED}(?P<u>U) on(?= ?[,.;)—]|$)"),
    _construction(
        "stint-until",
        "",
        rf"\b(?:in|on|since|from) (?P<s>D){WITHIN}{{0,60}}?\b(?:a|an|his|her|its|their|the) (?:[a-z]+ )?(?P<u>U)"
        rf" [a-z]+\b{WITHIN}{{0,40}}?{ENDED}"
        rf"{WITHIN}{{0,20}}?(?P<e>D)",
        bound=True,
    ),
    _construction(
        "together",
        "married ",
        rf"\bmarried\b{WITHIN}{{0,60}}?\b(?:in|on) (?P<s>D)[^§¶]{{0,80}}?(?P<u>U) (?:together|of marriage)",
    ),
)
"""What each gives in 38,600 articles believed right (fits, and misfits that no other two dates of the place explain) is
written down in the tests of this package."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, `claim`, that should run from `start` to `end`; `other` is None for the day of publication."""

    name: str
    claim: Claim
    begin: Claim
    other: Claim | None
    start: Days
    end: Days
    count: float
    unit: str
    bound: bool = False

    @property
    def fits(self) -> bool:
        if self.name in COUNTED and self.unit == "day" and self.start.exact and self.claim.quantity.relation == "exact":
            return self.end.last - self.start.first in (self.count - 1, self.count)
        return fits(self.count, self.unit, relation_of(self.claim), self.start, self.end)

    @property
    def some_of(self) -> bool:
        """Fewer days than lie between two months or years may be some of them ("17 nights, from May through July")."""
        least = self.end.first - self.start.last
        return self.unit in ("day", "night", "week") and not self.start.exact and self.count * SIZES[self.unit] < least


def lengths(reading: Reading, now: Days | None) -> Iterator[Length]:
    """The lengths of an article whose two ends are told. One that does not fit them is left out if any other two dates
    near it are so far apart: they may be its ends."""
    frames = reading.frames
    for passage, index in passages(frames, 2, _measures):
        if "D" not in passage.text:
            continue
        seen: set[str] = set()
        for found in _of_passage(passage, now):
            if found.claim.id in seen:
                continue
            seen.add(found.claim.id)
            near, other = (
                (_home(passage, found.claim), None) if found.bound else (frames[max(0, index - 2) : index + 3], now)
            )
            if found.fits or not _explained(found, near, other):
                yield found


def _measures(frame: Frame) -> bool:
    """May a sentence give a length of time?"""
    return any(_is_measure(claim) for claim in frame.claims)


def _is_measure(claim: Claim) -> bool:
    if claim.mention.when is not None:
        return claim.mention.when.count is not None
    quantity = claim.quantity
    return quantity.unit in SIZES and quantity.kind in ("duration", "ordinal")


def _of_passage(passage: Passage, now: Days | None) -> Iterator[Length]:
    for construction in CONSTRUCTIONS:
        if construction.key not in passage.text:
            continue
        for match in construction.pattern.finditer(passage.text):
            if match.end() > passage.own:
                found = _length(passage, construction, match, now)
                if found is not None:
                    yield found


def _length(passage: Passage, construction: Construction, match: re.Match[str], now: Days | None) -> Length | None:
    begin, claim = passage.at(match, "s"), passage.at(match, "u")
    other = passage.at(match, "e") if "e" in match.re.groupindex else None
    if begin is None or claim is None or begin is claim:
        return None
    measured = measure(claim, construction.name)
    if match.string.endswith(" on ", 0, match.start("u")):
        return None
    if measured is None or (construction.loose and _laid_down(passage, claim)):
        return None
    if other is None and not construction.whole and any(lies_ahead(frame, claim) for frame in _home(passage, claim)):
        return None
    span = ends_of(begin) if construction.whole else _between(begin, other, None if "e" in match.re.groupindex else now)
    return (
        None if span is None else Length(construction.name, claim, begin, other, *span, *measured, construction.bound)
    )


def _between(begin: Claim, other: Claim | None, now: Days | None) -> tuple[Days, Days] | None:
    """The two ends of a length: the last is another date or, where the text names none, the day of publication."""
    opened = days_of(begin)
    closed = days_of(other) if other is not None else now
    if opened is None or closed is None or opened.first > closed.last:
        return None
    return opened, closed


def _laid_down(passage: Passage, claim: Claim) -> bool:
    return any(of_its_own(frame, claim) for frame in _home(passage, claim))


def _home(passage: Passage, claim: Claim) -> tuple[Frame, ...]:
    """The sentence of a claim."""
    return tuple(frame for frame in passage.frames if any(one is claim for one in frame.claims))


def measure(claim: Claim, name: str) -> tuple[float, str] | None:
    """How many of which unit; None of what is no length of the kind that a construction asks for."""
    when = claim.mention.when
    if claim.mention.modifiers or attributive(claim) != name.startswith("stint"):
        return None
    if claim.quantity.kind == "ordinal":
        unit, value = claim.quantity.unit or "", claim.quantity.value
        return (float(value), unit) if value is not None and unit in SIZES else None
    if when is not None and when.anchor not in _ANCHORS.get(name.partition("-")[0], ("", "last")):
        return None
    measured = duration(claim)
    if measured is None or measured[1] not in SIZES:
        return None
    return float(measured[0]), measured[1]


def attributive(claim: Claim) -> bool:
    """ "a 24-year wait", but not "twenty-four years" """
    return f"-{claim.quantity.unit}" in claim.text.lower()


_ANCHORS = {"ago": ("ago",), "that": ("ago",), "later": ("later",), "after": ("", "later")}


def fits(count: float, unit: str, relation: str, start: Days, end: Days) -> bool:
    """May a length of time run between two dates? Lengths are counted with both ends, with one or none, rounded or cut
    off, and round ones are rounded more. Weeks and months from one day to another are not counted with both ends."""
    low, high = allowed(count, unit, relation)
    if start.exact and end.exact and relation == "exact" and unit in ("week", "month"):
        low, high = (count - NEARLY) * SIZES[unit], (count + NEARLY) * SIZES[unit]
    return low <= end.last - start.first and end.first - start.last <= high


def relation_of(claim: Claim) -> str:
    """ "Almost seven years" are not much less than seven; "less than seven years" may be."""
    hedge = claim.mention.hedge
    if claim.quantity.relation != "under" or hedge is None:
        return claim.quantity.relation
    start = claim.sentence.start
    words = claim.sentence_text[hedge.start - start : hedge.end - start].lower().split()
    return "under" if spells("nearly").isdisjoint(words) else "about"


def allowed(count: float, unit: str, relation: str) -> tuple[float, float]:
    """The shortest and the longest time, in days, that a length may stand for."""
    size = SIZES[unit]
    low, high = (count - 1) * size, (count + 1) * size
    if size == 1:
        low, high = count - 1, count + 1
    elif count != int(count):
        low, high = (count - HALF) * size, (count + HALF) * size
    if unit in ("decade", "fortnight") or (count >= 20 and count % 10 == 0):
        low, high = min(low, 0.9 * count * size), max(high, 1.1 * count * size)
    if relation in ("over", "at-least"):
        high = max(high, 1.5 * count * size + size)
    elif relation in ("under", "at-most"):
        low = min(low, 0.7 * count * size - size)
    elif relation != "exact":
        low, high = min(low, 0.85 * count * size - size), max(high, 1.15 * count * size + size)
    return low, high


def _explained(length: Length, frames: Sequence[Frame], now: Days | None) -> bool:
    """Are any two dates near a length so far apart? Of many dates some two are."""
    dates = [] if now is None else [now]
    for claim in (claim for frame in frames for claim in frame.claims if claim.mention.when is not None):
        one = days_of(claim)
        dates.extend((one,) if one is not None else ends_of(claim) or ())
    if len(dates) > MOST_DATES:
        return True
    relation = relation_of(length.claim)
    return any(
        fits(length.count, length.unit, relation, a, b)
        for a in dates
        for b in dates
        if a.first < b.first and (a, b) != (length.start, length.end)
    )
