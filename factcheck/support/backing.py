"""What bears out, or contradicts, each figure of a headline or a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.claim import Claim
from factcheck.links import is_slip
from factcheck.support.derived import derivation
from factcheck.support.passages import Passages, nearness, weighted_words
from factcheck.support.values import BEARING, RELATIONS, relate, same_noun, slot
from factcheck.view import Reading

LINKED = 0.3
"""From here on two numbers are taken to be said of the same thing."""
FEW = 100
DATELINE = 3
CERTAIN = 0.75
"""From here on no arithmetic between other numbers is looked for."""
SWAPPED = 0.35
"""By so much more must the context speak for another number than for the one that is equal."""
SLIGHT = 0.1
_CLOSENESS = ((Decimal("1.1"), 0.15), (Decimal("1.5"), 0.1), (Decimal(2), 0.05), (Decimal(3), 0.0), (Decimal(10), -0.1))
BETTER = 0.2
"""By so much nearer must a number be that breaks a bound than one that keeps it."""
SURE = ("copying", "multiplying")
_EDGES = " \t\n,;.()[]\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Backing:
    """One figure of a summary. `verdict` is agree, contradiction or unsupported; `how` says by what it follows
    (copying, adding, counting …) or what it was held against; `source` is the text's number that bears it out or
    contradicts it; `nearness` is how much of its context both share, 0 to 1."""

    figure: Claim
    verdict: str
    how: str
    source: Claim | None = None
    nearness: float = 0.0
    arithmetic: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number of the text, how the figure stands to it, and how near their contexts are."""

    claim: Claim
    relation: str
    nearness: float


