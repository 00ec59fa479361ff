"""The vocabularies: tab-separated files that editors can extend, read once and kept."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from factcheck.lexicon import regular
from factcheck.lexicon.nearest import nearest
from factcheck.model.mention import DIMENSIONS, KINDS

EXTENDABLE = ("calendar", "changes", "countries", "currencies", "facets", "measures", "names", "signs", "weights")
_CLASSES = {"changes": (0, None), "facets": (0, None), "measures": (2, None), "names": (0, None)}
"""The column that says what a word is, where that is one of a closed list, and what separates several."""
_SHIPPED = Path(__file__).parent
_house: list[Path] = []


class VocabularyError(Exception):
    """A file of a newsroom's own words that cannot be read."""


def extend(folder: Path) -> None:
    """Reads a newsroom's own words too: each file of the folder adds its lines to the vocabulary of its name. To be
    called before anything is read; a second time changes nothing. Raises VocabularyError for a file that no vocabulary
    has the name or the columns of."""
    if folder in _house:
        return
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == ".tsv")
    except OSError as error:
        raise VocabularyError(f"{folder}: {error.strerror}") from None
    for path in found:
        _refuse_unfit(path)
    _house.append(folder)


def _refuse_unfit(path: Path) -> None:
    """Raises VocabularyError for a file that no vocabulary has the name, the columns or the classes of."""
    try:
        regular.text(path)
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: {regular.reason(error)}") from None
    if path.stem not in EXTENDABLE:
        hint = nearest(path.stem, EXTENDABLE)
        raise VocabularyError(f"{path}: there is no vocabulary {path.stem!r} to extend{hint}")
    widths = {len(row) for row in rows(path.stem)}
    for number, row in enumerate(_rows(path), 1):
        if len(row) not in widths:
            wanted = " or ".join(map(str, sorted(widths)))
            raise VocabularyError(f"{path}: entry {number} has {len(row)} columns (tabs between), not {wanted}")
        _refuse_unknown_class(path, number, row)


def _refuse_unknown_class(path: Path, number: int, row: list[str]) -> None:
    """A word of a class that nothing asks for would do nothing."""
    if path.stem not in _CLASSES:
        return
    column, separator = _CLASSES[path.stem]
    known = {word for one in _rows(_SHIPPED / path.name) for word in (one[column].split(separator) or [""])}
    known |= set(KINDS) | set(DIMENSIONS) | {"*"} if path.stem == "measures" else set()
    for word in row[column].split(separator):
        if word not in known:
            raise VocabularyError(f"{path}: entry {number}: there is no class {word!r}{nearest(word, known)}")


def rows(name: str) -> Iterator[list[str]]:
    """The lines of `lexicon/<name>.tsv` as lists of cells, those of the house's own folders behind; comments and
    empty lines are left out."""
    yield from _rows(_SHIPPED / f"{name}.tsv")
    for folder in _house:
        if (folder / f"{name}.tsv").is_file():
            yield from _rows(folder / f"{name}.tsv")


def _rows(file: Path) -> Iterator[list[str]]:
    for line in regular.text(file).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, word in rows("words"):
        found.setdefault(name, []).append(word)
    return {name: tuple(words) for name, words in found.items()}


def word_class(name: str) -> tuple[str, ...]:
    """The words of a class of words.tsv, in the order of the file."""
    return _classes()[name]


@cache
def words_of(table: str, name: str) -> tuple[str, ...]:
    """The words, | between, that a vocabulary of two columns lists under a name, in the order of the file."""
    return tuple(word for known, words in rows(table) if known == name for word in words.split("|"))


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
        insort(bucket, (words, [value]), key=lambda item: -len(item[0]))

    @property
    def openings(self) -> Collection[str]:
        """The words that a phrase begins with."""
        return self._by_first.keys()

    def at(self, words: list[str], index: int) -> tuple[int, list[str]] | None:
        """The longest phrase that begins at `index`: how many words it has, and its values."""
        for phrase, values in self._by_first.get(words[index], ()):
            length = len(phrase)
            if length == 1 or tuple(words[index : index + length]) == phrase:
                return length, values
        return None

    def all_at(self, words: list[str], index: int) -> Iterator[tuple[int, list[str]]]:
        """All phrases that begin at `index`, the longest first: how many words each has, and its values."""
        for phrase, values in self._by_first.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                yield len(phrase), values


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
