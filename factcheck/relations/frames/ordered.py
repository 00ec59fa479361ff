"""Things that a text announces and then takes one after the other: "two complaints: first, …; second, …; and third, …",
"Four habits stood out. The first was … A second was …", "three volumes. One is …, another … and the last …", "three
questions: Who …? And why …?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.mentions.numerals.number_words import by_role
from factcheck.model.article import Span
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.frames.announced import is_small
from factcheck.relations.frames.listing import words

MOST = 6
AHEAD, REACH = 150, 2500
"""Code points from a number to the first of what it counts, and to the last."""
FURTHER = 250
"""Another one may be told, without a number, as far behind the last as the longest item is long, twice and this many
code points more."""
ORDINALS = tuple(f"ordinal-{place}" for place in range(1, MOST + 1))
_BREAK = regex(r"[.?!][\"”]?\s")
APART = 400
"""Code points between two of what is taken in turn."""
_QUESTIONS = regex(r"(?: [a-z]+){0,6}[.:]\s+(?P<all>(?:[“\"]?[A-Z][^.?!\n]{3,160}\?[”\"]?\s*){2,})")
_QUESTION = regex(r"[A-Z][^.?!\n]{3,160}\?")


@dataclass(frozen=True)
class Ordered:
    """A number, how many things are taken after it, and where the word for the last one stands. `open` where another
    one may follow that no number is given."""

    claim: Claim
    count: int
    last: Span
    open: bool


def ordered(frame: Frame) -> Iterator[Ordered]:
    """The numbers of a sentence behind which first, second and so on are told, two at least."""
    for index, letter in enumerate(frame.letters):
        claim = frame.claims[index]
        if letter in "CNT" and is_small(claim, MOST) and "irst" in frame.source[claim.span.end :][:AHEAD]:
            found = _taken(frame, claim)
            if found is not None:
                yield found


def _taken(frame: Frame, claim: Claim) -> Ordered | None:
    start = claim.span.end
    text = frame.source[start : start + REACH]
    markers = _markers(text, int(claim.quantity.value or 0))
    if len(markers) < 2:
        return None
    count, last = len(markers), markers[-1]
    longest = max(later.start() - early.end() for early, later in pairwise(markers))
    begin = start + last.start("word")
    another = _another(count).search(text, last.end(), last.end() + 2 * longest + FURTHER)
    another = another or _following(count).search(text, last.end())
    span = Span(frame.sentence.field, begin, begin + len(last["word"]))
    return Ordered(claim, count, span, another is not None)


def _markers(text: str, most: int) -> list[re.Match[str]]:
    """The ordinals by which things are taken in a text, from the first on; [] where it stands too far behind."""
    found: list[re.Match[str]] = []
    for match in _marker().finditer(text):
        word = match["word"].lower()
        place = _places().get(word, 0)
        if not found and (place != 1 or _is_far(text, match)):
            return []
        if found and place == 1:
            break
        if place in (0, len(found) + 1) and not (word in words("ordinal-next") and len(found) >= most):
            found.append(match)
    return found


def _is_far(text: str, match: re.Match[str], group: str = "word") -> bool:
    at = match.start(group)
    return at > AHEAD or len(_BREAK.findall(text[:at])) > 1


@cache
def _places() -> dict[str, int]:
    return {word: place for place, name in enumerate(ORDINALS, 1) for word in words(name)}


@cache
def _marker() -> re.Pattern[str]:
    """An ordinal that opens a clause and has a mark or a verb behind it."""
    known = "|".join(sorted([*_places(), *words("ordinal-next"), *words("ordinal-more")], key=len, reverse=True))
    verbs = "|".join(sorted(words("ordinal-verb")))
    return regex(
        r"(?:^\s*|(?<=[.;:,—–\n\"”?!])\s*)(?:and |but )?(?:the |an? )?"
        rf"(?P<word>{known})(?:[,:]| (?:{verbs})\b)",
        re.IGNORECASE,
    )


@cache
def _another(count: int) -> re.Pattern[str]:
    following = words(ORDINALS[count]) if count < MOST else frozenset[str]()
    known = "|".join(sorted(words("ordinal-any") | following))
    return regex(rf"\b(?:{known})\b", re.IGNORECASE)


@cache
def _following(count: int) -> re.Pattern[str]:
    """The ordinal that comes next, with its article: it may stand far behind, and go on without a mark or a verb."""
    words_next = "|".join(sorted(words(ORDINALS[count]))) if count < MOST else "(?!)"
    return regex(rf"\b(?:the|a|and) (?:{words_next})\b", re.IGNORECASE)


def in_turn(frame: Frame) -> Iterator[Ordered]:
    """The numbers of a sentence behind which one, another and the last are told ("One is …, the other …")."""
    for index, letter in enumerate(frame.letters):
        claim = frame.claims[index]
        if letter in "CN" and is_small(claim, MOST) and "ne " in frame.source[claim.span.end :][:AHEAD]:
            found = _in_turn(frame, claim)
            if found is not None:
                yield found


def _in_turn(frame: Frame, claim: Claim) -> Ordered | None:
    start = claim.span.end
    text = frame.source[start : start + REACH].split("\n", 1)[0]
    markers: list[re.Match[str]] = []
    count = 0
    for match in _turn().finditer(text):
        first = match["first"] is not None
        if first is bool(markers) or match.start() - (markers[-1].end() if markers else 0) > APART:
            break
        markers.append(match)
        count += int(by_role("digit")[match["rest"].lower()][1]) if match["rest"] else 1
        if match["last"] is not None:
            break
    if len(markers) < 2 or _is_far(text, markers[0], "first"):
        return None
    last = markers[-1]
    span = Span(frame.sentence.field, start + last.start("word"), start + last.end("word"))
    return Ordered(claim, count, span, last["last"] is None)


@cache
def _turn() -> re.Pattern[str]:
    """One, another or the last of some things, where it opens a clause and has a mark, a verb or an article behind."""
    verbs = "|".join(sorted(words("ordinal-verb") | words("determiner") | {"a", "an"}))
    more, last = ("|".join(sorted(words(name))) for name in ("turn-more", "turn-last"))
    digits = "|".join(sorted(word for word, (_, value) in by_role("digit").items() if value > 1))
    behind = rf"(?=[,:]| (?:{verbs})\b)"
    return regex(
        rf"(?:^|[.;:,—–?!”\"]) ?(?:and |while |but )?(?P<word>(?P<first>(?<=[.:;—] )one){behind}"
        rf"|(?P<last>{last})(?: (?P<rest>{digits})\b|{behind})|(?:{more}){behind})",
        re.IGNORECASE,
    )


def asked(frame: Frame) -> Iterator[Ordered]:
    """ "three questions: Who …? And why …?" """
    for index, letter in enumerate(frame.letters):
        claim = frame.claims[index]
        if letter not in "CN" or "?" not in frame.source[claim.span.end :][:APART] or not is_small(claim, MOST):
            continue
        match = _QUESTIONS.match(frame.source, claim.span.end)
        if match is not None:
            found = list(_QUESTION.finditer(frame.source, match.start("all"), match.end("all")))
            last = Span(frame.sentence.field, found[-1].start(), found[-1].end())
            yield Ordered(claim, len(found), last, open=False)
