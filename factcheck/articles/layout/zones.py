"""What part of an article each block is: headline, summary, body, table, caption, teaser or correction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from factcheck.articles.layout.blocks import Block
from factcheck.articles.layout.words import phrases
from factcheck.lexicon.regex import regex
from factcheck.model.article import ZONES, Zone

# Up to how many code points a block can be furniture: beyond, it is prose that only begins like it.
_SHORT, _LABELLED, _CREDITED = 160, 260, 320

_FURNITURE = phrases("furniture")
_HEADING, _OPENING, _INVITATION, _LABEL, _LINE, _BYLINE, _CREDIT, _AGENCY, _CORRECTION, _CORRECTED = (
    _FURNITURE[kind]
    for kind in (
        *("heading", "opening", "invitation", "label", "line", "byline", "credit", "agency", "correction", "corrected"),
    )
)
_AGENCIES = tuple(sorted(_AGENCY))
_NOTICES = tuple(sorted(_CORRECTED))
_POINTERS = tuple(sorted(label for label in _LABEL if " " in label))
_EDGE = " \t\u00a0#*_:>»«…|-–—[](){}•·\"'"
_FIGURE = regex(r"(?:Figure|Fig\.?|Chart|Graphic|Exhibit) \d{1,3}[a-z]?\s?[:.|–—-]")
_NAME = regex(r"\$?\d[\d.,]*|[A-Z][\w-]*")
_STOPS = (".", '."', ".”", ".)", ";", ",", ":", ".’", ".'")


def zones(text: str, blocks: Sequence[Block], title: str = "", summary: str = "") -> list[Zone]:
    """The zone of each block. `title` and `summary` are those known from outside, "" where they are not."""
    found = [_furniture(text, block) for block in blocks]
    body = _headlines(text, blocks, found, title)
    _captions(text, blocks, found)
    _teasers(text, blocks, found)
    _standfirst(text, blocks, found, body, title, summary)
    return [_ZONES[zone] for zone in found]


# Marks that only the first pass makes: furniture that may open a whole block of it, or stand alone.
_ZONES: dict[str, Zone] = {zone: zone for zone in ZONES} | {"": "body", "opens": "teaser", "byline": "teaser"}


def notice(sentence: str) -> Literal["", "teaser", "correction"]:
    """The zone of a sentence that turns to the reader: teaser ("Read more: …"), correction, or "" for neither."""
    lower = sentence[:400].lower()
    if any(phrase in lower for phrase in _NOTICES):
        return "correction"
    label, colon, _ = lower.partition(":")
    if colon and len(label) <= 40 and label.strip(_EDGE) in _LABEL:
        return "teaser"
    return ""


def notices_in(text: str) -> bool:
    """Can `notice` find anything in this text? A cheap test, made once for each article."""
    lower = text.lower()
    return any(phrase in lower for phrase in _NOTICES) or any(label + ":" in lower for label in _POINTERS)


def repeats(text: str, title: str) -> bool:
    """Does a text begin with this title (case, marks and white space apart)?"""
    wanted = _plain(title)
    return bool(wanted) and (_plain(text[: 4 * len(title) + 80]) + " ").startswith(wanted + " ")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _furniture(text: str, block: Block) -> str:
    """`row` blocks are tables; the rest is told by its first words. "" is prose, so far."""
    length = block.end - block.start
    if block.kind == "row":
        return "table"
    if length > _CREDITED:
        return "correction" if _label(text[block.start : block.start + 60]) in _CORRECTION else ""
    if length < 3:
        return ""
    line = text[block.start : block.end]
    if line.startswith("!["):
        return "caption"
    return _by_label(line) or _by_form(line) or (_by_words(line) if length <= _SHORT else "")


def _by_label(line: str) -> str:
    """The zone of a line that a label opens: "Correction: …", "Photo: …", "By: …", "Read more: …"."""
    label = _label(line)
    if not label:
        return ""
    if label in _CORRECTION:
        return "correction"
    if label in _CREDIT:
        return "caption"
    if label in _BYLINE and len(line) <= _SHORT:
        return "byline"
    if label in _LABEL and len(line) <= _LABELLED:
        return "opens" if label in _HEADING and line.rstrip(_EDGE).lower().endswith(label) else "teaser"
    return ""


def _by_form(line: str) -> str:
    """The zone of a notice in brackets, a credit."""
    if line[0] in "([" and notice(line) == "correction":
        return "correction"
    return "caption" if _credited(line) else ""


def _by_words(line: str) -> str:
    """The zone of a short line by its words."""
    key = line.strip(_EDGE).lower()
    if key in _HEADING:
        return "opens"
    if key in _LINE:
        return "teaser"
    if _is_byline(line):
        return "byline"
    if _begins(key, _OPENING):
        return "teaser" if line.endswith(".") else "opens"
    return "teaser" if _begins(key, _INVITATION) else ""


def _label(line: str) -> str:
    """What stands before the first colon or bar of a line, in lower case; "" where that is no short label."""
    head = line[:48]
    cut = min((at for at in (head.find(":"), head.find("|"), head.find(" – "), head.find(" — ")) if at > 0), default=-1)
    return head[:cut].strip(_EDGE).lower() if cut > 0 else ""


def _credited(line: str) -> bool:
    if line[0] in "FCGE" and _FIGURE.match(line):
        return True
    if line.endswith(".") and not line.endswith(("Inc.", "Co.")):
        return False
    if "©" in line:
        return True
    lower = line.lower()
    return len(line) <= _SHORT and any(
        name in lower and (name[0] not in "(/" or name in lower[-20:]) for name in _AGENCIES
    )


def _is_byline(line: str) -> bool:
    if not line.startswith(("By ", "BY ")) or len(line) > 90 or line.endswith((".", ":")):
        return False
    names = [word for word in line[3:].replace(",", " ").split() if word not in ("and", "in", "for", "of", "|", "at")]
    return 1 < len(names) <= 12 and all(not name[0].islower() for name in names)


def _begins(key: str, phrases: frozenset[str]) -> bool:
    words = key.split(" ", 5)
    return any(" ".join(words[:count]) in phrases for count in range(1, min(len(words), 5) + 1))


def _headline_like(text: str, block: Block) -> bool:
    if block.end - block.start > _SHORT or block.kind in ("row", "item"):
        return False
    line = text[block.start : block.end].rstrip("*_ ")
    return bool(line) and (line.isupper() or not line.endswith(_STOPS)) and any(map(str.isalpha, line))


def _headlines(text: str, blocks: Sequence[Block], found: list[str], title: str) -> int:
    """Marks the headline's lines and returns the number of the first block after them."""
    first = next((number for number, zone in enumerate(found) if not zone), len(found))
    if len(blocks) - first < 2 or not _headline_like(text, blocks[first]) or not _has_prose(text, blocks[first + 1 :]):
        return _exact(text, blocks, found, first, title)
    if title and not _same(text, blocks[first], title):
        return first
    found[first] = "headline"
    number = first + 1
    while number < min(first + 3, len(blocks) - 1) and not found[number]:
        again = _same(text, blocks[number], text[blocks[first].start : blocks[first].end])
        deck = _headline_like(text, blocks[number]) and not _headline_like(text, blocks[number + 1])
        if not again and (title or not deck or blocks[number].kind == "heading"):
            break
        found[number] = "headline"
        number += 1
    return number


