from __future__ import annotations

from datetime import date

import pytest

from factcheck.articles import article, read
from factcheck.articles.formats.published import from_metadata


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2025-11-30", date(2025, 11, 30), date(2025, 12, 1)),
        ("2025-12", date(2025, 12, 1), date(2026, 1, 1)),
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("2025-03-04T08:00:00+01:00", date(2025, 3, 4), date(2025, 3, 5)),
        ("2025-03-04 23:59:59Z", date(2025, 3, 4), date(2025, 3, 5)),
        ("20250304T080000Z", date(2025, 3, 4), date(2025, 3, 5)),
        ("March 3, 2024", date(2024, 3, 3), date(2024, 3, 4)),
        ("Sun, 03 Mar 2024 10:00:00 GMT", date(2024, 3, 3), date(2024, 3, 4)),
        ("3 March 2024", date(2024, 3, 3), date(2024, 3, 4)),
        ("March 2024", date(2024, 3, 1), date(2024, 4, 1)),
    ],
)
def test_dates_as_metadata_writes_them(value: str, start: date, end: date) -> None:
    period = from_metadata(value)
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "value", [None, "", "soon", "March 3", "2025-02-30", "99999999999-01-01", "March 45, 2024", []]
)
def test_what_names_no_day_is_unknown(value: object) -> None:
    assert from_metadata(value) is None


@pytest.mark.parametrize("value", ["yesterday", "2025-02-30", "03/04/2025", "2025-1-1-1"])
def test_a_bad_date_from_the_user_is_refused_at_once(value: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        read(["nowhere.txt"], published=value)
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        article("It rained.", published=value)
