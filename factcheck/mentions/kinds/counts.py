"""The counted noun: the head, or lexical compound, of the words after a number, in the singular."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from factcheck.lexicon import rows, word_class
from factcheck.lexicon.neighbors import listed, states
from factcheck.mentions.numerals.number_words import cardinals
from factcheck.mentions.numerals.numerals import HYPHENS
from factcheck.mentions.tokens import Tokens
from factcheck.model.records import dataclass

_DETERMINERS = frozenset(word_class("determiners"))

_REACH = 7
_JETS = ("707", "717", "727", "737", "747", "757", "767", "777", "787")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: its unit, the tokens of the noun from `first` up to `after`, its class and its modifiers."""

    unit: str
    first: int
    after: int
    noun_class: str | None
    modifiers: tuple[str, ...] = ()


@cache
def classes() -> Mapping[str, str]:
    """The class of each noun of the vocabulary."""
    table: dict[str, str] = {}
    for name, nouns in rows("nouns"):
        for noun in nouns.split("|"):
            table.setdefault(noun, name)
    return table


@cache
def _irregular() -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows("plurals")}


_ES = ("sses", "shes", "ches", "xes", "zzes", "tzes")
_KEEPS_O = word_class("plurals-in-oes")
_NOT_PLURAL = listed("not-plural")


@lru_cache(maxsize=4096)
def singular(word: str) -> str | None:
    """The singular of a plural noun in lower case, or None where the word is no plural.

    >>> singular("cities"), singular("boxes"), singular("people"), singular("aircraft"), singular("across")
    ('city', 'box', 'person', 'aircraft', None)
    """
    known = _irregular().get(word)
    if known:
        return known
    if (
        len(word) < 3
        or word[-1] != "s"
        or word in _NOT_PLURAL
        or word[-2:] in ("ss", "us", "is")
        or word.endswith("ous")
    ):
        return None
    if word.endswith(("'s", "s'")):
        return None
    head, _, tail = word.rpartition("-")
    if head:
        inner = singular(tail)
        return f"{head}-{inner}" if inner else None
    if word.endswith("women"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_ES) or word in _KEEPS_O:
        return word[:-2]
    return word[:-1]


def lemma(word: str) -> str:
    """The singular of a noun that may be in either number."""
    return singular(word) or word


def counted_at(text: Tokens, index: int, one: bool = False) -> Counted | None:
    """What the number before token `index` counts: "service outlets", "killed", "of the stores", "-member".

    `one` says that the number is 1 (or an ordinal), which counts a singular.
    """
    if text.words[index] in HYPHENS:
        return _hyphened(text, index)
    if text.lowers[index] in cardinals() and text.words[index + 1] not in HYPHENS:
        return None  # "stood at 37 two days later"
    at = index
    if text.lowers[at] == "of":
        at += 1
        if text.lowers[at] in ("whom", "which", "them", "us"):
            return None
        while text.lowers[at] in _DETERMINERS:
            at += 1
        if text.words[at][:1].isdecimal() or text.lowers[at] in cardinals():
            return None
        one = False
    state = states().get(text.lowers[at])
    if state and at <= index + 1 and not _plural_soon(text, at):
        return Counted("person", at, at + 1, state)
    return _phrase(text, at, one)


def _plural_soon(text: Tokens, at: int) -> bool:
    """ "12 dead fish" count fish, "12 dead" people."""
    following = text.lowers[at + 1]
    return singular(following) is not None and following not in listed("stop")


def _hyphened(text: Tokens, index: int) -> Counted | None:
    """ "12-member", "two-story": a singular noun, hyphenated."""
    at = index + 1
    word = text.lowers[at]
    if not (text.glued(index) and text.glued(at)) or not word.isalpha() or len(word) < 3:
        return None
    if word in listed("unhyphened") or word in cardinals() or word in states() or text.words[at][0].isupper():
        return None
    if text.words[at + 1] in HYPHENS and text.glued(at + 1) and text.lowers[at + 2] not in ("long",):
        return None
    noun = lemma(word)
    return Counted(noun, at, at + 1, classes().get(noun))


def _phrase(text: Tokens, start: int, one: bool) -> Counted | None:
    words: list[tuple[str, int, int]] = []
    at = start
    while len(words) < _REACH and _goes_on(text, at, start, words, one):
        first = _passed_over(text, at, start, words)
        if first is None:
            break
        if first > at:
            at = first
            continue
        at = _glued_end(text, first)
        if _possessive(text, first, at):
            return None
        written = _written(text, first, at)
        words.append((written, first, at))
        if text.lowers[at] in ("and", ",") and _coordinated(text, written, at):
            at += 1
        elif (_ends_phrase(text, at) or singular(written) is not None) and not _continues(text, at, words, one):
            break
    return _head(text, words, one)


