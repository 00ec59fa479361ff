"""The intervals of a finding drawn on a number line: what must hold as a solid bar, what a reader takes from it as a
lighter one below it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from functools import reduce

from factcheck.model.check import Check, Operand
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import dataclass
from factcheck.numbers.wording import meaning
from factcheck.report.display import clipped
from factcheck.report.pages.axis import Axis, short
from factcheck.report.pages.markup import escape, tag

_WIDTH, _LEFT, _RIGHT = 340.0, 6.0, 6.0
_ROW, _TOP, _FOOT = 38.0, 4.0, 26.0
_NEAR = Decimal("0.01")
_DIGITS = 18
_HEDGES = {"about": "about ", "over": "over ", "at-least": "at least ", "under": "under ", "at-most": "at most "}


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the drawing; `kind` is "printed" for a number of the text, "fitting" for what would fit."""

    role: str
    text: str
    literal: Interval
    implied: Interval
    kind: str = "printed"


def number_line(check: Check) -> str:
    """An SVG of the two sides of a finding, or "" where it has no two numbers that share a scale."""
    bars = bars_of(check)
    ends = [end for bar in bars for end in _ends(bar)]
    if len(bars) < 2 or not ends or not all(map(_has_place, ends)):
        return ""
    axis = Axis.over(
        [float(end) for end in ends],
        any(bar.literal.low is None or bar.implied.low is None for bar in bars),
        any(bar.literal.high is None or bar.implied.high is None for bar in bars),
    )
    height = _TOP + _ROW * len(bars) + _FOOT
    rows = "".join(_row(bar, axis, _TOP + _ROW * at) for at, bar in enumerate(bars))
    said = "; ".join(meaning(f"{bar.role} {bar.text}", bar.literal) for bar in bars)
    return tag(
        "svg",
        _scale(axis, height),
        rows,
        class_="line",
        viewBox=f"0 0 {_WIDTH:g} {height:g}",
        role="img",
        aria_label=f"Number line. {said}",
    )


def bars_of(check: Check) -> tuple[Bar, ...]:
    """The sides of the finding on one scale: two numbers of one unit as they are; else the printed number and what
    would fit instead, be it the sum of the parts or the other number converted. Nothing where both say the same."""
    if check.expected is not None and not _has_place(check.expected):
        return ()
    operands = [(operand, operand.claim) for operand in check.operands if operand.claim and _drawable(operand.claim)]
    printed = _printed(check, operands)
    if printed is not None and check.expected is not None:
        fitting = _fitting(check.expected, printed, operands)
        if fitting is not None:
            return (fitting, _bar(*printed))
    if len(operands) == 2 and _same_scale(operands[0][1], operands[1][1]):
        bars = tuple(_bar(*operand) for operand in operands)
        return bars if bars[0].literal != bars[1].literal else ()
    return ()


def _fitting(expected: Decimal, printed: tuple[Operand, Claim], operands: list[tuple[Operand, Claim]]) -> Bar | None:
    """What would fit instead of the printed number; None where the other number stands on its scale already."""
    parts = [claim for operand, claim in operands if operand.role == "part"]
    if len(parts) > 1 and printed[0].role != "part":
        whole = reduce(lambda total, part: total + part.quantity.rounding, parts[1:], parts[0].quantity.rounding)
        return Bar("sum of the parts", _figure(expected), whole, whole, "fitting")
    others = [(operand, claim) for operand, claim in operands if operand is not printed[0]]
    if len(others) != 1:
        fit = Interval.point(expected)
        return Bar("would fit", _figure(expected), fit, fit, "fitting")
    return None if _same_scale(others[0][1], printed[1]) else _converted(*others[0], expected)


def _has_place(value: Decimal) -> bool:
    return value.is_finite() and (not value or abs(value.adjusted()) < _DIGITS)


def _figure(value: Decimal) -> str:
    """Six significant digits, with commas: `67,200,000`, `53.01`."""
    text = f"{Decimal(f'{value:.6g}'):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _drawable(claim: Claim) -> bool:
    return claim.quantity.kind not in ("date", "period") and bool(_ends(_interval_bar(claim)))


def _printed(check: Check, operands: Sequence[tuple[Operand, Claim]]) -> tuple[Operand, Claim] | None:
    """The operand that `ratio` and `expected` speak of."""
    if check.expected is None or check.ratio is None:
        return None
    printed = check.expected * check.ratio
    for operand, claim in reversed(operands):
        value = claim.quantity.value
        if value is not None and abs(value - printed) <= _NEAR * abs(printed):
            return operand, claim
    return None


