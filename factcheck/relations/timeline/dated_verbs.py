"""Which verb a date belongs to, without a parser: the last one before it in its clause, or the first one after it
where the date opens the clause ("In 1956 she married", "was founded by two engineers in 1998")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import zip_longest

from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.mention import When
from factcheck.model.records import dataclass
from factcheck.relations.timeline.chronology import day_in
from factcheck.relations.timeline.days import OLDEST, UNPLACED, Days, days_of, ends_of

_TOKEN = regex(r"[a-z][a-z'\-]*|[A-Z]|[^\sa-z]")
FAR = 14
"""Words between a date and its verb, at most."""
_PART = 3 * 365
"""Days by which a part of a decade may be meant more widely: 1965 may be in the late 60s."""
_NAME = 3
"""Words of a name between two commas, and one of these, at most."""
_ASIDE = 20
"""Words of a stretch between two commas that is skipped, at most."""
_CLOSED = frozenset(("D", ";", ":", "(", ")", "—", '"', "§"))
"""What no clause reaches over."""
_LEADS = frozenset(("in", "on", "from", "at", "by", "until", "till"))
_TO_BE = frozenset(("to", "be"))
"""What is to come, even where it is "was to be opened"."""
_UNTIL = frozenset(("until", "till"))
AIM = 4
"""Words of what was not done before: "it took until June to charge him"."""
_TODAY = frozenset(("today", "yesterday", "tomorrow"))
_SHORTEST = 4
_PREFIXES = ("re", "un")
SOME_YEAR = 4
"""A leap year for days whose year is not known."""
LONGEST = 60
"""Code points of what is counted, at most."""


@dataclass(frozen=True, eq=False)
class Dated:
    """A date and its verb: `index` and `verb` are their numbers among the `words` of a frame, `clause` are those of its
    clause, `lead` is the preposition before the date or "". `opening` is true of a date that opens its clause, `had`
    of a pluperfect, `perfect` of a present perfect, `ahead` of what is to come."""

    claim: Claim
    days: Days
    frame: Frame
    words: Sequence[str]
    index: int
    lead: str
    verb: int
    clause: tuple[int, ...]
    had: bool
    ahead: bool
    perfect: bool
    opening: bool

    @property
    def word(self) -> str:
        return self.words[self.verb]

    @property
    def past(self) -> bool:
        return not self.ahead and not self.perfect and is_past(self.word)


@cache
def _listed() -> dict[str, frozenset[str]]:
    return {name: frozenset(cell.split("|")) for name, cell in rows("tenses")}


def words(name: str) -> frozenset[str]:
    """The words of a class of tenses.tsv."""
    return _listed()[name]


def is_past(word: str) -> bool:
    """May a word be a past form? The regular ones are told by their ending."""
    listed = _listed()
    if word in listed["past"]:
        return True
    if len(word) < _SHORTEST or word in listed["no-past"]:
        return False
    return word.endswith("ed") or (word.startswith(_PREFIXES) and word[2:].lstrip("-") in listed["past"])


def is_auxiliary(word: str) -> bool:
    return word in _listed()["auxiliary"]


def is_modal(word: str) -> bool:
    return word in _listed()["modal"]


def is_light(word: str) -> bool:
    """A word between an auxiliary and its verb: "was later sold"."""
    return word.endswith("ly") or word in _listed()["between"]


@lru_cache(maxsize=256)
def dated_verbs(frame: Frame) -> tuple[Dated, ...]:
    """The dates of a sentence that have a verb, in order."""
    if "D" not in frame.letters:
        return ()
    at = dict(zip(frame.places, frame.claims, strict=True))
    words: list[str] = []
    dates: list[tuple[int, Claim]] = []
    for found in _TOKEN.finditer(frame.text):
        claim = at.get(found.start())
        if claim is not None and found.group() == "D":
            dates.append((len(words), claim))
        words.append(found.group())
        if claim is not None:
            words.extend(_counted(claim, frame.source))
    made = [_dated(frame, words, number, claim) for number, claim in dates]
    out = [one for one in made if one is not None]
    return tuple(one for one, after in zip_longest(out, out[1:]) if after is None or not _is_finer(one, after))


def _is_finer(one: Dated, after: Dated) -> bool:
    """Does the next date say of the same verb more exactly when: "appointed this year, on 1 March"?"""
    return one.verb == after.verb and one.days.first <= after.days.first and after.days.last <= one.days.last


def _counted(claim: Claim, source: str) -> list[str]:
    """The words of what a number counts, which a frame draws with it: "the first passengers"."""
    noun = claim.mention.noun
    own = claim.text.lower() if claim.quantity.kind == "ordinal" else ""
    if noun is None or noun.end - noun.start > LONGEST:
        return own.split()
    return _TOKEN.findall(f"{own} {source[noun.start : noun.end].lower()}")


def _dated(frame: Frame, words: Sequence[str], index: int, claim: Claim) -> Dated | None:
    days = _days(claim)
    if days is None:
        return None
    before = index - 1
    if _attributive(words, index, claim):
        return None
    if before > 0 and words[before] == "the":
        before -= 1
    lead = words[before] if before >= 0 and words[before] in _LEADS else ""
    first = before if lead else index
    opening = _opens(words, first)
    verb = _after(words, index) if opening else _before(words, first)
    if verb is None:
        return None
    had, ahead, perfect = _tense(words, verb)
    clause = _clause(words, index, verb, opening)
    return Dated(claim, days, frame, words, index, lead, verb, clause, had, ahead, perfect, opening)


def _days(claim: Claim) -> Days | None:
    """The days of a date that gives a month or a year: a day of the week is the day of the news, not of a story."""
    when = claim.mention.when
    if when is None or when.anchor in _TODAY or (when.month is None and when.year is None and not when.anchor):
        return None
    if (when.weekday is not None and when.day is None) or when.name == "winter" or when.grain in ("week", "weekend"):
        return None
    return _edge(claim, when) or days_of(claim) or _of_some_year(claim, when) or _span(claim)


def _span(claim: Claim) -> Days | None:
    """The days from the first to the last one of "from April to July 1975"."""
    ends = ends_of(claim)
    if ends is None or not ends[0].first < ends[1].last or " and " in claim.text:
        return None
    return Days(ends[0].first, ends[1].last, ends[1].grain, ends[0].sure and ends[1].sure)


def _of_some_year(claim: Claim, when: When) -> Days | None:
    """A day without its year, where nothing says when the article came out."""
    placed = claim.quantity.when is not None and claim.quantity.when.start is not None
    if placed or when.year is not None or when.month is None or when.day is None or when.until or when.order:
        return None
    if when.edge or when.anchor or when.recurring:
        return None
    day = in_some_year(when)
    return None if day is None else Days(day, day, "day", False)


def in_some_year(when: When) -> int | None:
    """The ordinal of a day and month, in a year that stands for any; None where there is no such day."""
    day = day_in(SOME_YEAR, when.month, when.day) if when.month is not None and when.day is not None else None
    return day.toordinal() if day is not None else None


def _edge(claim: Claim, when: When) -> Days | None:
    """The days of seasons, decades and the edges of years, as the reader takes them."""
    found = claim.quantity.when
    if found is None or found.start is None or found.end is None or found.start.year < OLDEST:
        return None
    if not (when.edge or when.name or when.grain == "decade") or when.edge not in ("", "early", "mid", "late", "end"):
        return None
    if when.anchor in UNPLACED or when.until or when.count or when.fiscal or when.recurring or when.order:
        return None
    start, end = found.start.toordinal(), found.end.toordinal() - 1
    if when.grain == "decade" and when.edge:
        start, end = start - _PART, end + _PART
    return Days(start, end, found.grain, when.year is not None)


def _attributive(words: Sequence[str], index: int, claim: Claim) -> bool:
    """Does a date only name a thing: "the 2015 stabbing", "between May and June"?"""
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if before in ("and", "or") and index > 1 and words[index - 2] == "D":
        return True
    when = claim.mention.when
    named = when is not None and when.grain in ("year", "month") and not when.edge and not when.anchor
    noun = after.isalpha() and after.islower() and after not in _listed()["behind"]
    return named and noun and before not in ("in", "on", "by", "from", "until", "till", "since")


def _opens(words: Sequence[str], first: int) -> bool:
    """Does the date, with its preposition at `first`, open a clause?"""
    if (
        first == 0
        or words[first - 1] in _CLOSED - {"D", "(", ")"}
        or words[first - 1] in ("and", "but", "that", "when")
    ):
        return True
    return words[first - 1] == "," and first > 1 and words[first - 2] in ("and", "but")


def _after(words: Sequence[str], index: int) -> int | None:
    """The first verb after a date that opens its clause."""
    place = index + 1 + (words[index + 1 : index + 2] == [","])
    if place > index + 1 and place < len(words) and words[place] in _listed()["clause"]:
        return None
    for number in range(place, min(len(words), place + FAR)):
        word = words[number]
        if word in _CLOSED:
            return None
        if is_modal(word):
            return _main(words, number + 1)
        if is_past(word) or is_auxiliary(word):
            return _main(words, number)
    return None


def _main(words: Sequence[str], number: int) -> int | None:
    """The verb itself, behind auxiliaries and adverbs; the auxiliary where there is nothing but it."""
    place = number
    while place < len(words) and (is_auxiliary(words[place]) or is_light(words[place])):
        place += 1
    if place < len(words) and is_past(words[place]):
        return place
    if number < len(words) and is_auxiliary(words[number]):
        return number
    return place if place < len(words) and words[place].isalpha() and words[place].islower() else None


def _before(words: Sequence[str], first: int) -> int | None:
    """The last verb of the clause before a date, over a stretch between two commas."""
    place = first - 1
    if place > 1 and words[place] == "," and words[place - 1] == "D":
        place -= 2
    elif place > 0 and words[place] == ",":
        opening = _aside(words, place)
        if opening is None:
            return None
        place = opening - 1
    end = max(-1, place - FAR)
    while place > end and words[place] not in _CLOSED:
        if words[place] == ",":
            place = _over_name(words, place)
            continue
        verb = _verb_at(words, place, first)
        if verb is not None:
            return verb if verb >= 0 else None
        place -= 1
    return None


def _verb_at(words: Sequence[str], place: int, first: int) -> int | None:
    """The verb that a word before a date at `first` is or leads in; -1 where there can be none, None where it is
    no such word."""
    word, inner = words[place], place + 1 < first
    if is_modal(word) and word != "to":
        verb = _main(words, place + 1) if inner else None
        return -1 if verb is None else verb
    if _is_verb(words, place):
        return place
    return place + 1 if word in ("is", "are") and inner else None


def _over_name(words: Sequence[str], place: int) -> int:
    """Where the clause goes on before a word or two between commas ("his wife, Alma, and a goat"); -1 where it ends."""
    opening = _aside(words, place)
    return opening - 1 if opening is not None and place - opening <= _NAME else -1


def _aside(words: Sequence[str], place: int) -> int | None:
    """Where a stretch between two commas opens that ends at a place."""
    return next((n for n in range(place - 1, max(-1, place - _ASIDE), -1) if words[n] == ","), None)


def _is_verb(words: Sequence[str], number: int) -> bool:
    """Is a word a past form, a gerund behind a preposition, or a present form of what is to come?"""
    word, before = words[number], words[number - 1]
    if is_past(word) and not (is_light(word) or word == "had" or _names(words, number)):
        return True
    if word.endswith("ing") and before in _listed()["gerund"]:
        return True
    return word in _listed()["present"] or (word in _listed()["bare"] and before.endswith("s"))


def _names(words: Sequence[str], number: int) -> bool:
    """Is a participle a part of a name: "a controlled substance"?"""
    article = number > 0 and words[number - 1] in _listed()["article"]
    return article and words[number].endswith("ed") and words[number + 1].isalpha() and not is_light(words[number + 1])


def _tense(words: Sequence[str], verb: int) -> tuple[bool, bool, bool]:
    """Pluperfect? To come? Present perfect?"""
    word = words[verb]
    if word in _listed()["present"] or word in _listed()["bare"]:
        return False, True, False
    led = [word] if word in ("had", "has", "have") else []
    for number in range(verb - 1, max(-1, verb - 5), -1):
        if not is_auxiliary(words[number]) and not is_light(words[number]) and not is_modal(words[number]):
            break
        led.append(words[number])
    ahead = any((is_modal(one) and one != "to") or one in ("is", "are") for one in led) or set(led) >= _TO_BE
    return "had" in led, ahead, not ahead and bool({"has", "have", "'ve", "'s"} & set(led))


def _clause(words: Sequence[str], index: int, verb: int, opening: bool) -> tuple[int, ...]:
    """The words of the clause of a date and its verb: from the subject to the date, or from the date to the end."""
    if opening:
        end = next((n for n in range(verb + 1, len(words)) if words[n] in _CLOSED or words[n] == ","), len(words))
        return tuple(range(index + 1, min(end, verb + FAR)))
    end = index + 1 + AIM if words[index - 1] in _UNTIL and words[index + 1 : index + 2] == ["to"] else index
    return (*_subject(words, verb), *range(verb, min(end, len(words))))


def _subject(words: Sequence[str], verb: int) -> list[int]:
    """The words before a verb that may be its subject: behind another clause, and over a stretch between two commas."""
    place = verb - 1
    if place > 0 and words[place] == ",":
        opening = _aside(words, place)
        place = place if opening is None else opening - 1
    out: list[int] = []
    while place >= 0 and len(out) <= FAR and words[place] not in _CLOSED and words[place] != ",":
        if (is_past(words[place]) and not is_auxiliary(words[place])) or words[place] in _listed()["clause"]:
            break
        out.append(place)
        place -= 1
    return out[::-1]