def _goes_on(text: Tokens, at: int, start: int, words: list[tuple[str, int, int]], one: bool) -> bool:
    """Does the phrase go on at a token, which is no word that ends it?"""
    word = text.lowers[at]
    if not word or word not in listed("stop"):
        return bool(word)
    after_noun = bool(words) and not one and singular(words[-1][0]) is None
    return (word in listed("countable") and (at == start or after_noun)) or _in_name(text, at, words)


def _passed_over(text: Tokens, at: int, start: int, words: list[tuple[str, int, int]]) -> int | None:
    """The token after an age, the digits of a model or a quotation mark inside a phrase; `at` itself where a word of
    the phrase stands, None where the phrase ends."""
    word = text.lowers[at]
    if text.lowers[at + 1 : at + 5] == ["-", "year", "-", "old"]:
        return at + 5
    if word[0].isalpha():
        return at
    if word[0].isdecimal() and _model(text, at, start):
        return _glued_end(text, at)
    quoted = word in ("'", "’", '"', "“", "‘", "”") and not words and text.words[at + 1][:1].isalpha()
    return at + 1 if quoted else None


def _possessive(text: Tokens, first: int, after: int) -> bool:
    """ "eight of the Bears' 11 assists": the number counts no bears."""
    marked = text.words[after] in ("'", "’") and text.glued(after)
    return marked and text.words[after + 1][:1].isalnum() and text.lowers[first][-1] == "s"


def _written(text: Tokens, first: int, after: int) -> str:
    """A word of a phrase in lower case, abbreviations and the names of models with their capitals."""
    word, original = text.lowers[first], text.words[first]
    single = after == first + 1
    written = word if single else text.slice(first, after).lower()
    if single and original[:-1].isupper() and word[-1] == "s" and len(word) > 2:
        written = original  # "43 RBIs"
    if word.endswith("'s") and original[:-2].isupper() and len(word) > 3:
        written = original[:-2] + "s"  # "36 KO's"
    if not single and original.isupper() and any(part.isdecimal() for part in text.words[first:after]):
        written = text.slice(first, after)  # "AK-47s"
    if original.isupper() and text.words[after].islower() and text.lowers[after] not in listed("stop"):
        written = written.upper()  # "FLDS followers": an abbreviation before a noun is no plural
    return written


def _glued_end(text: Tokens, at: int) -> int:
    """The token after a word and all that hyphens and digits join to it: "co-founders", "AK-47s", "737-800s"."""
    coded = text.words[at][:1].isupper() or text.words[at][:1].isdecimal()
    at += 1
    while text.glued(at) and text.words[at]:
        if text.words[at] in ("-", "‐", "‑") and text.glued(at + 1) and text.words[at + 1][:1].isalnum():
            at += 2
        elif coded and text.words[at].isalnum():
            at += 1
        else:
            break
    return at


def _in_name(text: Tokens, at: int, words: list[tuple[str, int, int]]) -> bool:
    """Little words inside names: "World War I", "A380s", "Hamas and Islamic Jihad offices"."""
    word = text.words[at]
    if word == "and":
        return len(words) < 4 and bool(words) and _name(text.words[at - 1]) and _name(text.words[at + 1])
    if word == "A":
        return text.glued(at + 1) and text.words[at + 1].isdecimal()
    return word == "I" and text.words[at - 1] == "War"


def _name(word: str) -> bool:
    return word[:1].isupper() and singular(word.lower()) is None


def _model(text: Tokens, at: int, start: int) -> bool:
    """Digits of a model's name between the number and its noun: "four Boeing 767-300 aircraft", "400 737 Max jets"."""
    if at > start:
        return at - start < 4 and text.words[at - 1][:1].isupper()
    joined = text.words[at + 1].isalpha() or (text.words[at + 1] == "-" and text.words[at + 2].isalpha())
    return (text.glued(at + 1) and joined) or (text.words[at] in _JETS and text.words[at + 1][:1].isupper())


def _coordinated(text: Tokens, written: str, at: int) -> bool:
    """Do two words before one noun hang together: "inefficient and loss-making stores", "food and fuel shortages"?"""
    other = _word(text, at + 1)
    if adjectival(written) and adjectival(other):
        return True
    ahead = text.lowers[at + 2 : at + 4]
    joins = (
        text.lowers[at] == "and"
        and singular(written) is None
        and singular(other) is None
        and other not in listed("stop")
        and other not in cardinals()
    )
    plural = (
        ahead[0] if singular(ahead[0]) else ahead[1] if ahead[0].isalpha() and ahead[0] not in listed("stop") else ""
    )
    return joins and other.isalpha() and singular(plural) is not None and plural not in listed("stop")


