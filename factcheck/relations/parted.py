"""How a text says that one number is a part of another, and that a third one is its share."""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.cues import between, clause_before, clause_behind, cues, is_number, opening, opens_clause
from factcheck.relations.places import PARAGRAPH, SENTENCE, root
from factcheck.relations.strip import Strip, Term, commensurate, token_of
from factcheck.relations.together import alone, follows

ANAPHORS = frozenset(("them", "thes", "thos", "which", "whom"))
MARKS = frozenset((",", "(", "—", ")", "or"))
OTHERWISE = frozenset(
    (
        ",",
        ";",
        ":",
        "and",
        SENTENCE,
        ")",
        "on",
        "for",
        "from",
        "with",
        "to",
        "against",
        "by",
        "which",
        "except",
        "•",
        "·",
    )
)
"""Tokens that keep what stands on both sides of them apart: no "of" reaches over them."""
FREE = 5
"""Words that may stand between a part and what is said of its share."""
LINKED = 8
"""Tokens between a part and "of" its whole."""
TOLD = 14
"""Tokens between a part and its share, where the text says in so many words whose part it is."""


def part_of(strip: Strip, part: Term, whole: Term, share: Term) -> str:
    """How the text says that one number is a part of another: "12 of 40", "of the 40, 12", "12 of them", "of whom 12",
    "12, or 30% of the 40"; "" where it does not."""
    behind_part = clause_behind(strip, part, 3)
    if part.order < whole.order:
        return "" if not ANAPHORS.isdisjoint(behind_part[1:2]) else _part_before(strip, part, whole, share)
    pointing = behind_part[:1] == ["of"] and not ANAPHORS.isdisjoint(behind_part[1:2])
    if pointing or any(a == "of" and b in ANAPHORS for a, b in pairwise(clause_before(strip, part, 6))):
        return "of them"
    next_to = follows(strip, whole, part) or (follows(strip, whole, share) and follows(strip, share, part))
    return "of all" if next_to and whole.letter in "CNML" and _opens_with_of(strip, whole) else ""


def _part_before(strip: Strip, part: Term, whole: Term, share: Term) -> str:
    if follows(strip, part, share) and follows(strip, share, whole) and _leads_of(between(strip, share, whole)):
        return "of share"
    return "of" if _links_of(between(strip, part, whole)) else ""


def named_whole(strip: Strip, part: Term, whole: Term, share: Term) -> str:
    """Does a share that only a mark parts from its part name the whole that was told before: "96 were absent, 15% of
    the roll", "with 920 votes, 80% of the members took part"?"""
    rest = clause_behind(strip, share, LINKED)
    if not whole.order < part.order < share.order or rest[:1] != ["of"] or not follows(strip, part, share):
        return ""
    inner = between(strip, part, share)
    if part.sentence != share.sentence or len(inner) > TOLD or inner[-1:] not in ([","], ["("], ["—"], ["or"]):
        return ""
    named = rest[1:4]
    counted = {root(token) for token in _noun(whole)}
    known = not (cues("roll") | cues("whole-again")).isdisjoint(named) or any(root(token) in counted for token in named)
    return "named" if known and cues("beyond").isdisjoint(rest[:5]) else ""


def some_of_those(strip: Strip, part: Term, whole: Term, share: Term) -> bool:
    """Is a number told right behind the share of "them" that it is, and are they what the sentence before counts: "It
    took 1,240 calls. A quarter of them, 310, were …", "560 adults took part. Of all those enrolled 60 percent, or 336,
    …"?"""
    if part.order != share.order + 1 or part.sentence != share.sentence or whole.sentence != share.sentence - 1:
        return False
    inner = [token for token in between(strip, share, part) if token not in MARKS]
    pointed = inner[:1] == ["of"] and not ANAPHORS.isdisjoint(inner[1:2]) and len(inner) <= FREE - 2
    opens = [token for token in opening(strip, share.at, LINKED) if token not in ("", ",")]
    led = not inner and opens[:1] == ["of"] and not ANAPHORS.isdisjoint(opens[1:3])
    if not (pointed or led) or part.letter not in "CN" or whole.letter != "C":
        return False
    return not any(
        term is not whole and term.letter in "CN" and term.value > part.value for term in strip.sentence(whole.sentence)
    )


