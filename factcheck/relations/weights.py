"""The weights of evidence, learned from news (see `factcheck.trial.mining`): one table for each equation.

The file has four columns: equation, part, feature and weight in natural log-odds. Parts are "meant" (does the text
assert the relation?), "slip" (is the misfit that of a slip rather than that of unrelated numbers?) and "scale" (from
the sum of both to the log-odds that the text is wrong: a slope and an offset).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("weights.tsv.gz")
OFFSET = "*"


@dataclass(frozen=True, slots=True)
class Weights:
    """`meant` and `slip` map features to log-odds, their offset under "*"."""

    meant: Mapping[str, float] = field(default_factory=dict)
    slip: Mapping[str, float] = field(default_factory=dict)
    slope: float = 1.0
    offset: float = -99.0


def total(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The log-odds of some features; each counts once."""
    return weights[OFFSET] + sum(weights.get(one, 0.0) for one in set(features))


@cache
def weights() -> Mapping[str, Weights]:
    """The table, by equation; an equation that is not in it is never judged."""
    parts: dict[str, dict[str, dict[str, float]]] = {}
    with gzip.open(PATH, "rt", encoding="utf-8") as rows:
        for row in rows:
            equation, part, feature, weight = row.rstrip("\n").split("\t")
            parts.setdefault(equation, {}).setdefault(part, {})[feature] = float(weight)
    return {
        equation: Weights(found["meant"], found["slip"], found["scale"]["slope"], found["scale"]["offset"])
        for equation, found in parts.items()
    }
