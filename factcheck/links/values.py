"""Does one number, as written, follow from another by copying, rounding or converting?

RELATIONS names how a number of a summary can stand to one of the text, from the surest support down:
`equal` (copied or converted), `rounded` (rounded, cut off, or as far as the other one's own rounding goes), `allowed`
(a bound that the other one keeps, a range that it lies in), `open` (one of them says too little), `clashes` (both are
of one kind and it does not follow), `apart` (they are of different kinds).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from factcheck.claims.levels import one_code
from factcheck.lexicon import word_class
from factcheck.lexicon.regex import regex
from factcheck.links.calendar import dates_relate
from factcheck.links.passages import plain_stem, title_case
from factcheck.links.unclaimed import FREQUENCIES, OFTEN, RESULT, TIME, times_relate
from factcheck.model.claim import Claim
from factcheck.model.mention import DIMENSIONS
from factcheck.model.quantity import Quantity
from factcheck.numbers.comparison import BOUNDS, CEILINGS, FLOORS, in_unit
from factcheck.numbers.tolerance import spread
from factcheck.relations.places import root

CALENDAR = ("date", "period")
COUNTABLE = ("count", "number")
RELATIONS = ("equal", "rounded", "allowed", "open", "clashes", "apart")
CLOSE = Decimal("0.025")
ZERO = Decimal(0)
SPECIFIC = 20
OLDEST = 115
GENERIC = ("unit", "piece", "item", "example", "thing", "one")
PEOPLE = "person"
BESIDE = 40
"""Code points beside a number of people in which its verb stands."""
_WORD = regex(r"[a-z]{4,}")
_AFTER_NAME = regex(r"[^\W\d], (?:now |aged )?$")
_LOOSE = word_class("loose-hedges")
BEARING = ("equal", "rounded", "allowed")
_CONVERTED = frozenset((*DIMENSIONS, "temperature", "duration"))
_PERCENT = {"percent": Decimal(1), "percentage point": Decimal(1), "basis point": Decimal("0.01")}


def relate(stated: Claim, given: Claim) -> str:
    """How a number of a summary stands to one of the text: one of RELATIONS."""
    first, second = stated.mention.when, given.mention.when
    if first is not None and second is not None:
        return dates_relate((first, stated.quantity), (second, given.quantity))
    if first is not None or second is not None:
        return "apart"
    if {stated.mention.kind, given.mention.kind} & _UNCLAIMED.keys():
        alike = stated.mention.kind == given.mention.kind
        return _UNCLAIMED[stated.mention.kind](stated.quantity, given.quantity) if alike else "apart"
    other = _in_unit_of(stated, given)
    if other is None:
        return "apart"
    if not _one_slot(stated, given):
        return _across_slots(stated, given, other)
    found = numbers_relate(stated, given, other)
    if found == "clashes" and _fractional(stated) != _fractional(given) and same_noun(stated, given) is not True:
        return "apart" if slot(stated) == "count" else found
    return found


def _across_slots(stated: Claim, given: Claim, other: Quantity) -> str:
    """Numbers of two kinds bear each other out only when they are equal ("ranked 15", "the 15th")."""
    if _unit_clash(stated, given):
        return "clashes"
    value = stated.quantity.value
    if slot(stated) == "score" or slot(given) == "score":
        return _scores(stated, given)
    if _rank_of_another(stated, given):
        return "apart"
    if value is not None and value == other.value and stated.quantity.relation not in BOUNDS:
        return "equal"
    return (
        "rounded" if {slot(stated), slot(given)} == {"ratio", "percent"} and _rounds(stated, given, other) else "apart"
    )


def _rank_of_another(a: Claim, b: Claim) -> bool:
    """A place in an order and a count of things: "the second night" follows from two nights, never from two dogs; a
    number of nothing may be either ("ranked 15")."""
    if {slot(a), slot(b)} != {"ordinal", "count"}:
        return False
    counted = a if slot(a) == "count" else b
    return counted.mention.kind == "count" and bool(counted.mention.unit) and same_noun(a, b) is not True


def _in_apposition(claim: Claim) -> bool:
    """ "The victim, now 38, said": a bare number between commas is an age."""
    at = claim.span.start - claim.sentence.start
    before, after = claim.sentence_text[:at], claim.sentence_text[at + len(claim.text) :]
    if claim.mention.unit or not after.startswith(",") or not _AFTER_NAME.search(before[-12:]):
        return False
    return claim.quantity.value is not None and 0 < claim.quantity.value <= OLDEST


def _scores(stated: Claim, given: Claim) -> str:
    """ "59/100" follows from "59 out of 100" and from 59%."""
    tops = [claim.text.partition("/")[0].strip() if slot(claim) == "score" else claim.text for claim in (stated, given)]
    digits = ["".join(c for c in top if c.isdigit() or c == ".") for top in tops]
    return "equal" if digits[0] == digits[1] and digits[0] else "apart"


def slot(claim: Claim) -> str:
    """The kind of thing a number says: only numbers of one slot can contradict each other."""
    kind = claim.mention.kind
    if kind in CALENDAR:
        return "calendar"
    if kind == "number" and "/" in claim.text:
        return "score"
    if kind == "number" and _in_apposition(claim):
        return "age"
    return "count" if kind in COUNTABLE else kind


def rate(claim: Claim) -> str | None:
    """The stretch of time that a number is given for: "month" of "$6,800 a month", "monthly sales of 6,800"."""
    if claim.quantity.per:
        return claim.quantity.per
    return next((FREQUENCIES[one] for one in claim.scope if one in FREQUENCIES), None)


def same_noun(a: Claim, b: Claim) -> bool | None:
    """Do two counts count the same thing? None where one of them does not say what it counts."""
    noun_a, noun_b = a.mention.unit, b.mention.unit
    if not noun_a or not noun_b or noun_a in GENERIC or noun_b in GENERIC:
        return True if noun_a and noun_a == noun_b else None
    if noun_a == noun_b or noun_a.split()[-1] == noun_b.split()[-1] or _told_as_doers(a, b) or _told_as_doers(b, a):
        return True
    return bool(a.mention.noun_class) and a.mention.noun_class == b.mention.noun_class


def _told_as_doers(people: Claim, named: Claim) -> bool:
    """Does the verb of some people name what the other number counts: "77 people reviewed it" and "77 reviews", "it
    employs 15,000 people" and "15,000 employees"?"""
    if people.mention.unit != PEOPLE:
        return False
    around = _WORD.findall(people.beside(BESIDE).lower())
    return _family((named.mention.unit or "").split()[-1]) in set(map(_family, around))


