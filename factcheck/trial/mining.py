"""Learns the weights of evidence from news that is believed right: `python -m factcheck.trial.mining CORPUS…`.

No labels are needed. In such news, numbers that stand in a relation fit it far more often than chance, so

1. whether a hypothesis is *meant* is learned from which ones fit: a logistic regression over the words around the
   numbers, in which each one that fits counts as meant only as far as its fitting is no accident (expectation and
   maximization, with the chance of an accident known for each);
2. whether a misfit is a *slip* is learned from relations that are meant, with one number changed as a hand would change
   it, against misfits that are hardly meant;
3. the *scale* from both to the probability that the text is wrong is set by how many misfits stand out as much in news
   that is believed right.

Needs scikit-learn (the extra "trial").
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import log
from operator import itemgetter
from random import Random
from typing import TYPE_CHECKING, Any
from zlib import crc32

from factcheck.claims.view import Reading
from factcheck.relations.chance import chance
from factcheck.relations.evidence import misfit, words
from factcheck.relations.gate import near
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.propose import hypotheses
from factcheck.relations.strip import Strip, strip
from factcheck.relations.weighing import OFFSET, path_of
from factcheck.trial.corruption import corrupted

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

TOLD = {0.6: 0.1, 0.95: 0.01}
"""Misfits of one equation that may be told per 100 articles believed right, by how sure the judge says to be. Of those
that stand out so, about half were real slips of the articles, as reading showed."""
STEEPEST = 0.5
COPIES = 2
FOLDS = 3
SELDOM = 5
"""Features that are seen less often get no weight."""
SMALLEST = 0.05
"""Weights that are smaller are left out of the table."""
STRENGTH = 0.1
ROUNDS = 3
HARDLY = 0.3
FEWEST = 40
"""An equation with fewer fits is not learned."""


@dataclass(slots=True)
class Samples:
    """The hypotheses of one equation: whether each fits, the fold of its article, its features, its chance of fitting
    by accident (0 for misfits), and the ways in which it, or its corrupted copies, miss."""

    fits: list[bool] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)
    misses: list[list[list[str]]] = field(default_factory=list)


def collect(readings: Iterable[Reading], seed: int = 1) -> tuple[int, dict[str, Samples]]:
    """How many articles there were, and the samples of each equation."""
    random = Random(seed)
    samples: dict[str, Samples] = {}
    articles = 0
    for reading in readings:
        articles += 1
        fold = crc32(reading.article.id.encode()) % FOLDS
        whole = strip(reading)
        found = list(hypotheses(whole))
        explained = {one.anchor.order for one in found if one.fits}
        for one in found:
            if not one.fits and (not near(one) or one.anchor.order in explained):
                continue
            _add(samples.setdefault(one.equation, Samples()), whole, one, fold, random)
    return articles, samples


def _add(into: Samples, whole: Strip, one: Hypothesis, fold: int, random: Random) -> None:
    into.fits.append(one.fits)
    into.folds.append(fold)
    into.words.append(words(whole, one))
    into.chances.append(chance(one) if one.fits else 0.0)
    copies = [corrupted(one, random) for _ in range(COPIES)] if one.fits else [one]
    into.misses.append([misfit(whole, copy) for copy in copies if copy is not None])


Row = tuple[str, str, str, float]
"""Equation, part, feature, weight."""


def learn(articles: int, samples: dict[str, Samples], report: Callable[[str], None]) -> Iterator[Row]:
    """The rows of the table, equation by equation."""
    for equation, known in sorted(samples.items()):
        if sum(known.fits) >= FEWEST:
            yield from _Learner(equation, articles, known).rows(report)


class _Learner:
    """One equation's regressions. Scores are cross-validated by article."""

    def __init__(self, equation: str, articles: int, samples: Samples) -> None:
        import numpy as np

        self.equation, self.articles, self.samples = equation, articles, samples
        self.fits = np.array(samples.fits, dtype=float)
        self.chances = np.array(samples.chances)
        self.folds = np.array(samples.folds)
        self.features = vocabulary(samples.words)
        self.matrix = matrix_of(samples.words, self.features)

    def rows(self, report: Callable[[str], None]) -> Iterator[Row]:
        import numpy as np

        scores = np.zeros(len(self.fits))
        for fold in range(FOLDS):
            inside, outside = self.folds != fold, self.folds == fold
            model, _ = self._meant(inside)
            scores[outside] = model.decision_function(self.matrix[outside])
        model, _ = self._meant(self.folds >= 0)
        share = 1 / (1 + np.exp(-scores))
        real = np.where(self.fits == 1, share / (share + (1 - share) * self.chances + 1e-12), 0.0)
        missed, whose, labels = self._misses(share)
        if len(set(labels)) < 2:
            return
        weight = np.where(labels == 1, real[whose], 1.0)
        features = vocabulary(missed)
        matrix = matrix_of(missed, features)
        learnt = (labels == 1) | (share[whose] < HARDLY)
        balance = np.where(
            labels == 1, weight * (labels[learnt] == 0).sum() / max(weight[labels == 1].sum(), 1e-9), 1.0
        )
        slip = fitted(matrix[learnt], labels[learnt], balance[learnt])
        yield from table(self.equation, "meant", model, self.features)
        yield from table(self.equation, "slip", slip, features)
        odds = scores[whose] + slip.decision_function(matrix)
        slope, offset = self._scale(odds[labels == 0])
        yield self.equation, "scale", "slope", slope
        yield self.equation, "scale", "offset", offset
        sure = 1 / (1 + np.exp(-(slope * odds + offset)))
        report(self._summary(real, sure, labels, weight))

    def _scale(self, odds: Any) -> tuple[float, float]:
        """From log-odds to those that the text is wrong: set by how many misfits of right news may be told."""
        import numpy as np

        ranked = np.sort(odds)[::-1]
        known = []
        for sure, told in TOLD.items():
            rank = min(int(told * self.articles / 100), len(ranked) - 1)
            known.append((log(sure / (1 - sure)), float(ranked[rank]) if len(ranked) > 0 else 0.0))
        (low, at_low), (high, at_high) = known
        slope = (high - low) / max(at_high - at_low, STEEPEST)
        return slope, low - slope * at_low

    def _summary(self, real: Any, sure: Any, labels: Any, weight: Any) -> str:
        right = labels == 0
        corruptions = max(weight[~right].sum(), 1e-9)
        shares = []
        for least in (0.3, 0.6, 0.8, 0.95):
            found = weight[~right & (sure > least)].sum() / corruptions
            told = 100 * (sure[right] > least).sum() / self.articles
            shares.append(f"at {least:.0%}: {found:.0%} found, {told:.2f} told")
        return (
            f"{self.equation}: {int(self.fits.sum())} fit, {real.sum():.0f} of them meant; per 100 articles, "
            + "; ".join(shares)
        )

    def _meant(self, chosen: Any) -> tuple[Any, Any]:
        """The regression of what is meant, with the weight of each fit as it stands at the end."""
        import numpy as np
        from scipy.sparse import vstack

        fits, chances, matrix = self.fits[chosen], self.chances[chosen], self.matrix[chosen]
        fitting = np.where(fits == 1)[0]
        real = np.where(fits == 1, np.maximum(1 - 2 * chances, 0.05), 0.0)
        both = vstack([matrix, matrix[fitting]])
        labels = np.concatenate([fits, np.zeros(len(fitting))])
        for _ in range(ROUNDS):
            weight = np.concatenate([np.where(fits == 1, real, 1.0), 1 - real[fitting]])
            model = fitted(both, labels, weight)
            share = model.predict_proba(matrix)[:, 1]
            real = np.where(fits == 1, share / (share + (1 - share) * chances + 1e-12), 0.0)
        return model, real

    def _misses(self, share: Any) -> tuple[list[list[str]], Any, Any]:
        """All misses, the number of the hypothesis of each, and whether it is a corruption."""
        import numpy as np

        missed, whose, labels = [], [], []
        for number, found in enumerate(self.samples.misses):
            for features in found:
                missed.append(features)
                whose.append(number)
                labels.append(float(self.samples.fits[number]))
        return missed, np.array(whose), np.array(labels)


