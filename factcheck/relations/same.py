"""The same thing twice: two numbers of an article that may speak of one quantity."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product

from factcheck.model.mention import Numeral
from factcheck.numbers.comparison import FLOORS
from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.places import Place
from factcheck.relations.slips import SLIPS, misread, significant, writing
from factcheck.relations.strip import Strip, Term
from factcheck.relations.two_things import of_two_things, picked

LETTERS = frozenset("MCNPLRAXTU")
MEASURED = frozenset("MLPRTU")
"""The letters of numbers with a unit that a table or a list of results leaves out."""
MOST = 60
"""Numbers of one kind in an article that are still held all against all."""
WITHIN = 3.0
TIED = 6
"""Tokens from both numbers, added up, to a word that stands close to either."""
LEAD = 2
"""Sentences of the text in which a figure of the headline is looked for in any words."""
LONG = 4
"""Digits of two numbers that are no accident where all but one are the same."""
MEMBERS = 10
"""Fewer than so many before a hyphen are a kind of thing ("two-member commission"), more a figure ("140-bed")."""
FEW = 3
"""Digits from which a digit too many or too few is no accident."""
SHORTEST = 1000
"""A smaller number may be one whose scale word was given before ("218 million … of 218")."""
SELECTING = frozenset(("top", "number", "no", "last", "first", "next"))
"""Words before a number that pick so many out of more, or make it a name."""
LARGE = 1_000_000
"""A bare number with such a scale ("thirty-six million") may be an amount of money."""
POWERS = (10, 100, 1000, 1e6)
LENGTHENED = frozenset(("swap", "words", "scale", "teen"))
"""Slips that two unrelated numbers of two digits and more are hardly ever apart by."""


def same(strip: Strip) -> Iterator[Hypothesis]:
    """The pairs that may speak of one quantity, each with the later number as its anchor."""
    for terms in _groups(strip):
        for a, b in combinations(terms, 2):
            if a.sentence == b.sentence or not likened(a, b) or not _tied(strip, a, b) or picked(strip, b):
                continue
            made = hypothesis("same", b, ("earlier", a))
            if made is not None:
                yield made


def restated(strip: Strip) -> Iterator[Hypothesis]:
    """The pairs of which one number may be the other miswritten, wherever they stand."""
    grouped = (pair for terms in _groups(strip) for pair in combinations(terms, 2))
    for a, b in chain(grouped, unsaid(strip)):
        made = hypothesis("same", b, ("earlier", a)) if _slipped(a, b) and not of_two_things(strip, a, b) else None
        if made is not None and not made.fits:
            yield made


def _groups(strip: Strip) -> Iterator[list[Term]]:
    """The numbers that can be held against each other; a large bare one may be an amount of any currency."""
    groups: dict[str, list[Term]] = {}
    for term in strip.terms:
        if term.letter in LETTERS and term.value > 0 and says(strip, term):
            groups.setdefault("count" if term.bare else term.group.partition("/")[0], []).append(term)
    large = [term for term in groups.get("count", ()) if term.bare and _scale(term) >= LARGE]
    for group, terms in groups.items():
        if large and group.startswith("money:"):
            terms = sorted([*terms, *large], key=lambda term: term.order)
        if len(terms) <= MOST:
            yield terms


def unsaid(strip: Strip) -> Iterator[tuple[Term, Term]]:
    """The pairs of a number whose unit or scale is not said, as in a table or a list of results, and of one in whose
    unit and scale it may be meant: "82.9" for "$89.2 million"."""
    telling = [term for term in strip.terms if significant(term) > 1 and says(strip, term)]
    bare = [term for term in telling if term.bare and term.group == "count"]
    measured = [term for term in telling if term.letter in MEASURED]
    if len(bare) > MOST or len(measured) > MOST:
        return
    for one, other in product(bare, measured):
        if _like_written(one, other) and _among_like_words(strip, one, other):
            meant = as_written(one, other)
            yield (meant, other) if one.order < other.order else (other, meant)


def _among_like_words(strip: Strip, a: Term, b: Term) -> bool:
    """Do two numbers of two sentences stand near a common word?"""
    return a.sentence != b.sentence and not strip.places[a.order].stems.isdisjoint(strip.places[b.order].stems)


def _like_written(a: Term, b: Term) -> bool:
    """Are two numbers written with as many digits and decimals, and no scale word for the first?"""
    x, y = a.claim.mention.number, b.claim.mention.number
    if x is None or y is None or x.scale != 1 or x.words or y.words:
        return False
    one, other = writing(x), writing(y)
    return len(one) == len(other) and one.find(".") == other.find(".")


def as_written(term: Term, other: Term) -> Term:
    """A bare number with the unit and the scale of another one."""
    numeral = other.claim.mention.number
    factor = other.value / float(numeral.value / numeral.scale) if numeral is not None and numeral.value else 1.0
    return term.scaled(factor)


def says(strip: Strip, term: Term) -> bool:
    """Is it a number of its own: no "a million" or "dozens", no "top 10", no "two-member commission"?"""
    claim = term.claim
    numeral = claim.mention.number
    if numeral is None or numeral.vague or claim.text[:2].lower() == "a ":
        return False
    end = claim.mention.end - claim.sentence.start
    if term.letter in "CN" and claim.sentence_text[end : end + 1] == "-" and term.value < MEMBERS:
        return False
    return term.at == 0 or strip.tokens[term.at - 1] not in SELECTING


def _scale(term: Term) -> int:
    numeral = term.claim.mention.number
    return int(numeral.scale) if numeral is not None else 1


def _slipped(a: Term, b: Term) -> bool:
    """May two numbers of two sentences that differ be one figure: does one slip make one of the other, which is neither
    the rounding of a headline nor the leaving out of a scale word that was given before?"""
    if a.sentence == b.sentence or not _one_measure(a, b) or _keeps(a, b) or _keeps(b, a):
        return False
    if a.claim.text.endswith(f" {b.claim.text}") or b.claim.text.endswith(f" {a.claim.text}"):
        return False  # "1 153": the number of a paragraph may stand before it
    how, digits = misread(a, b), max(significant(a), significant(b))
    if how.startswith("rough"):
        return True
    if how.startswith("near") or (how in ("drop", "double") and digits < FEW):
        return False
    if how == "scale":
        return _scale(a) == _scale(b) or not (_short(a) and _short(b))
    return how == "words" or (_as_long(a, b) and not _rounded(a, b))


def _keeps(floor: Term, other: Term) -> bool:
    """ "Over two dozen" and "27", "over $175,000" and "$176,743": does a number lie above a floor, and below the next
    number that is as round?"""
    numeral = floor.claim.mention.number
    if numeral is None or floor.claim.quantity.relation not in FLOORS or not floor.own:
        return False
    grain = 5 if writing(numeral).rstrip("0").endswith("5") else 1
    return 0 <= other.value - floor.value < grain * float(numeral.quantum) * (floor.value / floor.own)


def _one_measure(a: Term, b: Term) -> bool:
    """Are two numbers written in one unit, or in units whose numbers have the same digits? Of "10 years" and "12
    months" the digits say nothing."""
    if a.claim.quantity.unit == b.claim.quantity.unit or a.letter not in "UL" or b.letter not in "UL":
        return True
    factor = (a.value / a.own) / (b.value / b.own) if a.own and b.own else 0.0
    return any(abs(factor / power - 1) < NEGLIGIBLE or abs(factor * power - 1) < NEGLIGIBLE for power in POWERS)


