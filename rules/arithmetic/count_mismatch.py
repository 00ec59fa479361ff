"""The text announces a number of things and lists another number of them.

## What it checks
"for three reasons:" with four items in the list that follows; "in three cities: Leeds, York, Hull and Bradford"; "five
schools — A, B, C and D — will close"; "four children, Ann, Ben and Cy"; "two complaints: first, …; second, …; and
third, …", also over several sentences; people named with their ages, and "All four …" behind them; "twice, in 1979,
1984 and 1991"; "the fourth time, after 2006 and 2014". Lists with bullets or numbers are counted by their items, also
those that a headline announces, lists in a sentence by commas, semicolons and "and".

## Why editors care
A list loses or gains an item in the edit, and the number before it stays.

## When it stays silent
Where a list in a sentence can be counted in more than one way: items with "and" inside, places with their country
behind a comma, items with what they are. Where the list is open ("including"), or the number counts only some of a
group. Where the number is off by more than a few items, so that the list is probably of something else. Where the
announced number is of money, or above twenty.

## How to fix
Count the items again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading, View
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.check import Check, Operand, Rule
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.numbers.wording import like, quoted
from factcheck.relations.frames.announced import Announced, announced, is_small, named
from factcheck.relations.frames.judgement import agree, correction, replacement, wrong
from factcheck.relations.frames.listing import words
from factcheck.relations.frames.ordered import asked, in_turn, ordered
from factcheck.relations.frames.recounted import counted_first, recounted

RULE = Rule(
    code="FC305",
    name="count-mismatch",
    family="arithmetic",
    level="warning",
    summary="a number of things announced, and another number of them listed",
    options={"most": 20},
)

_ITEM = regex(r"[ \t]*(?:[-*•·–]|\(?\d{1,2}[.)]|[a-z]\))[ \t]+(?P<item>[^\n]{1,400})")
_HEAD = regex(r".{4,60}?(?=[.:;,!?]? *$|[.:;!?] |,? [—–-] | \()|.{1,60}(?<= )|.{1,60}")
"""What an item begins with, up to the first stop, or as much of it as a message shows."""
_BELOW = regex(
    r"(?:(?P<some>[CN]) of (?:the |its |their |all )?)?(?P<count>[CN])(?P<between>[^A-Z.;:()]{0,40})"
    r"(?:\b(?:below|as follows|the following)[.:]?|:)$"
)
_NUMBERED = regex(r"^[ \t]*(?:#+ )?\(?(?P<number>\d{1,2})[.)][ \t]+(?P<item>[^\n]{1,80})", re.MULTILINE)
_ANNOUNCING = regex(r"(?:the )?(?P<count>[CN])(?P<after>[^A-Z]{0,60})")
_TIMES = regex(
    r"(?:(?P<count>[XC])(?: before| already)?|\btwice(?: before| already)?"
    r"|(?P<nth>[OC])(?: [a-z'’-]+){0,5}?(?=,? (?:after|following)))"
    r",? (?:in|after|following)(?: (?:[a-z]+ )?[a-z]+s(?: of| in))? (?P<years>D(?:, D){0,6},? and (?:again in )?D)"
    r"(?=[.,;) ]|$)"
)
_ONE_MORE = regex(r" and (?:an?|one|another) ")
_YEAR = regex(r"(?:in )?(?:1[5-9]|20)\d\d")
LEAST, MOST_TIMES = 3, 9
FARTHEST = 2
"""So many items a headline may be off; farther off, the numbers are those of a list inside."""
FEWER = 4
"""So many names may be missing of a list: of 130 lists in 4,000 articles believed right none was shorter at all."""
HALF = 0.5
TWICE = 2
FAR = 6000
"""Code points behind a number in which the lines of its list are looked for."""
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
        yield from _listed(announced(frame, most), frame.source)
        yield from _in_order(frame)
        yield from _below(frame, most)
        yield from _years(frame)
        yield from _listed(named(frame, most), frame.source)
    yield from _recounted(view.reading.frames)
    yield from _numbered(view.reading, most)


def _miscounted(members: tuple[Operand, ...], told: str, message: str, claim: Claim | None, count: int = 0) -> Check:
    """The finding that a number is not that of what is listed; `count` is how many are, 0 where that is not sure."""
    value = int(claim.quantity.value or 0) if claim is not None else 0
    suggestion = None
    if claim is not None and count:
        right = like(claim, Decimal(count))
        rest = "add what is missing from the list" if value > count else "take out what is too many"
        suggestion = correction(f"Write “{right}”, or {rest}.", replacement(claim, Decimal(count)))
    return wrong(
        RULE.name,
        "warning",
        members,
        told,
        message,
        suggestion=suggestion,
        expected=Decimal(count) if count else None,
        printed=claim.quantity.value if claim is not None and count else None,
        confidence=0.75,
    )


def _ends(claim: Claim, last: Span, source: str) -> tuple[Operand, ...]:
    """The operands of a count and its list."""
    return Operand.of("total", claim), Operand("last item", claim.article, last, source[last.start : last.end])


def _recounted(frames: Sequence[Frame]) -> Iterator[Check]:
    """People who are named in one sentence, and counted at the beginning of the next or in the one before."""
    for found in chain(recounted(frames), counted_first(frames)):
        article = next(frame.claims[0].article for frame in frames if frame.claims)
        fields = {frame.sentence.field: frame.source for frame in frames}
        spans = (("last item", found.last), ("total", found.said))
        members = tuple(Operand(role, article, span, fields[span.field][span.start : span.end]) for role, span in spans)
        told = f"{found.count} people are named"
        if found.value == found.count:
            yield Check(RULE.name, "agree", members, arithmetic=told, power=HALF)
        elif abs(found.value - found.count) == 1:
            message = f"The text names {found.count} people and speaks of “{members[1].text}”."
            yield _miscounted(members, told, message, None)


def _listed(announcements: Iterable[Announced], source: str) -> Iterator[Check]:
    """Counts whose list stands behind them."""
    for found in announcements:
        value, least, high = int(found.claim.quantity.value or 0), found.listing.least, found.listing.most
        members = _ends(found.claim, found.last, source)
        if not least <= value <= high and _is_slip(found, value):
            many = _many(least, high, value)
            said = f"The text announces {quoted(found.claim)} and lists {many}, the last of them “{members[1].text}”."
            count = least if least == high else 0
            yield _miscounted(members, f"{many} items are listed", said, found.claim, count)
        elif least <= value <= high and found.listing.sure:
            yield agree(RULE.name, members, f"{high} items are listed", Interval.point(Decimal(high)), found.claim)


def _many(least: int, high: int, value: int) -> str:
    """How many items a list has, in words."""
    if least == high:
        return str(least)
    return f"no more than {high}" if value > high else f"at least {least}"


def _is_slip(found: Announced, value: int) -> bool:
    """Is the number off by one item, or by a few of a plain list? Farther off, the list is of something else."""
    least, high, sure = found.listing.least, found.listing.most, found.listing.sure
    if value - high > 1:
        plain = high >= LEAST and (sure or found.mark == "colon")
        return (sure and value - high == FARTHEST) or (plain and value - high <= (FEWER if sure else FARTHEST + 1))
    if value > high:
        return value - high == 1 and (sure or found.mark != "dash" or high > 2)
    return least - value == 1 and (sure or (value > 2 and found.mark == "colon"))


def _in_order(frame: Frame) -> Iterator[Check]:
    """Counts of what is taken one after the other: first, second and so on; one, another and the last; questions."""
    for found in chain(ordered(frame), in_turn(frame), asked(frame)):
        value, count = int(found.claim.quantity.value or 0), found.count
        members, told = _ends(found.claim, found.last, frame.source), f"{count} are told one after the other"
        if value == count:
            yield Check(RULE.name, "agree", members, arithmetic=told, power=HALF)
        elif count - value == 1 or (0 < value - count <= (FARTHEST if count >= LEAST else 1) and not found.open):
            message = f"The text announces {quoted(found.claim)} and tells {count} one after the other."
            yield _miscounted(members, told, message, found.claim, count)


def _below(frame: Frame, most: int) -> Iterator[Check]:
    """ "all six of the cars below." and a list of lines."""
    match = _BELOW.search(frame.text)
    claim = frame.at(match, "some") or frame.at(match, "count") if match is not None else None
    if claim is None or match is None or not is_small(claim, most):
        return
    if _ONE_MORE.search(match["between"]) or "includ" in match["between"] or _is_one_of_two(frame, claim):
        return
    if match.group().endswith(":") and not _LABELS.search(_nouns(claim, match["between"])):
        return
    items = _lines(frame)
    if items and not _is_another(items, int(claim.quantity.value or 0)):
        yield _judged(claim, items, frame)


def _is_one_of_two(frame: Frame, claim: Claim) -> bool:
    """Does another number of things stand right before one ("four habits and four factors:")?"""
    place = frame.place_of(claim)
    return re.search(r"C(?: [a-z]+){0,3} and $", frame.text[:place]) is not None


def _is_another(items: Sequence[Span], announced: int) -> bool:
    """Are there so many items that some of them must be items of others, or so few that they are of something else ("20
    winners will get: …")?"""
    return len(items) >= TWICE * announced or announced > TWICE * len(items)


def _numbered(reading: Reading, most: int) -> Iterator[Check]:
    """ "Six things that …" in the headline, and a numbered list that has the article to itself."""
    numbers = [(int(one["number"]), one) for one in _NUMBERED.finditer(reading.article.fields.get("text", ""))]
    if len(numbers) < LEAST or [number for number, _ in numbers] != list(range(1, len(numbers) + 1)):
        return
    for frame in reading.frames:
        match = _ANNOUNCING.match(frame.text) if frame.sentence.zone == "headline" else None
        claim = frame.at(match, "count") if match is not None else None
        if claim is None or match is None or not is_small(claim, most):
            continue
        if not 0 < abs(int(claim.quantity.value or 0) - len(numbers)) <= FARTHEST:
            continue
        if not _LABELS.search(_plural(f"{claim.mention.unit or ''}s {match['after']}")):
            continue
        last = numbers[-1][1]
        span = Span("text", last.start("item"), last.end("item"))
        members = _ends(claim, span, reading.article.fields["text"])
        message = f"The headline announces {quoted(claim)}, and the list has {len(numbers)}."
        yield _miscounted(members, f"{len(numbers)} items are numbered", message, claim, len(numbers))


def _years(frame: Frame) -> Iterator[Check]:
    """ "twice, in 1979, 1984 and 1991"; "the fourth time, after 2006 and 2014" """
    for match in _TIMES.finditer(frame.text):
        years = frame.within(match.start("years"), match.end("years"))
        claim = frame.at(match, "count") or frame.at(match, "nth")
        value = Decimal(2) if claim is None else claim.quantity.value
        total = _twice(frame, match) if claim is None else (Operand.of("total", claim),)
        if claim is not None and claim.quantity.unit not in words("won"):
            continue
        if value is None or not total or any(not _YEAR.fullmatch(year.text) for year in years):
            continue
        count = Decimal(len(years)) + (match["nth"] is not None)
        members = (*total, *(Operand.of("item", year) for year in years))
        if value == count:
            yield Check(RULE.name, "agree", members, arithmetic=f"{len(years)} years are listed", power=HALF)
        elif value <= MOST_TIMES:
            message = f"The text says “{total[0].text}” and lists {len(years)} years."
            yield _miscounted(members, f"{len(years)} years are listed", message, None)


def _twice(frame: Frame, match: re.Match[str]) -> tuple[Operand, ...]:
    """The word "twice", which is no number of its own."""
    span = frame.origin(match.start(), "twice")
    return (
        () if span is None else (Operand("total", frame.claims[0].article, span, frame.source[span.start : span.end]),)
    )


def _nouns(claim: Claim, behind: str) -> str:
    """What a number counts, with the words behind it."""
    unit = f"{claim.mention.unit} " if claim.mention.noun is not None else ""
    return _plural(f"{unit}{claim.mention.unit or ''}s {behind}")


def _plural(noun: str) -> str:
    return noun.replace("citys", "cities").replace("countrys", "countries").replace("partys", "parties").replace(
        "companys", "companies").replace("categorys", "categories").replace("prioritys", "priorities")  # fmt: skip


def _lines(frame: Frame) -> list[Span]:
    """The heads of the items of the list that follows in the next lines; [] where it has gaps, or fewer than two."""
    items: list[Span] = []
    start = frame.sentence.end
    lines = frame.source[start : start + FAR].splitlines(keepends=True)
    for place, line in enumerate(lines):
        found = _ITEM.match(line)
        if found is not None:
            head = _HEAD.match(found["item"].rstrip())
            begin = start + found.start("item")
            items.append(Span(frame.sentence.field, begin, begin + (head.end() if head is not None else 0)))
        elif _ends_list(line, items):
            further = next((later for later in lines[place:] if later.strip()), "")
            return [] if _ITEM.match(further) or len(items) < 2 else items
        start += len(line)
    return items if len(items) >= 2 else []


def _ends_list(line: str, items: Sequence[Span]) -> bool:
    """Does a line that is no item end a list? Blank lines before it and lines that go on with an item do not."""
    if not items:
        return bool(line.strip())
    return re.match(r"\s{2,}\S", line) is None


def _judged(claim: Claim, items: Sequence[Span], frame: Frame) -> Check:
    members = _ends(claim, items[-1], frame.source)
    told = f"{len(items)} items are listed"
    if len(items) == claim.quantity.value:
        return agree(RULE.name, members, told, Interval.point(Decimal(len(items))), claim)
    message = f"The text announces {quoted(claim)} and lists {len(items)}, the last of them “{members[1].text}”."
    return _miscounted(members, told, message, claim, len(items))
