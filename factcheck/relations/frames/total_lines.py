"""Lines with one number each, the last of which says that it is their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.relations.frames.items import COUNTED, MOST, one_kind
from factcheck.relations.frames.parts import Partition


def line_partitions(frames: Sequence[Frame]) -> Iterator[Partition]:
    """Lines with one number each ("- North: 12"), the last of which says that it is their total."""
    run: list[tuple[Frame, Claim]] = []
    for frame in frames:
        single = _single(frame)
        if run and (single is None or frame.sentence.block != run[-1][0].sentence.block + 1):
            run = []
        if single is None or single.mention.number is None or single.mention.number.vague or len(frame.text) > 120:
            continue
        if _TOTAL_LINE.match(frame.text) and len(run) >= 2:
            yield from _of_lines(single, run)
            run = []
        else:
            run.append((frame, single))


def headed(frames: Sequence[Frame]) -> Iterator[Partition]:
    """Lines of a party and its seats each, under the number of all seats: "Seats in the 150-member house:"."""
    for place, frame in enumerate(frames):
        whole = next((claim for claim in frame.claims if _BODY.match(frame.source, claim.span.end)), None)
        if whole is None or frame.sentence.zone == "table" or not frame.text.rstrip().endswith(":"):
            continue
        parts = tuple(_first_of_lines(frames[place + 1 : place + 1 + MOST], frame.sentence.block + 1))
        if len(parts) > 2 and one_kind(whole, parts):
            yield Partition(whole, parts, open=True, how="seats")


def _first_of_lines(frames: Sequence[Frame], block: int) -> Iterator[Claim]:
    """The first numbers of the short lines that follow on each other from a block on."""
    for number, line in enumerate(frames, block):
        if line.sentence.block != number or not line.claims or len(line.text) > LINE:
            return
        yield line.claims[0]


def _single(frame: Frame) -> Claim | None:
    """The one number of a line that may be added up."""
    counted = [i for i, letter in enumerate(frame.letters) if letter not in "DUO"]
    return frame.claims[counted[0]] if len(counted) == 1 and frame.letters[counted[0]] in COUNTED else None


def _of_lines(total: Claim, run: Sequence[tuple[Frame, Claim]]) -> Iterator[Partition]:
    parts = tuple(claim for _, claim in run)
    if one_kind(total, parts) and not any(PARTIAL.search(line.text) for line, _ in run):
        yield Partition(total, parts, how="lines")


LINE = 60
"""Code points of a line of a name and a number or two."""
_BODY = regex(r"[- ](?:member|seat|strong)\b")
_TOTAL_LINE = regex(r"[^a-z]{0,4}(?:(?:[a-z]+ ){0,2}total|altogether|in all|combined|overall|all)\b[^A-Z]{0,20}[A-Z]")
PARTIAL = regex(r"\b(?:sub-?total|total|of which|net|change|growth|average|including|incl)\b|%", re.IGNORECASE)
