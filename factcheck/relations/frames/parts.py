"""Partitions: a total and the parts that a sentence or a table says it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from factcheck.claims.grammar import Frame
from factcheck.claims.senses import PEOPLE
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.frames.items import (
    COUNTED,
    MOST,
    SEPARATED,
    SPLIT,
    end_of_list,
    is_net,
    items_of,
    next_counted,
    one_kind,
    run_of,
)


@dataclass(frozen=True)
class Partition:
    """`total` is None where the parts are shares of everything (100 percent). `ones` counts parts without a number
    ("and a man"). `open` is true where there may be other parts ("including"); `sure` where the words leave no doubt
    that these are all parts of this total, `summed` where they say that it is a sum; `how` are those words.
    `apart` is true where the words leave room for another reading, so that it is looked at, not condemned.
    """

    total: Claim | None
    parts: tuple[Claim, ...]
    ones: int = 0
    open: bool = False
    sure: bool = True
    summed: bool = False
    how: str = ""
    apart: bool = False

    @cached_property
    def members(self) -> frozenset[str]:
        return frozenset(claim.id for claim in (*self.parts, *([self.total] if self.total else [])))


NEAR = 30
"""Code points behind a list in which "respectively" says that its numbers belong to others."""
LONGEST = 400
"""Claims in a sentence that is still read as one."""
_BRACKETS = regex(r"\(([^()]{3,240})\)")
_OPEN = regex(r"\b(?:including|included|includes|of which|of whom|of them|among them|with|notably|mostly|mainly)\b")
_SINGLE = regex(r"(?<=, )an? [a-z]+(?: [a-z]+)?(?=,| and)")
_INTO_PARTS = regex(
    r"(?:[^A-Z;:()]{0,40}?(?:(?P<of> (?:jury|crew|panel|team|squad|board|committee|group) of|,? (?:which"
    r" )?(?:consist(?:s|ed|ing) of|compris(?:es|ed|ing)(?: of)?|made up of"
    r"|composed of|divided into|split into|broken down (?:as|into)))"
    r"|(?P<open>,? (?:including|includes|included|of which|of whom|among them))|(?P<set>:| —))|(?:"
    r" [a-z]+)?(?P<comma>,))"
    r"(?: (?:namely|that is|(?:an?|the|his|her|its|their) [a-z]+(?: [a-z]+)?(?: and|,)))? ?"
)
_BODY = regex(r" (?:jury|crew|panel|team|squad|board|committee|group) of")
_DASHED = regex(r"[^—.;]{0,60} — ")
_SUMMED = regex(
    r"(?:\b(?:for|making|giving|bringing|or|is|was|and|,) )?\b(?:an? )?(?:combined |grand |overall )?"
    r"(?:totall?ing|total(?:s|led|ed)?(?: of)?|in total|altogether)(?: (?:up )?to|:| of)? ?$"
)
_CONTRAST = regex(r"\b(?:compared|against|than|while|from|out of|but|of the|reflecting)\b")
_REMAINING = regex(r"(?<!\bof )\b(?:the (?:remaining|other|rest,?|remainder,?)|remaining|rest (?:was|were)) $")
_UNDECIDED = regex(
    r"[^A-Z.;:]{0,30}\b(?:undecided|no opinion|don't know|did not know|didn't know|do not know|unsure|not sure"
    r"|no answer)\b"
)
_OUT_OF = regex(r"\bout of (?:an? |the |total |possible |of )*$|\bof (?:the |a total (?:of )?|all )?$")
_FOR = regex(r" (?:voted? |votes )?(?:for|in favou?r|yes)\b")
_AGAINST = regex(r" (?:voted? |votes )?(?:against|no|opposed)\b")
_ABSENT = regex(r" ?(?:[a-z]+ )?(?:abst|absent|blank|invalid|spoil)")
_OF_THE = regex(r" of (?:the |its |their |his |those |all )?")
_AHEAD = regex(r"\bof (?:the |its |their |all )?[A-Z],? $")
_IN_ALL = regex(r" (?:[a-z]+ )?(?:in all|altogether|in total)\b")
_COMBINED = regex(r" ?\((?P<total>[CN]) ?(?:combined|total|in all|altogether|overall)\)")
_SPLIT_BETWEEN = regex(
    r"(?P<total>[MCNLP])[^A-Z;:()]{0,40}\b(?:split|divided|shared|broken down) (?:between|into|among) (?:an? |the )?"
    r"(?:[a-z]+ ){0,2}(?P<first>[MCNLP])"
)
_OF_ALL = regex(
    r"(?:^|[.;:,—] )(?:but |and )?(?:out )?of (?:the|its|his|her|their|those|these) (?:total of )?(?P<total>[CN])\b"
)
_AND_ONE = regex(r"\band (?:just |only )?one\b(?! of| more| another| in)")
_ONE = regex(r"\bone\b")
_OF_THEM = regex(r"\bof (?:them|these|those|whom|which)\b")
_LAST = regex(r"\band (?:the )?(?:other |last |remaining )?$")
_OFF, _NEARLY = Decimal(2), Decimal("0.1")
"""By how many, or by how much of the whole, what is done by some of it may miss the whole and still be meant as all."""
_PEOPLE = ("people", "person", "victim", "passenger", "member", "suspect", "employee", "worker", "student", "casualty")


def partitions(frame: Frame) -> Iterator[Partition]:
    """The partitions that a sentence states; the first that claims a total has it."""
    if not 1 < len(frame.letters) <= LONGEST:
        return
    totals: set[str] = set()
    for finder in (_bracketed, _combined, _votes, _remaining, _shared_out, _of_all, _enumerated, _summed):
        for found in finder(frame):
            key = found.total.id if found.total else found.parts[0].id
            if key not in totals:
                totals.add(key)
                yield found


def _combined(frame: Frame) -> Iterator[Partition]:
    """ "seven tackles, three assists (10 combined)" """
    for match in _COMBINED.finditer(frame.text):
        total = frame.at(match, "total")
        last = frame.index_at(match.start("total")) - 1
        first = last
        while first > 0 and last - first < MOST and frame.letters[first - 1] in "CN":
            if not SEPARATED.fullmatch(frame.text, frame.places[first - 1] + 1, frame.places[first]):
                break
            first -= 1
        parts = frame.claims[first : last + 1]
        if total is not None and first < last and frame.letters[last] in "CN" and one_kind(total, parts):
            yield Partition(total, parts, how="combined", apart=True)


def _shared_out(frame: Frame) -> Iterator[Partition]:
    """ "the remaining 50 percent is split between a 40-percent stake and a 10-percent stake" """
    for match in _SPLIT_BETWEEN.finditer(frame.text):
        total, first = frame.at(match, "total"), frame.at(match, "first")
        last = frame.index_at(match.start("first")) + 1
        if total is None or first is None or last >= len(frame.claims):
            continue
        gap = frame.text[match.end("first") : frame.places[last]]
        more = frame.letters[last + 1 : last + 2]
        parts = (first, frame.claims[last])
        if " and " in gap and len(gap) < 60 and more != match["total"] and one_kind(total, parts):
            yield Partition(total, parts, how="split between", apart=True)


_ASIDE = regex(r"\b(?:which|whose|meaning|there (?:was|were))\b")
"""In brackets that tell more of a number, and do not take it apart."""


def _bracketed(frame: Frame) -> Iterator[Partition]:
    """ "71 new stores (32 in September, 22 in October, 17 in November)" """
    for match in _BRACKETS.finditer(frame.text):
        before = frame.within(max(0, match.start() - 120), match.start())
        counted = [c for c in before if frame.letter_of(c) in COUNTED]
        listed = items_of(frame, match.start(1), match.end(1))
        if not counted or listed is None or len(listed[0]) < 2 or not _labelled(match.group(1), listed[0]):
            continue
        parts, ones = listed
        total = _meant(counted, parts, ones)
        between = frame.text[frame.place_of(total) + 1 : match.start()]
        if _ASIDE.search(match.group(1)) is None and not re.search(r"[.;:,]", between) and one_kind(total, parts):
            yield Partition(total, parts, ones, open=_OPEN.search(match.group(1)) is not None, how="brackets")


def _meant(counted: Sequence[Claim], parts: tuple[Claim, ...], ones: int) -> Claim:
    """The last number before some parts, or the one that they make."""
    value = sum((part.quantity.value or 0 for part in parts), Decimal(ones))
    last = counted[-1]
    return last if last.quantity.value == value else next((c for c in counted if c.quantity.value == value), last)


def _labelled(text: str, parts: tuple[Claim, ...]) -> bool:
    """Does each number of the brackets say what it is of?"""
    items = [item for item in SPLIT.split(text) if re.search("[A-Z]", item)]
    bare = [item for item in items if not re.search("[a-zDU]", item)]
    return not bare or all(part.mention.noun is not None for part in parts)


def _enumerated(frame: Frame) -> Iterator[Partition]:
    """ "12 people, five women and seven men"; "8 million, made up of 5 million in cash and 3 million in stock" """
    for index, letter in enumerate(frame.letters[:-1]):
        if letter not in COUNTED:
            continue
        first = next_counted(frame, index + 1)
        after = frame.places[index] + 1
        if first is not None and (intro := _INTO_PARTS.fullmatch(frame.text, after, frame.places[first])) is not None:
            yield from _introduced(frame, index, first, intro)


def _introduced(frame: Frame, index: int, first: int, intro: re.Match[str]) -> Iterator[Partition]:
    """The parts that words behind a number lead into."""
    end = end_of_list(frame, run_of(frame, first))
    begin = max(intro.end(name) for name in ("of", "open", "set", "comma"))
    parts, ones = items_of(frame, begin, end) or ((), 0)
    total = frame.claims[index]
    if not _may_be_parts(total, parts, ones) or "respectively" in frame.text[end : end + NEAR]:
        return
    if intro["open"] and is_net(total):
        return
    whole_list = bool(intro["of"] or re.search(r" (?:and|plus|&) ", frame.text[begin:end]))
    one_noun = all(part.mention.unit == total.mention.unit for part in parts)
    closed = intro["set"] == " —" and _DASHED.match(frame.text, end) is not None
    sure = whole_list and _leaves_no_doubt(frame, index, parts, bool(intro["of"]) or (closed and one_noun))
    spelt = whole_list and _spells_out(frame, index, parts, ones, intro)
    apart = (spelt and not sure) or _BODY.fullmatch(intro["of"] or "") is not None
    shared = bool(intro["comma"]) and frame.letters[index] == "C" and one_noun
    how = intro.group().strip(" ,")
    yield Partition(total, parts, ones, bool(intro["open"]), sure or spelt, shared, how, apart)


def _may_be_parts(total: Claim, parts: tuple[Claim, ...], ones: int) -> bool:
    """Are there two parts at least, of the whole's kind, none of which is all of it ("up to $200: $100 for the small
    one and $200 for the large one")?"""
    if not parts or len(parts) + ones < 2 or not one_kind(total, parts):
        return False
    return all(part.quantity.value != total.quantity.value for part in parts)


