"""Who or what a number is said of: the owner named beside it, the sentence's subject, or the one it refers back to."""

from __future__ import annotations

from factcheck.claims.entities import Entity
from factcheck.claims.facets.words import Hit, Words
from factcheck.lexicon import word_class
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass

PREPOSITIONS = frozenset(word_class("prepositions"))
_PLACE_PREPOSITIONS = frozenset(("in", "across", "near", "outside", "at"))
_ROAD_PREPOSITIONS = frozenset(("on", "off", "along", "near", "at"))
_ROAD = regex(r"(?:[ABEMN]|I-|US-)\d{1,4}")
_JOINING = frozenset(word_class("clause-openers"))
_NO_VERB = frozenset(word_class("no-verbs"))
_PRONOUNS = frozenset(word_class("pronouns"))
_COMMON = frozenset(word_class("common-subjects"))


@dataclass(frozen=True, slots=True)
class Named:
    """An entity at one place of a sentence: words `start` to `end`, whether it owns what follows ("Xiaomi's"), and the
    preposition before it, if any."""

    name: str
    start: int
    end: int
    owns: bool
    preposition: str


def named_in(words: Words, entities: list[tuple[int, int, Entity]]) -> list[Named]:
    """The entities of a sentence, in order. `entities` holds start and end offsets in the sentence's field."""
    found = []
    for start, end, entity in entities:
        first, last = words.index(start), words.index(end - 1) + 1
        before = words.words[first - 1] if first else ""
        if before in ("the", "a", "an") and first > 1:
            before = words.words[first - 2]
        tail = words.text[end - words.offset : end - words.offset + 2]
        owns = tail[:1] in ("'", "’")
        found.append(Named(entity.name, first, last, owns, before if before in PREPOSITIONS else ""))
    return found


def refers_back(words: Words) -> bool:
    """Does the sentence open with "it", "its", "the company"?"""
    opening = words.words[:3]
    return not (_PRONOUNS.isdisjoint(opening) and _COMMON.isdisjoint(opening))


def owner_before(words: Words, named: list[Named], at: int) -> str | None:
    """The last owner ("Xiaomi's", "Jetour's") in the clause before word `at`."""
    for name in reversed(named):
        if (
            name.end <= at
            and name.owns
            and words.clauses[name.end - 1] == words.clauses[min(at, len(words.clauses) - 1)]
        ):
            return name.name
    return None


def owner_of(words: Words, named: list[Named], measured: Hit | None) -> str | None:
    """The owner named behind a measure: "revenue of SKG", "deaths at Larkfield" is not one."""
    if measured is None:
        return None
    for name in named:
        if name.preposition == "of" and 0 < name.start - measured.end <= 2:
            return name.name
    return None


def subject_before(words: Words, named: list[Named], at: int) -> str | None:
    """The subject of the words before word `at`: the last name there that opens a clause, with its verb behind it;
    failing that, the first name that no preposition governs."""
    first = None
    for name in reversed(named):
        if name.end > at or name.preposition or any(map(str.isdigit, name.name)):
            continue
        if _opens_clause(words, name):
            return name.name
        first = name.name
    return first


def subject_of_clause(words: Words, named: list[Named], clause: tuple[int, int, int] | None, at: int) -> str | None:
    """The subject of a number at word `at` that is told side by side with others, each with a `clause` of its own: the
    name that opens the clause ("and Ben Reed 35 percent"), or, where the number does, the name behind it ("32 percent
    back Moss")."""
    if clause is None:
        return None
    first, last = words.index(clause[0]), words.index(clause[1] - 1) + 1
    inside = [name for name in named if first <= name.start < last and not name.preposition and not name.owns]
    opening = [name for name in inside if name.start == first and first and name.end == at]
    behind = [name for name in inside if name.start > at] if at == first else []
    return next((name.name for name in (*opening, *behind) if not any(map(str.isdigit, name.name))), None)


def _opens_clause(words: Words, name: Named) -> bool:
    """Is the name where subjects stand: at the head of a clause or behind a joining word, with a word in lower case
    behind it that is no "and"?"""
    before = words.words[name.start - 1] if name.start else ""
    heads = not before or before in _JOINING or words.clause(name.start - 1) != words.clause(name.start)
    end = words.ends[min(name.end, len(words.ends)) - 1] - words.offset
    behind = words.text[end : end + 3]
    follows = words.words[name.end] if name.end < len(words.words) else ""
    if behind[:1] in ("'", "’"):
        return heads
    return heads and behind[:1] == " " and behind[1:2].islower() and follows not in _NO_VERB


def place_after(words: Words, named: list[Named], start: int, end: int) -> str | None:
    """The place that a number is narrowed to: "in China" within some words after it or its measure."""
    near = []
    for name in named:
        distance = name.start - end if name.start >= end else start - name.end + 2
        if (
            name.preposition in _PLACE_PREPOSITIONS
            and distance <= 8
            and words.clause(name.start) == words.clause(start)
        ):
            near.append((distance, name.name))
    return min(near)[1] if near else None


def models_near(words: Words, named: list[Named], start: int, end: int) -> tuple[str, ...]:
    """Product names with digits ("SU7") in the clause of a number, nearest first, at most one."""
    clause = words.clause(start)
    models = [
        (min(abs(name.start - end), abs(start - name.end)), name.name)
        for name in named
        if any(map(str.isdigit, name.name)) and words.clause(name.start) == clause and not _is_road(name)
    ]
    near = sorted(model for model in models if model[0] <= 6)
    return (near[0][1],) if near else ()


def _is_road(name: Named) -> bool:
    """ "on the A9", "off I-95": where it was, and not what was sold."""
    return name.preposition in _ROAD_PREPOSITIONS and _ROAD.fullmatch(name.name) is not None
