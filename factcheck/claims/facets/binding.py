"""Which words of a sentence belong to which of its numbers.

Two numbers of one kind share a sentence by standing in clauses of one build: "Exports rose 6%, imports 4%", "killed 12
and injured 40", "46 percent back Reed and 32 percent Moss", "pears and apples cost $2 and $3 respectively". Each number
has the words of its own clause; what only the first clause says is often meant of the others too.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass

_WORD = regex(r"[^\W\d_](?:[\w’'.&-]*[^\W_])?")
_BREAK = regex(r"[;:()\n]|\s[-–—]+\s|—|,?\s([^\W\d_]+)\b|,(?=\s)")
_JOINERS = ("and", "or")
_JOINED = regex(r"(?:,|\s|\band\b)*", 0)
_LISTED = regex(r"(?:,\s+(?:and\s+)?|\s+and\s+)")
_COMMA, _JOINER, _OPENER, _MARK = 1, 2, 3, 4
"""How strongly a comma, "and", a conjunction that opens a clause and a semicolon or the like part two clauses."""
_RESPECTIVELY = "respectively"

LONGEST = 4000
"""Characters of a sentence whose clauses are looked at."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bound:
    """The parts of a sentence that belong to a number. `wide` reaches from the clause before it to the one behind it,
    `narrow` ends with the first break behind the number. `group` is the same number for clauses that stand side by
    side as equals, with a comma, a semicolon or "and" between."""

    wide: tuple[Range, ...]
    narrow: tuple[Range, ...]
    group: int = 0


@lru_cache(maxsize=512)
def bound(text: str, numbers: tuple[Range, ...]) -> tuple[Bound, ...]:
    """What belongs to each of the numbers of one kind, in order, that a sentence holds at these offsets."""
    listed = _respective(text, numbers)
    if listed:
        return listed
    joints = [_joint(text, left, right) for (_, left), (right, _) in pairwise(numbers)]
    starts, stops = [0, *(end for _, end, _ in joints)], [*(start for start, _, _ in joints), len(text)]
    group, found = 0, []
    for index, (number, start, stop) in enumerate(zip(numbers, starts, stops, strict=True)):
        group += index > 0 and not joints[index - 1][2]
        found.append(Bound(((start, stop),), ((start, _first_break(text, number, stop)),), group))
    return tuple(found)


def _joint(text: str, left: int, right: int) -> tuple[int, int, bool]:
    """Where the words of one number end and those of the next begin, and whether the two are parted as equals; where
    nothing parts them, right before the next one."""
    best = max(_breaks(text, left, right), key=lambda one: (one[2], -one[0]), default=None)
    if best is None:
        return right, right, False
    start, end, strength = best
    words = text[start:end].strip(" ,").lower().split()
    equals = strength == _COMMA or text[start] in ";:\n" or (bool(words) and words[-1] in _words("parallel"))
    return start, end, equals


def _first_break(text: str, number: Range, stop: int) -> int:
    """The first break behind a number, but for the one that closes an apposition ("Moss, 42, said")."""
    apposed = text[: number[0]].endswith(", ")
    for start, _, _ in _breaks(text, number[1], stop):
        if start > number[1] or not apposed:
            return start
    return stop


def _breaks(text: str, left: int, right: int) -> list[tuple[int, int, int]]:
    """Start, end and strength of whatever may part two clauses."""
    found = []
    for match in _BREAK.finditer(text, left, right):
        word = (match[1] or "").lower()
        if not match[1]:
            found.append((match.start(), match.end(), _COMMA if match[0] == "," else _MARK))
        elif word in _words("clause"):
            found.append((match.start(), match.end(), _OPENER))
        elif word in _JOINERS:
            found.append((match.start(), match.end(), _JOINER))
        elif match[0][0] == ",":
            found.append((match.start(), match.start() + 1, _COMMA))
    return found


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(word for kind, words in rows("context") if kind == role for word in words.split("|"))


def _respective(text: str, numbers: tuple[Range, ...]) -> tuple[Bound, ...]:
    """ "Pears and apples cost $2 and $3 respectively": the list before the numbers, member by member."""
    if len(numbers) < 2 or _RESPECTIVELY not in text:
        return ()
    between = [text[left:right] for (_, left), (right, _) in pairwise(numbers)]
    if not all(_JOINED.fullmatch(words) for words in between):
        return ()
    members = _members(text[: numbers[0][0]], len(numbers))
    if not members:
        return ()
    rest = (members[-1][1], numbers[0][0])
    return tuple(Bound((member, rest), (member, rest)) for member in members)


def _members(before: str, count: int) -> list[Range]:
    """The last list of so many members: of each the word, or the name, that stands at the break."""
    joints = [match.span() for match in _LISTED.finditer(before)][-(count - 1) :]
    if len(joints) < count - 1:
        return []
    members = [_name_before(before, joints[0][0])]
    members += [_name_behind(before, end) for _, end in joints]
    return members


def _name_before(text: str, end: int) -> Range:
    words = list(_WORD.finditer(text, 0, end))
    first = len(words) - 1
    while first > 0 and words[first].group()[0].isupper() and words[first - 1].group()[0].isupper():
        first -= 1
    return (words[first].start() if words else 0), end


def _name_behind(text: str, start: int) -> Range:
    end = start
    for match in _WORD.finditer(text, start):
        if end > start and not match.group()[0].isupper():
            break
        end = match.end()
        if not match.group()[0].isupper():
            break
    return start, end


def own_clause(text: str, number: Range, kin: tuple[Range, ...]) -> tuple[int, int, int] | None:
    """The clause of one of several numbers of a kind (`kin`, in order) that are told side by side in a sentence: where
    it begins, where it first breaks behind the number, and where the next one's begins; None where it has no such
    clause of its own."""
    if len(kin) < 2 or len(text) > LONGEST:
        return None
    every = bound(text, kin)
    found = every[kin.index(number)]
    if sum(1 for one in every if one.group == found.group) < 2 or len(found.narrow) != 1:
        return None
    return found.narrow[0][0], found.narrow[0][1], found.wide[0][1]
