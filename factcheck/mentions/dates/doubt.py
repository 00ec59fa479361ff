"""Doubt: calendar words that are often something else, and what their neighbours say about them."""

from __future__ import annotations

from factcheck.lexicon import word_class
from factcheck.lexicon.neighbors import listed
from factcheck.mentions.dates.grammar import CLASSES
from factcheck.mentions.dates.words import LEXICON, Encoded
from factcheck.model.mention import When
from factcheck.model.records import dataclass

_CHARS = LEXICON.chars
_TIME_PREPOSITIONS = frozenset({"IN", "SINCE", "UNTIL", "EDGE", "THIS", "LAST", "NEXT", "LATER"})
_LOOSE_PREPOSITIONS = frozenset({"BY", "BEFORE", "AFTER", "FROM", "OF"})
"""They stand before a time as often as before anything else."""
_PREPOSITIONS = _TIME_PREPOSITIONS | _LOOSE_PREPOSITIONS | {"TO", "THROUGH", "BETWEEN", "ON", "FOR", "ENDED"}
_BEFORE_SPELLED_YEAR = _LOOSE_PREPOSITIONS | {"IN", "SINCE", "UNTIL", "UNIT"}
_JOINED_TO_YEAR = listed("joined-to-year")
_EDGE_PREPOSITIONS = frozenset({"SINCE", "BY", "UNTIL", "BEFORE", "AFTER"})
_OF_MARCH = frozenset(word_class("of-march"))
_GIVEN_NAMES = frozenset({"april", "june", "august", "may"})
_DAY_NAMES = frozenset(word_class("names-of-days"))
_MONTH_NAMES = ("MONTH", "ABBR", "WEAK")
_COUNTED = ("COUNTED", "UNIT", "UNITS")
_MONEY_AND_SIGNS = frozenset("$£€¥₹#@.,:/+_=&%^*~°")
_STOPS = (_CHARS["dot"], _CHARS["stop"], _CHARS["rpar"], _CHARS["lpar"])
_SPACE = _CHARS["sp"]
_BEFORE_CHRIST = ("BC", "BCE")
"""Years that run backwards: no date of the calendar that all else is reckoned in."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words `start` to `end` (exclusive) of an encoded text, and what stands around them."""

    encoded: Encoded
    start: int
    end: int

    @property
    def previous(self) -> str:
        """The class of the word before, if only a space lies between; "" else."""
        codes = self.encoded.codes
        return CLASSES.get(codes[self.start - 2], "") if self.start >= 2 and codes[self.start - 1] == _SPACE else ""

    @property
    def next(self) -> str:
        """The class of the word after, if only a space lies between; "" else."""
        codes = self.encoded.codes
        return (
            CLASSES.get(codes[self.end + 1], "OTHER") if self.end + 1 < len(codes) and codes[self.end] == _SPACE else ""
        )

    def class_at(self, index: int) -> str:
        codes = self.encoded.codes
        return CLASSES.get(codes[index], "") if 0 <= index < len(codes) else ""

    @property
    def word_before(self) -> str:
        return self._original(self.start - 2) if self.start >= 2 else ""

    @property
    def word_after(self) -> str:
        return self._original(self.end + 1) if self.end + 1 < len(self.encoded.parts) else ""

    @property
    def word(self) -> str:
        return self._original(self.start)

    def _original(self, index: int) -> str:
        begin = self.encoded.starts[index]
        return self.encoded.text[begin : begin + len(self.encoded.parts[index])]

    @property
    def joined(self) -> bool:
        """Does a hyphen, dash or slash lead on from it?"""
        return self.encoded.codes[self.end : self.end + 1] in (_CHARS["hyphen"], _CHARS["dash"], _CHARS["slash"])

    @property
    def writing(self) -> str:
        return self.encoded.text[self.encoded.starts[self.start] : self.encoded.starts[self.end]]

    @property
    def capital(self) -> bool:
        """Is the first word written as a name - or is the text one that has no capitals at all?"""
        return self.word[:1].isupper() or self.encoded.lowered

    def capital_of(self, index: int) -> bool:
        return self._original(index)[:1].isupper() or self.encoded.lowered

    @property
    def clean(self) -> bool:
        """Is it no piece of a longer number, price, address or name?"""
        text, begin, end = self.encoded.text, self.encoded.starts[self.start], self.encoded.starts[self.end]
        before, after = text[begin - 1 : begin], text[end : end + 2]
        if (
            self.word[:1].isdigit()
            and before
            and (before in _MONEY_AND_SIGNS or (before.isalpha() and before.isascii()))
        ):
            return before in ",:" and not text[begin - 2 : begin - 1].isdigit()
        if text[end - 1 : end].isdigit() and after:
            return not (after[0] in ".,:/" and after[1:].isdigit()) and after[0] not in "%°"
        return True


