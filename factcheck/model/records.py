"""Frozen dataclasses that are cheap to declare: the standard library writes and compiles up to six functions for each
class at import, which for our hundred classes is a third of the time that a short article takes. Here the one function
that must be compiled, `__init__`, waits for the first record of its class, and the others are not compiled at all.
Whatever else there is to a dataclass (fields, matching) stays the standard library's.

An article makes thousands of records, so making one has to be cheap as well. Setting a field of a frozen object goes
through `object.__setattr__`, which takes ten times as long as an assignment: a record with slots is therefore filled
while it is still of a class that is not frozen, its twin with the same slots."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
        """`dataclasses.dataclass(frozen=True, …)`, which it is for type checkers. Records are never unfrozen."""
        if not frozen:
            raise TypeError("a record is frozen")

        def declared(given: type) -> type:
            made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(given)
            made.__init__ = _first_init(made)
            made.__setattr__, made.__delattr__ = _refuse_assignment, _refuse_deletion
            made.__repr__ = _repr
            if slots:
                made.__getstate__, made.__setstate__ = _getstate, _setstate
            if eq:
                made.__eq__, made.__hash__ = _comparison([one.name for one in dataclasses.fields(made) if one.compare])
            return made

        return declared


Record = TypeVar("Record")


def replace(record: Record, /, **changes: Any) -> Record:
    """`dataclasses.replace` for records, in a fraction of the time."""
    kind: Any = record.__class__
    for name in kind.__match_args__:
        if name not in changes:
            changes[name] = getattr(record, name)
    made: Record = kind(**changes)
    return made


FEW = 4
"""From so many fields on it is worth to make a record of another class first."""


def _first_init(kind: Any) -> Callable[..., None]:
    """Stands in for `__init__` until the first record is made."""

    def __init__(self: Any, *args: Any, **named: Any) -> None:
        kind.__init__ = _init(kind)
        kind.__init__(self, *args, **named)

    return __init__


def _init(kind: Any) -> Callable[..., None]:
    """The function that the standard library would have written."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    fields = dataclasses.fields(kind)
    parameters, values = ["self"], []
    for one in fields:
        value = one.name
        if one.default is not MISSING:
            names[f"_of_{one.name}"] = one.default
            parameters.append(f"{one.name}=_of_{one.name}")
        elif one.default_factory is not MISSING:
            names[f"_of_{one.name}"] = one.default_factory
            parameters.append(f"{one.name}=_MISSING")
            value = f"_of_{one.name}() if {one.name} is _MISSING else {one.name}"
        else:
            parameters.append(one.name)
        values.append(value)
    if len(fields) >= FEW and "__slots__" in kind.__dict__:
        names |= {"_kind": kind, "_unfrozen": type(kind.__name__, (), {"__slots__": kind.__slots__})}
        lines = ["_set(self, '__class__', _unfrozen)"]
        lines += [f"self.{one.name} = {value}" for one, value in zip(fields, values, strict=True)]
        lines.append("self.__class__ = _kind")
    else:
        lines = [f"_set(self, {one.name!r}, {value})" for one, value in zip(fields, values, strict=True)]
    if hasattr(kind, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), names)
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


def _comparison(names: list[str]) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
    """`__eq__` and `__hash__` of records with these fields."""
    values: Callable[[Any], object]
    if len(names) > 1:
        values = attrgetter(*names)
    else:  # of one name, attrgetter makes no tuple

        def values(record: Any) -> object:
            return tuple(getattr(record, name) for name in names)

    def __eq__(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __eq__, __hash__


def _repr(self: Any) -> str:
    values = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(values)})"


def _refuse_assignment(self: Any, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
