"""Lists of numbers in a sentence: which of them are items of one list, where it ends, and which numbers add up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.frames.listing import words
from factcheck.relations.frames.same_measure import same_measure

COUNTED = "MCNLT"
AHEAD = 50
"""Code points around an amount in which it is called a net one."""
_WORD = regex(r"[a-z]+")
SPLIT = regex(r",? (?:and|plus|&) |, |; | \+ | — ")
_NESTED = regex(r"(?:including|included|includes|of which|of whom|of them|among them|notably)\b")
"""How an item begins that is some of the one before it."""
_OTHER = regex(
    r"\b(?:from [A-Z]|vs\.?|versus|against|compared|than|up|down|about|per|every|each|or|worth|aged?|over|under"
    r"|at|minus|less|net of|offset"
    r"|rose|fell|after|before|by|to|x)\b|[%=×/]"
)
_NONE = regex(r"(?:\w+ )?(?:nil|none|no \w+)")
_ONE = regex(r"an? [a-z]+(?: [a-z]+)?|one(?: [a-z'-]+){1,6}")
_ENDING_IN_ONE = regex(
    r"[^A-Z.,;:()]{0,30}?(?:, one(?: [a-z'-]+){1,6})*,? and (?:an? [a-z]+"
    r"|(?:(?:the|his|her|their) (?:[a-z]+ )?[a-z]+|one(?: [a-z'-]+){1,6})(?=[.,;]|$))"
)
_THE_ONE = regex(r"(?:the|his|her|its|their) (?:[a-z]+ )?(?P<role>[a-z]+)")
SEPARATED = regex(r"[^A-Z;:()]{0,50}?(?:,| and| plus|;)[^A-Z:()]{0,40}")
MOST = 30
"""Parts that a list in a sentence may have."""


def items_of(frame: Frame, start: int, end: int, counted: str = COUNTED) -> tuple[tuple[Claim, ...], int] | None:
    """The claims of a list, one an item, and the number of items that are one thing without a number; None where it
    is no clean list."""
    parts: list[Claim] = []
    ones = 0
    for item, place in _split(frame.text, start, end):
        if item is None:
            return None
        claims = [c for c in frame.within(place, place + len(item)) if frame.letter_of(c) not in "DUO"]
        named = item.strip(" ,")
        if len(claims) == 1 and frame.letter_of(claims[0]) in counted and not _OTHER.search(named):
            parts.append(claims[0])
        elif claims:
            return None
        elif _ONE.fullmatch(named) or _is_one(named):
            ones += 1
        elif named and not _NONE.fullmatch(named):
            return None
    return tuple(parts), ones


def _split(text: str, start: int, end: int) -> Iterator[tuple[str | None, int]]:
    """The items of a list with their places, but for those that are some of the one before; None for one of which it
    cannot be told ("seven tankers, including four of steel and three of iron, and five ferries")."""
    at, nested = start, False
    for item in SPLIT.split(text[start:end]):
        place = text.index(item, at)
        if nested and "," not in text[at:place]:
            yield None, place
        nested = at > start and _NESTED.match(item) is not None
        at = place + len(item)
        if not nested:
            yield item, place


def _is_one(item: str) -> bool:
    """Is an item one person by an office ("the chairman")?"""
    match = _THE_ONE.fullmatch(item)
    return match is not None and match["role"] in words("role")


def next_counted(frame: Frame, index: int) -> int | None:
    """The next claim that is no date; None where it is not of a kind that adds up."""
    while index < len(frame.letters) and frame.letters[index] in "DU":
        index += 1
    return index if index < len(frame.letters) and frame.letters[index] in COUNTED else None


def run_of(frame: Frame, index: int) -> int:
    """The last claim of the list that begins with this one."""
    last = index
    while last - index < MOST and (following := next_counted(frame, last + 1)) is not None:
        gap = re.sub("[DU]", "", frame.text[frame.places[last] + 1 : frame.places[following]])
        if not SEPARATED.fullmatch(gap):
            break
        last = following
        if " and" in gap:
            break
    return last


def end_of_list(frame: Frame, last: int) -> int:
    """Where the list ends whose last numbered item this is: after "and a man", else before the verb or the stop."""
    after = frame.places[last] + 1
    tail = _ENDING_IN_ONE.match(frame.text, after)
    return tail.end() if tail else after


def is_net(claim: Claim) -> bool:
    """Is an amount one that is left of others, so that it may be less than what it includes ("a net loss of $4m")?"""
    if claim.quantity.kind != "money":
        return False
    said, start = claim.sentence_text.lower(), claim.span.start - claim.sentence.start
    end = start + len(claim.text)
    around = f"{said[max(0, start - AHEAD) : start]} {said[end : end + AHEAD]}"
    return not words("net").isdisjoint(_WORD.findall(around))


def one_kind(total: Claim, parts: tuple[Claim, ...]) -> bool:
    return all(addable(total, part) for part in parts)


def addable(total: Claim, part: Claim) -> bool:
    a, b = total.quantity, part.quantity
    if None in (a.value, b.value) or a.per != b.per:
        return False
    if a.kind == b.kind == "count":
        return part.mention.unit == total.mention.unit or part.mention.unit not in words("several")
    return same_measure(total, part)
