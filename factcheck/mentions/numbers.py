"""The numbers of one text: each place where one can start is looked at once, then neighbours are looked at together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from factcheck.lexicon import rows, word_class
from factcheck.lexicon.neighbors import listed
from factcheck.mentions.amount import Amount
from factcheck.mentions.amounts import amount_at, single
from factcheck.mentions.exclusions.addresses import addresses
from factcheck.mentions.kinds import measures
from factcheck.mentions.kinds.compounds import compounded
from factcheck.mentions.kinds.currencies import after_number
from factcheck.mentions.kinds.heights import height_at
from factcheck.mentions.kinds.ranges import joined
from factcheck.mentions.numerals import number_words
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.numerals.ordinals import multiple_at, ordinal_at
from factcheck.mentions.sharing import shared
from factcheck.mentions.tables import headed
from factcheck.mentions.tokens import Tokens
from factcheck.model.article import Span, Table
from factcheck.model.budget import go_on, limits
from factcheck.model.mention import Mention

_CARDINAL, _ORDINAL, _MULTIPLE, _ARTICLE = 1, 2, 4, 8
_ALONE = listed("alone")


@cache
def _triggers() -> dict[str, int]:
    """What each word of the number vocabulary can start."""
    found: dict[str, int] = {"a": _ARTICLE, "an": _ARTICLE, "another": _ARTICLE, "dozen": _ARTICLE, "point": _CARDINAL}
    cardinal = (
        number_words.cardinals(), number_words.VULGAR, number_words.fews(), number_words.vague(),
        ("half", "quarter", "third", "fourth", "fifth", "tenth"),
    )  # fmt: skip
    for table in cardinal:
        for word in table:
            found[word] = found.get(word, 0) | _CARDINAL
    for word in number_words.ordinals():
        found[word] = found.get(word, 0) | _ORDINAL
    for word in number_words.multiples():
        found[word] = found.get(word, 0) | _MULTIPLE
    return found


@cache
def _after_article() -> frozenset[str]:
    """Words that an article can stand before as the number 1, or that it makes a number of."""
    words = (
        set(number_words.scales()) | set(number_words.fews()) | set(number_words.parts()) | set(number_words.dozens())
    )
    return frozenset(words)


def numbers_in(
    text: Tokens,
    field: str,
    dates: Sequence[Mention],
    consumed: Sequence[tuple[int, int]],
    tables: Sequence[Table] = (),
) -> list[Mention]:
    """The mentions of numbers of every kind in a text, in order of place.

    `dates` are the calendar mentions already found and `consumed` the stretches in which no number may be read.
    """
    closed = _Closed([*consumed, *addresses(text.text)])
    dated = _Closed([(mention.start, mention.end) for mention in dates])
    amounts = list(islice(_amounts(text, closed, dated), limits().numbers))
    amounts = shared(text, joined(text, compounded(text, amounts)))
    amounts = [amount for amount in headed(text, amounts, tables) if not _idle(text, amount)]
    return [_mention(text, amount, field) for amount in amounts]


class _Closed:
    """Stretches of a text, asked in any order whether they hold a place."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def __contains__(self, offset: object) -> bool:
        assert isinstance(offset, int)
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _amounts(text: Tokens, closed: _Closed, dated: _Closed) -> Iterator[Amount]:
    triggers = _triggers()
    reached = 0
    candidates = [
        index for index, word in enumerate(text.lowers[: text.size]) if word in triggers or word[:1].isdecimal()
    ]
    for index in candidates:
        go_on()
        if index < reached or text.starts[index] in closed or _is_moment(text, index):
            continue
        roles = triggers.get(text.lowers[index], _CARDINAL | _ORDINAL)
        amount = _read(text, index, roles, dated)
        if amount is not None and text.ends[amount.last - 1] - 1 not in closed:
            reached = amount.last
            yield amount


def _read(text: Tokens, index: int, roles: int, dated: _Closed) -> Amount | None:
    if roles & _ARTICLE:
        return _one(text, index)
    if roles == _CARDINAL | _ORDINAL and len(text.words[index]) <= 4 and (height := height_at(text, index)):
        return height
    if roles & _MULTIPLE and (multiple := multiple_at(text, index)):
        return multiple
    fraction = (
        amount_at(text, index)
        if roles & _CARDINAL and text.lowers[index] in ("third", "fourth", "fifth", "tenth")
        else None
    )
    if fraction is not None and fraction.hedge is None and text.lowers[index + 1] != "of":
        fraction = None
    if fraction is not None:
        return fraction
    ordinal = ordinal_at(text, index)
    if ordinal is not None:
        return None if text.starts[index] in dated or _counts_times(text, ordinal) else ordinal
    return amount_at(text, index) if roles & _CARDINAL else None


def _is_moment(text: Tokens, index: int) -> bool:
    """ "The shares at one point lost 30 percent"."""
    return text.lowers[index - 1 : index + 1] == ["at", "one"] and text.lowers[index + 1] in word_class("at-one")


def _counts_times(text: Tokens, ordinal: Amount) -> bool:
    """ "first 11 months", "first two years": the ordinal belongs to the span of time."""
    at = ordinal.last
    word = text.lowers[at]
    if not (word[:1].isdecimal() or word in number_words.cardinals()):
        return False
    return any(following in measures.TIMES for following in text.lowers[at + 1 : at + 3])


