"""The grammar of calendar expressions, over class codes (factcheck/mentions/dates/words.py).

Rules are written in words: upper case is a class of words, lower case a class of gaps or a phrase defined before,
and `( ) | ? { }` mean what they mean in a regular expression. Every repetition is bounded, so that scanning is linear
in the length of the text. Rules are tried in order; the first that fits at a place wins. A rule reads one point of the
calendar; spans ("May 3 to June 5") are two points with a joint, put together in factcheck/mentions/dates/dates.py.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon.regex import regex
from factcheck.mentions.dates.words import FILL, LEXICON

_PHRASES = {
    "wordyear": (
        "(ONES|TEENS) sp THOUSAND ((sp AND)? sp ONES sp HUNDRED)? ((sp AND)? sp (TENS ((sp|hyphen) ONES)?|TEENS|ONES))?"
        "|TEENS sp (HUNDRED|ZERO sp ONES|TENS ((sp|hyphen) ONES)?|TEENS)"
        "|TENS (sp|hyphen) (TEENS|TENS ((sp|hyphen) ONES)?)"
    ),
    "gap": "(sp|dot)",
    "hung": "(LAST|THIS|NEXT)",
    "year": "(YEAR|OLDYEAR|WORDYEAR fill?)",
    "nth": "(NTH fill?|ORD)",
    "number": "(ONES|TEENS|TENS|SMALL fill?)",
    "count": "(DAY|TWO|number)",
    "month": "(MONTH|ABBR|WEAK)",
    "after": "((comma|tcomma|gap|sp OF sp|comma OF sp) year|year_mark (DAY|TWO))",
    "weekday": "((WEEKDAY|WDAY) (comma|gap|lpar|comma THE sp|gap THE sp|sp ON sp))",
    "of_part": (
        "(sp OF sp (hung sp (UNIT|MONTH|WEAK)|THE sp ((SAME|PREVIOUS) sp)? (UNIT|DECADE|DECADE2)"
        "|month (after|sp hung sp UNIT)?|(FISCAL sp)? ((UNIT sp)? year)|FISCALYEAR|PREVIOUS sp UNIT))"
    ),
    "of_what": ("(of_part|sp hung sp UNIT|(sp|comma) (FISCAL sp)? ((UNIT sp)? year)|sp FISCALYEAR)"),
    "oclock": "(MERIDIEM|P point M|A point M)",
}

_RULES = {
    "clock": (
        "CLOCKTIME|(DAY|TWO|NIL) colon (DAY|TWO|NIL) (colon (DAY|TWO|NIL))? ((sp|hyphen) oclock)?"
        "|DAY point (DAY|TWO|NIL) (sp|hyphen) oclock|DAY (colon|point) (MINUTES|CLOCKTIME)|DAY point MINUTES"
        "|(DAY|ONES|TEENS) (sp|hyphen) oclock|(DAY|ONES|TEENS) sp O apos CLOCK|(HHMM|YEAR|OLDYEAR) sp ZONE"
        "|(DAY|ONES|TEENS) (hyphen|dash|sp (TO|AND) sp) (CLOCKTIME|(DAY|ONES|TEENS) (sp|hyphen) oclock)"
    ),
    "numeric": (
        "YEAR hyphen DAY hyphen DAYTIME (colon (DAY|TWO|NIL|ZULU))? (colon (DAY|TWO|NIL|ZULU))?"
        "|(DAY|YEAR) hyphen DAY hyphen (DAY|YEAR|TWO)|(DAY|YEAR) slash DAY slash (DAY|YEAR|TWO)"
        "|(DAY|YEAR) point DAY point (DAY|YEAR|TWO)|DAY slash DAY tcomma YEAR|DAY wslash DAY wslash YEAR"
        "|(DAY|YEAR) hyphen month hyphen (YEAR|DAY|TWO)|(DAY|YEAR) slash month slash (YEAR|DAY|TWO)"
        "|month hyphen (DAY hyphen YEAR|YEAR hyphen DAY)|YEAR slash DAY slash month|month slash DAY slash YEAR"
        "|YEAR hyphen DAY hyphen month|DAY hyphen YEAR hyphen month"
    ),
    "slashes": "DAY slash DAY (dash|hyphen|sp (TO|AND) sp) DAY slash DAY ((comma|slash|tcomma|sp) YEAR)?",
    "ended": (
        "((count (sp|hyphen))? (UNITS|UNIT|QUARTER)|HALF ((sp|hyphen) UNIT)?) sp (ENDED sp (ON sp)?|TO sp)"
        " (EDGE (hyphen|sp OF sp))?"
        " (month gap (DAY|nth|number) after?|DAY (sp|dot|hyphen) month after?|month (after|(sp|hyphen) EDGE)?)"
    ),
    "days": (
        "month sp BETWEEN sp DAY (hyphen|dash|sp (TO|AND) sp) DAY ((sp|comma) year)?"
        "|weekday? month gap (DAY|nth) (hyphen|dash|slash|sp (TO|THROUGH|UNTIL) sp) (DAY|nth) after?"
        "|weekday? (DAY|nth) (hyphen|dash|slash|sp (TO|THROUGH|AND|UNTIL) sp) (DAY|nth) (sp OF)? gap month after?"
        "|(DAY|ORD) (hyphen|dash|sp TO sp) month gap (DAY|ORD) after?"
    ),
    "monthday": "(hung sp)? weekday? month gap (THE sp)? (DAY|nth|number) (after|(sp|comma) hung sp UNIT)?",
    "daymonth": (
        "(hung sp)? weekday? (THE sp)? (DAY|nth) (dot|sp|hyphen|sp OF sp|point) month (after|(sp|comma) hung sp UNIT)?"
    ),
    "monthyear": (
        "month ((comma|gap|sp OF sp|sp IN sp|hyphen|comma OF sp|slash) year|year_mark (DAY|TWO)"
        "|(sp|sp OF sp) hung sp UNIT)"
        "|year (comma|sp) (MONTH|ABBR)|year sp WEAK"
    ),
    "quarter": (
        "nth (sp|hyphen) (FISCAL sp)? (QUARTER|HALF) of_what?|(FISCAL sp nth|FINAL) (sp|hyphen) (QUARTER|HALF) of_what?"
        "|LAST sp (QUARTER|HALF) of_what|year (sp|comma|comma THE sp|sp THE sp) nth (sp|hyphen) (QUARTER|HALF)"
        "|(QTR|HLF) ((hyphen|slash) year|year_mark (DAY|TWO)|of_what)?|(year|FISCALYEAR) (sp|comma|hyphen)? (QTR|HLF)"
        "|YEARQ|YEARH|MONTH sp QUARTER"
    ),
    "weeks": "(nth|LAST|FINAL) sp (UNIT|WEEKDAY) of_part",
    "counted": "(NTH|LAST|FINAL|PAST|NEXT|PREVIOUS) sp count (sp|hyphen) (FISCAL sp)? (UNITS|UNIT|QUARTER) of_what?",
    "yearmonth": "YEAR (hyphen|slash|dash|wslash) DAY|DAY (hyphen|slash|dash|wslash) YEAR",
    "seasonyear": "(SEASON|WEAKSEASON) (sp|sp OF sp|comma|sp OF sp THE sp) (year|hung sp UNIT)",
    "decade": (
        "DECADE|DECADE2|(TEENS|TENS) (sp|hyphen) DECWORD|WORDYEAR fill sp AND sp DECWORD|ONES sp THOUSANDS|DECWORD"
    ),
    "possessive": "(YEAR|TWO) apos S",
    "century": "(nth|NTH) (sp|hyphen) CENTURY",
    "fiscal": (
        "(FISCAL|CALENDAR) sp ((UNIT|QUARTER) sp)? (year|FISCALYEAR) ((hyphen|slash|dash) (TWO|DAY|YEAR))?"
        "|FISCALYEAR ((hyphen|slash|dash) (TWO|DAY|YEAR))?"
    ),
    "todate": "(THIS sp)? UNIT (sp|hyphen) TO (sp|hyphen) DATE|YTD",
    "ago": "(count|A) (sp|hyphen) (UNITS|UNIT|QUARTER) sp (AGO|LATER|FROM sp TODAY)",
    "hence": "count (sp|hyphen) (UNITS|UNIT|QUARTER)",
    "relative": "(hung|PAST|PREVIOUS|SAME) sp (FISCAL sp)?"
    " (WEEKDAY|WDAY|UNIT|QUARTER|HALF|MONTH|WEAK|SEASON|WEAKSEASON|HOLIDAY)",
    "holiday": (
        "HOLIDAY (sp (EVE|UNIT))? ((sp|comma) (YEAR|hung sp UNIT))?|FEAST (apos S)? sp UNIT ((sp|comma) YEAR)?"
        "|UNIT apos S sp (EVE|UNIT) ((sp|comma) YEAR)?"
    ),
    "today": "TODAY",
    "unitend": "UNIT (sp|hyphen|apos S sp) EDGE (sp YEAR)?|MIDYEAR|UNIT|QUARTER",
    "weekday": "WEEKDAY|WDAY",
    "month": "MONTH|WEAK|ABBR",
    "season": "SEASON|WEAKSEASON",
    "yearspan": "(YEAR|OLDYEAR) (slash|hyphen|dash) TWO",
    "year": "year",
}


def _compile(source: str) -> str:
    """A rule or phrase as a regular expression over class characters."""

    def expand(found: re.Match[str]) -> str:
        name = found[0]
        if name == "fill":
            return f"(?:{FILL}{{1,16}})"
        return f"(?:{_compile(_PHRASES[name])})" if name in _PHRASES else LEXICON.chars[name]

    return re.sub(r"[A-Za-z_]+[0-9]?", expand, source.replace("(", "(?:")).replace(" ", "")


def _any(names: str) -> re.Pattern[str]:
    return regex("[" + "".join(LEXICON.chars[name] for name in names.split()) + "]")


_CORES = (
    "MONTH ABBR WEAK WEEKDAY WDAY YEAR OLDYEAR WORDYEAR DECADE DECADE2 SEASON WEAKSEASON HOLIDAY FISCALYEAR FISCAL"
    " CALENDAR YTD TODAY QTR HLF YEARQ YEARH HALF QUARTER UNIT UNITS CLOCKTIME HHMM MIDYEAR DECWORD CENTURY FEAST"
)
POINTS = (
    "numeric", "monthday", "daymonth", "monthyear", "yearmonth", "quarter", "decade", "relative", "today", "weekday",
    "month", "fiscal", "year",
)  # fmt: skip
CLASSES = {char: name for name, char in LEXICON.chars.items()}
RULES = regex("|".join(f"(?P<{name}>{_compile(rule)})" for name, rule in _RULES.items()))
START = _any(_CORES + " LAST THIS NEXT PAST PREVIOUS SAME FINAL A DAY TWO NIL ORD NTH ONES TEENS TENS SMALL")
JOINT = regex(_compile("(sp (TO|UNTIL|THROUGH) sp|dash|hyphen|slash|wslash)"))
AND = regex(_compile("sp AND sp"))
SPAN_YEAR = regex(_compile("((sp|hyphen) QUARTER)? (sp OF sp|sp IN sp|comma|sp)") + f"(?P<year>{_compile('year')})")
"""What gives two months or days their year, behind the second: " quarter of 2024"."""
MORE_DAYS = regex(
    _compile("(comma|sp AND sp|comma AND sp)")
    + f"(?P<day>{_compile('(DAY|ORD)')})"
    + f"(?=[^{LEXICON.chars['sp']}{LEXICON.chars['hyphen']}]|{_compile('sp (IN|ON|AND|TO|BY|FROM)')})"
)
WORDYEAR = regex(_compile(_PHRASES["wordyear"]))
SMALL = regex(_compile("TENS (sp|hyphen) ONES"))
LARGE_NTH = regex(_compile("TENS (sp|hyphen) NTH"))


@cache
def points() -> re.Pattern[str]:
    """The rules of POINTS alone, for a place where a longer rule fits but is not believed; made when first needed."""
    return re.compile("|".join(f"(?P<{name}>{_compile(_RULES[name])})" for name in POINTS))
