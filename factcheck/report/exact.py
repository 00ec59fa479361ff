"""JSON with exact numbers: a Decimal is written out digit by digit, never through a float."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring as _quote
from typing import Any

from factcheck.lexicon.regex import regex

_SURROGATE = regex("[\ud800-\udfff]")
_LONGEST = 80


def number_text(value: Decimal) -> str:
    """The number in plain digits, without trailing zeros after the point: `5600000`, `0.25`, `-3`.

    Only numbers of more than 80 digits keep an exponent, since a hostile "1e999999" would fill the disk. What is no
    number at all is `null`.

    >>> number_text(Decimal("5.60E+6")), number_text(Decimal("2.50"))
    ('5600000', '2.5')
    """
    if not value.is_finite():
        return "null"
    if not value:
        return "0"
    if abs(value.adjusted()) > _LONGEST:
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(ratio: Decimal | None) -> Decimal | None:
    """A quotient has no exact digits: six significant ones say all that it means."""
    return None if ratio is None or not ratio.is_finite() else Decimal(f"{ratio:.6g}")


def quoted(text: str) -> str:
    """A JSON string; lone surrogates are escaped, so that the document can always be written as UTF-8."""
    result: str = _quote(text)
    if not result.isascii() and _SURROGATE.search(result):
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", result)
    return result


def compact(value: object) -> str:
    """One JSON value on one line. Raises TypeError for what JSON cannot say."""
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    if isinstance(value, Mapping):
        return _object(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _object(value: Mapping[object, object]) -> str:
    return "{" + ", ".join([_key(str(key)) + compact(item) for key, item in value.items()]) + "}"


@lru_cache(maxsize=256)
def _key(name: str) -> str:
    return f"{quoted(name)}: "


def _array(value: Sequence[object]) -> str:
    return "[" + ", ".join([compact(item) for item in value]) + "]"


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda value: "null",
    bool: lambda value: "true" if value else "false",
    str: quoted,
    int: str,
    Decimal: number_text,
    float: lambda value: number_text(Decimal(repr(value))),
    dict: _object,
    list: _array,
    tuple: _array,
}


def document(members: Mapping[str, object]) -> str:
    """A JSON object for people and for diffs: one member a line, and one element a line in its lists."""
    lines = []
    for key, value in members.items():
        if isinstance(value, (list, tuple)) and value:
            items = ",\n".join(f"    {compact(item)}" for item in value)
            lines.append(f"  {quoted(key)}: [\n{items}\n  ]")
        else:
            lines.append(f"  {quoted(key)}: {compact(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"
