"""How to say a currency to an editor, and which other currencies go by the same sign or name."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from factcheck.lexicon import rows, word_class
from factcheck.numbers.wording import money, number

MAJOR = word_class("major-currencies")
"""The currencies that news writes often enough to mistake another one for."""
MIXED_UP = ("USD", "EUR", "GBP", "CNY")
"""Those that any amount may have been converted from or to by mistake."""
_FIGURES = 4


def said(value: Decimal, code: str, figures: int = _FIGURES) -> str:
    """An amount with its currency in words wherever a sign could mean another one.

    >>> said(Decimal(842000000), "JPY"), said(Decimal(116342100), "USD", 3), said(Decimal(5000000), "HKD")
    ('842 million yen', '$116 million', '5 million Hong Kong dollars')
    """
    if code in ("USD", "GBP", "EUR"):
        return money(value, code, figures)
    return f"{number(value, figures)} {name(code)}"


def name(code: str) -> str:
    """The plural name of a currency: "yen", "pounds", "Hong Kong dollars"; its code where the table has none."""
    return _names().get(code, code)


def namesakes(code: str) -> tuple[str, ...]:
    """The other currencies that share a sign or a name with this one, the likeliest first.

    >>> namesakes("CNY")[0], "GBP" in namesakes("EGP")
    ('JPY', True)
    """
    return _families().get(code, ())


@cache
def _names() -> Mapping[str, str]:
    table = list(rows("currencies"))
    bearers: dict[str, list[str]] = {}
    for code, _, names, *_ in table:
        bearers.setdefault(_plural(names), []).append(code)
    said_as = {}
    for code, adjectives, names, *_ in table:
        plural, adjective = _plural(names), adjectives.split("|")[0]
        alone = len(bearers[plural]) == 1 or (code in ("GBP", "EUR") and bearers[plural][0] == code)
        said_as[code] = plural if alone or not adjective else f"{_capitals(adjective)} {plural}"
    return said_as


def _plural(names: str) -> str:
    """The second name of the list is the plural, where there is one; yuan and yen have none."""
    parts = names.split("|")
    return parts[1] if len(parts) > 1 and parts[1].startswith(parts[0][:3]) else parts[0]


def _capitals(adjective: str) -> str:
    return adjective.upper() if len(adjective) < 4 else adjective.title()


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    groups: list[tuple[str, ...]] = [tuple(codes.split(",")) for _, codes, worth, *_ in rows("signs") if worth == "1"]
    by_name: dict[str, list[str]] = {}
    for code, _, names, *_ in rows("currencies"):
        for one in names.split("|"):
            by_name.setdefault(one, []).append(code)
    groups.extend(tuple(codes) for codes in by_name.values())
    table: dict[str, dict[str, None]] = {}
    for group in groups:
        for code in group:
            table.setdefault(code, {}).update(dict.fromkeys(other for other in group if other != code))
    return {code: tuple(others) for code, others in table.items()}
