"""Comments in the text hide a finding of a named rule, near by, with a reason."""

from __future__ import annotations

import factcheck
from factcheck.filters import comments, hide
from factcheck.outcome import Outcome

WRONG = "The fund paid 842 million yuan ($5.6 million) for the site."


def shown(text: str) -> tuple[Outcome, tuple[comments.Comment, ...]]:
    outcome = factcheck.check(text, published="2025-04-01")
    found = tuple(c for reading in outcome.readings for c in comments.comments(reading.article))
    return hide(outcome, [("comment", comments.filter_of(found))]), found


def test_a_comment_hides_its_own_paragraph() -> None:
    outcome, _ = shown(f"{WRONG} <!-- factcheck: ignore[currency-mismatch] as in the contract -->")
    assert outcome.findings == () and outcome.hidden == {"comment": 1}


def test_a_comment_alone_hides_the_next_paragraph_only() -> None:
    comment = "<!-- factcheck: ignore[currency-mismatch] as in the contract -->"
    outcome, _ = shown(f"{comment}\n\n{WRONG}\n\nLater it paid 900 million yuan ($5.9 million) for more.")
    assert [f.check.operands[0].text for f in outcome.findings] == ["900 million yuan"]


def test_a_comment_without_a_reason_hides_nothing_and_is_reported() -> None:
    outcome, found = shown(f"{WRONG} <!-- factcheck: ignore[currency-mismatch] -->")
    assert len(outcome.findings) == 1
    assert len(comments.without_reason(found)) == 1


def test_a_comment_for_another_rule_hides_nothing() -> None:
    outcome, _ = shown(f"{WRONG} <!-- factcheck: ignore[sum-mismatch] as in the contract -->")
    assert len(outcome.findings) == 1
