"""Amounts written in two units: "5 feet 2 inches", "two hours and 10 minutes", "2 km and 300 metres"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.mentions.amount import Amount
from factcheck.mentions.tokens import Tokens
from factcheck.model.records import replace
from factcheck.numbers import units

_TIMES = {
    "year": Decimal(12), "month": Decimal(1), "week": Decimal(7), "day": Decimal(1), "hour": Decimal(3600),
    "minute": Decimal(60), "second": Decimal(1),
}  # fmt: skip
ONE = Decimal(1)
_SETS = (
    ("year", "month"), ("week", "day"), ("hour", "minute", "second"), ("yard", "foot", "inch"),
    ("mile", "yard", "foot"),
    ("pound", "ounce"), ("stone", "pound"), ("kilometer", "meter", "centimeter", "millimeter"), ("kilogram", "gram"),
)  # fmt: skip


def compounded(text: Tokens, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with those that are written in a larger and a smaller unit made one, in the larger."""
    made: list[Amount] = []
    for amount in amounts:
        if made and (whole := _whole(text, made[-1], amount) or _and_half(text, made[-1], amount)):
            made[-1] = whole
        else:
            made.append(amount)
    return made


def _whole(text: Tokens, large: Amount, small: Amount) -> Amount | None:
    a, b = large.unit, small.unit
    if a is None or b is None or a == b or large.upper or small.whole < small.first or small.kind != large.kind:
        return None
    if tuple(text.lowers[large.last : small.first]) not in ((), (",",), ("and",), (",", "and")):
        return None
    factor = _factor(a, b)
    if factor is None or small.number.value < 0:
        return None
    extra = small.number.value / factor
    if extra >= 1 and a != "yard":
        return None
    grain = small.number.quantum if large.kind == "duration" else min(small.number.quantum, ONE)  # "7lb 10oz"
    number = replace(
        large.number, value=large.number.value + extra, quantum=grain / factor, end=small.number.end
    )  # fmt: skip
    return replace(large, number=number, last=small.last, after=small.after)


def _and_half(text: Tokens, large: Amount, half: Amount) -> Amount | None:
    """ "a cup and a half", "two hours and a half"."""
    part = half.kind == "ratio" and half.number.words and half.number.value in (Decimal("0.5"), Decimal("0.25"))
    if not part or large.unit is None or large.kind in ("count", "percent", "ordinal", "ratio") or large.upper:
        return None
    if text.lowers[large.last : half.first] != ["and"] or large.number.value != large.number.value.to_integral_value():
        return None
    if text.lowers[half.first] not in ("a", "half") or large.number.scale != 1:
        return None
    value = large.number.value + half.number.value
    number = replace(large.number, value=value, quantum=half.number.value, end=half.number.end)
    return replace(large, number=number, last=half.last, after=half.last)


def _factor(large: str, small: str) -> Decimal | None:
    """How many of the small unit make one of the large one, where news joins the two."""
    for names in _SETS:
        if large in names and small in names and names.index(large) < names.index(small):
            if large in _TIMES:
                return _TIMES[large] / _TIMES[small]
            return units.convert(Decimal(1), large, small)
    return None
