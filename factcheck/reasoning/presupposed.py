"""Statuses that a text takes for granted and has never told: "the acquitted gunman" of whom it says that he was found
guilty, "the completed takeover" that must still be approved.

A definite noun with a participle ("the adopted budget") points back to something that the reader knows. So an article
that tells nothing of the status, in any of its words, but tells one that excludes it, has one of the two wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.article import Article, Span
from factcheck.records import dataclass
from factcheck.vocabulary import rows

UNREAD = frozenset(("teaser", "correction", "table"))
NONE = "-"
LONGEST = 20_000
"""Code points of an article from which on it tells of too much for one status to exclude another."""
COUNT = "two|three|four|five|six|seven|eight|nine"
THE = rf"(?:the|this|these|those|his|her|their|its|both|all|[a-z]['’]s)(?: (?:newly|just|already|now|{COUNT}))?"
NOUN = r"(?= (?:[a-z-]+ )?[a-z]{3,}\b)"


@dataclass(frozen=True, slots=True)
class Status:
    """A status: `told` finds what tells of it, `excluded` what says that it is not so."""

    name: str
    told: re.Pattern[str]
    excluded: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Presupposed:
    """Where a status is taken for granted, and where the text says that it is not so."""

    status: str
    taken: Span
    excluded: Span


def presupposed(article: Article) -> Iterator[Presupposed]:
    """The statuses that an article takes for granted against what it tells, each once."""
    if sum(map(len, article.fields.values())) > LONGEST:
        return
    read = [one for one in article.sentences if one.zone not in UNREAD]
    pieces = [(one.field, one.start, article.fields[one.field][one.start : one.end].lower()) for one in read]
    seen: set[str] = set()
    for field, start, text in pieces:
        for match in _taken().finditer(text):
            status = _statuses()[match[match.lastindex or 0]]
            taken = Span(field, start + match.start(match.lastindex or 0), start + match.end())
            if status.name in seen:
                continue
            seen.add(status.name)
            excluded = _excluded(status, pieces, taken)
            if excluded is not None:
                yield Presupposed(status.name, taken, excluded)


def _excluded(status: Status, pieces: list[tuple[str, int, str]], taken: Span) -> Span | None:
    """Where the text says that a status is not so; None where anything else tells of it."""
    found: Span | None = None
    for field, start, text in pieces:
        against = [Span(field, start + one.start(), start + one.end()) for one in status.excluded.finditer(text)]
        for one in status.told.finditer(text):
            told = Span(field, start + one.start(), start + one.end())
            if not any(told.overlaps(other) for other in (taken, *against)):
                return None
        if found is None and against:
            found = against[0]
    return found


@cache
def _taken() -> re.Pattern[str]:
    before, alone = (
        "|".join(cell for row in rows("presupposed") if (cell := row[column]) != NONE) for column in (1, 2)
    )
    return re.compile(rf"(?<!\w){THE} (?:({before})\b{NOUN}|({alone})\b)")


@cache
def _statuses() -> dict[str, Status]:
    """The statuses by the words that take them for granted."""
    found: dict[str, Status] = {}
    for name, before, alone, told, later, excluded in rows("presupposed"):
        ahead = r"(?<!to )(?<!be )" if later == "later" else ""
        status = Status(name, re.compile(ahead + _words(told)), re.compile(_words(excluded)))
        found |= dict.fromkeys((*before.split("|"), *alone.split("|")), status)
    return found


def _words(cell: str) -> str:
    """A pattern of the words of a cell; one with * begins all of its forms."""
    return rf"\b(?:{'|'.join(re.escape(word).replace(chr(92) + '*', chr(92) + 'w*') for word in cell.split('|'))})\b"
