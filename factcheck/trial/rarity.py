"""How common words are in news: `python -m factcheck.trial.rarity CORPUS…` writes `factcheck/lexicon/rarity.tsv`, by
which words of two texts are weighed. One article in three is read, and of each the first 6,000 characters."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from math import log
from pathlib import Path

from factcheck import lexicon as vocabulary
from factcheck.relations.rarity import RAREST, roots_of
from factcheck.trial.corpora import corpora

EVERY = 3
KNOWN = 4000
"""So many of the most common words are kept; all others count as rare."""
STEP = 0.5
HEAD = """# How rare the roots of words are in news (factcheck.trial.rarity): the natural logarithm of how many articles
# there are for each one that has it, to the half below; a root that is not listed is rarer.
# rarity	roots, | between
"""


def shares(texts: Iterable[str]) -> tuple[int, Counter[str]]:
    """How many texts there are, and in how many of them each root stands."""
    count, found = 0, Counter[str]()
    for text in texts:
        count += 1
        found.update(roots_of(text))
    return count, found


def steps(count: int, found: Counter[str]) -> dict[float, list[str]]:
    """The most common roots by how rare they are."""
    common = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:KNOWN]
    table: dict[float, list[str]] = {}
    for word, articles in common:
        rare = min(log(count / articles) // STEP * STEP, RAREST - STEP)
        table.setdefault(rare, []).append(word)
    return table


def main(paths: Sequence[str]) -> None:
    texts = (one.text for one in islice(corpora(paths), 0, None, EVERY))
    table = steps(*shares(texts))
    lines = [f"{step}\t{'|'.join(sorted(words))}" for step, words in table.items()]
    Path(vocabulary.__file__).with_name("rarity.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
