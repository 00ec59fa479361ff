"""Physical units, percent, temperatures, times and multiples: what stands after a number and says what it measures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.lexicon import word_class
from factcheck.lexicon.neighbors import listed
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens, opening
from factcheck.model.records import dataclass
from factcheck.numbers import units

_ANGLES = frozenset(word_class("angles"))

PERCENT = {
    "%": "percent", "percent": "percent", "percents": "percent", "percentage": "percent", "pct": "percent",
    "％": "percent", "pct.": "percent", "percentages": "percent", "pc": "percent", "p.c.": "percent",
    "percentage point": "percentage point",
    "percentage points": "percentage point", "pct point": "percentage point", "pct points": "percentage point",
    "percent point": "percentage point", "percent points": "percentage point", "% points": "percentage point",
    "%-points": "percentage point", "pp": "percentage point", "pps": "percentage point", "ppt": "percentage point",
    "ppts": "percentage point", "pts": "", "per cent": "percent", "per cents": "percent", "per-cent": "percent",
    "basis point": "basis point", "basis points": "basis point", "bps": "basis point", "bp": "basis point",
    "basis pts": "basis point", "%-point": "percentage point", "% point": "percentage point",
    "percentage-point": "percentage point", "percentage-points": "percentage point", "basis-point": "basis point",
    "basis-points": "basis point", "per cent points": "percentage point", "per cent point": "percentage point",
    "‰": "per mille", "pctg": "percent", "%age": "percent", "percentage pts": "percentage point",
}  # fmt: skip
TIMES = {
    "second": "second", "seconds": "second", "sec": "second", "secs": "second", "minute": "minute",
    "minutes": "minute", "min": "minute", "mins": "minute", "hour": "hour", "hours": "hour", "hr": "hour",
    "hrs": "hour",
    "day": "day", "days": "day", "night": "night", "nights": "night", "week": "week", "weeks": "week", "wk": "week",
    "wks": "week", "fortnight": "fortnight", "fortnights": "fortnight", "month": "month", "months": "month",
    "mth": "month", "mths": "month", "quarter": "quarter", "quarters": "quarter", "year": "year", "years": "year",
    "yr": "year", "yrs": "year", "season": "season", "seasons": "season", "decade": "decade", "decades": "decade",
    "century": "century", "centuries": "century", "millennium": "millennium", "millennia": "millennium",
    "millisecond": "millisecond", "milliseconds": "millisecond", "weekend": "weekend", "weekends": "weekend",
    "semester": "semester", "semesters": "semester", "ms": "millisecond", "year's": "year", "years'": "year",
    "month's": "month", "week's": "week", "day's": "day", "hour's": "hour",
}  # fmt: skip
TIME_SYMBOLS = {"s": "second", "h": "hour", "d": "day"}
DEGREES = frozenset(("°", "º", "˚", "degree", "degrees", "deg", "degs"))
SCALES_OF_HEAT = {
    "c": "celsius", "celsius": "celsius", "celcius": "celsius", "centigrade": "celsius", "centigrate": "celsius",
    "f": "fahrenheit",
    "fahrenheit": "fahrenheit", "farenheit": "fahrenheit", "k": "kelvin", "kelvin": "kelvin", "kelvins": "kelvin",
}  # fmt: skip
_TURNS = listed("turns")
_HEAT = listed("heat")
_HEATED = word_class("verbs-of-heat")
_AMPERES = frozenset(word_class("electricity"))
_WINDY = word_class("wind")
_QUOTED = 300  # as far as a quotation may reach, in code points
_WORDY = listed("wordy")
_SURE_UNITS = listed("sure-units")
# symbols that are ordinary words or something else unless glued to the digits
_GLUED_ONLY = frozenset(word_class("glued-symbols"))
_BEFORE_POINT = (("of", "a"), ("a",), ("-",), ())
"""What stands between a part and the point that it is of."""
_ABOUT_RATE = 40
"""Tokens around part of a point in which a word says that it is of a rate."""
_RATES = frozenset(word_class("words-of-rates"))
_SPACED_SYMBOLS = frozenset(word_class("spaced-symbols"))


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit in the text: its kind, its canonical name, the tokens from `first` up to `after`."""

    kind: str
    unit: str
    first: int
    after: int
    per: str | None = None


@cache
def _lengths() -> Mapping[str, int]:
    """For the first token (lower case) of each written unit, how many tokens the longest has that begins with it."""
    lengths: dict[str, int] = {}
    for written in (*units.words(), *units.symbols()):
        first, size = opening(written)
        lengths[first] = max(lengths.get(first, 0), size + written.count(" "))  # hyphens may stand for spaces
    return lengths


