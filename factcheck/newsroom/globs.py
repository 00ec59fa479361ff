"""Glob patterns over paths, in time that grows with the pattern times the path, however many stars there are."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.lexicon.regex import regex

_TOKEN = regex(r"\*\*/|\*\*|\*|.", re.DOTALL)
_OPTIONAL = ("**/", "**", "*")
_MOST_KEPT = 256


def fits(pattern: str, path: str) -> bool:
    """Does the whole of a path fit? `*` and `?` stand for what is inside one folder's name, `**` for anything, and
    `**/` for any number of folders, none included."""
    tokens = _tokens(pattern)
    # The states are how many tokens are done with; one below zero is inside the `**/` of that number, counted from -1.
    states = _onward({0}, tokens)
    for character in path:
        states = _onward({after for state in states for after in _after(state, character, tokens)}, tokens)
        if not states:
            return False
    return len(tokens) in states


@lru_cache(maxsize=_MOST_KEPT)
def _tokens(pattern: str) -> tuple[str, ...]:
    """The parts of a pattern; stars that follow on one another are one."""
    found: list[str] = []
    for token in _TOKEN.findall(pattern):
        if not (found and token == found[-1] and token in _OPTIONAL):
            found.append(token)
    return tuple(found)


def _onward(states: set[int], tokens: tuple[str, ...]) -> set[int]:
    """The states, and those that nothing more needs to be read for."""
    found = set(states)
    for state in states:
        while 0 <= state < len(tokens) and tokens[state] in _OPTIONAL:
            state += 1
            found.add(state)
    return found


def _after(state: int, character: str, tokens: tuple[str, ...]) -> tuple[int, ...]:
    """The states that one character leads to."""
    if state == len(tokens):
        return ()
    inside = state if state >= 0 else -state - 1
    token = tokens[inside]
    if token == "**/":
        return (-inside - 1, inside + 1) if character == "/" else (-inside - 1,)
    if token == "**":
        return (state,)
    if token == "*":
        return () if character == "/" else (state,)
    return (state + 1,) if token == character or (token == "?" and character != "/") else ()