def _family(word: str) -> str:
    return root(plain_stem(word))


def _one_slot(stated: Claim, given: Claim) -> bool:
    if slot(stated) != slot(given):
        return False
    a, b = stated.quantity, given.quantity
    if a.per and b.per and a.per != b.per:
        return False
    if slot(stated) == "duration":
        return a.unit == b.unit or a.value == b.value or _same_order(stated, given)
    if slot(stated) == "ordinal" and (a.value or ZERO) >= SPECIFIC:
        return True
    if slot(stated) == "money":
        return one_currency(stated, given)
    if slot(stated) in ("count", "ordinal"):
        return same_noun(stated, given) is not False
    return True


def one_currency(a: Claim, b: Claim) -> bool:
    """May two amounts be of one currency? "300 mln dlrs" is of many, but never of sterling."""
    if a.quantity.currency == b.quantity.currency or one_code(a, b):
        return True
    inferred = a.quantity.currency_inferred or b.quantity.currency_inferred
    return inferred and not set(a.mention.currencies).isdisjoint(b.mention.currencies)


def _fractional(claim: Claim) -> bool:
    number = claim.mention.number
    return number is not None and number.scale == 1 and "." in number.digits


def _same_order(stated: Claim, given: Claim) -> bool:
    other = _in_unit_of(stated, given)
    x, y = stated.quantity.value, other.value if other else None
    return bool(x and y) and max(x, y) <= 3 * min(x, y)  # type: ignore[type-var,operator]


def _unit_clash(stated: Claim, given: Claim) -> bool:
    """One number in two currencies or over two denominators: "$842 million" for "842 million yuan"."""
    a, b = stated.quantity, given.quantity
    if slot(stated) != slot(given) or (a.value != b.value and not _rounds(stated, given, b)):
        return False
    if a.per and b.per and a.per != b.per:
        return True
    return slot(stated) == "money" and not one_currency(stated, given)


def _in_unit_of(stated: Claim, given: Claim) -> Quantity | None:
    """The given quantity in the stated one's unit; None where the two kinds never meet."""
    a, b = stated.quantity, given.quantity
    if a.kind == b.kind == "percent":
        factor = _PERCENT.get(b.unit or "percent", Decimal(1)) / _PERCENT.get(a.unit or "percent", Decimal(1))
        return b if factor == 1 else _scaled(b, factor)
    if {a.kind, b.kind} == {"ratio", "percent"}:
        return _scaled(b, Decimal(100) if b.kind == "ratio" else Decimal("0.01"))
    if a.kind in _CONVERTED and b.kind in _CONVERTED:
        return b if a.unit == b.unit else in_unit(b, a.unit)
    if a.kind == b.kind or "number" in (a.kind, b.kind) or {a.kind, b.kind} <= {"count", "ordinal", "age", "ratio"}:
        return b
    return None


def _scaled(quantity: Quantity, factor: Decimal) -> Quantity:
    from factcheck.model.records import replace

    return replace(
        quantity,
        value=None if quantity.value is None else quantity.value * factor,
        literal=quantity.literal.scaled(factor),
        implied=quantity.implied.scaled(factor),
        rounding=quantity.rounding.scaled(factor),
    )


