"""Claims as rows: JSON lines, CSV, a table for the terminal, a pandas DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.report.cells import csv_text
from factcheck.report.display import clipped, inert, width
from factcheck.report.exact import compact, number_text

if TYPE_CHECKING:
    import pandas

CLAIM_COLUMNS = (
    "id", "article", "field", "zone", "start", "end", "text", "sentence", "kind", "value", "low", "high",
    "implied_low", "implied_high", "relation", "unit", "per", "currency", "date", "subject", "measure", "period",
    "scope", "status", "attribution",
)  # fmt: skip
_NUMBERS = ("value", "low", "high", "implied_low", "implied_high")
_PERIOD_COLUMNS = ("period_start", "period_end", "period_grain", "period_text")
FLAT_COLUMNS = tuple(column for name in CLAIM_COLUMNS for column in (_PERIOD_COLUMNS if name == "period" else (name,)))
_ROW_GROUP = 20_000
_TABLE = ("article", "text", "kind", "value", "unit", "subject", "measure", "period", "status")
_TABLE_WIDTHS = (24, 24, 10, 16, 18, 24, 16, 18, 10)


def claim_record(claim: Claim) -> dict[str, object]:
    """One `claims[]` object of the JSON report, version 1; numbers are Decimal, `None` is unknown or unbounded."""
    mention, quantity = claim.mention, claim.quantity
    when = quantity.when
    return {
        "id": claim.id,
        "article": claim.article,
        "field": mention.field,
        "zone": claim.zone,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "sentence": claim.sentence_text,
        "kind": quantity.kind,
        "value": quantity.value,
        "low": quantity.literal.low,
        "high": quantity.literal.high,
        "implied_low": quantity.implied.low,
        "implied_high": quantity.implied.high,
        "relation": quantity.relation,
        "unit": quantity.unit,
        "per": quantity.per,
        "currency": quantity.currency,
        "date": when.iso if when and quantity.kind in ("date", "period") else None,
        "subject": claim.subject,
        "measure": claim.measure,
        "period": period_record(claim.period or when),
        "scope": ", ".join(claim.scope) or None,
        "status": claim.status,
        "attribution": claim.attribution,
    }


def period_record(period: Period | None) -> dict[str, object] | None:
    """Start, end (the first day after), grain and wording of a period."""
    if period is None:
        return None
    return {"start": _iso(period.start), "end": _iso(period.end), "grain": period.grain, "text": period.text or None}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def claims_jsonl(claims: Iterable[Claim]) -> str:
    """One JSON object a line."""
    return "".join(f"{compact(claim_record(claim))}\n" for claim in claims)


def claims_csv(claims: Iterable[Claim], *, header: bool = True) -> str:
    """One row a claim, the period in four columns, safe to open in a spreadsheet; the column names come first."""
    rows = (_flat(claim_record(claim)) for claim in claims)
    return csv_text(FLAT_COLUMNS if header else (), ([row[column] for column in FLAT_COLUMNS] for row in rows))


def claims_table(claims: Iterable[Claim]) -> str:
    """The claims as columns for a terminal, cut to fit; `--format jsonl` has all of them in full."""
    rows = [_TABLE, *(_short(claim) for claim in claims)]
    cut = [[clipped(cell, limit) for cell, limit in zip(row, _TABLE_WIDTHS, strict=True)] for row in rows]
    widths = [max(width(row[column]) for row in cut) for column in range(len(_TABLE))]
    return inert(
        "".join(
            "  ".join(cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=True)).rstrip() + "\n"
            for row in cut
        )
    )


def claims_frame(claims: Iterable[Claim]) -> pandas.DataFrame:
    """One row a claim, the columns of `claims_csv`. The five number columns are float64 (NaN: unknown or unbounded),
    which keeps 15 digits; offsets are Int64; the others are strings or missing."""
    import pandas

    rows = [_flat(claim_record(claim)) for claim in claims]
    frame = pandas.DataFrame(
        {column: pandas.Series([row[column] for row in rows], dtype="object") for column in FLAT_COLUMNS}
    )
    numbers: Mapping[str, str] = dict.fromkeys(_NUMBERS, "float64")
    offsets: Mapping[str, str] = dict.fromkeys(("start", "end"), "Int64")
    words = {column: "string" for column in FLAT_COLUMNS if column not in numbers and column not in offsets}
    return frame.astype({**numbers, **offsets, **words})


def write_parquet(claims: Iterable[Claim], path: Path) -> None:
    """Writes the rows of `claims_frame` as Parquet, a row group at a time, so that memory holds only one of them.
    Raises OSError where the file cannot be written."""
    import pyarrow  # type: ignore[import-untyped]
    from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]

    rows = iter(claims)
    table = pyarrow.Table.from_pandas(claims_frame(islice(rows, _ROW_GROUP)), preserve_index=False)
    with ParquetWriter(path, table.schema) as writer:
        writer.write_table(table)
        while table.num_rows == _ROW_GROUP:
            table = pyarrow.Table.from_pandas(
                claims_frame(islice(rows, _ROW_GROUP)), schema=table.schema, preserve_index=False
            )
            writer.write_table(table)


def _flat(record: dict[str, object]) -> dict[str, object]:
    period = record.pop("period")
    known: Mapping[str, object] = period if isinstance(period, dict) else {}
    return record | {column: known.get(column.removeprefix("period_")) for column in _PERIOD_COLUMNS}


def _short(claim: Claim) -> tuple[str, ...]:
    quantity = claim.quantity
    period = claim.period or quantity.when
    return (
        claim.article,
        claim.text,
        quantity.kind,
        _value(quantity.value, quantity.relation),
        " per ".join(filter(None, (quantity.currency or quantity.unit, quantity.per))),
        claim.subject or "",
        claim.measure or "",
        (period.iso or period.text or f"{_iso(period.start)}/{_iso(period.end)}") if period else "",
        claim.status,
    )


def _value(value: Decimal | None, relation: str) -> str:
    if value is None:
        return ""
    return f"{'' if relation == 'exact' else relation + ' '}{number_text(value)}"