def _leaves_no_doubt(frame: Frame, index: int, parts: tuple[Claim, ...], worded: bool) -> bool:
    """Do words say that these are all parts, or are all of them people?"""
    people = frame.letters[index] == "C" and frame.claims[index].mention.unit in _PEOPLE
    return worded or (people and all(_of_people(part) for part in parts))


def _spells_out(frame: Frame, index: int, parts: tuple[Claim, ...], ones: int, intro: re.Match[str]) -> bool:
    """Does a colon lead into three things or more, or "including" into amounts or things of one name?"""
    letter, total = frame.letters[index], frame.claims[index]
    if intro["set"] == ":" and len(parts) + ones >= 3 and letter == "C":
        return True
    one_noun = all(part.mention.unit == total.mention.unit for part in parts)
    return bool(intro["open"]) and len(parts) > 1 and (letter == "M" or one_noun)


def _summed(frame: Frame) -> Iterator[Partition]:
    """ "32 in September and 22 in October, a total of 54"; "two pilots, a guard and four guests, seven in all" """
    for index, letter in enumerate(frame.letters):
        if letter not in COUNTED or index < 2:
            continue
        before = frame.text[max(0, frame.places[index] - 45) : frame.places[index]]
        in_all = _IN_ALL.match(frame.text, frame.places[index] + 1)
        said = _SUMMED.search(before) or in_all
        if said is None or _CONTRAST.search(before):
            continue
        parts, ones = _summands(frame, index)
        total = frame.claims[index]
        if len(parts) >= 2 and one_kind(total, parts):
            known = all(part.mention.noun_class in PEOPLE for part in parts)
            sure = in_all is not None and total.mention.unit in _PEOPLE and known
            yield Partition(total, parts, ones, sure=sure, summed=True, how=said.group().strip(" ,"), apart=True)


