"""Where the commands write: standard output, or a file in its place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from factcheck.report.atomic import replacing

LONGEST = 4000
"""Code points of one message; of a longer one, the middle is left out."""


def coloured() -> bool:
    """Colour is for a person at a terminal who has not asked for none (NO_COLOR, TERM=dumb)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(text: str) -> None:
    """Says something to the person who runs this, on standard error: everything goes through here, so that nothing that
    an article, a file name or a decision holds drives a terminal or a CI."""
    from factcheck.report.display import spelt

    half = LONGEST // 2
    click.echo(spelt(text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"), err=True)


def emit(text: str, output: Path | None) -> None:
    """Writes a text to a file, or to standard output. A file gets exactly the same bytes."""
    emit_parts((text,), output)


def emit_parts(parts: Iterable[str], output: Path | None) -> None:
    """Writes a text part by part, as its parts are made; a file is the old one until all are there."""
    if output is None:
        sys.stdout.writelines(parts)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with (
            replacing(output) as part,
            part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file,
        ):
            file.writelines(parts)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror or error}") from None
