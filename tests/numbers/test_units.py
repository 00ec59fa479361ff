"""Units: what writings mean, and factors that hold against pint and against the standards."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal as D
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.mention import DIMENSIONS
from factcheck.numbers.units import comparable, convert, lookup, names, same_dimension, symbols, unit, words

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("kilometres", "kilometer"),
        ("km", "kilometer"),
        ("KM", "kilometer"),
        ("sq km", "square kilometer"),
        ("sq. km", "square kilometer"),
        ("km²", "square kilometer"),
        ("square-mile", "square mile"),
        ("kilometres-per-hour", "kilometer per hour"),
        ("kilometers an hour", "kilometer per hour"),
        ("km/h", "kilometer per hour"),
        ("miles/hour", "mile per hour"),
        ("mW", "milliwatt"),
        ("MW", "megawatt"),
        ("Mb", "megabit"),
        ("MB", "megabyte"),
        ("feet", "foot"),
        ("cubic feet", "cubic foot"),
        ("lbs", "pound"),
        ("lbs.", "pound"),
        ("tonnes", "metric ton"),
        ("tons", "ton"),
        ("tons of TNT", "ton of TNT"),
        ("°C", "degree Celsius"),
        ("degrees Fahrenheit", "degree Fahrenheit"),
        ("barrels per day", "barrel per day"),
        ("bpd", "barrel per day"),
        ("inches of mercury", "inch of mercury"),
        ("lb-ft", "pound-foot"),
        ("Nm", "newton meter"),
        ("nm", "nanometer"),
        ("miles to the gallon", "mile per gallon"),
        ("centuries", "century"),
        ("millennia", "millennium"),
        ("acre-feet", "acre-foot"),
        ("fl oz", "fluid ounce"),
        ("µg/m³", "microgram per cubic meter"),
        ("stone", "stone"),
        ("light-years", "light-year"),
    ],
)
def test_what_a_writing_stands_for(written: str, name: str) -> None:
    found = lookup(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["pm", "bananas", "", "K", "T", "cars", "per", "are", "hand", "turns"])
def test_what_is_no_unit_in_news(written: str) -> None:
    assert lookup(written) is None


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1", "acre", "square meter", "4046.8564224"),  # international acre, NIST SP 811
        ("1", "mile", "kilometer", "1.609344"),  # yard and pound agreement of 1959
        ("1", "pound", "kilogram", "0.45359237"),
        ("1", "nautical mile", "meter", "1852"),
        ("1", "barrel", "liter", "158.987294928"),  # 42 US gallons
        ("1", "imperial gallon", "liter", "4.54609"),
        ("1", "gallon", "liter", "3.785411784"),
        ("1", "furlong", "mile", "0.125"),
        ("1", "troy ounce", "gram", "31.1034768"),
        ("1", "knot", "kilometer per hour", "1.852"),
        ("100", "degree Celsius", "degree Fahrenheit", "212"),
        ("32", "degree Fahrenheit", "degree Celsius", "0"),
        ("-40", "degree Fahrenheit", "degree Celsius", "-40"),
        ("0", "kelvin", "degree Celsius", "-273.15"),
        ("1", "kilowatt-hour", "megajoule", "3.6"),
        ("1", "megabyte", "megabit", "8"),
        ("1", "hectare", "mu", "15"),
        ("1", "metric horsepower", "watt", "735.49875"),
        ("1", "ton of TNT", "gigajoule", "4.184"),
    ],
)
def test_exact_conversions(value: str, source: str, target: str, expected: str) -> None:
    assert abs(convert(D(value), source, target) - D(expected)) < D("1e-20")


def test_a_warming_of_ten_degrees_celsius_is_eighteen_fahrenheit() -> None:
    assert convert(D(10), "degree Celsius", "degree Fahrenheit", difference=True) == 18
    assert convert(D(10), "degree Celsius", "degree Fahrenheit") == 50


def test_fuel_economy_counts_the_other_way_round() -> None:
    assert round(convert(D(30), "mile per gallon", "liter per 100 kilometers"), 2) == D("7.84")
    assert round(convert(D("7.84"), "liter per 100 kilometers", "mile per gallon"), 1) == D("30.0")


def test_compounds_go_through_pint() -> None:
    assert round(convert(D(100), "gram per kilometer", "ounce per mile"), 4) == D("5.6768")
    assert round(convert(D(550), "foot-pound per second", "horsepower"), 6) == 1


@pytest.mark.parametrize(("a", "b"), [("mile", "acre"), ("part per million", "milligram per liter"), ("car", "mile")])
def test_what_does_not_convert(a: str, b: str) -> None:
    assert not same_dimension(a, b)
    with pytest.raises(ValueError, match="cannot be converted"):
        convert(D(1), a, b)


def test_words_that_mean_several_units() -> None:
    assert comparable("ton", "metric ton") == (
        ("ton", "metric ton"),
        ("metric ton", "metric ton"),
        ("long ton", "metric ton"),
    )
    assert comparable("gallon", "liter")[1] == ("imperial gallon", "liter")
    assert comparable("gallon", "mile") == ()


def test_a_denominator_of_its_own() -> None:
    barrels = unit("barrel per day")
    speed = unit("mile per hour")
    assert barrels is not None
    assert speed is not None
    assert (barrels.counted, barrels.per) == ("barrel", "day")
    assert (speed.counted, speed.per) == ("mile per hour", None)


def test_every_dimension_is_one_of_the_house() -> None:
    for name in names():
        found = unit(name)
        assert found is not None
        assert found.dimension in (*DIMENSIONS, "temperature", "duration")
        for other in found.also:
            assert unit(other) is not None, f"{name} names {other}, which is not in the table"


def test_every_writing_leads_to_its_own_unit() -> None:
    for written, name in (*words().items(), *symbols().items()):
        found = lookup(written)
        assert found is not None
        assert found.name == name


@given(value=st.decimals(min_value=1, max_value=10**9, places=3), pick=st.data())
def test_there_and_back(value: D, pick: st.DataObject) -> None:
    source = pick.draw(st.sampled_from(sorted(names())))
    target = pick.draw(st.sampled_from([name for name in sorted(names()) if same_dimension(source, name)]))
    back = convert(convert(value, source, target), target, source)
    assert abs(back - value) <= value * D("1e-15") + D("1e-9")


def test_the_table_is_what_pint_says() -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        import make_units  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    table = (ROOT / "factcheck/lexicon/units.tsv").read_text(encoding="utf-8")
    kept = (ROOT / "factcheck/lexicon/unit_factors.tsv").read_text(encoding="utf-8")
    assert make_units.HEAD + "\n".join(make_units.factor_lines(table)) + "\n" == kept


@pytest.mark.parametrize(
    ("source", "target"),
    [("mile", "kilometer"), ("square_mile", "hectare"), ("horsepower", "kilowatt"), ("stone", "kilogram")],
)
def test_factors_against_pints_own_conversion(source: str, target: str) -> None:
    import pint

    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(non_int_type=Fraction)
    said = Fraction(registry.Quantity(Fraction(1), source).to(target).magnitude)
    assert abs(Fraction(convert(D(1), source.replace("_", " "), target)) - said) < Fraction(1, 10**20)


def test_looking_up_does_not_load_pint() -> None:
    code = (
        "import sys; from decimal import Decimal; from factcheck.numbers.units import lookup, convert;"
        "lookup('acres'); convert(Decimal(131), 'acre', 'hectare'); print('pint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
