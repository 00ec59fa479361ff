"""The named things of an article: stretches of capitalized words, grouped by what they name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.article import Article, Span
from factcheck.model.records import dataclass

# A capitalized word, then up to seven more, over at most one small joining word each.
_NAME = regex(
    r"[A-Z](?<![\w$€£][A-Z])(?:\.(?:[A-Z]\.)+|[\w&-]*(?:[’'][A-Z]\w+)?)"
    r"(?:[ \u00a0\n](?:(?:of|the|and|&|de|van|von|al|bin|la|du)[ \u00a0\n])?"
    r"(?:[A-Z]\.(?:[A-Z]\.)*|[A-Z][\w&-]*(?:[’'][A-Z]\w+)?)){0,7}"
)
_PART = regex(r"(?:(?! and ).)+(?<! )", re.DOTALL)
_WORD = regex(r"\S+\s?")
_JOINED = regex(r"of\s(?:the\s)?")
_LOWER = regex(r"\b[a-z]{2,}\b")
_NEXT = regex(r"[ \u00a0\n]([a-z]+)")
_BEHIND_NOUNS = frozenset(("of", "from", "for", "to", "with", "on", "between", "by"))
_COMMON_ENDINGS = ("ing", "ly", "ed", "tion", "tions", "ment", "ments", "ness")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing, with every place where it is named; `name` is its fullest form."""

    name: str
    places: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()


@cache
def _edge_words(role: str) -> frozenset[str]:
    return frozenset(word for kind, words in rows("names") if kind == role for word in words.split("|"))


@cache
def _buttons() -> frozenset[str]:
    return frozenset(phrase for kind, phrase in rows("furniture") if kind == "line")


@cache
def _empty_words() -> frozenset[str]:
    """The words that alone name nothing."""
    return _edge_words("opener") | _edge_words("title")


def entities(article: Article) -> tuple[Entity, ...]:
    """The entities of an article in order of first naming, each with all its places.

    A family name ("Ongpin" of "Jaime Ongpin") or an acronym is a name of the same entity where just one longer name
    fits. A capitalized word that only opens sentences and stands in lower case elsewhere is no name.
    """
    found, doubtful, shouted = _named(article)
    _add_doubtful(found, doubtful)
    known_by_first: dict[str, list[str]] = {}
    for name in found:
        known_by_first.setdefault(name.lower().split(maxsplit=1)[0], []).append(name)
    for name, span in shouted:
        for known, place in _known_in(name, span, known_by_first):
            found[known].append(place)
    fullest = _fullest(found)
    grouped: dict[str, list[tuple[str, list[Span]]]] = {}
    for name, places in found.items():
        grouped.setdefault(fullest[name], []).append((name, places))
    result = []
    for full, members in grouped.items():
        places = sorted((p for _, spans in members for p in spans), key=lambda p: (p.field, p.start))
        result.append(Entity(full, tuple(places), tuple(name for name, _ in members if name != full)))
    return tuple(result)


Named = dict[str, list[Span]]


def _named(article: Article) -> tuple[Named, Named, list[tuple[str, Span]]]:
    """The names of an article with their places: those that are names for sure, those that may be words that open a
    sentence, and runs of words in capitals, which may hold names."""
    found: Named = {}
    doubtful: Named = {}
    shouted: list[tuple[str, Span]] = []
    lower = _lower_case_words(article)
    for field, text in article.fields.items():
        for written, start, end in names_in(text, {s.end for s in article.sentences if s.field == field}):
            name, opens = " ".join(written.split()), _opens(text, start)
            if " " in name and name.isupper():
                shouted.append((name, Span(field, start, end)))
            elif not _is_common(name, lower, opens) and not _is_furniture(name):
                sure = " " in name or not opens or not _runs_on(name, text, end)
                (found if sure else doubtful).setdefault(name, []).append(Span(field, start, end))
    return found, doubtful, shouted


def _add_doubtful(found: Named, doubtful: Named) -> None:
    """Adds the doubtful names that stand twice, or within another: a lone word that only ever opens sentences, and
    just once, may be any word."""
    inside = {word for name in found for word in name.split()}
    for name, places in doubtful.items():
        if len(places) > 1 or name in inside:
            found.setdefault(name, []).extend(places)
            inside.update(name.split())


def _known_in(shouted: str, span: Span, by_first: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Span]]:
    """The names of the text that a line in capitals holds ("SHELL AUSTRALIA REPORTS"): by at least their first word,
    by as many as follow."""
    words, at = shouted.lower().split(), 0
    while at < len(words):
        best, length = "", 0
        for name in by_first.get(words[at], ()):
            parts = name.lower().split()
            same = 0
            while same < len(parts) and at + same < len(words) and parts[same] == words[at + same]:
                same += 1
            if same > length or (same == length and same and len(name) < len(best)):
                best, length = name, same
        if length:
            start = span.start + sum(len(word) + 1 for word in words[:at])
            yield best, Span(span.field, start, start + len(" ".join(words[at : at + length])))
        at += max(length, 1)


