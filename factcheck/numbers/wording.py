"""Numbers and sums as news writes them: "32 + 22 + 17 = 71", "$116 million", "842 million yuan"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING

from factcheck.lexicon.regex import regex
from factcheck.model.interval import Interval
from factcheck.model.period import MONTHS
from factcheck.model.records import replace

if TYPE_CHECKING:
    from factcheck.model.claim import Claim
    from factcheck.model.mention import Numeral

SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "AUD": "A$", "CAD": "C$", "HKD": "HK$", "NZD": "NZ$"}
NAMES = {"CNY": "yuan", "RUB": "roubles", "INR": "rupees", "KRW": "won", "THB": "baht", "MYR": "ringgit"}
_ROUNDING = Context(prec=50, rounding=ROUND_HALF_EVEN)
_LONGEST = 30
_SIGN = regex(r"[-−–](?=[^-−–]*$)|\bminus (?=[^a-z]*$)")
ROUNDEST = 2
"""The digits behind the first one that are kept of a number that is written round."""
_TOWARDS = {"over": ROUND_FLOOR, "at-least": ROUND_FLOOR, "under": ROUND_CEILING, "at-most": ROUND_CEILING}
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(value: Decimal, figures: int | None = None) -> str:
    """A number in full below a million, else in millions and up; `figures` rounds to so many significant figures.

    >>> number(Decimal(361600)), number(Decimal("116342100"), 3), number(Decimal("0.250"))
    ('361,600', '116 million', '0.25')
    """
    if figures is not None and value:
        value = rounded(value, figures - 1 - value.adjusted())
    for worth, name in SCALES:
        if abs(value) >= worth and value.adjusted() <= _LONGEST:
            scaled = value / worth
            if -scaled.normalize().as_tuple().exponent <= 4:  # type: ignore[operator]
                return f"{plain(scaled)} {name}"
            break
    return plain(value)


def plain(value: Decimal) -> str:
    """A number with commas, without needless zeros; one of more than 30 digits as a power of ten.

    >>> plain(Decimal("1234.50")), plain(Decimal("1E+3")), plain(Decimal("-2.50E+80"))
    ('1,234.5', '1,000', '-2.5 × 10^80')
    """
    if value and abs(value.adjusted()) > _LONGEST:
        digits = value.scaleb(-value.adjusted())
        return f"{digits.normalize():f} × 10^{value.adjusted()}"
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: Decimal, currency: str | None, figures: int | None = 3) -> str:
    """
    >>> money(Decimal("116342100"), "USD"), money(Decimal("842000000"), "CNY"), money(Decimal("5"), "SEK")
    ('$116 million', '842 million yuan', '5 SEK')
    """
    said = number(abs(value), figures)
    minus = "-" if value < 0 else ""
    if currency in SIGNS:
        return f"{minus}{SIGNS[currency]}{said}"
    return f"{minus}{said} {NAMES.get(currency or '', currency or '')}".rstrip()


def percent(value: Decimal, places: int = 1) -> str:
    """
    >>> percent(Decimal("12.345")), percent(Decimal("80"))
    ('12.3%', '80%')
    """
    return f"{plain(rounded(value, places))}%"


def rounded(value: Decimal, places: int) -> Decimal:
    """The value with so many decimals; as it is where it has too many digits for that to mean anything."""
    if value.adjusted() + places >= _ROUNDING.prec:
        return value
    return value.quantize(Decimal(1).scaleb(-places), context=_ROUNDING)


def quoted(claim: Claim) -> str:
    """The claim's own words on one line; a number word that begins a sentence is written small."""
    text = " ".join(claim.text.split())
    numeral = claim.mention.number
    if numeral is not None and numeral.words and claim.span.start == claim.sentence.start:
        return text[:1].lower() + text[1:]
    return text


PLACES = {"headline": "headline", "summary": "summary", "table": "table", "caption": "caption"}
"""What the zones of an article are called; all others are its text."""


def told_twice(a: Claim, b: Claim) -> str:
    """That what seems to be one figure has two values, with the places where it stands."""
    there, also = (PLACES.get(claim.zone, "text") for claim in (a, b))
    second = f" in one place and {quoted(b)} in another" if there == also else f", the {also} {quoted(b)}"
    return f"the {there} says {quoted(a)}{second}, of what seems to be one figure"


