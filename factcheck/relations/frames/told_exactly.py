"""A rough number, and soon after it the exact one under a word for a count: "about 4,100 pups were born … The final
tally was 3,127", "more than 9,800 runners … The timing company's figure was 9,264".

Who says that a number is the count, the register's or the scales', says again what was told roughly before; so does who
gives the only other number of one noun, and gives it exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon import word_class
from factcheck.lexicon.regex import regex
from factcheck.mentions.kinds.counts import classes, singular
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.numbers.comparison import BOUNDS, CEILINGS, FLOORS
from factcheck.numbers.tolerance import hedge
from factcheck.relations.bound import figures, is_aim, is_narrower, is_set_apart, moved, words
from factcheck.relations.places import root, stem
from factcheck.relations.strip import group_of

_NUMBER_OF = regex(r"\b(?:number|count|total|tally) of (?P<named>[a-z'’-]+(?: [a-z'’-]+){0,2})")
_AWAY_FROM = regex(r" (?:away )?(?:from|off|(?:to the )?(?:due )?(?:north|south|east|west)[a-z-]* (?:of|from))\b")
UNREAD = frozenset(("table", "quote"))
ROUGH = ("about", *BOUNDS)
COUNTED = ("count", "number")
MEASURED = ("count", "mass", "length", "area", "volume")
SIZED = ("number", "money", *MEASURED)
DIGITS, CROWD = 3, 30
"""The digits of an exact number that is no accident, and the numbers of one noun that are looked at."""
FAR, FARTHER = 2, 6
"""Sentences from the rough number to the exact one: where they count things of two names, and of one."""
NEAR, AWAY = Decimal("0.08"), Decimal("0.1")
"""How far from an approximation the exact number still is as it says, and from where on it is not, as a share."""
BESIDE = Decimal("0.9")
"""The share of a ceiling that "nearly" has to reach."""
LEAST, MOST = Decimal("0.4"), Decimal("2.5")
"""A number that is farther off is of something else."""
SPAN = 150
"""Characters before a number in which the word for its count is looked for."""


@dataclass(frozen=True, slots=True)
class Exactly:
    """A rough number and the exact one; `holds` says whether they fit, None that it is open."""

    rough: Claim
    exact: Claim
    holds: bool | None


def told_exactly(reading: Reading) -> Iterator[Exactly]:
    """The exact numbers of an article with the rough ones that they stand for, each exact one once."""
    frames = [frame for frame in reading.frames if frame.sentence.zone not in UNREAD]
    places = [at for at, frame in enumerate(frames) if any(_is_sized(claim, *ROUGH) for claim in frame.claims)]
    if not places:
        return
    told: set[str] = set()
    for rough, exact in chain(_counted(frames, places), _alone(frames)):
        if exact.id not in told:
            told.add(exact.id)
            yield Exactly(rough, exact, _holds(rough, exact))


def _counted(frames: Sequence[Frame], places: Sequence[int]) -> Iterator[tuple[Claim, Claim]]:
    """The rough numbers, in the frames at `places`, with the count that a sentence soon behind gives."""
    for at, frame in enumerate(frames):
        last = bisect_right(places, at)
        if not last or at - places[last - 1] > FARTHER:
            continue
        for claim in frame.claims:
            if (
                _is_sized(claim, "exact")
                and _is_count(frame.text[: frame.place_of(claim)])
                and _is_single(frame, claim)
            ):
                rough = _rough_before(frames, at, claim)
                if rough is not None and not _names_another(frame.text[: frame.place_of(claim)], rough):
                    yield rough, claim


def _names_another(before: str, rough: Claim) -> bool:
    """Does a sentence say of what its number is a count ("the number of people who … was"), and is that another thing
    than the rough number counts?"""
    named = list(_NUMBER_OF.finditer(before))[-1:]
    kinds = {classes().get(singular(word) or "") for match in named for word in match["named"].split()} - {None}
    return bool(kinds) and rough.mention.noun_class is not None and rough.mention.noun_class not in kinds


def _alone(frames: Sequence[Frame]) -> Iterator[tuple[Claim, Claim]]:
    """The rough and the exact number of one noun, where the article has no other two of about their size: "roughly
    9,400 tons of steel … 7,398 tons of steel"."""
    for found in _by_kind(frames):
        for frame, claim in found if len(found) <= CROWD else ():
            rivals = [one for one in found if one[1] is not claim and LEAST < _ratio(claim, one[1]) < MOST]
            if claim.quantity.relation in ROUGH and len(rivals) == 1 and _is_repeated(frame, claim, *rivals[0]):
                yield claim, rivals[0][1]


