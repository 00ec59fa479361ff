"""Feet with inches that have no word of their own: "6-foot-2", "5ft 10", 6'2"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.mentions.amount import Amount
from factcheck.mentions.kinds.counts import singular
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens
from factcheck.model.mention import Numeral

_FEET = frozenset(("foot", "ft", "feet"))
_FOOT_SIGNS = frozenset(("'", "’", "′"))
_INCH_SIGNS = frozenset(('"', "”", "″", "“"))
_INCHES = frozenset(("inch", "in", "ins", "inches"))
_TALLEST = 9  # feet: people, doors, waves; anything longer is not written so


def height_at(text: Tokens, index: int) -> Amount | None:
    """The height whose feet start at a token, in feet, or None."""
    read = _in_one_token(text, index) or _in_words(text, index)
    if read is None:
        return None
    feet, inches, last = read
    if not (0 < feet <= _TALLEST and 0 <= inches < 12):
        return None
    number = Numeral(
        text.starts[index], text.ends[last - 1], feet + inches / Decimal(12), 1 / Decimal(12), text.slice(index, last)
    )
    return Amount(index, last, index, last, index, number, "length", unit="foot")


def _in_one_token(text: Tokens, index: int) -> tuple[Decimal, Decimal, int] | None:
    """6'2" and 6' 2": the sign of the inches must be there, lest it be a quotation or a list."""
    feet, sign, inches = text.words[index].replace("’", "'").partition("'")
    at = index + 1
    if not sign and text.words[at] in _FOOT_SIGNS and text.glued(at) and text.words[at + 1].isdecimal():
        inches, at = text.words[at + 1], at + 2
    if not (feet.isdecimal() and inches.isdecimal() and len(feet) == 1 and len(inches) <= 2):
        return None
    if text.words[at] in _INCH_SIGNS and text.glued(at):
        return Decimal(feet), Decimal(inches), at + 1
    return (Decimal(feet), Decimal(inches), at) if text.words[index - 1] not in _FOOT_SIGNS and sign else None


def _in_words(text: Tokens, index: int) -> tuple[Decimal, Decimal, int] | None:
    """ "6-foot-2", "6 foot 2", "5ft 10", "6-foot-2-inch"."""
    feet = text.words[index]
    at = _past_hyphen(text, index + 1)
    if len(feet) != 1 or not feet.isdecimal() or text.lowers[at] not in _FEET:
        return None
    at = _past_hyphen(text, at + 1)
    inches = text.words[at]
    if not (inches.isdecimal() and len(inches) <= 2):
        return None
    after = _past_hyphen(text, at + 1)
    if text.lowers[after] in _INCHES:
        return (Decimal(feet), Decimal(inches), after + 1) if after > at + 1 else None
    counts = text.words[at + 1].isalpha() and singular(text.lowers[at + 1]) is not None
    return None if counts or text.words[at + 1] in ("/", "%") else (Decimal(feet), Decimal(inches), at + 1)


def _past_hyphen(text: Tokens, at: int) -> int:
    return at + 1 if text.words[at] in HYPHENS and text.glued(at) and text.glued(at + 1) else at