def percent_at(text: Tokens, index: int) -> Measure | None:
    """ "%", "percent", "pct", "percentage points", "basis points", also after a hyphen ("50-basis-point")."""
    at = index + 1 if text.words[index] in HYPHENS and text.glued(index) else index
    word = text.lowers[at]
    for size in (3, 2, 1):
        if size > 1 and word not in ("percentage", "percent", "pct", "per", "basis", "%"):
            continue
        written = " ".join(text.lowers[at : at + size]).replace(" - ", "-")
        unit = PERCENT.get(written)
        if unit:
            if written in ("pc", "pp", "bp", "p.c.") and text.glued(at) is False and written == "pp":
                return None
            return Measure("percent", unit, at, at + size)
    return None


def part_of_point(text: Tokens, at: int) -> int:
    """The token behind the point of "a quarter point", "half a point", "three-quarters of a point", where they are of a
    rate; 0 where they are not. In news 91 of 95 such points were of rates, and had a word for that nearby."""
    ahead = next((one for one in _BEFORE_POINT if tuple(text.lowers[at : at + len(one)]) == one), None)
    if ahead is None or text.lowers[at + len(ahead)] not in ("point", "points"):
        return 0
    near = text.lowers[max(0, at - _ABOUT_RATE) : at + _ABOUT_RATE]
    return 0 if _RATES.isdisjoint(near) else at + len(ahead) + 1


def temperature_at(text: Tokens, index: int) -> Measure | None:
    """Degrees with or without a scale, and the names of scales: "°C", "degrees", "deg. F", "Celsius"."""
    at = index + 1 if text.words[index] in HYPHENS and text.glued(index) else index
    word = text.lowers[at]
    if word in DEGREES:
        return _degrees(text, index, at)
    if word in ("ºc", "ºf"):
        return Measure("temperature", SCALES_OF_HEAT[word[1]], at, at + 1)
    name = len(word) > 1 and word in SCALES_OF_HEAT
    letter = text.words[at] in ("C", "F") and text.glued(at) and at == index
    if name or (letter and _about_heat(text, index)):
        return Measure("temperature", SCALES_OF_HEAT[word], at, at + 1)
    return None


def _degrees(text: Tokens, index: int, at: int) -> Measure:
    """ "°C", "degrees Fahrenheit", "deg. F", "degrees", and the degrees of an angle."""
    abbreviated = text.lowers[at] in ("deg", "degs")
    after = at + 2 if abbreviated and text.words[at + 1] == "." else at + 1
    if text.words[after] in HYPHENS and text.lowers[after + 1] in SCALES_OF_HEAT:
        after += 1
    scale = SCALES_OF_HEAT.get(text.lowers[after])
    if scale and (len(text.words[after]) > 1 or _letter_is_scale(text, after)):
        return Measure("temperature", scale, at, after + 1)
    if _is_angle(text, index, after) or _all_round(text, index, at):
        return Measure("angle", "degree", at, after)
    return Measure("temperature", "degree", at, after if abbreviated else at + 1)


def _letter_is_scale(text: Tokens, at: int) -> bool:
    """Is a single letter after "degrees" its scale, and not the start of a name ("30 degrees C. Smith said")?"""
    return not (text.glued(at + 1) and text.words[at + 1][:1].isalnum())


def _is_angle(text: Tokens, index: int, after: int) -> bool:
    if text.lowers[after] in _ANGLES:
        return True
    return any(word in _TURNS for word in text.lowers[max(0, index - 6) : index])


def _all_round(text: Tokens, index: int, at: int) -> bool:
    """ "a 360-degree camera", "a 180-degree turn": parts of a circle, unless somebody sweats."""
    return (
        at > index and text.words[index - 1] in ("45", "90", "180", "270", "360") and text.lowers[at + 1] not in _HEAT
    )


def _about_heat(text: Tokens, index: int) -> bool:
    if _in_both_scales(text, index) or _reached(text, index) or _in_tenths(text, index):
        return True
    return any(word in _HEAT for word in text.lowers[max(0, index - 12) : index + 6]) or (
        text.words[index - 1] == "(" and any(word in _HEAT for word in text.lowers[max(0, index - 20) : index + 12])
    )


def _in_tenths(text: Tokens, index: int) -> bool:
    """Is it written with one decimal ("1.5C"), which no section, model or seat is?"""
    whole, _, tenths = text.words[index - 1].partition(".")
    return text.words[index] == "C" and len(tenths) == 1 and len(whole) in (1, 2) and (whole + tenths).isdecimal()


