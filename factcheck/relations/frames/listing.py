"""How many items does a list in a sentence have? Commas may part an item from what is said of it, and "and" may stand
inside of one, so that a list has a least and a most number of items."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass

_JOINT = regex(r",? (?:and|or|&) +|, ")
_AND = regex(r",? (?:and|or|&) +")
_ONE_OF_ITS = regex(r"\s*(?:and |or )?(?:also )?(?:its|his|her|their)\b")
"""An item that only the last one of a list may be added as: "Leeds; York; and its Paris office"."""
_LEADING = regex(r"\s*(?:and |or )?")
_ABOVE_ALL = regex(r"(?:(?<= and)|(?<= or)), [a-z ]{3,20},(?= )")
_GOES_ON = regex(
    r", and (?:then |also |finally |later )?(?:the |an? )?[A-Z]"
    r"|, (?:(?:the|an?|his|her|its|their) [^,;]{2,60}|[A-Z][^,;]{1,60}) and (?:the |an? )?\w"
)
"""Behind what is said of an item: another item ("Ann and Ben, both of Leith, and Cy"), or some more ("Ann and Ben, of
whom we heard, the tall Cy and Di")."""
_QUOTED = regex(r"[\"“](?P<title>[A-Z][^\"“”]{1,60})[\"”](?=,|;| and | or |$| [(])")
"""A title: "Salt", "The Long Field", and as Americans write it, "Salt," with the comma inside."""
_AT = regex(r" (?:at|in|near) [A-Z]")
_WORD = regex(r"[\w'’.-]+")
LONGEST, SHORT = 500, 7
"""Code points of a list that is still read, and words of an item that is a name."""


@dataclass(frozen=True)
class Listing:
    """A list has `least` to `most` items. `sure` where each item is a name, or semicolons part them. `starts` are the
    offsets at which items may begin, `end` is where the last one ends."""

    least: int
    most: int
    sure: bool
    starts: tuple[int, ...]
    end: int


def listing(text: str) -> Listing | None:
    """The list that a text is; None where it is none, where it is open ("including"), or where no "and" closes it."""
    text = _QUOTED.sub(_unquoted, text)
    if (
        len(text) > LONGEST
        or '"' in text
        or ".." in text
        or "“" in text
        or _any_of("open").search(text.lower()) is not None
    ):
        return None
    text = _ABOVE_ALL.sub(lambda match: " " * len(match.group()), text)
    found = _parted(text) if ";" in text else _joined(text)
    turned = found is not None and any(_first(text[start:]).lower() in words("turn") for start in found.starts)
    return None if turned else found


def _unquoted(title: re.Match[str]) -> str:
    """A title in quotation marks as one name of the same length, whatever stands in it."""
    inner = title["title"].rstrip(",")
    return ("X" + "x" * (len(inner) + 1) + title["title"][len(inner) :]).ljust(len(title.group()))


def _parted(text: str) -> Listing | None:
    """A list with semicolons: "Ann, 12; Ben, 9; and Cy, 4"."""
    pieces = [(match.start(), match.group()) for match in re.finditer(r"[^;]+", text)]
    starts = [start + _after(_LEADING, piece) for start, piece in pieces]
    if not pieces or not all(piece.strip() for _, piece in pieces):
        return None
    joined = any(_AND.search(text, start, start + len(piece)) for start, (_, piece) in zip(starts, pieces, strict=True))
    inner = (_first(part).lower() for _, piece in pieces for part in piece.split(", ")[1:])
    clauses = sum(word in words("clause") - words("aside") for word in inner)
    added = _ONE_OF_ITS.match(pieces[-1][1]) is not None and _ONE_OF_ITS.match(pieces[0][1]) is None
    most = len(pieces) + joined + clauses
    sure = most == len(pieces) and not added
    return Listing(len(pieces) - added, most, sure, tuple(starts), len(text.rstrip()))


def _after(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match is not None else 0


def _joined(text: str) -> Listing | None:
    """A list with commas and "and". What stands before the first "and" and right behind it are the items that may be
    sure; further ones may be parts of an item."""
    closing = _AND.search(text)
    if closing is None:
        return None
    end = _end_of_names(text, closing) or _end(text, closing.end())
    if _GOES_ON.search(text, end):
        return None
    text = text[:end].rstrip(" ,")
    starts = (0, *(joint.end() for joint in _JOINT.finditer(text)))
    most = len(starts)
    items = [text[a:b] for a, b in zip(starts, (*starts[1:], len(text)), strict=True) if a <= closing.end()]
    items = [_JOINT.split(item)[0].strip() for item in items]
    clauses = all(_first(item).lower() in words("clause") for item in items)
    if not all(items) or (not clauses and _first(items[0]).lower() in words("aside")):
        return None
    sure = clauses or (all(map(_is_name, items)) and not _names_a_place(items))
    least = len(items) if sure or _alike(items) else 2
    return Listing(min(least, most), most, sure and most == len(items), starts, len(text))


def _end(text: str, start: int) -> int:
    """Where the list ends: before a comma behind which something else goes on."""
    of_deeds = _first(text).endswith("ing")
    for comma in re.compile(", ").finditer(text, start):
        word = _first(text[comma.end() :]).rstrip(".")
        if word.lower() in words("tail") or (word.endswith("ing") and word.islower() and not of_deeds):
            return comma.start()
    goes_on = text.count(", ", start) != 1 or " and " in text[start:]
    last = text.rfind(", ", start)  # "Ann, Ben and Cy, the last of them a vet"
    return len(text) if goes_on or _first(text[last:]).lower() not in words("determiner") else last


def _end_of_names(text: str, closing: re.Match[str]) -> int:
    """Where a list of names ends before words that are none: "Oak, Beech and Rowan, to house them"; 0 where nothing
    shows it."""
    if not all(_is_name(item) for item in _JOINT.split(text[: closing.start()])):
        return 0
    for comma in re.compile(", ").finditer(text, closing.end()):
        behind = _first(text[comma.end() :].removeprefix("and "))
        bare = text.startswith("and ", comma.end()) and behind not in words("aside")
        if behind[:1].islower() and not bare and behind not in ("or", "a", "an") and behind not in words("determiner"):
            return comma.start() if _is_name(text[closing.end() : comma.start()]) else 0
    return 0


def _is_name(item: str) -> bool:
    parts = _WORD.findall(item)
    if not 0 < len(parts) <= SHORT or _adds(parts):
        return False
    if parts[0].lower() in words("determiner"):
        parts = parts[1:]
    return bool(parts) and parts[0][0].isupper() and not any(part.isdigit() for part in parts)


def _names_a_place(items: list[str]) -> bool:
    """Does a single name follow on an item that may be in it ("the Oak at Bromwich, Staffordshire, and the Lion")?"""
    return any(_AT.search(a) is not None and " " not in b for a, b in pairwise(items))


def _adds(parts: list[str]) -> bool:
    """Does an item say more of the one before it ("chairman of the board")?"""
    first = parts[0].lower().rstrip(".")
    if first in words("aside") or first.endswith(("'s", "’s")):
        return True
    return first in words("role") and (len(parts) < 2 or not parts[1][0].isupper())


def _alike(items: list[str]) -> bool:
    """Do all items begin in the same way, so that none says more of another?"""
    shapes = {_shape(item) for item in items}
    return len(shapes) == 1 and "" not in shapes


def _shape(item: str) -> str:
    parts = _WORD.findall(item)
    if not parts or _adds(parts) or any(char.isdigit() for char in parts[0]):
        return ""
    low = parts[0].lower()
    if low in ("a", "an"):
        return "a"
    if low in words("determiner"):
        return "the"
    return "name" if parts[0][0].isupper() else "bare"


def _first(text: str) -> str:
    match = _WORD.search(text)
    return match.group() if match is not None else ""


@cache
def words(name: str) -> frozenset[str]:
    """The words of one class of lists.tsv."""
    return frozenset(word for kind, listed in rows("lists") if kind == name for word in listed.split("|"))


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words(name)))) + r")\b")
