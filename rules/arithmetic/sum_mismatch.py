"""Parts do not add up to the total that is printed with them.

## What it checks
A total and the parts that the text says it is made of: in brackets ("71 new stores (32 in September, 22 in October, 17
in November)"), after a comma, colon or dash ("12 people, five women and seven men"), with words ("8 million, consisting
of …", "…, a total of 54"), in votes ("247 for and 114 against out of 361"), with a remainder ("eight of the 12 were
women, the other four men"), and in tables, where a row or a column is the sum or the difference of others (sales less
cost of sales), whatever it is called. Shares that end in "the remaining 15%" must make 100%. What is left
("cut 500 jobs, leaving 4,500 of its 5,000"), margins ("52,100 to 48,900, a majority of 3,200"), balances of exports and
imports, and sums that two sentences tell ("killed 14 people. The dead were five children and nine women"). Sums that
other words assert ("of the 387 ballots, 119 … and 268 …", "The rest, £2.6m, …", "In all, 17,247 …", "taking … to 61.5
percent", a list behind a colon) are reported where one slip of a hand would make them come out. More votes than those
who may vote; matches won, drawn and lost against those played, and against the points; the scores of a game's periods.

## Why editors care
A sum is the one check that any reader can do in the head, and a wrong one discredits all the other figures. Most wrong
sums are one mistyped part, or a total that was not updated when a part was.

## When it stays silent
Where the list may be incomplete ("including", "among them"): then only parts that come to more than their total are
reported. Where the numbers are rounded and the sum is within their rounding. Where a list after a comma may be a list
of other things: then only people of one kind are added up. Parts in other units or currencies are not added. A balance
of trade is reported only where one slip would explain it, since it may be one with another country or of another month.

## How to fix
Add up the parts again; the finding gives the sum, and the part or total in which one slip would explain the difference.

## Sources
Calculations 1.1 of XBRL International: a sum is inconsistent only where the intervals of the rounded numbers do not
meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from factcheck.claims.view import Reading, View
from factcheck.model.check import Check, Operand, Replacement, Rule
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.digits import digits_of
from factcheck.numbers.tolerance import HALF, HUNDRED, grain, spread, total
from factcheck.numbers.wording import bare, like, listed, number, percent, quoted
from factcheck.relations.frames.balances import balances, trade_balances
from factcheck.relations.frames.judgement import agree, correction, not_comparable, operands, replacement, slip, wrong
from factcheck.relations.frames.linescores import LineScore, linescores
from factcheck.relations.frames.parts import Partition, partitions
from factcheck.relations.frames.roles import Record, ballots, records, results
from factcheck.relations.frames.sequels import told_parts
from factcheck.relations.frames.total_lines import headed, line_partitions

RULE = Rule(
    code="FC301",
    name="sum-mismatch",
    family="arithmetic",
    level="error",
    summary="parts that do not add up to the total that is printed with them",
)

BOUND = 0.3
"""The power of a check that says only that parts are not more than their whole."""
THREE, THOUSAND = Decimal(3), Decimal(1000)
FEW = 5
"""Of so many rounded shares the sum is off by one unit of the last digit at most, of more by two."""
SMALL = 10
"""Sums below this come out right by chance too often to tell a list from a sum."""


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    reading = view.reading
    stated = [partition for frame in reading.frames for partition in partitions(frame)]
    seen: set[frozenset[str]] = set()
    stated += [partition for frame in reading.frames for partition in balances(frame)]
    over = (*told_parts(reading.frames), *trade_balances(reading.frames), *ballots(reading.frames))
    over = (*over, *results(reading.frames), *headed(reading.frames))
    for partition in (*stated, *line_partitions(reading.frames), *over):
        if partition.members not in seen:
            seen.update([partition.members] if partition.sure or partition.summed else [])
            yield from _hundred(partition) if partition.total is None else _judged(partition)
    for record in records(reading.frames):
        yield from _points(record)
    yield from map(partial(_scored, reading), linescores(reading.article))


def _scored(reading: Reading, line: LineScore) -> Check:
    """The points of each period of a game against those of all."""
    text = reading.article.fields["text"]
    spans = [*(("part", span) for span in line.scores), ("total", line.total)]
    members = tuple(Operand(role, reading.article.id, span, text[span.start : span.end]) for role, span in spans)
    made = number(line.made)
    arithmetic = f"{' + '.join(operand.text for operand in members[:-1])} = {made}"
    if line.made == line.printed:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=1.0)
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"The scores of the periods make {made}, not {members[-1].text}.",
        expected=line.made,
        printed=line.printed,
        confidence=0.85,
    )


def _points(record: Record) -> Iterator[Check]:
    """Three points for a win and one for a draw. In other games a win brings two, or four and more."""
    won, drawn, points = (claim.quantity.value or Decimal(0) for claim in (record.won, record.drawn, record.points))
    made = THREE * won + drawn
    members = operands(("part", (record.won, record.drawn, record.lost)), ("total", record.points))
    arithmetic = f"3 × {bare(record.won)} + {bare(record.drawn)} = {number(made)}"
    if points == made:
        yield agree(RULE.name, members, arithmetic, Interval.point(made))
    elif 2 * won + drawn < points < 4 * won + 2 * drawn:
        yield wrong(
            RULE.name,
            "warning",
            members,
            arithmetic,
            f"{quoted(record.won)} won and {quoted(record.drawn)} drawn make {number(made)} points, not"
            f" {quoted(record.points)}.",
            expected=made,
            printed=points,
            confidence=0.7,
        )


def _explained(partition: Partition, value: Decimal, exact: Decimal) -> bool:
    """Does one slip of a hand, in the total or in a part, make the sum? Numbers in brackets that miss the one before
    them by just any amount may be the parts of another thing."""
    parts = [part.quantity.value or Decimal(0) for part in partition.parts]
    return bool(slip(value, exact)) or any(slip(part, part + value - exact) for part in parts if part + value > exact)


def _judged(partition: Partition) -> Iterator[Check]:
    """The check of one partition; none where the list may be one of other things."""
    whole, parts = partition.total, partition.parts
    assert whole is not None
    members = operands(("part", parts), ("total", whole))
    value = whole.quantity.value or Decimal(0)
    exact = sum((part.quantity.value or Decimal(0) for part in parts), Decimal(partition.ones))
    counted, reach = _counted(partition), _reach(partition)
    arithmetic = f"{_written(partition)} = {number(exact)}"
    if reach.meets(spread(whole, counted)):
        if partition.sure or value >= SMALL:
            yield agree(RULE.name, members, arithmetic, reach)
    elif partition.open and (why := _are_others(partition)):
        yield not_comparable(RULE.name, members, why)
    elif partition.open and reach.low is not None and value >= reach.low:
        within = Check(RULE.name, "agree", members, arithmetic=f"{arithmetic}, within {quoted(whole)}", power=BOUND)
        yield from [within] if partition.sure else []
    elif _is_near(partition, value, exact):
        yield _mismatch(partition, members, arithmetic, value, exact, reach)
    elif partition.sure:
        yield not_comparable(RULE.name, members, "these may not be the parts of this number")


def _reach(partition: Partition) -> Interval:
    """Every sum that the parts allow; shares of a number that is none are rounded to whole percent."""
    claims = (*partition.parts, *([partition.total] if partition.total else []))
    rates = [claim.quantity.kind == "percent" for claim in claims]
    reach = total(partition.parts, _counted(partition)) + Interval.point(Decimal(partition.ones))
    return reach + Interval(-HALF, HALF) if any(rates) and not all(rates) else reach


def _is_near(partition: Partition, value: Decimal, exact: Decimal) -> bool:
    """Are the parts and the total near enough to belong together, or one slip apart? "Respectively" gives each number
    to something else."""
    if any("respectively" in part.sentence_text for part in partition.parts):
        return False
    near = value > 0 and Decimal("0.4") <= exact / value <= Decimal("2.5")
    if partition.sure:
        return near or bool(slip(value, exact))
    return near and partition.summed and _one_slip(partition, value, exact)


def _are_others(partition: Partition) -> str:
    """Why the numbers of an open list may be no parts; "" where they may."""
    value = partition.total.quantity.value or Decimal(0) if partition.total is not None else Decimal(0)
    if _are_choices(partition):
        return "these may be choices rather than parts"
    others = any(value < (part.quantity.value or 0) < THOUSAND * value for part in partition.parts)
    return "one of them is another whole" if others else ""


def _are_choices(partition: Partition) -> bool:
    """Is each only one of several that may be had ("worth as much as $45, including $30, $35 and $40")? So it is where
    no more than a bound is told, or where any two of three come to more."""
    whole, parts = partition.total, sorted(part.quantity.value or Decimal(0) for part in partition.parts)
    if whole is None or whole.quantity.relation in ("at-most", "under"):
        return True
    return len(parts) > 2 and parts[0] + parts[1] > (whole.quantity.value or Decimal(0))


def _written(partition: Partition) -> str:
    return " + ".join([*(bare(part) for part in partition.parts), *(["1"] * partition.ones)])


def _one_slip(partition: Partition, value: Decimal, exact: Decimal) -> bool:
    """Would one wrong digit in one number explain the difference? Then they were meant to be a sum."""
    return value >= SMALL and len(digits_of(value)) >= 3 and any(why for _, _, why in _slips(partition, value, exact))


def _mismatch(
    partition: Partition, members: tuple[Operand, ...], arithmetic: str, value: Decimal, exact: Decimal, reach: Interval
) -> Check:
    whole = partition.total
    assert whole is not None
    slips = [found for found in _slips(partition, value, exact) if found[2]]
    diagnosis, text = "", f"The parts make {_as_written(partition, exact)}."
    if len(slips) == 1:
        claim, right, why = slips[0]
        diagnosis = f"{quoted(claim)} for {right}: {why[0].lower()}{why[1:]}"
        text = f"{right} would make the sum right."
    elif slips:
        either = listed([f"{right} for {quoted(claim)}" for claim, right, _ in slips], "or")
        text = f"One of these would make the sum right: {either}."
    more = [f"{partition.ones} more"] if partition.ones else []
    said, made = listed([*(quoted(part) for part in partition.parts), *more]), _as_written(partition, exact)
    certain = partition.sure and not partition.apart and _explained(partition, value, exact)
    return wrong(
        RULE.name,
        "error" if certain else "warning",
        members,
        arithmetic,
        f"{said} make {number(exact) if made == quoted(whole) else made}, not {quoted(whole)}.",
        diagnosis=diagnosis,
        suggestion=correction(text, *_ways(partition, value, exact, reach)),
        expected=exact,
        printed=value,
        confidence=0.95 if certain else 0.75 if partition.sure else 0.7,
    )


def _lacks_scale(partition: Partition, exact: Decimal) -> bool:
    """Does a whole lack the "million" of its parts ("$499.2 …, including $55.0M and $444.2M")?"""
    whole, numeral = partition.total, partition.parts[0].mention.number
    if whole is None or whole.mention.number is None or numeral is None or not whole.quantity.value:
        return False
    return whole.mention.number.scale == 1 < numeral.scale and exact / whole.quantity.value >= THOUSAND


def _as_written(partition: Partition, exact: Decimal) -> str:
    """A sum as its whole is written, or as its parts are where the whole lacks their scale."""
    assert partition.total is not None
    return like(partition.parts[0] if _lacks_scale(partition, exact) else partition.total, exact)


def _ways(partition: Partition, value: Decimal, exact: Decimal, reach: Interval) -> Iterator[Replacement]:
    """For each number of the sum, what it has to be where all others are right."""
    whole = partition.total
    assert whole is not None
    yield replacement(whole, exact, reach, text=_as_written(partition, exact) if _lacks_scale(partition, exact) else "")
    missing = spread(whole, _counted(partition)) - reach
    for part in partition.parts:
        right = (part.quantity.value or Decimal(0)) + value - exact
        if right > 0:
            yield replacement(part, right, missing + Interval.point(part.quantity.value or Decimal(0)))


def _slips(partition: Partition, value: Decimal, exact: Decimal) -> Iterator[tuple[Claim, str, str]]:
    """For each number of the sum: itself, what it would have to be, and the slip that makes one of the other."""
    assert partition.total is not None
    for claim in (partition.total, *partition.parts):
        printed = claim.quantity.value or Decimal(0)
        right = exact if claim is partition.total else printed + value - exact
        if right > 0:
            said = _as_written(partition, exact) if claim is partition.total else like(claim, right)
            yield claim, said, slip(printed, right)


def _counted(partition: Partition) -> bool:
    """Are these things that are counted, so that no number is rounded?"""
    claims = [*partition.parts, *([partition.total] if partition.total else [])]
    rates = any(claim.quantity.kind == "percent" for claim in claims)
    return any(claim.mention.kind == "count" for claim in claims) and not rates


def _is_rough(parts: Sequence[Claim]) -> bool:
    """Is one of the shares not told exactly ("about half", "more than 40%")?"""
    return any(part.quantity.relation != "exact" for part in parts)


def _some_make_all(parts: Sequence[Claim]) -> bool:
    """Do the last of some shares make 100% without those before ("0.25%, with 80% of it … the remaining 20%")?"""
    values = [part.quantity.value or Decimal(0) for part in parts]
    return any(sum(values[place:], Decimal(0)) == HUNDRED for place in range(1, len(values) - 1))


_MOST_SHARES = Decimal(120)
"""Shares that make more than so much percent are of different things; two that make less have others beside them."""


def _hundred(partition: Partition) -> Iterator[Check]:
    parts = partition.parts
    members = operands(("part", parts))
    exact = sum((part.quantity.value or Decimal(0) for part in parts), Decimal(0))
    arithmetic = f"{_written(partition)} = {percent(exact)}"
    finest = min(grain(part.mention.number) for part in parts if part.mention.number)
    slack = finest * (1 if len(parts) <= FEW else 2)
    around = total(parts)
    lowest = HUNDRED if partition.open else Decimal(80)
    if abs(exact - HUNDRED) <= slack or (around.meets(Interval.point(HUNDRED)) and _is_rough(parts)):
        yield agree(RULE.name, members, arithmetic, around)
    elif lowest <= exact <= _MOST_SHARES and (partition.sure or exact > HUNDRED) and not _some_make_all(parts):
        yield wrong(
            RULE.name,
            "warning",
            members,
            arithmetic,
            f"{listed([quoted(part) for part in parts])} make {percent(exact)}, not 100%.",
            expected=HUNDRED,
            printed=exact,
            confidence=0.7,
        )
