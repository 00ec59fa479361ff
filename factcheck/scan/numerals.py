"""Numerals: where a token can start a number, the number as it is written, in digits, in words, or in both."""

from __future__ import annotations

from decimal import Decimal

from factcheck.mention import Numeral
from factcheck.scan import number_words as words
from factcheck.scan.figures import MAX_DIGITS, ONE, figure, quantum_of
from factcheck.scan.tokens import Tokens

Read = tuple[Numeral, int]  # a numeral, and the first token after it

HYPHENS = ("-", "‐", "‑", "–", "—", "−")
_MILLION = Decimal(1_000_000)
_ALONE = ("hundred", "thousand", "million", "billion", "trillion")  # may start a number with no number before them
_DENOMINATORS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 32, 50, 64, 100, 128, 1000)


def numeral_at(tokens: Tokens, index: int, money: bool = False) -> Read | None:
    """The longest numeral that starts at a token. `money` says that a currency stands before it, which decides what
    letters mean: "£24m" are millions, "24m" may be metres and is left to the unit."""
    if tokens.words[index][:1].isdigit():
        return _in_digits(tokens, index, money)
    return _in_words(tokens, index)


def _make(
    tokens: Tokens, first: int, after: int, value: Decimal, quantum: Decimal, scale: Decimal = ONE,
    words_: bool = False, vague: bool = False, digits_after: int = 0,
) -> Read:  # fmt: skip
    digits = tokens.slice(first, digits_after or after)
    numeral = Numeral(
        tokens.starts[first], tokens.ends[after - 1], value, quantum, digits, scale, words_, vague
    )  # fmt: skip
    return numeral, after


def _in_digits(tokens: Tokens, index: int, money: bool) -> Read | None:
    found = figure(tokens.words[index])
    if found is None:
        return None
    value, quantum = found
    first, after = index, index + 1
    if tokens.words[index - 1] == "." and tokens.glued(index) and tokens.words[index].isdigit() and _free_point(tokens, index):
        first = index - 1
        value = Decimal("0." + tokens.words[index])
        quantum = quantum_of(value)
    elif value == value.to_integral_value():
        spaced = _spaced_groups(tokens, index)
        if spaced:
            value, quantum, after = spaced
        fraction = _fraction_after(tokens, index, after, value)
        if fraction:
            value, quantum, after = fraction
    power = _power(tokens, after, value)
    if power:
        return _make(tokens, first, power[1], value * power[0], quantum * power[0], power[0], digits_after=after)
    return _scaled(tokens, first, after, value, quantum, money)


def _free_point(tokens: Tokens, index: int) -> bool:
    """Is the point before a digit group a decimal point with nothing before it (".77", "$.50")?"""
    before = tokens.words[index - 2]
    return not tokens.glued(index - 1) or not (before[-1:].isalnum() or before in (".", "/"))


def _spaced_groups(tokens: Tokens, index: int) -> tuple[Decimal, Decimal, int] | None:
    """Thousands set off by spaces: "1 234 567.89". With plain spaces only where no other number stands beside."""
    head = tokens.words[index]
    if len(head) > 3 or head[0] == "0" or not head.isdigit():
        return None
    after, tail = index + 1, ""
    narrow = True
    while len(gap := tokens.gap(after)) == 1 and gap.isspace() and gap != "\n" and (after - index) < 8:
        group = tokens.words[after]
        whole, point, decimals = group.partition(".")
        if len(whole) != 3 or not whole.isdigit() or (point and not decimals.isdigit()):
            break
        narrow = narrow and gap != " "
        tail += whole
        after += 1
        if point:
            tail += point + decimals
            break
    if not tail:
        return None
    if not narrow and _beside_number(tokens, index, after):
        return None
    value = Decimal(head + tail)
    return value, quantum_of(value), after


def _beside_number(tokens: Tokens, first: int, after: int) -> bool:
    before, behind = tokens.words[first - 1], tokens.words[after]
    return before[:1].isdigit() or behind[:1].isdigit() or (behind == "/" and tokens.words[after + 1][:1].isdigit())


def _fraction_after(tokens: Tokens, index: int, after: int, value: Decimal) -> tuple[Decimal, Decimal, int] | None:
    """Fractions: "1/2" itself, or what follows a whole number in "7-1/2", "10 1/2", "1½"."""
    word = tokens.words[after]
    if word in words.VULGAR and len(tokens.gap(after)) <= 1:
        over, under = words.VULGAR[word]
        return value + Decimal(over) / under, ONE / under, after + 1
    if after == index + 1 and word == "/" and (own := _slashed(tokens, index)):
        return own
    start = after + 1 if word in HYPHENS and tokens.glued(after) else after
    if tokens.words[start][:1].isdigit() and value < 10_000 and (own := _slashed(tokens, start)):
        return value + own[0], own[1], own[2]
    return None


