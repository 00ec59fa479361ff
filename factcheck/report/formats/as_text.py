"""The report for a terminal: each finding with its lines, the sum, the cause and what to write instead."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from factcheck.findings.outcome import Outcome
from factcheck.model.check import Finding, Operand
from factcheck.report.display import clipped, inert, one_line, visible, width
from factcheck.report.excerpt import Excerpt, Label, Piece, excerpt, grouped
from factcheck.report.places import Atlas
from factcheck.report.tally import (
    articles_phrase,
    coverage_counts,
    coverage_sentence,
    findings_phrase,
    hidden_sentence,
    level_counts,
    listed,
    plural,
    rates_sentence,
)

_STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36", "strong": "1", "weak": "2", "path": "4", "good": "32"}
_MARGIN = 7
_SHOWN_PROBLEMS = 20
_SHOWN_NUMBERS = 5


def render(outcome: Outcome, *, colour: bool = False, columns: int = 100) -> str:
    """Findings in the outcome's order under their articles, what could not be read, and a summary.

    `columns` is the width to fill; `colour` adds ANSI styles, which a pipe or a file should not get.
    """
    page = _Page(Atlas(outcome), colour, max(columns, 40))
    blocks = [*page.findings(outcome), *page.problems(outcome), page.summary(outcome)]
    text = "\n".join(blocks)
    return text if colour else inert(text)


class _Page:
    """The styles and the width that all parts of one report share."""

    def __init__(self, atlas: Atlas, colour: bool, columns: int) -> None:
        self.atlas, self.colour, self.columns = atlas, colour, columns

    def styled(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and text else text

    def findings(self, outcome: Outcome) -> Iterator[str]:
        last = ""
        for finding in outcome.findings:
            first = self.atlas.primary(finding.check)
            if first and first.article != last:
                last = first.article
                yield self._article(last)
            yield "".join(f"{line}\n" for line in self._finding(finding, first))

    def _article(self, article: str) -> str:
        title, path = clipped(self.atlas.title(article), self.columns), one_line(self.atlas.path(article))
        head = self.styled(title, "strong")
        return f"{head}\n{path}\n" if title != path else f"{head}\n"

    def _finding(self, finding: Finding, first: Operand | None) -> Iterator[str]:
        check = finding.check
        place = self.atlas.place_of(first) if first else None
        where = f"  {self.styled(visible(str(place)), 'weak')}" if place else ""
        yield f"{self.styled(finding.level, finding.level)} {self.styled(check.rule, 'strong')}{where}"
        yield from self._wrapped("  ", check.message)
        for operands in self._by_line(finding.operands):
            yield from self._shown(operands, first, finding.level)
        suggestion = check.suggestion.text if check.suggestion else ""
        details = (("sum", check.arithmetic), ("cause", check.diagnosis), ("fix", suggestion))
        for name, text in details:
            if text:
                yield from self._wrapped(f"  {name + ':':<7}", text)

    def _by_line(self, operands: tuple[Operand, ...]) -> list[list[Operand]]:
        """The operands in order, those of one field of one article together."""
        groups: dict[tuple[str, str], list[Operand]] = {}
        for operand in operands:
            groups.setdefault((operand.article, operand.span.field), []).append(operand)
        return list(groups.values())

    def _shown(self, operands: list[Operand], first: Operand | None, level: str) -> Iterator[str]:
        article, field = operands[0].article, operands[0].span.field
        text = self.atlas.field(article, field)
        labels = [Label(o.span, o.role, o is first) for o in operands if 0 <= o.span.start < o.span.end <= len(text)]
        for group in grouped(text, labels, self.columns - _MARGIN - 2):
            place = self.atlas.place(article, group[0].span)
            if first and article != first.article:
                yield self.styled(f"{'':{_MARGIN - 2}}--> {visible(str(place))}", "weak")
            yield from self._drawn(excerpt(text, group, self.columns - _MARGIN - 2), place.line, level)

    def _drawn(self, drawing: Excerpt, line: int, level: str) -> Iterator[str]:
        yield f"{self._gutter(str(line))} {drawing.source}"
        for row in drawing.rows:
            yield f"{self._gutter('')} {self._pieces(row, level)}"

    def _gutter(self, line: str) -> str:
        return self.styled(f"{line:>{_MARGIN - 2}} |", "weak")

    def _pieces(self, row: tuple[Piece, ...], level: str) -> str:
        out, column = "", 0
        for piece in row:
            out += " " * (piece.column - column) + self.styled(piece.text, level if piece.strong else "weak")
            column = piece.end
        return out

    def _wrapped(self, lead: str, text: str) -> list[str]:
        lines = textwrap.wrap(
            one_line(text), max(20, self.columns - width(lead)), break_long_words=False, break_on_hyphens=False
        )
        name = self.styled(lead, "weak") if lead.strip() else lead
        return [f"{name if not at else ' ' * width(lead)}{line}" for at, line in enumerate(lines)]

    def problems(self, outcome: Outcome) -> Iterator[str]:
        if not outcome.problems:
            return
        head = self.styled(f"{plural(len(outcome.problems), 'input')} could not be read", "error")
        lines = [clipped(str(problem), 3 * self.columns) for problem in outcome.problems[:_SHOWN_PROBLEMS]]
        if len(outcome.problems) > _SHOWN_PROBLEMS:
            lines.append(f"and {len(outcome.problems) - _SHOWN_PROBLEMS:,} more")
        yield f"{head}\n" + "".join(f"  {line}\n" for line in lines)

    def not_understood(self, outcome: Outcome) -> str:
        """The numbers that nobody has looked at, with their places, since they are for a person to check."""
        entries = [entry for entry in outcome.coverage if entry.status == "not-understood"]
        if not entries:
            return ""
        places = [
            f"“{visible(clipped(entry.text, 20))}” {visible(str(self.atlas.place(entry.article, entry.span)))}"
            for entry in entries[:_SHOWN_NUMBERS]
        ]
        left = [f"{len(entries) - len(places):,} more"] if len(entries) > len(places) else []
        return f"Not understood, to be checked by hand: {listed([*places, *left])}."

    def summary(self, outcome: Outcome) -> str:
        counts = level_counts(outcome.findings)
        worst = next((level for level, count in counts.items() if count), "good")
        phrase = findings_phrase(counts)
        head = f"{self.styled(phrase[0].upper() + phrase[1:], worst)} in {articles_phrase(outcome)}."
        sentences = (
            coverage_sentence(coverage_counts(outcome.coverage)),
            self.not_understood(outcome),
            hidden_sentence(outcome),
            rates_sentence(outcome),
        )
        return f"{head}\n" + "".join(f"{line}\n" for text in sentences if text for line in self._wrapped("", text))
