"""A summary's figures beside a text's numbers: which could bear out which, and how near their contexts are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.claims.datelines import dateline_end
from factcheck.claims.view import Reading
from factcheck.links.bound import Clause, clause_of
from factcheck.links.derived import Years, years_of
from factcheck.links.index import Index
from factcheck.links.links import is_slip
from factcheck.links.passages import Passages, nearness, weighted_words
from factcheck.links.slips import slipped
from factcheck.links.values import BEARING, RELATIONS, rate, relate, same_noun, slot
from factcheck.model.claim import Claim

SLIGHT = 0.1
SHOWN = 4
SHARED = 0.15
BESIDE = 2
DATELINE = 3
_NEAR = ((Decimal("1.1"), 0.15), (Decimal("1.5"), 0.1), (Decimal(2), 0.05))
_CLOSENESS = (*_NEAR, (Decimal(3), 0.0), (Decimal(10), -0.1))
_OF_COUNTS = (*_NEAR, (Decimal(3), -0.1), (Decimal(10), -0.2))
_SLIP = 0.15
_NOUN = {True: 0.1, None: 0.0, False: -0.1}
_PER = 0.1
_MONTH = 0.1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number of the text, how the figure stands to it, how near their contexts are, and whether the two are one slip
    of the hand apart, so that chance is unlikely to have made them so alike."""

    claim: Claim
    relation: str
    nearness: float
    slip: bool = False


@dataclass
class Evidence:
    """A summary's figures and a text's numbers, with what is worked out once for all of them. `reading` is the text,
    `fields` are those of the summary."""

    figures: Sequence[Claim]
    summary: Passages
    given: Sequence[Claim]
    body: Passages
    reading: Reading
    fields: Mapping[str, str]
    by_sentence: dict[int, list[Claim]] = field(default_factory=dict)
    beside_figures: dict[int, list[Claim]] = field(default_factory=dict)
    candidates: dict[str, list[Candidate]] = field(default_factory=dict)
    borne: dict[str, list[tuple[Claim, float]]] = field(default_factory=dict)
    surroundings: dict[str, dict[str, float]] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    index: Index = field(init=False)
    years: Years = field(init=False)
    opening: int = field(init=False)

    def __post_init__(self) -> None:
        self.index = Index(self.given, self.body)
        self.years = years_of(self.given)
        self.opening = dateline_end(self.reading.article.text, [claim.mention for claim in self.given])
        for claim in self.given:
            self.by_sentence.setdefault(self.body.of(claim), []).append(claim)
        for figure in self.figures:
            self.beside_figures.setdefault(self.summary.of(figure), []).append(figure)
        for figure in self.figures:
            self.candidates[figure.id] = list(self._candidates(figure))
            for one in _nearest(self.candidates[figure.id]):
                self.borne.setdefault(one.claim.id, []).append((figure, one.nearness))

    def _candidates(self, figure: Claim) -> Iterator[Candidate]:
        number = self.summary.of(figure)
        words = weighted_words(self.summary.members[number], figure, self.beside_figures[number])
        for claim in self.index.worth(figure, words):
            relation = relate(figure, claim)
            if relation != "apart" and not (relation == "clashes" and self._is_dateline(claim)):
                if claim.id not in self.surroundings:
                    number = self.body.of(claim)
                    self.surroundings[claim.id] = weighted_words(
                        self.body.members[number], claim, self.by_sentence[number]
                    )
                near = nearness(words, self.body, claim, self.surroundings[claim.id])
                slip = relation == "clashes" and slipped(figure, claim)
                yield Candidate(claim, relation, near + _likeness(figure, claim), slip)

    def _is_dateline(self, claim: Claim) -> bool:
        """The date that a text opens with, be it behind a place ("SALT CITY, March 11, 2025 - "), says when it was
        written, and nothing else."""
        if slot(claim) != "calendar" or self.body.of(claim):
            return False
        return claim.span.start - claim.sentence.start <= DATELINE or claim.span.end <= self.opening

    def support(self, figure: Claim) -> Candidate | None:
        """The number that best bears a figure out: the surest relation first, then the nearest context."""
        found = [one for one in self.candidates[figure.id] if one.relation in BEARING]
        return min(found, key=lambda one: (RELATIONS.index(one.relation), -one.nearness), default=None)

    def rival(self, figure: Claim) -> Candidate | None:
        """The nearest number that the figure does not follow from, and that no other figure has the better claim to."""
        found = sorted(
            (one for one in self.candidates[figure.id] if one.relation == "clashes"),
            key=lambda one: -one.nearness - (SLIGHT / 2 if one.slip else 0.0),
        )
        return next((one for one in found[:8] if not self.told(one, figure)), None)

    def related(self, figure: Claim) -> list[Claim]:
        """The text's numbers in sentences that share something with the figure's, in order: what it may be made of."""
        words = self.summary.members[self.summary.of(figure)].places
        whole = sum(self.body.rarity(stem) for stem in words) or 1.0
        if self.index.few:
            numbers: Sequence[int] = sorted(self.by_sentence)
        else:
            numbers = sorted(self.index.passages(dict.fromkeys(words, 1.0)))
        members = self.body.members
        return [
            claim
            for number in numbers
            if sum(self.body.rarity(s) for s in words if s in members[number].places) >= SHARED * whole
            for claim in self.by_sentence.get(number, ())
        ]

    def shared(self, figure: Claim, claim: Claim) -> tuple[str, ...]:
        """The words, as the summary writes them, that make the two look like one thing; the nearest first."""
        passage = self.summary.members[self.summary.of(figure)]
        theirs = self.body.members[self.body.of(claim)].places
        weights = weighted_words(passage, figure, self.beside_figures[self.summary.of(figure)])
        both = sorted((s for s in weights if s in theirs), key=lambda s: (-weights[s], s))
        return tuple(passage.word(stem, self.fields[figure.sentence.field]) for stem in both[:SHOWN])

    def beside(self, figure: Claim, claim: Claim) -> float | None:
        """How many of the content words right beside a figure stand right beside `claim` too, 0 to 1; None where the
        figure has too few of them to tell."""
        words = self.summary.members[self.summary.of(figure)].beside(figure)
        if len(words) < BESIDE:
            return None
        others = self.body.members[self.body.of(claim)].beside(claim)
        return len(words & others) / len(words)

    def run(self, figure: Claim, claim: Claim) -> int:
        """How many content words in a row follow both a figure and `claim`."""
        passage = self.summary.members[self.summary.of(figure)]
        return passage.run(figure, self.body.members[self.body.of(claim)], claim)

    @property
    def length(self) -> int:
        """How many content words the summary has."""
        return sum(len(passage.stems) for passage in self.summary.members)

    def covered(self, figure: Claim) -> float:
        """How many of the content words of a figure's sentence the text has, 0 to 1."""
        words = self.summary.members[self.summary.of(figure)].places
        return sum(stem in self.body.holding for stem in words) / len(words) if words else 0.0

    def clause(self, claim: Claim) -> Clause:
        """What the text says of one of its numbers."""
        if claim.id not in self.clauses:
            self.clauses[claim.id] = clause_of(claim, self.by_sentence[self.body.of(claim)])
        return self.clauses[claim.id]

    def stated(self, figure: Claim) -> Clause:
        """What the summary says of one of its figures."""
        return clause_of(figure, self.beside_figures[self.summary.of(figure)])

    def beside_of(self, equal: Candidate) -> Iterator[Candidate]:
        """The other numbers of a number's sentence, as rivals that stand as near as it does."""
        for claim in self.by_sentence[self.body.of(equal.claim)]:
            if slot(claim) == slot(equal.claim) and claim.quantity.value != equal.claim.quantity.value:
                yield Candidate(claim, "clashes", equal.nearness)

    def told(self, rival: Candidate, figure: Claim) -> bool:
        """Does the summary give the rival's number elsewhere, in surroundings that fit it as well?"""
        kind = slot(figure)
        return any(
            other is not figure and slot(other) == kind and near >= rival.nearness - SLIGHT
            for other, near in self.borne.get(rival.claim.id, ())
        )


