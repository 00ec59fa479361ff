"""A part, its whole and the share that is printed with them do not fit.

## What it checks
"12 of 40 members (45%)", "30 of the 120, or 25 percent", "5,000 jobs, or 10% of its workforce of 40,000", "10 percent
of its 50,000 employees, or 4,000 people", "of the 128 seats, 32 (25%)", a turnout, a tax rate or a margin. The share is
computed from all numbers that part and whole may have been rounded from. Fractions in words ("a third of the 120
members, or 40", "one in five (20%)") may be an eighth off.

## Why editors care
A share is what readers remember. A wrong one is usually a share of something else: of last year's staff, of those who
answered, of all outlets instead of the ones open.

## When it stays silent
Where part or whole is missing, or where they are in different units. Where the share is of something that is not the
whole beside it ("12 of 40 members, 45% of them women"). Where the number before "of" is larger than the one behind it
(shrinking-total looks at that).

## How to fix
Recompute the share, or name the whole that it was taken of.

## Sources
The tolerance is that of the decimals as written, as in XBRL Calculations 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import chain

from factcheck.claims.grammar import Frame
from factcheck.claims.view import View
from factcheck.lexicon.regex import regex
from factcheck.mentions.numerals.number_words import by_role
from factcheck.model.check import Check, Operand, Replacement, Rule
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import replace
from factcheck.numbers.tolerance import HUNDRED, distance, non_negative, percentage, ratio, spread
from factcheck.numbers.wording import bare, interval, like, number, percent, quoted, rounded
from factcheck.relations.frames.judgement import (
    EXPLAINED,
    agree,
    correction,
    not_comparable,
    operands,
    replacement,
    slip,
    wrong,
)
from factcheck.relations.frames.same_measure import same_measure
from factcheck.relations.frames.told_shares import told_shares

RULE = Rule(
    code="FC303",
    name="share-mismatch",
    family="arithmetic",
    level="error",
    summary="a share that is not the part divided by the whole",
)

_OF = (
    r" (?:out )?of (?:the |its |their |his |her |a total of |all |those |these |some |every )?"
    r"(?:(?!and |or |plus |but )[a-z'-]+ ){0,2}"
)
_SAME = r"(?:,? or|,? —|,? \(|,? i\.e\.|,? that is|,? representing|,? equal to|,? which is|, (?:about|some))"
_HEDGE = r"(?: (?:about|roughly|some|only|just|nearly|almost|around|over|more than|equivalent to|or))?"
_STATED = (
    regex(
        rf"(?P<part>[CNML]){_OF}(?P<whole>[CNML])[^A-Z;:()]{{0,40}}?{_SAME}{_HEDGE} ?(?P<share>P)"
        rf"(?P<tail>[^A-Z]{{0,12}})"
    ),
    regex(
        r"(?P<share>P)(?P<tail>),? ?\((?P<part>[CNML]) (?:out )?of (?:the |its |their |a total of )?"
        r"(?P<whole>[CNML])[^A-Z()]{0,30}\)"
    ),
    regex(rf"(?P<share>P)(?P<tail>)(?: of [^A-Z,;:()]{{0,30}})?,? or (?P<part>[CN]){_OF}(?P<whole>[CN])"),
    regex(
        r"(?:^|[,;:—] |\bthat |\band |\bsaid )(?:out )?of (?:the |its |their |those |these |all )?(?:[a-z'-]+"
        r" ){0,2}(?P<whole>[CNML])"
        rf"[^A-Z;:()]{{0,30}}? (?P<part>[CNML])[^A-Z;:()]{{0,40}}?{_SAME}{_HEDGE} ?(?P<share>P)(?P<tail>[^A-Z]{{0,12}})"
    ),
    regex(
        r"\bturnout[^A-Z;:()]{0,20}(?P<share>P)(?P<tail>)[^A-Z;:()]{0,25}(?P<part>[CN]) (?:out )?of (?:the |its "
        r"|some )?(?:[a-z]+ )?"
        r"(?P<whole>[CN])"
    ),
    regex(
        r"(?P<whole>[CN])[^A-Z;:()]{0,10} including (?P<any>)(?P<part>[CN])[^A-Z;:()]{0,15}(?:rate|ratio|share)"
        r" of (?P<share>P)"
        r"(?P<tail>[^A-Z]{0,12})"
    ),
    regex(
        rf"(?P<part>[CNML])(?: [a-z'-]+){{0,3}}(?:{_SAME}|,){_HEDGE} ?(?P<share>P)(?P<tail>) of (?:the |its |their "
        rf"|his |a |all )?"
        rf"(?P<name>(?:[a-z'-]+ ){{0,4}}?)(?:of |totalling |totaling |numbering )?(?P<whole>[CNML])"
        rf"(?P<behind>[^A-Z]{{0,12}})"
    ),
    regex(
        rf"(?P<share>P)(?P<tail>) of (?:the |its |their |his |all )?(?P<name>(?:[a-z'-]+ ){{0,3}}?)(?P<whole>[CNML])"
        rf"[^A-Z;:()]{{0,40}}?{_SAME}{_HEDGE} ?(?P<any>)(?P<part>[CNML])(?P<behind>[^A-Z]{{0,12}})"
    ),
)  # fmt: skip
_FRACTION = regex(
    r"(?P<share>X) of (?:the |its |their |his |all )?(?:[a-z'-]+ ){0,3}?(?P<whole>[CNML])[^A-Z;:()]{0,40}?"
    rf"{_SAME}{_HEDGE} ?(?P<part>[CNML])(?P<tail>[^A-Z]{{0,12}})"
    rf"|(?P<part2>[CNML])(?: [a-z'-]+){{0,3}}(?:{_SAME}|,){_HEDGE} ?(?P<share2>X) of (?:the |its |their |his |all )?"
    r"(?:[a-z'-]+ ){0,3}?(?P<whole2>[CNML])(?P<tail2>[^A-Z]{0,12})"
    r"|(?P<share4>X) of [^A-Z,;:()]{1,40},? ?\(?(?P<part4>[CN]) (?:out )?of (?:the |its |their )?(?:[a-z]+"
    r" )?(?P<whole4>[CN])(?P<tail4>)"
    rf"|(?P<part3>[CNML]){_OF}(?P<whole3>[CNML])[^A-Z;:()]{{0,40}}?{_SAME}{_HEDGE} ?(?P<share3>X)"
    r"(?P<tail3>[^A-Z]{0,12})"
)
_TWINS = regex(
    r"(?P<x>X)(?: [a-z]+){0,2}(?:,? or| \(|,? —|,? that is)(?: (?:about|some|roughly|around|just))?"
    r" ?(?P<p>P)(?P<tail>[^A-Z]{0,12})"
    r"|(?P<p2>P)(?:,? or| \()(?: (?:about|some|roughly|around|just))? ?(?P<x2>X)(?P<tail2>[^A-Z]{0,12})"
)
_RATE_OF = regex(
    r"(?P<part>M)[^A-Z;:()]{0,30}\b(?:on|out of|of|against|from)\b[^A-Z;:()]{0,40}(?P<whole>M),?[^A-Z.;]{0,30}"
    r"\b(?:rate|share|margin|ratio|percentage|proportion) of (?P<share>P)(?P<tail>[^A-Z]{0,12})"
)
_COINS = regex(
    r"(?P<whole>M)[^A-Z;:]{0,60}?,? (?P<part>M)[^A-Z;:()]{0,50},? (?:or|that is)(?: about| some| roughly| just)?"
    r" (?P<share>[MNR])"
)
_OF_A_COIN = regex(
    r" (?:of|in|on|from|out of) (?:the|every|each|a) (?:pound|dollar|euro|crown|franc|rupee|rand|peso)\b"
)
CENT, WIDE = Decimal("0.015"), Decimal("0.15")
"""What a share in coins may be off, and what "three to one" may, as a share of itself."""
TOLD_ON = 0.7
"""How likely a share of what was told further up is wrong, where one slip would put it right."""
ROUGH = Decimal("0.12")
"""What a fraction in words may be off, as a share of itself: 30% to 36% are "a third"."""
_OTHER = regex(r" ?(?:of (?:them|those|these|whom|which)|more|less|fewer|higher|lower|up|down|of )")
_VOTERS = regex(r"voter|elector|member|citizen|resident|people|person")
_WHOLE = regex(
    r" of (?:the|its|their|all)(?: [a-z'-]+)? (?:total|workforce|staff|employees|headcount|membership|fleet"
    r"|seats|votes?|jobs|whole)\b"
)
_MOVED = regex(r"\b(?:rise|fall|up|down|more|less|increase|decrease|from|than|over|above|below|per|each)\b")


def check(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    for frame in view.reading.frames:
        if "P" in frame.letters and len(frame.letters) > 2 and "of " in frame.text:
            yield from _shares(frame)
        if "X" in frame.letters and len(frame.letters) > 1:
            yield from _fractions(frame)
            yield from _twins(frame)
        yield from _coins(frame)
        yield from _outvoted(frame)
    for found in told_shares(view.reading.frames):
        yield replace(_judged(found.part, found.whole, found.share), level="warning", confidence=TOLD_ON)


def _shares(frame: Frame) -> Iterator[Check]:
    seen: set[str] = set()
    for match in chain.from_iterable(pattern.finditer(frame.text) for pattern in (*_STATED, _RATE_OF)):
        part, whole, share = (frame.at(match, name) for name in ("part", "whole", "share"))
        if part is None or whole is None or share is None or share.id in seen:
            continue
        if _is_stated(frame, match, part, whole, share):
            seen.add(share.id)
            yield _judged(part, whole, share)


def _is_stated(frame: Frame, match: re.Match[str], part: Claim, whole: Claim, share: Claim) -> bool:
    """May a form of words be that of a part, its whole and its share, and of numbers of one kind?"""
    if _other(match["tail"], frame, match.end("share")) or _MOVED.search(match.group()):
        return False
    if " and " in frame.text[match.start("part") : max(match.start("part"), match.start("whole"))]:
        return False
    if match.group().startswith("turnout") and not _VOTERS.search(whole.mention.unit or ""):
        return False
    counted = "any" in match.groupdict() and part.quantity.kind == whole.quantity.kind == "count"
    if not counted and not same_measure(part, whole):
        return False
    return not (_letters_differ(part, whole) and share.span.start > part.span.start)


def _coins(frame: Frame) -> Iterator[Check]:
    """ "of the £600, £222 is spent on pipes, or 37p in the pound" """
    match = _COINS.search(frame.text) if " M" in frame.text else None
    if match is None or not _OF_A_COIN.match(frame.text, match.end("share")):
        return
    part, whole, share = (frame.at(match, name) for name in ("part", "whole", "share"))
    if part is None or whole is None or share is None or not _is_part(part, whole) or not share.quantity.value:
        return
    scale = HUNDRED if _value(share) >= 1 else Decimal(1)
    right = rounded(_value(part) / _value(whole) * scale, 0 if scale == HUNDRED else 2)
    if _value(share) < scale:
        yield _in_coins(part, whole, share, right, scale)


def _in_coins(part: Claim, whole: Claim, share: Claim, right: Decimal, scale: Decimal) -> Check:
    members = operands(("part", part), ("whole", whole), ("share", share))
    arithmetic = f"{bare(part)} / {bare(whole)} = {like(share, right)} of each"
    if abs(right - _value(share)) <= CENT * scale:
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.7)
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{quoted(part)} of {quoted(whole)} is {like(share, right)} of each, not {quoted(share)}.",
        suggestion=correction(f"The share would be {like(share, right)}.", replacement(share, right)),
        expected=right,
        printed=share.quantity.value,
        confidence=0.75,
    )


def _outvoted(frame: Frame) -> Iterator[Check]:
    """ "by 318 to 106, or three to one" """
    for match in _to_one().finditer(frame.text) if " to one" in frame.text else ():
        a, b = frame.at(match, "a"), frame.at(match, "b")
        span = frame.origin(match.start("times"), match["times"])
        if a is None or b is None or span is None or min(_value(a), _value(b)) < 1:
            continue
        exact = max(_value(a), _value(b)) / min(_value(a), _value(b))
        said = Operand("share", a.article, span, frame.source[span.start : span.end])
        members = (*operands(("part", (a, b))), said)
        made = number(rounded(exact, 1))
        arithmetic = f"{bare(max(a, b, key=_value))} / {bare(min(a, b, key=_value))} = {made}"
        if abs(exact / by_role("digit")[match["times"]][1] - 1) <= WIDE:
            yield Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.7)
        else:
            yield wrong(
                RULE.name,
                "warning",
                members,
                arithmetic,
                f"{quoted(a)} to {quoted(b)} is about {made} to one, not {match['times']} to one.",
                suggestion=correction(f"Say about {made} to one, or check {quoted(a)} and {quoted(b)}."),
                confidence=0.75,
            )


@cache
def _to_one() -> re.Pattern[str]:
    digits = "|".join(sorted(word for word, (_, value) in by_role("digit").items() if value > 1))
    return re.compile(
        r"(?P<a>[CN])(?: votes?)? to (?P<b>[CN])[^A-Z;:()]{0,50},? or(?: about| nearly| almost| roughly)?"
        rf" (?P<times>{digits}) to one\b"
    )


def _fractions(frame: Frame) -> Iterator[Check]:
    """ "a third of the 120 members, or 40" """
    for match in _FRACTION.finditer(frame.text) if len(frame.letters) > 2 else ():
        suffix = next(number for number in ("", "2", "3", "4") if match[f"share{number}"])
        part, whole, share = (frame.at(match, f"{name}{suffix}") for name in ("part", "whole", "share"))
        if part is None or whole is None or share is None or not 0 < (share.quantity.value or 0) < 1:
            continue
        if _OTHER.match(match[f"tail{suffix}"]) or _MOVED.search(match.group()) or not _is_part(part, whole):
            continue
        yield _rough(share, ratio(part, whole), _value(part) / _value(whole), (part, whole))


def _is_part(part: Claim, whole: Claim) -> bool:
    """May one number be a part of another one by kind and size?"""
    if not same_measure(part, whole) or _letters_differ(part, whole) or part.quantity.value is None:
        return False
    return bool(whole.quantity.value) and _value(part) <= _value(whole)


def _value(claim: Claim) -> Decimal:
    return claim.quantity.value or Decimal(0)


def _twins(frame: Frame) -> Iterator[Check]:
    """ "one in five (20%)" """
    for match in _TWINS.finditer(frame.text):
        suffix = "" if match["x"] else "2"
        x, p = frame.at(match, f"x{suffix}"), frame.at(match, f"p{suffix}")
        if x is None or p is None or p.quantity.value is None or not 0 < (x.quantity.value or 0) < 1:
            continue
        if p.quantity.unit == "percent" and not _OTHER.match(match[f"tail{suffix}"]):
            yield _rough(x, percentage(p).scaled(1 / HUNDRED), p.quantity.value / HUNDRED, (p,))


def _rough(share: Claim, actual: Interval, exact: Decimal, others: tuple[Claim, ...]) -> Check:
    """A fraction in words against what it should be."""
    roles = ("part", "whole") if len(others) == 2 else ("percentage",)
    members = operands(*zip(roles, others, strict=True), ("share", share))
    value = share.quantity.value or Decimal(1)
    said = Interval(value * (1 - ROUGH), value * (1 + ROUGH))
    if share.quantity.relation != "exact":
        said = said.hull(share.quantity.literal)
    what = f"{bare(others[0])} / {bare(others[1])}" if len(others) == 2 else quoted(others[0])
    arithmetic = (
        f"{what} = {percent(exact * HUNDRED)}" if len(others) == 2 else f"{quoted(share)} = {percent(value * 100)}"
    )
    if actual.meets(said):
        return Check(RULE.name, "agree", members, arithmetic=arithmetic, power=0.7)
    if distance(actual, said) < value / (10 if share.quantity.relation == "exact" else 4):
        return not_comparable(RULE.name, members, arithmetic)
    told = f"{quoted(others[0])} of {quoted(others[1])} is {percent(exact * HUNDRED)}" if len(others) == 2 else what
    return wrong(
        RULE.name,
        "warning",
        members,
        arithmetic,
        f"{told}, not {quoted(share)}.",
        expected=exact,
        printed=value,
        confidence=0.7,
    )


def _other(tail: str, frame: Frame, end: int) -> bool:
    """Is the percentage one of something else than of the whole?"""
    return _OTHER.match(tail) is not None and _WHOLE.match(frame.text, end) is None


def _letters_differ(part: Claim, whole: Claim) -> bool:
    """Are both counted, and of nouns of different classes?"""
    a, b = part.mention.noun_class, whole.mention.noun_class
    return a is not None and b is not None and a != b


def _judged(part: Claim, whole: Claim, share: Claim) -> Check:
    members = operands(("part", part), ("whole", whole), ("share", share))
    if not whole.quantity.value or (part.quantity.value or Decimal(0)) > whole.quantity.value:
        return not_comparable(RULE.name, members, "the part is larger than the whole")
    if any((claim.quantity.value or Decimal(0)) < 0 for claim in (part, share)):
        return not_comparable(RULE.name, members, "less than nothing is no share")
    exact = (part.quantity.value or Decimal(0)) / whole.quantity.value * HUNDRED
    actual, printed = ratio(part, whole).scaled(HUNDRED), percentage(share)
    arithmetic = f"{bare(part)} / {bare(whole)} = {percent(exact)}"
    if actual.meets(printed):
        return agree(RULE.name, members, arithmetic, actual)
    value = share.quantity.value or Decimal(0)
    off = distance(actual, printed)
    diagnosis = _cause(value, exact)
    sure = off >= 1 and share.quantity.relation == "exact"
    return wrong(
        RULE.name,
        "error" if sure and diagnosis else "warning",
        members,
        arithmetic,
        f"{quoted(part)} of {quoted(whole)} is {percent(exact)}"
        + (f" ({interval(actual, '%')} with rounding)" if actual.low != actual.high else "")
        + f", not {quoted(share)}.",
        diagnosis=diagnosis,
        suggestion=correction(f"The share would be {like(share, exact)}.", *_ways(part, whole, share, exact)),
        expected=exact,
        printed=value,
        confidence=EXPLAINED if sure and diagnosis else 0.9 if off >= 1 else 0.6,
    )


def _ways(part: Claim, whole: Claim, share: Claim, exact: Decimal) -> Iterator[Replacement]:
    """For each of the three numbers, what it has to be where the other two are right."""
    counted = "count" in (part.mention.kind, whole.mention.kind)
    parts, wholes = non_negative(spread(part, counted)), non_negative(spread(whole, counted))
    fraction = non_negative(percentage(share)).scaled(1 / HUNDRED)
    value = (share.quantity.value or Decimal(0)) / HUNDRED
    yield replacement(share, exact, ratio(part, whole).scaled(HUNDRED))
    if value > 0 and part.quantity.value and whole.quantity.value:
        yield replacement(part, whole.quantity.value * value, wholes.times(fraction))
        yield replacement(whole, part.quantity.value / value, parts.over(fraction))


def _cause(value: Decimal, exact: Decimal) -> str:
    if abs(HUNDRED - value - exact) < 1:
        return f"{number(value)}% is the share of the others."
    return slip(value, rounded(exact, 0 if value == value.to_integral_value() else 1))
