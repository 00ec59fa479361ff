"""What the headings of a table say of a number in one of its cells."""

from __future__ import annotations

import re
from datetime import date

from factcheck.lexicon import measures
from factcheck.lexicon.regex import regex
from factcheck.model.article import Article
from factcheck.model.mention import Mention
from factcheck.model.period import Period
from factcheck.model.records import dataclass

_YEAR = regex(r"\b(19|20)\d\d\b")
_QUARTER = regex(r"\b[QH][1-4]\b")
_TOTALS = frozenset(("total", "totals", "sum", "all", "overall", "together", "combined"))


@dataclass(frozen=True, slots=True)
class CellFacets:
    measure: str | None = None
    period: Period | None = None
    scope: tuple[str, ...] = ()


NO_CELL = CellFacets()


def cell_of(article: Article, mention: Mention) -> CellFacets:
    """The row's label as a measure or a narrowing, the column's heading as a period or a narrowing."""
    found = article.cell_at(mention.field, mention.start)
    if found is None or found[1].row == 0:
        return NO_CELL
    table, cell, first = found
    label = article.fields[table.field][first.start : first.end] if first else ""
    heading = table.header[cell.column] if cell.column < len(table.header) else ""
    measure = _measure(label) or _measure(heading)
    scope = []
    if _measure(label) is None and not _TOTALS & set(label.lower().split()):
        scope.append(f"row:{label.strip()}")
    period = _year(heading) or _year(label)
    if len(table.header) > 2 and period is None:
        scope.append(f"row:{heading.strip()}")
    return CellFacets(measure, period, tuple(scope))


def _measure(words: str) -> str | None:
    table, parts = measures()[0], re.findall(r"\w+", words.lower())
    for index in range(len(parts)):
        found = table.at(parts, index)
        if found:
            return found[1][0]
    return None


def _year(words: str) -> Period | None:
    years = _YEAR.findall(words)
    match = _YEAR.search(words)
    if match is None or len(years) > 1 or _QUARTER.search(words):
        return None
    year = int(match.group())
    return Period(date(year, 1, 1), date(year + 1, 1, 1), "year", match.group())
