"""Sums: a whole and the parts that make it up, in one sentence, over several, or in a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from factcheck.model.records import replace
from factcheck.relations.hypothesis import Hypothesis, hypothesis, meets
from factcheck.relations.strip import Strip, Term, commensurate, in_unit_of

MOST = 12
"""Parts of one whole."""
SENTENCES = 4
"""Sentences that the parts may reach over."""
ROUND = 1000
"""Counts from here that end in zeros may be rounded."""
FEW = 6
"""Numbers of a sum whose errors of rounding make one unit at most."""
VANISHING = 0.0005
"""A part that is so small a share of the whole is none: "2,940 one-bedroom units" of 5,180."""
WHOLES = frozenset("CNMLRP")
SCALED = frozenset("CML")
"""Letters of numbers that are told with a word for their scale."""
SCALES = (1e3, 1e-3)
"""What a total is off by where million and billion were mixed up."""


def sums(strip: Strip) -> Iterator[Hypothesis]:
    """The sums that may be meant, each with the whole as its anchor."""
    for number, inside in strip.windows():
        for total in inside:
            if total.letter in WHOLES and total.value > 0:
                yield from _of(strip, number, _without_rate(total))
            if total.letter in SCALED and _has_scale(total):
                yield from _mixed_up(strip, number, total)


def _has_scale(term: Term) -> bool:
    """Is it told in thousands, millions or billions?"""
    numeral = term.claim.mention.number
    return numeral is not None and numeral.scale > 1


def _mixed_up(strip: Strip, number: int, total: Term) -> Iterator[Hypothesis]:
    """The sums that a total would make with another word for its scale: "€1.3 million" of parts of hundreds of
    millions."""
    for scale in SCALES:
        for made in _of(strip, number, total.scaled(scale)):
            if made.fits:
                yield Hypothesis("sum", total, made.operands, made.given, total.number, fits=False)


def mixed_up(one: Hypothesis) -> float:
    """The scale by which a sum comes out where it is told in millions for billions, 0.0 where there is none."""
    if one.fits:
        return 0.0
    return next((scale for scale in SCALES if meets(one.given, one.anchor.scaled(scale).number)), 0.0)


def _without_rate(total: Term) -> Term:
    """ "$8.4 million a year: $4.7 million for drivers": a rate whose parts do not tell it again"""
    plain, rate, _ = total.group.partition("/")
    return replace(total, group=plain) if rate and total.letter == "R" else total


def _of(strip: Strip, number: int, total: Term) -> Iterator[Hypothesis]:
    seen: set[tuple[int, int]] = set()
    runs = (find(strip, number, total) for find in (_behind, _before, _around))
    for parts in chain.from_iterable(runs):
        key = (parts[0].order, parts[-1].order) if parts else (0, 0)
        if not 1 < len(parts) <= MOST or key in seen or _are_limits(parts):
            continue
        seen.add(key)
        members = _counted([total, *parts])
        made = hypothesis("sum", members[0], *(("part", part) for part in members[1:]))
        if made is not None:
            yield made


def _are_limits(parts: list[Term]) -> bool:
    """Does every number say how much there may be at most ("savings of up to $30,000")? Limits are not added up."""
    return all(part.claim.quantity.relation == "at-most" for part in parts)


def _counted(terms: list[Term]) -> list[Term]:
    """Whole numbers of things that are counted, of which one at least is named: none of them is rounded."""
    plain = all(_is_plain(term) for term in terms)
    if not plain or not any(term.letter == "C" for term in terms):
        return _as_rounded(terms)
    return [replace(term, low=term.value, high=term.value) for term in terms]


def _as_rounded(terms: list[Term]) -> list[Term]:
    """Numbers that are all rounded to one digit: their errors cancel out, so that a sum of five or less is off by one
    unit of it at most, though it might be off by more if all went one way."""
    widths = {round(term.high - term.low, 9) for term in terms}
    if len(widths) != 1 or len(terms) > FEW or any(term.claim.quantity.relation != "exact" for term in terms):
        return terms
    return [
        replace(term, low=term.value - width / len(terms), high=term.value + width / len(terms))
        for term in terms
        if (width := term.high - term.low) is not None
    ]


def _is_plain(term: Term) -> bool:
    numeral, relation = term.claim.mention.number, term.claim.quantity.relation
    if numeral is None or term.letter not in "CN" or numeral.scale != 1 or numeral.vague or relation != "exact":
        return False
    return numeral.value == numeral.value.to_integral_value() and (numeral.value < ROUND or numeral.quantum == 1)


def _behind(strip: Strip, number: int, total: Term) -> Iterator[list[Term]]:
    """The runs behind a total: to the end of its sentence and of each of the next ones."""
    own = [term for term in strip.sentence(number) if term.order > total.order]
    run = _like(own, total)
    if run:
        yield run
        yield run[:-1]
        yield run[1:]
    for ahead in range(1, MOST):
        more = _like(strip.sentence(number + ahead), total)
        if ahead >= SENTENCES and not (len(more) == 1 and run and more[0].paragraph == run[-1].paragraph + 1):
            break
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


def _around(strip: Strip, number: int, total: Term) -> Iterator[list[Term]]:
    """The number right before a total and the one right behind it, in its sentence or the next one."""
    ahead = [term for n in (number - 1, number) for term in strip.sentence(n) if term.order < total.order]
    behind = [term for n in (number, number + 1) for term in strip.sentence(n) if term.order > total.order]
    left, right = _like(ahead, total)[-1:], _like(behind, total)[:1]
    if left and right and max(left[0].value, right[0].value) < total.value:
        yield left + right


def _like(terms: list[Term], total: Term) -> list[Term]:
    least, most = total.value * VANISHING, total.value * 1.5
    like = (in_unit_of(term, total) for term in terms if commensurate(term, total))
    again = total.value if total.letter in "CN" else None
    return [term for term in like if least < term.value < most and term.value != again]