def _same_scale(a: Claim, b: Claim) -> bool:
    p, q = a.quantity, b.quantity
    if p.per != q.per:
        return False
    if {p.kind, q.kind} <= {"count", "number"}:
        return True
    return (p.kind, p.unit, p.currency) == (q.kind, q.unit, q.currency)


def _converted(operand: Operand, claim: Claim, expected: Decimal) -> Bar:
    value = claim.quantity.value
    if not value or expected / value <= 0:
        fit = Interval.point(expected)
        return Bar("would fit", _figure(expected), fit, fit, "fitting")
    factor = expected / value
    literal, implied = claim.quantity.literal.scaled(factor), claim.quantity.implied.scaled(factor)
    return Bar("expected from", operand.text, literal, implied, "fitting")


def _bar(operand: Operand, claim: Claim) -> Bar:
    quantity = claim.quantity
    text = f"{_HEDGES.get(quantity.relation, '')}{operand.text}"
    return Bar(operand.role, text, quantity.literal, quantity.implied)


def _interval_bar(claim: Claim) -> Bar:
    return Bar("", "", claim.quantity.literal, claim.quantity.implied)


def _ends(bar: Bar) -> list[Decimal]:
    ends = (bar.literal.low, bar.literal.high, bar.implied.low, bar.implied.high)
    return [end for end in ends if end is not None]


def _row(bar: Bar, axis: Axis, top: float) -> str:
    """A label that begins or ends where its bar does, whichever leaves it more room, and the bars below it."""
    left, right = _reach(bar.literal, axis)
    leftwards = left + right > _WIDTH
    x, anchor = (right, "end") if leftwards else (left, "start")
    label = (
        f'<text x="{x:.1f}" y="{top + 13:g}" text-anchor="{anchor}"><tspan class="role">{escape(clipped(bar.role, 24))}'
        f'</tspan><tspan dx="5">{escape(clipped(bar.text, 26))}</tspan></text>'
    )
    solid = _stripe(bar.literal, axis, top + 19, 7, f"literal {bar.kind}")
    light = "" if bar.implied == bar.literal else _stripe(bar.implied, axis, top + 28, 5, f"implied {bar.kind}")
    return label + solid + light


def _reach(interval: Interval, axis: Axis) -> tuple[float, float]:
    """Where the interval begins and ends in the drawing, at least three units wide."""
    left = _LEFT if interval.low is None else _x(axis, float(interval.low))
    right = _WIDTH - _RIGHT if interval.high is None else _x(axis, float(interval.high))
    return (left, right) if right - left >= 3 else ((left + right) / 2 - 1.5, (left + right) / 2 + 1.5)


def _stripe(interval: Interval, axis: Axis, top: float, height: float, kind: str) -> str:
    """A bar; where it has no end it runs to the edge and has an arrowhead."""
    left, right = _reach(interval, axis)
    inner_left = left + 6 if interval.low is None else left
    inner_right = right - 6 if interval.high is None else right
    body = f'<rect class="{kind}" x="{inner_left:.1f}" y="{top:g}" width="{inner_right - inner_left:.1f}" '
    body += f'height="{height:g}"/>'
    if interval.low is None:
        body += _arrow(inner_left, left, top, height, kind)
    return body + _arrow(inner_right, right, top, height, kind) if interval.high is None else body


def _arrow(base: float, tip: float, top: float, height: float, kind: str) -> str:
    outline = f"M{base:.1f} {top - 2:g}L{tip:.1f} {top + height / 2:g}L{base:.1f} {top + height + 2:g}z"
    return f'<path class="{kind}" d="{outline}"/>'


def _scale(axis: Axis, height: float) -> str:
    base = height - _FOOT + 4
    lines, last = [], -math.inf
    for tick in axis.ticks():
        x = _x(axis, tick)
        lines.append(f'<path class="tick" d="M{x:.1f} {_TOP:g}V{base + 4:g}"/>')
        if x - last >= 44:
            last = x
            anchor = "start" if x < 24 else "end" if x > _WIDTH - 24 else "middle"
            lines.append(
                f'<text class="label" x="{x:.1f}" y="{base + 17:g}" text-anchor="{anchor}">{short(tick)}</text>'
            )
    return f'<path class="axis" d="M{_LEFT:g} {base:g}H{_WIDTH - _RIGHT:g}"/>{"".join(lines)}'


def _x(axis: Axis, value: float) -> float:
    return _LEFT + axis.at(value) * (_WIDTH - _LEFT - _RIGHT)