def _summands(frame: Frame, index: int) -> tuple[tuple[Claim, ...], int]:
    """The numbers right before a total, and how many single things stand among them ("two pilots, a guard and …")."""
    parts: list[Claim] = []
    ones, following = 0, index
    for back in range(index - 1, max(-1, index - MOST), -1):
        if frame.letters[back] in "DU":
            continue
        gap = re.sub("[DU]", "", frame.text[frame.places[back] + 1 : frame.places[following]])
        if frame.letters[back] not in COUNTED or (parts and not SEPARATED.fullmatch(gap)):
            break
        ones += len(_SINGLE.findall(gap)) if parts else 0
        parts.insert(0, frame.claims[back])
        following = back
    return tuple(parts), ones


def _votes(frame: Frame) -> Iterator[Partition]:
    """ "247 for and 114 against out of 361" """
    if " against" not in frame.text:
        return
    for index in range(len(frame.letters) - 1):
        if frame.letters[index : index + 2] not in ("CC", "NN", "CN", "NC"):
            continue
        after = [frame.places[index + k] + 1 for k in (0, 1)]
        if not (_FOR.match(frame.text, after[0]) and _AGAINST.match(frame.text, after[1])):
            continue
        parts = frame.claims[index : index + 2]
        if index and _AHEAD.search(frame.text, max(0, frame.places[index] - 30), frame.places[index]):
            yield Partition(frame.claims[index - 1], parts, open=True, how="votes")
        yield from _out_of(frame, index)


