"""Regular expressions that are compiled when they are first used: the package has hundreds, one article needs few of
them, and compiling all takes longer than checking a short article. Those that are used again and again search only the
texts that hold what they need (see `factcheck.lexicon.needed`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

OFTEN = 40
"""After so many searches a pattern is read for what it needs."""
TRIAL = 200
"""So many texts are tried for it, and then only if MOST of them at the most were searched all the same."""
MOST = 0.7
_NOTHING: dict[str, Callable[[], Any]] = {"search": lambda: None, "findall": list, "finditer": lambda: iter(())}
"""What the methods return where a pattern does not match."""


class _Regex:
    """Stands for a compiled pattern, with all its methods and attributes."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags
        self._compiled: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        """Compiles the pattern, if need be. Python comes here only for what the object does not have yet, and what is
        found stays on it: later calls cost nothing more."""
        if name.startswith("__"):  # a copy or a pickle asks before there is anything to compile
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        found = getattr(self._compiled, name)
        if name in _NOTHING and isinstance(self._source, str):
            found = self._counted(name, found)
        self.__dict__[name] = found
        return found

    def _counted(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        """A method until it is used often."""
        left = OFTEN

        def counted(text: str, *place: int) -> Any:
            nonlocal left
            left -= 1
            if not left:
                self.__dict__[name] = self._gated(name, method)
            return method(text, *place)

        return counted

    def _gated(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        """A method that looks first whether a text holds what the pattern needs; the method itself where the pattern
        needs nothing in particular, or where most texts hold it."""
        from factcheck.lexicon.needed import lacking

        lacks, nothing = lacking(cast("str", self._source), self._flags), _NOTHING[name]
        if lacks is None:
            return method
        tried = searched = 0

        def gated(text: str, *place: int) -> Any:
            return nothing() if lacks(text) else method(text, *place)

        def tried_out(text: str, *place: int) -> Any:
            nonlocal tried, searched
            tried, searched = tried + 1, searched + (not lacks(text))
            if tried == TRIAL:
                self.__dict__[name] = gated if searched <= MOST * TRIAL else method
            return gated(text, *place)

        return tried_out

    def __eq__(self, other: object) -> bool:
        """`match.re` of a match is the compiled pattern, which is equal to this one and not the same object."""
        if isinstance(other, _Regex):
            return (self._source, self._flags) == (other._source, other._flags)
        return isinstance(other, re.Pattern) and other == re.compile(self._source, self._flags)

    def __reduce__(self) -> tuple[type[_Regex], tuple[str | bytes, int]]:
        return _Regex, (self._source, self._flags)


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern of `re` that is compiled at its first use; a source with a mistake raises `re.error` only then, so a
    test compiles them all. The `re` of a match is equal to it, but not the same object."""
    return cast("re.Pattern[AnyStr]", _Regex(source, flags))
