"""What the words beside a length of time say of it."""

from __future__ import annotations

from functools import cache

from factcheck.claims.grammar import Frame
from factcheck.lexicon import words_of
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim

BEFORE, BEHIND = 45, 30
"""Characters around a length in which a word says that it is no time between dates; behind it only in its clause."""
_HAD = regex(r"\b(?:who|which|that) had\b[^,;:.]*$")
_CLAUSE = regex(r"[,;:.]")


@cache
def spells(name: str) -> frozenset[str]:
    """The words of a class of the vocabulary."""
    return frozenset(words_of("spells", name))


def of_its_own(frame: Frame, claim: Claim) -> bool:
    """Do the words around a length say that it does not run between the dates nearby?"""
    place = frame.place_of(claim)
    behind = _CLAUSE.split(frame.text[place + 1 : place + 1 + BEHIND], 1)[0]
    around = f"{frame.text[max(0, place - BEFORE) : place]} {behind}"
    words = {word.strip(".,;:()\"'") for word in around.split()}
    if claim.quantity.kind == "age" and words & spells("person"):
        return True
    before = frame.text[:place].split()[-1:]
    return bool(words & spells("own")) or not spells("often").isdisjoint(before)


def runs(frame: Frame, claim: Claim) -> bool:
    """Do the words beside a length say that it runs from one time to another?"""
    place = frame.place_of(claim)
    before, behind = (
        frame.text[max(0, place - 30) : place].split(),
        frame.text[place + 1 : place + 20].lstrip(" ,").split(),
    )
    last, following = before[-1] if before else "", behind[0].strip(".,;:") if behind else ""
    if following in spells("not-clock") or following == "from":
        return following == "ago"
    if following == "on" and behind[0] == "on" and len(behind) > 1:
        return last in spells("runs")
    return tell_run(last, following)


def tell_run(last: str, following: str) -> bool:
    """Does the word before a length, or the one behind it, say that it runs from one time to another?"""
    return last in spells("runs") or last[-1:] in (",", "—", "(", ":") or following in spells("passed")


def runs_surely(frame: Frame, claim: Claim) -> bool:
    """Do the words of a sentence leave no doubt that a length runs between the dates in it ("for 24 years", "24 years
    later"), and is nothing told of a time before or outside them?"""
    place = frame.place_of(claim)
    if not spells("outside").isdisjoint(frame.text.replace(",", " ").split()):
        return False
    before, behind = frame.text[max(0, place - 30) : place].split(), frame.text[place + 1 : place + 20].split()
    when = claim.mention.when
    if when is not None and when.anchor in ("ago", "later"):
        return True
    led = bool(before) and before[-1] in spells("leads-length")
    return led and (not behind or behind[0].strip(".,;:)") not in spells("not-clock") | {"of", "as", "to"})


def lies_ahead(frame: Frame, claim: Claim) -> bool:
    """Do the words before a length say that its end is to come?"""
    place = frame.place_of(claim)
    return not spells("ahead").isdisjoint(frame.text[max(0, place - BEFORE) : place].split())


def is_past(frame: Frame, claim: Claim) -> bool:
    """Do the words before a length say that somebody else's time was over before ("a farmer who had owned it for")?"""
    return frame.led(_HAD, frame.place_of(claim), BEFORE) is not None
