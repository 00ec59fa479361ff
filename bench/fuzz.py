"""Looks for texts that break factcheck: `python bench/fuzz.py [--seconds 60] [--seed 1] [--atheris]`.

Texts are built from fragments of what numbers, dates, money, tables and quotations are written with. Every text goes
the whole way, and must neither raise, nor break the laws below, nor take longer than its length allows. What does is
cut down to its smallest form and printed; kept in tests/fuzz/texts.txt it is a test from then on. With `--atheris`
(where it is installed) the choice of fragments is guided by the code that they reach.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from tempfile import gettempdir

FRAGMENTS = (
    "1", "2", "7", "0", "9", "12", "361,600", "5.6", "1,", ".5", "00", "1e9", "9" * 40, "½", "²", "٣", "１２",
    "Ⅳ", "一", " ", " ", " ", "\n", "\n\n", "\u00a0", "\u2009", "\u200b", "\t", "\r\n", ",", ".", ". ", "-",
    "–", "—", "−", "/", ":", ";", "(", ")", "[", "]", "“", "”", '"', "'", "’", "‘", "*", "_", "#", "# ", "|",
    "| ", " | ", "|\n|", "|---|---|\n", "<!-- ", " -->", "![", "](", "$", "US$", "£", "€", "¥", "Rs ", "HK$",
    "kr ", "yuan", " dollars", " euros", "p", "k", "m", "bn", " million", " billion", " trillion", " lakh",
    " crore", "万", "亿", "元", " dozen", "dozens of ", "scores", "%", " percent", " percentage points", " pct",
    " basis points", "°C", " degrees", " km", " miles", " km/h", " acres", " tonnes", " barrels", " per ",
    " a ", " an ", "one", "two", " hundred", "thousand", "half", "third", "a quarter of ", "twenty-", "and ",
    " and a half", "about ", "over ", "more than ", "less than ", "at least ", "up to ", "nearly ", "between ",
    "from ", " to ", " by ", " of ", " or ", "as many as ", "+", "x", " times", "-fold", "rose ", "fell ",
    "up ", "down ", "doubled ", "from 10 to 20", "May ", "March 3, ", "Dec. ", "Monday", "2025", "1999", "19",
    "'90s", "Q3 ", "last ", "next ", "this ", "year", "month", "weeks ago", " hours", "the end of ", "first ",
    "half of ", "fiscal ", "6 pm", "10:30", "a.m. ", "21/12/2025", "2025-12-21", "-year-old", "aged ", "years",
    "people", "cars", "dead", "were ", "killed", " stores", "sold ", "sales ", "revenue ", "profit ", "total ",
    "each ", "Acme ", "The company ", "Mr. ", "U.S. ", "China", "said", "expects ", "SU7", "Boeing 737",
    "No. ", "http://a.b/", "@", "&", "\U0001f600", "é", "ʼ", "\u202e", "\x00", "İ", "ß",
)  # fmt: skip
LONGEST = 60
SLOW, SLOW_PER_CHARACTER = 0.5, 0.001


def text_of(data: Sequence[int]) -> str:
    """The text that some numbers stand for, one fragment each."""
    return "".join(FRAGMENTS[number % len(FRAGMENTS)] for number in data)


def examine(text: str) -> None:
    """Sends one text the whole way and holds what comes out against the laws of mentions, quantities and reports."""
    from factcheck import compare
    from factcheck.articles import article
    from factcheck.findings.engine import CRASHED, check
    from factcheck.report.claims import claims_csv, claims_jsonl, claims_table

    begun = time.process_time()
    one = article(text, published="2026-01-05")
    outcome = check([one, article(text[: len(text) // 2] + ".\n2 cars.", id="half")])
    claims = outcome.readings[0].claims
    for claim in claims:
        written = one.fields[claim.span.field][claim.span.start : claim.span.end]
        assert written == claim.text != "", (written, claim.text)
        lawful(claim.quantity.literal.low, claim.quantity.literal.high)
        lawful(claim.quantity.implied.low, claim.quantity.implied.high)
        when = claim.quantity.when
        assert when is None or not (when.start and when.end) or when.start < when.end, when
    for before, after in pairwise(claims):
        assert before.span.field != after.span.field or before.span.start <= after.span.start
    stopped = [one.message for _, one in outcome.checks if one.rule == CRASHED.name]
    assert not stopped, stopped
    claims_jsonl(claims), claims_csv(claims), claims_table(claims)
    compare(text[:400], text[-400:], b_is="summary")
    took = time.process_time() - begun
    assert took < SLOW + SLOW_PER_CHARACTER * len(text), f"took {took:.1f} s for {len(text)} characters"


def lawful(low: Decimal | None, high: Decimal | None) -> None:
    assert low is None or high is None or low <= high, (low, high)


def fails(text: str, run: Callable[[str], None] = examine) -> str:
    """What goes wrong with a text, in one line; "" where nothing does."""
    try:
        run(text)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:300]
    return ""


def smallest(data: list[int]) -> list[int]:
    """The fewest fragments that still fail: stretches are left out, from large to small."""
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data):
            shorter = data[:at] + data[at + size :]
            if fails(text_of(shorter)):
                data = shorter
            else:
                at += size
        size //= 2
    return data


def choices(seed: int) -> Iterator[list[int]]:
    """Endless lists of fragments; now and then one repeats a stretch of its own many times."""
    chance = random.Random(seed)
    while True:
        data = [chance.randrange(len(FRAGMENTS)) for _ in range(chance.randint(1, LONGEST))]
        if chance.random() < 0.1:
            data = data[:6] * chance.randint(5, 100)
        yield data


def at_random(seconds: float, seed: int) -> int:
    """Tries texts for some time; prints those that fail, smallest form first, and returns how many there were."""
    found: dict[str, str] = {}
    tried, until = 0, time.monotonic() + seconds
    for data in choices(seed):
        if time.monotonic() > until or len(found) >= 20:
            break
        tried += 1
        problem = fails(text_of(data))
        kind = problem[:60]
        if problem and kind not in found:
            text = text_of(smallest(data))
            found[kind] = text
            print(f"{problem}\n    {text!r}", flush=True)
    print(f"seed {seed}: {tried:,} texts, {len(found)} that fail")
    return len(found)


def guided(seconds: float) -> None:
    """Lets atheris choose; it stops at the first text that fails."""
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["factcheck"]):
        import factcheck.findings.engine
        import factcheck.report.claims  # noqa: F401

    def one_input(data: bytes) -> None:
        examine(text_of(data[:LONGEST]))

    atheris.Setup(
        [sys.argv[0], f"-max_total_time={int(seconds)}", f"-max_len={LONGEST}", f"-artifact_prefix={gettempdir()}/"],
        one_input,
    )
    atheris.Fuzz()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--atheris", action="store_true")
    chosen = options.parse_args()
    if chosen.atheris:
        guided(chosen.seconds)
    else:
        sys.exit(1 if at_random(chosen.seconds, chosen.seed) else 0)


if __name__ == "__main__":
    main()
