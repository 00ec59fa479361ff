"""Fact sheets: figures that a newsroom keeps by hand as a reference, as claims with no article.

A sheet is a CSV file with a header: `subject`, `measure`, `period`, `value`, and optionally `scope` (tags separated by
|), `source`, `as_of`, `valid_until` and `supersedes`. Values are text, written as in an article ("1.045 billion
yuan"), since trailing zeros carry precision.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.claims.claims import dimension
from factcheck.claims.context import Context
from factcheck.claims.dates import resolve
from factcheck.claims.quantities import quantities
from factcheck.lexicon import measures, regular
from factcheck.mentions.mentions import mentions
from factcheck.model.article import Article, Sentence
from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.model.problem import Problem

REQUIRED = ("subject", "measure", "value")


def facts(folder: Path) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims of all sheets of a folder, in the order of file names and rows, and what could not be read."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.csv")):
        for item in _sheet(path):
            (problems if isinstance(item, Problem) else claims).append(item)  # type: ignore[arg-type]
    return tuple(claims), tuple(problems)


def _sheet(path: Path) -> Iterator[Claim | Problem]:
    try:
        text = regular.text(path)
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(str(path), "", f"the fact sheet cannot be read: {regular.reason(error)}")
        return
    yield from read_sheet(path.stem, text, str(path))


def read_sheet(name: str, text: str, path: str = "") -> Iterator[Claim | Problem]:
    """The claims of one sheet, given as the text of a CSV file; a row that cannot be read is a problem."""
    reader = csv.DictReader(text.splitlines())
    missing = [column for column in REQUIRED if column not in (reader.fieldnames or ())]
    if missing:
        yield Problem(path or name, "line 1", f"the fact sheet has no column {', '.join(missing)}")
        return
    rows = list(reader)
    superseded = {row.get("supersedes") or "" for row in rows} - {""}
    for number, row in enumerate(rows, 2):
        if (row.get("id") or "") not in superseded:
            yield _fact(name, path or name, number, row)


def _fact(name: str, path: str, number: int, row: dict[str, str]) -> Claim | Problem:
    line = f"line {number}"
    if row["measure"] not in measures()[1]:
        return Problem(path, line, f"{row['measure']!r} is no measure of the vocabulary")
    value = row["value"] or ""
    whole = Sentence("text", 0, len(value), "body", 0)
    article = Article(id=name, text=value, fields={"text": value}, sentences=(whole,))
    found = [m for m in mentions(article) if m.when is None]
    if len(found) != 1:
        return Problem(path, line, f"the value {value!r} is not one quantity")
    quantity = quantities(found, Context())[0]
    period = _period(row.get("period") or "")
    if row.get("period") and period is None:
        return Problem(path, line, f"the period {row['period']!r} is not read")
    return Claim(
        id=f"{name}:{number}",
        article=name,
        mention=found[0],
        quantity=quantity,
        zone="fact-sheet",
        sentence=whole,
        sentence_text=_described(row),
        dimension=dimension(found[0], quantity),
        subject=row["subject"],
        measure=row["measure"],
        period=period,
        scope=tuple(sorted(filter(None, (row.get("scope") or "").split("|")))),
        attribution=row.get("source") or None,
    )


def _period(written: str) -> Period | None:
    from factcheck.mentions.dates.dates import dates_in

    found, _ = dates_in(written, "text")
    return resolve(found[0].when, written, None) if len(found) == 1 and found[0].when is not None else None


def _described(row: dict[str, str]) -> str:
    parts: Iterable[str] = (row["subject"], row["measure"], row.get("period") or "")
    source = row.get("source") or ""
    return " ".join(filter(None, parts)) + (f" ({source})" if source else "")