def _one(text: Tokens, index: int) -> Amount | None:
    """ "a million", "a dozen", "a third of", and "a year" where it means one year ("less than a year")."""
    following = text.lowers[index + 1]
    if text.lowers[index] == "dozen":
        return amount_at(text, index)
    if text.lowers[index] == "another":
        return single(text, index) if following in measures.TIMES and not following.endswith("s") else None
    if following in _after_article():
        return _article_amount(text, index)
    opening = index == 0 or text.lowers[index - 1] == ""
    unit = measures.time_at(text, index + 1) or measures.unit_at(text, index + 1)
    money = None if unit else after_number(text, index + 1)
    if (unit is None and money is None) or text.words[index + 1] in ("(", "-"):
        return None
    return _single(text, index, unit, opening)


def _article_amount(text: Tokens, index: int) -> Amount | None:
    amount = amount_at(text, index)
    if amount is None or amount.number.value >= 1 or amount.number.vague:
        return amount
    part = text.lowers[index + 1]
    after = text.lowers[amount.number.words and amount.last]
    if amount.kind in ("number", "ratio") and _by_a_part(text, index, amount.last):
        return amount
    strong = (
        amount.hedge is not None
        or amount.kind not in ("number", "ratio")
        or text.lowers[index + 2] == "of"
        or after == ""
    )
    if (
        part == "quarter"
        and text.lowers[index + 2] != "of"
        and amount.hedge is None
        and amount.kind in ("number", "ratio")
    ):
        return None
    ranks = after.isalpha() and after not in listed("stop")  # "and a third undisclosed buyer"
    return amount if strong or part == "half" or (text.lowers[index - 1] in ("by", "and") and not ranks) else None


def _by_a_part(text: Tokens, index: int, last: int) -> bool:
    """ "or a third, in brackets", "a fifth more than", "fell by a quarter to": a fraction that says a share or a
    change, where the words that follow name nothing that it could be a rank of or a coin."""
    before, after, beyond = text.lowers[index - 1], text.lowers[last], text.lowers[last + 1]
    if after in listed("more-by-part"):
        return not beyond.isalpha() or beyond in listed("stop")
    if after.isalpha() and after not in listed("stop"):
        return False
    return before in ("or", "by") or (before in _moving() and after in ("to", "on", "from", "in"))


@cache
def _moving() -> frozenset[str]:
    return frozenset(row[0] for row in rows("movements"))


def _single(text: Tokens, index: int, unit: measures.Measure | None, opening: bool) -> Amount | None:
    amount = single(text, index)
    if amount is None:
        return None
    if opening or amount.hedge is not None:
        return amount
    and_half = text.lowers[amount.last] == "and" and text.lowers[amount.last + 1] in ("a", "half")
    return amount if and_half else None


_TO_THE_WHOLE = 30
"""Tokens before "the other two" in which the whole is told."""
_OF_WHOLES = (["of", "the"], ["of", "its"], ["of", "their"], ["of", "his"], ["of", "her"])


def _idle(text: Tokens, amount: Amount) -> bool:
    """Bare number words that only point: "the two said", "one"."""
    number = amount.number
    if amount.bare and amount.upper is None and (_hanging(text, amount) or _year_like(text, amount)):
        return True
    if not number.words or not amount.bare or amount.hedge is not None or amount.upper is not None:
        return False
    if number.value == 1:
        return text.size > 3
    pointed = text.lowers[amount.first - 1]
    return number.value < 20 and pointed in _ALONE and not (pointed == "other" and _completes(text, amount.first))


def _completes(text: Tokens, index: int) -> bool:
    """ "Eight of the ten seats went to women and the other two to men": the rest of a number that was just told."""
    cardinals = number_words.cardinals()
    for at in range(index - 2, max(1, index - _TO_THE_WHOLE), -1):
        word = text.lowers[at]
        if word in (".", "") and not text.glued(at + 1):
            return False
        if text.lowers[at - 2 : at] in _OF_WHOLES and (word[:1].isdecimal() or word in cardinals):
            return True
    return False


def _hanging(text: Tokens, amount: Amount) -> bool:
    """Half of a score or a code whose other half is no amount: "Space Coast 69-54"."""
    first, last = amount.first, amount.last
    left = (
        text.words[first - 1] in HYPHENS
        and text.glued(first)
        and text.glued(first - 1)
        and text.words[first - 2][:1].isdecimal()
    )
    right = (
        text.words[last] in HYPHENS
        and text.glued(last)
        and text.glued(last + 1)
        and text.words[last + 1][:1].isdecimal()
    )
    return left or right


def _year_like(text: Tokens, amount: Amount) -> bool:
    """Four digits that count nothing and may be a year."""
    return (
        len(amount.number.digits) == 4
        and amount.number.digits[:2] in ("18", "19", "20")
        and amount.number.digits.isdecimal()
        and (text.size > 8)
    )


def _mention(text: Tokens, amount: Amount, field: str) -> Mention:
    start, end = text.starts[amount.first], text.ends[amount.last - 1]
    return Mention(
        field=field, start=start, end=end, text=text.text[start:end], kind=amount.kind, relation=amount.relation,
        number=amount.number, upper=amount.upper, unit=amount.unit,
        noun=Span(field, *amount.noun) if amount.noun else None, noun_class=amount.noun_class,
        modifiers=amount.modifiers,
        currencies=amount.currencies, sign=amount.sign, per=amount.per,
        hedge=Span(field, *amount.hedge) if amount.hedge else None, change=amount.change,
    )  # fmt: skip
