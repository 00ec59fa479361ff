"""What one number with two meanings looks like, learned from articles with known slips:
`python -m factcheck.trial.meanings TWINS CORPUS…` writes `factcheck/relations/weights/meaning.tsv`.

Pairs of places of one number of which the senses exclude each other are slips where both are ends of a known slip, and
none in the clean twins and in news believed right, which sets the scale too. The table in the project was written from
all sets but 4, 10 and 16 and from 14,400 articles. Needs scikit-learn (the extra "trial").
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from factcheck.claims.meanings import Meanings
from factcheck.relations.drifts import MEANING
from factcheck.trial.told import Right, Sample, learn, report, write
from factcheck.trial.twins import HELD, Slip, Twins, twins

SLIP, OTHER = 8.0, 3.0
"""What a pair that is a slip, and another pair of the twins, weighs as much as; one of news believed right weighs 1."""
EVERY = 2
"""One article of so many of the corpora is read."""
SELDOM = 3
WORDS = "words="
SELDOM_WORDS = 4
STRENGTH = 0.3
TOLD = {0.6: 0.05, 0.9: 0.015}
"""Pairs that may be told per 100 articles believed right, by how sure the judge says to be."""
MOST = 0.93


def known(found: Iterable[Twins]) -> Iterator[Sample]:
    """The pairs of the twins; those with one end of a slip say nothing."""
    from factcheck.findings.engine import understand

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
    return sum(any(span.overlaps(end) for end in slip.ends) for span in spans)


def vocabulary(samples: Iterable[Sequence[str]]) -> list[str]:
    """The features that come up often enough to be learned."""
    seen = Counter(feature for features in samples for feature in set(features))
    return sorted(name for name, times in seen.items() if times >= (SELDOM_WORDS if name.startswith(WORDS) else SELDOM))


def main(folder: str, paths: Sequence[str]) -> None:
    from factcheck.findings.engine import understand
    from factcheck.trial.corpora import corpora

    samples = list(known(pair for pair in twins(Path(folder)) if not pair.name.startswith(HELD)))
    right: list[Right] = []
    articles = 0
    for text in islice(corpora(paths), 0, None, EVERY):
        articles += 1
        right += [(text.id, one.features) for one in understand(text).meanings]
    report(samples, right, articles)
    names = vocabulary([*(one for one, _, _ in samples), *(one for _, one in right)])
    write(MEANING, learn(MEANING, samples, right, articles, names, TOLD, MOST, STRENGTH))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
