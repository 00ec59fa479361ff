"""The report as Markdown, for a mail, a wiki or a comment on a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.findings.outcome import Outcome
from factcheck.lexicon.regex import regex
from factcheck.model.article import Span
from factcheck.model.check import Finding, Operand
from factcheck.report.display import clipped, one_line
from factcheck.report.places import Atlas, line_span
from factcheck.report.tally import (
    articles_phrase,
    coverage_counts,
    coverage_sentence,
    findings_phrase,
    hidden_sentence,
    level_counts,
    rates_sentence,
    remarks_sentence,
)

_SPECIAL = regex(r"([\\`*_\[\]#|~$])")
# Where a page or a chat would address everybody, or make a link: a character of no width parts it, since neither an
# entity nor a backslash outlasts the rendering that comes before.
_LIVE = regex(r"@(?=\S)|\bwww(?=\.)|:(?=//)", re.IGNORECASE)
_PARTED = "\N{ZERO WIDTH SPACE}"
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_AROUND = 90


def render(outcome: Outcome) -> str:
    """A heading with the counts, the findings under their articles, what could not be read, what was not checked."""
    atlas = Atlas(outcome)
    phrase = findings_phrase(level_counts(outcome.findings))
    blocks = [
        f"# {phrase[0].upper() + phrase[1:]} in {articles_phrase(outcome)}",
        escaped(coverage_sentence(coverage_counts(outcome.coverage))),
        *_findings(outcome, atlas),
        *_problems(outcome),
        *(
            sentence
            for sentence in (hidden_sentence(outcome), escaped(remarks_sentence(outcome)), rates_sentence(outcome))
            if sentence
        ),
    ]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Text on one line that Markdown and HTML take for text; a line start that would make a list or a quotation is
    only a danger at the beginning of a block, where the first character is escaped too."""
    line = _SPECIAL.sub(r"\\\1", "".join(_HTML.get(character, character) for character in one_line(text)))
    line = _LIVE.sub(lambda found: found[0] + _PARTED, line)
    return f"\\{line}" if line[:1] in "+-=" and line else re.sub(r"^([0-9]{1,9})([.)])(?= |$)", r"\1\\\2", line)


def code(text: str) -> str:
    """Text as a code span, with as many backticks around it as it needs."""
    line = one_line(text) or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if "`" in line else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def _findings(outcome: Outcome, atlas: Atlas) -> Iterator[str]:
    last = ""
    for finding in outcome.findings:
        first = atlas.primary(finding.check)
        if first and first.article != last:
            last = first.article
            yield f"## {escaped(clipped(atlas.title(last), 200))}\n\n{code(atlas.path(last))}"
        yield "\n\n".join(_finding(finding, first, atlas))


def _finding(finding: Finding, first: Operand | None, atlas: Atlas) -> Iterator[str]:
    check = finding.check
    yield f"### {finding.level.capitalize()}: {escaped(check.message)}"
    place = atlas.place_of(first) if first else None
    yield f"{code(check.rule)}{f', line {place.line}, column {place.column}' if place else ''}"
    quotations = [f"> {line}" for line in _quotations(finding.operands, first, atlas)]
    if quotations:
        yield "\n>\n".join(quotations)
    suggestion = check.suggestion.text if check.suggestion else ""
    details = (("Sum", check.arithmetic), ("Cause", check.diagnosis), ("Fix", suggestion))
    lines = [f"- **{name}:** {escaped(text)}" for name, text in details if text]
    if lines:
        yield "\n".join(lines)


def _quotations(operands: tuple[Operand, ...], first: Operand | None, atlas: Atlas) -> Iterator[str]:
    """Each line that holds numbers of the finding, once, with the numbers in bold."""
    lines: dict[tuple[str, str, int], list[Operand]] = {}
    for operand in (operand for operand in operands if operand.text):
        start = line_span(atlas.field(operand.article, operand.span.field), operand.span).start
        lines.setdefault((operand.article, operand.span.field, start), []).append(operand)
    for (article, field, _), group in lines.items():
        text = atlas.field(article, field)
        spans = sorted({(operand.span.start, operand.span.end) for operand in group})
        source = f" ({code(str(atlas.place(article, group[0].span)))})" if first and article != first.article else ""
        yield _quoted(text, line_span(text, group[0].span), spans) + source


def _quoted(text: str, line: Span, spans: Sequence[tuple[int, int]]) -> str:
    """A line, or as much of it as stands around the spans, with these in bold."""
    start = max(line.start, spans[0][0] - _AROUND)
    end = min(line.end, spans[-1][1] + _AROUND)
    pieces, at = ["…" if start > line.start else ""], start
    for low, high in spans:
        pieces += [_part(text[at:low]), f"**{escaped(text[max(at, low) : high])}**"] if high > at else []
        at = max(at, high)
    pieces += [_part(text[at:end]), "…" if end < line.end else ""]
    return "".join(pieces).strip()


def _part(text: str) -> str:
    """A stretch between two numbers, which keeps the blanks at its ends."""
    lead, tail = " " if text[:1].isspace() else "", " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{escaped(text).removeprefix(chr(92)) if text[:1] in '+-=' else escaped(text)}{tail}"


def _problems(outcome: Outcome) -> Iterator[str]:
    if outcome.problems:
        lines = [f"- {escaped(clipped(str(problem), 400))}" for problem in outcome.problems]
        yield "## Could not be read\n\n" + "\n".join(lines)
