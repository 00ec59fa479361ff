"""What bears out, or contradicts, each figure of a headline or a summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck.claims.view import Reading
from factcheck.links.derived import Derivation, derivation
from factcheck.links.evidence import Candidate, Evidence
from factcheck.links.misplaced import misplaced, of_another
from factcheck.links.passages import Passages, title_case
from factcheck.links.power import powers
from factcheck.links.unclaimed import OFTEN
from factcheck.links.values import same_noun, slot
from factcheck.model.check import Verdict
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.numbers.digits import digits_of
from factcheck.numbers.tolerance import BLIND
from factcheck.numbers.wording import last_digit

LINKED = 0.27
"""From here on two numbers are taken to be said of the same thing."""
COMMON = 0.23
MANY = 1000
HEADLINE = 0.15
CERTAIN = 0.75
"""From here on no arithmetic between other numbers is looked for."""
BETTER = 0.15
"""By so much nearer must a number be that breaks a bound than one that keeps it."""
PLAIN = 0.5
FEW_DIGITS = 2
OUTSHINES = 0.25
"""By so much nearer must a number one slip away be than one that bears the figure out."""
LONG = 12
"""So many content words has a summary that is more than a headline."""
HALF = 0.5
_COMPUTED = ("percent", "money")
"""What news computes from other numbers as a matter of course."""
COVERED = 0.4
SURE = ("copying", "multiplying")
_EDGES = " \t\n,;.()[]\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Backing:
    """One figure of a summary. `verdict` is agree, contradiction, tension or unsupported; `how` says by what it follows
    (copying, adding, counting …), what it was held against, or "mixed", that it stands with words of two numbers;
    `source` is the text's number that bears it out or contradicts it; `nearness` is how much of its context both share,
    about 0 to 1, and `shared` the strongest words of that context. What contradicts is `linked` (another number of the
    same thing), `swapped` (the number of another thing), or the same number for another `period`, with another
    `direction` or `rate`. `powers` is how likely a slip in the figure and in the source would have been caught: by
    default that of computed and counted figures."""

    figure: Claim
    verdict: Verdict
    how: str
    source: Claim | None = None
    nearness: float = 0.0
    arithmetic: str = ""
    shared: tuple[str, ...] = ()
    powers: tuple[float, float] = (BLIND, BLIND)


def backings(
    figures: Sequence[Claim],
    summary: Passages,
    given: Sequence[Claim],
    body: Passages,
    reading: Reading,
    fields: Mapping[str, str],
) -> Iterator[Backing]:
    """The backing of each figure. `figures` stand in `summary`, a part of a text of these `fields`; `given` in `body`,
    a part of `reading`."""
    evidence = Evidence(figures, summary, given, body, reading, fields)
    for figure in figures:
        if figure.mention.kind != OFTEN:
            yield _backing(figure, evidence)
        elif (found := _of_another_rhythm(figure, evidence)) is not None:
            yield found


def _of_another_rhythm(figure: Claim, evidence: Evidence) -> Backing | None:
    """ "The monthly fair" of a text that only tells of the weekly fair: the contradiction, or None. A text that names
    the stretch of time at all may say so in other words."""
    unit = figure.mention.unit or ""
    if {unit, f"{unit}s"} & evidence.body.words or evidence.support(figure) is not None:
        return None
    rival = evidence.rival(figure)
    if rival is None or evidence.run(figure, rival.claim) == 0 or rival.nearness < needed(figure):
        return None
    return _contradicted(figure, rival, "linked", evidence)


def _backing(figure: Claim, evidence: Evidence) -> Backing:
    owner = of_another(figure, evidence)
    if owner is not None and owner[1]:
        return _contradicted(figure, owner[0], "swapped", evidence)
    if owner is not None:
        return Backing(figure, "unsupported", "mixed", owner[0].claim, owner[0].nearness)
    support, rival = evidence.support(figure), evidence.rival(figure)
    against = rival.nearness if rival else 0.0
    enough = _enough_of(figure, rival)
    if support is not None and support.relation != "allowed":
        return _supported(figure, support, rival, enough, evidence)
    if support is not None and (rival is None or against < max(enough, support.nearness + BETTER)):
        return _borne(figure, support, evidence)
    return _unsupported(figure, rival, rival is not None and against >= enough, support is None, evidence)


def _unsupported(figure: Claim, rival: Candidate | None, strong: bool, alone: bool, evidence: Evidence) -> Backing:
    """A figure that no single number bears out: copied words may hold it, several numbers may make it. `strong`: the
    rival stands near enough to contradict it; `alone`: no number could be it even with a hedge."""
    against = rival.nearness if rival else 0.0
    if _verbatim(figure, evidence):
        return Backing(figure, "agree", "copying")
    made = _made(figure, rival, against, evidence) if strong or alone else None
    if made is not None:
        return made
    if rival is not None and strong:
        return _contradicted(figure, rival, "linked", evidence)
    if rival is not None and _stands_for(figure, rival, evidence):
        return Backing(figure, "tension", "rival", rival.claim, against, shared=evidence.shared(figure, rival.claim))
    return Backing(figure, "unsupported", "nothing", rival.claim if rival else None, against)


def _stands_for(figure: Claim, rival: Candidate, evidence: Evidence) -> bool:
    """Is a figure that stands nowhere in the text likely a number that it has: one of the same kind that no other
    figure of the summary gives, beside some of the same words, where most of the sentence is the text's? A headline
    makes figures of its own; so does a single short sentence."""
    kind = slot(figure)
    named = kind == "calendar" and _named_alike(figure, rival.claim)
    counted = kind == "count" and same_noun(figure, rival.claim) is True
    if kind not in ("money", "percent", "duration") and not (named or counted):
        return False
    headed = title_case(figure.sentence_text) and evidence.length < 2 * LONG
    if headed or evidence.length < LONG or (not named and _within_rounding(figure, rival.claim)):
        return False
    return rival.nearness >= HALF * needed(figure) and evidence.covered(figure) >= COVERED


def _named_alike(figure: Claim, given: Claim) -> bool:
    """Are both days of the week, or both months, without a date?"""
    a, b = figure.mention.when, given.mention.when
    if a is None or b is None or {a.year, b.year} != {None} or a.until is not None or b.until is not None:
        return False
    weekdays = None not in (a.weekday, b.weekday) and a.weekday != b.weekday
    months = a.day is b.day is None and None not in (a.month, b.month) and a.month != b.month
    return weekdays or months


def _within_rounding(figure: Claim, given: Claim) -> bool:
    x, y = figure.quantity.value, given.quantity.value
    numbers = figure.mention.number, given.mention.number
    if x is None or y is None or numbers[0] is None or numbers[1] is None:
        return True
    if slot(figure) == "percent":  # a share of 10 is as exact as one of 15
        return abs(x - y) <= max(last_digit(numbers[0]), last_digit(numbers[1]))
    return abs(x - y) <= max(numbers[0].quantum, numbers[1].quantum)


def _enough_of(figure: Claim, rival: Candidate | None) -> float:
    """How near another number must stand to contradict a figure: less near where it is one slip of the hand away."""
    return min(LINKED, needed(figure)) if rival is not None and rival.slip else needed(figure)


def _supported(
    figure: Claim, support: Candidate, rival: Candidate | None, enough: float, evidence: Evidence
) -> Backing:
    """A figure that a number of the text bears out, unless that number is said of another thing, or another number,
    one slip of the hand away, stands much nearer."""
    other = misplaced(figure, evidence) if support.relation == "equal" else None
    outshone = rival is not None and rival.slip and rival.nearness >= max(enough, support.nearness + OUTSHINES)
    if other is None and rival is not None and outshone:
        other = rival, "linked"
    if other is None or _total_of(figure, other[0], evidence):
        return _borne(figure, support, evidence)
    return _contradicted(figure, other[0], other[1], evidence)


def _made(figure: Claim, rival: Candidate | None, against: float, evidence: Evidence) -> Backing | None:
    """A figure that numbers of the text make, where the nearest other number speaks less against it."""
    derived = _derived(figure, evidence)
    if derived is None:
        return None
    plain = rival is not None and _plain_slip(figure, rival)
    if against < _enough(figure, derived) or (_sure(figure, derived) and not plain):
        source = derived.sources[0] if derived.sources else None
        return Backing(figure, "agree", derived.how, source, arithmetic=derived.arithmetic)
    return None


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
    return written in evidence.body.text


def _plain_slip(figure: Claim, rival: Candidate) -> bool:
    """Is a number of many digits one slip away in the text, in surroundings that leave little doubt? Then it does not
    matter that the figure can be computed too: the two still do not fit."""
    value = figure.quantity.value
    return rival.slip and rival.nearness >= PLAIN and value is not None and len(digits_of(value)) > FEW_DIGITS


def _enough(figure: Claim, derived: Derivation) -> float:
    """How near a rival must be to outdo a derivation: headlines count what the text tells, sentences hardly do."""
    if derived.how == "counting":
        return needed(figure)
    of_dates = any(slot(one) == "calendar" for one in derived.sources)
    return CERTAIN if of_dates or slot(figure) in _COMPUTED else needed(figure) + BETTER


def _sure(figure: Claim, derived: Derivation) -> bool:
    """Is it more than chance that a number comes out? A sum of two numbers that stand side by side, with more than one
    digit, is no chance."""
    if derived.how == "counting":
        return title_case(figure.sentence_text)
    if derived.how == "adding":
        first, second = derived.sources
        return first.sentence == second.sentence and len(str(abs(figure.quantity.value or 0)).strip("0.")) > 1
    return derived.how in SURE


def _total_of(figure: Claim, other: Candidate, evidence: Evidence) -> bool:
    """Is the number that stands in the figure's place a part of it?"""
    derived = _derived(figure, evidence)
    return derived is not None and derived.how == "adding" and other.claim in derived.sources


