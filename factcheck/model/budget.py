"""How much one input may cost: the limits of a run, what is told where one is reached, and an end before the end.

The limits stand in `[limits]` of factcheck.toml. They hold from `use` on, or within `using`; code that is bound by one
asks `limits()` for it, so that no function on the way has to hand it on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields
from typing import TypeVar

from factcheck.model.records import dataclass

Item = TypeVar("Item")
PARTNERS = 12
"""What is looked for anywhere in an article has so many partners at most, to either side; a text that says one thing
again and again would have all of them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an input may hold. Beyond `megabytes` a file, `unpacked_megabytes` of what it packs, `elements` of markup
    or `characters` of one text, the input is refused; beyond `numbers` of one article or `pairs` for one figure, the
    rest is left out, and a note says so."""

    megabytes: int = 50
    unpacked_megabytes: int = 100
    elements: int = 1_000_000
    characters: int = 2_000_000
    numbers: int = 100_000
    pairs: int = 10_000


class Cancelled(BaseException):
    """Nobody waits for this result any more. No exception of ours is to catch it, as with KeyboardInterrupt."""


_DEFAULT = Limits()
_LIMITS = ContextVar("limits", default=_DEFAULT)
_STOPPED: ContextVar[Callable[[], bool] | None] = ContextVar("stopped", default=None)
NAMES = tuple(one.name.replace("_", "-") for one in fields(Limits))


def limits() -> Limits:
    """The limits of this run."""
    return _LIMITS.get()


def use(changed: Mapping[str, int]) -> None:
    """From now on the defaults with what is set instead, by the names in factcheck.toml."""
    _LIMITS.set(_changed(changed))


@contextmanager
def using(changed: Mapping[str, int]) -> Iterator[None]:
    """The same, within this only."""
    before = _LIMITS.set(_changed(changed))
    try:
        yield
    finally:
        _LIMITS.reset(before)


def _changed(changed: Mapping[str, int]) -> Limits:
    return Limits(**{name.replace("-", "_"): value for name, value in changed.items()})


@contextmanager
def stopping(stopped: Callable[[], bool]) -> Iterator[None]:
    """Within this, `go_on` raises Cancelled once `stopped` says so."""
    before = _STOPPED.set(stopped)
    try:
        yield
    finally:
        _STOPPED.reset(before)


def go_on() -> None:
    """Called now and then by whatever takes long: raises Cancelled when the result is not wanted any more."""
    stopped = _STOPPED.get()
    if stopped is not None and stopped():
        raise Cancelled


def around(items: Sequence[Item], place: int) -> Sequence[Item]:
    """Of items in their order, those that stand closest to a place among them."""
    return items[max(place - PARTNERS, 0) : place + PARTNERS]


class TooLong(ValueError):
    """A text has more characters than may be read."""


def too_long(characters: int) -> str:
    """Why a text is not read; "" for one that is not too long."""
    most = limits().characters
    return (
        f"longer than {most:,} characters: limits.characters in factcheck.toml can allow more"
        if (characters > most)
        else ""
    )


def too_large(size: int) -> str:
    """Why a file is not read; "" for one that is not too large."""
    most = limits().megabytes
    return (
        f"is larger than {most:,} megabytes: limits.megabytes in factcheck.toml can allow more"
        if (size > most * 1_000_000)
        else ""
    )


def too_many(tags: int) -> str:
    """Why markup is not read; "" for markup that does not hold too many tags."""
    most = limits().elements
    return f"holds more than {most:,} tags: limits.elements in factcheck.toml can allow more" if tags > most else ""
