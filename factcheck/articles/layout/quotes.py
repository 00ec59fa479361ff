"""The stretches of a text that stand inside quotation marks."""

from __future__ import annotations

from factcheck.articles.layout.blocks import Block
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span

# A mark without its partner within this many code points is a slip (or an inch sign), no quotation.
FARTHEST = 1500

_MARK = regex('["“”„«»]')
_SINGLE = regex(r"(?<![\w'’])['‘](?=[A-Za-z0-9$£€])(?!\d\ds)")
# A straight mark after a letter may be an apostrophe ("the dogs' owners"): it closes only beside punctuation.
_SINGLE_END = regex(r"(?<=[.,!?])['’](?![\w'’])|(?<=[\w%])(?:'(?=[.,;:!?)—]|$)|’(?![\w'’]))")
_OPENING = {"“": "”", "„": "“", "«": "»", "»": "«"}


def quotes(text: str, blocks: list[Block], field: str) -> tuple[Span, ...]:
    """The quotations of one field, marks left out, in order. A quotation may run over several paragraphs when each
    of them opens with a mark of its own, as newspapers set it."""
    found: list[Span] = []
    if '"' in text or "“" in text or "„" in text or "«" in text or "”" in text:
        _double(text, blocks, field, found)
    if "'" in text or "‘" in text:
        _single(text, blocks, field, found)
        found.sort(key=lambda span: (span.start, span.end))
    return tuple(found)


def _double(text: str, blocks: list[Block], field: str, found: list[Span]) -> None:
    for number, block in enumerate(blocks):
        opened = _in_block(text, block, field, found)
        if opened == block.start and block.end - opened <= FARTHEST and _reopens(text, blocks, number):
            found.append(Span(field, opened + 1, block.end))


def _in_block(text: str, block: Block, field: str, found: list[Span]) -> int:
    """Adds the quotations of a block to those found; returns the place of a mark that none closes, else -1."""
    opened, closing = -1, ""
    for match in _MARK.finditer(text, block.start, block.end):
        at, mark = match.start(), match.group()
        if opened < 0 or at - opened > FARTHEST:
            opened, closing = (at, _OPENING.get(mark, '"')) if _opens(text, at, block.start) else (-1, "")
        elif _closes(mark, closing):
            if at > opened + 1:
                found.append(Span(field, opened + 1, at))
            opened = -1
        elif mark in "“„":
            opened, closing = at, _OPENING[mark]
    return opened


def _opens(text: str, at: int, start: int) -> bool:
    """May a mark open a quotation: no closing mark, no sign of inches?"""
    return text[at] != "”" and not (text[at] == '"' and _is_inch(text, at, start))


def _closes(mark: str, closing: str) -> bool:
    """Does a mark close what `closing` should, or another that writers put for it?"""
    return mark == closing or (closing == "“" and mark == "”") or (closing == "”" and mark == '"')


def _is_inch(text: str, at: int, start: int) -> bool:
    return at > start and text[at - 1].isdigit()


def _reopens(text: str, blocks: list[Block], number: int) -> bool:
    return number + 1 < len(blocks) and text[blocks[number + 1].start] == text[blocks[number].start]


def _single(text: str, blocks: list[Block], field: str, found: list[Span]) -> None:
    """Single marks count only around four words or more: fewer are names, scare quotes or apostrophes."""
    for block in blocks:
        at = block.start
        while (opening := _SINGLE.search(text, at, block.end)) is not None:
            start = opening.end()
            closing = _SINGLE_END.search(text, start, block.end)
            if closing is None:
                break
            if closing.start() - start > FARTHEST:
                at = closing.start() - FARTHEST
                continue
            if text.count(" ", start, closing.start()) >= 3 and "  " not in text[start : closing.start()]:
                found.append(Span(field, start, closing.start()))
            at = closing.end()
