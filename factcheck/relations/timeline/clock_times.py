"""Finishing times of a race against the length of time that is told to lie between them: both in one sentence, one in
the sentence before, or one beside the name of whoever was beaten, anywhere in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.grammar import Frame
from factcheck.claims.view import Reading
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.passages import PROSE

SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
MOST_TIMES = 4
"""A sentence with more times is a list of results."""
BESIDE = 25
"""Characters between a name and its time."""
GAP = 3
"""Code points between two sentences that follow each other."""
_FINISH = regex(r"(?<![\d:.])(?:(\d{1,2}):)?(\d{1,2}):(\d\d(?:\.\d+)?)(?![\d:]| ?[ap]\.?m)")
_APART = regex(
    r"(?P<u>U) (?:behind|ahead|slower|faster|quicker|clear|adrift|back|apart|later|in front|off|inside|outside|under)\b"
    r"(?! (?:at|after|with|through) )"
    r"|\b(?:by|gap of|margin of|lead of|advantage of) (?:just |only |a mere )?(?P<u2>U)"
)
_BEATEN = regex(r"[ ]?(?:of|than|from)? ?(?P<who>[^A-Z,;:()§]{3,40})")
_NAME = regex(r"[a-z][a-z'’-]{3,}")


@dataclass(frozen=True, eq=False)
class Finish:
    """A time of a race in seconds, as written, and where."""

    frame: Frame
    place: int
    text: str
    seconds: float

    @property
    def span(self) -> Span | None:
        return self.frame.origin(self.place, self.text)


@dataclass(frozen=True, eq=False)
class Times:
    """Two times of a race, and the length in seconds that the text gives, `claim`."""

    claim: Claim
    finishes: tuple[Finish, Finish]
    printed: float

    @property
    def texts(self) -> tuple[str, str]:
        return self.finishes[0].text, self.finishes[1].text

    @property
    def apart(self) -> float:
        return abs(self.finishes[0].seconds - self.finishes[1].seconds)

    @property
    def fits(self) -> bool:
        slack = 0.051 if any("." in text for text in self.texts) else 1.01
        return abs(self.apart - self.printed) <= slack


_Named = dict[str, dict[str, Finish]]


def clock_times(reading: Reading) -> Iterator[Times]:
    """The lengths of time that stand beside the times of a race."""
    frames = [frame for frame in reading.frames if frame.sentence.zone in PROSE]
    apart = [list(_APART.finditer(frame.text)) if "U" in frame.letters else [] for frame in frames]
    named = _by_name(frames) if any(apart) else {}
    for index, (frame, lengths) in enumerate(zip(frames, apart, strict=True)):
        if len(lengths) == 1:
            claim = frame.at(lengths[0], "u") or frame.at(lengths[0], "u2")
            found = _times(claim, _pairs(frames, index, lengths[0].end(), named))
            yield from sorted(found, key=lambda one: abs(one.apart - one.printed))[:1]


def _times(claim: Claim | None, pairs: Sequence[tuple[Finish, Finish]]) -> list[Times]:
    """A length of time with each pair of times that it may part."""
    printed = _length(claim)
    return [] if claim is None or printed is None else [Times(claim, pair, printed) for pair in pairs]


def _length(claim: Claim | None) -> float | None:
    """A length of time in seconds."""
    if claim is None or claim.quantity.value is None or claim.mention.upper is not None:
        return None
    if claim.quantity.unit not in SECONDS or claim.quantity.relation != "exact":
        return None
    return float(claim.quantity.value) * SECONDS[claim.quantity.unit]


def _by_name(frames: Sequence[Frame]) -> _Named:
    """By each word that stands before a time: the times, up to three, since what stands before many is no name."""
    found: _Named = {}
    for frame in frames:
        for finish in _finishes(frame):
            beside = frame.text[max(0, finish.place - BESIDE) : finish.place].rpartition(";")[2]
            for word in set(beside.split()):
                known = found.setdefault(word, {})
                if len(known) <= 2:
                    known.setdefault(finish.text, finish)
    return found


def _pairs(frames: Sequence[Frame], index: int, end: int, times: _Named) -> list[tuple[Finish, Finish]]:
    """The pairs of times that a length of a sentence, which ends at a place, may part."""
    own = _finishes(frames[index])
    if 2 <= len(own) <= MOST_TIMES:
        return [(a, b) for number, a in enumerate(own) for b in own[number + 1 :]]
    if len(own) != 1:
        return []
    other = _of_beaten(frames[index], end, own[0], times) or _told_before(frames, index)
    return [(other, own[0])] if other is not None else []


def _finishes(frame: Frame) -> list[Finish]:
    return [
        Finish(frame, m.start(), m[0], float(m[1] or 0) * 3600 + float(m[2]) * 60 + float(m[3]))
        for m in _FINISH.finditer(frame.text)
    ]


def _of_beaten(frame: Frame, end: int, own: Finish, times: _Named) -> Finish | None:
    """The one time beside the name of whoever was beaten, or won."""
    named = _BEATEN.match(frame.text, end)
    names = _NAME.findall(named["who"]) if named is not None else []
    found = {text: finish for name in names for text, finish in times.get(name, {}).items() if text != own.text}
    return next(iter(found.values())) if len(found) == 1 else None


def _told_before(frames: Sequence[Frame], index: int) -> Finish | None:
    """The only time of the sentence before, of the same event."""
    before = frames[index - 1] if index else None
    if before is None or before.sentence.field != frames[index].sentence.field:
        return None
    if frames[index].sentence.start - before.sentence.end > GAP:
        return None
    found = _finishes(before)
    return found[0] if len(found) == 1 else None
