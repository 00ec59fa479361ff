"""Amounts: at a token that can start a number, the number and everything that belongs to it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.mention import Numeral
from factcheck.scan import currencies, hedges, measures, number_words
from factcheck.scan.amount import Amount
from factcheck.scan.counts import adjectival, classes, counted_at, lemma, roles, singular
from factcheck.scan.exclusions import named
from factcheck.scan.numerals import HYPHENS, numeral_at
from factcheck.scan.tokens import Tokens

_MINUS = ("-", "−", "–", "‑")
_OPENERS = ("", "(", "[", ":", "=", ",", "/", "|", ">", "<", "~", "of", "to", "by", "at", "from", "was", "is", "and", "around", "about")
_PER = ("per", "a", "an", "each", "every", "/")
_WEIGHED = frozenset("weigh weighs weighed weighing weight lose lost gained heavier lighter shed pounds lb lbs kg ounces of baby".split())
_POUND_NAMES = frozenset(("pound", "pounds"))


def amount_at(text: Tokens, index: int) -> Amount | None:
    """The amount whose number starts at a token, or None where that is no quantity."""
    digits = text.words[index][:1].isdigit()
    name = named(text, index) if digits else ""
    prefix = currencies.before_number(text, index) if digits else _spelled_prefix(text, index)
    if name == "strict" and not (prefix and _sure(text, prefix)):
        return None
    idle = not digits and _idle_word(text, index)
    if idle and text.lowers[index] != "one":
        return None
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
    amount = Amount(first, last, first, last, index, number, named=name)
    amount = _measured(text, amount, prefix)
    if amount is None or _glued_on(text, amount):
        return None
    if idle and (amount.kind in ("number", "count", "ratio") or amount.unit == "day"):
        return None
    if name and amount.bare and not (name == "proper" and _not_small(text, index, number)):
        return None
    if name in ("soft", "proper") and amount.kind == "count" and not _plainly_counted(text, amount):
        return None
    return _hedged(text, amount)


def _sure(text: Tokens, prefix: currencies.Found) -> bool:
    """Does a currency before the digits outweigh letters that touch them ("US$5", "RM42")?"""
    return not text.glued(prefix.first) or not text.words[prefix.first - 1][-1:].isalnum()


def _spelled_prefix(text: Tokens, index: int) -> currencies.Found | None:
    if text.words[index - 1] in ("$", "£", "€", "¥"):
        return currencies.before_number(text, index)
    return None


def _not_small(text: Tokens, index: int, number: Numeral) -> bool:
    return number.value >= 10_000 or "," in text.words[index] or "." in text.words[index] or number.scale != 1


def _plainly_counted(text: Tokens, amount: Amount) -> bool:
    """Is what follows a number after a label or a name plainly counted: a plural right behind it?"""
    return amount.noun is not None and not amount.modifiers and singular(
        text.text[amount.noun[0] : amount.noun[1]].lower()
    ) is not None and amount.named != "strict"  # fmt: skip


_IDLE_AFTER_ONE = frozenset("of another or day to".split())


def _idle_word(text: Tokens, index: int) -> bool:
    """Number words that stand for no number: "one of", "no one", "one day", "second half", "half-brother"."""
    word, before, behind = text.lowers[index], text.lowers[index - 1], text.lowers[index + 1]
    if before in HYPHENS and text.glued(index) and text.words[index - 2][-1:].isalpha() and text.glued(index - 1):
        return text.lowers[index - 2] not in ("to", "and", "or", "mid", "sub", "non", "multi")
    if word == "one":
        if before in ("no", "any", "every", "each", "which", "this", "that", "the", "loved", "number") and behind not in ("million", "billion"):
            return True
        if behind in _IDLE_AFTER_ONE and text.lowers[index + 2] not in ("two", "three"):
            return True
        return behind in HYPHENS and text.lowers[index + 2] in ("time", "off", "way", "day", "on", "sided", "man")
    if word == "half":
        return before in ("first", "second", "other", "better", "latter", "opening", "final", "-") or (
            behind in HYPHENS and text.lowers[index + 2] not in ("million", "billion", "dozen", "a", "hour", "mile", "percent", "point", "liter", "litre", "trillion")
        )
    return False


def _signed(text: Tokens, first: int, prefix: currencies.Found | None) -> tuple[int, bool]:
    """The first token with the sign, and whether it is a minus."""
    before = text.words[first - 1]
    if before in _MINUS and text.glued(first):
        outer = text.words[first - 2]
        free = not text.glued(first - 1) or outer in ("(", "[", "~", "$", "£", "€", "|", "=", "^", "<", ">", "")
        return (first - 1, True) if free and not (outer[:1].isdigit() and text.glued(first - 1)) else (first, False)
    if before in ("minus", "negative") or text.lowers[first - 1] in ("minus", "negative"):
        return (first - 1, True) if not text.words[first - 2][:1].isdigit() else (first, False)
    if before == "+" and text.glued(first) and not text.glued(first - 1):
        return first - 1, False
    if prefix and text.words[prefix.after] in _MINUS and text.glued(prefix.after):
        return first, True
    return first, False


def _glued_on(text: Tokens, amount: Amount) -> bool:
    """Do letters that nothing explains touch the number on the right ("4S", "777F", "1990s")?"""
    last = amount.last
    if not text.glued(last):
        return False
    word = text.words[last]
    if word[:1].isalpha() or word in ("_", "^"):
        return True
    if word in ("'", "’") and text.lowers[last + 1] == "s" and text.glued(last + 1):
        return True
    if word == ":" and text.words[last + 1][:1].isdigit() and text.glued(last + 1):
        return True
    if word in HYPHENS and text.glued(last + 1) and amount.bare and not amount.number.words:
        inner = text.words[last + 1]
        return bool(inner[:1].isalpha()) and inner.lower() not in ("to", "and", "or", "plus", "odd", "year", "day")
    if word == "/" and text.glued(last + 1) and text.words[last + 1][:1].isdigit():
        return amount.bare
    return False


def _measured(text: Tokens, amount: Amount, prefix: currencies.Found | None) -> Amount | None:
    """What the number measures, tried in the order in which one reading rules out the next."""
    if prefix is not None:
        return _money(text, amount, prefix)
    at = amount.last
    percent = measures.percent_at(text, at)
    if percent:
        return replace(amount, kind="percent", unit=percent.unit, last=percent.after, after=percent.after)
    part = amount.number.value < 1 and (amount.number.words or "/" in amount.number.digits)
    article = part and text.lowers[at] in ("a", "an")
    of = part and text.lowers[at] == "of" and text.lowers[at + 1] in ("a", "an", "one")
    if article or of:
        shifted = replace(amount, last=at + 1 + of)
        inner = _with_unit(text, shifted)
        return inner if inner is not None else _counted(text, amount)
    found = _with_unit(text, amount)
    return found if found is not None else _counted(text, amount)


def _with_unit(text: Tokens, amount: Amount) -> Amount | None:
    at = amount.last
    percent = measures.percent_at(text, at)
    if percent:
        return replace(amount, kind="percent", unit=percent.unit, last=percent.after, after=percent.after)
    aged = _age(text, amount)
    if aged:
        return aged
    money = currencies.after_number(text, _skip_hyphen(text, at), amount.number.scale != 1)
    if money and not _weighed(text, amount, money):
        return _money(text, amount, None)
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


def _skip_hyphen(text: Tokens, at: int) -> int:
    return at + 1 if text.words[at] in HYPHENS and text.glued(at) and text.glued(at + 1) else at


def _heat(text: Tokens, amount: Amount, heat: measures.Measure) -> Amount:
    number, after = amount.number, heat.after
    if text.lowers[after : after + 2] == ["below", "zero"] and number.value > 0:
        number, after = replace(number, value=-number.value), after + 2
    return replace(amount, kind=heat.kind, unit=heat.unit, last=after, after=after, number=number)


def _united(text: Tokens, amount: Amount, unit: measures.Measure) -> Amount:
    amount = replace(amount, kind=unit.kind, unit=unit.unit, last=unit.after, after=unit.after, per=unit.per)
    return _with_denominator(text, amount)


def _weighed(text: Tokens, amount: Amount, money: currencies.Found) -> bool:
    """Is a "pound" a weight? Millions of pounds are money; so are pounds in a text that writes £, pence or sterling."""
    if text.lowers[money.first] not in _POUND_NAMES or money.after != money.first + 1:
        return False
    if amount.number.scale >= 1_000_000:
        return False
    around = text.lowers[max(0, amount.first - 8) : amount.first]
    if text.lowers[money.after] == "of" and text.lowers[money.after + 1] not in ("the", "debt", "taxpayers"):
        return True
    if any(word in _WEIGHED for word in around):
        return True
    near = text.lowers[max(0, amount.first - 10) : amount.last + 8]
    if "dollar" in near or "dollars" in near or "exchange" in near or "currency" in near:
        return False
    whole = text.text
    return not ("£" in whole or "sterling" in whole or "pence" in whole or "British" in whole or "Britain" in whole or " UK" in whole)


def _money(text: Tokens, amount: Amount, prefix: currencies.Found | None) -> Amount:
    suffix = currencies.after_number(text, _skip_hyphen(text, amount.last), amount.number.scale != 1)
    number = amount.number
    if prefix is not None and suffix is not None and not set(suffix.currency.codes) & set(prefix.currency.codes):
        suffix = None
    if prefix is not None and suffix is not None and suffix.currency.factor != 1:
        suffix = None
    last = suffix.after if suffix else amount.last
    codes = prefix.currency.codes if prefix else ()
    factor = Decimal(1)
    if suffix:
        codes = tuple(code for code in suffix.currency.codes if code in codes) if prefix else suffix.currency.codes
        factor = suffix.currency.factor
    if factor != 1:
        number = replace(number, value=number.value * factor, quantum=number.quantum * factor, scale=number.scale * factor)
    written = text.slice(prefix.first, prefix.after) if prefix else ""
    if not written and suffix:
        written = text.slice(suffix.first, suffix.after)
    amount = replace(
        amount, kind="money", number=number, last=last, after=last, currencies=codes, sign=written, prefixed=prefix is not None
    )  # fmt: skip
    return _with_denominator(text, _with_cents(text, amount))


def _with_cents(text: Tokens, amount: Amount) -> Amount:
    """"20 dollars and 43 cents", "$20 43c": one amount."""
    at = amount.last + (text.lowers[amount.last] == "and")
    word = text.words[at]
    if amount.number.scale != 1 or amount.number.value != amount.number.value.to_integral_value() or not word:
        return amount
    if not (word.isdigit() and len(word) <= 2) and text.lowers[at] not in number_words.cardinals():
        return amount
    read = numeral_at(text, at)
    if read is None or not 0 < read[0].value < 100:
        return amount
    small = currencies.after_number(text, read[1])
    if small is None or small.currency.factor != Decimal("0.01") or not set(small.currency.codes) & set(amount.currencies):
        return amount
    number = amount.number
    cents = read[0].value * small.currency.factor
    number = replace(number, value=number.value + cents, quantum=Decimal("0.01"), end=text.ends[read[1] - 1])
    codes = tuple(code for code in amount.currencies if code in small.currency.codes)
    return replace(amount, number=number, last=small.after, after=small.after, currencies=codes)


_DENOMINATORS = frozenset(
    "share barrel head person ton tonne pound ounce gallon liter litre unit vehicle car piece bushel kilo kilogram hour "
    "day week month year night ticket seat passenger customer employee worker household capita day's megawatt mile acre "
    "hectare pupil student patient user shr bbl tonne short bag kg mwh mmbtu song visit child man plate trip game copy".split()
)


def _with_denominator(text: Tokens, amount: Amount) -> Amount:
    """"per vehicle", "a month", "/barrel"."""
    at = amount.last
    word = text.lowers[at]
    hyphen = word in HYPHENS and text.glued(at) and text.lowers[at + 1] in ("a", "per", "an")
    if hyphen:
        at += 1
        word = text.lowers[at]
    if word not in _PER or amount.per:
        return amount
    inner = at + 1 + (text.words[at + 1] in HYPHENS and hyphen)
    noun = text.lowers[inner]
    if not noun or not noun[0].isalpha():
        return amount
    if word in ("a", "an", "each", "every", "/"):
        if noun not in _DENOMINATORS and noun not in measures.TIMES and measures.unit_at(text, inner) is None:
            return amount
        if word == "/" and not text.glued(at):
            return amount
    elif noun in roles("stop"):
        return amount
    time = measures.TIMES.get(noun)
    if time is None and word == "per" and (longer := measures.unit_at(text, inner)) and longer.after > inner + 1:
        return replace(amount, per=longer.unit, after=longer.after)
    unit = None if time else measures.unit_at(text, inner)
    per = time or (unit.unit if unit and unit.after == inner + 1 else lemma(noun))
    return replace(amount, per=per, after=inner + 1)


_TIME_GAPS = frozenset("consecutive straight successive more additional extra full long short further whole solid business working calendar trading fewer less school financial fiscal other different separate previous prior".split())


def _age(text: Tokens, amount: Amount) -> Amount | None:
    """"34-year-old", "34 years old", "three months of age", "87 yo", "aged 34", "Smith, 34, said"."""
    at, number = amount.last, amount.number
    start = at + 1 if text.words[at] in HYPHENS and text.glued(at) else at
    unit = measures.TIMES.get(text.lowers[start])
    if unit in ("year", "month", "week", "day"):
        end = start + 1
        if text.words[end] in HYPHENS:
            end += 1
        if text.lowers[end] in ("old", "olds", "old's") and text.lowers[start] not in ("year's",):
            return replace(amount, kind="age", unit=unit, last=end + 1, after=end + 1)
        if text.lowers[start + 1 : start + 3] == ["of", "age"]:
            return replace(amount, kind="age", unit=unit, last=start + 3, after=start + 3)
        return None
    if text.lowers[start] in ("yo", "y.o.", "yr-old") and start == at:
        return replace(amount, kind="age", unit="year", last=at + 1, after=at + 1)
    before = text.lowers[amount.first - 1]
    if number.scale != 1 or not 0 < number.value <= 120 or number.value != number.value.to_integral_value():
        return None
    if before in ("aged", "age", "ages") and measures.percent_at(text, at) is None:
        return replace(amount, kind="age", unit="year")
    if _apposed(text, amount):
        return replace(amount, kind="age", unit="year")
    return None


def _apposed(text: Tokens, amount: Amount) -> bool:
    """", 34," after a name, which is an age."""
    at = amount.last
    if text.words[amount.first - 1] != "," or text.words[at] not in (",", ".", ";", ")") or amount.number.value < 2:
        return False
    name = text.words[amount.first - 2]
    if not name[:1].isupper() or not name[:1].isalpha() or len(name) < 2 or name.isupper() or text.gap(amount.first) != " ":
        return False
    return text.words[amount.first - 3][:1].isupper() or text.words[amount.first - 3] == "."


def _counted(text: Tokens, amount: Amount) -> Amount:
    number = amount.number
    later = _time_after_adjectives(text, amount)
    if later:
        return later
    if number.value < 1 and number.words or number.digits in ("½", "⅓", "¼"):
        return replace(amount, kind="ratio", unit=None)
    if number.value != number.value.to_integral_value() and number.scale == 1 and not number.words:
        one = False
    else:
        one = number.value == 1
    found = counted_at(text, amount.last, one)
    if found is None:
        return amount
    unit = "time" if found.unit == "time" else found.unit
    noun = (text.starts[found.first], text.ends[found.after - 1])
    amount = replace(
        amount, kind="count", unit=unit, noun=noun, noun_class=found.noun_class, modifiers=found.modifiers, after=found.after
    )  # fmt: skip
    return _per_after_noun(text, amount)


def _per_after_noun(text: Tokens, amount: Amount) -> Amount:
    """"200 flights a day", "48 people per square mile"."""
    if text.lowers[amount.after] not in ("per", "a", "an", "/"):
        return amount
    found = _with_denominator(text, replace(amount, last=amount.after))
    return replace(amount, per=found.per, after=max(found.after, amount.after))


def _time_after_adjectives(text: Tokens, amount: Amount) -> Amount | None:
    """"three consecutive years": the span of the number alone, since the adjective stands between."""
    at = amount.last
    if text.lowers[at] not in _TIME_GAPS:
        return None
    at += 1 + (text.lowers[at + 1] in _TIME_GAPS)
    unit = measures.TIMES.get(text.lowers[at])
    if unit is None:
        return None
    noun = (text.starts[at], text.ends[at])
    return replace(amount, kind="duration", unit=unit, noun=noun, after=at + 1, modifiers=tuple(text.lowers[amount.last : at]))


def _hedged(text: Tokens, amount: Amount) -> Amount:
    number = amount.number
    start = amount.first
    if amount.kind == "age" and text.lowers[start - 1] in ("aged", "age", "ages"):
        start -= 1
    before = hedges.before(text, start, amount.kind == "duration")
    behind = hedges.after(text, amount.last)
    if behind is None and amount.after > amount.last:
        behind = hedges.after(text, amount.after)
        outside = True
    else:
        outside = False
    last, after = amount.last, amount.after
    if behind and text.words[behind.first] in ("+", "＋"):
        last = max(last, behind.after) if not outside else last
    if behind:
        after = max(after, behind.after)
        if not outside and amount.kind == "number":
            again = _counted(text, replace(amount, last=behind.after))
            if again.kind == "count" or again.kind == "duration":
                amount, after = replace(again, last=amount.last), again.after
    hedge = before or behind
    if number.vague and hedge is None:
        return replace(amount, relation="at-least")
    if hedge is None:
        return amount
    relation = hedge.relation
    span = (text.starts[hedge.first], text.ends[hedge.after - 1])
    whole = min(amount.first, before.first) if before else amount.first
    return replace(amount, relation=relation, hedge=span, whole=whole, last=last, after=after)


__all__ = ["adjectival", "amount_at", "classes"]


def single(text: Tokens, index: int) -> Amount | None:
    """An article that means the number 1, with its unit: "a year", "an hour and a half", "a dollar"."""
    number = Numeral(text.starts[index], text.ends[index], Decimal(1), Decimal(1), text.words[index], words=True)
    amount = _with_unit(text, Amount(index, index + 1, index, index + 1, index, number))
    return None if amount is None else _hedged(text, amount)