def _out_of(frame: Frame, index: int) -> Iterator[Partition]:
    """The votes from a place on, with those who abstained, out of all behind them."""
    for further in range(index + 2, min(index + 5, len(frame.claims))):
        gap = frame.text[frame.places[further - 1] + 1 : frame.places[further]]
        if frame.letters[further] not in "CN":
            return
        if _OUT_OF.search(gap):
            yield Partition(frame.claims[further], frame.claims[index:further], open=True, how="votes")
            return
        if not _ABSENT.match(frame.text, frame.places[further] + 1):
            return


def _remaining(frame: Frame) -> Iterator[Partition]:
    """ "eight of the 12 were women, the other four men"; "60% …, 25% … and the remaining 15%" """
    for index, letter in enumerate(frame.letters):
        if index == 0 or letter not in "CNMP":
            continue
        place = frame.places[index]
        if _REMAINING.search(frame.text, max(0, place - 20), place):
            same = [i for i in range(max(0, index - MOST), index) if frame.letters[i] not in "DUO"]
            yield from (_rest_of_all if letter == "P" else _rest_of)(frame, same, index)
        elif letter == "P" and _UNDECIDED.match(frame.text, place + 1):
            yield from _polled(frame, index)


def _of_all(frame: Frame) -> Iterator[Partition]:
    """ "Of the nine members six were for it, three against and one stayed away": three parts at least, which all but
    make the whole; what some of it did besides may be said of the others, too."""
    match = _OF_ALL.search(frame.text)
    if match is None or _OF_THEM.search(frame.text, match.end()):
        return
    whole = frame.at(match, "total")
    places = [i for i, letter in enumerate(frame.letters) if letter in "CN" and frame.places[i] > match.start("total")]
    counted = [i for i in places if _is_whole_number(frame.claims[i])]
    parts, ones = tuple(frame.claims[i] for i in counted), len(_AND_ONE.findall(frame.text, match.end()))
    if whole is None or whole.quantity.value is None or len(parts) + ones < FEWEST_PARTS or ones > 1:
        return
    last = frame.places[counted[-1]]
    off = abs(sum((part.quantity.value or 0 for part in parts), Decimal(ones)) - whole.quantity.value)
    if not ones and _ONE.search(frame.text, match.end()):
        return
    closed = ones == 1 or _LAST.search(frame.text, max(0, last - 20), last) is not None
    if closed and off <= max(_OFF, whole.quantity.value * _NEARLY):
        yield Partition(whole, parts, ones, how="of the", apart=True)


FEWEST_PARTS = 3


def _is_whole_number(claim: Claim) -> bool:
    value = claim.quantity.value
    return value is not None and value == value.to_integral_value() and value > 0


def _rest_of_all(frame: Frame, same: Sequence[int], index: int) -> Iterator[Partition]:
    if same and all(frame.letters[i] == "P" for i in same):
        parts = (*(frame.claims[i] for i in same), frame.claims[index])
        yield Partition(None, parts, sure=len(same) > 1, how="the remaining")


def _rest_of(frame: Frame, same: Sequence[int], index: int) -> Iterator[Partition]:
    kinds = "M" if frame.letters[index] == "M" else "CN"
    if len(same) < 2 or not all(frame.letters[i] in kinds for i in same):
        return
    first, second, rest = same[0], same[1], frame.claims[index]
    gap = frame.text[frame.places[first] + 1 : frame.places[second]]
    lead = frame.text[max(0, frame.places[first] - 12) : frame.places[first]]
    if len(same) == 2 and _OF_THE.fullmatch(gap):
        yield Partition(frame.claims[second], (frame.claims[first], rest), how="the other")
    elif re.search(r"\bof (?:the|its|their|those|all) $", lead):
        parts = (*(frame.claims[i] for i in same[1:]), rest)
        yield Partition(frame.claims[first], parts, sure=len(parts) == 2, how="the other")


def _polled(frame: Frame, last: int) -> Iterator[Partition]:
    """ "48% said yes, 37% no and 15% were undecided": answers that go before "undecided", all in percent"""
    first = last
    while first > 0 and last - first < MOST and frame.letters[first - 1] == "P":
        first -= 1
    if last - first >= 2:
        yield Partition(None, frame.claims[first : last + 1], open=True, how="undecided")


def _of_people(part: Claim) -> bool:
    return part.mention.noun_class in ("people", "person", "persons")