def _derived(figure: Claim, evidence: Evidence) -> Derivation | None:
    return derivation(figure, evidence.given, evidence.related(figure), evidence.body, evidence.years)


def needed(figure: Claim) -> float:
    """How near the context of another number must be: nearer for counts and years, of which a text has many, and in
    headlines, which have few words and make figures of their own."""
    when = figure.mention.when
    few = abs(figure.quantity.value or Decimal(0)) < MANY
    counted = slot(figure) == "count" and (few or figure.mention.unit is not None)
    common = counted or (when is not None and when.grain == "year")
    return LINKED + (COMMON if common else 0.0) + (HEADLINE if title_case(figure.sentence_text) else 0.0)


def _borne(figure: Claim, support: Candidate, evidence: Evidence) -> Backing:
    how = {"equal": "copying", "rounded": "rounding"}.get(support.relation, "bounding")
    caught = powers(figure, support, evidence.candidates[figure.id], needed(figure), LINKED)
    return Backing(figure, "agree", how, support.claim, support.nearness, powers=caught)


def _contradicted(figure: Claim, rival: Candidate, how: str, evidence: Evidence) -> Backing:
    shared = evidence.shared(figure, rival.claim)
    return Backing(figure, "contradiction", how, rival.claim, rival.nearness, shared=shared)
