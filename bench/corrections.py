"""What --fix writes, right and wrong: `python bench/corrections.py [--each 300] [--seed 8] [--kills 20]`.

Sentences and tables that are right are given one slip (a digit changed, two digits swapped, a digit dropped or typed
twice, a scale word or decimal point, the value of a neighbour) in one number of one relation (a change, a sum or table,
a share, a unit, a weekday, a fact sheet). Each goes through the real check and the real corrections, and what would be
written is held against the text before the slip. Numbers are compared as values: "1,934" and "1934" are one.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.articles import reread
from factcheck.articles.formats.text import read_text
from factcheck.claims.ledger import read_sheet
from factcheck.findings import engine
from factcheck.findings.corrections import corrections
from factcheck.findings.outcome import Outcome, Problem
from factcheck.model.article import Article
from factcheck.numbers.units import convert

SLIPS = ("digit", "swap", "drop or double", "scale or point", "neighbour")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
NAMES = ("Acme", "Borealis", "Cobalt", "Dunmore", "Elstow", "Farrow")
UNITS = (
    ("mile", "miles", "kilometer", "km"),
    ("kilometer", "km", "mile", "miles"),
    ("acre", "acres", "hectare", "hectares"),
    ("hectare", "hectares", "acre", "acres"),
    ("foot", "feet", "meter", "metres"),
    ("meter", "metres", "foot", "feet"),
    ("pound", "pounds", "kilogram", "kg"),
)


@dataclass(frozen=True)
class Text:
    """A text that is right, the numbers in it that may be spoilt, in their order, and the fact sheet that goes with
    it. `spots` are code points."""

    text: str
    spots: tuple[tuple[int, int], ...]
    facts: str = ""


def marked(template: str, facts: str = "") -> Text:
    """A text in which the numbers stand in double brackets."""
    spots, parts, at = [], [], 0
    for match in re.finditer(r"\[\[(.*?)\]\]", template):
        parts.append(template[at : match.start()])
        start = sum(map(len, parts))
        parts.append(match[1])
        spots.append((start, start + len(match[1])))
        at = match.end()
    return Text("".join([*parts, template[at:]]), tuple(spots), facts)


def change(pick: random.Random) -> Text:
    name, start = pick.choice(NAMES), pick.randint(1000, 99999)
    by = Decimal(pick.randint(21, 890)) / 10 * pick.choice((1, -1))
    end = int(start * (1 + by / 100))
    exact = Decimal(end - start) / start * 100
    verb = "rose" if end > start else "fell"
    return marked(
        f"Sales at {name} {verb} [[{abs(exact):.1f}]]% to [[{end:,}]] cars from [[{start:,}]] a year earlier.\n"
    )


def table(pick: random.Random) -> Text:
    rows, columns = pick.randint(3, 5), pick.randint(3, 4)
    cells = [[pick.randint(200, 9800) for _ in range(columns)] for _ in range(rows)]
    titles = ("Cars", "Vans", "Buses", "Trucks")[:columns]
    places = ("North", "South", "West", "East", "Centre")[:rows]
    lines = [f"| Region | {' | '.join(titles)} | Total |", "|---" * (columns + 2) + "|"]
    lines += [f"| {place} | {_row(row)} |" for place, row in zip(places, cells, strict=True)]
    lines.append(f"| Total | {_row([sum(row[at] for row in cells) for at in range(columns)])} |")
    return marked("Vehicles sold by region.\n\n" + "\n".join(lines) + "\n")


def _row(numbers: Sequence[int]) -> str:
    return " | ".join(f"[[{number:,}]]" for number in (*numbers, sum(numbers)))


def share(pick: random.Random) -> Text:
    whole = pick.randint(120, 9000)
    part = pick.randint(whole // 10, whole * 9 // 10)
    return marked(
        f"Of the [[{whole:,}]] members, [[{part:,}]] ([[{Decimal(part) / whole * 100:.1f}]]%) voted for it.\n"
    )


def unit(pick: random.Random) -> Text:
    source, written, target, converted = pick.choice(UNITS)
    value = pick.randint(105, 4990)
    right = convert(Decimal(value), source, target)
    decimals = 0 if right >= 100 else 1
    return marked(f"The site measures [[{value:,}]] {written} ([[{right:,.{decimals}f}]] {converted}) in all.\n")


def weekday(pick: random.Random) -> Text:
    day = date(2024, 1, 1) + timedelta(days=pick.randint(0, 900))
    month = MONTHS[day.month - 1]
    return marked(
        f"The fair opens on [[{DAYS[day.weekday()]}]], {month} {day.day}, {day.year}.\n\n"
        f"Tickets for {month} {day.day} are sold out.\n"
    )


def fact_sheet(pick: random.Random) -> Text:
    name, year = pick.choice(NAMES), pick.randint(2015, 2024)
    value = f"{Decimal(pick.randint(1010, 9990)) / 1000:.2f}"
    facts = f"subject,measure,period,value\n{name},revenue,{year},${value} billion\n"
    return marked(f"{name}'s revenue was $[[{value}]] billion in {year}.\n", facts)


RULES: Mapping[str, tuple[Callable[[random.Random], Text], ...]] = {
    "change": (change,),
    "sum in a table": (table,),
    "share": (share,),
    "unit, calendar, fact sheet": (unit, weekday, fact_sheet),
}


def slipped(number: str, slip: str, others: Sequence[str], pick: random.Random) -> str | None:
    """The number after a slip; None where it has no place for it."""
    if number in DAYS:
        return pick.choice([day for day in DAYS if day != number])
    at = [place for place, char in enumerate(number) if char.isdigit()]
    if slip == "digit":
        place = pick.choice(at)
        lowest = 1 if place == at[0] else 0
        return (
            number[:place]
            + str(pick.choice([d for d in range(lowest, 10) if str(d) != number[place]]))
            + number[place + 1 :]
        )
    if slip == "swap":
        pairs = [(a, b) for a, b in pairwise(at) if number[a] != number[b] and number[b] != "0"]
        if not pairs:
            return None
        a, b = pick.choice(pairs)
        chars = list(number)
        chars[a], chars[b] = chars[b], chars[a]
        return "".join(chars)
    if slip == "drop or double":
        digits = number.replace(",", "")
        place = pick.choice([n for n, char in enumerate(digits) if char.isdigit()][1:] or [0])
        made = (
            digits[:place] + digits[place + 1 :]
            if pick.random() < 0.5
            else digits[:place] + digits[place] + digits[place:]
        )
        return _grouped(made) if made.strip("0.") else None
    if slip == "scale or point":
        value = Decimal(number.replace(",", "")).scaleb(pick.choice((-1, 1)))
        return _grouped(f"{value:f}")
    different = [other for other in others if other != number and other not in DAYS]
    return pick.choice(different) if different else _near(number, pick)


def _near(number: str, pick: random.Random) -> str:
    """The value of another year or place: any other number of about this size."""
    value = Decimal(number.replace(",", ""))
    made = value * Decimal(pick.randint(55, 180)) / 100
    return _grouped(f"{made:.{len(number.partition('.')[2])}f}")


def _grouped(number: str) -> str:
    whole, point, rest = number.partition(".")
    return f"{int(whole or 0):,}{point}{rest}"


def spoilt(text: Text, slip: str, pick: random.Random) -> str | None:
    """The text with one slip in one of its numbers."""
    numbers = [text.text[start:end] for start, end in text.spots]
    which = pick.randrange(len(numbers))
    start, end = text.spots[which]
    made = slipped(numbers[which], slip, numbers, pick)
    return (
        None if made is None or _values(made) == _values(numbers[which]) else text.text[:start] + made + text.text[end:]
    )


def _values(text: str) -> list[str]:
    """The text with its numbers as values, to compare two texts by."""
    return re.split(r"([0-9][0-9,]*(?:\.[0-9]+)?)", text.replace(",", ""))


def corrected(source: str, facts: str = "", *, unsafe: bool = False) -> str:
    """What --fix makes of a text, without a file."""
    known = tuple(one for one in read_sheet("sheet", facts) if not isinstance(one, Problem)) if facts else ()
    (article,) = (one for one in read_text(source, id="one", path="one.md") if isinstance(one, Article))

    def recheck(texts: Mapping[str, str]) -> Outcome:
        return engine.check(reread(article, texts["one.md"]), facts=known)

    made = corrections({"one.md": source}, engine.check([article], facts=known), recheck, unsafe=unsafe)
    return made[0].after if made else source


def cases(rule: str, slip: str, each: int, seed: int) -> Iterator[tuple[Text, str]]:
    """Texts of a rule with one slip, always the same for a seed."""
    pick = random.Random(f"{seed} {rule} {slip}")
    made = 0
    while made < each:
        text = pick.choice(RULES[rule])(pick)
        wrong = spoilt(text, slip, pick)
        if wrong is not None:
            made += 1
            yield text, wrong


def trial(rule: str, slip: str, each: int, seed: int) -> tuple[Counter[str], list[tuple[str, str]]]:
    """How often a right text, a wrong one, or nothing is written, and the wrong ones."""
    counts: Counter[str] = Counter()
    failures = []
    for text, wrong in cases(rule, slip, each, seed):
        after = corrected(wrong, text.facts)
        result = "nothing" if after == wrong else "right" if _values(after) == _values(text.text) else "wrong"
        counts[result] += 1
        if result == "wrong":
            failures.append((wrong, after))
    return counts, failures


def only_the_percentage(count: int, seed: int) -> int:
    """Of so many sentences in which only the percentage is off, how many are written to."""
    pick, written = random.Random(seed), 0
    for _ in range(count):
        text = pick.choice((change, share))(pick)
        start, end = next(spot for spot in text.spots if text.text[spot[1]] == "%")
        right = Decimal(text.text[start:end])
        off = right + pick.choice((-1, 1)) * Decimal(pick.randint(3, 50)) / 10
        wrong = f"{text.text[:start]}{abs(off):.{pick.choice((0, 1))}f}{text.text[end:]}"
        written += corrected(wrong) != wrong
    return written


def killed(count: int, seed: int) -> int:
    """Of so many runs of --fix that are killed at some moment, how many leave a file that is neither old nor new."""
    pick, lost = random.Random(seed), 0
    line = "The site measures 131 acres (58 hectares) in all.\n\n"
    with TemporaryDirectory() as folder:
        path = Path(folder, "draft.md")
        command = [sys.executable, "-c", "from factcheck.cli import main; main()", "check", str(path), "--fix"]
        begun = time.monotonic()
        path.write_text(line * 40, encoding="utf-8")
        subprocess.run(command, capture_output=True, check=False)
        whole = time.monotonic() - begun
        new = path.read_text(encoding="utf-8")
        assert new == line.replace("58", "53") * 40
        for _ in range(count):
            path.write_text(line * 40, encoding="utf-8")
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                try:
                    process.wait(whole * pick.uniform(0.3, 1.05))
                except subprocess.TimeoutExpired:
                    process.kill()
            lost += path.read_text(encoding="utf-8") not in (line * 40, new)
    return lost


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--each", type=int, default=300, help="texts for each slip and rule")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--show", action="store_true", help="print what is written wrong")
    chosen = parser.parse_args()
    whole: Counter[str] = Counter()
    print(f"{'rule':30}{'slip':18}{'right':>8}{'wrong':>8}{'nothing':>9}")
    for rule in RULES:
        for slip in SLIPS:
            counts, failures = trial(rule, slip, chosen.each, chosen.seed)
            whole += counts
            print(f"{rule:30}{slip:18}{counts['right']:8}{counts['wrong']:8}{counts['nothing']:9}", flush=True)
            for wrong, after in failures if chosen.show else ():
                print(f"    {wrong!r}\n    {after!r}")
    written = whole["right"] + whole["wrong"]
    percentages = only_the_percentage(chosen.each, chosen.seed)
    lost = killed(chosen.kills, chosen.seed)
    print(f"written: {written}, of them right: {whole['right'] / max(written, 1):.2%}")
    print(f"only a percentage off: {percentages} of {chosen.each} written to")
    print(f"killed: {lost} of {chosen.kills} files lost")
    return 0 if written and whole["wrong"] <= written / 100 and not percentages and not lost else 1


if __name__ == "__main__":
    sys.exit(main())
