"""A number that is printed in any style of the news reads back the same; no text breaks the scanner."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.mentions.numbers import numbers_in
from factcheck.mentions.numerals.figures import figure
from factcheck.mentions.tokens import tokens
from factcheck.model.mention import Mention

WHOLE = st.integers(min_value=1, max_value=10**12).filter(lambda value: not 1800 <= value <= 2099)
CENTS = st.integers(min_value=1, max_value=10**9).map(lambda value: Decimal(value) / 100)
PIECES = [
    "5", "1,000", "2.5", "$", "£", "kr", "million", "bn", "m", " ", " ", " ", "-", "–", "to", "from", "rose",
    "between", "and", "of", "a", "half", "two", "hundred", "dozens", "third", "%", "pct", "per", "cent", "years",
    "old", "people", "(", ")", ",", ".", "\n", "over", "or more", "+", "°C", "feet", "inches", "x", "times",
    "doubled", "'", '"', "1/2", "½", "²", "٣", "万", "#", "@", "/", ":", "US$", "Rs.", "no.", "aged", "\u00ad",
    "\u202f", "e", "^", "second", "one in five", "plus",
]  # fmt: skip


def read(text: str) -> list[Mention]:
    return numbers_in(tokens(text), "text", [], [])


def indian(value: int) -> str:
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    groups = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail])


ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def words(value: int) -> str:
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = value % size
            joint = " and " if size == 100 else " "
            return f"{words(value // size)} {name}" + (joint + words(rest) if rest else "")
    raise AssertionError(value)


@given(WHOLE)
@settings(deadline=None)
def test_whole_numbers_read_back_in_every_grouping(value: int) -> None:
    english = f"{value:,}"
    for style in (
        english,
        english.replace(",", "'"),
        english.replace(",", "\u202f"),
        english.replace(",", "\xa0"),
        indian(value),
    ):
        (mention,) = read(f"They counted {style} people.")
        assert mention.number is not None
        assert (mention.number.value, mention.unit) == (value, "person"), style


@given(CENTS)
@settings(deadline=None)
def test_amounts_read_back_with_points_and_commas(value: Decimal) -> None:
    english = f"{value:,.2f}"
    european = english.replace(",", "_").replace(".", ",").replace("_", ".")
    for style in (f"${english}", f"{european} euros", f"EUR {english}", f"{english} Swiss francs", f"NT${english}"):
        (mention,) = read(f"It cost {style} then.")
        assert mention.number is not None
        assert (mention.number.value, mention.kind) == (value, "money"), style


@given(st.integers(min_value=2, max_value=10**10))
@settings(deadline=None)
def test_number_words_read_back(value: int) -> None:
    (mention,) = read(f"They counted {words(value)} people.")
    assert mention.number is not None
    assert mention.number.value == value


@given(
    st.integers(min_value=1, max_value=9999),
    st.sampled_from([("k", 3), ("M", 6), (" million", 6), (" mln", 6), ("bn", 9), (" crore", 7)]),
)
@settings(deadline=None)
def test_scales_multiply_value_and_quantum(value: int, scale: tuple[str, int]) -> None:
    written, power = scale
    (mention,) = read(f"They paid ${value / 10:.1f}{written}.")
    assert mention.number is not None
    assert mention.number.value == Decimal(value).scaleb(power - 1)
    assert mention.number.quantum == Decimal(10) ** (power - 1)


@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    for mention in read(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.number is not None and mention.number.value.is_finite()
        assert mention.upper is None or mention.number.value < mention.upper.value


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_characters_are_read(text: str) -> None:
    for mention in read(text):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "piece", ["5 million ", '5"', "one ", "million ", "10, ", "5 pounds ", "(71 stores ", "1 000 ", "12-", "- ", "7"]
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    assert min(seconds(80_000) for _ in range(2)) < 8 * max(seconds(20_000), 0.02)


def test_too_many_digits_are_no_number() -> None:
    assert figure("1" * 41) is None
    assert read("1" * 1_000_000) == []
