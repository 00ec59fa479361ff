"""Writes docs/REFERENCE.md: what a rule may read of an article and what it yields, out of the records themselves.

    python bench/reference_page.py

A test holds the page against the code: after a change there, run this again.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

from factcheck.claims.context import Context
from factcheck.claims.view import Reading, View
from factcheck.model.article import Article, Sentence, Span
from factcheck.model.check import LEVELS, VERDICTS, Check, Operand, Replacement, Rule, Suggestion
from factcheck.model.claim import STATUSES, Claim, Link
from factcheck.model.interval import Interval
from factcheck.model.mention import DIMENSIONS, KINDS, RELATIONS, Mention, Numeral
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.relations.judge import Relation

PAGE = Path(__file__).resolve().parent.parent / "docs" / "REFERENCE.md"
PARTS = {
    "What a rule gets": (View, Reading),
    "An article": (Article, Sentence, Span, Context),
    "A claim": (Claim, Mention, Numeral, Quantity, Interval, Period, Link),
    "A relation": (Relation,),
    "What a rule declares and yields": (Rule, Check, Operand, Suggestion, Replacement),
}
LISTS = {
    "kinds": KINDS, "physical dimensions": DIMENSIONS, "relations of a number to what it says": RELATIONS,
    "statuses": STATUSES, "verdicts": VERDICTS, "levels": LEVELS,
}  # fmt: skip


def page() -> str:
    """The whole page."""
    head = (
        "# What a rule can read\n\n"
        "The records that a rule of your own works with; [RULES.md](RULES.md) says how to write one. All of them are\n"
        "frozen. This page is written by `python bench/reference_page.py`."
    )
    parts = [head]
    for title, kinds in PARTS.items():
        parts += [f"## {title}", *(_record(kind) for kind in kinds)]
    parts += [
        "## Closed lists",
        *(f"**{name}**: {', '.join(f'`{one}`' for one in words)}" for name, words in LISTS.items()),
    ]
    return "\n\n".join(parts) + "\n"


def _record(kind: type[Any]) -> str:
    own = [_field(one) for one in fields(kind) if not one.name.startswith("_")]
    made = [_member(name, value) for name, value in vars(kind).items() if not name.startswith("_")]
    rows = "\n".join(["| field | type |", "|---|---|", *own])
    more = "\n".join(one for one in made if one)
    where = f"`from {kind.__module__} import {kind.__name__}`"
    return "\n\n".join(
        one for one in (f"### {kind.__name__}", where, inspect.cleandoc(kind.__doc__ or ""), rows, more) if one
    )


def _field(one: Field[Any]) -> str:
    default = "" if one.default is MISSING else f" = {one.default!r}"
    return f"| `{one.name}` | `{str(one.type) + default}` |".replace("|`", "| `").replace(" | None", " or None")


def _member(name: str, value: object) -> str:
    """A property or a method with the first sentence of what it says of itself."""
    function = getattr(value, "fget", None) or getattr(value, "func", None) or getattr(value, "__func__", value)
    text = inspect.getdoc(function) if inspect.isfunction(function) else None
    if not text:
        return ""
    called = "" if function is not value and not isinstance(value, classmethod) else "(…)"
    return f"- `{name}{called}`: {re.split(r'(?<=[.?!]) ', ' '.join(text.split()))[0]}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
