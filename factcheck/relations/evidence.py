"""Evidence: what speaks for or against a relation being meant, and, where its numbers do not fit, for one of them being
wrong. Both are lists of features, whose weights stand in a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log

from factcheck.relations import constructions
from factcheck.relations.constructions import between, drawn, lead, trail
from factcheck.relations.equations import EQUATIONS
from factcheck.relations.hypothesis import Hypothesis, number_of
from factcheck.relations.likeness import likeness
from factcheck.relations.pairing import bucket, facet, pair
from factcheck.relations.slips import significant, slip
from factcheck.relations.strip import Strip, Term
from factcheck.relations.weighing import total, weights

START, END = "^", "$"
TINY = 1e-12
MEANT = (-5, -4, -3, -2.5, -2, -1.5, -1, -0.5, 0, 1, 2)
"""Steps of the log-odds that a relation is meant."""
AWAY = 5
"""Tokens before an amount in which the word that says its direction is looked for."""


def words(strip: Strip, one: Hypothesis) -> list[str]:
    """What the text says of a hypothesis, as names of features: where its operands stand, what they are, and which
    words and numbers are between and around them."""
    if one.kind == "same":
        return pair(strip, one)
    members = one.roles
    if one.kind == "sum":
        members, found = _of_sum(strip, one)
    else:
        found = []
    tokens = strip.tokens
    first, last = members[0][1], members[-1][1]
    order = ">".join(name for name, _ in members)
    sign = _sign(tokens, one)
    far = str(min(last.sentence - first.sentence, 3))
    found += [
        f"order={order}",
        f"far={far}:{min(last.paragraph - first.paragraph, 2)}",
        f"zone={strip.zones[first.sentence]}",
        f"sign={sign}",
        f"alike={_alike(one)}",
        f"rivals={min(sum(t.letter == one.anchor.letter for t in strip.sentence(one.anchor.sentence)), 4)}",
    ]
    before, relating, skips = [], [], []
    for name, term in members:
        two_before, one_before, relates, one_behind = _sides(strip, term.at)
        before.append(one_before)
        relating.append(relates)
        for key, value in (("p", one_before), ("r", relates), ("n", one_behind)):
            found += [f"{key}:{name}={value}", f"{key}:{order}:{name}={value}", f"{key}:{sign}:{order}:{name}={value}"]
        found.append(f"pp:{order}:{name}={two_before}")
        found += _said(name, term)
    for (a, left), (b, right) in pairwise(members):
        skipped = min(right.order - left.order - 1, 3)
        skips.append(str(skipped))
        found += _gap(f"{a}>{b}", _drawn_between(strip, left, right), right.at - left.at, skipped, order)
    found.append(f"P:{order}:{'/'.join(before)}:{sign}")
    found.append(f"R:{order}:{'/'.join(relating)}:{sign}:{far}")
    found.append(f"K:{order}:{'/'.join(skips)}:{sign}:{far}")
    return found


def _sides(strip: Strip, at: int) -> tuple[str, str, str, str]:
    """The classes of the words beside a number: the two and the one before it, the nearest before it that relates, and
    the one behind it. Each number stands in many hypotheses, and is looked at once."""
    known = strip.sides.get(at)
    if known is None:
        ahead, behind = drawn(lead(strip.tokens, at, 5)), drawn(trail(strip.tokens, at, 3))
        roles = constructions.words("relating")
        known = strip.sides[at] = (
            " ".join(ahead[-2:]),
            ahead[-1] if ahead else START,
            next((word for word in reversed(ahead) if word in roles), ""),
            behind[0] if behind else END,
        )
    return known


def _drawn_between(strip: Strip, left: Term, right: Term) -> list[str]:
    """The classes of the words between two numbers."""
    known = strip.gaps.get((left.at, right.at))
    if known is None:
        known = strip.gaps[left.at, right.at] = drawn(between(strip.tokens, left.at, right.at))
    return known


def _gap(pair: str, classes: list[str], size: int, skipped: int, order: str) -> list[str]:
    """Features of what stands between two operands."""
    long = size if size < 6 else 6 + (size > 10) + (size > 18) + (size > 30)
    marks = "".join(mark for mark in (",", ";", "§", "¶", "(", ")", "|", ":") if mark in classes)
    turning = constructions.words("turning")
    turns = " ".join(sorted({word for word in classes if word in turning}))
    text = " ".join(classes[:8])
    return [
        f"g:{pair}={long}", f"k:{pair}={skipped}", f"k:{order}:{pair}={skipped}", f"m:{order}:{pair}={marks}",
        f"u:{pair}={turns}", f"u:{order}:{pair}={turns}", f"t:{pair}={text}", f"t:{order}:{pair}={text}",
    ]  # fmt: skip


def _said(name: str, term: Term) -> list[str]:
    claim = term.claim
    found = [f"l:{name}={term.letter}", f"v:{name}={claim.quantity.relation}", f"ro:{name}={claim.role}"]
    if claim.status != "actual":
        found.append(f"st:{name}={claim.status}")
    found += [f"sc:{name}={scope.partition(':')[0]}" for scope in claim.scope]
    return found


def _alike(one: Hypothesis) -> str:
    """Do the two numbers that a relation compares count or measure the same?"""
    a, b = one.operands[0][1].claim, one.operands[-1][1].claim
    noun = facet(a.quantity.unit, b.quantity.unit)
    if noun == "apart" and a.mention.noun_class and a.mention.noun_class == b.mention.noun_class:
        noun = "class"
    return f"{noun}:{facet(a.measure, b.measure)}"


def _sign(tokens: list[str], one: Hypothesis) -> str:
    """Does the word that says which way a number went agree with the way that it went? "" where there is none, or
    where the relation has no direction."""
    values = {role: term.value for role, term in one.operands}
    if "from" not in values:
        return ""
    word = _movement(tokens, one.anchor.at)
    if not word:
        return "none"
    return "ok" if (word == "+") == (values["to"] > values["from"]) else "contrary"


def _movement(tokens: list[str], at: int) -> str:
    """The "+" or "-" that belongs to an amount: the nearest one before it, with no other number between, or behind."""
    for token in reversed(lead(tokens, at, AWAY)):
        if token[:1] in ("+", "-"):
            return token[0]
        if len(token) == 1 and token.isupper() and token not in "DU":
            break
    for token in trail(tokens, at, 4):
        if token[:1] in ("+", "-"):
            return token[0]
        if len(token) == 1 and token.isupper():
            break
    return ""


def _of_sum(strip: Strip, one: Hypothesis) -> tuple[list[tuple[str, Term]], list[str]]:
    """A whole with the first and the last of its parts, and the features of the parts among themselves."""
    total = one.anchor
    parts = [term for _, term in one.operands]
    count = min(len(parts), 5)
    gaps = [_drawn_between(strip, left, right) for left, right in pairwise(parts)]
    inside = strip.sentence(total.sentence)
    used = {total.order, *(part.order for part in parts)}
    left = sum(term.order not in used and term.group == total.group for term in inside)
    spare = sum(
        term.order not in used and term.group == total.group
        for number in range(parts[0].sentence, parts[-1].sentence + 1)
        for term in strip.sentence(number)
    )
    shapes = {" ".join(gap[-2:]) for gap in gaps}
    side = "ahead" if total.order < parts[0].order else "behind"
    nouns = {part.claim.quantity.unit for part in parts}
    found = [
        f"count={count}:{side}",
        f"left={min(left, 3)}:{side}",
        f"spare={min(spare, 3)}:{side}",
        f"shapes={min(len(shapes), 3)}:{count}",
        f"same={len({(part.sentence, part.letter) for part in parts})}:{count}",
        f"nouns={min(len(nouns), 3)}:{count}",
        f"wide={max(part.value for part in parts) >= total.value}",
        f"sizes={bucket(max(part.value for part in parts) / total.value, (0.2, 0.4, 0.5, 0.6, 0.8, 0.95))}:{count}",
        f"lastgap={' '.join(gaps[-1][:3])}",
    ]
    found += [f"in={' '.join(gap[:2])}" for gap in gaps[:3]]
    found += [f"out={' '.join(gap[-2:])}" for gap in gaps[:3]]
    ends = [("first", parts[0]), ("last", parts[-1])] if len(parts) > 1 else [("first", parts[0])]
    return sorted([("total", total), *ends], key=lambda member: member[1].order), found


def misfit(strip: Strip, one: Hypothesis) -> list[str]:
    """How the printed number misses what the others allow, as names of features: how far, on which side, and whether
    one slip in one of them would explain it."""
    if one.kind == "same":
        return likeness(strip, one, total(known.meant, pair(strip, one)) if (known := weights("same")) else 0.0)
    printed, given = one.printed, one.given
    value, expected = printed[0], given[0]
    equation = EQUATIONS[one.equation]
    apart = abs(log(value / expected)) if value > 0 and expected > 0 else 9.0
    step = bucket(apart, (0.01, 0.03, 0.1, 0.3, 0.7))
    digits = min(significant(one.anchor), 4)
    wide = given[2] - given[1] + printed[2] - printed[1]
    loose = bucket(wide / abs(expected) if expected else 9.0, (0.002, 0.02, 0.1))
    found = [f"x:apart={step}:{value > expected}", f"x:digits={digits}", f"x:loose={loose}:{step}"]
    causes = [(equation.anchor, one.anchor, slip(one.anchor, given))]
    numbers = [(role, number_of(role, term)) for role, term in one.operands]
    for index, (role, term) in enumerate(one.operands):
        needed = equation.solve(index, numbers, printed)
        if needed is not None and needed[1] > 0:
            causes.append((role, term, slip(term, needed)))
    for role, term, cause in causes:
        if cause != "none":
            found.append(f"x:slip={cause}:{min(significant(term), 4)}")
            found.append(f"x:slip={role}:{cause}")
    found.append(f"x:slips={min(sum(cause != 'none' for *_, cause in causes), 3)}:{loose}")
    found += [f"x:as={name}" for name in confusions(one)]
    return found


def together(words: Sequence[str], misses: Sequence[str], meant: float) -> list[str]:
    """All features of a misfit of numbers that are computed from each other, with how likely such words mean that and
    how it misses: what is weighed where that was learned from known slips."""
    likely = f"x:meant={bucket(meant, MEANT)}"
    slipped = any(one.startswith("x:slip=") for one in misses)
    apart = [one for one in misses if one.startswith("x:apart=")]
    crossed = [f"{likely}&slip={slipped}", *(f"{likely}&{one}" for one in apart)]
    return [*words, *misses, likely, *crossed, *(f"{one}&{slipped}" for one in apart)]


def confusions(one: Hypothesis) -> list[str]:
    """Other sums that would give the printed number, by their names in OTHER_SUMS: the wrong base, the rest instead of
    the part, and the like."""
    values = {role: term.value for role, term in one.operands}
    guesses: dict[str, float] = {}
    if one.equation == "change percent":
        start, end = values["from"], values["to"]
        guesses = {"base": abs(end - start) / end * 100, "level": end / start * 100, "difference": abs(end - start)}
    elif one.equation == "share percent":
        part, whole = values["part"], values["whole"]
        guesses = {"rest": (whole - part) / whole * 100, "ratio": part / max(whole - part, TINY) * 100}
    elif one.equation == "change times":
        guesses = {"more": values["to"] / values["from"] - 1}
    printed = one.printed
    return [name for name, guess in guesses.items() if printed[1] <= guess <= printed[2]]
