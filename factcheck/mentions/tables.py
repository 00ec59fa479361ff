"""Tables: a cell's bare number takes the unit, currency and scale that its column's or its row's heading names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from factcheck.lexicon.regex import regex
from factcheck.mentions.amount import Amount
from factcheck.mentions.amounts import amount_at
from factcheck.mentions.tokens import Tokens, tokens
from factcheck.model.article import Cell, Table
from factcheck.model.records import replace

_IN_SCALE = regex(r"\bin (thousand|million|billion)s\b", re.IGNORECASE)
_SCALES = {"thousand": Decimal(1000), "million": Decimal(1_000_000), "billion": Decimal(1_000_000_000)}
_NOT_SCALED = regex(r"\bper\b|%|percent|\bratio\b|\bemployees\b|\bheadcount\b", re.IGNORECASE)
_ABOVE = 200
"""Characters before a table in which its caption is looked for."""
_INNER = regex(r"\(([^()]{1,40})\)")
_SIGNED = regex(r"^([^\w\s%(]{1,2}|[A-Za-z]{1,3}[$£€¥]|[A-Z]{3})\s?(.*)$")


def headed(text: Tokens, amounts: Sequence[Amount], tables: Sequence[Table]) -> list[Amount]:
    """The amounts, those in table cells with what the headings say of them."""
    found = list(amounts)
    starts = [text.starts[amount.first] for amount in found]
    for table in tables:
        within = slice(bisect_left(starts, table.start), bisect_left(starts, table.end))
        found[within] = _in_table(text, found[within], table)
    return found


def _in_table(text: Tokens, amounts: Sequence[Amount], table: Table) -> list[Amount]:
    """The amounts of a table with what its headings say of them."""
    cells = sorted(table.cells, key=lambda cell: cell.start)
    scale = _scale_of(text.text, table)
    places = [cell.start for cell in cells]
    labels = {cell.row: text.text[cell.start : cell.end] for cell in cells if cell.column == 0}
    made = []
    for amount in amounts:
        start = text.starts[amount.first]
        cell = cells[bisect_right(places, start) - 1] if cells else None
        if cell is not None and cell.start <= start < cell.end:
            label = labels.get(cell.row, "") if cell.column else ""
            amount = _in_cell(amount, cell, table, label, scale)
        made.append(amount)
    return made


def _in_cell(amount: Amount, cell: Cell, table: Table, label: str, scale: Decimal) -> Amount:
    """An amount with what headings say of it; `scale` is the one that the heading of the whole table names."""
    applied = _applied(amount, cell, table, label) if amount.bare else amount
    if applied.bare and cell.sign and (model := _as_one(cell.sign)) is not None:
        applied = _with(applied, model)
    plain = applied.kind in ("money", "number", "count") and applied.number.scale == 1
    if scale == 1 or not plain or not cell.column or _NOT_SCALED.search(label):
        return applied
    number = applied.number
    scaled = replace(number, value=number.value * scale, quantum=number.quantum * scale, scale=number.scale * scale)
    return replace(applied, number=scaled)


def _scale_of(text: str, table: Table) -> Decimal:
    """The scale that a table's corner, or the line above it, names: "(in thousands)", "amounts in millions of dollars";
    1 where there is none."""
    corner = table.header[0] if table.header else ""
    above = text[max(0, table.start - _ABOVE) : table.start].rstrip().rpartition("\n")[2]
    for written in (corner, above):
        found = _IN_SCALE.search(written)
        if found:
            return _SCALES[found.group(1).lower()]
    return Decimal(1)


def _applied(amount: Amount, cell: Cell, table: Table, label: str) -> Amount:
    heading = table.header[cell.column] if cell.column < len(table.header) else ""
    corner = table.header[0] if table.header else ""
    models = [_named_unit(written) for written in (heading, label, corner)]
    if models[1] is not None and models[1].kind == "count" and models[2] is not None and models[2].kind == "money":
        models[1] = None  # "UK shops" under "Sales, £m" are no shops
    model = next((model for model in models if model is not None), None)
    return amount if model is None else _with(amount, model)


def _with(amount: Amount, model: Amount) -> Amount:
    number, scale = amount.number, model.number.value
    number = replace(number, value=number.value * scale, quantum=number.quantum * scale, scale=number.scale * scale)
    return replace(
        amount, number=number, kind=model.kind, unit=model.unit, currencies=model.currencies, sign=model.sign,
        per=model.per,
        noun_class=model.noun_class, modifiers=model.modifiers,
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _named_unit(heading: str) -> Amount | None:
    """What a heading says of its numbers, read as if the number 1 stood before it: "2023 (bn yuan)", "Units sold",
    "Revenue ($m)", "Share, %"."""
    inner = _INNER.findall(heading)
    for written in (*inner, heading.rpartition(",")[2].strip() if "," in heading else "", heading.strip()):
        model = _as_one(written.removeprefix("in ").strip())
        if model is not None:
            return model
    return None


def _as_one(written: str) -> Amount | None:
    if not written or written[0].isdecimal():
        return None
    for attempt in _with_one(written):
        text = tokens(attempt)
        at = next(i for i, word in enumerate(text.words) if word[:1].isdecimal() or not word)
        amount = amount_at(text, at) if text.words[at] else None
        if amount is None or amount.number.value <= 0 or amount.bare:
            continue
        if amount.kind != "count" or amount.noun_class:
            return replace(amount, noun=None)
    return None


def _with_one(written: str) -> list[str]:
    """A heading with the number 1 put in where a number could stand: "$1 million", "1 units sold", "1%"."""
    titled = written[0].isupper() and written[1:2].islower()
    tries = [f"1 {written.lower() if titled else written}", f"1{written}"]
    signed = _SIGNED.match(written)
    if signed:
        tries.insert(0, f"{signed[1]}1{signed[2]}" if len(signed[2]) < 3 else f"{signed[1]}1 {signed[2]}")
    return tries
