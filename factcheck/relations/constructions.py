"""Constructions: the form of words in which numbers stand together.

A stretch of words is drawn as a few classes: what joins and relates (prepositions, conjunctions, marks, "+" and "-" for
words of movement, other numbers as their letters) stays, everything else is "w".
"""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.lexicon import rows
from factcheck.relations.places import PARAGRAPH, SENTENCE

FARTHEST = 1000
"""Tokens between two numbers that are looked at; an article has hardly more."""


@cache
def words(role: str) -> frozenset[str]:
    """The words of one class of constructions.tsv; a cell border is always kept."""
    named = {word for name, listed in rows("constructions") if name == role for word in listed.split("|")}
    return frozenset(named | {"|"} if role == "kept" else named)


@lru_cache(maxsize=65536)
def class_of(token: str) -> str:
    """What a token is drawn as: itself, "+" or "-", "w", or "" where it tells nothing."""
    if not token or token in words("dropped"):
        return ""
    if token[0] in "+-":
        return token[0]
    return token if token in words("kept") or (len(token) == 1 and token.isupper()) else "w"


def drawn(tokens: list[str]) -> list[str]:
    """A stretch of tokens as classes, with runs of "w" as one."""
    classes: list[str] = []
    for token in tokens:
        one = class_of(token)
        if one and not (one == "w" and classes and classes[-1] == "w"):
            classes.append(one)
    return classes


def between(tokens: list[str], left: int, right: int) -> list[str]:
    """The tokens between two places; of very many, the first."""
    return tokens[left + 1 : min(right, left + 1 + FARTHEST)]


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
