"""Amounts of money, and denominators: "US$14.2 million USD", "20 dollars and 43 cents", "$5 a share"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon.neighbors import listed
from factcheck.mentions.amount import Amount
from factcheck.mentions.kinds import currencies, measures
from factcheck.mentions.kinds.counts import adjectival, lemma
from factcheck.mentions.numerals import number_words
from factcheck.mentions.numerals.numerals import HYPHENS, numeral_at
from factcheck.mentions.tokens import Tokens
from factcheck.model.records import replace

_AFTER_POINT_IN_TIME = ("ago", "earlier", "later", "before", "after", "on", "from")
_PER = ("per", "a", "an", "each", "every", "/")
_WEIGHED = listed("weighed")
_PAID = listed("paid")
_OF_BRITAIN = ("£", "sterling", "pence", "British", "Britain", " UK", "London")
_FAR = 3000  # how far off signs of Britain are looked for, in code points
POUNDS = frozenset(("pound", "pounds"))
_DENOMINATORS = listed("denominators")


def money_amount(text: Tokens, amount: Amount, prefix: currencies.Found | None) -> Amount:
    """The amount with the currency before it, behind it, or on both sides ("$5 USD")."""
    suffix = currencies.after_number(text, skip_hyphen(text, amount.last), amount.number.scale != 1)
    if prefix and suffix and not _one_currency(prefix, suffix):
        suffix = None
    signs = [sign for sign in (prefix, suffix) if sign]
    codes = signs[-1].currency.codes if signs else ()
    if len(signs) == 2:
        codes = tuple(code for code in codes if code in signs[0].currency.codes)
    number, factor = amount.number, suffix.currency.factor if suffix else Decimal(1)
    if factor != 1:
        number = replace(
            number, value=number.value * factor, quantum=number.quantum * factor, scale=number.scale * factor
        )
    last = suffix.after if suffix else amount.last
    amount = replace(
        amount, kind="money", number=number, last=last, after=last, currencies=codes,
        sign=text.slice(signs[0].first, signs[0].after) if signs else "", prefixed=prefix is not None,
    )  # fmt: skip
    return with_denominator(text, _with_cents(text, amount))


def _one_currency(prefix: currencies.Found, suffix: currencies.Found) -> bool:
    """Can a sign before a number and one behind it name the same currency, in its main unit?"""
    return suffix.currency.factor == 1 and bool(set(suffix.currency.codes) & set(prefix.currency.codes))


def _with_cents(text: Tokens, amount: Amount) -> Amount:
    """ "20 dollars and 43 cents", "$20 43c": one amount."""
    at = amount.last + (text.lowers[amount.last] == "and")
    word = text.words[at]
    if amount.number.scale != 1 or amount.number.value != amount.number.value.to_integral_value() or not word:
        return amount
    if not (word.isdecimal() and len(word) <= 2) and text.lowers[at] not in number_words.cardinals():
        return amount
    read = numeral_at(text, at)
    if read is None or not 0 < read[0].value < 100:
        return amount
    small = currencies.after_number(text, read[1])
    if small is None or small.currency.factor != Decimal("0.01"):
        return amount
    if not set(small.currency.codes) & set(amount.currencies) and text.lowers[small.first] not in (
        "cent",
        "cents",
        "c",
    ):
        return amount
    number = amount.number
    cents = read[0].value * small.currency.factor
    number = replace(number, value=number.value + cents, quantum=Decimal("0.01"), end=text.ends[read[1] - 1])
    codes = tuple(code for code in amount.currencies if code in small.currency.codes) or amount.currencies
    return replace(amount, number=number, last=small.after, after=small.after, currencies=codes)


def weighed(text: Tokens, amount: Amount, money: currencies.Found) -> bool:
    """Is a "pound" a weight? Millions of pounds are money; so are pounds near words of paying, signs of Britain or of
    exchange."""
    if text.lowers[money.first] not in POUNDS or money.after != money.first + 1:
        return False
    if amount.number.scale >= 1_000_000:
        return False
    if text.lowers[money.after] == "of" and text.lowers[money.after + 1] not in ("the", "debt", "taxpayers"):
        return True
    near = text.lowers[max(0, amount.first - 10) : amount.last + 8]
    if "dollar" in near or "dollars" in near or "exchange" in near or "currency" in near or "pence" in near:
        return False
    around = text.lowers[max(0, amount.first - 8) : amount.first]
    if any(word in _WEIGHED for word in around):
        return True
    if "$" not in near and any(word in _PAID for word in near):
        return False
    whole = text.text[max(0, text.starts[amount.first] - _FAR) : text.ends[amount.last - 1] + _FAR]
    return not any(sign in whole for sign in _OF_BRITAIN)


def of_an_area(text: Tokens, money: currencies.Found) -> bool:
    """Does the name of a currency begin the name of where it is used ("the 17 euro zone countries")?"""
    return money.after == money.first + 1 and text.lowers[money.after] in listed("currency area")


def skip_hyphen(text: Tokens, at: int) -> int:
    return at + 1 if text.words[at] in HYPHENS and text.glued(at) and text.glued(at + 1) else at


def with_denominator(text: Tokens, amount: Amount) -> Amount:
    """ "per vehicle", "a month", "/barrel"."""
    at = amount.last
    hyphen = text.lowers[at] in HYPHENS and text.glued(at) and text.lowers[at + 1] in ("a", "per", "an")
    at += hyphen
    word = text.lowers[at]
    if word == "to" and not amount.per:
        return _to_the_unit(text, amount, at)
    if word not in _PER or amount.per:
        return amount
    inner = at + 1 + (text.words[at + 1] in HYPHENS and hyphen)
    if not _divides(text, at, inner):
        return amount
    noun = text.lowers[inner]
    time = measures.TIMES.get(noun)
    if word == "per" and adjectival(noun) and text.lowers[inner + 1].isalpha():
        inner, noun = inner + 1, text.lowers[inner + 1]
    unit = None if time else measures.unit_at(text, inner)
    if unit and word == "per" and unit.after > inner + 1:
        return replace(amount, per=unit.unit, after=unit.after)
    per = time or (unit.unit if unit and unit.after == inner + 1 else lemma(noun))
    return replace(amount, per=per, after=inner + 1)


def _to_the_unit(text: Tokens, amount: Amount, at: int) -> Amount:
    """ "5.5 tonnes to the hectare", "18,000 to the square mile" """
    unit = measures.unit_at(text, at + 2) if text.lowers[at + 1] == "the" else None
    if unit is None or unit.kind not in ("area", "volume"):
        return amount
    return replace(amount, per=unit.unit, after=unit.after)


def _divides(text: Tokens, at: int, inner: int) -> bool:
    """Is a noun after "per", "a", "each" or "/" what an amount is told for one of?"""
    word, noun = text.lowers[at], text.lowers[inner]
    if not noun or not noun[0].isalpha():
        return False
    if noun in measures.TIMES and text.lowers[inner + 1] in _AFTER_POINT_IN_TIME:
        return False
    if word not in ("a", "an", "each", "every", "/"):
        return noun not in listed("stop")
    if word == "/" and not text.glued(at):
        return False
    return noun in _DENOMINATORS or noun in measures.TIMES or measures.unit_at(text, inner) is not None
