"""Finishing times of a race against the length of time that is told to lie between them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claim import Claim
from factcheck.reasoning.grammar import Frame
from factcheck.records import dataclass
from factcheck.regex import regex
from factcheck.timeline.passages import PROSE
from factcheck.view import Reading

SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
_FINISH = regex(r"(?<![\d:.])(?:(\d{1,2}):)?(\d{1,2}):(\d\d(?:\.\d+)?)(?![\d:]| ?[ap]\.?m)")
_APART = regex(
    r"(?P<u>U) (?:behind|ahead|slower|faster|quicker|clear|adrift|back|apart|later|in front|off|inside|outside|under)\b"
    r"|\b(?:by|gap of|margin of|lead of|advantage of) (?:just |only |a mere )?(?P<u2>U)"
)


@dataclass(frozen=True, slots=True)
class Times:
    """Two times as written, `texts`, the seconds between them, and the length that the text gives, `claim`."""

    claim: Claim
    texts: tuple[str, str]
    apart: float
    printed: float
    slack: float

    @property
    def fits(self) -> bool:
        return abs(self.apart - self.printed) <= self.slack


def clock_times(reading: Reading) -> Iterator[Times]:
    """The lengths of time that stand beside the times of a race."""
    for frame in reading.frames:
        if "U" in frame.letters and frame.sentence.zone in PROSE:
            yield from _race(frame)


def _length(claim: Claim | None) -> tuple[float, float] | None:
    """A length of time in seconds, and how much it may be off as written."""
    if (
        claim is None
        or claim.quantity.value is None
        or claim.quantity.unit not in SECONDS
        or claim.mention.upper is not None
    ):
        return None
    size = SECONDS[claim.quantity.unit]
    value = float(claim.quantity.value)
    return value * size, 1.0 * size * (1.0 if value == int(value) else 0.1)


def _race(frame: Frame) -> Iterator[Times]:
    matches = list(_FINISH.finditer(frame.text))
    if not 2 <= len(matches) <= 4:
        return
    times = [(float(m[1] or 0) * 3600 + float(m[2]) * 60 + float(m[3]), m[0]) for m in matches]
    lengths = list(_APART.finditer(frame.text))
    if len(lengths) != 1:
        return
    claim = frame.at(lengths[0], "u") or frame.at(lengths[0], "u2")
    length = _length(claim)
    if claim is None or length is None or claim.quantity.relation != "exact":
        return
    pairs = [(abs(a[0] - b[0]), (a[1], b[1])) for i, a in enumerate(times) for b in times[i + 1 :]]
    near = min(pairs, key=lambda pair: abs(pair[0] - length[0]))
    shown = near if len(times) > 2 else pairs[0]
    yield Times(claim, shown[1], shown[0], length[0], 1.01 if "." not in shown[1][0] else 0.051)
