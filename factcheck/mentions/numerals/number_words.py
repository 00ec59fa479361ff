"""The vocabulary of number words, by the role that a word plays in a numeral."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from factcheck.lexicon import rows

Role = tuple[str, Decimal]

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
SMALL = ("digit", "teen", "ten", "zero")


@cache
def by_role(*roles: str) -> Mapping[str, Role]:
    """The words of some roles, each with its role and its value."""
    return {word: (role, Decimal(value)) for word, role, value in rows("numbers") if role in roles}


@cache
def cardinals() -> Mapping[str, Role]:
    return by_role("zero", "digit", "teen", "ten", "hundred", "scale")


@cache
def scales() -> Mapping[str, Decimal]:
    """Words that multiply the number before them, hundred included."""
    return {word: value for word, (_, value) in by_role("hundred", "scale").items()}


@cache
def letters() -> Mapping[str, Decimal]:
    """Letters that multiply the digits they are glued to; case counts."""
    return {word: value for word, (_, value) in by_role("letter").items()}


@cache
def parts() -> Mapping[str, Decimal]:
    """Denominators: half, thirds, tenth …"""
    return {word: value for word, (_, value) in by_role("part").items()}


@cache
def dozens() -> Mapping[str, Decimal]:
    return {word: value for word, (_, value) in by_role("dozen").items()}


@cache
def vague() -> Mapping[str, Decimal]:
    return {word: value for word, (_, value) in by_role("vague").items()}


@cache
def fews() -> Mapping[str, Decimal]:
    """Words that need a scale after them to be a number: several (hundred), a few (thousand)."""
    return {word: value for word, (_, value) in by_role("about").items()}


@cache
def ordinals() -> Mapping[str, Decimal]:
    single = {word: value for word, (_, value) in by_role("ordinal").items()}
    tens = {word: value for word, (_, value) in by_role("ten").items()}
    joined = {ten + word: value + one for ten, value in tens.items() for word, one in single.items() if one < 10}
    return single | joined


@cache
def multiples() -> Mapping[str, Decimal]:
    """Verbs and adverbs that multiply: doubled, halved, twice, tenfold."""
    return {word: value for word, (_, value) in by_role("multiple").items()}