def turnout(strip: Strip, part: Term, whole: Term, share: Term) -> str:
    """Is a share called a turnout, and are its numbers those who voted and those who might have?"""
    named = (*clause_before(strip, share, FREE), *clause_behind(strip, share, 2))
    if share.letter != "P" or cues("turnout").isdisjoint(named):
        return ""
    voted, might = (_said(strip, term) for term in (part, whole))
    if cues("voted").isdisjoint(voted) or cues("voters").isdisjoint(might):
        return ""
    inside = [term for number in {part.sentence, whole.sentence, share.sentence} for term in strip.sentence(number)]
    another = any(part.value < term.value < whole.value and commensurate(term, whole) for term in inside)
    return "" if another else "turnout"


def _said(strip: Strip, term: Term) -> list[str]:
    """The words around a number, with those of what it counts."""
    return [*clause_before(strip, term, FREE), *_noun(term), *clause_behind(strip, term, FREE)]


def _noun(term: Term) -> list[str]:
    """The words of what a number counts, as written ("ballot papers")."""
    claim = term.claim
    noun = claim.mention.noun
    if noun is None or noun.end <= claim.span.end:
        return []
    start = claim.sentence.start
    return [token_of(word) for word in claim.sentence_text[claim.span.end - start : noun.end - start].lower().split()]


def _links_of(inner: list[str]) -> bool:
    """ "12 of the 40", "12, out of 40" """
    if len(inner) > LINKED or any(is_number(token) for token in inner):
        return False
    if inner[-2:] == ["out", "of"]:
        return SENTENCE not in inner
    return "of" in inner[-5:] and OTHERWISE.isdisjoint(inner)


def _leads_of(inner: list[str]) -> bool:
    """ "32% of the 40", and "12, or 32%, of the 40" """
    inner = inner[1:] if inner[:1] == [","] else inner
    return inner[:1] == ["of"] and len(inner) <= FREE and OTHERWISE.isdisjoint(inner) and "(" not in inner


def _opens_with_of(strip: Strip, whole: Term) -> bool:
    """Does a clause begin with "of", "out of" or "among" right before a number?"""
    ahead = strip.tokens[max(0, whole.at - LINKED) : whole.at]
    for place in range(len(ahead) - 1, 0, -1):
        if ahead[place] in cues("whole") and opens_clause(ahead, place):
            return True
        if ahead[place] in OTHERWISE or is_number(ahead[place]):
            return False
    return False


def beside_share(strip: Strip, part: Term, whole: Term, share: Term, whatever: bool = False) -> str:
    """How the share stands beside its part or the whole: "same" in "12 of 40, or 30%", "of" in "30% of the 40, or 12",
    "that" where it stands in a sentence of its own; "" where it stands apart. `whatever`: the whole may have another
    name behind the share ("revenue", and "of sales")."""
    in_a_row = _share_first(strip, part, whole, share)
    if in_a_row is not None:
        return in_a_row
    if follows(strip, part, share) and follows(strip, share, whole) and _makes_up(strip, part, share, whole):
        return "same"
    if not whatever and is_of_another(strip, whole, share):
        return ""
    if max(part.sentence, whole.sentence) == share.sentence - 1 and _alone_in_sentence(strip, share):
        return "that"
    return _same_again(strip, part, whole, share)


def _share_first(strip: Strip, part: Term, whole: Term, share: Term) -> str | None:
    """The same where the share stands before both, with no other number between; None where it does not."""
    if follows(strip, share, whole) and follows(strip, whole, part):
        again = _same(between(strip, whole, part)) or told_aside(strip, whole, part)
        return "of" if again and _leads_of(between(strip, share, whole)) else ""
    if follows(strip, share, part) and follows(strip, part, whole) and _announced(between(strip, share, part)):
        return "ahead" if between(strip, part, whole)[:2] in (["of"], ["out", "of"]) else ""
    return None


def told_aside(strip: Strip, whole: Term, part: Term) -> bool:
    """ "Two thirds of the 90 pupils, 60 of them, walk": a number of the same between two commas."""
    behind = strip.tokens[part.at + 1 : part.at + 1 + FREE]
    aside = between(strip, whole, part)[-1:] == [","] and "," in behind and part.letter in "CN"
    of_them = behind[:1] == ["of"] and not ANAPHORS.isdisjoint(behind[1:2])
    plain = part.letter == "N" or part.claim.quantity.unit in ("person", whole.claim.quantity.unit)
    return aside and (of_them or (plain and behind[:1] == [","]))


