"""The physical units that news uses: what a writing means, and exact conversion between units of one kind.

The allow-list is lexicon/units.tsv; what each unit is worth stands in lexicon/unit_factors.tsv, which
bench/make_units.py writes out of pint. Nothing is read before the first look-up, and pint itself is loaded only to
convert compounds that the table cannot ("foot-pound per second" to "watt").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.lexicon import word_class
from factcheck.model.records import dataclass

if TYPE_CHECKING:
    import pint

_VOCABULARY = Path(__file__).parent.parent / "lexicon"
_RATES = ("volume", "mass")  # dimensions whose "per" is a denominator of its own: barrels per day


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    `name` is the canonical American singular ("square mile"); `dimension` one of mention.DIMENSIONS, "temperature" or
    "duration"; `base` the unit that `factor` and `offset` lead to: base = (value + offset) * factor, or factor / value
    where the unit counts the other way round (`reciprocal`: liters per 100 kilometers in miles per gallon). `also` are
    other units that the same word may mean (a "ton" may be metric, short or long).
    """

    name: str
    dimension: str
    base: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    reciprocal: bool = False
    expression: str = ""
    also: tuple[str, ...] = ()

    @property
    def per(self) -> str | None:
        """The denominator, where it is one of its own: "day" of "barrel per day", None of "mile per hour"."""
        return self.name.partition(" per ")[2] or None if self.dimension in _RATES else None

    @property
    def counted(self) -> str:
        """The name without that denominator: "barrel" of "barrel per day"."""
        return self.name.partition(" per ")[0] if self.per else self.name


def lookup(written: str) -> Unit | None:
    """The unit that a writing stands for, or None: symbols as they are written first, then in lower case; words in
    singular or plural, with hyphens or spaces, in American or British spelling.

    >>> lookup("sq km").name, lookup("kilometres-per-hour").name, lookup("mW").name, lookup("MW").name
    ('square kilometer', 'kilometer per hour', 'milliwatt', 'megawatt')
    """
    table = symbols()
    name = table.get(written)
    if name is None:
        text = " ".join(written.replace("-", " ").split()).lower()
        name = words().get(text) or _lower_symbols().get(written.lower()) or table.get(written.rstrip("."))
        if name is None and "/" in text:
            name = words().get(text.replace("/", " per ")) or words().get(text.replace("/", " per ").rstrip("s"))
    return None if name is None else unit(name)


@lru_cache(maxsize=1024)
def unit(name: str) -> Unit | None:
    """The unit of a canonical name or of words for it ("celsius"), or None."""
    row = _rows().get(name) or _rows().get(words().get(name, ""))
    if row is None:
        return None
    name = row[0]
    base, factor, offset, reciprocal = _factors()[name]
    return Unit(
        name, row[1], base, Decimal(factor), Decimal(offset), bool(reciprocal), row[2], _parts(row, 5)
    )  # fmt: skip


def convert(value: Decimal, source: str, target: str, difference: bool = False) -> Decimal:
    """`value` of unit `source` in unit `target` (canonical names, or compounds "gram per kilometer" of them).

    `difference` reads temperatures as differences: 10 degrees Celsius of warming are 18 degrees Fahrenheit.
    Raises ValueError where the two do not measure the same.

    >>> convert(Decimal(131), "acre", "hectare").quantize(Decimal("0.01"))
    Decimal('53.01')
    """
    a, b = unit(source), unit(target)
    if source == target or (a is not None and a == b):
        return value
    if a is None or b is None or a.base != b.base:
        return _convert_compound(value, source, target)
    in_base = _to_base(value, a, difference)
    if b.reciprocal:
        return b.factor / in_base
    return in_base / b.factor - (0 if difference else b.offset)


def _to_base(value: Decimal, source: Unit, difference: bool) -> Decimal:
    if source.reciprocal:
        return source.factor / value
    return (value + (0 if difference else source.offset)) * source.factor


def same_dimension(a: str, b: str) -> bool:
    """Can the one be converted to the other? (Part per million and milligram per liter cannot.)"""
    first, second = unit(a), unit(b)
    return first is not None and second is not None and first.base == second.base


