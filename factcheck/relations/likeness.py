"""Evidence that two numbers that differ are one figure written in two ways: how one becomes the other, how much their
surroundings resemble each other against those of other numbers, whether the later one points back, and whether the text
gives either again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log10
from typing import NamedTuple

from factcheck.claims.facets.around import around
from factcheck.claims.grammar import is_item
from factcheck.model.claim import Claim
from factcheck.relations.chance import by_accident
from factcheck.relations.cues import before, behind, cues
from factcheck.relations.hypothesis import Hypothesis, meets
from factcheck.relations.pairing import bucket, facet, names, periods
from factcheck.relations.places import BREAKS
from factcheck.relations.resemblance import covered, resemblance, shared, standing
from factcheck.relations.same import tie
from factcheck.relations.slips import misread, significant, writing
from factcheck.relations.strip import Strip, Term
from factcheck.relations.weighing import OFFSET, highest_told

SIZES = (3, 10, 100, 1000, 100_000)
CROWDS = (2, 3, 5, 9, 16, 30)
NUMBERS = (8, 14, 22, 35, 60)
FARTHER = (0, 1, 2, 4, 8, 16)
LIKE = (0.05, 0.3, 0.6, 1.0, 1.5, 2.2, 3.2)
SHARED = (0.05, 0.5, 1.0, 2.0, 3.0, 4.5)
COVERED = (0.05, 0.2, 0.35, 0.5, 0.7, 0.9)
MEANT = (-5, -4, -3, -2, -1, 0, 1, 2, 3)
ACCIDENTS = (-4, -3, -2.5, -2, -1.5, -1, -0.5, 0)
MARGINS = (-1.0, -0.3, -0.01, 0.01, 0.3, 0.8, 1.5)
"""Steps of the features, over which the known slips spread about evenly."""
NEGLIGIBLE = 1e-6
"""What sums of weights may differ by for the order in which they are added."""
THIRD = 1 / 3
TITLED = frozenset(("headline", "summary"))
CROSSES = (
    ("slip", "like"), ("how", "head"), ("how", "kind"), ("how", "again"), ("accident", "like"), ("accident", "head"),
    ("accident", "tie"), ("accident", "best"), ("meant", "slip"), ("meant", "head"), ("meant", "accident"),
    ("meant", "like"), ("meant", "kind"), ("head", "like"), ("head", "new"), ("head", "again"), ("kind", "noun"),
    ("kind", "like"), ("sole", "noun"), ("points", "new"), ("points", "noun"), ("points", "sole"), ("noun", "like"),
    ("names", "like"), ("tie", "phrase"), ("best", "margin"),
    ("met", "head"), ("met", "slip"), ("met", "accident"), ("how", "phrase"), ("how", "noun"),
)  # fmt: skip
"""What is weighed together as well."""


def likeness(strip: Strip, one: Hypothesis, meant: float) -> list[str]:
    """The features of two numbers that differ; `meant` are the log-odds that numbers in such words are one figure, as
    learned from numbers that do not differ."""
    facts = {**_facts(strip, one.operands[0][1], one.anchor), "meant": str(bucket(meant, MEANT))}
    crossed = [f"{x}&{y}={facts[x]}:{facts[y]}" for x, y in CROSSES]
    return [*(f"{name}={fact}" for name, fact in facts.items()), *crossed]


def _facts(strip: Strip, a: Term, b: Term) -> dict[str, str]:
    return {name: fact for part in PARTS for name, fact in part(strip, a, b).items()}


def can_reach(strip: Strip, one: Hypothesis, known: Mapping[str, float], enough: float) -> bool:
    """May the features of two numbers weigh `enough` together? They are looked at in parts, the telling ones first,
    and no further than until not even the best of the rest would do."""
    a, b = one.operands[0][1], one.anchor
    highest = highest_told(one.equation)
    left, facts = known[OFFSET] + sum(highest.values()), dict[str, str]()
    for part in WEIGHED:
        found = part(strip, a, b)
        facts |= found
        left += sum(known.get(f"{name}={fact}", 0.0) - highest.get(name, 0.0) for name, fact in found.items())
        left += sum(
            known.get(f"{x}&{y}={facts[x]}:{facts[y]}", 0.0) - highest.get(f"{x}&{y}", 0.0)
            for x, y in CROSSES
            if (x in found and y in facts) or (y in found and x in facts)
        )
        if left < enough - NEGLIGIBLE:
            return False
    return True


def _written(strip: Strip, a: Term, b: Term) -> dict[str, str]:
    """How one number becomes the other, and of what kind they are."""
    how, digits = misread(a, b), [significant(a), significant(b)]
    x, y = a.claim.quantity, b.claim.quantity
    counted = "C" in (a.letter, b.letter)
    return {
        "how": f"{how}{min(max(digits), 5)}",
        "slip": how,
        "least": f"{how}{min(*digits, 4)}",
        "digits": str(min(max(digits), 5)),
        "where": _where(a, b) if how == "digit" else "-",
        "exact": str(x.relation == y.relation == "exact"),
        "more": str(b.value > a.value),
        "kind": a.letter if a.letter == b.letter else "".join(sorted((a.letter, b.letter))),
        "size": str(bucket(min(a.own, b.own), SIZES)),
        "per": facet(x.per, y.per),
        "noun": facet(x.unit, y.unit) if counted else "-",
        "class": facet(a.claim.mention.noun_class, b.claim.mention.noun_class) if counted else "-",
    }


def _where(a: Term, b: Term) -> str:
    """Which digit differs: the first, the last, or one between."""
    numerals = a.claim.mention.number, b.claim.mention.number
    texts = [writing(numeral) for numeral in numerals if numeral is not None]
    if len(texts) < 2 or len(texts[0]) != len(texts[1]):
        return "-"
    apart = [place for place, (x, y) in enumerate(zip(*texts, strict=True)) if x != y]
    if len(apart) != 1:
        return "-"
    place = "first" if apart[0] == 0 else "last" if apart[0] == len(texts[0]) - 1 else "between"
    return f"{place}:{min(len(texts[0]), 5)}"


def _said(strip: Strip, a: Term, b: Term) -> dict[str, str]:
    """What both are said of."""
    x, y = a.claim, b.claim
    mine, theirs = _beside(strip, a), _beside(strip, b)
    modifiers, others = set(x.mention.modifiers), set(y.mention.modifiers)
    return {
        "measure": facet(x.measure, y.measure),
        "subject": facet(x.subject, y.subject),
        "period": periods(x.period, y.period),
        "status": f"{x.status == y.status}:{x.status == 'actual'}",
        "role": "same" if x.role == y.role else ":".join(sorted((x.role, y.role))),
        "direction": facet(x.direction or None, y.direction or None),
        "who": facet(x.attribution, y.attribution),
        "modifiers": "same" if modifiers == others else "more" if others - modifiers else "less",
        "scope": "none" if not x.scope and not y.scope else "same" if x.scope == y.scope else "apart",
        "contrast": f"{mine.contrast}:{theirs.contrast}",
        "item": f"{mine.item}:{theirs.item}",
        "table": f"{x.zone == 'table'}:{y.zone == 'table'}",
        "quote": f"{mine.quote}:{theirs.quote}",
    }


def _quotes(claim: Claim) -> bool:
    return '"' in claim.sentence_text or "\u201c" in claim.sentence_text


def _placed(strip: Strip, a: Term, b: Term) -> dict[str, str]:
    """Where both stand: the headline and how far below it, or how far apart."""
    zones = strip.zones[a.sentence], strip.zones[b.sentence]
    apart = bucket(b.sentence - a.sentence, FARTHER)
    below = bucket(strip.below[b.sentence], (0, 1, 3, 8))
    return {
        "zones": f"{zones[0]}:{zones[1]}",
        "head": f"{zones[0]}:{below}" if zones[0] in TITLED else f"body:{apart}",
        "apart": f"{apart}:{b.paragraph > a.paragraph}",
    }


def _worded(strip: Strip, a: Term, b: Term) -> dict[str, str]:
    """The words right beside both: which lead to them, which point back, which tell of another time."""
    tokens, at, other = strip.tokens, strip.places[a.order], strip.places[b.order]
    mine, theirs = _beside(strip, a), _beside(strip, b)
    return {
        "points": other.pointing.partition(" ")[0],
        "pointed": at.pointing.partition(" ")[0],
        "cue": f"{mine.base}:{theirs.base}:{mine.early}:{theirs.early}",
        "next": f"{tokens[a.at + 1] == tokens[b.at + 1]}:{tokens[a.at - 1] == tokens[b.at - 1]}",
        "lead-in": theirs.lead_in,
        "led": mine.lead_in,
        "follow": theirs.follow,
    }


class _Beside(NamedTuple):
    """What the words of one number's sentence say of it, by itself."""

    contrast: bool
    base: bool
    early: bool
    item: bool
    quote: bool
    lead_in: str
    follow: str


