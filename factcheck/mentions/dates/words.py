"""The calendar lexicon: text cut into words and gaps, each standing for one character of a class code.

`encode` turns "On Dec. 21, 2025" into one character a word and one a gap between words, so that the grammar is a
regular expression over classes (factcheck/mentions/dates/grammar.py) and an index into the code is an index into
`parts`.
"""

from __future__ import annotations

import calendar
from functools import cached_property
from itertools import accumulate, product

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass

_WORD = regex("([a-z0-9]+)")
_PERSON = regex(r"\b(?:Theresa|Mrs\.?|Ms\.?|Miss|Mr\.?|Minister|James|Brian|Elaine|Peter) (?:May|March)\b")
_ASCII_LOWER = {upper: upper + 32 for upper in range(65, 91)}
_POOL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + "".join(map(chr, range(0xC0, 0x100)))
OTHER = "_"
FILL = "~"  # a word or gap that belongs to the number word before it
_SPACES = (" ", "\n", "\n ", " \n", "  ", "\xa0", "\u202f", "\u2009", "\t", "\r\n")
_GAPS = {
    "sp": _SPACES,
    "comma": (", ", " , ", " ,", ",\n", ",  ", ".,", "., ", ",\xa0", ".,\n"),
    "tcomma": (",",),
    "dot": (". ", ".\n", ".\xa0", ".  "),
    "point": (".",),
    "hyphen": ("-", "\u2011", "\u2010"),  # the signs that do not break a line, too
    "dash": ("–", "—", " - ", " – ", "- ", " -", "– ", " –", " -- ", "--", "-\n", "−", ".-", ".–"),
    "slash": ("/",),
    "wslash": (" / ", " /", "/ "),
    "apos": ("'", "’", "`"),
    "year_mark": (" '", " ’", " ‘"),
    "lpar": (" (", "\n(", "("),
    "rpar": (") ", ")", "), ", ")\n"),
    "colon": (":",),
    "stop": ("; ", " | ", ": ", "|", ".\n\n", "\n\n", " : ", ".) "),
}


@dataclass(frozen=True, slots=True)
class Encoded:
    """`codes[i]` is the class of `parts[i]`, which starts at code point `starts[i]`; words stand at odd indices.
    `lowered` says that the text has no capitals at all, `person` that somebody in it is called May or March."""

    text: str
    codes: str
    parts: list[str]
    starts: list[int]
    lowered: bool = False
    person: bool = False


def century(number: int) -> int:
    """The year that two digits stand for, as POSIX reads them: 69 to 99 are of the last century."""
    return number + (1900 if number >= 69 else 2000)


