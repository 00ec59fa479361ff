"""Articles for measuring: news of our own making, as many as asked for, each with other names, numbers and dates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

COMPANIES = ("Brandt Motors", "Halden Steel", "Okoye Foods", "Lindqvist Energy", "Marlow Rail", "Petrova Air",
             "Quill Bank", "Tandy Ports")  # fmt: skip
PLACES = ("Larkfield", "Osterhafen", "San Bruno", "Port Elgin", "Kestrel Bay", "New Tarn")
MONTHS = ("January", "March", "May", "June", "September", "November")
FILLER = (
    "Officials said that the inquiry would take some time, and that nothing could be said of its outcome yet.",
    "Residents of the district have long complained of the noise, which they say comes mostly at night.",
    "Neither side would comment on the talks, which are to go on behind closed doors.",
    "The minister, who had promised an answer before the summer, did not give one.",
)  # fmt: skip


def records(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Records as in a JSONL corpus: about 2,000 characters with some 25 numbers each; the same for the same seed."""
    random = Random(seed)
    for number in range(count):
        company = random.choice(COMPANIES)
        paragraphs = [write(random, company) for write in PARAGRAPHS]
        paragraphs[1:1] = [" ".join(random.sample(FILLER, 3)) for _ in range(3)]
        yield {
            "id": f"article-{number}",
            "title": f"{company} sells {random.randint(2, 900):,},000 units in {random.choice(MONTHS)}",
            "published": f"{random.randint(2005, 2025)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
            "text": "\n\n".join(paragraphs),
        }


def lines(count: int, seed: int = 1) -> Iterator[str]:
    """The same as lines of JSON."""
    for record in records(count, seed):
        yield json.dumps(record) + "\n"


def _sales(random: Random, company: str) -> str:
    return (
        f"{company} said on Monday that it sold {random.randint(1000, 900_000):,} units in the first "
        f"{random.randint(2, 11)} months of {random.randint(2005, 2025)}, up {random.randint(1, 90)}."
        f"{random.randint(0, 9)}% from a year earlier. {random.choice(FILLER)}"
    )


def _money(random: Random, company: str) -> str:
    return (
        f"Revenue rose to ${random.randint(2, 99)}.{random.randint(1, 9)} billion from ${random.randint(1, 99)} "
        f"billion, while net profit fell {random.randint(1, 40)} percent to {random.randint(100, 900)} million euros "
        f"(${random.randint(100, 999)} million), the company based in {random.choice(PLACES)} said. "
        f"{random.choice(FILLER)}"
    )


def _plans(random: Random, company: str) -> str:
    return (
        f"“We plan to open over {random.randint(2, 90)},000 stores by the end of {random.choice(MONTHS)},” "
        f"{company}’s chief executive said. Its plant, {random.randint(2, 90)} miles ({random.randint(3, 150)} km) "
        f"from {random.choice(PLACES)}, employs about {random.randint(1, 40)},000 people on "
        f"{random.randint(10, 900)} acres. {random.choice(FILLER)}"
    )


def _events(random: Random, company: str) -> str:
    return (
        f"At least {random.randint(2, 90)} workers were hurt in a fire on {random.choice(MONTHS)} "
        f"{random.randint(1, 28)}, {random.randint(1990, 2025)}; {random.randint(2, 9)} were killed and "
        f"{random.randint(10, 40)} injured, the ministry said. Between {random.randint(3, 9)} and "
        f"{random.randint(10, 30)} million pounds will be spent. {random.choice(FILLER)}"
    )


PARAGRAPHS = (_sales, _money, _plans, _events)