def table(equation: str, part: str, model: Any, features: Sequence[str]) -> Iterator[Row]:
    """The weights of a regression, with its offset."""
    yield equation, part, OFFSET, float(model.intercept_[0])
    for feature, weight in zip(features, model.coef_[0], strict=True):
        if abs(weight) >= SMALLEST:
            yield equation, part, feature, float(weight)


def vocabulary(samples: Sequence[Sequence[str]], least: int = SELDOM) -> list[str]:
    """The features that are seen so often at the least, in order."""
    seen = Counter(feature for features in samples for feature in set(features))
    return sorted(feature for feature, count in seen.items() if count >= least)


def matrix_of(samples: Sequence[Sequence[str]], features: list[str]) -> csr_matrix:
    """A row for each sample, a column for each feature."""
    import numpy as np
    from scipy.sparse import csr_matrix

    places = {feature: number for number, feature in enumerate(features)}
    columns: list[int] = []
    ends = [0]
    for sample in samples:
        columns += sorted({places[feature] for feature in sample if feature in places})
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(samples), len(features)))


def fitted(matrix: Any, labels: np.ndarray[Any, Any], weight: np.ndarray[Any, Any], strength: float = STRENGTH) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=200, tol=1e-3).fit(matrix, labels, sample_weight=weight)


def save(rows: Iterable[Row]) -> None:
    """Writes a file for each equation, the same bytes for the same rows; those of other equations stay."""
    for equation, found in groupby(rows, itemgetter(0)):
        lines = (f"{part}\t{feature}\t{weight:.2f}\n" for _, part, feature, weight in found)
        path_of(equation).write_text("".join(lines), encoding="utf-8")


def main(paths: Sequence[str]) -> None:
    from factcheck.findings.engine import understand
    from factcheck.trial.corpora import corpora

    articles, samples = collect(understand(article) for article in corpora(paths))
    save(learn(articles, samples, lambda line: print(line, file=sys.stderr)))


if __name__ == "__main__":
    main(sys.argv[1:])
