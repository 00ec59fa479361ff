"""Sums: a whole and the parts that make it up, in one sentence, over several, or in a list."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.strip import Strip, Term, commensurate

MOST = 12
"""Parts of one whole."""
SENTENCES = 4
"""Sentences that the parts may reach over."""
WHOLES = frozenset("CNMLRP")


def sums(strip: Strip) -> Iterator[Hypothesis]:
    """The sums that may be meant, each with the whole as its anchor."""
    for number, inside in strip.windows():
        for total in inside:
            if total.letter not in WHOLES or total.value <= 0:
                continue
            seen: set[tuple[int, int]] = set()
            for parts in (*_behind(strip, number, total), *_before(strip, number, total)):
                if not 1 < len(parts) <= MOST or (parts[0].order, parts[-1].order) in seen:
                    continue
                seen.add((parts[0].order, parts[-1].order))
                made = hypothesis("sum", total, *(("part", part) for part in parts))
                if made is not None:
                    yield made


def _behind(strip: Strip, number: int, total: Term) -> Iterator[list[Term]]:
    """The runs behind a total: to the end of its sentence and of each of the next ones."""
    own = [term for term in strip.sentence(number) if term.order > total.order]
    run = _like(own, total)
    if run:
        yield run
        yield run[:-1]
        yield run[1:]
    for ahead in range(1, SENTENCES):
        more = _like(strip.sentence(number + ahead), total)
        if more and not run:
            yield more[1:]
        run = run + more
        if more:
            yield run
        if len(run) > MOST:
            break


def _before(strip: Strip, number: int, total: Term) -> Iterator[list[Term]]:
    """The runs before it: from the beginning of its sentence and of each of the sentences before."""
    own = [term for term in strip.sentence(number) if term.order < total.order]
    run = _like(own, total)
    if run:
        yield run
        yield run[1:]
    for back in range(1, SENTENCES):
        more = _like(strip.sentence(number - back), total)
        run = more + run
        if more:
            yield run
        if len(run) > MOST:
            break


def _like(terms: list[Term], total: Term) -> list[Term]:
    return [term for term in terms if 0 < term.value < total.value * 1.5 and commensurate(term, total)]
