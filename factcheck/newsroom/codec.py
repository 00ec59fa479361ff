"""Claims as JSON and back, exactly: what a cache keeps. Unlike a pickle it runs no code when it is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim

_SURROGATE = regex("[\ud800-\udfff]")


def dumps(claim: Claim) -> str:
    """One claim as compact JSON; in ASCII where it holds lone surrogates, which no database takes."""
    value = _encoder(Claim)(claim)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(value, separators=(",", ":")) if _SURROGATE.search(text) else text


def loads(text: str) -> Claim:
    """The claim that `dumps` wrote; a text of another form raises ValueError, KeyError or TypeError."""
    made = _decoder(Claim)(json.loads(text))
    assert isinstance(made, Claim)
    return made


def _as_it_is(value: Any) -> Any:
    return value


_PLAIN: dict[Any, Callable[[Any], Any]] = dict.fromkeys((str, int, bool, float), _as_it_is)
_WRITTEN: dict[Any, Callable[[Any], Any]] = {**_PLAIN, Decimal: str, date: date.isoformat}
_READ: dict[Any, Callable[[Any], Any]] = {**_PLAIN, Decimal: Decimal, date: date.fromisoformat}


@cache
def _encoder(kind: Any) -> Callable[[Any], Any]:
    """How a value of a declared type becomes JSON: a dataclass is the list of its fields."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = _encoder(next(arg for arg in args if arg is not NoneType))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        inner = _encoder(args[0])
        return lambda value: [inner(item) for item in value]
    if kind in _WRITTEN or origin is Literal:
        return _WRITTEN.get(kind, _as_it_is)
    return _record_encoder(kind)


def _record_encoder(kind: Any) -> Callable[[Any], Any]:
    parts: list[tuple[str, Callable[[Any], Any]]] = []

    def encode(value: Any) -> list[Any]:
        if not parts:
            # Filled at the first use: a When may hold another When.
            parts.extend((field.name, _encoder(hint)) for field, hint in _typed_fields(kind))
        return [part(getattr(value, name)) for name, part in parts]

    return encode


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = _decoder(next(arg for arg in args if arg is not NoneType))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        inner = _decoder(args[0])
        return lambda value: tuple(inner(item) for item in value)
    if kind in _READ or origin is Literal:
        return _READ.get(kind, _as_it_is)
    return _record_decoder(kind)


def _record_decoder(kind: Any) -> Callable[[Any], Any]:
    parts: list[Callable[[Any], Any]] = []

    def decode(value: list[Any]) -> Any:
        if not parts:
            # Filled at the first use: a When may hold another When.
            parts.extend(_decoder(hint) for _, hint in _typed_fields(kind))
        if len(value) != len(parts):
            raise ValueError(f"{kind.__name__} has {len(parts)} fields, not {len(value)}")
        return kind(*[part(item) for part, item in zip(parts, value, strict=True)])

    return decode


def _typed_fields(kind: Any) -> list[tuple[Any, Any]]:
    hints = get_type_hints(kind)
    return [(field, hints[field.name]) for field in fields(kind)]