def _in_both_scales(text: Tokens, index: int) -> bool:
    """ "32C (98F)", "90F/32C", "5C, or about 41F": degrees with no sign, written in both scales."""
    other = "F" if text.words[index] == "C" else "C"
    ahead = (at for at in range(index + 3, index + 3 + _BESIDE) if text.words[at] == other and text.glued(at))
    back = (at for at in range(index - 3, index - 3 - _BESIDE, -1) if text.words[at] == other and text.glued(at))
    after = any(_said_again(text, index + 1, at - 1) for at in ahead)
    return after or any(_said_again(text, at + 1, index - 1) for at in back)


def _said_again(text: Tokens, start: int, number: int) -> bool:
    """Stands nothing but "or about" or a bracket before the number of a second scale?"""
    plain = text.words[number].replace(".", "", 1).isdecimal()
    return plain and all(word in _AGAIN for word in text.lowers[start:number])


_BESIDE = 4
_AGAIN = frozenset(
    ("(", "/", ",", "or", "about", "around", "roughly", "-", "–", "—", "just", "under", "over", "nearly")
)


def _reached(text: Tokens, index: int) -> bool:
    """ "reached 40C": a temperature by its verb."""
    written = text.words[index - 1]
    return len(written) in (2, 4) and written[:2].isdecimal() and text.lowers[index - 2] in _HEATED


def unit_at(text: Tokens, index: int) -> Measure | None:
    """The longest unit of the allow-list that starts at a token, or after a hyphen ("131-acre"), or in brackets."""
    at = index
    if text.words[at] in HYPHENS and text.glued(at) and text.glued(at + 1):
        at += 1
    elif text.words[at] in ("(", "[", "{", "<") and text.words[at + 2] in (")", "]", "}", ">"):
        inner = _longest_unit(text, at + 1, at)
        return Measure(inner.kind, inner.unit, index, at + 3) if inner and inner.after == at + 2 else None
    return _longest_unit(text, at, index)


def _longest_unit(text: Tokens, at: int, index: int) -> Measure | None:
    if text.words[at] in ('"', "''", "″", "”") and text.glued(at):
        return Measure("length", "inch", at, at + 1) if _inches(text, at) else None
    for size in range(_lengths().get(text.lowers[at], 0), 0, -1):
        found = _unit_of(text, at, size, index)
        if found is not None:
            return _with_compound(text, found)
    return None


def _unit_of(text: Tokens, at: int, size: int, index: int) -> Measure | None:
    """The unit that so many tokens from `at` on write."""
    if size > 1 and (not text.words[at + size - 1] or text.words[at + size - 1] in HYPHENS):
        return None
    written = " ".join(text.slice(at, at + size).split()) if size > 1 else text.words[at]
    dotted = size > 1 and written[-1] == "."
    if dotted and written not in units.symbols():
        return None
    unit = units.lookup(written)
    if unit is None or unit.dimension in ("duration", "temperature"):
        return None
    if size == 1 and not _is_unit(text, at, index, written):
        return None
    if dotted and not text.lowers[at + size][:1].islower():
        size -= 1
    return Measure(unit.dimension, unit.counted, at, at + size, unit.per)


def _inches(text: Tokens, at: int) -> bool:
    """Is a double prime after digits a mark of inches, and not the end of a quotation?"""
    if text.words[at] == "″":
        return True
    near = text.text[max(0, text.starts[at] - _QUOTED) : text.ends[at] + _QUOTED]
    return near.count(text.words[at]) == 1 and "“" not in near


def _is_unit(text: Tokens, at: int, index: int, written: str) -> bool:
    """Short symbols are units only where nothing else is likelier: "6 pm", "5 in April", "£24m", "4S"."""
    if len(written) > 4 or written.lower() in _SURE_UNITS:
        return True
    if written not in units.symbols() and not (written.isupper() or written[1:].islower()):
        return False  # "20 MPs" are no metres per second
    decided = _by_neighbors(text, at, index, written)
    if decided is not None:
        return decided
    glued = text.glued(at)
    if written in _GLUED_ONLY and not glued:
        return written in _SPACED_SYMBOLS and _clear_end(text, at)
    if _runs_on(text, at):
        return False
    if written.lower() in _WORDY and not glued:
        return written.lower() in ("pt", "mu", "bar", "dm") and _clear_end(text, at)
    return True