def _beside(strip: Strip, term: Term) -> _Beside:
    """Read once for each number, which may stand in many pairs."""
    known: _Beside | None = strip.beside_terms.get(term.order)
    if known is None:
        near = around(term.claim)
        known = strip.beside_terms[term.order] = _Beside(
            bool(near.contrast),
            near.base or before(strip, term, "start", 3),
            before(strip, term, "earlier") or behind(strip, term, "earlier"),
            is_item(term.claim.sentence_text),
            _quotes(term.claim),
            _lead_in(strip.tokens, term.at),
            _follow(strip.tokens, term.at),
        )
    return known


def _lead_in(tokens: list[str], at: int) -> str:
    """What leads to a number: a definite word before it or before the word that it is of, else the kind of the word."""
    one, ahead = tokens[at - 1], tokens[max(0, at - 3) : at - 1]
    if one in cues("definite"):
        return one if one in ("the", "all") else "its"
    if one in cues("of-number"):
        return f"{_article(ahead)} {one}"
    if one in cues("lead-in"):
        return one
    if one in BREAKS or len(one) == 1:
        return "^" if one in BREAKS else "N" if one.isalpha() else one
    return "the ?" if ahead and ahead[-1] in cues("definite") else "?"


def _article(ahead: list[str]) -> str:
    if not cues("definite").isdisjoint(ahead):
        return "the"
    return "" if {"a", "an"}.isdisjoint(ahead) else "a"


