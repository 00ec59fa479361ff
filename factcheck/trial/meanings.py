"""What one number with two meanings looks like, learned from articles with known slips:
`python -m factcheck.trial.meanings TWINS CORPUS…` writes `factcheck/relations/weights/meaning.tsv`.

Pairs of places of one number of which the senses exclude each other are slips where both are ends of a known slip, and
none in the clean twins and in news believed right, which sets the scale too. The table in the project was written from
all sets but 4 and from 16,000 articles. Needs scikit-learn (the extra "trial").
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import log
from pathlib import Path
from zlib import crc32

from factcheck.reasoning.meanings import Meanings
from factcheck.relations.drifts import MEANING
from factcheck.relations.weighing import OFFSET, path_of
from factcheck.trial.mining import fitted, matrix_of
from factcheck.trial.twins import HELD, Slip, Twins, twins

SLIP, OTHER = 8.0, 3.0
"""What a pair that is a slip, and another pair of the twins, weighs as much as; one of news believed right weighs 1."""
EVERY = 2
"""One article of so many of the corpora is read."""
SELDOM = 3
WORDS = "words="
SELDOM_WORDS = 4
STRENGTH = 0.3
TOLD = {0.6: 0.03, 0.9: 0.01}
"""Pairs that may be told per 100 articles believed right, by how sure the judge says to be."""
MOST = 0.93
FOLDS = 2

Sample = tuple[Sequence[str], float, float]
"""Features, label (1 for a slip) and weight."""


def known(found: Iterable[Twins]) -> Iterator[Sample]:
    """The pairs of the twins; those with one end of a slip say nothing."""
    from factcheck.engine import understand

    for pair in found:
        for text, slips in ((pair.clean, ()), (pair.bad, pair.slips)):
            for one in understand(text).meanings:
                ends = [_ends(one, slip) for slip in slips]
                if 2 in ends:
                    yield one.features, 1.0, SLIP
                elif 1 not in ends:
                    yield one.features, 0.0, OTHER


def _ends(one: Meanings, slip: Slip) -> int:
    """How many of two places are ends of a slip."""
    spans = (one.first.claim.span, one.second.claim.span)
    return sum(any(a.field == b.field and a.start < b.end and b.start < a.end for b in slip.ends) for a in spans)


def vocabulary(samples: Iterable[Sequence[str]]) -> list[str]:
    """The features that come up often enough to be learned."""
    seen = Counter(feature for features in samples for feature in set(features))
    return sorted(name for name, times in seen.items() if times >= (SELDOM_WORDS if name.startswith(WORDS) else SELDOM))


def learn(samples: Sequence[Sample], right: Sequence[tuple[str, Sequence[str]]], articles: int) -> Iterator[str]:
    """The lines of the table; the scale is set by cross-validated scores on news believed right, of which `right` has
    the article and the features of each pair."""
    import numpy as np
    from scipy.sparse import vstack

    names = vocabulary([*(features for features, _, _ in samples), *(features for _, features in right)])
    mine, others = (
        matrix_of([list(one) for one, _, _ in samples], names),
        matrix_of([list(one) for _, one in right], names),
    )
    labels = np.array([label for _, label, _ in samples] + [0.0] * len(right))
    weight = np.array([weight for _, _, weight in samples] + [1.0] * len(right))
    folds = np.array([crc32(article.encode()) % FOLDS for article, _ in right])
    best: dict[str, float] = {}
    for fold in range(FOLDS):
        inside, outside = np.where(folds != fold)[0], np.where(folds == fold)[0]
        chosen = np.concatenate([np.arange(len(samples)), len(samples) + inside])
        model = fitted(vstack([mine, others[inside]]), labels[chosen], weight[chosen], STRENGTH)
        for place, score in zip(outside, model.decision_function(others[outside]), strict=True):
            best[right[place][0]] = max(best.get(right[place][0], -99.0), float(score))
    model = fitted(vstack([mine, others]), labels, weight, STRENGTH)
    yield f"told\t{OFFSET}\t{model.intercept_[0]:.2f}"
    yield from (f"told\t{name}\t{weight:.2f}" for name, weight in zip(names, model.coef_[0], strict=True))
    slope, offset = _scale(sorted(best.values(), reverse=True), articles)
    yield f"scale\tslope\t{slope:.2f}"
    yield f"scale\toffset\t{offset:.2f}"
    yield f"scale\tmost\t{MOST}"


def _scale(ranked: Sequence[float], articles: int) -> tuple[float, float]:
    """Slope and offset by which scores become log-odds, so that as many of some scores of news believed right, the
    highest first, are told as TOLD says."""
    (low, at_low), (high, at_high) = (
        (log(sure / (1 - sure)), ranked[min(int(told * articles / 100), len(ranked) - 1)])
        for sure, told in TOLD.items()
    )
    slope = (high - low) / max(at_high - at_low, 0.5)
    return slope, low - slope * at_low


def main(folder: str, paths: Sequence[str]) -> None:
    from factcheck.engine import understand
    from factcheck.trial.corpora import corpora

    samples = list(known(pair for pair in twins(Path(folder)) if not pair.name.startswith(HELD)))
    right: list[tuple[str, Sequence[str]]] = []
    articles = 0
    for text in islice(corpora(paths), 0, None, EVERY):
        articles += 1
        right += [(text.id, one.features) for one in understand(text).meanings]
    print(f"{len(samples)} pairs, {sum(label for _, label, _ in samples):.0f} of them slips; {articles} articles, "
          f"{len(right)} pairs", file=sys.stderr)  # fmt: skip
    path_of(MEANING).write_text("\n".join(learn(samples, right, articles)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