def comparable(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """The pairs of units of one kind that two written units may stand for, the likeliest first.

    >>> comparable("gallon", "liter")
    (('gallon', 'liter'), ('imperial gallon', 'liter'))
    """
    return tuple((x, y) for x in _meanings(a) for y in _meanings(b) if same_dimension(x, y))


def _meanings(name: str) -> tuple[str, ...]:
    found = unit(name)
    return (found.name, *found.also) if found else (name,)


def plural(name: str) -> str:
    """The plural of a unit's name: "square miles", "degrees Celsius", "miles per hour"."""
    return _plural(name)


def names() -> Iterator[str]:
    """Every canonical name, in the order of the table."""
    yield from _rows()


@lru_cache(maxsize=1)
def words() -> Mapping[str, str]:
    """Written words (lower case, hyphens as spaces) in singular and plural, each to its canonical name."""
    table: dict[str, str] = {}
    for name, row in _rows().items():
        for form in (name.lower(), *_parts(row, 3)):
            for spelling in _spellings(form.replace("-", " ")):
                table.setdefault(spelling, name)
                table.setdefault(_plural(spelling), name)
    return table


@lru_cache(maxsize=1)
def symbols() -> Mapping[str, str]:
    """Symbols and abbreviations as written (case counts), each to its canonical name."""
    table: dict[str, str] = {}
    for name, row in _rows().items():
        for symbol in _parts(row, 4):
            table.setdefault(symbol, name)
    return table


@lru_cache(maxsize=1)
def _lower_symbols() -> Mapping[str, str]:
    """Symbols in lower case for writings that got the case wrong ("KM", "mw"); single letters are too risky."""
    table: dict[str, str] = {}
    for symbol, name in symbols().items():
        if len(symbol) > 1:
            table.setdefault(symbol.lower(), name)
    return table


def _spellings(form: str) -> tuple[str, ...]:
    """A form in American and in British spelling ("metre", "litre")."""
    if "meter" in form or "liter" in form:
        return form, form.replace("meter", "metre").replace("liter", "litre")
    return (form,)


_IRREGULAR = {"foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia", "tnt": "tnt"}


def _plural(form: str) -> str:
    """The plural of a unit in words: the head takes it ("miles per hour", "inches of mercury", "degrees celsius")."""
    for joint in (" per ", " of ", " a ", " an ", " to the ", " in a "):
        head, found, rest = form.partition(joint)
        if found:
            return _plural(head) + joint + rest
    head, _, last = form.rpartition(" ")
    if head.endswith(("degree", "deg")):
        return head + "s " + last
    if head in ("cubic feet", "square feet") or last in word_class("invariable-units") or last.endswith("s"):
        return form
    if last.endswith("-foot"):
        return form[:-4] + "feet"
    return (head + " " if head else "") + _IRREGULAR.get(last, last + "s")


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, list[str]]:
    """The rows of units.tsv by canonical name: name, dimension, pint expression, words, symbols, also."""
    return {row[0]: row for row in _table("units.tsv")}


@lru_cache(maxsize=1)
def _factors() -> Mapping[str, list[str]]:
    """The rows of unit_factors.tsv by canonical name: base, factor, offset, reciprocal."""
    return {row[0]: row[1:5] for row in _table("unit_factors.tsv")}


def _table(name: str) -> Iterator[list[str]]:
    for line in (_VOCABULARY / name).read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            yield line.split("\t")


def _parts(row: list[str], column: int) -> tuple[str, ...]:
    return tuple(row[column].split("|")) if len(row) > column and row[column] else ()


def _convert_compound(value: Decimal, source: str, target: str) -> Decimal:
    """By pint: for compounds of the table's units that the table itself has no line for."""
    import pint

    try:
        return value * Decimal((_expression(source) / _expression(target)).to("").magnitude)
    except (pint.DimensionalityError, KeyError) as error:
        raise ValueError(f"{source} cannot be converted to {target}") from error


def _expression(name: str) -> pint.Quantity[Decimal]:
    known = unit(name)
    text = known.expression if known else ""
    if not known:
        top, _, bottom = name.partition(" per ")
        upper, lower = unit(top), unit(bottom)
        if upper is None or lower is None:
            raise KeyError(name)
        text = f"({upper.expression}) / ({lower.expression})"
    registry = _registry()
    quantity: pint.Quantity[Decimal] = registry.Quantity(Decimal(1), "") * registry.parse_expression(text)
    return quantity


@lru_cache(maxsize=1)
def _registry() -> pint.UnitRegistry[Decimal]:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)