def _by_kind(frames: Sequence[Frame]) -> Iterable[list[tuple[Frame, Claim]]]:
    """The numbers that may be of one thing, in groups, each with its frame."""
    kinds: dict[tuple[str, ...], list[tuple[Frame, Claim]]] = {}
    for frame in frames:
        for claim in frame.claims:
            if claim.quantity.kind in MEASURED and _is_sized(claim, "exact", *ROUGH):
                kinds.setdefault(_kind(claim), []).append((frame, claim))
    return kinds.values()


def _kind(claim: Claim) -> tuple[str, ...]:
    """What two numbers have to share to be of one thing."""
    quantity = claim.quantity
    return quantity.kind, root(stem(quantity.unit or "")) if quantity.kind == "count" else group_of(claim)[0]


def _is_way(frame: Frame, claim: Claim) -> bool:
    """Is it how far one place is from another ("602 miles southeast of the capital", "431 miles off the coast")?"""
    return claim.quantity.kind == "length" and _AWAY_FROM.match(frame.text, frame.place_of(claim) + 1) is not None


def _is_repeated(frame: Frame, rough: Claim, other: Frame, exact: Claim) -> bool:
    """Are they told as of one time and one thing, the one more exactly than the other?"""
    if frame is other or exact.quantity.relation != "exact" or _is_limit(rough) or rough.is_of_another_time(exact):
        return False
    if (exact.period is not None and rough.period is None) or _are_two_units(rough, exact):
        return False
    if figures(exact) < max(_least(other, exact), figures(rough) + 1) or _are_two_things(rough, exact):
        return False
    if any(is_aim(one) or moved(one) for one in (rough, exact)) or (_is_way(frame, rough) and _is_way(other, exact)):
        return False
    if any(is_set_apart(one) or _is_one_of(one) for one in (rough, exact)) or _is_held(rough, exact):
        return False
    return not any(_to_come().search(one.text) for one in (frame, other))


def _is_held(rough: Claim, exact: Claim) -> bool:
    """Does the word before a rough number say that it is in something greater ("the estate holds about 836 acres of
    forest")?"""
    start = min(rough.mention.start, rough.mention.hedge.start if rough.mention.hedge else rough.mention.start)
    before = rough.sentence_text[: start - rough.sentence.start].lower().split()[-1:]
    return _ratio(rough, exact) > 1 and not words("holds").isdisjoint(before)


def _is_one_of(claim: Claim) -> bool:
    """Do the words right before a number say that it is some of more, or of somebody ("of whom 424", "whose 424")?"""
    before = claim.sentence_text[: claim.mention.start - claim.sentence.start].lower().split()[-2:]
    return not set(word_class("number-of-some")).isdisjoint(before)


def _least(frame: Frame, exact: Claim) -> int:
    """How many digits an exact number of things has to have: fewer where it points back ("the 834 homes")."""
    before = frame.text[: frame.place_of(exact)].split()[-1:]
    return DIGITS if before == ["the"] or exact.quantity.kind != "count" else DIGITS + 1


def _are_two_units(a: Claim, b: Claim) -> bool:
    """Are two sizes given in two units ("2 kilometres along strike", "1,060 metres of holes")? One is told in one."""
    return b.quantity.kind in MEASURED[1:] and a.quantity.unit != b.quantity.unit


def _are_two_things(a: Claim, b: Claim) -> bool:
    """Is each told to be of a kind of its own ("N95 masks", "surgical masks")?"""
    one, other = set(a.mention.modifiers), set(b.mention.modifiers)
    return (bool(one - other) and bool(other - one)) or is_narrower(a, b)


def _is_sized(claim: Claim, *relations: str) -> bool:
    numeral, quantity = claim.mention.number, claim.quantity
    if numeral is None or numeral.vague or claim.mention.upper is not None or quantity.relation not in relations:
        return False
    return quantity.per is None and quantity.kind in SIZED and quantity.value is not None and quantity.value > 0


def _is_count(before: str) -> bool:
    """Do the words right before a number say that it is the count of something?"""
    match = _counting().search(before, max(0, len(before) - SPAN))
    return match is not None and _other().search(match.group()) is None


