"""Sentences that follow each other as one pattern of words and claims: a date may stand in one, what it belongs to in
another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from factcheck.claims.grammar import Frame
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass

SENTENCE, PARAGRAPH = " § ", " ¶ "
PROSE = ("headline", "summary", "body", "quote", "caption")


@dataclass(frozen=True, eq=False)
class Passage:
    """`text` is the text of some frames, the ends of sentences drawn as "§", those of paragraphs as "¶"; `own` is where
    the text of the last one begins."""

    frames: tuple[Frame, ...]
    text: str
    starts: tuple[int, ...]

    @property
    def own(self) -> int:
        return self.starts[-1]

    def at(self, match: re.Match[str], group: str) -> Claim | None:
        """The claim that a named group of one capital stands for; None where the group took no part."""
        place = match.start(group)
        if place < 0:
            return None
        index = bisect_right(self.starts, place) - 1
        return self.frames[index].claim_at(place - self.starts[index])


def passages(frames: Sequence[Frame], size: int, wanted: Callable[[Frame], bool]) -> Iterator[tuple[Passage, int]]:
    """For each wanted sentence of prose: the sentence with up to `size` - 1 before it, as far
    as they are of the same field, and its number."""
    for index, frame in enumerate(frames):
        if frame.sentence.zone in PROSE and wanted(frame):
            first = index
            while first > 0 and index - first < size - 1 and _joins(frames[first - 1], frame):
                first -= 1
            yield _passage(tuple(frames[first : index + 1])), index


def _joins(before: Frame, frame: Frame) -> bool:
    return before.sentence.field == frame.sentence.field and before.sentence.zone in PROSE


def _passage(frames: tuple[Frame, ...]) -> Passage:
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for index, frame in enumerate(frames):
        if index:
            mark = SENTENCE if frames[index - 1].sentence.block == frame.sentence.block else PARAGRAPH
            parts.append(mark)
            length += len(mark)
        starts.append(length)
        parts.append(frame.text)
        length += len(frame.text)
    return Passage(frames, "".join(parts), tuple(starts))
