"""Claims survive being written and read."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.newsroom.codec import dumps, loads

TEXT = (
    "On December 21, 2025, Northwind said it sold over 361,600 N7 sedans in the first 11 months of 2025, up 12% from "
    "20,000+ to 45,000+ a month. The site of 131 acres cost 842 million yuan ($5.6 million). A 34-year-old driver, "
    "700,000 to 800,000 units and -3.50°C are in it too."
)


def test_claims_come_back_as_they_were() -> None:
    claims = factcheck.extract(TEXT, published="2025-12-22")
    assert len(claims) > 8
    for claim in claims:
        assert loads(dumps(claim)) == claim


def test_trailing_zeros_survive() -> None:
    (claim,) = factcheck.extract("It cost $4.10 billion.")
    assert str(loads(dumps(claim)).mention.number.quantum) == str(claim.mention.number.quantum)  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["[]", "{}", "[1, 2]", "null"])
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        loads(text)
