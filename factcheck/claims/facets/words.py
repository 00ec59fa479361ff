"""A sentence as words with clauses: how near two places of it are to each other."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from factcheck.lexicon import PhraseTable, word_class
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass

_WORD = regex(r"\w+(?:[’']\w+)?|[,;:()—–]")
_BREAKS = {",": 1, **dict.fromkeys(";:()—–", 2)}
_OPENERS = frozenset(word_class("part-openers"))
_TOLLS = {**dict.fromkeys(_OPENERS, 1), **_BREAKS}
"""How many clauses on a word or a mark leads."""
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
        found = [(match[0].lower(), match.span()) for match in _WORD.finditer(text)]
        clauses = accumulate(_TOLLS.get(word, 0) for word, _ in found)
        members = [(*one, clause) for one, clause in zip(found, clauses, strict=True) if one[0] not in _BREAKS]
        return cls(
            words=[word for word, _, _ in members],
            starts=[start + offset for _, (start, _), _ in members],
            ends=[end + offset for _, (_, end), _ in members],
            clauses=[clause for _, _, clause in members],
            text=text,
            offset=offset,
        )

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
