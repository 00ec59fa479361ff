"""Differences that a sentence states: what is left, a margin, a balance of exports and imports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.frames.items import addable
from factcheck.relations.frames.parts import Partition
from factcheck.relations.frames.sequels import neighbours

_LEAVING = regex(
    r",? (?:leaving|which leaves|which left|and leaves|and left)(?: (?:[a-z'-]+|with)){0,5}? (?P<rest>[MCNLP])"
    r"(?P<of>(?: [a-z'-]+){0,3} (?:out )?of (?:the |its |their |an? )?(?:[a-z]+ ){0,2}(?P<whole>[MCNL]))?"
)
_ANOTHER_NAME = regex(r"\b(?:and|to|while|but|with)(?: the)? [A-Z][a-z]")
_MARGIN = regex(
    r"(?P<a>[CNP])(?: [a-z]+){0,3}(?:,? (?:to|against|compared with|versus|vs\.?)| —|-)(?: [a-z'-]+){0,4}?"
    r" ?(?P<b>[CNP])"
    r"[^A-Z.;()]{0,30}?(?:,| —| \(| with| for| by)(?: an?| the| its)?(?: [a-z]+){0,2}"
    r" (?:margin|majority|lead|difference|gap|advantage) of (?P<gap>[CNQP])"
)
_A_LEAD = regex(
    r"(?P<a>[CNP])(?: [a-z]+){0,3}(?:,? (?:to|against|compared with|versus|vs\.?)| —|-)(?: [a-z'-]+){0,4}?"
    r" ?(?P<b>[CNP])"
    r"[^A-Z.;()]{0,20}?,? an? (?P<gap>[CQ])[ -](?:lead|margin|advantage|edge|gap)\b"
)
_BY_VOTES = regex(
    r"\bby (?:just |only |about )?(?P<gap>[CN]),? (?:with )?(?P<a>[CN])(?: votes)?(?:,? (?:to|against)| —|-)"
    r" ?(?P<b>[CN])\b"
)
_LEAD_WITH = regex(
    r"\b(?:lead|margin|gap|advantage|edge)\b[^A-Z.;]{0,20} (?P<gap>[CQ])[^A-Z.;]{0,10} with (?:[a-z]+ ){1,4}(?P<a>P)"
    r"(?:,| and| to)+ (?:[a-z]+ ){1,4}(?P<b>P)"
)
_LEAD = regex(
    r"\b(?:lead|margin|gap|advantage|difference) of (?P<gap>[CNQ])[^A-Z.;]{0,50}?(?:,| —|\(|:)(?:"
    r" [a-z'-]+){0,4}? ?(?P<a>[CNP])"
    r"(?: [a-z]+){0,3}(?:,? (?:to|against|compared with|versus|vs\.?)| —|-)(?: [a-z'-]+){0,3}? ?(?P<b>[CNP])"
)
_DIFFERENCES = (_MARGIN, _LEAD, _A_LEAD, _LEAD_WITH, _BY_VOTES)
_MARGINS = regex(r" (?:margin|majority|lead|gap|advantage|difference|edge|votes)|by [CN]")
_PAIRS = (
    (regex(r"\bexports\b"), regex(r"\bimports\b")),
    (
        regex(r"\b(?:revenues?|receipts|income)\b"),
        regex(r"\b(?:spending|expenditures?|outlays|outgoings)\b"),
    ),
)
_BALANCE = regex(r"\b(?:surplus|deficit|shortfall|(?:budget|trade|financing|funding) gap)\b")
_NEAREST = regex(r"[^A-Z;]{0,60}?(?:[DP][^A-Z;]{0,40}?){0,3}(?P<level>[ML])")
_OTHER_TIME = regex(r"\b(?:a year (?:ago|earlier)|previous|last year|compared|from|against|versus)\b")


def balances(frame: Frame) -> Iterator[Partition]:
    """The differences of one sentence, as a larger number and its two parts."""
    if len(frame.letters) < 3 or len(frame.letters) > 60:
        return
    if " lea" in frame.text or " left" in frame.text:
        yield from _left(frame)
    if _MARGINS.search(frame.text) is not None:
        yield from _differences(frame)


def _differences(frame: Frame) -> Iterator[Partition]:
    for match in chain.from_iterable(pattern.finditer(frame.text) for pattern in _DIFFERENCES):
        a, b, gap = (frame.at(match, name) for name in ("a", "b", "gap"))
        if a is not None and b is not None and gap is not None and _comparable(a, b):
            yield from _split(a, b, gap, "a margin")


def _left(frame: Frame) -> Iterator[Partition]:
    for match in _LEAVING.finditer(frame.text):
        rest = frame.at(match, "rest")
        assert rest is not None
        kinds = "P" if frame.letter_of(rest) == "P" else "MCNL"
        before = [c for c in frame.within(0, match.start()) if frame.letter_of(c) in kinds]
        same = [claim for claim in before if addable(rest, claim) or rest.quantity.kind == claim.quantity.kind]
        whole = frame.at(match, "whole")
        if whole is not None and len(same) == 1 and addable(whole, same[0]) and addable(whole, rest):
            yield Partition(whole, (same[0], rest), how="leaving", apart=True)
        elif whole is None and len(same) == 2 == len(before) and _are_taken(frame, *same) and addable(same[0], rest):
            yield from _split(same[0], same[1], rest, "leaving")


def _are_taken(frame: Frame, a: Claim, b: Claim) -> bool:
    """May one number be taken from another: not each told of a name ("and the Democrats have 213")?"""
    return _comparable(a, b) and _ANOTHER_NAME.search(frame.source, a.span.end, b.span.start) is None


def _split(a: Claim, b: Claim, rest: Claim, how: str) -> Iterator[Partition]:
    high, low = (a, b) if (a.quantity.value or 0) >= (b.quantity.value or 0) else (b, a)
    if (rest.quantity.value or 0) < (high.quantity.value or 0):
        yield Partition(high, (low, rest), how=how, apart=True)


def _comparable(a: Claim, b: Claim) -> bool:
    return None not in (a.quantity.value, b.quantity.value) and (a.quantity.kind == b.quantity.kind or addable(a, b))


def trade_balances(frames: Sequence[Frame]) -> Iterator[Partition]:
    """ "Exports rose to 131 billion and imports to 116 billion, a surplus of 15 billion", in one sentence or two."""
    for frame in frames:
        if _BALANCE.search(frame.text):
            yield from _balance(frame, frame)
    for first, second in neighbours(frames):
        if _BALANCE.search(first.text) and not _BALANCE.search(second.text):
            yield from _balance(first, second)
        elif _BALANCE.search(second.text) and not _BALANCE.search(first.text):
            yield from _balance(second, first)


def _balance(stating: Frame, flows: Frame) -> Iterator[Partition]:
    gap = _named(stating, _BALANCE)
    if gap is None:
        return
    for incoming, outgoing in _PAIRS:
        a, b = _named(flows, incoming), _named(flows, outgoing)
        if a is None or b is None or a is b or gap in (a, b):
            continue
        high, low = (a, b) if (a.quantity.value or 0) >= (b.quantity.value or 0) else (b, a)
        if addable(high, low) and addable(high, gap) and (gap.quantity.value or 0) < (high.quantity.value or 0):
            yield Partition(high, (low, gap), sure=False, summed=True, how="a balance")


def _named(frame: Frame, word: re.Pattern[str]) -> Claim | None:
    """The first value behind a word that stands once."""
    found = list(word.finditer(frame.text))
    match = _NEAREST.match(frame.text, found[0].end()) if len(found) == 1 else None
    if match is None or _OTHER_TIME.search(match.group()):
        return None
    return frame.at(match, "level")
