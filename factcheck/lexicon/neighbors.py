"""Words beside a number, by what they say of it (lexicon/neighbors.tsv)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.lexicon import rows


@cache
def _roles() -> Mapping[str, frozenset[str]]:
    return {role: frozenset(words.split("|")) for role, words in rows("neighbors")}


def listed(role: str) -> frozenset[str]:
    """The words of one role."""
    return _roles()[role]


@cache
def states() -> Mapping[str, str]:
    """Participles that count people ("killed", "missing"), each with the class of what befell them."""
    return {
        word: role.partition(":")[2] for role, words in _roles().items() if role.startswith("state:") for word in words
    }
