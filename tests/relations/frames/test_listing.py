"""How many items a list in a sentence has: at least, at most, and whether that is sure."""

from __future__ import annotations

import pytest

from factcheck.relations.frames.listing import listing


@pytest.mark.parametrize(
    ("text", "least", "most", "sure"),
    [
        ("Leeds, York and Hull", 3, 3, True),
        ("Mayor Ida Moor, Lars Brandt, and the Reverend Quist", 3, 3, True),
        ("Trinidad and Tobago, Barbados and Grenada", 2, 4, False),
        ("Ida Moor, chairwoman of the trust, and Lars Brandt", 2, 3, False),
        ("Ann, 12; Ben, 9; and Cy, 4", 3, 3, True),
        ("salt and pepper; bread", 2, 3, False),
        ("a hat, a coat, a stick and a dog, all of them wet", 4, 4, False),
        ("Safe Roads, Research and Development, Maintaining Parks, and Schools", 3, 5, False),
        ("when you go, how you go and what you pay", 3, 3, True),
        ("the noise, the smell and, above all, the price", 3, 3, False),
    ],
)
def test_a_list_has_a_least_and_a_most_number_of_items(text: str, least: int, most: int, sure: bool) -> None:
    found = listing(text)
    assert found is not None
    assert (found.least, found.most, found.sure) == (least, most, sure)


@pytest.mark.parametrize(
    "text",
    [
        "Leeds, York",
        "Leeds, York and others",
        "cities such as Leeds, York and Hull",
        "wait, but not for long, and see",
        "",
    ],
)
def test_what_is_no_list_or_an_open_one_has_no_number(text: str) -> None:
    assert listing(text) is None


def test_the_last_item_is_where_it_stands() -> None:
    text = "Leeds, York and Hull, which is far"
    found = listing(text)
    assert found is not None
    assert text[found.starts[-1] : found.end] == "Hull"
