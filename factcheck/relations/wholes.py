"""Parts and wholes: a number that the text gives as some of another one.

Half of all pairs of unrelated numbers would be in the right order by chance. Counted over articles believed right,
each form below is in it nearly always (the counts stand in `rules/direction/shrinking_total.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.claims.facets.around import stem_of
from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.bound import Bound, words
from factcheck.relations.frames.items import is_net
from factcheck.relations.frames.same_measure import same_measure

_GAP = r"[^A-Z;:()]{0,70}"
_LOOSE = r"[^A-Z;:]{0,70}(?:[DUOA][^A-Z;:]{0,40}){0,2}"
_PART, _WHOLE = "(?P<part>[CNML])", "(?P<whole>[CNML])"
_DETERMINED = r"(?:all|the|its|their|his|her|our|these|those|this|a total of|an initial|some)"
_WORDS = (
    r"(?: (?!(?:best|top|first|last|next|past|and"
    r"|or|of|in|for|on|to|from|with|than|at|by|over|is|are|was|were|be|has|have|had|who|that|which"
    r"|includ\w+)\b)"
    r"[a-z'-]+)"
)
_THESE = (
    r"(?:them|these|those(?! (?:who|that|aged|left|born|laid|hurt|[a-z]+ed|[a-z]+ing)\b)"
    r"|(?:this|that)(?= (?:is|are|was|were|came|went|comes|goes|has|had|will|would)\b|,? [a-z]*$|[,.;]|$))"
)
_FORMS = (
    ("of which", (" which", " whom"), regex(
        rf"{_WHOLE}{_LOOSE}(?<!each )(?<!some )\b(?:of|among|amongst) (?:which|whom)\b[^A-Z;:()]{{0,25}}{_PART}(?!:)")),
    ("part of which", (" of ",), regex(rf"{_WHOLE}[^A-Z:]{{0,70}}(?:[DUA][^A-Z:]{{0,40}})?"
        rf"{_PART} of (?:which|whom|{_THESE})\b(?! [A-Za-z]*[A-Z])")),
    ("including", ("includ", "them", "which"), regex(
        rf"{_WHOLE}{_LOOSE},? \(?(?:including|among them|among which)\b {_PART}")),
    ("of the whole", ("of ",), regex(
        rf"(?:^|[,;:—.\"] )(?:out )?of {_DETERMINED}{_WORDS}{{0,3}}(?: of)? {_WHOLE}{_LOOSE}, {_GAP}{_PART}")),
    ("of a whole", ("of ",), regex(rf"^(?:out )?of{_WORDS}{{0,3}} {_WHOLE}{_LOOSE}, {_GAP}{_PART}")),
    ("also of the whole", ("of ",), regex(
        rf"(?:^|[;—] )(?:out )?of {_DETERMINED}{_WORDS}{{0,3}} {_WHOLE}{_LOOSE},"
        rf" (?:{_GAP}[CN][^A-Z;:()]{{0,40}}(?:,| and) ){{1,3}}{_PART} [a-z]")),
    ("among the whole", ("among ",), regex(
        rf"(?:^|[;—] )among {_DETERMINED}{_WORDS}{{0,3}} {_WHOLE}{_LOOSE}\b(?:are|were) {_PART}")),
    ("bare part", (" have ", " had ", " are ", " were "), regex(
        r"(?P<whole>C)[^A-Z;:,]{0,60}(?:;|,? and) (?P<part>N) (?:have|had|are|were)\b")),
    ("of the body", (" of ",), regex(
        rf"{_PART}(?: out)? of (?:the|its|their|a|an) (?:[a-z'-]+ ){{0,2}}(?P<whole>[CN])")),
    ("part of the whole", (" of ",), regex(rf"{_PART}(?: out)? of {_DETERMINED}{_WORDS}{{0,4}} {_WHOLE}(?![-'])")),
    ("part of whole", (" of ",), regex(rf"{_PART}(?: out)? of (?P<whole>[CN])(?=[ ,.;)]|$)")),
)  # fmt: skip
_GENERIC = regex(r"\s+of (?:the|these|those) (?P<noun>[a-z]+)")
_BODY = regex(r"-(?:member|seat|strong|man|woman|person|judge|nation)\b")
_BESIDE = 40
"""Code points between a number and the words that call it the biggest group."""
_BACK = regex(
    rf"(?:^|[;,—.] )(?:(?:out )?of|among|amongst) (?:these|those|them|this|that)\b,?{_GAP}(?P<ahead>[CNML])"
    rf"|(?P<behind>[CNML]) of {_THESE}(?! [A-Za-z]*[A-Z])"
)
_OF = regex(r"\s+(?:out\s+)?of\s+(?:the|those|these)\s+((?:[A-Za-z’'-]+\s*){1,4})")
_WORD = regex(r"[a-z][a-z’'-]+")
_LISTED = regex(r"(?:\d\)?,?|\d\)? (?:and|or|to)|[\[(/]|\b(?:recitals?|rules?|articles?|sections?))\s*$", re.IGNORECASE)
_SIZED = regex(r"\d-[a-z]")
_NAME = regex(r" [A-Z][a-z]")
_SAID = regex(
    r"\b(?:are|were|have|had|will) [^;]* and N|C (?:[a-z]+ed|died|fell|came|went|lost|won|took|left|got)\b[^;]* and N"
)
_JOINED = regex(r"[^.;:,]{0,30},? and $")
_NAMED = regex(r" [A-Z][a-z]|, [A-Z]")
_ONE_NOUN = ("part of the whole", "part of whole")
_GREATEST = ("of which", "part of which", "including")
SMALL, LOOSE = ("part of which", "also of the whole", "of a whole"), ("part of whole", "bare part")
COUNTED = ("count", "number")
GROUPED = (*COUNTED, "area", "mass", "volume", "energy", "power")
PLACES = ("places",)
FEWEST, APART, HUGE = 5, 3, 100_000
NEAR, SHORTEST, SAME_ROOT = 45, 4, 6
"""Characters behind a number in which the group that it counts is named; letters of a word that names one; letters in
which two words agree that name one group ("objection", "objectors")."""


def wholes(frames: Sequence[Frame]) -> Iterator[Bound]:
    """The parts of an article with their wholes."""
    prose = [frame for frame in frames if frame.sentence.zone != "table"]
    for frame in prose:
        if len(frame.claims) > 1:
            yield from _inside(frame)
    for before, frame in pairwise(prose):
        if before.sentence.field == frame.sentence.field and " " in frame.text:
            yield from _back(before, frame)
            yield from _of_cases(before, frame)
            yield from _biggest(before, frame)
    yield from _definite(prose)


def _inside(frame: Frame) -> Iterator[Bound]:
    for form, keys, pattern in _FORMS:
        if any(key in frame.text for key in keys):
            for match in pattern.finditer(frame.text):
                bound = _bound(frame, form, match)
                if bound is not None:
                    yield from _likely(bound)


def _bound(frame: Frame, form: str, match: re.Match[str]) -> Bound | None:
    """The part and the whole that a form of words names; None where they cannot be that."""
    part, whole = frame.at(match, "part"), frame.at(match, "whole")
    if part is None or whole is None or _is_odds(frame, part) or not _may_be_part(form, part, whole):
        return None
    if form in _GREATEST:
        before = frame.within(0, match.start("part"))
        likely = (one for one in before if one is whole or (_one_kind(part, one) and not _is_year(one)))
        whole = max(likely, key=_size)
    if form in _ONE_NOUN and not _one_noun(part, whole):
        return None
    if _is_named(frame.source, whole) or _is_model(frame.source, part) or _is_of_list(frame, form, part, whole):
        return None
    return None if form == "bare part" and _SAID.search(match.group()) else Bound(form, part, whole)


def _is_of_list(frame: Frame, form: str, part: Claim, whole: Claim) -> bool:
    """Is a part one number of a list? "Of the 40, 12" is none, and neither is "74, 12 of them"."""
    if form == "of the body":
        return _BODY.match(frame.source, whole.span.end) is None
    beside = form == "part of which" and frame.source[whole.span.end : part.span.start] == ", "
    return not (form.startswith("of ") or beside) and _is_listed(frame.source, part)


def _likely(bound: Bound) -> Iterator[Bound]:
    """A whole that is small beside its part is another number ("two cyclists deliver 30 of them"), and so is one that
    is given by its places ("63 provinces, including 125 highways")."""
    part, whole = bound.lesser, bound.greater
    if not bound.holds and (not _is_sized(bound) or (bound.form == "including" and is_net(whole))):
        return
    places = whole.mention.noun_class in PLACES and part.mention.noun is not None
    if bound.form == "including" and places and part.mention.noun_class not in PLACES:
        return
    yield bound


def _is_sized(bound: Bound) -> bool:
    """May a number be the whole of another one by its size? Where no word stands between them, it must be near it."""
    part, whole = bound.lesser.quantity.value or 0, bound.greater.quantity.value or 0
    if bound.form in LOOSE:
        return whole >= FEWEST and part <= APART * whole
    if part > HUGE * whole:
        return False
    return bound.form not in SMALL or whole >= FEWEST or part <= APART * whole


def _may_be_part(form: str, part: Claim, whole: Claim) -> bool:
    return _one_kind(part, whole) or _takes_unit(form, part, whole)


def _one_kind(part: Claim, whole: Claim) -> bool:
    """Could one number be a part of the other? Parts of what is counted may be named by another noun ("12 people,
    including 3 children")."""
    if part.quantity.value is None or whole.quantity.value is None or whole.quantity.value < 2:
        return False
    if _SIZED.search(whole.text) or part.mention.number is None or part.mention.number.vague:
        return False
    if part.quantity.kind in COUNTED and whole.quantity.kind in COUNTED:
        a, b = part.mention.noun_class, whole.mention.noun_class
        return a is None or b is None or (a in PLACES) == (b in PLACES)
    return same_measure(part, whole) and whole.quantity.kind in (part.quantity.kind, "number")


def _takes_unit(form: str, part: Claim, whole: Claim) -> bool:
    """Has a bare number the unit of what it is some of ("1,050 sq m, and 850 of that is rock")?"""
    bare = part.quantity.kind == "number" and part.quantity.unit is None and part.mention.noun is None
    sized = whole.quantity.kind in (*GROUPED, "money", "length") and whole.quantity.per is None
    return form == "part of which" and bare and sized and not _is_year(part) and (part.quantity.value or 0) > FEWEST


def _one_noun(part: Claim, whole: Claim) -> bool:
    """Is a part named by no noun of its own ("312 branches of the three banks")?"""
    return part.mention.noun is None or part.mention.unit == whole.mention.unit


def _back(before: Frame, frame: Frame) -> Iterator[Bound]:
    """ "Of these, 12 …": no more than the greatest number that the sentence before may point to."""
    for match in _BACK.finditer(frame.text):
        place = max(match.start("ahead"), match.start("behind"))
        part = frame.claim_at(place)
        if any(_one_kind(part, one) for one in frame.within(0, place)):
            continue
        likely = [one for one in before.claims if _one_kind(part, one) and not _is_odds(before, one)]
        if likely:
            yield from _weak(Bound("of these", part, max(likely, key=_size)))


def _is_odds(frame: Frame, claim: Claim) -> bool:
    """ "One of every five": a number that only says how many there are of others."""
    return frame.text.endswith((" every ", " each "), 0, frame.place_of(claim))


def _of_cases(before: Frame, frame: Frame) -> Iterator[Bound]:
    """ "Nineteen vans were broken into. In 26 of the cases …": no more than what the sentence before counts"""
    for part in frame.claims:
        match = _GENERIC.match(frame.source, part.span.end) if part.quantity.kind == "count" else None
        if match is None or match["noun"] not in words("generic"):
            continue
        counted = [one for one in before.claims if one.quantity.kind == "count" and _one_kind(part, one)]
        if len(counted) == 1 and not any(one is not part and _one_kind(part, one) for one in frame.claims):
            yield from _weak(Bound("of these", part, counted[0]))


def _biggest(before: Frame, frame: Frame) -> Iterator[Bound]:
    """ "Arrivals reached 148,800. Britons were the largest group with 151,200.": no more than all of them"""
    match = _group_words().search(frame.text) if "est " in frame.text or "most " in frame.text else None
    if match is None:
        return
    near = frame.within(max(0, match.start() - _BESIDE), match.end() + _BESIDE)
    parts = [claim for claim in near if claim.quantity.kind in COUNTED]
    wholes = [one for one in before.claims if one.quantity.kind in COUNTED and not _is_year(one)]
    if len(parts) == 1 == len(wholes) and _one_kind(parts[0], wholes[0]) and _are_named_alike(parts[0], wholes[0]):
        yield from _weak(Bound("of these", parts[0], wholes[0]))


def _are_named_alike(part: Claim, whole: Claim) -> bool:
    """Do two numbers count things of one class, as far as it is told?"""
    a, b = part.mention, whole.mention
    return None in (a.unit, b.unit) or a.unit == b.unit or (a.noun_class is not None and a.noun_class == b.noun_class)


@cache
def _group_words() -> re.Pattern[str]:
    kinds, groups = ("|".join(sorted(words(role))) for role in ("biggest", "group"))
    return re.compile(rf"\b(?:the|their|its) (?:single )?(?:{kinds}) (?:{groups})\b")


def _weak(bound: Bound) -> Iterator[Bound]:
    """Where the whole is not named beside its part, only numbers of one size are held against each other."""
    part, whole = bound.lesser.quantity.value, bound.greater.quantity.value
    if part is not None and whole is not None and whole >= FEWEST and part <= APART * whole:
        yield bound


def _is_year(claim: Claim) -> bool:
    """Does a bare number look like a year ("a house of 1741")?"""
    value, numeral = claim.quantity.value, claim.mention.number
    bare = claim.quantity.kind == "number" and claim.quantity.unit is None and numeral is not None
    return bare and value is not None and 1000 <= value <= 2100 and numeral is not None and len(numeral.digits) == 4


def _is_named(source: str, claim: Claim) -> bool:
    """Is a number the beginning of a name ("the 8 Trey Crips")?"""
    numeral = claim.mention.number
    if numeral is not None and numeral.digits in _models():
        return True
    return claim.mention.unit is None and _NAME.match(source, claim.span.end) is not None


def _is_model(source: str, claim: Claim) -> bool:
    """Is a number with a letter of scale the beginning of a name ("the 34B Lynx model"), or a name itself ("3M")?"""
    scaled = claim.quantity.kind in COUNTED and claim.text[-1:].isupper() and claim.text[-2:-1].isdigit()
    return scaled and _NAMED.match(source, claim.span.end) is not None


def _is_listed(source: str, claim: Claim) -> bool:
    """Is a number one of a list or of a pair ("20 or 30 of them"), is it a size ("30-round"), or does a label stand
    before it ("Rule 21")?"""
    if source[claim.span.end : claim.span.end + 1] == "-":
        return True
    return _LISTED.search(source[max(claim.sentence.start, claim.span.start - 12) : claim.span.start]) is not None


def _size(claim: Claim) -> tuple[object, int]:
    return claim.quantity.value, -claim.span.start


def _definite(frames: Sequence[Frame]) -> Iterator[Bound]:
    """ "84,000 of the retired": no more than the greatest number that the text has given of such a group."""
    seen: list[tuple[Claim, frozenset[str]]] = []
    for frame in frames:
        grouped = (one for one in frame.claims if one.quantity.value is not None and one.quantity.kind in GROUPED)
        for claim in grouped:
            group = _group(frame.source, claim)
            if group:
                yield from _of_group(frame, claim, [one for one, named in seen if _meet(group, named)])
            else:
                seen.append((claim, _named(frame.source, claim)))


def _of_group(frame: Frame, claim: Claim, known: Sequence[Claim]) -> Iterator[Bound]:
    likely = [one for one in known if _one_kind(claim, one) and not _is_joined(frame, one, claim)]
    if likely:
        yield from _weak(Bound("of the group", claim, max(likely, key=_size)))


def _is_joined(frame: Frame, whole: Claim, part: Claim) -> bool:
    """Are two numbers told of two things side by side ("141 warnings and 145 of the lower alerts")?"""
    if whole.sentence != part.sentence:
        return False
    return _JOINED.fullmatch(frame.text, frame.place_of(whole) + 1, frame.place_of(part)) is not None


def _group(source: str, claim: Claim) -> frozenset[str]:
    """The stems that name what a number is some of: "retired" of "84,000 of the retired", "damaged" of "1,960 of the
    damaged hectares": where a word sets the group apart from others of its noun, that word counts."""
    match = _OF.match(source, claim.span.end)
    if match is None or _is_listed(source, claim):
        return frozenset()
    named: list[str] = []
    for word in match[1].lower().split():
        if word in _links() or word.endswith(("'s", "’s")):
            break
        named.append(word)
    stems = [stem_of(word) for word in named if len(word) >= SHORTEST]
    return frozenset(stems[:-1] or stems)


def _named(source: str, claim: Claim) -> frozenset[str]:
    """The stems of the words behind a number, and of the one before it."""
    behind = re.split(r"[.,;:()0-9]| for ", source[claim.span.end : claim.span.end + NEAR].lower())[0]
    before = source[max(claim.sentence.start, claim.span.start - 16) : claim.span.start].lower()
    words = (*_WORD.findall(behind), *_WORD.findall(before)[-1:])
    return frozenset(stem_of(word) for word in words if len(word) >= SHORTEST)


def _meet(group: frozenset[str], named: frozenset[str]) -> bool:
    return any(a == b or (len(a) >= SAME_ROOT and a[:SAME_ROOT] == b[:SAME_ROOT]) for a in group for b in named)


@cache
def _links() -> frozenset[str]:
    return frozenset(word for role, words in rows("bounds") if role == "link" for word in words.split("|"))


@cache
def _models() -> frozenset[str]:
    """Numbers that are names themselves ("its 747 jets")."""
    return frozenset(word for when, words in rows("labels") if when == "self" for word in words.split("|"))
