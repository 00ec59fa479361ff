"""The word lists that reading needs: small data files that editors can extend."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "vocabulary"


@cache
def phrases(name: str) -> dict[str, frozenset[str]]:
    """Class to phrases, from `vocabulary/<name>.tsv` with one phrase a line (class, tab, phrase)."""
    return {kind: frozenset(entries) for kind, entries in _entries(name).items()}


@cache
def words(name: str) -> dict[str, frozenset[str]]:
    """Class to words, from `vocabulary/<name>.tsv` with many words a line (class, tab, words with spaces between)."""
    return {kind: frozenset(" ".join(entries).split()) for kind, entries in _entries(name).items()}


def _entries(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        kind, tab, entry = line.partition("\t")
        if tab and not line.startswith("#"):
            found.setdefault(kind, []).append(entry.strip())
    return found
