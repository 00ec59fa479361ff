"""The word lists that reading needs, by class."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon import rows


@cache
def phrases(name: str) -> dict[str, frozenset[str]]:
    """Class to phrases, from `lexicon/<name>.tsv` with one phrase a line (class, tab, phrase)."""
    return {kind: frozenset(entries) for kind, entries in _entries(name).items()}


@cache
def words(name: str) -> dict[str, frozenset[str]]:
    """Class to words, from `lexicon/<name>.tsv` with many words a line (class, tab, words with spaces between)."""
    return {kind: frozenset(" ".join(entries).split()) for kind, entries in _entries(name).items()}


def _entries(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, entry in rows(name):
        found.setdefault(kind, []).append(entry.strip())
    return found
