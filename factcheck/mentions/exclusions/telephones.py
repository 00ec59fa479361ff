"""Digits that are dialled: telephone numbers, with or without a code, and those of emergency calls."""

from __future__ import annotations

from factcheck.lexicon import word_class
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens

_DIALLING = frozenset(word_class("dialling"))
_CALLS = frozenset(word_class("behind-emergency-number"))


def is_telephone(text: Tokens, index: int) -> bool:
    """Are digits part of a number that is dialled?"""
    return _joined(text, index) or _emergency(text, index) or _dialled(text, index)


def _joined(text: Tokens, index: int) -> bool:
    """Is the group of digits one of three or more that hyphens join?"""
    first = last = index
    while (
        text.words[first - 1] in HYPHENS
        and text.glued(first)
        and text.glued(first - 1)
        and text.words[first - 2].isdecimal()
        and index - first < 8
    ):
        first -= 2
    while (
        text.words[last + 1] in HYPHENS
        and text.glued(last + 1)
        and text.glued(last + 2)
        and text.words[last + 2].isdecimal()
        and last - index < 8
    ):
        last += 2
    return last - first >= 4


def _emergency(text: Tokens, index: int) -> bool:
    """ "911 calls", "called 911": the number that was called."""
    if text.words[index] in ("911", "999", "112", "000") and text.lowers[index - 1] in _DIALLING:
        return True
    return text.words[index] in ("911", "999", "112") and text.lowers[index + 1] in _CALLS


def _dialled(text: Tokens, index: int) -> bool:
    """ "0845 125 2222", "(555) 123-4567", "555-0123": groups of digits that a telephone number is written in."""
    word, behind = text.words[index], text.words[index + 1]
    if not word.isdecimal():
        return False
    if behind in HYPHENS and _local(text, index):
        return True
    before = text.words[index - 1]
    if before in HYPHENS and _local(text, index - 2):
        return True
    if _with_area(text, index) or (before in HYPHENS and _with_area(text, index - 2)):
        return True
    if before == "(" and behind == ")" and text.words[index + 2].isdecimal() and len(text.words[index + 2]) == 3:
        return len(word) in (3, 4, 5) and text.words[index + 3] in HYPHENS
    first = index
    while first > index - 4 and text.words[first - 1].isdecimal() and text.gap(first) in (" ", "\xa0"):
        first -= 1
    return first < index and led_by_zero(text.words[first]) and len(text.words[first]) > 2


def _with_area(text: Tokens, index: int) -> bool:
    """ "(737) 867-1000": the exchange after a code of three digits in brackets."""
    code = text.words[index - 1] == ")" and len(text.words[index - 2]) == 3 and text.words[index - 3] == "("
    return code and len(text.words[index]) == 3 and text.words[index + 1] in HYPHENS and text.glued(index + 1)


def _local(text: Tokens, index: int) -> bool:
    """ "555-0123", and not "100-1000 liters": three digits of an exchange, a hyphen and four that are not round."""
    exchange, line = text.words[index], text.words[index + 2]
    digits = exchange.isdecimal() and line.isdecimal() and len(exchange) == 3 and len(line) == 4
    return digits and text.glued(index + 1) and text.glued(index + 2) and exchange[0] not in "01" and line[2:] != "00"


def led_by_zero(word: str) -> bool:
    return len(word) > 1 and word[0] == "0" and word[1].isdecimal()
