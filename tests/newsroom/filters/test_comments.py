"""Comments in the text hide a finding of a named rule, near by, with a reason."""

from __future__ import annotations

import factcheck
from factcheck.findings.outcome import Outcome
from factcheck.newsroom.filters import comments, hide

WRONG = "The fund paid 842 million yuan ($5.6 million) for the site."


def shown(text: str) -> tuple[Outcome, tuple[comments.Comment, ...]]:
    outcome = factcheck.check(text, published="2025-04-01")
    found = tuple(c for reading in outcome.readings for c in comments.comments(reading.article))
    return hide(outcome, [("comment", comments.filter_of(found, outcome.rules))]), found


def test_a_comment_hides_its_own_paragraph() -> None:
    outcome, _ = shown(f"{WRONG} <!-- factcheck: ignore[currency-mismatch] as in the contract -->")
    assert outcome.findings == () and outcome.hidden == {"comment": 1}


def test_a_comment_alone_hides_the_next_paragraph_only() -> None:
    comment = "<!-- factcheck: ignore[currency-mismatch] as in the contract -->"
    outcome, _ = shown(f"{comment}\n\n{WRONG}\n\nLater it paid 900 million yuan ($5.9 million) for more.")
    assert [f.check.operands[0].text for f in outcome.findings] == ["900 million yuan"]


def test_a_comment_speaks_for_its_whole_paragraph_when_that_is_wrapped() -> None:
    wrapped = "The fund, which has bought land before, paid 842 million\nyuan ($5.6 million) for the site by the river"
    outcome, _ = shown(
        f"{wrapped}.\n<!-- factcheck: ignore[currency-mismatch] as in the contract -->\n\nIt opens soon."
    )
    assert len(outcome.findings) == 1, "it stands alone: it is for the next paragraph"
    outcome, _ = shown(
        f"{wrapped}. <!-- factcheck: ignore[currency-mismatch]\nas in the > contract -->\n\nIt opens soon."
    )
    assert outcome.findings == ()


def test_a_comment_without_a_reason_hides_nothing_and_is_reported() -> None:
    outcome, (comment,) = shown(f"{WRONG} <!-- factcheck: ignore[currency-mismatch] -->")
    assert len(outcome.findings) == 1
    assert comment.faults(["currency-mismatch"]) == ["it gives no reason, and so has no effect"]


def test_a_comment_with_an_unknown_rule_or_none_is_reported() -> None:
    _, (comment,) = shown(f"{WRONG} <!-- factcheck: ignore[currency-mismach] as in the contract -->")
    (fault,) = comment.faults(["currency-mismatch", "sum-mismatch"])
    assert "currency-mismach" in fault and "currency-mismatch" in fault
    _, (comment,) = shown(f"{WRONG} <!-- factcheck: ignore as in the contract -->")
    assert [fault[:17] for fault in comment.faults(["currency-mismatch"])] == ["it names no rule:"]


def test_a_comment_for_another_rule_hides_nothing() -> None:
    outcome, _ = shown(f"{WRONG} <!-- factcheck: ignore[sum-mismatch] as in the contract -->")
    assert len(outcome.findings) == 1


def test_numbers_in_comments_are_no_claims_and_nothing_moves() -> None:
    comment = "<!-- factcheck: ignore[currency-mismatch] the ledger of 2024 says $115 million -->"
    outcome, _ = shown(f"The firm sold 300 cars. {comment} It sold 20 boats. <!-- 4,000 bikes, says\nthe intern -->")
    (reading,) = outcome.readings
    assert [claim.text for claim in reading.claims] == ["300", "20"]
    assert [entry.text for entry in outcome.coverage] == ["300", "20"]
    assert reading.claims[1].span.start == reading.article.text.index("20 boats")


def test_a_comment_that_nothing_closes_is_text() -> None:
    outcome, found = shown(f"<!-- factcheck: ignore[currency-mismatch] never closed\n\n{WRONG}")
    assert len(outcome.findings) == 1 and found == ()
