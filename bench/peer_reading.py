"""Reads a corpus with one of the peers, inside that peer's own virtual environment: `peer_reading.py NAME IN OUT`.

IN holds a line `{"id", "text", "published"}` for each text; OUT gets a line `{"id", "mentions"}` for each, and what it
took goes to standard output as JSON: seconds to load, processor seconds to read, peak megabytes. Nothing of factcheck
is imported here.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import resource
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

Mention = dict[str, Any]
Reader = Callable[[str, str], list[Mention]]

RECOGNIZER_KINDS = {
    "percentage": "percent", "currency": "money", "dimension": "quantity", "age": "age", "temperature": "temperature",
    "ordinal": "ordinal", "number": "number",
}  # fmt: skip
ISO_CODES = {"Dollar": "USD", "Pound": "GBP", "Rupee": "INR", "Yen": "JPY", "Cent": "USD", "Penny": "GBP", "Won": "KRW"}
LOCALE = "en-us"


def quantulum3() -> Reader:
    """The reader of quantulum3, without its optional classifier."""
    import warnings

    warnings.simplefilter("ignore")
    from quantulum3 import parser  # type: ignore[import-not-found]

    def read(text: str, published: str) -> list[Mention]:
        return [_of_quantulum(found) for found in parser.parse(text)]

    return read


def _of_quantulum(found: Any) -> Mention:
    start, end = found.span
    unit, entity = found.unit.name, found.unit.entity.name
    kinds = {"currency": "money", "temperature": "temperature", "time": "duration"}
    kind = "percent" if unit == "percentage" else kinds.get(entity, "quantity")
    return {
        "start": start,
        "end": end,
        "kind": "number" if unit == "dimensionless" else kind,
        "value": found.value,
        "unit": None if unit == "dimensionless" else unit,
        "currency": getattr(found.unit, "currency_code", None),
    }


def recognizers() -> Reader:
    """The reader of Microsoft's Recognizers, all models that speak of quantities and dates."""
    number = importlib.import_module("recognizers_number")
    united = importlib.import_module("recognizers_number_with_unit")
    dated = importlib.import_module("recognizers_date_time")
    models = [united.recognize_currency, united.recognize_dimension, united.recognize_age,
              united.recognize_temperature, number.recognize_percentage, number.recognize_ordinal]  # fmt: skip

    def read(text: str, published: str) -> list[Mention]:
        found = [_of_model(one) for model in models for one in model(text, LOCALE)]
        reference = datetime.fromisoformat(published[:10]) if published else None
        found += [_of_date(one) for one in dated.recognize_datetime(text, LOCALE, reference=reference)]
        taken = [(one["start"], one["end"]) for one in found]
        for one in map(_of_model, number.recognize_number(text, LOCALE)):
            if not any(start < one["end"] and one["start"] < end for start, end in taken):
                found.append(one)
        return found

    return read


def ms_recognizers() -> Reader:
    """The same for the packages that are published as ms-recognizers, whose core has another name than they import."""
    core = importlib.import_module("ms_recognizers_text")
    sys.modules["recognizers_text"] = core
    for module in pkgutil.walk_packages(core.__path__, "ms_recognizers_text."):
        sys.modules[module.name.removeprefix("ms_")] = importlib.import_module(module.name)
    return recognizers()


def _of_model(found: Any) -> Mention:
    kind = RECOGNIZER_KINDS.get(found.type_name, "number")
    resolution = found.resolution or {}
    unit = resolution.get("unit")
    return {
        "start": found.start,
        "end": found.end + 1,
        "kind": kind,
        "value": _number(resolution.get("value")),
        "unit": "percent" if kind == "percent" else None if kind == "money" else unit,
        "currency": (resolution.get("isoCurrency") or ISO_CODES.get(unit or "")) if kind == "money" else None,
    }


def _of_date(found: Any) -> Mention:
    values = (found.resolution or {}).get("values") or [{}]
    chosen = values[-1]
    if chosen.get("type") == "duration":
        seconds = _number(chosen.get("value"))
        return {"start": found.start, "end": found.end + 1, "kind": "duration", "value": seconds, "unit": "second"}
    start, end = chosen.get("start"), chosen.get("end")
    day = chosen.get("value") or (f"{start}/{end}" if start and end else start or end)
    kind = "period" if "range" in chosen.get("type", "") else "date"
    return {"start": found.start, "end": found.end + 1, "kind": kind, "value": None, "date": day}


def _number(written: object) -> float | None:
    try:
        return float(str(written).rstrip("%"))
    except ValueError:
        return None


READERS = {"quantulum3": quantulum3, "recognizers": recognizers, "ms-recognizers": ms_recognizers}


def main() -> None:
    name, source, target = sys.argv[1:]
    begun = time.process_time()
    read = READERS[name]()
    read("It sold 12 cars for $5 in May 2025, up 3 percent, 4 miles away.", "2026-01-05")
    loaded = time.process_time()
    with Path(source).open(encoding="utf-8") as lines, Path(target).open("w", encoding="utf-8") as out:
        for line in lines:
            record = json.loads(line)
            try:
                mentions = read(record["text"], record.get("published") or "")
            except Exception as error:  # A peer that stops at one text has read nothing there.
                print(f"{name}: {record['id']}: {type(error).__name__}", file=sys.stderr)
                mentions = []
            out.write(json.dumps({"id": record["id"], "mentions": mentions}) + "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"load": loaded - begun, "read": time.process_time() - loaded, "peak": peak}))


if __name__ == "__main__":
    main()
