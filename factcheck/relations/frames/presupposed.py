"""Statuses that a text takes for granted, or tells once, against all else that it tells: "the acquitted gunman" of whom
it says that he was found guilty, "the completed takeover" that must still be approved, four people who "have been
convicted" and have not pleaded yet.

A definite noun with a participle ("the adopted budget") points back to something that the reader knows. So an article
that tells nothing of the status, in any of its words, but tells one that excludes it, has one of the two wrong. Where a
verb tells of the status, it must be the only place that does, and what excludes it must be plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.article import Article, Span
from factcheck.model.records import dataclass

UNREAD = frozenset(("teaser", "correction", "table"))
HEADLINE = "headline"
NONE = "-"
LONGEST = 20_000
"""Code points of an article from which on it tells of too much for one status to exclude another."""
COUNT = "two|three|four|five|six|seven|eight|nine"
THE = rf"(?:the|this|these|those|his|her|their|its|both|all|[a-z]['’]s)(?: (?:newly|just|already|now|{COUNT}))?"
NOUN = r"(?= (?:[a-z-]+ )?[a-z]{3,}\b)"
NO_YEAR = r"(?! in (?:19|20)\d\d)"
"""What happened in a year is told of the past."""
# "Their prophet, who has been convicted in Utah": of whom that is told beside what the text is about.
HAS = r"(?<!may )(?<!might )(?<!could )(?<!would )(?:has|have|had|was|were)(?: [a-z]+ly| already| now)?(?: been)?"


@dataclass(frozen=True, slots=True)
class Status:
    """A status: `told` finds what tells of it, `excluded` what says that it is not so where it is taken for granted,
    and `denied` where a verb tells of it."""

    name: str
    told: re.Pattern[str]
    excluded: re.Pattern[str]
    denied: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Presupposed:
    """Where a status is taken for granted (or told, with `told`), and where the text says that it is not so."""

    status: str
    taken: Span
    excluded: Span
    told: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence in lower case."""

    field: str
    start: int
    zone: str
    text: str

    def spans(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        for match in pattern.finditer(self.text):
            yield self.span(*match.span(match.lastindex or 0))

    def span(self, start: int, end: int) -> Span:
        return Span(self.field, self.start + start, self.start + end)


def presupposed(article: Article) -> Iterator[Presupposed]:
    """The statuses that an article takes for granted, or tells once, against what else it tells, each once."""
    if sum(map(len, article.fields.values())) > LONGEST:
        return
    pieces = [
        _Piece(one.field, one.start, one.zone, article.fields[one.field][one.start : one.end].lower())
        for one in article.sentences
        if one.zone not in UNREAD
    ]
    found: dict[str, Presupposed | None] = {}
    for status, taken, told in (*_granted(pieces), *_asserted(pieces)):
        if status.name not in found:
            against = status.denied if told else status.excluded
            excluded = _excluded(status.told, against, pieces, taken) if against is not None else None
            found[status.name] = Presupposed(status.name, taken, excluded, told) if excluded is not None else None
    yield from (one for one in found.values() if one is not None)


def _granted(pieces: Sequence[_Piece]) -> Iterator[tuple[Status, Span, bool]]:
    for piece in pieces:
        for match in _taken().finditer(piece.text):
            group = match.lastindex or 0
            yield _statuses()[match[group]], piece.span(*match.span(group)), False


def _asserted(pieces: Sequence[_Piece]) -> Iterator[tuple[Status, Span, bool]]:
    for piece in pieces:
        for match in (_headlined() if piece.zone == HEADLINE else _verbs()).finditer(piece.text):
            yield _statuses()[match[1]], piece.span(*match.span(1)), True


def _excluded(told: re.Pattern[str], against: re.Pattern[str], pieces: Sequence[_Piece], taken: Span) -> Span | None:
    """Where the text says that a status is not so; None where anything else tells of it, or where it is in the very
    words ("nobody was killed")."""
    found = [span for piece in pieces for span in piece.spans(against)]
    if not found or any(span.overlaps(taken) for span in found):
        return None
    places = (span for piece in pieces for span in piece.spans(told))
    if all(any(place.overlaps(one) for one in (taken, *found)) for place in places):
        return found[0]
    return None


@cache
def _taken() -> re.Pattern[str]:
    before, alone = (
        "|".join(cell for row in rows("presupposed") if (cell := row[column]) != NONE) for column in (1, 2)
    )
    return regex(rf"(?<!\w){THE} (?:({before})\b{NOUN}|({alone})\b)")


@cache
def _verbs() -> re.Pattern[str]:
    return regex(rf"(?<!\bwho )\b{HAS} ({_participles()})\b{NO_YEAR}")


@cache
def _headlined() -> re.Pattern[str]:
    return regex(rf"(?<!to be )(?<!not )(?<!to )\b({_participles()})\b")


def _participles() -> str:
    return "|".join(row[1] for row in rows("presupposed") if row[1] != NONE and row[6] != NONE)


@cache
def _statuses() -> dict[str, Status]:
    """The statuses by the words that take them for granted."""
    found: dict[str, Status] = {}
    for name, before, alone, told, later, excluded, denied in rows("presupposed"):
        ahead = r"(?<!to )(?<!be )" if later == "later" else ""
        against = regex(_words(denied)) if denied != NONE else None
        status = Status(name, regex(ahead + _words(told)), regex(_words(excluded)), against)
        found |= dict.fromkeys((*before.split("|"), *alone.split("|")), status)
    return found


def _words(cell: str) -> str:
    """A pattern of the words of a cell; one with * begins all of its forms."""
    forms = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in cell.split("|"))
    return rf"\b(?:{'|'.join(forms)})\b"
