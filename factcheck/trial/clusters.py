"""Stories told by several outlets in which the slips are known, and what a slip across articles looks like as learned
from them: `python -m factcheck.trial.clusters CLUSTERS CORPUS…`.

Positive are the pairs of numbers of two articles of which both are ends of a known slip; all other pairs of the same
stories and those of news believed right are not. News that tells of one event in many outlets does differ in fact, so
that the scale lets some of its pairs be told. Needs scikit-learn (the extra "trial").
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from factcheck.articles.articles import article
from factcheck.model.article import Article, Span
from factcheck.model.records import dataclass
from factcheck.relations.across import EQUATION, Pairing, Told
from factcheck.relations.stories import stories
from factcheck.relations.strip import Term, strip
from factcheck.trial.mining import vocabulary
from factcheck.trial.told import Sample, learn, report, write
from factcheck.trial.twins import SELDOM, files, written

KINDS = frozenset(("conflicting-values", "scale", "unit-mismatch", "currency-mismatch"))
"""Slips of which two ends are one figure written in two ways."""
HELD = 31
"""Clusters from this number on are for measuring, and nothing is learned from them."""
SLIP, OTHER = 60.0, 3.0
TOLD = {0.6: 1.5, 0.9: 0.4}
"""Pairs that may be told per 100 articles of news that tells of one event, by how sure the judge says to be."""
MOST = 0.94


@dataclass(frozen=True, slots=True)
class Cluster:
    """The articles of one story, right and with slips in them; the ends of each slip as article and place, and the kind
    of each. Harmless pairs have a key that begins with h."""

    number: int
    clean: tuple[Article, ...]
    bad: tuple[Article, ...]
    kinds: Mapping[str, str]
    ends: Mapping[str, tuple[tuple[str, Span], ...]] = field(default_factory=dict)


def clusters(folder: Path) -> Iterator[Cluster]:
    """The clusters of a folder in the order of their names; raises ValueError, with the name, for a file that is not
    written as the folder's README says."""
    return files(folder, _cluster)


def _cluster(name: str, text: str) -> Cluster:
    body, listed = text.split("\n-----\n")
    kinds: dict[str, str] = {}
    for line in listed.strip().splitlines():
        key, kind, _ = line.split("|", 2)
        kinds[key.strip()] = kind.strip()
    made: tuple[list[Article], list[Article]] = ([], [])
    ends: dict[str, list[tuple[str, Span]]] = {}
    for number, piece in enumerate(body.split("\n=====\n")):
        head, told = piece.strip().split("\n\n", 1)
        facts = dict(line.split(": ", 1) for line in head.splitlines())
        for twin in (0, 1):
            title, in_title = written(facts["title"], "title", twin)
            content, in_text = written(told.strip() + "\n", "text", twin)
            id = f"{name}-{number + 1}"
            made[twin].append(
                article(content, id=id, title=title, published=facts["published"], outlet=facts["outlet"])
            )
            for key, span in (*in_title, *in_text) if twin else ():
                ends.setdefault(key, []).append((id, span))
    return Cluster(
        int(name.partition("-")[0]), tuple(made[0]), tuple(made[1]), kinds,
        {key: tuple(some) for key, some in ends.items()},
    )  # fmt: skip


def pairs(articles: Sequence[Article]) -> Iterator[tuple[list[str], Told]]:
    """The pairs of numbers across articles of one story that differ, each with its features."""
    from factcheck.findings.engine import understand

    readings = [understand(one) for one in articles]
    strips = [strip(one) for one in readings]
    for story in stories(readings):
        both = Pairing(strips[story.first], strips[story.second], story)
        for told in both.told():
            yield both.features(told), told


def known(found: Iterable[Cluster]) -> Iterator[Sample]:
    """The pairs of clusters with their labels and weights; those with one end of a slip say nothing."""
    for one in found:
        for features, _ in pairs(one.clean):
            yield features, 0.0, OTHER
        for features, told in pairs(one.bad):
            mine = _keys(one, told.one.reading.article.id, told.a)
            other = _keys(one, told.other.reading.article.id, told.b)
            if any(one.kinds[key] in KINDS for key in mine & other):
                yield features, 1.0, SLIP
            elif all(key[0] == "h" for key in mine | other):
                yield features, 0.0, OTHER


def _keys(one: Cluster, id: str, term: Term) -> set[str]:
    """The slips and harmless pairs that a number is an end of."""
    span = term.claim.span
    return {key for key, ends in one.ends.items() if any(name == id and place.overlaps(span) for name, place in ends)}


def main(folder: str, paths: Sequence[str]) -> None:
    from factcheck.trial.corpora import corpora

    samples = list(known(one for one in clusters(Path(folder)) if one.number < HELD))
    news = list(corpora(paths))
    right = [(f"{told.one.reading.article.id} {told.other.reading.article.id}", some) for some, told in pairs(news)]
    report(samples, right, len(news))
    names = vocabulary([*(one for one, _, _ in samples), *(one for _, one in right)], SELDOM)
    write(EQUATION, learn(EQUATION, samples, right, len(news), names, TOLD, MOST))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