def _slashed(tokens: Tokens, index: int) -> tuple[Decimal, Decimal, int] | None:
    over, slash, under = tokens.words[index : index + 3]
    if slash not in ("/", "⁄") or not (over.isdigit() and under.isdigit()) or len(over) > 4 or len(under) > 4:
        return None
    if not (tokens.glued(index + 1) and tokens.glued(index + 2)) or tokens.words[index + 3] == "/":
        return None
    a, b = int(over), int(under)
    if not 0 < a < b or b not in _DENOMINATORS or over[0] == "0":
        return None
    return Decimal(a) / b, ONE / b, index + 3


def _power(tokens: Tokens, after: int, value: Decimal) -> tuple[Decimal, int] | None:
    """What a number is multiplied by in scientific writing: "1.3x10^6", "2e10", "10^6"."""
    word = tokens.lowers[after]
    if not tokens.glued(after):
        return None
    if word in ("x", "×") and tokens.words[after + 1] == "10" and tokens.words[after + 2] == "^":
        at = after + 3
    elif word in ("e", "^"):
        at = after + 1
    else:
        return None
    sign = tokens.words[at] if tokens.words[at] in ("+", "-", "−") else ""
    at += bool(sign)
    exponent = tokens.words[at]
    if not exponent.isdigit() or len(exponent) > 2 or not tokens.glued(at):
        return None
    power = int(exponent) * (-1 if sign in ("-", "−") else 1)
    return (value ** (power - 1) if word == "^" and value else Decimal(10) ** power), at + 1


def _scaled(tokens: Tokens, first: int, after: int, value: Decimal, quantum: Decimal, money: bool) -> Read:
    digits_after = after
    letter = _letter(tokens, after, value, money)
    if letter:
        return _make(tokens, first, after + 1, value * letter, quantum * letter, letter, digits_after=after)
    at = after + 1 if tokens.words[after] in HYPHENS and tokens.glued(after) and tokens.glued(after + 1) else after
    scale = ONE
    while (factor := _scale_at(tokens, at)) is not None:
        scale *= factor
        at += 1
        after = at
    if scale == ONE:
        dozen = words.dozens().get(tokens.lowers[at])
        if dozen and (at == after or tokens.lowers[at] == "dozen"):
            return _make(tokens, first, at + 1, value * dozen, quantum * dozen, dozen, digits_after=digits_after)
        return _make(tokens, first, after, value, quantum)
    value, quantum = value * scale, quantum * scale
    rest = _and_part(tokens, after, scale) or _rest(tokens, after, scale)
    if rest:
        return _make(tokens, first, rest[2], value + rest[0], rest[1], scale, digits_after=digits_after)
    return _make(tokens, first, after, value, quantum, scale, digits_after=digits_after)


def _scale_at(tokens: Tokens, at: int) -> Decimal | None:
    word = tokens.lowers[at]
    factor = words.scales().get(word)
    if factor is None:
        return None
    if word == "cr" and tokens.words[at] == "CR":
        return None
    if word in ("mil", "mill") and tokens.lowers[at + 1] in ("rate", "per", "owner", "workers"):
        return None
    return factor


def _letter(tokens: Tokens, after: int, value: Decimal, money: bool) -> Decimal | None:
    """The factor of a letter glued to the digits ("361k", "$4.1B"), where it can only be one."""
    written = tokens.words[after]
    factor = words.letters().get(written)
    if factor is None:
        return None
    if not tokens.glued(after):
        clear = not tokens.glued(after + 1) and value < 10_000_000
        return factor if clear and (money or value != value.to_integral_value()) and written in ("k", "K", "M", "B", "T", "G") else None
    behind = tokens.words[after + 1]
    if behind[:1].isdigit() and tokens.glued(after + 1):
        return None
    if money or written in ("k", "K", "M", "b", "B"):
        return factor if money or value < 1_000_000 else None
    if written in ("MM",):
        return factor
    if written == "G":
        return factor if value != value.to_integral_value() else None
    return factor if written == "m" and _counts_people(tokens, after + 1) else None


