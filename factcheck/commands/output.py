"""Where the commands write: standard output, or a file in its place."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click


def coloured() -> bool:
    """Colour is for a person at a terminal who has not asked for none (NO_COLOR, TERM=dumb)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def emit(text: str, output: Path | None) -> None:
    """Writes a text to a file, or to standard output. A file gets exactly the same bytes."""
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror or error}") from None
