"""Things that a text announces and then takes one after the other: "two complaints: first, …; second, …; and third, …",
"Four habits stood out. The first was … A second was … The third was …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
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


def _is_far(text: str, match: re.Match[str]) -> bool:
    at = match.start("word")
    return at > AHEAD or len(_BREAK.findall(text[:at])) > 1


@cache
def _places() -> dict[str, int]:
    return {word: place for place, name in enumerate(ORDINALS, 1) for word in words(name)}


@cache
def _marker() -> re.Pattern[str]:
    """An ordinal that opens a clause and has a mark or a verb behind it."""
    known = "|".join(sorted([*_places(), *words("ordinal-next"), *words("ordinal-more")], key=len, reverse=True))
    verbs = "|".join(sorted(words("ordinal-verb")))
    return re.compile(
        r"(?:^\s*|(?<=[.;:,—–\n\"”?!])\s*)(?:and |but )?(?:the |an? )?"
        rf"(?P<word>{known})(?:[,:]| (?:{verbs})\b)",
        re.IGNORECASE,
    )


@cache
def _another(count: int) -> re.Pattern[str]:
    following = words(ORDINALS[count]) if count < MOST else frozenset[str]()
    known = "|".join(sorted(words("ordinal-any") | following))
    return re.compile(rf"\b(?:{known})\b", re.IGNORECASE)


@cache
def _following(count: int) -> re.Pattern[str]:
    """The ordinal that comes next, with its article: it may stand far behind, and go on without a mark or a verb."""
    words_next = "|".join(sorted(words(ORDINALS[count]))) if count < MOST else "(?!)"
    return re.compile(rf"\b(?:the|a|and) (?:{words_next})\b", re.IGNORECASE)
