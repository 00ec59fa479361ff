"""Constructions: the form of words in which numbers stand together.

A stretch of words is drawn as a few classes: what joins and relates (prepositions, conjunctions, marks, "+" and "-" for
words of movement, other numbers as their letters) stays, everything else is "w".
"""

from __future__ import annotations

from functools import lru_cache

from factcheck.relations.strip import PARAGRAPH, SENTENCE

KEPT = frozenset(
    "to at into of in on by for with from than against versus vs compar or and but while as after befor sinc"
    " until includ exclud which who whom that is was were are be been has hav had will would not per each every"
    " total combin togeth altogether all both rest remain other anoth more less fewer mor most least"
    " over und betwe respectiv averag nor if when where ther it they them thes thos"
    " , ; : ( ) | $ % * § ¶ ?".split()
)
DROPPED = frozenset("the a an its their his her our my your some about around nearly almost just only also".split())
RELATING = frozenset("from to at than against versus vs compar with of by on in and or for after".split())


@lru_cache(maxsize=65536)
def class_of(token: str) -> str:
    """What a token is drawn as: itself, "+" or "-", "w", or "" where it tells nothing."""
    if not token or token in DROPPED:
        return ""
    if token[0] in "+-":
        return token[0]
    return token if token in KEPT or (len(token) == 1 and token.isupper()) else "w"


def drawn(tokens: list[str]) -> list[str]:
    """A stretch of tokens as classes, with runs of "w" as one."""
    classes: list[str] = []
    for token in tokens:
        one = class_of(token)
        if one and not (one == "w" and classes and classes[-1] == "w"):
            classes.append(one)
    return classes


def lead(tokens: list[str], at: int, reach: int) -> list[str]:
    """Up to so many tokens before a place, back to the beginning of its sentence."""
    start = at
    while start > 0 and at - start < reach and tokens[start - 1] not in (SENTENCE, PARAGRAPH):
        start -= 1
    return tokens[start:at]


def trail(tokens: list[str], at: int, reach: int) -> list[str]:
    """Up to so many tokens behind a place, up to the end of its sentence."""
    end = at + 1
    while end < len(tokens) and end - at <= reach:
        end += 1
        if tokens[end - 1] == SENTENCE:
            break
    return tokens[at + 1 : end]
