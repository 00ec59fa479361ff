"""The judge: which of the hypotheses of an article are meant, and which of those cannot be true as written.

A hypothesis that fits is taken as meant where its words and the smallness of the accident outweigh the rest. One that
does not fit is weighed by its words and by the way in which it misses; it is dropped where a number of it is explained
by a likelier relation that fits, and of several that share a number the likeliest is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from math import log

from factcheck.claims.view import Reading
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.asserted import asserted, sureness
from factcheck.relations.causes import Need, needs
from factcheck.relations.causes import cause as cause_of
from factcheck.relations.chance import chance
from factcheck.relations.evidence import misfit, words
from factcheck.relations.gate import comparable, near
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.likeness import can_reach
from factcheck.relations.propose import hypotheses
from factcheck.relations.same import restated
from factcheck.relations.slips import to_the_last_digit
from factcheck.relations.strip import Strip, strip
from factcheck.relations.weighing import OFFSET, Weights, enough, total, weights, wrong

MEANT = 3.0
"""Log-odds from which a relation that fits counts as meant."""
EXPLAINED = 1.0
"""Log-odds from which a relation that fits explains its numbers away from one that does not."""
REPEATED = 4.0
"""The same for a figure of a headline, which repeats one of the text more likely than it adds to others: two known
slips stood in such sums by accident, and no misfit of 1,500 right articles."""
NEARER = 3.0
"""So much likelier is the repetition of a figure, than that it is the one that differs, where it explains that away:
of 105 known slips one had such a repetition at all."""
PLAIN = 6.0
"""Log-odds of a relation that a construction asserts."""
UNKNOWN = -99.0
WORDED = frozenset(("change", "share", "product"))
"""Relations that only words assert: what is learned of their misfits is no ground to speak."""
UNTOLD = 0.55
"""How sure, at most, the judge is of one that no construction asserts: most of those told of news were false."""
NOTHING = Weights({OFFSET: UNKNOWN}, {OFFSET: UNKNOWN})
LEAST = 0.3
"""The probability of being wrong from which a relation is kept at all."""
TWICE = 0.6
"""The same for two values of one thing: of those that are less likely, the linked claims make notes as it is."""
BITS = 1 / log(2)
TOLD = 6
"""So many pieces of evidence are kept to be shown."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation among claims, as judged. `roles` are in the order of the text; `anchor` is the claim that the others
    give, `expected` its value from the written numbers and `allowed` the lowest and highest that rounding lets it have,
    all in the unit that the anchor is written in. `wrong` is the probability that the text is wrong here, `cause` the
    slip or the other sum that explains it ("none" where no single one does) and `culprit` the role of the number that
    it would be a slip in. `evidence` is in bits. `needs` are the ways to put it right, where one number alone may be
    wrong.
    """

    equation: str
    roles: tuple[tuple[str, Claim], ...]
    anchor: Claim
    expected: float
    allowed: tuple[float, float]
    fits: bool
    wrong: float = 0.0
    cause: str = "none"
    culprit: str = ""
    evidence: Mapping[str, float] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    asserted: bool = False

    @property
    def kind(self) -> str:
        return self.equation.partition(" ")[0]

    def claim(self, role: str) -> Claim:
        """The first claim of a role."""
        return next(claim for name, claim in self.roles if name == role)

    def claims(self, role: str) -> tuple[Claim, ...]:
        return tuple(claim for name, claim in self.roles if name == role)


BESIDE = 3
UNEXPLAINED = 0.55
"""How likely a misfit is a slip of the text, at most, where no slip of the hand and no other sum explains it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A hypothesis with its log-odds of being meant (for one that fits, the smallness of the accident included) and the
    probability that the text is wrong there; `words` and `misses` are the features that these come from."""

    one: Hypothesis
    meant: float
    wrong: float
    words: list[str]
    misses: list[str]
    construction: str = ""


def weighed(whole: Strip) -> Iterator[Weighed]:
    """The hypotheses of an article with their weights, but for those whose numbers are too far apart."""
    yield from _differing(whole)
    for one in hypotheses(whole):
        if not one.fits and (one.kind == "same" or not (comparable(one) or _miscopied(one))):
            continue
        construction = asserted(whole, one)
        known = weights(one.equation) if one.fits or near(one) else None
        if known is None and not construction:
            continue
        yield _weighed(whole, one, known or NOTHING, construction)


def _miscopied(one: Hypothesis) -> bool:
    """Is a change as far off as no other may be, but a slip of one digit away: 14.2% for 4.2%?"""
    return one.kind == "change" and to_the_last_digit(one) != "none"


def _differing(whole: Strip) -> Iterator[Weighed]:
    """The pairs that may be one figure written in two ways, weighed by what was learned from known slips; how likely
    they are to be one is weighed only where that is enough."""
    known = weights("same")
    if known is None:
        return
    least = enough(known, TWICE)
    for one in restated(whole):
        if known.told and not can_reach(whole, one, known.told, least):
            continue
        misses = misfit(whole, one)
        likely = wrong(known, 0.0, misses)
        if likely >= TWICE:
            told = words(whole, one)
            yield Weighed(one, total(known.meant, told), likely, told, misses)


def _weighed(whole: Strip, one: Hypothesis, known: Weights, construction: str) -> Weighed:
    """One hypothesis, by what was learned of its words and its slip, or by the construction that asserts it."""
    told = words(whole, one)
    learned = total(known.meant, told)
    plain = PLAIN if construction in sureness() else UNKNOWN
    if one.fits:
        return Weighed(one, max(plain, learned - log(chance(one))), 0.0, told, [])
    misses = misfit(whole, one)
    likely, sure = wrong(known, learned, misses), sureness().get(construction, 0.0)
    if one.kind in WORDED:
        likely = min(likely, UNTOLD)
    if sure > likely and not _is_tight(one) and cause_of(one)[0] == "none":
        sure = min(sure, UNEXPLAINED)
    if sure > likely:
        return Weighed(one, max(plain, learned), sure, told, misses, construction)
    return Weighed(one, max(plain, learned), likely, told, misses)


def _is_tight(one: Hypothesis) -> bool:
    """Is it no change and no sum, or a change told right beside the value before: "up 3.2% from 271,200"?"""
    if one.kind == "change":
        start = dict(one.operands).get("from", one.anchor)
        return abs(start.at - one.anchor.at) <= BESIDE
    return one.kind != "sum"


def relations(reading: Reading) -> tuple[Relation, ...]:
    """The relations of an article: those that are meant and fit, and those that are probably wrong."""
    whole = strip(reading)
    found = list(weighed(whole))
    fitting = [one for one in found if one.one.fits]
    summing = [one for one in fitting if one.one.kind != "same"]
    missing = _without_better([one for one in found if not one.one.fits and one.wrong >= LEAST], summing)
    missing = _without_twin(missing, [one for one in fitting if one.one.kind == "same"])
    meant = [one for one in fitting if one.meant > MEANT]
    told = [*_first(meant), *_kept(missing, _explained(summing))]
    return tuple(_relation(whole, one) for one in sorted(told, key=_place))


def _without_better(missing: Iterable[Weighed], fitting: Iterable[Weighed]) -> list[Weighed]:
    """The misfits but for those that fit with another number in one of their roles."""
    instead = {rest for one in fitting if one.meant > EXPLAINED for rest in _but_one(one.one)}
    return [one for one in missing if one.one.kind == "same" or instead.isdisjoint(_but_one(one.one))]


def _without_twin(missing: Iterable[Weighed], repeats: Iterable[Weighed]) -> list[Weighed]:
    """The misfits but for those of a figure that the text repeats elsewhere, in words that are nearer to it: "1,400
    jobs" of a headline are the "1,450 jobs" of the text and no "14 countries"."""
    repeated = _explained(repeats)
    return [one for one in missing if one.one.kind != "same" or not _is_repeated(one, repeated)]


