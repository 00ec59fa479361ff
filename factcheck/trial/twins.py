"""Articles in which the slips are known, each as a clean and a bad twin, and what a slip looks like as learned from
them: `python -m factcheck.trial.twins TWINS CORPUS…`.

News that is believed right says which numbers belong together; what it cannot say is how a writer refers back to a
figure and gets it wrong. So the weights of "told" are learned from pairs of numbers of which both are ends of a known
slip, against all other pairs that do not fit: those of the twins, and those of news believed right, by which the scale
is set. Run it after `factcheck.trial.mining`, whose weights of what is meant stay. Needs scikit-learn (the extra
"trial").
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import islice
from math import log
from pathlib import Path
from typing import Any

from factcheck.article import Article, Span
from factcheck.reading.articles import article
from factcheck.records import dataclass
from factcheck.relations.evidence import misfit
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.same import restated
from factcheck.relations.strip import Strip, strip
from factcheck.relations.weighing import path_of
from factcheck.trial.mining import STRENGTH as USUAL
from factcheck.trial.mining import Row, fitted, matrix_of, table, vocabulary
from factcheck.view import Reading

MARK = re.compile(r"\{\{(\w+):(.*?)\}\}", re.DOTALL)
EQUATION = "same"
KINDS = frozenset(("conflicting-values", "headline-mismatch", "precision-gap", "scale-slip", "shrinking-total"))
"""Slips of which two ends are one figure written in two ways."""
HELD = ("4-", "10-")
"""Files whose names begin so are for measuring, and nothing is learned from them."""
SLIP, OTHER = 30.0, 3.0
"""What a pair that is a slip, and another pair of the twins, weighs as much as; one of news believed right weighs 1."""
EVERY = 2
"""One article of so many of the corpora is read."""
SELDOM = 8
STRENGTH = 0.03
TOLD = {0.6: 0.12, 0.9: 0.02}
"""Misfits that may be told per 100 articles believed right, by how sure the judge says to be, before other relations
explain some away: of 3,900 articles that nothing was learned from, four were told, all of them false."""
MOST = 0.94
FOLDS = 2


Sample = tuple[list[str], float, float]
"""Features, label (1 for a slip) and weight."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A known slip: its kind, and where the numbers of the bad article stand that do not fit. `kind` is None for a pair
    that looks like a conflict and is none."""

    key: str
    kind: str | None
    ends: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """One invented article, right and with slips in it; `harmless` are pairs of the clean one."""

    name: str
    clean: Article
    bad: Article
    slips: tuple[Slip, ...]
    harmless: tuple[Slip, ...] = field(default=())


def twins(folder: Path) -> Iterator[Twins]:
    """The articles of a folder in the order of their names. Raises ValueError, with the name, for a file that is not
    written as the folder's README says."""
    for path in sorted(folder.glob("*.txt")):
        try:
            yield _twins(path.stem, path.read_text(encoding="utf-8"))
        except (ValueError, KeyError) as error:
            raise ValueError(f"{path.name}: {error}") from error


