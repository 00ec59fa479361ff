"""`check --diff` and `check --fix`: the corrected figures as a patch, and put into the files."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

import click

from factcheck.articles.formats.encodings import Undecodable, decode
from factcheck.commands.output import coloured, say
from factcheck.findings.corrections import Correction, Recheck, corrections
from factcheck.findings.fixes import EDITABLE, applied, diff, level, may_be_put_in, settled
from factcheck.findings.outcome import Outcome
from factcheck.model.article import Article, Span
from factcheck.model.check import Finding
from factcheck.model.records import dataclass
from factcheck.report import atomic

COLOURS = {"+": "green", "-": "red", "@": "cyan", "#": "yellow"}
# In the order in which reading tries them; the first that gives a file's own bytes back is the one it is written in.
_ENCODINGS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (b"", "cp1252"),
    (b"", "latin-1"),
)


class Unfixable(ValueError):
    """A file that has a fix and cannot take it; the message says why."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One file with its corrected figures, and the bytes that were read and that are to be written."""

    correction: Correction
    read: bytes
    raw: bytes

    @property
    def path(self) -> str:
        return self.correction.path

    @property
    def name(self) -> str:
        """The path as a patch names it."""
        return PurePath(self.path).as_posix().lstrip("/")

    @property
    def patch(self) -> str:
        return diff(self.name, self.correction.before, self.correction.after)

    @property
    def raw_patch(self) -> bytes:
        """The patch in the bytes of the file, so that it can be applied to a file of any encoding."""
        return diff(self.name, self.read.decode("latin-1"), self.raw.decode("latin-1")).encode("latin-1")

    @property
    def count(self) -> int:
        return len(self.correction.edits)


def fixes(outcome: Outcome, recheck: Recheck, *, unsafe: bool) -> tuple[Fix, ...]:
    """The files with a change that may be written, in the order of the articles. Only text and Markdown is edited; a
    file that cannot take its figures is named on standard error."""
    read: dict[str, bytes] = {}
    sources: dict[str, str] = {}
    for reading in outcome.checked:
        path = reading.article.path
        if PurePath(path).suffix.lower() not in EDITABLE or not _concerned(reading.article.id, outcome):
            continue
        try:
            read[path] = Path(path).read_bytes()
            sources[path] = decode(read[path])
        except (OSError, Undecodable) as error:
            say(f"warning: {path}: not fixed: {error}")
    found = []
    for one in corrections(sources, outcome, recheck, unsafe=unsafe) if sources else ():
        try:
            found.append(Fix(one, read[one.path], _encoded(read[one.path], one)))
        except Unfixable as error:
            say(f"warning: {one.path}: not fixed: {error}")
    return tuple(found)


def _concerned(article: str, outcome: Outcome) -> bool:
    """Would some change be one of this article?"""
    suggestions = (finding.check.suggestion for finding in outcome.findings)
    return any(one.article == article for each in suggestions if each for one in each.replacements)


def _encoded(raw: bytes, one: Correction) -> bytes:
    """The corrected text in the encoding of the file, byte order mark and all."""
    for mark, encoding in _ENCODINGS:
        try:
            if mark + one.before.encode(encoding) == raw:
                return mark + one.after.encode(encoding)
        except UnicodeEncodeError:
            continue
    if len(one.before) == len(raw) and all(edit.replacement.isascii() for edit in one.edits):
        return applied(raw.decode("latin-1"), one.edits).encode("latin-1")  # one byte a character, whatever the page
    raise Unfixable("its encoding cannot hold the suggested figures, or cannot be told for certain")


def proposals(outcome: Outcome, found: Sequence[Fix]) -> tuple[str, ...]:
    """A line for each finding whose correction is proposed and not in the patch: where, what is written, and all ways
    to put it right, none of which is known to be the right one."""
    made = {finding.id for fix in found for repair in fix.correction.made for finding in repair.findings}
    safe, articles = settled(outcome), {one.article.id: one.article for one in outcome.readings}
    left = (one for one in outcome.findings if one.id not in made and level(one, safe, articles) is not None)
    return tuple(line for finding in left if (line := _proposal(finding, articles)))


def _proposal(finding: Finding, articles: Mapping[str, Article]) -> str:
    """The line of one finding; "" where nothing that is suggested may be put in."""
    ways = finding.check.suggestion.replacements if finding.check.suggestion else ()
    free = [one for one in ways if one.article in articles and may_be_put_in(one, articles[one.article])]
    if not free:
        return ""
    article = articles[free[0].article]
    line, column = article.place(free[0].span.field, free[0].span.start)
    texts = [f"{_printed(articles[one.article].fields[one.span.field], one.span)} -> {one.text}" for one in free]
    place = f"{article.path or article.id}:{line}:{column}"
    return f"# proposed: {place}: {finding.check.rule}: {'; or '.join(texts)}"


def _printed(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def show(found: Sequence[Fix], proposed: Sequence[str], *, err: bool) -> None:
    """Prints the proposals, each on a line that no patch takes for its own, and the changes as a patch, as `git apply`
    takes it; on a terminal and on standard error with nothing that drives a terminal or a CI."""
    from factcheck.report.display import inert, one_line

    notes = [one_line(line) for line in proposed]
    if err or sys.stdout.isatty():
        for line in (*notes, *"".join(one.patch for one in found).split("\n")[:-1]):
            colour = COLOURS.get(line[:1]) if coloured() else None
            click.echo(click.style(inert(line.rstrip("\r")), fg=colour), err=err)
        return
    for note in notes:
        click.echo(note)
    for one in found:
        click.echo(one.raw_patch, nl=False)


def write(found: Sequence[Fix]) -> bool:
    """Puts the figures into the files; each is replaced as a whole or left as it was. Says whether all were."""
    done = True
    for one in found:
        try:
            atomic.write(one.path, one.raw, expected=one.read)
        except OSError as error:
            done = False
            say(f"error: {one.path}: not fixed: {error.strerror or error}")
            continue
        say(f"fixed: {one.path} ({one.count} {'figure' if one.count == 1 else 'figures'})")
    return done
