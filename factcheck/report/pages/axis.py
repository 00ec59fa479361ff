"""The scale of a number line: from values to places between 0 and 1, with round ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from factcheck.model.records import dataclass

_LOG_FROM = 20.0
_MOST_TICKS = 5
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k"))


@dataclass(frozen=True, slots=True)
class Axis:
    """`low` and `high` are the ends that are drawn; `log` where the values lie far apart."""

    low: float
    high: float
    log: bool

    @classmethod
    def over(cls, values: Sequence[float], open_low: bool, open_high: bool) -> Axis:
        """An axis on which all values have room, with more of it on a side where something has no end."""
        least, most = min(values), max(values)
        log = least > 0 and most / least >= _LOG_FROM
        low, high = (math.log10(least), math.log10(most)) if log else (least, most)
        room = (high - low) or abs(high) * 0.1 or 1.0
        low, high = low - room * (0.3 if open_low else 0.08), high + room * (0.3 if open_high else 0.08)
        if least >= 0 and not log and not open_low:
            low = max(low, 0.0)
        return cls(10**low, 10**high, True) if log else cls(low, high, False)

    def at(self, value: float) -> float:
        """The value's place, 0 at the low end and 1 at the high one; what lies outside is put on the edge."""
        if self.log:
            place = math.log10(max(value, self.low) / self.low) / math.log10(self.high / self.low)
        else:
            place = (value - self.low) / (self.high - self.low)
        return min(max(place, 0.0), 1.0)

    def ticks(self) -> list[float]:
        """At most six round values inside the axis."""
        if self.log:
            return self._log_ticks()
        raw = (self.high - self.low) / _MOST_TICKS
        power = 10.0 ** math.floor(math.log10(raw))
        step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return [at * step for at in range(first, last + 1)]

    def _log_ticks(self) -> list[float]:
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        for factors in ((1, 2, 5), (1, 3), (1,)):
            ticks = [factor * 10.0**power for power in powers for factor in factors]
            inside = [tick for tick in ticks if self.low <= tick <= self.high]
            if len(inside) <= _MOST_TICKS:
                return inside
        return inside[:: math.ceil(len(inside) / _MOST_TICKS)]


def short(value: float) -> str:
    """A tick's label in the way of news agencies: `5m`, `1.2bn`, `250k`, `12,500`, `0.5`."""
    size = abs(value)
    if size >= 100_000:
        scale, word = next(pair for pair in _SCALES if size >= pair[0])
        return f"{value / scale:.4g}{word}" if size < 1e16 else f"{value:.2g}"
    return f"{value:,.0f}" if size >= 1000 else f"{value:.4g}"