def believable(place: Place, rule: str, when: When, in_span: bool) -> bool:
    """May the words be taken for a date here? `in_span`: they are the far end of a span that is believed."""
    doubt = _DOUBTS.get(rule)
    return place.clean and (doubt is None or doubt(place, when, in_span))


def _year(place: Place, when: When, in_span: bool) -> bool:
    year, previous, following = when.year or 0, place.previous, place.next
    name = CLASSES[place.encoded.codes[place.start]]
    if _counts(place):
        return False
    if name == "WORDYEAR":
        dated = previous in _BEFORE_SPELLED_YEAR or in_span
        return dated and 1000 <= year < 2100 and following != "OTHER"
    if place.encoded.codes[place.start - 1] in (_CHARS["hyphen"], _CHARS["dash"]) and not in_span:
        return place.word_before.lower() in _JOINED_TO_YEAR
    dated = previous in _TIME_PREPOSITIONS or in_span
    if name == "OLDYEAR" or year < 1900 or year >= 2050:
        near = 1600 <= year < 2100 and following != "OTHER"
        return dated or (previous in _LOOSE_PREPOSITIONS and near)
    if year % 100 == 0 and following == "OTHER" and previous not in _TIME_PREPOSITIONS:
        return not place.word_after.endswith("s")
    return True


def _counts(place: Place) -> bool:
    """Do the words around four digits say that they count something ("2000 people", "$2000", "2000-strong"), or years
    before Christ?"""
    previous, following = place.previous, place.next
    if place.word_after in _BEFORE_CHRIST or following in ("COUNTED", "HUNDRED", "THOUSAND", "UNITS", "ZONE"):
        return True
    if previous == "AMOUNT" and not (following != "OTHER" and _timed(place)):
        return True
    if previous == "PERHAPS" and following:
        return True
    hyphen = place.encoded.codes[place.end : place.end + 1] == _CHARS["hyphen"]
    return hyphen and place.class_at(place.end + 1) in _COUNTED


def _timed(place: Place) -> bool:
    """ "until at least 2021", "since about 1990": a hedge between a preposition of time and a year."""
    return any(place.class_at(place.start - back) in ("UNTIL", "SINCE", "IN", "BY", "THROUGH") for back in (4, 6))


def _short_year(place: Place, when: When, in_span: bool) -> bool:
    """ "in '98": two digits after an apostrophe that a preposition of time leads in."""
    marked = place.encoded.codes[place.start - 1] == _CHARS["year_mark"] and len(place.word) == 2
    follows = place.encoded.text[place.encoded.starts[place.end] :][:1]
    return marked and place.class_at(place.start - 2) in _PREPOSITIONS and follows not in ("'", "’")


def _month(place: Place, when: When, in_span: bool) -> bool:
    if not place.capital:
        return False
    if place.end > place.start + 1:
        return True
    name, word, previous = CLASSES[place.encoded.codes[place.start]], place.word.lower(), place.previous
    dated = previous in _TIME_PREPOSITIONS or in_span
    if name == "WEAK":
        return _weak_month(place, dated, in_span)
    if name == "ABBR":
        return dated or previous in _PREPOSITIONS or (place.joined and place.class_at(place.end + 1) in _MONTH_NAMES)
    if word in _GIVEN_NAMES and place.next and place.word_after[:1].isupper() and not place.word_after.isupper():
        return previous in _PREPOSITIONS
    return True


def _weak_month(place: Place, dated: bool, in_span: bool) -> bool:
    """A month whose name is a common word: "may", "march", "mar"."""
    word, previous = place.word.lower(), place.previous
    if word == "mar" or place.encoded.person:
        return dated and (word != "mar" or in_span)
    if place.word_after == "Day":
        return False
    if word == "march" and place.word_after in _OF_MARCH:
        return True
    listed = previous == "AND" and place.class_at(place.start - 4) in _MONTH_NAMES
    qualifies = previous in ("THE", "A", "DETERMINER") and place.next != "" and not place.word_after[:1].isupper()
    return dated or previous in _PREPOSITIONS or listed or qualifies


