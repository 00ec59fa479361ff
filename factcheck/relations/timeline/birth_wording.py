"""Ages and the births that they leave, in the words of a finding: "Who was 25 in 1991", "born in 1965 or 1966"."""

from __future__ import annotations

from factcheck.numbers.wording import quoted
from factcheck.relations.timeline.ages import YEAR
from factcheck.relations.timeline.births import Fact
from factcheck.relations.timeline.days import date_of


def who(fact: Fact) -> str:
    """ "Who was 25 in 1991", "Who was born on 3 May 1950" """
    if fact.age is None:
        return f"Who was born {at_time(fact)}"
    return f"Who was {years_of(fact)} {at_time(fact)}"


def at_time(fact: Fact) -> str:
    when = fact.at.mention.when if fact.at is not None else None
    if fact.at is None or when is None:
        return "on the day of publication"
    plain = not when.anchor and when.grain in ("day", "month", "year")
    return f"{'on' if when.grain == 'day' else 'in'} {quoted(fact.at)}" if plain else f"({quoted(fact.at)})"


def years_of(fact: Fact, birth: Fact | None = None) -> str:
    """The age that a fact tells, or the one that another fact leaves at its time: "58 or 59"."""
    if fact.age is None or fact.age.quantity.value is None:
        return ""
    told = int(fact.age.quantity.value)
    if birth is None:
        return str(told)
    least = int((fact.low - birth.high) / YEAR + told + 1.02)
    most = int((fact.high - birth.low) / YEAR + told + 0.02)
    return str(least) if least >= most else f"{least} or {most}" if most == least + 1 else f"{least} to {most}"


def born(fact: Fact) -> str:
    """ "25 (1991): born in 1965 or 1966" """
    years = sorted({date_of(int(day)).year for day in (fact.low, fact.high)})
    when = " or ".join(map(str, years)) if years[-1] - years[0] <= 1 else f"{years[0]} to {years[-1]}"
    if fact.age is None:
        return f"born {quoted(fact.at)}" if fact.at is not None else "born"
    at = quoted(fact.at) if fact.at is not None else "the day of publication"
    return f"{quoted(fact.age)} ({at}): born in {when}"
