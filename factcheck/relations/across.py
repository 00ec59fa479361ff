"""One figure told in two articles: pairs of numbers of one story that differ, and what speaks for their being one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, product

from factcheck.claims.view import Reading
from factcheck.model.mention import DIMENSIONS
from factcheck.model.records import dataclass
from factcheck.numbers.comparison import verdict
from factcheck.relations.hypothesis import meets
from factcheck.relations.pairing import bucket, facet, names, periods
from factcheck.relations.same import LARGE, LETTERS, MOST, likened, says
from factcheck.relations.slips import SLIPS, difference, significant
from factcheck.relations.stories import Story, stories, telling
from factcheck.relations.strip import Strip, Term, strip
from factcheck.relations.weighing import weights, wrong

EQUATION = "across"
OTHERWISE = ("currency", "unit")
"""How one number is told in two ways."""
FEW = 2
"""Digits of counts that are a digit apart by accident."""
SCALED = "words"
"""The same digits with two scale words: no two times, and no figure a year beside a whole one, explain them."""
BY_HAND = (*SLIPS[:-1], SCALED, *OTHERWISE)
PLAIN = frozenset(("exact", "about"))
FAR = ("near2", "near3")
"""Differences that are more than a tenth and no slip."""
MEASURED = frozenset((*DIMENSIONS, "money"))


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A number of one article and one of another that may be one figure, and how they differ."""

    one: Strip
    other: Strip
    a: Term
    b: Term
    how: str


