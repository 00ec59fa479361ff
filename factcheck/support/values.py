"""Does one number, as written, follow from another by copying, rounding or converting?

RELATIONS names how a number of a summary can stand to one of the text, from the surest support down:
`equal` (copied or converted), `rounded` (rounded, cut off, or as far as the other one's own rounding goes), `allowed`
(a bound that the other one keeps, a range that it lies in), `open` (one of them says too little), `clashes` (both are
of one kind and it does not follow), `apart` (they are of different kinds).
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.claim import Claim
from factcheck.comparison import CEILINGS, FLOORS, in_unit
from factcheck.mention import DIMENSIONS
from factcheck.quantity import Quantity
from factcheck.support.calendar import dates_relate

CALENDAR = ("date", "period")
COUNTABLE = ("count", "number")
RELATIONS = ("equal", "rounded", "allowed", "open", "clashes", "apart")
BEARING = ("equal", "rounded", "allowed")
_CONVERTED = frozenset((*DIMENSIONS, "temperature", "duration"))
_PERCENT = {"percent": Decimal(1), "percentage point": Decimal(1), "basis point": Decimal("0.01")}


def relate(stated: Claim, given: Claim) -> str:
    """How a number of a summary stands to one of the text: one of RELATIONS."""
    if stated.mention.when is not None or given.mention.when is not None:
        if stated.mention.when is None or given.mention.when is None:
            return "apart"
        return dates_relate((stated.mention.when, stated.quantity), (given.mention.when, given.quantity))
    other = _in_unit_of(stated, given)
    if other is None:
        return "apart"
    if not _one_slot(stated, given):
        return _across_slots(stated, given, other)
    return numbers_relate(stated, given, other)


def _across_slots(stated: Claim, given: Claim, other: Quantity) -> str:
    """Numbers of two kinds bear each other out only when they are equal ("ranked 15", "the 15th")."""
    if _unit_clash(stated, given):
        return "clashes"
    value = stated.quantity.value
    return "equal" if value is not None and value == other.value else "apart"


def slot(claim: Claim) -> str:
    """The kind of thing a number says: only numbers of one slot can contradict each other."""
    kind = claim.mention.kind
    if kind in CALENDAR:
        return "calendar"
    return "count" if kind in COUNTABLE else kind


def same_noun(a: Claim, b: Claim) -> bool | None:
    """Do two counts count the same thing? None where one of them does not say what it counts."""
    noun_a, noun_b = a.mention.unit, b.mention.unit
    if not noun_a or not noun_b:
        return None
    if noun_a == noun_b or noun_a.split()[-1] == noun_b.split()[-1]:
        return True
    return bool(a.mention.noun_class) and a.mention.noun_class == b.mention.noun_class


def _one_slot(stated: Claim, given: Claim) -> bool:
    if slot(stated) != slot(given):
        return False
    a, b = stated.quantity, given.quantity
    if a.per and b.per and a.per != b.per:
        return False
    if slot(stated) == "money":
        return a.currency == b.currency or a.currency_inferred or b.currency_inferred
    if slot(stated) in ("count", "ordinal"):
        return same_noun(stated, given) is not False
    return True


def _unit_clash(stated: Claim, given: Claim) -> bool:
    """One number in two currencies or over two denominators: "$842 million" for "842 million yuan"."""
    a, b = stated.quantity, given.quantity
    if a.value != b.value or slot(stated) != slot(given):
        return False
    if a.per and b.per and a.per != b.per:
        return True
    certain = not a.currency_inferred and not b.currency_inferred
    return slot(stated) == "money" and certain and a.currency != b.currency


def _in_unit_of(stated: Claim, given: Claim) -> Quantity | None:
    """The given quantity in the stated one's unit; None where the two kinds never meet."""
    a, b = stated.quantity, given.quantity
    if a.kind == b.kind == "percent":
        factor = _PERCENT.get(b.unit or "percent", Decimal(1)) / _PERCENT.get(a.unit or "percent", Decimal(1))
        return b if factor == 1 else _scaled(b, factor)
    if a.kind in _CONVERTED and b.kind in _CONVERTED:
        return b if a.unit == b.unit else in_unit(b, a.unit)
    if a.kind == b.kind or "number" in (a.kind, b.kind) or {a.kind, b.kind} <= {"count", "ordinal", "age", "ratio"}:
        return b
    return None


def _scaled(quantity: Quantity, factor: Decimal) -> Quantity:
    from dataclasses import replace

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
    if a.relation in FLOORS or a.relation in CEILINGS:
        return _bound(stated, b)
    if abs(a.value) == abs(b.value):
        return "equal"
    if b.relation in FLOORS or b.relation in CEILINGS:
        return "allowed" if a.literal.meets(b.implied) else "clashes"
    return "rounded" if _rounds(stated, b) else "clashes"


def _vague(claim: Claim) -> bool:
    return claim.mention.number is not None and claim.mention.number.vague


def _ranges(a: Quantity, b: Quantity) -> str:
    """At least one of the two is a range."""
    if a.value is None and b.value is None:
        return "equal" if (a.literal.low, a.literal.high) == (b.literal.low, b.literal.high) else "clashes"
    if a.value is None:
        return "allowed" if a.literal.meets(b.literal) else "clashes"
    if a.value in (b.literal.low, b.literal.high):
        return "rounded"
    return "open" if a.literal.meets(b.literal) else "clashes"


def _bound(stated: Claim, b: Quantity) -> str:
    """The stated number is a floor or a ceiling."""
    a = stated.quantity
    assert a.value is not None and b.value is not None
    floor = a.relation in FLOORS
    if b.relation in (FLOORS if floor else CEILINGS):
        if a.value == b.value:
            return "equal"
        return "allowed" if (b.value > a.value if floor else b.value < a.value) else "clashes"
    if b.relation in FLOORS or b.relation in CEILINGS:
        return "open" if a.literal.meets(b.literal) else "clashes"
    if a.value == b.value:
        return "clashes" if a.relation in ("over", "under") and not _loose(stated) else "equal"
    return "allowed" if a.literal.meets(b.literal) else "clashes"


def _loose(stated: Claim) -> bool:
    """ "Over $1 billion" for a billion is loose talk; "more than 75" for 75 is wrong."""
    number = stated.mention.number
    return number is None or stated.mention.hedge is None or number.scale > 1


def _rounds(stated: Claim, given: Quantity) -> bool:
    """Is the stated number the given one, rounded or cut off? The stated one may be as coarse as it likes; a finer one
    than was given is borne out as far as the given one's own rounding goes."""
    a, number = stated.quantity, stated.mention.number
    x, y = a.value, given.value
    if x is None or y is None or number is None:
        return False
    if a.implied.meets(given.implied) or a.rounding.contains(y) or a.rounding.contains(-y):
        return True
    cut = abs(x) <= abs(y) < abs(x) + number.quantum
    return cut and abs(x) >= 1000 and number.quantum > 1 and not number.words