class Lexicon:
    """Words and gaps with their class characters and values."""

    def __init__(self) -> None:
        self.chars: dict[str, str] = {}
        self.code: dict[str, str] = {}
        self.value: dict[str, str | int] = {}
        for name, gaps in _GAPS.items():
            for gap in gaps:
                self._add(gap, name, 0)
        self._generate()
        for word, name, *values in rows("calendar"):
            value = values[0] if values else ""
            self._add(word, name, int(value) if value.lstrip("-").isdigit() else value)
        for name in ("WORDYEAR", "SMALL"):
            self.char(name)

    def char(self, name: str) -> str:
        if name not in self.chars:
            self.chars[name] = _POOL[len(self.chars)]
        return self.chars[name]

    def _add(self, word: str, name: str, value: str | int) -> None:
        self.code[word] = self.char(name)
        self.value[word] = value

    def _generate(self) -> None:
        self._add_days()
        self._add_years()
        self._add_parts_of_years()
        self._add_decades()
        self._add_times()

    def _add_days(self) -> None:
        for number in range(100):
            self._add(f"{number:02}", "DAY" if 1 <= number <= 31 else "TWO", number)
            for prefix in ("fy", "cy"):
                self._add(f"{prefix}{number:02}", "FISCALYEAR", century(number))
        for number in range(10):
            self._add(str(number), "DAY" if number else "NIL", number)
        for day, suffix in product(range(1, 32), ("st", "nd", "rd", "th")):
            self._add(f"{day}{suffix}", "ORD", day)

    def _add_years(self) -> None:
        for number in range(1000, 2200):
            self._add(str(number), "YEAR" if 1600 <= number < 2100 else "OLDYEAR", number)
        for number in range(1980, 2060):
            self._add(f"fy{number}", "FISCALYEAR", number)

    def _add_parts_of_years(self) -> None:
        for letter, name, alone, parts in (("q", "YEARQ", "QTR", range(1, 5)), ("h", "YEARH", "HLF", range(1, 3))):
            for part in parts:
                self._add(f"{letter}{part}", alone, part)
                self._add(f"{part}{letter}", alone, part)
            for number, part in product(range(1980, 2060), parts):
                self._add(f"{number}{letter}{part}", name, number * 10 + part)
                self._add(f"{letter}{part}{number}", name, number * 10 + part)
            for number, part in product(range(60), parts):
                self._add(f"{part}{letter}{number:02}", name, century(number) * 10 + part)

    def _add_decades(self) -> None:
        for decade in range(1500, 2100, 10):
            self._add(f"{decade}s", "DECADE", decade)
        for decade in range(20, 100, 10):
            self._add(f"{decade}s", "DECADE2", 1900 + decade)

    def _add_times(self) -> None:
        for hour, half in product(range(1, 13), ("am", "pm")):
            self._add(f"{hour}{half}", "CLOCKTIME", hour)
            self._add(f"{hour:02}{half}", "CLOCKTIME", hour)
        for minute in range(60):
            self._add(f"{minute:02}z", "ZULU", minute)
        for minute, half in product((0, *range(13, 60)), ("am", "pm")):
            self._add(f"{minute:02}{half}", "MINUTES", minute)
        for day, hour in product(range(1, 32), range(24)):
            self._add(f"{day:02}t{hour:02}", "DAYTIME", day)
        for hour, minute in product(range(10), range(60)):
            self._add(f"{hour:02}{minute:02}", "HHMM", 0)

    def spelled(self, parts: list[str], name: str) -> int:
        """The number that several words spell: a year ("nineteen seventy eight") or a small number ("twenty-first")."""
        values = [(self.code.get(part), self.value.get(part)) for part in parts]
        total, pending = 0, 0
        for code, value in values:
            if not isinstance(value, int) or code not in self._number_codes:
                continue
            if value == 1000 or value == 100:
                total, pending = (total + pending * value, 0)
            elif name == "WORDYEAR" and value >= 10 and pending >= 10:
                total, pending = pending * 100, value
            elif name == "WORDYEAR" and value == 0:
                total, pending = pending * 100, 0
            else:
                pending += value
        return total + pending

    @cached_property
    def _number_codes(self) -> frozenset[str]:
        names = ("ONES", "TEENS", "TENS", "HUNDRED", "THOUSAND", "ZERO", "NTH")
        return frozenset(self.chars[name] for name in names)

    def encode(self, text: str) -> Encoded:
        lower = text.lower()
        if len(lower) != len(text):  # a few letters grow when lowered; offsets must not
            lower = text.translate(_ASCII_LOWER)
        parts = _WORD.split(lower)
        get = self.code.get
        codes = "".join([get(part, OTHER) for part in parts])
        return Encoded(text, self._ended(codes, parts), parts, [])

    def _ended(self, codes: str, parts: list[str]) -> str:
        """The codes with a full stop behind a month that is written out as what it is: the end of a sentence ("in
        November. 20 people"), where one behind "Nov" belongs to the abbreviation."""
        dot = self.chars["dot"]
        at = codes.find(dot)
        while at >= 0:
            # "May. 5, 2019" is written like the other abbreviations, though May is none.
            dated = parts[at - 1] == "may" and parts[at + 2 : at + 3] == [", "] and parts[at + 3][:1].isdigit()
            if at and parts[at - 1] in _WRITTEN_OUT and not dated:
                codes = codes[:at] + OTHER + codes[at + 1 :]
            at = codes.find(dot, at + 1)
        return codes

    def locate(self, encoded: Encoded) -> Encoded:
        """The same with the place of every part, which costs more than the codes and is seldom needed."""
        text, codes, parts = encoded.text, encoded.codes, encoded.parts
        starts = list(accumulate(map(len, parts), initial=0))
        person = self.chars["WEAK"] in codes and _PERSON.search(text) is not None
        return Encoded(text, codes, parts, starts, text.islower(), person)


_WRITTEN_OUT = frozenset(name.lower() for name in calendar.month_name if name)


LEXICON = Lexicon()
