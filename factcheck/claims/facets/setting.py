"""The smaller facets of a claim: its period, scope, status, attribution, direction and role."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from factcheck.claims.facets.frame import Frame
from factcheck.claims.facets.subject import Named, models_near, place_after
from factcheck.claims.facets.words import Hit
from factcheck.lexicon import word_class
from factcheck.model.claim import Role, Status
from factcheck.model.mention import Mention
from factcheck.model.period import Period
from factcheck.model.records import dataclass

_SAID = frozenset(word_class("verbs-of-saying"))
_SOURCES = frozenset(word_class("sources"))
_STATUS_REACH = 6
_SCOPE_REACH = 4
_DAY_REACH = 6
_BESIDE = 1
_FLOW_REACH = 2
_STATUS_ORDER: tuple[Status, ...] = ("target", "plan", "forecast", "estimate")
_TO = frozenset(("to", "at", "from"))
_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Setting:
    period: Period | None
    scope: tuple[str, ...]
    status: Status
    attribution: str | None
    direction: str
    role: Role


def setting(frame: Frame, mention: Mention, measured: Hit | None = None) -> Setting:
    """All the smaller facets of one number; `measured` is where its measure is named."""
    start, end = frame.place(mention)
    direction, role = _movement(frame, mention, start, end)
    return Setting(
        period=_period(frame, start, end),
        scope=_scope(frame, mention, start, end, measured),
        status=_status(frame, start, end),
        attribution=frame.attribution,
        direction=direction,
        role=role,
    )


def _near(frame: Frame, facet: str, start: int, end: int, reach: int) -> list[tuple[int, Hit, str]]:
    prefix = facet + ":"
    found = []
    low = bisect_left(frame.facets, start - reach, key=_end)
    for hit in frame.facets[low : bisect_right(frame.facets, end + reach, lo=low, key=_start)]:
        for value in hit.values:
            if value.startswith(prefix):
                gap = frame.words.gap(start, end, hit)
                if gap <= reach:
                    found.append((gap, hit, value[len(prefix) :]))
    return found


def _period(frame: Frame, start: int, end: int) -> Period | None:
    """The nearest date or period of the sentence; one that follows the number directly is the nearest of all. A day
    is when something happened, not what a number was counted over, unless it stands close."""
    best: tuple[int, Period] | None = None
    for hit, period in frame.when:
        gap = frame.words.gap(start, end, hit)
        if period.grain == "day" and gap > _DAY_REACH and not _is_cut_off(frame, hit):
            continue
        if hit.start >= end and gap <= 2:
            gap -= 2
        if best is None or gap < best[0]:
            best = (gap, period)
    return best[1] if best else None


def _is_cut_off(frame: Frame, hit: Hit) -> bool:
    """Is the day one that a count runs up to: "as of", "by", "since", "until" it, "the end of" something?"""
    before = frame.words.words[hit.start - 1] if hit.start else ""
    return before in ("of", "by", "since", "until") or "end" in frame.words.words[hit.start : hit.end]


def _scope(frame: Frame, mention: Mention, start: int, end: int, measured: Hit | None) -> tuple[str, ...]:
    places = [(start, end, _SCOPE_REACH)]
    if measured is not None:
        places.append((measured.start, measured.end, _BESIDE))
    found = {
        value
        for facet in ("scope", "frequency")
        for first, last, reach in places
        for _, hit, value in _near(frame, facet, first, last, reach)
        if not _speaks(frame, hit)
    }
    found |= {f"model:{name}" for name in models_near(frame.words, frame.named, start, end)}
    place = place_after(frame.words, frame.named, start, end)
    if place:
        found.add(f"place:{place}")
    if mention.per:
        found.add(f"per:{mention.per}")
    found |= {modifier.lower() for modifier in mention.modifiers}
    return tuple(sorted(found))


def _speaks(frame: Frame, hit: Hit) -> bool:
    """Does a phrase name who says it ("police said") and not what is counted?"""
    words = frame.words.words
    if words[hit.start] not in _SOURCES:
        return False
    return any(word in _SAID for word in (*words[max(0, hit.start - 2) : hit.start], *words[hit.end : hit.end + 2]))


def _status(frame: Frame, start: int, end: int) -> Status:
    values = {value for _, hit, value in _near(frame, "status", start, end, _STATUS_REACH)}
    return next((status for status in _STATUS_ORDER if status in values), "actual")


def attribution(words: Sequence[str], named: Sequence[Named]) -> str | None:
    """Who says what a sentence says: the name nearest to "said", or a source such as "police" beside it."""
    for index, word in enumerate(words):
        if word not in _SAID:
            continue
        near = [
            (min(abs(name.start - index), abs(index - name.end)), name.name)
            for name in named
            if name.start - index <= 4 and index - name.end <= 4
        ]
        if near:
            return min(near)[1]
        for other in words[max(0, index - 3) : index + 5]:
            if other in _SOURCES:
                return other
    return None


def _movement(frame: Frame, mention: Mention, start: int, end: int) -> tuple[str, Role]:
    """Which way a number moves, and whether it is the level reached or the change itself: what is opened, closed,
    hired or bought is a change of the count too."""
    flows = [(gap, value) for gap, hit, value in _near(frame, "flow", start, end, _FLOW_REACH) if hit.end <= start]
    if flows and mention.kind == "count":
        return min(flows)[1], "change"
    near = sorted(_near(frame, "up", start, end, 4) + _near(frame, "down", start, end, 4), key=lambda item: item[0])
    if not near:
        return "", "level"
    _, hit, _ = near[0]
    direction = "down" if any(value.startswith("down:") for value in hit.values) else "up"
    before = _word_before(frame, mention, start)
    if mention.change or (hit.end <= start and before in _TO):
        return direction, "level"
    changes = mention.kind in ("percent", "ratio") or before == "by" or 0 <= hit.start - end <= 2
    return direction, "change" if changes else "level"


def _word_before(frame: Frame, mention: Mention, start: int) -> str:
    """The word before a number, and before the hedge of the number where it has one."""
    at = frame.words.index(mention.hedge.start) if mention.hedge is not None else start
    return frame.words.words[at - 1] if at else ""
