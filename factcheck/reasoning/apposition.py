"""Appositions: an amount, and the same amount said again in another currency or unit, right beside it.

"842 million yuan ($116 million)", "100m yuan, or about $14m,", "€5m / $5.4m", "25bn rupees ($250m; £135m)". What only
looks like one (a price in another country, a part, another measure) has words of its own: "($5m in profit)".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from factcheck.claim import Claim
from factcheck.records import dataclass
from factcheck.regex import regex
from factcheck.view import Reading

_HEDGES = (
    r"(?:(?:or|about|around|approximately|approx\.?|roughly|some|nearly|almost|over|just|more than|less than|under"
    r"|above|below|at least|up to|an?|the|equivalent(?: of| to)?|equal(?:s|ling|ing)?(?: to)?|worth|currently"
    r"|now|today|then|i\.e\.,?|that is,?|c\.|ca\.|circa|=|~|≈|us|u\.s\.) ?){0,4}"
)
_PER = r"(?:,? (?:an?|per|each|every) [a-z]+| each| apiece|[ -](?:high|tall|long|wide|deep|thick))"
_OPEN = regex(rf"{_PER}? ?[(\[] ?{_HEDGES}", re.IGNORECASE)
_LOOSE = regex(rf"(?:,? [a-z'’-]+){{1,3}} [(\[] ?{_HEDGES}", re.IGNORECASE)
_COMMA = regex(
    rf"{_PER}?,? ?(?:[—–] ?)?(?:or|i\.e\.,?|equivalent to|equal to|equals|which is|=|≈) ?{_HEDGES}", re.IGNORECASE
)
_OF = r",? of(?: [a-z'’-]+){1,3}?"
_MATERIAL = regex(rf"{_OF} [(\[] ?{_HEDGES}|{_OF}, ?or {_HEDGES}", re.IGNORECASE)
"""What an amount is of may stand between it and its conversion: "500 litres of water, or about 130 gallons"."""
_SLASH = regex(r" ?/ ?")
_NEXT = regex(rf" ?(?:[;,/=]|,? or|;? and) ?{_HEDGES}", re.IGNORECASE)
_RATE = (
    r"(?:,? ?(?:(?:at|based on|using|by|on) (?:the )?(?:[a-z'’]+ ){0,4}(?:exchange )?rates?(?: [a-z]+){0,4}"
    r"|at the time|back then|then|today|per [a-z]+|an? [a-z]+|each|apiece|equivalent|usd|us|approx\.?|or so))"
)
_CLOSED = regex(rf"{_RATE}? ?[)\]]", re.IGNORECASE)
_ENDED = regex(rf"{_RATE}?(?: ?[,.;:)\]—–]| ?$)", re.IGNORECASE)
_AT_THE_TIME = regex(r"\b(?:at the time|back then|then|that year|in those days)\b", re.IGNORECASE)
_LISTING = regex(r"\b(?:and|or|to|from|than|plus|against|versus|of|minus|including|compared|both|each|between)\b")
_LOOK_AHEAD = 80
_NEIGHBOURHOOD = 400
_LONGEST_LIST = 12


@dataclass(frozen=True, slots=True)
class Apposition:
    """`original` is said first, `converted` are its other forms in order. `form` is "bracket", "comma" or "slash";
    `loose` where words stand between ("100 million yuan in fines ($14 million)"); `then` where the text says that the
    conversion is one of another time. `listed` are amounts of the same kind before the original, which the brackets may
    take in ("£5m and £2m ($9m)"); `extra` are further amounts that belong to the original ("5 feet" of "5 feet 11
    inches"). `before` is the text of the sentence right before the original, `around` that of the neighbourhood."""

    original: Claim
    converted: tuple[Claim, ...]
    form: str
    loose: bool = False
    then: bool = False
    extra: tuple[Claim, ...] = ()
    listed: tuple[Claim, ...] = ()
    before: str = ""
    around: str = ""


def appositions(
    reading: Reading, of_kind: Callable[[Claim], bool], converts: Callable[[Claim, Claim], bool]
) -> Iterator[Apposition]:
    """The appositions between claims of a kind; `converts` tells whether two of them may be one amount."""
    for _, claims in reading.by_sentence:
        members = [claim for claim in claims if of_kind(claim)]
        taken = -1
        for at, (first, second) in enumerate(pairwise(members)):
            if at <= taken or not converts(first, second) or first.span.end > second.span.start:
                continue
            found = _apposition(reading, members, at, converts)
            if found:
                taken = at + len(found.converted)
                yield found


def _apposition(
    reading: Reading, members: Sequence[Claim], at: int, converts: Callable[[Claim, Claim], bool]
) -> Apposition | None:
    original, converted = members[at], members[at + 1]
    between = _flat(reading.between(original, converted))
    form, loose = _form(between) if len(between) <= _LOOK_AHEAD else ("", False)
    listed = _listed_before(reading, members, at)
    if not form or (loose and listed):
        return None
    chain = [converted]
    end = at + 1
    while end + 1 < len(members) and form == "bracket":
        following = members[end + 1]
        if not _NEXT.fullmatch(_flat(reading.between(members[end], following))):
            break
        if not converts(original, following) or not all(converts(one, following) for one in chain):
            return None
        chain.append(following)
        end += 1
    text, sentence = reading.article.fields[original.span.field], original.sentence
    end_at = chain[-1].span.end
    after = _flat(text[end_at : min(sentence.end, end_at + _LOOK_AHEAD)])
    closed = {"bracket": _CLOSED, "comma": _ENDED, "slash": _ENDED}[form].match(after)
    if not closed:
        return None
    then = bool(_AT_THE_TIME.search(closed[0]) or _AT_THE_TIME.search(between))
    start = max(sentence.start, original.span.start - _NEIGHBOURHOOD)
    before = text[start : original.span.start]
    around = text[start : min(sentence.end, end_at + _NEIGHBOURHOOD)]
    parts = _parts_before(reading, members, at)
    return Apposition(original, tuple(chain), form, loose, then, parts, listed, before, around)


def _form(between: str) -> tuple[str, bool]:
    if _OPEN.fullmatch(between):
        return "bracket", False
    if _SLASH.fullmatch(between):
        return "slash", False
    if _COMMA.fullmatch(between) and _set_off(between):
        return "comma", False
    material = between.partition(" of ")[2].partition("(")[0].partition(",")[0]
    if _MATERIAL.fullmatch(between) and not _LISTING.search(material):
        return ("bracket" if "(" in between or "[" in between else "comma"), True
    if _LOOSE.fullmatch(between) and not _LISTING.search(between.partition("(")[0]):
        return "bracket", True
    return "", False


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
