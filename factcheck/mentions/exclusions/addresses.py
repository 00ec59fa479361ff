"""Digits by which something is found: links, the numbers of houses and blocks, postal codes, degrees of a place."""

from __future__ import annotations

from factcheck.lexicon.neighbors import listed
from factcheck.lexicon.regex import regex
from factcheck.mentions.tokens import Tokens

_ADDRESS = regex(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|(?<![\w&])[@#]\w{1,60}"
)
_DIRECTIONS = frozenset(("N", "S", "E", "W", "NE", "NW", "SE", "SW"))
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_LONGEST_NAME = 3
"""Words of a street's name before the word that says that it is one."""
_WAYS = listed("ways")
_MINUTES = frozenset(("'", "’", "′"))


def addresses(text: str) -> list[tuple[int, int]]:
    """The places of links, e-mail addresses, handles and hashtags."""
    if "@" not in text and "#" not in text and "://" not in text and "www." not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def is_address(text: Tokens, index: int) -> bool:
    """Are digits, whatever follows, the number of a house or block, a postal code or the degrees of a place?"""
    return _postal(text, index) or _block(text, index) or _house(text, index) or _located(text, index)


def may_be_house(text: Tokens, index: int) -> bool:
    """Whole digits before a capitalized word: "2134 Caldwell Place", unless something counted turns up."""
    behind = text.words[index + 1]
    if behind in ("N", "S", "E", "W") and text.words[index + 2] == "." and text.words[index + 3][:1].isupper():
        return text.words[index].isdecimal()
    return behind[:1].isupper() and len(behind) > 1 and text.words[index].isdecimal() and not text.glued(index + 1)


def _postal(text: Tokens, index: int) -> bool:
    """ "CA 90069": a postal code after a state; "+49 40": a country's code."""
    state = text.words[index - 1]
    if state == "+" and text.glued(index) and not text.glued(index - 1) and len(text.words[index]) <= 3:
        return text.words[index + 1] == "(" or text.words[index + 1][:1].isdecimal()
    return (
        len(text.words[index]) == 5
        and len(state) == 2
        and state.isupper()
        and text.words[index - 2] in (",", ".")
        and text.words[index].isdecimal()
    )


def _block(text: Tokens, index: int) -> bool:
    """ "the 2200 block of Oak Avenue"."""
    return text.lowers[index + 1 : index + 3] == ["block", "of"]


def _house(text: Tokens, index: int) -> bool:
    """The number of a house: "2407 W. 24th St.", "13190 SW 68th Parkway", "2300 Mercer Way"."""
    if not text.words[index].isdecimal() or text.glued(index + 1):
        return False
    at = index + 1
    if text.words[at] in _DIRECTIONS:
        at += 2 if text.words[at + 1] == "." else 1
    for _ in range(_LONGEST_NAME):
        word = text.words[at]
        numbered = word[:1].isdecimal() and text.lowers[at + 1] in _ENDINGS
        if not (word[:1].isupper() or numbered):
            return False
        at += 2 if numbered else 1
        if text.words[at] in _WAYS:
            behind = text.words[at + 1]
            return not behind[:1].isalnum() or behind in listed("stop")  # not "12 Wall Street bankers"
    return False


def _located(text: Tokens, index: int) -> bool:
    """ "32° 34'S": degrees and minutes of a place."""
    behind = text.words[index + 1]
    if behind in ("°", "º") and text.words[index + 2].isdecimal() and text.words[index + 3] in _MINUTES:
        return True
    return behind in _MINUTES and text.words[index - 1] in ("°", "º") and text.words[index - 2][:1].isdecimal()
