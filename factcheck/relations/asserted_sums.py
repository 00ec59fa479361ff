"""Sums that a form of words asserts: a whole and parts that leave nothing of it ("of the 40, 12 … and 28 …"; "…, a
total of 54"; "… and the remaining 15"), or two numbers and what lies between them ("leaving a surplus of 3").

Which misfits count is in `factcheck.relations.missed_sums`.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.cues import ENDS, clause_before, clause_behind, cues, is_number, opening, opens_clause
from factcheck.relations.hypothesis import Hypothesis
from factcheck.relations.missed_sums import LOOSE, in_lines, like, missed, one_kind
from factcheck.relations.slips import as_written, significant
from factcheck.relations.strip import Strip, Term, token_of
from factcheck.relations.summable import TELLING, are_apart, may_be_parts
from factcheck.relations.sums import mixed_up

LEAD = 14
"""Tokens at the beginning of a sentence in which "together" speaks of the numbers before it."""
NEAR, LINKED = 6, 8
"""Tokens beside a number in which its cue stands, and between "of" and the whole."""
SAY, SHEET, BUT = token_of("say"), token_of("sheet"), token_of("but")
SO, FAR = token_of("so"), token_of("far")
ONES = frozenset(map(token_of, ("one", "a", "an")))
LEADS = frozenset((":", "—", ",", "and"))
ANAPHOR = 5
"""Tokens at the beginning of a sentence in which it points back to a whole."""
FARTHEST, ENOUGH = 12, 4
"""Tokens between a whole and the colon that leads into its parts, and behind the last part."""
ASIDE = 5
"""A count of other things up to here is no part of a hundred."""
_THAT_IS = frozenset((("that",), ("that", "is"), ("that", token_of("makes"))))
"""What a sentence begins with that says what the numbers before it make."""


def total(strip: Strip, one: Hypothesis) -> str:
    """The construction by which a text asserts a sum, "" where there is none."""
    whole, parts = one.anchor, [term for _, term in one.operands]
    if scale := mixed_up(one):
        return _mixed_up(strip, whole.scaled(scale), parts)
    if not may_be_parts(strip, whole, parts) or not (one_kind(parts) or _are_named_parts(strip, whole, parts)):
        return ""
    name = _form(strip, whole, parts)
    if not name or one.fits:
        return name
    if sum(part.value for part in parts) < whole.value and _holds_more(strip, whole, parts):
        return ""
    if _one_more(strip, whole, parts) or [part.own for part in parts] == [*range(1, len(parts) + 1)]:
        return ""  # "four men and a woman", "four datasets: 1) …, 2) …, 3) …"
    return missed(strip, one, name)


def _mixed_up(strip: Strip, whole: Term, parts: list[Term]) -> str:
    """A sum that comes out to the last digit but for the word for its scale, which hardly happens by accident."""
    if not may_be_parts(strip, whole, parts) or not one_kind(parts):
        return ""
    form, digits = _form(strip, whole, parts), significant(whole)
    _, low, high = as_written(whole, whole.value)
    exact = low <= sum(part.value for part in parts) <= high
    return "sum scale" if exact and form and digits > (2 if form in LOOSE else 1) else ""


def _holds_more(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Is a part of a whole told without a number, behind the parts ("the remainder went to creditors") or before the
    whole ("liquidity, including credit lines, came to")?"""
    rest = clause_behind(strip, parts[-1], NEAR) or strip.tokens[parts[-1].at + 1 : parts[-1].at + NEAR]
    behind = not cues("sum-rest").isdisjoint(rest) and not any(is_number(token) for token in rest)
    ahead = opening(strip, whole.at, LEAD) if whole.sentence > parts[-1].sentence else []
    return behind or (not cues("sum-including").isdisjoint(ahead) and not any(is_number(token) for token in ahead))


def _form(strip: Strip, whole: Term, parts: list[Term]) -> str:
    if whole.order < parts[0].order:
        name = _ahead(strip, whole, parts)
        return name if whole.letter != "R" or name == "sum list" else ""
    if whole.letter == "R":
        return ""
    return (_behind if whole.order > parts[-1].order else _around)(strip, whole, parts)