def _nearest(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that a figure is copied or rounded from, where the text gives its number several times only the nearest."""
    equal = [one for one in candidates if one.relation in ("equal", "rounded")]
    best = max((one.nearness for one in equal), default=0.0)
    return [one for one in equal if one.nearness == best]


def _size(claim: Claim) -> Decimal | None:
    """The number written, or the lower end of a range."""
    return claim.quantity.value if claim.quantity.value is not None else claim.quantity.literal.low


def _likeness(figure: Claim, claim: Claim) -> float:
    """What two numbers themselves say for their being one: the same noun, a value of the same order."""
    bonus = _NOUN[same_noun(figure, claim)] if slot(figure) == "count" else 0.0
    bonus += _closeness(figure, claim)
    if figure.mention.when and claim.mention.when and figure.mention.when.month == claim.mention.when.month is not None:
        bonus += _MONTH
    if rate(figure) and rate(figure) == rate(claim):
        bonus += _PER
    return bonus


def _closeness(figure: Claim, claim: Claim) -> float:
    """What the sizes of two numbers say for their being one."""
    x, y = _size(figure), _size(claim)
    if not x or not y:
        return 0.0
    unlike = x == y and slot(figure) == "duration"  # two weeks for two months
    if unlike or (x != y and is_slip(x, y)):
        return _SLIP
    ratio = max(abs(x), abs(y)) / min(abs(x), abs(y))
    table, far = (_OF_COUNTS, -0.4) if slot(figure) == "count" else (_CLOSENESS, -0.3)
    return next((worth for limit, worth in table if ratio <= limit), far)
