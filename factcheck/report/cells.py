"""CSV that no spreadsheet runs: cells that would be read as formulas are marked as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from factcheck.lexicon.regex import regex
from factcheck.report.display import visible
from factcheck.report.exact import number_text

# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), with the full-width forms that
# East Asian editions accept.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# A spreadsheet of another country parts a line where it wants to, at semicolons or tabs, and then takes no notice of
# quotation marks in the middle of what it takes for a cell: a formula behind a separator is one, too.
_SEPARATED = regex(r"(?<=[;\t\n])([ \x22]*)(?=[=+\-@＝＋－＠])(?! *[+-][0-9][0-9.,]{0,400}%?(?:[\s;]|$))")
_PLAIN_NUMBER = regex(r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?")


def cell(value: object) -> str:
    """One cell: numbers in plain digits, text with a leading apostrophe where a spreadsheet would run it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return number_text(value)
    text = visible(str(value).replace("\r\n", "\n"))
    raw = str(value)
    text = _SEPARATED.sub(r"\1'", text)
    if raw.lstrip(" ").startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(raw):
        return "'" + text
    return text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV document (RFC 4180 quoting, lines end in a plain newline), cells escaped; no header if that is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()
