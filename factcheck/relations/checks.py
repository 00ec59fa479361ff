"""Checks of relations: what the judge found, in the words of the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from decimal import Decimal
from typing import NamedTuple

from factcheck.claims.view import Reading
from factcheck.model.check import Check, Level, Operand, Suggestion
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import replace
from factcheck.numbers.diagnosis import OTHER_SUMS
from factcheck.numbers.tolerance import power
from factcheck.numbers.wording import bare, like, listed, number, percent, quoted, rounded, told_twice
from factcheck.relations.frames.change_ways import POINTS_FOR_PERCENT
from factcheck.relations.frames.judgement import correction, either, replacement, slip, wrong
from factcheck.relations.judge import Relation, relations
from factcheck.relations.tabled import table_relations

ERROR, WARNING = 0.95, 0.6
POWER = 0.6
"""How likely a slip would have shown in a relation that fits: it depends on the words, too."""
CAUSES = {
    "swap": "Two digits may have changed places",
    "digit": "One digit may be wrong",
    "scale": "The scale may be wrong (thousand, million, billion, or the decimal point)",
    "drop": "A digit may be one too many",
    "double": "A digit may be missing",
    "teen": "Teen and ty may have been mixed up",
}
RULES = {
    "change": "change-mismatch",
    "share": "share-mismatch",
    "sum": "sum-mismatch",
    "product": "rate-mismatch",
    "ratio": "rate-mismatch",
    "elapsed": "elapsed-mismatch",
    "same": "conflicting-values",
}
PAIRS = frozenset(("conflicting-values", "headline-mismatch"))
"""The rules that speak of one figure in two places."""
TITLED = frozenset(("headline", "summary"))
LOUD = frozenset(("error", "warning"))
SUMS = frozenset(RULES.values()) - {"conflicting-values"}
"""The rules that reckon with numbers."""
YEAR, DAY = Decimal("31556952"), Decimal(86400)


class Said(NamedTuple):
    """A sentence for the editor and the sum behind it."""

    message: str
    arithmetic: str


def checks(reading: Reading, made: Iterable[Check], rules: frozenset[str]) -> Iterator[Check]:
    """The checks of an article's relations, for the rules named, but for numbers that `made` has settled already: those
    that a rule found to fit or not to fit. What the words assert is looked at again where the rule that agreed was one
    of another kind: that a number repeats, goes up or is converted rightly says nothing of the change that is told."""
    tabled = [relation for relation in table_relations(reading) if RULES[relation.kind] in rules]
    for relation in tabled:
        yield _check(RULES[relation.kind], relation)
    known = _known(made, tabled)
    for relation in relations(reading):
        rule = _rule(relation)
        if rule in rules and not _is_settled(relation, known):
            yield _check(rule, relation)


class Known(NamedTuple):
    """The numbers that are settled already: all of them, those that a sum settled or that did not fit, those of tables,
    and the pairs that are told aloud."""

    settled: Set[str]
    held: Set[str]
    tabled: Set[str]
    pairs: list[frozenset[str]]


def _known(made: Iterable[Check], tabled: Iterable[Relation]) -> Known:
    done = [check for check in made if check.verdict != "not-comparable"]
    in_tables = frozenset(claim.id for relation in tabled for _, claim in relation.roles)
    held = _claims(check for check in done if check.verdict != "agree" or check.rule in SUMS)
    pairs = [_claims((check,)) for check in done if check.level in LOUD]
    return Known(_claims(done) | in_tables, held | in_tables, in_tables, pairs)


def _is_settled(relation: Relation, known: Known) -> bool:
    if relation.kind == "same" and not relation.fits:
        ends = frozenset(claim.id for _, claim in relation.roles)
        return bool(ends & known.tabled) or any(ends <= pair for pair in known.pairs)
    settled = known.held if relation.asserted and not relation.fits else known.settled
    return relation.anchor.id in settled or (not relation.fits and _touches(relation, settled))


def _rule(relation: Relation) -> str:
    """The rule that tells of a relation."""
    if relation.kind == "same" and any(claim.zone in TITLED for _, claim in relation.roles):
        return "headline-mismatch"
    return RULES[relation.kind]


def superseded(made: Iterable[Check], found: Iterable[Check]) -> frozenset[int]:
    """The places of the notes on two numbers of one article among the checks `made` of which the judge tells more."""
    told = {_claims((check,)) for check in found if check.rule in PAIRS and check.verdict != "agree"}
    return frozenset(
        place
        for place, check in enumerate(made)
        if check.rule in PAIRS and check.level not in LOUD and _claims((check,)) in told
    )


def _claims(checks: Iterable[Check]) -> frozenset[str]:
    return frozenset(operand.claim.id for check in checks for operand in check.operands if operand.claim is not None)


def _touches(relation: Relation, settled: Set[str]) -> bool:
    """Are most of the numbers settled?"""
    known = sum(claim.id in settled for _, claim in relation.roles)
    return 2 * known > len(relation.roles)


def _check(rule: str, relation: Relation) -> Check:
    operands = tuple(Operand.of(role, claim) for role, claim in relation.roles)
    said = WORDINGS[relation.equation](relation)
    if relation.fits:
        return Check(rule, "agree", operands, arithmetic=said.arithmetic, power=_power(relation))
    spoken = any(claim.zone == "quote" for _, claim in relation.roles)
    level: Level = "error" if relation.wrong >= ERROR else "warning" if relation.wrong >= WARNING else "note"
    expected = rounded(Decimal(repr(relation.expected)), 6)
    return wrong(
        rule,
        level,
        operands,
        said.arithmetic,
        said.message,
        verdict="contradiction" if level == "error" else "tension",
        diagnosis=_cause(relation),
        suggestion=_suggestion(relation, spoken),
        expected=expected,
        printed=relation.anchor.quantity.value,
        confidence=round(relation.wrong, 3),
        against_quotes=True,
    )


def _power(relation: Relation) -> float:
    """How likely a slip in the anchor would have shown."""
    if relation.kind != "sum":
        return POWER
    low, high = (Decimal(repr(end)) for end in relation.allowed)
    return power(relation.anchor, Interval(low, high))


def _suggestion(relation: Relation, spoken: bool) -> Suggestion | None:
    """All ways in which one other number would put the relation right; what is `spoken` is only to be looked at."""
    if relation.kind == "same":
        a, b = (claim for _, claim in relation.roles)
        made = either(a, b)
        return replace(made, replacements=()) if spoken else made
    if spoken:
        return None
    ways = [
        replacement(
            need.claim, Decimal(f"{need.value:.12g}"), Interval(Decimal(repr(need.low)), Decimal(repr(need.high)))
        )
        for need in relation.needs
    ]
    if not ways:
        return None
    all_ways = listed(
        [f"{way.text} for {quoted(need.claim)}" for way, need in zip(ways, relation.needs, strict=True)], "or"
    )
    text = f"{all_ways} would put it right." if len(ways) == 1 else f"One of these would put it right: {all_ways}."
    return correction(text, *ways)


def _cause(relation: Relation) -> str:
    if relation.equation == "change rate":
        return POINTS_FOR_PERCENT
    if relation.kind == "same":
        return _cause_of_two(relation)
    if relation.cause == "none" or not relation.culprit:
        return ""
    culprit = relation.anchor
    if any(role == relation.culprit for role, _ in relation.roles):
        named = relation.claims(relation.culprit)
        culprit = named[0] if len(named) == 1 else relation.anchor
    if relation.cause in OTHER_SUMS:
        return f"{quoted(culprit)} is {OTHER_SUMS[relation.cause]}."
    return f"{CAUSES[relation.cause]} in {quoted(culprit)}."


def _cause_of_two(relation: Relation) -> str:
    """The slip that makes one value of a figure of the other."""
    x, y = (claim.quantity for _, claim in relation.roles)
    return slip(y.value or Decimal(0), x.value or Decimal(0)) if x.unit == y.unit or x.kind == "count" else ""


def _decimal(relation: Relation) -> Decimal:
    return Decimal(f"{relation.expected:.10g}")


def _change(relation: Relation) -> Said:
    start, end = relation.claim("from"), relation.claim("to")
    before, after = start.quantity.value or Decimal(0), end.quantity.value or Decimal(0)
    rate = percent(_decimal(relation) * (100 if relation.equation == "change fraction" else 1))
    way = "a rise" if after > before else "a fall"
    return Said(
        f"{quoted(start)} to {quoted(end)} is {way} of {rate}, not {quoted(relation.anchor)}",
        f"({bare(end)} - {bare(start)}) / {bare(start)} = {rate}",
    )


def _rate(relation: Relation) -> Said:
    start, end = relation.claim("from"), relation.claim("to")
    points = abs((end.quantity.value or Decimal(0)) - (start.quantity.value or Decimal(0)))
    right = f"{number(points)} percentage point{'' if points == 1 else 's'}"
    return Said(
        f"{quoted(start)} to {quoted(end)} is {right} ({percent(_decimal(relation))} in percent), not"
        f" {quoted(relation.anchor)}",
        f"{bare(end)} - {bare(start)} = {right}",
    )


def _times(relation: Relation) -> Said:
    start, end = relation.claim("from"), relation.claim("to")
    times = number(_decimal(relation), 3)
    return Said(
        f"{quoted(end)} is {times} times {quoted(start)}, not {quoted(relation.anchor)}",
        f"{bare(end)} / {bare(start)} = {times}",
    )


def _difference(relation: Relation) -> Said:
    a, b = relation.claim("one"), relation.claim("other")
    high, low = (a, b) if (a.quantity.value or 0) >= (b.quantity.value or 0) else (b, a)
    apart = like(relation.anchor, _decimal(relation))
    return Said(
        f"{quoted(high)} and {quoted(low)} are {number(_decimal(relation), 6)} apart, not {quoted(relation.anchor)}",
        f"{bare(high)} - {bare(low)} = {apart}",
    )


def _step(relation: Relation) -> Said:
    apart, end = relation.claim("apart"), relation.claim("to")
    rate = percent(_decimal(relation), 2)
    return Said(
        f"{quoted(apart)} to {quoted(end)} is about {rate}, not {quoted(relation.anchor)}",
        f"{bare(apart)} / {bare(end)} = {rate}",
    )


def _share(relation: Relation) -> Said:
    part, whole = relation.claim("part"), relation.claim("whole")
    value = _decimal(relation)
    share = percent(value) if relation.equation == "share percent" else percent(value * 100)
    return Said(
        f"{quoted(part)} of {quoted(whole)} is {share}, not {quoted(relation.anchor)}",
        f"{bare(part)} / {bare(whole)} = {share}",
    )


def _made(relation: Relation) -> str:
    """What the others make of a number, written as it is, unless that would be the number as printed."""
    made = like(relation.anchor, _decimal(relation))
    return number(_decimal(relation)) if made == quoted(relation.anchor) else made


def _sum(relation: Relation) -> Said:
    parts = relation.claims("part")
    total = _made(relation)
    return Said(
        f"{listed([quoted(part) for part in parts])} make {total}, not {quoted(relation.anchor)}",
        f"{' + '.join(bare(part) for part in parts)} = {total}",
    )


def _rest(relation: Relation) -> Said:
    whole, parts = relation.claim("whole"), relation.claims("part")
    rest = _made(relation)
    return Said(
        f"{quoted(whole)} less {listed([quoted(part) for part in parts])} is {rest}, not {quoted(relation.anchor)}",
        f"{bare(whole)} - {' - '.join(bare(part) for part in parts)} = {rest}",
    )


def _product(relation: Relation) -> Said:
    times, each = relation.claim("times"), relation.claim("each")
    result = number(_decimal(relation), 4)
    return Said(
        f"{quoted(times)} times {quoted(each)} is {result}, not {quoted(relation.anchor)}",
        f"{bare(times)} × {bare(each)} = {result}",
    )


def _ratio(relation: Relation) -> Said:
    total, count = relation.claim("total"), relation.claim("times")
    base = ["100"] if relation.equation == "ratio percent" else [bare(claim) for claim in relation.claims("base")]
    result = number(_decimal(relation), 3)
    each = f" for each {base[0]}" if base else ""
    return Said(
        f"{quoted(total)} over {quoted(count)} is {result}{each}, not {quoted(relation.anchor)}",
        f"{' × '.join([bare(total), *base])} / {bare(count)} = {result}",
    )


def _yearly(relation: Relation) -> Said:
    each = relation.claim("each")
    times = round(relation.expected / float(each.quantity.value or 1))
    result = _made(relation)
    return Said(
        f"{times} times {quoted(each)} is {result}, not {quoted(relation.anchor)}",
        f"{bare(each)} × {times} = {result}",
    )


def _covered(relation: Relation) -> Said:
    lasting, speed = relation.claim("lasting"), relation.claim("speed")
    result = like(relation.anchor, _decimal(relation))
    return Said(
        f"At {quoted(speed)}, {quoted(lasting)} make {result}, not {quoted(relation.anchor)}",
        f"{bare(speed)} × {bare(lasting)} = {result}",
    )


def _elapsed(relation: Relation) -> Said:
    value = _decimal(relation)
    unit, size = ("years", YEAR) if relation.anchor.quantity.unit in ("year", None) else ("days", DAY)
    seconds = value if relation.anchor.quantity.kind != "duration" else value * _seconds(relation.anchor)
    length = f"{number(seconds / size, 2 if unit == 'years' else None)} {unit}"
    dates = [claim for role, claim in relation.roles if role in ("start", "end")]
    if len(dates) == 1:
        return Said(
            f"From {quoted(dates[0])} to the day of publication are about {length}, not {quoted(relation.anchor)}",
            f"{quoted(dates[0])} to publication = {length}",
        )
    return Said(
        f"From {quoted(relation.claim('start'))} to {quoted(relation.claim('end'))} are about {length}, not"
        f" {quoted(relation.anchor)}",
        f"{quoted(relation.claim('start'))} to {quoted(relation.claim('end'))} = {length}",
    )


def _seconds(claim: Claim) -> Decimal:
    from factcheck.numbers.units import unit

    known = unit(claim.quantity.unit or "")
    return known.factor if known is not None else DAY


def _same(relation: Relation) -> Said:
    a, b = (claim for _, claim in relation.roles)
    return Said(told_twice(a, b), f"{quoted(a)} and {quoted(b)}")


WORDINGS: dict[str, Callable[[Relation], Said]] = {
    "change percent": _change,
    "change rate": _rate,
    "change title": _change,
    "change fraction": _change,
    "change times": _times,
    "change points": _difference,
    "change basis": _difference,
    "change difference": _difference,
    "change step": _step,
    "share percent": _share,
    "share fraction": _share,
    "sum": _sum,
    "sum rest": _rest,
    "product": _product,
    "ratio": _ratio,
    "ratio percent": _ratio,
    "ratio base": _ratio,
    "product period": _yearly,
    "product speed": _covered,
    "elapsed between": _elapsed,
    "elapsed since": _elapsed,
    "same": _same,
}
