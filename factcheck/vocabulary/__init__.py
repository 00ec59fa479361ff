"""The vocabularies: tab-separated files that editors can extend, read once and kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """The lines of `vocabulary/<name>.tsv` as lists of cells; comments and empty lines are left out."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


class PhraseTable:
    """Phrases of one or more lower-case words, each with its values; found at a place in a list of words."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}

    def add(self, phrase: str, value: str) -> None:
        words = tuple(phrase.replace("-", " ").split())
        bucket = self._by_first.setdefault(words[0], [])
        for known, values in bucket:
            if known == words:
                values.append(value)
                return
        bucket.append((words, [value]))
        bucket.sort(key=lambda item: -len(item[0]))

    def at(self, words: list[str], index: int) -> tuple[int, list[str]] | None:
        """The longest phrase that begins at `index`: how many words it has, and its values."""
        for phrase, values in self._by_first.get(words[index], ()):
            length = len(phrase)
            if length == 1 or tuple(words[index : index + length]) == phrase:
                return length, values
        return None


@cache
def measures() -> tuple[PhraseTable, dict[str, tuple[str, frozenset[str]]]]:
    """The phrases of measures.tsv, and for each measure its family and the dimensions that it comes in."""
    table, known = PhraseTable(), {}
    for name, family, dimensions, forms in rows("measures"):
        known[name] = (family, frozenset(dimensions.split()))
        for form in forms.split("|"):
            table.add(form, name)
    return table, known


@cache
def facets() -> PhraseTable:
    """The phrases of facets.tsv; a value reads "facet:value"."""
    table = PhraseTable()
    for facet, value, forms in rows("facets"):
        for form in forms.split("|"):
            table.add(form, f"{facet}:{value}")
    return table


@cache
def countries() -> tuple[dict[str, str], dict[str, str]]:
    """From a country's written name to its ISO 3166 code, and from that code to its ISO 4217 currency."""
    names, currencies = {}, {}
    for code, currency, forms in rows("countries"):
        currencies[code] = currency
        for form in forms.split("|"):
            names[form] = code
    return names, currencies
