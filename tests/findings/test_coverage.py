"""What is green: only what was held against something that would have shown a slip, and never a wrong number's echo."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.findings import engine
from factcheck.findings.outcome import Outcome
from factcheck.model.check import Finding
from factcheck.newsroom.filters import comments, hide

PAIR = "842 million yuan ($5.6 million)"
REPEATED = (
    f"Acme paid {PAIR} to its suppliers in 2025.\n\nThe weather was fine in Shanghai.\n\n"
    f"The payment of {PAIR} was its largest ever.\n\nIt took 842 million yuan from its own pocket.\n"
)


def checked(text: str, *, published: str = "2026-01-05", title: str = "", summary: str = "") -> Outcome:
    return engine.check([article(text, id="text", title=title, summary=summary, published=published)])


def statuses(outcome: Outcome) -> list[tuple[str, str]]:
    return [(entry.text, entry.status) for entry in outcome.coverage]


def test_a_wrong_pair_that_is_repeated_is_told_once_with_all_its_places() -> None:
    outcome = checked(REPEATED)
    (finding,) = outcome.findings
    assert (finding.check.rule, finding.level) == ("currency-mismatch", "error")
    assert [o.text for o in finding.operands] == ["842 million yuan", "$5.6 million"] * 2
    assert [o.span.start for o in finding.operands][::2] == [
        REPEATED.index(PAIR),
        REPEATED.rindex(PAIR),
    ]


def test_no_place_of_a_wrong_pair_is_green() -> None:
    found = statuses(checked(REPEATED))
    assert [status for text, status in found if text == "$5.6 million"] == ["contradicted"] * 2
    assert [status for text, status in found if text == "842 million yuan"] == ["contradicted"] * 2 + ["unmatched"]


def test_the_echo_of_a_wrong_number_is_not_green_through_any_chain_of_repeats() -> None:
    """Long words around the amounts, so that the repeats are linked for certain."""
    body = "The Harbin Steel Works of Northern China paid 842,317 yuan{} to its retired workers in December 2025.\n\n"
    outcome = checked(body.format(" ($5,612)") + body.format("") + body.format(""))
    assert {o.text for o in outcome.findings[0].operands} == {"842,317 yuan", "$5,612"}
    assert "agreeing" not in {status for text, status in statuses(outcome) if "842,317" in text}
    right = checked(body.format("") * 3)
    assert {status for text, status in statuses(right) if "842,317" in text} == {"agreeing"}


def test_the_same_relation_with_other_words_around_it_is_one_finding() -> None:
    outcome = checked(
        "Revenue rose 80% to $45 million from $20 million.\n\nThe company said it rained.\n\n"
        "Sales, it added, rose 80% to $45 million from $20 million."
    )
    (finding,) = [f for f in outcome.findings if f.check.rule == "change-mismatch"]
    assert len(finding.places) == 2
    assert {status for _, status in statuses(outcome)} == {"contradicted"}


def test_two_wrong_weekdays_of_one_date_are_two_findings() -> None:
    text = "The fair opens on Monday, May 6, 2025.\n\nThe market closes on Friday, May 6, 2025."
    assert [len(f.places) for f in checked(text).findings if f.check.rule == "wrong-weekday"] == [1, 1]


def test_each_article_has_a_finding_of_its_own() -> None:
    one, other = (article(f"{name} paid {PAIR} for the site.", id=name, published="2026-01-05") for name in "AB")
    found = engine.check([one, other]).findings
    assert [{o.article for o in f.operands} for f in found if f.check.rule == "currency-mismatch"] == [{"A"}, {"B"}]


def _shown(text: str) -> Outcome:
    outcome = checked(text)
    found = [c for reading in outcome.readings for c in comments.comments(reading.article)]
    return hide(outcome, [("comments", comments.filter_of(found, outcome.rules))])


@pytest.mark.parametrize("place", ["suppliers in 2025.", "largest ever."])
def test_a_comment_hides_only_its_own_place(place: str) -> None:
    note = "<!-- factcheck: ignore[currency-mismatch] as in the contract -->"
    outcome = _shown(REPEATED.replace(place, f"{place} {note}"))
    (finding,) = outcome.findings
    assert len(finding.places) == 1 and outcome.hidden == {"comments": 1}
    kept = finding.operands[0].span.start
    assert (kept > 60) == (place == "suppliers in 2025.")
    assert {"contradicted"} == {entry.status for entry in outcome.coverage if entry.text == "$5.6 million"}


def test_comments_at_all_places_hide_the_finding() -> None:
    note = " <!-- factcheck: ignore[currency-mismatch] as in the contract -->"
    outcome = _shown(REPEATED.replace("in 2025.", f"in 2025.{note}").replace("ever.", f"ever.{note}"))
    assert outcome.findings == () and outcome.hidden == {"comments": 1}


def test_all_places_have_one_fingerprint_so_that_one_decision_settles_them() -> None:
    def prints(finding: Finding) -> set[str]:
        return {place.fingerprint for place in finding.places}

    (finding,) = checked(REPEATED).findings
    assert prints(finding) == {finding.fingerprint}


def test_a_direction_alone_makes_nothing_green() -> None:
    outcome = checked("The average house price was £286,400, up from £271,200 a year earlier.")
    assert outcome.findings == ()
    assert statuses(outcome) == [("£286,400", "bounded"), ("£271,200", "bounded")]


def test_a_change_that_was_computed_is_green() -> None:
    outcome = checked("Shares fell 20% to 88p from 110p.")
    assert statuses(outcome) == [("20%", "agreeing"), ("88p", "agreeing"), ("110p", "agreeing")]


def test_an_order_of_dates_is_a_bound() -> None:
    outcome = checked("The bridge was closed from March 3, 2019, to April 4, 2021.")
    assert {status for _, status in statuses(outcome)} <= {"bounded"}


def test_almost_nine_years_is_none_of_seven() -> None:
    outcome = checked(
        "The singer returned to the stage after seven years away.", summary="The singer was away almost nine years."
    )
    assert "agreeing" not in dict(statuses(outcome)).values()
    outcome = checked(
        "The singer returned to the stage after 106 months away.", summary="The singer was away almost nine years."
    )
    assert outcome.findings == ()


def test_a_place_in_an_order_is_no_count_of_other_things() -> None:
    outcome = checked(
        "Fans cheered all night, with two dogs on the stage.", summary="Fans cheered on the second night."
    )
    assert not [check for _, check in outcome.checks if check.verdict == "agree"]
    assert "agreeing" not in dict(statuses(outcome)).values()


OBITUARY = (
    "Jane Doe, who was born on March 3, 1950, and died on April 22, 2025, at the age of 76, ran the marathon of 42.2 "
    "km (36.2 miles) ten times.\n\nThe funeral is on Monday, May 6, 2025, and the vigil on Tuesday, May 5.\n"
)


def test_an_obituary_with_a_wrong_age_weekday_and_distance_fails_at_the_default_level() -> None:
    found = [(f.level, f.check.rule) for f in checked(OBITUARY, published="2025-04-30").findings]
    assert sorted(found) == [
        ("error", "elapsed-mismatch"),
        ("error", "unit-mismatch"),
        ("error", "wrong-weekday"),
        ("error", "wrong-weekday"),
    ]


def test_what_hangs_on_an_inferred_day_is_no_error() -> None:
    text = "The singer Jane Doe, 74, was born on March 3, 1950, in Ohio. She sang on April 29, 2025."
    outcome = engine.check([article(text, id="text")])
    assert "error" not in {finding.level for finding in outcome.findings}
