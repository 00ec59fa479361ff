"""Editors' rulings: kept by fingerprint, with reason, person and date; expired and unused ones speak up."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import factcheck
from factcheck.newsroom.filters import decisions, hide

TODAY = datetime.date(2026, 1, 15)


def outcome():  # type: ignore[no-untyped-def]
    return factcheck.check("The fund paid 842 million yuan ($5.6 million) for the site.", published="2025-04-01")


def decision(fingerprint: str, ruling: str = "intended", expires: datetime.date | None = None) -> decisions.Decision:
    return decisions.Decision(
        fingerprint, ruling, 'It says "yuan" in the\ncontract.', "A. Editor", datetime.date(2025, 12, 1), expires, ""
    )


def test_what_is_recorded_is_read_back(tmp_path: Path) -> None:
    found = outcome().findings[0]
    decisions.record(tmp_path, "../site", decision(found.fingerprint))
    decisions.record(tmp_path, "../site", decision("0" * 16, "error"))
    read, unread = decisions.read(tmp_path)
    assert unread == ()
    assert (read[0].fingerprint, read[0].reason) == (found.fingerprint, 'It says "yuan" in the\ncontract.')
    assert [path.name for path in tmp_path.iterdir()] == ["_site.toml"]


def test_an_intended_finding_is_hidden_and_a_confirmed_error_is_not() -> None:
    made = outcome()
    name = made.findings[0].fingerprint
    quiet = hide(made, [("decision", decisions.filter_of([decision(name)], TODAY))])
    assert name not in {f.fingerprint for f in quiet.findings}
    assert quiet.hidden["decision"] >= 1
    loud = hide(made, [("decision", decisions.filter_of([decision(name, "error")], TODAY))])
    assert name in {f.fingerprint for f in loud.findings}


def test_an_expired_decision_hides_nothing() -> None:
    made = outcome()
    name = made.findings[0].fingerprint
    hides = decisions.filter_of([decision(name, expires=TODAY)], TODAY)
    assert not hides(made.findings[0])
    assert decisions.filter_of([decision(name, expires=TODAY + datetime.timedelta(1))], TODAY)(made.findings[0])


def test_unused_decisions_are_named() -> None:
    made = outcome()
    stale = decision("f" * 16)
    assert decisions.unused([decision(made.findings[0].fingerprint), stale], made.findings) == (stale,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[decision]]\nruling = 'intended'\n", "fingerprint"),
        (
            "[[decision]]\nfingerprint='a'\nruling='fine'\nreason='r'\nwho='w'\ndate=2025-01-01\n",
            "not one of error, intended, false-alarm",
        ),
        ("[[decision]]\nfingerprint='a'\nruling='error'\nreason='r'\nwho='w'\ndate='2025'\n", "quotation marks"),
        ("[[decision\n", "cannot be read"),
        ("decision = 'x'\n", "tables, each under"),
        ("decision = 5\n", "tables, each under"),
        ("decision = [1, 2]\n", "tables, each under"),
        ("decision = [[{}]]\n", "tables, each under"),
        ("decision = 2025-01-01\n", "tables, each under"),
        ("[decision]\nfingerprint = 'a'\n", "tables, each under"),
        ("[[decision]]\nfingerprint='a'\nruling=[]\nreason='r'\nwho='w'\ndate=2025-01-01\n", "ruling missing"),
        ("[[decision]]\nfingerprint='a'\nruling={a=1}\nreason='r'\nwho='w'\ndate=2025-01-01\n", "not one of"),
        ("[[decision]]\nfingerprint='a'\nruling='error'\nreason='r'\nwho='w'\ndate=10:00:00\n", "quotation marks"),
        ("[[decision]]\nfingerprint=7\nruling='error'\nreason='r'\nwho='w'\ndate=2025-01-01\n", "in quotation marks"),
        ("a = " + "[" * 20_000, "nested too deeply"),
        ("a = " + "9" * 20_000, "cannot be read"),
    ],
)
def test_a_broken_file_is_named_and_the_others_are_read(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.toml").write_text(text)
    decisions.record(tmp_path, "b", decision("0" * 16))
    found, (problem,) = decisions.read(tmp_path)
    assert [one.fingerprint for one in found] == ["0" * 16]
    assert problem.path.endswith("a.toml")
    assert message in problem.message


def test_a_date_with_a_time_is_the_day() -> None:
    """TOML has both; an editor's tool may write either."""
    table = {"fingerprint": "a", "ruling": "intended", "reason": "r", "who": "w"}
    for when in (datetime.datetime(2025, 12, 1, 23), datetime.datetime(2025, 12, 1, 9, tzinfo=datetime.UTC)):
        made = decisions._decision(Path("a.toml"), 1, {**table, "date": when, "expires": when})
        assert made.date == made.expires == datetime.date(2025, 12, 1)
        decisions.filter_of([made], TODAY)
