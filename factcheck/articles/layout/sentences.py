"""Where one sentence of a paragraph ends and the next begins."""

from __future__ import annotations

from factcheck.articles.layout.words import words
from factcheck.lexicon.regex import regex

# A stretch without a full stop is cut here all the same, since grammar is looked for sentence by sentence.
LONGEST = 4000

_STOP = regex(r"[.!?…][\"'”’»)\]]{0,3}\s+(?:[”»]\s+)?")
_OPENERS = "\"'“‘«([„"
_KINDS = words("abbreviations")
_NEVER, _NUMBER, _OPEN, _STARTER = (_KINDS[kind] for kind in ("never", "number", "open", "starter"))


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between two offsets, neither of which stands on white space; the space between them is left out.

    A stop ends a sentence where a capital, a digit or a sign follows, unless it belongs to an abbreviation, an initial
    or the number of a list item.
    """
    found: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if after >= end:
            break
        if _ends(text, begin, stop.start(), after):
            found.append((begin, _trimmed(text, stop.start(), after)))
            begin = after
    found.append((begin, end))
    if any(last - first > LONGEST for first, last in found):
        return [piece for first, last in found for piece in _pieces(text, first, last)]
    return found


def _trimmed(text: str, stop: int, after: int) -> int:
    while after > stop and text[after - 1].isspace():
        after -= 1
    return after


def _ends(text: str, begin: int, stop: int, after: int) -> bool:
    """Does the stop at `stop` end the sentence that began at `begin`, when the next word stands at `after`?"""
    at = after
    while at < len(text) and at < after + 3 and text[at] in _OPENERS:
        at += 1
    if text[at : at + 1].islower() and not text[at + 1 : at + 2].isupper():
        return False
    if text[stop] != "." or text[stop + 1 : stop + 2] in ('"', "”", "’", "'", ")", "]", "»"):
        return True
    word = _word_before(text, begin, stop)
    if word.isdigit():
        return stop - len(word) > begin
    return not word or _ends_behind(text, word, after, at)


def _ends_behind(text: str, word: str, after: int, at: int) -> bool:
    """Does a full stop behind a word end a sentence, when the next begins at `after`, its first letter at `at`?"""
    lower = word.lower()
    if lower in _NEVER:
        # "Wall St." and "Mt." can end a sentence too, but only before a word that opens one.
        return lower in ("st", "ft", "ste") and _next_word(text, at) in _STARTER
    if lower in _NUMBER and text[at : at + 1].isdigit():
        return False
    if lower in _OPEN or (len(word) == 1 and word.isupper()) or _dotted(word):
        return (at > after and text[after] not in "([") or _next_word(text, at) in _STARTER
    return True


def _word_before(text: str, begin: int, stop: int) -> str:
    """The word that a stop closes, inner stops included ("a.m", "U.S"), without an opening bracket or quote."""
    first = stop
    floor = max(begin, stop - 12)
    while first > floor and not text[first - 1].isspace():
        first -= 1
    if first == floor and first > begin and not text[first - 1].isspace():
        return ""
    return text[first:stop].lstrip(_OPENERS + "-–—/")


def _dotted(word: str) -> bool:
    """Is it a run of initials, such as "J.P" or "N.H"?"""
    return len(word) >= 3 and all(part.isalpha() and len(part) == 1 for part in word.split("."))


def _next_word(text: str, at: int) -> str:
    end = at
    while end < len(text) and end < at + 12 and text[end].isalpha():
        end += 1
    return text[at:end].lower()


def _pieces(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """An over-long sentence cut at white space; a stretch with none is kept whole, so that no number is cut."""
    found: list[tuple[int, int]] = []
    while last - first > LONGEST:
        cut = text.rfind(" ", first + LONGEST // 2, first + LONGEST)
        if cut < 0:
            cut = text.find(" ", first + LONGEST, last)
        if cut < 0:
            break
        end = _trimmed(text, first, cut)
        found.append((first, end))
        first = cut
        while first < last and text[first].isspace():
            first += 1
    if first < last:
        found.append((first, last))
    return found