def _lower_case_words(article: Article) -> frozenset[str]:
    return frozenset(chain.from_iterable(_LOWER.findall(text) for text in article.fields.values()))


def _opens(text: str, start: int) -> bool:
    """Does a sentence, a line or a list item begin here?"""
    before = text[max(0, start - 3) : start].rstrip(" \u00a0\"“'‘(-*•")
    return not before or before[-1] in ".!?\n:"


def _runs_on(name: str, text: str, end: int) -> bool:
    """Does the sentence go on behind the word as behind a common noun: a plural in lower case ("Visitors came"), or
    any word with a preposition ("Demand for")?"""
    follows = _NEXT.match(text, end)
    if follows is None:
        return False
    return follows[1] in _BEHIND_NOUNS or (name.endswith("s") and not name.endswith("ss"))


def _is_furniture(name: str) -> bool:
    """Buttons of a page that stayed in its text ("Facebook Twitter Email"); one alone may be the company."""
    words = name.lower().split()
    return len(words) > 1 and all(word in _buttons() for word in words)


def _is_common(name: str, lower: frozenset[str], opens: bool) -> bool:
    """A single word that is also written in lower case, or that opens a sentence and looks like a common word."""
    if " " in name or any(map(str.isdigit, name)):
        return False
    word = name.lower()
    if word in _edge_words("generic"):
        return True
    return opens and (word in lower or (word.endswith(_COMMON_ENDINGS) and word not in _edge_words("given")))


def names_in(text: str, ends: Collection[int] = ()) -> Iterable[tuple[str, int, int]]:
    """Every capitalized name with its offsets, without a leading article, title or sentence-opening word. What two
    names share an "and" or a title for ("Northwind CEO Ann Berg") are two names, and so are those on both sides of one
    of `ends`, the ends of sentences; a label ("Network Growth:") is none."""
    for match in _NAME.finditer(text):
        if text[match.end() : match.end() + 1] == ":" and _opens(text, match.start()):
            continue
        name = match.group()
        if not name.isalnum():
            yield from _names_of(name, match.start(), ends)
        elif len(name) > 1 and name.lower() not in _empty_words():
            yield name, match.start(), match.end()


def _names_of(written: str, offset: int, ends: Collection[int]) -> Iterator[tuple[str, int, int]]:
    """The names in a run of capitalized words, each without the empty words at its head."""
    for part in _PART.finditer(written):
        for start, name in _between_titles(part.group(), offset + part.start(), ends):
            while name and (length := _empty_head(name)):
                start, name = start + length, name[length:]
            if len(name) > 1:
                yield name, start, start + len(name)


def _empty_head(written: str) -> int:
    """How much of the beginning of a name names nothing: "The", or "Sales of" before a name."""
    head = _WORD.match(written)
    if head is None:
        return 0
    word = head.group().strip().lower().rstrip(".")
    if word in _edge_words("opener"):
        return head.end()
    joined = _JOINED.match(written, head.end())
    return joined.end() if joined and word in _edge_words("generic") else 0


def _between_titles(written: str, first: int, ends: Collection[int]) -> Iterator[tuple[int, str]]:
    """The pieces of a name that titles and ends of sentences part, with their offsets."""
    titles = _edge_words("title")
    begin = 0
    for word in _WORD.finditer(written):
        is_title = word.group().strip().lower().rstrip(".") in titles
        if is_title or first + word.start() - 1 in ends or first + word.start() in ends:
            piece = written[begin : word.start()].rstrip()
            if piece:
                yield first + begin, piece
            begin = word.end() if is_title else word.start()
    piece = written[begin:].rstrip()
    if piece:
        yield first + begin, piece


def _fullest(names: Iterable[str]) -> dict[str, str]:
    longer: dict[str, set[str]] = {}
    names = list(names)
    for name in names:
        for short in _short_forms(name):
            longer.setdefault(short, set()).add(name)
    fullest = {}
    for name in names:
        candidates = longer.get(name, set()) if " " not in name else set()
        fullest[name] = next(iter(candidates)) if len(candidates) == 1 else name
    return fullest


def _short_forms(name: str) -> Iterator[str]:
    """What a longer name may be called by: its last word, its initials."""
    words = name.split()
    if 1 < len(words) <= 3 and not any(map(str.isdigit, name)):
        yield words[-1]
    acronym = "".join(word[0] for word in words if word[0].isupper())
    if " " in name and len(acronym) > 1:
        yield acronym


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
