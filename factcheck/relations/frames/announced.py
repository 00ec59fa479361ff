"""Small numbers of things that a sentence announces, each with the list that follows it: "three cities: Leeds, York and
Hull", "five schools — A, B, C, D and E — will close", "four children, Ann, Ben, Cy and Di"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.frames.listing import LONGEST, Listing, listing, words

_INTO = regex(
    r"(?P<colon>:|,? namely\b,?|, that is,?)\s|(?P<dash>\s[—–-]\s|\s?(?:--|—)\s?)"
    r"|(?P<comma>, (?:(?:at|in|on|to) )?)(?=[A-Z])"
)
_THEY = regex(r"\s+(?:They|These|Those) (?:are|were)(?: at| in)?:? (?P<names>[A-Z][^.;()!?\n]{3,400})\.(?=\s|$)")
_DASH = regex(r"\s[—–-]\s|\s?(?:--|—)\s?")
_STOP = regex(r"[.;()!?\"“”\n]")
_NOUN = regex(r" ?[a-z]")
_BRACKETS = regex(r"\([^()]*\)")
_AGE = regex(r", (?:aged )?\d{1,3}(?=,| and |\W*$)")
_NAME = regex(r" [A-Z][a-z]")
_CLOSE = regex(r"[.!?]?[\"”]?\s*$")
_BREAK = regex(r"[:()?!\n•]")
_COMMA_BREAK = regex(r"[:;()?!\n•]")
_ONE_MORE = regex(r"\band (?:an?|one|another) ")
_GOES_ON = regex(r"(?:[a-z]+ly )?[a-z]+ing [A-Za-z]|[a-z]+ly [a-z]+(?:ed|ing) ")
_OF_ALL = regex(r" of (?:the|its|their|his|her) ")
_BULLET = regex(r"\s*[-–—•*] ")
_LABEL = regex(r"[A-Z][\w’']* $")
GAP, AHEAD = 100, 40
"""Code points between a number and its list, and before the number, in which words are looked for."""
DASHES = 2
"""Dashes of a sentence in which a list may stand between two of them."""
WORDS = 5
"""Words between a number and a list that only a comma leads into."""
SHOWN, SHORT = 80, 10
"""Code points of an item above which only its head is shown, and of the shortest head."""
NEAR = 8
"""Code points from the beginning of an item to a number in it that counts more of the same."""


@dataclass(frozen=True)
class Announced:
    """A number and the list behind it; `mark` is what leads into it: "colon", "dash" or "comma". `last` is where the
    last item stands."""

    claim: Claim
    listing: Listing
    mark: str
    last: Span


def announced(frame: Frame, most: int) -> Iterator[Announced]:
    """The numbers from 2 to `most` of a sentence that a list in the same sentence follows."""
    if frame.sentence.zone == "table":
        return
    for index, letter in enumerate(frame.letters):
        if letter in "CNT" and is_small(frame.claims[index], most) and _counts(frame, index):
            found = _behind(frame, index)
            if found is not None:
                yield found


def named(frame: Frame, most: int) -> Iterator[Announced]:
    """The only number of things of a sentence, with the list of names that the next one is: "Five archers remain. They
    are Ann, Ben and Cy."."""
    they = _THEY.match(frame.source, frame.sentence.end) if frame.sentence.zone != "table" else None
    claim = _only_count(frame, most) if they is not None else None
    found = listing(they["names"]) if they is not None and claim is not None else None
    if they is not None and claim is not None and found is not None and found.sure:
        start = they.start("names")
        yield Announced(claim, found, "colon", Span(frame.sentence.field, start + found.starts[-1], start + found.end))


def _only_count(frame: Frame, most: int) -> Claim | None:
    counts = [at for at, letter in enumerate(frame.letters) if letter in "CN"]
    if len(counts) != 1 or not is_small(frame.claims[counts[0]], most) or not _counts(frame, counts[0]):
        return None
    return frame.claims[counts[0]]


def is_small(claim: Claim, most: int) -> bool:
    """Is it a whole number from 2 to `most`, told exactly?"""
    value = claim.quantity.value
    if value is None or value != value.to_integral_value() or claim.quantity.relation != "exact":
        return False
    return 2 <= value <= most


def _counts(frame: Frame, index: int) -> bool:
    """Does a number count things, and all of them: no label ("Part 3"), not some of a group ("one of the four")?"""
    claim = frame.claims[index]
    start = claim.span.start
    ahead = frame.source[max(frame.sentence.start, start - AHEAD) : start]
    if _some_of().search(ahead.lower()) is not None or ahead.lower().split()[-1:] in [[word] for word in words("back")]:
        return False
    behind = frame.source[claim.span.end : claim.span.end + 3]
    if claim.text[:1].isupper() and ahead.strip() and _NAME.match(behind) is not None:
        return False  # "of Three Oaks"
    labelled = claim.text.isdigit() and start > frame.sentence.start and _LABEL.search(ahead) is not None
    return not labelled and (frame.letters[index] != "N" or _NOUN.match(frame.source, claim.span.end) is not None)


