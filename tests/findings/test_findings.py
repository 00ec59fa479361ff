"""From checks to findings: the same numbers are told of once."""

from __future__ import annotations

import factcheck
from factcheck.articles import article
from factcheck.findings.engine import check
from factcheck.findings.findings import findings
from factcheck.model.article import Span
from factcheck.model.check import Check, Operand

TEXT = "Alder Bank Ltd said it will sell 430,000 shares to its staff.\n\nThe bank did not give a price.\n"


def checked(rule: str, confidence: float, *starts: int) -> Check:
    operands = tuple(Operand("number", "a", Span("text", start, start + 2), str(start)) for start in starts)
    return Check(rule, "contradiction", operands, level="warning", message="No.", confidence=confidence)


def test_two_rules_that_see_one_contradiction_make_one_finding() -> None:
    seen = (("c1", checked("one", 0.7, 3, 9)), ("c2", checked("two", 0.8, 9, 3)), ("c3", checked("two", 0.8, 9, 20)))
    assert [one.id for one in findings(seen, {("a", "text"): 0})] == ["c2", "c3"]


def test_one_contradiction_is_one_finding() -> None:
    outcome = check([article(TEXT, title="ALDER BANK TO SELL 340,000 SHARES")])
    assert [one.check.rule for one in outcome.findings if one.level != "note"] == ["headline-mismatch"]


def test_two_contradictions_of_other_numbers_stay_two() -> None:
    outcome = factcheck.check(
        "Revenue rose 80% to $45 million from $20 million. Profit rose 80% to $9 million from $2 million."
    )
    assert len([f for f in outcome.findings if f.check.rule == "change-mismatch"]) == 2
