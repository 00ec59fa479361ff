"""Digits that are no quantities: names, numbers of things, scores, addresses, codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.lexicon import rows, word_class
from factcheck.lexicon.neighbors import listed
from factcheck.lexicon.regex import regex
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens

_CALLS = frozenset(word_class("behind-emergency-number"))

_NUMBERED = listed("numbered")
_NAMING_SIGNS = frozenset("_#@'’‘*№§")
_ADDRESS = regex(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|(?<![\w&])[@#]\w{1,60}"
)


@cache
def _labels() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for when, words in rows("labels"):
        if when != "score":
            for word in words.split("|"):
                table.setdefault(word, when)
    return table


@cache
def score_words() -> frozenset[str]:
    return frozenset(word for when, words in rows("labels") if when == "score" for word in words.split("|"))


def addresses(text: str) -> list[tuple[int, int]]:
    """The places of links, e-mail addresses, handles and hashtags."""
    if "@" not in text and "#" not in text and "://" not in text and "www." not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


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
    return _abbreviated(text, index) or _labelled(text, index, text.lowers[index - 1])


def _is_exponent(text: Tokens, index: int) -> bool:
    """ "a ^ 2", which is part of a formula; "10^6" is a number of its own."""
    return text.words[index - 1] == "^"


def _block(text: Tokens, index: int) -> bool:
    """ "the 2200 block of Oak Avenue"."""
    return text.lowers[index + 1 : index + 3] == ["block", "of"]


def _led_by_zero(text: Tokens, index: int) -> bool:
    """ "007": digits that no number begins with."""
    return _leading_zero(text.words[index]) and text.words[index - 1] != "."


def _abbreviated(text: Tokens, index: int) -> str:
    """ "No. 10", "Sec. 4", "pp. 12": a number behind the abbreviation of what it numbers."""
    before = text.lowers[index - 2]
    if text.words[index - 1] != "." or not text.glued(index - 1) or before not in _NUMBERED:
        return ""
    return "strict" if before != "no" or text.words[index - 2] == "No" else "soft"


def labelled(text: Tokens, index: int) -> str:
    """What a label before a number word makes of it: "day two", "Channel Nine"."""
    label = _labels().get(text.lowers[index - 1])
    return (
        "soft"
        if label
        and (label != "cap" or text.words[index - 1][:1].isupper())
        and text.lowers[index - 1] not in ("no", "a")
        else ""
    )


def _labelled(text: Tokens, index: int, before: str) -> str:
    label, glued = _labels().get(before), text.glued(index)
    if len(text.gap(index)) >= COLUMN:
        return ""
    if label == "strict":
        return "strict" if before != "no" or text.words[index - 1] == "No" or glued else ""
    if label and (label == "any" or text.words[index - 1][:1].isupper()) and not glued:
        return "" if _is_grouped(text.words[index]) else "soft"
    if _labels().get(text.words[index]) == "self" and not glued:
        return _name_by_itself(text, index)
    if _proper(text, index - 1):
        return "proper"
    return "address" if _address_like(text, index) else ""


def _name_by_itself(text: Tokens, index: int) -> str:
    """What a number that is a name by itself ("747", "365") is before the words that follow."""
    if text.words[index + 1] == "+":
        return ""
    return "strict" if text.lowers[index + 1] in _MODELS or text.words[index + 1] in HYPHENS else "soft"


def _is_grouped(word: str) -> bool:
    """ "the Bridge Gate 19,940": the number of a thing with a label has no groups of thousands"""
    head, comma, tail = word.partition(",")
    return bool(comma) and head.isdigit() and len(tail) == 3 and tail.isdigit()


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
    return "strict" if code or _labels().get(text.lowers[index - 3]) == "strict" else None


def _sign_between(text: Tokens, index: int) -> bool:
    """Does a point, a colon or a slash join the digits to a time, an address or a fraction ("10:30", "1.5/2")? "per
    litre/100" goes on as a number."""
    before, inner = text.words[index - 1], text.words[index - 2]
    if before == "/" and "." in inner and inner[:1].isdecimal() and len(text.words[index]) <= 3:
        return True
    alternative = before == "/" and len(inner) > 2 and inner.isalpha() and inner.islower()
    return before in (":", "/", ".") and not alternative and text.glued(index - 1) and inner[-1:].isalnum()


def _list_number(text: Tokens, index: int) -> bool:
    """ "1.", "2)" or "3/" that opens a line, with the item after it."""
    if not text.opens_line(index) or len(text.words[index]) > 2:
        return False
    behind = text.words[index + 1]
    if behind not in (".", ")", ":", "/") or not text.glued(index + 1):
        return False
    return text.words[index + 2] != "" and not text.glued(index + 2)


_DIALLING = frozenset(word_class("dialling"))


def _emergency(text: Tokens, index: int) -> bool:
    """ "911 calls", "called 911": the number that was called."""
    if text.words[index] in ("911", "999", "112", "000") and text.lowers[index - 1] in _DIALLING:
        return True
    return text.words[index] in ("911", "999", "112") and text.lowers[index + 1] in _CALLS


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


def _telephone(text: Tokens, index: int) -> bool:
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
    return first < index and _leading_zero(text.words[first]) and len(text.words[first]) > 2


