"""Cues: words beside a number that say how it stands to another, looked up in the vocabulary `cues`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.lexicon import rows
from factcheck.relations.constructions import words
from factcheck.relations.places import PARAGRAPH, SENTENCE
from factcheck.relations.strip import Strip, Term, token_of

ENDS = (SENTENCE, PARAGRAPH)
SIGNS = ("up", "down")
REACH = 6
LATER = 5


@cache
def cues(name: str) -> frozenset[str]:
    """The words of a class as tokens."""
    found = (token_of(word) for row in rows("cues") if row[0] == name for word in row[1].split("|"))
    return frozenset(token for token in found if name not in SIGNS or token[0] not in "+-")


def is_number(token: str) -> bool:
    """Is it the letter of a number that is no date and no length of time?"""
    return len(token) == 1 and token.isupper() and token not in "DUO"


def clause_before(strip: Strip, term: Term, reach: int = REACH) -> list[str]:
    """The tokens before a number, back to the number before it, to the end of its clause, or so far."""
    found: list[str] = []
    for token in reversed(strip.tokens[max(0, term.at - reach) : term.at]):
        if is_number(token) or token in ENDS or token in (";", ":", ")"):
            break
        found.append(token)
    return found[::-1]


def clause_behind(strip: Strip, term: Term, reach: int = LATER) -> list[str]:
    """The tokens behind a number, up to the next number, to the end of its clause, or so far."""
    found: list[str] = []
    for token in strip.tokens[term.at + 1 : term.at + 1 + reach]:
        if is_number(token) or token in ENDS or token in (";", ":", "("):
            break
        found.append(token)
    return found


def before(strip: Strip, term: Term, name: str, reach: int = REACH) -> bool:
    """Does a word of a class stand before a number in its clause?"""
    return not cues(name).isdisjoint(clause_before(strip, term, reach))


def behind(strip: Strip, term: Term, name: str, reach: int = LATER) -> bool:
    """Does a word of a class stand behind a number in its clause?"""
    return not cues(name).isdisjoint(clause_behind(strip, term, reach))


def between(strip: Strip, a: Term, b: Term) -> list[str]:
    """The tokens between two numbers that tell something."""
    left, right = (a, b) if a.at < b.at else (b, a)
    return [token for token in strip.tokens[left.at + 1 : right.at] if token and token not in words("dropped")]


def opening(strip: Strip, at: int, reach: int) -> list[str]:
    """The tokens from the beginning of a sentence to a place in it; [] where that is farther away."""
    ahead = strip.tokens[max(0, at - reach) : at]
    return ahead[len(ahead) - ahead[::-1].index(SENTENCE) :] if SENTENCE in ahead else []


def sentence_around(strip: Strip, term: Term) -> list[str]:
    """The tokens of the sentence that holds a number."""
    start, end = term.at, term.at
    while start > 0 and strip.tokens[start - 1] not in ENDS:
        start -= 1
    while end < len(strip.tokens) and strip.tokens[end] not in ENDS:
        end += 1
    return strip.tokens[start:end]


def opens_clause(tokens: Sequence[str], place: int) -> bool:
    """Does a clause begin with the word at a place, or with "out" before it?"""
    before = tokens[place - 1] if tokens[place - 1] != "out" or place < 2 else tokens[place - 2]
    return before in ENDS or before in cues("opening")


def way(strip: Strip, term: Term) -> str:
    """ "+" or "-": the way that an amount of change goes, by the nearest word before it or right behind; "" unknown."""
    for token in reversed(clause_before(strip, term)):
        if found := sign(token):
            return found
    for token in clause_behind(strip, term, 4):
        if token in (",", ")"):
            break
        if found := sign(token):
            return found
    return ""


def sign(token: str) -> str:
    """ "+" or "-" for a word of movement, "" for others."""
    if token[:1] in ("+", "-"):
        return token[0]
    return "+" if token in cues("up") else "-" if token in cues("down") else ""
