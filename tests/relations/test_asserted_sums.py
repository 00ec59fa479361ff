"""Sums that a form of words asserts."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.asserted_sums import total
from factcheck.relations.strip import strip
from factcheck.relations.sums import sums


def _forms(text: str) -> set[tuple[str, bool]]:
    whole = strip(understand(article(text, id="a")))
    return {(name, one.fits) for one in sums(whole) if (name := total(whole, one))}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("It sold 4,310 lots: 1,210 rugs, 2,140 lamps and 960 chairs.", "sum list"),
        ("Of the 4,310 lots, 1,210 were rugs, 2,140 lamps and 960 chairs.", "sum of"),
        ("It has £8.4m. A bank gave £5.1m and the rest, £3.3m, came from the state.", "sum rest on"),
        ("It sold 1,210 rugs in May, 2,140 in June and 960 in July, a total of 4,310.", "sum total"),
        ("Exports came to 46.8 billion euros and imports to 31.5 billion, a surplus of 15.3 billion.", "sum balance"),
        ("He won by 1,210 votes. He had 3,350 votes, and she had 2,140.", "sum margin"),
    ],
)
def test_the_form_is_known_where_the_sum_fits(text: str, form: str) -> None:
    assert (form, True) in _forms(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("It sold 4,310 lots: 1,210 rugs, 2,410 lamps and 960 chairs.", "sum list"),
        ("Of the 4,310 lots, 1,210 were rugs, 2,440 lamps and 960 chairs.", "sum of"),
        ("It has £8.4m. A bank gave £5.1m and the rest, £3.8m, came from the state.", "sum rest on, small"),
    ],
)
def test_a_misfit_counts_where_one_slip_explains_it(text: str, form: str) -> None:
    assert (form, False) in _forms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Of the 4,310 lots, 1,210 were rugs, 1,140 lamps and 520 chairs.",
        "It sold 4,310 lots, including 1,210 rugs, 2,410 lamps and 960 chairs.",
        "It sold 4,310 lots: 1,210 rugs, 2,140 lamps, 960 chairs and 300 more that the owner took home.",
        "It has £8.4m. A bank gave £5.1m, up from £3.8m in a year.",
        "It sold 431 lots – a clock, 121 rugs, 213 lamps and 96 chairs.",
        "Rugs were 121 (8% or 121), lamps 213 (9% or 213), chairs 96 (9% or 440) and beds 12 (1% or 12).",
        "The house may cost up to £5.1m. Savings may be up to £3.2m. Policies may be worth £8.4m in all.",
        "Some 73% of actors came from towns – though only 29% of people do – and 42% went to one school.",
    ],
)
def test_other_misfits_are_of_something_else(text: str) -> None:
    assert not {name for name, fits in _forms(text) if not fits}
