"""The syntax of rule cases, and that the harness tells a case that holds from one that does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.claims.view import View
from factcheck.findings.cases import Case, CaseError, Expected, articles, cases, misfits
from factcheck.findings.rulebook import LoadedRule
from factcheck.model.check import Check, Operand, Rule

RULE = Rule("X13", "thirteen", "house", "warning", "The number thirteen.")


def thirteen(view: View, options: Mapping[str, object]) -> Iterator[Check]:
    """Flags the number thirteen, and in "fourteen" the neighbour, as a note."""
    for claim in view.reading.claims:
        level = {Decimal(13): "warning", Decimal(14): "note"}.get(claim.quantity.value or Decimal(0))
        if level:
            yield Check(RULE.name, "tension", (Operand.of("number", claim),), level=level, message="bad luck")


LOADED = LoadedRule(RULE, thirteen, "", Path("thirteen.py"))


def test_a_case_is_read_with_its_articles_findings_and_reason() -> None:
    text = (
        "# thirteen\nSome words.\n\n## known miss\n### a heading for the reader\n"
        '```article published=2025-04-01 locale=en-GB title="Two words"\nLine one.\n\nLine two.\n```\n'
        "```article with outlet=Gazette\nMore.\n```\n"
        "- warning thirteen: 13  cars | 14\n- note thirteen: 15\nreason: it is hard\n  and long\n"
    )
    (case,) = cases(text)
    assert (case.kind, case.line, case.reason) == ("known miss", 6, "it is hard and long")
    assert case.expected == [
        Expected("warning", "thirteen", ("13 cars", "14")),
        Expected("note", "thirteen", ("15",)),
    ]
    first, second = articles(case)
    assert (first.text, first.title, first.locale) == ("Line one.\n\nLine two.\n", "Two words", "en-GB")
    assert first.published is not None
    assert first.published.iso == "2025-04-01"
    assert (second.text, second.outlet) == ("More.\n", "Gazette")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("## flags\n```article\nx\n```\n", "line 2: a case under 'flags' lists the findings expected"),
        ("## silent\n```article\nx\n```\n", "line 2: a case under 'silent' gives its reason"),
        ("## known miss\n```article\nx\n```\n- note a: x\n", "gives its reason"),
        ("## other\n```article\nx\n```\n", "an article stands under 'other'"),
        ("## flags\n```article colour=red\nx\n```\n", "'colour' is not one of with, title"),
        ("## flags\n```article with\nx\n```\n", "no article before this one"),
        ("## flags\n```article\nx\n```\n- loud thirteen: 13\n", "line 5: a finding reads"),
        ("## flags\n```article\nx\n", "the last fence is not closed"),
    ],
)
def test_a_case_that_is_not_complete_is_refused(text: str, says: str) -> None:
    with pytest.raises(CaseError, match=says):
        cases(text)


def test_other_fences_are_for_the_reader() -> None:
    assert cases("## flags\n```python\nx = 1\n```\n") == ()


def case(text: str, *expected: Expected, kind: str = "flags") -> Case:
    (made,) = cases(
        f"## {kind}\n```article\n{text}\n```\nreason: none\n"
        + "".join(f"{one}\n" for one in expected or ["- note x: y"])
    )
    made.expected = list(expected)
    return made


def test_a_case_holds_where_findings_are_those_listed() -> None:
    found = Expected("warning", "thirteen", ("13",))
    assert misfits(case("It sold 13 cars in May.", found), LOADED) == []
    assert misfits(case("It sold 15 cars in May.", kind="silent"), LOADED) == []
    assert misfits(case("It sold 14 cars in May.", kind="silent"), LOADED) == [], (
        "a note that is not listed is no alarm"
    )
    assert misfits(case("It sold 14 cars in May.", Expected("note", "thirteen", ("14",))), LOADED) == []


def test_a_case_does_not_hold_where_something_is_missing_or_too_much() -> None:
    (missing,) = misfits(case("It sold 15 cars in May.", Expected("warning", "thirteen", ("13",))), LOADED)
    assert missing == "not found: - warning thirteen: 13"
    (too_much,) = misfits(case("It sold 13 cars in May.", kind="silent"), LOADED)
    assert too_much == "not expected: - warning thirteen: 13 (bad luck)"
    wrong_level = misfits(case("It sold 13 cars in May.", Expected("error", "thirteen", ("13",))), LOADED)
    assert len(wrong_level) == 2


def test_a_rule_that_stops_with_an_error_does_not_pass_a_silent_case() -> None:
    def broken(view: View, options: Mapping[str, object]) -> Iterator[Check]:
        raise ZeroDivisionError("by nought")
        yield

    with pytest.raises(RuntimeError, match="by nought"):
        misfits(case("It sold 13 cars.", kind="silent"), LoadedRule(RULE, broken, "", Path("x.py")))
