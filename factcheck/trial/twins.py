"""Articles in which the slips are known, each as a clean and a bad twin, and what a slip looks like as learned from
them: `python -m factcheck.trial.twins TWINS CORPUS…`.

The weights of "told" are learned from pairs of numbers of which both are ends of a known slip, against all other pairs
that do not fit: those of the twins, and those of news believed right. Run it after `factcheck.trial.mining`, whose
weights of what is meant stay. Needs scikit-learn (the extra "trial").
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from factcheck.articles.articles import article
from factcheck.claims.view import Reading
from factcheck.model.article import Article, Span
from factcheck.model.records import dataclass
from factcheck.relations.evidence import misfit
from factcheck.relations.explained import explained
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.same import restated
from factcheck.relations.strip import Strip, strip
from factcheck.relations.weighed import weighed
from factcheck.trial.mining import vocabulary
from factcheck.trial.told import Right, Sample, learn, report, write

T = TypeVar("T")
MARK = re.compile(r"\{\{(\w+):(.*?)\}\}", re.DOTALL)
_WORKED_OUT = ("headline-mismatch", "part-greater-than-whole", "count-mismatch")
KINDS = {
    "same": ("conflicting-values", "headline-mismatch", "precision-gap", "scale-slip", "shrinking-total"),
    "share": ("share-mismatch", *_WORKED_OUT),
    "change": ("change-mismatch", "wrong-direction", *_WORKED_OUT),
}
"""The slips that each kind of relation may tell."""
COMPUTED = ("share percent", "change percent")
"""Equations that are weighed like that, of those by which numbers are computed from each other. For most others there
are too few slips; sums that no form of words asserts were tried, and those told of right news were all false."""
HELD = ("4-", "10-", "17-")
"""Files whose names begin so are for measuring, and nothing is learned from them."""
SLIP, OTHER = 30.0, 1.0
"""What a pair that is a slip, and another pair of the twins, weighs as much as; one of news believed right weighs 1."""
EVERY = 2
"""One article of so many of the corpora is read."""
SELDOM = 8
STRENGTH = 0.03
TOLD = {"same": {0.6: 0.05, 0.9: 0.015}, **{one: {0.6: 0.03, 0.8: 0.008} for one in COMPUTED}}
"""Misfits that may be told per 100 articles believed right, by how sure the judge says to be, before other relations
explain some away: most of those that were told of unread articles were false."""
MOST = {"same": 0.94, **dict.fromkeys(COMPUTED, 0.85)}


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
    return files(folder, _twins)


def files(folder: Path, read: Callable[[str, str], T]) -> Iterator[T]:
    """What is made of the name and the text of each file of a folder, in the order of the names. Raises ValueError,
    with the name, for a file that cannot be read."""
    for path in sorted(folder.glob("*.txt")):
        try:
            yield read(path.stem, path.read_text(encoding="utf-8"))
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
    hit = [{end for end in slip.ends if term.claim.span.overlaps(end)} for _, term in one.roles]
    return all(hit) and len(set().union(*hit)) > 1


def _touches(one: Hypothesis, slip: Slip) -> bool:
    return any(term.claim.span.overlaps(end) for _, term in one.roles for end in slip.ends)


def misfits(reading: Reading) -> Iterator[tuple[Hypothesis, list[str]]]:
    """The hypotheses of an article that do not fit and that no relation explains away, with their features."""
    whole: Strip = strip(reading)
    for one in restated(whole):
        yield one, misfit(whole, one)
    found = list(weighed(whole))
    known = explained(one for one in found if one.one.fits)
    for other in found:
        if other.one.equation in COMPUTED and not other.one.fits and not known.away(other):
            yield other.one, other.misses


def known(found: Iterable[Twins]) -> Iterator[tuple[str, Sample]]:
    """The misfits of the twins with their equation; those with some ends of a slip say nothing."""
    from factcheck.findings.engine import understand

    for pair in found:
        for one, features in misfits(understand(pair.clean)):
            yield one.equation, (features, 0.0, OTHER)
        for one, features in misfits(understand(pair.bad)):
            if any(is_slip(one, slip) for slip in pair.slips if slip.kind in KINDS[one.kind]):
                yield one.equation, (features, 1.0, SLIP)
            elif not any(_touches(one, slip) for slip in pair.slips):
                yield one.equation, (features, 0.0, OTHER)


def main(folder: str, paths: Sequence[str]) -> None:
    from factcheck.findings.engine import understand
    from factcheck.trial.corpora import corpora

    samples: dict[str, list[Sample]] = {equation: [] for equation in TOLD}
    for equation, sample in known(pair for pair in twins(Path(folder)) if not pair.name.startswith(HELD)):
        samples[equation].append(sample)
    right: dict[str, list[Right]] = {equation: [] for equation in TOLD}
    articles = 0
    for text in islice(corpora(paths), 0, None, EVERY):
        articles += 1
        for one, features in misfits(understand(text)):
            right[one.equation].append((text.id, features))
    for equation, told in TOLD.items():
        mine, others = samples[equation], right[equation]
        report(mine, others, articles)
        names = vocabulary([*(one for one, _, _ in mine), *(one for _, one in others)], SELDOM)
        write(equation, learn(equation, mine, others, articles, names, told, MOST[equation], STRENGTH))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
