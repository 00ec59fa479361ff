"""The terminal report: what is underlined is what is meant, and nothing in a text can drive the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.findings.outcome import Outcome
from factcheck.model.article import Span
from factcheck.report import FORMATS, render
from factcheck.report.display import clipped, one_line, visible, width
from factcheck.report.excerpt import Label, excerpt, grouped


def test_report_is_as_it_was(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    golden("report.txt", render(outcome, "text"))


def test_narrow_report_keeps_to_its_width(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    text = render(outcome, "text", columns=60)
    golden("narrow.txt", text)
    assert max(width(line) for line in text.splitlines() if "|" in line) <= 76


def test_lines_are_as_they_were(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    text = render(outcome, "lines")
    golden("report.lines", text)
    assert all(re.fullmatch(r"\S+:\d+:\d+: (error|warning|note) [a-z-]+ .+", line) for line in text.splitlines())


def test_colour_is_only_there_when_asked_for_and_changes_no_word(outcome: Outcome) -> None:
    plain, coloured = render(outcome, "text"), render(outcome, "text", colour=True)
    assert "\x1b" not in plain
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


def test_silence_is_not_read_as_approval() -> None:
    assert render(Outcome(), "text") == "No discrepancies in 0 articles.\nNo numbers were found.\n"


@pytest.mark.parametrize("format", FORMATS)
def test_same_outcome_same_bytes(outcome: Outcome, format: str) -> None:
    assert render(outcome, format) == render(outcome, format)


def underlined(text: str, words: str, columns: int = 100) -> str:
    """What stands above the carets, as a terminal shows it."""
    at = text.index(words)
    drawing = excerpt(text, [Label(Span("text", at, at + len(words)), "here", True)], columns)
    mark = drawing.rows[0][0]
    shown, column = "", 0
    for character in drawing.source:
        if mark.column <= column < mark.end:
            shown += character
        column += width(character)
    return shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sold 12 cars", "12"), ("東京の店は 1,250 店", "1,250"), ("a\tb\t90%\tc", "90%"),
        ("x" * 500 + " 42 " + "y" * 500, "42"),
        ("cafe\u0301 has 7 tables", "7"), ("it is 12\n", "12"), ("売上高は１２３億円だ", "１２３億円"),
    ],
)  # fmt: skip
def test_underline_stands_below_its_number(text: str, words: str) -> None:
    assert underlined(text, words) == words


@given(st.text(st.sampled_from("ab 7\t東\u0301\n"), max_size=300), st.integers(0, 300), st.integers(40, 120))
def test_underline_stands_below_any_number_in_any_text(noise: str, at: int, columns: int) -> None:
    text = noise[:at] + " 12345 " + noise[at:]
    assert underlined(text, "12345", columns) == "12345"


@given(st.text(max_size=200), st.integers(40, 120))
def test_excerpts_keep_to_their_width(noise: str, columns: int) -> None:
    text = noise + " 99 " + noise
    at = text.index(" 99 ") + 1
    labels = [Label(Span("text", at, at + 2), "part", True)]
    (group,) = grouped(text, labels, columns)
    assert width(excerpt(text, group, columns).source) <= columns


def test_two_numbers_far_apart_get_an_excerpt_each() -> None:
    text = "12 " + "word " * 60 + "34"
    labels = [Label(Span("text", 0, 2), "a", True), Label(Span("text", len(text) - 2, len(text)), "b")]
    assert [len(group) for group in grouped(text, labels, 80)] == [1, 1]


def test_control_characters_never_reach_a_terminal(outcome: Outcome) -> None:
    for format in ("text", "lines", "markdown", "github", "junit", "csv"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", render(outcome, format)), format


def test_unsafe_characters_are_replaced_one_for_one() -> None:
    assert visible("a\x1b[31m\u202eb") == "a\ufffd[31m\ufffdb"
    assert one_line(" a\n\tb  c ") == "a b c"
    assert clipped("number after number", 10) == "number af…"
