"""The judge: which of the hypotheses of an article are meant, and which of those cannot be true as written.

A hypothesis that fits is taken as meant where its words and the smallness of the accident outweigh the rest. One that
does not fit is weighed by its words and by the way in which it misses; it is dropped where a number of it is explained
by a likelier relation that fits, and of several that share a number the likeliest is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from math import log

from factcheck.claims.view import Reading
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.causes import Need, needs
from factcheck.relations.causes import cause as cause_of
from factcheck.relations.explained import Explained, explained
from factcheck.relations.strip import Strip, strip
from factcheck.relations.weighed import PLAIN, Weighed, weighed
from factcheck.relations.weighing import OFFSET, total, weights

MEANT = 3.0
"""Log-odds from which a relation that fits counts as meant."""
LEAST = 0.3
"""The probability of being wrong from which a relation is kept at all."""
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


def relations(reading: Reading) -> tuple[Relation, ...]:
    """The relations of an article: those that are meant and fit, and those that are probably wrong."""
    whole = strip(reading)
    found = [one for one in weighed(whole) if one.one.fits or one.wrong >= LEAST]
    fitting = [one for one in found if one.one.fits]
    missing = [one for one in found if not one.one.fits]
    meant = [one for one in fitting if one.meant > MEANT]
    told = [*_first(meant), *_kept(missing, explained(fitting))]
    return tuple(_relation(whole, one) for one in sorted(told, key=_place))


def _first(fitting: Iterable[Weighed]) -> list[Weighed]:
    """Of the relations that fit and compute the same number, the likeliest."""
    best: dict[tuple[str, int], Weighed] = {}
    for found in fitting:
        key = (found.one.kind, found.one.anchor.order)
        if key not in best or best[key].meant < found.meant:
            best[key] = found
    return list(best.values())


def _kept(missing: Iterable[Weighed], known: Explained) -> list[Weighed]:
    """Those that no relation that fits explains away; of those that share a number, the likeliest."""
    kept: list[Weighed] = []
    taken: set[int] = set()
    for found in sorted(missing, key=lambda one: (-_rank(one), _place(one))):
        orders = {term.order for _, term in found.one.roles}
        if not orders & taken and not known.away(found):
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
