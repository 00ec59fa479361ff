"""How rare words are in news: what two texts share says the more, the fewer others have it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.relations.places import root, stem

RAREST = 5.5
"""The rarity of a root that the table does not hold."""
LONGEST = 6000
"""The characters of an article that are looked at."""
_WORD = regex(r"[a-z][a-z'’-]{2,}")


def roots_of(text: str) -> set[str]:
    """The roots of the words of the first part of an article."""
    return {root(stem(word)) for word in _WORD.findall(text[:LONGEST].lower())}


@cache
def _rarity() -> Mapping[str, float]:
    return {word: float(rare) for rare, words in rows("rarity") for word in words.split("|")}


def rarity(root: str) -> float:
    """The natural logarithm of how many articles of news there are for each one that has a root (see
    `factcheck.trial.rarity`)."""
    return _rarity().get(root, RAREST)
