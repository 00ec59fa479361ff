"""Constructions that assert a change: "up 3.2% from 271,200", "a rise of 1.3 points", "300,000 fewer than"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.constructions import words as class_words
from factcheck.relations.cues import before, between, clause_before, clause_behind, cues, opening, sentence_around, way
from factcheck.relations.cues import sign as sign_of
from factcheck.relations.earlier_values import told_elsewhere
from factcheck.relations.hypothesis import Hypothesis, hypothesis
from factcheck.relations.places import PARAGRAPH, SENTENCE
from factcheck.relations.slips import by_hand, explained, two_swapped
from factcheck.relations.strip import Strip, Term, commensurate
from factcheck.relations.together import ASIDE, FAR, alike, alone, closed, follows, span
from factcheck.relations.told_changes import BACK, dated, earlier, had_been, is_now, summed_up, taken_up

AROUND = 12
"""Tokens around the numbers in which a word may say that a change is on another basis."""
ALONG, FURTHEST = 6, 10
"""Tokens behind an amount in which "than" says what it is compared with, and up to that."""


def _on_another_basis(strip: Strip, one: Hypothesis) -> bool:
    """Do words around the numbers say that the change is reckoned on another basis?"""
    members = [term for _, term in one.roles if term.order >= 0]
    start = least = min(term.at for term in members)
    end = most = max(term.at for term in members)
    while start > max(0, least - AROUND) and strip.tokens[start] not in (SENTENCE, PARAGRAPH):
        start -= 1
    while end < min(len(strip.tokens) - 1, most + AROUND) and strip.tokens[end] not in (SENTENCE, PARAGRAPH):
        end += 1
        if strip.tokens[end - 1] == "," and strip.tokens[end] in cues("turn") | {"and", "but"}:
            break
    return not cues("basis").isdisjoint(strip.tokens[start:end])


def _of_its_own(strip: Strip, how: str, amount: Term, start: Term, end: Term) -> bool:
    """Has an amount a base of its own, other than the value before?"""
    behind_it = clause_behind(strip, amount, 6)
    apart = amount.sentence > max(start.sentence, end.sentence)
    if apart and (behind_it[:1] == ["D"] or (behind_it[:1] in (["+"], ["-"]) and not taken_up(strip, amount))):
        return True  # "It is up 3% this week", "70% more food is needed"
    if "," in behind_it and amount.order > max(start.order, end.order):
        behind_it = behind_it[: behind_it.index(",")]
    if behind_it[:1] == ["to"] and strip.terms[amount.order + 1].order not in _reached(how, start, end):
        return True
    if any(token.endswith("est") for token in behind_it[:4]) and taken_up(strip, amount):
        return False  # "The increase of 7% is the largest since 2021"
    if (
        not cues("own-base").isdisjoint(behind_it)
        and not earlier(strip, start)
        and "D" not in clause_behind(strip, start)
    ):
        return True
    if _than_before(behind_it) and summed_up(strip, start, end, amount):
        return False
    reaches = amount.at < start.at <= amount.at + 1 + len(behind_it)
    return not reaches and not cues("start").isdisjoint(behind_it) and not earlier(strip, start)


def _reached(how: str, start: Term, end: Term) -> tuple[int, ...]:
    """The numbers that "to" behind an amount may name: the value after, or what a premium is paid on."""
    return (start.order, end.order) if how in ("from", "than") else (end.order,)


def _than_before(behind_it: list[str]) -> bool:
    """ "more than this year", "above last year's": the base is the value before once more."""
    return "than" in behind_it and not {"thi", "last", "D", "year"}.isdisjoint(behind_it)


def _starts(strip: Strip, start: Term, end: Term, amount: Term) -> str:
    """How the text says that a number is the value before: "from", "than", "earlier" or "now"; "" where it does not."""
    ahead = _phrase_before(strip, start)
    bound = ahead[-1:] == ["than"] and start.claim.quantity.relation not in ("exact", "about")
    of_others = clause_behind(strip, start, 1) == ["among"]
    if _relating(ahead) in cues("start") and not bound and not of_others:
        return "from"
    if _is_base(strip, start, amount, ahead):
        return "than"
    if start.at > end.at and earlier(strip, start) and not earlier(strip, end):
        return "earlier"
    if had_been(strip, start, end):
        return "had"
    return _by_time(strip, start, end, amount)


def _is_base(strip: Strip, start: Term, amount: Term, ahead: list[str]) -> bool:
    """Is a value the base of the amount before it: "20% above 50", "a premium of 20% to 50"?"""
    if not ahead or not follows(strip, amount, start) or strip.tokens[start.at - len(ahead) - 1] != amount.letter:
        return False
    relating = _relating(ahead)
    if amount.letter == "X" and amount.value > 1 and ahead == ["the"]:
        return True  # "three times the 15,100 of a year ago"
    if ahead[-1] in cues("start-of-amount") or (ahead[0] in cues("start-of-amount") and relating in ("", "of")):
        return True
    named = not cues("up").isdisjoint(ahead) or not cues("down").isdisjoint(ahead)
    named = named or before(strip, amount, "up", 3) or before(strip, amount, "down", 3)
    return named and "to" in (relating, ahead[0])


def _by_time(strip: Strip, start: Term, end: Term, amount: Term) -> str:
    """How words of time say which of two values came first, "" where they do not."""
    if start.at < end.at and is_now(strip, end) and not is_now(strip, start):
        return "now" if alike(start, end) else ""
    when = "when" in clause_before(strip, start, 6) and not cues("was").isdisjoint(clause_before(strip, start, 3))
    if when and start.at > amount.at > end.at:
        return "when"
    if start.at < end.at and is_now(strip, start) and "will" in clause_before(strip, end, 4):
        return "will"
    based = not cues("earlier").isdisjoint(clause_behind(strip, amount, 8))
    return "dated" if not based and dated(strip, start, end) and summed_up(strip, start, end, amount) else ""


def _relating(ahead: list[str]) -> str:
    """The nearest word before a number that says which part it plays; "compared with" and "compared to" are one."""
    if "of" in ahead and _is_named_level(ahead):
        return next(token for token in ahead if token in cues("start"))
    for first, token in reversed(list(pairwise(["", *ahead]))):
        if token in cues("start") or (token in class_words("relating") and first not in cues("start")):
            return token
    return ""


def _is_named_level(ahead: list[str]) -> bool:
    """ "from net sales of", "compared with revenue of": is a value before named, and no loss, record or other turn?"""
    found = [place for place, token in enumerate(ahead) if token in cues("start")]
    if len(found) != 1 or ahead[-1] != "of":
        return False
    named = [token for token in ahead[found[0] + 1 : -1] if token not in ("with", "to")]
    return 0 < len(named) < 4 and cues("turned").isdisjoint(named) and class_words("relating").isdisjoint(named)


def _phrase_before(strip: Strip, term: Term) -> list[str]:
    """The tokens before a number, back to a comma."""
    ahead = clause_before(strip, term, 6)
    while "," in ahead:
        ahead = ahead[ahead.index(",") + 1 :]
    return ahead


def _amount_is_theirs(strip: Strip, start: Term, end: Term, amount: Term) -> bool:
    """Does an amount stand between two values, or so near to them that it is said of them?"""
    if summed_up(strip, start, end, amount):
        return True
    if min(start.sentence, end.sentence) < amount.sentence and taken_up(strip, amount):
        return True
    first, last = sorted((start, end), key=lambda term: term.at)
    if _is_definite(strip, amount) and follows(strip, first, last) and follows(strip, last, amount):
        return True
    if first.at < amount.at < last.at:
        return (cues("turn") - {"which"} | {"and"}).isdisjoint(between(strip, end, amount))
    inner = between(strip, amount, last if amount.at > last.at else first)
    if amount.sentence != start.sentence and amount.sentence != end.sentence:
        aside = ASIDE if amount.at < first.at else ""
        return alone(strip, amount, aside) and len(inner) <= NEAR
    opening = inner[1:2] if inner[:1] == [","] else inner[:1]
    return len(inner) <= NEAR and "and" not in (*opening, *inner[-1:]) and cues("turn").isdisjoint(inner)


NEAR = 6
TINY = 0.02
"""What one value of a difference is of the other, at least."""


def _is_definite(strip: Strip, amount: Term) -> bool:
    """ "the 7 percent drop", "the drop of 7 percent": one that the reader knows of."""
    before_it, behind_it = clause_before(strip, amount, 3), clause_behind(strip, amount, 1)
    if before_it[-1:] == ["the"]:
        return behind_it != [] and sign_of(behind_it[0]) != ""
    return before_it[:1] == ["the"] and before_it[2:] == ["of"] and sign_of(before_it[1]) != ""


def _taken_up(strip: Strip, start: Term, end: Term) -> bool:
    """Does the sentence of two values take up what the one before says: "It came in at 177, against 150"?"""
    ahead = opening(strip, min(start.at, end.at), NEAR)
    return len(ahead) > 1 and ahead[0] in ("it", "they", "that", "thi") and ahead[1] in cues("was")


def change(strip: Strip, one: Hypothesis) -> str:
    roles = dict(one.operands)
    start, end, amount = roles["from"], roles["to"], one.anchor
    sign = way(strip, amount) or ("+" if one.equation == "change times" else "")
    if not sign or (sign == "+") is not (end.value > start.value):
        return ""
    at_pace = not cues("pace").isdisjoint((*clause_behind(strip, amount, 2), *clause_before(strip, amount, 1)))
    if at_pace or is_of_something_else(strip, start, end, amount):
        return ""  # "fell at a 2 percent annual rate"
    if one.equation == "change fraction" and min(start.value, end.value) < TINY * max(start.value, end.value):
        return ""
    told = _in_one_place(strip, one, start, end)
    return told or (f"{one.equation}: elsewhere" if told_elsewhere(strip, one, start, end) else "")


def is_of_something_else(strip: Strip, start: Term, end: Term, amount: Term) -> bool:
    """Is an amount a part of another word ("75 percent-owned"), or does it tell behind two values why the one became
    the other ("driven by a 32% rise in volumes", "on a 32% jump in exports")?"""
    if any(token[:1] == "-" and len(token) > 1 for token in clause_behind(strip, amount, 1)):
        return True
    last = max(start, end, key=lambda term: term.at)
    if amount.at < last.at or amount.sentence != last.sentence:
        return False
    inner = between(strip, last, amount)
    return inner in (["on"], ["on", "a"], ["on", "an"]) or not cues("cause").isdisjoint(inner)


def _in_one_place(strip: Strip, one: Hypothesis, start: Term, end: Term) -> str:
    """How a text asserts a change whose numbers stand together."""
    amount = one.anchor
    if _is_no_change(strip, one, start, end):
        return ""
    how = _starts(strip, start, end, amount)
    if not how or not _amount_is_theirs(strip, start, end, amount):
        return (
            f"{one.equation}: swapped" if _swapped_in_one(strip, one, start, end) else _by_hand(strip, one, start, end)
        )
    if (how != "when" and _of_its_own(strip, how, amount, start, end)) or _on_another_basis(strip, one):
        return ""
    if _is_parted(strip, how, start, end, amount):
        return ""
    if amount.sentence < min(start.sentence, end.sentence) and not _taken_up(strip, start, end):
        return ""
    if how in UNSURE and explained(one):
        how = "by hand"
    return f"{one.equation}: {how}{span(one.roles[0][1], one.roles[-1][1])}"


UNSURE = ("earlier", "now")
"""What tells the value before so loosely that only a slip that explains the misfit makes it sure."""


def rate(strip: Strip, one: Hypothesis) -> str:
    """A percentage that went from 5% to 7% and is said to have risen by 2 percent: percent taken for points."""
    roles = dict(one.operands)
    start, end, amount = roles["from"], roles["to"], one.anchor
    points = hypothesis("change points", amount, ("one", start), ("other", end))
    if one.fits or points is None or not points.fits:
        return ""
    found = change(strip, one)
    return found and f"{one.equation}: points{span(one.roles[0][1], one.roles[-1][1])}"


def _is_no_change(strip: Strip, one: Hypothesis, start: Term, end: Term) -> bool:
    """Do words say that an amount is no change, or the numbers that they do not belong together?"""
    amount = one.anchor
    if not closed(strip, one, far=BACK if taken_up(strip, amount) else FAR) or not alike(start, end):
        return True
    if (
        clause_behind(strip, amount, 1) in (["of"], ["own"])
        or clause_before(strip, amount, 1) == ["to"]
        or _more_than(strip, one)
    ):
        return True
    return _is_a_step(strip, start) or _is_a_step(strip, end) or _times_its_own(strip, one)


def _is_parted(strip: Strip, how: str, start: Term, end: Term, amount: Term) -> bool:
    """Does the base stand in another sentence than the value after, with nothing that takes that one up ("It sold for
    11.5 million. That is 18% below the 14 million asked"), or may several numbers be that value?"""
    if start.sentence == end.sentence or (how not in ("from", "than") and summed_up(strip, start, end, amount)):
        return False
    if not start.sentence == amount.sentence == end.sentence + 1:
        return how in ("from", "than") or start.sentence == amount.sentence
    return not taken_up(strip, amount) or _has_another(strip, end)


def _has_another(strip: Strip, end: Term) -> bool:
    """Does another number of a value's kind stand in its sentence, ranges included, which are no terms?"""
    kinds = ("M", "R") if end.letter in "MR" else (end.letter,)
    others = [term for term in strip.sentence(end.sentence) if term.letter in kinds]
    ranges = sum(token in kinds for token in sentence_around(strip, end)) - len(others)
    return ranges > 0 or any(term is not end and commensurate(term, end) for term in others)


def _by_hand(strip: Strip, one: Hypothesis, start: Term, end: Term) -> str:
    """A change that stands behind its two values, or is taken up, and that one slip explains, where the text does not
    say that the other one came first."""
    amount = one.anchor
    if amount.order < max(start.order, end.order) or not explained(one) or _on_another_basis(strip, one):
        return ""
    if _starts(strip, end, start, amount) in ("from", "than", "earlier"):
        return ""
    if start.order > end.order and _is_beside(between(strip, start, amount)):
        return ""  # "it fell to a low of 76; it was last at 79, down 2%": that is to the second
    if not (taken_up(strip, amount) or summed_up(strip, start, end, amount)):
        return ""
    return f"{one.equation}: by hand{span(one.roles[0][1], one.roles[-1][1])}"


def _is_beside(inner: list[str]) -> bool:
    """Do the words between a value and an amount make this the change that led to it (", down")?"""
    return len(inner) == 2 and inner[0] == "," and bool(sign_of(inner[1]))


def _is_a_step(strip: Strip, value: Term) -> bool:
    """ "declined 70%, or by about 200,000", "51 cents higher", "a rise of 34": an amount of change, which is no
    value."""
    ahead, behind_it = clause_before(strip, value, 3), clause_behind(strip, value, 1)
    if "by" in ahead[-2:] or ahead[-1:] in (["+"], ["-"]) or (behind_it != [] and behind_it[0] in ("+", "-")):
        return True
    return ahead[-1:] == ["of"] and len(ahead) > 1 and ahead[-2] in ("+", "-")


def _times_its_own(strip: Strip, one: Hypothesis) -> bool:
    """ "three times its size of before": what it is a multiple of is named behind it, and is no number beside it."""
    if one.equation != "change times":
        return False
    behind_it = clause_behind(strip, one.anchor, 4)
    named = bool(behind_it) and behind_it[0] in ("its", "it", "their", "his", "her", "our")
    return named and not any(len(token) == 1 and token.isupper() for token in behind_it)


def _swapped_in_one(strip: Strip, one: Hypothesis, start: Term, end: Term) -> bool:
    """Would two digits of the change put it right for two values of its own sentence that it may be said of?"""
    together = len({term.sentence for _, term in one.roles}) == 1
    if not together or one.anchor.letter != "P" or not two_swapped(one) or _on_another_basis(strip, one):
        return False
    return _amount_is_theirs(strip, start, end, one.anchor) and not _of_its_own(strip, "", one.anchor, start, end)


def _more_than(strip: Strip, one: Hypothesis) -> bool:
    """ "more than quadrupled" of what became more than four times as much"""
    bounded = one.anchor.letter == "X" and strip.tokens[one.anchor.at - 2 : one.anchor.at] == ["+", "than"]
    return bounded and one.given[2] > one.anchor.value


def points(strip: Strip, one: Hypothesis) -> str:
    """ "rose 1.3 points to 7.4 percent from 6.1 percent" """
    amount = one.anchor
    far = BACK if taken_up(strip, amount) else FAR
    if (amount.letter != "Q" and amount.claim.quantity.unit != "point") or not closed(strip, one, "QX", far):
        return ""
    return _apart(strip, one, way(strip, amount))


def difference(strip: Strip, one: Hypothesis) -> str:
    """ "3.2 million, 300,000 fewer than the 3.5 million a year earlier" """
    amount = one.anchor
    a, b = (term for _, term in one.operands)
    if not closed(strip, one, far=BACK if taken_up(strip, amount) else FAR) or not alike(a, b):
        return ""
    if _is_a_step(strip, a) or _is_a_step(strip, b) or _is_another(strip, amount):
        return ""
    if min(a.value, b.value) < TINY * max(a.value, b.value):
        return ""  # the amount would be all of the greater one
    told = _is_by(strip, amount) or summed_up(strip, a, b, amount) or taken_up(strip, amount)
    return (_apart(strip, one, way(strip, amount)) if told else "") or _in_between(strip, one)


def _in_between(strip: Strip, one: Hypothesis) -> str:
    """ "82.50, still 1.50 short of the 84 on offer", "1,345 metres, 100 metres longer than the old one at 1,245": a
    misfit counts where one slip explains it."""
    first, amount, last = (term for _, term in one.roles)
    others = any(commensurate(term, amount) for term in strip.terms[first.order + 1 : last.order] if term is not amount)
    if amount is not one.anchor or last.sentence != first.sentence or others:
        return ""
    inner = between(strip, amount, last)
    short = inner[:2] == ["short", "of"]
    sign = "-" if short else sign_of(inner[0]) if inner and "than" in inner[1:ALONG] else ""
    apart = len(inner) > FURTHEST or first.letter in "PQ" or not sign or (sign == "+") is not (first.value > last.value)
    if apart or not (one.fits or by_hand(one)) or _on_another_basis(strip, one):
        return ""
    return f"{one.equation}: {'short of' if short else 'in between'}"


def _is_another(strip: Strip, amount: Term) -> bool:
    """Is it a value that was reached ("fell to 20"), or the change of something else ("boosted by a 20 gain on
    shares")?"""
    ahead, rest = clause_before(strip, amount, 4), clause_behind(strip, amount, 3)
    moved = "by" in ahead[-2:] and rest[:1] in (["+"], ["-"]) and "than" not in rest
    return moved or ahead[-1:] in (["to"], ["at"], ["from"], ["than"])


def _is_by(strip: Strip, amount: Term) -> bool:
    """Is an amount the size of a change: "fell by 20", "20 fewer than", "a fall of 20", "20 minutes shorter"?"""
    ahead, rest = clause_before(strip, amount, 4), clause_behind(strip, amount, 3)
    if ahead[-1:] == ["by"]:
        return any(token[:1] in ("+", "-") for token in ahead)
    if rest and sign_of(rest[0]) and ("than" in rest or (rest[0] not in ("+", "-") and rest[1:] in ([], [","]))):
        return True
    return ahead[-1:] == ["of"] and len(ahead) > 1 and sign_of(ahead[-2]) != ""


def _apart(strip: Strip, one: Hypothesis, sign: str) -> str:
    a, b = (term for _, term in one.operands)
    if not sign or not alike(a, b) or _on_another_basis(strip, one):
        return ""
    told = [(start, end, _starts(strip, start, end, one.anchor)) for start, end in ((a, b), (b, a))]
    told = [found for found in told if found[2] and (sign == "+") is (found[1].value > found[0].value)]
    if len(told) != 1:
        return _by_hand(strip, one, a, b) if not told else ""
    start, end, how = told[0]
    if not _amount_is_theirs(strip, start, end, one.anchor):
        return ""
    if how != "when" and _of_its_own(strip, how, one.anchor, start, end):
        return ""
    if _is_parted(strip, how, start, end, one.anchor):
        return ""
    return f"{one.equation}: {how}{span(one.roles[0][1], one.roles[-1][1])}"
