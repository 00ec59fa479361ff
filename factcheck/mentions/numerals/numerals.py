"""Numerals: where a token can start a number, the number as it is written, in digits, in words, or in both."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon.neighbors import listed
from factcheck.mentions.kinds.currencies import after_number
from factcheck.mentions.numerals import number_words as words
from factcheck.mentions.numerals.figures import ONE, figure, quantum_of
from factcheck.mentions.numerals.numeral_parts import HUGE, HYPHENS, Read, and_part, make, remainder, scale_at
from factcheck.mentions.numerals.spelled import spelled_at
from factcheck.mentions.tokens import Tokens

_DENOMINATORS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 32, 50, 64, 100, 128, 1000)
MANY = len("10,000")
"""Characters of a number that is too great to count metres beside one that may be millions."""
_AFTER_MILLIONS = listed("after-millions")
_JETS = ("707", "717", "727", "737", "747", "757", "767", "777", "787")


def numeral_at(tokens: Tokens, index: int, money: bool = False) -> Read | None:
    """The longest numeral that starts at a token. `money` says that a currency stands before it, which decides what
    letters mean: "£24m" are millions, "24m" may be metres and is left to the unit."""
    if tokens.words[index][:1].isdecimal():
        return _in_digits(tokens, index, money)
    return spelled_at(tokens, index)


def _in_digits(tokens: Tokens, index: int, money: bool) -> Read | None:
    found = figure(tokens.words[index])
    if found is None:
        return None
    value, quantum = found
    first, after = index, index + 1
    if (
        tokens.words[index - 1] == "."
        and tokens.glued(index)
        and tokens.words[index].isdecimal()
        and _free_point(tokens, index)
    ):
        first = index - 1
        value = Decimal("0." + tokens.words[index])
        quantum = quantum_of(value)
    elif value == value.to_integral_value():
        spaced = _spaced_groups(tokens, index) or _torn_groups(tokens, index)
        if spaced:
            value, quantum, after = spaced
        if (
            tokens.lowers[after] == "point"
            and tokens.words[after + 1].isdecimal()
            and len(tokens.words[after + 1]) <= 4
        ):
            value = Decimal(f"{value}.{tokens.words[after + 1]}")
            quantum, after = quantum_of(value), after + 2
        fraction = _fraction_after(tokens, index, after, value)
        if fraction:
            value, quantum, after = fraction
    power = _power(tokens, after, value)
    if power:
        return make(tokens, first, power[1], value * power[0], quantum * power[0], power[0], digits_after=after)
    return _scaled(tokens, first, after, value, quantum, money)


def _free_point(tokens: Tokens, index: int) -> bool:
    """Is the point before a digit group a decimal point with nothing before it (".77", "$.50")?"""
    before = tokens.words[index - 2]
    return not tokens.glued(index - 1) or not (before[-1:].isalnum() or before in (".", "/"))


def _torn_groups(tokens: Tokens, index: int) -> tuple[Decimal, Decimal, int] | None:
    """Thousands torn apart by machines: "£500, 000". Only where a group starts with a zero, which no number of a list
    does."""
    head = tokens.words[index]
    if len(head) > 3 or head[0] == "0" or not head.isdecimal():
        return None
    after = index + 1
    groups: list[str] = []
    while tokens.words[after] == "," and tokens.glued(after) and tokens.gap(after + 1) == " " and len(groups) < 3:
        group = tokens.words[after + 1]
        if len(group) != 3 or not group.isdecimal():
            break
        groups.append(group)
        after += 2
    if not any(group[0] == "0" for group in groups):
        return None
    value = Decimal(head + "".join(groups))
    return value, quantum_of(value), after


def _spaced_groups(tokens: Tokens, index: int) -> tuple[Decimal, Decimal, int] | None:
    """Thousands set off by spaces: "1 234 567.89". With plain spaces only where no other number stands beside."""
    head = tokens.words[index]
    if len(head) > 3 or head[0] == "0" or not head.isdecimal():
        return None
    tail, after = _groups_behind(tokens, index)
    if not tail:
        return None
    narrow = all(tokens.gap(at) != " " for at in range(index + 1, after))
    if not narrow and _doubtful_end(tokens, index, after):
        return None
    value = Decimal(head + tail)
    return value, quantum_of(value), after


def _groups_behind(tokens: Tokens, index: int) -> tuple[str, int]:
    """The groups of three digits behind a token, joined, and the token after them."""
    after, tail = index + 1, ""
    while len(gap := tokens.gap(after)) == 1 and gap.isspace() and gap != "\n" and (after - index) < 8:
        group = tokens.words[after]
        whole, point, decimals = group.partition(".")
        if len(whole) != 3 or not whole.isdecimal() or (point and not decimals.isdecimal()):
            break
        if gap == " " and whole in _JETS and tokens.words[after + 1][:1].isupper():
            break
        tail += whole + point + decimals
        after += 1
        if point:
            break
    return tail, after


def _doubtful_end(tokens: Tokens, index: int, after: int) -> bool:
    """Do plain spaces between digits rather part two numbers?"""
    runs_on = tokens.glued(after) and tokens.words[after].isalpha()
    return _beside_number(tokens, index, after) or tokens.words[after] == "%" or runs_on


def _beside_number(tokens: Tokens, first: int, after: int) -> bool:
    before, behind = tokens.words[first - 1], tokens.words[after]
    return (
        before[:1].isdecimal() or behind[:1].isdecimal() or (behind == "/" and tokens.words[after + 1][:1].isdecimal())
    )


def _fraction_after(tokens: Tokens, index: int, after: int, value: Decimal) -> tuple[Decimal, Decimal, int] | None:
    """Fractions: "1/2" itself, or what follows a whole number in "7-1/2", "10 1/2", "1½"."""
    word = tokens.words[after]
    if word in words.VULGAR and len(tokens.gap(after)) <= 1:
        over, under = words.VULGAR[word]
        return value + Decimal(over) / under, ONE / under, after + 1
    if after == index + 1 and word == "/" and (own := _slashed(tokens, index)):
        return own
    start = after + 1 if word in HYPHENS and tokens.glued(after) else after
    if tokens.words[start][:1].isdecimal() and value < 10_000 and (own := _slashed(tokens, start)):
        return value + own[0], own[1], own[2]
    return None


def _slashed(tokens: Tokens, index: int) -> tuple[Decimal, Decimal, int] | None:
    over, slash, under = tokens.words[index : index + 3]
    if slash not in ("/", "⁄") or not (over.isdecimal() and under.isdecimal()) or len(over) > 4 or len(under) > 4:
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
    if not exponent.isdecimal() or len(exponent) > 2 or not tokens.glued(at):
        return None
    power = int(exponent) * (-1 if sign in ("-", "−") else 1)
    return (value ** (power - 1) if word == "^" and value else Decimal(10) ** power), at + 1


def _scaled(tokens: Tokens, first: int, after: int, value: Decimal, quantum: Decimal, money: bool) -> Read:
    digits_after = after
    letter = _letter(tokens, after, value, money)
    if letter:
        return make(tokens, first, after + 1, value * letter, quantum * letter, letter, digits_after=after)
    at = after + 1 if tokens.words[after] in HYPHENS and tokens.glued(after) and tokens.glued(after + 1) else after
    scale = ONE
    while (factor := scale_at(tokens, at)) is not None and scale < HUGE:
        scale *= factor
        at += 1
        after = at
    if scale == ONE:
        dozen = words.dozens().get(tokens.lowers[at])
        if dozen and (at == after or tokens.lowers[at] == "dozen"):
            return make(tokens, first, at + 1, value * dozen, quantum * dozen, dozen, digits_after=digits_after)
        return make(tokens, first, after, value, quantum)
    value, quantum = value * scale, quantum * scale
    added = and_part(tokens, after, scale) or remainder(tokens, after, scale)
    if added:
        return make(tokens, first, added[2], value + added[0], added[1], scale, digits_after=digits_after)
    return make(tokens, first, after, value, quantum, scale, digits_after=digits_after)


def _letter(tokens: Tokens, after: int, value: Decimal, money: bool) -> Decimal | None:
    """The factor of a letter behind the digits ("361k", "$4.1B"), where it can only be one."""
    factor = words.letters().get(tokens.words[after])
    if factor is None:
        return None
    is_scale = _glued_letter if tokens.glued(after) else _spaced_letter
    return factor if is_scale(tokens, after, value, money) else None


def _spaced_letter(tokens: Tokens, after: int, value: Decimal, money: bool) -> bool:
    """ "$4.1 B", "3.2 M"."""
    clear = not tokens.glued(after + 1) and value < 10_000_000
    likely = money or value != value.to_integral_value()
    return clear and likely and tokens.words[after] in ("k", "K", "M", "B", "T", "G")


def _glued_letter(tokens: Tokens, after: int, value: Decimal, money: bool) -> bool:
    """ "361k", "$4.1B", "5m people"."""
    written, closed = tokens.words[after], not tokens.glued(after + 1)
    if tokens.words[after + 1][:1].isdecimal() and not closed:
        return False
    if money:
        return True
    if written in ("B", "K") and _versioned(tokens, after):
        return False
    if written in ("k", "K", "M", "b", "B"):
        return value < 1_000_000
    if written in ("m", "t", "mm") and closed and after_number(tokens, after + 1, scaled=True):
        return True
    if written == "G":
        return value != value.to_integral_value()
    if written == "MM":
        return True
    return written == "m" and (_counts_people(tokens, after + 1) or _leads_to_many(tokens, after + 1))


def _leads_to_many(tokens: Tokens, at: int) -> bool:
    """ "From 1.7m to 800,000": does a bare number of thousands follow, as the other end of a change?"""
    other = tokens.words[at + 1]
    grouped = "," in other and len(other) >= MANY and other.replace(",", "").isdecimal()
    return tokens.lowers[at] in ("to", "from") and grouped


def _versioned(tokens: Tokens, at: int) -> bool:
    """ "Insat 1B", "1B Mark Teixeira": a letter that tells one of a kind from another, between names or after one."""
    named = tokens.words[at - 2][:1].isupper() and tokens.lowers[at - 2].isalpha() and not tokens.opens_line(at - 2)
    behind = tokens.words[at + 1]
    loose = not behind.islower() or behind in listed("stop")
    return (named and tokens.words[at - 3] != "" and loose) or (
        len(tokens.words[at - 1]) == 1 and behind[:1].isupper() and len(behind) > 1
    )


def _counts_people(tokens: Tokens, at: int) -> bool:
    """ "24m people", "1.2m new cars": after a count a lower-case m is a million, before anything else a metre."""
    return tokens.lowers[at] in _AFTER_MILLIONS or (
        tokens.lowers[at + 1] in _AFTER_MILLIONS
        and tokens.lowers[at].isalpha()
        and tokens.lowers[at] not in ("of", "for")
    )


__all__ = ["HYPHENS", "Read", "numeral_at"]
