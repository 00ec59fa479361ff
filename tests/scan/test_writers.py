"""Every quantity that is written in any style of the news reads back as the same quantity, at the same place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import units
from factcheck.claim import Claim
from factcheck.rates import Rates
from factcheck.vocabulary import rows

PUBLISHED = "2026-01-05"
AMOUNTS = st.one_of(
    st.integers(2, 999).map(Decimal),
    st.integers(11, 9_999).map(lambda tenths: Decimal(tenths) / 10),
    st.integers(10_000, 99_999_999).map(Decimal),
)
STYLES = {
    "grouped": lambda value: f"{value:,}",
    "million": lambda value: f"{value:,} million",
    "billion": lambda value: f"{value:,} billion",
}
SCALES = {"grouped": 1, "million": 10**6, "billion": 10**9}
CODES = tuple(row[0] for row in rows("currencies"))
# What the codes say in other trades, or as English words: "ALL 5", "5 TOP".
WORDS_OF_THEIR_OWN = ("ALL", "TOP", "TRY", "MOP", "CUP", "GEL", "LAK", "BAM", "SOS", "PEN", "ZAR")


@cache
def full_names() -> dict[str, str]:
    """A name with its adjective for each currency that has one: "Hong Kong dollars"."""
    found = {}
    for code, adjectives, names, *_ in rows("currencies"):
        adjective, plural = adjectives.split("|")[0], names.split("|")[min(1, names.count("|"))]
        if adjective and plural:
            found[code] = f"{adjective.title()} {plural}"
    return found


@cache
def signs() -> list[tuple[str, tuple[str, ...], Decimal, str]]:
    return [(sign, tuple(codes.split(",")), Decimal(worth), place) for sign, codes, worth, place, *_ in rows("signs")]


def only(text: str) -> Claim:
    """The one quantity of a sentence; its offsets give back what is written there."""
    (claim,) = (claim for claim in factcheck.extract(text, published=PUBLISHED) if claim.quantity.when is None)
    assert text[claim.span.start : claim.span.end] == claim.text
    return claim


@pytest.mark.parametrize("code", [code for code in CODES if code not in WORDS_OF_THEIR_OWN])
@given(value=AMOUNTS, style=st.sampled_from(sorted(STYLES)))
def test_every_currency_reads_back_by_its_code(code: str, value: Decimal, style: str) -> None:
    written = f"{code} {STYLES[style](value)}"
    claim = only(f"The firm paid {written} for the plant.")
    assert (claim.text, claim.quantity.currency, claim.quantity.value) == (written, code, value * SCALES[style])


@pytest.mark.parametrize("code", sorted(full_names()))
@given(value=AMOUNTS, style=st.sampled_from(sorted(STYLES)))
def test_every_currency_reads_back_by_its_name(code: str, value: Decimal, style: str) -> None:
    written = f"{STYLES[style](value)} {full_names()[code]}"
    claim = only(f"The firm paid {written} for the plant.")
    assert (claim.text, claim.quantity.currency, claim.quantity.value) == (written, code, value * SCALES[style])


@pytest.mark.parametrize("sign", signs(), ids=lambda sign: sign[0])
@given(value=AMOUNTS, style=st.sampled_from(sorted(STYLES)))
def test_every_sign_reads_back_as_one_of_its_currencies(
    sign: tuple[str, tuple[str, ...], Decimal, str], value: Decimal, style: str
) -> None:
    mark, codes, worth, place = sign
    number = STYLES[style](value)
    gap = " " if mark[-1].isalpha() or mark[-1] == "." else ""
    written = f"{number} {mark}" if place == "after" else f"{mark}{gap}{number}"
    claim = only(f"The firm paid {written} for the plant.")
    assert claim.text == written
    assert claim.quantity.currency in codes
    assert claim.quantity.value == value * SCALES[style] * worth


@pytest.mark.parametrize("name", sorted(units.names()))
@given(value=AMOUNTS, style=st.sampled_from(["grouped", "million"]))
def test_every_unit_reads_back_by_its_name(name: str, value: Decimal, style: str) -> None:
    written = f"{STYLES[style](value)} {units.plural(name)}"
    claim = only(f"The device was rated at {written} by the firm.")
    assert claim.quantity.value == value * SCALES[style]
    assert " per ".join(filter(None, (claim.quantity.unit, claim.quantity.per))) == name


@given(value=AMOUNTS)
@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("%", "percent"), (" %", "percent"), (" percent", "percent"), (" per cent", "percent"), (" pct", "percent"),
        (" percentage points", "percentage point"), (" points", "point"), (" basis points", "basis point"),
        (" bps", "basis point"),
    ],
)  # fmt: skip
def test_percent_and_points_read_back(written: str, unit: str, value: Decimal) -> None:
    claim = only(f"The share rose by {value:,}{written} there.")
    assert (claim.quantity.unit, claim.quantity.value) == (unit, value)


@given(low=st.integers(2, 500), more=st.integers(1, 400))
@pytest.mark.parametrize(
    ("style", "unit"),
    [
        ("between {} and {} ships", "ship"), ("{} to {} ships", "ship"), ("{}-{} ships", "ship"),
        ("{}–{} ships", "ship"), ("{}%-{}%", "percent"), ("{} to {} percent", "percent"),
        ("between {}% and {}%", "percent"), ("${} million to ${} million", "USD"), ("${}-{} million", "USD"),
        ("between {} and {} km", "kilometer"), ("€{}m–€{}m", "EUR"),
    ],
)  # fmt: skip
def test_ranges_read_back_as_one_quantity(style: str, unit: str, low: int, more: int) -> None:
    high = low + more
    claim = only(f"The plan is for {style.format(low, high)} there.")
    scale = 10**6 if "m" in unit.lower() and "million" in style or "million" in style or "m–" in style else 1
    quantity = claim.quantity
    assert (quantity.relation, quantity.currency or quantity.unit) == ("between", unit)
    assert (quantity.literal.low, quantity.literal.high) == (low * scale, high * scale)


@given(value=st.integers(20, 999_999).filter(lambda value: not 1000 <= value < 2200))
@pytest.mark.parametrize(
    ("style", "relation"),
    [
        ("over {}", "over"), ("more than {}", "over"), ("above {}", "over"), ("at least {}", "at-least"),
        ("no fewer than {}", "at-least"), ("{}+", "at-least"), ("{} or more", "at-least"), ("less than {}", "under"),
        ("fewer than {}", "under"), ("under {}", "under"), ("nearly {}", "under"), ("almost {}", "under"),
        ("up to {}", "at-most"), ("no more than {}", "at-most"), ("at most {}", "at-most"),
        ("as many as {}", "at-most"), ("about {}", "about"), ("around {}", "about"), ("some {}", "about"),
        ("roughly {}", "about"), ("approximately {}", "about"), ("exactly {}", "exact"), ("{}", "exact"),
    ],
)  # fmt: skip
def test_bounds_read_back(style: str, relation: str, value: int) -> None:
    claim = only(f"The firm hired {style.format(f'{value:,}')} ships there.")
    quantity = claim.quantity
    assert (quantity.relation, quantity.value, quantity.unit) == (relation, value, "ship")
    low, high = quantity.literal.low, quantity.literal.high
    assert (high is None) == (relation in ("over", "at-least"))
    assert (low is None or low <= value) and (high is None or value <= high)


@given(codes=st.tuples(st.sampled_from(["USD", "GBP", "JPY", "CNY", "HKD", "INR"]), st.sampled_from(["EUR", "CHF"])))
def test_currencies_convert_there_and_back(codes: tuple[str, str]) -> None:
    rates, day = Rates(), date(2020, 5, 14)
    there, back = rates.rate(*codes, day), rates.rate(*reversed(codes), day)
    assert there is not None and back is not None
    assert abs(there * back - 1) < Decimal("1e-9")
