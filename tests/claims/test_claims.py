"""What numbers are said of."""

from __future__ import annotations

from factcheck.articles import article
from factcheck.findings.engine import understand
from factcheck.model.claim import Claim


def only(text: str, **known: str) -> Claim:
    return next(
        c for c in understand(article(text, **{"id": "a", **known})).claims if c.mention.kind not in ("date", "period")
    )


def test_a_company_and_its_sales() -> None:
    claim = only("Northwind Motors sold 361,600 cars in 2025.")
    assert (claim.subject, claim.measure) == ("Northwind Motors", "sales")
    assert claim.period is not None
    assert claim.period.iso == "2025"


def test_the_companions_of_a_number_are_the_other_numbers_of_its_sentence() -> None:
    claim = only("The fire killed 12 people and cost $3 million.")
    assert claim.companions == ("count 12", "money 3E+6")


def test_police_who_say_it_are_not_what_is_counted() -> None:
    assert "police" not in only("Police said 20 people died in the fire.").scope
    assert "police" in only("The fire killed 20 police officers.").scope


def test_an_owner_is_what_its_figure_is_said_of() -> None:
    assert only("Eastwind's revenue was $5 million.").subject == "Eastwind"


def test_goals_that_were_scored_are_no_target() -> None:
    assert only("Rovers have scored 14 goals.").status == "actual"


def test_a_road_is_no_model() -> None:
    assert only("Two die in crash on A9.").scope == ()
    assert only("Sales of the SU7 reached 9,000.").scope != ()
