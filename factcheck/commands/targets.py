"""Where a command may write: never over the articles that it reads."""

from __future__ import annotations

import os
from collections.abc import Sequence
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
    from factcheck.articles.files import STDIN, Source, sources

    if folder is not None and any(path != STDIN and Path(path).resolve() == folder for path in paths):
        _refuse(report)
    read = (source.path for source in sources(paths) if isinstance(source, Source) and source.path != STDIN)
    for path in read:
        place = Path(path).resolve()
        if place.parent == folder:
            _refuse(report)
        if place in taken:
            raise click.UsageError(f"{path} is an article that is read: write to another file")


def _refuse(report: Path | None) -> None:
    raise click.UsageError(f"{report}: articles are read from this folder; write the report to a folder of its own")
