"""How a text tells a change over more than one phrase: two values with their times, and the change that they make."""

from __future__ import annotations

from itertools import pairwise

from factcheck.relations.cues import before, between, clause_before, clause_behind, cues, is_number, opening, sign
from factcheck.relations.places import PARAGRAPH, SENTENCE
from factcheck.relations.strip import Strip, Term
from factcheck.relations.together import ASIDE, follows

PERIODS = frozenset(("year", "month", "quarter", "week", "season", "day", "decade", "D"))
TAIL = 7
"""Tokens between the mark behind two values and the change that they make."""
REACH = 9
"""Tokens between a value and the date that it is of."""
LONG_AGO = 300
"""Days before the publication from which a date is one of the past."""
YEAR, SLACK = 365.25, 20.0
"""Days."""
BESIDE = 3
"""… and between a value and a date that says that it is one of the past."""
SUMMED = 12
OTHER = 2
"""Words of another kind that may stand there after "so" ("so the flock is a quarter bigger")."""


_NEWEST = ["last", "at"]
"""Before a price that is the newest, and no earlier one: "it was last at 50"."""


def earlier(strip: Strip, term: Term) -> bool:
    """Is a number one of an earlier time: "50 a year earlier", "50 last season", "The year before it was 50"?"""
    rest = clause_behind(strip, term)
    known = not cues("earlier").isdisjoint(rest) and _is_timed(rest)
    led = clause_before(strip, term, 3)[-2:]
    if known or (not cues("earlier").isdisjoint(led) and led != _NEWEST):
        return True
    when = _date_of(strip, term)
    if when is not None and abs(when.at - term.at) <= BESIDE and _is_past(when):
        return True
    ahead = opening(strip, term.at, SUMMED)
    first = [token for token in ahead if token != PARAGRAPH][:4]
    return not (
        cues("earlier").isdisjoint(first)
        or not _is_timed(first)
        or any(is_number(token) for token in ahead if token != "D")
    )


def dated(strip: Strip, start: Term, end: Term) -> bool:
    """Do the dates beside two values say which of them came first?"""
    first, last = _date_of(strip, start), _date_of(strip, end)
    if last is first and first is not None:
        first, last = (first, None) if abs(first.at - start.at) < abs(first.at - end.at) else (None, last)
    if first is None or any(sign(token) for token in clause_behind(strip, start, 2)):
        return False
    if last is not None:
        return first.high < last.low
    now = strip.published
    return start.order < end.order or _is_past(first) or (now is not None and first.high < now.low - LONG_AGO)


def follow_each_other(strip: Strip, start: Term, end: Term) -> bool:
    """Do the dates of two values say that they are of two years that follow each other?"""
    first, last = _date_of(strip, start), _date_of(strip, end)
    return first is not None and last is not None and abs(last.value - first.value - YEAR) < SLACK


def _is_timed(tokens: list[str]) -> bool:
    """Does a word name a length of time: "a year", "year-ago"?"""
    return any(token in PERIODS or token.startswith("year-") for token in tokens)


def past_date(strip: Strip, term: Term) -> bool:
    """Does a date of its clause say that a value is of the past: "in the same quarter last year"?"""
    when = _date_of(strip, term)
    return when is not None and _is_past(when)


def _is_past(date: Term) -> bool:
    """Does a date say itself that it is past: "last August", "a year ago"?"""
    return not cues("past-date").isdisjoint(date.claim.text.lower().split())


def is_now(strip: Strip, term: Term) -> bool:
    """ "now at 40", "40 today" """
    return before(strip, term, "now", 5) or not cues("now").isdisjoint(clause_behind(strip, term, 2))


def _date_of(strip: Strip, term: Term) -> Term | None:
    """The date nearest to a value in its sentence, with no other number between."""
    found: list[tuple[int, Term]] = []
    for other in strip.sentence(term.sentence):
        if other.letter != "D" or abs(other.at - term.at) > REACH:
            continue
        left, right = sorted((other, term), key=lambda one: one.order)
        aside = all(one.letter in ASIDE for one in strip.terms[left.order + 1 : right.order])
        if aside and {";", "and"}.isdisjoint(strip.tokens[left.at : right.at]):
            found.append((abs(other.at - term.at), other))
    return min(found, key=lambda one: one[0])[1] if found else None


def summed_up(strip: Strip, start: Term, end: Term, amount: Term) -> bool:
    """Do two values stand together, and is a change told right behind them as what they come to: ", a rise of 5%",
    "; that is 5% more", ". The drop was 5%"?"""
    first, last = sorted((start, end), key=lambda term: term.order)
    if not (follows(strip, first, last) and follows(strip, last, amount)):
        return False
    inner = between(strip, last, amount)
    marks = [place for place, token in enumerate(inner) if token in MARKS]
    if not marks or len(inner) > SUMMED or (SENTENCE in inner and inner[marks[-1]] not in (SENTENCE, PARAGRAPH)):
        return False
    tail = inner[marks[-1] + 1 :]
    signs = {sign(token) for token in (*tail, *clause_behind(strip, amount, 1))} - {""}
    other = sum(token not in cues("summing") and not sign(token) for token in tail)
    signed = len(signs) == 1 or (amount.letter == "X" and amount.value >= 1 and not signs)
    return len(tail) <= TAIL and signed and other <= (OTHER if tail[:1] == ["so"] else 0)


MARKS = frozenset((",", ";", ":", "—", "(", SENTENCE, PARAGRAPH))
BACK = 2
"""Sentences from one that takes up a change back to the first of its two values."""
OPENS = 8
"""Tokens from the beginning of a sentence to a change that it takes up."""


def taken_up(strip: Strip, amount: Term) -> bool:
    """Does a sentence begin with a change that the sentences before it told: "The increase of 7%", "That is 7% less",
    "It has doubled"?"""
    ahead = [token for token in opening(strip, amount.at, OPENS) if token != PARAGRAPH]
    if amount.letter == "X" and not ahead[1:]:
        return False
    if not ahead or ahead[0] not in cues("taking-up") or any(is_number(token) for token in ahead):
        return False
    behind_it = clause_behind(strip, amount, 2)
    if ahead[0] == "the":
        was = not cues("was").isdisjoint(ahead) and len(behind_it) > 0 and sign(behind_it[0]) != ""
        return was or any(sign(token) for token in ahead[1:3])
    signs = {sign(token) for token in (*ahead, *behind_it)} - {""}
    return len(signs) == 1 or (amount.letter == "X" and amount.value >= 1)


def had_been(strip: Strip, start: Term, end: Term) -> bool:
    """Does the verb of a value say that it was so before the other: "having stood at 50", "it had closed at 50"?"""
    return _pluperfect(strip, start) and not _pluperfect(strip, end)


def _pluperfect(strip: Strip, term: Term) -> bool:
    ahead = clause_before(strip, term, HAD)
    return "had" in ahead or any(pair == (",", "hav") for pair in pairwise(ahead))


HAD = 5
"""Tokens from "had" or "having" to the value that it is said of."""
