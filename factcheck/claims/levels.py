"""How two claims compare, facet by facet: the comparison levels that lexicon/weights.tsv gives weights to."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.claims.entities import same_name
from factcheck.claims.facets.around import Around, around, numbered
from factcheck.lexicon import measures, word_class
from factcheck.numbers.comparison import BOUNDS
from factcheck.numbers.digits import digits_of

if TYPE_CHECKING:
    from factcheck.model.claim import Claim
    from factcheck.model.period import Period

CLOSE = Decimal("0.12")
FAR = 3
SPECIFIC = 3
"""So many significant digits of two equal numbers are no mere chance."""
GENERIC = "units"
"""What any goods may be counted in: 361,600 units and 361k vehicles, where both are sales."""
_MUCH = 0.5
_NEIGHBOURS = 2
_FREQUENCIES = frozenset(("monthly", "quarterly", "annual", "weekly", "daily", "hourly"))
_NARROWING = ("model:", "place:", "per:", "row:")
_OPPOSED = frozenset(word_class("opposed-scopes"))
_SCALES = (1000, 1_000_000)
"""Million for billion: even a single digit is hardly the same by chance."""
_TOPS = ("headline", "summary")


def levels(a: Claim, b: Claim) -> Mapping[str, str]:
    """The level of every facet of a pair."""
    return {**facet_levels(a, b), **context_levels(a, b)}


def facet_levels(a: Claim, b: Claim) -> dict[str, str]:
    """The levels of what is known of each claim by itself."""
    return {
        "subject": subject(a, b),
        "measure": measure(a, b),
        "noun": noun(a, b),
        "period": period(a.period, b.period),
        "scope": scope(a, b),
        "status": status(a, b),
        "role": "match" if _role(a) == _role(b) else "conflict",
        "per": "match" if a.quantity.per == b.quantity.per else "conflict",
        "attribution": attribution(a, b),
        "value": value(a, b),
        "place": place(a, b),
    }


def context_levels(a: Claim, b: Claim) -> dict[str, str]:
    """The levels of what stands around both; these cost more."""
    near_a, near_b = around(a), around(b)
    said = bool(near_a.contrast) + bool(near_b.contrast)
    return {
        "context": context(near_a, near_b),
        "names": names(a, b, near_a, near_b),
        "companions": companions(a, b),
        "siblings": siblings(a, b),
        "base": "match" if near_a.base == near_b.base else "conflict",
        "contrast": ("none", "one", "both")[said],
        "reference": "definite" if near_a.definite or near_b.definite else "none",
    }


def separate(a: Claim, b: Claim) -> bool:
    """Can the two be told apart at a glance, so that weighing them is not worth its while?"""
    if a.quantity.per != b.quantity.per or _role(a) != _role(b):
        return True
    if a.quantity.value != b.quantity.value and (a.sentence_text == b.sentence_text or _numbered_apart(a, b)):
        return True
    if a.quantity.currency != b.quantity.currency and (a.quantity.value != b.quantity.value or one_code(a, b)):
        return True
    return a.mention.kind == "count" and noun(a, b) == "conflict"


def one_code(a: Claim, b: Claim) -> bool:
    """Does the code of one currency stand before the other number too, in another case, where no sign gives that one a
    currency ("Gel 346 million", "GEL 346 million")?"""
    return any(
        one.quantity.currency_inferred and _word_before(one).upper() == other.quantity.currency
        for one, other in ((a, b), (b, a))
    )


def _word_before(claim: Claim) -> str:
    before = claim.sentence_text[: claim.span.start - claim.sentence.start].split()[-1:]
    return before[0] if before else ""


def _numbered_apart(a: Claim, b: Claim) -> bool:
    """Are the two told of different members of a series: Class A and Class B, hole 4 and hole 7?"""
    members_a, members_b = numbered(a.sentence_text), numbered(b.sentence_text)
    shared = members_a.keys() & members_b.keys()
    return any(members_a[word].isdisjoint(members_b[word]) for word in shared)


def _role(claim: Claim) -> tuple[str, str]:
    return claim.role, claim.direction if claim.role == "change" else ""


def subject(a: Claim, b: Claim) -> str:
    """ "named": the subject of one is at least named in the sentence of the other."""
    if a.subject is None or b.subject is None:
        return "unknown" if a.subject == b.subject else "one"
    if a.subject == b.subject:
        return "match"
    if _same_name(a.subject, b.subject):
        return "near"
    return "named" if a.subject in b.sentence_text or b.subject in a.sentence_text else "conflict"


_same_name = lru_cache(maxsize=4096)(same_name)


def measure(a: Claim, b: Claim) -> str:
    if a.measure is None or b.measure is None:
        return "unknown" if a.measure == b.measure else "one"
    if a.measure == b.measure:
        return "match"
    known = measures()[1]
    return "near" if known[a.measure][0] == known[b.measure][0] else "conflict"


def noun(a: Claim, b: Claim) -> str:
    if a.mention.kind != "count":
        return "none"
    if a.mention.unit == b.mention.unit and a.mention.unit:
        return "match"
    if a.mention.noun_class and a.mention.noun_class == b.mention.noun_class:
        return "match" if a.mention.noun_class == GENERIC else "class"
    if not a.mention.unit or not b.mention.unit:
        return "none"
    if GENERIC in (a.mention.noun_class, b.mention.noun_class) and a.measure and a.measure == b.measure:
        return "generic"
    return "conflict"


def period(a: Period | None, b: Period | None) -> str:
    if a is None or b is None:
        return "unknown" if a is b else "one"
    if a.same_days(b):
        return "match"
    if a.inside(b) or b.inside(a):
        return "inside"
    return "overlap" if a.overlaps(b) else "apart"


def scope(a: Claim, b: Claim) -> str:
    scope_a, scope_b = set(a.scope), set(b.scope)
    if scope_a == scope_b:
        return "match" if scope_a else "subset"
    differing = scope_a ^ scope_b
    if differing & _FREQUENCIES or differing & _OPPOSED or any(_narrower(a, b, prefix) for prefix in _NARROWING):
        return "conflict"
    return "subset" if scope_a <= scope_b or scope_b <= scope_a else "conflict"


def _narrower(a: Claim, b: Claim, prefix: str) -> bool:
    """Is one claim told of a part that the other is not told of? A place may go unsaid."""
    parts_a, parts_b = ({value for value in claim.scope if value.startswith(prefix)} for claim in (a, b))
    told = (parts_a and parts_b) if prefix == "place:" else (parts_a or parts_b)
    return bool(told) and parts_a != parts_b


def status(a: Claim, b: Claim) -> str:
    """A plan and a forecast are near each other, and so are an estimate and a fact; the rest are apart, but for
    headlines, which say "sells" and "to sell" of what is only planned."""
    statuses = {a.status, b.status}
    if len(statuses) == 1:
        return "match"
    if statuses in ({"plan", "forecast"}, {"actual", "estimate"}):
        return "near"
    return "near" if place(a, b) == "top" and "target" not in statuses else "conflict"


def attribution(a: Claim, b: Claim) -> str:
    if a.attribution is None or b.attribution is None:
        return "unknown"
    return "match" if _same_name(a.attribution, b.attribution) else "conflict"


def context(a: Around, b: Around) -> str:
    """The content words of both clauses: "same", one "contained" in the other, "much", "some" or "none" of the shorter
    shared; "bare" where a clause has none."""
    words_a, words_b = a.clause, b.clause
    if not words_a or not words_b:
        return "bare"
    shared = len(words_a & words_b)
    if not shared:
        return "none"
    least, most = sorted((len(words_a), len(words_b)))
    if shared == least:
        return "same" if shared == most and shared > 1 else "contained"
    return "much" if shared >= _NEIGHBOURS and shared >= _MUCH * least else "some"


def names(a: Claim, b: Claim, near_a: Around, near_b: Around) -> str:
    """The capitalized words of both sentences beside the subjects': "shared", or "apart" where each has only its
    own."""
    names_a, names_b = near_a.names, near_b.names
    if not names_a or not names_b:
        return "none"
    subjects = {word for claim in (a, b) if claim.subject for word in claim.subject.split()}
    names_a, names_b = names_a - subjects, names_b - subjects
    if not names_a or not names_b:
        return "none"
    if names_a & names_b:
        return "shared"
    return "apart"


def companions(a: Claim, b: Claim) -> str:
    """The other numbers of both sentences: some "agree", all "differ", or there are "none" to hold together; "taken"
    where the one's number stands in the other's sentence, of something else."""
    if a.quantity.value != b.quantity.value and (_own(a) in b.companions or _own(b) in a.companions):
        return "taken"
    own_a, own_b = _companions(a), _companions(b)
    if not own_a or not own_b:
        return "none"
    shared = len(own_a & own_b)
    if shared and shared >= _MUCH * min(len(own_a), len(own_b)):
        return "agree"
    kinds = {key.partition(" ")[0] for key in own_a} & {key.partition(" ")[0] for key in own_b}
    return "differ" if kinds else "none"


def _companions(claim: Claim) -> frozenset[str]:
    return frozenset(claim.companions) - {_own(claim)}


def _own(claim: Claim) -> str:
    value = claim.quantity.value
    return f"{claim.quantity.kind} {value.normalize()}" if value is not None else ""


def siblings(a: Claim, b: Claim) -> str:
    """Other numbers of each one's kind in its sentence: beside "none", "one" or "both" of the two; where a
    sentence has several, it takes more to tell which of them is meant."""
    crowded = [sum(key.startswith(claim.quantity.kind + " ") for key in claim.companions) > 1 for claim in (a, b)]
    return ("none", "one", "both")[sum(crowded)]


def place(a: Claim, b: Claim) -> str:
    """Where the two stand: a headline or summary and the body ("top"), the first paragraph and a later one ("lead"),
    one sentence, next to each other, or further apart; in two articles."""
    if a.article != b.article:
        return "across"
    if (a.zone in _TOPS) != (b.zone in _TOPS):
        return "top"
    if a.sentence == b.sentence:
        return "sentence"
    blocks = sorted((a.sentence.block, b.sentence.block))
    if blocks[1] - blocks[0] < _NEIGHBOURS:
        return "beside"
    return "lead" if blocks[0] <= 1 else "later"


def value(a: Claim, b: Claim) -> str:
    """How the numbers compare: "same" is an equal number that is no mere chance, "equal" any other, "currency" one
    number of two currencies; "slip" one error of the hand away from a long number, "short-slip" from a number of three
    digits; "bound" is a floor or ceiling for the other; "close" by rounding or within 12 percent, "apart" within three
    times, "far" beyond."""
    from factcheck.numbers.comparison import comparable

    other = comparable(a.quantity, b.quantity)
    if other is None:
        return "currency" if _same_number(a, b) else "far"
    if a.quantity.value is not None and a.quantity.value == other.value:
        return "same" if is_specific(a.quantity.value) else "equal"
    if a.quantity.literal == other.literal:
        return "equal"
    if a.quantity.implied.meets(other.implied):
        bounded = {a.quantity.relation, other.relation} & set(BOUNDS) and not _vague(a) and not _vague(b)
        return "bound" if bounded else "close"
    return _distance(_middle(a), other.value if other.value is not None else other.literal.low)


def _distance(x: Decimal | None, y: Decimal | None) -> str:
    """How two numbers stand that do not meet: one slip of the hand apart, or how far."""
    if not x or not y:
        return "apart"
    slipped = _slip(x, y)
    if slipped:
        return slipped
    ratio = max(abs(x), abs(y)) / min(abs(x), abs(y))
    if ratio - 1 <= CLOSE:
        return "close"
    return "apart" if ratio <= FAR else "far"


def _same_number(a: Claim, b: Claim) -> bool:
    value = a.quantity.value
    money = a.mention.kind == b.mention.kind == "money"
    return money and value == b.quantity.value and bool(value) and not _one_sign(a, b)


def _one_sign(a: Claim, b: Claim) -> bool:
    """Is the country of one left to the context, and the other's sign no other one: "French francs", then "francs"?"""
    if not (a.quantity.currency_inferred or b.quantity.currency_inferred):
        return False
    one, other = (claim.text.lower().rstrip("s").rpartition(" ")[2] for claim in (a, b))
    return one == other or ("$" in a.text and "$" in b.text)


