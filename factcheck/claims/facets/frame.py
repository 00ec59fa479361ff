"""One sentence with all that its claims' facets are read from, worked out once."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from factcheck.claims.facets.binding import own_clause
from factcheck.claims.facets.subject import Named
from factcheck.claims.facets.words import Hit, Words
from factcheck.model.article import Sentence
from factcheck.model.mention import Mention
from factcheck.model.period import Period
from factcheck.model.records import dataclass

MANY = 12
"""A sentence with more numbers of a kind is a list."""


@dataclass(frozen=True)
class Frame:
    """`measures` and `facets` are vocabulary hits; `when` the resolved dates and periods with their words; `topic`
    what the sentence refers back to, where it names no subject of its own; `mentions` all mentions of the sentence,
    `companions` its numbers as "kind value", `attribution` who says it."""

    sentence: Sentence
    text: str
    words: Words
    measures: list[Hit]
    facets: list[Hit]
    named: list[Named]
    when: list[tuple[Hit, Period]]
    topic: str | None
    mentions: list[Mention]
    companions: tuple[str, ...] = ()
    attribution: str | None = None

    @cached_property
    def _kin(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The numbers of the sentence by their kind, as offsets in its text."""
        start, found = self.sentence.start, defaultdict[str, list[tuple[int, int]]](list)
        for one in self.mentions:
            if one.when is None and one.start >= start:
                found[one.kind].append((one.start - start, one.end - start))
        return {kind: tuple(places) for kind, places in found.items()}

    def clause(self, mention: Mention) -> tuple[int, int, int] | None:
        """The clause of its own that a mention has among others of its kind, as offsets in the field: its start, its
        first break and its end; None where no other is told side by side with it."""
        start, kin = self.sentence.start, self._kin.get(mention.kind, ())
        own = (mention.start - start, mention.end - start)
        found = own_clause(self.text, own, kin) if len(kin) <= MANY and own in kin else None
        return None if found is None else (found[0] + start, found[1] + start, found[2] + start)

    def place(self, mention: Mention) -> tuple[int, int]:
        """The words `start` to `end` (exclusive) of a mention, its counted noun included where it follows directly."""
        start = self.words.index(mention.start)
        end = self.words.index(mention.end - 1) + 1
        return start, max(end, start + 1)