def _short(term: Term) -> bool:
    """Is it written with a scale word, or as it would be where the scale word is left out?"""
    return _scale(term) > 1 or term.own < SHORTEST


def _as_long(a: Term, b: Term) -> bool:
    """Are two numbers of one scale written with as many decimals? "41" is no slip of "40.10"."""
    x, y = a.claim.mention.number, b.claim.mention.number
    return x is None or y is None or x.scale != y.scale or len(_decimals(x)) == len(_decimals(y))


def _decimals(numeral: Numeral) -> str:
    return writing(numeral).partition(".")[2]


def _rounded(a: Term, b: Term) -> bool:
    """Is one the other with digits cut off?"""
    x, y = (f"{term.value:.6e}".replace(".", "").partition("e") for term in (a, b))
    one, other = sorted((x[0].rstrip("0"), y[0].rstrip("0")), key=len)
    return x[2] == y[2] and len(one) < len(other) and other.startswith(one)


def likened(a: Term, b: Term) -> bool:
    """Are two numbers so near, or powers of ten apart, that one may be the other miswritten?"""
    ratio = a.value / b.value
    if 1 / WITHIN < ratio < WITHIN:
        return True
    if a.claim.quantity.per != b.claim.quantity.per:
        return False  # a total and so much of it for each are a power of ten apart by accident
    return any(abs(ratio / power - 1) < NEGLIGIBLE or abs(ratio * power - 1) < NEGLIGIBLE for power in POWERS)


NEGLIGIBLE = 1e-6


def _tied(strip: Strip, a: Term, b: Term) -> bool:
    """Does anything tie two numbers: a word of their surroundings, what they count, the headline and the lead, or the
    slip that makes one of the other, which is the less of an accident the longer they are?"""
    at, other = strip.places[a.order], strip.places[b.order]
    if not at.stems.isdisjoint(other.stems):
        return True
    if a.letter == b.letter == "C" and a.claim.quantity.unit == b.claim.quantity.unit:
        return True
    if strip.zones[a.sentence] == "headline" and b.sentence <= a.sentence + LEAD:
        return True
    digits = max(significant(a), significant(b))
    if digits < 2:
        return False
    how = misread(a, b)
    return how in LENGTHENED or (how == "digit" and digits >= LONG) or bool(other.pointing and how in SLIPS)


def tie(a: Place, b: Place) -> int:
    """How far the nearest common word is from both numbers together."""
    return min((away + b.close[word] for word, away in a.close.items() if word in b.close), default=2 * TIED)
