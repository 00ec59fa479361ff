"""One document of an editor, checked: its article, what was found, and where in the document each thing stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cached_property
from pathlib import PurePath

from lsprotocol.types import PositionEncodingKind, Range

from factcheck.articles.formats.text import read_text
from factcheck.findings import engine
from factcheck.findings.corrections import Correction, corrections
from factcheck.findings.fixes import EDITABLE, Places, Repair, repairs
from factcheck.findings.outcome import Outcome, Problem
from factcheck.lexicon.regex import regex
from factcheck.lsp.house import House, shown
from factcheck.lsp.lines import Lines
from factcheck.model.article import Article, Span
from factcheck.model.budget import too_long, using
from factcheck.model.check import Check
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass

_PROSE = ("markdown", "plaintext")
_LINE = regex(r"line (\d{1,9})")


@dataclass(frozen=True)
class Draft:
    """`article` is None where there is nothing to check; `problems` are what could not be read, with a line;
    `complaints` are sentences about the newsroom's files, not about the draft; `again` checks another text as this one
    was checked."""

    uri: str
    version: int | None
    source: str
    lines: Lines
    article: Article | None = None
    outcome: Outcome = field(default_factory=Outcome)
    problems: tuple[Problem, ...] = ()
    complaints: tuple[str, ...] = ()
    again: Callable[[str], Outcome] | None = None

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """What can be done about the findings, in their order."""
        return repairs(self.article, self.source, self.outcome) if self.article is not None else ()

    @cached_property
    def correction(self) -> Correction | None:
        """The safe changes, checked again with all of them made; None where there is none."""
        if self.article is None or self.again is None or not any(one.safe for one in self.repairs):
            return None
        path, again = self.article.path, self.again
        made = corrections({path: self.source}, self.outcome, lambda texts: again(texts[path]))
        return made[0] if made else None

    def span(self, span: Span) -> tuple[int, int]:
        """The code points of the document where a span of the article stands."""
        assert self.article is not None
        return self._places.span(span)

    def range(self, span: Span) -> Range:
        return self.lines.range(*self.span(span))

    def line_of(self, problem: Problem) -> Range:
        """The line that a problem names, the first where it names none."""
        named = _LINE.fullmatch(problem.place)
        line = min(int(named[1]) if named else 1, len(self._starts))
        end = self.source.find("\n", self._starts[line - 1])
        return self.lines.range(self._starts[line - 1], len(self.source) if end < 0 else end)

    def claims_at(self, offset: int) -> tuple[Claim, ...]:
        """The claims whose number holds a code point of the document, the narrowest first."""
        found = []
        for claim in self.claims:
            start, end = self.span(claim.span)
            if start <= offset <= end:
                found.append((offset == end, end - start, start, claim))
        return tuple(claim for *_, claim in sorted(found, key=lambda entry: entry[:3]))

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for reading in self.outcome.readings for claim in reading.claims)

    def checks_of(self, claim: Claim) -> Iterator[Check]:
        """The comparisons that a claim took part in, in order."""
        for _, check in self.outcome.checks:
            if any(operand.claim is not None and operand.claim.id == claim.id for operand in check.operands):
                yield check

    @cached_property
    def _places(self) -> Places:
        assert self.article is not None
        return Places(self.article, self.source)

    @cached_property
    def _starts(self) -> list[int]:
        """Where lines begin as an article counts them: after each line feed."""
        return [0, *(match.end() for match in re.finditer("\n", self.source))]


def is_prose(path: str, language: str | None) -> bool:
    """Does the server read this document? By its suffix, or by its language where it is not yet saved."""
    suffix = PurePath(path).suffix.lower()
    return suffix in EDITABLE or (not suffix and language in _PROSE)


def draft(
    uri: str, path: str, version: int | None, source: str, settings: House, encoding: PositionEncodingKind | str | None
) -> Draft:
    """Reads and checks a document, within the limits of its settings. Never raises for what a document may hold."""
    with using(settings.config.limits):
        return _drafted(uri, path, version, source, settings, encoding)


def _drafted(
    uri: str, path: str, version: int | None, source: str, settings: House, encoding: PositionEncodingKind | str | None
) -> Draft:
    lines = Lines(source, encoding)
    too_much = too_long(len(source))
    if not source.strip() or too_much:
        said = Problem(path, "", f"not checked while you type: {too_much}")
        return Draft(uri, version, source, lines, problems=(said,) if too_much else ())
    locale = settings.config.for_path(path).locale if settings.config.overrides else settings.config.locale
    found = list(read_text(source, id=PurePath(path).stem or "untitled", path=path, locale=locale))
    article = next((one for one in found if isinstance(one, Article)), None)
    problems = tuple(one for one in found if isinstance(one, Problem))
    if article is None:
        return Draft(uri, version, source, lines, problems=problems)
    whole = engine.check(
        [article],
        rules=settings.rules,
        rates_file=settings.config.rates,
        options=settings.config.options,
        severities=settings.config.severities,
        facts=settings.facts,
    )
    outcome, faults, complaints = shown(whole, settings)

    def again(text: str) -> Outcome:
        return draft(uri, path, version, text, settings, encoding).outcome

    return Draft(uri, version, source, lines, article, outcome, (*problems, *faults), complaints, again)
