"""What "told" weighs: features of known slips against those of news believed right, and the scale that news sets.

News that is believed right says which numbers belong together; what it cannot say is how a writer refers back to a
figure and gets it wrong. So the weights are learned from articles with known slips, and how many of its own pairs news
lets be told decides how sure the judge may say to be.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from math import log
from zlib import crc32

from factcheck.relations.weighing import path_of
from factcheck.trial.mining import STRENGTH, Row, fitted, matrix_of, table

FOLDS = 2
KEPT = "meant"
"""The part of a file of weights that is learned elsewhere, and stays."""

Sample = tuple[Sequence[str], float, float]
"""Features, label (1 for a slip) and weight."""
Right = tuple[str, Sequence[str]]
"""The article of a pair of news believed right, and its features."""


def learn(
    equation: str,
    samples: Sequence[Sample],
    right: Sequence[Right],
    articles: int,
    features: Sequence[str],
    told: Mapping[float, float],
    most: float,
    strength: float = STRENGTH,
) -> Iterator[Row]:
    """The rows of "told" and of the scale, which is set by cross-validated scores on news believed right: `told` says
    in how many of 100 of its articles something may be told at which probability, `most` what none may exceed."""
    import numpy as np
    from scipy.sparse import vstack

    names = list(features)
    mine = matrix_of([list(one) for one, _, _ in samples], names)
    others = matrix_of([list(one) for _, one in right], names)
    labels = np.array([label for _, label, _ in samples] + [0.0] * len(right))
    weight = np.array([weight for _, _, weight in samples] + [1.0] * len(right))
    folds = np.array([crc32(article.encode()) % FOLDS for article, _ in right])
    best: dict[str, float] = {}
    for fold in range(FOLDS):
        inside, outside = np.where(folds != fold)[0], np.where(folds == fold)[0]
        rows = np.concatenate([np.arange(len(samples)), len(samples) + inside])
        model = fitted(vstack([mine, others[inside]]), labels[rows], weight[rows], strength)
        for place, score in zip(outside, model.decision_function(others[outside]), strict=True):
            article = right[place][0]
            best[article] = max(best.get(article, -99.0), float(score))
    yield from table(equation, "told", fitted(vstack([mine, others]), labels, weight, strength), names)
    slope, offset = scale(sorted(best.values(), reverse=True), articles, told)
    yield equation, "scale", "slope", slope
    yield equation, "scale", "offset", offset
    yield equation, "scale", "most", most


def scale(ranked: Sequence[float], articles: int, told: Mapping[float, float]) -> tuple[float, float]:
    """Slope and offset by which scores become log-odds, so that as many of the scores of some articles, the highest
    first, are told as `told` says."""
    (low, at_low), (high, at_high) = (
        (log(sure / (1 - sure)), ranked[min(int(share * articles / 100), len(ranked) - 1)])
        for sure, share in told.items()
    )
    slope = (high - low) / max(at_high - at_low, 0.5)
    return slope, low - slope * at_low


def report(samples: Sequence[Sample], right: Sequence[Right], articles: int) -> None:
    slips = sum(label for _, label, _ in samples)
    print(f"{len(samples)} pairs, {slips:.0f} of them slips; {articles} articles, {len(right)} pairs", file=sys.stderr)


def write(equation: str, rows: Iterator[Row]) -> None:
    """Writes what was learned of an equation into its file; what is meant stays."""
    path = path_of(equation)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    kept = [line for line in lines if line.startswith(f"{KEPT}\t")]
    found = [f"{part}\t{feature}\t{weight:.2f}" for _, part, feature, weight in rows]
    path.write_text("\n".join([*kept, *found]) + "\n", encoding="utf-8")