def bare(claim: Claim) -> str:
    """The claim's number alone, for sums: "32", "99.9 billion"; a range as "700,000 to 800,000"."""
    numeral, upper = claim.mention.number, claim.mention.upper
    if numeral is None:
        return quoted(claim)
    return number(numeral.value) if upper is None else f"{number(numeral.value)} to {number(upper.value)}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """
    >>> listed(["32", "22", "17"])
    '32, 22 and 17'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def like(claim: Claim, value: Decimal, decimals: int | None = None) -> str:
    """Another value, written as the claim writes its own: the same sign, scale, decimals and separators. Where the
    scale does not suit the value, the scale word becomes its neighbour; a hedged number that is round stays round.

    "$5,6 million" with 116,300,000 becomes "$116,3 million"; "seven" with 9 "nine"; "£412bn" with 412,000,000 "£412m";
    "14st 12lb" with 12.9 "12st 13lb". A sign that is written stays for a negative value and goes for any other.
    `decimals` are as many as the claim has unless they are given.
    """
    numeral = claim.mention.number
    if numeral is None:
        return number(value)
    if claim.quantity.relation != "exact":
        value = as_round(claim, value)
    if decimals is not None and not numeral.words and not is_compound(claim):
        numeral = replace(numeral, quantum=numeral.scale.scaleb(-decimals))
    start, end = numeral.start - claim.mention.start, numeral.end - claim.mention.start
    before, written, after = claim.text[: max(start, 0)], claim.text[max(start, 0) : end], claim.text[end:]
    if numeral.words:
        return f"{before}{_in_words(value, numeral)}{after}"
    head, _, tail = written.partition(numeral.digits)
    if tail.startswith("^"):
        return f"{before}{number(value, 4)}{after}"
    if numeral.value < 0 and value < 0:
        value = -value
    elif numeral.value < 0:
        before, head = _unsigned(before, head)
    if is_compound(claim):
        return f"{before}{head}{_in_two_units(numeral.digits + tail, value, numeral)}{after}"
    rescaled = _rescaled(numeral.digits + tail, value, numeral)
    grouped = _GROUPED.search(claim.sentence_text) is not None
    return f"{before}{head}{rescaled or _digits(value, numeral, grouped) + tail}{after}"


def as_round(claim: Claim, value: Decimal) -> Decimal:
    """A value with as many zeros behind it as the claim's number has, but with three digits that say something: 359,476
    as a number like 174,000 is 359,000. What is a floor stays below the value, what is a ceiling above it."""
    numeral = claim.mention.number
    if numeral is None or numeral.words or not value or is_compound(claim):
        return value
    zeros = min(numeral.quantum.adjusted(), value.adjusted() - ROUNDEST)
    if zeros <= last_digit(numeral).adjusted() or value.adjusted() - zeros >= _ROUNDING.prec:
        return value
    towards = _TOWARDS.get(claim.quantity.relation, ROUND_HALF_EVEN)
    return value.quantize(Decimal(1).scaleb(zeros), rounding=towards, context=_ROUNDING)


def _unsigned(before: str, head: str) -> tuple[str, str]:
    """What stands before a number's digits, without the sign nearest to them."""
    return (before, _SIGN.sub("", head)) if _SIGN.search(head) else (_SIGN.sub("", before), head)


def is_compound(claim: Claim) -> bool:
    """Is the number written in two units: "14st 12lb", "5 feet 11 inches"?"""
    numeral = claim.mention.number
    if numeral is None or numeral.words:
        return False
    written = claim.text[max(numeral.start - claim.mention.start, 0) : numeral.end - claim.mention.start]
    return _LESSER.search(written.replace(numeral.digits, "", 1)) is not None


def _in_two_units(written: str, value: Decimal, numeral: Numeral) -> str:
    """The lesser unit is a fraction of the greater one: its last digit is worth the numeral's quantum."""
    first, behind = written.split(numeral.digits, 1)
    lesser = _LESSER.search(behind)
    assert lesser is not None
    decimals = len(lesser[0].partition(".")[2])
    factor = rounded(Decimal(1).scaleb(-decimals) / numeral.quantum, 0)
    whole = Decimal(int(value))
    rest = rounded((value - whole) * factor, decimals)
    if rest >= factor:
        whole, rest = whole + 1, rest - factor
    return f"{first}{whole:f}{behind[: lesser.start()]}{rest:f}{behind[lesser.end() :]}"


_LESSER = regex(r"\d+(?:\.\d+)?")


def last_digit(numeral: Numeral) -> Decimal:
    """The worth of one unit of the last digit that is written: 1 for "361,600", 100,000 for "5.6 million"."""
    return numeral.scale.scaleb(-decimals_of(numeral))


def decimals_of(numeral: Numeral) -> int:
    """How many digits behind the decimal point are written."""
    return max(0, -int((numeral.quantum / numeral.scale).adjusted()))


_SCALE_WORDS = (
    ("thousand", "million", "billion", "trillion"), ("k", "m", "bn", "tn"), ("K", "M", "B", "T"), ("k", "m", "b", "t"),
    ("k", "mn", "bn", "tn"), ("k", "mln", "bln", "trln"),
)  # fmt: skip
_AWKWARD, _THOUSAND = 10000, 1000