def _is_repeated(found: Weighed, repeated: Mapping[int, float]) -> bool:
    return max(repeated.get(term.order, 0.0) for _, term in found.one.roles) > found.meant + NEARER


def _explained(fitting: Iterable[Weighed]) -> dict[int, float]:
    """How well the relations that fit explain each number, by its order: the log-odds of the likeliest."""
    explained: dict[int, float] = {}
    for found in fitting:
        for _, term in found.one.roles:
            explained[term.order] = max(explained.get(term.order, 0.0), found.meant)
    return explained


Rest = tuple[str, frozenset[tuple[str, int]]]
"""An equation, and the numbers of all its roles but one."""


def _but_one(one: Hypothesis) -> Iterator[Rest]:
    """A relation without one of its operands: a relation that fits with another number there explains the misfit
    ("fell 30 percent from the record 120 to 84, and 60 are expected")."""
    members = frozenset((role, term.order) for role, term in one.roles)
    for role, term in one.operands:
        yield one.equation, members - {(role, term.order)}


def _first(fitting: Iterable[Weighed]) -> list[Weighed]:
    """Of the relations that fit and compute the same number, the likeliest."""
    best: dict[tuple[str, int], Weighed] = {}
    for found in fitting:
        key = (found.one.kind, found.one.anchor.order)
        if key not in best or best[key].meant < found.meant:
            best[key] = found
    return list(best.values())


