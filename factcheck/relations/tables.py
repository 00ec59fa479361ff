"""Relations among the cells of a table: rows that are sums or differences of other rows, columns that are sums, shares
or changes of other columns.

A line of a table asserts its relation in every column (a column in every row). So lines are proposed widely, and the
other columns say whether a line is meant: where all but one fit, the odd one is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations, product
from math import log

from factcheck.articles.layout.words import words
from factcheck.lexicon.regex import regex
from factcheck.model.records import dataclass
from factcheck.relations.causes import Need
from factcheck.relations.equations import EQUATIONS, Number
from factcheck.relations.frames.judgement import slip
from factcheck.relations.grid import Entry, Grid, Row

_HEADINGS = words("table_headings")
_WORD = regex(r"[^\s(),:;*|]+")
MEANT = 3.0
"""Log-odds from which a line is taken as meant."""
DENSITY, LEAST = 0.35, 1e-4
WRONG, BY_SLIP = 0.05, 0.6
"""The share of places of a meant line that are wrong, and of those the share that one slip explains."""
WORDS, NO_WORDS = 4.5, -4.5
"""What a label says for a line ("Total", "Change"), and what it takes to believe in one without: some hundred lines are
tried in a table of ten rows."""
HEADED, HINT = 2.5, 1.5
"""What weaker words say: a column of percentages called "change" or "share"; a row called "net"."""
FAR = 1.1
ALL = 100.0
Members = tuple[tuple[str, Entry], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Cellwise:
    """One place where a line asserts its relation: `given` is what the operands make of the anchor."""

    equation: str
    anchor: Entry
    operands: Members
    given: Number

    @property
    def printed(self) -> Number:
        """Changes are told without their sign, and percentages are cut off as often as rounded."""
        value, (low, high) = self.anchor.value, self.anchor.reach
        if self.equation.startswith("sum"):
            return value, low, high
        if value < 0 and self.equation == "change percent":
            value, low, high = -value, -high, -low
        return value, low, max(high, value + self.anchor.grain)

    @property
    def off(self) -> float:
        """How far the printed number is from what is given, 0 where they meet."""
        _, low, high = self.printed
        return max(low - self.given[2], self.given[1] - high, 0.0)

    @property
    def fits(self) -> bool:
        return self.off <= 1e-9 * max(abs(self.given[0]), 1.0)

    @property
    def exact(self) -> bool:
        """Does it come out to the last digit, as sums of rounded numbers do not always?"""
        return abs(self.anchor.value - self.given[0]) < 1e-9 * max(abs(self.given[0]), 1.0)

    @property
    def near(self) -> bool:
        a, b = self.printed[0], self.given[0]
        return a * b > 0 and abs(log(a / b)) < FAR

    @property
    def chance(self) -> float:
        """How likely unrelated numbers fit as well."""
        return min(0.9, DENSITY * self._wide + LEAST)

    @property
    def _wide(self) -> float:
        size = max(abs(self.given[0]), 1e-9)
        return (self.given[2] - self.given[1] + self.printed[2] - self.printed[1] + 2 * self.anchor.grain) / size

    @property
    def odds(self) -> float:
        """What the place says for its relation being meant, as log-odds. Of places that are meant, few are wrong; most
        of those by one slip of the hand, which makes of unrelated numbers fit ones as often as there are slips."""
        if self.fits:
            return log((1 - WRONG) / self.chance)
        plain = log(WRONG / (1 - self.chance))
        if not self.near:
            return plain - 2.0
        if self.explained:
            digits = sum(len(str(int(abs(entry.value)))) for _, entry in self.operands) + 6
            return max(plain, log(WRONG * BY_SLIP / min(0.5, 9 * digits * DENSITY * self._wide + LEAST)))
        apart = abs(log(self.printed[0] / self.given[0]))
        return max(plain, log(WRONG * (1 - BY_SLIP) / (2 * DENSITY * max(apart, self._wide))))

    @property
    def explained(self) -> bool:
        """Would one slip of the hand in one number explain what is off?"""
        return any(slip(need.claim.quantity.value or Decimal(0), Decimal(f"{need.value:.10g}")) for need in self.needs)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What each number would have to be; not for those in brackets, whose sign is not the number's own."""
        if any(entry.sign < 0 for _, entry in self.operands) or self.anchor.sign < 0:
            return ()
        found = [Need(self.anchor.claim, *self.given)] if self.anchor.value > 0 else []
        numbers = [(role, (entry.value, *entry.reach)) for role, entry in self.operands]
        for index, (_, entry) in enumerate(self.operands):
            needed = EQUATIONS[self.equation].solve(index, numbers, self.printed)
            if needed is not None and needed[0] > 0:
                found.append(Need(entry.claim, *needed))
        return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A relation that a table asserts in several places: of columns in every row (`across`), or of rows in every
    column; `odds` is how sure it is meant, as log-odds."""

    places: tuple[Cellwise, ...]
    prior: float
    across: bool

    @property
    def fitting(self) -> list[Cellwise]:
        return [one for one in self.places if one.fits]

    @property
    def missing(self) -> list[Cellwise]:
        return [one for one in self.places if not one.fits]

    @property
    def odds(self) -> float:
        """The words, and what each place says."""
        return self.prior + sum(one.odds for one in self.places)

    @property
    def size(self) -> int:
        return max(len(one.operands) for one in self.places)


def lines(grid: Grid) -> tuple[Line, ...]:
    """The lines of a table that are meant, each anchor with the likeliest."""
    found = [line for line in (*_row_lines(grid), *_column_lines(grid)) if line.odds > MEANT and _held(line)]
    taken: set[tuple[bool, int]] = set()
    kept = []
    for line in sorted(found, key=lambda line: (-len(line.fitting), -line.odds, line.size)):
        keys = {(line.across, id(one.anchor)) for one in line.places}
        if not keys & taken:
            taken |= keys
            kept.append(line)
    return tuple(kept)


def _says(kind: str, label: str, first: int = 99) -> bool:
    """Is one of the first words of a label or a heading of this class?"""
    return not _HEADINGS[kind].isdisjoint(_WORD.findall(label.lower())[:first])


def _is_total(label: str) -> bool:
    return _says("total", label, 2) or _says("whole", label, 2)


def _held(line: Line) -> bool:
    """Do most places fit? With none that fits, only words speak for the line, and only one place may be off."""
    missing, fitting = len(line.missing), len(line.fitting)
    return missing <= max(1, fitting // 2) and (fitting > 0 or line.prior > 0)


def cellwise(equation: str, anchor: Entry, operands: Members) -> Cellwise | None:
    """The relation at one place; None where it has no answer."""
    numbers = [(role, (entry.value, *entry.reach)) for role, entry in operands]
    given = EQUATIONS[equation].forward(numbers)
    return None if given is None else Cellwise(equation, anchor, operands, given)


def _line(places: Sequence[Cellwise | None], prior: float, across: bool) -> Iterator[Line]:
    known = [one for one in places if one is not None]
    if known:
        yield Line(tuple(known), prior, across)


def _row_lines(grid: Grid) -> Iterator[Line]:
    totals: dict[int, tuple[int, ...]] = {}
    for at, row in enumerate(grid.rows):
        found = [line for parts in _part_rows(grid, at, totals) for line in _rows_sum(grid, at, parts)]
        best = max(found, key=lambda pair: (pair[1].odds, -len(pair[0])), default=None)
        if best is not None and best[1].odds > MEANT:
            totals[at] = best[0]
        yield from (line for _, line in found)
        yield from _differences(grid, at, totals, row.label)


def _part_rows(grid: Grid, at: int, totals: dict[int, tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """The rows that may make up a row: those above it, back to any row; those since the last total; the totals; those
    that no total has taken in; or all below it."""
    inside = {part for parts in totals.values() for part in parts}
    for first in range(at - 1):
        yield tuple(range(first, at))
    loose = tuple(row for row in range(at) if row not in inside)
    details = tuple(row for row in range(at) if row not in totals)
    for some in (loose, details, tuple(totals)):
        if len(some) > 1 and some != tuple(range(some[0], at)):
            yield some
    if at == 0 or _is_total(grid.rows[at].label):
        yield tuple(range(at + 1, len(grid.rows)))


def _rows_sum(grid: Grid, at: int, parts: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Line]]:
    label = grid.rows[at].label
    if len(parts) < 2 or any(_says("aside", name) for name in (label, *(grid.rows[row].label for row in parts))):
        return
    places = [_column_sum(grid, at, parts, column) for column in grid.columns]
    for line in _line(_additive(places), _prior_of_rows(grid, at, parts), False):
        yield parts, line


def _prior_of_rows(grid: Grid, at: int, parts: tuple[int, ...]) -> float:
    """What the label of a row says for its being the sum of others."""
    label = grid.rows[at].label
    whole = parts[0] == 0 or parts[-1] == len(grid.rows) - 1 or _says("whole", label)
    alike = all(row.label == label for row in grid.rows)
    return WORDS if _is_total(label) and whole and not alike else NO_WORDS


def _column_sum(grid: Grid, at: int, parts: tuple[int, ...], column: int) -> Cellwise | None:
    """A row as the sum of others in one column, of which one number may be missing; None where it is none."""
    if any(column in grid.rows[row].unread for row in parts):
        return None
    anchor = grid.rows[at].entries.get(column)
    entries = [grid.rows[row].entries.get(column) for row in parts]
    known = tuple(("part", entry) for entry in entries if entry is not None)
    if anchor is None or len(known) < max(2, len(entries) - 1) or _mixed([anchor, *(entry for _, entry in known)]):
        return None
    return cellwise("sum", anchor, known)


def _additive(places: Sequence[Cellwise | None]) -> list[Cellwise | None]:
    """Without the columns of rates (averages, changes): percentages whose sum is not off but is not meant."""
    return [one for one in places if one is not None and (one.fits or not one.anchor.percent or _about_all(one))]


def _about_all(one: Cellwise) -> bool:
    """Are percentages and their total near enough to 100 to be shares of everything?"""
    return all(ALL - 15 <= value <= ALL + 15 for value in (one.anchor.value, one.given[0]))


def _mixed(entries: Sequence[Entry]) -> bool:
    return len({entry.percent for entry in entries}) > 1


def _differences(grid: Grid, at: int, totals: dict[int, tuple[int, ...]], label: str) -> Iterator[Line]:
    """A row as the one before the last less the last: "sales, cost of sales, gross profit"."""
    for whole, part in {(at - 2, at - 1), *((total, at - 1) for total in totals if total < at - 1)}:
        if whole < 0 or part < 1 or at in totals:
            continue
        rows = grid.rows
        places = [
            cellwise("sum rest", rows[at].entries[column], (("whole", rows[whole].entries[column]),
                                                            ("part", rows[part].entries[column])))
            for column in grid.columns
            if all(column in rows[row].entries for row in (at, whole, part))
            and not rows[at].entries[column].percent
            and rows[whole].entries[column].value > rows[part].entries[column].value > 0
        ]  # fmt: skip
        yield from _line(places, HINT if _says("rest", label) else NO_WORDS, False)


def _column_lines(grid: Grid) -> Iterator[Line]:
    columns = grid.columns
    percents = [column for column in columns if _all(grid, column, lambda entry: entry.percent)]
    values = [column for column in columns if _all(grid, column, lambda entry: not entry.percent)]
    for column, first in product(percents, values):
        yield from _share_column(grid, column, first)
        for second in (other for other in values if other != first):
            yield from _compared(grid, "change percent", column, first, second)
    for place, column in enumerate(values[2:], 2):
        yield from _across(grid, column, values[:place])
        for first, second in permutations(values[: min(place, 6)], 2):
            yield from _compared(grid, "sum rest", column, first, second)


def _all(grid: Grid, column: int, wanted: Callable[[Entry], bool]) -> bool:
    entries = [row.entries[column] for row in grid.rows if column in row.entries]
    return bool(entries) and all(map(wanted, entries))


def _compared(grid: Grid, equation: str, column: int, first: int, second: int) -> Iterator[Line]:
    """A column as the change from one column to another, or as what one is above another."""
    roles = ("from", "to") if equation == "change percent" else ("whole", "part")
    places = []
    for row in grid.rows:
        entries = [row.entries.get(number) for number in (first, second, column)]
        start, end, anchor = entries
        if start is None or end is None or anchor is None or anchor.value == 0:
            continue
        if equation == "sum rest" and start.value == end.value:
            continue
        if equation == "change percent" and anchor.value < 0 < start.value < end.value:
            return
        places.append(cellwise(equation, anchor, ((roles[0], start), (roles[1], end))))
    said = _says("change", grid.heading(column))
    if len(places) >= 2:
        yield from _line(places, _prior(equation, said), True)


def _prior(equation: str, said: bool) -> float:
    if not said:
        return NO_WORDS
    return HEADED if equation == "change percent" else HINT


def _share_column(grid: Grid, column: int, value: int) -> Iterator[Line]:
    """A column as each row's share of a total: of the row of totals, or of the number that the others make up."""
    for at, total in enumerate(grid.rows):
        whole = total.entries.get(value)
        if whole is None or not (_is_total(total.label) or at in (0, len(grid.rows) - 1)):
            continue
        places = [
            cellwise("share percent", row.entries[column], (("part", row.entries[value]), ("whole", whole)))
            for row in grid.rows
            if row is not total and column in row.entries and value in row.entries
            and 0 < row.entries[value].value <= whole.value
        ]  # fmt: skip
        if len(places) >= 2:
            yield from _line(places, HEADED if _says("share", grid.heading(column)) else NO_WORDS, True)


def _across(grid: Grid, column: int, before: Sequence[int]) -> Iterator[Line]:
    """A column as the sum of those before it."""
    said = _is_total(grid.heading(column))
    for first in range(len(before) - 1):
        places = [_row_sum(row, column, before[first:]) for row in grid.rows]
        known = [place for place in places if place is not None]
        if len(known) >= 2:
            yield from _line(known, HINT if said and first == 0 else NO_WORDS, True)


def _row_sum(row: Row, column: int, before: Sequence[int]) -> Cellwise | None:
    anchor = row.entries.get(column)
    parts = [("part", row.entries[number]) for number in before if number in row.entries]
    return cellwise("sum", anchor, tuple(parts)) if anchor is not None and len(parts) == len(before) else None
