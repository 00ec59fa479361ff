"""Parts of numerals that digits and words share: scales, whole numbers in words, what "and" adds."""

from __future__ import annotations

from decimal import Decimal

from factcheck.mention import Numeral
from factcheck.scan import number_words as words
from factcheck.scan.figures import MAX_DIGITS, ONE, quantum_of
from factcheck.scan.tokens import Tokens

Read = tuple[Numeral, int]  # a numeral, and the first token after it
HYPHENS = ("-", "‐", "‑", "–", "—", "−")
HUGE = Decimal(10) ** MAX_DIGITS
_LONGEST = 24  # tokens of a numeral in words


def make(
    tokens: Tokens, first: int, after: int, value: Decimal, quantum: Decimal, scale: Decimal = ONE,
    words_: bool = False, vague: bool = False, digits_after: int = 0,
) -> Read:  # fmt: skip
    digits = tokens.slice(first, digits_after or after)
    numeral = Numeral(
        tokens.starts[first], tokens.ends[after - 1], value, quantum, digits, scale, words_, vague
    )  # fmt: skip
    return numeral, after


def scale_at(tokens: Tokens, at: int) -> Decimal | None:
    word = tokens.lowers[at]
    factor = words.scales().get(word)
    if factor is None:
        return None
    if word == "cr" and tokens.words[at] == "CR":
        return None
    if word in ("mil", "mill") and tokens.lowers[at + 1] in ("rate", "per", "owner", "workers"):
        return None
    return factor


def remainder(tokens: Tokens, at: int, bound: Decimal) -> tuple[Decimal, Decimal, int] | None:
    """What is added after a scale: "3 hundred and 21", "4 thousand 3 hundred", "6 crore and two hundred"."""
    start = at + 1 if tokens.lowers[at] == "and" else at
    linked = start != at
    if tokens.words[start][:1].isdecimal():
        if (
            not tokens.words[start].isdecimal()
            or len(tokens.words[start]) > 3
            or bound < 100
            or tokens.words[start] == "0"
        ):
            return None
        value = Decimal(tokens.words[start])
        after = start + 1
        factor = scale_at(tokens, after)
        if factor is not None and factor >= bound:
            return None
        if factor is not None:
            value, after = value * factor, after + 1
            deeper = remainder(tokens, after, factor)
            if deeper:
                value, after = value + deeper[0], deeper[2]
        elif not linked:
            return None
    else:
        role = words.cardinals().get(tokens.lowers[start])
        if role is None or role[0] not in words.SMALL:
            return None
        inner = whole(tokens, start)
        if inner is None or (linked and bound >= 1000 and inner[0] < 100 and bound > 1000):
            return None
        value, after = inner
    if value >= bound or value <= 0:
        return None
    return value, quantum_of(value), after


def and_part(tokens: Tokens, at: int, scale: Decimal) -> tuple[Decimal, Decimal, int] | None:
    """ "and a half", "and three quarters" after a scale or a whole number, worth that part of one `scale`."""
    at = hyphen_skipped(tokens, at)
    if tokens.lowers[at] != "and":
        return None
    at = hyphen_skipped(tokens, at + 1)
    over = ONE
    word = tokens.lowers[at]
    role = words.cardinals().get(word)
    if word in ("a", "an"):
        at = hyphen_skipped(tokens, at + 1)
    elif (
        role and role[0] in ("digit", "teen") and tokens.lowers[part := hyphen_skipped(tokens, at + 1)] in words.parts()
    ):
        over, at = role[1], part  # "and three quarters", "and one-half"
    elif (
        role
        and role[0] in ("ten", "teen", "digit")
        and tokens.words[at + 1] in HYPHENS
        and tokens.lowers[at + 3] in words.parts()
    ):
        inner = whole(tokens, at)
        if inner is None:
            return None
        over, at = inner
    under = words.parts().get(tokens.lowers[at])
    if under is None or (over == ONE and tokens.lowers[at].endswith("s")):
        return None
    factor = scale_at(tokens, at + 1)
    if factor is not None and factor < scale and scale > ONE:
        scale, at = factor, at + 1
    return over / under * scale, scale / under, at + 1


def hyphen_skipped(tokens: Tokens, at: int) -> int:
    """The token after a hyphen that joins two words, else the token itself: "two-and-a-half"."""
    return at + 1 if tokens.words[at] in HYPHENS and tokens.glued(at) and tokens.glued(at + 1) else at


def whole(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """A whole number in words, and the first token after it: "two hundred and five thousand", "three lakh crore"."""
    table = words.cardinals()
    total, group, bound, at = Decimal(0), None, None, index
    last = ""
    while at - index < _LONGEST:
        role, value = table.get(tokens.lowers[at], ("", ONE))
        if not role:
            start = _joined(tokens, at, last)
            if start == at or tokens.lowers[start] not in table:
                break
            role, value = table[tokens.lowers[start]]
            if role not in words.SMALL and last in words.SMALL and tokens.words[at] in HYPHENS and tokens.glued(at):
                at = start
                continue  # "one-million": the next turn takes the scale
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
    if not last or total > HUGE:
        return None
    return total + (group or 0), at


def _joined(tokens: Tokens, at: int, last: str) -> int:
    """The token after "and" or a hyphen, where a numeral may run on; else `at` itself."""
    if tokens.lowers[at] == "and" and last in ("hundred", "scale"):
        return at + 1
    if tokens.words[at] in HYPHENS and last in ("ten", "teen", "digit", "hundred", "scale"):
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
    """ "two hundred and five" is one number; "three hundred and two hundred" and "two million and five" are two."""
    inner = tokens.lowers[at + 1]
    if inner == "hundred" and (group is not None or bound is None):
        return False
    scale = words.scales().get(inner)
    return not (scale and bound is not None and scale >= bound)
