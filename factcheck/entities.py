"""The named things of an article: stretches of capitalized words, grouped by what they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from factcheck.article import Article, Span
from factcheck.vocabulary import rows

# A capitalized word, then up to seven more, over at most one small joining word each.
_NAME = re.compile(
    r"(?<![\w$€£])(?:[A-Z]\.(?:[A-Z]\.)+|[A-Z][\w&-]*(?:[’'][A-Z]\w+)?)"
    r"(?:[ \u00a0](?:(?:of|the|and|&|de|van|von|al|bin|la|du|for)[ \u00a0])?"
    r"(?:[A-Z]\.(?:[A-Z]\.)*|[A-Z][\w&-]*(?:[’'][A-Z]\w+)?)){0,7}"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing, with every place where it is named; `name` is its fullest form."""

    name: str
    places: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()


@cache
def _edge_words(role: str) -> frozenset[str]:
    return frozenset(word for kind, words in rows("names") if kind == role for word in words.split("|"))


def entities(article: Article) -> tuple[Entity, ...]:
    """The entities of an article in order of first naming, each with all its places.

    A shorter name whose words end or begin a longer one ("Xiaomi" of "Xiaomi Auto", "Ongpin" of "Jaime Ongpin") is
    a name of the same entity where just one longer name fits.
    """
    found: dict[str, list[Span]] = {}
    for field, text in article.fields.items():
        for name, start, end in names_in(text):
            found.setdefault(name, []).append(Span(field, start, end))
    fullest = _fullest(found)
    grouped: dict[str, list[tuple[str, list[Span]]]] = {}
    for name, places in found.items():
        grouped.setdefault(fullest[name], []).append((name, places))
    result = []
    for full, members in grouped.items():
        places = sorted((p for _, spans in members for p in spans), key=lambda p: (p.field, p.start))
        result.append(Entity(full, tuple(places), tuple(name for name, _ in members if name != full)))
    return tuple(result)


def names_in(text: str) -> Iterable[tuple[str, int, int]]:
    """Every capitalized name with its offsets, without a leading article or sentence-opening word."""
    openers = _edge_words("opener")
    for match in _NAME.finditer(text):
        start = match.start()
        written = match.group()
        while True:
            head, _, rest = written.partition(" ")
            if head.lower().rstrip(".") in openers:
                if not rest:
                    break
                start += len(head) + 1
                written = rest
                continue
            if len(written) > 1:
                yield written, start, start + len(written)
            break


def _fullest(names: Iterable[str]) -> dict[str, str]:
    by_edge: dict[str, set[str]] = {}
    names = list(names)
    for name in names:
        words = name.split()
        if len(words) > 1:
            by_edge.setdefault(words[0], set()).add(name)
            by_edge.setdefault(words[-1], set()).add(name)
            if all(word[0].isupper() for word in words if word not in ("of", "the", "and", "for", "de", "&")):
                acronym = "".join(word[0] for word in words if word[0].isupper())
                by_edge.setdefault(acronym, set()).add(name)
    fullest = {}
    for name in names:
        longer = by_edge.get(name, set()) if " " not in name else set()
        fullest[name] = next(iter(longer)) if len(longer) == 1 else name
    return fullest


def same_name(a: str, b: str) -> bool:
    """Do two names go together: equal, the words of one among those of the other, or one the other's initials?"""
    if a == b:
        return True
    words_a, words_b = _significant(a), _significant(b)
    if not words_a or not words_b:
        return False
    if words_a <= words_b or words_b <= words_a:
        return True
    return _initials(a) == b.replace(".", "").upper() or _initials(b) == a.replace(".", "").upper()


def _significant(name: str) -> frozenset[str]:
    words = frozenset(re.findall(r"\w+", name.lower()))
    return words - _edge_words("corporate") or words


def _initials(name: str) -> str:
    letters = [word[0] for word in name.split() if word[:1].isupper()]
    return "".join(letters) if len(letters) > 1 else ""