def _twins(name: str, source: str) -> Twins:
    head, text, listed = source.split("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.strip().splitlines())
    made = {}
    for twin in (0, 1):
        title, ends = written(facts["title"].strip(), "title", twin)
        body, more = written(text.strip() + "\n", "text", twin)
        made[twin] = (
            article(body, id=f"{name}-{'bad' if twin else 'clean'}", title=title, published=facts["published"].strip()),
            [*ends, *more],
        )
    slips: list[Slip] = []
    harmless: list[Slip] = []
    for line in listed.strip().splitlines():
        key, kind, _ = (part.strip() for part in line.split("|", 2))
        marked = tuple(span for known, span in made[int(key[0] != "h")][1] if known == key)
        if not marked:
            raise ValueError(f"{key} is listed and not marked")
        (harmless if key[0] == "h" else slips).append(Slip(key, None if key[0] == "h" else kind, marked))
    return Twins(name, made[0][0], made[1][0], tuple(slips), tuple(harmless))


def written(marked: str, where: str, twin: int) -> tuple[str, list[tuple[str, Span]]]:
    """A marked text as one of the twins has it, and the place of each mark by its key."""
    pieces: list[str] = []
    ends: list[tuple[str, Span]] = []
    done = at = 0
    for mark in MARK.finditer(marked):
        pieces.append(marked[done : mark.start()])
        at += len(pieces[-1])
        forms = mark[2].split("=>")
        pieces.append(forms[min(twin, len(forms) - 1)])
        ends.append((mark[1], Span(where, at, at + len(pieces[-1]))))
        at += len(pieces[-1])
        done = mark.end()
    return "".join([*pieces, marked[done:]]), ends


def is_slip(one: Hypothesis, slip: Slip) -> bool:
    """Are all numbers of a hypothesis ends of a slip, and two of them different ones?"""
    hit = [{end for end in slip.ends if _meet(term.claim.span, end)} for _, term in one.roles]
    return all(hit) and len(set().union(*hit)) > 1


def _touches(one: Hypothesis, slip: Slip) -> bool:
    return any(_meet(term.claim.span, end) for _, term in one.roles for end in slip.ends)


def _meet(a: Span, b: Span) -> bool:
    return a.field == b.field and a.start < b.end and b.start < a.end


def _misfits(reading: Reading) -> Iterator[tuple[Hypothesis, list[str]]]:
    whole: Strip = strip(reading)
    for one in restated(whole):
        yield one, misfit(whole, one)


def known(found: Iterable[Twins]) -> Iterator[Sample]:
    """The pairs of the twins; those with one end of a slip say nothing."""
    from factcheck.engine import understand

    for pair in found:
        for text, slips in ((pair.clean, ()), (pair.bad, pair.slips)):
            for one, features in _misfits(understand(text)):
                if any(is_slip(one, slip) for slip in slips if slip.kind in KINDS):
                    yield features, 1.0, SLIP
                elif not any(
                    _meet(term.claim.span, end) for _, term in one.roles for slip in slips for end in slip.ends
                ):
                    yield features, 0.0, OTHER


def learn(
    equation: str,
    samples: Sequence[Sample],
    right: Sequence[list[str]],
    articles: int,
    told: Mapping[float, float],
    strength: float = USUAL,
) -> Iterator[Row]:
    """The rows of "told" and of the scale, which is set by cross-validated scores on news believed right: `told` says
    how many pairs per 100 of its articles may be told at which probability."""
    import numpy as np
    from scipy.sparse import vstack

    features = [sample for sample, _, _ in samples]
    names = vocabulary([*features, *right], SELDOM)
    mine, others = matrix_of(features, names), matrix_of(right, names)
    labels = np.array([label for _, label, _ in samples] + [0.0] * len(right))
    weight = np.array([weight for _, _, weight in samples] + [1.0] * len(right))
    scores = np.zeros(len(right))
    folds = np.arange(len(right)) % FOLDS
    for fold in range(FOLDS):
        inside = np.where(folds != fold)[0]
        rows = np.concatenate([np.arange(len(samples)), len(samples) + inside])
        model = fitted(vstack([mine, others[inside]]), labels[rows], weight[rows], strength)
        scores[folds == fold] = model.decision_function(others[folds == fold])
    yield from table(equation, "told", fitted(vstack([mine, others]), labels, weight, strength), names)
    slope, offset = _scale(np.sort(scores)[::-1], articles, told)
    yield equation, "scale", "slope", slope
    yield equation, "scale", "offset", offset
    yield equation, "scale", "most", MOST


def _scale(ranked: Any, articles: int, told: Mapping[float, float]) -> tuple[float, float]:
    (low, at_low), (high, at_high) = (
        (log(sure / (1 - sure)), float(ranked[min(int(share * articles / 100), len(ranked) - 1)]))
        for sure, share in told.items()
    )
    slope = (high - low) / max(at_high - at_low, 0.5)
    return slope, low - slope * at_low


def main(folder: str, paths: Sequence[str]) -> None:
    from factcheck.engine import understand
    from factcheck.trial.corpora import corpora

    samples = list(known(pair for pair in twins(Path(folder)) if not pair.name.startswith(HELD)))
    right: list[list[str]] = []
    articles = 0
    for text in islice(corpora(paths), 0, None, EVERY):
        articles += 1
        right += [features for _, features in _misfits(understand(text))]
    print(f"{len(samples)} pairs, {sum(label for _, label, _ in samples):.0f} of them slips; {articles} articles, "
          f"{len(right)} pairs", file=sys.stderr)  # fmt: skip
    path = path_of(EQUATION)
    meant = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("meant\t")]
    found = [
        f"{part}\t{feature}\t{weight:.2f}"
        for _, part, feature, weight in learn(EQUATION, samples, right, articles, TOLD, STRENGTH)
    ]
    path.write_text("\n".join([*meant, *found]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
