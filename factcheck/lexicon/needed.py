"""What a pattern cannot do without: literals of which one at least stands in whatever it matches.

To search a sentence for a pattern, `re` tries it at every character; to look for a word is fifty times as fast. A
text that lacks what a pattern needs is therefore not searched at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import product
from re import IGNORECASE
from typing import Any

Texts = frozenset[str]
"""Literals of which one is needed; in lower case where case does not matter."""
MOST_TEXTS = 150
"""So many literals are looked for instead of the pattern."""
MOST_JOINED = 40
"""So many literals that begin alike are told apart by what follows."""
MOST_SETS = 2
SELDOM = 1.5
"""How often, at most, the literals of one set stand in a sentence, as `_frequency` has it."""
ODD_CASES = "İıſ"
"""Letters that match others where case does not matter, and that `str.lower` leaves as they are or makes two of."""


def needed(source: str, flags: int) -> tuple[bool, list[Texts]]:
    """Whether case matters, and sets of literals: whatever the pattern matches holds one of each. The fewer sentences
    hold one of a set the earlier it comes; sets that most sentences hold one of are left out."""
    parsed = import_module("re._parser").parse(source, flags)
    any_case = bool(parsed.state.flags & IGNORECASE)
    sets = {texts for texts in _Needs(any_case).of(parsed) if _is_telling(texts)}
    return not any_case, sorted(sets, key=lambda texts: (_cost(texts), sorted(texts)))[:MOST_SETS]


def lacking(source: str, flags: int) -> Callable[[str], bool] | None:
    """Says of a text whether it lacks what a pattern needs; None where the pattern needs nothing in particular."""
    cased, sets = needed(source, flags)

    def lacks(text: str) -> bool:
        for texts in sets:
            for one in texts:
                if one in text:
                    break
            else:
                return True
        return False

    def lacks_in_any_case(text: str) -> bool:
        return not any(letter in text for letter in ODD_CASES) and lacks(text.lower())

    return None if not sets else lacks if cased else lacks_in_any_case


def _is_telling(texts: Texts) -> bool:
    return "" not in texts and len(texts) <= MOST_TEXTS and _frequency(texts) <= SELDOM


def _cost(texts: Texts) -> float:
    return _frequency(texts) + len(texts) / 50


def _frequency(texts: Iterable[str]) -> float:
    """In how many sentences, about, one of some literals stands, were they all of random letters."""
    return sum(0.6 * 0.3 ** (len(text) - 1) for text in texts)


class _Needs:
    """Reads a parsed pattern. A `run` is the set of literals that the stretch so far may end in, and so the longest
    ones that are known to stand there."""

    def __init__(self, any_case: bool) -> None:
        self._any_case = any_case

    def of(self, items: Any) -> Iterator[Texts]:
        """The sets that a sequence needs."""
        run = frozenset(("",))
        for operation, value in items:
            step = self._literals(str(operation), value)
            if step is not None and len(run) * len(step) <= MOST_JOINED:
                run = frozenset(map("".join, product(run, step)))
                continue
            yield run
            run = frozenset(("",)) if step is None else step
            if step is None:
                yield from self._inside(str(operation), value)
        yield run

    def _literals(self, operation: str, value: Any) -> Texts | None:
        """The literals that are all that one item may match; None where it may match anything else."""
        if operation == "LITERAL":
            return self._letter(value)
        if operation in ("AT", "ASSERT", "ASSERT_NOT"):
            return frozenset(("",))
        reader = _EXACT.get(operation)
        return reader(self, value) if reader is not None else None

    def _letter(self, code: int) -> Texts | None:
        letter = chr(code)
        if not self._any_case:
            return frozenset((letter,))
        return frozenset((letter.lower(),)) if letter.isascii() else None

    def _one_of(self, items: Any) -> Texts | None:
        letters = [self._letter(value) if str(operation) == "LITERAL" else None for operation, value in items]
        known = [letter for letter in letters if letter is not None]
        return frozenset().union(*known) if len(known) == len(letters) <= MOST_JOINED else None

    def _branch(self, value: Any) -> Texts | None:
        return self._any_of([self._sequence(branch) for branch in value[1]])

    def _any_of(self, parts: list[Texts | None]) -> Texts | None:
        known = [part for part in parts if part is not None]
        found = frozenset[str]().union(*known)
        return found if len(known) == len(parts) and len(found) <= MOST_TEXTS else None

    def _sequence(self, items: Any) -> Texts | None:
        run = frozenset(("",))
        for operation, value in items:
            step = self._literals(str(operation), value)
            if step is None or len(run) * len(step) > MOST_TEXTS:
                return None
            run = frozenset(map("".join, product(run, step)))
        return run

    def _group(self, value: Any) -> Texts | None:
        _, added, removed, items = value
        return None if added or removed else self._sequence(items)

    def _optional(self, value: Any) -> Texts | None:
        least, most, items = value
        if most != 1 or least not in (0, 1):
            return None
        found = self._sequence(items)
        return None if found is None else found if least else found | {""}

    def _inside(self, operation: str, value: Any) -> Iterator[Texts]:
        """The sets that an item needs which may match more than some literals."""
        if operation == "BRANCH":
            best = [min(self.of(branch), key=_cost, default=frozenset(("",))) for branch in value[1]]
            yield frozenset().union(*best)
        elif operation == "SUBPATTERN" and not value[1] and not value[2]:
            yield from self.of(value[3])
        elif operation == "ATOMIC_GROUP":
            yield from self.of(value)
        elif operation.endswith("REPEAT") and value[0]:
            yield from self.of(value[2])


_EXACT: dict[str, Callable[[_Needs, Any], Texts | None]] = {
    "IN": _Needs._one_of,
    "BRANCH": _Needs._branch,
    "SUBPATTERN": _Needs._group,
    "MAX_REPEAT": _Needs._optional,
    "MIN_REPEAT": _Needs._optional,
}
