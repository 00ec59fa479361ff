"""Appositions: an amount, and the same amount said again in another currency or unit, right beside it.

"842 million yuan ($116 million)", "100m yuan, or about $14m,", "€5m / $5.4m", "25bn rupees ($250m; £135m)". What only
looks like one (a price in another country, a part, another measure) has words of its own: "($5m in profit)".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from factcheck.claims.view import Reading
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass


@cache
def _said() -> Mapping[str, str]:
    """The phrases of lexicon/conversions.tsv by role, each role as one pattern."""
    table = {role: phrases.split("|") for role, phrases in rows("conversions")}
    return {
        role: "(?:" + "|".join(re.escape(one) for one in sorted(phrases, key=len, reverse=True)) + ")"
        for role, phrases in table.items()
    }


@cache
def _forms() -> Mapping[str, re.Pattern[str]]:
    """What may stand between an amount and its conversion, and behind it, by the name of the form."""
    said = _said()
    hedges = rf"(?:{said['hedge']} ?){{0,5}}"
    again = rf"{said['again']} {hedges}"
    rate = (
        rf"(?:(?:,? ?\b(?:at|by|on|using|based on|as|with)|,? converted at) (?:[^\s,;()\d]+ ){{0,6}}?{said['rate']}\b)"
    )
    words = r"(?: [^\s\d,;()]+)"
    verb = rf"(?:{said['verb']} ){{1,2}}{hedges}"
    equal = rf"(?:{said['equal']} {hedges}|{said['back']},? (?:{rate},? )?{verb})"
    again_said = rf"(?:,|,? ?[—–]| -+) ?(?:{equal}|{again})"
    plain = rf"{_PER}{{0,2}}(?:{again_said}| ?(?:=|≈) ?{hedges}| {equal})"
    after = rf"(?:{rate}|(?:,? ?{said['tail']})|,? (?:per|an?) [a-z]+)"
    sources = {
        "open": rf"{_PER}? ?[(\[] ?{hedges}",
        "comma": plain,
        "material": rf"{_OF}(?: [(\[] ?{hedges}|, ?or {hedges})",
        "loose": rf"(?:,? [^\s\d,;()]+){{1,5}}? [(\[] ?{hedges}",
        "loose comma": rf"{words}{{1,5}}?{_PER}?{again_said}",
        "sentence": rf"{words}{{0,5}}?[.;:!] (?:in [a-z’' -]{{2,20}}?,? )?{said['back']} (?:{rate},? )?{verb}",
        "which": rf"{words}{{0,3}}?{_PER}?, which{words}{{1,6}}? {verb}",
        "verb": rf"\b{verb}$",
        "rated": rate,
        "converting": rf"\bconvert\w* (?:at|by|on|using) |{rate} .{{0,80}}?\b(?:{said['verb']})\b",
        "asserted": rf"{rate}|\b{said['again']}|\bequivalent\b",
        "next": rf" ?(?:[;,/=]|,? or|;? and) ?{hedges}",
        "next or": rf",? or {hedges}",
        "closed": rf"{after}{{0,2}}(?: ?[)\]]|, [^\d()]{{1,60}}\))",
        "any": "(?:)",
        "ended": rf"(?:{rate}|{after}{{0,2}}(?: ?[,.;:)\]—–]| -| ?$))",
    }
    return {name: regex(source, re.IGNORECASE) for name, source in sources.items()}


_PER = r"(?:,? (?:an?|per|each|every) [a-z]+| each| apiece|[ -](?:high|tall|long|wide|deep|thick))"
_OF = r",? of(?: [a-z'’-]+){1,3}?"
"""What an amount is of may stand between it and its conversion: "500 litres of water, or about 130 gallons"."""
_SLASH = regex(r" ?/ ?")
_AT_THE_TIME = regex(r"\b(?:at the time|back then|then|that year|in those days)\b", re.IGNORECASE)
_PAST = regex(r"\b(?:then|last|previous|old|that|of the time)\b", re.IGNORECASE)
_LISTING = regex(r"\b(?:and|or|to|from|than|plus|against|versus|of|minus|including|compared|both|each|between)\b")
_LOOK_AHEAD = 80
_NEIGHBOURHOOD = 400
_LONGEST_LIST = 12


@dataclass(frozen=True, slots=True)
class Apposition:
    """`original` is said first, `converted` are its other forms in order. `form` is "bracket", "comma", "slash",
    "which" (a clause of its own), "sentence" or "far" (another sentence);
    `loose` where words stand between ("100 million yuan in fines ($14 million)"); `then` where the text says that the
    conversion is one of another time. `listed` are amounts of the same kind before the original, which the brackets may
    take in ("£5m and £2m ($9m)"); `extra` are further amounts that belong to the original ("5 feet" of "5 feet 11
    inches"). `before` is the text of the sentence right before the original, `around` that of the neighbourhood, `link`
    what stands between the two and closes them."""

    original: Claim
    converted: tuple[Claim, ...]
    form: str
    loose: bool = False
    then: bool = False
    extra: tuple[Claim, ...] = ()
    listed: tuple[Claim, ...] = ()
    before: str = ""
    around: str = ""
    link: str = ""

    @property
    def asserted(self) -> bool:
        """Do the words say that an amount was converted, and not only put beside another one?"""
        return bool(_forms()["asserted"].search(self.link))

    @property
    def rated(self) -> bool:
        """Do they name the rate of the day on which the text was written ("at today's rate")?"""
        found = _forms()["rated"].search(self.link)
        return found is not None and not self.then and not _PAST.search(found.group())


def members_of(told: Iterable[Apposition]) -> frozenset[str]:
    """The ids of the claims that stand in appositions."""
    groups = ((one.original, *one.converted, *one.extra, *one.listed) for one in told)
    return frozenset(claim.id for group in groups for claim in group)


def appositions(
    reading: Reading, of_kind: Callable[[Claim], bool], converts: Callable[[Claim, Claim], bool]
) -> Iterator[Apposition]:
    """The appositions between claims of a kind; `converts` tells whether two of them may be one amount."""
    last: Claim | None = None
    for _, claims in reading.by_sentence:
        members = [claim for claim in claims if of_kind(claim)]
        if members and last is not None and last.span.field == members[0].span.field and converts(last, members[0]):
            yield from _next_sentence(reading, last, members[0])
        last = members[-1] if members and claims[-1] is members[-1] else None
        yield from _of_sentence(reading, members, converts)


def _of_sentence(
    reading: Reading, members: Sequence[Claim], converts: Callable[[Claim, Claim], bool]
) -> Iterator[Apposition]:
    taken = -1
    for at, (first, second) in enumerate(pairwise(members)):
        if at <= taken or not converts(first, second) or first.span.end > second.span.start:
            continue
        found = _apposition(reading, members, at, converts)
        if found:
            taken = at + len(found.converted)
            yield found


def _next_sentence(reading: Reading, first: Claim, second: Claim) -> Iterator[Apposition]:
    """ "It held £40,000 in notes. That comes to about €47,000." """
    between = _flat(reading.between(first, second)[: _LOOK_AHEAD + 1])
    if len(between) > _LOOK_AHEAD or "\n" in reading.between(first, second):
        return
    if not _forms()["sentence"].fullmatch(between):
        return
    text, sentence = reading.article.fields[second.span.field], second.sentence
    after = _flat(text[second.span.end : min(sentence.end, second.span.end + _LOOK_AHEAD)])
    if _forms()["ended"].match(after):
        before = text[first.sentence.start : first.span.start][-_NEIGHBOURHOOD:]
        around = text[first.sentence.start : sentence.end][-2 * _NEIGHBOURHOOD :]
        yield Apposition(first, (second,), "sentence", True, before=before, around=around, link=between + after)


def far(
    reading: Reading,
    of_kind: Callable[[Claim], bool],
    converts: Callable[[Claim, Claim], bool],
    stating: Collection[str] = (),
) -> Iterator[tuple[Apposition, ...]]:
    """ "Converted at yesterday's rate the profit comes to $193 million": an amount that a sentence says to be
    converted, with all amounts before it that it may be converted from, the nearest first. `stating` are the claims (by
    id) that state a rate, which are no amounts and make theirs a sentence that converts."""
    before: list[Claim] = []
    for sentence, claims in reading.by_sentence:
        members = [claim for claim in claims if of_kind(claim) and claim.id not in stating]
        text = reading.article.fields[sentence.field][sentence.start : sentence.end]
        about = any(claim.id in stating for claim in claims)
        if members and (about or _forms()["converting"].search(_flat(text[:_LONGEST_SENTENCE]))):
            yield from _said_converted(text, members, before, converts)
        before = (before + members)[-_CANDIDATES:]


def _said_converted(
    text: str, members: Sequence[Claim], before: Sequence[Claim], converts: Callable[[Claim, Claim], bool]
) -> Iterator[tuple[Apposition, ...]]:
    """The amounts of a sentence that a verb says to be converted, each with those that it may be converted from."""
    for at, one in enumerate(members):
        near = _near_before(one, (*before, *members[:at]), converts)
        if near and _forms()["verb"].search(_flat(text[: one.span.start - one.sentence.start][-_LOOK_AHEAD:])):
            yield tuple(Apposition(claim, (one,), "far", True, around=text, link=text) for claim in near)


def _near_before(one: Claim, before: Sequence[Claim], converts: Callable[[Claim, Claim], bool]) -> list[Claim]:
    """The amounts before another that it may be converted from, the nearest first."""
    return [
        claim
        for claim in reversed(before[-_CANDIDATES:])
        if claim.span.field == one.span.field
        and one.span.start - claim.span.end <= _NEIGHBOURHOOD
        and converts(claim, one)
    ]


_CLOSED = {"bracket": "closed", "which": "any"}
"""What has to stand behind the second amount, by the form."""
_CANDIDATES = 6
_LONGEST_SENTENCE = 400


def _apposition(
    reading: Reading, members: Sequence[Claim], at: int, converts: Callable[[Claim, Claim], bool]
) -> Apposition | None:
    original, converted = members[at], members[at + 1]
    raw = reading.between(original, converted)
    between = _flat(raw) if len(raw) <= _LOOK_AHEAD else ""
    form, loose = _form(between)
    listed = _listed_before(reading, members, at)
    if not form or (loose and listed):
        return None
    chain = [converted]
    end = at + 1
    while end + 1 < len(members) and form in ("bracket", "comma"):
        following = members[end + 1]
        joined = "next" if form == "bracket" else "next or"
        if not _forms()[joined].fullmatch(_flat(reading.between(members[end], following)[:_LOOK_AHEAD])):
            break
        if not converts(original, following) or not all(converts(one, following) for one in chain):
            return None
        chain.append(following)
        end += 1
    text, sentence = reading.article.fields[original.span.field], original.sentence
    end_at = chain[-1].span.end
    after = _flat(text[end_at : min(sentence.end, end_at + _LOOK_AHEAD)])
    closed = _forms()[_CLOSED.get(form, "ended")].match(after)
    if not closed:
        return None
    then = bool(_AT_THE_TIME.search(closed[0]) or _AT_THE_TIME.search(between))
    start = max(sentence.start, original.span.start - _NEIGHBOURHOOD)
    before = text[start : original.span.start]
    around = text[start : min(sentence.end, end_at + _NEIGHBOURHOOD)]
    parts = _parts_before(reading, members, at)
    link = between + closed[0]
    return Apposition(original, tuple(chain), form, loose, then, parts, listed, before, around, link)


def _form(between: str) -> tuple[str, bool]:
    """The form of what stands between two amounts, and whether it is loose; "" where it is none."""
    forms = _forms()
    if forms["open"].fullmatch(between):
        return "bracket", False
    if _SLASH.fullmatch(between):
        return "slash", False
    if forms["comma"].fullmatch(between) and _set_off(between):
        return "comma", False
    material = between.partition(" of ")[2].partition("(")[0].partition(",")[0]
    if forms["material"].fullmatch(between) and not _LISTING.search(material):
        return ("bracket" if "(" in between or "[" in between else "comma"), True
    if forms["loose"].fullmatch(between) and not _LISTING.search(_OF_WORD.sub(" ", between.partition("(")[0])):
        return "bracket", True
    head = re.split("[,—–]", between)[0]
    if forms["loose comma"].fullmatch(between) and _set_off(between) and not _APART.search(head):
        return "comma", True
    if forms["which"].fullmatch(between) and not _APART.search(between.partition(",")[0]):
        return "which", True
    return "", False


_APART = regex(r"\b(?:and|or|than|plus|against|versus|minus|including|compared)\b")
_OF_WORD = regex(r"\bof\b")


def _set_off(between: str) -> bool:
    """ "5 or 6" is a choice; ", or 6", "or about 6" and "equivalent to 6" are the same thing said again."""
    return between.strip().lower() != "or" or "," in between or "—" in between or "–" in between


def _listed_before(reading: Reading, members: Sequence[Claim], at: int) -> tuple[Claim, ...]:
    """The amounts in the same unit that make a list with the one at a place."""
    listed: list[Claim] = []
    for number in range(at, max(0, at - _LONGEST_LIST), -1):
        before, one = members[number - 1], members[number]
        same = (before.quantity.unit, before.quantity.currency) == (one.quantity.unit, one.quantity.currency)
        between = _flat(reading.between(before, one)[:_LOOK_AHEAD])
        if not same or not (_LISTING.search(between) or between.strip() == ","):
            break
        listed.append(before)
    return tuple(reversed(listed))


_JOINED = regex(r"[ -]?(?:,|and)? ?")


def _parts_before(reading: Reading, members: Sequence[Claim], at: int) -> tuple[Claim, ...]:
    """The greater units that stand right before the original: "5 feet" of "5 feet 11 inches"."""
    if not at or members[at].quantity.unit is None:
        return ()
    before = members[at - 1]
    joined = _JOINED.fullmatch(_flat(reading.between(before, members[at])))
    return (before,) if joined and before.quantity.kind == members[at].quantity.kind else ()


def _flat(text: str) -> str:
    """Any white space as one plain space."""
    return re.sub(r"\s+", " ", text)