_AFTER_MILLIONS = frozenset(
    "people users customers viewers subscribers visitors tonnes tons euros pounds dollars barrels jobs homes "
    "passengers members units vehicles shares votes voters children workers households followers copies sales "
    "cars doses tests cases downloads views streams listeners residents viewers refugees acres hectares more".split()
)


def _counts_people(tokens: Tokens, at: int) -> bool:
    """"24m people", "1.2m new cars": after a count a lower-case m is a million, before anything else a metre."""
    return tokens.lowers[at] in _AFTER_MILLIONS or (
        tokens.lowers[at + 1] in _AFTER_MILLIONS and tokens.lowers[at].isalpha() and tokens.lowers[at] not in ("of", "for")
    )


def _rest(tokens: Tokens, at: int, bound: Decimal) -> tuple[Decimal, Decimal, int] | None:
    """What is added after a scale: "3 hundred and 21", "4 thousand 3 hundred", "6 crore and two hundred"."""
    start = at + 1 if tokens.lowers[at] == "and" else at
    linked = start != at
    if tokens.words[start][:1].isdigit():
        if not tokens.words[start].isdigit() or len(tokens.words[start]) > 3 or bound < 100 or tokens.words[start] == "0":
            return None
        value = Decimal(tokens.words[start])
        after = start + 1
        factor = _scale_at(tokens, after)
        if factor is not None:
            value, after = value * factor, after + 1
            deeper = _rest(tokens, after, factor)
            if deeper:
                value, after = value + deeper[0], deeper[2]
        elif not linked and bound != 100 and not words.scales().get(tokens.lowers[at - 1]):
            return None
        elif not linked:
            return None
    else:
        role = words.cardinals().get(tokens.lowers[start])
        if role is None or role[0] not in words.SMALL:
            return None
        inner = _whole(tokens, start)
        if inner is None or (linked and bound >= 1000 and inner[0] < 100 and bound > 1000):
            return None
        value, after = inner
    if value >= bound or value <= 0:
        return None
    return value, quantum_of(value), after


def _and_part(tokens: Tokens, at: int, scale: Decimal) -> tuple[Decimal, Decimal, int] | None:
    """"and a half", "and three quarters" after a scale or a whole number, worth that part of one `scale`."""
    if tokens.lowers[at] != "and":
        return None
    at += 1
    over = ONE
    word = tokens.lowers[at]
    role = words.cardinals().get(word)
    if word in ("a", "an"):
        at += 1
    elif role and role[0] in ("digit", "teen") and tokens.lowers[at + 1] in words.parts():
        over, at = role[1], at + 1
    elif role and role[0] in ("ten", "teen", "digit") and tokens.words[at + 1] in HYPHENS and tokens.lowers[at + 3] in words.parts():
        inner = _whole(tokens, at)
        if inner is None:
            return None
        over, at = inner
    under = words.parts().get(tokens.lowers[at])
    if under is None or (over == ONE and tokens.lowers[at].endswith("s")):
        return None
    factor = _scale_at(tokens, at + 1)
    if factor is not None and factor < scale and scale > ONE:
        scale, at = factor, at + 1
    return over / under * scale, scale / under, at + 1


