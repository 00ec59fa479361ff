"""What a sentence says of the numbers of the one before it: "That is a rise of 4%", "A year earlier it was 100"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.claims.grammar import LEVEL, Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.frames.change_words import words
from factcheck.relations.frames.items import addable, items_of
from factcheck.relations.frames.moves import Move, moves
from factcheck.relations.frames.parts import Partition
from factcheck.relations.frames.same_measure import same_measure

GAP = 30
"""Code points between two sentences that follow each other."""
_LEVEL = LEVEL.replace("P", "")
_THAT_IS = regex(
    r'"?(?:that|this|which|it)(?:\'s| is| was| represents| represented| marks| marked| means| amounts to| equals)'
    r"(?: (?:an?|about|roughly|some|nearly|almost|equivalent to|equal to|more than|the equivalent of)){0,3}"
    r" (?:(?P<lead>increase|rise|jump|gain|decrease|drop|fall|decline|reduction|cut)(?: of)? )?(?P<amount>[PX])"
    r"(?: (?P<word>increase|rise|jump|gain|growth|decrease|drop|fall|decline|reduction|cut|higher|lower|more|less|up"
    r"|down)\b)?(?P<tail>[^A-Z]{0,16})"
)
_PRONOUN_BASE = regex(
    r"(?:this|that|it|they|the (?:total|figure|number|result|sum|amount))(?: (?:is|was|were|are|has|had|also"
    r"|been)){0,3}"
    r" (?:(?P<word>[a-z]+)(?: by)? )?(?P<amount>P)(?: (?P<word2>up|down|above|below|higher|lower|more|less))?"
    rf"(?: (?:from|than|on|over))? (?:[a-z']+ ){{0,4}}(?P<from>{_LEVEL})"
)
_RISEN = regex(
    rf"\b(?P<word>[a-z]+)(?: by)? (?P<amount>P)(?: (?:[a-z]+|D)){{0,4}} to (?:[a-z]+ ){{0,3}}(?P<to>{_LEVEL})"
    rf"(?P<tail>[^A-Z]{{0,8}})|(?P<to2>{_LEVEL})(?: [a-z]+){{0,3}},? (?P<word2>up|down)"
    rf" (?P<amount2>P)(?P<tail2>[^A-Z]{{0,8}})"
)
_COMPARED = regex(
    r"(?:that|this|it|which|the (?:figure|total|number))(?: (?:is|was))? compare[sd] (?:with|to)(?: an?| the)?"
    rf"(?: [a-z]+){{0,3}} (?P<from>{_LEVEL})"
)
_EARLIER = regex(
    r"(?:in |for )?(?:D|the (?:same|previous|prior|year-ago|year-earlier) [a-z]+|the [a-z]+ before|a year before),?"
    r"(?: [a-z'-]+){0,4} (?:was|were|stood at|had been|came to|totall?ed|amounted to|had|made|earned|reported)"
    rf"(?: [a-z]+){{0,3}} (?P<from>{_LEVEL})"
)
_WITH_BASE = regex(r"\b(?:from|over|on|against|compared|than)\b")
_EXPECTED = regex(
    r"\b(?:expect\w*|forecast\w*|estimate\w*|analysts?|consensus|target\w*|plan(?:s|ned|ning)?|guid\w+|wall street)\b"
)
_GROUP = regex(
    r"(?:the )?(?:dead|victims|injured|wounded|deceased|survivors|casualties|crew|group|hostages|passengers|arrested"
    r"|they|those (?:killed|hurt|injured|wounded|arrested))(?: (?P<open>included?)| (?:were|are|comprised?"
    r"|consisted of)) "
)
_REMAINDER = regex(r"(?:but |and |while )?the (?:other|remaining|rest,) P")
_MORE = regex(r"\b(?:additional|another|further|extra|more)\b")
_MAKING = regex(
    r"\b(?:making|bringing|giving|taking|raising)(?: (?:it|the|an?|its|their|overall|grand))* total\b[^A-Z]{0,24}$"
)


def neighbours(frames: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """The sentences that hold numbers and follow each other directly, in pairs."""
    for first, second in pairwise(frames):
        a, b = first.sentence, second.sentence
        if a.field == b.field and a.zone == b.zone and 0 <= b.start - a.end <= GAP:
            yield first, second


def told_on(frames: Sequence[Frame]) -> Iterator[Move]:
    """Movements that two sentences tell together."""
    for first, second in neighbours(frames):
        yield from _that_is(first, second)
        yield from _from_pronoun(first, second)
        yield from _earlier(first, second)


def _that_is(first: Frame, second: Frame) -> Iterator[Move]:
    match = _THAT_IS.match(second.text.strip()) if second.text[:1].strip() else None
    known = moves(first)
    if match is None or len(known) != 1 or known[0].start.quantity.kind == "percent" or known[0].amounts:
        return
    if match["tail"].lstrip().startswith(("of ", "'s", "share")) or " than " in match["tail"]:
        return
    word = match["lead"] or match["word"] or ""
    amount = second.at(match, "amount")
    if amount is None or (not word and amount.quantity.kind == "percent"):
        return
    one = known[0]
    direction = words().get(word, (one.direction, None))[0]
    yield Move(one.start, one.end, (amount,), direction, word, 0, None, "", False, second, apart=True)


def _from_pronoun(first: Frame, second: Frame) -> Iterator[Move]:
    match = _PRONOUN_BASE.match(second.text)
    if match is None:
        return
    end, start, amount = _only_level(first), second.at(match, "from"), second.at(match, "amount")
    word = match["word2"] or match["word"] or ""
    if end is None or start is None or amount is None or word not in words() or not same_measure(start, end):
        return
    yield Move(start, end, (amount,), words()[word][0], word, 0, None, "", False, second, apart=True)


def levels_apart(frames: Sequence[Frame]) -> Iterator[tuple[Claim, Claim]]:
    """The values before and after that two sentences tell: "Eggs cost 4.75 in May. A year earlier it was 1.90"."""
    for first, second in neighbours(frames):
        match = _EARLIER.match(second.text) if not _EXPECTED.search(second.text) else None
        start = second.at(match, "from") if match is not None else None
        if start is not None and not moves(first):
            ends = [claim for claim in first.claims if same_measure(start, claim)]
            yield from ((start, end) for end in ends if len(ends) == 1)


def _only_level(frame: Frame) -> Claim | None:
    """The one value that a sentence leads to: the end of its only movement, or its only value."""
    known = moves(frame)
    if len(known) == 1:
        return known[0].end
    levels = [claim for claim, letter in zip(frame.claims, frame.letters, strict=True) if letter in _LEVEL]
    return levels[0] if len(levels) == 1 and not known else None


def _earlier(first: Frame, second: Frame) -> Iterator[Move]:
    """ "Sales rose 4% to 104 million. A year earlier they were 100 million." """
    match = _COMPARED.match(second.text) or _EARLIER.match(second.text)
    if match is None or moves(first) or _EXPECTED.search(second.text):
        return
    told = list(_RISEN.finditer(first.text))
    start = second.at(match, "from")
    if len(told) != 1 or start is None:
        return
    suffix = "" if told[0]["to"] else "2"
    end, amount, word = first.at(told[0], f"to{suffix}"), first.at(told[0], f"amount{suffix}"), told[0][f"word{suffix}"]
    if end is None or amount is None or word not in words() or not same_measure(start, end):
        return
    if told[0][f"tail{suffix}"].lstrip(" ,").startswith(("from", "of")) or _WITH_BASE.search(told[0].group()):
        return
    if "year" not in second.source[second.sentence.start : second.sentence.end].lower():
        return
    yield Move(
        start, end, (amount,), words()[word][0], word, told[0].start(f"word{suffix}"), None, "", False, first, True
    )


def told_parts(frames: Sequence[Frame]) -> Iterator[Partition]:
    """Totals in one sentence whose parts stand in the next, or the other way round."""
    for first, second in neighbours(frames):
        yield from _group(first, second)
        yield from _additional(first, second)
        yield from _remainder(first, second)


def _remainder(first: Frame, second: Frame) -> Iterator[Partition]:
    """ "Of the staff 35 percent are women. The other 75 percent are men." """
    match = _REMAINDER.match(second.text)
    shares = [claim for claim, letter in zip(first.claims, first.letters, strict=True) if letter == "P"]
    if match is not None and len(shares) == 1:
        yield Partition(None, (*shares, second.claim_at(match.end() - 1)), sure=False, how="the other")


def _group(first: Frame, second: Frame) -> Iterator[Partition]:
    """ "… killed 14 people. The dead were five children, four women and five men." """
    match = _GROUP.match(second.text)
    counted = [claim for claim, letter in zip(first.claims, first.letters, strict=True) if letter == "C"]
    people = [claim for claim in counted if claim.mention.noun_class in ("people", "deaths", "person", "persons")]
    if match is None or len(people) != 1:
        return
    stop = re.compile(r"[.;]|$").search(second.text, match.end())
    listed = items_of(second, match.end(), stop.start() if stop else len(second.text))
    if listed is None:
        return
    parts, ones = listed
    if len(parts) + ones >= 2 and parts and all(part.mention.noun_class in ("people", "person") for part in parts):
        yield Partition(people[0], parts, ones, open=bool(match["open"]), how="the dead were", apart=True)


def _additional(first: Frame, second: Frame) -> Iterator[Partition]:
    """ "It will borrow 26.9 billion. Operations take an additional 2.9 billion, making a total of 29.8 billion." """
    levels = [i for i, letter in enumerate(second.letters) if letter in "MCNL"]
    if len(levels) != 2 or not _MORE.search(second.text):
        return
    total, part = second.claims[levels[1]], second.claims[levels[0]]
    place = second.places[levels[1]]
    before = [claim for claim, letter in zip(first.claims, first.letters, strict=True) if letter in "MCNL"]
    if not _MAKING.search(second.text, 0, place) or not before or not addable(total, part):
        return
    if addable(total, before[-1]):
        yield Partition(total, (before[-1], part), summed=True, sure=False, how="additional")
