"""A quantity said *of* something, and two of them that speak of the same thing."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, get_args

from factcheck.model.article import Sentence, Span, Zone
from factcheck.model.mention import Mention
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.model.records import dataclass

Status = Literal["actual", "target", "plan", "forecast", "estimate"]
STATUSES: tuple[Status, ...] = get_args(Status)
Role = Literal["level", "change", "share", "limit"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity with its facets; an unknown facet is None (or empty).

    `dimension` is the block key's first half: "money:CNY", "count:vehicles", "percent", "length" …; `subject` is the
    entity's canonical name, `measure` a canonical measure of the vocabulary ("sales", "deaths"), `scope` narrows it
    (model, place, segment, "monthly", "cumulative"), `attribution` is who says so. `direction` is "up", "down" or ""
    for amounts of change; `role` is "level", "change", "share" or "limit": what the number does in its sentence.
    `companions` are the other numbers of the sentence, as "kind value"; `about` is the entity that the whole article
    is about, where there is one: it finds candidates for a link, and is no evidence for one.
    """

    id: str
    article: str
    mention: Mention
    quantity: Quantity
    zone: Zone
    sentence: Sentence
    sentence_text: str
    dimension: str
    subject: str | None = None
    measure: str | None = None
    period: Period | None = None
    scope: tuple[str, ...] = ()
    status: Status = "actual"
    attribution: str | None = None
    direction: str = ""
    role: Role = "level"
    companions: tuple[str, ...] = ()
    about: str | None = None

    @property
    def span(self) -> Span:
        return self.mention.span

    @property
    def text(self) -> str:
        return self.mention.text

    def beside(self, reach: int) -> str:
        """The text with so many code points of its sentence to either side."""
        at = self.span.start - self.sentence.start
        return self.sentence_text[max(0, at - reach) : at + len(self.text) + reach]

    def is_of_another_time(self, other: Claim) -> bool:
        """Does the text tell two periods of two claims that do not overlap?"""
        return self.period is not None and other.period is not None and not self.period.overlaps(other.period)


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that speak of the same quantity; `weight` is the sum of `weights`, log-odds per facet in bits, and
    `levels` says how each facet compared ("match", "near", "unknown", "conflict" …)."""

    a: Claim
    b: Claim
    weight: float
    weights: dict[str, float] = field(default_factory=dict)
    levels: dict[str, str] = field(default_factory=dict)
