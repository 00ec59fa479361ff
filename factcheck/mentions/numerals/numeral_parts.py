"""Parts of numerals that digits and words share: scales, whole numbers in words, what "and" adds."""

from __future__ import annotations

from decimal import Decimal

from factcheck.mentions.numerals import number_words as words
from factcheck.mentions.numerals.figures import MAX_DIGITS, ONE, quantum_of
from factcheck.mentions.tokens import Tokens
from factcheck.model.mention import Numeral
from factcheck.model.records import dataclass, replace

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
    linked = tokens.lowers[at] == "and"
    start = at + 1 if linked else at
    read = _figures_after if tokens.words[start][:1].isdecimal() else _words_after
    found = read(tokens, start, bound, linked)
    if found is None or not 0 < found[0] < bound:
        return None
    value, after = found
    return value, quantum_of(value), after


def _figures_after(tokens: Tokens, start: int, bound: Decimal, linked: bool) -> tuple[Decimal, int] | None:
    """ "21" of "3 hundred and 21", "3 hundred" of "4 thousand 3 hundred"."""
    written = tokens.words[start]
    if not written.isdecimal() or len(written) > 3 or bound < 100 or written == "0":
        return None
    value, after = Decimal(written), start + 1
    factor = scale_at(tokens, after)
    if factor is None:
        return (value, after) if linked else None
    if factor >= bound:
        return None
    value, after = value * factor, after + 1
    deeper = remainder(tokens, after, factor)
    return (value + deeper[0], deeper[2]) if deeper else (value, after)


def _words_after(tokens: Tokens, start: int, bound: Decimal, linked: bool) -> tuple[Decimal, int] | None:
    """ "two hundred" of "6 crore and two hundred"; "twelve" of "1.9 million twelve months before" is no part of it."""
    role = words.cardinals().get(tokens.lowers[start])
    if role is None or role[0] not in words.SMALL:
        return None
    inner = whole(tokens, start)
    apart = inner is not None and inner[0] < 100 and (bound > 1000 or not linked)
    return None if apart else inner


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
    read, at = _Spelled(), index
    while at - index < _LONGEST:
        found = _next_word(tokens, at, read)
        if found is None:
            break
        role, value, at = found
        longer = read.with_word(role, value)
        if longer is None:
            break
        read, at = longer, at + 1
    if not read.last or read.total > HUGE:
        return None
    return read.total + (read.group or 0), at


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A number in words as far as it is read: `total` up to its last scale, `group` what stands after that (None before
    the first word of it), `bound` the last scale, `last` the role of the last word."""

    total: Decimal = Decimal(0)
    group: Decimal | None = None
    bound: Decimal | None = None
    last: str = ""

    def with_word(self, role: str, value: Decimal) -> _Spelled | None:
        """The number with one more word, or None where the word begins another number."""
        if role in words.SMALL:
            return self._with_small(role, value)
        one = ONE if self.group is None else self.group
        if role == "hundred":
            return None if self.last == "hundred" else replace(self, group=one * 100, last=role)
        if self.last == "scale" and self.group is None:
            return replace(self, total=self.total * value, bound=value, last=role)
        if self.bound is not None and value >= self.bound:
            return None
        return _Spelled(self.total + one * value, None, value, role)

    def _with_small(self, role: str, value: Decimal) -> _Spelled | None:
        """ "two hundred" and "five", "twenty" and "five", "nineteen" and "eighty"."""
        if self.group is None:
            return replace(self, group=value, last=role)
        if (self.last == "ten" and role == "digit" and value) or self.last == "hundred":
            return replace(self, group=self.group + value, last=role)
        if self.last == "digit" and role in ("ten", "teen") and self.group < 10 and not self.total:
            return replace(self, group=self.group * 100 + value, last=role)
        return None


def _next_word(tokens: Tokens, at: int, read: _Spelled) -> tuple[str, Decimal, int] | None:
    """Role, value and place of the next word of a number, past an "and" or a hyphen; None where the number ends."""
    table = words.cardinals()
    if tokens.lowers[at] in table:
        return (*table[tokens.lowers[at]], at)
    start = _joined(tokens, at, read.last)
    if start == at or tokens.lowers[start] not in table:
        return None
    role, value = table[tokens.lowers[start]]
    hyphen = tokens.words[at] in HYPHENS
    if role not in words.SMALL and read.last in words.SMALL and hyphen and tokens.glued(at):
        return role, value, start  # "one-million"
    if role not in words.SMALL or not _fits_after_and(tokens, start, read.bound, read.group):
        return None
    if tokens.lowers[at] == "and" and _starts_part(tokens, start):
        return None
    return None if hyphen and not (read.last == "ten" and role == "digit") else (role, value, start)


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
