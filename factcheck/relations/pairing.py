"""Evidence that two numbers of an article are one quantity told twice: what they are said of, how alike their
surroundings are, and whether the later one points back."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.claims.facets.around import around
from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.relations.hypothesis import Hypothesis, meets
from factcheck.relations.places import CLOSE, Place, common_words
from factcheck.relations.same import tie
from factcheck.relations.strip import Strip, Term
from factcheck.relations.two_things import RELATIVE

PLAIN = frozenset(("the", "all", "its", "their", "this", "the of", "the ?"))
"""Ways of pointing back that are weighed by themselves."""
COUNTED = "MCN"
RARE = 3
"""A word that the article has so often is rare."""


def pair(strip: Strip, one: Hypothesis) -> list[str]:
    """Features of two numbers that may be one."""
    a, b = one.operands[0][1], one.anchor
    x, y = a.claim, b.claim
    at, other = strip.places[a.order], strip.places[b.order]
    kind = a.letter if a.letter == b.letter else "".join(sorted((a.letter, b.letter)))
    shared, all_of = at.stems & other.stems, len(at.stems | other.stems)
    like = bucket(10 * len(shared) / all_of if all_of else 0, (0, 1, 2, 3, 4, 6, 8))
    noun, measure = facet(x.quantity.unit, y.quantity.unit), facet(x.measure, y.measure)
    size = bucket(min(a.value, b.value), (3, 10, 30, 100, 1000, 10000))
    period = periods(x.period, y.period)
    subject = facet(x.subject, y.subject)
    tied = bucket(tie(at, other), (0, 1, 2, 3, 4, 6))
    ties = min(len(at.close.keys() & other.close.keys()), 4)
    rare = min(sum(strip.seen[word] <= RARE for word in shared), 3)
    points = other.pointing
    crowd = len(strip.groups.get(b.group, ()))
    rivals = _rivals(strip, a, b, other)
    news = _novel(strip, b, a)
    lacks = _novel(strip, a, b)
    names = _names(strip, a, b)
    few = bucket(max(a.value, b.value), (12, 100, 1000)) if kind in ("C", "N", "CN") else "-"
    bare = _plain(points)
    contrast = f"{bool(around(x).contrast)}:{bool(around(y).contrast)}"
    mods = _modifiers(set(x.mention.modifiers), set(y.mention.modifiers))
    found = [
        f"new={news}:{bool(points)}:{tied}",
        f"pt={bare}:{news}:{tied}",
        f"pt={bare}:{few}:{names}",
        f"pt={bare}:{few}:{subject}",
        f"pt={bare}:{few}:{min(rivals, 1)}:{news}",
        f"pt={bare}:{few}:{contrast}",
        f"contrast={contrast}",
        f"contrast={contrast}:{tied}",
        f"mods={mods}",
        f"mods={mods}:{bare}",
        f"st={x.status}:{y.status}",
        f"st={x.status}:{y.status}:{tied}",
        f"new={news}:{lacks}",
        f"new={news}:{lacks}:{kind}",
        f"new={news}:{names}",
        f"new={news}:{few}:{bool(points)}",
        f"few={few}:{tied}",
        f"few={few}:{rare}",
        f"few={few}:{points}",
        f"names={names}:{tied}",
        f"names={names}:{points}",
        f"subject={subject}:{news}",
        f"period={period}:{news}",
        f"kind={kind}",
        f"zones={strip.zones[a.sentence]}:{strip.zones[b.sentence]}",
        f"apart={bucket(b.sentence - a.sentence, (1, 2, 4, 8, 16))}:{b.paragraph > a.paragraph}",
        f"like={like}",
        f"shared={min(len(shared), 6)}",
        f"tie={tied}:{kind}",
        f"tie={tied}:{ties}",
        f"tie={tied}:{noun}",
        f"rare={rare}:{ties}",
        f"rare={rare}:{tied}",
        f"point={points}",
        f"point={points}:{tied}:{kind}",
        f"point={bool(points)}:{tied}:{min(rivals, 2)}",
        f"point={bool(points)}:{noun}:{rare}",
        f"pointed={at.pointing}",
        f"rivals={min(rivals, 3)}:{tied}",
        f"rivals={min(rivals, 3)}:{ties}:{kind}",
        f"noun={noun}:{kind}",
        f"noun={noun}:{min(len(shared), 4)}",
        f"class={facet(x.mention.noun_class, y.mention.noun_class)}",
        f"measure={measure}",
        f"measure={measure}:{min(len(shared), 4)}",
        f"subject={subject}",
        f"subject={subject}:{tied}:{measure}",
        f"names={names}",
        f"period={period}",
        f"period={period}:{measure}:{subject}",
        f"status={x.status == y.status}:{'actual' in (x.status, y.status)}",
        f"role={min(x.role, y.role)}:{max(x.role, y.role)}",
        f"dir={facet(x.direction or None, y.direction or None)}",
        f"who={facet(x.attribution, y.attribution)}",
        f"rel={x.quantity.relation}:{y.quantity.relation}",
        f"size={size}:{kind}",
        f"size={size}:{tied}",
        f"scopes={bool(x.scope)}:{bool(y.scope)}:{x.scope == y.scope}",
        f"crowd={bucket(crowd, (2, 3, 5, 9, 16, 30))}",
        f"crowd={bucket(crowd, (2, 3, 5, 9, 16, 30))}:{tied}",
        f"table={x.zone == 'table'}:{y.zone == 'table'}",
        f"C:{noun}:{measure}:{like}:{period}",
    ]
    if _pointed(strip, one):
        found.append("pointed")
    found += [f"sc={scope.partition(':')[0]}" for scope in sorted(set(x.scope) ^ set(y.scope))]
    return found + _beside(strip.tokens, a, b)


def _plain(points: str) -> str:
    return points if points in PLAIN else "..." if points else ""


def _modifiers(mine: set[str], theirs: set[str]) -> str:
    if not mine and not theirs:
        return "none"
    return "same" if mine == theirs else "more" if theirs - mine else "less"


def _pointed(strip: Strip, one: Hypothesis) -> bool:
    """Does the later number point back to the earlier one: "fined $12 million … the $20 million fine", with all that is
    said of it said before, no other number that it may mean, and nothing that sets the two apart?"""
    a, b = one.operands[0][1], one.anchor
    x, y = a.claim, b.claim
    at, other = strip.places[a.order], strip.places[b.order]
    if not other.pointing or not other.phrase or b.letter not in COUNTED:
        return False
    if _novel(strip, b, a) != "0" or tie(at, other) > CLOSE or set(y.mention.modifiers) - set(x.mention.modifiers):
        return False
    return (
        _alike(x, y)
        and strip.tokens[b.at + 1] not in RELATIVE
        and _names(strip, a, b) != "apart"
        and not around(y).contrast
        and not _rivals(strip, a, b, other)
        and not _told_in(strip, a, b.sentence, b)
        and "table" not in (x.zone, y.zone)
    )


def _alike(x: Claim, y: Claim) -> bool:
    """Are two claims of one subject, time, status, bound and role, as far as the text tells? A later number with a time
    of its own, or one that another is held against, is another number."""
    if facet(x.subject, y.subject) == "apart" or around(x).base or around(y).base:
        return False
    if y.period is not None and (x.period is None or not x.period.overlaps(y.period)):
        return False
    return (x.status, x.quantity.relation, x.role) == (y.status, y.quantity.relation, y.role)


def _novel(strip: Strip, term: Term, other: Term) -> str:
    """How much of the phrase around a number is not in the other's sentence: "-" where there is no phrase."""
    phrase = strip.places[term.order].phrase
    if not phrase:
        return "-"
    missing = len(phrase - strip.roots[other.sentence])
    return "all" if missing == len(phrase) else str(min(missing, 2))


