"""Drifts: one number with two meanings, and one that is planned where it first stands, and pointed at as done where it
comes back.

How likely two meanings of one number (`factcheck.claims.meanings`) are a slip is weighed by what known slips look
like, against such pairs in news that is believed right (`factcheck.trial.meanings`).

"It expects to take on 900 people … the 900 workers it has taken on". The two must count the same, the second with
"the", "these" or "its" before it and words of completion behind it. Chance gives hardly any such pair, and news that is
right holds hardly any (none in the last 5,000 articles looked at): what has come true since it was planned is told in
another article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.claims.grammar import Frame
from factcheck.claims.meanings import Meanings
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.check import Check, Operand, Suggestion
from factcheck.model.claim import Claim
from factcheck.numbers.digits import digits_of
from factcheck.numbers.wording import quoted
from factcheck.relations.weighing import weights, wrong

KINDS = frozenset(("count", "money", "area", "mass", "volume", "power", "energy", "length"))
CHARGES = frozenset(("charge", "charges"))
PEOPLE = frozenset(("people", "workers", "students", "customers"))
LEAST, REACH, DIGITS = 10, 90, 2
"""The least number, the characters before it in which a word of the future is looked for, and the digits that an amount
of money has at least."""
_TO_COME = regex(
    r"\b(?:expects?|expected|plans?|planned|intends?|hopes?|hoped|aims?|aimed|wants?|wanted|seeks?|seeking|sought"
    r"|(?:is|are|was|were) (?:set |due |meant |supposed |likely |expected )?to (?!have)|will|would|could|should"
    r"|propos\w+|recommend\w*|asked for|asking for|appl(?:y|ied|ies) for|promis\w+|pledg\w+|letter of intent|target"
    r"|goal)\b"
)
_CLAUSE = regex(r"[;:]| (?:but|while|after) ")
_THE = regex(r"\b(?:the|these|those|its|their|our|his|her) $")
_NOT_YET = (
    r"(?!been (?:told|promised|offered|planned|asked)|to |yet |promised|planned|proposed|asked|forecast|predicted"
    r"|projected)"
)
_WE = r"we (?!are|want|plan|hope|need|will|would|could|can|intend|expect|promis|may|might|must|should)"
_IS_THERE = regex(
    r"(?: (?!was|were|is|are|would|will)[^\sA-Z.,;:()]+){0,5}?"
    rf" (?:(?:has|have) (?:[a-z]+ly |already |now |just )?{_NOT_YET}[a-z]+"
    rf"|(?:now|already) [a-z]+|approved|received|hired|granted|paid out|delivered|completed|{_WE}[a-z]+)\b"
)
_CONDITION = regex(
    r"\b(?:if|once|until|unless|provided|condition|whether|how much|how many|none of|no [a-z]+ of|not [a-z ]+ of)\b"
)
_FROM = regex(r"\b(?:from|than) $")
_ASKED = ("?", '?"', "?'", "?”")

MEANING = "meaning"
"""The name of the weights."""


def turned(reading: Reading, families: frozenset[str]) -> Iterator[tuple[Meanings, float]]:
    """The numbers that are told with two meanings of some families, each with the pair of places that is likeliest a
    slip, and how likely that is."""
    known = weights(MEANING)
    if known is None:
        return
    best: dict[tuple[str, Decimal | None], tuple[Meanings, float]] = {}
    for pair in reading.meanings:
        one = pair.first.claim
        if _are_found(pair):
            continue
        number = one.mention.kind, one.quantity.value
        likely = wrong(known, 0.0, pair.features)
        if number not in best or best[number][1] < likely:
            best[number] = pair, likely
    yield from ((pair, likely) for pair, likely in best.values() if pair.family in families)


def _are_found(pair: Meanings) -> bool:
    """Are it the charges themselves that a number counts ("guilty on 10 counts", "each of the 10 charges")? That they
    are charges says nothing of what was found."""
    told = zip((pair.first, pair.second), pair.senses, strict=True)
    return any(one.senses.close[sense].words in CHARGES for one, sense in told)


def two_meanings(rule: str, pair: Meanings, likely: float) -> Check:
    """The finding on a number with two meanings."""
    first, second = pair.first.claim, pair.second.claim
    said = [told.senses.close[sense].words for told, sense in zip((pair.first, pair.second), pair.senses, strict=True)]
    return Check(
        rule,
        "tension",
        (Operand.of("first", first), Operand.of("second", second)),
        level="warning",
        message=(
            f"{quoted(first)} is told of in two ways: in one place with “{said[0]}”, in another with “{said[1]}”. "
            f"One number is hardly both."
        ),
        suggestion=Suggestion("Look up which it is, and say so in both places."),
        confidence=round(likely, 3),
    )


def taken(frames: Sequence[Frame]) -> Iterator[tuple[Claim, Claim]]:
    """Numbers that were to come, each with its place where it is told as done."""
    to_come: list[Claim] = []
    told = [(frame, claim) for frame in frames for claim in frame.claims if _is_looked_at(claim)]
    seen = Counter(claim.quantity.value for _, claim in told)
    for frame, claim in ((frame, claim) for frame, claim in told if seen[claim.quantity.value] > 1):
        planned = next((one for one in to_come if _is_same(one, claim)), None)
        if planned is None and _is_to_come(frame, claim):
            to_come.append(claim)
        elif planned is not None and _is_done(frame, claim):
            yield planned, claim
            to_come.remove(planned)


def _is_looked_at(claim: Claim) -> bool:
    value = claim.quantity.value
    return value is not None and value >= LEAST and claim.quantity.kind in KINDS and not _is_round(claim)


def _is_round(claim: Claim) -> bool:
    """Is it an amount that many things cost ("the £20 note", "the $1 billion package")?"""
    value = claim.quantity.value
    return claim.quantity.kind == "money" and value is not None and len(digits_of(value)) < DIGITS


def _is_same(planned: Claim, claim: Claim) -> bool:
    a, b = planned.quantity, claim.quantity
    if (a.value, a.kind, a.per, a.currency) != (b.value, b.kind, b.per, b.currency):
        return False
    if planned.sentence == claim.sentence:
        return False
    classes = {planned.mention.noun_class, claim.mention.noun_class}
    return a.unit == b.unit or (len(classes) == 1 and None not in classes) or classes <= PEOPLE


def _is_to_come(frame: Frame, claim: Claim) -> bool:
    if claim.sentence.zone in ("headline", "table"):
        return False
    clause = _CLAUSE.split(frame.text[: frame.place_of(claim)])[-1]
    if _FROM.search(clause):
        return False
    return _TO_COME.search(clause[-REACH:]) is not None


def _is_done(frame: Frame, claim: Claim) -> bool:
    """Is a number pointed at ("the 900") as something that is there?"""
    place = frame.place_of(claim)
    before = frame.text[:place]
    if frame.text.endswith(_ASKED):
        return False
    if _THE.search(before) is None or _CONDITION.search(before, max(0, place - REACH)) is not None:
        return False
    return _IS_THERE.match(frame.text, place + 1) is not None
