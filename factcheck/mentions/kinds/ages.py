"""Ages: "34-year-old", "aged 34", "Smith, 34, said"."""

from __future__ import annotations

from factcheck.lexicon import word_class
from factcheck.lexicon.neighbors import listed
from factcheck.mentions.amount import Amount
from factcheck.mentions.kinds import measures
from factcheck.mentions.kinds.counts import classes, singular
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens
from factcheck.model.mention import Numeral
from factcheck.model.records import replace

_UNITS = ("year", "month", "week", "day")
_AFTER_AGE = listed("after-age")
_PERSONS = listed("persons")
_LIVED = listed("lived")
_CALENDAR_NAMES = listed("not-names")
_AFTER = word_class("after-an-age")
_PEOPLE = word_class("some-people")
_BEING = frozenset(("is", "are", "was", "were"))
AGE_BOUNDS = frozenset(("over", "under", "above", "below"))
_OF_PEOPLE = frozenset(("people", "students", "workers", "voters"))
OLDEST = 110


def age_amount(text: Tokens, amount: Amount) -> Amount | None:
    """ "34-year-old", "34 years old", "three months of age", "87 yo", "aged 34", "Smith, 34, said"."""
    at = amount.last
    start = at + 1 if text.words[at] in HYPHENS and text.glued(at) else at
    unit = measures.TIMES.get(text.lowers[start])
    if unit in _UNITS:
        end = _end_of_old(text, start)
        return replace(amount, kind="age", unit=unit, last=end, after=end) if end else None
    if text.lowers[start] in ("yo", "y.o.", "yr-old") and start == at:
        return replace(amount, kind="age", unit="year", last=at + 1, after=at + 1)
    if _may_be_years(amount.number) and _tells_age(text, amount):
        return replace(amount, kind="age", unit="year")
    return None


def _end_of_old(text: Tokens, start: int) -> int | None:
    """The token behind "year-old", "years old" or "months of age" that begins at `start`; None for another span."""
    end = start + 1 + (text.words[start + 1] in HYPHENS)
    if text.lowers[end] in ("old", "olds", "old's") and text.lowers[start] != "year's":
        return end + 1
    return start + 3 if text.lowers[start + 1 : start + 3] == ["of", "age"] else None


def _may_be_years(number: Numeral) -> bool:
    """Can a number be the age of a person in years?"""
    whole = number.value == number.value.to_integral_value()
    return number.scale == 1 and 0 < number.value <= 120 and whole and not (number.words and number.value < 5)


def _tells_age(text: Tokens, amount: Amount) -> bool:
    """Do the words or the commas around a plain number say that it is an age?"""
    before = _lead_in(text, amount)
    if _died_at(text, amount, before) or _was(text, amount, before):
        return True
    if before in ("aged", "age", "ages") and measures.percent_at(text, amount.last) is None:
        return True
    return _bounded(text, amount) or _apposed(text, amount) or _set_off(text, amount)


def _bounded(text: Tokens, amount: Amount) -> bool:
    """ "Most of them over 70 and alone", "most of the dead were over 70.": a bound right behind people, where nothing
    counted follows."""
    if text.lowers[amount.first - 1] not in AGE_BOUNDS or not 2 <= amount.number.value <= OLDEST:
        return False
    at = amount.first - 2
    at -= text.lowers[at] in _BEING
    return (closes(text, amount.last) or text.lowers[amount.last] in _AFTER_AGE) and are_people(text, at)


def are_people(text: Tokens, at: int) -> bool:
    """Does a word name people, or stand for some?"""
    return text.lowers[at] in _PEOPLE or classes().get(singular(text.lowers[at]) or "") in _OF_PEOPLE


def _lead_in(text: Tokens, amount: Amount) -> str:
    """The word that leads a number in: before "between", and before "of" and "as" in "age of", "as young as"."""
    before, beyond = text.lowers[amount.first - 1], text.lowers[amount.first - 2]
    if before != "between" and not (before in ("of", "as") and beyond in ("age", "ages", "young", "old")):
        return before
    closed = text.words[amount.last] in ("", ".", ",", ";", ")")
    return "aged" if beyond in ("young", "old") and closed else beyond


def _apposed(text: Tokens, amount: Amount) -> bool:
    """ ", 34," after a name, which is an age."""
    at = amount.last
    dashed = text.words[at] in ("–", "—") and not text.glued(at)
    full_name = text.words[amount.first - 2][:1].isupper() and text.words[amount.first - 3][:1].isupper()
    listed_name = full_name and text.lowers[at] == "and" and text.words[at + 1][:1].isupper()
    ended = text.words[at] in (",", ".", ";", ")") or dashed or listed_name
    if text.words[amount.first - 1] != "," or not ended or amount.number.value < 2:
        return False
    name = text.words[amount.first - 2]
    if name == "." and text.lowers[amount.first - 3] in ("jr", "sr"):
        return True
    if (
        not name[:1].isupper()
        or not name[:1].isalpha()
        or len(name) < 2
        or name.isupper()
        or text.gap(amount.first) != " "
    ):
        return False
    if text.words[amount.first - 3][:1].isupper() or text.words[amount.first - 3] == ".":
        return True
    plain = text.words[amount.first].isdecimal() and name.lower() not in _CALENDAR_NAMES and amount.number.value < 111
    return plain and (text.words[at] == "," or dashed) and text.words[at + 1].islower() and not _counts_on(text, at + 1)


def _counts_on(text: Tokens, at: int) -> bool:
    """Does a list of places with their figures go on ("Boston, 12, and Leeds, 14")?"""
    return text.lowers[at] in ("and", "or") and text.words[at + 1][:1].isupper() and text.words[at + 2] == ","


def _died_at(text: Tokens, amount: Amount, before: str) -> bool:
    """ "dies at 91", "retired at 65": an age, where nothing counted follows."""
    if before != "at" or not closes(text, amount.last):
        return False
    return text.lowers[amount.first - 2] in _LIVED


def _was(text: Tokens, amount: Amount, before: str) -> bool:
    """ "since I was 17", "she is 26.", "he turned 40": an age, where nothing counted follows."""
    if not closes(text, amount.last) or amount.number.value < 2:
        return False
    if before in ("turned", "turns", "turning"):
        return amount.number.value > 10
    if before in ("i'm", "he's", "she's"):
        return True
    at = amount.first - 1
    at -= before in ("just", "only", "barely", "about", "nearly", "almost", "now")
    return text.lowers[at] in ("was", "is", "am") and text.lowers[at - 1] in ("i", "he", "she", "who")


def closes(text: Tokens, at: int) -> bool:
    """Does nothing that could be counted stand here?"""
    apart = not text.words[at][:1].isalnum() and text.words[at] not in ("-", "/", "%", "$")
    return apart or text.lowers[at] in _AFTER


def _set_off(text: Tokens, amount: Amount) -> bool:
    """ "The former star, 42, was": a number set off by commas between a person and a verb."""
    at = amount.last
    plain = text.words[amount.first - 1] == "," and text.words[at] == "," and text.words[amount.first].isdecimal()
    if not plain or amount.number.value > OLDEST:
        return False
    if text.lowers[amount.first - 2] in _PERSONS and not text.words[at + 1][:1].isdecimal():
        return True
    return amount.number.value >= 15 and text.lowers[at + 1] in _AFTER_AGE