def _is_single(frame: Frame, exact: Claim) -> bool:
    """Is it the only number of its kind and size in its clause? Of two counts the text tells more than that."""
    clause = _clause(frame, exact)
    return not any(one is not exact and _is_rival(one, exact) for one in frame.claims if frame.place_of(one) > clause)


def _clause(frame: Frame, exact: Claim) -> int:
    """Where the clause of a number begins, behind a semicolon or at the beginning of the sentence."""
    return frame.text.rfind(";", 0, frame.place_of(exact))


def _rough_before(frames: Sequence[Frame], at: int, exact: Claim) -> Claim | None:
    """The last number before a count that is of its kind, where it is a rough one of another clause or sentence."""
    clause = _clause(frames[at], exact)
    for back in range(FARTHER + 1):
        for claim in reversed(frames[at - back].claims if back <= at else ()):
            if not _is_rival(claim, exact) or (not back and frames[at].place_of(claim) > clause):
                continue
            fits = _is_sized(claim, *ROUGH) and not _is_limit(claim) and _is_one_thing(claim, exact, back)
            return claim if fits else None
    return None


def _is_rival(claim: Claim, exact: Claim) -> bool:
    """Is a number of the kind and the size of the exact one?"""
    if claim.quantity.value is None or _group(claim) != _group(exact) or not exact.quantity.value:
        return False
    return LEAST < _ratio(claim, exact) < MOST


def _ratio(rough: Claim, exact: Claim) -> Decimal:
    """So many times the rough number is the exact one; 0 where they have no size."""
    if not rough.quantity.value or not exact.quantity.value:
        return Decimal(0)
    return exact.quantity.value / rough.quantity.value * (group_of(exact)[1] / group_of(rough)[1])


def _is_limit(rough: Claim) -> bool:
    """Do the words of a rough number name a limit, and no amount? "fell below 150" tells of one, "£13 or more" does
    not."""
    marked = rough.mention.hedge
    if marked is None or marked.start >= rough.mention.start:
        return True
    said = hedge(rough)
    return said in words("edge") and said.partition(" ")[0] not in words("passed")


def _group(claim: Claim) -> str:
    return "count" if claim.quantity.kind in COUNTED else group_of(claim)[0]


def _is_one_thing(rough: Claim, exact: Claim, back: int) -> bool:
    a, b = rough.quantity.unit, exact.quantity.unit
    if rough.is_of_another_time(exact) or _are_two_units(rough, exact):
        return False
    return (back <= FAR and _one_class(rough, exact)) or a == b or b is None


def _one_class(a: Claim, b: Claim) -> bool:
    """Do two numbers count things of one class, or of classes that are not known?"""
    return None in (a.mention.noun_class, b.mention.noun_class) or a.mention.noun_class == b.mention.noun_class


def _holds(rough: Claim, exact: Claim) -> bool | None:
    """Is the exact number what the rough one says of it? None where it is neither surely so nor surely not."""
    ratio = _ratio(rough, exact)
    if rough.quantity.relation in FLOORS:
        return ratio >= 1
    if rough.quantity.relation in CEILINGS:
        return ratio <= 1 and (ratio >= BESIDE or hedge(rough) not in words("close"))
    apart = abs(ratio - 1)
    return apart <= NEAR if not NEAR < apart <= AWAY else None


@cache
def _counting() -> re.Pattern[str]:
    """Words for a count, up to the number: "the final tally, made on D, was", "put the population at", "measured"."""
    classes = (
        word_class("count-nouns"),
        word_class("count-verbs"),
        word_class("count-givers"),
        word_class("count-makers"),
    )
    nouns, verbs, ahead, alone = ("|".join(one) for one in classes)
    between = r"[^A-CE-Z;:()]"
    return re.compile(
        rf"\b(?:(?:{nouns})\b{between}{{0,90}}?\b(?:{verbs})(?: (?:at|to|up to|exactly|a total of|in at|just|of))*"
        rf"|(?:{ahead})\b{between}{{0,60}}\b(?:at|as)|(?:{alone})(?: exactly| only| just)?) $"
    )


@cache
def _other() -> re.Pattern[str]:
    """Words by which a count is one of another time, a part or a change."""
    known = "|".join(word_class("count-others"))
    return re.compile(rf"\b(?:{known})\b")


@cache
def _to_come() -> re.Pattern[str]:
    """Words of a sentence whose numbers are of what is wished for, or are held against others."""
    known = "|".join(word_class("number-wished"))
    return re.compile(rf"\b(?:{known})\b")