def _by_neighbors(text: Tokens, at: int, index: int, written: str) -> bool | None:
    """What the words around say of a symbol that is often something else; None where they say nothing."""
    if written == "st":
        return text.words[at - 1][-1:] != "1" or text.words[at - 1].endswith("11")
    if written == "A":  # "6A", "5-1A": classes and forms
        return None if _AMPERES.intersection(text.words[max(0, index - 10) : index + 10]) else False
    if written == "mps" and not text.glued(at):
        return any(word in _WINDY for word in text.lowers[max(0, index - 9) : index])
    if written == "in" and text.words[at - 1] in HYPHENS and text.words[at + 1] in HYPHENS:
        return False  # "3-in-1"
    if written in ("in", "In") and not text.glued(at):
        sized = text.lowers[at + 1] in ("more", "long", "tall", "wide", "thick")
        return sized or text.words[at + 1] in ("", ".", ",", ";", ")")
    return None


def _runs_on(text: Tokens, at: int) -> bool:
    """Is a symbol the first piece of a longer word or code ("5m2", "20 km-2")?"""
    behind = text.words[at + 1]
    if not text.glued(at + 1):
        return False
    code = behind in HYPHENS and text.words[at + 2][:1].isdecimal() and not text.glued(at)
    return behind[:1].isalnum() or code


def _clear_end(text: Tokens, at: int) -> bool:
    """Does a spaced one-letter symbol look like one: not the initial of a name, not part of a code?"""
    behind = text.words[at + 1]
    if behind == "." and text.words[at + 2][:1].isupper() and text.words[at][:1].isupper():
        return False
    return not (text.glued(at + 1) and behind[:1].isalnum())


def _with_compound(text: Tokens, found: Measure) -> Measure:
    """ "miles an hour", "grams per kilometer": a unit over a unit that the table has under one name."""
    at = found.after
    word = text.lowers[at]
    if word not in ("per", "a", "an", "/"):
        return found
    under = text.lowers[at + 1]
    name = f"{found.unit} per {TIMES.get(under) or under}"
    whole = units.lookup(name)
    if whole is None and (other := units.lookup(text.words[at + 1])):
        whole = units.lookup(f"{found.unit} per {other.name}")
        name = f"{found.unit} per {other.name}"
    if whole is None or whole.per:
        return found
    return Measure(whole.dimension, whole.name, found.first, at + 2)


def time_at(text: Tokens, index: int) -> Measure | None:
    """A unit of time: "months", "-year", "hrs", "minutes"."""
    at = index + 1 if text.words[index] in HYPHENS and text.glued(index) else index
    unit = TIMES.get(text.lowers[at])
    if unit is None:
        return _symbol_of_time(text, at) if at == index else None
    if text.words[at] in ("MS", "Ms", "Min", "Sec") or (at == index and _names_by(text, at)):
        return None
    return Measure("duration", unit, at, at + 1)


def _symbol_of_time(text: Tokens, at: int) -> Measure | None:
    """ "9.58s", and not the s of "in his 50s"."""
    if text.lowers[at] == "s" and text.words[at - 1] in _TENS and text.lowers[at - 2] in _BEFORE_TENS:
        return None
    written = text.words[at]
    runs_on = text.glued(at + 1) and text.words[at + 1][:1].isalnum()
    if not text.glued(at) or written not in TIME_SYMBOLS or runs_on:
        return None
    return Measure("duration", TIME_SYMBOLS[written], at, at + 1)


def _names_by(text: Tokens, at: int) -> bool:
    """ "8,900 season tickets", "12 night buses": named by a time, and not so long."""
    return text.lowers[at] in _NAMED_BY and text.lowers[at + 1] in _BY_THE_TIME


_NAMED_BY, _BY_THE_TIME = ("season", "day", "night", "weekend"), frozenset(word_class("by-the-time"))


_TENS = ("20", "30", "40", "50", "60", "70", "80", "90")
_BEFORE_TENS = word_class("before-tens")


def multiple_at(text: Tokens, index: int) -> Measure | None:
    """ "3.6x", "five times", "ten-fold", "fold"."""
    at = index + 1 if text.words[index] in HYPHENS and text.glued(index) else index
    word = text.lowers[at]
    if word in ("x", "×") and text.glued(at) and not (text.words[at + 1][:1].isdecimal() and text.glued(at + 1)):
        return Measure("ratio", "times", at, at + 1)
    if word == "fold":
        return Measure("ratio", "times", at, at + 1)
    if word in ("times", "time") and at == index and word == "times" and _compares(text, at + 1):
        return Measure("ratio", "times", at, at + 1)
    return None


_COMPARES = listed("compares")


def _compares(text: Tokens, at: int) -> bool:
    """Does "times" multiply here ("five times as many"), or count occasions ("won it five times")?"""
    return text.lowers[at] in _COMPARES
