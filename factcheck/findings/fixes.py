"""Suggested figures as edits of the source text, and which of them may be made without asking.

A change is *safe* where a fact sheet, the calendar or an exact conversion leaves one number and one value, or where two
checks that share just one number leave the same value for it. Everything else is *proposed*: one of several ways in
which the numbers would fit, of which the arithmetic cannot tell the right one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from io import StringIO
from itertools import combinations

from factcheck.findings.outcome import Outcome
from factcheck.model.article import Article, Span
from factcheck.model.check import Check, Finding, Replacement

UNTOUCHED = ("quote", "teaser", "correction")
EDITABLE = (".txt", ".md", ".markdown")
SURE = 0.6
"""The power from which an agreeing check speaks against changing one of its numbers."""
MOST = 40
"""Findings of one number that are looked at together; with more, it is no longer one number that is wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Code points `start` to `end` of the source file become `replacement`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Repair:
    """The ways to put right what some findings tell, the likeliest first; each is made at every place that tells the
    same. A safe one has one way."""

    findings: tuple[Finding, ...]
    safe: bool
    ways: tuple[tuple[Edit, ...], ...]


def may_be_put_in(one: Replacement, article: Article) -> bool:
    """Is this the article that the replacement is for, and the place the writer's to change?"""
    return (
        one.article == article.id
        and one.text != ""
        and article.zone_at(one.span.field, one.span.start) not in UNTOUCHED
    )


def settled(outcome: Outcome) -> Mapping[str, Replacement]:
    """The safe change of each finding that has one, by the finding's id."""
    doubted = _confirmed(outcome)
    alone: dict[str, Replacement] = {}
    shared: dict[tuple[str, Span], list[tuple[Finding, Replacement]]] = defaultdict(list)
    for finding in outcome.findings:
        suggestion = finding.check.suggestion
        if finding.check.verdict != "contradiction" or suggestion is None:
            continue
        free = [one for one in suggestion.replacements if (one.article, one.span) not in doubted]
        if suggestion.ground and free[:1] == list(suggestion.replacements[:1]):
            alone[finding.id] = suggestion.replacements[0]
            continue
        for one in free:
            shared[one.article, one.span].append((finding, one))
    return alone | _joint(shared)


def _confirmed(outcome: Outcome) -> set[tuple[str, Span]]:
    """The places that an agreeing sum or conversion speaks for. Two places that say the same do not: a figure that was
    copied agrees with its copy."""
    families = {rule.name: rule.family for rule in outcome.rules}
    return {
        (operand.article, operand.span)
        for _, check in outcome.checks
        if check.verdict == "agree" and (check.power or 0) >= SURE and families.get(check.rule) != "agreement"
        for operand in check.operands
    }


def _joint(shared: Mapping[tuple[str, Span], list[tuple[Finding, Replacement]]]) -> dict[str, Replacement]:
    """What two checks leave together, where that is one thing: a finding that two changes would settle has none."""
    found: dict[str, dict[tuple[str, Span, str], Replacement]] = defaultdict(dict)
    pairs = (pair for members in shared.values() for pair in combinations(members[:MOST], 2))
    for (a, one), (b, two) in pairs:
        right = _agreed(one, two)
        if right is not None and _independent(a.check, b.check):
            key = (right.article, right.span, right.text)
            found[a.id][key] = found[b.id][key] = right
    torn = {key for ways in found.values() if len(ways) > 1 for key in ways}
    return {name: right for name, ways in found.items() for key, right in ways.items() if key not in torn}


def _agreed(one: Replacement, two: Replacement) -> Replacement | None:
    """What puts right what both are for."""
    if one.fixed_with(two):
        return one
    return two if two.fixed_with(one) else None


def _independent(a: Check, b: Check) -> bool:
    """Have the two just one number in common?"""
    places = [{(operand.article, operand.span) for operand in check.operands} for check in (a, b)]
    return len(places[0] & places[1]) == 1


def level(finding: Finding, safe: Mapping[str, Replacement], articles: Mapping[str, Article]) -> str | None:
    """ "safe", "proposed", or None where nothing is suggested that may be put in. `safe` is what `settled` gives."""
    suggestion = finding.check.suggestion
    ways = suggestion.replacements if suggestion is not None else ()
    if not any(one.article in articles and may_be_put_in(one, articles[one.article]) for one in ways):
        return None
    return "safe" if finding.id in safe else "proposed"


