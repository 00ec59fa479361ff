"""Amounts: at a token that can start a number, the number and everything that belongs to it."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from factcheck.lexicon.neighbors import listed
from factcheck.mentions.amount import Amount
from factcheck.mentions.doubt import (
    glued_on,
    idle_word,
    in_a_name,
    in_a_title,
    is_version,
    not_small,
    plainly_counted,
    sure,
)
from factcheck.mentions.exclusions.exclusions import named
from factcheck.mentions.exclusions.labels import labelled
from factcheck.mentions.kinds import currencies, hedges, measures
from factcheck.mentions.kinds.ages import age_amount
from factcheck.mentions.kinds.counts import counted_at
from factcheck.mentions.kinds.money import POUNDS, money_amount, of_an_area, skip_hyphen, weighed, with_denominator
from factcheck.mentions.numerals.figures import ONE, quantum_of
from factcheck.mentions.numerals.numerals import HYPHENS, numeral_at
from factcheck.mentions.tokens import Tokens
from factcheck.model.mention import Numeral
from factcheck.model.records import replace

_SHORT = 8  # tokens of a text that is too short to hold a list with dashes
_MINUS = ("-", "−", "–", "‑")
_BEFORE_MINUS = frozenset("([~$£€|=^<>") | {""}
_TIME_GAPS = listed("time-gaps")


def amount_at(text: Tokens, index: int) -> Amount | None:
    """The amount whose number starts at a token, or None where that is no quantity."""
    digits = text.words[index][:1].isdecimal()
    name = named(text, index) if digits else labelled(text, index)
    prefix = currencies.before_number(text, index) if digits else _spelled_prefix(text, index)
    if name == "strict" and not (prefix and sure(text, prefix)):
        return None
    idle = not digits and idle_word(text, index)
    if idle and text.lowers[index] != "one":
        return None
    amount = _number_at(text, index, prefix, name)
    if amount is None:
        return None
    for doubted in _DOUBTS:
        if doubted(text, amount):
            return None
    if idle and (amount.kind in ("number", "count", "ratio") or amount.unit == "day"):
        return None
    return _hedged(text, amount)


def _number_at(text: Tokens, index: int, prefix: currencies.Found | None, name: str) -> Amount | None:
    """The number that starts at a token, with its sign and what it measures."""
    read = numeral_at(text, index, prefix is not None)
    if read is None:
        return None
    number, last = read
    first = index if number.start == text.starts[index] else index - 1
    if first < index and prefix is None:
        prefix = currencies.before_number(text, first)
    first, negative = _signed(text, prefix.first if prefix else first, prefix)
    if negative:
        number = replace(number, value=-number.value, start=number.start)
    return _measured(text, Amount(first, last, first, last, index, number, named=name), prefix)


def _bare_in_name(text: Tokens, amount: Amount) -> bool:
    """ "Apollo 11", "Gate 4": a bare number behind a name or a label, unless it is too great to number anything."""
    great = amount.named in ("proper", "address") and not_small(text, amount.head, amount.number)
    return bool(amount.named) and amount.bare and not great


def _spelled_in_name(text: Tokens, amount: Amount) -> bool:
    """ "Ocean's Eleven", "ONE Championship": a number word with a capital inside a name."""
    word, last = text.words[amount.head], bisect_left(text.starts, amount.number.end, lo=amount.head)
    if word[:1].isdecimal() or not word[:1].isupper() or not in_a_name(text, amount.head, last):
        return False
    loud = len(word) > 1 and word.isupper()
    titled = amount.kind == "ratio" and text.words[last][:1].isupper() and not text.opens_line(amount.head)
    return amount.bare or (loud and amount.kind == "count") or titled


def _vague_pair(text: Tokens, amount: Amount) -> bool:
    """ "a couple of" times, people, hours; not "a couple of London"."""
    return amount.number.vague and amount.number.value == 2 and (amount.bare or amount.kind == "ratio")


def _part_of_name(text: Tokens, amount: Amount) -> bool:
    """ "a Beech 200 aircraft", "Boeing 737 jets": the noun belongs to the name, and the number counts nothing."""
    if amount.named not in ("proper", "soft"):
        return False
    if amount.kind in ("number", "count") and _one_of_a_kind(text, amount.head):
        return True
    return amount.kind == "count" and not plainly_counted(text, amount)


def _resolution(text: Tokens, amount: Amount) -> bool:
    """ "4K": the lines of a screen."""
    at = amount.head
    written = text.words[at + 1] == "K" and text.words[at] in ("2", "4", "8") and text.glued(at + 1)
    return written and not (amount.prefixed or amount.noun_class)


_DOUBTS = (
    glued_on,
    in_a_title,
    is_version,
    _bare_in_name,
    _spelled_in_name,
    _vague_pair,
    _part_of_name,
    _resolution,
)


def _one_of_a_kind(text: Tokens, index: int) -> bool:
    """ "a Beech 200 aircraft": after an article and a name, a number is part of the name."""
    at = index - 1
    while at > index - 4 and text.words[at][:1].isupper() and text.lowers[at] not in ("a", "an"):
        at -= 1
    return text.lowers[at] in ("a", "an") and text.words[index + 1] not in HYPHENS


def single(text: Tokens, index: int) -> Amount | None:
    """An article that means the number 1, with its unit: "a year", "an hour and a half", "a dollar"."""
    number = Numeral(text.starts[index], text.ends[index], Decimal(1), Decimal(1), text.words[index], words=True)
    amount = _with_unit(text, Amount(index, index + 1, index, index + 1, index, number))
    return None if amount is None else _hedged(text, amount)


def _spelled_prefix(text: Tokens, index: int) -> currencies.Found | None:
    if text.words[index - 1] in ("$", "£", "€", "¥"):
        return currencies.before_number(text, index)
    return None


def _signed(text: Tokens, first: int, prefix: currencies.Found | None) -> tuple[int, bool]:
    """The first token with the sign, and whether it is a minus."""
    before = text.words[first - 1]
    if before in _MINUS and text.glued(first):
        return (first - 1, True) if _free(text, first - 1) else (first, False)
    if text.lowers[first - 1] in ("minus", "negative"):
        return (first, False) if text.words[first - 2][:1].isdecimal() else (first - 1, True)
    if before in _MINUS and first == 1 and text.size <= _SHORT:
        return 0, True
    if before == "+" and text.glued(first) and not text.glued(first - 1):
        return first - 1, False
    inner = prefix is not None and text.words[prefix.after] in _MINUS and text.glued(prefix.after)
    return first, inner


def _free(text: Tokens, at: int) -> bool:
    """Is a dash a sign, and not one that joins a number to what stands before it?"""
    return not text.glued(at) or text.words[at - 1] in _BEFORE_MINUS


def _measured(text: Tokens, amount: Amount, prefix: currencies.Found | None) -> Amount:
    """What the number measures, tried in the order in which one reading rules out the next."""
    if prefix is not None:
        return money_amount(text, amount, prefix)
    at = amount.last
    percent = measures.percent_at(text, at)
    if percent:
        return replace(amount, kind="percent", unit=percent.unit, last=percent.after, after=percent.after)
    part = amount.number.value < 1
    if part and amount.number.words and (after := measures.part_of_point(text, at)):
        return replace(amount, kind="percent", unit="percentage point", last=after, after=after)
    article = part and text.lowers[at] in ("a", "an")
    of = part and text.lowers[at] == "of" and text.lowers[at + 1] in ("a", "an", "one")
    if _floor_of(text, amount):
        inner = _with_unit(text, replace(amount, last=at + 1))
        if inner is not None:
            return inner
    if article or of:
        shifted = replace(amount, last=at + 1 + of)
        inner = _with_unit(text, shifted)
        return inner if inner is not None else _counted(text, amount)
    found = _with_unit(text, amount)
    return found if found is not None else _counted(text, amount)


def _floor_of(text: Tokens, amount: Amount) -> bool:
    """ "billions of dollars", "thousands of miles": a floor with "of" before its unit."""
    return amount.number.vague and text.lowers[amount.last] == "of"


def _with_unit(text: Tokens, amount: Amount) -> Amount | None:
    at = amount.last
    percent = measures.percent_at(text, at)
    if percent:
        return replace(amount, kind="percent", unit=percent.unit, last=percent.after, after=percent.after)
    aged = age_amount(text, amount)
    if aged:
        return aged
    money = currencies.after_number(text, skip_hyphen(text, at), amount.number.scale != 1)
    if money and not weighed(text, amount, money) and not of_an_area(text, money):
        longer = measures.unit_at(text, at) if text.lowers[money.first] in POUNDS else None
        if longer is None or longer.after <= money.after:
            return money_amount(text, amount, None)
    heat = measures.temperature_at(text, at)
    if heat:
        return _heat(text, amount, heat)
    span = measures.time_at(text, at)
    if span and not (amount.number.words and text.lowers[amount.head] == "a" and span.unit == "second"):
        return replace(amount, kind="duration", unit=span.unit, last=span.after, after=span.after)
    unit = measures.unit_at(text, at)
    if unit:
        return _united(text, amount, unit)
    multiple = measures.multiple_at(text, at)
    if multiple:
        return replace(amount, kind="ratio", unit="times", last=multiple.after, after=multiple.after)
    return None


def _heat(text: Tokens, amount: Amount, heat: measures.Measure) -> Amount:
    number, after = amount.number, heat.after
    if text.lowers[after : after + 2] == ["below", "zero"] and number.value > 0:
        number, after = replace(number, value=-number.value), after + 2
    return replace(amount, kind=heat.kind, unit=heat.unit, last=after, after=after, number=number)


def _united(text: Tokens, amount: Amount, unit: measures.Measure) -> Amount:
    amount = replace(amount, kind=unit.kind, unit=unit.unit, last=unit.after, after=unit.after, per=unit.per)
    return with_denominator(text, amount)


def _counted(text: Tokens, amount: Amount) -> Amount:
    number = amount.number
    later = _time_after_adjectives(text, amount)
    if later:
        return later
    if (number.value < 1 and number.words) or number.digits in ("½", "⅓", "¼"):
        return replace(amount, kind="ratio", unit=None)
    if number.value != number.value.to_integral_value() and number.scale == 1 and not number.words:
        one = False
    else:
        one = number.value == 1
    found = counted_at(text, amount.last, one)
    if found is None:
        return with_denominator(text, amount) if text.lowers[amount.after] == "to" else amount
    unit = found.unit
    noun = (text.starts[found.first], text.ends[found.after - 1])
    if number.quantum < 1 and number.scale == 1 and any(word.endswith("ed") for word in found.modifiers):
        return amount  # "a quake of 4.6 rattled two counties"
    number = _grouped_by_point(number, found.noun_class)
    amount = replace(
        amount, kind="count", unit=unit, noun=noun, noun_class=found.noun_class, modifiers=found.modifiers,
        after=found.after, number=number,
    )  # fmt: skip
    if number.quantum < 1 and number.scale == 1 and not number.words:
        amount = replace(amount, kind="number")  # points, magnitudes: measured, not counted one by one
    return _per_after_noun(text, _far_unit(text, amount, found.first))


def _grouped_by_point(number: Numeral, noun_class: str | None) -> Numeral:
    """ "10.000 people": three decimals of a count of people group its thousands."""
    whole, _, decimals = number.digits.partition(".")
    if noun_class not in _WHOLE or len(decimals) != 3 or whole in ("", "0") or number.scale != 1 or number.words:
        return number
    value = (number.value * 1000).quantize(ONE)
    return replace(number, value=value, quantum=quantum_of(value))


_WHOLE = frozenset(("people", "workers", "person"))


def _far_unit(text: Tokens, amount: Amount, at: int) -> Amount:
    """ "400 exhausting kilometres": a unit behind an adjective, which stays outside of the mention."""
    if not amount.modifiers:
        return amount
    found = measures.time_at(text, at) or measures.unit_at(text, at)
    if found is None or found.after != at + 1 or found.unit == "second":
        return amount
    return replace(amount, kind=found.kind, unit=found.unit, noun_class=None)


def _per_after_noun(text: Tokens, amount: Amount) -> Amount:
    """ "200 flights a day", "48 people per square mile", "48 people to the square mile"."""
    if text.lowers[amount.after] not in ("per", "a", "an", "/", "to"):
        return amount
    found = with_denominator(text, replace(amount, last=amount.after))
    return replace(amount, per=found.per, after=max(found.after, amount.after))


def _time_after_adjectives(text: Tokens, amount: Amount) -> Amount | None:
    """ "three consecutive years": the span of the number alone, since the adjective stands between."""
    at = amount.last
    if text.lowers[at] not in _TIME_GAPS:
        return None
    at += 1 + (text.lowers[at + 1] in _TIME_GAPS)
    unit = measures.TIMES.get(text.lowers[at])
    if unit is None:
        return None
    noun = (text.starts[at], text.ends[at])
    return replace(
        amount, kind="duration", unit=unit, noun=noun, after=at + 1, modifiers=tuple(text.lowers[amount.last : at])
    )


def _hedged(text: Tokens, amount: Amount) -> Amount:
    """The amount with the words that bound it: the hedge before it, else the one behind it."""
    number = amount.number
    start = amount.first
    if amount.kind == "age" and text.lowers[start - 1] in ("aged", "age", "ages"):
        start -= 1
    before = hedges.before(text, start, amount.kind == "duration")
    behind = hedges.after(text, amount.last)
    if behind is None and amount.after > amount.last:
        behind = hedges.after(text, amount.after)
    hedge = before or behind
    if hedge is None:
        return replace(amount, relation="about" if number.value == 2 else "at-least") if number.vague else amount
    amount, last, after = _with_behind(text, amount, behind) if behind else (amount, amount.last, amount.after)
    span = (text.starts[hedge.first], text.ends[hedge.after - 1])
    whole = min(amount.first, before.first) if before else amount.first
    return replace(amount, relation=hedge.relation, hedge=span, whole=whole, last=last, after=after)


def _with_behind(text: Tokens, amount: Amount, hedge: hedges.Hedge) -> tuple[Amount, int, int]:
    """The amount with a hedge behind it ("20+", "20 or more people"), and where it and what belongs to it end."""
    touching = hedge.first == amount.last
    plus = touching and text.words[hedge.first] in ("+", "＋")
    last = max(amount.last, hedge.after) if plus else amount.last
    after = max(amount.after, hedge.after)
    if touching and amount.kind == "number":
        again = _counted(text, replace(amount, last=hedge.after))
        if again.kind in ("count", "duration"):
            return replace(again, last=amount.last), last, again.after
    return amount, last, after
