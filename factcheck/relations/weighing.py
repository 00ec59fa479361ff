"""The weights of evidence, learned from news (see `factcheck.trial.mining`): one file for each equation in `weights/`.

A file has three columns: part, feature and weight in natural log-odds. Parts are "meant" (does the text assert the
relation?), "slip" (is the misfit that of a slip rather than that of unrelated numbers?) and "scale" (from the sum of
both to the log-odds that the text is wrong: a slope, an offset, and the most that a probability may be). An equation
that was learned from texts in which the slips are known has a part "told" in place of the sum: the misfit alone,
weighed against the misfits of news believed right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from math import exp, log
from pathlib import Path

from factcheck.lexicon import rows
from factcheck.model.records import dataclass

FOLDER = Path(__file__).with_name("weights")
OFFSET = "*"


@dataclass(frozen=True, slots=True)
class Weights:
    """`meant`, `slip` and `told` map features to log-odds, their offset under "*"."""

    meant: Mapping[str, float] = field(default_factory=dict)
    slip: Mapping[str, float] = field(default_factory=dict)
    told: Mapping[str, float] = field(default_factory=dict)
    slope: float = 1.0
    offset: float = -99.0
    most: float = 1.0


def total(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The log-odds of some features; each counts once, in the order given, so that the same sum is always the same."""
    return weights[OFFSET] + sum(filter(None, map(weights.get, dict.fromkeys(features))))


@cache
def weights(equation: str) -> Weights | None:
    """The weights of one equation; None for one that was never learned, and so is never judged."""
    path = path_of(equation)
    if not path.is_file():
        return None
    parts: dict[str, dict[str, float]] = {"meant": {}, "slip": {}, "told": {}, "scale": {}}
    for row in path.read_text(encoding="utf-8").splitlines():
        part, feature, weight = row.split("\t")
        parts[part][feature] = float(weight)
    for known, part, feature, weight, _ in rows("given_weights"):
        if known == equation:
            parts[part][feature] = parts[part].get(feature, 0.0) + float(weight)
    return Weights(parts["meant"], parts["slip"], parts["told"], **parts["scale"])


@cache
def highest_told(equation: str) -> dict[str, float]:
    """The most that a feature of "told" can weigh, by what stands before its "="."""
    known, highest = weights(equation), dict[str, float]()
    for feature, weight in known.told.items() if known is not None else ():
        name = feature.partition("=")[0]
        if weight > highest.get(name, 0.0) and feature != OFFSET:
            highest[name] = weight
    return highest


def path_of(equation: str) -> Path:
    return FOLDER / f"{equation.replace(' ', '-')}.tsv"


def enough(weights: Weights, wrong: float) -> float:
    """The evidence from which a text is wrong with such a probability."""
    return (log(wrong / (1 - wrong)) - weights.offset) / weights.slope


def wrong(weights: Weights, meant: float, misses: Iterable[str]) -> float:
    """The probability that a text is wrong, from the log-odds that a relation is meant and the features of its
    misfit."""
    evidence = total(weights.told, misses) if weights.told else meant + total(weights.slip, misses)
    odds = weights.offset + weights.slope * evidence
    return min(1 / (1 + exp(-min(max(odds, -30.0), 30.0))), weights.most)