def _vague(claim: Claim) -> bool:
    return claim.mention.number is not None and claim.mention.number.vague


def is_specific(value: Decimal) -> bool:
    return len(digits_of(value)) >= SPECIFIC


def _middle(claim: Claim) -> Decimal | None:
    quantity = claim.quantity
    return quantity.value if quantity.value is not None else quantity.literal.low


def _slip(x: Decimal, y: Decimal) -> str:
    """How telling a slip is: that two long numbers are one digit apart is no chance, that two short ones are may be."""
    if not is_slip(x, y):
        return ""
    digits_x, digits_y = digits_of(x), digits_of(y)
    if digits_x == digits_y:
        scale = max(abs(x), abs(y)) / min(abs(x), abs(y)) in _SCALES
        return "slip" if len(digits_x) >= SPECIFIC else "short-slip" if len(digits_x) > 1 or scale else ""
    length = max(len(digits_x), len(digits_y))
    return "slip" if length > SPECIFIC else "short-slip" if length == SPECIFIC else ""


def is_slip(x: Decimal, y: Decimal) -> bool:
    """Could one number have become the other by one slip: a power of ten, two swapped digits, one wrong digit in a
    number of at least three?"""
    digits_x, digits_y = digits_of(x), digits_of(y)
    if digits_x == digits_y:
        return True
    if len(digits_x) != len(digits_y) or len(digits_x) < 2:
        return False
    wrong = [i for i, (p, q) in enumerate(zip(digits_x, digits_y, strict=True)) if p != q]
    if len(wrong) == 1:
        return len(digits_x) >= SPECIFIC
    return len(wrong) == 2 and digits_x[wrong[0]] == digits_y[wrong[1]] and digits_x[wrong[1]] == digits_y[wrong[0]]
