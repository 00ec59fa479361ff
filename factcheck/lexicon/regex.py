"""Regular expressions that are compiled when they are first used: the package has hundreds, one article needs few of
them, and compiling all takes longer than checking a short article."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


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
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found

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