def _behind(frame: Frame, index: int) -> Announced | None:
    """The list behind a number, before any other number that counts."""
    claim = frame.claims[index]
    noun = claim.mention.noun
    start = max(claim.span.end, noun.end if noun is not None else 0)
    into = _INTO.search(frame.source, start, frame.sentence.end)
    if into is None or not _leads_into(frame, index, start, into):
        return None
    mark = str(into.lastgroup)
    text = _text(frame, into.end(), mark)
    if _BULLET.match(text):
        return None  # the items are whole sentences
    if mark == "dash" and (_closes_aside(frame, claim) or _GOES_ON.match(text)):
        return None
    found = None if _ONE_MORE.search(frame.source[start : into.start()]) else listing(text)
    if found is None or _has_counts(frame, index, found, into.end()):
        return None
    if mark == "comma" and (not found.sure or frame.source[claim.span.end] == "-" or _is_known(frame, claim, found)):
        return None
    begin, end = into.end() + found.starts[-1], into.end() + found.end
    if end - begin > SHOWN and (comma := frame.source.find(", ", begin + SHORT, end)) > 0:
        end = comma
    return Announced(claim, found, mark, Span(frame.sentence.field, begin, end))


def _is_known(frame: Frame, claim: Claim, found: Listing) -> bool:
    """May a number be of what was told before, and the names behind a comma be others ("by the three schools, the town
    and the county")?"""
    before = frame.source[max(0, claim.span.start - len("the ")) : claim.span.start].lower()
    return before == "the " and (claim.quantity.value or 0) > found.most


def _leads_into(frame: Frame, index: int, start: int, into: re.Match[str]) -> bool:
    """Do the words between a number and a mark lead into a list: no stop, no other number, few before a comma?"""
    gap = frame.source[start : into.start()]
    between = [other for other in frame.claims[index + 1 :] if other.span.start < into.end()]
    if between and _OF_ALL.fullmatch(frame.source, frame.claims[index].span.end, between[0].span.start):
        gap, between = frame.source[between[0].span.end : into.start()], between[1:]  # "three of the five bridges: …"
    if len(gap) > GAP or _STOP.search(gap) is not None or any(frame.letter_of(other) not in "DUO" for other in between):
        return False
    return into.lastgroup != "comma" or not gap or (gap.islower() and len(gap.split()) <= WORDS)


def _closes_aside(frame: Frame, claim: Claim) -> bool:
    """Does the dash behind a number close what the dash before it opened, or stand among too many?"""
    source, sentence = frame.source, frame.sentence
    if _DASH.search(source, sentence.start, claim.span.start) is not None:
        return True
    return len(_DASH.findall(source[sentence.start : sentence.end])) > DASHES


def _text(frame: Frame, start: int, mark: str) -> str:
    """The text that may be a list, without what stands in brackets and without ages."""
    text = frame.source[start : min(frame.sentence.end, start + LONGEST + 1)]
    for aside in (_BRACKETS, _AGE):
        text = aside.sub(lambda match: " " * len(match.group()), text)
    if mark == "dash" and (closing := _DASH.search(text)) is not None:
        text = text[: closing.start()]
    text = _CLOSE.sub("", text)
    broken = (_COMMA_BREAK if mark == "comma" else _BREAK).search(text)
    return text[: broken.start()] if broken is not None else text


def _of_thoughts(frame: Frame, index: int) -> bool:
    """ "four reasons: …": what is told in whole clauses, whose numbers count something else."""
    noun = frame.claims[index].mention.noun
    return noun is not None and frame.source[noun.start : noun.end].lower() in words("thoughts")


def _has_counts(frame: Frame, index: int, found: Listing, offset: int) -> bool:
    """Does an item begin with a number of its own ("a pilot and two engineers")?"""
    if _of_thoughts(frame, index):
        return False
    told = [claim for claim in frame.claims if claim.quantity.kind in ("count", "number")]
    counts = [claim.span.start - offset for claim in told if claim.quantity.relation == "exact" or found.sure]
    inside = [at for at in counts if 0 <= at < found.end]
    if found.most == 2 or not found.sure:
        return bool(inside)
    return any(0 <= at - start <= NEAR for at in inside for start in found.starts)


@cache
def _some_of() -> re.Pattern[str]:
    some, body = ("|".join(sorted(map(re.escape, words(name)))) for name in ("some", "body"))
    return regex(rf"\b(?:(?:{some}|\d+) (?:out )?of (?:[\w'’]+ ){{0,4}}|(?:{body})(?: of)? (?:[\w'’]+ )?)$")