def _follow(tokens: list[str], at: int) -> str:
    one = tokens[at + 1]
    return one if one in cues("follow") or (len(one) == 1 and not one.isalpha()) else "?"


def _resembling(strip: Strip, a: Term, b: Term) -> dict[str, str]:
    """How much their surroundings resemble each other, by themselves and against those of the rest."""
    at, other = strip.places[a.order], strip.places[b.order]
    mine, theirs = standing(strip, a, b), standing(strip, b, a)
    return {
        "like": str(bucket(resemblance(strip, a, b), LIKE)),
        "shared": str(bucket(shared(strip, a, b), SHARED)),
        "back": str(bucket(covered(strip, b, a.sentence), COVERED)),
        "forth": str(bucket(covered(strip, a, b.sentence), COVERED)),
        "tie": str(bucket(tie(at, other), (0, 1, 2, 3, 4, 6))),
        "phrase": str(min(len(at.phrase & other.phrase), 3)),
        "close": str(min(len(at.close.keys() & other.close.keys()), 4)),
        "stems": str(min(len(at.stems & other.stems), 6)),
        "new": _novel(strip, b, a),
        "lacks": _novel(strip, a, b),
        "names": names(strip.named(a.sentence), strip.named(b.sentence)),
        "best": f"{min(mine.better, 2)}:{min(theirs.better, 2)}",
        "margin": str(bucket(min(mine.margin, theirs.margin), MARGINS)),
        "margins": f"{bucket(mine.margin, (-0.01, 0.3))}:{bucket(theirs.margin, (-0.01, 0.3))}",
    }