def _are_named_parts(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Is it said that these are the parts, whatever they are called: by a colon, by "of", by pointing back?"""
    if ":" in strip.tokens[whole.at + 1 : parts[0].at] or _between_them(strip, whole):
        return True
    return bool(_points_back(strip, parts)) if are_apart(whole, parts) else _opens_with(strip, whole)


def _ahead(strip: Strip, whole: Term, parts: list[Term]) -> str:
    """The whole stands before its parts."""
    if parts[-1].sentence == whole.sentence:
        return "" if _left_over(strip, whole, parts) else _ahead_of_list(strip, whole, parts)
    if not _alone(strip, whole, parts):
        return ""
    if _rest(strip, parts[-1]):
        return "sum rest on"
    gap = strip.tokens[whole.at + 1 : parts[0].at]
    if in_lines(parts):
        return "sum lines" if ":" in gap and not _is_item(strip, whole, parts[0]) else ""
    if parts[0].sentence != whole.sentence + 1 or parts[-1].sentence > whole.sentence + 1:
        return "sum over" if _most_of_it(strip, whole, parts) else ""
    return _points_back(strip, parts) or _in_the_next(strip, whole, parts)


def _in_the_next(strip: Strip, whole: Term, parts: list[Term]) -> str:
    """The parts are all the numbers of the kind in the next sentence."""
    if not cues("sum-more").isdisjoint(opening(strip, parts[0].at, LEAD)):
        return ""
    return "sum over" if len(parts) > 2 and sum(part.low for part in parts) > whole.high else "sum on"


def _most_of_it(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Do the parts, the first of them told as some of "it", come to more than the whole, over a few sentences?"""
    ahead = opening(strip, parts[0].at, LEAD)
    pointing = any(a == "of" and b in cues("sum-that") for a, b in pairwise(ahead))
    last = parts[-1].sentence - whole.sentence <= 3 and parts[-1].paragraph == whole.paragraph
    return pointing and last and sum(part.low for part in parts) > whole.high


def _ahead_of_list(strip: Strip, whole: Term, parts: list[Term]) -> str:
    """The whole stands before its parts, in their sentence."""
    if _opens_with(strip, whole):
        return "" if _led_alike(strip, whole, parts) else "sum of"
    gap = strip.tokens[whole.at + 1 : parts[0].at]
    ahead = clause_before(strip, parts[-1], NEAR)
    if len(parts) == 2 and not cues("sum-balance").isdisjoint(ahead):
        return "sum balance"
    if len(parts) == 2 and not cues("sum-left").isdisjoint(ahead):
        return "sum left"
    if _list_follows(strip, gap, parts) or _parts_follow(gap):
        return "" if _one_more(strip, whole, parts) else "sum list"
    rest = _rest(strip, parts[-1]) and whole.letter != "P" and not _is_listed(strip, whole)
    return "sum rest" if rest else ""


def _led_alike(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Does the word before a whole stand before a part too ("Ann with 51,000; Bea, with 32,000")? Then it is one of
    them."""
    lead = strip.tokens[whole.at - 1]
    return lead in cues("sum-of") and any(strip.tokens[part.at - 1] == lead for part in parts)


def _is_listed(strip: Strip, whole: Term) -> bool:
    """Does a number of the kind stand before a whole in its sentence ("hydropower 14 TWh, solar 9 TWh and other sources
    6 TWh")? Then it is one of a list."""
    return any(term.order < whole.order and like(term, whole) for term in strip.sentence(whole.sentence))


def _points_back(strip: Strip, parts: list[Term]) -> str:
    """Does the sentence of the parts open by pointing back to the whole: to some of it ("Of these …"), or to all of it
    ("They are …")?"""
    ahead = opening(strip, parts[0].at, LEAD)[:ANAPHOR]
    if len(parts) < 3:
        return ""
    if ahead[:1] == ["of"]:
        return "" if cues("sum-that").isdisjoint(ahead[1:]) else "sum of that"
    return "sum they" if len(ahead) == 2 and ahead[0] in cues("sum-that") and ahead[1] in cues("sum-are") else ""


def _list_follows(strip: Strip, gap: list[str], parts: list[Term]) -> bool:
    """Does a colon or a dash behind a whole lead into its parts? A colon further off, or behind "but", leads into
    something else; what stands between two dashes is an aside."""
    if ":" in gap:
        ahead = gap[: gap.index(":")]
        return len(ahead) <= FARTHEST and BUT not in ahead
    return "—" in gap and "—" not in strip.tokens[parts[0].at : parts[-1].at]


def _one_more(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Are as many parts told without a number as are missing ("one to the face, four …", "a man and two women")?"""
    around = strip.tokens[whole.at : parts[-1].at + ENOUGH]
    ones = sum(a in LEADS and b in ONES for a, b in pairwise(around))
    return 0 < whole.value - sum(part.value for part in parts) <= ones


def _parts_follow(gap: list[str]) -> bool:
    """ "comprising", "that is to say": do the tokens behind a whole say that its parts follow?"""
    return not cues("sum-parts").isdisjoint(gap) or any(a == "to" and b == SAY for a, b in pairwise(gap))


def _is_item(strip: Strip, whole: Term, first: Term) -> bool:
    """Is a whole told in a line like those of its parts ("Cloud: $769 billion")?"""
    return strip.tokens[whole.at - 1] == ":" and first.paragraph == whole.paragraph + 1


def _left_over(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Is there a further number of the kind in the sentence behind the parts, or before them?"""
    used = {part.order for part in parts}
    used |= _again(strip, whole)
    return any(
        term.order > whole.order and term.order not in used and like(term, whole)
        for term in strip.sentence(whole.sentence)
    )


def _alone(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Is the whole the only number of its kind in its sentence, and are all of the next sentences parts?"""
    used = {*_again(strip, whole), *(part.order for part in parts)}
    goes_on = parts[0].sentence == whole.sentence and _opens_with(strip, whole) and _rest(strip, parts[-1])
    if parts[0].sentence != whole.sentence + 1 and not goes_on:
        return False
    return not any(
        term.order not in used and like(term, whole) and not _is_aside(term, whole)
        for number in range(whole.sentence, parts[-1].sentence + 1)
        for term in strip.sentence(number)
    )


def _is_aside(term: Term, whole: Term) -> bool:
    """Is it a small number of other things: "three plants" beside 540 jobs?"""
    names = term.claim.quantity.unit, whole.claim.quantity.unit
    return (
        term.letter == "C" and term.own <= ASIDE and whole.own >= TELLING and None not in names and names[0] != names[1]
    )


def _again(strip: Strip, whole: Term) -> set[int]:
    """A whole, and the places that tell it again in its sentence and the next ones."""
    near = (term for number in range(whole.sentence, whole.sentence + 3) for term in strip.sentence(number))
    return {
        term.order for term in near if term.order == whole.order or (term.value == whole.value and term.letter in "CN")
    }


def _rest(strip: Strip, last: Term) -> bool:
    """ "and the remaining 15", "15 make up the balance" """
    around = [*clause_before(strip, last, NEAR), *clause_behind(strip, last, 3)]
    around = [token for token, following in pairwise([*around, ""]) if following != SHEET]
    return strip.tokens[last.at - 1] in cues("sum-last") or not cues("sum-rest").isdisjoint(around)


def _opens_with(strip: Strip, whole: Term) -> bool:
    """Does a clause begin with "of", "with" or the like before a number?"""
    ahead = strip.tokens[max(0, whole.at - LINKED) : whole.at]
    for place in range(len(ahead) - 1, 0, -1):
        near = whole.letter == "C" and place >= len(ahead) - 2
        leads = ahead[place] in cues("sum-of") and (ahead[place] != "with" or near)
        if leads and opens_clause(ahead, place):
            return True
        if is_number(ahead[place]) or ahead[place] in ENDS:
            return False
    return False


def _behind(strip: Strip, whole: Term, parts: list[Term]) -> str:
    """The whole stands behind its parts."""
    if not _leads_up(strip, whole, parts) or _are_totals(strip, parts) or _runs_on(strip, whole, parts):
        return ""
    far = "" if parts[0].sentence == whole.sentence else " on"
    if far and parts[-1].sentence < whole.sentence and (of_all := _of_all_before(strip, whole)):
        return of_all
    ahead = clause_before(strip, whole, LINKED)
    near = [*ahead, *clause_behind(strip, whole, 4)]
    if _in_all(near) or _in_all(opening(strip, whole.at, LEAD)):
        return f"sum total{far}"
    if far and len(parts) > 2 and tuple(filter(None, opening(strip, whole.at, LEAD))) in _THAT_IS:
        return "sum total on"
    if far:
        return "sum making on" if _comes_to(ahead) and len(parts) > 2 and parts[-1].sentence == whole.sentence else ""
    return _made_again(strip, whole, parts, ahead)


def _made_again(strip: Strip, whole: Term, parts: list[Term], ahead: list[str]) -> str:
    """Do words say that a number is what the ones before it in its sentence make: ", making 40", ", or 40 over three
    days"?"""
    told_again = ahead[-1:] == ["or"] and len(ahead) > 1
    if told_again and not cues("sum-over").isdisjoint(clause_behind(strip, whole, 1)):
        return "sum total"
    making = not cues("sum-making").isdisjoint(ahead) or (told_again and len(parts) > 2)
    return "sum making" if making else ""


def _comes_to(ahead: list[str]) -> bool:
    """ "with costs of £22,000 the bill comes to" """
    return ahead[-1:] == ["to"] and not cues("sum-comes").isdisjoint(ahead[-2:])


def _of_all_before(strip: Strip, whole: Term) -> str:
    """How a sentence tells that a number is of all that the one before it told: "Between them the 65 works …", "The $35
    million total …"."""
    if _between_them(strip, whole):
        return "sum between"
    total = strip.tokens[whole.at - 1] == "the" and not cues("in-all").isdisjoint(clause_behind(strip, whole, 1))
    return "sum the total" if total else ""


def _between_them(strip: Strip, whole: Term) -> bool:
    return ("between", "them") in pairwise(opening(strip, whole.at, LEAD))


def _in_all(tokens: list[str]) -> bool:
    """Do some tokens say that a number is of all ("in all", "altogether"), and not "all of" something?"""
    pairs = pairwise([*tokens, ""])
    return any(token in cues("in-all") and (token, behind) != ("all", "of") for token, behind in pairs)


def _leads_up(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Do the parts lead up to a whole behind them, near and with no other number of the kind between?"""
    used = {part.order for part in parts}
    if any(term.order not in used and like(term, whole) for term in strip.terms[parts[0].order : whole.order]):
        return False
    if parts[-1].sentence < whole.sentence - 1 or whole.paragraph - parts[-1].paragraph > 1:
        return False
    return parts[0].paragraph == parts[-1].paragraph or in_lines(parts)


def _runs_on(strip: Strip, whole: Term, parts: list[Term]) -> bool:
    """Is a whole one "so far", which may hold more than what was told ("a total so far of £415,000")?"""
    near = (*clause_before(strip, whole, NEAR), *clause_behind(strip, whole, 3))
    return (SO, FAR) in pairwise(near) and sum(part.value for part in parts) < whole.value


def _are_totals(strip: Strip, parts: list[Term]) -> bool:
    """Is each of the numbers called a total of its own?"""
    return all(not cues("in-all").isdisjoint(_right_before(strip, part)) for part in parts)


def _right_before(strip: Strip, term: Term) -> list[str]:
    """The last tokens before a number, over a colon, back to the number before it."""
    ahead = strip.tokens[max(0, term.at - ENOUGH) : term.at]
    breaks = [place for place, token in enumerate(ahead, 1) if is_number(token) or token in ENDS]
    return ahead[breaks[-1] :] if breaks else ahead


def _around(strip: Strip, whole: Term, parts: list[Term]) -> str:
    """A margin, and the two numbers that it lies between, of which the greater is the whole."""
    behind = clause_behind(strip, parts[0], 2)
    told = (*clause_before(strip, parts[0], NEAR), *behind)
    if behind[:1] == ["to"]:
        return ""
    return "sum margin" if len(parts) == 2 and not cues("sum-margin").isdisjoint(told) else ""
