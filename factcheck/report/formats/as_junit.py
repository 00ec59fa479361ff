"""JUnit XML: a test case for each relation that was checked, so that a CI's test page shows what holds, too."""

from __future__ import annotations

from xml.sax.saxutils import escape

from factcheck.findings.outcome import Outcome, Problem
from factcheck.lexicon.regex import regex
from factcheck.model.check import LEVELS, Check, Finding
from factcheck.report.display import one_line
from factcheck.report.places import Atlas

# What XML 1.0 cannot hold at all (production 2, Char); the rest of the unsafe code points is gone already.
_NOT_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(outcome: Outcome, *, fail_on: str = "warning") -> str:
    """A suite for each article. Findings at or above `fail_on` ("never" for none) are failures, lesser ones pass with
    their text as output; comparisons that could not be made are skipped; unreadable inputs are errors."""
    atlas = Atlas(outcome)
    suites: dict[str, list[str]] = {}
    for number, check in outcome.checks:
        first = atlas.primary(check)
        path = atlas.path(first.article) if first else "-"
        suites.setdefault(path, []).append(_case(check, atlas.findings_by_check.get(number), path, atlas, fail_on))
    for finding in outcome.findings:
        if atlas.check_id(finding) is None:
            first = atlas.primary(finding.check)
            path = atlas.path(first.article) if first else "-"
            suites.setdefault(path, []).append(_case(finding.check, finding, path, atlas, fail_on))
    for problem in outcome.problems:
        suites.setdefault(problem.path, []).append(_problem(problem))
    body = "".join(_suite(path, cases) for path, cases in suites.items())
    everything = [case for cases in suites.values() for case in cases]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{_counts(everything)}>\n{body}</testsuites>\n'


def _suite(path: str, cases: list[str]) -> str:
    return f"  <testsuite name={_attribute(path)}{_counts(cases)}>\n{''.join(cases)}  </testsuite>\n"


def _counts(cases: list[str]) -> str:
    kinds = (("failures", "<failure"), ("errors", "<error"), ("skipped", "<skipped"))
    inner = "".join(f' {name}="{sum(mark in case for case in cases)}"' for name, mark in kinds)
    return f' tests="{len(cases)}"{inner}'


def _case(check: Check, finding: Finding | None, path: str, atlas: Atlas, fail_on: str) -> str:
    first = atlas.primary(check)
    line = atlas.place_of(first).line if first else 1
    numbers = " / ".join(operand.text for operand in check.operands)
    name = f"{check.rule}: {check.arithmetic or numbers} (line {line})"
    return _element(name, path, line, _result(check, finding, atlas, fail_on))


def _result(check: Check, finding: Finding | None, atlas: Atlas, fail_on: str) -> str:
    if check.verdict == "not-comparable":
        return f"<skipped message={_attribute(check.arithmetic or 'not comparable')}/>"
    if finding is None:
        return "" if check.verdict == "agree" else '<skipped message="not shown"/>'
    details = [f"{operand.role}: {operand.text} ({atlas.place_of(operand)})" for operand in check.operands]
    suggestion = check.suggestion.text if check.suggestion else ""
    text = "\n".join(one_line(part) for part in (check.arithmetic, check.diagnosis, suggestion, *details) if part)
    if fail_on != "never" and LEVELS.index(finding.level) >= LEVELS.index(fail_on):
        return f"<failure type={_attribute(check.verdict)} message={_attribute(check.message)}>{_text(text)}</failure>"
    return f"<system-out>{_text(f'{finding.level}: {one_line(check.message)}' + chr(10) + text)}</system-out>"


def _problem(problem: Problem) -> str:
    place = f" ({problem.place})" if problem.place else ""
    error = f'<error type="input" message={_attribute(problem.message + place)}/>'
    return _element("input: can be read", problem.path, 1, error)


def _element(name: str, path: str, line: int, inner: str) -> str:
    head = f'    <testcase classname={_attribute(path)} name={_attribute(name)} file={_attribute(path)} line="{line}"'
    return f"{head}>{inner}</testcase>\n" if inner else f"{head}/>\n"


def _attribute(text: str) -> str:
    return f'"{escape(_NOT_XML.sub("�", one_line(text)), {chr(34): "&quot;"})}"'


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("�", text))