def _weekday(place: Place, when: When, in_span: bool) -> bool:
    if CLASSES[place.encoded.codes[place.start]] == "WDAY":
        return in_span
    return place.capital and place.word_before.lower() not in _DAY_NAMES


def _named_month(place: Place, when: When, in_span: bool) -> bool:
    """A month beside a day or year: "may" and "march" need their capital all the same, other names do not."""
    codes = place.encoded.codes
    if codes[place.start] == _CHARS["WDAY"] and place.word.islower() and place.class_at(place.start + 2) == "ON":
        return False
    weak = codes.find(_CHARS["WEAK"], place.start, place.end)
    return weak < 0 or place.capital_of(weak)


def _relative(place: Place, when: When, in_span: bool) -> bool:
    if when.anchor in ("previous", "same") and when.grain == "day":
        return False
    return _named_month(place, when, in_span)


def _unit_end(place: Place, when: When, in_span: bool) -> bool:
    """ "the end of the year" and "year-end": a bare unit is a date only with its edge."""
    if when.edge or when.year:
        return when.grain != "day" and when.grain != "decade" if not when.edge else when.grain in _ENDING
    edge, _ = edge_before(place)
    return edge in ("end", "start", "mid", "early", "late") and when.grain in _ENDING and place.previous in ("THE", "")


_ENDING = frozenset({"week", "month", "quarter", "year", "decade", "century"})


def _hence(place: Place, when: When, in_span: bool) -> bool:
    """ "in 11 months" is a date only in a sentence about what is to come."""
    return place.previous == "IN" and place.word_before.lower() == "in" and future_near(place)


def _season(place: Place, when: When, in_span: bool) -> bool:
    if when.year is not None or when.anchor:
        return True
    weak = CLASSES[place.encoded.codes[place.start]] == "WEAKSEASON"
    if place.next in ("OTHER", "COUNTED", "UNIT", "UNITS", "OF") or place.word[:1].isupper():
        return False
    if weak:
        return place.previous == "THE" and place.encoded.codes[place.start - 4 : place.start - 3] in (
            _CHARS["IN"], _CHARS["BY"], _CHARS["SINCE"], _CHARS["UNTIL"], _CHARS["EDGE"],
        )  # fmt: skip
    return place.previous in ("THE", "IN", "BY", "SINCE", "UNTIL", "EDGE")


def _part(place: Place, when: When, in_span: bool) -> bool:
    word = place.word
    if CLASSES[place.encoded.codes[place.start]] in ("QTR", "HLF"):
        if word.islower() and not place.encoded.lowered:
            return False
        if when.half is not None and when.year is None:
            return word[0] in "Hh" and place.previous in ("IN", "FROM", "BY", "OF", "THE", "SINCE", "UNTIL", "AFTER")
    return when.year is not None or bool(when.anchor) or not _in_play(place)


def _in_play(place: Place) -> bool:
    """ "scored in the second half": that of a match, no part of a year."""
    near = {*place.encoded.parts[max(0, place.start - _PLAY) : place.end + _PLAY]}
    return not _PLAYED.isdisjoint(near) or len(_PLAYED_TWO & near) > 1


_PLAYED, _PLAYED_TWO = frozenset(word_class("in-play")), frozenset(word_class("in-play-two"))
_PLAY = 60  # as far as words tell what is played, in parts


def _decade(place: Place, when: When, in_span: bool) -> bool:
    name, previous = place.class_at(place.start), place.previous
    if name in ("DECADE2", "TWO"):
        if _warm(place):
            return False
        mark = place.encoded.text[place.encoded.starts[place.start] - 1 : place.encoded.starts[place.start]]
        return previous in ("THE", "EDGE") or mark in ("'", "’", "‘") or (previous == "IN" and "'" in place.writing)
    if name == "DECWORD":
        return previous in ("THE", "EDGE") and not _warm(place)
    return name != "YEAR" or previous in ("THE", "IN", "OF") or edge_before(place)[0] in ("early", "mid", "late")


