"""Ordinals ("1st", "the 500,000th vehicle") and words that multiply ("quadrupled", "twice as many")."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon import word_class
from factcheck.lexicon.neighbors import listed
from factcheck.mentions.amount import Amount
from factcheck.mentions.kinds.counts import adjectival, classes, lemma
from factcheck.mentions.numerals import number_words
from factcheck.mentions.numerals.figures import ONE, figure
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens
from factcheck.model.mention import Numeral

_BEFORE_SECOND = frozenset(word_class("before-second"))
_AFTER_A_SECOND = frozenset(("", *word_class("after-a-second")))

_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_MULTIPLIED = listed("multiplied")
_MODALS = listed("modals")
_CALENDAR = listed("calendar")
_AFTER_NO_RANK = listed("after-no-rank")
_LEADS_TO_RANK = listed("leads-to-rank")
_RANKED = listed("ranked")
_AS_MANY = listed("as-many")
_STREETS = listed("streets")
_WAYS = listed("ways")
_NOT_MULTIPLIED = listed("not-multiplied")
_SHORT = 5
_DASHES = (*HYPHENS, "—")


def ordinal_at(text: Tokens, index: int) -> Amount | None:
    """The ordinal that starts at a token, with the noun it counts."""
    found = _in_digits(text, index) if text.words[index][:1].isdecimal() else _in_words(text, index)
    if found is None:
        return None
    value, last = found
    if _points_nowhere(text, index, last):
        return None
    number = Numeral(
        text.starts[index], text.ends[last - 1], value, ONE, text.slice(index, last),
        words=not text.words[index][:1].isdecimal(),
    )  # fmt: skip
    noun = _noun(text, last)
    unit = (None, None, None) if noun is None else noun
    return Amount(
        index, last, index, last if noun is None else noun[2] + 1, index, number, "ordinal", unit=unit[0],
        noun=None if noun is None else (text.starts[noun[2]], text.ends[noun[2]]), noun_class=unit[1],
    )  # fmt: skip


def _points_nowhere(text: Tokens, index: int, last: int) -> bool:
    """Ordinals that rank nothing: adverbs ("at first"), names ("Second World War", "first lady"), parts of compounds
    ("first-year", "third-party"), days of a month ("the second Tuesday")."""
    word, before, behind = text.lowers[index], text.lowers[index - 1], text.lowers[last]
    if _day_or_street(text, last):
        return True
    if word[:1].isdecimal() or text.size <= _SHORT:
        return False
    if text.words[last] in HYPHENS and text.glued(last) and text.glued(last + 1):
        joined = text.lowers[last + 1]
        return not joined.endswith(("est", "st")) and joined not in _RANKED
    if behind in _AFTER_NO_RANK or _at_first(text, index, last):
        return True  # "the first lady"
    if text.words[index][0].isupper() and text.words[last][:1].isupper():
        return not text.opens_line(index) or text.words[last + 1][:1].isupper()
    if text.words[index - 1] in HYPHENS and text.glued(index) and before != "—":
        return False
    return not _counts(behind) and before not in _LEADS_TO_RANK and not before.endswith("'s")


def _day_or_street(text: Tokens, at: int) -> bool:
    """ "the second Tuesday", "Fifth Avenue"."""
    word = text.lowers[at]
    return word in _CALENDAR or text.words[at] in _WAYS or (word in _STREETS and text.words[at][0].isupper())


def _counts(word: str) -> bool:
    """May the word behind an ordinal be the noun that it ranks?"""
    return word.isalpha() and word not in listed("stop") and not word.endswith(("ed", "ly"))


def _at_first(text: Tokens, index: int, last: int) -> bool:
    """ "at first", "in the first place"."""
    in_place = text.lowers[last] == "place" and text.lowers[index - 2] == "in"
    return text.lowers[index] == "first" and (text.lowers[index - 1] == "at" or in_place)


def _in_digits(text: Tokens, index: int) -> tuple[Decimal, int] | None:
    if text.lowers[index + 1] not in _SUFFIXES or not text.glued(index + 1):
        return None
    if text.glued(index) and text.words[index - 1][-1:].isalnum():
        return None
    found = figure(text.words[index])
    if found is None or (text.lowers[index + 1] == "st" and (found[0] % 10 != 1 or found[0] % 100 == 11)):
        return None  # "12st" are stones
    return found[0], index + 2


def _in_words(text: Tokens, index: int) -> tuple[Decimal, int] | None:
    table, cardinals = number_words.ordinals(), number_words.cardinals()
    word = text.lowers[index]
    if word in table:
        return None if word == "second" and _is_time(text, index) else (table[word], index + 1)
    at, total, group = index, Decimal(0), Decimal(0)
    while (role := cardinals.get(text.lowers[at])) and at - index < 12:
        total, group = _added(total, group, *role)
        at += 1
        if (text.words[at] in _DASHES and text.lowers[at + 1] in table) or text.lowers[at] == "and":
            at += 1
        last = table.get(text.lowers[at])
        if last is not None:
            return _closed(text, index, at, total, group, last)
    return None


def _added(total: Decimal, group: Decimal, kind: str, value: Decimal) -> tuple[Decimal, Decimal]:
    """What is read up to the last scale, and since then, with one more word."""
    if kind == "hundred":
        return total, (group or ONE) * 100
    if kind == "scale":
        return total + (group or ONE) * value, Decimal(0)
    return total, group + value


def _closed(
    text: Tokens, index: int, at: int, total: Decimal, group: Decimal, last: Decimal
) -> tuple[Decimal, int] | None:
    """The value, where the ordinal ends a number: "twenty-first", "two hundredth", "three trillionth"."""
    if last >= 100:
        value = (total + group) * last if group else total * last
        return value, at + 1
    if group and group % 10 and last < 10:
        return None
    if group % 100 and last >= 10:
        return None
    if (
        text.lowers[at] == "second"
        and _is_time(text, at)
        and text.words[at - 1] not in _DASHES
        and at - 1 == index
        and group < 20
    ):
        return None
    return total + group + last, at + 1


def _is_time(text: Tokens, index: int) -> bool:
    """Is "second" the unit of time ("a second later", "per second", "one second") or a verb ("I second that")?"""
    before, behind = text.lowers[index - 1], text.lowers[index + 1]
    if before in _BEFORE_SECOND or before[:1].isdecimal():
        return before != "every" or behind in ("", ".", ",")
    if text.words[index - 1] in HYPHENS and text.glued(index):
        return True
    return before == "a" and behind in _AFTER_A_SECOND


def _noun(text: Tokens, at: int) -> tuple[str, str | None, int] | None:
    """The noun that an ordinal counts: a noun of the vocabulary within three words, else the word before a stop."""
    stop = listed("stop")
    for step in range(4):
        word = text.lowers[at + step]
        if not word or not word[0].isalpha() or word in stop or text.words[at + step + 1] in HYPHENS:
            break
        noun = lemma(word)
        if (
            noun in classes()
            and not (step < 2 and text.words[at + step][0].isupper())
            and lemma(text.lowers[at + step + 1]) not in classes()
        ):
            return noun, classes()[noun], at + step
    word = text.lowers[at]
    if word and word.isalpha() and word not in stop and not number_words.cardinals().get(word) and not adjectival(word):
        behind = text.lowers[at + 1]
        if not behind or behind in stop or not (behind[0].isalpha() or behind in HYPHENS):
            return lemma(word), classes().get(lemma(word)), at
    return None


def multiple_at(text: Tokens, index: int) -> Amount | None:
    """ "doubled", "quadrupled", "halved", "twice as many", "to triple": a ratio."""
    word = text.lowers[index]
    value = number_words.multiples().get(word)
    if value is None or not _multiplies(text, index, word):
        return None
    number = Numeral(text.starts[index], text.ends[index], value, min(ONE, value), text.words[index], words=True)
    return Amount(index, index + 1, index, index + 1, index, number, "ratio", unit="times")


def _multiplies(text: Tokens, index: int, word: str) -> bool:
    before, behind = text.lowers[index - 1], text.lowers[index + 1]
    if (text.words[index + 1] in HYPHENS and text.glued(index + 1)) or (
        text.words[index - 1] in HYPHENS and text.glued(index)
    ):
        return False
    if word in ("double", "doubles", "triple") and behind == "as" and text.lowers[index + 2] not in _AS_MANY:
        return False
    if word in ("twice", "thrice"):
        return behind in _MULTIPLIED
    if word in ("doubles", "triples", "halves", "trebles"):
        return behind in ("to", "in", "its", "the", "their", "as", "from") and before not in (
            "women's",
            "men's",
            "mixed",
            "the",
            "ladies",
        )
    if behind in _NOT_MULTIPLIED:
        return False
    if word in ("double", "triple", "treble", "quadruple", "halve", "quintuple"):
        return before in _MODALS or behind in _MULTIPLIED
    return word not in ("doubled", "doubling") or behind not in ("down", "up", "over")
