"""Numbers written in digits: grouping, decimal point or comma, and the worth of the last digit."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from factcheck.lexicon.regex import regex

MAX_DIGITS = 40
ONE = Decimal(1)

_GROUPED = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = regex(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_EUROPEAN = regex(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_SWISS = regex(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?")
_COMMA = regex(r"\d+,\d{1,3}")


@lru_cache(maxsize=2048)
def figure(written: str) -> tuple[Decimal, Decimal] | None:
    """Value and quantum (the worth of one unit of the last significant digit) of a group of digits, or None where it
    is no number: a version, an address, a list, too many digits.

    Trailing zeros count after a decimal sign, not in whole numbers. A comma before exactly three digits groups, one
    before fewer is a decimal comma, one before more is neither ("4,2000"); a point is a decimal point unless there are
    several.

    >>> figure("4.10"), figure("361,600"), figure("5,6"), figure("57,93,508"), figure("1.234.567,89"), figure("5.0.1")
    ((Decimal('4.10'), Decimal('0.01')), (Decimal('361600'), Decimal('1E+2')), (Decimal('5.6'), Decimal('0.1')), \
(Decimal('5793508'), Decimal('1')), (Decimal('1234567.89'), Decimal('0.01')), None)
    """
    if len(written) > MAX_DIGITS:
        return None
    plain = _plain(written)
    if plain is None:
        return None
    value = Decimal(plain)
    return value, quantum_of(value)


def _plain(written: str) -> str | None:
    if written.isdecimal():
        return written
    if "'" in written or "’" in written:
        return written.replace("'", "").replace("’", "").replace(",", ".") if _SWISS.fullmatch(written) else None
    if "," not in written:
        if written.count(".") == 1:
            return written
        return written.replace(".", "") if _EUROPEAN.fullmatch(written) else None
    if _GROUPED.fullmatch(written) and not written.startswith("0,"):
        return written.replace(",", "")
    if _INDIAN.fullmatch(written):
        return written.replace(",", "")
    if _EUROPEAN.fullmatch(written):
        return written.replace(".", "").replace(",", ".")
    return written.replace(",", ".") if _COMMA.fullmatch(written) else None


def quantum_of(value: Decimal) -> Decimal:
    """The worth of one unit of the last significant digit.

    >>> quantum_of(Decimal("5.60")), quantum_of(Decimal("20000")), quantum_of(Decimal("0"))
    (Decimal('0.01'), Decimal('1E+4'), Decimal('1'))
    """
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return ONE
    if exponent >= 0:
        for digit in reversed(digits):
            if digit:
                break
            exponent += 1
        else:
            return ONE
    return Decimal((0, (1,), exponent))