def _with_area(text: Tokens, index: int) -> bool:
    """ "(737) 867-1000": the exchange after a code of three digits in brackets."""
    code = text.words[index - 1] == ")" and len(text.words[index - 2]) == 3 and text.words[index - 3] == "("
    return code and len(text.words[index]) == 3 and text.words[index + 1] in HYPHENS and text.glued(index + 1)


def _local(text: Tokens, index: int) -> bool:
    """ "555-0123", and not "100-1000 liters": three digits of an exchange, a hyphen and four that are not round."""
    exchange, line = text.words[index], text.words[index + 2]
    digits = exchange.isdecimal() and line.isdecimal() and len(exchange) == 3 and len(line) == 4
    return digits and text.glued(index + 1) and text.glued(index + 2) and exchange[0] not in "01" and line[2:] != "00"


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


def _ranking(text: Tokens, index: int) -> bool:
    """ "Fortune 500 companies", "S&P 500 stocks", "FTSE 100 firms": the name of an index, whatever follows."""
    before = text.words[index - 1]
    index_name = text.lowers[index - 1] in _INDEXES or (before == "P" and text.lowers[index - 2] in ("&", "and"))
    return index_name and before[0].isupper() and text.words[index].isdecimal() and len(text.words[index]) <= 4


def _leading_zero(word: str) -> bool:
    return len(word) > 1 and word[0] == "0" and word[1].isdecimal()


_MODELS = listed("models")
_INDEXES = listed("indexes")


def _address_like(text: Tokens, index: int) -> bool:
    """Whole digits before a capitalized word: "2134 Caldwell Place", unless something counted turns up."""
    behind = text.words[index + 1]
    if behind in ("N", "S", "E", "W") and text.words[index + 2] == "." and text.words[index + 3][:1].isupper():
        return text.words[index].isdecimal()
    return behind[:1].isupper() and len(behind) > 1 and text.words[index].isdecimal() and not text.glued(index + 1)


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


_DIRECTIONS = frozenset(("N", "S", "E", "W", "NE", "NW", "SE", "SW"))
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_LONGEST_NAME = 3
"""Words of a street's name before the word that says that it is one."""
_WAYS = listed("ways")


def _paged(text: Tokens, index: int) -> bool:
    """ "Page 5 of 23": the number of all pages, after that of one."""
    numbered = text.lowers[index - 1] == "of" and text.words[index - 2].isdecimal()
    return numbered and text.lowers[index - 3] in _PAGES and text.words[index + 1] in ("", ".", ")", "|", "-", "–")


_PAGES = frozenset(("page", "slide", "part", "sheet", "p"))


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


_CODES = frozenset(("CFR", "USC", "C.F.R", "U.S.C", "Stat", "FR"))


def _located(text: Tokens, index: int) -> bool:
    """ "32° 34'S": degrees and minutes of a place."""
    behind = text.words[index + 1]
    if behind in ("°", "º") and text.words[index + 2].isdecimal() and text.words[index + 3] in _MINUTES:
        return True
    return behind in _MINUTES and text.words[index - 1] in ("°", "º") and text.words[index - 2][:1].isdecimal()


_MINUTES = frozenset(("'", "’", "′"))


_TITLE_VERBS = ("s", "ed", "ing", "ty")
_NOT_NAMES = listed("not-names")


def _proper(text: Tokens, index: int) -> bool:
    """Is the word at a token a capitalized name that a number after it may belong to ("Falcon 9")?"""
    word = text.words[index]
    if not word or not word[0].isupper() or not word[0].isalpha() or text.lowers[index] in _NOT_NAMES:
        return False
    if text.lowers[index].endswith(_TITLE_VERBS):
        return False
    return text.words[index - 1] not in (
        "",
        ".",
        "!",
        "?",
        "“",
        '"',
        ":",
        "•",
        "-",
        "\u2022",
        "*",
    ) and not text.opens_line(index)


def _listed(text: Tokens, index: int) -> bool:
    """ "(TYO: 9640)": the number under which an exchange lists a company."""
    exchange = text.words[index - 2]
    led = text.words[index - 1] == ":" and exchange.isalpha() and exchange.isupper() and len(exchange) > 1
    return led and text.words[index - 3] in ("(", ";", "/", ",") and text.words[index].isdecimal()


def _footnote(text: Tokens, index: int) -> bool:
    """ "in 2007.(7)": the mark of a note, behind the stop of what it is a note on"""
    start, end = text.starts[index], text.ends[index]
    before, behind = text.text[max(0, start - 2) : start], text.text[end : end + 1]
    return before[:1] in _STOPS and before[1:] == "(" and behind == ")"


def _months(text: Tokens, index: int) -> bool:
    """ "9M 2025": the first months of a year"""
    if text.words[index + 1] != "M" or not text.glued(index + 1) or text.words[index] not in _QUARTERS:
        return False
    return text.words[index + 2][:2] == "20" and text.words[index + 2].isdecimal()


COLUMN = 3
"""Spaces that part a number from a label of another column."""
_STOPS, _QUARTERS = frozenset(".!?;”"), frozenset("369")
_NAMES = (
    _is_exponent,
    _footnote, _months, _listed, _postal, _list_number, _telephone, _emergency, _block, _dialled, _subsection, _ranking,
    _house, _paged, _cited, _located, _led_by_zero,
)  # fmt: skip
"""Digits that are a name whatever follows."""
