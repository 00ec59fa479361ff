"""One person with two ages: "Keith Lomas, 74, of Mill Rise … Lomas, who is 47, was ashamed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass

BEFORE = 80
"""Characters before an age in which its name stands."""
_NAMED = regex(
    r"(?P<first>(?:[A-Z][^\W\d_]*[.'’-]?[^\W\d_]* ){1,3})?(?P<last>[A-Z][^\W\d_]+(?:['’-][A-Z]?[^\W\d_]+)*)"
    r"(?:, (?:who is |now )?(?:aged )?| is(?: now)? |,? \((?:aged )?| aged )$"
)
_ASIDE = regex(r"[A-Z][^\W\d_]+, $")
"""Before the last name: another name between commas ("Ann, born Anna, Lind, 48"), so that the first is not known."""
_THEN = regex(r"[^.;]{0,40}\b(?:at the time|then|when)\b")
UNREAD = frozenset(("teaser", "correction", "table"))


@dataclass(frozen=True, slots=True)
class TwoAges:
    """The ages of one person, in the order of the text, and the name under which the first is told."""

    name: str
    first: Claim
    second: Claim

    @property
    def fits(self) -> bool:
        return self.first.quantity.value == self.second.quantity.value


@dataclass(frozen=True, slots=True)
class _Named:
    first: str
    last: str
    age: Claim


def two_ages(reading: Reading) -> Iterator[TwoAges]:
    """The people whose age an article tells more than once, of those that it names in full the first time."""
    known: dict[str, _Named] = {}
    shared: set[str] = set()
    for one in _named(reading):
        told = known.setdefault(one.last, one)
        if told is one or one.last in shared:
            continue
        if not told.first or one.first not in ("", told.first):
            shared.add(one.last)
        else:
            yield TwoAges(told.first + told.last, told.age, one.age)


def _is_label(text: str, match: re.Match[str], claim: Claim) -> bool:
    """ "The River (New Wave, 12)": a publisher and for whom a film is, alone in brackets."""
    return text[max(0, match.start() - 1) : match.start()] == "(" and text[claim.span.end : claim.span.end + 1] == ")"


def _named(reading: Reading) -> Iterator[_Named]:
    """The ages of an article that stand right behind a name."""
    for claim in reading.claims:
        if claim.mention.kind != "age" or claim.quantity.value is None or claim.zone in UNREAD:
            continue
        text = reading.article.fields[claim.span.field]
        match = _NAMED.search(text, max(0, claim.span.start - BEFORE), claim.span.start)
        if match is None or _is_label(text, match, claim) or _THEN.match(text, claim.span.end) is not None:
            continue
        if match["first"] is not None or _ASIDE.search(text, max(0, match.start() - BEFORE), match.start()) is None:
            yield _Named(match["first"] or "", match["last"], claim)