def numbers_relate(stated: Claim, given: Claim, other: Quantity) -> str:
    """How two numbers of one kind stand; `other` is the given one in the stated one's unit."""
    a, b = stated.quantity, other
    if _vague(stated) or _vague(given):
        return "allowed" if a.implied.meets(b.implied) or a.literal.meets(b.literal) else "clashes"
    if a.value is None or b.value is None:
        return _ranges(a, b)
    if a.relation in BOUNDS:
        return _bound(stated, given, b)
    if abs(a.value) == abs(b.value):
        return "equal"
    if b.relation in BOUNDS:
        return "allowed" if a.literal.meets(b.literal) and _close(a.value, b.value) else "clashes"
    return _rounded(stated, given, b)


def _rounded(stated: Claim, given: Claim, b: Quantity) -> str:
    """Neither number is a bound."""
    a = stated.quantity
    if b.relation == "about" and a.relation == "exact" and a.literal.meets(b.literal):
        return "allowed"
    return "rounded" if _rounds(stated, given, b) else "clashes"


def _vague(claim: Claim) -> bool:
    return claim.mention.number is not None and claim.mention.number.vague


def _close(x: Decimal, y: Decimal) -> bool:
    return abs(abs(x) - abs(y)) <= abs(y) * CLOSE


def _ranges(a: Quantity, b: Quantity) -> str:
    """At least one of the two is a range."""
    if a.value is None and b.value is None:
        return "equal" if (a.literal.low, a.literal.high) == (b.literal.low, b.literal.high) else "clashes"
    point, ends = (a.value, b.literal) if a.value is not None else (b.value, a.literal)
    if a.value is not None and point in (ends.low, ends.high):
        return "rounded"
    return "open" if a.literal.meets(b.literal) else "clashes"


def _bound(stated: Claim, given: Claim, b: Quantity) -> str:
    """The stated number is a floor or a ceiling."""
    a = stated.quantity
    if a.value == b.value and (_loose(stated) or _loose(given)):
        return "equal"
    if b.relation in (FLOORS if a.relation in FLOORS else CEILINGS):
        return _two_bounds(stated, b)
    if b.relation in BOUNDS:
        return "open" if a.literal.meets(b.literal) else "clashes"
    if a.value == b.value:
        return "clashes" if a.relation in ("over", "under") else "equal"
    if a.relation == "under" and spread(stated).low is not None and not spread(stated).meets(b.literal):
        return "clashes"  # "almost nine years" is none of seven
    return "allowed" if a.literal.meets(b.literal) else "clashes"


def _two_bounds(stated: Claim, b: Quantity) -> str:
    """Two floors, or two ceilings: the stated one may be the coarser."""
    a, number = stated.quantity, stated.mention.number
    assert a.value is not None and b.value is not None and number is not None
    if a.value == b.value:
        return "equal"
    beyond = b.value - a.value if a.relation in FLOORS else a.value - b.value
    cut = beyond >= ZERO and (beyond < number.quantum or _close(a.value, b.value))
    return "allowed" if cut else "clashes"


def _loose(claim: Claim) -> bool:
    """ "Almost a fifth" of 20% and "over $1 billion" of a billion are loose talk; "more than 75" of 75 is wrong."""
    number, hedge = claim.mention.number, claim.mention.hedge
    if number is None or hedge is None:
        return False
    words = claim.sentence_text[hedge.start - claim.sentence.start :]
    if words.startswith(("Over ", "over ", "OVER ")) and hedge.start > claim.sentence.start:
        # "Jailed Over $4.49 Pills"
        return claim.zone == "headline" or (words[0] == "O" and title_case(claim.sentence_text))
    return words.lower().startswith(_LOOSE)


def _rounds(stated: Claim, given: Claim, other: Quantity) -> bool:
    """Is the stated number the given one, rounded or cut off? A number with a scale ("2K", "$1.6 billion") or with a
    last digit other than zero may be as coarse as it is written; one that ends in zeros must be close."""
    a, number = stated.quantity, stated.mention.number
    x, y = a.value, other.value
    if x is None or y is None or number is None or given.mention.number is None:
        return False
    if "about" in (a.relation, other.relation):
        return a.literal.meets(other.literal)
    if given.mention.number.quantum > number.quantum:
        return other.literal.contains(x) and _close(x, y)
    if given.mention.number.quantum == number.quantum and a.unit == given.quantity.unit:
        return False
    beyond = abs(y) - abs(x)
    if 2 * abs(beyond) > number.quantum and not ZERO <= beyond < number.quantum:
        return False
    return number.scale > 1 or number.quantum <= 1 or _close(x, y)


def _rhythms(a: Quantity, b: Quantity) -> str:
    return "equal" if a.unit == b.unit else "clashes"


_UNCLAIMED: dict[str, Callable[[Quantity, Quantity], str]] = {
    TIME: times_relate,
    RESULT: _ranges,
    OFTEN: _rhythms,
}
"""How numbers that are no claims stand to each other."""