def _rivals(strip: Strip, a: Term, b: Term, place: Place) -> int:
    """How many other numbers before the later one are tied to it as closely as the earlier one is, and differ from
    both."""
    least = tie(strip.places[a.order], place)
    return sum(
        term.order < b.order
        and term.order != a.order
        and not meets(term.number, a.number)
        and not meets(term.number, b.number)
        and tie(strip.places[term.order], place) <= least
        for term in strip.groups.get(b.group, ())
    )


def _told_in(strip: Strip, term: Term, sentence: int, but: Term) -> bool:
    return any(
        one.group == term.group and one.order != but.order and meets(one.number, term.number)
        for one in strip.sentence(sentence)
    )


def _names(strip: Strip, a: Term, b: Term) -> str:
    mine, other = strip.named(a.sentence), strip.named(b.sentence)
    return "same" if mine and mine == other else names(mine, other)


def names(mine: frozenset[str], other: frozenset[str]) -> str:
    """Do two sentences name the same?"""
    if not mine or not other:
        return "none" if mine == other else "one"
    return "apart" if not mine & other else "within" if mine <= other or other <= mine else "some"


def _beside(tokens: list[str], a: Term, b: Term) -> list[str]:
    """Features of the words right beside two numbers."""
    before, after = tokens[max(0, a.at - 3) : a.at], tokens[a.at + 1 : a.at + 4]
    before2, after2 = tokens[max(0, b.at - 3) : b.at], tokens[b.at + 1 : b.at + 4]
    found = [
        f"bb={before[-1:] == before2[-1:]}:{before[-2:] == before2[-2:]}",
        f"aa={after[:1] == after2[:1]}:{after[:2] == after2[:2]}",
        f"around={bool(set(after) & set(after2))}:{bool(set(before) & set(before2))}",
    ]
    common = common_words()
    for name, near in (("e", before), ("l", before2), ("ea", after[:2]), ("la", after2[:2])):
        found += [f"{name}={token}" for token in near if token in common or not token.islower()]
    return found


def facet(a: object, b: object) -> str:
    if a is None and b is None:
        return "none"
    if a is None or b is None:
        return "one"
    return "same" if a == b else "apart"


def periods(a: Period | None, b: Period | None) -> str:
    if a is None or b is None:
        return facet(a, b)
    if a.same_days(b):
        return "same"
    return "overlap" if a.overlaps(b) else "apart"


def bucket(value: float, edges: tuple[float, ...]) -> int:
    """How many of some ascending edges a value is above."""
    return bisect_left(edges, value)