def _makes_up(strip: Strip, part: Term, share: Term, whole: Term) -> bool:
    """ "The office, with $21 million, takes up a quarter of the $84 million" """
    inner = between(strip, part, share)
    told = (
        part.sentence == whole.sentence
        and len(inner) <= FREE
        and not (cues("accounting") | cues("with-up")).isdisjoint(inner)
    )
    return told and _leads_of(between(strip, share, whole))


def _same_again(strip: Strip, part: Term, whole: Term, share: Term) -> str:
    others = (part,) if whole.order < share.order < part.order else (part, whole)
    return "same" if any(_stands_beside(strip, other, share) for other in others) else ""


def is_of_another(strip: Strip, whole: Term, share: Term) -> bool:
    """Does "of" behind a share name something else than the whole?"""
    rest = clause_behind(strip, share, 4)
    if rest[:1] != ["of"] or follows(strip, share, whole) or _whole_again(strip, whole, rest[1:]):
        return False
    return cues("restating").isdisjoint(clause_before(strip, share, 4))


def _stands_beside(strip: Strip, other: Term, share: Term) -> bool:
    """Does a share stand beside a number as the same told again?"""
    first, second = sorted((other, share), key=lambda term: term.order)
    inner = between(strip, first, second)
    ends = [token for token in strip.tokens[share.at + 1 : share.at + 3] if token][:1] in ([SENTENCE], [";"])
    at_end = first is other and inner[-1:] == [":"] and ";" not in inner and len(inner) <= TOLD and ends
    told = at_end or (_same(inner) and (first is other or not {"or", "(", "—"}.isdisjoint(inner[:4])))
    return told and follows(strip, first, second)


def _announced(inner: list[str]) -> bool:
    """ "16% of its allowance: 30 of 50" """
    marks = [place for place, token in enumerate(inner) if token in (":", "(", "—")]
    return bool(marks) and len(inner) <= LINKED and marks[0] >= len(inner) - 2


def _whole_again(strip: Strip, whole: Term, rest: list[str]) -> bool:
    """Does "of" behind a share name the whole once more: "of the lot", "of all voters"?"""
    if not cues("whole-again").isdisjoint(rest[:2]):
        return cues("beyond").isdisjoint(rest)
    named = [token for token in rest if len(token) > 2]
    return bool(named) and root(named[-1]) in strip.places[whole.order].phrase


def _alone_in_sentence(strip: Strip, share: Term) -> bool:
    """ "That is 65 percent.", "That put unemployment at 5.4 percent." """
    ahead = [token for token in opening(strip, share.at, LINKED) if token != PARAGRAPH]
    return alone(strip, share, "DUX") and 0 < len(ahead) <= FREE and ahead[0] in ("that", "this", "thi", "it", "which")


def _same(inner: list[str]) -> bool:
    """Do the tokens between two numbers end by saying that the second is the first again: ", or", ", a turnout of"?"""
    stop = next((mark for mark in (";", SENTENCE) if mark in inner), "")
    if stop:
        behind = inner[inner.index(stop) + 1 :]
        known = cues("share") | cues("restating") | MARKS
        told = ("that" in behind and stop == ";") or not cues("restating").isdisjoint(behind)
        return told and all(token in known for token in behind) and len(behind) <= FREE
    start = len(inner)
    while start > 0 and (inner[start - 1] in cues("share") or inner[start - 1] in MARKS):
        start -= 1
    marks = [place for place in range(start, len(inner)) if inner[place] in MARKS]
    if marks:
        return marks[0] <= (TOLD if "or" in inner[marks[0] :] else FREE)
    return _named(inner)


def _named(inner: list[str]) -> bool:
    """ ", an acceptance rate of" """
    commas = [place for place, token in enumerate(inner) if token == ","]
    if inner[-1:] != ["of"] or not commas or commas[0] > FREE or not 2 < len(inner) - commas[-1] <= FREE:
        return False
    told = inner[commas[-1] :]
    return not any(token[:1] in "+-" or token in cues("up") | cues("down") for token in told)
