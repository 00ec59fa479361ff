"""Currencies: what a sign, a code or a name beside a number may mean."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from factcheck.lexicon import rows, word_class
from factcheck.lexicon.neighbors import listed
from factcheck.mentions.numerals.figures import ONE
from factcheck.mentions.tokens import Tokens, opening
from factcheck.model.records import dataclass

_LINES_OF_PIXELS = frozenset(("240", "360", "480", "540", "576", "720", "900", "1080", "1440", "2160", "4320"))
_CROWDED = 8  # as many currencies as a bare name may mean before the list is cut


@dataclass(frozen=True, slots=True)
class Currency:
    """`codes` are the ISO 4217 codes that a writing may mean, the likeliest first; `factor` what one of it is worth in
    the main unit (0.01 for cents)."""

    codes: tuple[str, ...]
    factor: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Found:
    """A currency in the text: its tokens from `first` up to `after`."""

    currency: Currency
    first: int
    after: int


@cache
def _signs() -> tuple[Mapping[str, Currency], Mapping[str, Currency], Mapping[str, Currency]]:
    """Signs that stand before a number, after it, and after it with no space."""
    before, after, glued = {}, {}, {}
    for written, codes, factor, place in rows("signs"):
        currency = Currency(tuple(codes.split(",")), Decimal(factor))
        if place in ("before", "both"):
            before[written] = currency
        if place in ("after", "both"):
            after[written] = currency
        if place in ("after", "both", "glued"):
            glued[written] = currency
    for code in codes_known():
        before[code] = after[code] = glued[code] = Currency((code,))
    before["RMB"] = after["RMB"] = glued["RMB"] = Currency(("CNY",))
    before["CNH"] = after["CNH"] = glued["CNH"] = Currency(("CNY",))
    return before, after, glued


@cache
def codes_known() -> tuple[str, ...]:
    """The ISO 4217 codes of the vocabulary, the likeliest first."""
    return tuple(row[0] for row in rows("currencies"))


def codes_among_capitals() -> frozenset[str]:
    """The codes that are none of the words of a line in capitals ("COULD TOP 30 MLN")."""
    return frozenset(codes_known()) - listed("worded")


@cache
def _names() -> Mapping[str, Currency]:
    """Names in lower case, with and without an adjective: "hong kong dollars", "dollars", "u.s. cents"."""
    bare: dict[tuple[str, Decimal], list[str]] = {}
    table: dict[str, Currency] = {}
    for code, adjectives, mains, minors, hundred in rows("currencies"):
        small = ONE / Decimal(hundred)
        forms = [(name, ONE) for name in mains.split("|") if name] + [
            (name, small) for name in minors.split("|") if name
        ]
        for name, factor in forms:
            bare.setdefault((name, factor), []).append(code)
            for adjective in adjectives.split("|"):
                if adjective:
                    table.setdefault(f"{adjective} {name}", Currency((code,), factor))
                    table.setdefault(f"{adjective}{name}", Currency((code,), factor))
    for (name, factor), codes in bare.items():
        table.setdefault(name, Currency(tuple(codes[:_CROWDED]), factor))
    for written, currency in _signs()[1].items():
        if written.lower() == written and written.replace(" ", "").replace("-", "").isalpha() and len(written) > 2:
            table[written] = currency
    return table


@cache
def _longest() -> Mapping[str, int]:
    """For the first token of each name, how many tokens the longest name has that begins with it."""
    lengths: dict[str, int] = {}
    for name in _names():
        first, size = opening(name)
        lengths[first] = max(lengths.get(first, 0), size)
    return lengths


_AFTER_CURRENCY = frozenset(("", ".", ",", ";", ")", "(", "-", *word_class("after-currency")))
_RISKY = listed("risky")
_VERBAL = listed("verbal")


def before_number(text: Tokens, index: int) -> Found | None:
    """The currency that ends just before token `index`: "US$", "Rs.", "RMB ", "HK$", "EUR "."""
    at = index - 1
    word = text.words[at]
    if not word or word.isdecimal():
        return None
    if word == "." and text.glued(at):
        dotted = _signs()[0].get(text.words[at - 1] + ".")
        return Found(dotted, at - 1, index) if dotted else None
    return _joined_before(text, at, index) or _sign_before(text, at, index)


def _joined_before(text: Tokens, at: int, index: int) -> Found | None:
    """A sign of two tokens: "US$", "S/"."""
    signs = _signs()[0]
    word, outer = text.words[at], text.words[at - 1]
    if word == "/" and text.glued(at) and outer == "S" and text.glued(index):
        return Found(signs["S/"], at - 1, index)
    if not text.glued(at) or at <= 0:
        return None
    joined = outer + word
    found = signs.get(joined) or (signs.get("US$") if joined.lower() == "us$" else None)
    return Found(found, at - 1, index) if found else None


def _sign_before(text: Tokens, at: int, index: int) -> Found | None:
    """A sign, a code or a name of one token."""
    word = text.words[at]
    found = _signs()[0].get(word)
    if found is None:
        return _name_before(text, at, index)
    if word.isalpha() and len(word) <= 2 and not text.glued(index) and word not in _SPACED:
        return None
    part_of_word = text.glued(at) and text.words[at - 1][-1:].isalnum() and word.isalpha()
    return None if part_of_word else Found(found, at, index)


_SPACED = listed("spaced")


def _name_before(text: Tokens, at: int, index: int) -> Found | None:
    """ "ringgit 42", "Swiss francs 5 million": names of one meaning only."""
    word = text.lowers[at]
    currency = _names().get(word)
    if currency is None or word in _RISKY or len(currency.codes) > 1 or not text.words[index][:1].isdecimal():
        return None
    first = at
    if f"{text.lowers[at - 1]} {word}" in _names():
        first = at - 1
    return Found(currency, first, index)


def after_number(text: Tokens, index: int, scaled: bool = False) -> Found | None:
    """The currency that starts at token `index`, just after a number: "yuan", "U.S. dollars", "cts", "$", "MYR".

    `scaled` says that the number has a scale word, which rules out the verb in "5 won".
    """
    word = text.words[index]
    if not word:
        return None
    glued = text.glued(index)
    if word == "p" and glued and text.words[index - 1] in _LINES_OF_PIXELS:
        return None
    signs = _signs()[2 if glued else 1]
    joined = word + text.words[index + 1] if text.glued(index + 1) else ""
    if joined in signs and (not joined.isalpha()) and not text.words[index + 2][:1].isdecimal():
        return Found(signs[joined], index, index + 2)
    name = _name_at(text, index, scaled)
    if name:
        return name
    found = signs.get(word)
    if found is None or (not word.isalpha() and text.glued(index + 1) and text.words[index + 1][:1].isdecimal()):
        return None
    if not word.isalpha() and not glued and text.words[index + 1][:1].isdecimal() and text.glued(index + 1):
        return None
    return Found(found, index, index + 1)


def _name_at(text: Tokens, index: int, scaled: bool) -> Found | None:
    length = _longest().get(text.lowers[index], 0)
    names = _names()
    for size in range(length, 0, -1):
        written = " ".join(text.lowers[index : index + size]) if size > 1 else text.lowers[index]
        currency = names.get(written)
        if currency is None:
            continue
        if written == "grand" and text.words[index][0].isupper():
            return None  # "Formula One Grand Prix"
        doubtful = size == 1 and written in _VERBAL and not (scaled and not _named(text, index))
        if doubtful and not _noun_follows_not(text, index):
            return None
        return Found(currency, index, index + size)
    return None


def _named(text: Tokens, index: int) -> bool:
    """ "1B Mark Teixeira": the first name of somebody."""
    return text.words[index][:1].isupper() and text.words[index + 1][:1].isupper()


def _noun_follows_not(text: Tokens, index: int) -> bool:
    """Is a word that may be a verb or a common noun ("won", "mark") used as a currency here?"""
    return text.lowers[index] in ("marks", "crown", "crowns", "sol") and text.lowers[index + 1] in _AFTER_CURRENCY
