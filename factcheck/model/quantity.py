"""What a mention means, once the whole article is known: a kind, a unit or currency, and two intervals."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.interval import Interval
from factcheck.model.mention import Bound
from factcheck.model.period import Period
from factcheck.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """`literal` is what must hold for the words to be true, `implied` what a reader takes from them.

    `value` is the number written, also for a bound; None for a range and for dates. `unit`, `per` and `currency` are
    canonical; `currency_inferred` says that context chose among several. `rounding` is the interval of all numbers
    that round to the one written, without the cap of 2.5%: what sums and changes are computed with. `when` is
    the resolved calendar meaning of dates and periods.
    """

    kind: str
    relation: Bound
    value: Decimal | None
    literal: Interval
    implied: Interval
    rounding: Interval
    unit: str | None = None
    per: str | None = None
    currency: str | None = None
    currency_inferred: bool = False
    when: Period | None = None
