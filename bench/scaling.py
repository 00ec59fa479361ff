"""How much time linking takes as the number of articles grows: made-up articles, 1,000 to 30,000, in one process.

    python bench/scaling.py [--sizes 1000,3000,10000,30000] [--seed 0]

Each article is made from templates with names, measures and numbers drawn by a seeded generator; every fifth one
repeats an earlier article with some numbers changed, so that there is something to link. What is printed are seconds of
the processor for reading the numbers (articles to claims) and for linking the claims of all articles at once, and the
links found. There are as many names as an archive of that size would have, so that blocks do not grow with the corpus:
the time that an article takes should stay the same from the first row to the last.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from random import Random
from time import process_time

from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.links.links import links
from factcheck.model.article import Article

_SYLLABLES = ("bar", "nor", "tel", "vik", "sun", "mar", "ost", "gal", "rin", "pol", "dax", "lum", "ker", "fen", "hol")
_KINDS = ("Motors", "Foods", "Energy", "Airways", "Steel", "Bank", "Textiles", "Shipping")
_TEMPLATES = (
    "{name} sold {a} cars in {year}, the company said. In the year before it had sold {b} cars.",
    "Revenue of {name} was ${c} million in {year}, while its profit reached ${d} million.",
    "{name} employs {a} people at {e} plants. A fire at one of them injured {e} workers in {year}.",
    "Orders at {name} rose {e} percent to ${d} million. Exports were {b} tonnes.",
    "The plant of {name} at {place} covers {e} hectares and makes {a} engines a year.",
    "A storm killed {e} people in {place} and left {b} homes without power.",
)
_PER_NAME = 8


def articles(count: int, seed: int) -> Iterator[Article]:
    random = Random(seed)
    several = max(1, count // _PER_NAME)
    names = [f"{_name(random)} {random.choice(_KINDS)}" for _ in range(several)]
    places = [_name(random) + _name(random).lower() for _ in range(several)]
    written: list[str] = []
    for number in range(count):
        if number % 5 == 4:
            text = _changed(random.choice(written[-200:]), random)
        else:
            text = "\n\n".join(_paragraph(random, names, places) for _ in range(4))
        written.append(text)
        yield article(text, id=f"a{number}", published="2025-06-01")


def _paragraph(random: Random, names: list[str], places: list[str]) -> str:
    return random.choice(_TEMPLATES).format(
        name=random.choice(names), place=random.choice(places), year=random.randint(2015, 2024),
        a=f"{random.randint(1000, 999_999):,}", b=f"{random.randint(1000, 99_999):,}",
        c=random.randint(100, 990), d=random.randint(2, 99), e=random.randint(2, 60),
    )  # fmt: skip


def _name(random: Random) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _changed(text: str, random: Random) -> str:
    return "".join(str(random.randint(0, 9)) if ch.isdigit() and random.random() < 0.03 else ch for ch in text)


def main() -> None:
    parser = argparse.ArgumentParser(description="Times linking against the number of articles.")
    parser.add_argument("--sizes", default="1000,3000,10000,30000")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    print(f"{'articles':>9} {'claims':>9} {'read s':>8} {'link s':>8} {'ms/article':>11} {'links':>8}")
    for size in (int(one) for one in arguments.sizes.split(",")):
        start = process_time()
        claims = [claim for one in articles(size, arguments.seed) for claim in understand(one).claims]
        read = process_time()
        found = links(claims)
        done = process_time()
        each = 1000 * (done - read) / size
        print(f"{size:9,} {len(claims):9,} {read - start:8.1f} {done - read:8.1f} {each:11.2f} {len(found):8,}")


if __name__ == "__main__":
    main()
