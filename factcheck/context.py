"""What the whole article tells about each of its mentions, gathered once and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.article import Span
from factcheck.period import Period


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing, with every place where it is named; `name` is its fullest form."""

    name: str
    places: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """`published` is the window of publication days, `published_from` says whence it is known; `country` is ISO 3166
    alpha-2; `currencies` maps an ambiguous sign ("$", "¥", "kr") to the code it means here; `entities` in order of
    first naming."""

    published: Period | None = None
    published_from: str = "unknown"
    country: str | None = None
    currencies: Mapping[str, str] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