def _rescaled(written: str, value: Decimal, numeral: Numeral) -> str:
    """The number with the scale word that suits it, "" where its own does or where it has none that is known."""
    scaled = abs(value / numeral.scale)
    printed = abs(numeral.value / numeral.scale)
    thousandfold = decimals_of(numeral) > 0 and scaled * 2 >= printed * _THOUSAND
    suits = 1 <= scaled < (_THOUSAND if thousandfold else _AWKWARD)
    if suits or not value or (scaled < 1 and printed < 1) or (scaled > 1 and printed >= _AWKWARD):
        return ""
    word = written.rpartition(numeral.digits)[2].strip(" -\u00a0\u202f")
    family = next((one for one in _SCALE_WORDS if word in one), None)
    if family is None:
        return ""
    fitting = [(power, name) for power, name in enumerate(family, 1) if value >= Decimal(1000) ** power]
    if not fitting:
        return ""
    power, name = fitting[-1]
    scale = Decimal(1000) ** power
    other = replace(numeral, scale=scale, quantum=numeral.quantum / numeral.scale * scale)
    return written.replace(numeral.digits, _digits(value, other), 1).replace(word, name)


_GROUPED = regex(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")


def _digits(value: Decimal, numeral: Numeral, around: bool = False) -> str:
    """`around` says that numbers nearby have commas between their thousands."""
    decimals = decimals_of(numeral)
    decimal_comma = decimals > 0 and "," in numeral.digits and "." not in numeral.digits and not _is_grouped(numeral)
    grouped = ("," in numeral.digits or around) and not decimal_comma
    text = f"{rounded(value / numeral.scale, decimals):{',' if grouped or value / numeral.scale >= 10000 else ''}f}"
    return text.replace(",", " ").replace(".", ",") if decimal_comma else text


def _is_grouped(numeral: Numeral) -> bool:
    """Do the commas stand between thousands, so that without them it is the same number?"""
    bare = numeral.digits.replace(",", "")
    return bare.isdecimal() and Decimal(bare) * numeral.scale == abs(numeral.value)


def _in_words(value: Decimal, numeral: Numeral) -> str:
    if value == value.to_integral_value() and 0 <= value < len(_SMALL):
        return _SMALL[int(value)]
    return number(value)


def sentence(text: str) -> str:
    """Words as a sentence: a capital letter in front, a full stop behind. A word in quotation marks keeps its letter.

    >>> sentence("twelve of 30 is 40%, not 45%"), sentence("Write 12.")
    ('Twelve of 30 is 40%, not 45%.', 'Write 12.')
    """
    text = text.strip()
    if not text:
        return ""
    closed = text if text.endswith((".", "!", "?", ".”", "?”", "!”")) else f"{text}."
    return closed[0].upper() + closed[1:]


def written_day(day: date) -> str:
    """
    >>> written_day(date(2026, 6, 10))
    '10 June 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def meaning(said: str, stretch: Interval, verb: str = "means") -> str:
    """What a number leaves open, in words.

    >>> meaning("14.2 million tonnes", Interval(Decimal("14150000.00"), Decimal("14250000.00")))
    '14.2 million tonnes means 14.15 million to 14.25 million'
    >>> meaning("820", Interval.point(Decimal(820)))
    '820 is exact'
    """
    exact = stretch.low is not None and stretch.low == stretch.high
    return f"{said} is exact" if exact else f"{said} {verb} {extent(stretch)}"


def extent(stretch: Interval) -> str:
    """An interval to six significant figures or all before the point: "14.15 million to 14.25 million", "820"."""
    low, high = (end if end is None else number(end, max(6, end.adjusted() + 1)) for end in (stretch.low, stretch.high))
    if low is None and high is None:
        return "anything"
    if low is None:
        return f"{'less than' if stretch.high_open else 'at most'} {high}"
    if high is None:
        return f"{'more than' if stretch.low_open else 'at least'} {low}"
    return low if low == high else f"{low} to {high}"


def interval(stretch: Interval, unit: str = "") -> str:
    """An interval for an editor: "22.5 to 23.5", "more than 360,000".

    >>> interval(Interval(Decimal("22.51"), Decimal("23.49")), "%")
    '22.5 to 23.5%'
    """
    low = None if stretch.low is None else number(rounded(stretch.low, 1))
    high = None if stretch.high is None else number(rounded(stretch.high, 1))
    if low is None or high is None:
        return f"less than {high}{unit}" if low is None else f"more than {low}{unit}"
    return f"{low}{unit}" if low == high else f"{low} to {high}{unit}"
