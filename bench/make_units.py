"""Writes factcheck/lexicon/unit_factors.tsv: what every unit of units.tsv is worth in its base unit, out of pint.

Fractions all the way, so that what is exact stays exact; what no decimal can hold (a knot in miles, pi) is cut at 28
digits. Run it after units.tsv was edited: `python bench/make_units.py`.
"""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pint

VOCABULARY = Path(__file__).resolve().parent.parent / "factcheck" / "lexicon"
DIGITS = 28
ABSOLUTE, ABSOLUTE_NAME = "degree_Rankine", "degree Rankine"
HEAD = """\
# Made by bench/make_units.py from units.tsv with pint; do not edit by hand.
# value in base = (value written + offset) * factor; for a reciprocal unit ("liter per 100 kilometers") factor / value.
# name\tbase\tfactor\toffset\treciprocal
"""


def decimal_text(number: Fraction) -> str:
    """The shortest plain decimal of the number, cut at DIGITS significant digits."""
    value = Context(prec=DIGITS).divide(Decimal(number.numerator), Decimal(number.denominator))
    return f"{value.normalize():f}"


def against_base(
    measure: pint.Quantity[Fraction], bases: dict[str, pint.Quantity[Fraction]]
) -> tuple[str, Fraction, str]:
    """The first of the bases that the measure converts to, what it is worth there, and "reciprocal" or ""."""
    for base, one in bases.items():
        if measure.dimensionality == one.dimensionality:
            return base, Fraction((measure / one).to("").magnitude), ""
        if measure.dimensionality == (1 / one).dimensionality:
            return base, 1 / Fraction((measure * one).to("").magnitude), "reciprocal"
    return "", Fraction(1), ""


def factor_lines(table: str) -> list[str]:
    """One line for each unit of units.tsv, in its order."""
    import pint

    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(non_int_type=Fraction)
    bases: dict[str, dict[str, pint.Quantity[Fraction]]] = {}
    lines = []
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        name, dimension, expression = line.split("\t")[:3]
        if dimension == "temperature":
            zero = Fraction(registry.Quantity(Fraction(0), expression).to(ABSOLUTE).magnitude)
            step = Fraction(registry.Quantity(Fraction(1), expression).to(ABSOLUTE).magnitude) - zero
            lines.append("\t".join((name, ABSOLUTE_NAME, decimal_text(step), decimal_text(zero / step), "")))
            continue
        measure = registry.Quantity(Fraction(1), "") * registry.parse_expression(expression)
        base, factor, reciprocal = against_base(measure, bases.setdefault(dimension, {}))
        if not base:
            bases[dimension][name] = measure
        lines.append("\t".join((name, base or name, decimal_text(factor), "0", reciprocal)))
    return lines


def main() -> None:
    table = (VOCABULARY / "units.tsv").read_text(encoding="utf-8")
    text = HEAD + "\n".join(factor_lines(table)) + "\n"
    (VOCABULARY / "unit_factors.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
