"""Digits that are no quantities but names: of what they are joined to, of what is found or dialled by them, of a part
of a text, of what the word before them labels."""

from __future__ import annotations

from factcheck.mentions.exclusions.addresses import is_address
from factcheck.mentions.exclusions.citations import abbreviated, is_citation
from factcheck.mentions.exclusions.labels import is_ranking, label_before, labels
from factcheck.mentions.exclusions.telephones import is_telephone, led_by_zero
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens

_NAMING_SIGNS = frozenset("_#@'’‘*№§")
_QUARTERS = frozenset("369")


def named(text: Tokens, index: int) -> str:
    """What makes the digits at a token a name: "strict" (whatever follows), "soft" (unless something counted
    follows), or "" for nothing."""
    if text.words[index] == "":
        return ""
    glued = _glued_before(text, index) if text.glued(index) else None
    if glued is not None:
        return glued
    for is_name in _NAMES:
        if is_name(text, index):
            return "strict"
    return abbreviated(text, index) or label_before(text, index)


def _glued_before(text: Tokens, index: int) -> str | None:
    """What touches the digits on the left: letters ("SU7"), hyphens ("TA-125"), signs."""
    before = text.words[index - 1]
    if before[-1:].isalpha() or before in _NAMING_SIGNS:
        return "strict"
    if before in HYPHENS:
        return _hyphen_before(text, index)
    bracketed = before == "[" and text.words[index + 1] == "]"
    return "strict" if bracketed or _sign_between(text, index) else None


def _hyphen_before(text: Tokens, index: int) -> str | None:
    """What a hyphen joins the digits to: a word ("TA-125"), a code ("A4-20"), or another number."""
    if not text.glued(index - 1):
        return None
    inner = text.words[index - 2]
    if inner[-1:].isalpha():
        counted = text.glued(index - 2) and text.words[index - 3][:1].isdecimal()
        return None if counted or inner.lower() in ("to", "and", "or", "sub") else "strict"
    code = inner[-1:].isdecimal() and text.glued(index - 2) and text.words[index - 3][-1:].isalpha()
    return "strict" if code or labels().get(text.lowers[index - 3]) == "strict" else None


def _sign_between(text: Tokens, index: int) -> bool:
    """Does a point, a colon or a slash join the digits to a time, an address or a fraction ("10:30", "1.5/2")? "per
    litre/100" goes on as a number."""
    before, inner = text.words[index - 1], text.words[index - 2]
    if before == "/" and "." in inner and inner[:1].isdecimal() and len(text.words[index]) <= 3:
        return True
    alternative = before == "/" and len(inner) > 2 and inner.isalpha() and inner.islower()
    return before in (":", "/", ".") and not alternative and text.glued(index - 1) and inner[-1:].isalnum()


def _is_exponent(text: Tokens, index: int) -> bool:
    """ "a ^ 2", which is part of a formula; "10^6" is a number of its own."""
    return text.words[index - 1] == "^"


def _listed(text: Tokens, index: int) -> bool:
    """ "(TYO: 9640)": the number under which an exchange lists a company."""
    exchange = text.words[index - 2]
    led = text.words[index - 1] == ":" and exchange.isalpha() and exchange.isupper() and len(exchange) > 1
    return led and text.words[index - 3] in ("(", ";", "/", ",") and text.words[index].isdecimal()


def _months(text: Tokens, index: int) -> bool:
    """ "9M 2025": the first months of a year"""
    if text.words[index + 1] != "M" or not text.glued(index + 1) or text.words[index] not in _QUARTERS:
        return False
    return text.words[index + 2][:2] == "20" and text.words[index + 2].isdecimal()


def _led_by_zero(text: Tokens, index: int) -> bool:
    """ "007": digits that no number begins with."""
    return led_by_zero(text.words[index]) and text.words[index - 1] != "."


_NAMES = (_is_exponent, is_citation, is_address, is_telephone, is_ranking, _listed, _months, _led_by_zero)
"""Digits that are a name whatever follows."""
