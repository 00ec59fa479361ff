"""The equations that relations assert: what one operand must be, given the others.

Operands are triples (value, low, high) of floats: the number written and what it may have been rounded from. A form's
`forward` gives the anchor's triple, `solve` what each other operand must be for the anchor to be as written. Where a
quotient has no bound, there is no answer (None).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.model.records import dataclass

Number = tuple[float, float, float]
"""Value, lowest and highest."""
Operands = Sequence[tuple[str, Number]]
"""The operands but the anchor, each with its role."""


Forward = Callable[[Operands], Number | None]
Solve = Callable[[int, Operands, Number], Number | None]


@dataclass(frozen=True, slots=True)
class Equation:
    """`anchor` is the role of the result."""

    anchor: str
    forward: Forward
    solve: Solve


def _over(a: Number, b: Number) -> Number | None:
    if b[1] <= 0 or b[0] <= 0 or a[1] < 0:
        return None
    return a[0] / b[0], a[1] / b[2], a[2] / b[1]


def _times(a: Number, b: Number) -> Number:
    return a[0] * b[0], a[1] * b[1], a[2] * b[2]


def _scaled(a: Number | None, factor: float) -> Number | None:
    return None if a is None else (a[0] * factor, a[1] * factor, a[2] * factor)


def _minus(a: Number, b: Number) -> Number:
    return a[0] - b[0], a[1] - b[2], a[2] - b[1]


def _plus(a: Number, b: Number) -> Number:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _absolute(a: Number) -> Number:
    return a if a[0] >= 0 else (-a[0], -a[2], -a[1])


def _role(operands: Operands, role: str) -> Number:
    return next(number for name, number in operands if name == role)


def _quotient(upper: str, lower: str, scale: float) -> tuple[Forward, Solve]:
    def forward(operands: Operands) -> Number | None:
        return _scaled(_over(_role(operands, upper), _role(operands, lower)), scale)

    def solve(index: int, operands: Operands, anchor: Number) -> Number | None:
        rate = _scaled(anchor, 1 / scale)
        if rate is None or rate[1] <= 0:
            return None
        if operands[index][0] == upper:
            return _times(_role(operands, lower), rate)
        return _over(_role(operands, upper), rate)

    return forward, solve


def _change(scale: float) -> tuple[Forward, Solve]:
    def forward(operands: Operands) -> Number | None:
        quotient = _over(_role(operands, "to"), _role(operands, "from"))
        if quotient is None:
            return None
        return _absolute(((quotient[0] - 1) * scale, (quotient[1] - 1) * scale, (quotient[2] - 1) * scale))

    def solve(index: int, operands: Operands, anchor: Number) -> Number | None:
        sign = 1 if _role(operands, "to")[0] >= _role(operands, "from")[0] else -1
        factor = tuple(1 + sign * part / scale for part in anchor)
        rate = (factor[0], min(factor[1:]), max(factor[1:]))
        if rate[1] <= 0:
            return None
        if operands[index][0] == "to":
            return _times(_role(operands, "from"), rate)
        return _over(_role(operands, "to"), rate)

    return forward, solve


def _difference(scale: float) -> tuple[Forward, Solve]:
    def forward(operands: Operands) -> Number | None:
        made = _scaled(_absolute(_minus(operands[0][1], operands[1][1])), scale)
        return made and (made[0], max(made[1], 0.0), made[2])

    def solve(index: int, operands: Operands, anchor: Number) -> Number | None:
        mine, other = operands[index][1], operands[1 - index][1]
        apart = _scaled(anchor, 1 / scale)
        assert apart is not None
        return _plus(other, apart) if mine[0] >= other[0] else _minus(other, apart)

    return forward, solve


def _step_forward(operands: Operands) -> Number | None:
    """A difference as a percentage of the value before: the value after is given, and either way may be meant."""
    apart, end = _role(operands, "apart"), _role(operands, "to")
    if end[1] <= apart[2] or apart[1] < 0:
        return None
    return apart[0] / end[0] * 100, apart[1] / (end[2] + apart[2]) * 100, apart[2] / (end[1] - apart[2]) * 100


def _step_solve(index: int, operands: Operands, anchor: Number) -> Number | None:
    if anchor[1] <= 0:
        return None
    share = anchor[0] / 100, anchor[1] / (100 + anchor[1]), anchor[2] / max(100 - anchor[2], 1.0)
    return _times(operands[1][1], share) if operands[index][0] == "apart" else _over(_role(operands, "apart"), share)


def _sum_forward(operands: Operands) -> Number | None:
    total = (0.0, 0.0, 0.0)
    for _, number in operands:
        total = _plus(total, number)
    return total


def _sum_solve(index: int, operands: Operands, anchor: Number) -> Number | None:
    rest = anchor
    for other, (_, number) in enumerate(operands):
        if other != index:
            rest = _minus(rest, number)
    return rest


def _rest_forward(operands: Operands) -> Number | None:
    return _minus(_role(operands, "whole"), _sum_of(operands, "part"))


def _rest_solve(index: int, operands: Operands, anchor: Number) -> Number | None:
    if operands[index][0] == "whole":
        return _plus(_sum_of(operands, "part"), anchor)
    others = [one for place, one in enumerate(operands) if place != index]
    return _minus(_minus(_role(operands, "whole"), anchor), _sum_of(others, "part"))


def _sum_of(operands: Operands, role: str) -> Number:
    total = (0.0, 0.0, 0.0)
    for name, number in operands:
        if name == role:
            total = _plus(total, number)
    return total


def _product_forward(operands: Operands) -> Number | None:
    return _times(operands[0][1], operands[1][1])


def _product_solve(index: int, operands: Operands, anchor: Number) -> Number | None:
    return _over(anchor, operands[1 - index][1])


def _ratio_forward(operands: Operands) -> Number | None:
    """So much of a total for each of a count, or for each round number of it."""
    quotient = _over(_role(operands, "total"), _role(operands, "times"))
    return _scaled(quotient, _base(operands))


def _ratio_solve(index: int, operands: Operands, anchor: Number) -> Number | None:
    rate = _scaled(anchor, 1 / _base(operands))
    assert rate is not None
    role = operands[index][0]
    if role == "total":
        return _times(_role(operands, "times"), rate)
    return _over(_role(operands, "total"), rate) if role == "times" else None


def _base(operands: Operands) -> float:
    return next((number[0] for role, number in operands if role == "base"), 1.0)


def _way_forward(operands: Operands) -> Number | None:
    """Meters from seconds and km/h, the base units of lengths, lengths of time and speeds."""
    return _scaled(_product_forward(operands), 1 / KMH)


def _way_solve(index: int, operands: Operands, anchor: Number) -> Number | None:
    return _over(_times(anchor, (KMH, KMH, KMH)), operands[1 - index][1])


def _elapsed_forward(operands: Operands) -> Number | None:
    """Days from one to the other, as seconds: the base unit of lengths of time."""
    return _scaled(_minus(operands[1][1], operands[0][1]), DAY)


def _elapsed_solve(index: int, operands: Operands, anchor: Number) -> Number | None:
    days = _scaled(anchor, 1 / DAY)
    assert days is not None
    return _minus(operands[1][1], days) if index == 0 else _plus(operands[0][1], days)


def _same_forward(operands: Operands) -> Number | None:
    return operands[0][1]


def _same_solve(index: int, operands: Operands, anchor: Number) -> Number | None:
    return anchor


DAY = 86400.0
KMH = 3.6
EQUATIONS: dict[str, Equation] = {
    "change percent": Equation("by", *_change(100.0)),
    "change title": Equation("by", *_change(100.0)),
    "change rate": Equation("by", *_change(100.0)),
    "change fraction": Equation("by", *_change(1.0)),
    "change times": Equation("by", *_quotient("to", "from", 1.0)),
    "change step": Equation("by", _step_forward, _step_solve),
    "change points": Equation("by", *_difference(1.0)),
    "change basis": Equation("by", *_difference(100.0)),
    "change difference": Equation("by", *_difference(1.0)),
    "share percent": Equation("share", *_quotient("part", "whole", 100.0)),
    "share fraction": Equation("share", *_quotient("part", "whole", 1.0)),
    "sum": Equation("total", _sum_forward, _sum_solve),
    "sum rest": Equation("rest", _rest_forward, _rest_solve),
    "elapsed between": Equation("length", _elapsed_forward, _elapsed_solve),
    "elapsed since": Equation("length", _elapsed_forward, _elapsed_solve),
    "same": Equation("later", _same_forward, _same_solve),
    "ratio": Equation("rate", _ratio_forward, _ratio_solve),
    "ratio percent": Equation("rate", *_quotient("total", "times", 100.0)),
    "ratio base": Equation("rate", _ratio_forward, _ratio_solve),
    "product": Equation("result", _product_forward, _product_solve),
    "product period": Equation("result", _same_forward, _same_solve),
    "product speed": Equation("result", _way_forward, _way_solve),
}
