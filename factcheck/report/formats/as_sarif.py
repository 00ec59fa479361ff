"""SARIF 2.1.0 (OASIS): findings for code scanning, editors and security dashboards.

Columns count code points and the log says so; a finding's other numbers are related locations that the message links
to; fingerprints come from the content, so that a moved finding stays the same one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from urllib.parse import quote

from factcheck.findings.fixes import may_be_put_in
from factcheck.findings.outcome import Outcome, Problem
from factcheck.model.check import Finding, Operand, Replacement, Rule
from factcheck.report.display import clipped, one_line, visible
from factcheck.report.places import Atlas, Place
from factcheck.report.tally import NAME, version

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "factcheckFinding/v1"


def render(outcome: Outcome, *, manuals: Mapping[str, str] | None = None) -> str:
    """The log of one run. `manuals` maps rule names to their manuals in Markdown, for the rules' help."""
    atlas = Atlas(outcome)
    rules = _rules(outcome)
    index = {rule.name: at for at, rule in enumerate(rules)}
    driver = {
        "name": NAME,
        "semanticVersion": version(),
        "shortDescription": {"text": "A linter for the numbers in news"},
        "rules": [_descriptor(rule, (manuals or {}).get(rule.name, "")) for rule in rules],
    }
    paths = sorted({atlas.path(reading.article.id) for reading in outcome.readings})
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"{NAME}/"},
        "artifacts": [{"location": {"uri": uri(path)}} for path in paths],
        "invocations": [
            {
                "executionSuccessful": not outcome.problems,
                "toolExecutionNotifications": [_notification(problem) for problem in outcome.problems],
            }
        ],
        "properties": {"hidden": dict(sorted(outcome.hidden.items()))},
        "results": [_result(finding, rules[index[finding.check.rule]], index, atlas) for finding in outcome.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def uri(path: str) -> str:
    """A relative URI reference (RFC 3986) for a path as given."""
    return quote(path.replace("\\", "/").removeprefix("./"), safe="/", errors="replace")


def _rules(outcome: Outcome) -> list[Rule]:
    """The rules that ran, and those that only findings name (a rule that crashed, an input that is odd)."""
    known = {rule.name: rule for rule in outcome.rules}
    for finding in outcome.findings:
        name = finding.check.rule
        known.setdefault(name, Rule(name, name, "internal", "warning", name.replace("-", " ")))
    return list(known.values())


def _descriptor(rule: Rule, manual: str) -> dict[str, object]:
    summary = one_line(rule.summary) or rule.name
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": manual or summary, "markdown": manual or summary},
        "defaultConfiguration": {"level": rule.level},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, rule: Rule, index: Mapping[str, int], atlas: Atlas) -> dict[str, object]:
    check = finding.check
    first = atlas.primary(check)
    related = [operand for operand in finding.operands if operand is not first]
    result: dict[str, object] = {
        "ruleId": rule.code,
        "ruleIndex": index[rule.name],
        "level": finding.level,
        "message": {"text": _message(finding, related)},
        "locations": [{"physicalLocation": _location(first, atlas)}] if first else [],
        "relatedLocations": [
            {"id": at, "physicalLocation": _location(operand, atlas), "message": {"text": _label(operand)}}
            for at, operand in enumerate(related, 1)
        ],
        "partialFingerprints": {FINGERPRINT: visible(finding.fingerprint)},
        "rank": float(round(100 * min(max(check.confidence, 0.0), 1.0), 1)),
        "properties": {"verdict": check.verdict, "arithmetic": one_line(check.arithmetic)},
    }
    if fixes := _fixes(finding, atlas):
        result["fixes"] = fixes
    return result


def _message(finding: Finding, related: list[Operand]) -> str:
    """The sentences of the finding, then a link (SARIF 3.11.6) to each of the other numbers."""
    check = finding.check
    parts = [check.message, check.diagnosis, check.suggestion.text if check.suggestion else ""]
    links = [f"[{_plain(_label(operand))}]({at})" for at, operand in enumerate(related, 1)]
    sentences = [_plain(part) for part in parts if part]
    return " ".join([*sentences, *([f"See {', '.join(links)}."] if links else [])])


def _plain(text: str) -> str:
    """Text in which no bracket is taken for a link (SARIF 3.11.6: a backslash escapes)."""
    return one_line(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _label(operand: Operand) -> str:
    return f"{operand.role}: {clipped(operand.text, 80)}"


def _location(operand: Operand, atlas: Atlas) -> dict[str, object]:
    place = atlas.place_of(operand)
    region = _region(place)
    if operand.text:
        region["snippet"] = {"text": visible(operand.text)}
    return {"artifactLocation": {"uri": uri(place.path)}, "region": region}


def _region(place: Place) -> dict[str, object]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fixes(finding: Finding, atlas: Atlas) -> list[dict[str, object]]:
    """One fix for each way to put the finding right, since only one of them is right; each at all its places."""
    suggestions = [place.check.suggestion for place in finding.places if place.check.suggestion is not None]
    fixes = []
    for ways in zip_longest(*(suggestion.replacements for suggestion in suggestions)):
        known = [(one, atlas.articles.get(one.article)) for one in ways if one is not None]
        writable = [one for one, article in known if article is not None and may_be_put_in(one, article)]
        if writable:
            fixes.append(_fix(suggestions[0].text, writable, atlas))
    return fixes


def _fix(text: str, ways: Sequence[Replacement], atlas: Atlas) -> dict[str, object]:
    """What to write at each place of one article."""
    replacements = []
    for one in ways:
        place = atlas.place(one.article, one.span)
        replacements.append({"deletedRegion": _region(place), "insertedContent": {"text": visible(one.text)}})
    change = {"artifactLocation": {"uri": uri(atlas.path(ways[0].article))}, "replacements": replacements}
    return {"description": {"text": one_line(text)}, "artifactChanges": [change]}


def _notification(problem: Problem) -> dict[str, object]:
    return {
        "level": "error",
        "message": {"text": one_line(f"{problem.place + ': ' if problem.place else ''}{problem.message}")},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(problem.path)}}}],
    }
