"""Where a command may write: never over the articles that it reads."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click


class Target(click.Path):
    """A file or folder to write to. An empty name is refused: a variable that was not set in a script would stand for
    the current folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        if value == "":
            self.fail("an empty name is no file and no folder", param, ctx)
        return super().convert(value, param, ctx)


def spare_sources(paths: Sequence[str], *, report: Path | None, files: Sequence[Path | None]) -> None:
    """Refuses, before anything is written, a report in a folder that articles are read from, and a file in the place of
    an article. `paths` are what is read, `files` what else is to be written.

    Raises click.UsageError.
    """
    folder = report.resolve() if report is not None and report.is_dir() else None
    taken = {file.resolve() for file in files if file is not None and file.is_file()}
    if folder is None and not taken:
        return
    if folder is not None and folder in _places(paths):
        _refuse(report)
    for path, place in _read(paths):
        if place.parent == folder:
            _refuse(report)
        if place in taken:
            raise click.UsageError(f"{path} is an article that is read: write to another file")


def _places(paths: Sequence[str]) -> Iterator[Path]:
    """Where what is named stands; the standard input stands nowhere."""
    from factcheck.articles.files import STDIN

    return (Path(path).resolve() for path in paths if path != STDIN)


def _read(paths: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """The files that are read, each with its place."""
    from factcheck.articles.files import STDIN, Source, sources

    read = (source.path for source in sources(paths) if isinstance(source, Source) and source.path != STDIN)
    return ((path, Path(path).resolve()) for path in read)


def _refuse(report: Path | None) -> None:
    raise click.UsageError(f"{report}: articles are read from this folder; write the report to a folder of its own")
