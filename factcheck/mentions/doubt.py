"""What speaks against reading a number as a quantity, once its neighbours are known."""

from __future__ import annotations

from factcheck.lexicon.neighbors import listed
from factcheck.mentions.amount import Amount
from factcheck.mentions.kinds import currencies
from factcheck.mentions.kinds.counts import singular
from factcheck.mentions.numerals import number_words
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens
from factcheck.model.mention import Numeral

_IDLE_AFTER_ONE = listed("idle-after-one")
_AFTER_HALF = listed("after-half")
_BEFORE_IDLE_ONE = listed("before-idle-one")
_JOINED_TO_HALF = listed("joined-to-half")


def idle_word(text: Tokens, index: int) -> bool:
    """Number words that stand for no number: "one of", "no one", "one day", "second half", "half-brother"."""
    word, before, behind = text.lowers[index], text.lowers[index - 1], text.lowers[index + 1]
    if before == "of" and text.words[index - 2] == "Group":
        return True
    if before in HYPHENS and text.glued(index) and text.words[index - 2][-1:].isalpha() and text.glued(index - 1):
        joint = text.lowers[index - 2] in ("to", "and", "or", "mid", "sub", "non", "multi")
        return not joint and text.lowers[index - 2] not in number_words.cardinals()
    if word == "one":
        return _idle_one(text, index)
    if before == "in" and behind in ("", ".", ",", ";", "and", ")") and word in ("two", "half", "three"):
        return text.lowers[index - 2] not in number_words.cardinals()  # "two in three" is a share
    return word == "half" and _idle_half(text, index)


def _idle_one(text: Tokens, index: int) -> bool:
    """ "no one", "one of", "one day", "one-sided": "one" that counts nothing."""
    before, behind, beyond = text.lowers[index - 1], text.lowers[index + 1], text.lowers[index + 2]
    if behind in ("sided", "off"):
        return True
    if behind == "or" and beyond in ("two", "more"):
        return False
    if before in _BEFORE_IDLE_ONE and behind not in ("million", "billion"):
        return True
    if behind in _IDLE_AFTER_ONE and beyond not in ("two", "three"):
        return True
    return behind in HYPHENS and beyond in ("time", "off", "way", "day", "on", "sided", "man")


def _idle_half(text: Tokens, index: int) -> bool:
    """ "the first half", "half-brother": "half" that is no fraction of what follows."""
    before, behind, beyond = text.lowers[index - 1], text.lowers[index + 1], text.lowers[index + 2]
    if behind in ("centuries", "century") or beyond in ("century", "centuries"):
        return behind != "a"
    if before in ("the", "this", "last", "each") and behind not in _AFTER_HALF:
        return True
    part_of_match = before in ("first", "second", "other", "better", "latter", "opening", "final", "-")
    return part_of_match or (behind in HYPHENS and beyond not in _JOINED_TO_HALF)


def in_a_name(text: Tokens, first: int, last: int) -> bool:
    """Is a capitalized number word part of a name ("Channel Nine", "Ten Network")?"""
    if text.words[first].isupper() and text.words[last][:1].isupper() and not text.words[last].isupper():
        return True  # "ONE News"
    return text.words[first - 1][:1].isupper() or (text.words[last][:1].isupper() and not text.opens_line(first))


def in_a_title(text: Tokens, amount: Amount) -> bool:
    """Is an amount of money in words a part of the name of a work ("The Six Million Dollar Man")?"""
    words = text.words[amount.first : amount.last]
    if amount.kind != "money" or not amount.number.words or not all(word[:1].isupper() for word in words):
        return False
    behind = text.words[amount.last]
    around = text.words[max(0, amount.first - _TITLED) : amount.first] + text.words[amount.last : amount.last + _TITLED]
    return behind[:1].isupper() and any(len(word) > 3 and word.islower() for word in around)


_TITLED = 8
"""Tokens around a title in which a word in small letters shows that capitals say something."""


def is_version(text: Tokens, amount: Amount) -> bool:
    """ "Suite 11g and 12c Developer": digits with a letter that no cents are, between names."""
    if amount.kind != "money" or amount.prefixed or amount.sign not in ("c", "p"):
        return False
    behind = text.words[amount.last]
    return behind[:1].isupper() and len(behind) > 1 and behind.lower() not in listed("calendar")


def sure(text: Tokens, prefix: currencies.Found) -> bool:
    """Does a currency before the digits outweigh letters that touch them ("US$5", "RM42")?"""
    return not text.glued(prefix.first) or not text.words[prefix.first - 1][-1:].isalnum()


def not_small(text: Tokens, index: int, number: Numeral) -> bool:
    return number.value >= 10_000 or "," in text.words[index] or "." in text.words[index] or number.scale != 1


def plainly_counted(text: Tokens, amount: Amount) -> bool:
    """Is what follows a number after a label or a name plainly counted: a plural right behind it?"""
    if amount.noun is None or amount.modifiers or amount.named == "strict":
        return False
    noun = singular(text.text[amount.noun[0] : amount.noun[1]].lower())
    model = amount.named in ("proper", "soft") and amount.noun_class is None and len(amount.number.digits) > 3
    return noun is not None and not (model and amount.number.digits.isdecimal())  # "the Curve 8900 supports"


def glued_on(text: Tokens, amount: Amount) -> bool:
    """Do letters that nothing explains touch the number on the right ("4S", "777F", "1990s")?"""
    last = amount.last
    if not text.glued(last):
        return False
    word = text.words[last]
    if word[:1].isalpha() or word in ("_", "^"):
        return True
    if word in ("'", "’") and text.lowers[last + 1] == "s" and text.glued(last + 1):
        return True
    if word == ":" and text.words[last + 1][:1].isdecimal() and text.glued(last + 1):
        return True
    if word in HYPHENS and text.glued(last + 1) and amount.bare:
        inner = text.words[last + 1]
        apart = (
            inner.lower() in ("to", "and", "or", "plus", "odd", "strong") or inner.lower() in number_words.cardinals()
        )
        return bool(inner[:1].isalpha()) and not apart and word != "—"
    if word == "/" and text.glued(last + 1) and text.words[last + 1][:1].isdecimal():
        return amount.bare
    return False
