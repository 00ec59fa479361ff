"""Which misfits the relations that fit explain away: there the numbers are of other things, and nothing is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from factcheck.model.records import dataclass
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.weighed import Weighed

EXPLAINED = 1.0
"""Log-odds from which a relation that fits explains its numbers away from one that does not."""
INSTEAD = 0.0
"""The same for one that fits with another number in one role: it is about what is asserted."""
REPEATED = 4.0
"""The same for a figure of a headline, which repeats one of the text more likely than it adds to others: two known
slips stood in such sums by accident, and no misfit of 1,500 right articles."""
NEARER = 3.0
"""So much likelier is the repetition of a figure, than that it is the one that differs, where it explains that away:
of 105 known slips one had such a repetition at all."""
Rest = tuple[str, frozenset[tuple[str, int]]]
"""An equation, and the numbers of all its roles but one."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What the relations of an article that fit explain: `computed` are the numbers that stand in a sum, a change and
    the like, `repeated` those that the text tells again, each by its order with the log-odds of the likeliest;
    `instead` are relations without one of their operands."""

    computed: Mapping[int, float]
    repeated: Mapping[int, float]
    instead: frozenset[Rest]

    def away(self, found: Weighed) -> bool:
        """Does any of them explain a misfit?

        A relation that computes does so where it explains the number that this one computes, and is likelier, or where
        it fits with another number in one role ("fell 30 percent from the record 120 to 84, and 60 are expected"). Of
        two values of one figure one is right: they are two figures only where both are explained, or where either is
        told again in words that are nearer to it ("1,400 jobs" of a headline are the "1,450 jobs" of the text, and no
        "14 countries").
        """
        orders = [term.order for _, term in found.one.roles]
        known = [self.computed.get(order, 0.0) for order in orders]
        if found.one.kind == "same":
            again = max(self.repeated.get(order, 0.0) for order in orders)
            return again > found.meant + NEARER or max(_least(found.one), found.meant) < min(known)
        rival = self.computed.get(found.one.anchor.order, 0.0)
        return max(EXPLAINED, found.meant) < rival or not self.instead.isdisjoint(_but_one(found.one))


def explained(fitting: Iterable[Weighed]) -> Explained:
    """What some relations that fit explain."""
    computed: dict[int, float] = {}
    repeated: dict[int, float] = {}
    instead: set[Rest] = set()
    for found in fitting:
        numbers = repeated if found.one.kind == "same" else computed
        for _, term in found.one.roles:
            numbers[term.order] = max(numbers.get(term.order, 0.0), found.meant)
        if found.one.kind != "same" and found.meant > INSTEAD:
            instead.update(_but_one(found.one))
    return Explained(computed, repeated, frozenset(instead))


def _but_one(one: Hypothesis) -> Iterator[Rest]:
    """A relation without one of its operands."""
    members = frozenset((role, term.order) for role, term in one.roles)
    for role, term in one.operands:
        yield one.equation, members - {(role, term.order)}


def _least(one: Hypothesis) -> float:
    """The log-odds from which two values of one figure are two figures."""
    return REPEATED if one.operands[0][1].claim.zone == "headline" else EXPLAINED
