"""Digits that are a name by the word before them: "Channel 9", "Falcon 9", "Fortune 500"."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon import rows, words_of
from factcheck.lexicon.neighbors import listed
from factcheck.mentions.exclusions.addresses import may_be_house
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens

COLUMN = 3
"""Spaces that part a number from a label of another column."""
_MODELS = listed("models")
_INDEXES = listed("indexes")
_NOT_NAMES = listed("not-names")
_TITLE_VERBS = ("s", "ed", "ing", "ty")
_OPENING = frozenset(("", ".", "!", "?", "“", '"', ":", "•", "-", "*"))
"""What stands before the first word of a sentence, which has a capital without being a name."""


@cache
def labels() -> dict[str, str]:
    """The words that a number may be a name behind, and when it is."""
    table: dict[str, str] = {}
    for when, words in rows("labels"):
        for word in words.split("|") if when != "score" else ():
            table.setdefault(word, when)
    return table


@cache
def score_words() -> frozenset[str]:
    """The words that tell of the score of a match."""
    return frozenset(words_of("labels", "score"))


def labelled(text: Tokens, index: int) -> str:
    """What a label before a number word makes of it: "day two", "Channel Nine"."""
    before = text.lowers[index - 1]
    label = labels().get(before)
    capital = label != "cap" or text.words[index - 1][:1].isupper()
    return "soft" if label and capital and before not in ("no", "a") else ""


def label_before(text: Tokens, index: int) -> str:
    """What the word before digits, or else what they are themselves, makes of them: a name whatever follows ("strict"),
    or unless something counted follows ("soft", "proper", "address"); "" for nothing."""
    before = text.lowers[index - 1]
    label, glued = labels().get(before), text.glued(index)
    if len(text.gap(index)) >= COLUMN:
        return ""
    if label == "strict":
        return "strict" if before != "no" or text.words[index - 1] == "No" or glued else ""
    if label and (label == "any" or text.words[index - 1][:1].isupper()) and not glued:
        return "" if _is_grouped(text.words[index]) else "soft"
    if labels().get(text.words[index]) == "self" and not glued:
        return _name_by_itself(text, index)
    if _proper(text, index - 1):
        return "proper"
    return "address" if may_be_house(text, index) else ""


def _name_by_itself(text: Tokens, index: int) -> str:
    """What a number that is a name by itself ("747", "365") is before the words that follow."""
    if text.words[index + 1] == "+":
        return ""
    return "strict" if text.lowers[index + 1] in _MODELS or text.words[index + 1] in HYPHENS else "soft"


def _is_grouped(word: str) -> bool:
    """ "the Bridge Gate 19,940": the number of a thing with a label has no groups of thousands"""
    head, comma, tail = word.partition(",")
    return bool(comma) and head.isdigit() and len(tail) == 3 and tail.isdigit()


def _proper(text: Tokens, index: int) -> bool:
    """Is the word at a token a capitalized name that a number after it may belong to ("Falcon 9")?"""
    word = text.words[index]
    if not word or not word[0].isupper() or not word[0].isalpha() or text.lowers[index] in _NOT_NAMES:
        return False
    if text.lowers[index].endswith(_TITLE_VERBS):
        return False
    return text.words[index - 1] not in _OPENING and not text.opens_line(index)


def is_ranking(text: Tokens, index: int) -> bool:
    """ "Fortune 500 companies", "S&P 500 stocks", "FTSE 100 firms": the name of an index, whatever follows."""
    before = text.words[index - 1]
    index_name = text.lowers[index - 1] in _INDEXES or (before == "P" and text.lowers[index - 2] in ("&", "and"))
    return index_name and before[0].isupper() and text.words[index].isdecimal() and len(text.words[index]) <= 4