@dataclass
class Evidence:
    """A summary's figures and a text's numbers, with what is worked out once for all of them."""

    figures: Sequence[Claim]
    summary: Passages
    given: Sequence[Claim]
    body: Passages
    reading: Reading
    by_sentence: dict[int, list[Claim]] = field(default_factory=dict)
    candidates: dict[str, list[Candidate]] = field(default_factory=dict)
    surroundings: dict[str, dict[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for claim in self.given:
            self.by_sentence.setdefault(self.body.of(claim), []).append(claim)
        for figure in self.figures:
            self.candidates[figure.id] = list(self._candidates(figure))

    def _candidates(self, figure: Claim) -> Iterator[Candidate]:
        words = weighted_words(self.summary.members[self.summary.of(figure)], figure, self.figures)
        for claim in self.given:
            relation = relate(figure, claim)
            if relation != "apart" and not (relation == "clashes" and _is_dateline(claim)):
                if claim.id not in self.surroundings:
                    number = self.body.of(claim)
                    self.surroundings[claim.id] = weighted_words(
                        self.body.members[number], claim, self.by_sentence[number]
                    )
                near = nearness(words, self.body, claim, self.surroundings[claim.id])
                yield Candidate(claim, relation, near + _likeness(figure, claim))

    def support(self, figure: Claim) -> Candidate | None:
        """The number that best bears a figure out: the surest relation first, then the nearest context."""
        found = [one for one in self.candidates[figure.id] if one.relation in BEARING]
        return min(found, key=lambda one: (RELATIONS.index(one.relation), -one.nearness), default=None)

    def rival(self, figure: Claim) -> Candidate | None:
        """The nearest number that the figure does not follow from, and that no other figure has the better claim to."""
        found = sorted(
            (one for one in self.candidates[figure.id] if one.relation == "clashes"), key=lambda one: -one.nearness
        )
        return next((one for one in found[:8] if not self._taken(one, figure)), None)

    def _taken(self, rival: Candidate, figure: Claim) -> bool:
        for other in self.figures:
            if other is figure or slot(other) != slot(figure):
                continue
            for one in self.candidates[other.id]:
                borne = one.claim is rival.claim and one.relation in ("equal", "rounded")
                if borne and one.nearness >= rival.nearness - SLIGHT:
                    return True
        return False


def _likeness(figure: Claim, claim: Claim) -> float:
    """What two numbers themselves say for their being one: the same noun, a value of the same order."""
    bonus = 0.0
    if slot(figure) == "count":
        bonus += {True: 0.1, None: 0.0, False: -0.1}[same_noun(figure, claim)]
    x, y = figure.quantity.value, claim.quantity.value
    if x and y:
        ratio = max(abs(x), abs(y)) / min(abs(x), abs(y))
        if x != y and is_slip(x, y):
            bonus += 0.15
        else:
            bonus += next((worth for limit, worth in _CLOSENESS if ratio <= limit), -0.3)
    if figure.quantity.per and figure.quantity.per == claim.quantity.per:
        bonus += 0.1
    return bonus


def backings(
    figures: Sequence[Claim], summary: Passages, given: Sequence[Claim], body: Passages, reading: Reading
) -> Iterator[Backing]:
    """The backing of each figure. `figures` stand in `summary`, `given` in `body`, a part of `reading`."""
    evidence = Evidence(figures, summary, given, body, reading)
    for figure in figures:
        yield _backing(figure, evidence)


def _backing(figure: Claim, evidence: Evidence) -> Backing:
    support, rival = evidence.support(figure), evidence.rival(figure)
    against = rival.nearness if rival else 0.0
    if support is not None and support.relation != "allowed":
        if rival and against >= LINKED and against - support.nearness >= SWAPPED and _can_swap(figure):
            return _contradicted(figure, rival, "swapped")
        return _borne(figure, support)
    if support is not None and (rival is None or against < max(LINKED, support.nearness + BETTER)):
        return _borne(figure, support)
    if _verbatim(figure, evidence):
        return Backing(figure, "agree", "copying")
    if (rival is not None and against >= LINKED) or support is None:
        derived = derivation(figure, evidence.given, evidence.body, evidence.reading.article.fields)
        if derived is not None and (against < CERTAIN or derived.how in SURE):
            source = derived.sources[0] if derived.sources else None
            return Backing(figure, "agree", derived.how, source, arithmetic=derived.arithmetic)
    if rival is not None and against >= LINKED:
        return _contradicted(figure, rival, "linked")
    return Backing(figure, "unsupported", "nothing", rival.claim if rival else None, against)


def _is_dateline(claim: Claim) -> bool:
    """The date that a text opens with says when it was written, and nothing else."""
    return (
        slot(claim) == "calendar" and claim.span.start - claim.sentence.start <= DATELINE and not claim.sentence.block
    )


def _can_swap(figure: Claim) -> bool:
    """Small counts stand for too many things to be told apart by their surroundings."""
    value = figure.quantity.value
    return slot(figure) != "count" or (value is not None and abs(value) >= FEW)


def _verbatim(figure: Claim, evidence: Evidence) -> bool:
    """Is the figure a part of a longer writing ("1-1", "Xbox 360") that the text has too?"""
    text, at = figure.sentence_text, figure.span.start - figure.sentence.start
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    end = min((n for n in (text.find(" ", at), text.find("\n", at)) if n >= 0), default=len(text))
    written = text[start : max(end, at + len(figure.text))].strip(_EDGES)
    if len(written) == len(figure.text) or written.startswith(("$", "£", "€")):
        before = text[:start].split()[-1:]
        if not before or not before[0][:1].isupper() or figure.mention.hedge is not None:
            return False
        written = f"{before[0]} {figure.text}"
    return any(written in field for field in evidence.reading.article.fields.values())


def _borne(figure: Claim, support: Candidate) -> Backing:
    how = {"equal": "copying", "rounded": "rounding"}.get(support.relation, "bounding")
    return Backing(figure, "agree", how, support.claim, support.nearness)


def _contradicted(figure: Claim, rival: Candidate, how: str) -> Backing:
    return Backing(figure, "contradiction", how, rival.claim, rival.nearness)
