"""Digits by which texts count their own parts: items of lists, pages, notes, sections of laws."""

from __future__ import annotations

from factcheck.lexicon.neighbors import listed
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens

_STOPS = frozenset(".!?;”")
_NUMBERED = listed("numbered")
_PAGES = frozenset(("page", "slide", "part", "sheet", "p"))
_CODES = frozenset(("CFR", "USC", "C.F.R", "U.S.C", "Stat", "FR"))


def is_citation(text: Tokens, index: int) -> bool:
    """Are digits, whatever follows, the number of a part of a text?"""
    return any(cites(text, index) for cites in (_footnote, _list_number, _subsection, _paged, _cited))


def abbreviated(text: Tokens, index: int) -> str:
    """ "No. 10", "Sec. 4", "pp. 12": a number behind the abbreviation of what it numbers."""
    before = text.lowers[index - 2]
    if text.words[index - 1] != "." or not text.glued(index - 1) or before not in _NUMBERED:
        return ""
    return "strict" if before != "no" or text.words[index - 2] == "No" else "soft"


def _footnote(text: Tokens, index: int) -> bool:
    """ "in 2007.(7)": the mark of a note, behind the stop of what it is a note on"""
    start, end = text.starts[index], text.ends[index]
    before, behind = text.text[max(0, start - 2) : start], text.text[end : end + 1]
    return before[:1] in _STOPS and before[1:] == "(" and behind == ")"


def _list_number(text: Tokens, index: int) -> bool:
    """ "1.", "2)" or "3/" that opens a line, with the item after it."""
    if not text.opens_line(index) or len(text.words[index]) > 2:
        return False
    behind = text.words[index + 1]
    if behind not in (".", ")", ":", "/") or not text.glued(index + 1):
        return False
    return text.words[index + 2] != "" and not text.glued(index + 2)


def _subsection(text: Tokens, index: int) -> bool:
    """ "section 6B (4)", "401(k)": a number in brackets after a legal one, or one with a letter in brackets."""
    if text.words[index] == "0" and text.words[index - 1] == "(" and text.words[index + 1] == ")":
        return True  # "+44 (0)20"
    if text.words[index + 1] == "(" and text.glued(index + 1) and text.words[index + 3] == ")":
        return len(text.words[index + 2]) == 1 and text.words[index + 2].isalpha() and text.glued(index + 2)
    if text.words[index - 1] != "(" or text.words[index + 1] != ")" or not text.words[index].isdecimal():
        return False
    before = text.words[index - 2]
    if before.isdecimal() and text.words[index - 3] in HYPHENS and text.words[index - 4].isdecimal():
        return True  # "7-6 (5)"
    if text.glued(index - 1):
        return before[-1:].isalnum() or before == ")"
    return len(before) == 1 and before.isupper() and text.words[index - 3].isdecimal()


def _paged(text: Tokens, index: int) -> bool:
    """ "Page 5 of 23": the number of all pages, after that of one."""
    numbered = text.lowers[index - 1] == "of" and text.words[index - 2].isdecimal()
    return numbered and text.lowers[index - 3] in _PAGES and text.words[index + 1] in ("", ".", ")", "|", "-", "–")


def _cited(text: Tokens, index: int) -> bool:
    """ "13a-16", "15d-16": a number of a law; "17 CFR 240.14d"."""
    letter = index + 1
    if (text.words[letter] in _CODES and not text.glued(letter)) or text.words[index - 1] in _CODES:
        return True
    if not text.words[index].isdecimal():
        return False
    first = _lettered(text, index) and text.words[index + 2] in HYPHENS and text.words[index + 3].isdecimal()
    if first and text.glued(index + 2) and text.glued(index + 3):
        return not text.words[index + 4].isalpha() or not text.glued(index + 4)
    second = text.words[index - 1] in HYPHENS and text.glued(index) and text.glued(index - 1)
    ends = not text.glued(index + 1) or not text.words[index + 1].isalpha()
    return second and ends and _lettered(text, index - 3)


def _lettered(text: Tokens, index: int) -> bool:
    """A number with one small letter of the beginning of the alphabet on it, as laws count ("10b")."""
    letter = text.words[index + 1]
    return text.words[index].isdecimal() and text.glued(index + 1) and len(letter) == 1 and letter in "abcdefg"