@dataclass(frozen=True, eq=False)
class Pairing:
    """All numbers of two articles of one story."""

    one: Strip
    other: Strip
    story: Story

    def told(self) -> Iterator[Told]:
        """The pairs that differ, in value or only in currency or unit, in the order of the first article."""
        for a, b in self._likened():
            how = _how(a, b)
            if (likened(a, b) or how == SCALED) and self._tied(a, b, how):
                yield Told(self.one, self.other, a, b, how)
        for a, b in product(self._measured(self.one), self._measured(self.other)):
            how = _said_otherwise(a, b)
            if how and self._tied(a, b, how):
                yield Told(self.one, self.other, a, b, how)

    def _likened(self) -> Iterator[tuple[Term, Term]]:
        """The numbers of one kind that differ."""
        for group, mine in self._mine.items():
            theirs = self._theirs.get(group, [])
            if len(mine) <= MOST and len(theirs) <= MOST:
                yield from ((a, b) for a, b in product(mine, theirs) if not meets(a.number, b.number))

    def _measured(self, strip: Strip) -> list[Term]:
        """The amounts with a currency or a unit that more than one digit tells, up to a limit."""
        own = (term for term in strip.terms if term.claim.quantity.kind in MEASURED and significant(term) > 1)
        return list(islice(own, MOST))

    @cached_property
    def _mine(self) -> dict[str, list[Term]]:
        return _grouped(self.one)

    @cached_property
    def _theirs(self) -> dict[str, list[Term]]:
        return _grouped(self.other)

    @cached_property
    def _there(self) -> frozenset[int]:
        """The numbers of the first article, by their order, whose value the other one gives too, of whatever."""
        return _again(self._mine, self.other)

    @cached_property
    def _here(self) -> frozenset[int]:
        return _again(self._theirs, self.one)

    def shared(self, a: Term, b: Term) -> frozenset[str]:
        """The roots that stand near both numbers."""
        return self.one.places[a.order].stems & self.other.places[b.order].stems

    def _tied(self, a: Term, b: Term, how: str) -> bool:
        """Do words tie the two, or what they count, as much as it takes for numbers so far apart? Two values that both
        articles give are two figures."""
        if self._both_told(a, b) or (how != SCALED and _settled(a, b)):
            return False
        shared = len(self.shared(a, b))
        if _are_few(a, b) and not self._counts_alike(a, b):
            return False
        if how.endswith(FAR):  # a figure of another day has moved on
            return not self.story.days and (shared > 1 or self._phrased_alike(a, b))
        digits = max(significant(a), significant(b))
        if how.endswith("scale"):
            return shared > 0 and digits > 1
        counted = a.letter == b.letter == "C" and a.claim.quantity.unit == b.claim.quantity.unit
        return bool(shared) or counted or (digits > 1 and how in BY_HAND)

    def _both_told(self, a: Term, b: Term) -> bool:
        """Do both articles give both numbers, or does a sentence of one give both side by side?"""
        if a.order in self._there and b.order in self._here:
            return True
        return (b.group, b.value) in self.one.beside(a) or (a.group, a.value) in self.other.beside(b)

    def _counts_alike(self, a: Term, b: Term) -> bool:
        """Do two numbers count the same, or stand among the same words right beside them?"""
        return a.claim.quantity.unit == b.claim.quantity.unit or self._phrased_alike(a, b)

    def _phrased_alike(self, a: Term, b: Term) -> bool:
        return not self.one.places[a.order].phrase.isdisjoint(self.other.places[b.order].phrase)

    def rivals(self, a: Term, b: Term) -> tuple[int, bool]:
        """How many numbers of either article are tied to the other's number as closely as this pair is, and whether
        one of them fits it."""
        least = len(self.shared(a, b))
        count, fits = 0, False
        for x in self._mine.get(_group(a), []):
            if x is not a and x.value > 0 and len(self.shared(x, b)) >= least:
                count, fits = count + 1, fits or meets(x.number, b.number)
        for y in self._theirs.get(_group(b), []):
            if y is not b and y.value > 0 and len(self.shared(a, y)) >= least:
                count, fits = count + 1, fits or meets(a.number, y.number)
        return count, fits

    def features(self, pair: Told) -> list[str]:
        """What speaks for and against the two numbers being one, as names of features."""
        a, b = pair.a, pair.b
        x, y = a.claim, b.claim
        at, other = self.one.places[a.order], self.other.places[b.order]
        how, digits = pair.how, min(max(significant(a), significant(b)), 4)
        shared = len(self.shared(a, b))
        part = bucket(10 * shared / max(min(len(at.stems), len(other.stems)), 1), (1, 2, 3, 4, 6))
        noun, measure = facet(x.quantity.unit, y.quantity.unit), facet(x.measure, y.measure)
        phrase = len(at.phrase & other.phrase)
        rivals, fits = self.rivals(a, b)
        again = a.order in self._there or b.order in self._here
        roots = self.one.roots[a.sentence] & self.other.roots[b.sentence]
        values = len(self.one.beside(a) & self.other.beside(b))
        named = names(self.one.named(a.sentence), self.other.named(b.sentence))
        rare = bucket(self._rarity(a, b), (1, 2, 4, 6))
        size = bucket(min(a.value, b.value), (3, 10, 100, 1000))
        return [
            f"how={how}",
            f"how={how}:{again}",
            f"d={how}:{digits}",
            f"d={how}:{noun}",
            f"d={how}:{min(shared, 4)}",
            f"shared={min(shared, 6)}",
            f"part={part}",
            f"part={part}:{noun}",
            f"phrase={min(phrase, 3)}:{noun}",
            f"phrase={min(phrase, 3)}:{min(shared, 3)}",
            f"noun={noun}:{measure}",
            f"rivals={min(rivals, 4)}:{fits}",
            f"rivals={min(rivals, 2)}:{min(shared, 4)}",
            f"again={again}",
            f"roots={min(len(roots), 7)}",
            f"beside={min(values, 2)}",
            f"size={size}:{a.letter}:{b.letter}",
            f"subject={facet(x.subject, y.subject)}",
            f"status={x.status == y.status}",
            f"role={x.role == y.role}",
            f"period={periods(x.period, y.period)}",
            f"zone={self.one.zones[a.sentence] == self.other.zones[b.sentence] == 'body'}",
            f"named={named}",
            f"named={named}:{min(shared, 3)}",
            f"rare={rare}",
            f"rare={rare}:{how}",
            f"best={self._is_best(a, b)}:{min(shared, 3)}",
        ]

    def _rarity(self, a: Term, b: Term) -> float:
        """How much the roots near both numbers tell, added up."""
        return sum(telling(word) for word in self.shared(a, b))

    def _is_best(self, a: Term, b: Term) -> bool:
        """Is no other number of either article tied to the other's one by rarer words?"""
        least = self._rarity(a, b)
        mine, theirs = (kept.get(_group(term), []) for kept, term in ((self._mine, a), (self._theirs, b)))
        return not any(self._rarity(x, b) > least for x in mine if x is not a) and not any(
            self._rarity(a, y) > least for y in theirs if y is not b
        )