def _warm(place: Place) -> bool:
    """ "temperatures in the 80s", "shot in the 70s": degrees and strokes, no decade."""
    near = place.encoded.parts[max(0, place.start - 10) : place.start]
    return not _IN_TENS.isdisjoint(near)


_IN_TENS = frozenset(word_class("in-tens"))


def _holiday(place: Place, when: When, in_span: bool) -> bool:
    """Not the island, the market or the person: "Christmas" before another name."""
    if CLASSES[place.encoded.codes[place.start]] == "UNIT":
        return place.word_before.lower() == "new"
    if CLASSES[place.encoded.codes[place.start]] == "FEAST":
        return place.capital
    return place.next == "" or not place.word_after[:1].isupper() or place.word_after in ("Day", "Eve")


def _counted(place: Place, when: When, in_span: bool) -> bool:
    """Not "the next five year plan"."""
    singular = CLASSES[place.encoded.codes[place.end - 1]] == "UNIT" and when.count != 1
    return not (singular and when.year is None and place.next != "" and when.anchor != "")


def _today(place: Place, when: When, in_span: bool) -> bool:
    return not (place.word[:1].isupper() and place.word_before[:1].isupper())


def _numeric(place: Place, when: When, in_span: bool) -> bool:
    return _named_month(place, when, in_span)


def _year_month(place: Place, when: When, in_span: bool) -> bool:
    if when.until is not None:
        return True
    first = place.encoded.parts[place.start]
    if place.joined and place.word_after[:1].isdigit():
        return False
    return place.next not in ("COUNTED", "UNITS") and (len(first) == 4 or place.end - place.start == 3)


_DOUBTS = {
    "numeric": _numeric,
    "ended": _named_month,
    "days": _named_month,
    "monthday": _named_month,
    "daymonth": _named_month,
    "monthyear": _named_month,
    "quarter": _part,
    "relative": _relative,
    "unitend": _unit_end,
    "weekday": _weekday,
    "month": _month,
    "season": _season,
    "hence": _hence,
    "decade": _decade,
    "possessive": _decade,
    "today": _today,
    "holiday": _holiday,
    "counted": _counted,
    "year": _year,
    "yearmonth": _year_month,
    "shortyear": _short_year,
}


def edge_before(place: Place) -> tuple[str, int]:
    """The part of the period that the words before it name, and the word where the whole expression begins: "the end
    of" (taken in), "since", "by" (left outside)."""
    codes, values, parts = place.encoded.codes, LEXICON.value, place.encoded.parts
    start = place.start
    if start >= 2 and codes[start - 2 : start] == _CHARS["EDGE"] + _CHARS["hyphen"]:
        return str(values[parts[start - 2]]), start - 2
    at = start
    if _word_before(codes, at, "THE") or _word_before(codes, at, "A"):
        at -= 2
    of = _word_before(codes, at, "OF")
    if of:
        at -= 2
    if _word_before(codes, at, "EDGE"):
        edge = str(values[parts[at - 2]])
        led = CLASSES.get(codes[at - 4], "") if at >= 4 else ""
        taken_in = of or edge in ("early", "late", "mid") or led in ("BY", "UNTIL", "SINCE", "BEFORE")
        return (edge, at - 2) if taken_in else ("", start)
    if not of and any(_word_before(codes, at, name) for name in _EDGE_PREPOSITIONS):
        return str(values[parts[at - 2]]), start
    return "", start


def _word_before(codes: str, at: int, name: str) -> bool:
    """Does a word of a class stand before a place, with a space between?"""
    return at >= 2 and codes[at - 2 : at] == _CHARS[name] + _SPACE


def future_near(place: Place) -> bool:
    """Does the sentence speak of what is to come, a dozen words back, or half a dozen on where it opens with this?"""
    codes = place.encoded.codes
    before = codes[max(0, place.start - 24) : place.start]
    before = before[max(before.rfind(stop) for stop in _STOPS) + 1 :]
    if _CHARS["FUTURE"] in before:
        return True
    if len(before) > 4:
        return False
    after = codes[place.end : place.end + 14]
    ends = [at for at in (after.find(stop) for stop in _STOPS) if at >= 0]
    return _CHARS["FUTURE"] in (after[: min(ends)] if ends else after)
