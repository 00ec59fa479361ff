"""Ratios: a number told as so much of one thing for each of another, with both of these beside it: "27 goals in 36
matches, an average of 0.75 a game", "9,600 people on 32 square kilometres, or 300 per square kilometre", "96 burglaries
among 264,000 people, or 36 per 100,000"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from factcheck.relations.cues import between, clause_before, clause_behind, cues, is_number
from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.multiplied import PER, PERIODS
from factcheck.relations.places import root, stem
from factcheck.relations.strip import Strip, Term, commensurate, nearest
from factcheck.relations.together import FAR, follows, span

RATED = frozenset("NCLU")
"""Letters of numbers that may be a ratio, what is shared out, and what it is shared among."""
LEAST = 100
"""The smallest round number that a ratio is told for ("36 per 100,000")."""
NAMED = 4
"""Tokens before a ratio in which a word calls it one, and behind it in which its denominator is named."""
FEWEST = 2
NEARER = 10
"""Times a ratio from which on a number is nearer to a hundred times that ratio."""
WICKETS = 10


def ratios(strip: Strip) -> Iterator[Hypothesis]:
    """The ratios that may be meant, each with the ratio as its anchor."""
    for number, inside in strip.windows():
        for rate in inside:
            if rate.value > 0 and rate.letter in RATED and (_is_named(strip, rate) or _denominator(strip, rate)):
                yield from _of(strip, number, rate)


def _of(strip: Strip, number: int, rate: Term) -> Iterator[Hypothesis]:
    base = _base(strip, rate)
    near = nearest(strip, number, rate, lambda term: term.letter in RATED and term is not base)
    for total, count in permutations(near, 2):
        if number not in (total.sentence, count.sentence) or count.own < FEWEST or not _shared(total, rate):
            continue
        if strip.tokens[count.at - 1] == "per" or _denominator(strip, total) or _is_range(strip, total, rate):
            continue  # "from 1.6 deaths per 100,000 people to 3.7 per 100,000": rates of two years
        made = _ratio_of(strip, rate, total, count, base)
        if made is not None:
            yield made


def _ratio_of(strip: Strip, rate: Term, total: Term, count: Term, base: Term | None) -> Hypothesis | None:
    if base is not None:
        return hypothesis("ratio base", rate, ("total", total), ("times", count), ("base", base))
    equation = "ratio percent" if _is_of_a_hundred(strip, rate, total.own / count.own) else "ratio"
    return hypothesis(equation, rate, ("total", total), ("times", count))


def _is_of_a_hundred(strip: Strip, rate: Term, ratio: float) -> bool:
    """ "84 from 70 balls, a strike rate of 120": is it called a rate, and nearer to a hundred times the ratio?"""
    if cues("ratio-hundred").isdisjoint(clause_before(strip, rate, NAMED)):
        return False
    return bool(rate.own > ratio * NEARER)


def _is_range(strip: Strip, total: Term, rate: Term) -> bool:
    """ "Between 12.2 and 13.7 per 100,000": two ends of one range of rates."""
    return total.order == rate.order - 1 and strip.tokens[total.at + 1 : rate.at] in (["and"], ["to"], ["or"])


def _shared(total: Term, rate: Term) -> bool:
    """May a ratio be one of a total: of the same kind, or bare?"""
    if rate.letter in "NC" and rate.claim.quantity.unit is None:
        return total.letter in "NC"
    names = total.claim.quantity.unit, rate.claim.quantity.unit
    return total.letter == rate.letter and total.group == rate.group and (rate.letter != "C" or names[0] == names[1])


def _base(strip: Strip, rate: Term) -> Term | None:
    """The round number that a ratio is told for: 100,000 of "36 per 100,000"."""
    if rate.order + 1 >= len(strip.terms):
        return None
    base = strip.terms[rate.order + 1]
    power = base.letter in "NC" and base.own >= LEAST and set(f"{base.own:.0f}") <= {"1", "0"}
    return base if power and base.sentence == rate.sentence and strip.tokens[base.at - 1] in PER else None


def _is_named(strip: Strip, rate: Term) -> bool:
    """Does a word before a number call it an average or a rate?"""
    ahead = clause_before(strip, rate, NAMED)
    return not cues("ratio").isdisjoint(ahead) and ahead[-1] in {"of", "at", "is", "was", "—"} | cues("ratio")


def _denominator(strip: Strip, rate: Term) -> list[str]:
    """What a number is told for each of: ["game"] of "0.75 a game", ["each"] of "300 each"; [] for other numbers."""
    if _base(strip, rate) is not None:
        return ["N"]
    behind_it = clause_behind(strip, rate, NAMED)
    start = next((place for place, token in enumerate(behind_it[:2]) if token in PER or token == "each"), None)
    if start is None:
        return []
    return behind_it[start + 1 :] if behind_it[start] in PER else ["each"]


def ratio(strip: Strip, one: Hypothesis) -> str:
    """How the words say that a number is the ratio of two others, "" where they do not."""
    roles = dict(one.operands)
    total, count, rate = roles["total"], roles["times"], one.anchor
    members = [term for _, term in one.roles]
    bounded = any(term.claim.quantity.relation not in ("exact", "about", "between") for term in (total, count))
    if bounded or not _together(strip, members, total, count):
        return ""
    how = _how(strip, total, count, rate)
    return how and f"{one.equation}: {how}{span(members[0], members[-1])}"


def _how(strip: Strip, total: Term, count: Term, rate: Term) -> str:
    named = _denominator(strip, rate)
    if "N" in named[:1]:
        people = count.claim.mention.noun_class == "people" or "population" in _words_before(strip, count)
        return "people" if people else ""
    if any(token in PERIODS for token in named[:1]):
        return ""
    if _is_unit(count, named):
        return "unit" if total.sentence == count.sentence else ""
    last = max(total.order, count.order) < rate.order
    units = count.claim.quantity.unit, total.claim.quantity.unit
    if not last or units[0] in (None, units[1]) or rate.sentence != total.sentence:
        return ""
    joined = _joined(strip, total, count) and follows(strip, count, rate)
    return "named" if joined and (_is_named(strip, rate) or named[:1] == ["each"]) else ""


def _words_before(strip: Strip, term: Term) -> set[str]:
    return {token.strip("+-") for token in clause_before(strip, term, 3)}


def _is_unit(count: Term, named: list[str]) -> bool:
    """Is it the unit of a count that a ratio is told for each of?"""
    unit = (count.claim.quantity.unit or "").split()
    return bool(unit) and [root(token) for token in named[: len(unit)]] == [root(stem(word)) for word in unit]


def _joined(strip: Strip, total: Term, count: Term) -> bool:
    """Is it a total in, from or over a count ("27 goals in 36 matches"), wickets aside ("289 for six in 50 overs")?"""
    inside = strip.terms[total.order + 1 : count.order]
    wickets = [
        term for term in inside if term.letter == "N" and term.own <= WICKETS and strip.tokens[term.at - 1] == "for"
    ]
    if total.order > count.order or len(inside) - len(wickets) > 0:
        return False
    inner = [token for token in between(strip, total, count) if not is_number(token)]
    return not {"in", "from", "over", "on", "across", "for", "at", "off"}.isdisjoint(inner) and "and" not in inner


def _together(strip: Strip, members: list[Term], total: Term, count: Term) -> bool:
    """Do numbers stand together, with no other that could be the total or the count?"""
    first, last = members[0], members[-1]
    zones = {strip.zones[first.sentence], strip.zones[last.sentence]}
    if last.sentence - first.sentence > FAR or "table" in zones or ("headline" in zones and len(zones) > 1):
        return False
    mine = {term.order for term in members}
    return not any(
        term.order not in mine and (_like(term, total) or _like(term, count)) and strip.tokens[term.at - 1] != "for"
        for term in strip.terms[first.order : last.order + 1]
    )


def _like(term: Term, member: Term) -> bool:
    names = term.claim.quantity.unit, member.claim.quantity.unit
    return commensurate(term, member) and (None in names or names[0] == names[1])