def _rival(found: Weighed, explained: Mapping[int, float]) -> float:
    """How well other relations explain the number that is computed. Of two values of one figure one is right: only
    where both are explained are they two figures."""
    one = found.one
    known = [explained.get(term.order, 0.0) for _, term in one.roles]
    return min(known) if one.kind == "same" else explained.get(one.anchor.order, 0.0)


def _least(one: Hypothesis) -> float:
    """The log-odds from which a relation that fits explains its numbers away."""
    titled = one.kind == "same" and one.operands[0][1].claim.zone == "headline"
    return REPEATED if titled else EXPLAINED


def _kept(missing: list[Weighed], explained: Mapping[int, float]) -> list[Weighed]:
    """Those that no likelier relation explains away; of those that share a number, the likeliest."""
    kept: list[Weighed] = []
    taken: set[int] = set()
    for found in sorted(missing, key=lambda one: (-_rank(one), _place(one))):
        rival = _rival(found, explained)
        if rival > _least(found.one) and rival > found.meant:
            continue
        orders = {term.order for _, term in found.one.roles}
        if orders & taken:
            continue
        taken |= orders
        kept.append(found)
    return kept


def _rank(found: Weighed) -> float:
    """How likely it is, but of two places of one figure that are as good the first is taken."""
    return round(found.wrong, 1) if found.one.kind == "same" else found.wrong


def _place(found: Weighed) -> tuple[int, str]:
    return found.one.roles[-1][1].order, found.one.equation


def _relation(whole: Strip, found: Weighed) -> Relation:
    one = found.one
    own = one.anchor.own / one.anchor.value if one.anchor.value else 1.0
    cause, culprit = ("none", "") if one.fits else cause_of(one)
    return Relation(
        equation=one.equation,
        roles=tuple((role, term.claim) for role, term in one.roles if term is not whole.published),
        anchor=one.anchor.claim,
        expected=one.given[0] * own,
        allowed=(one.given[1] * own, one.given[2] * own),
        fits=one.fits,
        wrong=found.wrong,
        cause=cause,
        culprit=culprit,
        evidence={} if one.fits else _told(found),
        needs=needs(one) if found.construction and not one.fits else (),
        asserted=bool(found.construction),
    )


def _told(found: Weighed) -> dict[str, float]:
    """The strongest evidence, in bits."""
    known = weights(found.one.equation)
    if known is None or found.construction:
        return {found.construction: round(PLAIN * BITS, 2)}
    if known.told:
        parts, single = {}, {name: known.told.get(name, 0.0) for name in found.misses}
    else:
        parts = {"words": total(known.meant, found.words), "slip": total(known.slip, found.misses)}
        single = {name: known.meant.get(name, 0.0) for name in found.words if name != OFFSET}
    strongest = sorted(single.items(), key=lambda item: (-abs(item[1]), item[0]))[:TOLD]
    return {name: round(value * BITS, 2) for name, value in (*parts.items(), *strongest) if value}