def _word(text: Tokens, at: int) -> str:
    """The word at a token, with what hyphens join to it."""
    return text.lowers[at] + ("-" if text.words[at + 1] == "-" and text.glued(at + 1) else "")


def _ends_phrase(text: Tokens, at: int) -> bool:
    return not text.words[at] or text.words[at] in (",", ".", ";", ":", ")", "(")


def _continues(text: Tokens, at: int, words: list[tuple[str, int, int]], one: bool) -> bool:
    """Does a plural go on as part of a longer noun ("sales people", "women entrepreneurs")?"""
    following, stop = text.lowers[at], listed("stop")
    if not following or following in stop:
        return False
    if one and words[-1][0] in listed("joint") and following.isalpha():
        return True  # "one Dutch soldier"
    if singular(following) is None:
        beyond = text.lowers[at + 1]
        country = words[-1][0] == "states" and text.lowers[at - 2] == "united"
        compound = (country or words[-1][0] in listed("joint")) and following.isalpha() and not adjectival(following)
        return compound and singular(beyond) is not None and beyond not in stop
    return words[-1][0] in listed("joint") or (text.words[at].islower() and len(following) > 4)


def _head(text: Tokens, words: list[tuple[str, int, int]], one: bool) -> Counted | None:
    if not words:
        return None
    head = next((i for i, word in enumerate(words) if singular(word[0]) and not _joint(words, i)), None)
    if one and head == 0 and len(words) > 1 and words[0][0] in listed("joint"):
        head = None  # "one Dutch soldier"
    if one and (head is None or head > 0):
        head = _singular_head(words, head)
    elif head is None:
        head = _known_singular(words)
    if head is None:
        return None
    written, first, after = words[head]
    noun = lemma(written)
    before = words[:head]
    if before and noun in listed("open") and _compounds(text, before[-1]):
        inner, first, _ = before.pop()
        noun = f"{inner} {noun}"
    group = classes().get(noun.lower()) or classes().get(noun.rpartition(" ")[2])
    return Counted(noun, first, after, group, tuple(word for word, _, _ in before))


def _joint(words: list[tuple[str, int, int]], i: int) -> bool:
    return any(singular(word[0]) is not None for word in words[i + 1 :])


def _singular_head(words: list[tuple[str, int, int]], plural: int | None) -> int | None:
    """The head of "one Israeli soldier": a noun of the vocabulary, else the only word that is no adjective."""
    reach = words if plural is None else words[:plural]
    known = [i for i, word in enumerate(reach) if word[0] in classes()]
    if known:
        return _end_of_compound(reach, known, plural is None)
    if plural is not None:
        return None if plural > 1 else plural
    nouns = [i for i, word in enumerate(reach) if not adjectival(word[0])]
    return nouns[0] if nouns and nouns[0] == len(reach) - 1 else None


def _end_of_compound(words: list[tuple[str, int, int]], known: list[int], open_end: bool) -> int:
    """The last noun of the compound that the first known noun begins. `open_end`: no plural follows, so that a last
    word that the vocabulary lacks may close it."""
    at = known[0]
    while at + 1 < len(words):
        closes = at + 2 == len(words) and open_end and _tail(words[at + 1][0])
        if at + 1 not in known and not closes:
            break
        at += 1
    return at


def _tail(word: str) -> bool:
    """May a word end a compound: "one bomb technician", not "one man arrested", "one person dead"?"""
    return word.isalpha() and not adjectival(word) and word not in states() and not word.endswith(("s", "ly"))


def _known_singular(words: list[tuple[str, int, int]]) -> int | None:
    """ "a 350,000 unit target": a singular noun that stands right after the number."""
    return 0 if words[0][0] in classes() and len(words) <= 3 and words[0][0] not in _VERBAL_NOUNS else None


_VERBAL_NOUNS = listed("verbal-nouns")


def _compounds(text: Tokens, word: tuple[str, int, int]) -> bool:
    written, first, after = word
    return after == first + 1 and written.isalpha() and text.words[first][0].islower() and not adjectival(written)


_ADJECTIVE_ENDINGS = word_class("adjective-endings")


def adjectival(word: str) -> bool:
    """Is a word an adjective, by the vocabulary or by its ending?"""
    ending = word.endswith(_ADJECTIVE_ENDINGS) and not word.endswith("cian")
    return word in listed("adjective") or (ending and word not in classes()) or "-" in word
