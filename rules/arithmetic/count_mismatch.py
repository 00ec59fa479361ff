"""The text announces a number of things and lists another number of them.

## What it checks
"for three reasons:" with four items in the list that follows; "in three cities: Leeds, York, Hull and Bradford";
"twice, in 1979, 1984 and 1991"; "the fourth time, after 2006 and 2014". Lists with bullets or numbers are counted by
their items, also those that a headline announces, lists in a sentence by commas and "and".

## Why editors care
A list loses or gains an item in the edit, and the number before it stays.

## When it stays silent
Where a list in a sentence can be counted in more than one way: items with "and" inside, places with their country
behind a comma, items with what they are. Where the announced number is of people or money, or above twelve.

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
from factcheck.regex import regex
from factcheck.view import Reading, View

RULE = Rule(
    code="FC305",
    name="count-mismatch",
    family="arithmetic",
    level="warning",
    summary="a number of things announced, and another number of them listed",
    options={"most": 12},
)

_ANNOUNCED = regex(r"(?P<count>[CN])(?P<between>[^A-Z.;:()]{0,40}):(?P<list>[^:;.()?!]{4,300})?(?P<end>[.]|$)")
_ITEM = regex(r"[ \t]*(?:[-*•·–]|\(?\d{1,2}[.)]|[a-z]\))[ \t]+(?P<item>[^\n]{1,400})")
_TAIL = regex(r", (?:together|all|both|each|which|who|where|with|as well|in that order|said|according)\b| — ")
_OPEN = regex(r"\b(?:including|such as|among|for example|etc|as well as|plus|then|but|because|said|says)\b|\"")
_HEAD = regex(r"(?:the|an?|your|its|their|his|her|our|more|less|fewer|no|how|what|whether|where|when|who) ")
_OF_OTHERS = regex(r"\b(?:in|across|by|under|from|includ\w+|such as|among)\b")
_EXPLAINED = regex(r"^(?:the|its|his|her|their) [^,]*, an? ")
_BELOW = regex(r"(?P<count>[CN])[^A-Z.;:()]{0,40}\b(?:below|as follows|the following)[.:]?$")
_NUMBERED = regex(r"^[ \t]*(?:#+ )?\(?(?P<number>\d{1,2})[.)][ \t]+(?P<item>[^\n]{1,80})", re.MULTILINE)
_ANNOUNCING = regex(r"(?:the )?(?P<count>[CN])(?P<after>[^A-Z]{0,60})")
_TIMES = regex(
    r"(?:(?P<count>[XC])(?: before| already)?|\btwice(?: before| already)?|(?P<nth>[OC])(?=,? (?:after|following)))"
    r",? (?:in|after|following) (?P<years>D(?:, D){0,6},? and (?:again in )?D)(?=[.,;) ]|$)"
)
_YEAR = regex(r"(?:in )?(?:1[5-9]|20)\d\d")
LEAST, MOST_TIMES = 3, 9
HALF = 0.5
_LABELS = regex(
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
        if ":" in frame.text and re.search("[CN]", frame.letters):
            for match in _ANNOUNCED.finditer(frame.text):
                claim = frame.at(match, "count")
                if claim is not None and _countable(claim, match, most):
                    yield from _listed(claim, match, frame)
        yield from _below(frame, most)
        yield from _years(frame)
    yield from _numbered(view.reading, most)


def _listed(claim: Claim, match: re.Match[str], frame: Frame) -> Iterator[Check]:
    """A count and what its colon leads to."""
    if not (match["list"] or "").strip():
        items = _lines(frame)
        if items:
            yield _judged(claim, items, frame)
        return
    items = _inline(match["list"]) if not re.search("[A-Z]", match["list"]) else []
    if items:
        yield _judged(claim, items, frame)
    elif match["end"] and claim.quantity.value is not None and not _OF_OTHERS.search(match["between"]):
        low, high = _between(match["list"])
        if low <= claim.quantity.value <= high or not low:
            return
        members = (Operand.of("total", claim), *_last(claim, frame))
        many = str(low) if low == high else f"{low} to {high}"
        yield wrong(
            RULE.name,
            "warning",
            members,
            f"{many} items are listed",
            f"The text announces {quoted(claim)} and lists {many}.",
            confidence=0.7,
        )


def _last(claim: Claim, frame: Frame) -> tuple[Operand, ...]:
    """The last item of a list that ends its sentence: the words behind its last "and"."""
    text = frame.source[claim.span.end : frame.sentence.end]
    start = max(text.rfind(" and ") + 5, text.rfind(":") + 1)
    item = text[start:].split(",")[0].strip(" .")
    at = claim.span.end + text.find(item, start)
    return (Operand("last item", claim.article, Span(claim.span.field, at, at + len(item)), item),)


def _between(text: str) -> tuple[int, int]:
    """The least and the greatest number of items that a list in a sentence may have; (0, 0) where it cannot be told.
    Commas may part an item from what is said of it, so only items that begin alike are sure to be items."""
    text = _TAIL.split(text.strip())[0]
    joints = len(re.findall(r" (?:and|or) ", text))
    if not joints or _OPEN.search(text):
        return 0, 0
    parts = [
        part.strip()
        for part in re.split(r", (?:and|or) |, | (?:and|or) (?=(?:the|a|an|your|its|their|his|her) )", text)
    ]
    high = len(re.findall(r", (?!(?:and|or) )", text)) + joints + 1
    alike = all(_HEAD.match(part) for part in parts) and len(parts) > 2 and not _EXPLAINED.search(text)
    return (len(parts) if alike else 2), high


def _below(frame: Frame, most: int) -> Iterator[Check]:
    """ "all six of the cars below." and a list of lines."""
    match = _BELOW.search(frame.text)
    claim = frame.at(match, "count") if match is not None else None
    if claim is None or not _is_small(claim, most):
        return
    items = _lines(frame)
    if items:
        yield _judged(claim, items, frame)


def _numbered(reading: Reading, most: int) -> Iterator[Check]:
    """ "Six things that …" in the headline, and a numbered list that has the article to itself."""
    numbers = [(int(one["number"]), one) for one in _NUMBERED.finditer(reading.article.fields.get("text", ""))]
    if len(numbers) < LEAST or [number for number, _ in numbers] != list(range(1, len(numbers) + 1)):
        return
    for frame in reading.frames:
        match = _ANNOUNCING.match(frame.text) if frame.sentence.zone == "headline" else None
        claim = frame.at(match, "count") if match is not None else None
        if claim is None or match is None or not _is_small(claim, most) or claim.quantity.value == len(numbers):
            continue
        if not _LABELS.search(_plural(f"{claim.mention.unit or ''}s {match['after']}")):
            continue
        last = numbers[-1][1]
        span = Span("text", last.start("item"), last.end("item"))
        members = (Operand.of("total", claim), Operand("last item", claim.article, span, last["item"]))
        yield wrong(
            RULE.name,
            "warning",
            members,
            f"{len(numbers)} items are numbered",
            f"The headline announces {quoted(claim)}, and the list has {len(numbers)}.",
            confidence=0.75,
        )


def _years(frame: Frame) -> Iterator[Check]:
    """ "twice, in 1979, 1984 and 1991"; "the fourth time, after 2006 and 2014" """
    for match in _TIMES.finditer(frame.text):
        years = frame.within(match.start("years"), match.end("years"))
        claim = frame.at(match, "count") or frame.at(match, "nth")
        value = Decimal(2) if claim is None else claim.quantity.value
        total = _twice(frame, match) if claim is None else (Operand.of("total", claim),)
        if claim is not None and claim.quantity.unit not in ("time", "times"):
            continue
        if value is None or not total or any(not _YEAR.fullmatch(year.text) for year in years):
            continue
        count = Decimal(len(years)) + (match["nth"] is not None)
        members = (*total, *(Operand.of("item", year) for year in years))
        if value == count:
            yield Check(RULE.name, "agree", members, arithmetic=f"{len(years)} years are listed", power=HALF)
        elif value <= MOST_TIMES:
            yield wrong(
                RULE.name,
                "warning",
                members,
                f"{len(years)} years are listed",
                f"The text says “{total[0].text}” and lists {len(years)} years.",
                confidence=0.75,
            )


def _twice(frame: Frame, match: re.Match[str]) -> tuple[Operand, ...]:
    """The word "twice", which is no number of its own."""
    span = frame.origin(match.start(), "twice")
    return (
        () if span is None else (Operand("total", frame.claims[0].article, span, frame.source[span.start : span.end]),)
    )


def _is_small(claim: Claim, most: int) -> bool:
    value = claim.quantity.value
    if value is None or value != value.to_integral_value() or claim.quantity.relation != "exact":
        return False
    return 2 <= value <= most


def _countable(claim: Claim, match: re.Match[str], most: int) -> bool:
    if not _is_small(claim, most):
        return False
    noun = f"{claim.mention.unit or ''}s {match['between']}"
    if claim.mention.noun is not None:
        noun = f"{claim.mention.unit} {claim.mention.unit}s {match['between']}"
    return _LABELS.search(_plural(noun)) is not None


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
