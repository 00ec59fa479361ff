"""`check --diff` and `check --fix`: the suggested figures as a patch, and put into the files."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import click

from factcheck.commands.output import coloured, say
from factcheck.fixes import EDITABLE, applied, diff, edits, is_certain
from factcheck.outcome import Outcome
from factcheck.reading.encodings import Undecodable, decode

COLOURS = {"+": "green", "-": "red", "@": "cyan"}
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
    """One file with its suggested figures: the text before and after, the bytes to write, how many figures."""

    path: str
    before: str
    after: str
    raw: bytes
    count: int

    @property
    def patch(self) -> str:
        return diff(PurePath(self.path).as_posix().lstrip("/"), self.before, self.after)


def fixes(outcome: Outcome) -> tuple[Fix, ...]:
    """The files that hold figures that are certainly wrong, in the order of the articles. Only text and Markdown is
    edited; a file that cannot take its figures is named on standard error."""
    found = []
    for reading in outcome.readings:
        article = reading.article
        if PurePath(article.path).suffix.lower() not in EDITABLE:
            continue
        try:
            raw = Path(article.path).read_bytes()
            before = decode(raw)
            made = edits(article, before, filter(is_certain, outcome.findings))
            if made:
                after = applied(before, made)
                found.append(Fix(article.path, before, after, _encoded(raw, before, after), len(made)))
        except (OSError, Undecodable, Unfixable) as error:
            say(f"warning: {article.path}: not fixed: {error}")
    return tuple(found)


def _encoded(raw: bytes, before: str, after: str) -> bytes:
    """The text after in the encoding of the file, byte order mark and all."""
    for mark, encoding in _ENCODINGS:
        try:
            if mark + before.encode(encoding) == raw:
                return mark + after.encode(encoding)
        except UnicodeEncodeError:
            continue
    raise Unfixable("its encoding cannot hold the suggested figures, or cannot be told for certain")


def show(found: Sequence[Fix], *, err: bool) -> None:
    """Prints the fixes as a patch, as `git apply` takes it; on a terminal and on standard error with nothing that
    drives a terminal or a CI."""
    from factcheck.report.display import inert

    shown = err or sys.stdout.isatty()
    for line in "".join(one.patch for one in found).split("\n")[:-1]:
        colour = COLOURS.get(line[:1]) if coloured() else None
        click.echo(click.style(inert(line.rstrip("\r")), fg=colour) if shown else line, err=err)


def write(found: Sequence[Fix]) -> None:
    """Puts the figures into the files; each is replaced as a whole or left as it was."""
    for one in found:
        try:
            _replace(Path(one.path).resolve(), one.raw)
        except OSError as error:
            raise click.ClickException(f"{one.path}: {error.strerror or error}") from None
        say(f"fixed: {one.path} ({one.count} {'figure' if one.count == 1 else 'figures'})")


def _replace(path: Path, raw: bytes) -> None:
    """Writes beside the file, with its permissions, and renames."""
    descriptor, part = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
        shutil.copymode(path, part)
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise
