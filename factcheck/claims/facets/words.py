"""A sentence as words with clauses: how near two places of it are to each other."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.lexicon import PhraseTable, word_class
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass

_WORD = regex(r"\w+(?:[’']\w+)?|[,;:()—–]")
_BREAKS = {",": 1, **dict.fromkeys(";:()—–", 2)}
_OPENERS = frozenset(word_class("part-openers"))
CLAUSE_COST = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A vocabulary phrase at words `start` to `end` (exclusive), with its values."""

    start: int
    end: int
    values: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """The words of one sentence: lower-case, with offsets in the field, and the clause that each stands in."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    clauses: list[int]
    text: str
    offset: int

    @classmethod
    def of(cls, text: str, offset: int) -> Words:
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        clauses: list[int] = []
        clause = 0
        for match in _WORD.finditer(text):
            token = match[0]
            if token in _BREAKS:
                clause += _BREAKS[token]
                continue
            token = token.lower()
            if token in _OPENERS:
                clause += 1
            start, end = match.span()
            words.append(token)
            starts.append(start + offset)
            ends.append(end + offset)
            clauses.append(clause)
        return cls(words, starts, ends, clauses, text, offset)

    def index(self, offset: int) -> int:
        """The number of the first word that ends after `offset` (the count of words where none does)."""
        return bisect_left(self.ends, offset + 1)

    def clause(self, index: int) -> int:
        """The clause of a word; the nearest one's for an index past either end."""
        if not self.clauses:
            return 0
        return self.clauses[max(0, min(index, len(self.clauses) - 1))]

    def hits(self, table: PhraseTable) -> list[Hit]:
        """All phrases of a vocabulary in the sentence, longest first at each place, not overlapping."""
        found = []
        free, openings = 0, table.openings
        for index in [index for index, word in enumerate(self.words) if word in openings]:
            match = table.at(self.words, index) if index >= free else None
            if match is not None:
                free = index + match[0]
                found.append(Hit(index, free, tuple(match[1])))
        return found

    def gap(self, start: int, end: int, hit: Hit) -> int:
        """How far a phrase is from the words `start` to `end`: the words between, and a toll for each clause."""
        if hit.start >= end:
            near, far = end - 1, hit.start
        elif hit.end <= start:
            near, far = hit.end - 1, start
        else:
            return 0
        crossed = abs(self.clause(far) - self.clause(near))
        return far - near - 1 + CLAUSE_COST * crossed
