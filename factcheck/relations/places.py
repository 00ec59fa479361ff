"""Where a number stands: the words around it, the nearest ones, and whether it points back to one told before.

Two numbers that restate one figure stand among the same words; what is told again is told with "the", "its" or "all".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass

if TYPE_CHECKING:
    from factcheck.relations.strip import Term

SENTENCE, PARAGRAPH = "§", "¶"
BREAKS = (SENTENCE, PARAGRAPH)
REACH = 9
CLOSE = 4
"""Tokens between a number and a word that is still close to it."""
LONGEST = 3
"""Content words next to a number on one side that are taken as one phrase with it."""
SHORT = 5
"""Letters by which longer words of one root are told: "acquire" and "acquisition"."""
_DOER = regex(r"(?<=..)(?:([bdglmnprt])\1)?(?:er|or|ment|ion|al|ance)$")


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """`stems` are the roots of the content words around a number, up to the ends of its sentence; `close` maps the
    roots of the nearest ones to how many tokens away they stand, and to 0 what is counted. `pointing` is the word that
    points back ("the", "its", "all"), "" where there is none. `phrase` holds the roots of what is counted and of the
    content words that stand next to the number with nothing between ("the $20 million fine", "a crowd of 12,400").
    """

    stems: frozenset[str]
    close: dict[str, int]
    pointing: str
    phrase: frozenset[str]


def places(tokens: Sequence[str], terms: Sequence[Term]) -> list[Place]:
    """The place of each number of an article, in order."""
    return [_place(tokens, term) for term in terms]


def _place(tokens: Sequence[str], term: Term) -> Place:
    stems: set[str] = set()
    close: dict[str, int] = {}
    for step in (-1, 1):
        for known, away, clause in _beside(tokens, term.at, step):
            stems.add(known)
            if away <= CLOSE and clause:
                close.setdefault(known, away)
    unit = term.claim.quantity.unit
    if unit and term.letter == "C":
        close |= {root(stem(word)): 0 for word in unit.split()}
    counted = [word for word, away in close.items() if away == 0]
    phrase = frozenset((*counted, *_run(tokens, term.at, 1), *_run(tokens, term.at, -1)))
    return Place(frozenset(stems | close.keys()), close, _pointing(tokens, term.at), phrase)


def _beside(tokens: Sequence[str], at: int, step: int) -> Iterator[tuple[str, int, bool]]:
    """The roots of the content words on one side of a number up to the end of its sentence, how many tokens away they
    stand, and whether in its clause."""
    common, clause = common_words(), True
    for away in range(1, REACH + 1):
        place = at + step * away
        if not 0 <= place < len(tokens) or tokens[place] in BREAKS:
            return
        token = tokens[place]
        if token in ";:":
            clause = False
        elif _tells(token) and token not in common:
            yield root(token.lstrip("+-")), away, clause


def _run(tokens: Sequence[str], at: int, step: int) -> list[str]:
    """The roots of the content words next to a number, on one side; "of" may stand between."""
    common = common_words()
    at += step
    if step < 0 and tokens[at] == "of":
        at += step
    found: list[str] = []
    while 0 <= at < len(tokens) and len(found) < LONGEST and _tells(tokens[at]) and tokens[at] not in common:
        found.append(root(tokens[at].lstrip("+-")))
        at += step
    return found


def _tells(token: str) -> bool:
    return len(token) > 2 and not token.isupper()


def _pointing(tokens: Sequence[str], at: int) -> str:
    """The word that points back, right before a number ("the"), before one more word ("the ?", "the other" where it is
    a common one), or in "the crowd of 12" ("the of")."""
    before = tokens[max(0, at - 4) : at]
    for away, token in enumerate(reversed(before), 1):
        if _parts(token):
            return ""
        if token in pointing_words():
            return _pointed(token, away, before[-1])
    return ""


def _parts(token: str) -> bool:
    """Does a token part a number from what stands before it?"""
    return token in BREAKS or token in ",;:" or (len(token) == 1 and token.isupper())


def _pointed(token: str, away: int, last: str) -> str:
    """How a word points at a number, by how far it stands before it and the last word between; "" where it does not."""
    if last == "of":
        return f"{token} of" if away > 2 else ""
    if away > 2:
        return ""
    if away == 1:
        return token
    return f"{token} {last if last in common_words() else '?'}"


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """What a stem shares with other words of its family, and with those that tell of the same thing: "bid" and
    "bidder", "goal" and "target"."""
    plain = _plain(word)
    return _kin().get(plain, plain)


def _plain(word: str) -> str:
    return _DOER.sub(lambda match: match[1] or "", word)[:SHORT]


@cache
def _kin() -> dict[str, str]:
    """The roots that tell of one thing, each with the first of them."""
    found: dict[str, str] = {}
    for words, _ in rows("kin"):
        roots = [_plain(stem(word)) for word in words.split("|")]
        for one in roots:
            found.setdefault(one, roots[0])
    return found


def stem(word: str) -> str:
    from factcheck.claims.facets.around import stem_of

    return stem_of(word)


@cache
def pointing_words() -> frozenset[str]:
    return frozenset(("the", "its", "all", "their", "his", "her", "these", "those"))


@cache
def common_words() -> frozenset[str]:
    """Words that say nothing of what a number counts."""
    listed = {word for kind, words in rows("context") if kind == "common" for word in words.split("|")}
    return frozenset(listed | {stem(word) for word in listed})