def told_across(readings: Sequence[Reading]) -> Iterator[tuple[Told, int | None, float]]:
    """The pairs of numbers of articles of one story that differ, with the days between the articles and the
    probability that they are one figure, the likeliest of each story first where it is a figure of its own."""
    known, kept = weights(EQUATION), dict[int, Strip]()
    if known is None:
        return
    for story in stories(readings):
        for place in (story.first, story.second):
            kept.setdefault(place, strip(readings[place]))
        both = Pairing(kept[story.first], kept[story.second], story)
        found = [(wrong(known, 0.0, both.features(pair)), pair) for pair in both.told()]
        taken: set[tuple[bool, int]] = set()
        for likely, pair in sorted(found, key=lambda item: (-item[0], item[1].a.order, item[1].b.order)):
            ends = {(True, pair.a.order), (False, pair.b.order)}
            if not ends & taken:
                taken |= ends
                yield pair, story.days, likely


def _are_few(a: Term, b: Term) -> bool:
    """Are two numbers, one of them a count, a digit apart by accident? With "million" they hardly are."""
    numerals = a.claim.mention.number, b.claim.mention.number
    if "C" not in (a.letter, b.letter) or all(numeral is not None and numeral.scale >= LARGE for numeral in numerals):
        return False
    return max(significant(a), significant(b)) <= FEW


def _settled(a: Term, b: Term) -> bool:
    """Are two numbers of two known times, or is one a bound or a rounding of the other?"""
    x, y = a.claim, b.claim
    return x.is_of_another_time(y) or verdict(x.quantity, y.quantity) in ("agree", "precision-gap")


def _how(a: Term, b: Term) -> str:
    how = difference(a, b)
    exact = a.claim.quantity.relation == b.claim.quantity.relation == "exact"
    return how if exact else f"hedged {how}"


def _said_otherwise(a: Term, b: Term) -> str:
    """Is one number said in two currencies, or in two units? "" where it is not."""
    x, y = a.claim.quantity, b.claim.quantity
    if (x.kind == "money") != (y.kind == "money") or x.per != y.per or a.own <= 0 or b.own <= 0:
        return ""
    if {x.relation, y.relation} - PLAIN or abs(a.own / b.own - 1) > ROUNDED:
        return ""
    if x.kind == "money":
        apart = set(a.claim.mention.currencies).isdisjoint(b.claim.mention.currencies) and x.currency != y.currency
        return "currency" if apart and _signed(a) and _signed(b) else ""
    weighed = {x.kind, y.kind} <= {"mass", "volume"}
    return "unit" if x.unit != y.unit and (x.kind == y.kind or weighed) else ""


def _signed(term: Term) -> bool:
    """Does the number itself say its currency, and not another one beside it?"""
    sign = term.claim.mention.sign
    return bool(sign) and sign in term.claim.text


ROUNDED = 0.012
"""How far two writings of one number may be apart, as a share."""


def _grouped(strip: Strip) -> dict[str, list[Term]]:
    groups: dict[str, list[Term]] = {}
    for term in strip.terms:
        if term.letter in LETTERS and term.value > 0 and says(strip, term):
            groups.setdefault(_group(term), []).append(term)
    return groups


def _group(term: Term) -> str:
    return term.group.partition("/")[0]


def _again(groups: Mapping[str, list[Term]], strip: Strip) -> frozenset[int]:
    return frozenset(
        term.order
        for terms in groups.values()
        if len(terms) <= MOST
        for term in terms
        if any(meets(one.number, term.number) for one in strip.groups.get(term.group, ()))
    )
