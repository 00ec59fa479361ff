"""The words for what a text writes: numerals, calendar expressions and mentions, before any context is known."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from factcheck.model.article import Span
from factcheck.model.records import dataclass

Kind = Literal[
    "money", "count", "number", "percent", "ratio", "ordinal", "age", "temperature", "date", "period", "duration"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
DIMENSIONS = (
    "length", "area", "volume", "mass", "speed", "energy", "power", "frequency", "pressure", "data", "data-rate",
    "voltage", "current", "charge", "force", "torque", "angle", "fuel-economy", "concentration", "sound", "pixels",
    "illuminance", "luminance", "radiation", "acceleration", "density", "resistance",
)  # fmt: skip
Bound = Literal["exact", "about", "over", "at-least", "under", "at-most", "between"]
"""How a number stands to the truth, as the words beside it say."""
RELATIONS: tuple[Bound, ...] = get_args(Bound)
BOUND_OF: dict[str, Bound] = {one: one for one in RELATIONS}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written. `value` is scaled ("5.6 million" is 5600000); `quantum` is the worth of one unit of its
    last significant digit (100000 there, 1 for "361,601", 100 for "361,600"); `digits` is the writing without its
    scale word ("5.6"); `scale` the power the scale word stands for. `vague` numerals ("dozens", "tens of thousands",
    "several hundred") are floors, not points. `words` is true of number words.
    """

    start: int
    end: int
    value: Decimal
    quantum: Decimal
    digits: str
    scale: Decimal = Decimal(1)
    words: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A date, period or duration as written, unresolved; a field that the text does not give is None.

    `anchor` is how a relative expression hangs on the publication date: "last", "this", "next", "ago", "hence",
    "today", "yesterday", "tomorrow", "to-date"; with `count` and `grain` ("in 11 months": hence, 11, month).
    `edge` is the part that is meant: "start", "mid", "end", "since", "by", "until", "before", "after", "early",
    "late". `order` is "mdy", "dmy" or "ymd" for all-digit dates whose order the locale must decide, else "".
    `first` marks "the first 11 months of 2025". `until` is the far end of a span ("May 3 to June 5"); with the
    anchor "ended" it is the day that `count` units end on ("nine months ended June 30"). `name` is a season or a
    movable holiday, `nth` counts weeks, days or weekdays in what contains them (-1 is the last one). `tense` is
    "future" where the sentence speaks of what is to come, "ahead" where the clause says so of the date itself. The
    anchors "previous", "same", "later" and "earlier" hang on another date of the text, and are not resolved.
    """

    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    anchor: str = ""
    count: int | None = None
    edge: str = ""
    fiscal: bool = False
    first: bool = False
    order: str = ""
    recurring: bool = False
    until: When | None = None
    name: str = ""
    nth: int | None = None
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that writes a quantity or a date, at exact offsets.

    `kind` is one of KINDS or DIMENSIONS. `start`/`end` cover the number with its sign, scale, unit or percent; hedges
    and counted nouns stay outside. `number` is the numeral written (the lower end of a range, with `upper` the other).
    `unit` is the canonical English singular: a physical unit ("square mile"), "percent", "percentage point",
    "basis point", "times", the head noun or lexical compound of what is counted ("service outlet"), "year" of ages;
    None for money. `noun` is where unit or noun stands. `noun_class` groups counted nouns ("vehicles", "people",
    "deaths"). `modifiers` are the adjectives between number and noun ("new", "global"). `currencies` are the ISO codes
    that the writing may mean, the likeliest first, `sign` the currency as written. `per` is a denominator ("month").
    `hedge` is where the words of the relation stand. `change` marks the ends of "from A to B": "from" or "to".
    """

    field: str
    start: int
    end: int
    text: str
    kind: str
    relation: Bound = "exact"
    number: Numeral | None = None
    upper: Numeral | None = None
    unit: str | None = None
    noun: Span | None = None
    noun_class: str | None = None
    modifiers: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    sign: str = ""
    per: str | None = None
    hedge: Span | None = None
    change: str = ""
    when: When | None = None

    @property
    def span(self) -> Span:
        return Span(self.field, self.start, self.end)