def _exact(text: str, blocks: Sequence[Block], found: list[str], first: int, title: str) -> int:
    """A first line that is the title word for word is a headline even when it ends in a stop or stands alone."""
    if title and first < len(blocks) and _plain(text[blocks[first].start : blocks[first].end]) == _plain(title):
        found[first] = "headline"
        return first + 1
    return first


def _has_prose(text: str, blocks: Sequence[Block]) -> bool:
    return any(block.end - block.start > 80 or text.endswith(_STOPS, block.start, block.end) for block in blocks[:12])


def _same(text: str, block: Block, title: str) -> bool:
    """Does a line say what the title says? A word of a menu may cling to it ("NewsCouncil cuts …")."""
    if block.end - block.start > 2 * len(title) + 40:
        return False
    line, wanted = _plain(text[block.start : block.end]), _plain(title)
    if line.endswith(wanted) or wanted.endswith(line):
        return True
    ours, theirs = set(line.split()), set(wanted.split())
    return len(ours & theirs) >= 0.6 * max(len(ours), len(theirs), 1)


def _captions(text: str, blocks: Sequence[Block], found: list[str]) -> None:
    """The line right above a picture's credit is its caption, and so is a copy of that line above it."""
    for number in range(1, len(blocks)):
        above = blocks[number - 1]
        if found[number] != "caption" or blocks[number].apart or found[number - 1] or above.end - above.start > 250:
            continue
        found[number - 1] = "caption"
        line = text[above.start : above.end]
        for earlier in range(max(0, number - 3), number - 1):
            if not found[earlier] and text[blocks[earlier].start : blocks[earlier].end] == line:
                found[earlier] = "caption"


def _teasers(text: str, blocks: Sequence[Block], found: list[str]) -> None:
    """What a heading such as "Related articles" opens: all that follows near the end of a text, or where headlines
    make up the rest; further up only the headlines right below it."""
    for number, zone in enumerate(found):
        if zone != "opens":
            continue
        if _opens_the_rest(text, blocks, number):
            found[number + 1 :] = [one if one == "correction" else "teaser" for one in found[number + 1 :]]
            return
        below = takewhile(
            lambda after: not found[after] and _headline_like(text, blocks[after]),
            range(number + 1, min(number + 7, len(blocks))),
        )
        for after in list(below):
            found[after] = "teaser"


def _opens_the_rest(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Does a heading stand so near the end, or before so many headlines, that nothing of the article follows?"""
    rest = [block for block in blocks[number + 1 :] if block.kind != "row"]
    heads = sum(_headline_like(text, block) for block in rest)
    return len(text) - blocks[number].start <= 0.35 * len(text) or 2 * heads >= len(rest)


def _standfirst(text: str, blocks: Sequence[Block], found: list[str], first: int, title: str, summary: str) -> None:
    """The first paragraph is a summary when it is the one known from outside, when it is set apart in italics or bold,
    or when the paragraph below it says most of its names and figures again."""
    if first >= len(blocks) or found[first] or blocks[first].kind != "paragraph":
        return
    line = text[blocks[first].start : blocks[first].end]
    if summary and _plain(line) == _plain(summary):
        found[first] = "summary"
        return
    if not 40 <= len(line) <= 900 or len(blocks) < first + 3:
        return
    headed = bool(title) if first == 0 else found[first - 1] in ("headline", "byline")
    if headed and line[0] in "*_" and line[-1] == line[0]:
        found[first] = "summary"
        return
    below = next((n for n in range(first + 1, min(first + 3, len(blocks))) if not found[n]), None)
    if first > 0 and headed and below is not None and _restates(line, text[blocks[below].start : blocks[below].end]):
        found[first] = "summary"


def _restates(line: str, below: str) -> bool:
    names = {name.rstrip(".,") for name in _NAME.findall(line)}
    again = {name.rstrip(".,") for name in _NAME.findall(below)}
    figures = {name for name in names if name.strip("$")[0].isdigit()}
    shared = names & again
    return len(names) >= 6 and len(figures) >= 2 and len(shared) >= 0.5 * len(names) and bool(shared & figures)