def _whole(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """A whole number in words, and the first token after it: "two hundred and five thousand", "three lakh crore"."""
    table = words.cardinals()
    total, group, bound, at = Decimal(0), None, None, index
    last = ""
    while True:
        role, value = table.get(tokens.lowers[at], ("", ONE))
        if not role:
            start = _joined(tokens, at, last)
            if start == at or tokens.lowers[start] not in table:
                break
            role, value = table[tokens.lowers[start]]
            if role not in words.SMALL or not _fits_after_and(tokens, start, bound, group):
                break
            if tokens.lowers[at] == "and" and _starts_part(tokens, start):
                break
            if tokens.words[at] in HYPHENS and not (last == "ten" and role == "digit"):
                break
            at = start
        if role in words.SMALL:
            if group is None:
                group = value
            elif (last == "ten" and role == "digit" and value) or last == "hundred":
                group += value
            elif last == "digit" and role in ("ten", "teen") and group < 10 and not total:
                group = group * 100 + value
            else:
                break
        elif role == "hundred":
            if last in ("hundred",):
                break
            group = (group if group is not None else ONE) * 100
        elif last == "scale" and group is None:
            total *= value
            bound = value
        elif bound is not None and value >= bound:
            break
        else:
            total += (group if group is not None else ONE) * value
            bound, group = value, None
        last = role
        at += 1
    if not last:
        return None
    return total + (group or 0), at


def _joined(tokens: Tokens, at: int, last: str) -> int:
    """The token after "and" or a hyphen, where a numeral may run on; else `at` itself."""
    if tokens.lowers[at] == "and" and last in ("hundred", "scale"):
        return at + 1
    if tokens.words[at] in HYPHENS and last in ("ten", "digit", "hundred", "scale"):
        return at + 1
    return at


def _starts_part(tokens: Tokens, at: int) -> bool:
    """Does a fraction of its own stand here ("three quarters", "fifty-four hundredths")?"""
    ahead = tokens.lowers[at + 1 : at + 5]
    parts = [word for word in ahead[: 4 if ahead[0] in HYPHENS else 1] if word in words.parts()]
    if not parts or not (parts[0].endswith("s") or tokens.lowers[at] == "one"):
        return False
    return words.cardinals()[tokens.lowers[at]][1] < words.parts()[parts[0]]


def _fits_after_and(tokens: Tokens, at: int, bound: Decimal | None, group: Decimal | None) -> bool:
    """"two hundred and five" is one number; "three hundred and two hundred" and "two million and five" are two."""
    inner = tokens.lowers[at + 1]
    if inner == "hundred" and (group is not None or bound is None):
        return False
    scale = words.scales().get(inner)
    return not (scale and bound is not None and scale >= bound)


def _in_words(tokens: Tokens, index: int) -> Read | None:
    word = tokens.lowers[index]
    if word in words.VULGAR:
        over, under = words.VULGAR[word]
        return _make(tokens, index, index + 1, Decimal(over) / under, ONE / under)
    if word in ("a", "an"):
        return _after_article(tokens, index)
    if word in ("half", "quarter", "third", "fourth", "fifth", "tenth"):
        return _bare_part(tokens, index, index)
    if word in words.fews():
        return _few(tokens, index, index)
    plural = words.vague().get(word)
    if plural is not None:
        return _vague(tokens, index, plural)
    if word == "point" and tokens.words[index + 1].isdigit() and len(tokens.words[index + 1]) <= 4:
        value = Decimal("0." + tokens.words[index + 1])
        return _make(tokens, index, index + 2, value, quantum_of(value), words_=True)
    if word in words.scales() and word not in _ALONE:
        return None
    found = _whole(tokens, index)
    return _finish(tokens, index, *found) if found else None


def _finish(tokens: Tokens, first: int, value: Decimal, after: int) -> Read | None:
    """What may follow a whole number in words: a decimal, a fraction, a dozen."""
    point = _point(tokens, after)
    if point:
        decimals, after = point
        value += decimals
        quantum = quantum_of(decimals)
        return _again_scaled(tokens, first, after, value, quantum)
    dozen = words.dozens().get(tokens.lowers[after])
    if dozen:
        return _make(tokens, first, after + 1, value * dozen, dozen, dozen, words_=True)
    fraction = _fraction_words(tokens, after, value)
    if fraction:
        return _of_scale(tokens, first, fraction[1], fraction[0], fraction[0] / value)
    last = words.cardinals().get(tokens.lowers[after - 1])
    scale = last[1] if last and last[0] == "scale" else ONE
    added = _and_part(tokens, after, scale)
    if added:
        return _again_scaled(tokens, first, added[2], value + added[0], added[1])
    if scale > ONE and (rest := _rest(tokens, after, scale)):
        return _make(tokens, first, rest[2], value + rest[0], rest[1], words_=True)
    return _make(tokens, first, after, value, quantum_of(value), words_=True)


def _again_scaled(tokens: Tokens, first: int, after: int, value: Decimal, quantum: Decimal) -> Read:
    """"two and a half million", "two point two million"."""
    factor = _scale_at(tokens, after)
    if factor is None:
        return _make(tokens, first, after, value, quantum, words_=True)
    return _make(tokens, first, after + 1, value * factor, quantum * factor, factor, words_=True, digits_after=after)


def _point(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """"point seven five", "point 75": the decimals and the first token after them."""
    if tokens.lowers[at] != "point":
        return None
    at += 1
    if tokens.words[at].isdigit() and len(tokens.words[at]) <= 6:
        return Decimal("0." + tokens.words[at]), at + 1
    digits = ""
    while (role := words.cardinals().get(tokens.lowers[at])) and role[0] in words.SMALL and len(digits) < 6:
        if role[0] == "ten" and (nested := _whole(tokens, at)):
            digits, at = digits + str(nested[0]), nested[1]
            break
        digits += str(role[1])
        at += 1
    return (Decimal("0." + digits), at) if digits else None


def _fraction_words(tokens: Tokens, at: int, over: Decimal) -> tuple[Decimal, int] | None:
    """"thirds" after "two", "-fifth" after "one": the value of the fraction and the first token after it."""
    hyphen = tokens.words[at] in HYPHENS
    word = tokens.lowers[at + hyphen]
    under = words.parts().get(word)
    if under is None or not over:
        return None
    plural = word.endswith("s")
    if not plural and over != ONE and not (hyphen and over < 10 and word not in ("half", "quarter")):
        return None
    after = at + hyphen + 1
    if plural and over == ONE:
        return None
    if word in ("quarter", "quarters") and not hyphen and tokens.lowers[after] not in ("of", "million", "billion", "", "full"):
        return None
    if word in ("half", "halves") and (over != ONE or tokens.lowers[after] not in ("of", "")):
        return None
    if not hyphen and not plural and under >= 10 and tokens.lowers[after] not in ("of", "", ".", ","):
        return None
    return over / under, after


def _after_article(tokens: Tokens, index: int) -> Read | None:
    """"a million", "a hundred and five", "a dozen", "a quarter of", "a few thousand", "a couple of hundred"."""
    word = tokens.lowers[index + 1]
    if word in words.fews():
        return _few(tokens, index, index + 1)
    if word in words.parts():
        return _bare_part(tokens, index, index + 1)
    if word in words.dozens():
        return _make(tokens, index, index + 2, words.dozens()[word], words.dozens()[word], words_=True)
    if word == "half" and tokens.words[index + 2] in HYPHENS:
        return _bare_part(tokens, index, index + 1)
    if words.scales().get(word) is None or word.endswith("s") or word in ("mill", "mil", "cr", "lac"):
        return None
    found = _whole(tokens, index + 1)
    if not found:
        return None
    value, after = found
    under = words.parts().get(tokens.lowers[after])
    if under is not None and under >= 1000:
        return _make(tokens, index, after + 1, value / under, value / under, words_=True)
    return _finish(tokens, index, value, after)


def _bare_part(tokens: Tokens, first: int, index: int) -> Read | None:
    """A part with nothing or an article before it: "half a million", "a third of", "quarter million"."""
    under = words.parts()[tokens.lowers[index]]
    after = index + 1
    if tokens.words[after] in HYPHENS and tokens.lowers[after + 1] in ("million", "billion", "dozen", "trillion"):
        after += 1
    if under > 2 and first == index and tokens.lowers[after] not in ("million", "billion", "of"):
        return None
    return _of_scale(tokens, first, after, ONE / under, ONE / under)


def _of_scale(tokens: Tokens, first: int, after: int, value: Decimal, quantum: Decimal) -> Read:
    """A fraction, times the scale that may follow: "half a million", "two thirds of a million", "half dozen"."""
    at = after
    if tokens.lowers[at] == "of":
        at += 1
    if tokens.lowers[at] in ("a", "an"):
        at += 1
    factor = _scale_at(tokens, at) or words.dozens().get(tokens.lowers[at])
    if factor is None or tokens.lowers[at].endswith("s") or tokens.lowers[at] == "hundred":
        return _make(tokens, first, after, value, quantum, words_=True)
    return _make(tokens, first, at + 1, value * factor, quantum * factor, factor, words_=True)


def _few(tokens: Tokens, first: int, index: int) -> Read | None:
    """"several hundred", "a few dozen", "a couple of thousand": floors."""
    at = index + 1
    if tokens.lowers[at] == "of":
        at += 1
    factor = _scale_at(tokens, at) or words.dozens().get(tokens.lowers[at])
    if factor is None:
        return None
    value = words.fews()[tokens.lowers[index]] * factor
    after = at + 1
    if factor == 100 and (more := _scale_at(tokens, after)):
        value, after = value * more, after + 1
    return _make(tokens, first, after, value, value, words_=True, vague=True)


def _vague(tokens: Tokens, index: int, value: Decimal) -> Read | None:
    """"tens of thousands", "dozens", "scores of": floors."""
    after = index + 1
    if tokens.lowers[after] == "of" and (more := words.vague().get(tokens.lowers[after + 1])) and more >= 100:
        value, after = value * more, after + 2
    elif tokens.lowers[index] in ("tens", "scores") and tokens.lowers[after] != "of":
        return None
    elif tokens.lowers[index] == "tens" and _scale_at(tokens, after + 1) is None:
        return None
    return _make(tokens, index, after, value, value, words_=True, vague=True)


__all__ = ["HYPHENS", "MAX_DIGITS", "Read", "numeral_at"]