def repairs(article: Article, source: str, outcome: Outcome) -> tuple[Repair, ...]:
    """What can be done about the findings of one article, in their order. Nothing inside a quotation is touched, and
    nothing where the source does not read as the article does."""
    safe, place = settled(outcome), Places(article, source)
    found: list[Repair] = []
    joint: dict[tuple[Edit, ...], int] = {}
    for finding in outcome.findings:
        ways = tuple(_ways(finding, safe.get(finding.id), place))
        if not ways:
            continue
        if finding.id in safe and ways[0] in joint:
            at = joint[ways[0]]
            found[at] = Repair((*found[at].findings, finding), True, ways)
            continue
        if finding.id in safe:
            joint[ways[0]] = len(found)
        found.append(Repair((finding,), finding.id in safe, ways))
    return tuple(found)


def _ways(finding: Finding, only: Replacement | None, place: Places) -> Iterator[tuple[Edit, ...]]:
    """The edits of each way to put a finding right, at all its places."""
    suggestion = finding.check.suggestion
    for number, one in enumerate(suggestion.replacements if suggestion else ()):
        if only is not None and (one.article, one.span) != (only.article, only.span):
            continue
        own = place.edit(only or one)
        if own is not None:
            more = (_counterpart(repeat.check, number, one) for repeat in finding.repeats)
            edits = {own, *(edit for other in more if other is not None and (edit := place.edit(other)) is not None)}
            yield tuple(sorted(edits))
        if only is not None:
            return


def _counterpart(check: Check, number: int, one: Replacement) -> Replacement | None:
    """What is written in the same place of a repeat."""
    replacements = check.suggestion.replacements if check.suggestion else ()
    other = replacements[number] if number < len(replacements) else None
    return other if other is not None and other.text == one.text else None


class Places:
    """Where the code points of an article stand in its source."""

    def __init__(self, article: Article, source: str) -> None:
        self.article = article
        self.source = source
        self._starts = [0]
        at = source.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = source.find("\n", at + 1)

    def offset(self, field: str, at: int) -> int:
        line, column = self.article.place(field, at)
        return min(self._starts[min(line, len(self._starts)) - 1] + column - 1, len(self.source))

    def span(self, span: Span) -> tuple[int, int]:
        start = self.offset(span.field, span.start)
        return start, self.offset(span.field, span.end - 1) + 1 if span.end > span.start else start

    def edit(self, one: Replacement) -> Edit | None:
        """The edit that puts a replacement in; None where it may not be made or would change nothing."""
        if not may_be_put_in(one, self.article):
            return None
        start = self.offset(one.span.field, one.span.start)
        end = start + one.span.end - one.span.start
        printed = self.article.fields[one.span.field][one.span.start : one.span.end]
        return Edit(start, end, one.text) if self.source[start:end] == printed != one.text else None


def without_clashes(wanted: Sequence[tuple[Edit, ...]]) -> list[bool]:
    """Which groups of edits can be made together: all but those that touch the code points of a different edit."""
    spans = sorted({(edit, number) for number, edits in enumerate(wanted) for edit in edits})
    clashing: set[int] = set()
    reach: tuple[Edit, int] | None = None
    for edit, number in spans:
        if reach is not None and edit != reach[0] and edit.start < reach[0].end:
            clashing |= {number, reach[1]}
        if reach is None or edit.end > reach[0].end:
            reach = edit, number
    touched = {edit for number in clashing for edit in wanted[number]}
    return [number not in clashing and not touched & set(edits) for number, edits in enumerate(wanted)]


def applied(source: str, edits: Sequence[Edit]) -> str:
    """The source with all edits in it; they are sorted and do not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts += [source[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*parts, source[at:]])


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of one file, as `git apply` and `patch` take it, whatever the file is called."""
    name = _quoted(f"a/{path}"), _quoted(f"b/{path}")
    lines = list(unified_diff(_lines(before), _lines(after), lineterm="\n"))[2:]
    body = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return f"--- {name[0]}\n+++ {name[1]}\n{body}" if body else ""


_ESCAPES = {"\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r", '"': '\\"',
            "\\": "\\\\"}  # fmt: skip


def _quoted(name: str) -> str:
    """A name in a patch as git writes it: in quotation marks, with its bytes in octal, where it is an odd one."""
    if all(char.isascii() and (char.isalnum() or char in "._-+/@%,=~") for char in name):
        return name
    octal = "".join(
        chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"
        for char in name
        for byte in _ESCAPES.get(char, char).encode("utf-8", "surrogateescape")
    )
    return f'"{octal}"'


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends; for a patch, only a line feed ends a line."""
    return list(StringIO(text, newline="\n"))