def _novel(strip: Strip, term: Term, other: Term) -> str:
    """How many words next to a number the other's sentence does not have; "-" where there are none."""
    phrase = strip.places[term.order].phrase
    return str(min(len(phrase - strip.roots[other.sentence]), 3)) if phrase else "-"


def _others(strip: Strip, a: Term, b: Term) -> dict[str, str]:
    """The other numbers: is either given again, and how many are there that could be meant?"""
    group = strip.group(b.group)
    beside = _given(strip.sentence(b.sentence), a, b) + _given(strip.sentence(a.sentence), b, a)
    sentences = strip.sentence(a.sentence), strip.sentence(b.sentence)
    kin = [sum(one.group == term.group for one in found) - 1 for term, found in zip((a, b), sentences, strict=True)]
    again = _given(strip.group(a.group), a, b), _given(group, b, a)
    return {
        "again": f"{min(again[0], 2)}:{min(again[1], 2)}",
        "met": f"{_met(group, a, b)}:{_met(group, b, a)}",
        "beside": str(beside > 0),
        "kin": ":".join(str(min(count, 2)) for count in kin),
        "company": ":".join(str(min(len(found) - 1, 4)) for found in sentences),
        "when": _dates(*sentences),
        "common": str(min(len(strip.beside(a) & strip.beside(b)), 2)),
        "crowd": str(bucket(len(group), CROWDS)),
        "accident": _accident(strip, a, b),
        "sole": str(min(_counted(strip, a, b), 3)),
        "alike": str(bucket(sum(_may_be(one, a, b) for one in group), (0, 1, 3, 7))),
        "numbers": str(bucket(len(strip.terms), NUMBERS)),
        "first": str(not any(one.order < a.order for one in group)),
    }


def _accident(strip: Strip, a: Term, b: Term) -> str:
    """How many pairs of the article's numbers would be so alike by accident, in steps of powers of ten."""
    digits, numbers = max(significant(a), significant(b)), len(strip.group(b.group))
    return str(bucket(log10(by_accident(misread(a, b), digits, numbers)), ACCIDENTS))


def _counted(strip: Strip, a: Term, b: Term) -> int:
    """How many other numbers count or measure what either of two does, and have neither's value."""
    units = {term.claim.quantity.unit for term in (a, b)} - {None}
    own = (a.value, b.value)
    return sum(one.claim.quantity.unit in units and one.value not in own for one in strip.group(b.group))


def _given(terms: list[Term], term: Term, other: Term) -> int:
    """How often some terms give a number again."""
    own = term.order, other.order
    return sum(one.value == term.value and one.group == term.group and one.order not in own for one in terms)


def _met(terms: list[Term], term: Term, other: Term) -> int:
    """Is there a third number that a number may be the rounding of, or that may be its own?"""
    return int(any(one.order not in (term.order, other.order) and meets(one.number, term.number) for one in terms))


def _may_be(one: Term, a: Term, b: Term) -> bool:
    """May another number be what either of two is meant to be: of their size, and none of them?"""
    if not THIRD < one.value / b.value < 3 or one.order in (a.order, b.order):
        return False
    number = one.number
    return not meets(number, a.number) and not meets(number, b.number)


def _dates(mine: list[Term], theirs: list[Term]) -> str:
    """Do two sentences name the same time?"""
    x, y = ({one.value for one in found if one.letter == "D"} for found in (mine, theirs))
    if not x or not y:
        return "none" if not x and not y else "one"
    return "meet" if x & y else "apart"


Part = Callable[[Strip, Term, Term], dict[str, str]]
PARTS: tuple[Part, ...] = (_written, _said, _placed, _worded, _resembling, _others)
WEIGHED: tuple[Part, ...] = (_written, _placed, _said, _others, _worded, _resembling)
"""The same in the order in which they are weighed."""
