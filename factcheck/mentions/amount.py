"""One number of a text with what belongs to it, before it is made a mention."""

from __future__ import annotations

from factcheck.model.mention import Bound, Numeral
from factcheck.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """`first` and `last` (exclusive) are the tokens of the mention: the number with its sign, currency, scale, unit or
    percent. `whole` is the first token of the hedge or of `first`, `after` the token behind everything that belongs
    to it, the counted noun and the denominator included. `head` is the token of the number itself. `hedge` and `noun`
    are spans in code points. The other fields are those of a Mention.
    """

    first: int
    last: int
    whole: int
    after: int
    head: int
    number: Numeral
    kind: str = "number"
    unit: str | None = None
    relation: Bound = "exact"
    upper: Numeral | None = None
    currencies: tuple[str, ...] = ()
    sign: str = ""
    prefixed: bool = False
    per: str | None = None
    noun: tuple[int, int] | None = None
    noun_class: str | None = None
    modifiers: tuple[str, ...] = ()
    hedge: tuple[int, int] | None = None
    change: str = ""
    named: str = ""

    @property
    def bare(self) -> bool:
        """Has the number nothing that says what it measures?"""
        return self.kind == "number" and self.unit is None
