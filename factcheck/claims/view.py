"""What a rule may see: articles with their context and claims, the links between claims, and the rates."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.claims.context import Context
from factcheck.model.article import Article, Sentence
from factcheck.model.claim import Claim, Link
from factcheck.model.records import dataclass

if TYPE_CHECKING:
    from factcheck.claims.grammar import Frame
    from factcheck.claims.meanings import Meanings
    from factcheck.claims.occasions import Occasions
    from factcheck.numbers.rates import Rates


@dataclass(frozen=True)
class Reading:
    """One article as understood: its context and its claims in the order of the text (title, summary, text)."""

    article: Article
    context: Context
    claims: tuple[Claim, ...]

    @cached_property
    def by_sentence(self) -> tuple[tuple[Sentence, tuple[Claim, ...]], ...]:
        """The sentences that hold claims, each with its claims in order."""
        groups: dict[tuple[str, int], tuple[Sentence, list[Claim]]] = {}
        for claim in self.claims:
            key = (claim.sentence.field, claim.sentence.start)
            groups.setdefault(key, (claim.sentence, []))[1].append(claim)
        return tuple((sentence, tuple(claims)) for sentence, claims in groups.values())

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The sentences as patterns of words and claims; teasers and correction notices are left out."""
        from factcheck.claims.grammar import frames

        return tuple(frames(self.by_sentence, self.article.fields))

    @cached_property
    def meanings(self) -> tuple[Meanings, ...]:
        """The numbers that are told with two meanings, each with its places."""
        from factcheck.claims.meanings import meanings

        return tuple(meanings(self))

    def between(self, a: Claim, b: Claim) -> str:
        """The text between two claims of one field, "" where they touch or stand in different fields."""
        if a.span.field != b.span.field:
            return ""
        return self.article.fields[a.span.field][a.span.end : b.span.start]

    def before(self, claim: Claim) -> str:
        """The text of the claim's sentence before its number."""
        return self.article.fields[claim.span.field][claim.sentence.start : claim.span.start]

    def after(self, claim: Claim) -> str:
        """The text of the claim's sentence after its number."""
        return self.article.fields[claim.span.field][claim.span.end : claim.sentence.end]


@dataclass(frozen=True)
class View:
    """What is checked together. A rule of scope "article" gets one reading; one of scope "links" gets the links
    between the claims of `readings`. `one_occasion`: whoever put the articles together says that they tell of one."""

    readings: tuple[Reading, ...]
    rates: Rates
    links: tuple[Link, ...] = ()
    facts: tuple[Claim, ...] = field(default=())
    one_occasion: bool = False

    @property
    def reading(self) -> Reading:
        """The one article of an article-scope view."""
        return self.readings[0]

    @cached_property
    def by_article(self) -> dict[str, Reading]:
        return {reading.article.id: reading for reading in self.readings}

    @cached_property
    def occasions(self) -> Occasions:
        """Which of the articles tell of one occasion, as their links and dates show."""
        from factcheck.claims.occasions import Occasions

        return Occasions(self)
