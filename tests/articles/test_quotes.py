from __future__ import annotations

import pytest

from factcheck.articles import article


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in article(text).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "we lost 12 ships" and left.', ["we lost 12 ships"]),
        ("She said “we lost 12 ships” and left.", ["we lost 12 ships"]),
        ("Er sagte „zwölf Schiffe“ und ging.", ["zwölf Schiffe"]),
        ("Il a dit « douze bateaux » et il est parti.", [" douze bateaux "]),
        ("He said 'we lost 12 ships that day.' It rained.", ["we lost 12 ships that day."]),
        ("She said ‘we lost 12 ships that day’ and left.", ["we lost 12 ships that day"]),
        ("The '90s were good for the dogs' owners.", []),
        ("It isn't the owners' fault that it's 5 o'clock.", []),
        ('A 55" screen costs $400.', []),
        ('It opens with " and nothing closes it.', []),
    ],
)
def test_what_stands_inside_quotation_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_may_run_over_paragraphs_that_each_open_it_again() -> None:
    text = "“We lost 12 ships.\n\n“Then we lost 3 more,” he said. That was 1994."
    read = article(text)
    assert [read.zone_at("text", text.index(n)) for n in ("12", "3 more", "1994")] == ["quote", "quote", "body"]


def test_a_mark_far_from_its_partner_is_no_quotation() -> None:
    assert quoted('"' + "a " * 2000 + '"') == []
