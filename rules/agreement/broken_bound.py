"""An exact number that is not what a bound or a rough figure of the text makes of it.

## What it checks
"46,870 pupils" and "more than 47,000 children", "1,873 members" and "the nearly 1,800 votes", also where one of the two
stands in the headline: a bound that is less than one step of its own roundness away from an exact number, on the side
where the number cannot be. A number right beside its bound may be further off ("just under 700 tenants, 828 in all").

So may an exact number that the text gives as the count of what was told roughly before: "about 4,100 pups were born …
The final tally was 3,127"; there the rough number may be an approximation, too.

## Why editors care
One of the two is wrong: rounded to the wrong side, or introduced by the wrong word.

## When it stays silent
Where the bound keeps to another number nearby. Where the two are of two times, or count things that are listed side
by side ("283 sentences and over 300 convictions"). Where the words name a limit or a mark that something crossed
("below 50", "up to 300"), are of a plan, a change or an average, and where nothing ties the two: who rounds a number
has told it before, or sums it up in the headline or the lead.

## How to fix
Round to the other side ("more than 46,000"), or change the word ("nearly 47,000").

## Sources
The literal interval of docs/ARCHITECTURE.md: what makes the words true.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.claims.view import View
from factcheck.model.check import Check, Rule, Suggestion
from factcheck.numbers.comparison import FLOORS
from factcheck.numbers.tolerance import hedge
from factcheck.numbers.wording import bare, quoted
from factcheck.relations.frames.judgement import either, operands, wrong
from factcheck.relations.frames.told_exactly import Exactly, told_exactly
from factcheck.relations.outside import Outside, outside

RULE = Rule(
    code="FC207",
    name="broken-bound",
    family="agreement",
    level="warning",
    summary="An exact number is not what a bound or a rough figure of the text makes of it.",
)
SURE = 0.8
ORDER = 0.3
"""The power of a check that says only which of two numbers is greater."""


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    told: set[tuple[str, str]] = set()
    for one in outside(view.reading):
        told.add((one.exact.id, one.bound.id))
        yield _kept(one) if one.holds else _broken(one)
    for two in told_exactly(view.reading):
        if two.holds is False and (two.exact.id, two.rough.id) not in told:
            yield _counted(two)


def _kept(one: Outside) -> Check:
    sign = ">" if one.bound.quantity.relation in FLOORS else "<"
    members = operands(("exact", one.exact), ("bound", one.bound))
    return Check(RULE.name, "agree", members, arithmetic=f"{bare(one.exact)} {sign} {bare(one.bound)}", power=ORDER)


def _broken(one: Outside) -> Check:
    side = "less" if one.bound.quantity.relation in FLOORS else "more"
    said = " ".join(hedge(one.bound).split())
    return wrong(
        RULE.name,
        RULE.level,
        operands(("exact", one.exact), ("bound", one.bound)),
        f"{bare(one.exact)} is {side} than {bare(one.bound)}",
        f"{quoted(one.exact)} is not {said} {quoted(one.bound)}.",
        suggestion=Suggestion("Round it to the other side, or change the words before it."),
        confidence=SURE,
        against_quotes=True,
    )


def _counted(one: Exactly) -> Check:
    said = " ".join(hedge(one.rough).split())
    return wrong(
        RULE.name,
        RULE.level,
        operands(("rough", one.rough), ("exact", one.exact)),
        f"{bare(one.exact)} is not {said} {bare(one.rough)}",
        f"{quoted(one.exact)} is not {said} {quoted(one.rough)}, and the text seems to say both of one thing.",
        suggestion=either(one.rough, one.exact),
        confidence=SURE,
    )
