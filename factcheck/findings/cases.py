"""The cases of a rule: pieces of articles in Markdown, with what the rule says about each, run as tests.

docs/RULES.md describes the syntax. A newsroom's own rules are tested with the same two functions:

    for case in cases(rule.cases):
        assert not misfits(case, rule), misfits(case, rule)
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.lexicon.regex import regex
from factcheck.model.check import LEVELS

if TYPE_CHECKING:
    from factcheck.findings.outcome import Outcome
    from factcheck.findings.rulebook import LoadedRule
    from factcheck.model.article import Article
    from factcheck.model.check import Finding

KINDS = ("flags", "silent", "known miss", "known false alarm")
KEYS = ("title", "summary", "published", "outlet", "locale")


class CaseError(Exception):
    """A case file that does not follow its syntax; says the line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a case: its text and what is known of it from outside (of KEYS)."""

    text: str
    known: dict[str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that is expected: `- error currency-mismatch: 842 million yuan | $5.6 million`."""

    level: str
    rule: str
    texts: tuple[str, ...]

    def __str__(self) -> str:
        return f"- {self.level} {self.rule}: {' | '.join(self.texts)}"


@dataclass(slots=True)
class Case:
    """`kind` is one of KINDS, `line` that of the first fence (from 1), `reason` why it is silent or known, `facts` a
    fact sheet (CSV) that it is held against."""

    kind: str
    line: int
    pieces: list[Piece] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    reason: str = ""
    facts: str = ""


def cases(markdown: str) -> tuple[Case, ...]:
    """The cases of a Markdown text, in order. Raises CaseError where one is not complete."""
    found: list[Case] = []
    kind, fence, body = "", "", list[str]()
    for number, line in enumerate(markdown.splitlines(), 1):
        if fence:
            if line.strip() == "```":
                _close(found, kind, fence, body, number)
                fence = ""
            else:
                body.append(line)
        elif line.startswith("```"):
            fence, body = line[3:].strip() or "text", []
        elif line.startswith(("# ", "## ")):
            kind = line.lstrip("# ").strip().lower()
        elif found and kind in KINDS:
            _read_line(found[-1], line, number)
    if fence:
        raise CaseError("the last fence is not closed")
    for case in found:
        _complete(case)
    return tuple(found)


def misfits(case: Case, loaded: LoadedRule) -> list[str]:
    """What the engine says of a case and the case does not, and the other way round; nothing where both agree.

    Only this rule runs; notes that the case does not list do not count. Raises RuntimeError where the rule stopped
    with an error, or the text is in a language that is not read: then the case says nothing.
    """
    outcome = run(case, loaded)
    listed = list(case.expected)
    wrong: list[str] = []
    for finding in outcome.findings:
        if finding.check.rule != loaded.rule.name:
            raise RuntimeError(finding.check.message)
        expected = _as_expected(finding, outcome)
        if expected in listed:
            listed.remove(expected)
        elif finding.level != "note":
            wrong.append(f"not expected: {expected} ({finding.check.message})")
    return wrong + [f"not found: {expected}" for expected in listed]


def run(case: Case, loaded: LoadedRule) -> Outcome:
    """What the engine makes of a case, with one rule."""
    from factcheck.claims.ledger import read_sheet
    from factcheck.findings import engine
    from factcheck.findings.outcome import Problem

    known = list(read_sheet("facts", case.facts)) if case.facts else []
    problems = [fact for fact in known if isinstance(fact, Problem)]
    if problems:
        raise CaseError(f"line {case.line}: {problems[0]}")
    return engine.check(
        articles(case), rules=(loaded,), facts=[fact for fact in known if not isinstance(fact, Problem)]
    )


def articles(case: Case) -> list[Article]:
    """The articles of a case, named article-1, article-2, …"""
    return [_article(piece, f"article-{number}") for number, piece in enumerate(case.pieces, 1)]


def _article(piece: Piece, name: str) -> Article:
    from factcheck.articles import article

    known = piece.known
    return article(
        piece.text,
        id=name,
        title=known.get("title", ""),
        summary=known.get("summary", ""),
        published=known.get("published"),
        outlet=known.get("outlet", ""),
        locale=known.get("locale", ""),
    )


def _as_expected(finding: Finding, outcome: Outcome) -> Expected:
    order = {reading.article.id: number for number, reading in enumerate(outcome.readings)}
    fields = ("title", "summary", "text")
    places = {
        (order.get(one.article, 0), fields.index(one.span.field), one.span.start, one.span.end): one.text
        for one in finding.check.operands
    }
    return Expected(finding.level, finding.check.rule, tuple(_flat(places[place]) for place in sorted(places)))


def _close(found: list[Case], kind: str, fence: str, body: Sequence[str], number: int) -> None:
    """Takes in a fence that has ended: a new case, or one more article of the last one."""
    if fence == "facts" and found:
        found[-1].facts = "\n".join(body) + "\n"
    if not fence.startswith("article"):
        return
    if kind not in KINDS:
        raise CaseError(f"line {number}: an article stands under {kind!r}, not under one of: {', '.join(KINDS)}")
    words = shlex.split(fence)[1:]
    joins = "with" in words
    pairs = [word.partition("=") for word in words if word != "with"]
    for name, _, _ in pairs:
        if name not in KEYS:
            raise CaseError(f"line {number}: {name!r} is not one of with, {', '.join(KEYS)}")
    if joins and (not found or found[-1].kind != kind):
        raise CaseError(f"line {number}: there is no article before this one that it goes with")
    if not joins:
        found.append(Case(kind, number - len(body) - 1))
    found[-1].pieces.append(Piece("\n".join(body) + "\n", {name: value for name, _, value in pairs}))


_FINDING = regex(rf"- ({'|'.join(LEVELS)}) ([a-z][a-z0-9-]*): (\S.*)")


def _read_line(case: Case, line: str, number: int) -> None:
    if line.startswith("reason:"):
        case.reason = line[len("reason:") :].strip()
    elif case.reason and line.startswith("  "):
        case.reason += " " + line.strip()
    elif line.startswith("- "):
        finding = _FINDING.fullmatch(line.rstrip())
        if not finding:
            raise CaseError(f"line {number}: a finding reads `- level rule: text | text`, not {line!r}")
        level, rule, texts = finding.groups()
        case.expected.append(Expected(level, rule, tuple(_flat(text) for text in texts.split(" | "))))


def _complete(case: Case) -> None:
    where = f"line {case.line}: a case under {case.kind!r}"
    if case.kind in ("flags", "known miss") and not case.expected:
        raise CaseError(f"{where} lists the findings expected")
    if case.kind != "flags" and not case.reason:
        raise CaseError(f"{where} gives its reason")


def _flat(text: str) -> str:
    """A text on one line: any white space is one space."""
    return " ".join(text.split())
