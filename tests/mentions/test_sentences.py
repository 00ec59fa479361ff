"""News sentences of our own, each with every number that is to be read in it, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.articles.articles import article
from factcheck.mentions.mentions import mentions
from factcheck.model.mention import Mention

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MISSES = [
    ("He went to Channel 4 with 4 friends, aged between seven and nine.", "between seven and nine as an age of words"),
    ("22,24,26,31", "a list of numbers with no spaces is read as a code, not as four numbers"),
    ("Her phone number is 192.168.1.2.", "addresses are no numbers, though one development suite asks for four"),
    ("He was paid per cent of 210.", "a percent before its number is not read: in news it is the percent of 210"),
    ("He leaves for a full-year course.", "full-year, all week and whole day qualify, they do not count"),
    ("It is between 40 - 50 years old.", "a spaced dash between two ages is a range, not a sum"),
    ("12 Writers Guild of America members met.", "names of several words before a noun: the first plural is taken"),
    ('The 6300 sold well, as did the 70"+ sets.', "model numbers after an article, inches before a plus"),
    ("Age was seen in 18-jährigen und 3 anos.", "other languages are read as English"),
    ("A four - by - four car and the fifteen - year clerk.", "hyphens set apart by a tokenizer"),
    ("Several hundred came, a few left; several stayed.", "several and a few count only before a scale word"),
    ("One hundred thirty fifths", "a hundred thirty-fifths, or a hundred and thirty fifths"),
]


def plain(value: Decimal) -> str:
    return format(value.normalize() if value == value.to_integral_value() else value, "f")


def coded(mention: Mention) -> str:
    number, upper = mention.number, mention.upper
    assert number is not None
    value = plain(number.value) + (f"..{plain(upper.value)}" if upper else "")
    unit = mention.currencies[0] if mention.kind == "money" else mention.unit or ""
    unit += f"/{mention.per}" if mention.per else ""
    relation = "" if mention.relation == "exact" else mention.relation
    tail = f"{relation} {mention.change}".strip()
    return f"{mention.text}|{mention.kind}|{value}|{unit}|{tail}".rstrip("|")


@pytest.mark.parametrize("case", CASES, ids=[case[0][:60] for case in CASES])
def test_reads_every_number_and_nothing_else(case: list[str]) -> None:
    found = [coded(mention) for mention in mentions(article(case[0])) if mention.number is not None]
    assert found == case[1:]


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_offsets_give_back_the_surface(text: str) -> None:
    for mention in mentions(article(text)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.noun is None or text[mention.noun.start : mention.noun.end].strip()
        assert mention.hedge is None or text[mention.hedge.start : mention.hedge.end].strip()


def only(text: str) -> Mention:
    (found,) = [mention for mention in mentions(article(text)) if mention.number is not None]
    return found


def test_quantum_is_the_worth_of_the_last_significant_digit() -> None:
    worth = {
        "$4.10 billion": "1e7",
        "361,600 cars": "100",
        "20,000 cars": "10000",
        "5 million cars": "1e6",
        "7.25%": "0.01",
    }
    for text, quantum in worth.items():
        number = only(text).number
        assert number is not None and number.quantum == Decimal(quantum), text


def test_ambiguous_signs_list_their_candidates() -> None:
    assert only("It cost $5.").currencies[0] == "USD"
    assert {"AUD", "CAD", "HKD", "SGD"} <= set(only("It cost $5.").currencies)
    assert set(only("It cost ¥500.").currencies) == {"JPY", "CNY"}
    assert only("It cost Rs 500.").currencies[:2] == ("INR", "PKR")
    assert {"SEK", "NOK", "DKK"} <= set(only("It cost 500 kr.").currencies)
    assert only("It cost NT$500.").currencies == ("TWD",)
    assert only("It cost 500 Hong Kong dollars.").currencies == ("HKD",)


def test_nouns_have_classes_and_modifiers() -> None:
    stores = only("They run 249 national service outlets.")
    assert (stores.unit, stores.noun_class, stores.modifiers) == ("service outlet", "stores", ("national",))
    assert only("The crash left 7 dead.").noun_class == "deaths"
    assert only("The crash left 7 injured.").noun_class == "injuries"
    assert only("They sold 361k vehicles.").noun_class == "vehicles"


def test_a_heading_gives_its_unit_to_the_cells() -> None:
    text = (
        "Results\n\n| Item | 2023 (bn yuan) | Share, % |\n|---|---|---|\n"
        "| Revenue | 10.46 | 21.5 |\n| Profit | 1.20 | 3 |\n"
    )
    found = [coded(mention) for mention in mentions(article(text)) if mention.number is not None]
    assert found == [
        "10.46|money|10460000000|CNY",
        "21.5|percent|21.5|percent",
        "1.20|money|1200000000|CNY",
        "3|percent|3|percent",
    ]


@pytest.mark.parametrize(("text", "why"), MISSES)
def test_known_misses_do_no_harm(text: str, why: str) -> None:
    for mention in mentions(article(text)):
        assert text[mention.start : mention.end] == mention.text, why
