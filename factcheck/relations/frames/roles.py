"""Numbers whose role the words beside them name: votes for and against with those who may vote, and matches won, drawn
and lost with those played."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.frames.parts import Partition

REACH = 40
"""Code points beside a number in which its role is named."""
VOTES = ("for", "against", "abstained", "absent")
TO = (" to ", " — ")
"""Between the votes for and those against: "124 votes to 110"."""
RESULTS = ("won", "drawn", "lost")


@dataclass(frozen=True)
class Record:
    """Matches won, drawn and lost, and the points that are told with them."""

    won: Claim
    drawn: Claim
    lost: Claim
    points: Claim


def ballots(frames: Sequence[Frame]) -> Iterator[Partition]:
    """Votes that a paragraph tells, under the number of those who may vote: no more of them can have voted."""
    before: Claim | None = None
    for _, group in groupby(frames, key=lambda frame: (frame.sentence.field, frame.sentence.block)):
        found: dict[str, Claim] = {}
        voters: Claim | None = None
        for frame, index, claim in _told(group):
            role = _role(frame, index, VOTES)
            if role:
                found.setdefault(role, claim)
            elif voters is None and _is(claim, "voters"):
                voters = claim
        whole = voters or before
        if whole is not None and "for" in found and "against" in found:
            complete = len(found) > 2 and _are_all(whole)
            yield Partition(whole, tuple(found.values()), open=not complete, how="votes", apart=True)
        before = voters


def _are_all(whole: Claim) -> bool:
    """Is it said that all of them took part ("all 44 members were present")?"""
    before = whole.sentence_text[: whole.mention.start - whole.sentence.start].lower()
    return re.search(r"\ball (?:of )?(?:the |its |their )?$", before) is not None


def _told(group: Iterable[Frame]) -> Iterator[tuple[Frame, int, Claim]]:
    """The counts of the sentences that speak of a vote."""
    for frame in group:
        if _speaks(frame):
            yield from ((frame, index, claim) for index, claim in _counts(frame))


def results(frames: Sequence[Frame]) -> Iterator[Partition]:
    """ "two wins, four draws and nine defeats from 15 matches" """
    for frame in frames:
        found = _results(frame)
        played = [claim for _, claim in _counts(frame) if _is(claim, "played") and claim not in (found or ())]
        if found is not None and len(played) == 1:
            yield Partition(played[0], found, how="won, drawn, lost", apart=True)


def records(frames: Sequence[Frame]) -> Iterator[Record]:
    """ "Won nine, drawn four and lost five: 31 points" """
    for frame in frames:
        found = _results(frame)
        points = [claim for _, claim in _counts(frame) if _is(claim, "point")]
        if found is not None and len(points) == 1:
            yield Record(*found, points[0])


def _results(frame: Frame) -> tuple[Claim, Claim, Claim] | None:
    """What a sentence says was won, drawn and lost, each once."""
    if not _named(RESULTS).search(frame.text) and not any(_is(claim, "won") for claim in frame.claims):
        return None
    found = {role: [claim for index, claim in _counts(frame) if _result(frame, index) == role] for role in RESULTS}
    if any(len(claims) != 1 for claims in found.values()):
        return None
    return found["won"][0], found["drawn"][0], found["lost"][0]


def _result(frame: Frame, index: int) -> str:
    """The result that a number counts: by its noun ("two wins"), or by the word right before it ("won two")."""
    claim = frame.claims[index]
    for role in RESULTS:
        if _is(claim, role):
            return role
    before = frame.text[: frame.places[index]].split()[-1:]
    return next((role for role in RESULTS if before and before[0] in _plain(role)), "")


def _speaks(frame: Frame) -> bool:
    """Does a sentence speak of a vote?"""
    if any(claim.mention.unit == "vote" or _is(claim, "voters") for claim in frame.claims):
        return True
    return bool(frame.claims) and _named(VOTES).search(frame.text) is not None


def _counts(frame: Frame) -> Iterator[tuple[int, Claim]]:
    for index, (letter, claim) in enumerate(zip(frame.letters, frame.claims, strict=True)):
        if letter in "CN" and claim.quantity.relation == "exact" and claim.quantity.value is not None:
            yield index, claim


def _role(frame: Frame, index: int, roles: Sequence[str]) -> str:
    """The role that is named first behind a number, before the next one."""
    if (
        roles is VOTES
        and frame.text[frame.places[index - 1] + 1 : frame.places[index]] in TO
        and _is_vote(frame, index - 1)
    ):
        return "against"
    place = frame.places[index] + 1
    end = frame.places[index + 1] if index + 1 < len(frame.places) else len(frame.text)
    if roles is VOTES and frame.text[place:end] in TO and _is_vote(frame, index):
        return "for"
    unit = frame.claims[index].mention.unit or ""
    match = _named(tuple(roles)).search(frame.text, place, min(end, place + REACH)) or _named(tuple(roles)).match(unit)
    return "" if match is None else str(match.lastgroup)


def _is_vote(frame: Frame, index: int) -> bool:
    return index >= 0 and frame.claims[index].mention.unit == "vote"


def _is(claim: Claim, role: str) -> bool:
    return claim.mention.unit is not None and claim.mention.unit in _plain(role)


@cache
def _plain(role: str) -> frozenset[str]:
    return frozenset(word for name, listed in rows("roles") if name == role for word in listed.split("|"))


@cache
def _named(roles: tuple[str, ...]) -> re.Pattern[str]:
    parts = []
    for role in roles:
        words = (re.escape(word).replace(r"\*", "[a-z]*") for word in sorted(_plain(role)))
        parts.append(f"(?P<{role}>\\b(?:{'|'.join(words)})\\b)")
    return regex("|".join(parts))
