"""The text announces a number of things and lists another number of them.

## What it checks
"for three reasons:" with four items in the list that follows; "in three cities: Leeds, York, Hull and Bradford". Lists
with bullets or numbers are counted by their items, lists in a sentence by commas and "and".

## Why editors care
A list loses or gains an item in the edit, and the number before it stays.

## When it stays silent
Where a list in a sentence can be counted in more than one way: items with "and" inside, places with their country
behind a comma, items longer than a few words. Where the announced number is of people or money, or above twelve.

## How to fix
Count the items again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from factcheck.article import Span
from factcheck.check import Check, Operand, Rule
from factcheck.claim import Claim
from factcheck.interval import Interval
from factcheck.reasoning.grammar import Frame
from factcheck.reasoning.judgement import agree, correction, replacement, wrong
from factcheck.reasoning.wording import like, quoted
from factcheck.view import View

RULE = Rule(
    code="FC305",
    name="count-mismatch",
    family="arithmetic",
    level="warning",
    summary="a number of things announced, and another number of them listed",
    options={"most": 12},
)

_ANNOUNCED = re.compile(r"(?P<count>[CN])(?P<between>[^A-Z.;:()]{0,40}):(?P<list>[^:;.()?!A-Z]{4,200})?(?P<end>[.]|$)")
_ITEM = re.compile(r"[ \t]*(?:[-*•·–]|\(?\d{1,2}[.)]|[a-z]\))[ \t]+(?P<item>[^\n]{1,400})")
_LABELS = re.compile(
    r"\b(?:reasons?|things|factors|ways|steps|points|goals|questions|conditions|areas"
    r"|categories|cities|countries"
    r"|towns|states|options|models|versions|causes|lessons|demands|proposals|changes|measures|languages|companies|banks"
    r"|teams|parties|groups|sectors|stages|phases|types|kinds|winners|finalists|rules|principles|pillars|themes"
    r"|colou?rs"
    r"|sizes|sites|locations|markets|provinces|regions|islands|players|products|priorities|takeaways|facts|tips)"
    r"\b")  # fmt: skip


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    most = int(str(options.get("most", RULE.options["most"])))
    for frame in view.reading.frames:
        if ":" not in frame.text or not re.search("[CN]", frame.letters):
            continue
        for match in _ANNOUNCED.finditer(frame.text):
            claim = frame.at(match, "count")
            if claim is None or not _countable(claim, match, most):
                continue
            items = _inline(match["list"]) if match["list"] and match["list"].strip() else _lines(frame)
            if items:
                yield _judged(claim, items, frame)


def _countable(claim: Claim, match: re.Match[str], most: int) -> bool:
    value = claim.quantity.value
    if value is None or value != value.to_integral_value() or not 2 <= value <= most:
        return False
    noun = f"{claim.mention.unit or ''}s {match['between']}"
    if claim.mention.noun is not None:
        noun = f"{claim.mention.unit} {claim.mention.unit}s {match['between']}"
    return claim.quantity.relation == "exact" and _LABELS.search(_plural(noun)) is not None


def _plural(noun: str) -> str:
    return noun.replace("citys", "cities").replace("countrys", "countries").replace("partys", "parties").replace(
        "companys", "companies").replace("categorys", "categories").replace("prioritys", "priorities")  # fmt: skip


def _inline(text: str) -> list[str]:
    """The items of a list in a sentence; none where it can be counted in more than one way."""
    text = text.strip()
    if text.count(" and ") + text.count(" or ") != 1 or "," not in text or '"' in text:
        return []
    head, _, last = re.sub(r",? (?:and|or) ", "\0", text).partition("\0")
    items = [item.strip() for item in (*head.split(","), last)]
    short = all(item and len(item.split()) <= 3 for item in items)
    return items if short and "," not in last else []


def _lines(frame: Frame) -> list[str]:
    """The items of the list that follows in the next lines."""
    rest = frame.source[frame.sentence.end :]
    items: list[str] = []
    for line in rest[:6000].splitlines():
        if not line.strip():
            if items:
                break
            continue
        found = _ITEM.match(line)
        if found is None:
            if re.match(r"\s{2,}\S", line) and items:
                continue
            break
        items.append(found["item"].strip())
    return items if len(items) >= 2 else []


def _judged(claim: Claim, items: list[str], frame: Frame) -> Check:
    start = max(claim.span.end, frame.source.lower().find(items[-1].lower(), claim.span.end))
    last = Span(claim.span.field, start, start + len(items[-1]))
    text = frame.source[last.start : last.end]
    members = (Operand.of("total", claim), Operand("last item", claim.article, last, text))
    count = Decimal(len(items))
    arithmetic = f"{len(items)} items are listed"
    if count == claim.quantity.value:
        return agree(RULE.name, members, arithmetic, Interval.point(count), claim)
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"The text announces {quoted(claim)} and lists {len(items)}.",
        suggestion=correction(f"Write {like(claim, count)}, or complete the list.", replacement(claim, count)),
        expected=count,
        printed=claim.quantity.value,
        confidence=0.75,
    )
